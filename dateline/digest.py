"""Short content hashes, the ids of articles, passages and prompts."""

import hashlib

ID_LENGTH = 16
"""Hexadecimal digits of an id: 64 bits, a collision in a million articles has odds of one in 37 million."""


def digest(*parts: str) -> str:
    """Return the id of `parts`: 16 hexadecimal digits of a SHA-256 over them, separated unambiguously."""
    return Digest().of(*parts)


class Digest:
    """What several ids begin with, hashed once: `Digest(text).of("1")` is `digest(text, "1")`."""

    def __init__(self, *parts: str) -> None:
        self._hash = hashlib.sha256()
        self._add(*parts)

    def of(self, *parts: str) -> str:
        """Return the id of what it began with, and of these parts."""
        whole = Digest()
        whole._hash = self._hash.copy()
        whole._add(*parts)
        return whole._hash.hexdigest()[:ID_LENGTH]

    def _add(self, *parts: str) -> None:
        for part in parts:
            data = part.encode("utf-8", "surrogatepass")
            self._hash.update(len(data).to_bytes(8, "big"))
            self._hash.update(data)
