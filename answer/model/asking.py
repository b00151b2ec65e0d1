"""The prompt: rules, passages as data, the question; no longer than the model's window."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from answer.found import Found
from answer.model.frame import Frame, data, frame_of, tame
from answer.model.limits import Limits
from answer.model.prompts import prompt
from answer.model.usage import count_tokens
from dateline.errors import UsageError

if TYPE_CHECKING:
    from llama_index.core.base.llms.types import ChatMessage

_TURNS: Final = 3
"""Earlier turns that are shown."""
_SAID: Final = 400
"""Characters of an earlier answer that are shown."""
_SLACK: Final = 32
"""Tokens that a server's own template puts around messages."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A prompt, ready to send.

    Attributes:
        system: the rules.
        user: passages, conversation and question.
        frame: the passages, by which marks are looked up.
        tokens: of both, by our count.
    """

    system: str
    user: str
    frame: Frame
    tokens: int

    def messages(self) -> "list[ChatMessage]":
        """Return the prompt as llama-index takes it."""
        from llama_index.core.base.llms.types import ChatMessage, MessageRole

        return [
            ChatMessage(self.system, role=MessageRole.SYSTEM),
            ChatMessage(self.user, role=MessageRole.USER),
        ]


def asking(found: Found, limits: Limits) -> Asking:
    """Build the prompt for a question.

    Raises:
        UsageError: the window is too small for the question alone.
    """
    bare = _fill(found, Frame("0" * 16, ()))
    room = limits.prompt - _SLACK - count_tokens(bare[0]) - count_tokens(bare[1])
    if room <= 0:
        raise UsageError(
            f"a context of {limits.context} tokens is too small for the question",
            "raise context, or ask shorter",
        )
    frame = frame_of(found, room)
    system, user = _fill(found, frame)
    return Asking(system, user, frame, count_tokens(system) + count_tokens(user) + _SLACK)


def _fill(found: Found, frame: Frame) -> tuple[str, str]:
    example = frame.shown[0].id if frame.shown else "x" * 5
    system = prompt("system").replace("{nonce}", frame.nonce).replace("{example}", example)
    parts = prompt("question").split("{passages}")
    head, tail = (part.replace("{nonce}", frame.nonce) for part in parts)
    tail = tail.replace("{conversation}", _conversation(found)).replace(
        "{question}", tame(found.understood.text)
    )
    return system.strip(), (head + frame.text + tail).strip()


def _conversation(found: Found) -> str:
    turns = found.question.history[-_TURNS:]
    if not turns:
        return ""
    lines = data([(turn.question[:_SAID], turn.answer[:_SAID]) for turn in turns])
    return prompt("conversation").replace("{turns}", "\n".join(lines)).rstrip()
