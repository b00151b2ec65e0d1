"""A draft taken apart: paragraphs, list items, headings and cells of tables; code is left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Final, Literal

from answer.check.mapped import Mapped
from index.passage import Span

Kind = Literal["text", "markdown", "html"]
BlockKind = Literal["prose", "item", "heading", "defined", "cell"]

_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_HEADING = re.compile(r"\s{0,3}#{1,6}(?:\s|$)")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-{2,}|\*{3,}|_{3,})\s*$")
_QUOTE_MARK = re.compile(r"\s{0,3}(?:>\s?)+")
_BULLET = re.compile(r"\s*(?:[-*•‣▪●·–+]|(\d{1,3})[.)]|[a-z]\))[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
LABEL: Final = re.compile(r"\s*(?:\[(\^?[\w-]{1,20})\](:)?|([⁰¹²³⁴-⁹]{1,3}))(?:[ \t]+|(?<=:))(?=\S)")
_DEFINES = re.compile(r"\s*\[(?:\^|\d{1,3}\]|[\w-]{1,20}\]:\s*<?https?://)")
REFERENCES: Final = re.compile(
    r"[\s#*_]*(?:references?|sources?|bibliography|works cited|(?:foot|end)?notes|citations|links|quellen"
    r"|literatur|einzelnachweise)[\s*_]*(?::[\s*_]*|$)",
    re.IGNORECASE,
)
_PLAIN_LINK = (
    r"\((?:<[^<>\n]{0,2000}>|[^\s()<>]{0,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,200})?)"
    r"(?:\s+\"[^\"\n]{0,200}\")?\)"
)
_LINK = re.compile(rf"(!?)\[(\[?\^?[^\[\]\n]{{0,300}}\]?)\]({_PLAIN_LINK})")
_CODE = re.compile(r"(`{1,3})(?=[^`\n]{1,300}\1(?!`))[^`\n]{1,300}\1")
_STRONG = re.compile(r"(?<!\w)\*\*+|\*\*+(?!\w)|(?<!\w)__+(?=\w)|(?<=\w)__+(?!\w)")
_EMPHASIS = re.compile(
    r"\*+(?=\S)|(?<=\S)\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|~~|\\(?=[\\`*_{}\[\]()#+.!>~|-])"
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+)>|<[!?][^<>]*>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31}[0-9]{0,2});")
_HREF = re.compile(r"\bhref\s*=\s*[\"']?(https?://[^\s\"'<>]+)", re.IGNORECASE)
_TEXTLESS = frozenset(
    {"script", "style", "head", "template", "svg", "pre", "code", "nav", "noscript", "textarea"}
)
_BREAKING = frozenset(
    "p div li ul ol dl dd dt blockquote section article aside main header footer body html h1 h2 h3 h4 h5 h6 "
    "hr figure figcaption form fieldset details summary table caption tr td th".split()
)
_CELL = re.compile(r"(?:\\.|[^|\t\\])+")
_RAISE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Link:
    """An address behind words: `[start, end)` of the words in the block's text."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, heading or cell of a table, without markup.

    Attributes:
        kind: `defined` is a line "[^1]: …", which is no prose but names a source.
        words: its text, each character with its place in the draft.
        label: the number in front of a list item, or of what is defined.
        links: addresses behind its words, in order.
    """

    kind: BlockKind
    words: Mapped
    label: str = ""
    links: tuple[Link, ...] = ()


def blocks(text: str, kind: Kind) -> list[Block]:
    """Return the blocks of a draft, in order."""
    if kind == "html":
        return list(_html(text))
    return [_inline(text, block, kind) for block in _lines(text, kind)]


@dataclass(slots=True)
class _Raw:
    """A block as lines of the draft."""

    kind: BlockKind
    spans: list[Span]
    label: str = ""


def _line_spans(text: str) -> Iterator[Span]:
    start = 0
    for match in re.finditer(r"\r\n|[\n\r\f\u2028\u2029]", text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


class _Lines:
    """The blocks of plain text or Markdown, found line by line."""

    def __init__(self, text: str, kind: Kind) -> None:
        self._text, self._kind = text, kind
        self.found: list[_Raw] = []
        self._open: _Raw | None = None
        self._listed = False  # whether an indented line goes on with a list item

    def leave(self) -> None:
        """End the block that is open, and the list around it."""
        self.close()
        self._listed = False

    def close(self) -> None:
        """End the block that is open."""
        if self._open is not None and self._open.spans:
            self.found.append(self._open)
        self._open = None

    def heading(self, start: int, end: int) -> None:
        """Add a heading of one line."""
        self.close()
        self.found.append(_Raw("heading", [(start, end)]))

    def row(self, start: int, end: int) -> None:
        """Add the cells of a row of a table that have words in them."""
        self.leave()
        cells = _CELL.finditer(self._text, start, end)
        self.found += [_Raw("cell", [cell.span()]) for cell in cells if any(map(str.isalnum, cell[0]))]

    def line(self, start: int, end: int) -> None:
        """Add a line that is neither code nor a table."""
        quote = _QUOTE_MARK.match(self._text, start, end)
        start = quote.end() if quote else start
        line = self._text[start:end]
        if not line.strip():
            self.close()
        elif heading := _HEADING.match(line):
            self.heading(start + heading.end(), end)
        elif _UNDERLINE.match(line):
            if self._open is not None and self._open.kind == "prose" and len(self._open.spans) == 1:
                self._open.kind = "heading"
            self.close()
        elif (named := REFERENCES.match(line)) and (":" in named[0] or named.end() == len(line)):
            self.heading(start, start + named.end())
            if line[named.end() :].strip():
                self._open = _Raw("prose", [(start + named.end(), end)])
        else:
            self._words(start, end, line)

    def _words(self, start: int, end: int, line: str) -> None:
        label, bullet = LABEL.match(line), _BULLET.match(line)
        if label and label[2] and _DEFINES.match(line):
            self.close()
            self._open = _Raw("defined", [(start + label.end(), end)], label[1])
        elif bullet:
            self.close()
            self._listed = True
            self._open = _Raw("item", [(start + bullet.end(), end)], bullet[1] or "")
        elif label and (self._open is None or LABEL.match(self._text, *self._open.spans[0])):
            self.close()
            self._open = _Raw("prose", [(start, end)])
        elif self._open is None:
            if self._kind == "markdown" and line.startswith(("    ", "\t")) and not self._listed:
                return  # code
            self._listed = self._listed and line[:1].isspace()
            self._open = _Raw("prose", [(start, end)])
        else:
            self._open.spans.append((start, end))


def _lines(text: str, kind: Kind) -> list[_Raw]:
    spans = list(_line_spans(text))
    fences = [n for n, span in enumerate(spans) if _FENCE.match(text, *span)]
    fenced = set(fences[: len(fences) // 2 * 2])  # one that is never closed is no fence
    lines = _Lines(text, kind)
    code = False
    for n, (start, end) in enumerate(spans):
        if n in fenced:
            code = not code
            lines.leave()
        elif code:
            continue
        elif _tabular(text[start:end]):
            lines.row(start, end)
        else:
            lines.line(start, end)
    lines.close()
    return lines.found


def _tabular(line: str) -> bool:
    """Whether a line is the row of a table: cells between bars or tabs."""
    inner = line.strip()
    return (
        inner.count("|") >= 2
        or (inner.startswith("|") and inner.endswith("|") and len(inner) > 1)
        or inner.count("\t") >= 2
    )


def _inline(text: str, raw: _Raw, kind: Kind) -> Block:
    """A block without the markup inside its lines."""
    words = Mapped.of(text, raw.spans, "\n")
    cuts: list[Span] = [m.span() for m in _CODE.finditer(words.text)]
    links: list[tuple[Span, str]] = []
    for match in _LINK.finditer(words.text):
        address = match[3][1:-1].split()[0].strip("<>") if match[3][1:-1].strip() else ""
        if match[1]:
            cuts.append(match.span())
        elif match[2].startswith("[") or re.fullmatch(r"\^?\d{1,3}", match[2]):  # a mark that is a link
            cuts.append(match.span(3))
            links.append((match.span(2), address))
        else:
            cuts += [(match.start(), match.start(2)), (match.end(2), match.end())]
            links.append((match.span(2), address))
    pattern = _EMPHASIS if kind == "markdown" else _STRONG
    cuts += [m.span() for m in pattern.finditer(words.text)]
    cuts = _apart(cuts)
    return Block(raw.kind, words.without(cuts), raw.label, tuple(_moved(links, cuts)))


def _apart(cuts: Sequence[Span]) -> list[Span]:
    """The cuts in order, none inside another."""
    kept: list[Span] = []
    for cut in sorted(cuts, key=lambda c: (c[0], -c[1])):
        if not kept or cut[0] >= kept[-1][1]:
            kept.append(cut)
    return kept


def _moved(links: Sequence[tuple[Span, str]], cuts: Sequence[Span]) -> Iterator[Link]:
    """Links with an address, where they stand once the cuts are made."""
    at, gone = 0, 0
    for (start, end), address in links:
        while at < len(cuts) and cuts[at][1] <= start:
            gone += cuts[at][1] - cuts[at][0]
            at += 1
        inside = sum(right - left for left, right in cuts[at : at + 20] if start <= left and right <= end)
        if address.startswith(("http://", "https://")):
            yield Link(start - gone, end - gone - inside, address)


class _Html:
    """The blocks of a page, found tag by tag."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._hidden: dict[str, int] = {}
        self._kind: BlockKind = "prose"
        self._cells = 0  # how many cells of tables are open, one inside another
        self._counts: list[int] = []
        self._label = ""
        self._link: tuple[int, str] | None = None
        self._clear()

    def _clear(self) -> None:
        self._chars: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._links: list[Link] = []
        self._raised = False
        self._link = None

    def close(self) -> Iterator[Block]:
        """Yield the block that is open, if anything is in it."""
        if any(not c.isspace() for c in self._chars):
            words = Mapped("".join(self._chars), self._starts, self._ends)
            yield Block(self._kind, words, self._label, tuple(self._links))
            self._label = ""
        self._clear()

    def words(self, start: int, end: int) -> None:
        """Add text between tags, entities decoded."""
        if self._hidden:
            return
        at = start
        for entity in _ENTITY.finditer(self._text, start, end):
            self._plain(at, entity.start())
            for char in unescape(entity.group()):
                self._add(char, entity.start(), entity.end())
            at = entity.end()
        self._plain(at, end)

    def _plain(self, start: int, end: int) -> None:
        for at in range(start, end):
            self._add(self._text[at], at, at + 1)

    def _add(self, char: str, start: int, end: int) -> None:
        char = char.translate(_RAISE) if self._raised else char
        self._chars.append(" " if char.isspace() else char)
        self._starts.append(start)
        self._ends.append(end)

    def tag(self, match: re.Match[str]) -> Iterator[Block]:
        """Take a tag in; yield the block that it ends."""
        name, closing = (match[2] or "").lower(), bool(match[1])
        if name in _TEXTLESS and not match[0].endswith("/>"):
            if name != "code":
                yield from self.close()
            count = self._hidden.get(name, 0) + (-1 if closing else 1)
            self._hidden.pop(name, None)
            if count > 0:
                self._hidden[name] = count
        elif name in _BREAKING:
            yield from self.close()
            self._enter(name, closing=closing)
        elif name == "br" and not self._hidden:
            self._add(" ", match.start(), match.end())
        elif name == "sup":
            self._raised = not closing
        elif name == "a":
            self._anchor(match, closing=closing)

    def _enter(self, name: str, *, closing: bool) -> None:
        if name in {"ol", "ul"}:
            if not closing:
                self._counts.append(0)
            elif self._counts:
                self._counts.pop()
        elif name == "li" and not closing and self._counts:
            self._counts[-1] += 1
            self._label = str(self._counts[-1])
        elif name in {"td", "th"}:
            self._cells = max(0, self._cells + (-1 if closing else 1))
        elif name == "table" and closing:
            self._cells = 0  # whoever writes HTML may leave a cell open
        plain: BlockKind = "cell" if self._cells else "prose"
        heading = name[0] == "h" and name[1:].isdigit()
        if closing or name in {"td", "th"}:
            self._kind = plain
        elif heading or name == "li":
            self._kind = "heading" if heading else "item"

    def _anchor(self, match: re.Match[str], *, closing: bool) -> None:
        if self._link is not None and self._link[0] < len(self._chars):
            self._links.append(Link(self._link[0], len(self._chars), self._link[1]))
        self._link = None
        if not closing and (address := _HREF.search(match[3] or "")):
            self._link = (len(self._chars), unescape(address[1]))


def _html(text: str) -> Iterator[Block]:
    page = _Html(text)
    at = 0
    for start, end, tag in _tags(text):
        page.words(at, start)
        if tag is not None:
            yield from page.tag(tag)
        at = end
    page.words(at, len(text))
    yield from page.close()


def _tags(text: str) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Yield the tags and comments of a page."""
    at = 0
    while (start := text.find("<", at)) >= 0:
        if text.startswith("<!--", start):
            end = text.find("-->", start)
            at = len(text) if end < 0 else end + 3
            yield start, at, None
        elif tag := _TAG.match(text, start):
            at = tag.end()
            yield start, at, tag
        else:
            at = start + 1
