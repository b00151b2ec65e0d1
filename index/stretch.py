"""Stretches: what a search shows. A passage, or neighbours that were found joined to one longer text.

Neighbours say the same story, the copies of a story say the same thing, and one long article can hold more
passages on a subject than all others together: none of them is to crowd the others out.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

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
    """

    best: Ranked
    items: list[str]
    copies: list[str] = field(default_factory=list)


def stretches(ranked: Sequence[Ranked], places: Mapping[str, Place]) -> list[Stretch]:
    """Join neighbours that were both found; best first. Items without a place are left out."""
    begins = {(place.article, place.start): item for item, place in places.items()}
    following: dict[str, str] = {}
    for item, place in places.items():
        for gap in range(_GAP + 1):
            after = begins.get((place.article, place.end + gap))
            if after is not None and after != item:
                following[item] = after
                break
    before = {after: item for item, after in following.items()}
    scores = {one.item: one.score for one in ranked}
    taken: set[str] = set()
    found: list[Stretch] = []
    for one in ranked:
        if one.item in places and one.item not in taken:
            items = _grown(one.item, before, following, scores, taken)
            taken.update(items)
            found.append(Stretch(one, items))
    return found


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
) -> list[Stretch]:
    """Leave out stretches that say what a better one of a near copy says; that one names their articles.

    What only the copy has, such as the paragraph that another outlet added, stays.

    Args:
        found: stretches, best first.
        places: of their passages.
        texts: returns the texts of passages by id; asked once, for those of copies alone.
    """
    families: dict[str, list[Stretch]] = defaultdict(list)
    for one in found:
        families[places[one.best.item].original].append(one)
    shared = [
        one
        for family in families.values()
        if len({_article(member, places) for member in family}) > 1
        for member in family
        for one in member.items
    ]
    if not shared:
        return list(found)
    words = {item: _triples(text) for item, text in texts(shared).items()}
    kept: list[Stretch] = []
    by_family: dict[str, list[Stretch]] = defaultdict(list)
    for one in found:
        place = places[one.best.item]
        twins = (other for other in by_family[place.original] if _article(other, places) != place.article)
        twin = next((other for other in twins if _same(one, other, words)), None)
        if twin is None:
            kept.append(one)
            by_family[place.original].append(one)
        elif place.article not in twin.copies:
            twin.copies.append(place.article)
    return kept


def _article(one: Stretch, places: Mapping[str, Place]) -> str:
    return places[one.best.item].article


def _triples(text: str) -> frozenset[tuple[str, ...]]:
    words = [found[0].casefold() for found in _WORD.finditer(text)]
    return frozenset(tuple(words[at : at + _TRIPLE]) for at in range(len(words) - _TRIPLE + 1))


def _same(one: Stretch, other: Stretch, words: Mapping[str, frozenset[tuple[str, ...]]]) -> bool:
    mine = frozenset().union(*(words.get(item, frozenset()) for item in one.items))
    theirs = frozenset().union(*(words.get(item, frozenset()) for item in other.items))
    shorter = min(len(mine), len(theirs))
    return shorter > 0 and len(mine & theirs) >= _SAME * shorter


def spread(found: Sequence[Stretch], places: Mapping[str, Place]) -> list[Stretch]:
    """Put those of an article beyond its first few behind all others."""
    counts: dict[str, int] = defaultdict(int)
    first: list[Stretch] = []
    later: list[Stretch] = []
    for one in found:
        article = _article(one, places)
        counts[article] += 1
        (first if counts[article] <= PER_ARTICLE else later).append(one)
    return [*first, *later]
