"""Markdown: markup goes, text stays. The common dialect: headings, lists, quotes, tables, fences, links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.article import Cut
from ingest.block import Block, BlockBuilder, BlockKind
from ingest.decoding import decode
from ingest.errors import Unreadable
from ingest.format import ReaderFormat
from ingest.page import Page
from ingest.readers import front_matter
from ingest.readers.inline import add_inline

_LINE = re.compile(r"[^\n]*\n?")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_ATX = re.compile(r"[ ]{0,3}#{1,6}(?:[ \t]+|$)")
_SETEXT = re.compile(r"[ ]{0,3}(?:=+|-{2,})[ \t]*$")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_NUMBERED = re.compile(r"[ \t]*\d{1,3}[.)][ \t]+")
_DEFINITION = re.compile(r"[ ]{0,3}\[\^?[^\]]{1,200}\]:[ \t]*<?\S+>?(?:[ \t]+[\"'(].{0,300}[\"')])?[ \t]*$")
_TABLE_RULE = re.compile(r"[ \t]*(?:\|[ \t]*)?:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*(?:\|[ \t]*)?$")
_HIDES = re.compile(r"<(!--|(?:script|style|iframe|noscript)\b)", re.IGNORECASE)
_LONGEST_WRAPPED = 120
_SHORTEST_WRAPPED = 45
_OPENED = re.compile(
    r"(?:^|\n)[ \t>]*(?:[-*+][ \t]+|\d{1,3}[.)][ \t]+)?"
    r"(?:[*_]{0,3}\[(?:!\[[^\]]{0,200}\]\([^()]{0,500}\)\s?)?[*_]{0,3})$"
)
_REST = re.compile(r"\]\([^()\n]{0,1000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)[*_ \t]{0,9}(?:\r?\n|$)")
_LONGEST_LEAD = 800
_FEWEST_LINKS = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """A line's text without its markup and where that begins; `kind` is None for a plain line."""

    text: str
    start: int
    kind: BlockKind | None = None


def read(data: bytes, name: str) -> Page:
    """Read a Markdown file.

    Raises:
        Unreadable: when it is empty, no text, or has nothing but front matter.
    """
    raw = decode(data, name)
    start, hints = front_matter.split(raw)
    cuts: list[Cut] = []
    if start:
        end = len(raw[:start].rstrip())
        cuts.append(Cut("front-matter", "the file's metadata, not text", raw[:end], 0, end))
    hidden = _hidden(raw, start)
    cuts += [Cut("markup", "a comment or script, not text", raw[a:b], a, b) for a, b in hidden]
    # What is hidden is blanked, so that every other character keeps its place.
    shown = list(raw)
    for cut in cuts:
        shown[cut.raw_start : cut.raw_end] = [c if c == "\n" else " " for c in cut.text]
    blocks = list(_blocks("".join(shown), start, cuts))
    if not blocks:
        raise Unreadable(f"{name} holds no text", "save the article's text into it, or leave it out")
    ordered = tuple(sorted(cuts, key=lambda cut: cut.raw_start))
    return Page(raw, tuple(blocks), ordered, hints, starts=_titles(raw, blocks))


def _titles(raw: str, blocks: list[Block]) -> tuple[int, ...]:
    """Indices of the headings of the first level, which may each begin an article."""
    marks = (raw[raw.rfind("\n", 0, block.raw_start) + 1 : block.raw_start] for block in blocks)
    return tuple(at for at, mark in enumerate(marks) if blocks[at].kind == "heading" and mark.strip() == "#")


