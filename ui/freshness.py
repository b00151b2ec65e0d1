"""What an answer rests on, in words: how fresh it is, how many sources of their own it has."""

from answer.answer import Answer
from ui.dates import dated


def freshness(answer: Answer) -> str | None:
    """Return how fresh the cited sources are, or None where nothing is cited.

    "as of 19 June 2024, from its dateline; 2 of 3 sources carry no date": the newest date with its basis, so
    that nobody takes a guess for a fact, and how many sources tell none.
    """
    total = len(answer.sources)
    if not total:
        return None
    if answer.as_of is None:
        return "the source carries no date" if total == 1 else f"none of the {total} sources carries a date"
    newest = next((s for s in answer.sources if (s.published or "")[:10] == answer.as_of), None)
    said = f"as of {dated(answer.as_of, newest.published_basis if newest else 'unknown')}"
    if not answer.undated:
        return said
    return (
        f"{said}; {answer.undated} of {total} sources {'carries' if answer.undated == 1 else 'carry'} no date"
    )


def independent(answer: Answer) -> int:
    """Return how many of the cited articles are sources of their own: near copies of one count once."""
    return len({source.copy_of or source.article for source in answer.sources})


def reworded(answer: Answer) -> str | None:
    """Return the question as understood where that is another than was asked; None where it is the same."""
    asked, understood = (" ".join(text.split()) for text in (answer.question, answer.understood))
    return None if asked.casefold() == understood.casefold() else understood
