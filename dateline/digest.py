"""Short content hashes, the ids of articles, passages and prompts."""

import hashlib

ID_LENGTH = 16
"""Hexadecimal digits of an id: 64 bits, a collision in a million articles has odds of one in 37 million."""


def digest(*parts: str) -> str:
    """Return the id of `parts`: 16 hexadecimal digits of a SHA-256 over them, separated unambiguously."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()[:ID_LENGTH]
