"""What an answer cost: calls, tokens, and money where the price is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from answer.model.limits import Price

if TYPE_CHECKING:
    import tiktoken

ENCODING: Final = "o200k_base"
"""The encoding by which prompts are measured; other models' counts differ by some percent."""


@dataclass(slots=True)
class Usage:
    """Tokens that one answer took, counted by its server where it tells, else by tiktoken.

    Attributes:
        model: what answered.
        price: None where it is not known.
        calls: how many were made, failed ones included.
    """

    model: str
    price: Price | None = None
    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    _reported: dict[str, int] = field(default_factory=dict)

    def begin(self, prompt_tokens: int) -> None:
        """Count a call with a prompt of this size."""
        self.calls += 1
        self.prompt_tokens += prompt_tokens
        self._reported = {}

    def report(self, counts: Mapping[str, object], estimated: int) -> None:
        """Put a server's own count in place of ours, for the call that is on; called as often as it tells."""
        told = counts.get("prompt_tokens")
        if isinstance(told, int) and told > 0:
            self.prompt_tokens += told - self._reported.get("prompt", estimated)
            self._reported["prompt"] = told
        told = counts.get("completion_tokens")
        if isinstance(told, int) and told >= 0:
            self._reported["completion"] = told

    def end(self, reply: str) -> None:
        """Count the reply of the call that is on, as far as it came."""
        self.completion_tokens += self._reported.get("completion", count_tokens(reply))

    def as_dict(self) -> dict[str, object]:
        """Return the object of the contract; `cost` is in US dollars, None where no price is set."""
        cost = self.price.of(self.prompt_tokens, self.completion_tokens) if self.price else None
        return {
            "model": self.model,
            "prompt_tokens": self.prompt_tokens,
            "completion_tokens": self.completion_tokens,
            "cost": cost,
            "calls": self.calls,
        }


def count_tokens(text: str) -> int:
    """Return how many tokens a text has."""
    return len(_encoding().encode_ordinary(text))


@lru_cache(maxsize=1)
def _encoding() -> "tiktoken.Encoding":
    import tiktoken

    from dateline.offline import stay_offline

    stay_offline()  # the tables of tiktoken are those that llama-index ships
    return tiktoken.get_encoding(ENCODING)
