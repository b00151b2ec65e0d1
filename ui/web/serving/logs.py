"""The log of the server on stderr: one event a line, for people or as JSON, without questions' words."""

import hashlib
import logging
import secrets
import sys
from collections.abc import Callable, MutableMapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import structlog

from ui.terminal.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.web_settings import WebSettings

Event = MutableMapping[str, Any]
NAME = "dateline.serve"
_COMMON: tuple[structlog.typing.Processor, ...] = (
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)


def events() -> "structlog.stdlib.BoundLogger":
    """Return what serving writes its events to."""
    logger: structlog.stdlib.BoundLogger = structlog.wrap_logger(
        logging.getLogger(NAME),
        wrapper_class=structlog.stdlib.BoundLogger,
        processors=[
            structlog.stdlib.filter_by_level,
            *_COMMON,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
    )
    return logger


class Names:
    """What the log calls those who ask: their names, or a hash that means nothing after the next start."""

    def __init__(self, *, hashed: bool) -> None:
        self._key = secrets.token_bytes(16) if hashed else None

    def of(self, user: str | None, address: str) -> str:
        """Return the name of a user, or of an address where nobody logs in."""
        name = user or address
        if self._key is None or not name:
            return name
        return hashlib.blake2b(name.encode("utf-8", "replace"), key=self._key, digest_size=4).hexdigest()


@contextmanager
def logging_to_stderr(settings: "WebSettings") -> "Iterator[None]":
    """Have everything that is logged written to stderr as the settings say; afterwards all is as before."""
    as_json = settings.log_format == "json"
    last: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=True) if as_json else _for_people()
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *_COMMON],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *([structlog.processors.format_exc_info] if as_json else []),
                last,
            ],
        )
    )
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger(NAME).setLevel(settings.log_level.upper())
    try:
        yield
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
        logging.getLogger(NAME).setLevel(logging.NOTSET)


def _for_people() -> "Callable[[Any, str, Event], str]":
    """Return what lays an event out on a line; a trace follows on lines of its own."""

    def lay_out(_logger: object, _method: str, event: Event) -> str:
        when, level = str(event.pop("timestamp", ""))[11:19], event.pop("level", "info")
        said, error = event.pop("event", ""), event.pop("exc_info", None)
        event.pop("logger", None)
        rest = " ".join(f"{key}={_short(value)}" for key, value in event.items())
        line = plain(" ".join(f"{when} {level:7} {said} {rest}".rstrip().splitlines()))
        if not error:
            return line
        found = error if isinstance(error, tuple) else sys.exc_info()
        trace = structlog.processors.ExceptionRenderer()(None, "", {"exc_info": found}).get("exception", "")
        return f"{line}\n{trace}"

    return lay_out


def _short(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3g}"
    text = str(value)
    return text if " " not in text and text else repr(text)
