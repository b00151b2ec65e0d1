"""Addresses of pages: told from paths, written in one way, refused where they are no plain page's."""

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import SplitResult, quote, urlsplit

from ingest.errors import Unreadable
from ingest.wording import word_set

MOST_LENGTH = 4096
"""Characters of an address; servers refuse longer ones, and no article has one."""

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,30}://", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_PORTS = frozenset({80, 443, 8080, 8443})
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")
_ENDS_IN_NUMBER = re.compile(r"(^|\.)(\d+|0x[0-9a-f]*)$")
_PATH_KEPT = "%/:@!$&'()*+,;=~"
_QUERY_KEPT = _PATH_KEPT + "?"
_TRACKING_PREFIX = "utm_"
_TRACKING = word_set("""
    fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid mc_cid mc_eid _ga _gl
    at_medium at_campaign at_link_id at_link_type at_link_origin at_ptr_name at_format at_bbc_team
    ns_campaign ns_mchannel ns_source ns_linkname ref_src wt.mc_id ito __twitter_impression
""")
_COPY = "copy it from the browser's address line"


def is_address(text: str) -> bool:
    """Whether `text` begins as an address does (`https://`, but `ftp://` too), and is no path."""
    return _SCHEME.match(text.strip()) is not None


def normalised(text: str) -> str:
    """Return the page's address in the one way we write it, so that a page met twice has one uri.

    Scheme and host in lower case, international names in ASCII, no default port, no fragment, no dot
    segments, no parameters that only tell where a reader came from (`utm_source`, `fbclid`, …). `!/` in a
    path is written `%21/`, since in our uris it parts a container from its member.

    Raises:
        Unreadable: it is no address of a page: another scheme, user and password in it, an odd host.
    """
    text = text.strip()
    shown = f"'{text[:200]}'"
    if len(text) > MOST_LENGTH or _UNSAFE.search(text):
        raise Unreadable(f"{shown} is no address: it is too long or has blanks in it", _COPY)
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise Unreadable(f"{shown} is no address of a page", _COPY) from None
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS:
        raise Unreadable(f"{shown} is no address that begins with http:// or https://", "save it as a file")
    if "@" in parts.netloc:
        raise Unreadable(f"{shown} carries a user name or password", "leave out what stands before the @")
    host = _host(parts, shown)
    shown_port = "" if port is None or port == _DEFAULT_PORTS[scheme] else f":{port}"
    path = quote(_without_dots(parts.path), safe=_PATH_KEPT).replace("!/", "%21/")
    query = quote(_without_tracking(parts.query), safe=_QUERY_KEPT)
    return f"{scheme}://{host}{shown_port}{path}" + (f"?{query}" if query else "")


def origin_of(url: str) -> str:
    """Return scheme, host and port of a normalised address, without a slash at the end."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def usual_port(url: str) -> bool:
    """Whether the normalised address is at a port where pages are served."""
    parts = urlsplit(url)
    return (parts.port or _DEFAULT_PORTS[parts.scheme]) in _PORTS


def _host(parts: SplitResult, shown: str) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        try:
            return f"[{IPv6Address(host)}]"
        except AddressValueError:
            raise Unreadable(f"{shown} names no host", _COPY) from None
    if not host.isascii():
        host = _in_ascii(host, shown)
    if not _HOST.fullmatch(host):
        raise Unreadable(f"{shown} names no host", _COPY)
    if _ENDS_IN_NUMBER.search(host):  # decimal, octal and hexadecimal spellings are read in many ways
        try:
            return str(IPv4Address(host))
        except AddressValueError:
            raise Unreadable(f"{shown} spells its host as an odd number", "write the host's name") from None
    return host


def _in_ascii(host: str, shown: str) -> str:
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        raise Unreadable(f"{shown} names no host", _COPY) from None


def _without_dots(path: str) -> str:
    """Remove `.` and `..` (RFC 3986, section 5.2.4), also where they are written `%2e`."""
    kept: list[str] = []
    segments = path.split("/")[1:] or [""]
    for segment in segments:
        plain = segment.lower().replace("%2e", ".")
        if plain == "..":
            del kept[-1:]
        elif plain != ".":
            kept.append(segment)
    if segments[-1].lower().replace("%2e", ".") in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)


def _without_tracking(query: str) -> str:
    names = ((part, part.partition("=")[0].lower()) for part in query.split("&") if part)
    return "&".join(
        part for part, name in names if not name.startswith(_TRACKING_PREFIX) and name not in _TRACKING
    )
