"""The sides of a question that sets sources beside each other: who is to have said what, and when.

"Does the Herald suggest X, while the Observer reports Y?" has two sides, each with its outlet and its claim;
"Do both Roe and Vasch want X?" has two as well, each with its person. Rules over the words, no model.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from index.days import Days, days_in
from index.outlets import Outlets

LONGEST = 2_000
"""Characters of a question that are looked at."""
_FIRST, _LAST = 0xE000, 0xE0FF  # private characters that stand for outlets while a question is read
_OUTLET = f"[{chr(_FIRST)}-{chr(_LAST)}]"
_QUOTED = rf"['‘“\"]?{_OUTLET}['’”\"]?"
_AUX = r"(?:did|does|do|was|were|is|are|has|have|had)"
_PIECE = r"(?:articles?|reports?|reporting|stor(?:y|ies)|reviews?|coverage|pieces?|interviews?|posts?)"
_AGAIN = r"(?:it|they|(?:the\s)?same\s(?:source|outlet|paper|article))"
_DATED = r"(?:again\s|then\s|later\s)?(?:the\s|a\s)?(?:one|later\sone|article|report|piece)\b"
_SOURCED = (
    rf"(?:the\s|an?\s|another\s|later\s)?(?:subsequent\s)?(?:{_PIECE}\s)?(?:from\s|by\s|in\s|on\s|of\s)?"
    rf"(?:the\s)?{_QUOTED}"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_CONTRAST = r"\b(?:while|whereas|as\sopposed\sto)\b"
_SPLIT = re.compile(
    rf"(?:,\s*)?{_CONTRAST}|(?:,\s*)?\b(?:in\scontrast\s(?:to|with)|unlike|compared\s(?:to|with))\b"
    rf"|(?:,\s*)?\b(?:and|but|or)\s(?={_AUX}\b)"
    rf"|(?:,\s*)?\b(?:and|but|before|after|than|as|with)\s(?={_SOURCED}|{_DATED}|again\son\b)"
    rf"|\b(?:before|after)\s(?!{_MONTH}|\d)(?=[^,;]*{_OUTLET})"
    rf"|(?:(?<=consistent\s)with|(?<=aligns\s)with|(?<=agrees\s)with|(?<=aligned\s)with|(?<=similar\s)to)\s"
    rf"(?=[^,;]*(?:{_OUTLET}|{_AGAIN}))",
    re.IGNORECASE,
)
_CONTRASTED = re.compile(_CONTRAST, re.IGNORECASE)
_SAYING = (
    r"(?:suggest|impl(?:y|i)|indicat|report|describ|claim|stat|not|mention|show|discuss|focus|attribut|say|said"
    r"|alleg|highlight|confirm|argu|credit|assert|reveal|portray|depict|present|recommend|warn|cit|predict"
    r"|announc|writ|wrot|tell|told|maintain|detail|regard|concern)(?:ing|ed|e|es|s|d)?(?:\son)?"
)
_TELLS = re.compile(rf"\b{_SAYING}\b(?:\sthat\b)?")
_NOUNS = frozenset({"report", "reports", "claim", "claims", "review", "reviews", "reporting"})
_AFTER_OUTLET = re.compile(r"['’”\"s]*\s?(?:\w+\s)?")
_ASKS_SAYING = re.compile(r"\s*(?:did|does|do)\b", re.IGNORECASE)
_PIECE_FIRST = re.compile(
    rf"^[\s'’\"”,]*(?:and\s)?(?:s\s)?(?:\w+\s)?{_PIECE}\b['’]?(?:\s(?:from|by|in)\b)?", re.IGNORECASE
)
_PUBLISHED = re.compile(r"\bpublished(?:\s(?:on|later))?\b", re.IGNORECASE)
_LINK = re.compile(r"^(?:on|about|regarding|featuring|covering|discussing|that|which|with)\s", re.IGNORECASE)
_LEADING = re.compile(
    rf"^[\s,;:]*(?:between|after|before|since|both|{_AUX})\b(?:\s(?:both\s)?(?:the\s)?{_PIECE}\b)?",
    re.IGNORECASE,
)
_MAIN = re.compile(
    rf",\s(?:{_AUX})\s(?=there\b|the\b|both\b|\w+['’]s\b|it\b|[A-Z{chr(_FIRST)}-{chr(_LAST)}'‘“\"])",
    re.IGNORECASE,
)
_FRAMED = re.compile(r"^\s*(?:between|after|before|since|considering|given)\b", re.IGNORECASE)
_BOTH = re.compile(
    r"\bboth\s(?P<one>(?:the\s)?[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3})\sand\s"
    r"(?P<other>(?:the\s)?[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3})\s(?P<claim>.+)"
)
_ENDS = re.compile(rf"{_QUOTED}(?:\sarticles?)?,?\s*$")
_AND = re.compile(r"\W*(?:and|or)\b", re.IGNORECASE)
_WHETHER = re.compile(rf"[\s,]*{_AUX}\b", re.IGNORECASE)
_EDGES = " ,?.;:'‘’\"“”"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a question.

    Attributes:
        claim: what is to be borne out, or looked for.
        topic: what the article is to be about, where that is said beside the claim; "" else.
        outlets: keys of the outlets it names as its sources; empty where any article will do.
        days: the days of publication it names.
        name: whose side it is where that is a person or a thing instead of an outlet.
    """

    claim: str
    topic: str = ""
    outlets: tuple[str, ...] = ()
    days: tuple[Days, ...] = ()
    name: str = ""

    @property
    def whole(self) -> str:
        """Topic and claim together: what its sentence is looked for by."""
        return " ".join(part for part in (self.name, self.topic, self.claim) if part)


