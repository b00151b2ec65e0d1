"""How far putting articles in is, and what came of it, as HTML."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from index.catalogue import Card
from ui.ingestion import Tally, names_itself, tally
from ui.web.cite import target
from ui.web.html import esc, line, safe_url, shortened
from ui.web.library.parts import button, words
from ui.web.library.taking import Taking
from ui.web.say import say
from ui.web.standing import told
from ui.web.words import count

if TYPE_CHECKING:
    from index.summary import IngestReport, Progress

OPEN = 12
"""Articles up to which the list of those that came in is open from the start."""
SHOWN = 30
"""Articles and failures that are listed; the rest is counted."""
LONGEST = 140
MOST_UNDONE = 1000
"""Articles that came in up to which they can be taken out again at once: so many are kept to be put back."""

CardOf = Callable[[str], Card | None]
"""What is known of an article by its id; None of one that is gone again."""


def taking_html(taking: Taking, card: CardOf, *, mine: bool) -> str:
    """Return where an ingest stands: its progress while it runs, then its report or what broke it.

    Args:
        taking: the ingest.
        card: looks articles up.
        mine: whether whoever looks has begun it; others see that one runs, and no report.
    """
    if not taking.over.is_set():
        return _progress_html(taking)
    if not mine:
        return ""
    if taking.report is None:
        return _error_html(taking.error or say("library.broke"))
    return _report_html(taking, taking.report, card)


def _progress_html(taking: Taking) -> str:
    progress = taking.progress
    said = say("library.stopping") if taking.stopping.is_set() else _far(progress)
    stop = "" if taking.stopping.is_set() else button("stop", "stop")
    part = ""
    if progress is not None and progress.total:
        part = f' value="{min(progress.done, progress.total)}" max="{progress.total}"'
    return (
        '<section class="dl-lib-progress">'
        f'<div><h3>{words("under_way")}</h3><p role="status">{line(said)}</p>'
        f'<progress aria-label="{words("under_way")}"{part}></progress></div>{stop}</section>'
    )


def _far(progress: "Progress | None") -> str:
    if progress is None:
        return say("library.beginning")
    said = told(progress)
    return said[:1].upper() + said[1:] + "."


def _error_html(sentence: str) -> str:
    return (
        f'<section class="dl-notice dl-bad dl-lib-report" role="alert"><h3>{words("failed_whole")}</h3>'
        f"<p>{line(sentence)}</p>{button('away', 'away')}</section>"
    )


def _report_html(taking: Taking, report: "IngestReport", card: CardOf) -> str:
    found = tally(report)
    nothing = found.nothing
    news = found.added or found.changed
    heading = say("library.report_none" if nothing else "library.report" if news else "library.report_same")
    if taking.stopping.is_set():
        heading = say("library.report_stopped")
    parts = [
        _list(
            "list_added",
            [_article(one, card) for one in report.added],
            open_=len(report.added) <= OPEN,
        ),
        _list("list_changed", [_article(one, card) for one in report.changed], open_=True),
        _list(
            "list_copies",
            [_copy(one["id"], one["copy_of"], one["uri"], card) for one in report.copies],
        ),
        _list("list_failed", [_failure(one) for one in report.failed], open_=True),
    ]
    notes = [*taking.notes, *report.notes]
    if report.pending:
        notes.append(say("library.pending", count=count(report.pending, "passage")))
    told_ = "".join(f'<p class="dl-lib-note">{line(note)}</p>' for note in notes)
    undo = _undo(report) if 0 < len(report.added) <= MOST_UNDONE else ""
    return (
        f'<section class="dl-lib-report{" dl-notice dl-bad" if nothing and found.failed else ""}">'
        f'<h3 tabindex="-1">{line(heading)}</h3><p class="dl-lib-tally" role="status">{_sentence(found)}</p>'
        f"{''.join(parts)}{told_}"
        f'<p class="dl-lib-buttons">{button("away", "away")}{undo}</p></section>'
    )


def _undo(report: "IngestReport") -> str:
    ids = esc(" ".join(report.added))
    return button("take-out", "take_out", kind="dl-quiet", data=f' data-ids="{ids}"')


def _sentence(found: Tally) -> str:
    """Say in one line what came in and what did not: "12 added, 1 of them a near copy, 3 unchanged"."""
    numbers = {
        "added": found.added, "changed": found.changed, "near": found.near, "exact": found.exact,
        "unchanged": found.unchanged, "removed": found.removed, "failed": found.failed,
    }  # fmt: skip
    said = [
        say(f"library.tally_{name}{'_one' if number == 1 else ''}", count=f"{number:,}")
        for name, number in numbers.items()
        if number
    ]
    return line(", ".join(said) + "." if said else say("library.tally_nothing"))


def _list(key: str, items: Sequence[str], *, open_: bool = False) -> str:
    if not items:
        return ""
    shown = "".join(f"<li>{one}</li>" for one in items[:SHOWN])
    more = len(items) - SHOWN
    rest = f"<li>{words('and_more', count=f'{more:,}')}</li>" if more > 0 else ""
    said = words(key, count=f"{len(items):,}")
    return (
        f'<details class="dl-lib-listed"{" open" if open_ else ""}><summary>{said}</summary>'
        f"<ul>{shown}{rest}</ul></details>"
    )


def _article(article: str, card: CardOf) -> str:
    known = card(article)
    if known is None:
        return words("gone")
    title = line(shortened(known.title or say("library.untitled"), LONGEST))
    outlet = f' <span class="dl-meta">{line(shortened(known.outlet, LONGEST))}</span>' if known.outlet else ""
    return f'<a dir="auto" href="{esc(target(article, ()))}">{title}</a>{outlet}'


def _copy(article: str, original: str, uri: str, card: CardOf) -> str:
    if article == original:
        return say("library.exact_copy", name=_name(uri), title=_article(original, card))
    return say("library.near_copy", name=_article(article, card), title=_article(original, card))


def _failure(failure: Mapping[str, str]) -> str:
    uri, reason, remedy = (failure[name] for name in ("uri", "reason", "remedy"))
    name = "" if names_itself(uri, reason) else f"<strong>{_name(uri)}</strong>: "
    if "--" in remedy:
        remedy = say("library.by_command", remedy=remedy)
    return f'{name}<span dir="auto">{line(reason)}</span>; {line(remedy)}.'


def _name(uri: str) -> str:
    """Return what an input is called: an address whole, of a path its last part."""
    name = uri if safe_url(uri) else uri.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    return line(shortened(name, LONGEST))
