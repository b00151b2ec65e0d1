"""Questions that nothing answers: in place of a name another, which no article puts beside the rest."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from answer.given_names import MEN, WOMEN
from answer.name_words import PLACES
from answer.speech.persons import Kind, kind_of
from answer.tokens import Name, names, stems, tokens
from eval.drafting.proposal import Proposal

_MOST_SHARED: Final = 0.5
"""Share of the question's other words that an article with the new name may have."""
_SMALL: Final = 50
"""Articles from which on a name must stand in two of them: one that stands in one may be misread."""
_PLAIN: Final = re.compile(r"[A-Z][a-zà-ÿ]+(?: [A-Z]\.)?(?: [A-Z][a-zà-ÿ]+){0,2}")
_LED: Final = re.compile(r"(?<!, )\b(?:in|from|to|of|near) $")


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the library: its kind, and the articles in which its last word stands."""

    text: str
    kind: Kind
    articles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pile:
    """What a library holds, as far as swapping needs it: names, and the stems of each article."""

    names: Sequence[Known]
    stems: Mapping[str, frozenset[str]]


def pile(texts: Mapping[str, str]) -> Pile:
    """Return the names that stand in articles, by id, at least twice, so that they are no accident."""
    stemmed = {one: stems(tokens(text)) for one, text in texts.items()}
    counts: dict[tuple[str, Kind], int] = {}
    for text in texts.values():
        for name in names(text):
            kind = kind_of(name, text[max(0, name.start - 20) : name.start])
            if _sure(name, kind):
                counts[name.text, kind] = counts.get((name.text, kind), 0) + 1
    known = [
        Known(text, kind, frozenset(one for one, held in stemmed.items() if _last(text) <= held))
        for (text, kind), times in sorted(counts.items())
        if times > 1 and _PLAIN.fullmatch(text)
    ]
    known = [one for one in known if len(one.articles) > 1 or len(texts) < _SMALL]
    return Pile(known, stemmed)


def swapped(proposal: Proposal, pile: Pile) -> Iterator[tuple[Proposal, str, str]]:
    """Yield the question with another name in it, the name that went, and the one that came.

    The new name is of the same kind, stands in no article with the old one, and in none that holds half of
    what else the question says.
    """
    question = proposal.question
    for name in names(question):
        kind = kind_of(name, question[: name.start])
        if not _sure(name, kind) or (kind == "place" and not _LED.search(question[: name.start])):
            continue
        rest = stems(tokens(question[: name.start] + question[name.end :])) & _content(question)
        if len(rest) < 3:
            continue
        near = frozenset(one for one, held in pile.stems.items() if _last(name.text) <= held)
        for other in pile.names:
            if other.kind == kind and _fits(name, other, near, rest, pile):
                text = f"{question[: name.start]}{other.text}{question[name.end :]}"
                yield replace(proposal, question=text), name.text, other.text


def _fits(name: Name, other: Known, near: frozenset[str], rest: frozenset[str], pile: Pile) -> bool:
    if other.text == name.text or other.articles & near or len(other.text.split()) > 4:
        return False
    return all(len(rest & pile.stems[one]) < _MOST_SHARED * len(rest) for one in other.articles)


def _sure(name: Name, kind: Kind) -> bool:
    """Tell whether a name is surely of a person, in full, or of a country or the like."""
    if not _PLAIN.fullmatch(name.text):
        return False
    given = name.parts[0] in MEN or name.parts[0] in WOMEN
    return (kind == "person" and given and len(name.parts) > 1) or (
        kind == "place" and " ".join(name.parts) in PLACES
    )


def _last(text: str) -> frozenset[str]:
    return stems(tokens(text)[-1:])


def _content(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in tokens(text) if word.content)
