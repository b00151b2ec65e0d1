"""The outermost edge of a call: what it refuses or breaks on is one sentence for whoever calls."""

import logging
from collections.abc import Callable
from typing import TypeVar

import gradio as gr

from dateline.errors import DatelineError
from ui.web.say import say

Returned = TypeVar("Returned")

log = logging.getLogger(__name__)


def told(call: Callable[[], Returned]) -> Returned:
    """Return what `call` returns; what it refuses reaches the caller as one sentence."""
    try:
        return call()
    except DatelineError as error:
        raise gr.Error(str(error), print_exception=False) from error
    except Exception as error:  # the outermost edge: a program gets a sentence, the log the rest
        log.exception("a call failed")
        raise gr.Error(say("ask.broken"), print_exception=False) from error
