"""Which hosts may be asked: those at public addresses, so that no page leads into the user's own network."""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from ingest.errors import Unreadable

Resolve = Callable[[str, int], Sequence[str]]
"""Host and port to the numeric addresses to try, in order; raises OSError where there are none."""

_NOT_PUBLIC_4 = tuple(
    map(IPv4Network, ("192.0.0.0/24", "192.88.99.0/24"))  # protocol assignments, 6to4 relays
)
_PUBLIC_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    map(IPv6Network, ("2001::/23", "2002::/16", "2001:db8::/32", "3fff::/20"))  # Teredo, 6to4, documentation
)
_NAT64 = IPv6Network("64:ff9b::/96")


class NotPublic(Unreadable):
    """A host that may not be asked: it is not on the public internet."""


class UnknownHost(Unreadable):
    """A host that the name service does not know."""


def system_resolve(host: str, port: int) -> list[str]:
    """Ask the system's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def is_public(text: str) -> bool:
    """Whether the numeric address `text` is globally reachable unicast, whatever it is wrapped in.

    By the registries of RFC 6890, and stricter: IPv6 only within 2000::/3, without Teredo and 6to4. An
    address that carries an IPv4 address (`::ffff:10.0.0.1`, NAT64 of RFC 6052) is judged by that one.
    """
    try:
        address = ip_address(text)
    except ValueError:  # no address at all
        return False
    if isinstance(address, IPv4Address):
        return _is_public_4(address)
    if address.scope_id is not None:
        return False
    if address.ipv4_mapped is not None:
        return _is_public_4(address.ipv4_mapped)
    if address in _NAT64:
        return _is_public_4(IPv4Address(int(address) & 0xFFFF_FFFF))
    return _is_public_6(address)


def _is_public_4(address: IPv4Address) -> bool:
    special = address.is_multicast or address.is_reserved or any(address in net for net in _NOT_PUBLIC_4)
    return address.is_global and not special


def _is_public_6(address: IPv6Address) -> bool:
    special = any(address in net for net in _NOT_PUBLIC_6)
    return address.is_global and address in _PUBLIC_6 and not special


def addresses_of(host: str, port: int, resolve: Resolve, *, allow_private: bool) -> Sequence[str]:
    """Return the numeric addresses to connect to for `host`; the very ones that were checked.

    Raises:
        NotPublic: one of them is not public, which only happens by mistake or by malice.
        UnknownHost: there is no such host.
        OSError: the name service does not answer.
    """
    try:
        found = resolve(host, port)
    except UnicodeError:
        found = ()
    except socket.gaierror as error:
        if error.errno != socket.EAI_NONAME:
            raise
        found = ()
    if not found:
        raise UnknownHost(f"there is no host '{host}'", "check the address")
    refused = [] if allow_private else [one for one in found if not is_public(one)]
    if refused:
        what = f"the host '{host}' is at {refused[0]}, which is no public address"
        raise NotPublic(what, "save the page in a browser and name the file, or give --allow-private")
    return found
