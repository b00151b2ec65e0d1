"""The words within a sentence that answer a question of a known kind: a person, an outlet, a number."""

import re
from dataclasses import dataclass, replace
from itertools import islice

from answer.amounts import asked, fits, with_unit
from answer.another import in_aside, of_another
from answer.evidence import Sentence
from answer.gazetteer import of_kind
from answer.lexicon import ARTICLES, NO_SPEAKER, OUTLET_NOUNS, POSSESSIVES, TITLES
from answer.numbers import is_number, numbers_in, value
from answer.speech import SPEECH_STEMS, person
from answer.speech.persons import kind_of
from answer.speech.pieces import dateline_end
from answer.tokens import Name, Token, stem, tokens
from answer.understanding import Understood
from index.passage import Span

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})\b\.?(?:,?\s+\d{{4}})?"
    rf"|(?:{_MONTHS})\b\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,\s*\d{{4}})?"
    rf"|(?:{_MONTHS})\b\.?\s+\d{{4}}|(?:19|20)\d{{2}}"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_DAY_OF = re.compile(r"\w+day,? (?:the )?")
"""A weekday before its date."""
_OF_THE = re.compile(r"\b[Oo]f\s+(?:the|its|all|her|his|their|[A-Z][\w-]{1,30}['’]s)\s+$")
_OF_ALL = re.compile(r"\s+of\s+(?:(?:the|its|her|his|their|[A-Z][\w-]{1,30}['’]s)\s+)?(?=\d|[a-z-]+ )")
"""What leads from a part to its whole: "600 of Olsted's 7,300 jobs"."""
_OF_THEM = re.compile(r"\s+of (?:them|whom|these|those)\b")
_HOLDS = re.compile(
    r"\b(?:holds?|held|holding|has|have|had|w[io]ns?|winning|got|gets?|took|takes?|keeps?|kept|controls?|controlled)"
    r"\s+(?:only |just |about |some )?[\w.,-]+ of the \d"
)
"""Who has a part of a whole: "holds 17 of the 55 seats"."""
_ANYBODY = frozenset(stem(w) for w in ("people", "persons", "victims"))
_TOLL = re.compile(
    r"\b(?:death toll|toll|number of (?:the )?(?:dead|deaths|victims))\b[^.;,]{0,40}"
    r"\b(?:at|to|of|reached|is|was)\s+$"
)
"""What leads to how many died: "the death toll stands at 31"."""
_FOR = re.compile(r"\bfor (?:about |around |some |nearly |almost |up to |a total of )?$")
_APART = 80  # characters between a part and its whole
_WHOLE_ASKED = re.compile(
    r"\bhow many (?:[\w’'-]+ ){1,3}?(?:(?:do|does|did) .{1,80}\b(?:have|contain)\b"
    r"|(?:are|were) (?:there|in)\b)",
    re.IGNORECASE,
)
"""What asks for all there are, not for a part of them."""
_TIMES = frozenset(stem(w) for w in "next last this past year month week day now today much".split())
_PARTS_AT = re.compile(r"[;:.!?“”\"]")
"""What ends the words that are said of a number."""
_RANGE = re.compile(r"\s(?:to|or)\s|\s?[-–]\s?")
_MANY = 40  # numbers of a sentence that are looked at: more are a table
_BEFORE = 2  # words before a number that tell what is done to that many
_PART = 4  # words behind a number that tell what happened to that many
_NO_PERSONS = frozenset({"place", "body", "none"})
_GENERIC = frozenset(stem(w) for w in ("outlet", "media", "medium", "publication"))
_TOLD = frozenset({"told", "tell", "tells", "telling"})
_ELSEWHERE = frozenset({"in", "at", "on", "from", "near", "during", "after", "before", "that", "about"})
_SPOKE_TO = frozenset({"to", "with", "by", "in", "via"})
_BEFORE_NOUNS = ARTICLES | POSSESSIVES | {"this", "that", "these", "those", "no", "any"}
_COUNTED: dict[str, frozenset[str]] = {
    word: kin
    for kin in (
        frozenset(stem(w) for w in "death die died dead kill killed fatality fatalities toll".split()),
        frozenset(stem(w) for w in "injury injuries injured hurt wounded".split()),
        frozenset(stem(w) for w in "arrest arrested detained detention".split()),
    )
    for word in kin
}
"""Words that count the same: "19 people were killed" counts deaths."""


def dates_in(text: str) -> tuple[str, ...]:
    """Return the dates written out in a text: days, months with a year, years, weekdays."""
    return tuple(match.group() for match in _DATE.finditer(text))


