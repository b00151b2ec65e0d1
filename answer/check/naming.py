"""Names of a claim: who is said to speak, and who or what is named, beside the evidence."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from answer.check.difference import Difference
from answer.check.line import Facing, Line
from answer.lexicon import (
    COMMON_OPENERS,
    NO_PERSON,
    NO_SPEAKER,
    OUTLET_NOUNS,
    PERSON_NOUNS,
    STANDS_FOR,
    STOP_WORDS,
    TITLES,
    words,
)
from answer.speech import SPEECH_STEMS, Said, person, speakers
from answer.tokens import Name, Token, stem

_SPOKEN, _ALSO, _NAMED, _TOLD = (
    0.45,
    0.3,
    0.5,
    0.75,
)  # shares of the claim's words from which a sentence is compared
_LONGEST_NAME, _OPENING = 4, 6  # words of a name; words before it that it may open a sentence behind
_PRONOUNS = frozenset({"he", "she", "they", "i", "we", "it", "you"})
_SAME_START = 4  # letters that "Russia" and "Russian" share
_NOT_OPENERS: Final = (
    COMMON_OPENERS | STOP_WORDS | NO_SPEAKER | TITLES | STANDS_FOR | PERSON_NOUNS | OUTLET_NOUNS
)
_PLURAL: Final = re.compile(r"(?:ers|ists|ials|ents|ors|ians|ants|men|women|ies|ing|ed|ly)$")
_ACCORDING: Final = re.compile(r"\b[Aa]ccording to [^,.;“\"]{0,60}$")
_AGAINST: Final = frozenset(map(stem, "deny reject dismiss dispute refute rebut contradict".split()))
_JOINED: Final = re.compile(r"[\s,]*(?:and|or|with|,)?[\s,]*")
_SHORT_TITLE: Final = re.compile(r"^(?:(?:Gov|Sen|Rep|Gen|Dr|Mr|Mrs|Ms|Prof|Capt|Lt|Sgt|Rev)\.? )+(?=\w)")
_METONYMS: Final = NO_PERSON | frozenset(
    "moscow kyiv kiev washington beijing london paris berlin brussels tehran jerusalem ankara delhi tokyo "
    "seoul nato eu un us uk u.s government administration ministry parliament congress senate army police "
    "pentagon".split()
)
_SHORT_FOR: Final = (
    frozenset({"u.s", "us", "usa", "states", "america", "american", "americans", "washington"}),
    frozenset({"uk", "kingdom", "britain", "british", "london", "england"}),
    frozenset({"eu", "union", "european", "brussels"}),
    frozenset({"un", "nations"}),
    frozenset({"russia", "russian", "russians", "kremlin", "moscow"}),
    frozenset({"china", "chinese", "beijing"}),
    frozenset({"kyiv", "kiev", "ukraine", "ukrainian"}),
    frozenset({"dutch", "netherlands"}),
    frozenset({"french", "france", "paris"}),
    frozenset({"german", "germany", "berlin"}),
)


_SHORT_NAMES: Final = tuple(
    words(group)
    for group in (
        "robert bob bobby", "william bill billy", "richard dick", "edward theodore ted ned", "john jack",
        "anthony antonio tony", "henry harry", "james jim jimmy", "margaret peggy", "alexander sasha",
        "elizabeth liz beth betty", "andrew drew", "eugene gene", "albert bert", "frederick rick",
    )
)  # fmt: skip
"""First names of which one is short for the other though it begins otherwise."""


def speaker_differences(
    claim: Line, faced: Sequence[Facing], known: Mapping[int, tuple[Said, ...]]
) -> Iterator[Difference]:
    """Yield whom the claim lets say what somebody else says in the evidence."""
    mine = _speakers(claim)
    if any(word.stem in _AGAINST for word in claim.words):
        return  # who denies what somebody says is another one
    if not mine or not faced or not _subject(claim, mine[0]):
        return
    who, named = mine[0], {name.last for name in claim.names}
    spoken = [(face, known.get(id(face.line)) or _speakers(face.line)) for face in faced]
    face, theirs = spoken[0]
    theirs = tuple(s for s in theirs if s.last not in named and _person(s))
    if not theirs or _cover(face, who, theirs) < _SPOKEN or _in(who.last, face.line):
        return
    for other, speaking in spoken:
        if other.cover >= _ALSO and (_in(who.last, other.line) or any(_same(who, s) for s in speaking)):
            return
    other_names = {part for s in theirs for part in s.name.casefold().split()}
    if who.last in other_names:
        return
    reason = f"{who.name} said it here, {theirs[0].name} in the source"
    yield Difference("speaker", who.name, theirs[0].name, reason)


def _person(said: Said) -> bool:
    return said.last not in _METONYMS and said.last.isalpha() and len(said.name.split()) <= _LONGEST_NAME


def _subject(claim: Line, who: Said) -> bool:
    """Whether a claim surely lets this person speak: named first, or right beside the verb."""
    if not _person(who):
        return False
    place = next((n for n, w in enumerate(claim.words) if w.normal == who.last), None)
    if place is None:
        return False
    first = next((name for name in claim.names), None)
    if _ACCORDING.search(claim.text[: claim.words[place].start]):
        return True
    opens = first is not None and first.last == who.last and claim.span(first.start, first.end)[0] <= _OPENING
    beside = claim.words[max(0, place - 2) : place] + claim.words[place + 1 : place + 2]
    if any(w.stem in SPEECH_STEMS and not w.normal.endswith("ing") for w in beside):
        return True
    return opens and not any(w.normal in _PRONOUNS for w in claim.words[:place])


def _cover(face: Facing, who: Said, theirs: Sequence[Said]) -> float:
    """Share of what is said that the sentence has: the speaker and the verb of saying do not count."""
    apart = {who.last, *who.name.casefold().split(), *(s.last for s in theirs)}
    words = {
        w.stem for w in face.claim.words if w.content and w.normal not in apart and w.stem not in SPEECH_STEMS
    }
    return len(words & face.line.stems) / len(words) if words else 0.0


def _same(one: Said, other: Said) -> bool:
    return one.last == other.last or one.last in other.name.casefold().split()


def _speakers(line: Line) -> tuple[Said, ...]:
    """Who speaks a sentence; a lone name that opens it is taken for one though it might be no name."""
    text = line.text
    opens = line.names[:1] and line.names[0].start == 0 and len(line.names[0].parts) == 1
    if opens and _may_be_name(line.words[0]):
        text = "Mr " + text
    return speakers(text, ((0, len(text)),))[0]


def _may_be_name(word: Token) -> bool:
    """Whether a lone capital at the start of a sentence looks like the name of a person."""
    return word.normal not in _NOT_OPENERS and not _PLURAL.search(word.normal) and word.surface.isalpha()


def name_differences(claim: Line, faced: Sequence[Facing], told: set[str]) -> Iterator[Difference]:
    """Yield names of the claim that are nowhere in the evidence though it tells the same."""
    best = faced[0]
    if best.cover < _NAMED:
        return
    if (swapped := _swapped(claim, best.line)) is not None:
        yield swapped
        return
    evidence = [w for face in faced for w in face.line.words]
    for name in claim.names:
        changed = _changed(best, claim, name)
        if changed is not None and not any(name.text in one or one in name.text for one in told):
            bare, instead = _bare(name), _bare(changed)
            yield Difference("name", bare, instead, f"{bare} is {instead} in the source")
            continue
        if any(name.text in one or one in name.text for one in told) or not _is_name(name):
            continue
        if (namesake := _namesake(faced, name)) is not None:
            bare, instead = _bare(name), _bare(namesake)
            yield Difference("name", bare, instead, f"{bare} is {instead} in the source")
            continue
        bare = _bare(name)
        missing = [w for w in _words(claim, name) if not _held(w, evidence)]
        if not missing or missing[-1].normal != name.last or _initials(name, evidence):
            continue
        rival = _in_its_place(best, claim, name)
        if rival is None and not _stranger(name, missing, best):
            continue
        found = _bare(rival) if rival else None
        reason = f"{bare} is {found} in the source" if found else f"{bare} is not named in the source"
        yield Difference("name", bare, found, reason)


def _swapped(claim: Line, line: Line) -> Difference | None:
    """Two names that have changed places: the same words otherwise, and nothing that joins the two."""
    if sorted(w.stem for w in claim.words) != sorted(w.stem for w in line.words):
        return None
    mine, theirs = [n.parts for n in claim.names], [n.parts for n in line.names]
    apart = [n for n, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b]
    if len(mine) != len(theirs) or len(apart) != 2 or mine[apart[0]] != theirs[apart[1]]:
        return None
    one, other = claim.names[apart[0]], claim.names[apart[1]]
    if _JOINED.fullmatch(claim.text[one.end : other.start]):
        return None
    return Difference("name", one.text, other.text, f"{one.text} and {other.text} have changed places")


def _changed(face: Facing, claim: Line, name: Name) -> Name | None:
    """The name that a sentence which is the claim but for a few words has instead of this one."""
    there = face.replaced(*claim.span(name.start, name.end))
    if not there or name.last in NO_SPEAKER or (name.start <= 2 and not _may_be_name(claim.words[0])):
        return None
    own = set(name.parts)
    for other in face.line.names:
        first, last = face.line.span(other.start, other.end)
        if (first in there or last in there) and other.last not in NO_SPEAKER and other.last not in own:
            held = all(_held(w, face.line.words[first : last + 1]) for w in _words(claim, name))
            return None if held or other.text in name.text or _initials(name, face.line.words) else other
    return None


def _namesake(faced: Sequence[Facing], name: Name) -> Name | None:
    """The person of the same last name that the sentence nearest to the claim tells of instead."""
    first = _first(name)
    if first is None:
        return None
    best, others = faced[0], [face for face in faced if face.cover >= _NAMED * faced[0].cover]
    if any(word.normal == first for face in others for word in face.line.words):
        return None
    for other in best.line.names:
        theirs = _first(other)
        named = any(word.normal == theirs for word in best.claim.words)
        if theirs and not named and other.last == name.last and not _short_for(first, theirs):
            return other
    return None


def _first(name: Name) -> str | None:
    """The first name of a person, in full; None where there is none."""
    parts = [part for part in name.parts if part not in TITLES]
    whole = len(parts) == 2 and all(part.isalpha() and len(part) > 2 for part in parts)
    return parts[0] if whole and parts[0] not in _NOT_OPENERS else None


def _short_for(one: str, other: str) -> bool:
    """Whether two first names may be one person's: "Tom" and "Thomas", "Bob" and "Robert"."""
    return one[0] == other[0] or any({one, other} <= group for group in _SHORT_NAMES)


