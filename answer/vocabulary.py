"""The words of everything that a search brought back, read only as far as somebody asks."""

from collections.abc import Iterable, Iterator

from answer.found import Found
from answer.tokens import stems, tokens


class Vocabulary:
    """Stems of texts, read one after another until one holds what is looked for.

    Args:
        texts: in the order in which they are read.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = iter(texts)
        self._known: set[str] = set()

    def meets(self, wanted: set[str]) -> bool:
        """Whether any of these stems stands anywhere."""
        while wanted.isdisjoint(self._known):
            text = next(self._texts, None)
            if text is None:
                return False
            self._known |= stems(tokens(text))
        return True

    def all(self) -> frozenset[str]:
        """Return every stem."""
        for text in self._texts:
            self._known |= stems(tokens(text))
        return frozenset(self._known)


def vocabulary(found: Found) -> Vocabulary:
    """Return the words of all passages found, and of their articles' titles, outlets and authors."""
    return Vocabulary(_texts(found))


def _texts(found: Found) -> Iterator[str]:
    for hit in found.result.hits:
        yield hit.text
    for article in found.articles.values():
        yield f"{article.title or ''} {article.outlet or ''} {' '.join(article.authors)}"
