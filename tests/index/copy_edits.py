"""Copies made of an article the way outlets make them: cut, reordered, changed, re-headed, wrapped."""

import random
import re
from collections.abc import Callable, Collection, Sequence
from itertools import combinations

from index.sentences import sentence_spans

Paragraphs = list[list[str]]
"""The sentences of each paragraph."""

_NUMBER = re.compile(r"\d{1,9}")
_DATELINES = ("LONDON (Newswire) — ", "Springfield, 3 May - ", "")
_WRAP_SHARE = 0.12
"""Words of an outlet's own before and after, as a part of the copy; at least one sentence each."""


def made_copy(text: str, other: str, edits: Collection[str], rng: random.Random) -> str:
    """Return `text` after these edits; `other` is the article that new sentences and words are taken from."""
    strange = [s for p in paragraphs(other) for s in p if 5 <= len(s.split()) <= 60]
    made = paragraphs(text)
    for name, edit in EDITS.items():
        if name in edits:
            made = edit(made, strange, rng)
    return joined(made)


def paragraphs(text: str) -> Paragraphs:
    """Return the sentences of each paragraph."""
    parts = [part for part in text.split("\n\n") if part.strip()]
    return [[part[start:end] for start, end in sentence_spans(part)] for part in parts]


def joined(parts: Paragraphs) -> str:
    """Return the text again."""
    return "\n\n".join(" ".join(part) for part in parts if part)


def _length(parts: Paragraphs) -> int:
    return sum(len(sentence.split()) for part in parts for sentence in part)


def _cut(parts: Paragraphs, _: Sequence[str], rng: random.Random) -> Paragraphs:
    """Leave half of it: the first, the last, the middle, or paragraphs here and there."""
    whole, at = _length(parts), 0
    how = rng.choice(["first", "last", "middle", "scattered"])
    if how == "scattered":
        return _scattered(parts, whole / 2, rng)
    low, high = {"first": (0.0, 0.5), "last": (0.5, 1.0), "middle": (0.25, 0.75)}[how]
    kept: Paragraphs = []
    for part in parts:
        left = []
        for sentence in part:
            if low * whole <= at < high * whole:
                left.append(sentence)
            at += len(sentence.split())
        kept.append(left)
    return [part for part in kept if part]


def _scattered(parts: Paragraphs, most: float, rng: random.Random) -> Paragraphs:
    dropped, words = set(), 0
    for at in rng.sample(range(len(parts)), len(parts)):
        if words + _length([parts[at]]) <= most:
            dropped.add(at)
            words += _length([parts[at]])
    return [part for at, part in enumerate(parts) if at not in dropped]


def _reorder(parts: Paragraphs, _: Sequence[str], rng: random.Random) -> Paragraphs:
    parts = parts if len(parts) > 3 else [[sentence] for part in parts for sentence in part]
    return rng.sample(parts, len(parts))


def _change(parts: Paragraphs, strange: Sequence[str], rng: random.Random) -> Paragraphs:
    """Delete, replace or edit 10 to 30 % of the sentences."""
    count = sum(map(len, parts))
    hit = set(rng.sample(range(count), max(1, round(count * rng.uniform(0.1, 0.3)))))
    at, changed = 0, []
    for part in parts:
        left = []
        for sentence in part:
            how = rng.choice(["delete", "replace", "edit"]) if at in hit else "keep"
            if how == "replace":
                left.append(rng.choice(strange))
            elif how != "delete":
                left.append(sentence if how == "keep" else _edited(sentence, strange, rng))
            at += 1
        changed.append(left)
    return [part for part in changed if part]


def _edited(sentence: str, strange: Sequence[str], rng: random.Random) -> str:
    """Put other words for every eighth, two at least, and other numbers for all."""
    words = sentence.split()
    new = rng.choice(strange).split()
    for _ in range(max(2, len(words) // 8)):
        words[rng.randrange(len(words))] = rng.choice(new)
    return _NUMBER.sub(lambda found: str(int(found[0]) + rng.randrange(1, 9)), " ".join(words))


def _rehead(parts: Paragraphs, strange: Sequence[str], rng: random.Random) -> Paragraphs:
    """Another headline, dateline and first sentence."""
    headline = " ".join(rng.choice(strange).split()[:10])
    first = rng.choice(_DATELINES) + rng.choice(strange)
    return [[headline], [first, *parts[0][1:]], *parts[1:]]


def _wrap(parts: Paragraphs, strange: Sequence[str], rng: random.Random) -> Paragraphs:
    """An outlet's own introduction and last lines."""

    def some() -> list[str]:
        taken: list[str] = []
        for sentence in rng.sample(strange, min(3, len(strange))):
            if taken and _length([[*taken, sentence]]) > _WRAP_SHARE * _length(parts):
                break
            taken.append(sentence)
        return taken

    return [some(), *parts, some()]


Edit = Callable[[Paragraphs, Sequence[str], random.Random], Paragraphs]
EDITS: dict[str, Edit] = {
    "cut": _cut, "reorder": _reorder, "change": _change, "re-head": _rehead, "wrap": _wrap,
}  # fmt: skip

COMBINATIONS = tuple(names for size in range(1, len(EDITS) + 1) for names in combinations(EDITS, size))
"""All 31 ways to put the five edits together."""


def followed_up(text: str, other: str, share: float) -> str:
    """Return news from `other`, then the last `share` of `text` as background; as long as `text`."""
    whole = _length(paragraphs(text))
    news = _up_to(paragraphs(other), (1 - share) * whole)
    return joined([*news, *_up_to(paragraphs(text)[::-1], share * whole)[::-1]])


def _up_to(parts: Paragraphs, words: float) -> Paragraphs:
    """Return as many of the first paragraphs as have about so many words."""
    taken: Paragraphs = []
    for part in parts:
        if _length(taken) + _length([part]) / 2 > words:
            break
        taken.append(part)
    return taken


def quoting(text: str, speech: str) -> str:
    """Return `text` with a long speech in quotation marks in its middle."""
    parts = text.split("\n\n")
    half = len(parts) // 2
    said = [f"“{part}" for part in speech.translate({0x201C: None, 0x201D: None, 0x22: None}).split("\n\n")]
    return "\n\n".join([*parts[:half], *said[:-1], f"{said[-1]}”", *parts[half:]])
