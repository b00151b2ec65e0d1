"""A page: what a reader hands on, before anything is judged."""

from dataclasses import dataclass, field, fields

from ingest.article import Cut
from ingest.block import Block


@dataclass(frozen=True, slots=True)
class Hints:
    """What the file's own metadata says, as it says it; nothing here is taken from the running text.

    Attributes:
        title: the headline by metadata.
        page_title: the `<title>` element, which often ends in the outlet's name.
        published: the date of publication as written there.
        outlet: the publisher's name.
        authors: names as written.
        url: the page's own address.
        language: a language tag such as `en-GB`.
        created: when the file was made, by its own properties (PDF, Word); weaker than what the page says.
    """

    title: str | None = None
    page_title: str | None = None
    published: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    created: str | None = None

    def over(self, other: "Hints") -> "Hints":
        """Return these hints, and `other`'s where these are silent."""
        return Hints(*(getattr(self, one.name) or getattr(other, one.name) for one in fields(self)))


@dataclass(frozen=True, slots=True)
class Page:
    """A file as a reader sees it.

    Attributes:
        raw: the decoded file; all offsets point into it.
        blocks: its paragraphs in order, without overlap in `raw`.
        cuts: what the reader itself left out (front matter, menus), sorted, apart from all blocks.
        hints: the file's metadata.
        plain: whether `raw` is itself what one reads, so that a cut's text is its raw stretch.
        starts: indices of the blocks at which its markup says that an article begins.
    """

    raw: str
    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...] = ()
    hints: Hints = field(default_factory=Hints)
    plain: bool = False
    starts: tuple[int, ...] = ()
