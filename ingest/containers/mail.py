"""Mails (.eml): the mail's own text, and the documents attached to it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from dateline.encodable import encodable
from ingest.article import Failure
from ingest.containers.mail_headers import hints_of
from ingest.containers.mail_parts import BROKEN, Attachment, Text, attachments_of, parsed, text_of
from ingest.document import MIB, Document
from ingest.errors import Unreadable
from ingest.format import ContainerFormat
from ingest.formats import UNREAD_DOCUMENTS, choice, format_of, suffix_of
from ingest.opening import Opening
from ingest.page import Hints
from ingest.sniff import HEAD, suffix_by_content

if TYPE_CHECKING:
    from email.message import Message

MOST_BYTES = 40 * MIB
MOST_ATTACHMENTS = 200
_LONGEST_NAME = 200
_KINDS = {"message/rfc822": ".eml", "text/html": ".html", "text/plain": ".txt", "application/pdf": ".pdf"}
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_SAVE_AGAIN = "save it again from the mail program"


def open_mail(document: Document, opening: Opening) -> Iterator[Document | Failure]:
    """Yield a mail's text, then its attachments: the text by the mail's own uri, they by `<uri>!/<name>`.

    Pictures, calendars and other things that hold no article are passed over.

    Raises:
        Unreadable: it is no mail, too large, or holds neither text nor documents.
    """
    mail = parsed(document.read(MOST_BYTES), document.name)
    try:
        text, hints = text_of(mail), hints_of(mail)
    except BROKEN as error:
        raise Unreadable(f"{document.name} is damaged", _SAVE_AGAIN) from error
    if text:
        yield _own_text(document, text, hints)
    empty = text is None
    for item in _attached(document, mail, opening):
        empty = False
        yield item
    if empty and mail.get_content_type() in _ENCRYPTED:
        raise Unreadable(f"{document.name} is encrypted", "decrypt it in the mail program and save it again")
    if empty:
        raise Unreadable(f"{document.name} holds no text", "save it again with its text, or leave it out")


def _own_text(document: Document, text: Text, hints: Hints) -> Document:
    return replace(
        document,
        suffix=".html" if text.is_html else ".txt",
        content=text.content.encode("utf-8", "replace"),
        hints=document.hints.over(hints),
        depth=document.depth + 1,
    )


def _attached(document: Document, mail: "Message", opening: Opening) -> Iterator[Document | Failure]:
    """Yield what is attached and may hold an article; what is of a kind that nothing reads fails."""
    found = attachments_of(mail)
    names: set[str] = set()
    for number in count(1):
        try:
            attachment = next(found, None)
        except BROKEN:
            yield Failure(document.uri, f"an attachment of {document.name} is damaged", _SAVE_AGAIN)
            return
        if attachment is None:
            return
        if number > MOST_ATTACHMENTS:
            what = f"{document.name} has more than {MOST_ATTACHMENTS} attachments; the rest is not read"
            yield Failure(document.uri, what, "save the others and ingest them by themselves")
            return
        suffix = _suffix(attachment)
        name = _name(attachment, suffix, number, names)
        uri, quoted = f"{document.uri}!/{name}", f"{document.name} > '{name}'"
        if format_of(suffix):
            opening.spend(len(attachment.content), quoted)
            yield Document(
                uri,
                quoted,
                suffix,
                attachment.content,
                document.source,
                depth=document.depth + 1,
                named=document.named,
            )
        elif suffix in UNREAD_DOCUMENTS:
            yield Failure(
                uri, f"{quoted} is of a kind that can't be read ({suffix})", f"save it as {choice(suffix)}"
            )


def _suffix(attachment: Attachment) -> str:
    """What the attachment is by its name, else by what is said of it, else by its content."""
    named = suffix_of(attachment.name)
    if format_of(named) or named in UNREAD_DOCUMENTS:
        return named
    known = _KINDS.get(attachment.kind)
    return known or ("" if named else suffix_by_content(attachment.content[:HEAD]) or "")


def _name(attachment: Attachment, suffix: str, number: int, names: set[str]) -> str:
    """A name for the attachment that no other one of the mail has."""
    name = encodable(attachment.name)[:_LONGEST_NAME] or f"{number}{suffix}"
    if name in names:
        name = f"{number}/{name}"
    names.add(name)
    return name


FORMAT = ContainerFormat("mail", (".eml",), open_mail)
