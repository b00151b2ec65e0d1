"""Stretches: what a search shows. A passage, or neighbours that were found joined to one longer text.

Neighbours say the same story, the copies of a story say the same thing, and one long article can hold more
passages on a subject than all others together: none of them is to crowd the others out.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from index.query import Read
from index.ranking import Ranked

MOST_JOINED = 3
"""Passages joined to one stretch: about 400 words."""
PER_ARTICLE = 3
"""Stretches of one article before those of others."""
_GAP = 4
"""Characters of white space at most between neighbours."""
_SAME = 0.6
"""Share of the shorter text's word triples in the other from which one is the other's copy."""
_TRIPLE = 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands, and what ranking asks of its article.

    Attributes:
        article, start, end: the article's id, and the passage's span in it.
        original: id of the article that stands for all near copies, itself unless it is one.
        day: ISO day of publication, or None.
        outlet: key of the outlet, or None.
    """

    article: str
    start: int
    end: int
    original: str
    day: str | None
    outlet: str | None


@dataclass(slots=True)
class Stretch:
    """Passages that stand next to each other: `best` is the one that was ranked highest, `items` in order.

    Attributes:
        copies: ids of other articles that have the same text, as they were met.
        reads: what the reader makes of its parts; empty where it was not read.
    """

    best: Ranked
    items: list[str]
    copies: list[str] = field(default_factory=list)
    reads: tuple[Read, ...] = ()


def stretches(ranked: Sequence[Ranked], places: Mapping[str, Place]) -> list[Stretch]:
    """Join neighbours that were both found; best first. Items without a place are left out."""
    following = _following(places)
    before = {after: item for item, after in following.items()}
    scores = {one.item: one.score for one in ranked}
    taken: set[str] = set()
    found: list[Stretch] = []
    for one in ranked:
        if one.item in places and one.item not in taken:
            alone = one.item not in following and one.item not in before
            items = [one.item] if alone else _grown(one.item, before, following, scores, taken)
            taken.update(items)
            found.append(Stretch(one, items))
    return found


def _following(places: Mapping[str, Place]) -> dict[str, str]:
    """The passages that stand right after another one, by that one."""
    in_order = sorted((place.article, place.start, place.end, item) for item, place in places.items())
    return {
        one[-1]: other[-1]
        for one, other in pairwise(in_order)
        if one[0] == other[0] and 0 <= other[1] - one[2] <= _GAP
    }


def _grown(
    item: str,
    before: Mapping[str, str],
    following: Mapping[str, str],
    scores: Mapping[str, float],
    taken: set[str],
) -> list[str]:
    """The item with its neighbours that were found, the better one first, up to `MOST_JOINED`."""
    items = [item]
    while len(items) < MOST_JOINED:
        ends = (before.get(items[0]), following.get(items[-1]))
        free = [one for one in ends if one is not None and one in scores and one not in taken]
        if not free:
            break
        best = max(free, key=lambda one: (scores[one], one))
        items = [best, *items] if best == ends[0] else [*items, best]
    return items


def fold_copies(
    found: Sequence[Stretch], places: Mapping[str, Place], texts: Callable[[Iterable[str]], Mapping[str, str]]
) -> Iterator[Stretch]:
    """Leave out stretches that say what a better one of a near copy says; that one names their articles.

    What only the copy has, such as the paragraph that another outlet added, stays. Copies are compared once
    the first of them is reached: of most, nobody sees more than that.

    Args:
        found: stretches, best first.
        places: of their passages.
        texts: returns the texts of passages by id; asked for those of copies alone.
    """
    families: dict[str, list[Stretch]] = defaultdict(list)
    for one in found:
        families[places[one.best.item].original].append(one)
    folded: set[str] = set()
    for one in found:
        family = families.pop(places[one.best.item].original, [])
        if len({_article(member, places) for member in family}) > 1:
            folded.update(_folded(family, places, texts))
        if one.best.item not in folded:
            yield one


def _folded(
    family: Sequence[Stretch],
    places: Mapping[str, Place],
    texts: Callable[[Iterable[str]], Mapping[str, str]],
) -> Iterator[str]:
    """Yield the best passages of the copies, once a better stretch names their article."""
    said = texts([item for one in family for item in one.items])
    words = {item: _triples(text) for item, text in said.items()}
    kept: list[Stretch] = []
    for one in family:
        article = _article(one, places)
        twins = (other for other in kept if _article(other, places) != article)
        twin = next((other for other in twins if _same(one, other, words)), None)
        if twin is None:
            kept.append(one)
            continue
        if article not in twin.copies:
            twin.copies.append(article)
        yield one.best.item


def _article(one: Stretch, places: Mapping[str, Place]) -> str:
    return places[one.best.item].article


def _triples(text: str) -> frozenset[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return frozenset(zip(*(words[at:] for at in range(_TRIPLE)), strict=False))


def _same(one: Stretch, other: Stretch, words: Mapping[str, frozenset[tuple[str, ...]]]) -> bool:
    mine = frozenset().union(*(words.get(item, frozenset()) for item in one.items))
    theirs = frozenset().union(*(words.get(item, frozenset()) for item in other.items))
    shorter = min(len(mine), len(theirs))
    return shorter > 0 and len(mine & theirs) >= _SAME * shorter


def spread(found: Iterable[Stretch], places: Mapping[str, Place], limit: int) -> list[Stretch]:
    """Return the first `limit`, those of an article beyond its first few behind all others."""
    counts: dict[str, int] = defaultdict(int)
    first: list[Stretch] = []
    later: list[Stretch] = []
    for one in found:
        article = _article(one, places)
        counts[article] += 1
        (first if counts[article] <= PER_ARTICLE else later).append(one)
        if len(first) == limit:
            break
    return [*first, *later][:limit]
