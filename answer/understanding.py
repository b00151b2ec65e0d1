"""What a question is after: who is asked about, whose words are wanted, what kind of thing would answer it.

Rules, no model: the same question is always understood the same way, and the user is shown how.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Literal

from answer.followups.followup import resolve
from answer.followups.mentions import question_names
from answer.lexicon import (
    AMOUNT_NOUNS,
    ARTICLES,
    AUXILIARY,
    BEING,
    DATE_NOUNS,
    LIGHT_WORDS,
    LOOSE_OUTLET_NOUNS,
    OF_NEWS,
    OUTLET_NOUNS,
    PERSONS_ASKED,
    PLACE_NOUNS,
    POSSESSIVES,
    STANCE_NOUNS,
)
from answer.premise import premise
from answer.question import Question
from answer.speech import SPEECH_STEMS
from answer.speech.words import DEMONYMS
from answer.timing import Time, asked_of, led_from, time_of
from answer.tokens import Name, Token, stem, tokens
from answer.turned import Stated
from index.passage import Span
from index.sentences import sentence_spans

Wants = Literal["person", "outlet", "place", "date", "number", "yes_no", "reason", "thing"]

_LIGHT = frozenset(stem(w) for w in LIGHT_WORDS)
_SPEAK, _TO = frozenset({"speak", "talk", "spoken", "talked"}), frozenset({"to", "with"})
_ONLY_VERB = 0.99  # nearly a full word, and still none that evidence must hold
_ADDED = re.compile(
    r", and (?:if not, )?(?P<asked>(?:\w+ )?(?:why|where|when|whom?|how|which|what)(?: \w+){0,2})\?$"
)
_ACCORDING = re.compile(r"\baccording to\s+(?:the\s+)?", re.IGNORECASE)


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


def source_named(text: str, found: Iterable[Name]) -> Name | None:
    """Return the name behind "according to", if one of those found stands there."""
    match = _ACCORDING.search(text)
    return next((name for name in found if match and name.start == match.end()), None)


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
    added = _ADDED.search(text)
    wants, head, several = _wanted(*((added["asked"], tokens(added["asked"])) if added else (text, words)))
    if wants == "thing" and PAYING.match(text.strip()):
        wants, head, several = "number", None, False
    if wants == "person" and _spoke_to(words):
        wants = "outlet"
    return Understood(
        text=text,
        wants=wants,
        head=head,
        several=several,
        speaker=_speaker(text, words, found, named=wants in _NAMED or head is not None),
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


_REST = re.compile(r"(?:\)|[-–/](?:\d\d){1,2}\b)")
"""What belongs to a date beyond what is read of it: "(2024)", "2022/23"."""


def _in_one(start: int, end: int, spans: tuple[Span, ...]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


_BY_WORD: dict[str, Wants] = {
    "who": "person",
    "whom": "person",
    "whose": "person",
    "when": "date",
    "where": "place",
    "why": "reason",
}


def _spoke_to(words: tuple[Token, ...]) -> bool:
    """Whether "whom" is asked to be an outlet: "Whom did X speak to?", "Whom did X tell?"."""
    forms = [w.normal for w in words]
    whom = min((forms.index(form) for form in ("who", "whom") if form in forms), default=len(forms))
    speak = next((n for n in range(whom, len(forms)) if forms[n] in _SPEAK), len(forms))
    return not _TO.isdisjoint(forms[speak:]) or ("whom" in forms and "tell" in forms[forms.index("whom") :])


PAYING = re.compile(
    r"\W*what(?:['’]s| is| was| are| were| do| does| did| has| have| had| will| would| must| should| can)\b"
    r"(?:(?!\b(?:which|who|that|when|where|because)\b)[^,;?]){0,80}"
    r"\b(?:pay|paid|pays|cost|costs|earn|earns|earned|fetch|fetched|sold for|charged?)\b"
    r"(?! (?:tribute|attention|respects?|homage|heed|visit|visits|with|by|in|it)\b)",
    re.IGNORECASE,
)
"""What asks for a sum of money without a noun for it: "What does the part cost?"."""
_AMOUNTS = frozenset(
    "many much long old far big high often large tall wide deep heavy fast hot cold thick close near".split()
)


_THAT_TELL = frozenset("you we i it there anyone anybody someone somebody known clear".split())
"""Behind an auxiliary, what makes it a question for more than yes or no: "Do you know who did it?"."""


def _wanted(text: str, words: tuple[Token, ...]) -> tuple[Wants, str | None, bool]:
    """The kind of answer, the noun asked for, and whether several are asked for."""
    forms = [w.normal for w in words]
    if forms and forms[0] in AUXILIARY and not _THAT_TELL.intersection(forms[1:3]):
        return "yes_no", None, False  # "Did she comment on what he said?"
    for at, form in enumerate(forms):
        after = forms[at + 1] if at + 1 < len(forms) else ""
        if form == "how" and after in _AMOUNTS:
            return "number", _counted(text, words, at + 2), False
        if form in _BY_WORD:
            return _BY_WORD[form], None, after in {"all", "else"}
        if form in {"which", "what"}:
            return _by_noun(words, at)
    if any(form in AUXILIARY for form in (forms if "according" in forms else forms[:1])):
        return "yes_no", None, False
    return "thing", None, bool(forms) and forms[0] in {"list", "name", "compare", "summarise", "summarize"}


def _by_noun(words: tuple[Token, ...], at: int) -> tuple[Wants, str | None, bool]:
    """Read "which newspaper", "what Russian officials", "in what year", "what was the new fee"."""
    if (amount := _amount(words, at + 1)) is not None and not _acts([word.normal for word in words]):
        return "number", amount.stem, False
    for n, word in enumerate(words[at + 1 : at + 6], at):
        if word.normal in AUXILIARY:
            break
        singular = word.normal.removesuffix("s")
        several = _plural(word.normal)
        kinds: tuple[tuple[Wants, frozenset[str]], ...] = (
            ("outlet", OUTLET_NOUNS),
            ("person", PERSONS_ASKED),
            ("date", DATE_NOUNS),
            ("place", PLACE_NOUNS),
        )
        for kind, nouns in kinds:
            if word.normal in nouns or singular in nouns or _ies(word.normal) in nouns:
                if kind == "outlet" and singular in LOOSE_OUTLET_NOUNS and not _of_news(words[n]):
                    break
                return kind, word.stem, several
        if word.normal in POSSESSIVES or word.stem in SPEECH_STEMS:
            break  # "which company said its president was ill" asks for no president
    kind_of = 2 if [w.normal for w in words[at + 1 : at + 3]] in (["sort", "of"], ["kind", "of"]) else 0
    head = _noun(words, at + 1 + kind_of)
    first = words[at + 1] if at + 1 < len(words) else None
    one = any(word.normal in _SINGULAR for word in words[at + 2 : at + 5])  # "which sports club has ..."
    several = (
        words[at].normal == "which"
        and first is not None
        and not (first.capital or one)
        and _plural(first.normal)
    )
    return "thing", head, several


def _acts(forms: list[str]) -> bool:
    """Whether it is asked what something did: "What did the share price do?"."""
    return forms[0] == "what" and forms[1:2] != ["is"] and "do" in forms[3:]


def _of_news(word: Token) -> bool:
    """Whether the word before makes an agency or a channel one of news."""
    return word.normal in OF_NEWS or word.normal in DEMONYMS


_SINGULAR = frozenset({"is", "was", "has", "does"})


def _amount(words: tuple[Token, ...], at: int) -> Token | None:
    """The noun for an amount that is asked for from `at` on, behind at most two words that tell which."""
    forms = [w.normal for w in words[at : at + 5]]
    skipped = 2 if forms[0:1] and forms[0] in BEING and forms[1:2] and forms[1] in ARTICLES else 0
    for word in words[at + skipped : at + skipped + 3]:
        if word.normal in AMOUNT_NOUNS:
            return word
        if not word.content or word.normal in AUXILIARY:
            break
    return None


def _plural(noun: str) -> bool:
    """Whether a noun is one of several, by its ending: no "class", "virus" or "crisis"."""
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))


def _ies(plural: str) -> str:
    return plural.removesuffix("ies") + "y" if plural.endswith("ies") else plural


def _noun(words: tuple[Token, ...], at: int) -> str | None:
    """Stem of the word at `at` if it carries meaning: the noun that is asked for."""
    if at < len(words) and words[at].content and words[at].normal not in AUXILIARY:
        return words[at].stem
    return None


def _counted(text: str, words: tuple[Token, ...], at: int) -> str | None:
    """Stem of the noun that is counted: of "how many gold pieces were stolen" what stands before the verb."""
    if at < len(words) and words[at].normal == "of":  # "how many of the patients"
        at += 1 + (at + 1 < len(words) and not words[at + 1].content)
    end = next((n for n in range(at, min(len(words), at + 4)) if words[n].normal in AUXILIARY), at)
    plain = all(word.content and text[word.end : word.end + 1] not in {"'", "’"} for word in words[at:end])
    return words[end - 1].stem if end > at + 1 and plain else _noun(words, at)


def _speaker(text: str, words: tuple[Token, ...], found: tuple[Name, ...], *, named: bool) -> str | None:
    """Whose words are wanted: "According to X", "What did X say", "X's position on".

    `named` says whether something with a name is asked for. Then nobody's words are where the one who speaks
    comes before it: "X announced a plan to move to which city?".
    """
    if (source := source_named(text, found)) is not None:
        return source.last
    start, end = _asking(text)
    words = tuple(w for w in words if start <= w.start < end)
    found = tuple(n for n in found if start <= n.start < end)
    asked_of_person = bool(words) and words[0].normal not in {"who", "whom", "which"}
    for name in found:
        owner = text[name.end : name.end + 2] in {"’s", "'s"}
        if owner and any(w.stem in STANCES for w in words if w.start > name.end):
            return name.last
        if named and any(w.normal in _ASKING for w in words if w.start > name.end):
            continue
        before = [w.normal for w in words if w.end <= name.start]
        if before[-1:] == ["the"]:
            before.pop()
        subject = len(before) <= 1 or before[-1] in AUXILIARY
        if asked_of_person and subject and _speaks(words, name):
            return name.last
    return None


def _asking(text: str) -> Span:
    """Where the question stands in what is asked: "Trump spoke on Monday. How many people heard him?"."""
    asking = [span for span in sentence_spans(text) if text[: span[1]].endswith("?")]
    return asking[-1] if asking else (0, len(text))


def _speaks(words: tuple[Token, ...], name: Name) -> bool:
    """Whether a verb of saying follows the name before the words run into something else, or of opinion."""
    after = [w for w in words if w.start >= name.end][:_CLAUSE]
    verbs = SPEECH_STEMS | _OPINION if words[0].normal == "how" else SPEECH_STEMS
    return any(w.stem in verbs for w in after)


_CLAUSE = 4  # words after a subject among which its verb is
_ASKING = frozenset({"which", "what", "who", "whom", "where", "when", "how"})
_NAMED = frozenset({"person", "outlet", "place", "date", "number"})
"""Kinds of answers that have a name, or are a date or a number."""
_OPINION = frozenset(
    stem(w) for w in ("judge", "assess", "evaluate", "view", "see", "regard", "rate", "interpret")
)
"""What is asked for by "How does X see ...": words of X's, too."""
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
STANCES = frozenset(stem(w) for w in STANCE_NOUNS)
"""Stems of nouns for what somebody says: whose "demand", "position", "plan"."""


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