def _is_name(name: Name) -> bool:
    """Whether it surely is a name: no weekday, no lone word that opens the sentence."""
    if name.last in NO_SPEAKER or name.last in _METONYMS or not name.last[:1].isalpha():
        return False
    return name.start > 2 or (len(name.parts) > 1 and name.parts[0] not in _NOT_OPENERS)


def _bare(name: Name) -> str:
    """A name without titles in front of it."""
    return _SHORT_TITLE.sub("", person(name)) or name.text


def _stranger(name: Name, missing: Sequence[Token], face: Facing) -> bool:
    """Whether a name without a counterpart surely is none of the evidence's: all else is told."""
    known = len(missing) < len(name.parts) or len(missing) < 2 or name.start <= 2
    return not known and face.cover >= _TOLD and all(w.surface.isalpha() for w in missing)


def _words(line: Line, name: Name) -> list[Token]:
    return [
        w for w in line.words if name.start <= w.start < name.end and w.capital and w.normal not in TITLES
    ]


def akin(word: str) -> frozenset[str]:
    """Return other words for what a name means: "Moscow" for "Russian"."""
    return frozenset().union(*(group for group in _SHORT_FOR if word in group))


def _held(word: Token, evidence: Sequence[Token]) -> bool:
    """Whether the evidence has the word, or one of the same beginning or meaning."""
    others = akin(word.normal)
    for other in evidence:
        if any(c.isdigit() for c in word.normal) and "-" in word.normal:
            if other.normal == word.normal:
                return True
            continue  # "COVID-19" is no other number
        if other.stem == word.stem or other.normal in others:
            return True
        shorter = min(len(other.normal), len(word.normal))
        if shorter >= _SAME_START and other.capital:
            start = max(_SAME_START, shorter - 2)
            if other.normal[:start] == word.normal[:start] or word.normal in other.normal.split("-"):
                return True
    return False


def _in(last: str, line: Line) -> bool:
    return any(w.normal == last for w in line.words)


def _initials(name: Name, evidence: Sequence[Token]) -> bool:
    """Whether the evidence has the name's initials, or a name whose initials it is."""
    letters = "".join(part[0] for part in name.parts)
    if len(letters) > 1 and any(w.normal.replace(".", "") == letters for w in evidence):
        return True
    if len(name.parts) > 1 or not name.text.isupper():
        return False
    capitals = "".join(w.normal[0] for w in evidence if w.capital)
    return name.last in capitals


def _in_its_place(face: Facing, claim: Line, name: Name) -> Name | None:
    """The name that the sentence has where the claim has this one."""
    first, last = claim.span(name.start, name.end)
    slot = face.slot(first, last, tight=True)
    mine = {part for one in claim.names for part in one.parts}
    for other in face.line.names:
        at = face.line.span(other.start, other.end)[0]
        if at in slot and other.last not in mine and other.last not in NO_SPEAKER:
            return other
    return None
