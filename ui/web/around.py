"""What is known of an article besides itself: its passages, what it copies, what copies it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.catalogue import Card
from index.passage import Span
from ingest.article import Article

if TYPE_CHECKING:
    from index.library import Library


@dataclass(frozen=True, slots=True)
class Around:
    """The spans of its passages; the article it nearly copies, if any; its near copies otherwise."""

    passages: Sequence[Span] = ()
    originals: Sequence[Card] = ()
    copies: Sequence[Card] = ()


NOTHING = Around()


def around(library: "Library", article: Article) -> Around:
    """Look it up."""
    catalogue = library.catalogue()
    card = catalogue.card(article.id)
    family = catalogue.family(card) if card is not None else []
    return Around(
        passages=[(one.start, one.end) for one in library.passages(article.id)],
        originals=[one for one in family if one.id == article.copy_of],
        copies=[one for one in family if one.copy_of == article.id],
    )