@dataclass(frozen=True, slots=True)
class Sided:
    """A question in its sides.

    Attributes:
        text: the question.
        main: the part of it that asks, where the sides stand before it ("Between …, was there a change?").
        sides: in order.
        unsourced: the question without the outlets that it names as sources.
        contrasted: whether "while" or the like stands between them: each then claims something of its own.
    """

    text: str
    main: str
    unsourced: str
    sides: tuple[Side, ...]
    contrasted: bool


def sided(text: str, outlets: Outlets, asked: date, newest: date | None = None) -> Sided:
    """Take a question apart; one side or none where it sets nothing side by side.

    Args:
        text: the question.
        outlets: those that it may name.
        asked: the day it is asked on.
        newest: the latest day of publication there is.
    """
    marked, keys = _marked(" ".join(text[:LONGEST].split()), outlets)
    unsourced = re.sub(_QUOTED, " ", marked)
    marked, main = _without_main(marked)
    found: list[Side] = []
    for piece in _pieces(marked):
        named = tuple(dict.fromkeys(keys[ord(one) - _FIRST] for one in re.findall(_OUTLET, piece)))
        if not named and found:
            named = found[-1].outlets
        days = days_in(re.sub(_OUTLET, " ", piece), asked, newest)
        topic, claim = (_without_days(part, days) for part in _claim(piece))
        if claim or topic:
            found.append(Side(claim, topic, named, days))
    if not keys:
        found = list(_both(text)) or found
    main = re.sub(_OUTLET, "", main) or re.sub(_OUTLET, "", marked)
    return Sided(text, main, unsourced, tuple(found), bool(_CONTRASTED.search(marked)))


def _marked(text: str, outlets: Outlets) -> tuple[str, list[str]]:
    """The text with a private character for each outlet that it names as a source, and their keys."""
    text = re.sub(_OUTLET, " ", text)
    keys: list[str] = []
    parts: list[str] = []
    at = 0
    for one in outlets.named(text):
        if len(keys) > _LAST - _FIRST:
            break
        parts += [text[at : one.start], chr(_FIRST + len(keys))]
        keys.append(one.key)
        at = one.end
    return "".join([*parts, text[at:]]), keys


