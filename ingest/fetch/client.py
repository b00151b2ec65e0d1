"""One request and its answer, asked for with patience."""

import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass

import httpcore
import httpx

from dateline import __version__
from ingest.errors import Unreadable
from ingest.fetch.address import origin_of
from ingest.fetch.body import unpacked
from ingest.fetch.limits import PRODUCT, Limits
from ingest.fetch.network import Deadline, Network, OutOfTimeError, StoppedError, Transport
from ingest.fetch.pace import Pace, backoff, retry_after
from ingest.fetch.public import NotPublic, Resolve

_HEADERS = {
    "User-Agent": f"{PRODUCT}/{__version__}",
    "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, application/pdf;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_CLOSED = frozenset({401, 402, 403, 407, 451})
_GONE = frozenset({404, 410})
_LATER = "try again later"
_MOST_ERROR_PAGE = 65536
SAVE_PAGE = "open it in a browser and save the page"


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for.

    Attributes:
        url: a normalised address.
        name: the page as the user knows it, quoted, for errors.
        headers: fields beside those that every request has.
        most_bytes: of the answer's body.
        head_will_do: whether of a larger body the beginning is enough.
    """

    url: str
    name: str
    headers: Mapping[str, str]
    most_bytes: int
    head_will_do: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the status, fields with their names in lower case, the body of a page (status 200)."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    def refusal(self, name: str) -> Unreadable:
        """Say why there is no page in this reply."""
        if self.status in _GONE:
            return Unreadable(f"there is no page {name} (status {self.status})", "check the address")
        if self.status in _CLOSED:
            return Unreadable(f"{name} is not open to everyone (status {self.status})", SAVE_PAGE)
        if self.status in _BUSY:
            wait = retry_after(self.headers)
            when = f"try again in {wait:.0f} seconds" if wait else _LATER
            return Unreadable(f"the server of {name} is busy or broken (status {self.status})", when)
        return Unreadable(f"the server sends no page for {name} (status {self.status})", SAVE_PAGE)


class Client:
    """Asks servers.

    It keeps no cookies, sends no referrer and follows nothing by itself. It takes no proxy and nothing else
    from the environment: a proxy would resolve names by itself, out of reach of the check for public
    addresses.
    """

    def __init__(
        self,
        limits: Limits,
        pace: Pace,
        resolve: Resolve,
        *,
        allow_private: bool,
        stopped: Callable[[], bool] | None = None,
    ) -> None:
        self._limits = limits
        self._pace = pace
        self._deadline = Deadline(stopped)
        self._transport = Transport(Network(resolve, self._deadline, allow_private=allow_private))

    def close(self) -> None:
        """Close all connections."""
        self._transport.close()

    def get(self, request: Request) -> Reply:
        """Return the reply, after more tries where the server is busy or breaks off; redirects are replies.

        Raises:
            Unreadable: the server can't be reached, may not be, or sends more than it may.
        """
        origin = origin_of(request.url)
        outcome = self._patiently(request, origin)
        if isinstance(outcome, Reply):
            self._pace.note(origin, well=outcome.status not in _BUSY)
            return outcome
        self._pace.note(origin, well=False)
        raise outcome

    def _patiently(self, request: Request, origin: str) -> Reply | Unreadable:
        tried = 0
        while True:
            self._pace.wait(origin)
            outcome = self._once(request)
            tried += 1
            if isinstance(outcome, Reply) and outcome.status not in _BUSY:
                return outcome
            asked = (retry_after(outcome.headers) if isinstance(outcome, Reply) else None) or 0.0
            if tried == self._limits.most_tries or asked > self._limits.most_wait:
                return outcome
            self._pace.pause(max(asked, backoff(self._limits, request.url, tried)))

    def _once(self, request: Request) -> Reply | Unreadable:
        """Ask once. An error that is returned is worth another try, one that is raised is not."""
        self._deadline.start(self._limits.total)
        try:
            with (
                self._final_errors(request.name),
                closing(self._transport.handle_request(self._written(request))) as response,
            ):
                return _read(response, request)
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
            if isinstance(error.__cause__, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY" in str(
                error
            ):
                what = f"{request.name} is at a host whose certificate can't be trusted"
                raise Unreadable(what, SAVE_PAGE) from None
            why = (
                "no answer in time" if isinstance(error, httpcore.TimeoutException) else "no connection holds"
            )
            return Unreadable(f"{request.name} can't be reached: {why}", f"check the address, or {_LATER}")

    def _written(self, request: Request) -> httpx.Request:
        """The request as it is sent: straight to the transport, past all that a client would add to it."""
        headers = {**_HEADERS, **request.headers}
        timeout = httpx.Timeout(self._limits.read, connect=self._limits.connect)
        return httpx.Request("GET", request.url, headers=headers, extensions={"timeout": timeout.as_dict()})

    @contextmanager
    def _final_errors(self, name: str) -> Iterator[None]:
        try:
            yield
        except (OutOfTimeError, httpcore.TimeoutException):
            if not self._deadline.passed:
                raise
            what = f"{name} takes longer than {self._limits.total:.3g} seconds to arrive"
            raise Unreadable(what, SAVE_PAGE) from None
        except StoppedError:
            raise Unreadable(f"{name} had not arrived when this was stopped", "ingest it again") from None
        except NotPublic as error:
            raise NotPublic(f"{name} may not be fetched: {error.what}", error.remedy) from None
        except (httpx.InvalidURL, httpcore.UnsupportedProtocol):
            raise Unreadable(f"{name} is no address of a page", "check the address") from None


def _read(response: httpx.Response, request: Request) -> Reply:
    headers = {field.lower(): value for field, value in response.headers.items()}
    if response.status_code != 200:
        _finish(response)
        return Reply(response.status_code, headers)
    packed = headers.get("content-encoding", "")
    body = unpacked(
        response.iter_raw(), packed, request.most_bytes, request.name, head_will_do=request.head_will_do
    )
    return Reply(200, headers, body)


def _finish(response: httpx.Response) -> None:
    """Read an error's page where it is small, so that the connection can be used again."""
    left = _MOST_ERROR_PAGE
    for piece in response.iter_raw():
        left -= len(piece)
        if left < 0:
            return