def dated_spans(text: str) -> list[Span]:
    """Return where those dates stand, half-open; a weekday and its date are one."""
    found: list[Span] = []
    for match in _DATE.finditer(text):
        if found and _DAY_OF.fullmatch(text, found[-1][0], match.start()) and not match[0].endswith("day"):
            found[-1] = (found[-1][0], match.end())
        else:
            found.append(match.span())
    return found


@dataclass(frozen=True, slots=True)
class Answering:
    """What may answer.

    Attributes:
        text: its words; a person in full.
        start, end: its half-open place in the article.
        key: a form to compare by.
        certain: whether the form of the sentence tells that it is of the kind.
        beside: how much of the question stands beside a number.
    """

    text: str
    start: int
    end: int
    key: str
    certain: bool
    beside: int = 0


def answering(question: Understood, sentence: Sentence) -> tuple[Answering, ...]:
    """Return the spans of `sentence` of the kind that the question wants, the likeliest first."""
    finders = {"person": _people, "outlet": _outlets, "number": _numbers, "date": _dates, "place": _places}
    finder = finders.get(question.wants)
    return finder(question, sentence) if finder else ()


def _span(sentence: Sentence, start: int, end: int, key: str, *, certain: bool) -> Answering:
    base = sentence.start
    return Answering(sentence.text[start:end], base + start, base + end, key, certain)


def _of_question(question: Understood, name: Name) -> bool:
    """Whether the question itself holds the name."""
    asked = {part for n in question.names for part in n.parts}
    return name.last in asked


def _people(question: Understood, sentence: Sentence) -> tuple[Answering, ...]:
    """Persons: whoever says the sentence first if the question asks who said, then names by closeness."""
    candidates: list[tuple[int, Answering]] = []
    asks_saying = question.several or _asks_saying(question)
    full = {said.last: said.name for said in sentence.speakers if said.person}
    for name in sentence.names:
        bare = person(name)
        if _of_question(question, name) or name.last in OUTLET_NOUNS:
            continue
        office = name.parts[1:2] == ("of",) and name.parts[0] in TITLES and bare == name.text
        kind = kind_of(name, sentence.text[: name.start])
        if office or (name.last not in full and kind in _NO_PERSONS):
            continue
        start = name.start + name.text.rfind(bare)
        speaks = asks_saying and name.last in full
        titled, whole = bare != name.text, " " in bare
        before = [w for w in sentence.words if w.end <= name.start][-2:]
        headed = any(w.stem == question.head for w in (*before, *_inside(sentence, name)))
        rank = -(4 * speaks + 3 * headed + 2 * titled + whole)
        sure = (speaks or headed or (titled and question.head is not None)) and (whole or name.last in full)
        span = _span(sentence, start, start + len(bare), name.last, certain=sure)
        candidates.append((rank, replace(span, text=full.get(name.last, span.text))))
    named = {span.key for _, span in candidates}
    asked = {part for name in question.names for part in name.parts}
    for said in sentence.speakers:  # a quotation that runs on, or a pronoun, does not name who speaks
        if asks_saying and said.person and said.last not in named | asked:
            whole_sentence = _span(sentence, 0, len(sentence.text), said.last, certain=True)
            candidates.append((-3, replace(whole_sentence, text=said.name)))
    candidates.sort(key=lambda c: (c[0], c[1].start))
    return tuple(c for _, c in candidates)


def _asks_saying(question: Understood) -> bool:
    """Whether a verb of the question is one of saying: "the talks" and "a report" are no verbs."""
    words = tokens(question.text)
    return any(
        word.stem in SPEECH_STEMS and (not n or words[n - 1].normal not in _BEFORE_NOUNS)
        for n, word in enumerate(words)
    )


def _inside(sentence: Sentence, name: Name) -> list[Token]:
    return [w for w in sentence.words if name.start <= w.start < name.end]


