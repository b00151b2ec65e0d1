"""The parts of a mail (MIME, RFC 2045 to 2049): its own text, and what is attached."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.containers.mail_headers import MOST_HEADER, decoded
from ingest.errors import Unreadable

if TYPE_CHECKING:
    from email.message import Message
    from email.parser import BytesParser

MOST_PARTS = 500
_MOST_WORK = 10_000_000
"""Lines times parts: the parser holds each line against the ends of all parts that it is in."""

_PARTED = re.compile(rb"content-type\s{0,9}:\s{0,9}(?:multipart|message)/|boundary\s{0,9}[=*]", re.IGNORECASE)
_UNSEEN = re.compile(r"<(style|script|head)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,5000}>")
_RICH_SHARE = 0.5
_QUOTE = re.compile(r">+")
_SIGNATURE = "-- "
_SPLIT = "split it into its mails and attachments, and ingest those"
BROKEN = (AttributeError, LookupError, OverflowError, RecursionError, TypeError, ValueError)
"""What the standard library lets through where a mail is not written as mails are."""


@dataclass(frozen=True, slots=True)
class Text:
    """Text of a mail, as HTML or plain."""

    content: str
    is_html: bool


@dataclass(frozen=True, slots=True)
class Attachment:
    """What hangs on a mail.

    Attributes:
        name: its file name as given, without folders; empty where there is none.
        kind: its declared media type, lower case ("application/pdf").
        content: its bytes.
    """

    name: str
    kind: str
    content: bytes


def parsed(data: bytes, name: str) -> "Message":
    """Return the mail in `data`.

    Raises:
        Unreadable: it has more, or deeper, parts than a mail has.
    """
    parts = sum(1 for _ in _PARTED.finditer(data))
    if parts > MOST_PARTS or parts * data.count(b"\n") > _MOST_WORK:
        raise Unreadable(f"{name} has more parts within parts than a mail has", _SPLIT)
    try:
        return _parser().parsebytes(data)
    except BROKEN as error:
        raise Unreadable(f"{name} is damaged or no mail", "save it again from the mail program") from error


def text_of(mail: "Message") -> Text | None:
    """Return the mail's own text: HTML unless that says much less than the plain; None if it has none."""
    texts = [text for text in _texts(mail) if text.content.strip()]
    if not texts:
        return None
    if not any(text.is_html for text in texts):
        return Text("\n\n".join(text.content.strip("\r\n") for text in texts), is_html=False)
    return Text(
        "\n".join(text.content if text.is_html else _marked_up(text.content) for text in texts), is_html=True
    )


def attachments_of(mail: "Message") -> Iterator[Attachment]:
    """Yield what is attached, in order; what belongs to an attached mail stays inside it."""
    if mail.get_content_maintype() == "message":
        yield from _enclosed(mail)
    elif mail.is_multipart():
        for part in _parts(mail):
            yield from attachments_of(part)
    elif not _is_inline_text(mail):
        yield Attachment(_file_name(mail), _kind(mail), _payload(mail))


def pages_of(mail: "Message") -> Iterator[tuple["Message", str]]:
    """Yield each HTML part of a saved page with its source, the page itself first."""
    for part in mail.walk():
        if _kind(part) == "text/html":
            yield part, decoded(_payload(part), part.get_content_charset())


def _enclosed(part: "Message") -> Iterator[Attachment]:
    """Yield the mails that a `message/rfc822` part holds; reports on delivery and the like are none."""
    if part.get_content_type() != "message/rfc822":
        return
    for mail in _parts(part):
        yield Attachment(_file_name(part), "message/rfc822", mail.as_bytes())


def _texts(part: "Message") -> Iterator[Text]:
    """Yield the texts that are shown one below the other."""
    kind = _kind(part)
    if kind.startswith("message/"):
        return
    if not part.is_multipart():
        if _is_inline_text(part):
            yield _read(part)
        return
    if kind == "multipart/alternative":
        choices = [[*_texts(choice)] for choice in _parts(part)]
        yield from _richest(choices)
    elif kind == "multipart/related":
        for root in _parts(part)[:1]:
            yield from _texts(root)
    else:
        for inner in _parts(part):
            yield from _texts(inner)


