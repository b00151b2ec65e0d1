"""With which characters a text can begin that a regular expression matches; for `phrases`, in short."""

import re

ANY = frozenset({""})
"""Any character at all, or none."""

_ATOM = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\.|[^\\\[\].()|?*+{}]")
_QUANTIFIER = re.compile(r"[?*+]\??|\{(?P<least>\d*),?\d*\}\??")


def first_letters(pattern: str) -> frozenset[str]:
    """The characters of which each match has one in front; `ANY` where that cannot be told."""
    letters: set[str] = set()
    for branch in branches(pattern):
        found = _of_branch(branch)
        if found == ANY:
            return ANY
        letters |= found
    return frozenset(letters)


def branches(pattern: str) -> list[str]:
    """The alternatives of a pattern, parted at the bars that stand in no group."""
    parts, depth, start, at = [], 0, 0, 0
    while at < len(pattern):
        character = pattern[at]
        if character == "\\":
            at += 1
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
        elif character == "|" and not depth:
            parts.append(pattern[start:at])
            start = at + 1
        at += 1
    return [*parts, pattern[start:]]


def _of_branch(branch: str) -> frozenset[str]:
    """Atom by atom, as long as those so far may be left out."""
    letters: frozenset[str] = frozenset()
    at = 0
    while at < len(branch):
        end = _end_of_atom(branch, at)
        found = _of_atom(branch[at:end])
        quantifier = _QUANTIFIER.match(branch, end)
        if found == ANY:
            return ANY
        letters |= found
        if not quantifier or not _may_be_left_out(quantifier):
            return letters
        at = quantifier.end()
    return ANY


def _end_of_atom(branch: str, at: int) -> int:
    if branch[at] != "(":
        atom = _ATOM.match(branch, at)
        return atom.end() if atom else len(branch)
    depth = 0
    for end in range(at, len(branch)):
        depth += (branch[end] == "(") - (branch[end] == ")")
        if not depth:
            return end + 1
    return len(branch)


def _of_atom(atom: str) -> frozenset[str]:
    if atom.startswith("(?:"):
        return first_letters(atom[3:-1])
    if atom == r"\d":
        return frozenset("0123456789")
    return frozenset({atom}) if len(atom) == 1 and atom.isalnum() else ANY


def _may_be_left_out(quantifier: re.Match[str]) -> bool:
    return quantifier[0][0] in "?*" or (
        quantifier["least"] is not None and int(quantifier["least"] or 0) == 0
    )
