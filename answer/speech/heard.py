"""What is heard in a sentence: who says it, to which outlet, relayed by which, and whom its pronoun means."""

from dataclasses import dataclass, replace

from answer.speech.persons import Said


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun and the name it surely stands for; place relative to the sentence."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What a sentence tells of its own origin.

    Attributes:
        speakers: who says it, whose saying it mainly is first; empty where nobody speaks or nobody is named.
        told: the outlet they spoke to.
        via: the outlet that relays it.
        reference: its leading pronoun, or that of its verb of saying, where the antecedent is certain.
    """

    speakers: tuple[Said, ...] = ()
    told: str | None = None
    via: str | None = None
    reference: Reference | None = None

    @property
    def first(self) -> "Heard":
        """What holds for a sentence that goes on with the same quotation."""
        return Heard(self.speakers[:1], self.told, self.via)

    def moved(self, by: int) -> "Heard":
        """The same for a sentence that begins so much earlier."""
        if self.reference is None or not by:
            return self
        moved = replace(self.reference, start=self.reference.start + by, end=self.reference.end + by)
        return replace(self, reference=moved if moved.start >= 0 else None)
