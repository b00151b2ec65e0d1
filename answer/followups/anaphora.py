"""Pronouns and descriptions of a question, filled in with what the conversation named."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from answer.followups.conversation import Conversation
from answer.followups.mentions import Mention, in_question
from answer.lexicon import AUXILIARY
from answer.name_words import PLACES
from answer.tokens import Token, stem, tokens

_HE, _SHE = frozenset({"he", "him", "his"}), frozenset({"she", "her", "hers"})
_IT, _THEY = frozenset({"it", "its"}), frozenset({"they", "them", "their", "theirs"})
_POSSESSIVE = frozenset({"his", "hers", "its", "their", "theirs"})
_EMPTY_ADJECTIVE = (
    r"(?:true|possible|impossible|necessary|likely|unlikely|clear|known|certain|important|right|wrong|fair|correct|"
    r"legal|illegal|worth|hard|easy|difficult|better|too late|time|enough)"
)
_EXPLETIVE = re.compile(
    rf"\bit\b(?=\s+(?:is|was|will be|would be)\s+{_EMPTY_ADJECTIVE}\s+(?:that|to|for|if|when|whether)\b)"
    rf"|(?<=s\s)it(?=\s+{_EMPTY_ADJECTIVE}\s+(?:that|to|for|if|when|whether|\w+ing)\b)"
    r"|\bit(?=\s+(?:seems?|appears?|turns? out|takes?|took)\b)|(?<=s\s)it(?=\s+(?:in|on|at|who|that)\b)"
    r"|(?<=d\s)it(?=\s+(?:take|matter|seem|rain|snow)\b)|(?<=s\s)it(?=\s+(?:take|matter|seem|rain|snow)\b)",
    re.IGNORECASE,
)
_PREPOSITIONS = frozenset("about on over to of for against with from in at by".split())
_OTHER = re.compile(
    r"\bthe\s+other(?:\s+(one|man|woman|side|party|minister|official|leader|\w+er))?\b(?!\s+\w+s\b)",
    re.IGNORECASE,
)
_TWO = re.compile(r"\b(?:the two|both)(?: of them)?\b(?!\s+(?:of|\w+s)\b)", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"\b(the|that|this)\s+([a-z][\w-]+)\b(?!\s+(?:of|that|who|which|whose)\b)", re.IGNORECASE
)
_BODY_NOUNS = frozenset(
    "company firm group airline agency bank party union newspaper paper channel court".split()
)
_LAND_NOUNS = frozenset("country nation state city town capital village".split())
_ACT = frozenset("did does do will would can could should".split())
_COPULA = frozenset({"is", "was", "are", "were"})


@dataclass(frozen=True, slots=True)
class Filled:
    """A question with what was filled in.

    Attributes:
        text: the question.
        filled: whether anything was.
        left: whether a thing is left that refers back and could not be filled in.
    """

    text: str
    filled: bool
    left: bool


@dataclass(frozen=True, slots=True)
class _Change:
    start: int
    end: int
    new: str | None  # None where it refers back and nothing fits
    person: bool = False
    against: str | None = None  # for "the other one": the person it is told apart from


def fill(text: str, conversation: Conversation) -> Filled:
    """Replace pronouns, "the other one", "there" and "the company" by what they mean in the conversation.

    Each kind of pronoun is filled in once; what already has its noun within the question is left alone.
    """
    words, own = tokens(text), in_question(text)
    others = [*_both(text, conversation), *_others(text, conversation)]
    against = next((c.against for c in others if c.against), None)
    changes = [
        *others,
        *_pronouns(text, words, own, conversation, against),
        *_descriptions(text, words, own, conversation),
    ]
    result, end = "", len(text) + 1
    made = [c for c in changes if c.new is not None]
    for change in sorted(made, key=lambda c: -c.start):
        if change.end > end:
            continue  # two rules meant the same words
        text, end = text[: change.start] + (change.new or "") + text[change.end :], change.start
    result = text[:1].upper() + text[1:] if made else text
    return Filled(result, bool(made), any(c.new is None and not c.person for c in changes))


def _pronouns(
    text: str,
    words: tuple[Token, ...],
    own: tuple[Mention, ...],
    conversation: Conversation,
    against: str | None,
) -> Iterator[_Change]:
    done: set[str] = set()
    used: list[Mention] = []
    blank = {m.start() for m in _EXPLETIVE.finditer(text)}
    for at, word in enumerate(words):
        fits = None if word.start in blank else _meaning(text, words, at)
        if fits is None:
            continue
        sort = _sort(word.normal)
        inside = [m for m in own if m.end <= word.start and fits(m) and (m.sure or sort in {"he", "she"})]
        if sort in done or (inside and _binds(words, at)) or _after_own_words(text, words, at):
            continue
        done.add(sort)
        acts = at > 0 and words[at - 1].normal in _ACT
        meant = _antecedent(conversation, fits, (*own, *used), sort, acts=acts)
        used += [meant] if meant else []
        new = (
            _said(conversation, against)
            if sort in {"that", "this"}
            else _form(words, at, meant, conversation)
        )
        yield _Change(word.start, word.end, new, person=sort in {"he", "she"})


def _binds(words: tuple[Token, ...], at: int) -> bool:
    """Whether a pronoun may mean a noun before it in its own question.

    The object of a clause is not its subject ("Did the crew fasten it?"); a subject or possessive may be.
    """
    after = words[at + 1] if at + 1 < len(words) else None
    return words[at].normal in _POSSESSIVE or (
        after is not None and (after.content or after.normal in AUXILIARY)
    )


def _after_own_words(text: str, words: tuple[Token, ...], at: int) -> bool:
    """Whether a pronoun follows a whole sentence, or a thing's a whole clause, of the same question."""
    persons = words[at].normal in _HE | _SHE
    stop = max(text.rfind(mark, 0, words[at].start) for mark in (".?!" if persons else ".?!,;"))
    return sum(w.content for w in words if w.end <= stop) > 1


