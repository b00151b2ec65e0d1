"""A draft read for checking: its sentences, what each claims, quotes and cites; its references."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from answer.check.blocks import LABEL, REFERENCES, Block, Kind, blocks
from answer.check.citemarks import digits, marks_in
from answer.check.claims import claims_of, has_verb
from answer.check.quoted import Quoted, quoted_in
from answer.tokens import tokens
from index.passage import Span
from index.sentences import sentence_spans

_CLOSED: Final = re.compile(r"[.!?…:;。！？][\"'”’»)\]}›*_]*$")
_ENDED: Final = re.compile(r"[.!?…。！？](?:\[[^\[\]]{1,20}\]|[\"'”’»)\]*_])*$")
_HEADING_WORDS: Final = 14
_LABEL_WORDS: Final = 6
"""Words of a label at most ("Open points:")."""
_TELLING: Final = 5
"""Words of a sentence in a table at least."""
_LONGEST: Final = 2_000
"""Characters of a sentence that is taken apart into claims, and of an entry of a list of references."""
_AFTER_MARK: Final = frozenset(' \n\t.,;:!?)”"’»')
_ENTRY = re.compile(r"([^\W\d_][^\d,.(“\"‘\n]{0,80})(?=[,.( ]).{0,300}?\b((?:19|20)\d\d)", re.DOTALL)
_BETWEEN = re.compile(r"\[(\d{1,3})\]")
_ADDRESS = re.compile(r"https?://")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a draft: `draft[start:end] == text`.

    Attributes:
        citations: the sources that its marks name, in order ("1", "Smith 2024", an address).
        claims: spans of `plain`, one for each part that can be true or false by itself.
        quotes: what it quotes; places in `plain`.
        plain: its words without markup and citation marks.
    """

    text: str
    start: int
    end: int
    citations: tuple[str, ...]
    claims: tuple[Span, ...]
    quotes: tuple[Quoted, ...]
    plain: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The words of each claim."""
        return tuple(self.plain[start:end] for start, end in self.claims)


@dataclass(frozen=True, slots=True)
class Draft:
    """A text to check.

    Attributes:
        statements: its sentences of prose, in order.
        references: what its list of references says behind each mark ("1", "Smith 2024").
        marked: whether it has any citation mark.
        tables: whether it has cells of tables that are no sentences, and so no statements.
        questions: whether it asks anything: what asks and quotes nothing is no statement.
    """

    statements: tuple[Statement, ...]
    references: Mapping[str, str]
    marked: bool
    tables: bool = False
    questions: bool = False


def _one_list(mark: str, two: AbstractSet[str]) -> str:
    """A mark without what makes it a footnote's, but where the text has a footnote 1 and another source 1."""
    return mark if mark.removeprefix("^") in two else mark.removeprefix("^")


_ASKS = re.compile(r"\?[\s*_)\]]*$")


@dataclass(frozen=True, slots=True)
class _Cited:
    """What is cited at a place of a block: `[start, end)`, empty behind the words of a link."""

    start: int
    end: int
    cites: tuple[str, ...]


def read_draft(text: str, kind: Kind = "text") -> Draft:
    """Read a draft; headings, labels, code, figures in tables and its references are no statements."""
    found = blocks(text, kind)
    read_as_prose = [block for block in found if block.kind != "cell" or _tells(block)]
    prose, listed = _apart(read_as_prose)
    references: dict[str, str] = {}
    for n, block in enumerate(listed, 1):
        for key, entry in _entries(block, n):
            references.setdefault(key, entry)
    read: list[tuple[Block, list[Statement]]] = []
    marked = False
    for block in prose:
        cited = _cited(block, references)
        marked = marked or bool(cited)
        some = _statements(text, block, cited)
        if not _is_label(block, some):
            read.append((block, some))
    told = _without_headings(read)
    kept = [s for s in told if s.quotes or not _ASKS.search(s.plain)]
    two = {key.removeprefix("^") for key in references if key.startswith("^")} & references.keys()
    known = {_one_list(key, two): entry for key, entry in references.items()}
    resolved = (
        replace(s, citations=_resolved([_one_list(one, two) for one in s.citations], known)) for s in kept
    )
    return Draft(tuple(resolved), known, marked, len(read_as_prose) < len(found), len(kept) < len(told))


