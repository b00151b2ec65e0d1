"""The sentences that carry what was voted for: they are said whatever else is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from answer.evidence import Scored
from answer.newness import When
from answer.votes import Voted, key_of
from ingest.article import Article

LEADS = 2
"""How many of what was voted for are looked for."""
_LEAST = 0.3  # share of the first one's weight under which the next is none
_FAINT = 0.02  # weight under which nothing was voted for
_WORTH = 3
_LONGEST = 60  # words of a sentence that is shown for one answer
_RELEVANCE, _NEW = 0.5, 0.3


@dataclass(frozen=True, slots=True)
class Lead:
    """The sentence that carries an answer best."""

    voted: Voted
    scored: Scored


def leads(
    voted: Sequence[Voted], scored: Sequence[Scored], articles: Mapping[str, Article], when: When | None
) -> tuple[Lead, ...]:
    """Return the best sentence for each of the first answers that any sentence holds.

    Args:
        voted: what may be the answer, the likeliest first.
        scored: every sentence, by words alone, with the relevance of the text around it.
        articles: theirs.
        when: the time that the question is about.
    """
    found = []
    for one in (v for v in voted[:LEADS] if v.weight >= max(_FAINT, _LEAST * voted[0].weight)):
        holding = [
            s
            for s in scored
            if not s.sentence.heading and len(s.sentence.words) <= _LONGEST and holds(s, one)
        ]
        if holding:
            found.append(Lead(one, max(holding, key=lambda s: _worth(s, articles, when))))
    return tuple(found)


def holds(scored: Scored, voted: Voted) -> bool:
    """Whether a sentence has the words of an answer."""
    text = scored.sentence.text
    if f" {voted.key} " in f" {key_of(text)} ":
        return True
    return voted.text in text and _whole(voted.text).search(text) is not None


@lru_cache(maxsize=256)
def _whole(words: str) -> re.Pattern[str]:
    """What finds these words as whole ones."""
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def named(scored: Scored, voted: Sequence[Voted]) -> float:
    """How far a sentence has the likeliest answers, 0 to 1: the likelier and the surer, the more."""
    if not voted or not voted[0].weight:
        return 0.0
    shares = (one.weight / voted[0].weight for one in voted[:_WORTH] if holds(scored, one))
    return max(shares, default=0.0) * min(1.0, voted[0].weight)


def _worth(scored: Scored, articles: Mapping[str, Article], when: When | None) -> float:
    published = articles[scored.sentence.article].published
    return (
        scored.cover
        + _RELEVANCE * (scored.relevance or 0.0)
        + _NEW * (when.worth(published) if when else 0.0)
    )
