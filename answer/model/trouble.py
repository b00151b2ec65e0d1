"""What can go wrong with a language model, in one sentence, and whether trying again may help."""

import re
from collections.abc import Iterator
from typing import Final, Literal

from dateline.errors import DatelineError

_KEY: Final = re.compile(r"\b(?:sk|pk|key|bearer|token)[-_ :=]+[\w.*-]{6,}", re.IGNORECASE)
_TRANSIENT: Final = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_LASTING: Final = frozenset({401, 403, 404})
_LATE: Final = frozenset({408, 504})
_LONGEST: Final = 160
_NO_ANSWER: Final = frozenset({"JSONDecodeError", "ValidationError", "UnicodeDecodeError"})
_BROKEN_OFF: Final = frozenset({"RemoteProtocolError", "ReadError", "IncompleteRead"})
_UNREACHED: Final = frozenset(
    {"ConnectError", "ConnectionError", "APIConnectionError", "ConnectionRefusedError"}
)


Kind = Literal["failed", "late", "empty", "lasting"]
"""Whether a call failed somehow, came to no end in time, said nothing, or will fail the next time as well:
the key is refused, the model is not known, or there is no server."""


class ModelSetupError(DatelineError):
    """A language model cannot be used as it is configured: a key or a package is missing."""


class Trouble(DatelineError):  # noqa: N818 - it is told in a note, and seldom raised to a user
    """A call of a language model failed; the extractive answer stands in.

    Attributes:
        retryable: whether the same call may succeed later.
        after: seconds that the server asks to wait, or None.
        kind: of failure.
    """

    def __init__(
        self,
        what: str,
        remedy: str,
        *,
        retryable: bool = False,
        after: float | None = None,
        kind: Kind = "failed",
    ) -> None:
        super().__init__(what, remedy)
        self.retryable = retryable
        self.after = after
        self.kind: Kind = kind


def trouble_of(error: BaseException) -> Trouble:
    """Say what an exception means that an integration of llama-index let through.

    Every provider has its own classes of errors; what they share is read from them: a status, a reason.
    """
    chain = list(_chain(error))
    if (own := next((one for one in chain if isinstance(one, Trouble)), None)) is not None:
        return own
    status = next((code for one in chain if (code := _status(one)) is not None), None)
    if status is not None:
        return _of_status(status, next((s for one in chain if (s := _asked_to_wait(one)) is not None), None))
    return _of_kind({kind.__name__ for one in chain for kind in type(one).__mro__}, _told(error))


def _of_kind(kinds: set[str], told: str) -> Trouble:
    """Say what exceptions of these classes mean."""
    if any("Timeout" in kind for kind in kinds):
        what = "its server did not answer in time"
        return Trouble(what, "try again, or raise patience", retryable=True, kind="late")
    if kinds & _NO_ANSWER:
        return Trouble("its server sent what is no answer of a model", "check the address of the server")
    if kinds & _BROKEN_OFF:
        return Trouble("the connection to its server broke off", "try again", retryable=True)
    if kinds & _UNREACHED:
        remedy = "start it, or check the address in answerer"
        return Trouble("its server cannot be reached", remedy, retryable=True, kind="lasting")
    return Trouble(f"it failed ({told})", "check the server and the name of the model")


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and what it was raised from, down to the root."""
    one: BaseException | None = error
    for _ in range(10):
        if one is None:
            return
        yield one
        one = one.__cause__ or one.__context__


_MEANINGS: Final = {
    401: ("its server refuses the key (401)", "check the key"),
    403: ("its server refuses the key (403)", "check the key"),
    404: ("its server does not know the model or the address (404)", "check answerer"),
    413: ("the prompt is too long for its server (413)", "lower context"),
    429: ("its server takes no more questions for now (429)", "ask later"),
}


def _of_status(status: int, after: float | None) -> Trouble:
    usual = (f"its server failed ({status})", "try again")
    refused = (f"its server refuses the question ({status})", "check context, and the name of the model")
    what, remedy = _MEANINGS.get(status, usual if status in _TRANSIENT else refused)
    kind: Kind = "lasting" if status in _LASTING else "late" if status in _LATE else "failed"
    return Trouble(what, remedy, retryable=status in _TRANSIENT, after=after, kind=kind)


def _status(error: BaseException) -> int | None:
    status = getattr(error, "status_code", None)
    return status if isinstance(status, int) and 300 <= status < 600 else None


def _asked_to_wait(error: BaseException) -> float | None:
    """Seconds of a Retry-After header; a date is not waited for."""
    headers = getattr(getattr(error, "response", None), "headers", None)
    value = headers.get("retry-after") if headers is not None else None
    try:
        seconds = float(value) if value is not None else -1.0
    except (TypeError, ValueError):
        return None
    return seconds if 0 <= seconds < float("inf") else None


def _told(error: BaseException) -> str:
    """An error's own words, on one line, without anything that may be a key."""
    text = " ".join(f"{type(error).__name__}: {error}".split())
    return _KEY.sub("…", text)[:_LONGEST].rstrip(" .:")
