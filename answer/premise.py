"""What a question takes for granted: "Why did Peskov forbid it?" that he forbade it."""

import re

from answer.inflection import past, third_person
from answer.lexicon import PERSON_NOUNS, STOP_WORDS, TITLES
from answer.mentions import question_names
from answer.noun_phrases import is_participle
from answer.speech import SPEECH_STEMS
from answer.tokens import Token, tokens

_LONGEST = 1_000
"""Characters of a question that are read; what comes after is a text."""
_ASKS = re.compile(
    r"^\W*(?:(?:and|but|so)\s+)?"
    r"(?:(?P<phrase>(?:on|for|in|at|by|with|under|to|from|since|until)\s+(?:what|which)\s+[\w-]+(?:\s+[\w-]+)??)|"
    r"since when|until when|why exactly|why|when exactly|when|where exactly|where|how exactly|how)\s+"
    r"(?P<aux>did|does|do|is|are|was|were|has|have|had)(?P<not>n['’]t)?\s+",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"^\W*what\s+(?:led|caused|drove|prompted|forced)\s+(?P<who>.+?)\s+to\s+(?P<verb>\w+)(?P<rest>.*)$",
    re.IGNORECASE,
)
_MADE = re.compile(r"^\W*what made\s+", re.IGNORECASE)
_HOW_COME = re.compile(r"^\W*how come\s+(?P<rest>.+)$", re.IGNORECASE)
_SUBJECT_COUNT = re.compile(r"^\W*how many\s+(?P<whom>(?:of\s+)?[\w’'-]+\s+.*\w.*)$", re.IGNORECASE)
_TURNED = re.compile(
    r"\b(?:did|does|do|will|can|would|could)\s|\b(?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Hh]as|[Hh]ave|[Hh]ad)\s+"
    r"(?:the|a|an|his|her|its|their|this|that|he|she|it|they|we|you|there|[A-Z])"
)
_DO = frozenset({"did", "does", "do"})
_PLAIN_VERBS = frozenset({"have", "do", "be"})
_RELATIVE = frozenset({"that", "who", "which", "whose", "whom"})
_PREPOSITIONS = frozenset("about against at by for from in into of on over to under with".split())
_ADVERBS = frozenset(
    "not never also first finally already still ever once twice again then suddenly only even".split()
)
_PRONOUNS = frozenset("he she it they we you i this that these those there".split())
_JOINS = frozenset({"and", "of", "or"})
_TITLES = TITLES | PERSON_NOUNS
_DETERMINERS = frozenset("the a an his her their its our your my this that these those".split())


def premise(question: str) -> str | None:
    """Return the statement that a why, when, where or how question presupposes, as a sentence.

    None where it presupposes none that can be put into words: "Did he go?", "Who went?", "What did he say?".
    """
    text = question[:_LONGEST].strip()
    if found := _HOW_COME.match(text):
        return _sentence(found["rest"])
    if found := _REASON.match(text):
        return _sentence(f"{found['who']} {past(found['verb'].casefold())}{found['rest']}")
    if found := _MADE.match(text):
        return stated(text[found.end() :], "did")
    if found := _ASKS.match(text):
        clause = text[found.end() :]
        return stated(clause, found["aux"].casefold(), negated=bool(found["not"]))
    counted = _SUBJECT_COUNT.match(text)
    if counted and not _TURNED.search(counted["whom"]):
        return _sentence(f"some {counted['whom']}")
    return None


def stated(clause: str, auxiliary: str, *, negated: bool = False) -> str | None:
    """Return a clause whose verb and subject were turned around, "(did) he go", as a statement, "He went".

    Args:
        clause: what follows the auxiliary.
        auxiliary: "did", "does", "is", "has" and so on.
        negated: whether it was "didn't".
    """
    words = tokens(clause)
    at = _subject_length(clause, words, auxiliary)
    at = _past_its_phrase(words, at, auxiliary)
    if not 0 < at < len(words):
        return None
    end = words[at - 1].end
    if clause[end : end + 2] in {"’s", "'s"}:
        end += 2
    subject, rest = clause[:end], clause[end:].strip()
    if auxiliary not in _DO:
        return _sentence(f"{subject} {auxiliary}{' not' if negated else ''} {rest}")
    adverbs, verb, after = _verb(rest)
    if not verb:
        return None
    if "not" in adverbs or negated:
        led = " ".join(word for word in adverbs if word != "not")
        return _sentence(" ".join(filter(None, [subject, auxiliary, "not", led, verb])) + after)
    inflected = {"did": past, "does": third_person}.get(auxiliary, str)(verb)
    return _sentence(" ".join(filter(None, [subject, *adverbs, inflected])) + after)


