"""Clauses of questions, whose verb and subject are turned around: "(did) the ferry sink" is that it sank."""

import re
from typing import NamedTuple

from answer.followups.mentions import question_names
from answer.followups.noun_phrases import is_participle
from answer.inflection import BASES, past, third_person
from answer.lexicon import PERSON_NOUNS, STOP_WORDS, TITLES
from answer.tokens import Name, Token, tokens

DO = frozenset({"did", "does", "do"})
_PLAIN_VERBS = frozenset({"have", "do", "be"})
_RELATIVE = frozenset({"that", "who", "which", "whose", "whom"})
_PREPOSITIONS = frozenset(
    "about against at between by during for from in into of on over since to under with without".split()
)
_ADVERBS = frozenset(
    "again also already even ever finally first last never not once only still suddenly then twice".split()
)
_NO_ADVERBS = frozenset("ally apply comply fly rely reply supply".split())
_PRONOUNS = frozenset("he i it she there they we you".split())
_POINTING = frozenset({"this", "that", "these", "those"})
_DETERMINERS = frozenset("a an any both each her his its my no our some the their your".split()) | _POINTING
_JOINS = frozenset({"and", "of", "or"})
_SECOND_VERB = re.compile(r" and (?P<verb>[a-z]+)\b")
_SECOND_QUESTION = re.compile(r",?\s+and\s+(?:when|where|why|how|what|who|which)\b", re.IGNORECASE)
_NAMED = TITLES | PERSON_NOUNS


class Stated(NamedTuple):
    """A clause as a statement: "The ferry sank.", and its verb as it was asked: "sink"; "" if not plain."""

    text: str
    verb: str = ""


def stated(clause: str, auxiliary: str, *, negated: bool = False) -> Stated | None:
    """Return a clause as a statement, or None where it is not plain what its subject is.

    Args:
        clause: what follows the auxiliary.
        auxiliary: "did", "does", "is", "has" and so on.
        negated: whether it was "didn't".
    """
    clause = _SECOND_QUESTION.split(clause, maxsplit=1)[0]
    words = tokens(clause)
    at = subject_length(clause, words, auxiliary)
    if not 0 < at < len(words):
        return None
    end = words[at - 1].end
    if clause[end : end + 2] in {"’s", "'s"}:
        end += 2
    subject, rest = clause[:end], clause[end:].strip()
    if auxiliary not in DO:
        _, verb, _ = _verb(rest)
        text = sentence(f"{subject} {auxiliary}{' not' if negated else ''} {rest}")
        return Stated(text, verb if is_participle(verb) else "")
    adverbs, verb, after = _verb(rest)
    if not verb:
        return None
    if "not" in adverbs or negated:
        led = " ".join(word for word in adverbs if word != "not")
        return Stated(sentence(" ".join(filter(None, [subject, auxiliary, "not", led, verb])) + after), verb)
    form = {"did": past, "does": third_person}.get(auxiliary, str)
    if (second := _SECOND_VERB.match(after)) and second["verb"] in BASES:
        after = f" and {form(second['verb'])}{after[second.end() :]}"
    return Stated(sentence(" ".join(filter(None, [subject, *adverbs, form(verb)])) + after), verb)


def sentence(text: str) -> str:
    """Return a clause with a capital and a full stop."""
    plain = " ".join(text.split()).rstrip("?!. ,")
    return f"{plain[:1].upper()}{plain[1:]}."


def subject_length(clause: str, words: tuple[Token, ...], auxiliary: str) -> int:
    """Return how many words of a clause are its subject; 0 where that is not plain."""
    if not words:
        return 0
    alone = len(words) == 1 or not words[1].content
    if words[0].normal in _PRONOUNS or (words[0].normal in _POINTING and alone):
        return 1
    if auxiliary in DO:
        return _before_base(clause, words)
    return _past_its_phrase(words, _before_participle(clause, words))


def _before_base(clause: str, words: tuple[Token, ...]) -> int:
    """Where the base form stands that "did" belongs to; 0 where none does."""
    end = next((n for n, w in enumerate(words) if w.normal in _RELATIVE and n), len(words))
    verbs = [n for n in range(1, end) if _may_be_verb(words, n)]
    if not verbs:
        return 0 if end < len(words) else _unknown_verb(clause, words)
    names = [n for n in question_names(clause) if n.start < words[verbs[0]].start]
    first = verbs[0]
    if names and names[-1].end == words[first - 1].end:
        return first  # right after a name
    later = [n for n in verbs[1:] if n == first + 1 or words[first + 1].normal in _PREPOSITIONS]
    plain = words[first].normal in _PLAIN_VERBS or words[first].normal not in _NOUNS_TOO
    return _before_adverbs(words, later[0] if later and not plain else first)


def _may_be_verb(words: tuple[Token, ...], at: int) -> bool:
    """Whether a word can be the base form a question's subject is followed by."""
    word, before = words[at], words[at - 1]
    if word.capital or (word.normal not in BASES and word.normal not in _PLAIN_VERBS):
        return False
    return before.normal not in _DETERMINERS | _PREPOSITIONS | _JOINS


def _before_adverbs(words: tuple[Token, ...], at: int) -> int:
    """The place of the first of the adverbs that lead to a verb."""
    while at > 1 and is_adverb(words[at - 1].normal):
        at -= 1
    return at


