"""What a question is after: who is asked about, whose words are wanted, what kind of thing would answer it.

Rules, no model: the same question is always understood the same way, and the user is shown how.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from answer.asked_speaker import source_named, whose_words
from answer.followups.followup import resolve
from answer.followups.mentions import question_names
from answer.lexicon import LIGHT_WORDS
from answer.premise import premise
from answer.question import Question
from answer.speech import SPEECH_STEMS
from answer.timing import Time, asked_of, led_from, time_of
from answer.tokens import Name, Token, stem, tokens
from answer.turned import Stated
from answer.wanted import Wants, wanted
from index.passage import Span

_LIGHT = frozenset(stem(w) for w in LIGHT_WORDS)
_ONLY_VERB = 0.99  # nearly a full word, and still none that evidence must hold
_NAMED = frozenset({"person", "outlet", "place", "date", "number"})
"""Kinds of answers that have a name, or are a date or a number."""
_REST = re.compile(r"(?:\)|[-–/](?:\d\d){1,2}\b)")
"""What belongs to a date beyond what is read of it: "(2024)", "2022/23"."""
_LOOSE_VERB = re.compile(
    r"(?:set|put)(?:s|ting)? (?:up|out|off|down|away|back|in|on|together)\b",
    re.IGNORECASE,
)
"""A verb that means little without its particle: "set up" is told as "put up" as well."""
_OPENS = re.compile(
    r"\W*(?:Around|About|Approximately|Roughly|Nearly|Almost|Exactly|Among|Besides|Under|Over|Behind|Near) "
    r"(?=(?:what|which|how|who|whom|whose|when|where)\b)"
)
"""A capital that only opens a question."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question that evidence should hold; `name` where it is part of one."""

    stem: str
    weight: float
    name: bool


@dataclass(frozen=True, slots=True)
class Understood:
    """A question, understood.

    Attributes:
        text: the question with what it took from the conversation filled in.
        wants: the kind of thing that would answer it.
        head: stem of the noun after "which", "what" or "how many" ("newspaper"), if there is one.
        several: whether it asks for more than one thing.
        speaker: normal form of the last name of the person whose words are wanted, if any.
        names: the names in it.
        terms: its words that carry meaning, in order, each once.
        context: words of the conversation to search for beside it; "" where it says enough by itself.
        time: the time it is about, where it says so.
        premise: the statement that a why, when, where or how question takes for granted.
        undated: the text without the days that it names by their dates, where anything is left to ask: what
            was published then is looked at, and passages need not say it.
    """

    text: str
    wants: Wants
    head: str | None
    several: bool
    speaker: str | None
    names: tuple[Name, ...]
    terms: tuple[Term, ...]
    context: str = ""
    time: Time | None = None
    premise: Stated | None = None
    undated: str = ""

    @property
    def query(self) -> str:
        """What to search for: the question, with the words it lacks."""
        return f"{self.text} {self.context}".strip()


def of_outlets(understood: Understood, outlets: Iterable[str | None]) -> Understood:
    """Return what was understood where "according to" names an outlet, which is no person."""
    name = source_named(understood.text, understood.names)
    if name is None or understood.speaker != name.last:
        return understood
    parts = set(name.parts)
    known = any(parts <= {word.normal for word in tokens(one)} for one in outlets if one)
    return replace(understood, speaker=None) if known else understood


def understand(question: Question) -> Understood:
    """Read a question in the light of its conversation."""
    resolved = resolve(question.text, question.history)
    text = resolved.text
    words = tokens(text)
    time = time_of(text, _day_of(question))
    dates = _dates(text, time)
    opens = _OPENS.match(text)  # "Around what year", "Among which people"
    found = tuple(
        name
        for name in question_names(text)
        if not _in_one(name.start, name.end, dates) and not (opens and name.end <= opens.end())
    )
    wants, head, several = wanted(text)
    return Understood(
        text=text,
        wants=wants,
        head=head,
        several=several,
        speaker=whose_words(text, words, found, named=wants in _NAMED or head is not None),
        names=found,
        terms=_terms(text, words, found, None if wants in {"number", "thing"} else head, dates),
        context=resolved.context,
        time=time,
        premise=premise(text),
        undated=_undated(text, time, found),
    )


def timed(understood: Understood, question: Question, newest: str | None) -> Understood:
    """Return what was understood where `newest` is the latest ISO day of what was found.

    "On October 14" is the last one that there can be news of.
    """
    if understood.time is None or not understood.time.days or not newest:
        return understood
    time = time_of(understood.text, _day_of(question), date.fromisoformat(newest[:10]))
    return replace(understood, time=time)


def _day_of(question: Question) -> date:
    """The day a question is asked on: today, where it does not say or says no day."""
    try:
        return date.fromisoformat((question.asked or "")[:10])
    except ValueError:
        return datetime.now(UTC).date()


def _dates(text: str, time: Time | None) -> tuple[Span, ...]:
    """Where a question names the days it is about: what was published then is sought, not these words."""
    return tuple((led_from(text, one), one.end) for one in asked_of(text, time))


def _undated(text: str, time: Time | None, found: tuple[Name, ...]) -> str:
    """The text without the days that it names by their dates; as it is where nothing else is named."""
    left = text
    for one in sorted(asked_of(text, time), key=lambda days: -days.start):
        if one.is_dated:
            after = _REST.match(left, one.end)
            left = left[: led_from(text, one)].rstrip(", ") + left[after.end() if after else one.end :]
    left = left.lstrip(",: ")
    told = any(word.content and word.stem not in _LIGHT for word in tokens(left))
    return left if found or told else text


def _in_one(start: int, end: int, spans: tuple[Span, ...]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def _terms(
    text: str, words: tuple[Token, ...], found: tuple[Name, ...], kind: str | None, dates: tuple[Span, ...]
) -> tuple[Term, ...]:
    """The meaningful words: names weigh most, words of saying and days least unless nothing else is asked.

    `kind` is the stem of a noun that only says what kind of thing is asked for ("which newspaper").
    """
    terms: dict[str, Term] = {}
    for word in words:
        if not word.content or word.stem in terms:
            continue
        named = any(n.start <= word.start < n.end for n in found)
        light = word.stem in _LIGHT or _LOOSE_VERB.match(text, word.start) is not None
        if named:
            weight = 1.5
        elif light or word.stem == kind:
            weight = 0.2
        elif word.stem in SPEECH_STEMS or _in_one(word.start, word.end, dates):
            weight = 0.4
        else:
            weight = 1.0
        terms[word.stem] = Term(word.stem, weight, named)
    if any(t.weight >= 1.0 and not t.name for t in terms.values()):
        return tuple(terms.values())
    return tuple(replace(t, weight=_ONLY_VERB) if t.stem in SPEECH_STEMS else t for t in terms.values())
