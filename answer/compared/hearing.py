"""Each side of a question heard from its own sources: the sentence that bears most on what it claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answer.check.source import content
from answer.compared.sides import Side
from answer.evidence import Sentence, says
from answer.found import Found
from answer.meaning import Meaning
from answer.tokens import normal_form
from ingest.article import Article
from models.files import ModelFileError

if TYPE_CHECKING:
    from models.reader.reading import Reader, Reading

_BY_WORDS, _READ = 24, 10  # sentences of a side compared by meaning, and read
_TITLE = 2.0  # how much less than in the sentence a word counts in the title
_OF_SHARE = 0.4  # what holding all words is worth beside the reader's relevance
_SILENT, _UNLIKE = (
    0.05,
    0.35,
)  # a sentence that bears no more, with a cosine no higher, is about something else
_SAME_DAY = 10  # characters of an ISO day


@dataclass(frozen=True, slots=True)
class Heard:
    """The sentence of a side that bears most on its claim.

    Attributes:
        side: the side.
        article, sentence: where it stands.
        similarity: its cosine with the side, -1 to 1.
        bears: 0 to 1, how far it bears on the claim, by the reader's relevance; without one by its words.
        supported, contradicted: probabilities by the reader; without one the share of words, and 0.
        on_day: whether its article is of a day that the side names; True where it names none.
        whole: whether every sentence of the side's sources was read: what none of them says, they do not say.
    """

    side: Side
    article: Article
    sentence: Sentence
    similarity: float
    bears: float
    supported: float
    contradicted: float
    on_day: bool
    whole: bool

    @property
    def told(self) -> str:
        """Title and sentence as one text: what the sentence is about is often said in the title alone."""
        return titled(self.article, self.sentence)


@dataclass(frozen=True, slots=True)
class _Candidate:
    side: Side
    article: Article
    sentence: Sentence
    similarity: float
    on_day: bool
    whole: bool


def titled(article: Article, sentence: Sentence) -> str:
    """The sentence behind its article's title, with its speaker for a pronoun that it opens with."""
    title = (article.title or "").strip()
    said = sentence.explicit
    return f"{title}{'' if title[-1] in '.!?' else '.'} {said}" if title else said


class Hearing:
    """Hears sides from what was found; `reader` may be None."""

    def __init__(self, meaning: Meaning, reader: "Reader | None") -> None:
        self._meaning = meaning
        self._reader = reader

    def heard(self, found: Found, sides: Sequence[Side]) -> tuple[Heard | None, ...]:
        """Return for each side its best sentence; None where its sources have none.

        Two sides of the same outlets are heard from different sentences where there are several.
        """
        candidates = [list(self._candidates(found, side)) for side in sides]
        rows = [one for some in candidates for one in some]
        readings = dict(zip(map(id, rows), self.read([_pair(one) for one in rows]), strict=True))
        result: list[Heard | None] = []
        taken: set[tuple[str, int]] = set()
        for some in candidates:
            heard = [_heard(one, readings[id(one)]) for one in some]
            free = [one for one in heard if _place(one) not in taken] or heard
            best = max(
                free, key=lambda h: (round(h.bears + h.similarity, 5), -h.sentence.start), default=None
            )
            if best is not None:
                taken.add(_place(best))
            result.append(best)
        return tuple(result)

    def read(self, pairs: Sequence[tuple[str, str]]) -> "Sequence[Reading | None]":
        """Read claims beside texts; None for each where there is no reader, or a damaged one."""
        if self._reader is None or not pairs:
            return [None] * len(pairs)
        try:
            return self._reader.read(pairs)
        except ModelFileError:  # the search, which reads first, has said so
            return [None] * len(pairs)

    def _candidates(self, found: Found, side: Side) -> Iterator[_Candidate]:
        """The sentences of a side's sources that are most like it, at most a few."""
        articles, on_day = _sources(found, side)
        wanted = content(side.whole)
        every = [(a, s) for a in articles for s in found.whole[a.id] if _of_side(side, s)]
        rows = [(a, s) for a, s in every if not s.heading] or every
        order = sorted(range(len(rows)), key=lambda n: (-_shared(wanted, *rows[n]), n))[:_BY_WORDS]
        if not order:
            return
        texts = [titled(*rows[n]) for n in order]
        likeness = self._meaning.similarities(side.whole, texts)
        best = sorted(range(len(order)), key=lambda n: (-round(float(likeness[n]), 5), n))[:_READ]
        for n in best:
            yield _Candidate(side, *rows[order[n]], float(likeness[n]), on_day, len(rows) <= _READ)


def silent(heard: Heard) -> bool:
    """Whether the best sentence of a side is about something else, and of no day that the side names."""
    if heard.side.days and heard.on_day:
        return False
    return heard.bears <= _SILENT and heard.similarity <= _UNLIKE


def _place(one: Heard) -> tuple[str, int]:
    return one.article.id, one.sentence.start


def _pair(one: _Candidate) -> tuple[str, str]:
    return one.side.whole if one.side.name else one.side.claim or one.side.topic, titled(
        one.article, one.sentence
    )


def _heard(one: _Candidate, reading: "Reading | None") -> Heard:
    """A candidate with what the reader makes of it; words decide where it was not read."""
    if reading is not None:
        said = (reading.relevance, reading.supported, reading.contradicted)
    else:
        wanted = content(one.side.whole)
        share = len(wanted & content(titled(one.article, one.sentence))) / len(wanted) if wanted else 0.0
        said = (_OF_SHARE * share, share, 0.0)
    return Heard(one.side, one.article, one.sentence, one.similarity, *said, one.on_day, one.whole)


def _of_side(side: Side, sentence: Sentence) -> bool:
    """Whether a sentence names, or is said by, the one whose side it is; any where it is nobody's."""
    if not side.name:
        return True
    last = side.name.split()[-1]
    return says(sentence, normal_form(last)) or last in sentence.text


def _shared(wanted: frozenset[str], article: Article, sentence: Sentence) -> float:
    return len(wanted & content(sentence.explicit)) + len(wanted & content(article.title or "")) / _TITLE


def _sources(found: Found, side: Side) -> tuple[list[Article], bool]:
    """The articles of a side's outlets and days; of its outlets alone where none is of those days."""
    articles = [
        one
        for one in found.articles.values()
        if not side.outlets or (one.outlet or "").casefold() in side.outlets
    ]
    if not side.days:
        return articles, True
    dated = [
        one for one in articles if any(days.holds((one.published or "")[:_SAME_DAY]) for days in side.days)
    ]
    return (dated, True) if dated else (articles, False)
