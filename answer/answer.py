"""The answer: statements, each with the citations that carry it, and the sources they point into."""

from dataclasses import asdict, dataclass, field
from typing import Literal

Outcome = Literal["answered", "partly", "conflicting", "not_in_sources"]
Verdict = Literal[
    "supported", "partly", "contradicted", "unsupported", "uncited", "misquoted", "wrong_source"
]


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer.

    Attributes:
        text: the sentence. Without a language model: its quotes joined, but for `[…]`.
        citations: numbers of the sources that carry it, in order, at least one.
        verdict: whether the sources bear it out.
        score: 0 to 1, how sure the verdict is.
        label: our own connecting words before it ("19 June 2024, RT:"), never a claim about the world.
        speaker: who said it, where the source tells.
        told: the outlet they said it to, where the source tells.
        via: the outlet that relays it, where the source names another than itself.
    """

    text: str
    citations: tuple[int, ...]
    verdict: Verdict = "supported"
    score: float | None = None
    label: str | None = None
    speaker: str | None = None
    told: str | None = None
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words of a source: `article.text[start:end] == text`. `statement` is the index it carries."""

    text: str
    start: int
    end: int
    statement: int


@dataclass(frozen=True, slots=True)
class Source:
    """An article that an answer cites, numbered from 1 in order of first appearance.

    `copy_of` is the id of the article that it is nearly a copy of: the two are one independent source.
    """

    n: int
    article: str
    uri: str
    title: str | None
    quotes: tuple[Quote, ...]
    record: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_basis: str = "unknown"
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a disagreement."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What sources disagree about, and what each side says."""

    about: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Nearest:
    """A passage that came nearest where nothing answered: enough to show and to open it."""

    article: str
    uri: str
    title: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Searched:
    """What was searched: counts once filters had narrowed it, and what came nearest on a refusal."""

    articles: int
    passages: int
    filters: dict[str, object] = field(default_factory=dict)
    nearest: tuple[Nearest, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer, as `ask --json` prints it.

    `as_of` is the newest date among the cited sources, `undated` how many of them carry none. `untold` says,
    in sentences, what the articles do not tell of what was asked.
    """

    question: str
    understood: str
    outcome: Outcome
    short: str | None
    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    searched: Searched
    conflicts: tuple[Conflict, ...] = ()
    as_of: str | None = None
    undated: int = 0
    answerer: str = "extractive"
    usage: dict[str, object] | None = None
    timings_ms: dict[str, int] = field(default_factory=dict)
    id: str | None = None
    choice: int | None = None
    untold: tuple[str, ...] = ()

    def narrower(self, conflict: Conflict) -> bool:
        """Whether sides are about something else than the question, which stands above them."""
        return conflict.about not in {"", self.question, self.understood}

    def as_dict(self) -> dict[str, object]:
        """Return the JSON object of the contract; `choice` and `untold` only where there are any."""
        whole = asdict(self)
        searched = whole["searched"]
        for optional in ("nearest", "notes"):
            if not searched[optional]:
                del searched[optional]
        first = {"id": whole.pop("id")}
        if whole["choice"] is None:
            del whole["choice"]
        if not whole["untold"]:
            del whole["untold"]
        return first | whole
