"""A conversation, turn by turn: what its questions ask about and its answers tell, latest first."""

import re
from dataclasses import dataclass

from answer.lexicon import AUXILIARY
from answer.mentions import Mention, in_answer, in_question, with_gender
from answer.tokens import Token, tokens

_SHORT = 16  # words of an answer that gives but what was asked for
_ABOUT = re.compile(r"\b(?:about|on|over|regarding|against)\s+(?=[^\s?,.;])", re.IGNORECASE)
_LONGEST = 2_000
"""Characters of an earlier question that are read."""
_BACK = 3  # turns among which a topic is sought
_NOT_KEYS = frozenset(
    """who whom whose when where why which what how i we you he she it they this that these those there
    list name give tell show explain describe compare please""".split()
)
_SOCIAL = frozenset(
    """thank thanks you okay ok fine great good nice interesting sorry hi hello yes no please wow sure welcome
    see know really right bad terrible wait never mind understand completely happy glad""".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """A turn: its question as understood, its answer, and what each of them names."""

    question: str
    answer: str
    asks: tuple[Mention, ...]
    tells: tuple[Mention, ...]

    @classmethod
    def of(cls, question: str, answer: str) -> "Told":
        """Read a turn whose question stands alone already."""
        question = question[:_LONGEST]
        asks, tells = with_gender(in_question(question), answer), with_gender(in_answer(answer), answer)
        fresh = tuple(m for m in tells if not any(m.same(a) for a in asks))
        return cls(question, answer, asks, fresh)

    @property
    def words(self) -> tuple[Token, ...]:
        """The words of the question."""
        return tokens(self.question)

    @property
    def telling(self) -> bool:
        """Whether the question has a subject: "Thank you!" has none."""
        return any(w.content and w.normal not in _SOCIAL for w in self.words)

    @property
    def opens_with(self) -> str:
        """The first word of the question."""
        return self.words[0].normal if self.words else ""

    def topic(self) -> str | None:
        """What the question is about, as a phrase; None where it names nothing."""
        asked = self.question.strip().rstrip("?.! ")
        if self.opens_with not in _NOT_KEYS and not any(w.normal in AUXILIARY for w in self.words[:_SHORT]):
            capitals = [w.capital for w in self.words[:2]]
            return asked if all(capitals) or asked[:2].isupper() else asked[:1].lower() + asked[1:]
        about = _ABOUT.search(self.question)
        after = [m for m in self.asks if about and m.start == about.end()]
        things = [m for m in self.asks if "person" not in m.kinds or not m.sure]
        best = next(iter([*after, *things, *self.asks]), None)
        return best.text if best else None

    @property
    def named(self) -> tuple[tuple[Mention, ...], ...]:
        """All it names, in groups, what a pronoun would mean first.

        That is what the question is about; but "Who refused?" and "What is X buying?" are about their answer.
        """
        if len(tokens(self.answer)) <= _SHORT and self.opens_with in {"who", "what", "which"}:
            second = self.words[1].normal if len(self.words) > 1 else ""
            subject = self.opens_with != "who" or second not in AUXILIARY - {"is"}
            told = tuple(m for m in self.tells if _answers(m, person=self.opens_with == "who"))
            if subject and told:
                return (told, self.asks, self.tells)
        return (self.asks, self.tells)


def _answers(mention: Mention, *, person: bool) -> bool:
    """Whether something told may be whom or what was asked for; a place is not."""
    return "person" in mention.kinds if person else mention.sure and not mention.kinds & {"person", "place"}


@dataclass(frozen=True, slots=True)
class Conversation:
    """Turns whose questions are about something, oldest first."""

    turns: tuple[Told, ...]

    @property
    def last(self) -> Told | None:
        """The last turn."""
        return self.turns[-1] if self.turns else None

    def topic(self) -> str | None:
        """What it was about last, as a phrase: "inspectors", "the eleven-point plan", a name."""
        return next((topic for turn in self.turns[: -_BACK - 1 : -1] if (topic := turn.topic())), None)
