"""What a query asks the search for: its words, the outlets and days it names, and its sides.

Rules, no model. Whatever is drawn from a query narrows nothing for good: it adds searches of its own and
lifts what fits (`index.ranking`), so a wrong guess hides no answer.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from index.days import Days, days_in
from index.outlets import Outlets
from index.words import STOP_WORDS

MOST_OUTLETS, MOST_SIDES = 4, 4
"""Outlets and sides of a question that are searched for by themselves."""
_LONG = 20
"""Words that carry meaning from which on a question is searched for clause by clause as well."""
_FEWEST = 4
"""Words that carry meaning of a clause that is searched for."""
_LONGEST = 2_000
"""Characters of a query that are looked at; what comes after is a text."""

_WORD = re.compile(r"\w+(?:['’.&-]\w+)*")
_CLAUSE = re.compile(
    r"[,;:?!]\s|\.\s(?=[A-Z])|\b(?:and|while|whereas|but|which|who|whose|that|between|after|before|versus|vs"
    r"|compared to|as well as)\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w.'’-]+(?:\s(?:of|de|al|bin|van|von|der|la)?\s?[A-Z][\w.'’-]+){0,4}"
_COORDINATED = re.compile(rf"{_NAME}(?:,\s{_NAME})*,?\s(?:and|or|vs\.?|versus|with|than)\s(?:the\s)?{_NAME}")
_ONE_NAME = re.compile(_NAME)
_VERB = re.compile(
    r"(?:Compare|Contrast|Did|Does|Do|Is|Was|Were|Are|Has|Have|If|Between|Who|What|Which)\s(?:the\s)?"
)
_EVENT = re.compile(
    r"\bsince\s(?P<event>(?:the|his|her|their|its)(?:\s[\w'’-]+){1,5}?)"
    r"(?=[,?.;!]|$|\s(?:what|who|how|which|did|do|does|has|have|had|was|were|is|are|in|on)\b)",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"^['’]s?(?=\s)")
_EMPTY_QUOTES = re.compile(r"['‘’“”\"]\s*['‘’“”\"](?:s\b)?")


@dataclass(frozen=True, slots=True)
class Intent:
    """What is to be searched for.

    Attributes:
        text: the query, less the outlets and whole dates that it only names as sources.
        outlets: keys (`outlet_key`) of the library's outlets that it names as sources.
        days: ranges of publication days that it names.
        sides: sub-queries: one for each of several persons, things or clauses.
        event: what a time is counted from where no day is named: "the summit" of "since the summit".
    """

    text: str
    outlets: tuple[str, ...] = ()
    days: tuple[Days, ...] = ()
    sides: tuple[str, ...] = ()
    event: str | None = None

    def as_dict(self, outlets: Outlets) -> dict[str, object]:
        """Return what was drawn from the query, as JSON-ready values."""
        days = [{"since": one.since, "until": one.until, "from": one.text} for one in self.days]
        drawn = {
            "outlets": [outlets.names.get(key, key) for key in self.outlets],
            "days": days,
            "sides": list(self.sides),
        }
        return {name: value for name, value in drawn.items() if value}


def understand(query: str, outlets: Outlets, asked: date, newest: date | None = None) -> Intent:
    """Draw from a query what it names.

    Args:
        query: any text.
        outlets: those of the library.
        asked: the day it is asked on.
        newest: the latest day of publication in the library, if any article is dated.
    """
    head = query[:_LONGEST]
    named = tuple(outlets.named(head))
    text = head
    for one in reversed(named):
        text = f"{text[: one.start]} {_POSSESSIVE.sub('', text[one.end :])}"
    text = " ".join(_EMPTY_QUOTES.sub(" ", text).split()) + query[_LONGEST:]
    if not content_words(text):
        text = query.strip()
    days = days_in(head, asked, newest)
    event = None if days else _EVENT.search(text[:_LONGEST])
    return Intent(
        text=text,
        outlets=tuple(dict.fromkeys(one.key for one in named))[:MOST_OUTLETS],
        days=days,
        sides=_sides(text[:_LONGEST]),
        event=event["event"] if event else None,
    )


def content_words(text: str) -> list[str]:
    """Return the words of a text that carry meaning, without case, each once."""
    return list(dict.fromkeys(word for word in _words(text) if word not in STOP_WORDS))


def _sides(text: str) -> tuple[str, ...]:
    """The sub-queries of a question about several, or of a long one."""
    if len(content_words(text)) >= _LONG:
        clauses = tuple(_clauses(text))
        return clauses[:MOST_SIDES] if len(clauses) > 1 else ()
    opening = _VERB.match(text)
    coordinated = _COORDINATED.search(text, opening.end() if opening else 0)
    if coordinated is None:
        return ()
    before, after = text[: coordinated.start()], text[coordinated.end() :]
    names = dict.fromkeys(_ONE_NAME.findall(coordinated[0]))
    return tuple(f"{before}{name}{after}" for name in names)[:MOST_SIDES]


def _clauses(text: str) -> Iterator[str]:
    """Yield the clauses of a long question; a short one goes with the next, the last with the one before."""
    parts: list[str] = []
    waiting = ""
    for part in _CLAUSE.split(text):
        waiting = f"{waiting} {part.strip()}".strip()
        if len(content_words(waiting)) >= _FEWEST:
            parts.append(waiting)
            waiting = ""
    if waiting and parts:
        parts[-1] = f"{parts[-1]} {waiting}"
    yield from dict.fromkeys(parts)


def _words(text: str) -> Iterable[str]:
    return (found[0].casefold() for found in _WORD.finditer(text))