def _sort(pronoun: str) -> str:
    for name, forms in (("he", _HE), ("she", _SHE), ("it", _IT), ("they", _THEY)):
        if pronoun in forms:
            return name
    return pronoun


def _meaning(text: str, words: tuple[Token, ...], at: int) -> Callable[[Mention], bool] | None:
    """What the word at `at` may mean, as a test of mentions; None where it is no pronoun that refers back."""
    word = words[at].normal
    if word in _HE or word in _SHE:
        gender = "he" if word in _HE else "she"
        return lambda m: "person" in m.kinds and not m.plural and m.gender in {None, gender}
    if word in _IT:
        return lambda m: m.kinds != {"person"} and not m.plural
    if word in _THEY:
        return lambda m: m.plural or ("body" in m.kinds and m.sure and "place" not in m.kinds)
    before = words[at - 1].normal if at else ""
    ends = not re.search(r"\w", text[words[at].end :])
    if word in {"that", "this"} and ends and before in _PREPOSITIONS:
        return lambda m: m.kinds != {"person"}
    after = words[at + 1].normal if at + 1 < len(words) else ""
    if word == "there" and at and before not in AUXILIARY and after not in AUXILIARY:
        return lambda m: "place" in m.kinds and m.named and (m.sure or m.kinds == {"place", "body"})
    return None


def _antecedent(
    conversation: Conversation,
    fits: Callable[[Mention], bool],
    own: tuple[Mention, ...],
    sort: str,
    *,
    acts: bool,
) -> Mention | None:
    """What the conversation named last that fits; what surely does goes before what may.

    "They" is a single body ("the League"), and "it" a place, only where a question was about that. A thing
    that acts ("Why did it refuse?") is the one that the question before began with.
    """
    plural, it = sort == "they", sort == "it"
    for turn in reversed(conversation.turns):
        for named in (turn.asks, turn.tells) if it and acts and turn.turned else turn.named:
            fitting = [m for m in named if fits(m) and not any(m.same(o) for o in own)]
            if plural and named is not turn.asks:
                fitting = [m for m in fitting if m.plural]
            if it:
                fitting = [m for m in fitting if not (m.sure and "place" in m.kinds) or m in turn.asks[:1]]
            if fitting:
                return min(fitting, key=lambda m: (plural and not m.plural, not m.sure and not (it and acts)))
    return None