def _outlets(question: Understood, sentence: Sentence) -> tuple[Answering, ...]:
    """Outlets: the name that somebody told something, or that stands beside a word for an outlet."""
    found = []
    for name in sentence.names:
        if _of_question(question, name):
            continue
        before = [w for w in sentence.words if w.end <= name.start]
        near = [w.normal for w in before[-4:]]
        after = [w.normal for w in sentence.words if w.start >= name.end][:2]
        following = [n for n in sentence.names if n.start > name.end][:1]
        if after and after[0] in OUTLET_NOUNS and following and _adjacent(sentence, name, following[0]):
            continue  # "Russian newspaper Izvestia": an adjective
        noun = next((w for w in (*near[-3:], *after) if w in OUTLET_NOUNS), None)
        told = _told(near, name) or (noun is not None and bool(_SPOKE_TO.intersection(near)))
        if told or noun:
            any_outlet = question.head in {None, *_GENERIC}
            fits = any_outlet or (noun is not None and stem(noun) == question.head)
            span = _span(sentence, name.start, name.end, name.last, certain=told and fits)
            found.append((not fits, span))
    found.sort(key=lambda f: (f[0], not f[1].certain, f[1].start))
    return tuple(f for _, f in found)


def _told(near: list[str], name: Name) -> bool:
    """Whether the name was told something: "told Kanal Nord", not "told reporters in Port Isande"."""
    if _TOLD.isdisjoint(near) or person(name) != name.text:
        return False
    last = max(n for n, form in enumerate(near) if form in _TOLD)
    return _ELSEWHERE.isdisjoint(near[last:])


def _adjacent(sentence: Sentence, name: Name, following: Name) -> bool:
    """Whether just one word stands between two names."""
    return sum(1 for w in sentence.words if name.end <= w.start < following.start) == 1


def _numbers(question: Understood, sentence: Sentence) -> tuple[Answering, ...]:
    """Numbers: those beside which most of the question stands, then those that count the noun asked for."""
    whole = _WHOLE_ASKED.search(question.text) is not None and not _holds_part(question, sentence.text)
    wanted = frozenset(w.stem for w in tokens(question.text) if w.content and w.stem != question.head)
    called = frozenset(stem(part) for name in question.names for part in name.parts)
    priced = asked(question) == "money" and re.search(r"\bfor\b", question.text, re.IGNORECASE) is not None
    found = []
    every = list(islice(numbers_in(sentence.text), _MANY))
    for n, match in enumerate(every):
        if not fits(question, sentence.text, *match.span()):
            continue
        total = _total(sentence.text, *match.span())
        counts = (whole or not total) and _counts(question, sentence, match.end())
        counts = counts or (not whole and not total and _part(question, sentence, match.end()))
        tolled = _is_toll(question, sentence.text, match.start())
        counts = counts or tolled
        if not counts and _DATE.search(sentence.text[max(0, match.start() - 12) : match.end() + 12]):
            continue
        end = with_unit(question, sentence.text, match.end())
        near = _beside(sentence, match.start(), end, wanted, question.head)
        beside = len(near) + len(near & called)  # a name tells most
        beside += bool(near) and _OF_THEM.match(sentence.text, end) is not None
        beside += priced and _FOR.search(sentence.text, 0, match.start()) is not None
        sure = counts or asked(question) in {"age", "times"}  # what stands around it tells
        start = _from(sentence.text, every[n - 1] if n else None, match.start())
        span = _span(sentence, start, end, value(match.group()), certain=sure)
        found.append(((not tolled, total != whole, -beside, not counts), replace(span, beside=beside)))
    found.sort(key=lambda f: (f[0], f[1].start))
    return tuple(_surest(question, sentence, [span for _, span in found], wanted))


def _from(text: str, before: re.Match[str] | None, start: int) -> int:
    """Where a number begins with the one that it is the upper end of a range to: "ten to twelve weeks"."""
    if before is None or not _RANGE.fullmatch(text, before.end(), start):
        return start
    return start if text[: before.start()].endswith("from ") else before.start()


def _beside(
    sentence: Sentence, start: int, end: int, wanted: frozenset[str], head: str | None
) -> frozenset[str]:
    """The words of a question, stems, that stand right behind a number or right before it.

    None where it counts something else: "four" of "twelve inspectors from four states would visit".
    """
    before = [w for w in sentence.words if w.end <= start][-_BEFORE:]
    after: list[Token] = []
    them = _OF_THEM.match(sentence.text, end)
    for word in [w for w in sentence.words if w.start >= (them.end() if them else end)][:_PART]:
        if is_number(word.surface) or _PARTS_AT.search(sentence.text, end, word.start):
            break
        after.append(word)
    if after and after[0].content and after[0].stem not in wanted | {head}:
        return frozenset()
    return wanted.intersection(w.stem for w in (*before, *after))


