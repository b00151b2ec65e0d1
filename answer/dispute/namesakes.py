"""Namesakes: articles that each introduce something else by the name that is asked about."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from answer.dispute.values import plain
from answer.evidence import Sentence
from answer.lexicon import STOP_WORDS, TITLES
from answer.speech import person
from answer.tokens import Name, tokens
from answer.understanding import Understood

_INTRODUCES = re.compile(r"\b(?:is|was|are|were)\s+(?:an?|the|one)\b")
_REACH = 160
"""Characters between a name and the verb that introduces it: "X (born 4 May 1953), known as Y, is a"."""
_PARENTHESIS = re.compile(r"\s*\(([^()]{2,60})\)")
_PLACE = re.compile(r"(?:,\s+(?:[A-Z][\w.’'-]*)(?:\s+[A-Z][\w.’'-]*)*){1,3}")
_YEAR = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Namesake:
    """One of several that go by a name: what it is called in full, and the articles that introduce it."""

    called: str
    articles: tuple[str, ...]
    tells: frozenset[str]


def namesakes(question: Understood, whole: Mapping[str, Sequence[Sentence]]) -> tuple[Namesake, ...]:
    """Return all who go by the name that is asked about, in the order of the articles, if they are several.

    An article counts that introduces the name in a sentence ("Anka Vasch (chemist) is a"), with more to it
    than the question has: another first name, a place, a word in brackets. Articles that have some of that
    in common speak of the same.
    """
    subject = _subject(question)
    if subject is None:
        return ()
    found: list[Namesake] = []
    for article, sentences in whole.items():
        introduced = _introduced(subject, sentences)
        if introduced is None:
            continue
        called, tells = introduced
        at = next((n for n, other in enumerate(found) if other.tells & tells), None)
        if at is None:
            found.append(Namesake(called, (article,), tells))
        else:
            same = found[at]
            found[at] = Namesake(same.called, (*same.articles, article), same.tells | tells)
    return tuple(found) if len(found) > 1 else ()


def _subject(question: Understood) -> frozenset[str] | None:
    """The words of the longest name of the question, titles aside."""
    if not question.names:
        return None
    longest = max(question.names, key=lambda n: (len(n.parts), -n.start))
    return frozenset(_words(person(longest))) or None


@lru_cache(maxsize=8_192)  # every name of every sentence is asked for, and most come again
def _words(text: str) -> tuple[str, ...]:
    return tuple(
        [plain(t.normal) for t in tokens(text) if t.normal not in TITLES and t.normal not in STOP_WORDS]
    )


def _introduced(subject: frozenset[str], sentences: Sequence[Sentence]) -> tuple[str, frozenset[str]] | None:
    """How an article calls what it introduces by this name, and the words that tell it from others."""
    for sentence in sentences:
        for name in sentence.names:
            words = _words(name.text)
            if set(words[-len(subject) :]) != subject:  # "the Veska Times" is not called Veska
                continue
            verb = _INTRODUCES.search(sentence.text, name.end)
            if verb is None or verb.start() - name.end > _REACH:
                continue
            called = _in_full(sentence, name)
            tells = frozenset(w for w in _words(called) if w not in subject and not _YEAR.match(w))
            if tells:
                return called, tells
    return None


def _in_full(sentence: Sentence, name: Name) -> str:
    """The name with a place or brackets behind it."""
    end = name.end
    for more in (_PLACE, _PARENTHESIS):
        if match := more.match(sentence.text, end):
            end = match.end()
    return sentence.text[name.start : end]
