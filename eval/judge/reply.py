"""A judge's reply read: its verdicts, or why there are none."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from answer.model.frame import tame
from eval.judge.opinion import Missing, Opinion

VALUES: Final[Mapping[str, float]] = {"yes": 1.0, "partly": 0.5, "no": 0.0}
_LONGEST: Final = 300
"""Characters of a reason that are kept."""
_THOUGHT: Final = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_REFUSES: Final = re.compile(
    r"\b(?:can(?:no|['’])t|cannot|(?:un|not )able|won['’]?t|will not|sorry|apologi[sz]e|refuse|decline)\b",
    re.IGNORECASE,
)


def read_reply(reply: str, ids: Sequence[str], unseen: int = 0) -> Opinion:
    """Return the mean verdict of a reply; without a value where it does not give each id one.

    Args:
        reply: what the model wrote.
        ids: of what it was to judge.
        unseen: how many more count as a "no".
    """
    said = _THOUGHT.sub("", reply)
    for found in _objects(said):
        values = _values(found.get("verdicts"), ids)
        if values is not None:
            reason = found.get("reason")
            text = tame(reason)[:_LONGEST] if isinstance(reason, str) else ""
            return Opinion(sum(values) / (len(ids) + unseen), text)
    refuses = "{" not in said and _REFUSES.search(said)
    missing: Missing = "refused" if refuses else "unreadable"
    return Opinion(None, tame(said)[:_LONGEST], missing)


def _values(verdicts: object, ids: Sequence[str]) -> list[float] | None:
    """Return a value for each id; None where one has none."""
    if not isinstance(verdicts, dict):
        return None
    said = [verdicts.get(name) for name in ids]
    values = [VALUES.get(one.strip().casefold()) if isinstance(one, str) else None for one in said]
    known = [value for value in values if value is not None]
    return known if len(known) == len(ids) else None


def _objects(text: str) -> Iterator[dict[str, object]]:
    """Yield the JSON objects that a text holds, in order."""
    decoder = json.JSONDecoder()
    at = text.find("{")
    while at >= 0:
        try:
            found, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            yield found
        at = text.find("{", end)
