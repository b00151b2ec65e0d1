"""A conversation, turn by turn: what its questions ask about and its answers tell, latest first."""

import re
from dataclasses import dataclass, replace

from answer.followups.mentions import Mention, in_answer, in_question, told_of, with_gender
from answer.lexicon import AUXILIARY
from answer.tokens import Token, tokens
from answer.turned import stated

_SHORT = 16  # words of an answer, or of its first sentence, that gives but what was asked for
_FIRST = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)
_ABOUT = re.compile(r"\b(?:about|on|over|regarding|against)\s+(?=[^\s?,.;])", re.IGNORECASE)
_SUBJECT_MATTER = re.compile(
    r"\b(?:about|regarding)\s+(?P<what>\S+(?:\s+\S+){0,5}?)\s*[?.!]*$", re.IGNORECASE
)
_WHAT_DID = re.compile(r"^\s*what\s+(?P<aux>did|does|do|has|have)\s+(?P<clause>.+)$", re.IGNORECASE)
_IS_A = re.compile(
    r"\s*(?:,|is|was)\s+(?:a|an|the)\s+(?P<what>[a-z][\w -]*?)"
    r"(?=\s+(?:that|which|who|of|for|to|in|on)\b|[,.;]|$)"
)
_LONGEST = 500
"""Characters of an earlier question that are read."""
_EARLY = 3  # words among which an auxiliary turns a question around
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
        asks = tuple(_with_nouns(told_of(m, tells), answer) for m in asks)
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

    @property
    def turned(self) -> bool:
        """Whether the question names who acts itself: "What did X buy?", not "Who bought it?"."""
        return any(w.normal in AUXILIARY for w in self.words[:_EARLY])

    def topic(self) -> str | None:
        """What the question is about, as a phrase; None where it names nothing."""
        asked = self.question.strip().rstrip("?.! ")
        if self.opens_with not in _NOT_KEYS and not any(w.normal in AUXILIARY for w in self.words[:_SHORT]):
            capitals = [w.capital for w in self.words[:2]]
            return asked if all(capitals) or asked[:2].isupper() else asked[:1].lower() + asked[1:]
        if matter := _SUBJECT_MATTER.search(self.question):
            return matter["what"].rstrip("?.! ")
        about = _ABOUT.search(self.question)
        after = [m for m in self.asks if about and m.start == about.end()]
        things = [m for m in self.asks if "person" not in m.kinds]
        perhaps = [m for m in self.asks if not m.sure]
        best = next(iter([*after, *things, *perhaps, *self.asks]), None)
        return best.text if best else None

    def claim(self) -> str | None:
        """What "What did X say about Y?" is about, as a phrase: "what X said about Y"; None for others."""
        found = _WHAT_DID.match(self.question)
        said = stated(found["clause"], found["aux"].casefold()) if found else None
        if found is None or said is None:
            return None
        return f"what {found['clause'][:1]}{said.text[1:].rstrip('.')}"

    @property
    def named(self) -> tuple[tuple[Mention, ...], ...]:
        """All it names, in groups, what a pronoun would mean first.

        That is what the question is about; but "Who refused?" and "What is X buying?" are about their answer.
        """
        if self.opens_with not in {"who", "what", "which"}:
            return (self.asks, self.tells)
        first = _FIRST.match(self.answer)
        end = first.end() if first else len(self.answer)
        second = self.words[1].normal if len(self.words) > 1 else ""
        subject = self.opens_with != "who" or second not in AUXILIARY - {"is"}
        told = [m for m in self.tells if m.end <= end and _answers(m, person=self.opens_with == "who")]
        if not _WHAT_DID.match(self.question):
            told = [m for m in told if m.named]
        if len(tokens(self.answer[:end])) > _SHORT:
            told = []
        return (tuple(told), self.asks, self.tells) if subject and told else (self.asks, self.tells)


def _with_nouns(mention: Mention, answer: str) -> Mention:
    """The mention with the noun that the answer gives it: "The Rivet Act is a law that ..."."""
    at = answer.casefold().find(mention.text.casefold())
    found = _IS_A.match(answer, at + len(mention.text)) if at >= 0 else None
    if found is None:
        return mention
    return replace(mention, nouns=mention.nouns | {tokens(found["what"])[-1].stem})


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

    def said(self) -> str | None:
        """What "that" means where it is neither a thing nor a person: what was asked about last."""
        return (self.last.claim() if self.last else None) or self.topic()

    def topic(self) -> str | None:
        """What it was about last, as a phrase: "inspectors", "the eleven-point plan", a name."""
        return next((topic for turn in self.turns[: -_BACK - 1 : -1] if (topic := turn.topic())), None)
