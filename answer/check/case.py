"""A statement on its way through a check: its sources, its quotations, and what each source does for it."""

from dataclasses import dataclass, field

from answer.check.draft import Statement
from answer.check.promises import Promise
from answer.check.source import Rarity, Source
from answer.check.verdicts import Ruling, foremost


@dataclass(slots=True)
class Case:
    """A statement that is being checked.

    Attributes:
        statement: the sentence.
        cited: the sources that its marks name.
        near: others that are near to it.
        lost: its marks that name no source we have.
        dangling: those of them that the draft's own list of references does not have either.
        promises: what became of its quotations.
        rulings: for each source that was read, by its article's id, a ruling for each claim.
        rarity: of words, where it is not that of all sources of the check.
    """

    statement: Statement
    cited: tuple[Source, ...] = ()
    near: tuple[Source, ...] = ()
    lost: tuple[str, ...] = ()
    dangling: tuple[str, ...] = ()
    promises: list[Promise] = field(default_factory=list)
    rulings: dict[str, list[Ruling]] = field(default_factory=dict)
    rarity: Rarity | None = None

    @property
    def claims(self) -> tuple[str, ...]:
        """The words of its claims; all of it where it has none."""
        return self.statement.parts or (self.statement.plain,)

    def chosen(self, sources: tuple[Source, ...]) -> list[Ruling]:
        """Return for each claim the ruling of that of these sources that does most for it."""
        read = [self.rulings[one.article.id] for one in sources if one.article.id in self.rulings]
        return [foremost(some) for some in zip(*read, strict=True)]
