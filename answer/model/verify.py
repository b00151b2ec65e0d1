"""A sentence of a draft beside the articles it cites: what bears it out, and if nothing does what instead."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from answer.answer import Verdict
from answer.check.report import Checked, Evidence
from answer.check.source import content
from answer.evidence import Scored
from answer.found import Found
from answer.model.ground import Ground
from answer.orders import orders

if TYPE_CHECKING:
    from index.passage import Span
    from models.reader.reading import Reader

MOST_CITED: Final = 4
"""Citations of a sentence that are checked; more are a list of sources."""
ELSEWHERE: Final = 3
"""Articles that are looked at for a sentence that those it cites do not bear out."""
SURE: Final = 0.77
"""Score from which a sentence counts as supported; see docs/language-models.md."""
LONGEST: Final = 1_200
"""Characters of a sentence that can be judged."""
_ALIKE: Final = 0.5
"""Share of a sentence's words that a source's sentence must have to stand in its place."""
_MARGIN: Final = 0.4
"""How far under the best evidence for the question it may lie."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words of an article: `article.text[start:end]`, by its id."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Verified:
    """A sentence, checked.

    Attributes:
        text: the sentence; where `replaced`, that of a source, word for word.
        verdict: whether the sources bear it out.
        score: 0 to 1, how sure that is.
        places: the words of the sources that do; where none do, those nearest to it in what it cites.
        speaker: who says it, where it is a source's own sentence.
        replaced: whether it stands in the place of the model's.
    """

    text: str
    verdict: Verdict
    score: float
    places: tuple[Place, ...]
    speaker: str | None = None
    replaced: bool = False


class Verifier:
    """Checks the sentences of one draft.

    Args:
        found: what the question found; a sentence of a source that stands in must bear on it.
        reader: judges what is borne out; None to go by quotes, facts and shared words.
    """

    def __init__(self, found: Found, reader: "Reader | None") -> None:
        self._found = found
        self._ground = Ground(found.articles, reader)
        self._scored = {(s.sentence.article, s.sentence.start): s for s in found.ranked}

    def verify(self, text: str, cited: Sequence[str]) -> Verified:
        """Check a sentence against the articles that it cites, by their ids, best known first.

        One that another article bears out gets that citation in place of its own.
        """
        cited = list(dict.fromkeys(cited))[:MOST_CITED]
        if len(text) > LONGEST or any(orders([text])):
            return Verified(text, "unsupported", 0.0, ())
        checks = [self._ground.check(text, [name]) for name in cited]
        borne = [one for one in checks if one is not None and _supported(one)]
        if not borne and len(cited) > 1:
            checks.append(together := self._ground.check(text, cited))
            borne = [together] if together is not None and _supported(together) else []
        if not borne:
            others = [name for name in self._ground.near(text, ELSEWHERE + len(cited)) if name not in cited]
            more = [self._ground.check(text, [name]) for name in others[:ELSEWHERE]]
            borne = [one for one in more if one is not None and _supported(one)][:1]
            checks = checks or more
        if borne:
            return Verified(text, "supported", max(one.score for one in borne), self._places(text, borne))
        return self._failed(text, [one for one in checks if one is not None])

    def instead(self, failed: Verified) -> Verified | None:
        """Return the source's own sentence that tells what a failed one meant to, if there is one."""
        meant = content(failed.text)
        for place in failed.places:
            scored = self._scored.get((place.article, place.start))
            if scored is None or not self._fits(scored, meant):
                continue
            said = scored.sentence.speaker
            own = Place(place.article, scored.sentence.start, scored.sentence.end)
            speaker = said.name if said is not None and said.person else None
            return Verified(scored.sentence.text, "supported", 1.0, (own,), speaker, replaced=True)
        return None

    def _fits(self, scored: Scored, meant: frozenset[str]) -> bool:
        sentence = scored.sentence
        if sentence.heading or sentence.asks or any(orders([sentence.text])):
            return False
        best = self._found.ranked[0].score
        return scored.score >= best - _MARGIN and len(content(sentence.text) & meant) >= _ALIKE * len(meant)

    def _places(self, text: str, borne: Sequence[Checked]) -> tuple[Place, ...]:
        """The words that bear a sentence out, as few as do, article by article."""
        spans: dict[str, list[Span]] = {}
        for one in borne:
            for found in self._true(one.evidence):
                spans.setdefault(found.article, []).append((found.start, found.end))
        if len(borne) == 1 and len(spans) > 1:  # only together do they bear it out
            return tuple(Place(name, *span) for name, some in spans.items() for span in some)
        return tuple(
            Place(name, *span)
            for name, some in spans.items()
            for span in self._ground.tight(text, name, list(dict.fromkeys(some)), SURE)
        )

    def _failed(self, text: str, checks: Sequence[Checked]) -> Verified:
        """A sentence that nothing bears out, with the words nearest to it."""
        if not checks:
            return Verified(text, "uncited", 0.0, ())
        best = max(checks, key=lambda one: (one.verdict == "partly", one.score))
        verdict: Verdict = (
            "partly" if best.verdict == "supported" else best.verdict
        )  # one that is not sure enough
        near = [one for check in checks for one in self._true(check.evidence)]
        places = tuple(dict.fromkeys(Place(one.article, one.start, one.end) for one in near))
        return Verified(text, verdict, best.score, places)

    def _true(self, evidence: Sequence[Evidence]) -> list[Evidence]:
        return [one for one in evidence if self._ground.verbatim(one)]


def _supported(checked: Checked) -> bool:
    return checked.verdict == "supported" and checked.score >= SURE and bool(checked.evidence)
