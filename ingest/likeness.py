"""How alike two texts are: is one the other, cut, rearranged, edited or wrapped in an outlet's own words?

Two steps, because comparing every text with every other is out of the question:

1. A `signature` is a sample of a text's shingles (Broder 1997: every five words in a row): the smallest of
   their hashes. Two texts sample the same shingles in proportion to what they share, and texts that share
   none have nothing in common in their samples. The very smallest are the `bands` under which a database
   finds candidates; a longer sample, the `sketch`, estimates what two texts share before either is read.
2. `likeness` reads both texts and says how much of the shorter is passages of the longer.

The sample is the "s smallest" of Broder's paper rather than the minima of permutations (MinHash with banding,
Leskovec, Rajaraman and Ullman, ch. 3): those tell the Jaccard likeness, which a cut halves, and need more
than twice as many rows in a database to find as many cut copies. docs/ingest.md has the figures.

Sources:
    A. Z. Broder: On the resemblance and containment of documents. SEQUENCES 1997.
    J. Leskovec, A. Rajaraman, J. D. Ullman: Mining of Massive Datasets, chapter 3. Cambridge 2014.
"""

import re
import unicodedata
import zlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Mask = npt.NDArray[np.bool_]

COPY = 0.64
"""Likeness from which two texts are copies of each other."""

LEAST_WORDS = 60
"""Words that a text must have to be a near copy; of shorter ones only the same words are a copy."""

LEAST_RATIO = 0.35
"""A text shorter than this part of the other is an excerpt or a brief, or the other a round-up: no copy."""

SHINGLE = 5
BANDS = 24
SKETCH = 128

_LEAST_PASSAGE = 15
"""Words in a row that make a common passage; fewer are phrases that everybody uses."""
_OUTER_WORDS = 30
"""Words at either end that are let pass: dateline, an outlet's introduction, its last lines."""
_MOST_OUTER = 0.2
"""The part of a text that may pass that way."""
_LONG_GAP = 60
"""Words in a row that the other does not have; what goes beyond is reporting of its own: no copy has much."""
_OWN_WEIGHT = 2
_LEAST_TOLD = 40
"""Words outside quotation marks from which they are judged for themselves."""
_TOLD_SHARE = 0.35
"""The part of them that must be common: who quotes the same speech tells a story of their own around it."""

_LONGEST = 1_000_000
"""Characters that are looked at; the longest articles have a tenth of that."""

_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORD = re.compile(f"[{_IDEOGRAPHS}]|[^\\W_{_IDEOGRAPHS}]+")
_IDEOGRAPH = re.compile(f"[{_IDEOGRAPHS}]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SIGNS_BLANK = bytes(code if code > 0x7F or chr(code).isalnum() else 0x20 for code in range(0x100))
_QUOTED = re.compile(r'[“„«][^“„«”»\n]{0,4000}[”»]?|"[^"\n]{0,4000}"?|‘[^‘\n]{0,2000}?’(?!\w)')

# Odd 64-bit numbers without a pattern: the fractional parts of the square roots of the first primes.
_PLACE = tuple(
    np.uint64(number | 1)
    for number in (
        0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1, 0x510E527FADE682D1,
    )
)  # fmt: skip
_NUMBER = np.dtype("<u4")


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a text to find its copies.

    Attributes:
        bands: the smallest hashes of its shingles, ascending, as signed 64-bit numbers, at most `BANDS`; none
            where the text is too short to be a near copy.
        sketch: the number of its distinct shingles, then the leading 32 bits of at most `SKETCH` of the
            smallest hashes, ascending; all little-endian unsigned 32-bit numbers.
    """

    bands: tuple[int, ...]
    sketch: bytes


def signature(text: str) -> Signature:
    """Return the signature of a text, the same on every machine."""
    words = word_hashes(text)
    if len(words) < LEAST_WORDS:
        return Signature((), np.zeros(1, _NUMBER).tobytes())
    hashes = _distinct(_shingles(words))
    leading = (hashes[:SKETCH] >> np.uint64(32)).astype(_NUMBER)
    sketch = np.concatenate([np.array([len(hashes)], _NUMBER), leading])
    return Signature(tuple(hashes[:BANDS].astype(np.int64).tolist()), sketch.tobytes())


def estimate(left: bytes, right: bytes) -> float:
    """Estimate from two sketches which part of the shingles of the smaller text the larger one has: 0 to 1.

    The smallest of the hashes in either sample are a sample of both texts together; the part of it that lies
    in both is an unbiased estimate of their Jaccard likeness (Broder 1997, section 3), with a standard error
    of at most .045 at 128 numbers.
    """
    mine, yours = np.frombuffer(left, _NUMBER), np.frombuffer(right, _NUMBER)
    if not mine[0] or not yours[0]:
        return 0.0
    size = min(len(mine), len(yours)) - 1
    merged = np.sort(np.concatenate([mine[1 : size + 1], yours[1 : size + 1]]))
    twice = merged[1:] == merged[:-1]
    distinct = np.arange(len(twice)) - np.cumsum(twice) + 1  # how many smaller numbers the union has
    jaccard = float(np.count_nonzero(twice & (distinct < size))) / size
    shared = jaccard / (1 + jaccard) * (int(mine[0]) + int(yours[0]))
    return min(1.0, shared / int(min(mine[0], yours[0])))


class Reading:
    """A text prepared for being compared with several others.

    Attributes:
        text: the text.
        words: a hash for each of its words.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = word_hashes(text)


def likeness(left: str, right: str) -> float:
    """Return how alike two texts are; see `likeness_of`."""
    return likeness_of(Reading(left), Reading(right))


def likeness_of(left: Reading, right: Reading) -> float:
    """Return how alike two texts are, 0 to 1; 1 where they have the same words, `COPY` and more for copies.

    It is the part of the shorter text's words that lie in passages of at least 15 words which the longer one
    has too, wherever it has them, less twice the part that lies in long passages of its own.
    It is 0 where the text is too short, far shorter than the other, or where what they share is quotations.
    Symmetric.
    """
    if np.array_equal(left.words, right.words):
        return 1.0
    short, long = sorted((left, right), key=lambda one: len(one.words))
    if len(short.words) < max(LEAST_WORDS, LEAST_RATIO * len(long.words)):
        return 0.0
    if len(short.words) < len(long.words):
        return _inside(short, long)
    return min(_inside(short, long), _inside(long, short))


def _inside(short: Reading, long: Reading) -> float:
    """Say how much of one text is the other."""
    common = _common(short.words, long.words)
    value = _value(common)
    if value < COPY:
        return value
    told = ~quoted_words(short.text)
    if told.sum() >= _LEAST_TOLD and common[told].mean() < _TOLD_SHARE:
        return 0.0
    return value


def word_hashes(text: str) -> Hashes:
    """Return a hash for each word of a text: case, compatibility forms and punctuation make no difference."""
    words = _words(_plain(text))
    return _mixed(np.fromiter(map(zlib.crc32, words), np.uint64, len(words)))


def _words(plain: str) -> list[bytes]:
    """Return what `_WORD` finds in a text, in UTF-8. Without ideographs quicker than by it: by the blanks."""
    if _IDEOGRAPH.search(plain):
        return [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(plain)]
    for sign in set(_NOT_ASCII.findall(plain)):
        if not sign.isalnum():
            plain = plain.replace(sign, " ")
    return plain.encode("utf-8", "surrogatepass").translate(_SIGNS_BLANK).split()


def quoted_words(text: str) -> Mask:
    """Return for each word of a text whether it stands inside quotation marks."""
    plain = _plain(text)
    starts = np.array([found.start() for found in _WORD.finditer(plain)], np.int64)
    inside = np.zeros(len(starts), np.bool_)
    for found in _QUOTED.finditer(plain):
        inside[slice(*np.searchsorted(starts, found.span()))] = True
    return inside


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:_LONGEST]).casefold()