def _form(words: tuple[Token, ...], at: int, meant: Mention | None, conversation: Conversation) -> str | None:
    """The words that stand for the pronoun."""
    word = words[at].normal
    led = words[at - 1].normal in _PREPOSITIONS if at else False
    ends = at + 1 == len(words)
    if word == "it" and meant is None and (led or ends):
        return conversation.topic()
    if meant is None:
        return None
    if word == "there":
        return meant.text if led else f"in {meant.text}"
    named = meant.text
    noun_follows = at + 1 < len(words) and words[at + 1].content
    if word in _POSSESSIVE or (word == "her" and noun_follows):
        named += "’" if meant.plural and named.endswith("s") else "’s"
    return named


def _said(conversation: Conversation, against: str | None) -> str | None:
    """What "that" means where it is neither a thing nor a person: what was said, what was asked about."""
    topic = conversation.topic()
    if against is None:
        return conversation.said()
    return f"what {against} said about {topic}" if topic else f"what {against} said"


def _others(text: str, conversation: Conversation) -> Iterator[_Change]:
    """Of two that were named together, the one that was not spoken of last is "the other one"."""
    found = _OTHER.search(text)
    if found is None:
        return
    for turn in reversed(conversation.turns):
        for named in (turn.tells, turn.asks):
            pair = [m for m in named if m.named and not m.plural and not (m.sure and "place" in m.kinds)]
            if len(pair) == 2:
                last = pair[1].text if "person" in pair[1].kinds else None
                yield _Change(found.start(), found.end(), pair[0].text, against=last)
                return


def _both(text: str, conversation: Conversation) -> Iterator[_Change]:
    """Those that were named together last are "the two"."""
    found = _TWO.search(text)
    pairs = (
        m for turn in reversed(conversation.turns) for m in (*turn.asks, *turn.tells) if m.plural and m.named
    )
    if found and (pair := next(pairs, None)):
        yield _Change(found.start(), found.end(), pair.text)


def _descriptions(
    text: str, words: tuple[Token, ...], own: tuple[Mention, ...], conversation: Conversation
) -> Iterator[_Change]:
    """What "the company" or "that law" means: the only one of its kind with a fuller name before."""
    for found in _DESCRIBED.finditer(text):
        noun = found[2].casefold()
        after = next((w for w in words if w.start >= found.end()), None)
        owned = text[found.end() : found.end() + 2] in {"’s", "'s"}
        joined = after is not None and text[found.end() : after.start] == " "
        before = [w for w in words if w.end <= found.start()]
        turned = bool(before) and before[-1].normal in AUXILIARY
        if joined and after and not owned and (after.capital or (after.content and not turned)):
            continue  # "the minister Vasch", "the company car"
        if before and before[-1].normal in _COPULA and before[0].normal in {"who", "what"}:
            continue  # "Who is the president?" asks who
        meant = _described(noun, conversation)
        if meant is not None and not any(meant.same(m) for m in own if m.named):
            yield _Change(found.start(), found.end(), meant.text)


def _described(noun: str, conversation: Conversation) -> Mention | None:
    """What a noun stands for: what goes by it, else the only one of its kind; None where none is plain."""
    recent = [m for turn in conversation.turns[-2:] for m in (*turn.asks, *turn.tells) if not m.plural]
    by_noun = [m for m in recent if stem(noun) in m.nouns and m.text.casefold().removeprefix("the ") != noun]
    if by_noun:
        return _only(by_noun)
    if noun in _BODY_NOUNS:
        return _only([m for m in recent if m.named and "body" in m.kinds and "place" not in m.kinds])
    if noun in _LAND_NOUNS:
        lands = [m for m in recent if m.named and "place" in m.kinds]
        return _only([m for m in lands if m.text.casefold() in PLACES] or [m for m in lands if m.sure])
    return None


def _only(found: list[Mention]) -> Mention | None:
    """The one that all of them are."""
    return found[0] if found and all(found[0].same(m) for m in found) else None
