"""What was found about a statement, put together: one verdict, its score, its reasons, its evidence."""

from collections.abc import Iterable, Sequence

from answer.check.case import Case
from answer.check.promises import Promise
from answer.check.report import Checked, Claim, Evidence, Verdict
from answer.check.shown import shown
from answer.check.source import Source
from answer.check.verdicts import DIFFERS, Ruling, said, together, worst

_BROKEN = 0.1
_WORTH: dict[Verdict, float] = {"contradicted": DIFFERS, "partly": 0.5}
"""What a score is multiplied by where a quotation is not one, by the verdict that this leads to."""


def checked(case: Case, *, marked: bool) -> Checked:
    """Return the verdict on a statement.

    Args:
        case: the statement, with all that was found about it.
        marked: whether its text has citation marks at all.
    """
    statement, rulings = case.statement, case.chosen(case.cited or case.near)
    verdict = together([one.verdict for one in rulings]) if rulings else "unsupported"
    score = min((one.score for one in rulings), default=0.0)
    reasons = list(_reasons(case, rulings, verdict))
    better = _better(case) if case.cited and verdict in {"unsupported", "contradicted"} else None
    if better is not None:
        verdict = "wrong_source"
        reasons.insert(0, f"{shown(better.name)} bears this out, the source that is cited does not")
    elif case.dangling and not case.cited and verdict == "supported":
        verdict, better = "wrong_source", rulings[0].judged.evidence.source
    unknown = verdict == "unsupported" and not case.cited  # perhaps of an article that we have not
    faults = [one for one in case.promises if one.verdict is not None]
    if broken := [one for one in faults if one.source is not None or not unknown]:
        verdict = worst([verdict, *(one.verdict for one in broken if one.verdict is not None)])
        score *= _WORTH.get(verdict, _BROKEN)
        better = better or next((one.better for one in broken if one.better), None)
    elif marked and not statement.citations and verdict == "unsupported":
        verdict = "uncited"
        reasons.insert(0, "it has no citation")
    reasons = [one.reason for one in faults] + reasons
    reasons += [f"citation {mark} names no source we have" for mark in case.lost]
    return Checked(
        text=statement.text,
        start=statement.start,
        end=statement.end,
        citations=statement.citations,
        verdict=verdict,
        score=round(score, 4),
        reasons=tuple(dict.fromkeys(reasons)),
        claims=_claims(case, rulings),
        evidence=tuple(_evidence(case.promises, rulings, better, case)),
        better_source=better.article.uri if better is not None else None,
    )


def _claims(case: Case, rulings: Sequence[Ruling]) -> tuple[Claim, ...]:
    verdicts: list[Verdict] = [one.verdict for one in rulings] or ["unsupported"] * len(case.claims)
    return tuple(Claim(text, verdict) for text, verdict in zip(case.claims, verdicts, strict=True))


def _reasons(case: Case, rulings: Sequence[Ruling], verdict: Verdict) -> Iterable[str]:
    """Say why a statement is not simply supported, naming the part where it has several."""
    if not rulings:
        yield "no source tells of this"
        return
    named = any(one.verdict == "contradicted" for one in case.promises)  # whose words they are was said
    speakers = {
        one.reason for ruled in rulings for one in ruled.differences if one.kind == "speaker" and named
    }
    where = "the source that is cited" if case.cited else "the sources"
    for claim, one in zip(case.claims, rulings, strict=True):
        if one.verdict == "unsupported":
            what = shown(claim) if len(case.claims) > 1 and verdict == "partly" else "this"
            near = f"; nearest is {said(one.judged)}" if one.judged.evidence.spans else ""
            yield f"{where} {'does' if case.cited else 'do'} not bear {what} out{near}"
        yield from (reason for reason in one.reasons if reason not in speakers)


def _better(case: Case) -> Source | None:
    """Return a source near the statement that bears all of it out, if there is one."""
    for source in case.near:
        rulings = case.rulings.get(source.article.id, [])
        if rulings and all(one.verdict == "supported" for one in rulings):
            return source
    return None


def _evidence(
    kept: Sequence[Promise], rulings: Sequence[Ruling], better: Source | None, case: Case
) -> Iterable[Evidence]:
    """Yield the words that were compared, each once: those quoted, then the best for each claim."""
    found: dict[tuple[str, int, int], Source] = {}
    for one in kept:
        if one.source is not None:
            found.update(
                dict.fromkeys(((one.source.article.id, *span) for span in one.found.spans), one.source)
            )
    more = case.rulings.get(better.article.id, []) if better is not None else []
    for ruled in (*more, *rulings):
        evidence = ruled.judged.evidence
        spans = ((evidence.source.article.id, *span) for span in evidence.best)
        found.update(dict.fromkeys(spans, evidence.source))
    for (_, start, end), source in found.items():
        text = source.article.text[start:end]
        yield Evidence(source.article.id, source.article.uri, text, start, end)
