"""Text that a program tore: letters shown in the wrong encoding ("donâ€™t"), ligatures, loose accents.

Only damage is mended. What merely looks unusual (curly quotes, dashes, fullwidth letters) is what a reader
of the page sees: it stays, and the index folds it. A mending is no cut, for nothing is removed: it is a `Run`
whose lengths differ, so that `raw_span` shows what stood there, and `mendings` lists them.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.article import Article, Run
from ingest.block import Block
from ingest.decoding import AFTER, TORN
from ingest.page import Hints, Page

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SUSPECT = re.compile("[ﬀ-ﬆ\u0300-\u036f\xc2-\xf4]")
_DAMAGE = re.compile(
    f"(?P<torn>(?<![{AFTER}]){TORN}+)|(?P<ligature>[ﬀ-ﬆ])|(?P<loose>[^\\W\\d_][\u0300-\u036f]{{1,4}})"
)
_ALL_TORN = re.compile(f"{TORN}+")
_HALF = re.compile("(?:ÃƒÂ|Ã) |Â (?P<next>\\S)")
"""What is left of "à" and of a non-breaking blank when their second half, itself one, is spelled plainly."""
_LOST = "\ufffd"
_MANY = 4
"""Mended places from which on a page is known to be torn, so that less plain ones are mended too."""


@dataclass(frozen=True, slots=True)
class Mending:
    """A place of an article's text that differs from the raw file: what stood there, and what stands now."""

    was: str
    now: str
    start: int
    raw_start: int
    raw_end: int


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str
    raw_more: int = 0
    """Raw characters behind it that belong to it and show nowhere."""


def mended(page: Page) -> Page:
    """Return `page` with what was torn in its text and in its metadata put together."""
    edits = [_all_edits(block, page.raw) for block in page.blocks]
    if sum(map(len, edits)) >= _MANY:
        edits = [_all_edits(block, page.raw, sure=True) for block in page.blocks]
    blocks = page.blocks
    if any(edits):
        both = zip(page.blocks, edits, strict=True)
        blocks = tuple(_edited(block, found) if found else block for block, found in both)
    return replace(page, blocks=blocks, hints=_mended_hints(page.hints))


def mended_text(text: str) -> str:
    """Return a line of metadata mended."""
    for edit in reversed(_edits(text)):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def mendings(article: Article) -> Iterator[Mending]:
    """Yield the places where the text does not say what the raw file says, characters of markup left out."""
    for run in article.runs:
        was = article.raw[run.raw_start : run.raw_start + run.raw_length]
        now = article.text[run.start : run.start + run.length]
        if was == now or was.startswith("&"):
            continue
        if len(was) != len(now):
            yield Mending(was, now, run.start, run.raw_start, run.raw_start + run.raw_length)
            continue
        for at, (old, new) in enumerate(zip(was, now, strict=True)):
            if old != new:
                yield Mending(old, new, run.start + at, run.raw_start + at, run.raw_start + at + 1)


def _mended_hints(hints: Hints) -> Hints:
    return replace(
        hints,
        title=hints.title and mended_text(hints.title),
        page_title=hints.page_title and mended_text(hints.page_title),
        outlet=hints.outlet and mended_text(hints.outlet),
        authors=tuple(map(mended_text, hints.authors)),
    )


def _all_edits(block: Block, raw: str, *, sure: bool = False) -> list[_Edit]:
    if block.text.isascii():
        return []
    edits = _edits(block.text, sure=sure)
    if "Ã " in block.text or "Â " in block.text:
        halves = list(_halves(block, raw))
        taken = {at for half in halves for at in range(half.start, half.end)}
        apart = (edit for edit in edits if taken.isdisjoint(range(edit.start, edit.end)))
        edits = sorted([*apart, *halves], key=lambda edit: edit.start)
    return edits


def _edits(text: str, *, sure: bool = False) -> list[_Edit]:
    if text.isascii() or not _SUSPECT.search(text):
        return []
    return [
        _Edit(*found.span(), now)
        for found in _DAMAGE.finditer(text)
        if (now := _whole(found, sure=sure)) is not None
    ]


