"""The text in a Word document's XML (WordprocessingML, ECMA-376 part 1, 17), as it is printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.block import BlockKind
from ingest.wording import word_set

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATHS_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_UNSEEN = frozenset(
    _W + name
    for name in word_set(
        "del moveFrom delText delInstrText instrText pPr rPr sectPr tblPr tblGrid trPr tcPr sdtPr rt"
        " footnoteReference endnoteReference commentReference annotationRef"
    )
)
_SIGNS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "\u2011"}
_WRAPPERS = frozenset(_W + name for name in word_set("sdt sdtContent customXml ins moveTo"))
_MOST_PARENTS = 10
_HEADINGS = ("heading", "title", "subtitle")
_OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of the document, or a row of a table with its cells parted by tabs."""

    text: str
    kind: BlockKind = "paragraph"


class WordText:
    """Takes the body of a document apart."""

    def __init__(self, styles: "_Element | None") -> None:
        self._kinds = _kinds_of(styles) if styles is not None else {}
        self._boxes: list[_Element] = []

    def pieces(self, container: "_Element") -> Iterator[Piece]:
        """Yield what stands in a body, cell or text box, in order; a box follows its paragraph."""
        for element in container:
            if element.tag == _W + "p":
                yield from self._paragraph(element)
            elif element.tag == _W + "tbl":
                for row in _inside(element, _W + "tr"):
                    yield from self._row(row)
            elif element.tag not in _UNSEEN:
                yield from self.pieces(_chosen(element))

    def _paragraph(self, element: "_Element") -> Iterator[Piece]:
        outer, self._boxes = self._boxes, []
        text = "".join(self._text(element))
        boxes, self._boxes = self._boxes, outer
        kind = self._kind(element)
        for part in text.split("\n\n"):
            if part.strip():
                yield Piece(part.strip(), kind)
        for box in boxes:
            yield from self.pieces(box)

    def _row(self, row: "_Element") -> Iterator[Piece]:
        """Yield a row of short cells as one piece; cells of several paragraphs are a page's layout."""
        cells = [list(self.pieces(cell)) for cell in _inside(row, _W + "tc")]
        if any(len(pieces) > 1 for pieces in cells):
            for pieces in cells:
                yield from pieces
        elif text := "\t".join(pieces[0].text for pieces in cells if pieces):
            yield Piece(text)

    def _text(self, element: "_Element") -> Iterator[str]:
        for child in element:
            if child.tag in {_W + "t", _MATHS_TEXT}:
                yield child.text or ""
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag == _W + "txbxContent":
                self._boxes.append(child)
            elif child.tag not in _UNSEEN and not _is_hidden(child):
                yield from self._text(_chosen(child))

    def _kind(self, paragraph: "_Element") -> BlockKind:
        properties = paragraph.find(_W + "pPr")
        if properties is None:
            return "paragraph"
        number = properties.find(f"{_W}numPr/{_W}numId")
        style = self._kinds.get(_value(properties.find(_W + "pStyle")), "paragraph")
        if properties.find(_W + "outlineLvl") is not None:
            return "heading" if _value(properties.find(_W + "outlineLvl")) in set("012345678") else style
        if number is not None and style == "paragraph":
            return "item" if _value(number) != "0" else "paragraph"
        return style


def _inside(element: "_Element", tag: str) -> Iterator["_Element"]:
    """Yield the rows of a table or the cells of a row, also those in content controls."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _chosen(element: "_Element") -> "_Element":
    """`element`, or of alternatives that say the same in two ways the first."""
    return element[0] if element.tag == _ALTERNATE and len(element) else element


def _is_hidden(run: "_Element") -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish") if run.tag == _W + "r" else None
    return vanish is not None and _value(vanish) not in _OFF


def _value(element: "_Element | None") -> str:
    return "" if element is None else element.get(_W + "val", "")


def _kinds_of(styles: "_Element") -> dict[str, BlockKind]:
    """What the styles make of a paragraph, by their ids; names of built-in styles are English everywhere."""
    named = {style.get(_W + "styleId", ""): style for style in styles.findall(_W + "style")}
    kinds: dict[str, BlockKind] = {}
    for identity, style in named.items():
        above: _Element | None = style
        for _ in range(_MOST_PARENTS):
            if above is None:
                break
            name = _value(above.find(_W + "name")).lower()
            if name.startswith((*_HEADINGS, "list")):
                kinds[identity] = "heading" if name.startswith(_HEADINGS) else "item"
                break
            above = named.get(_value(above.find(_W + "basedOn")))
    return kinds
