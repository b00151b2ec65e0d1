"""Labelled news pages: their sources, the files that they become, and what should be read from those.

A source is `NN-name.page`: a head of `key: value` lines, a line `---`, and the page, line by line:

    A|text     a line of the article; `A2|` of the second article on a glued page
    N|text     noise: a line that no article should hold
    M|text     metadata (headline, byline, date, time stamp): may stay or go
    -|text     markup that nobody reads; in HTML so is every line without a mark
    N+|text    `+`: goes on in the line above, after a blank

Head: `state`, `kind` (txt, md, html, eml), `title`, `published`, `outlet`, `authors` (parted by `;`), each
with `.2`, `.3` for further articles and missing where the page does not tell; `quirks` (parted by commas, see
`quirks.py`); for a mail `from`, `subject`, `date` and `body` (plain or html).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from html import unescape
from pathlib import Path

from tests.ingest.pages.quirks import encoded, wrapped

FOLDER = Path(__file__).parent

LAST_OF_DEV = 68
PARTS = ("dev", "read", "held")
"""Rules are made on the pages up to this one; the others, written without sight of the rules, only count."""

_MARKED = re.compile(r"\s*([ANM-])(\d?)(\+?)\|(.*)")
_TAG = re.compile(r"<[^<>]*>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LEAD = re.compile(r"^\s*(?:[>#]+ |[-*+•–] |\d{1,2}[.)] )*(?:#+ )?")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"\*\*|__|(?<![\w*])[*_](?=\S)|(?<=\S)[*_](?![\w*])|\\(?=[-.*_\[\]#])")
_SENTENCE = re.compile(r"(?<=[.!?…؟])[”\"’»“)]*\s+(?=[\"“„«(¿¡‘—–]?\s?[A-ZÀ-ÞА-Я0-9\u0600-\u06ff])")
_SHORTEST = 12
"""A shorter sentence ("No.", "Mr.") is judged together with the next."""


@dataclass(frozen=True, slots=True)
class Story:
    """What is to be read of one article; None where the page does not tell."""

    sentences: tuple[str, ...]
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page as a file, and what it holds."""

    name: str
    state: str
    half: str
    file_name: str
    data: bytes
    stories: tuple[Story, ...]
    noise: tuple[str, ...]
    metadata: tuple[str, ...]


@dataclass(slots=True)
class _Line:
    mark: str
    story: int
    source: str
    continues: bool


def pages(half: str | None = None) -> list[LabelledPage]:
    """The pages in order: all, or those of one part.

    `dev` are those up to 68, which rules were made for; of the later ones, written by somebody who had not
    seen those, `read` are the even ones, whose faults the rules know by now, and `held` the odd ones, which
    no rule was made for.
    """
    every = (page_of(path) for path in sorted(FOLDER.glob("*.page")))
    return [page for page in every if half in {None, page.half}]


def _part_of(number: int) -> str:
    if number <= LAST_OF_DEV:
        return "dev"
    return "held" if number % 2 else "read"


def page_of(path: Path) -> LabelledPage:
    """The page that the source at `path` makes."""
    head_text, _, body = path.read_text("utf-8").partition("\n---\n")
    head = dict(_field(line) for line in head_text.splitlines() if line.strip())
    kind = head["kind"]
    lines = [_line(line, kind, path.name) for line in body.splitlines()]
    visible = "html" if kind == "html" or head.get("body") == "html" else kind
    count = max((line.story for line in lines if line.mark == "A"), default=1)
    return LabelledPage(
        name=path.stem,
        state=head["state"],
        half=_part_of(int(path.stem.split("-")[0])),
        file_name=f"{path.stem}.{kind}",
        data=_file(lines, head),
        stories=tuple(_story(number, lines, head, visible) for number in range(1, count + 1)),
        noise=tuple(text for line in lines if line.mark == "N" for text in _noise(line, head, visible)),
        metadata=tuple(_shown(line.source, visible) for line in lines if line.mark == "M"),
    )


def _field(line: str) -> tuple[str, str]:
    key, _, value = line.partition(":")
    return key.strip(), value.strip()


def _line(line: str, kind: str, where: str) -> _Line:
    marked = _MARKED.fullmatch(line)
    if marked:
        return _Line(marked[1], int(marked[2] or 1), marked[4], bool(marked[3]))
    if line.strip() and kind not in {"html", "eml"}:
        raise ValueError(f"{where}: no mark before {line!r}")
    return _Line("-", 1, line, continues=False)


def _file(lines: list[_Line], head: dict[str, str]) -> bytes:
    text = ""
    for line in lines:
        text += (" " if line.continues else "\n") + line.source
    quirks = tuple(quirk.strip() for quirk in head.get("quirks", "").split(",") if quirk.strip())
    content = encoded(text[1:] + "\n", quirks, html=head["kind"] == "html")
    return _mail(content, head) if head["kind"] == "eml" else content


def _mail(content: bytes, head: dict[str, str]) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = head["from"], "reader@post.example"
    mail["Subject"], mail["Date"] = head["subject"], head["date"]
    text = content.decode("utf-8")
    if head.get("body") == "html":
        mail.set_content("This message is in HTML. Please open it in a program that shows HTML.\n")
        mail.add_alternative(text, subtype="html")
        mail.set_boundary("=_edition")
    else:
        mail.set_content(text)
    return mail.as_bytes()


def _story(number: int, lines: list[_Line], head: dict[str, str], visible: str) -> Story:
    end = "" if number == 1 else f".{number}"
    texts = [_shown(line.source, visible) for line in lines if line.mark == "A" and line.story == number]
    authors = tuple(name.strip() for name in head.get(f"authors{end}", "").split(";") if name.strip())
    return Story(
        sentences=tuple(sentence for text in texts for sentence in _sentences(text)),
        title=head.get(f"title{end}"),
        published=head.get(f"published{end}"),
        outlet=head.get(f"outlet{end}"),
        authors=authors,
    )


def _noise(line: _Line, head: dict[str, str], visible: str) -> list[str]:
    """The line as the file has it: where it is wrapped each piece counts, for each may survive alone."""
    wrap = re.search(r"\bwrap(\d+)", head.get("quirks", ""))
    shown = _shown(line.source, visible)
    return wrapped(shown, int(wrap[1])).split("\n") if wrap else [shown]


def _shown(source: str, visible: str) -> str:
    """What a reader of the page sees of a line, without bullets."""
    if visible == "html":
        return unescape(_TAG.sub("", _BREAK.sub(" ", source))).strip()
    text = _LEAD.sub("", source)
    if visible == "md":
        text = _LINK.sub(r"\1", _IMAGE.sub("", text)) or _LINK.sub(r"\1", _LINK.sub(r"\1", text))
        text = _EMPHASIS.sub("", text).strip("|")
    return text.strip()


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for found in _SENTENCE.finditer(text):
        if found.end() - start >= _SHORTEST:
            yield text[start : found.end()].strip()
            start = found.end()
    if text[start:].strip():
        yield text[start:].strip()