def _whole(found: re.Match[str], *, sure: bool) -> str | None:
    """What a damaged place said, or None where that is not sure."""
    if found["ligature"]:
        return _LIGATURES[found["ligature"]]
    if found["loose"]:
        composed = unicodedata.normalize("NFC", found["loose"])
        return composed if len(composed) < len(found["loose"]) else None
    return _decoded(found["torn"], sure=sure)


def _decoded(torn: str, *, sure: bool) -> str | None:
    """What UTF-8 shown as Windows-1252 or Latin-1, once or several times, said.

    ftfy judges whether it is that; `sure` when the rest of the page already showed that it is.
    """
    import ftfy
    from ftfy.badness import is_bad

    if is_bad(torn):
        whole = ftfy.fix_encoding(torn)
        if whole != torn and _ALL_TORN.fullmatch(whole):
            whole = _read_again(whole) or whole
    elif sure:
        whole = _read_again(torn) or torn
    else:
        return None
    return None if len(whole) >= len(torn) or _LOST in whole or is_bad(whole) else whole


def _read_again(torn: str) -> str | None:
    """Read as UTF-8 what was read as Windows-1252; ftfy has given that encoding a codec."""
    try:
        return torn.encode("sloppy-windows-1252").decode("utf-8")
    except UnicodeError:
        return None


def _halves(block: Block, raw: str) -> Iterator[_Edit]:
    """Yield the letters whose second half was a non-breaking blank, which the text shows as a plain one."""
    text = block.text
    for found in _HALF.finditer(text):
        start, end = found.start(), found.end() - 1 - bool(found["next"])
        place = _raw_place(block, _Edit(start, end, ""))
        if place is None or not raw.startswith("\xa0", place[1]):
            continue
        if found["next"]:
            blank = " " if start and text[start - 1] != " " else ""
            yield _Edit(start, found.end(), blank + found["next"])
        elif raw[place[1] + 1 : place[1] + 2].isspace():
            yield _Edit(start, end, "à", raw_more=1)
        else:
            yield _Edit(start, end + 1, "à")


def _edited(block: Block, edits: list[_Edit]) -> Block:
    """Apply `edits`, which are sorted and apart from each other, to a block and its runs."""
    text: list[str] = []
    runs: list[Run] = []
    done = length = 0
    for edit in edits:
        place = _raw_place(block, edit)
        if place is None:
            continue
        text += [block.text[done : edit.start], edit.text]
        runs += _clipped(block, done, edit.start, length - done)
        length += edit.start - done
        runs.append(Run(length, place[0], len(edit.text), place[1] - place[0]))
        length += len(edit.text)
        done = edit.end
    text.append(block.text[done:])
    runs += _clipped(block, done, len(block.text), length - done)
    return replace(block, text="".join(text), runs=tuple(runs))


def _raw_place(block: Block, edit: _Edit) -> tuple[int, int] | None:
    """Where in the raw text the characters of `edit` stood; None where a run cannot be parted there."""
    touched = [run for run in block.runs if run.start < edit.end and run.start + run.length > edit.start]
    for run in touched:
        whole = run.length != run.raw_length
        if whole and (run.start < edit.start or run.start + run.length > edit.end):
            return None
    if not touched:
        return None
    first, last = touched[0], touched[-1]
    start = first.raw_start + max(0, edit.start - first.start)
    past = last.start + last.length - edit.end
    return start, last.raw_start + last.raw_length - max(0, past) + edit.raw_more


def _clipped(block: Block, start: int, end: int, shift: int) -> Iterator[Run]:
    """The runs of `[start, end)`, moved by `shift`."""
    for run in block.runs:
        first, last = max(run.start, start), min(run.start + run.length, end)
        if first >= last:
            continue
        if run.length != run.raw_length:
            yield Run(run.start + shift, run.raw_start, run.length, run.raw_length)
        else:
            yield Run(first + shift, run.raw_start + first - run.start, last - first, last - first)
