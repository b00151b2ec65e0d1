"""Whether anything found bears on the question. A refusal is an answer too, and it is measured."""

from answer.evidence import Scored
from answer.spans import answering
from answer.tokens import stems, tokens
from answer.understanding import Understood

# Chosen on development questions, see docs/answers.md.
_LEAST_COVER = 0.42
_LEAST_SIMILARITY = 0.30
_SURE_SIMILARITY = 0.62


def bears(question: Understood, ranked: tuple[Scored, ...], found: frozenset[str]) -> bool:
    """Whether the best evidence is about what is asked.

    Args:
        question: what is asked.
        ranked: scored sentences, best first.
        found: stems of everything that the search brought back, titles and outlets included.
    """
    if not ranked or not question.terms:
        return False
    if any(absent(question, found)):
        return False
    best = ranked[:5]
    if question.wants == "number" and not any(
        a.certain for s in best for a in answering(question, s.sentence)
    ):
        return False
    cover = max(s.cover for s in best)
    similarity = max(s.similarity for s in best)
    return similarity >= _SURE_SIMILARITY or (cover >= _LEAST_COVER and similarity >= _LEAST_SIMILARITY)


def absent(question: Understood, found: frozenset[str]) -> tuple[str, ...]:
    """The names of the question that nothing found holds: the last words of persons, the whole of others."""
    missing = []
    for name in question.names:
        parts = stems(tokens(name.text))
        last = stems(tokens(name.last))
        if not (last & found) or not (parts & found):
            missing.append(name.text)
    return tuple(missing)