def _tells(cell: Block) -> bool:
    """Whether a cell of a table holds a sentence, and no mere name or figure."""
    text = cell.words.text.strip()
    return len(text.split()) >= _TELLING and _ENDED.search(text) is not None


def _apart(found: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks of prose, and those that name sources: under a heading, defined, or at the very end."""
    prose: list[Block] = []
    listed: list[Block] = []
    at = 0
    while at < len(found):
        block = found[at]
        at += 1
        if _names_references(block):
            end = next((n for n in range(at, len(found)) if found[n].kind == "heading"), len(found))
            section = found[at:end]
            if section and sum(map(_like_entry, section)) * 2 >= len(section):
                listed += section
                at = end
        elif block.kind == "defined":
            listed.append(block)
        elif block.kind != "heading":
            prose.append(block)
    return _without_tail(prose, listed), listed


def _names_references(block: Block) -> bool:
    named = REFERENCES.match(block.words.text)
    return named is not None and not block.words.text[named.end() :].strip()


def _like_entry(block: Block) -> bool:
    """Whether a block under "Sources" is an entry: with a number, an address or a year."""
    text = block.words.text
    return bool(block.label or block.links or block.kind in {"item", "defined"} or LABEL.match(text)) or bool(
        _ADDRESS.search(text) or _ENTRY.search(text[:_LONGEST])
    )


def _without_tail(prose: list[Block], listed: list[Block]) -> list[Block]:
    """The prose without blocks "[1] Title" at its end, which go to `listed`."""
    start = len(prose)
    while start and LABEL.match(prose[start - 1].words.text):
        start -= 1
    tail = prose[start:]
    if not start or not tail:
        return prose
    cited = {c.removeprefix("^") for b in prose[:start] for m in marks_in(b.words.text) for c in m.cites}
    labels = {_label(block).removeprefix("^") for block in tail}
    if not labels <= cited:
        return prose
    listed += tail
    return prose[:start]


def _label(block: Block) -> str:
    """The number or name in front of an entry, or nothing."""
    if block.label:
        return block.label
    label = LABEL.match(block.words.text)
    return label[1] or digits(label[3]) if label else ""


def _entries(block: Block, n: int) -> Iterator[tuple[str, str]]:
    """Yield what a block of the list says, under each mark that may name it; its `n`th where it has none."""
    text = block.words.text[:_LONGEST]
    places = list(_BETWEEN.finditer(text))
    if len(places) > 1:  # "[1] Reuters, [2] AP" on one line
        for m, place in enumerate(places):
            end = places[m + 1].start() if m + 1 < len(places) else len(text)
            yield place[1], _tidy(text[place.end() : end].rstrip(" ,;\n"), ())
        return
    label, match = _label(block), LABEL.match(text)
    inside = text[match.end() :] if match and not block.label else text
    entry = _tidy(inside, [link.address for link in block.links])
    dated = _ENTRY.match(inside.lstrip('*_"“ '))
    if label:
        yield label, entry
    if dated:
        yield f"{dated[1].strip()} {dated[2]}", entry
    if not label and not dated:
        yield str(n), entry


def _tidy(text: str, addresses: Sequence[str]) -> str:
    """An entry on one line, with the addresses behind its words."""
    plain = " ".join(text.split())
    return " ".join((plain, *(a for a in dict.fromkeys(addresses) if a not in plain)))


def _cited(block: Block, references: dict[str, str]) -> list[_Cited]:
    """What a block cites, in order; the address behind a linked number becomes its reference."""
    cited = [_Cited(mark.start, mark.end, mark.cites) for mark in marks_in(block.words.text)]
    starts = [one.start for one in cited]
    behind: list[_Cited] = []
    for link in block.links:
        n = bisect_right(starts, link.start) - 1
        mark = cited[n] if n >= 0 and link.end <= cited[n].end else None
        if (
            mark is None
            and (at := bisect_left(starts, link.start)) < len(cited)
            and cited[at].end <= link.end
        ):
            mark = cited[at]  # the mark is smaller than the words of the link
        if mark is None:
            behind.append(_Cited(link.end, link.end, (link.address,)))
        elif not _ADDRESS.match(mark.cites[0]):
            references.setdefault(mark.cites[0], link.address)
    return sorted((*cited, *behind), key=lambda c: (c.start, c.end))


def _statements(text: str, block: Block, cited: Sequence[_Cited]) -> list[Statement]:
    """The sentences of a block; a mark behind the full stop belongs to the sentence before it."""
    words = block.words
    begins = {one.start for one in cited}
    cuts: list[Span] = []
    places: list[int] = []
    gone = 0
    for one in cited:
        start = one.start
        if one.start < one.end:
            if one.end in begins or words.text[one.end : one.end + 1] in _AFTER_MARK:
                floor = cuts[-1][1] if cuts else 0
                while start > floor and words.text[start - 1].isspace():
                    start -= 1
            cuts.append((start, one.end))
        places.append(start - gone)
        gone += one.end - start if one.start < one.end else 0
    plain = words.without(cuts)
    spans = sentence_spans(plain.text)
    if not spans:
        return []
    quotes = quoted_in(plain.text, spans)
    owned: list[list[_Cited]] = [[] for _ in spans]
    starts = [start for start, _ in spans]
    for one, place in zip(cited, places, strict=True):
        owned[max(0, bisect_left(starts, place) - 1)].append(one)  # at a start: the one before
    made = []
    for n, (start, end) in enumerate(spans):
        own = plain.text[start:end]
        if not any(c.isalnum() for c in own):
            continue
        marks = [one for one in owned[n] if one.start < one.end]
        left = min([plain.starts[start], *(words.starts[m.start] for m in marks)])
        right = max([plain.ends[end - 1], *(words.ends[m.end - 1] for m in marks)])
        cites = tuple(dict.fromkeys(c for one in owned[n] for c in one.cites))
        claims = claims_of(own, quotes[n]) if len(own) <= _LONGEST else ((0, len(own)),)
        made.append(Statement(text[left:right], left, right, cites, claims, quotes[n], own))
    return made


def _is_label(block: Block, some: Sequence[Statement]) -> bool:
    """Whether a block only names what follows: a few words without a verb before a colon."""
    if len(some) != 1 or not block.words.text.rstrip(" *_\n").endswith(":"):
        return False
    words = tokens(some[0].plain)
    return len(words) <= _LABEL_WORDS and not has_verb(words) and not some[0].citations


def _without_headings(read: Sequence[tuple[Block, Sequence[Statement]]]) -> list[Statement]:
    """The statements but for headings: short lines without a full stop in a text that has them."""
    loose = [s for block, some in read if block.kind != "item" for s in some]
    closed = {s.start for s in loose if _CLOSED.search(s.plain)}
    titled = len(closed) * 2 >= len(loose)
    last = max((s.start for _, some in read for s in some), default=0)
    return [
        s
        for block, some in read
        for s in some
        if not titled
        or block.kind == "item"
        or s.start in closed
        or s.start == last
        or s.citations
        or len(s.plain.split()) > _HEADING_WORDS
    ]


def _resolved(citations: Sequence[str], references: Mapping[str, str]) -> tuple[str, ...]:
    """The citations, each as the list of references calls it where it has it."""
    return tuple(dict.fromkeys(_known(one, references) for one in citations))


def _known(citation: str, references: Mapping[str, str]) -> str:
    name, _, year = citation.rpartition(" ")
    if citation in references or not name or not year.isdigit():
        return citation
    words = set(re.findall(r"\w{3,}", name.casefold())) - {"the", "and"}
    for key in references:
        other, _, dated = key.rpartition(" ")
        if dated == year and words & set(re.findall(r"\w{3,}", other.casefold())):
            return key
    return citation
