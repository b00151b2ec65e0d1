"""Quotation marks are a promise: whether the sources keep it, what differs, and who really said the words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from answer.check.draft import Statement
from answer.check.quotes import Change, Found, Quoted, speaker_of
from answer.check.report import Verdict
from answer.check.shown import shown
from answer.check.source import Source
from answer.lexicon import COMMON_OPENERS, NO_PERSON, NO_SPEAKER, OUTLET_NOUNS, TITLES
from answer.speech import SPEECH_STEMS, Said, person
from answer.tokens import names, tokens

_CHANGES: Final = 6
"""Differences that a reason names one by one."""
_REACH: Final = 2
"""Words from a name that opens a sentence to its verb of saying."""
_KINDS: Final = {"verbatim": 0, "altered": 1, "stitched": 2, "absent": 3}
_NOBODY: Final = (
    NO_PERSON | NO_SPEAKER | OUTLET_NOUNS | TITLES | {"government", "ministry", "police", "pentagon"}
)
"""Who may speak for somebody else, as far as last words of names tell."""

More = Callable[[str], Sequence[Source]]
"""Looks for sources that may have these words."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A quotation, and what became of it.

    Attributes:
        source: where its words were found best; None where they are in no source.
        found: how.
        verdict: None where it is kept, or is perhaps no quotation but a term.
        reason: what is wrong with it.
        better: the source that has it word for word, where the cited one has not.
    """

    quoted: Quoted
    source: Source | None
    found: Found
    verdict: Verdict | None = None
    reason: str = ""
    better: Source | None = None


def promises(
    statement: Statement, sources: Sequence[Source], others: Sequence[Source], more: More, *, cites: bool
) -> list[Promise]:
    """Look up what a statement quotes.

    Args:
        statement: a sentence of the draft.
        sources: those that it cites, or else the nearest.
        others: sources near it that it does not cite.
        more: finds further sources for a quotation that is in none of these.
        cites: whether `sources` are the cited ones.
    """
    return [_promise(statement, one, sources, others, more, cites=cites) for one in statement.quotes]


def _promise(
    statement: Statement,
    quoted: Quoted,
    sources: Sequence[Source],
    others: Sequence[Source],
    more: More,
    *,
    cites: bool,
) -> Promise:
    here = _best(quoted, sources)
    if here is not None and here[1].kind == "verbatim":
        return _spoken(statement, quoted, *here)
    if quoted.short or quoted.title:
        return Promise(quoted, None, Found("absent"))
    there = _best(quoted, others)
    if there is None or there[1].kind != "verbatim":
        there = _better(there, _best(quoted, more(quoted.text)))
    if there is not None and there[1].kind == "verbatim":
        kept = _spoken(statement, quoted, *there)
        if not cites or kept.verdict is not None:
            return kept
        name = shown(there[0].name)
        reason = f"{shown(quoted.text)} is a quotation from {name}, not from the source that is cited"
        return Promise(quoted, there[0], there[1], "wrong_source", reason, there[0])
    found = here if cites and here is not None and here[1].kind != "absent" else _better(here, there)
    if found is None or found[1].kind == "absent":
        where = "the source that is cited" if cites else "any of the sources"
        reason = f"{shown(quoted.text)} is not in {where}"
        return Promise(quoted, None, Found("absent"), "misquoted", reason)
    return Promise(quoted, *found, "misquoted", _misquoted(quoted, *found))


def _best(quoted: Quoted, sources: Sequence[Source]) -> tuple[Source, Found] | None:
    """Return the source that has the words best; the first of equals."""
    best: tuple[Source, Found] | None = None
    for source in sources:
        best = _better(best, (source, source.quotes.look_up(quoted.text)))
        if best is not None and best[1].kind == "verbatim":
            break
    return best


def _better(a: tuple[Source, Found] | None, b: tuple[Source, Found] | None) -> tuple[Source, Found] | None:
    if a is None or b is None:
        return a or b
    return b if _badness(b[1]) < _badness(a[1]) else a


def _badness(found: Found) -> tuple[int, int]:
    return _KINDS[found.kind], len(found.changes)


def _spoken(statement: Statement, quoted: Quoted, source: Source, found: Found) -> Promise:
    """Return a quotation that is verbatim, contradicted where it is somebody else's."""
    said, real = speaker_of(statement, quoted) or _opening(statement), found.speaker
    if said is None or real is None or not real.person or said.last in _NOBODY:
        return Promise(quoted, source, found)  # perhaps its author's own words
    around = [n for span in found.spans for n in source.at(*span)]
    if _same(said, real) or any(_same(said, one) for n in around for one in source.speakers[n]):
        return _as_quoted(quoted, source, found)
    reason = f"{shown(quoted.text)} is said by {real.name} in the source, not by {said.name}"
    return Promise(quoted, source, found, "contradicted", reason)


def _as_quoted(quoted: Quoted, source: Source, found: Found) -> Promise:
    """Return a quotation that a person is let say; kept in part where the source does not quote the words."""
    if quoted.short or quoted.title or not all(map(source.tells, found.spans)):
        return Promise(quoted, source, found)
    reason = f"{shown(quoted.text)} is how the source tells it, which quotes nobody there"
    return Promise(quoted, source, found, "partly", reason)


def _opening(statement: Statement) -> Said | None:
    """Whom a sentence lets speak that opens with a last name alone, "Roe said ..."."""
    words = tokens(statement.plain)
    found = names(statement.plain)
    if not found or found[0].start > 2 or found[0].parts[0] in COMMON_OPENERS:
        return None
    if any(one.start <= found[0].start < one.end for one in statement.quotes):
        return None  # the word opens what is quoted
    after = [word.stem for word in words if word.start >= found[0].end][:_REACH]
    return Said(person(found[0]), found[0].last) if SPEECH_STEMS.intersection(after) else None


def _same(a: Said, b: Said) -> bool:
    """Whether two names may be of one person."""
    words = ({word.normal for word in tokens(one.name)} | {one.last} for one in (a, b))
    first, second = words
    return a.last in second or b.last in first


def _misquoted(quoted: Quoted, source: Source, found: Found) -> str:
    if found.kind == "stitched":
        parts = [source.article.text[start:end] for start, end in found.spans]
        return f"the quotation is put together from {len(parts)} places: {', '.join(map(shown, parts))}"
    said = [_change(one) for one in found.changes[:_CHANGES]]
    more = len(found.changes) - len(said)
    listed = "; ".join(said) + (f"; and {more} more" if more > 0 else "")
    return f"the quotation is not word for word: {listed}" if listed else f"{shown(quoted.text)} is altered"


def _change(one: Change) -> str:
    if not one.said:
        return f"{shown(one.found)} is left out"
    if not one.found:
        return f"{shown(one.said)} is not in the source"
    return f"{shown(one.said)} is {shown(one.found)} in the source"
