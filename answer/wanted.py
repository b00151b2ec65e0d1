"""What kind of thing would answer a question: a person, a place, a day, a number, yes or no, a reason.

Rules over its words, no model: the same question always wants the same.
"""

import re
from typing import Literal, NamedTuple

from answer.lexicon import (
    AMOUNT_NOUNS,
    ARTICLES,
    AUXILIARY,
    BEING,
    DATE_NOUNS,
    LOOSE_OUTLET_NOUNS,
    OF_NEWS,
    OUTLET_NOUNS,
    PERSONS_ASKED,
    PLACE_NOUNS,
    POSSESSIVES,
)
from answer.speech import SPEECH_STEMS
from answer.speech.words import DEMONYMS
from answer.tokens import Token, tokens

Wants = Literal["person", "outlet", "place", "date", "number", "yes_no", "reason", "thing"]

_SPEAK, _TO = frozenset({"speak", "talk", "spoken", "talked"}), frozenset({"to", "with"})
_ADDED = re.compile(
    r", and (?:if not, )?(?P<asked>(?:\w+ )?(?:why|where|when|whom?|how|which|what)(?: \w+){0,2})\?$"
)
_BY_WORD: dict[str, Wants] = {
    "who": "person",
    "whom": "person",
    "whose": "person",
    "when": "date",
    "where": "place",
    "why": "reason",
}
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
_SINGULAR = frozenset({"is", "was", "has", "does"})


class Wanted(NamedTuple):
    """What would answer a question.

    Attributes:
        kind: the kind of thing.
        head: stem of the noun after "which", "what" or "how many" ("newspaper"), if there is one.
        several: whether more than one is asked for.
    """

    kind: Wants
    head: str | None = None
    several: bool = False


def wanted(text: str) -> Wanted:
    """Return what would answer a question; of two in one the second counts ("..., and if so, why?")."""
    added = _ADDED.search(text)
    found = _by_words(added["asked"] if added else text)
    if found.kind == "thing" and PAYING.match(text.strip()):
        return Wanted("number")
    if found.kind == "person" and _spoke_to(tokens(text)):
        return found._replace(kind="outlet")
    return found


def _spoke_to(words: tuple[Token, ...]) -> bool:
    """Whether "whom" is asked to be an outlet: "Whom did X speak to?", "Whom did X tell?"."""
    forms = [w.normal for w in words]
    whom = min((forms.index(form) for form in ("who", "whom") if form in forms), default=len(forms))
    speak = next((n for n in range(whom, len(forms)) if forms[n] in _SPEAK), len(forms))
    return not _TO.isdisjoint(forms[speak:]) or ("whom" in forms and "tell" in forms[forms.index("whom") :])


def _by_words(text: str) -> Wanted:
    """The kind of answer, the noun asked for, and whether several are asked for."""
    words = tokens(text)
    forms = [w.normal for w in words]
    if forms and forms[0] in AUXILIARY and not _THAT_TELL.intersection(forms[1:3]):
        return Wanted("yes_no")  # "Did she comment on what he said?"
    for at, form in enumerate(forms):
        after = forms[at + 1] if at + 1 < len(forms) else ""
        if form == "how" and after in _AMOUNTS:
            return Wanted("number", _counted(text, words, at + 2))
        if form in _BY_WORD:
            return Wanted(_BY_WORD[form], several=after in {"all", "else"})
        if form in {"which", "what"}:
            return _by_noun(words, at)
    if any(form in AUXILIARY for form in (forms if "according" in forms else forms[:1])):
        return Wanted("yes_no")
    several = bool(forms) and forms[0] in {"list", "name", "compare", "summarise", "summarize"}
    return Wanted("thing", several=several)


def _by_noun(words: tuple[Token, ...], at: int) -> Wanted:
    """Read "which newspaper", "what Russian officials", "in what year", "what was the new fee"."""
    if (amount := _amount(words, at + 1)) is not None and not _acts([word.normal for word in words]):
        return Wanted("number", amount.stem)
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
                return Wanted(kind, word.stem, several)
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
    return Wanted("thing", head, several)


def _acts(forms: list[str]) -> bool:
    """Whether it is asked what something did: "What did the share price do?"."""
    return forms[0] == "what" and forms[1:2] != ["is"] and "do" in forms[3:]


def _of_news(word: Token) -> bool:
    """Whether the word before makes an agency or a channel one of news."""
    return word.normal in OF_NEWS or word.normal in DEMONYMS


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
