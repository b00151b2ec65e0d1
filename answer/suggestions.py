"""What one might ask next: questions that the cited articles are known to answer."""

from collections import Counter
from collections.abc import Iterable

from answer.answer import Answer
from answer.speech import speakers
from answer.tokens import normal_form
from index.passage import Passage
from ingest.article import Article

MOST = 3
_READ = 4
"""Articles that are read for it; who speaks in a long article takes milliseconds."""


def suggestions(answer: Answer, cited: Iterable[tuple[Article, tuple[Passage, ...]]]) -> tuple[str, ...]:
    """Return up to `MOST` questions: what others said whom the cited articles quote, the most first.

    Args:
        answer: what was answered; who was asked about or has spoken in it is not suggested again.
        cited: the articles it cites, each with its passages, in the order of its sources.
    """
    heard: Counter[str] = Counter()
    for article, passages in list(cited)[:_READ]:
        sentences = [span for passage in passages for span in passage.sentences]
        heard.update(
            one.name for spoken in speakers(article.text, sentences) for one in spoken[:1] if one.person
        )
    known = _known(answer)
    fresh = [(name, count) for name, count in heard.items() if not known & _parts(name)]
    ranked = sorted(fresh, key=lambda one: -one[1])  # stable: then who speaks first
    return tuple(f"What did {name} say?" for name, _ in _once(ranked))[:MOST]


def _known(answer: Answer) -> set[str]:
    """The last names of who has spoken in the answer, and every word of the question."""
    spoken = [one.speaker for one in answer.statements if one.speaker]
    asked = f"{answer.question} {answer.understood}".replace("’s", "").replace("'s", "")
    return {normal_form(word.strip("?!.,;:“”\"'")) for word in asked.split()} | {
        normal_form(name.split()[-1]) for name in spoken
    }


def _parts(name: str) -> set[str]:
    return {normal_form(name.rsplit(maxsplit=1)[-1])}


def _once(ranked: list[tuple[str, int]]) -> Iterable[tuple[str, int]]:
    """Each person once: two names with the same last word are taken for one person's."""
    seen: set[str] = set()
    for name, count in ranked:
        if not seen & _parts(name):
            yield name, count
        seen |= _parts(name)
