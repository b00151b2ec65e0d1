"""The passages nearest to a question, also while Chroma is torn or its server away."""

import numpy as np

from index import search
from index.derived import Unsound
from index.place import Unreachable
from index.search import Scope, by_meaning
from index.store import Store
from index.upkeep import Upkeep

Ranked = list[tuple[str, float]]


def nearest(
    upkeep: Upkeep, store: Store, vector: np.ndarray, scope: Scope, depth: int
) -> tuple[Ranked, list[str]]:
    """Rank passages by their vectors, by whatever of Chroma and SQLite can be asked.

    SQLite has every vector: without Chroma they are compared one by one, unless its server is away from a
    library so large that this would take seconds each time. Call it with the lock of `upkeep` held.

    Returns:
        Ids and cosines, best first, and sentences for the user about what was done without.
    """
    meaning = upkeep.meaning
    notes: list[str] = []
    for _ in range(2):  # a build may be torn, or replaced by a rebuild, between opening and asking
        note = upkeep.ready(meaning)
        notes = [] if note is None else [note]
        if meaning.stamp is None:
            break
        try:
            return by_meaning(meaning, store, vector, scope, depth), notes
        except Unsound as error:
            meaning.close()
            if isinstance(error, Unreachable):
                meaning.away = str(error)
                break
    if meaning.away is None:
        return by_meaning(None, store, vector, scope, depth), notes
    gone = f"the Chroma server at {meaning.server} does not answer ({meaning.away})"
    if scope.passages <= search.FEW:
        return by_meaning(None, store, vector, scope, depth), [f"{gone}, so vectors were compared without it"]
    return [], [f"{gone}, so the search went by words only"]
