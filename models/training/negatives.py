"""Hard negatives: what our own retrievers, words and meaning, put beside the right context."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

import numpy as np

from models.embedder import load_embedder
from models.training.prose import Rarity, words
from models.training.rows import Asked

_DEPTH: Final = 12
_SHORT: Final = 4


class Near:
    """For each question the contexts that look like its own and hold no answer of it."""

    def __init__(self, rows: Sequence[Asked]) -> None:
        self.contexts = list(dict.fromkeys(row.context for row in rows))
        self.rarity = Rarity(self.contexts)
        self._posts: dict[str, list[int]] = defaultdict(list)
        for n, context in enumerate(self.contexts):
            for word in sorted(set(words(context))):
                self._posts[word].append(n)
        embedder = load_embedder()
        self._vectors = embedder.embed(self.contexts)
        self._questions = embedder.embed([row.question for row in rows])

    def to(self, row: Asked, number: int) -> list[str]:
        """Return contexts for `row`, the `number`th, alternately by meaning and by words, nearest first."""
        cosines = self._vectors @ self._questions[number]
        meaning = np.argsort(-cosines, kind="stable")[: 2 * _DEPTH]
        scores: dict[int, float] = defaultdict(float)
        for word in sorted(set(words(row.question))):
            for post in self._posts.get(word, ()):
                scores[post] += self.rarity(word)
        by_words = sorted(scores, key=lambda n: (-scores[n], n))[: 2 * _DEPTH]
        mixed = [n for pair in zip_longest(meaning.tolist(), by_words) for n in pair if n is not None]
        answers = [row.context[start:end].lower() for start, end in row.answers]
        answers = [answer for answer in answers if len(answer) >= _SHORT]
        found = [
            self.contexts[n]
            for n in dict.fromkeys(mixed)
            if self.contexts[n] != row.context and not any(a in self.contexts[n].lower() for a in answers)
        ]
        return found[:_DEPTH]
