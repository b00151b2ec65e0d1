"""Who asks, and how long, how much, how often: the limits of fetching."""

from dataclasses import dataclass

from ingest.document import MIB

PRODUCT = "Dateline"
"""The name by which we ask, and by which a `robots.txt` may speak of us."""

GLANCE = 0.25
"""Seconds after which one who waits looks whether somebody has stopped it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one ingest's fetching; times in seconds.

    Attributes:
        connect: to connect to a host.
        read: between two pieces of an answer.
        total: for one answer from the connection to its last byte.
        most_bytes: of one page, as it is sent and as it is unpacked.
        most_redirects: followed for one page.
        most_tries: of one page while its server is busy or breaks off.
        backoff: waited before the second try; doubled before each further one.
        most_wait: the longest that a server may ask us to wait (`Retry-After`) before we give up.
        interval: least time between two requests to one host.
        most_crawl_delay: the longest interval that a `robots.txt` may ask for.
        most_broken: failures to reach a host in a row, after which it is left alone.
    """

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    most_bytes: int = 64 * MIB
    most_redirects: int = 5
    most_tries: int = 4
    backoff: float = 1.0
    most_wait: float = 60.0
    interval: float = 1.0
    most_crawl_delay: float = 30.0
    most_broken: int = 3
