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
)
from answer.speech import SPEECH_STEMS, Said, person, speakers
from answer.tokens import Name, Token

_SPOKEN, _ALSO, _NAMED = 0.45, 0.3, 0.5  # shares of the claim's words from which a sentence is compared
_SAME_START = 4  # letters that "Russia" and "Russian" share
_NOT_OPENERS: Final = (
    COMMON_OPENERS | STOP_WORDS | NO_SPEAKER | TITLES | STANDS_FOR | PERSON_NOUNS | OUTLET_NOUNS
)
_PLURAL: Final = re.compile(r"(?:ers|ists|ials|ents|ors|ians|ants|men|women|ies|ing|ed|ly)$")
_METONYMS: Final = NO_PERSON | frozenset(
    "moscow kyiv kiev washington beijing london paris berlin brussels tehran jerusalem ankara delhi tokyo seoul nato "
    "eu un us uk u.s government administration ministry parliament congress senate army police pentagon".split()
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


def speaker_differences(
    claim: Line, faced: Sequence[Facing], known: Mapping[int, tuple[Said, ...]]
) -> Iterator[Difference]:
    """Yield whom the claim lets say what somebody else says in the evidence."""
    mine = _speakers(claim)
    if len(mine) != 1 or mine[0].last in _METONYMS or not faced:
        return
    who = mine[0]
    spoken = [(face, known.get(id(face.line)) or _speakers(face.line)) for face in faced]
    face, theirs = spoken[0]
    if not theirs or _cover(face, who, theirs) < _SPOKEN or _in(who.last, face.line):
        return
    for other, speaking in spoken:
        if other.cover >= _ALSO and (_in(who.last, other.line) or any(_same(who, s) for s in speaking)):
            return
    other_names = {part for s in theirs for part in s.name.casefold().split()}
    if (
        any(s.last in {n.last for n in claim.names} or s.last in _METONYMS for s in theirs)
        or who.last in other_names
    ):
        return
    reason = f"{who.name} said it here, {theirs[0].name} in the source"
    yield Difference("speaker", who.name, theirs[0].name, reason)


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
    """Who speaks a sentence; "Vasch said" opens it as well, though a lone capital may be no name."""
    words = line.words
    if len(words) > 2 and words[0].capital and words[1].stem in SPEECH_STEMS and not line.parted(0, 1):
        first = words[0]
        if first.normal not in _NOT_OPENERS and not _PLURAL.search(first.normal):
            return (Said(first.surface, first.normal),)
    return speakers(line.text, ((0, len(line.text)),))[0]


def name_differences(claim: Line, faced: Sequence[Facing], told: set[str]) -> Iterator[Difference]:
    """Yield names of the claim that are nowhere in the evidence though it tells the same."""
    best = faced[0]
    if best.cover < _NAMED:
        return
    evidence = [w for face in faced for w in face.line.words]
    for name in claim.names:
        if any(name.text in one or one in name.text for one in told) or not _is_name(name, claim):
            continue
        bare = person(name)
        missing = [w for w in _words(claim, name) if not _held(w, evidence)]
        if not missing or missing[-1].normal != name.last or _initials(name, evidence):
            continue
        rival = _in_its_place(best, claim, name)
        if rival is None and (len(missing) < len(_words(claim, name)) or name.start <= 2):
            continue
        found = rival.text if rival else None
        reason = f"{bare} is {found} in the source" if found else f"{bare} is not named in the source"
        yield Difference("name", bare, found, reason)


def _is_name(name: Name, claim: Line) -> bool:
    """Whether it surely is a name: no weekday, no lone word that opens the sentence."""
    if name.last in NO_SPEAKER or name.last in _METONYMS or not name.last[:1].isalpha():
        return False
    return name.start > 2 or (len(name.parts) > 1 and name.parts[0] not in _NOT_OPENERS)


def _words(line: Line, name: Name) -> list[Token]:
    return [
        w for w in line.words if name.start <= w.start < name.end and w.capital and w.normal not in TITLES
    ]


def _held(word: Token, evidence: Sequence[Token]) -> bool:
    """Whether the evidence has the word, or one of the same beginning or meaning."""
    akin = [group for group in _SHORT_FOR if word.normal in group]
    for other in evidence:
        if other.stem == word.stem or any(other.normal in group for group in akin):
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
    first, last = claim.index(name.start), claim.index(name.end) - 1
    slot = face.slot(first, max(first, last))
    mine = {part for one in claim.names for part in one.parts}
    for other in face.line.names:
        at = face.line.index(other.start)
        if at in slot and other.last not in mine and other.last not in NO_SPEAKER:
            return other
    return None
