"""Checks a text: each sentence against the sources that it cites, or else against those nearest to it.

First what needs no judgement, quotations and facts; then the reader. The same text, sources and reader give
the same report.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from answer.check.blocks import Kind
from answer.check.case import Case
from answer.check.cited import Cited
from answer.check.draft import Draft, Statement, read_draft
from answer.check.facts import compared
from answer.check.findings import checked
from answer.check.judge import Judged, Selected, by_words, judge, select
from answer.check.offices import in_office
from answer.check.promises import promises
from answer.check.quotes import normal_words
from answer.check.report import Checked, Progress, Report
from answer.check.restated import restated
from answer.check.source import Rarity, Source, pasted
from answer.check.sources import Given, Sources
from answer.check.verdicts import Ruling, ruling, unrelated, verbatim
from dateline.errors import UsageError
from ingest.metadata.language import detect
from models.files import ModelFileError

if TYPE_CHECKING:
    from models.reader.reading import Reader

NEAR: Final = 3
"""Articles that a sentence is compared with which cites none."""
ELSEWHERE: Final = 3
"""Articles that are looked at beside the cited ones, for one that bears the sentence out better."""
MANY: Final = 20
"""Articles that citations may mean up to which all are looked at."""
FAR: Final = 0.6
"""Share of what the best source has of a claim below which another tells of other things, and is not read."""
WHOLE: Final = 4
"""Words of a sentence that bears out one that is the same word for word, whatever the reader says."""
_LOST: Final = 10
"""Citations without a source that the notes name."""
_KNOWN: Final = (None, "en")
"""Languages that the reader knows, and a text too short to tell."""

Tell = Callable[[Progress], None]


def check(
    text: str,
    sources: Sources,
    reader: "Reader | None",
    *,
    kind: Kind = "text",
    most: int = NEAR,
    progress: Tell = lambda _: None,
    name: str = "the text",
) -> Report:
    """Check every sentence of a text.

    Args:
        text: what to check.
        sources: what to check it against.
        reader: judges what is borne out; without one, shared words stand in for it.
        kind: whether the text is plain, Markdown or HTML.
        most: articles that a sentence is compared with which cites none.
        progress: is told how far it is.
        name: what an error calls the text.

    Raises:
        UsageError: there is no sentence, or nothing to check against.
    """
    draft = read_draft(text, kind)
    if not draft.statements:
        raise UsageError(f"there is no sentence to check in {name}", "give a text with at least one sentence")
    if not sources.size():
        raise UsageError(
            "there is no article to check against", "ingest some, widen the filters, or name files"
        )
    notes: dict[str, None] = {}
    if draft.tables:
        notes["of the tables in the text only sentences are checked, not figures and names in cells"] = None
    if draft.questions:
        notes["questions are not checked: they assert nothing"] = None
    language = detect(" ".join(one.plain for one in draft.statements[:50]))
    if language not in _KNOWN:
        said = "which the reader does not know: quotes, facts and shared words decide, and decide less well"
        notes[f"the text is in another language than English ({language}), {said}"] = None
        reader = None
    checker = _Checker(sources, reader, most, progress)
    found = checker.run(draft)
    notes.update(_lost_notes(checker.lost))
    notes.update(checker.notes)
    notes.update(sources.notes)
    return Report(tuple(found), tuple(notes))


def judge_claim(claim: str, evidence: str | Sequence[str], reader: "Reader | None") -> Checked:
    """Check one claim against its evidence, a text or its sentences, and nothing else."""
    return judge_claims([(claim, evidence)], reader)[0]


def judge_claims(
    items: Sequence[tuple[str, str | Sequence[str]]],
    reader: "Reader | None",
    progress: Tell = lambda _: None,
) -> list[Checked]:
    """Check claims, each against its own evidence alone; all are read together.

    Returns:
        A statement for each claim, in order: all of the claim, however many sentences it has.
    """
    cases = []
    for claim, evidence in items:
        source = pasted(evidence if isinstance(evidence, str) else "\n\n".join(evidence), name="evidence")
        case = Case(_whole(claim), near=(source,), rarity=Rarity([source]))
        case.promises = promises(case.statement, case.near, (), lambda _: (), cites=False)
        cases.append(case)
    checker = _Checker(Given([]), reader, 1, progress)
    checker.read([(case, case.near) for case in cases])
    return [checked(case, marked=False) for case in cases]


def _whole(claim: str) -> Statement:
    """A claim as one statement, whose parts are those of all its sentences."""
    statements = read_draft(claim).statements
    if len(statements) == 1:
        return statements[0]
    parts = tuple((one.start, one.end) for one in statements) or ((0, len(claim)),)
    return Statement(claim, 0, len(claim), (), parts, (), claim)


class _Checker:
    """One check.

    Attributes:
        notes: what the user should know.
        lost: citations that name no source, in order.
    """

    def __init__(self, sources: Sources, reader: "Reader | None", most: int, tell: Tell) -> None:
        self.notes: dict[str, None] = {}
        self.lost: dict[str, None] = {}
        self._sources = sources
        self._reader = reader
        self._most = most
        self._tell = tell
        if reader is None:
            self.notes["no reader judged this: quotes, facts and shared words decide"] = None

    def run(self, draft: Draft) -> list[Checked]:
        """Check a draft: what it cites first, then what is near where that falls short."""
        cites = any(one.citations for one in draft.statements)
        entries = self._sources.entries() if cites else ()
        cited = Cited(entries, draft.references, counted=self._sources.few)
        cases = list(self._cases(draft, cited))
        self.read([(case, case.cited or case.near) for case in cases])
        short = [case for case in cases if case.cited and checked(case, marked=True).verdict in _RETRIED]
        for case in short:
            case.near = self._near(case, ELSEWHERE)
        self.read([(case, case.near) for case in short])
        return [checked(case, marked=draft.marked) for case in cases]

    def _cases(self, draft: Draft, cited: Cited) -> Iterator[Case]:
        """Yield each statement with its sources and what became of its quotations."""
        total = len(draft.statements)
        for done, statement in enumerate(draft.statements, 1):
            case = Case(statement)
            named = {mark: cited.articles(mark) for mark in statement.citations}
            case.lost = tuple(mark for mark, found in named.items() if not found)
            case.dangling = tuple(
                mark for mark in case.lost if draft.references and mark not in draft.references
            )
            self.lost.update(dict.fromkeys(case.lost))
            case.cited = self._meant(statement, list(named.values()))
            if not case.cited:
                case.near = self._near(case, self._most)
            case.promises = promises(
                statement, case.cited or case.near, (), self._holding, cites=bool(case.cited)
            )
            self._tell(Progress("searching", done, total))
            yield case

    def _meant(self, statement: Statement, named: Sequence[Sequence[str]]) -> tuple[Source, ...]:
        """The sources that marks mean, given the articles that each may mean; of many the nearest.

        "(Reuters, 2024)" may be a thousand. One that is not near at all stands for them then.
        """
        ids = dict.fromkeys(one for found in named for one in found)
        most = max(self._most, len(named))
        if len(ids) > MANY:
            near = [one for one in self._sources.near(statement.plain, MANY) if one.article.id in ids]
            return tuple(near[:most]) or (self._sources.source(next(iter(ids))),)
        found = tuple(map(self._sources.source, ids))
        if len(found) <= most:  # a mark an article, as is usual
            return found
        return Given(found).near(statement.plain, most) or found[:most]

    def _near(self, case: Case, most: int) -> tuple[Source, ...]:
        """The sources nearest to a statement that it does not cite; those that it quotes before them."""
        known = {one.article.id for one in case.cited}
        quoted = [one.source for one in case.promises if one.source is not None]
        found = (*quoted, *self._sources.near(case.statement.plain, most + len(known)))
        unique = {one.article.id: one for one in reversed(found) if one.article.id not in known}
        return tuple(one for one in dict.fromkeys(found) if unique.get(one.article.id) is one)[:most]

    def _holding(self, quoted: str) -> Sequence[Source]:
        return self._sources.near(quoted, ELSEWHERE)

    def read(self, plan: Sequence[tuple[Case, Sequence[Source]]]) -> None:
        """Read every claim of these cases beside the best evidence in each of their sources."""
        together = Rarity(_distinct(source for _, sources in plan for source in sources))
        pairs = [
            _Pair(case, n, select(claim, source, case.rarity or together))
            for case, sources in plan
            for source in sources
            for n, claim in enumerate(case.claims)
        ]
        best: dict[tuple[int, int], float] = {}
        for one in pairs:
            best[one.key] = max(one.evidence.shared, best.get(one.key, 0.0))
        near = [one for one in pairs if 0 < one.evidence.shared >= FAR * best[one.key]]
        legible = [one for one in near if self._known(one.evidence.source)]
        judged = {one: by_words(one.claim, one.evidence) for one in near}
        said = [(restated(one.claim, one.evidence.sentences), one.evidence) for one in legible]
        judged |= {
            one: replace(read, claim=one.claim, restated=read.claim)
            for one, read in zip(legible, self._judged(said), strict=True)
        }
        for one in pairs:
            found = _ruled(one.case, judged[one]) if one in judged else unrelated(one.claim, one.evidence)
            one.case.rulings.setdefault(one.evidence.source.article.id, []).append(found)

    def _judged(self, pairs: Sequence[tuple[str, Selected]]) -> list[Judged]:
        try:
            return judge(pairs, self._reader, lambda done, of: self._tell(Progress("reading", done, of)))
        except ModelFileError as error:
            self.notes[f"the reader could not be used ({error.what}), so shared words decide"] = None
            self._reader = None
            return judge(pairs, None)

    def _known(self, source: Source) -> bool:
        """Whether the reader can read a source; a note where it cannot."""
        if self._reader is None or source.article.language in _KNOWN:
            return True
        said = "another language than English, which the reader does not know"
        self.notes[f"“{source.name}” is in {said} ({source.article.language})"] = None
        return False


@dataclass(frozen=True, eq=False, slots=True)
class _Pair:
    """A claim of a statement, by its number, beside the evidence in one source."""

    case: Case
    number: int
    evidence: Selected

    @property
    def claim(self) -> str:
        return self.case.claims[self.number]

    @property
    def key(self) -> tuple[int, int]:
        """What tells the claim from all others."""
        return id(self.case), self.number


def _ruled(case: Case, judged: Judged) -> Ruling:
    evidence = judged.evidence
    said = {normal_words(judged.claim), normal_words(case.statement.plain)}
    told = (text for text in evidence.sentences if not text.rstrip("”’\"' ").endswith("?"))
    if any(len(words) >= WHOLE for words in said.intersection(map(normal_words, told))):
        return verbatim(judged)
    found = compared(judged.claim, evidence.sentences, evidence.said, evidence.follows)
    found = found.beside(case.statement.plain, judged.claim, evidence.sentences)
    return ruling(judged, in_office(found, judged.claim, evidence.source))


_RETRIED: Final = frozenset({"unsupported", "contradicted"})
"""Verdicts on a cited source after which others are looked at."""


def _distinct(sources: Iterable[Source]) -> list[Source]:
    return list({source.article.id: source for source in sources}.values())


def _lost_notes(lost: Iterable[str]) -> dict[str, None]:
    """Say which citations name no source."""
    marks = list(lost)
    named = [f"citation {mark} names no source we have" for mark in marks[:_LOST]]
    more = len(marks) - len(named)
    return dict.fromkeys([*named, *([f"{more} more citations name no source we have"] if more > 0 else [])])