def _surest(
    question: Understood, sentence: Sentence, found: list[Answering], wanted: frozenset[str]
) -> list[Answering]:
    """The numbers, where the first alone is certain if it alone has words of the question beside it.

    "224 people were on board, of whom 207 survived": it is 207 who survived. A sum that stands by itself is
    meant where the sentence has all of the question.
    """
    if not found or not found[0].beside:
        return found
    first, *others = found
    if not others:
        shared = asked(question) == "share" and first.beside > 1
        whole = asked(question) not in {"count", "any"} and wanted - _TIMES <= sentence.stems
        return [replace(first, certain=first.certain or whole or shared)]
    told = question.head is None or question.head in sentence.stems or asked(question) == "share"
    counted = not first.certain and any(one.certain and one.beside for one in others)
    if not told or counted or first.beside == others[0].beside:
        return found
    return [replace(first, certain=True), *(replace(one, certain=False) for one in others)]


def _holds_part(question: Understood, text: str) -> bool:
    """Whether what the question names has a part of a whole that is of something else."""
    held = _HOLDS.search(text)
    if held is None:
        return False
    asked_of = {term.stem for term in question.terms if term.stem != question.head}
    before, after = (
        {word.stem for word in tokens(part) if word.content}
        for part in (
            text[max(0, held.start() - _APART) : held.start()],
            text[held.end() : held.end() + _APART],
        )
    )
    return not asked_of.isdisjoint(before) and len(asked_of & before) > len(asked_of & after)


def _is_toll(question: Understood, text: str, start: int) -> bool:
    """Whether a number is told to be that of the dead, where these are asked for."""
    dead = _COUNTED[stem("dead")]
    asked_for = any(term.stem in dead for term in question.terms) and question.head in {
        None,
        *_ANYBODY,
        *dead,
    }
    return asked_for and _TOLL.search(text, max(0, start - _APART), start) is not None


def _total(text: str, start: int, end: int) -> bool:
    """Whether a number is the whole that another one is part of: "112 of the 640 clocks"."""
    if _OF_THE.search(text[max(0, start - _APART) : start]) is None:
        return False
    first = max(0, start - _APART)
    near = (m.span() for m in numbers_in(text[first : end + _APART]))  # a text may have thousands
    return any((begin + first, last + first) != (start, end) for begin, last in near)


def _part(question: Understood, sentence: Sentence, end: int) -> bool:
    """Whether a number counts some of the noun asked for: "of the 640 clocks, 112 were damaged"."""
    every = islice(numbers_in(sentence.text), _MANY)
    whole = (m for m in every if _total(sentence.text, *m.span()))
    if not any(m.end() < end and _counts(question, sentence, m.end()) for m in whole):
        return False
    told = {term.stem for term in question.terms if not term.name and term.stem != question.head}
    return any(word.stem in told for word in [w for w in sentence.words if w.start >= end][:_PART])


def _counts(question: Understood, sentence: Sentence, end: int) -> bool:
    """Whether the noun asked for, or a word for the same, follows within four words, no number between."""
    counted = _COUNTED.get(question.head or "", frozenset({question.head}))
    if (whole := _OF_ALL.match(sentence.text, end)) is not None:
        number = next(
            (m for m in numbers_in(sentence.text[whole.end() : whole.end() + 24]) if not m.start()), None
        )
        end = whole.end() + number.end() if number else end
    for word in [w for w in sentence.words if w.start >= end][:4]:
        if word.stem in counted:
            return True
        if is_number(word.surface):
            return False
    return False


def _dates(question: Understood, sentence: Sentence) -> tuple[Answering, ...]:
    """Dates: certain where the sentence has just one."""
    if of_another(question, sentence):
        return ()
    begin = dateline_end(sentence.text)  # the day of a report is not that of what it tells
    every = [at for at in dated_spans(sentence.text) if not in_aside(question, sentence.text, at[0])]
    found = [at for at in every if at[0] >= begin]
    certain = len(every) == 1
    return tuple(_span(sentence, *at, sentence.text[slice(*at)].casefold(), certain=certain) for at in found)


def _places(question: Understood, sentence: Sentence) -> tuple[Answering, ...]:
    """Places: names after "in", "at", "near", "from"."""
    found = []
    for name in sentence.names:
        before = [w.normal for w in sentence.words if w.end <= name.start][-2:]
        located = before[-1:] and before[-1] in {"in", "at", "near", "from", "off", "outside"}
        if not located or name.parts[0] in NO_SPEAKER or _of_question(question, name):  # "in June"
            continue
        if of_kind(question, name.text):
            found.append(_span(sentence, name.start, name.end, name.last, certain=True))
    return tuple(found)
