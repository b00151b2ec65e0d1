"""The nouns of a question with their articles: "the ferry" of "When did the ferry sink?".

No tagger of parts of speech: an article or a number opens a phrase, a function word ends it, and where the
question turns verb and subject around ("did the ferry sink") the last word of the run is the verb.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answer.lexicon import AUXILIARY, STOP_WORDS
from answer.tokens import Token

_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "any", "some"})
_NUMBERS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_ABOUT = frozenset({"about", "on", "over", "against", "regarding", "of", "for", "with"})
_DO = frozenset({"did", "do", "does", "can", "could", "will", "would", "should", "may", "might", "must"})
_BE = frozenset({"is", "are", "was", "were", "has", "have", "had"})
_PARTICIPLE = re.compile(
    r".{3,}(?:ed|en|ing)|built|sold|held|made|sent|kept|left|lost|met|paid|shot|sunk|dead"
)
_PREDICATES = frozenset(
    "able available certain dead different due easier easy good hard important likely necessary new part "
    "possible ready related right safe same similar sorry sure true useful wrong".split()
)
_LONGEST = 6  # words of a phrase
_EARLY = 2  # place of the verb that a question turns around: "Is", "How does"
_NO_PLURAL = ("ss", "us", "is")
_LEAD = frozenset({"is", "are", "was", "were"})


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun with what belongs to it, half-open place in the text; `text` has a definite article or none."""

    text: str
    start: int
    end: int
    head: str
    plural: bool


def is_participle(word: str) -> bool:
    """Whether a normal form looks like a participle: "called", "broken", "sold"."""
    return _PARTICIPLE.fullmatch(word) is not None


def noun_phrases(text: str, words: tuple[Token, ...]) -> Iterator[NounPhrase]:
    """Yield the noun phrases of a question, in order."""
    at = 0
    while at < len(words):
        phrase, taken = _phrase(text, words, at)
        if phrase is not None:
            yield phrase
        at += max(1, taken)


def _phrase(text: str, words: tuple[Token, ...], at: int) -> tuple[NounPhrase | None, int]:
    """The phrase that opens at a word, if one does, and how many words it takes."""
    word = words[at]
    led = word.normal in _ARTICLES or (word.normal in _NUMBERS and not word.capital)
    subject = at <= _EARLY and word.normal in _DO | _BE
    bare = word.normal in _ABOUT or subject
    if not (led or bare):
        return None, 1
    first = at + 1 if not led or word.normal in _ARTICLES else at
    begin = first if not (led and first == at) else at + 1
    run = _run(text, words, begin)
    if led and run:
        run = run[: _before_verb(words, at, run, begin + len(run))]
    elif subject and len(run) > 1 and not _defines(words, at):
        run = run[:-1]  # what is said of it
    run = run[: next((n for n, w in enumerate(run) if w.normal in _PREDICATES and n), len(run))]
    if not run or word.normal == "any" or (bare and any(w.capital for w in run)):
        return None, 1
    return _made(text, word, run, led=led), at - first + len(run) + 1


def _defines(words: tuple[Token, ...], at: int) -> bool:
    """Whether the word is the "is" of "What are intents?"."""
    return at == 1 and words[0].normal == "what" and words[at].normal in _LEAD


def _run(text: str, words: tuple[Token, ...], first: int) -> list[Token]:
    """Words that carry meaning, one after the other with but a blank between; "of" carries on."""
    run: list[Token] = []
    for n in range(first, min(len(words), first + _LONGEST)):
        word = words[n]
        joined = not run or text[run[-1].end : word.start] == " "
        if not joined or not word.content or word.normal in STOP_WORDS or word.normal in AUXILIARY:
            break
        run.append(word)
    return run


def _before_verb(words: tuple[Token, ...], at: int, run: list[Token], end: int) -> int:
    """How many words of a run, which goes up to `end`, are the noun's where verb and subject are turned."""
    before = {word.normal for word in words[max(0, at - 2) : at]}
    goes_on = words[end].normal if end < len(words) else ""
    if goes_on == "of":
        return len(run)
    if before & _DO:
        return max(1, len(run) - 1)
    if before & _BE:
        return next((n for n, w in enumerate(run) if n and is_participle(w.normal)), len(run))
    return len(run)


def _made(text: str, opening: Token, run: list[Token], *, led: bool) -> NounPhrase:
    head = run[-1].normal
    plural = head.endswith("s") and not head.endswith(_NO_PLURAL)
    own = text[run[0].start : run[-1].end].removesuffix("’s").removesuffix("'s")
    start = opening.start if led else run[0].start
    definite = led and opening.normal != "some"
    named = f"the {own}" if definite else own
    if opening.normal in _NUMBERS:
        named = f"the {text[opening.start : opening.end].casefold()} {own}"
    return NounPhrase(named, start, run[0].start + (run[-1].end - run[0].start), head, plural)
