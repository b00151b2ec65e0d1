"""What a cleaning rule is: it looks at the blocks that are left and names those to remove."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from ingest.block import Block


@dataclass(frozen=True, slots=True)
class Removal:
    """Blocks `[first, last)` of those the rule was shown, removed for `reason`."""

    rule: str
    reason: str
    first: int
    last: int


class Rule(Protocol):
    """Names what to remove. Rules are conservative: in doubt a block stays."""

    def __call__(self, blocks: Sequence[Block]) -> Iterator[Removal]:
        """Yield removals, in order and without overlap."""
