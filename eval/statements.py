"""Statements made from an article by rule: true ones, and ones with one thing changed.

The changes of single words are those of `models.training.edits`, after FactCC (Kryściński et al. 2020).
"""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from answer.check.draft import read_draft
from answer.check.quoted import Quoted, quoted_in
from answer.check.shown import shown
from answer.check.source import Source
from answer.lexicon import NO_SPEAKER
from answer.speech import Said
from answer.tokens import names, tokens
from eval.worddiff import word_diff
from models.training import edits

Kind = Literal[
    "as it stands",
    "a clause dropped",
    "a quotation shortened",
    "number",
    "date",
    "name",
    "names exchanged",
    "speaker",
    "negation",
    "altered quotation",
    "stitched quotation",
    "wrong source",
]
TRUE: Final[frozenset[Kind]] = frozenset(("as it stands", "a clause dropped", "a quotation shortened"))
STITCHED: Final = "put together"
"""What the reason for a stitched quotation says."""
_SHORTEST, _LONGEST = 9, 40
_QUOTED: Final = 8
"""Words that a quotation has at least which is shortened, altered or stitched."""
_LEFT: Final = 6
"""Words that a quotation has at least when its last clause is left out."""
_WHOLE: Final = re.compile(r"[A-Z“\"‘'].*[.!?][”\"’']?", re.DOTALL)
_FARTHEST: Final = 80
"""Characters between two names that are exchanged."""
_LIST: Final = re.compile(r"[\s,]*(?:and|or|with|versus|v|alongside|like)?[\s,]*(?:the\s+)?", re.IGNORECASE)
"""What stands between two names of which it makes no difference which is first."""
_WORD: Final = re.compile(r"\b[a-z]{5,}\b")


@dataclass(frozen=True, slots=True)
class Made:
    """A statement made from an article.

    Attributes:
        names: words one of which a reason has to name that has found the right thing, in lower case.
    """

    kind: Kind
    text: str
    names: frozenset[str] = frozenset()


Maker = Callable[[Source, int, Source, random.Random], Made | None]
"""Makes a statement of sentence n of an article, with words of another article where it needs some."""


def usable(source: Source) -> list[int]:
    """Return which sentences of an article a statement may be made of."""
    texts = ((n, source.article.text[start:end]) for n, (start, end) in enumerate(source.sentences))
    return [
        n
        for n, text in texts
        if _SHORTEST <= len(text.split()) <= _LONGEST and _WHOLE.fullmatch(text) and "\n" not in text
    ]


def make(kind: Kind, source: Source, n: int, other: Source, chance: random.Random) -> Made | None:
    """Return a statement of this kind that reads as one sentence, or None where sentence n gives none."""
    made = _MAKERS[kind](source, n, other, chance)
    if made is None or (kind != "as it stands" and made.text == sentence(source, n)):
        return None
    return made if len(read_draft(made.text).statements) == 1 else None


def sentence(source: Source, n: int) -> str:
    """Return sentence n of an article."""
    start, end = source.sentences[n]
    return source.article.text[start:end]


def _as_it_stands(source: Source, n: int, _: Source, __: random.Random) -> Made:
    return Made("as it stands", sentence(source, n))


def _wrong_source(source: Source, n: int, _: Source, __: random.Random) -> Made:
    """The sentence with a mark for the second source, which is the other article."""
    text = sentence(source, n)
    stop = text[-1] if text[-1] in ".!?" else ""
    marked = f"{text.removesuffix(stop)} [2]{stop}"
    return Made("wrong source", marked, frozenset((shown(source.name).lower(),)))


def _edited(kind: Kind, edit: edits.Edit) -> Maker:
    def maker(source: Source, n: int, other: Source, chance: random.Random) -> Made | None:
        text = sentence(source, n)
        changed = edit(text, edits.names(other.article.text), chance)
        return None if changed is None else Made(kind, changed, _changed(text, changed))

    return maker


def _changed(text: str, changed: str) -> frozenset[str]:
    """The words that differ, of both."""
    pieces = (piece for side in word_diff(text, changed) for piece in side if piece.differs)
    words = (word for piece in pieces for word in re.findall(r"[\w']+", piece.text.lower()))
    return frozenset(words)


def _exchanged(source: Source, n: int, _: Source, __: random.Random) -> Made | None:
    """Let the first two names of a sentence that are no list change places."""
    text = sentence(source, n)
    named = (one for one in names(text) if one.start > 0 or len(one.parts) > 1)
    found = [one for one in named if one.last not in NO_SPEAKER]
    for first, second in pairwise(found):
        between = text[first.end : second.start]
        alike = not set(first.parts).isdisjoint(second.parts)
        if alike or len(between) > _FARTHEST or _LIST.fullmatch(between):
            continue
        one, two = text[first.start : first.end], text[second.start : second.end]
        changed = text[: first.start] + two + between + one + text[second.end :]
        return Made("names exchanged", changed, frozenset((*first.parts, *second.parts)))
    return None