def _richest(choices: list[list[Text]]) -> list[Text]:
    """The alternative to read: the last HTML (RFC 2046 5.1.4), unless it is a stub beside the plain text."""
    plain = [texts for texts in choices if texts and not any(text.is_html for text in texts)]
    marked = [texts for texts in choices if any(text.is_html for text in texts)]
    if not marked:
        return plain[0] if plain else []
    said = sum(len(_shown(text).split()) for text in marked[-1])
    told = max((sum(len(text.content.split()) for text in texts) for texts in plain), default=0)
    return marked[-1] if said >= _RICH_SHARE * told else plain[0]


def _shown(text: Text) -> str:
    """What one sees of `text`, roughly: enough to count its words."""
    if not text.is_html:
        return text.content
    content, lowered = text.content, text.content.lower()
    parts, at = [], 0
    while found := _UNSEEN.search(lowered, at):
        end = lowered.find(f"</{found[1]}", found.end())
        if end < 0:
            break
        parts.append(content[at : found.start()])
        at = end
    return html.unescape(_TAG.sub(" ", " ".join([*parts, content[at:]])))


def _read(part: "Message") -> Text:
    content = decoded(_payload(part), part.get_content_charset())
    if _kind(part) == "text/html":
        return Text(content, is_html=True)
    if str(part.get_param("format", "")).lower() == "flowed":
        content = unflowed(content, delete_space=str(part.get_param("delsp", "")).lower() == "yes")
    return Text(content, is_html=False)


def unflowed(text: str, *, delete_space: bool = False) -> str:
    """Return `text` of the format "flowed" (RFC 3676) with its paragraphs put together, one a line."""
    paragraphs: list[list[str]] = []
    flowing, depth_before = False, 0
    for line in text.splitlines():
        quote = _QUOTE.match(line)
        depth = quote.end() if quote else 0
        said = line[depth:].removeprefix(" ")
        soft = said.endswith(" ") and said != _SIGNATURE
        said = said[:-1] if soft and delete_space else said
        if flowing and depth == depth_before:
            paragraphs[-1].append(said)
        else:
            paragraphs.append([">" * depth + (" " if depth else ""), said])
        flowing, depth_before = soft, depth
    return "\n".join("".join(paragraph) for paragraph in paragraphs)


def _marked_up(text: str) -> str:
    """Plain text as HTML, to stand beside a mail's other texts."""
    paragraphs = re.split(r"\r?\n[ \t]*\r?\n", text)
    return "\n".join(f"<p>{html.escape(one, quote=False)}</p>" for one in paragraphs if one.strip())


def _is_inline_text(part: "Message") -> bool:
    """Whether a part is text of the mail itself: attached texts say so or have a file name."""
    shown = _kind(part) in {"text/plain", "text/html"}
    return shown and part.get_content_disposition() != "attachment" and not _file_name(part)


def _kind(part: "Message") -> str:
    """A part's media type; what claims to have parts and has none is text (RFC 2045, 5.2)."""
    kind = part.get_content_type().lower()
    return "text/plain" if kind.startswith("multipart/") and not part.is_multipart() else kind


def _parts(part: "Message") -> list["Message"]:
    payload = part.get_payload() if part.is_multipart() else []
    return [inner for inner in payload if not isinstance(inner, str)]


def _payload(part: "Message") -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _file_name(part: "Message") -> str:
    name = " ".join((part.get_filename() or "").split())
    return re.split(r"[/\\]", name)[-1].strip(". ")


@lru_cache(maxsize=1)
def _parser() -> "BytesParser":
    """A parser that cuts off overlong headers, and keeps them as they are written."""
    from email.parser import BytesParser
    from email.policy import Compat32

    class Bounded(Compat32):
        def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
            field, value = super().header_source_parse(sourcelines)
            return field[:MOST_HEADER], value[:MOST_HEADER]

    return BytesParser(policy=Bounded())
