"""Whom or what the sources of several sides are all about: "Which company, blamed by A for …, is by B …?"."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from answer.answer import Answer
from answer.compared.called import Called, called
from answer.compared.sides import Sided, asks_whether, clauses_of
from answer.compose import Pick, compose
from answer.evidence import Scored, Sentence
from answer.found import Found
from answer.labelled import labelled
from answer.meaning import Meaning
from answer.tokens import names, normal_form, stem, tokens
from answer.vocabulary import vocabulary
from ingest.metadata.day_names import MONTHS, WEEKDAYS

# Chosen on development questions, see docs/answers.md.
_UNLIKE = 0.2  # cosine up to which a sentence says nothing for a clause
_NO_PERSON = 0.5  # what a name that is no person's counts where a person is asked for
_READ = (
    0.25  # what it is worth that the reader gives a name as the answer of a sentence that answers for sure
)
_LEAST = 0.12  # worth of a name below which nothing is known to hold all that is asked
_MOST = 5  # sentences that are shown
_BEGINNING = 5  # letters that a name and a word for the same share: "European", "Europe"
_WORDS = 6  # words of what the reader gives up to which it is a name
_PERSONS = frozenset(stem(w) for w in ("individual", "person", "figure", "player", "man", "woman"))
_DAYS = frozenset(normal_form(one) for one in (*MONTHS, *WEEKDAYS))


@dataclass(frozen=True, slots=True)
class _Row:
    """Sentences with their likeness to each clause: float32 [clauses, sentences]."""

    sentences: tuple[Sentence, ...]
    likeness: NDArray[np.float32]


class Held:
    """Answers with the name that the evidence of all sides holds.

    Args:
        meaning: compares sentences with clauses.
    """

    def __init__(self, meaning: Meaning) -> None:
        self._meaning = meaning

    def __call__(self, found: Found, question: Sided) -> Answer | None:
        """Answer with the name and a sentence for each clause; None where no name is asked for, or found.

        A name is asked for where a question with who, which or what names outlets and says several things.
        """
        said = clauses_of(found.result.drawn) or (found.understood.text,)
        if not _asks_name(found, question, said) or _unknown(found, question):
            return None
        row = self._row(found, said)
        best = max(self._things(found, row), key=lambda one: (round(one[0], 5), one[1].parts), default=None)
        if best is None or best[0] < _LEAST:
            return None
        return _told(found, question, row, best[1])

    def _row(self, found: Found, said: Sequence[str]) -> _Row:
        sentences = tuple(one for some in found.whole.values() for one in some)
        asked, read = self._meaning.vectors(said), self._meaning.vectors([one.explicit for one in sentences])
        return _Row(sentences, np.maximum(asked @ read.T - _UNLIKE, 0.0))

    def _things(self, found: Found, row: _Row) -> list[tuple[float, Called]]:
        """What the sentences name, each with its worth: how well those that hold it fit the clauses."""
        outlets = {_plain(article.outlet or "") for article in found.articles.values()}
        asked = frozenset(part for name in found.understood.names for part in name.parts)
        titles = {key: article.title or "" for key, article in found.articles.items()}
        person = found.understood.wants == "person" or found.understood.head in _PERSONS
        things = []
        for one in called(row.sentences, titles, asked):
            if _plain(one.name) in outlets:
                continue
            holds = np.zeros(len(row.sentences), dtype=np.float32)
            holds[list(one.stands)] = list(one.stands.values())
            worth = float((row.likeness * holds).max(axis=1).mean()) + _READ * _read(found.ranked, one)
            things.append((worth * (_NO_PERSON if person and not one.person else 1.0), one))
        return things


def _asks_name(found: Found, question: Sided, said: Sequence[str]) -> bool:
    """Whether somebody or something is asked for by what several say of it."""
    if asks_whether(question) or found.understood.wants not in {"person", "thing", "place", "outlet"}:
        return False
    if found.understood.wants == "thing" and found.understood.head is None and "name" not in question.text:
        return False
    outlets = {key for side in question.sides for key in side.outlets}
    return len(outlets) > 1 or (len(outlets) == 1 and len(said) > 1)


def _unknown(found: Found, question: Sided) -> bool:
    """Whether the question names what nothing found has: then it asks of something else."""
    known = vocabulary(found).all()
    named = (n for n in names(question.unsourced) if n.start > 0 and not _DAYS.issuperset(n.parts))
    beginnings = {word[:_BEGINNING] for word in known}
    return any(
        not any(stem(part)[:_BEGINNING] in beginnings for part in (n.last, *n.last.split("-")) if part)
        for n in named
    )


def _read(ranked: Sequence[Scored], one: Called) -> float:
    """How surely the reader gives this name as what answers, summed over the sentences it read."""
    worth = 0.0
    for scored in ranked:
        if scored.answer is None:
            continue
        start, end = (place - scored.sentence.start for place in scored.answer)
        words = {word.normal for word in tokens(scored.sentence.text[start:end])}
        if len(words) <= _WORDS and (one.parts[0] in words or one.parts[-1] in words):
            worth += (scored.relevance or 0.0) * scored.sure
    return worth


def _told(found: Found, question: Sided, row: _Row, one: Called) -> Answer:
    """The name, and for each clause and each outlet the sentence that holds it and fits best."""
    holds = np.zeros(len(row.sentences), dtype=np.float32)
    holds[list(one.stands)] = list(one.stands.values())
    fit = row.likeness * holds
    chosen = {int(clause.argmax()) for clause in fit if clause.max() > 0}
    worth = fit.max(axis=0)
    for outlet in {key for side in question.sides for key in side.outlets}:
        of = [n for n in one.stands if _outlet(found, row.sentences[n]) == outlet]
        if of and chosen.isdisjoint(of):
            chosen.add(max(of, key=lambda n: (worth[n], -n)))
    best = sorted(chosen, key=lambda n: (-round(float(worth[n]), 5), n))[:_MOST]
    scores = [float(worth[n]) for n in best]
    picks = [Pick(Scored(row.sentences[n], s, s, None, s)) for n, s in zip(best, scores, strict=True)]
    articles = [found.articles[pick.sentence.article] for pick in picks]
    composed = labelled(compose(picks, found.articles), articles)
    return found.answer("answered", composed.statements, composed.sources, short=one.name)


def _outlet(found: Found, sentence: Sentence) -> str:
    return (found.articles[sentence.article].outlet or "").casefold()


def _plain(text: str) -> str:
    return " ".join(normal_form(word.surface) for word in tokens(text) if word.normal != "the")
