"""Helps to write down lists of words legibly."""


def word_list(text: str) -> tuple[str, ...]:
    """The words of `text`, which are parted by white space, in order."""
    return tuple(text.split())


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, which are parted by white space."""
    return frozenset(text.split())