def _unknown_verb(clause: str, words: tuple[Token, ...]) -> int:
    """Where a verb stands that no list has: right after a name, or the last of two plain words."""
    named = {n.end: n for n in question_names(clause)}
    at = 1 if words[0].normal in _DETERMINERS else 0
    run = [n for n in range(at, len(words)) if words[n].content and not words[n].capital]
    first = next((n for n, w in enumerate(words) if w.end in named), None)
    if first is not None and first + 1 in run:
        return first + 1
    together = [n for n, m in zip(run, range(at, len(words)), strict=False) if n == m]
    return together[-1] if len(together) > 1 and not words[together[-1]].normal.endswith("s") else 0


def _before_participle(clause: str, words: tuple[Token, ...]) -> int:
    """Where the subject of "is", "was", "has" ends."""
    named = {n.start: n for n in question_names(clause)}
    at = 0
    while at < len(words):
        at += words[at].normal in _DETERMINERS
        name = named.get(words[at].start) if at < len(words) else None
        if name is not None:
            at += sum(name.start <= w.start < name.end for w in words)
            if clause[name.end : name.end + 2] in {"’s", "'s"}:
                continue
            after = _run(words, at)
            at += _participle(after)  # "the EU summit (was) held"
            titles = len(after) == 1 and not is_participle(after[0].normal) and _opens(words, at + 1, named)
        else:
            at = _run_end(words, at)
            titles = _opens(words, at, named) and (words[at - 1].normal in _NAMED or _owns(words[at - 1]))
        if not titles and not (at < len(words) and words[at].normal in _JOINS):
            return at
        at += 1 if name is not None or not titles else 0
    return at


def _participle(run: list[Token]) -> int:
    """Where the first participle of a run stands, adverbs before it included; 0 where there is none."""
    at = next((n for n, w in enumerate(run) if is_participle(w.normal)), 0)
    while at and is_adverb(run[at - 1].normal):
        at -= 1
    return at


def _opens(words: tuple[Token, ...], at: int, named: dict[int, Name]) -> bool:
    """Whether a name opens at a word."""
    return 0 < at < len(words) and words[at].start in named


def _owns(word: Token) -> bool:
    return word.surface.endswith(("’s", "'s"))


def _run_end(words: tuple[Token, ...], at: int) -> int:
    """Where a run of plain words stops being the subject: before its participle or adjective."""
    run = _run(words, at)
    following = words[at + len(run)].normal if at + len(run) < len(words) else ""
    if following in _RELATIVE:
        return 0
    if len(run) < 2:
        return at + len(run)
    whole = len(run) - (following not in _PREPOSITIONS)
    return at + next((n for n, w in enumerate(run) if n and is_participle(w.normal)), whole)


def _past_its_phrase(words: tuple[Token, ...], at: int) -> int:
    """Where a subject ends that goes on: "the report on the port (was) published"; 0 where none is plain."""
    following = words[at] if at < len(words) else None
    if following is None or following.normal in _RELATIVE:
        return 0
    if following.normal in _PREPOSITIONS:
        return next((n for n in range(at + 2, len(words)) if is_participle(words[n].normal)), 0)
    plain = following.content or following.normal in _ADVERBS | _DETERMINERS | {"so", "being", "been"}
    return at if plain else 0


def _verb(rest: str) -> tuple[list[str], str, str]:
    """The adverbs before a verb, the verb, and what comes after it."""
    adverbs: list[str] = []
    while (found := re.match(r"([\w’'-]+)\s+(?=\w)", rest)) and is_adverb(found[1].casefold()):
        adverbs.append(found[1])
        rest = rest[found.end() :]
    found = re.match(r"[\w’'-]+", rest)
    verb = found[0] if found else ""
    return adverbs, verb.casefold(), rest[len(verb) :]


def is_adverb(word: str) -> bool:
    """Whether a word can stand between a subject and its verb: "never", "suddenly"."""
    return word in _ADVERBS or (word.endswith("ly") and word not in _NO_ADVERBS)


def _run(words: tuple[Token, ...], at: int) -> list[Token]:
    run: list[Token] = []
    for word in words[at:]:
        if (word.normal in STOP_WORDS and word.normal not in _ADVERBS) or word.capital:
            break
        run.append(word)
    while run and is_adverb(run[-1].normal):
        run.pop()
    return run


_NOUNS_TOO = frozenset(
    """
    act aim award battle board call campaign case cause chamber change charge claim clash contract cost
    divorce cover crash cut damage deal debate decrease delay demand design dispute drop end estimate
    exchange experience fear fight file film fire float flood force form fund gain guarantee guard guide halt
    hail hand help hit hijack increase influence interest issue judge lead leak levy limit link list lodge
    look loot mandate march mark match measure meet move murder name need nosedive notice offer order party
    patrol permit pitch plan play plot plunge present press project promise protest purchase question raid
    rebound report request research rest result return review ride rise rout rule run sanction search set
    share shift shoot show sign slump sound split spread stage stand start state step stop storm strike study
    supply support surge target tax test threat threaten tie torch torture tour trade train transfer trial
    trust tumble turn use value veto view visit vote walk warning watch win wish work
    """.split()
)
"""Verbs that are nouns as often: "the peace plan (did) fail", "the deal with Norland (did) hold"."""
