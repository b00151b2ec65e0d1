"""What is about to be read for an answer: shown long before the reader is through with it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answer.question import Question
from dateline.errors import DatelineError
from ui.web.html import shortened

if TYPE_CHECKING:
    from index.library import Library

MOST = 3
DEPTH = 8
TITLE_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Glimpse:
    """Titles of the articles that came nearest by words and meaning alone."""

    titles: tuple[str, ...]


def glimpse(library: "Library", question: Question) -> Glimpse:
    """Look what comes nearest, without the reader; a follow-up is searched with the question before it.

    Whatever is wrong with the question or the library, the answer will say.
    """
    before = question.history[-1].question if question.history else ""
    try:
        found = library.search(
            f"{before} {question.text}".strip(), limit=DEPTH, filters=question.filters, read=0
        )
    except DatelineError:
        return Glimpse(())
    titles = dict.fromkeys(shortened(hit.title, TITLE_SHOWN) for hit in found.hits if hit.title)
    return Glimpse(tuple(titles)[:MOST])
