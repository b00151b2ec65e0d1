"""What a thing is called in several articles: its names, short forms and initials, and where they stand."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from answer.evidence import Sentence
from answer.lexicon import STOP_WORDS
from answer.speech import person
from answer.tokens import Name, Token, names, normal_form, tokens
from ingest.metadata.day_names import MONTHS, WEEKDAYS

_LONGEST = 4  # words of a name that a shorter one may stand for
_OFFICES = frozenset("ceo cfo cto coo co-founder founder coach quarterback rep sen gov player star".split())
_LEADS = frozenset("the a an i but and if as in on at it he she they we so or for to of by".split())
_NO_PERSON = ("the", "in", "at", "near")  # before a name: of a place or a body, hardly of a person
_USUAL = 2  # times that a name may be met for each time that its longer form is
_DAYS = frozenset(normal_form(one) for one in (*MONTHS, *WEEKDAYS))
_LED = _OFFICES | _LEADS | _DAYS
_OPENING = 0.5  # what a name counts that only ever opens sentences: it may be no name
_IN_TITLE = 0.6  # what it counts in a sentence whose article's title alone has it

Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Called:
    """Something by its name.

    Attributes:
        name: as the articles write it, the fullest usual form.
        parts: the normal forms of its words.
        stands: how far each sentence holds it, 0 to 1, by the sentence's place in the row that was read.
        person: whether the form is a person's: a name in full, and never "in" or "the" before it.
    """

    name: str
    parts: Parts
    stands: Mapping[int, float]
    person: bool


def called(sentences: Sequence[Sentence], titles: Mapping[str, str], without: frozenset[str]) -> list[Called]:
    """Return what the sentences and their articles' titles name, in order of first appearance.

    Args:
        sentences: in a row.
        titles: of their articles, by id.
        without: normal forms of words; a name that has one of them is left out.
    """
    seen = _Seen()
    for n, sentence in enumerate(sentences):
        for bare, opens in _bare(sentence.text, sentence.names, sentence.words):
            seen.add(bare, sentence.text, {n: 1.0}, opens=opens)
    for article, title in titles.items():
        rows = {n: _IN_TITLE for n, s in enumerate(sentences) if s.article == article}
        words = tokens(title)
        for bare, _ in _bare(title, names(title), words):
            seen.add(bare, title, rows, opens=False, title=True)
    return [one for one in seen.things() if without.isdisjoint(one.parts)]


def _bare(text: str, found: Sequence[Name], words: Sequence[Token]) -> Iterator[tuple[str, bool]]:
    """Yield names without titles and offices, and whether each opens its sentence."""
    for name in found:
        bare = person(name)
        pieces = bare.split()
        while len(pieces) > 1 and normal_form(pieces[0]) in _LED:
            pieces = pieces[1:]
        before = next((w for w in reversed(words) if w.end <= name.start), None)
        if before is not None and before.start > 0 and bare == name.text and _belongs(text, before, name):
            pieces = [before.surface, *pieces]
        parts = [normal_form(piece) for piece in pieces]
        if pieces and not _DAYS.issuperset(parts) and not parts[-1].endswith(("ly", "-based")):
            yield " ".join(pieces), name.start == 0


def _belongs(text: str, before: Token, name: Name) -> bool:
    """Whether a capitalised word that means little by itself is part of a name: "the All Blacks"."""
    joined = text[before.end : name.start] == " "
    return joined and before.capital and before.normal in STOP_WORDS and before.normal not in _LEADS


class _Seen:
    """Names as they are met."""

    def __init__(self) -> None:
        self._written: defaultdict[Parts, Counter[str]] = defaultdict(Counter)
        self._stands: defaultdict[Parts, dict[int, float]] = defaultdict(dict)
        self._inside: set[Parts] = set()
        self._no_person: set[Parts] = set()

    def add(
        self, bare: str, text: str, rows: Mapping[int, float], *, opens: bool, title: bool = False
    ) -> None:
        parts = tuple(word.normal for word in tokens(bare))
        if not parts:
            return
        self._written[parts][bare] += 1
        if not opens:
            self._inside.add(parts)
        if not title and any(f"{word} {bare}" in text for word in _NO_PERSON):
            self._no_person.add(parts)
        for n, worth in rows.items():
            self._stands[parts][n] = max(worth, self._stands[parts].get(n, 0.0))

    def things(self) -> Iterator[Called]:
        """Yield each thing once, all its names together."""
        whole = {parts: self._whole(parts) for parts in self._written}
        grouped: defaultdict[Parts, list[Parts]] = defaultdict(list)
        for parts in self._written:
            top = parts
            while whole[top] != top:
                top = whole[top]
            grouped[top].append(parts)
        for top, some in grouped.items():
            stands: dict[int, float] = {}
            sure = 1.0 if len(top) > 1 or any(parts in self._inside for parts in some) else _OPENING
            for parts in some:
                for n, worth in self._stands[parts].items():
                    stands[n] = max(sure * worth, stands.get(n, 0.0))
            written = self._written[top]
            name = min(written, key=lambda text: (-written[text], text))
            yield Called(name, top, stands, self._is_person(top, name))

    def _whole(self, parts: Parts) -> Parts:
        """The fuller name that this one is short for, or itself."""
        fuller = [other for other in self._written if self._short_for(parts, other)]
        return max(fuller, key=lambda other: (self._count(other), -len(other), other), default=parts)

    def _short_for(self, parts: Parts, other: Parts) -> bool:
        """Whether `parts` is short for `other`: its last words, its first if that is usual, its initials."""
        if len(other) <= len(parts):
            return False
        if len(other) > _LONGEST:
            return False
        if other[-len(parts) :] == parts and len(parts) == 1:
            return True
        if parts in {other[-len(parts) :], other[: len(parts)]}:
            return _USUAL * self._count(other) > self._count(parts)
        initials = "".join(piece[0] for part in other for piece in part.split("-") if piece)
        return len(parts) == 1 and len(parts[0]) > 1 and initials == parts[0]

    def _count(self, parts: Parts) -> int:
        return self._written[parts].total()

    def _is_person(self, parts: Parts, name: str) -> bool:
        shouted = any(len(word) > 2 and word.isupper() for word in name.split())
        return len(parts) > 1 and not shouted and parts not in self._no_person