def _distinct(hashes: Hashes) -> Hashes:
    """Return the distinct ones in ascending order: `numpy.unique` in a quarter of its time."""
    ordered = np.sort(hashes)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))]


def _mixed(hashes: Hashes) -> Hashes:
    """Spread the bits of each number over all of it (MurmurHash3's finalizer, a bijection)."""
    for shift, factor in ((33, 0xFF51AFD7ED558CCD), (33, 0xC4CEB9FE1A85EC53)):
        hashes = (hashes ^ (hashes >> np.uint64(shift))) * np.uint64(factor)
    return hashes ^ (hashes >> np.uint64(33))


def _shingles(words: Hashes) -> Hashes:
    """Return a hash for each five words in a row, in their order."""
    count = max(0, len(words) - SHINGLE + 1)
    hashes = np.zeros(count, np.uint64)
    for place, factor in enumerate(_PLACE):
        hashes += words[place : place + count] * factor
    return _mixed(hashes)


def _common(words: Hashes, others: Hashes) -> Mask:
    """Return for each word whether it lies in a passage that is among the others too."""
    hits = np.flatnonzero(np.isin(_shingles(words), _shingles(others)))
    steps = np.zeros(len(words) + 1, np.int64)
    np.add.at(steps, hits, 1)
    np.add.at(steps, hits + SHINGLE, -1)
    common: Mask = np.cumsum(steps)[:-1] > 0
    starts, ends = _stretches(common)
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        if end - start < _LEAST_PASSAGE:
            common[start:end] = False
    return common


def _stretches(mask: Mask) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return the starts and ends of the stretches of a mask that are set."""
    borders = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]])))
    return borders[::2], borders[1::2]


def _value(common: Mask) -> float:
    """Weigh the common words of a text against those of its own."""
    starts, ends = _stretches(common)
    if not len(starts):
        return 0.0
    before, after = int(starts[0]), len(common) - int(ends[-1])
    free = min(before, _OUTER_WORDS) + min(after, _OUTER_WORDS)
    free = min(free, int(_MOST_OUTER * len(common)))
    gaps = np.concatenate(
        [[max(0, before - _OUTER_WORDS), max(0, after - _OUTER_WORDS)], starts[1:] - ends[:-1]]
    )
    own = np.maximum(0, gaps - _LONG_GAP).sum()
    value = (int(common.sum()) - _OWN_WEIGHT * int(own)) / (len(common) - free)
    return min(1.0, max(0.0, value))
