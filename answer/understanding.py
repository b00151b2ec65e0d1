"""What a question is after: who is asked about, whose words are wanted, what kind of thing would answer it.

Rules, no model: the same question is always understood the same way, and the user is shown how.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from answer.lexicon import (
    AUXILIARY,
    DATE_NOUNS,
    IMPERATIVES,
    LIGHT_WORDS,
    OUTLET_NOUNS,
    PERSON_NOUNS,
    PLACE_NOUNS,
    POSSESSIVES,
    PRONOUNS,
    STANCE_NOUNS,
)
from answer.question import Question, Turn
from answer.speech import SPEECH_STEMS, person
from answer.tokens import Name, Token, names, stem, tokens

Wants = Literal["person", "outlet", "place", "date", "number", "yes_no", "reason", "thing"]

_LIGHT = frozenset(stem(w) for w in LIGHT_WORDS)
_SPEAK, _TO = frozenset({"speak", "talk", "spoken", "talked"}), frozenset({"to", "with"})
_ONLY_VERB = 0.99  # nearly a full word, and still none that evidence must hold
_OPENER = re.compile(r"^\s*(?:and|but|so|or|also|then|what about|how about)\b[\s,]*", re.IGNORECASE)
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
    """

    text: str
    wants: Wants
    head: str | None
    several: bool
    speaker: str | None
    names: tuple[Name, ...]
    terms: tuple[Term, ...]


def understand(question: Question) -> Understood:
    """Read a question in the light of its conversation."""
    text = resolve(question.text.strip(), question.history)
    words = tokens(text)
    found = _question_names(text, words)
    wants, head, several = _wanted(words)
    if wants == "person" and _spoke_to(words):
        wants = "outlet"
    return Understood(
        text=text,
        wants=wants,
        head=head,
        several=several,
        speaker=_speaker(text, words, found),
        names=found,
        terms=_terms(words, found, None if wants in {"number", "thing"} else head),
    )


def resolve(text: str, history: tuple[Turn, ...]) -> str:
    """Fill in from the conversation whom a follow-up means; a question that stands alone is returned as is.

    A question without a name of its own that has a pronoun, opens with "and" or is but a word or three takes
    the subject of the conversation.
    """
    if not history:
        return text
    words = tokens(text)
    bare = _OPENER.sub("", text)
    if _question_names(text, words):
        return bare
    subject = _subject_of(history)
    if subject is None:
        return text
    at = next((n for n, w in enumerate(words) if w.normal in PRONOUNS), None)
    if at is not None:
        named = subject + ("’s" if _possessive(words, at) else "")
        whole = text[: words[at].start] + named + text[words[at].end :]
        return _capital(_OPENER.sub("", whole))
    if bare != text or len(words) <= 3:
        return f"{_capital(bare).rstrip('?. ')} ({subject})?"
    return text


def _possessive(words: tuple[Token, ...], at: int) -> bool:
    """Whether the pronoun at `at` is one of possession: "his", and "her" before a noun."""
    noun_follows = at + 1 < len(words) and words[at + 1].content
    return words[at].normal in POSSESSIVES or (words[at].normal == "her" and noun_follows)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _subject_of(history: tuple[Turn, ...]) -> str | None:
    """The person or thing the conversation is about: the first name of the latest turn that brings one.

    A follow-up ("What did he offer?") stays with the subject before it, whatever its answer names.
    """
    subject: str | None = None
    for turn in history:
        words = tokens(turn.question)
        found = _question_names(turn.question, words)
        if not found and subject is not None and any(w.normal in PRONOUNS for w in words):
            continue
        found = found or _question_names(turn.answer, tokens(turn.answer))
        subject = person(found[0]) if found else subject
    return subject


def _question_names(text: str, words: tuple[Token, ...]) -> tuple[Name, ...]:
    """Names in a question: capitalised words, but for those that open a sentence and are no name."""
    return tuple(n for n in names(text, words) if not (n.start == 0 and len(n.parts) == 1 and _opens(n)))


def _opens(name: Name) -> bool:
    """Whether a capitalised first word is no name: "List all who ...", "According to ..."."""
    return name.parts[0] in IMPERATIVES


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


_AMOUNTS = frozenset({"many", "much", "long", "old", "far", "big", "high", "often", "large"})


