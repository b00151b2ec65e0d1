"""The answerer without a language model: the sources' own sentences, cited, or a refusal."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from answer.answer import Answer
from answer.choice import choose
from answer.chronology import newest_first, of_then, over_time, silent
from answer.compared.several import Several
from answer.dispute.disputed import disputed
from answer.found import Found
from answer.gather import Articles, Gatherer
from answer.growing import growing
from answer.listed import listed
from answer.meaning import Meaning
from answer.metadata import about, about_article, of_outlet
from answer.office import holder, without_others
from answer.parts import MOST, joined, parts
from answer.question import Question, Turn
from answer.quoted import quoted
from answer.refusal import bears
from answer.understanding import of_outlets, understand
from answer.untold import untold
from answer.vocabulary import vocabulary
from answer.votes import one_thing
from dateline.encodable import encodable
from dateline.errors import UsageError
from index.query import Filters, SearchResult

if TYPE_CHECKING:
    from models.embedder import Embedder
    from models.reader.reading import Reader

LONGEST_QUESTION = 4_000
"""Characters; more than that is a text, not a question."""

_HITS = 24
_ENOUGH = 0.9  # relevance of a passage from which the reader stops after a dozen: docs/answers.md

Way = Callable[[Found], Answer | None]
"""A way to answer: the answer, or None where the question is not of its kind."""

WAYS: tuple[Way, ...] = (over_time, listed, disputed, quoted)
"""Tried in order; the last one always answers."""


class Search(Protocol):
    """What finds passages; `index.retriever.HybridRetriever.search` is one."""

    def __call__(
        self,
        query: str,
        *,
        limit: int,
        filters: Filters,
        asked: str | None,
        enough: float | None,
        beside: str | None,
    ) -> "SearchResult":
        """Return the best passages for a query, as `index.library.Library.search` does."""
        ...


class Extractive:
    """Answers in the sources' own sentences.

    Args:
        library: where the articles are.
        search: finds passages.
        embedder: the one the library was made with; it also compares sentences with the question.
        reader: reads sentences beside the question; without one, words and likeness alone decide.
    """

    name = "extractive"

    def __init__(
        self, library: Articles, search: Search, embedder: "Embedder", reader: "Reader | None" = None
    ) -> None:
        self._search = search
        self._meaning = Meaning(embedder)
        self._reader = reader
        self._gatherer = Gatherer(library, self._meaning)
        self._several = Several(self._meaning, reader)

    def ask(self, question: Question) -> Answer:
        """Answer a question.

        Raises:
            UsageError: when the question is empty or longer than `LONGEST_QUESTION`.
        """
        *_, answer = self.stream(question)
        return answer

    def stream(self, question: Question) -> Iterator[Answer]:
        """Yield growing answers, a statement at a time; the last is the whole answer, equal to `ask`."""
        started = time.perf_counter()
        whole = self._whole(question)
        yield from growing(whole)
        yield replace(whole, timings_ms={"total": round((time.perf_counter() - started) * 1000)})

    def _whole(self, question: Question) -> Answer:
        """Answer a question, or each of its parts in the light of those before."""
        check_question(question)
        question = replace(question, text=encodable(question.text))
        asked = () if question.choices else parts(question.text)
        if len(asked) < 2:
            return self.say(self.find(question))
        answers: list[Answer] = []
        for text in asked[:MOST]:
            told = tuple(Turn(a.understood, "") for a in answers)  # a part speaks of the question before
            part = replace(question, text=text, history=(*question.history, *told))
            answers.append(self.say(self.find(part)))
        return joined(answers, question.text, asked[MOST:])

    def find(self, question: Question) -> Found:
        """Understand a question, search, and read what was found.

        Raises:
            UsageError: when the question is empty or longer than `LONGEST_QUESTION`.
        """
        check_question(question)
        question = replace(question, text=encodable(question.text))
        understood = understand(question)
        limit = question.limit or _HITS
        enough = _ENOUGH if one_thing(understood) else None
        undated = f"{understood.undated} {understood.context}".strip()
        result = self._search(
            understood.query,
            limit=limit,
            filters=question.filters,
            asked=question.asked,
            enough=enough,
            beside=undated if undated != understood.query else None,
        )
        understood = of_outlets(understood, (hit.outlet for hit in result.hits))
        return self._gatherer.found(question, understood, result)

    def say(self, found: Found) -> Answer:
        """Answer from what was found, or refuse; with the choice where there are any."""
        answer = self._say(found)
        choices = found.question.choices
        if not choices:
            return answer
        return replace(answer, choice=choose(found.understood, found.by_words, choices, self._reader))

    def bears(self, found: Found) -> bool:
        """Whether anything that was found bears on the question."""
        if holder(found) is not None:
            return True
        return bears(found.understood, found.ranked, vocabulary(found), self._meaning)

    def _say(self, found: Found) -> Answer:
        if about(found.understood) is not None:
            article = of_outlet(found) or (found.ranked[0].sentence.article if self.bears(found) else None)
            return (about_article(found, article) if article else None) or found.refusal()
        if (answer := self._several(found)) is not None:
            return answer
        if not self.bears(found):
            return found.refusal()
        then = of_then(found)
        if then is not found:
            if self.bears(then):
                found = then
            elif silent(found):
                return found.refusal()
        found = newest_first(found)
        answer = next(answer for way in WAYS if (answer := way(found)) is not None)
        return untold(without_others(answer, found), found, self._meaning)


def check_question(question: Question) -> None:
    """Refuse what cannot be meant as a question.

    Raises:
        UsageError: when it is empty or too long.
    """
    if not question.text.strip():
        raise UsageError("the question is empty", "ask something, for example: dateline ask 'Who said what?'")
    if len(question.text) > LONGEST_QUESTION:
        raise UsageError(
            f"the question has {len(question.text):,} characters, and {LONGEST_QUESTION:,} is the most",
            "ask about one thing at a time",
        )
