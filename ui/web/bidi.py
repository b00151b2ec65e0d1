"""Direction of text: what runs from right to left does so, and turns nothing around that is beside it."""

import re

_MARKS = "\u202a-\u202e\u2066-\u2069"
_MARK = re.compile(f"[{_MARKS}]")
_MARKED = re.compile(f"\u2068[^{_MARKS}]*\u2069|[{_MARKS}]")
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""The letters of every script that runs from right to left."""


def undirected(text: str) -> str:
    """Return `text` without the unseen marks that set a direction beyond it; whole isolates stay.

    Letters have a direction of their own, and need no mark.
    """
    if not _MARK.search(text):
        return text
    return _MARKED.sub(lambda found: found[0] if len(found[0]) > 1 else "", text)


def isolated(text: str) -> str:
    """Return `text` as a part of a sentence: isolated from the rest where it runs from right to left."""
    bare = _MARK.sub("", text)
    return f"\u2068{bare}\u2069" if _LEFTWARD.search(bare) else bare
