"""An article as something to check against: its sentences, their words, who says them, its quotes."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import PurePosixPath
from typing import Final

from answer.check.quoted import quotations
from answer.check.quotes import QuoteIndex
from answer.numbers import numbers_in, value
from answer.orders import order_spans
from answer.speech import Said, speakers
from answer.tokens import Token, stem, tokens
from dateline.digest import digest
from index.passage import Span
from index.sentences import sentence_spans
from ingest.article import Article, Run

LONGEST: Final = 110
"""Words of a sentence that is compared as a whole; a longer one (a table, say) is cut."""


@dataclass(frozen=True, eq=False)
class Source:
    """An article to check against; what is known of its text is worked out when it is first needed."""

    article: Article

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Its sentences in order, none longer than `LONGEST` words, and none that gives orders to a model."""
        text = self.article.text
        orders = set(order_spans(text))
        return tuple(part for span in sentence_spans(text) if span not in orders for part in _cut(text, span))

    @cached_property
    def places(self) -> Mapping[Span, int]:
        """Which sentence each span is."""
        return {span: n for n, span in enumerate(self.sentences)}

    @cached_property
    def words(self) -> tuple[frozenset[str], ...]:
        """The content words of each sentence."""
        return tuple(content(self.article.text[start:end]) for start, end in self.sentences)

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """How many words each sentence has."""
        return tuple(len(self.article.text[start:end].split()) for start, end in self.sentences)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All its content words, those of its title included."""
        return frozenset().union(*self.words, content(self.article.title or ""))

    @cached_property
    def spelled(self) -> frozenset[str]:
        """All its words and their stems, those of its title included."""
        words = tokens(f"{self.article.title or ''}\n{self.article.text}")
        return frozenset(form for word in words for form in (word.normal, word.stem))

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(word.normal[:_BEGINNING] for word in tokens(self.article.text) if word.capital)

    def begins(self, word: str) -> bool:
        """Whether a word with a capital begins as this one does: "Karvonian" as "Karvonia"."""
        return len(word) >= _BEGINNING and word[:_BEGINNING] in self._beginnings

    @cached_property
    def figures(self) -> tuple[Decimal, ...]:
        """All its numbers, in figures and in words, from the least to the greatest."""
        plain = (value(match.group()).strip("%$€£ ") for match in numbers_in(self.article.text))
        return tuple(sorted({Decimal(one) for one in plain if _FIGURE.fullmatch(one)}))

    @cached_property
    def speakers(self) -> tuple[tuple[Said, ...], ...]:
        """Who says each sentence."""
        return speakers(self.article.text, self.sentences)

    @cached_property
    def quotes(self) -> QuoteIndex:
        """Where words stand in it."""
        return QuoteIndex(self.article.text, self.sentences)

    @property
    def name(self) -> str:
        """What a sentence calls it: its title, or the name of its file."""
        title = " ".join((self.article.title or "").split())
        name = title or PurePosixPath(self.article.uri.replace("\\", "/")).name or self.article.uri
        return name if len(name) <= _NAME else name[: _NAME - 1].rstrip() + "…"

    def tells(self, span: Span) -> bool:
        """Whether words stand outside quotation marks, in an article that has some and closes them there."""
        text = self.article.text
        begin = text.rfind("\n", 0, span[0]) + 1
        end = text.find("\n", span[1])
        paragraph = text[begin : end if end >= 0 else len(text)]
        even = paragraph.count("“") == paragraph.count("”") and paragraph.count('"') % 2 == 0
        if not even or _TRANSCRIPT.match(paragraph) or not _QUOTES.search(text):
            return False
        marked = quotations(paragraph, sentence_spans(paragraph))
        inside = sum(
            max(0, min(right + begin, span[1]) - max(left + begin, span[0])) for left, right in marked
        )
        return inside < _MARKED * (span[1] - span[0])

    def at(self, start: int, end: int) -> tuple[int, ...]:
        """Return which sentences a span of the text touches."""
        return tuple(n for n, (left, right) in enumerate(self.sentences) if left < end and right > start)


_BEGINNING: Final = 5
"""Letters that tell words of one name apart from those of another."""
_FIGURE: Final = re.compile(r"\d{1,24}(?:\.\d{1,24})?")
_QUOTES: Final = re.compile(r"[“\"«„]\w")
_TRANSCRIPT: Final = re.compile(r"\s*(?:[A-Z][\w.’'-]*+\s?){1,5}:")
"""How a paragraph begins that gives somebody's words without marks: "Ada Roth: We will stay."."""
_MARKED: Final = 0.6
"""Share of quoted words that stand in quotation marks in the source, where they are quoted there."""
_NAME: Final = 90
"""Characters of a title in a reason."""


def pasted(text: str, *, name: str = "pasted text", title: str | None = None) -> Source:
    """Return a text that somebody pasted, as it stands, as a source."""
    runs = (Run(0, 0, len(text), len(text)),) if text else ()
    return Source(Article(digest(text), name, title, text, text, runs))


def content(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that carry meaning, and of the parts of hyphenated ones."""
    found: set[str] = set()
    for word in tokens(text):
        if word.content:
            found.update(_stems(word))
    return frozenset(found)


def _stems(word: Token) -> Iterable[str]:
    yield word.stem
    if "-" in word.normal:
        yield from (stem(part) for part in word.normal.split("-") if part)


def _cut(text: str, span: Span) -> Iterable[Span]:
    """Yield a sentence, or its parts where it is far too long."""
    start, end = span
    if end - start <= LONGEST * 2 or len(text[start:end].split()) <= LONGEST:
        yield span
        return
    begin = at = start
    count = 0
    for word in text[start:end].split():
        at = text.index(word, at)
        if count == LONGEST // 2:
            yield begin, begin + len(text[begin:at].rstrip())
            begin, count = at, 0
        at += len(word)
        count += 1
    yield begin, end


class Rarity:
    """How much a word tells: its inverse document frequency (Spärck Jones 1972) among sentences."""

    def __init__(self, sources: Iterable[Source]) -> None:
        counts: Counter[str] = Counter()
        self._sentences = 0
        for source in sources:
            for words in source.words:
                counts.update(words)
            self._sentences += len(source.words)
        self._counts = counts

    def __call__(self, word: str) -> float:
        """Return the weight of a word."""
        return math.log(1 + (self._sentences + 1) / (self._counts.get(word, 0) + 0.5))

    def of(self, words: Iterable[str]) -> float:
        """Return the weight of words together; the same sum in whatever order they come."""
        return math.fsum(map(self, words))


def nearest(
    words: frozenset[str], sources: Sequence[Source], rarity: Rarity, most: int
) -> tuple[Source, ...]:
    """Return the sources that share most with `words`, best first, none that shares nothing."""
    shared = [rarity.of(words & source.vocabulary) for source in sources]
    order = sorted(range(len(sources)), key=lambda at: (-shared[at], at))
    return tuple(sources[at] for at in order[:most] if shared[at] > 0)
