"""Names and figures of a claim that stand nowhere in its source: what it may have made up."""

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from answer.check.line import Line
from answer.check.naming import akin
from answer.check.quantities import quantities
from answer.check.shown import shown
from answer.check.source import Source
from answer.lexicon import NO_SPEAKER, TITLES
from answer.tokens import Token

_ABOUT_AS_MUCH: Final = Decimal("0.95")
"""Share of the greater of two figures that the lesser is at least where one rounds the other."""
_LONGEST: Final = 4_000
"""Characters of a claim that are looked at."""
_NAMED: Final = 3
"""Names and figures that a reason names."""
_SURE_UNIT: Final = frozenset({"", "%", "$", "€", "£"})


class Absent(NamedTuple):
    """Names and figures as they stand in a claim."""

    names: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """A sentence that names them, if there are any."""
        every = list(dict.fromkeys((*self.names, *self.figures)))[:_NAMED]
        stand = "stands" if len(every) == 1 else "stand"
        return (f"{', '.join(map(shown, every))} {stand} nowhere in the source",) if every else ()


NOTHING: Final = Absent()


def absent(claim: str, source: Source) -> Absent:
    """Return the names of a claim, and its figures but for dates and bounds, that the source has nowhere."""
    line = Line(claim[:_LONGEST])
    return Absent(tuple(_names(line, source)), tuple(_figures(line, source)))


def _names(claim: Line, source: Source) -> Iterator[str]:
    for name in claim.names:
        some = [word for word in claim.words if name.start <= word.start < name.end and word.capital]
        missing = [word for word in some if word.start > 0 and word.content and not _held(word, source)]
        if missing and missing[-1].normal not in NO_SPEAKER | TITLES:
            yield name.text


def _held(word: Token, source: Source) -> bool:
    """Whether the source has the word, one of its beginning, or another name of the same."""
    spelled = source.spelled
    return (
        word.normal in spelled
        or word.stem in spelled
        or any(part in spelled for part in word.normal.split("-"))
        or source.begins(word.normal)
        or any(other in spelled for other in akin(word.normal))
    )


def _figures(claim: Line, source: Source) -> Iterator[str]:
    for one in quantities(claim):
        if one.unit in _SURE_UNIT and not one.bound and not one.measure and one.number > 1:
            at = bisect_left(source.figures, one.number * _ABOUT_AS_MUCH)
            if at == len(source.figures) or source.figures[at] * _ABOUT_AS_MUCH > one.number:
                yield one.said