def _hidden(raw: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of comments and scripts that end; what ends nowhere is looked for once."""
    endless: set[str] = set()
    while opened := _HIDES.search(raw, start):
        start, what = opened.end(), opened[1].lower()
        if what in endless:
            continue
        end = re.compile("-->" if what == "!--" else rf"</{what}\s*>", re.IGNORECASE).search(raw, start)
        if end is None:
            endless.add(what)
        else:
            start = end.end()
            yield opened.start(), start


def _blocks(raw: str, start: int, cuts: list[Cut]) -> Iterator[Block]:
    """Yield paragraphs, headings, items and rows from `start` on; images and rows of links are `cuts`."""
    links: list[Block] = []
    for block in _all_blocks(raw, start, cuts):
        if _is_link(raw, block):
            links.append(block)
            continue
        yield from _no_list(links, cuts)
        links = []
        yield block
    yield from _no_list(links, cuts)


def _no_list(links: list[Block], cuts: list[Cut]) -> list[Block]:
    """Return `links` where it is one link alone; several are cut, as a menu or a list of other stories."""
    if len(links) < _FEWEST_LINKS:
        return links
    reason = "one of a row of links"
    cuts += [Cut("links", reason, block.text, block.raw_start, block.raw_end) for block in links]
    return []


def _is_link(raw: str, block: Block) -> bool:
    """Whether all that a block shows is the text of a link, and no sentence."""
    if block.kind == "heading" or block.text.endswith("."):
        return False
    before = raw[max(0, block.raw_start - _LONGEST_LEAD) : block.raw_start]
    shown = raw[block.raw_start : block.raw_end]
    opened = _OPENED.search(before)
    return (
        bool(opened)
        and "[" not in shown
        and "](" not in shown
        and raw.startswith("](", block.raw_end)
        and bool(_REST.match(raw, block.raw_end))
    )


def _all_blocks(raw: str, start: int, cuts: list[Cut]) -> Iterator[Block]:
    builder = BlockBuilder()
    kind: BlockKind = "paragraph"
    before = 0  # length of the paragraph's last line, as it shows
    for line in _lines(raw, start):
        if line is None or line.kind or not _goes_on(before, line.text):
            if line and line.kind == "heading" and not line.text and not builder.empty:
                kind = "heading"  # it was underlined
            if block := builder.build(kind):
                yield block
            kind, before = "paragraph", 0
        if line is not None and line.text:
            kind = line.kind or kind
            builder.add("\n", line.start)
            above = builder.length
            cuts += add_inline(builder, line.text, line.start)
            before = builder.length - above
            if kind == "heading" and (block := builder.build(kind)):
                yield block
                kind, before = "paragraph", 0
    if block := builder.build(kind):
        yield block


def _goes_on(before: int, text: str) -> bool:
    """Whether a line goes on in the next, for it had no room left; else each line is a paragraph."""
    first = next((character for character in text if character.isalnum()), "")
    wrapped = before >= _SHORTEST_WRAPPED or first.islower()
    return before == 0 or (wrapped and max(before, len(text)) <= _LONGEST_WRAPPED)


def _lines(raw: str, start: int) -> Iterator[_Line | None]:
    """Yield the lines that carry text; None where a paragraph ends."""
    fence = ""
    previous_is_text = False
    for found in _LINE.finditer(raw, start):
        text, at = found[0].rstrip(), found.start()
        if not found[0]:
            break
        if fence or _FENCE.match(text):
            mark = _FENCE.match(text)
            if mark and (not fence or mark[1].startswith(fence)):
                fence = "" if fence else mark[1]
                yield None
            elif text.strip():
                yield _Line(text, at, "paragraph")
            continue
        within = 0
        while quote := _QUOTE.match(text, within):
            within = quote.end()
        text, at = text[within:], at + within
        line = _line(text, at, after_text=previous_is_text)
        previous_is_text = line is not None and line.kind is None
        yield line


def _line(text: str, at: int, *, after_text: bool) -> _Line | None:
    """What one line outside fences is; None when it only separates."""
    if not text.strip() or _DEFINITION.match(text):
        return None
    if after_text and _SETEXT.match(text):
        return _Line("", at, "heading")
    if _RULE.match(text) or ("|" in text and _TABLE_RULE.match(text)):
        return None
    if heading := _ATX.match(text):
        return _Line(_unclosed(text[heading.end() :]), at + heading.end(), "heading")
    return _item_or_row(text, at) or _Line(text, at)


def _unclosed(heading: str) -> str:
    """A heading without the signs that may close it."""
    bare = heading.rstrip("#")
    return bare.rstrip(" \t") if bare != heading and bare.endswith((" ", "\t")) else heading


def _item_or_row(text: str, at: int) -> _Line | None:
    """A list's item (its number stays, its bullet goes) or a table's row, each a block of its own."""
    if bullet := _BULLET.match(text):
        return _Line(text[bullet.end() :], at + bullet.end(), "item")
    if _NUMBERED.match(text):
        return _Line(text, at, "item")
    if text.lstrip().startswith("|"):
        lead = len(text) - len(text.lstrip(" \t|"))
        return _Line(text[lead:].rstrip(" \t|"), at + lead, "paragraph")
    return None


FORMAT = ReaderFormat("Markdown", (".md", ".markdown"), read)
