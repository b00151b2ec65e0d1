"""The headers of a mail: what they tell about an article, read with bounds and without trust."""

import codecs
import re
from typing import TYPE_CHECKING

from ingest.cleaning.shape import words
from ingest.page import Hints
from ingest.wording import word_set

if TYPE_CHECKING:
    from email.message import Message

MOST_HEADER = 4000
"""Characters of one header that are looked at: its parsers take time that grows with the square of it."""

_MOST_ADDRESS = 400
_FORWARDED = re.compile(
    r"^\s{0,9}(?:(?:re|fw|fwd|aw|wg|tr|rv|sv|vs)(?:\[\d{1,3}\])?\s{0,3}:\s{0,9})+", re.IGNORECASE
)
_NOT_TEXT = frozenset(
    {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"}
)
_MAILING = ("List-Unsubscribe", "List-Id", "List-Post", "Feedback-ID", "X-Campaign", "X-Mailgun-Sid")
_FROM_OUTLET = re.compile(r"(?P<name>\S.{2,60}?)\s(?:from|at|\|)\s(?P<outlet>(?:The\s)?[A-Z0-9].{2,60})")
_OUTLET_WORDS = word_set(
    "times news post daily weekly journal herald gazette tribune observer chronicle review magazine press"
    " newsletter newsroom bulletin report reports dispatch courier telegraph mail express guardian standard"
    " examiner mirror monitor radio broadcasting media wire briefing digest zeitung tageszeitung kurier"
    " anzeiger nachrichten rundschau presse diario giornale"
)
_NO_OUTLET = re.compile(
    r"no-?reply|do-?not-?reply|notifications?|mailer|support|team|info|admin|@", re.IGNORECASE
)
_LEAST_OUTLET_WORDS = 2
_MOST_OUTLET_WORDS = 6


def header(mail: "Message", name: str, most: int = MOST_HEADER) -> str:
    """Return the first header `name`, its encoded words (RFC 2047) decoded; empty where there is none."""
    from email.errors import HeaderParseError
    from email.header import decode_header

    written = str(mail.get(name, ""))[:most]
    try:
        parts = decode_header(written)
    except (HeaderParseError, ValueError):
        parts = [(written, None)]
    text = "".join(part if isinstance(part, str) else decoded(part, charset) for part, charset in parts)
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def decoded(data: bytes, charset: str | None) -> str:
    """Return the text of `data` in the charset that a mail declares, else in a likely one."""
    for name in (charset or "utf-8", "utf-8"):
        if is_text_encoding(name):
            try:
                return data.decode(name)
            except (LookupError, ValueError):  # it encodes, but no text
                continue
    return data.decode("cp1252", "replace")


def is_text_encoding(charset: str) -> bool:
    """Whether `charset` names an encoding of text, as mails use them."""
    try:
        return codecs.lookup(charset).name.replace("-", "_") not in _NOT_TEXT
    except (LookupError, ValueError):
        return False


def hints_of(mail: "Message") -> Hints:
    """Return what the headers say about the article that the mail's own text is.

    The subject is its title and the date its date of publication, but in an answer or a forwarded mail the
    date is only when that was sent. The sender's name is the outlet only where it is a mailing's and reads
    like one ("Mara Linden from The Harbour Post" names an author as well); a person who sends a mail need
    not have written what is in it.
    """
    subject, sent = header(mail, "Subject"), header(mail, "Date")
    title = _FORWARDED.sub("", subject)
    forwarded = title != subject
    outlet, author = (None, None) if forwarded else _sender(mail)
    return Hints(
        title=title or None,
        published=None if forwarded else sent or None,
        outlet=outlet,
        authors=(author,) if author else (),
        created=_day(sent) if forwarded else None,
    )


def _day(sent: str) -> str | None:
    """The ISO 8601 date and time of a `Date` header, or None."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(sent).isoformat()
    except (IndexError, OverflowError, TypeError, ValueError):
        return None


def _sender(mail: "Message") -> tuple[str | None, str | None]:
    """The outlet and the author in the sender's name, each where it is certain."""
    from email.utils import parseaddr

    if not any(name in mail for name in _MAILING):
        return None, None
    try:
        name, _ = parseaddr(header(mail, "From", _MOST_ADDRESS))
    except (IndexError, RecursionError, ValueError):
        return None, None
    found = _FROM_OUTLET.fullmatch(name)
    if found and _is_person(found["name"]):
        return found["outlet"], found["name"]
    return (name, None) if _is_outlet(name) else (None, None)


def _is_outlet(name: str) -> bool:
    said = [word.casefold() for word in words(name)]
    return (
        _LEAST_OUTLET_WORDS <= len(said) <= _MOST_OUTLET_WORDS
        and not _NO_OUTLET.search(name)
        and bool(_OUTLET_WORDS.intersection(said))
    )


def _is_person(name: str) -> bool:
    parts = name.split()
    named = all(part[0].isupper() for part in parts) and not _NO_OUTLET.search(name)
    return 2 <= len(parts) <= 4 and named and not _OUTLET_WORDS.intersection(name.casefold().split())
