"""From checked sentences to an answer: statements, and sources numbered by article as they first appear."""

from collections.abc import Sequence
from dataclasses import replace

from answer.answer import Answer, Conflict, Outcome, Quote, Side, Source, Statement
from answer.compose import source
from answer.found import Found
from answer.model.verify import Place, Verified


def assemble(found: Found, said: Sequence[Verified], outcome: Outcome, own: Answer | None = None) -> Answer:
    """Make an answer of checked sentences.

    Args:
        found: what the question found.
        said: the sentences, in order.
        outcome: of the answer, unless the sources disagree.
        own: what the sources' own sentences answer. Where it shows a disagreement, so does this answer, with
            the sentences of any side that is missing; its short answer is kept where a sentence has it.
    """
    if own is None:
        return found.answer(outcome, *_numbered(found, said))
    said = [*said, *_missing_sides(said, own)]
    statements, sources = _numbered(found, said)
    numbers = {one.article: one.n for one in sources}
    conflicts = tuple(_renumbered(one, own, numbers) for one in own.conflicts)
    short = own.short if own.short and any(_has(one.text, own.short) for one in statements) else None
    return found.answer(
        "conflicting" if conflicts else outcome, statements, sources, short=short, conflicts=conflicts
    )


def _numbered(found: Found, said: Sequence[Verified]) -> tuple[tuple[Statement, ...], tuple[Source, ...]]:
    numbers: dict[str, int] = {}
    quotes: dict[str, list[Quote]] = {}
    statements = []
    for index, one in enumerate(said):
        cited = one.places if one.verdict == "supported" else one.places[:1]
        for place in cited:
            numbers.setdefault(place.article, len(numbers) + 1)
            text = found.articles[place.article].text[place.start : place.end]
            quotes.setdefault(place.article, []).append(Quote(text, place.start, place.end, index))
        citations = tuple(sorted({numbers[place.article] for place in cited}))
        statements.append(
            Statement(one.text, citations, one.verdict, round(one.score, 4), speaker=one.speaker)
        )
    made = tuple(source(n, found.articles[name], tuple(quotes[name])) for name, n in numbers.items())
    return tuple(statements), made


def _missing_sides(said: Sequence[Verified], own: Answer) -> list[Verified]:
    """The sources' own sentences for every side of a disagreement that the sentences do not cite."""
    articles = {one.n: one.article for one in own.sources}
    cited = {place.article for one in said if one.verdict == "supported" for place in one.places}
    wanted = {
        n
        for conflict in own.conflicts
        for side in conflict.sides
        if not any(articles[n] in cited for n in side.citations)
        for n in side.citations
    }
    return [_own(index, one, own) for index, one in enumerate(own.statements) if wanted & set(one.citations)]


def _own(index: int, statement: Statement, own: Answer) -> Verified:
    """A statement of the extractive answer as a checked sentence."""
    places = [
        Place(one.article, q.start, q.end) for one in own.sources for q in one.quotes if q.statement == index
    ]
    return Verified(statement.text, "supported", statement.score or 1.0, tuple(places), statement.speaker)


def _renumbered(conflict: Conflict, own: Answer, numbers: dict[str, int]) -> Conflict:
    articles = {one.n: one.article for one in own.sources}
    sides = tuple(
        Side(side.text, tuple(sorted(numbers[a] for n in side.citations if (a := articles[n]) in numbers)))
        for side in conflict.sides
    )
    return replace(conflict, sides=sides)


def _has(text: str, short: str) -> bool:
    return short.casefold() in text.casefold()
