"""Citation marks in prose: `[1]`, `[1-3]`, `[^1]`, `【1】`, ¹, (Outlet, 2024), [Source: …], addresses."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
_LIST = r"\^?\d{1,3}(?:\s?[,;–-]\s?\^?\d{1,3})*+"
_NUMBERED = re.compile(rf"\[\[({_LIST})\]\]|\[({_LIST})(?:,? pp?\.[^\[\]\n]{{1,20}})?\]")
_LENTICULAR = re.compile(r"【(\d{1,3})(?:[:†][^【】\n]{0,80})?】")
_FOOTNOTE = re.compile(r"\[(\^[\w-]{1,40})\]")
_RAISED = re.compile(rf"[{_SUPERSCRIPTS}]+(?:[,⁻–-][{_SUPERSCRIPTS}]+)*+")
_NAMED = re.compile(
    r"\[(?:sources?|quellen?|docs?|documents?|articles?|refs?|references?)(?:\s*[:#]\s*|\s+)([^\[\]\n]{1,300})\]"
    r"|\((?:sources?|quellen?|via)\s*:\s*([^()\n]{1,300})\)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"<?(?<![\w/])(?:https?://|www\.)[^\s<>\"“”«»\[\]]{1,2000}>?")
_BRACKETED = re.compile(r"[(\[]([^\W\d_][^()\[\]\n]{2,200})[)\]]")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = r"((?:19|20)\d\d)[a-z]?"
_AUTHOR = re.compile(
    r"(?:see |cf\. |e\.g\.,? )?"
    r"([^\W\d_a-z][\w.’'&-]*(?: (?:[^\W\d_a-z][\w.’'&-]*|&|and|et|al\.|of|the|de|van|von|for))*),?\s"
    rf"(?:(?:\d{{1,2}} )?{_MONTH} (?:\d{{1,2}},? )?)?{_YEAR}(?:[,:] ?[^;]{{1,30}})?"
)
_NO_AUTHOR = re.compile(
    rf"(?:{_MONTH}|Spring|Summer|Autumn|Fall|Winter|Since|In|From|Until|Born|Early|Late)\b"
)
_UNIT = re.compile(r"(?:\b(?:[kcmd]?m|ft|mi|in|s|sec|CO|H)|\d)$")
_FAR = 50  # sources that one range of marks may name


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation mark: its half-open place in the text, and the names of the sources that it cites.

    Those of a footnote begin with "^".
    """

    start: int
    end: int
    cites: tuple[str, ...]


def marks_in(text: str) -> tuple[Mark, ...]:
    """Return the citation marks of a text, in order and without overlap."""
    found = sorted(_all(text), key=lambda m: (m.start, -m.end))
    kept: list[Mark] = []
    for mark in found:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return tuple(kept)


def _all(text: str) -> Iterator[Mark]:
    for pattern, reader in _READERS:
        for match in pattern.finditer(text):
            if cites := reader(match):
                yield _without_marks(match, cites) if pattern is _ADDRESS else Mark(*match.span(), cites)


def _without_marks(match: re.Match[str], cites: tuple[str, ...]) -> Mark:
    """An address without the marks of the sentence around it, and with the brackets that hold only it."""
    start = match.start()
    end = match.end() if match.group().endswith(">") else match.group().find(cites[0]) + start + len(cites[0])
    text = match.string
    if text[start - 1 : start] in {"(", "["} and text[end : end + 1] in {")", "]"}:
        start, end = start - 1, end + 1
    return Mark(start, end, cites)


def _numbers(match: re.Match[str]) -> tuple[str, ...]:
    return _listed(next(group for group in match.groups() if group))


def _listed(text: str) -> tuple[str, ...]:
    """Every number of "1, 3-5", and of "^1, ^2" as that of a footnote."""
    cites: list[str] = []
    for part in re.split(r"[,;]", text):
        foot = "^" * part.strip().startswith("^")
        ends = [int(n) for n in re.split(r"[–⁻-]", part.replace("^", "")) if n.strip()]
        if len(ends) == 2 and ends[0] < ends[1] <= ends[0] + _FAR:
            cites.extend(f"{foot}{n}" for n in range(ends[0], ends[1] + 1))
        else:
            cites.extend(f"{foot}{n}" for n in ends)
    return tuple(cites)


def _raised(match: re.Match[str]) -> tuple[str, ...]:
    """Raised figures behind a word or a mark; none in "km²" and "10⁶"."""
    before = match.string[max(0, match.start() - 6) : match.start()]
    after = match.string[match.end() : match.end() + 1]
    apart = before[-1:].isspace() and after.isalnum() | after.isspace()
    if not before.strip() or apart or _UNIT.search(before):
        return ()
    return _listed(digits(match.group()))


def digits(raised: str) -> str:
    """Return raised figures as plain ones."""
    return raised.translate(_PLAIN_DIGITS)


def _named(match: re.Match[str]) -> tuple[str, ...]:
    """What "[Source: …]" names: numbers, an address, or a title."""
    inside = (match[1] or match[2]).strip()
    if re.fullmatch(_LIST, inside):
        return _listed(inside)
    if address := _ADDRESS.search(inside):
        return _address(address)
    return authors(inside) or ((inside,) if match[0][1:].lstrip()[:1] and ":" in match[0] else ())


def _address(match: re.Match[str]) -> tuple[str, ...]:
    found = match.group().strip("<>")
    while found and (found[-1] in ".,;:!?'’*_" or (found[-1] == ")" and found.count(")") > found.count("("))):
        found = found[:-1]
    return (found,) if len(found) > len("https://") else ()


def _bracketed(match: re.Match[str]) -> tuple[str, ...]:
    return authors(match[1])


def authors(inside: str) -> tuple[str, ...]:
    """Return what "Smith, 2024; Doe & Roe 2023" cites, as "Smith 2024"; nothing if it is no such list."""
    cites = []
    for part in inside.split(";"):
        match = _AUTHOR.fullmatch(part.strip())
        if match is None or _NO_AUTHOR.match(match[1]):
            return ()
        cites.append(f"{match[1].rstrip(',')} {match[2]}")
    return tuple(cites)


def _first(match: re.Match[str]) -> tuple[str, ...]:
    return (match[1],)


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, ...]]], ...] = (
    (_NUMBERED, _numbers),
    (_LENTICULAR, _first),
    (_FOOTNOTE, _first),
    (_RAISED, _raised),
    (_NAMED, _named),
    (_ADDRESS, _address),
    (_BRACKETED, _bracketed),
)
