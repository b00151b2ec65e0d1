"""A question and its answer as one statement, where the question's form allows it."""

import re
from typing import Final

_VERB: Final = (
    r"(?:[a-z]+ed|[a-z]+s|made|took|gave|went|came|began|became|won|lost|led|wrote|held|said|built|left|found|ran"
    r"|sold|bought|fell|grew|kept)\b"
)
_AUXILIARY: Final = r"(?:is|was|has|does|are|were|have|had|can|could|will|would|should|may|might|must)\b"
_SUBJECT: Final = re.compile(
    rf"^(?:who\s+(?={_AUXILIARY}|{_VERB})"
    rf"|(?:what|which)(?: (?!{_AUXILIARY})[a-z]+){{0,2}}\s+(?!{_AUXILIARY})(?={_VERB}))",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"^how many ([a-z]+)\s+(?!(?:did|do|does|was|were|is|are|has|have|had)\b)", re.IGNORECASE
)
_INVERTED: Final = re.compile(r"^\S+\s+(?:did|do|does)\b", re.IGNORECASE)
_TURNED: Final = re.compile(
    r"^(?:what|who)\s+(is|are|was|were)\s+(the (?:name|title|population|capital|cause|purpose|result|size"
    r"|height|length|number|cost|price|date|year|age|color|colour|reason|main [a-z]+)\b.*)$",
    re.IGNORECASE,
)


def declared(question: str, answer: str) -> str | None:
    """Return the statement that the answer makes of the question, or None where its form is another.

    "Who supported the motion?" and "Olaf Reyes" make "Olaf Reyes supported the motion."
    """
    plain = question.strip().rstrip("?. ")
    answer = answer.strip().rstrip(".")
    if not answer or _INVERTED.match(plain):
        return None
    if turned := _TURNED.match(plain):
        return f"{_capital(turned.group(2))} {turned.group(1)} {answer}."
    if counted := _COUNTED.match(plain):
        noun = "" if counted.group(1).lower() in answer.lower() else f" {counted.group(1)}"
        return f"{_capital(answer)}{noun} {plain[counted.end() :]}."
    if subject := _SUBJECT.match(plain):
        return f"{_capital(answer)} {plain[subject.end() :]}."
    return None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
