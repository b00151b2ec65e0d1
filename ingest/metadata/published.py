"""When an article was published, and what that rests on. Unknown is better than wrong."""

from collections.abc import Sequence
from datetime import date

from ingest.article import PublishedBasis
from ingest.block import Block
from ingest.metadata import addresses, datelines, statements, witnesses
from ingest.metadata.dates import DatedText, is_day_first
from ingest.metadata.moments import from_metadata
from ingest.page import Hints
from ingest.wording import word_set

_ALIKE_DAYS = 2
_FAR_DAYS = 7
_DAY_FIRST = word_set("uk ie au nz in za de fr es it pt nl be at ch br ar mx ru ua pl tr il ng ke pk sg")


def find(hints: Hints, blocks: Sequence[Block], uri: str = "") -> tuple[str | None, PublishedBasis]:
    """Return the date of publication and its basis.

    Metadata speak first, then a dateline, the page's address, the words of the text, and last the file (when
    it was made, by its own properties; its name). Where address and dateline agree on a day that is more than
    a week from the metadata's, the metadata are those of a template or a move, and the dateline is believed.

    Args:
        hints: what the file's metadata say.
        blocks: the clean text.
        uri: the document's, for the date in its name.
    """
    address = hints.url or (uri if "://" in uri else "")
    texts = _dated(blocks, hints)
    said = from_metadata(hints.published) if hints.published else None
    shown = datelines.find(texts)
    linked = addresses.in_url(address) if address else None
    if said and not (shown and linked and _overruled(said, shown, linked)):
        return said, "metadata"
    if shown:
        return shown, "dateline"
    if linked:
        return linked, "url"
    if day := statements.find(texts) or witnesses.find(texts):
        return day, "text"
    if day := (from_metadata(hints.created) if hints.created else None) or _named(uri):
        return day, "file"
    return None, "unknown"


def _named(uri: str) -> str | None:
    return None if "://" in uri else addresses.in_file_name(uri)


def _dated(blocks: Sequence[Block], hints: Hints) -> list[DatedText]:
    """The texts with their dates; 03/04/2025 is read as other dates, the country or the language tell."""
    day_first = None
    if any("/" in block.text for block in blocks):
        day_first = is_day_first("\n".join(block.text for block in blocks if "/" in block.text))
        day_first = _by_country(hints) if day_first is None else day_first
    return [DatedText.of(block.text, day_first=day_first) for block in blocks]


def _by_country(hints: Hints) -> bool | None:
    """Whether days come first where the page is from; None where its address and language don't tell."""
    host = (hints.url or "").partition("://")[2].partition("/")[0].lower()
    language, _, region = (hints.language or "").replace("_", "-").lower().partition("-")
    if region == "us":
        return False
    if host.rpartition(".")[2] in _DAY_FIRST or region in _DAY_FIRST | {"gb"}:
        return True
    return True if language and language in _DAY_FIRST - {"in", "be", "ch", "ar"} else None


def _overruled(said: str, shown: str, linked: str) -> bool:
    """Whether dateline and address agree with each other against the metadata."""
    days = [date.fromisoformat(moment[:10]) for moment in (said, shown, linked)]
    return abs((days[1] - days[2]).days) <= _ALIKE_DAYS and abs((days[0] - days[1]).days) > _FAR_DAYS
