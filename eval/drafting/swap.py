"""Questions that nothing answers: in place of a name another, which no article puts beside the rest."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from answer.given_names import MEN, WOMEN
from answer.name_words import PLACES
from answer.speech.persons import Kind, kind_of
from answer.speech.words import BODY_WORDS
from answer.tokens import Name, names, stems, tokens
from eval.drafting.proposal import NO_PERSONS, Proposal

_MOST_SHARED: Final = 0.5
"""Share of the question's other words that an article with the new name may have."""
_SMALL: Final = 50
"""Articles from which on a name must stand in two of them: one that stands in one may be misread."""
_PLAIN: Final = re.compile(r"[A-Z][a-zà-ÿ]+(?: [A-Z]\.)?(?: [A-Z][a-zà-ÿ]+){0,2}")
_BODY: Final = re.compile(r"(?:The )?[A-Z][a-z]+(?: (?:of|for|and|[A-Z][a-z]+)){1,4}")
_LED: Final = re.compile(r"(?<!, )\b(?:in|from|to|of|near) $")


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the library: its kind, and the articles in which its last word stands."""

    text: str
    kind: Kind
    articles: frozenset[str]


@dataclass(frozen=True)
class Pile:
    """What a library holds, as far as swapping needs it: names, and the stems of each article."""

    names: Sequence[Known]
    stems: Mapping[str, frozenset[str]]

    @cached_property
    def last_names(self) -> frozenset[str]:
        """The last names of its persons."""
        return frozenset(one.text.rsplit(maxsplit=1)[-1] for one in self.names if one.kind == "person")


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
        if times > 1
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
        if name.text in pile.last_names:
            kind = "person"
        alone = question[name.end : name.end + 1] != ","  # else what follows is told of the old one
        placed = kind != "place" or _LED.search(question[: name.start])
        if not ((_sure(name, kind) or name.text in pile.last_names) and alone and placed):
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
    if name.parts[-1] != other.text.split()[-1].casefold() and other.kind == "body":
        return False  # a court cannot stand where a company does
    return all(len(rest & pile.stems[one]) < _MOST_SHARED * len(rest) for one in other.articles)


def _sure(name: Name, kind: Kind) -> bool:
    """Tell whether a name is surely of a person or a body, in full, or of a country or the like."""
    if kind == "body":
        return 2 <= len(name.parts) <= 4 and name.parts[-1] in BODY_WORDS and bool(_BODY.fullmatch(name.text))
    if not _PLAIN.fullmatch(name.text):
        return False
    if kind == "place":
        return " ".join(name.parts) in PLACES
    given = name.parts[0] in MEN or name.parts[0] in WOMEN
    return kind == "person" and given and len(name.parts) > 1 and name.parts[-1] not in NO_PERSONS


def _last(text: str) -> frozenset[str]:
    return stems(tokens(text)[-1:])


def _content(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in tokens(text) if word.content)