def _without_main(marked: str) -> tuple[str, str]:
    """The question less the clause that asks, where a frame of sides stands before that; and the clause."""
    if not _FRAMED.match(marked):
        return marked, ""
    main = next(iter(_MAIN.finditer(marked)), None)
    return (marked[: main.start()], marked[main.start() :]) if main else (marked, "")


def _pieces(marked: str) -> Iterator[str]:
    """Yield the parts of a question that have a source of their own, what has none with the one before."""
    whole, at = "", 0
    cuts = [one.span() for one in _SPLIT.finditer(marked) if not _is_list(marked, one)]
    ends = [*cuts, (len(marked), len(marked))]
    joint = ""
    for start, end in ends:
        piece = marked[at:start]
        if whole and (not _has_source(piece) or not re.search(_OUTLET, whole)):
            whole += joint + piece
        else:
            if whole:
                yield whole
            whole = piece
        joint, at = marked[start:end], end
    if whole:
        yield whole


def _is_list(marked: str, cut: re.Match[str]) -> bool:
    """Whether it only joins two outlets: "the Herald and the Observer" are the source of one claim."""
    return bool(_AND.fullmatch(cut[0].strip()) and _ENDS.search(marked, 0, cut.start()))


def _has_source(piece: str) -> bool:
    return bool(
        re.search(_OUTLET, piece)
        or re.search(rf"\b{_AGAIN}\b", piece, re.IGNORECASE)
        or re.match(rf"\s*(?:also\b|{_DATED}|again\son\b)", piece, re.IGNORECASE)
    )


def _claim(piece: str) -> tuple[str, str]:
    """What a part says its article is about, and what it is to say; either may be empty."""
    source = re.search(_OUTLET, piece)
    start = source.end() if source else 0
    tells = next((one for one in _TELLS.finditer(piece, start) if not _is_noun(piece, start, one)), None)
    if tells is None:
        return "", _clean(_LEADING.sub("", piece))
    topic = _LINK.sub("", _clean(piece[start : tells.start()]))
    return topic, _clean(piece[tells.end() :])


def _without_days(text: str, days: tuple[Days, ...]) -> str:
    """The text without the whole days it names, which say when its article is from."""
    for one in days:
        if one.is_day or one.text.casefold().startswith(("after", "before", "since", "until")):
            text = text.replace(one.text, " ")
    return _LINK.sub("", " ".join(text.split()).strip(_EDGES))


def _is_noun(piece: str, start: int, word: re.Match[str]) -> bool:
    """Whether "report" or "claims" right after an outlet is its article, and no verb."""
    if word[0].strip().casefold() not in _NOUNS or not _AFTER_OUTLET.fullmatch(piece, start, word.start()):
        return False
    return not _ASKS_SAYING.match(piece)


def _clean(text: str) -> str:
    """The text without outlets, the word for an article it opens with, and marks at its ends."""
    text = _PIECE_FIRST.sub("", re.sub(rf"{_QUOTED}", "", text))
    return " ".join(_PUBLISHED.sub(" ", text).split()).strip(_EDGES)


def clauses_of(drawn: Mapping[str, object]) -> tuple[str, ...]:
    """Return the clauses that a search drew from a long question; none of a short one."""
    sides = drawn.get("sides")
    return tuple(map(str, sides)) if isinstance(sides, list | tuple) else ()


def asks_whether(question: Sided) -> bool:
    """Whether it is a question to be answered by yes or no, or by one of two words that it offers."""
    return bool(_WHETHER.match(question.main))


def _both(text: str) -> Iterator[Side]:
    """Yield the sides of "both A and B ..."."""
    found = _BOTH.search(text[:LONGEST])
    if found:
        claim = found["claim"].strip(_EDGES)
        yield from (Side(claim, name=found[name].strip(_EDGES)) for name in ("one", "other"))
