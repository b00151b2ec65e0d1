"""The index of words: BM25 over titles and passages, in tantivy."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from pathlib import Path

import tantivy

from index.derived import Derived, Unsound
from index.fold import fold

_ANALYZER = "news"
_LONGEST_WORD = 80
_HEAP = 64_000_000
_MARGIN = 50
"""Passages looked at beyond the limit, so that ties at the cut go by number and not by place in the index."""
_MOST_TERMS = 128
"""Distinct words of a question that are looked up; what comes after is a text, not a question."""

TITLE_WEIGHT = 0.5
PHRASE_WEIGHT = 0.5

STOP_WORDS = frozenset(
    """
    a about after again all also am an and any are as at be because been before being between both but
    by can could did do does doing during each few for from further had has have having he her here hers
    him his how i if in into is it its itself just me more most my no nor not now of off on once only or
    other our out over own same she should so some such than that the their them then there these they
    this those through to too under until up very was we were what when where which while who whom whose
    why will with would you your tell say said says please
    """.split()
)
"""Words that carry no news; left out of a question unless nothing else is in it."""

_QUOTED = re.compile(r'"([^"]{2,200})"')
_NAME = re.compile(
    r"(?:[A-Z][\w.-]+)(?: (?:[A-Z][\w.-]+|of|the|and|for|de|al|bin|van|von)){0,4} [A-Z][\w.-]+"
)


class Words(Derived):
    """tantivy over the passages; each is found by its number in SQLite."""

    format = 2
    _opened: tantivy.Index | None = None

    def _schema(self) -> tantivy.Schema:
        builder = tantivy.SchemaBuilder()
        # Not an unsigned field: tantivy 0.27 finds no term of one to delete, and says nothing.
        builder.add_integer_field("number", stored=False, indexed=True, fast=True)
        builder.add_text_field("article", stored=False, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("title", stored=False, tokenizer_name=_ANALYZER)
        builder.add_text_field("body", stored=False, tokenizer_name=_ANALYZER)
        return builder.build()

    def _attach(self, folder: Path, *, create: bool) -> None:
        try:
            if create:
                index = tantivy.Index(self._schema(), path=str(folder), reuse=False)
            else:
                index = tantivy.Index.open(str(folder))
            self._analyzer = _analyzer()
            index.register_tokenizer(_ANALYZER, self._analyzer)
            index.config_reader(reload_policy="manual")
            index.reload()
            self._opened = index
        except (ValueError, OSError) as error:
            raise Unsound(str(error)) from error

    def _detach(self) -> None:
        self._opened = None

    @property
    def _index(self) -> tantivy.Index:
        if self._opened is None:
            raise Unsound("it is not open")
        return self._opened

    def expected(self) -> int:
        """Count the passages of SQLite."""
        return self.store.counts()[1]

    def count(self) -> int:
        """Count the passages in the index."""
        return int(self._index.searcher().num_docs)

    def _apply(self, since: int) -> None:
        try:
            writer = self._index.writer(heap_size=_HEAP, num_threads=1)
            for number in self.store.removed_numbers(since):
                writer.delete_documents_by_term("number", number)
            heading, folded = "", ""
            for number, article, title, body in self.store.added_texts(since):
                if title is not heading:
                    heading, folded = title, fold(title)
                writer.delete_documents_by_term("number", number)
                document = tantivy.Document()
                document.add_integer("number", number)
                document.add_text("article", article)
                document.add_text("title", folded)
                document.add_text("body", fold(body))
                writer.add_document(document)
            writer.commit()
            writer.wait_merging_threads()
            self._index.reload()
        except (ValueError, OSError) as error:
            raise Unsound(str(error)) from error

    def search(
        self, query: str, limit: int, articles: Sequence[str] | None = None
    ) -> list[tuple[int, float]]:
        """Return numbers and BM25 scores of the passages that fit `query` best.

        Any text is a query: none of it is syntax but quotation marks, which ask for a phrase. With `articles`
        only passages of those are found. Ties come in the order of the numbers.

        Raises:
            Unsound: the index cannot be read.
        """
        return in_order(self._best(query, limit + _MARGIN, articles), limit) if limit > 0 else []

    def search_widely(
        self, query: str, limit: int, most: int, fitting: Callable[[Sequence[int]], Collection[int]]
    ) -> list[tuple[int, float]] | None:
        """Return what `search` finds, less what does not fit, out of the `most` best of all.

        `fitting` returns which of some numbers fit. None where there may be more than were looked at.
        """
        best = self._best(query, most, None)
        fits = fitting([number for number, _ in best])
        kept = [hit for hit in best if hit[0] in fits]
        if len(kept) < limit + _MARGIN and len(best) == most:
            return None
        return in_order(kept[: limit + _MARGIN], limit)

    def holding(self, text: str, most: int) -> list[int]:
        """Return the numbers of up to `most` passages that have every word of `text`, there or in the title.

        Raises:
            Unsound: the index cannot be read.
        """
        terms = list(dict.fromkeys(self._analyzer.analyze(fold(text))))[:_MOST_TERMS]
        if not terms:
            return []
        schema = self._index.schema
        parts = [
            tantivy.Query.boolean_query(
                [
                    (tantivy.Occur.Should, tantivy.Query.term_query(schema, field, term, "basic"))
                    for field in ("body", "title")
                ]
            )
            for term in terms
        ]
        wanted = tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])
        try:
            searcher = self._index.searcher()
            found = searcher.search(tantivy.Query.const_score_query(wanted, 1.0), most, count=False).hits
            numbers = searcher.fast_field_values("number", [address for _, address in found])
        except (ValueError, OSError) as error:
            raise Unsound(str(error)) from error
        return [int(number) for number in numbers if number is not None]

    def _best(self, query: str, limit: int, articles: Sequence[str] | None) -> list[tuple[int, float]]:
        """Return the best as tantivy orders them: ties by their place in the index."""
        wanted = self._query(query)
        if wanted is None:
            return []
        if articles is not None:
            schema = self._index.schema
            inside = tantivy.Query.term_set_query(schema, "article", list(articles))
            wanted = tantivy.Query.boolean_query(
                [
                    (tantivy.Occur.Must, wanted),
                    (tantivy.Occur.Must, tantivy.Query.const_score_query(inside, 0.0)),
                ]
            )
        try:
            searcher = self._index.searcher()
            found = searcher.search(wanted, limit, count=False).hits
            numbers = searcher.fast_field_values("number", [address for _, address in found])
        except (ValueError, OSError) as error:
            raise Unsound(str(error)) from error
        return [
            (int(number), float(score))
            for number, (score, _) in zip(numbers, found, strict=True)
            if number is not None
        ]

    def _query(self, text: str) -> "tantivy.Query | None":
        plain = fold(text)
        terms = list(dict.fromkeys(self._analyzer.analyze(plain)))
        kept = [term for term in terms if term not in _stems()] or terms
        if not kept:
            return None
        parts = [(tantivy.Occur.Should, query) for term in kept[:_MOST_TERMS] for query in self._term(term)]
        parts += [(tantivy.Occur.Should, query) for query in self._phrases(plain)]
        return tantivy.Query.boolean_query(parts)

    def _term(self, term: str) -> Iterator["tantivy.Query"]:
        schema = self._index.schema
        yield tantivy.Query.term_query(schema, "body", term, "freq")
        yield tantivy.Query.boost_query(tantivy.Query.term_query(schema, "title", term, "freq"), TITLE_WEIGHT)

    def _phrases(self, plain: str) -> Iterator["tantivy.Query"]:
        """Yield what stands in quotation marks, and names of several words, as phrases."""
        texts = [found[1] for found in _QUOTED.finditer(plain)] + [
            found[0] for found in _NAME.finditer(plain)
        ]
        for text in texts[:8]:
            words = self._analyzer.analyze(text)
            if len(words) > 1:
                phrase = tantivy.Query.phrase_query(self._index.schema, "body", list(words))
                yield tantivy.Query.boost_query(phrase, PHRASE_WEIGHT)


def in_order(hits: Sequence[tuple[int, float]], limit: int) -> list[tuple[int, float]]:
    """Return the first hits, best first, ties by number."""
    return sorted(hits, key=lambda hit: (-hit[1], hit[0]))[:limit]


def _analyzer() -> tantivy.TextAnalyzer:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(_LONGEST_WORD))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )


@cache
def _stems() -> frozenset[str]:
    """Return the stop words as the analyzer leaves them."""
    analyzer = _analyzer()
    return frozenset(stem for word in STOP_WORDS for stem in analyzer.analyze(word))