def _speaker(source: Source, n: int, other: Source, chance: random.Random) -> Made | None:
    """Let somebody else say it, of the same article where one is quoted there."""
    text, said = sentence(source, n), source.speakers[n]
    if not said or not said[0].person or said[0].name not in text:
        return None
    there = [_full(one) for some in (*source.speakers, *other.speakers) for one in some if one.person]
    names = [one for one in dict.fromkeys(there) if one and one.split()[-1].lower() not in text.lower()]
    if not names:
        return None
    new = chance.choice(names)
    return Made("speaker", text.replace(said[0].name, new), _changed(said[0].name, new))


def _full(said: Said) -> str:
    return said.name if len(said.name.split()) > 1 else ""


def _quotation(text: str) -> Quoted | None:
    """The first quotation of a sentence that is long enough."""
    found = quoted_in(text, ((0, len(text)),))[0]
    return next((one for one in found if len(one.text.split()) >= _QUOTED and _closed(text, one)), None)


def _closed(text: str, quoted: Quoted) -> bool:
    """Whether a quotation ends in its sentence, which says more than it."""
    closed = text[quoted.end : quoted.end + 1] in {"”", '"', "’", "'"}
    return closed and len(quoted.text) + 12 < len(text)


def _shortened(source: Source, n: int, _: Source, __: random.Random) -> Made | None:
    """Leave out the last clause of a quotation, from a comma on: what is left was said word for word."""
    text = sentence(source, n)
    if (quoted := _quotation(text)) is None:
        return None
    kept = quoted.text[:-1].rpartition(",")[0].rstrip()
    if len(kept.split()) < _LEFT:
        return None
    return Made("a quotation shortened", text[: quoted.start] + kept + "," + text[quoted.end :])


def _altered(source: Source, n: int, other: Source, chance: random.Random) -> Made | None:
    """Put another word in the place of one of a quotation."""
    text = sentence(source, n)
    quoted = _quotation(text)
    own = list(_WORD.finditer(quoted.text)) if quoted is not None else []
    words = [
        one.surface for one in tokens(other.article.text) if one.content and _WORD.fullmatch(one.surface)
    ]
    new = [one for one in dict.fromkeys(words) if one not in source.article.text]
    if quoted is None or not own or not new:
        return None
    old, word = chance.choice(own), chance.choice(new)
    inside = quoted.text[: old.start()] + word + quoted.text[old.end() :]
    names = frozenset((old.group(), word))
    return Made("altered quotation", text[: quoted.start] + inside + text[quoted.end :], names)


def _stitched(source: Source, n: int, _: Source, chance: random.Random) -> Made | None:
    """Put the beginning of a quotation and the end of another, far from it, together as one."""
    text = sentence(source, n)
    quoted = _quotation(text)
    far = [m for m in usable(source) if abs(m - n) > 2 and _quotation(sentence(source, m)) is not None]
    if quoted is None or not far:
        return None
    second = _quotation(sentence(source, chance.choice(far)))
    if second is None:
        return None
    one, two = quoted.text.split(), second.text.split()
    inside = " ".join([*one[: len(one) // 2 + 1], *two[len(two) // 2 :]])
    return Made(
        "stitched quotation", text[: quoted.start] + inside + text[quoted.end :], frozenset((STITCHED,))
    )


_MAKERS: Final[Mapping[Kind, Maker]] = {
    "as it stands": _as_it_stands,
    "a clause dropped": _edited("a clause dropped", edits.dropped),
    "a quotation shortened": _shortened,
    "number": _edited("number", edits.number),
    "date": _edited("date", edits.day),
    "name": _edited("name", edits.name),
    "names exchanged": _exchanged,
    "speaker": _speaker,
    "negation": _edited("negation", edits.negation),
    "altered quotation": _altered,
    "stitched quotation": _stitched,
    "wrong source": _wrong_source,
}


def names_it(made: Made, reasons: Sequence[str]) -> bool:
    """Whether a reason says what is wrong, and does not just repeat the nearest sentence of a source."""
    own = [one.lower() for one in reasons if "nearest is" not in one and not one.startswith(_NO_REASON)]
    if made.kind in {"wrong source", "stitched quotation"}:
        return any(word in one for word in made.names for one in own)
    return any(made.names.intersection(re.findall(r"[\w']+", one)) for one in own)


_NO_REASON: Final = ("the source says otherwise", "the source says less")
