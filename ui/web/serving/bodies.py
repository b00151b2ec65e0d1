"""What a call carries: read whole, no larger than allowed, JSON that nests no deeper than anybody needs."""

import json
import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.types import Message, Receive

DEEPEST = 60


class TooLargeError(Exception):
    """The body has more bytes than allowed."""


class TooDeepError(Exception):
    """The JSON nests deeper than `DEEPEST`."""


class NoObjectError(Exception):
    """The body is no JSON object."""


async def read_body(receive: "Receive", most: int) -> bytes:
    """Return the whole body.

    Raises:
        TooLargeError: it has more than `most` bytes.
        ConnectionError: whoever sent it has left.
    """
    parts, size, more = [], 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionError
        part = message.get("body", b"")
        size += len(part)
        if size > most:
            raise TooLargeError
        parts.append(part)
        more = message.get("more_body", False)
    return b"".join(parts)


def again(body: bytes, receive: "Receive") -> "Receive":
    """Return a `receive` that begins with a body that was read already."""
    left: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_again() -> "Message":
        return left.pop() if left else await receive()

    return receive_again


def read_object(body: bytes) -> dict[str, Any]:
    """Return the JSON object of a body.

    Raises:
        NoObjectError: it is none.
        TooDeepError: it nests too deeply.
    """
    try:
        value = json.loads(body, parse_constant=_no_number, parse_float=_number)
    except RecursionError as error:
        raise TooDeepError from error
    except ValueError as error:
        raise NoObjectError from error
    if not isinstance(value, dict):
        raise NoObjectError
    level: list[Any] = [value]
    for _ in range(DEEPEST):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return value
    raise TooDeepError


def _number(said: str) -> float:
    number = float(said)
    return number if math.isfinite(number) else _no_number(said)


def _no_number(said: str) -> float:
    """Refuse NaN and what is too large: no JSON can carry it back."""
    raise ValueError(said)


def _inside(value: object) -> list[Any]:
    inside = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return [one for one in inside if isinstance(one, dict | list)]
