"""Questions for an attribute, "What is the population of X?", and the form of a sentence that gives it."""

import re
from collections.abc import Iterator

from answer.check.line import Line
from answer.dispute.values import Value, values_in
from answer.tokens import stem, tokens

_ASKED = re.compile(
    r"^\W*(?:what|which) (?:is|was|are|were) the (?P<noun>(?:[\w-]+ ){0,3}?[\w-]+) (?:of|for|in)\b",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\W{0,2}(?:\s*\([^()]{1,40}\))?\s*(?:[:=]"
    r"|(?:of|in|at|for)\b.{0,60}?\b(?:is|was|are|were|reached|stood at)\b"
    r"|(?:of|is|was|are|were|reached|stood at|rose to|fell to|grew to|totall?ed)\b)\s*"
)
"""What may stand between the noun and its value: "the population (2010) was", "a budget of"."""
_ANY_NOUN = frozenset(stem(w) for w in "name type kind sort number date time year day place part way".split())
_REACH = 5
"""Words from the verb to the value: "was about", "is one of the"."""


def attribute_asked(question: str) -> str | None:
    """The stem of the noun that is asked for: "popul" for "What is the estimated population of X?"."""
    match = _ASKED.match(question)
    words = tokens(match["noun"]) if match else ()
    if not words:
        return None
    noun = words[-1].stem
    return None if noun in _ANY_NOUN else noun


def attribute_given(noun: str, line: Line) -> Iterator[Value]:
    """Yield what a sentence gives for an attribute: a number or name right after the noun and a verb or mark.

    "The population density was 12" gives no population: nothing stands between a noun and its verb.
    """
    for word in line.words:
        if word.stem != noun:
            continue
        form = _GIVES.match(line.text, word.end)
        if form is None:
            continue
        following = [w for w in line.words if w.start >= form.end()][:_REACH]
        if not following:
            continue
        near = [v for v in values_in(line) if form.end() <= v.start < following[-1].end]
        value = next((v for v in near if v.kind == "number"), next(iter(near), None))
        if value is not None:
            yield value
