"""Web pages saved as one file (.mhtml): a mail that holds the page and its pictures (RFC 2557)."""

from collections.abc import Iterator
from dataclasses import replace

from ingest.article import Failure
from ingest.containers.mail import MOST_BYTES
from ingest.containers.mail_headers import header
from ingest.containers.mail_parts import BROKEN, pages_of, parsed
from ingest.document import Document
from ingest.errors import Unreadable
from ingest.format import ContainerFormat
from ingest.opening import Opening
from ingest.page import Hints

_SAVE_AGAIN = "save it again in the browser, as a web page"
_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")


def open_page(
    document: Document,
    opening: Opening,  # noqa: ARG001  # nothing is packed in it
) -> Iterator[Document | Failure]:
    """Yield the page, by the file's own uri; frames in it are left out. Its address is known from the file.

    Raises:
        Unreadable: there is no page in it.
    """
    mail = parsed(document.read(MOST_BYTES), document.name)
    try:
        page = next(pages_of(mail), None)
    except BROKEN as error:
        raise Unreadable(f"{document.name} is damaged", _SAVE_AGAIN) from error
    if page is None:
        raise Unreadable(f"{document.name} holds no web page", _SAVE_AGAIN)
    part, content = page
    addresses = [header(one, name) for one in (mail, part) for name in _ADDRESSES]
    url = next((address for address in addresses if address.startswith(("http://", "https://"))), None)
    yield replace(
        document,
        suffix=".html",
        content=content.encode("utf-8", "replace"),
        hints=document.hints.over(Hints(url=url)),
        depth=document.depth + 1,
    )


FORMAT = ContainerFormat("saved web page", (".mhtml", ".mht"), open_page)