def _past_its_phrase(words: tuple[Token, ...], at: int, auxiliary: str) -> int:
    """Where a subject ends that goes on ("the report on the port was published"); 0 where none is plain."""
    following = words[at].normal if at < len(words) else ""
    if following in _RELATIVE:
        return 0
    if auxiliary not in _DO:
        if following not in _PREPOSITIONS:
            return at
        return next((n for n in range(at + 2, len(words)) if is_participle(words[n].normal)), 0)
    return at if following not in STOP_WORDS or following in _ADVERBS | _PLAIN_VERBS else 0


def _verb(rest: str) -> tuple[list[str], str, str]:
    """The adverbs before a verb, the verb, and what comes after it."""
    adverbs: list[str] = []
    while (found := re.match(r"([\w’'-]+)\s+(?=\w)", rest)) and _is_adverb(found[1].casefold()):
        adverbs.append(found[1])
        rest = rest[found.end() :]
    found = re.match(r"[\w’'-]+", rest)
    verb = found[0] if found else ""
    return adverbs, verb.casefold(), rest[len(verb) :]


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or (
        word.endswith("ly") and word not in {"rely", "apply", "reply", "supply", "fly", "ally"}
    )


def _subject_length(clause: str, words: tuple[Token, ...], auxiliary: str) -> int:
    """How many words of a clause are its subject."""
    if not words:
        return 0
    if words[0].normal in _PRONOUNS:
        return 1
    named = {n.start: n for n in question_names(clause, words)}
    at = 0
    while at < len(words):
        if words[at].normal in _DETERMINERS:
            at += 1
        name = named.get(words[at].start) if at < len(words) else None
        if name is not None:
            at += sum(name.start <= w.start < name.end for w in words)
            owns = clause[name.end : name.end + 2] in {"’s", "'s"}
            if not owns and not (at < len(words) and words[at].normal in _JOINS):
                return _after_attributes(words, at, auxiliary)
            at += 0 if owns else 1
            continue
        at = _run_end(words, at, auxiliary)
        titled = 0 < at < len(words) and words[at].start in named and words[at - 1].normal in _TITLES
        if not titled and not (at < len(words) and words[at].normal in _JOINS):
            return at
        at += 0 if titled else 1
    return at


def _after_attributes(words: tuple[Token, ...], at: int, auxiliary: str) -> int:
    """Where a subject ends that begins with a name: at once, or "NATO troops" after its noun."""
    following = _run(words, at)
    if len(following) > 1 and auxiliary in _DO and following[0].normal.endswith("s"):
        return at + 1  # "NATO troops leave": the base form is the verb
    return at


def _run_end(words: tuple[Token, ...], at: int, auxiliary: str) -> int:
    """Where a run of plain words stops being the subject: before its verb, participle or adjective."""
    run = _run(words, at)
    following = words[at + len(run)].normal if at + len(run) < len(words) else ""
    if following in _RELATIVE:
        return 0
    if len(run) < 2:
        return at + len(run)
    if auxiliary in _DO:
        said = next(
            (n for n in range(len(run) - 1, 0, -1) if run[n].stem in SPEECH_STEMS and _base(run[n])), None
        )
        return at + (said if said is not None else len(run) - 1)
    whole = len(run) - (following not in _PREPOSITIONS)
    return at + next((n for n, w in enumerate(run) if n and is_participle(w.normal)), whole)


def _base(word: Token) -> bool:
    """Whether a verb can be a base form: no "demands", no "asked"."""
    return not word.normal.endswith(("s", "ed", "ing"))


def _run(words: tuple[Token, ...], at: int) -> list[Token]:
    run: list[Token] = []
    for word in words[at:]:
        if (word.normal in STOP_WORDS and word.normal not in _ADVERBS) or word.capital:
            break
        run.append(word)
    while run and _is_adverb(run[-1].normal):
        run.pop()
    return run


def _sentence(text: str) -> str:
    plain = " ".join(text.split()).rstrip("?!. ,")
    return f"{plain[:1].upper()}{plain[1:]}."