def _wanted(words: tuple[Token, ...]) -> tuple[Wants, str | None, bool]:
    """The kind of answer, the noun asked for, and whether several are asked for."""
    forms = [w.normal for w in words]
    for at, form in enumerate(forms):
        after = forms[at + 1] if at + 1 < len(forms) else ""
        if form == "how" and after in _AMOUNTS:
            return "number", _noun(words, at + 2), False
        if form in _BY_WORD:
            return _BY_WORD[form], None, after in {"all", "else"}
        if form in {"which", "what"}:
            return _by_noun(words, at)
    if any(form in AUXILIARY for form in (forms if "according" in forms else forms[:1])):
        return "yes_no", None, False
    return "thing", None, bool(forms) and forms[0] in {"list", "name", "compare", "summarise", "summarize"}


def _by_noun(words: tuple[Token, ...], at: int) -> tuple[Wants, str | None, bool]:
    """Read "which newspaper", "what Russian officials", "in what year"."""
    for word in words[at + 1 : at + 6]:
        if word.normal in AUXILIARY:
            break
        singular = word.normal.removesuffix("s")
        several = singular != word.normal and not word.normal.endswith("ss")
        kinds: tuple[tuple[Wants, frozenset[str]], ...] = (
            ("outlet", OUTLET_NOUNS),
            ("person", PERSON_NOUNS),
            ("date", DATE_NOUNS),
            ("place", PLACE_NOUNS),
        )
        for kind, nouns in kinds:
            if word.normal in nouns or singular in nouns or _ies(word.normal) in nouns:
                return kind, word.stem, several
    kind_of = 2 if [w.normal for w in words[at + 1 : at + 3]] in (["sort", "of"], ["kind", "of"]) else 0
    head = _noun(words, at + 1 + kind_of)
    first = words[at + 1] if at + 1 < len(words) else None
    several = words[at].normal == "which" and first is not None and first.normal.endswith("s")
    return "thing", head, several


def _ies(plural: str) -> str:
    return plural.removesuffix("ies") + "y" if plural.endswith("ies") else plural


def _noun(words: tuple[Token, ...], at: int) -> str | None:
    """Stem of the word at `at` if it carries meaning: the noun that is asked for."""
    if at < len(words) and words[at].content and words[at].normal not in AUXILIARY:
        return words[at].stem
    return None


def _speaker(text: str, words: tuple[Token, ...], found: tuple[Name, ...]) -> str | None:
    """Whose words are wanted: "According to X", "What did X say", "X's position on"."""
    if match := _ACCORDING.search(text):
        source = next((n for n in found if n.start == match.end()), None)
        if source is not None:
            return source.last
    speaks = any(w.stem in SPEECH_STEMS for w in words)
    asked_of_person = bool(words) and words[0].normal not in {"who", "whom", "which"}
    for name in found:
        owner = text[name.end : name.end + 2] in {"’s", "'s"}
        if owner and any(w.stem in _STANCE for w in words):
            return name.last
        before = [w.normal for w in words if w.end <= name.start]
        subject = bool(before) and (before[-1] in AUXILIARY or before[-1] == "the")
        if speaks and asked_of_person and (subject or len(before) <= 1):
            return name.last
    return None


_STANCE = frozenset(stem(w) for w in STANCE_NOUNS)


def _terms(words: tuple[Token, ...], found: tuple[Name, ...], kind: str | None) -> tuple[Term, ...]:
    """The meaningful words: names weigh most, words of saying least unless nothing else is asked.

    `kind` is the stem of a noun that only says what kind of thing is asked for ("which newspaper").
    """
    terms: dict[str, Term] = {}
    for word in words:
        if not word.content or word.stem in terms:
            continue
        named = any(n.start <= word.start < n.end for n in found)
        if named:
            weight = 1.5
        elif word.stem in _LIGHT or word.stem == kind:
            weight = 0.2
        elif word.stem in SPEECH_STEMS:
            weight = 0.4
        else:
            weight = 1.0
        terms[word.stem] = Term(word.stem, weight, named)
    if any(t.weight >= 1.0 and not t.name for t in terms.values()):
        return tuple(terms.values())
    return tuple(replace(t, weight=_ONLY_VERB) if t.stem in SPEECH_STEMS else t for t in terms.values())
