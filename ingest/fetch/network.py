"""The connections of the fetcher: to checked addresses alone, and none longer than the time that is left.

The name is resolved and checked where the connection is made, and the connection goes to the address that was
checked. Between check and use there is nothing that a name server could change (DNS rebinding), whoever
follows which redirect. `Host` and the name in TLS stay the page's own.
"""

import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

import httpcore
import httpx

from ingest.fetch.limits import GLANCE
from ingest.fetch.public import Resolve, addresses_of


class OutOfTimeError(Exception):
    """An answer that took longer than it may in all."""


class StoppedError(Exception):
    """Nobody waits for the answer any more."""


class Deadline:
    """The time left for the answer being waited for.

    Args:
        stopped: whether nobody waits for answers any more; None where that is never asked.
    """

    def __init__(self, stopped: Callable[[], bool] | None = None) -> None:
        self._end = float("inf")
        self._stopped = stopped

    def start(self, seconds: float) -> None:
        """Begin a new answer, which may take `seconds`."""
        self._end = time.monotonic() + seconds

    @property
    def passed(self) -> bool:
        """Whether nothing is left."""
        return time.monotonic() >= self._end

    def cap(self, timeout: float | None) -> float:
        """Return `timeout`, or what is left where that is less.

        Raises:
            OutOfTimeError: nothing is left.
            StoppedError: nobody waits any more.
        """
        if self._stopped is not None and self._stopped():
            raise StoppedError
        left = self._end - time.monotonic()
        if left <= 0:
            raise OutOfTimeError
        return left if timeout is None else min(timeout, left)

    def steps(self, timeout: float | None) -> Iterator[float]:
        """Yield how long to wait at a time until `timeout` is over: all at once where nobody may stop it.

        Raises:
            OutOfTimeError: nothing is left.
            StoppedError: nobody waits any more.
        """
        end = time.monotonic() + self.cap(timeout)
        while (left := end - time.monotonic()) > 0:
            yield left if self._stopped is None else min(left, GLANCE)
            self.cap(None)


class _Stream(httpcore.NetworkStream):
    """A connection whose every wait is cut to the time that is left."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        for step in self._deadline.steps(timeout):
            with suppress(httpcore.ReadTimeout):
                return self._stream.read(max_bytes, step)
        raise httpcore.ReadTimeout

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.cap(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.cap(timeout))
        return _Stream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401  # the interface's own word
        return self._stream.get_extra_info(info)


class Network(httpcore.NetworkBackend):
    """Connects to public addresses (or to all, where that is allowed)."""

    def __init__(self, resolve: Resolve, deadline: Deadline, *, allow_private: bool) -> None:
        self._resolve = resolve
        self._deadline = deadline
        self._allow_private = allow_private
        self._system = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of the host's addresses that answers.

        Raises:
            NotPublic: the host is not on the public internet.
            UnknownHost: there is no such host.
            httpcore.NetworkError: it cannot be reached.
        """
        try:
            addresses = addresses_of(host, port, self._resolve, allow_private=self._allow_private)
        except OSError as error:
            raise httpcore.ConnectError("its name can't be looked up") from error
        trouble: Exception = httpcore.ConnectError()
        for address in addresses:
            left = self._deadline.cap(timeout)
            try:
                stream = self._system.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                trouble = error
            else:
                return _Stream(stream, self._deadline)
        raise trouble


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        if hasattr(self._stream, "close"):
            self._stream.close()


class Transport(httpx.BaseTransport):
    """Lets an `httpx.Client` speak over our `Network`."""

    def __init__(self, network: Network) -> None:
        context = httpx.create_ssl_context(trust_env=False)
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=network)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; httpcore's errors come through as they are."""
        url = request.url
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        answer = self._pool.handle_request(asked)
        if not isinstance(answer.stream, Iterable):
            raise TypeError("a synchronous pool answers with a synchronous stream")
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer.stream), extensions=answer.extensions
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()
