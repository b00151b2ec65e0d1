"""Runs as HTML: the one at work, those that wait, and the table of all, by set."""

from collections.abc import Sequence
from itertools import groupby

from eval.report.say import metric_name, number
from ui.web.evaluation.parts import button, moment, words
from ui.web.evaluation.runs import Run, Runs
from ui.web.evaluation.sofar import METRICS, SoFar
from ui.web.evaluation.summary import Aggregates, history_html, summary_of
from ui.web.html import esc, line
from ui.web.say import say
from ui.web.words import count, lasting

SHOWN = ("right", "must_say", "gold_source_cited", "refused_rightly")
"""The metrics of the table."""


def now_html(run: Run, so_far: SoFar | None, waiting: Sequence[Run]) -> str:
    """Return how far the run at work is, and which wait for it."""
    done, total = (so_far.done, so_far.total) if so_far else (run.done, run.start.questions)
    means = "".join(
        f"<div><dt>{line(metric_name(name))}</dt><dd>{number(so_far.means[name])}</dd></div>"
        for name in METRICS
        if so_far and name in so_far.means
    )
    title = say("evaluation.running", name=run.label, set=run.start.set)
    queue = "".join(
        f"<li>{words(say('evaluation.waits', name=one.label, set=one.start.set))} "
        f"{button('cancel', say('evaluation.cancel'), one.id, kind='dl-quiet', about=one.label)}</li>"
        for one in waiting
    )
    return (
        f'<section class="dl-ev-now" aria-label="{line(say("evaluation.at_work_label"))}">'
        f'<header class="dl-ev-head"><h3>{words(title)}</h3>'
        f"{button('cancel', say('evaluation.cancel'), run.id)}</header>"
        f'<progress max="{max(total, 1)}" value="{done}" '
        f'aria-label="{line(say("evaluation.progress"))}"></progress>'
        f'<p class="dl-ev-pace">{line(_pace(done, total, so_far))}</p>'
        f'<dl class="dl-ev-means">{means}</dl><ul class="dl-ev-queue">{queue}</ul></section>'
    )


def _pace(done: int, total: int, so_far: SoFar | None) -> str:
    """Say how far it is: "12 of 55 questions, 2.6 a second, 17 seconds left"."""
    parts = [say("evaluation.done_of", done=f"{done:,}", total=count(total, "question"))]
    if so_far is None or not done:
        parts.append(say("evaluation.opening"))
    elif done >= total:
        parts.append(say("evaluation.summing"))
    elif so_far.rate is not None and so_far.left is not None:
        parts.append(say("evaluation.a_second", rate=f"{so_far.rate:.1f}"))
        parts.append(say("evaluation.left", time=lasting(so_far.left)))
    if so_far and so_far.failed:
        parts.append(say("evaluation.failed", count=f"{so_far.failed:,}"))
    return ", ".join(parts)


def runs_html(runs: Runs, listed: Sequence[Run], waiting: Sequence[str]) -> str:
    """Return all runs by set, the set of the newest run first."""
    several = sum(run.state == "finished" for run in listed) > 1
    compare = button("compare", say("evaluation.compare")) if several else ""
    head = f'<header class="dl-ev-head"><h3>{line(say("evaluation.runs"))}</h3>{compare}</header>'
    if not listed:
        empty = f'<p class="dl-empty">{line(say("evaluation.no_runs"))}</p>'
        return f'<section class="dl-ev-runs">{head}{empty}</section>'
    groups = {key: list(of) for key, of in groupby(sorted(listed, key=_set), key=_set)}
    newest = sorted(groups.values(), key=lambda of: max(run.start.started for run in of), reverse=True)
    tables = "".join(_group(runs, of, waiting) for of in newest)
    hint = f'<p class="dl-ev-soft">{line(say("evaluation.compare_hint"))}</p>' if several else ""
    return f'<section class="dl-ev-runs">{head}{hint}{tables}</section>'


def _set(run: Run) -> tuple[str, str]:
    """Runs of the same questions belong together; before the first is asked, those of the same file."""
    return (run.start.gold, "") if run.start.gold else ("", run.sha256)


def _group(runs: Runs, of: Sequence[Run], waiting: Sequence[str]) -> str:
    ordered = sorted(of, key=lambda run: (run.start.started, run.id))
    summed = [(at, run, summary_of(runs, run)) for at, run in enumerate(ordered, 1)]
    finished = [one for one in summed if one[1].state == "finished"]
    rows = "".join(_row(at, run, known, waiting) for at, run, known in reversed(summed))
    title = say(
        "evaluation.of_set", set=ordered[-1].start.set, count=count(ordered[-1].start.questions, "question")
    )
    names = "".join(
        f'<th scope="col" class="dl-number-cell">{line(metric_name(name))}</th>' for name in SHOWN
    )
    heads = (
        f'<th scope="col"><span class="dl-unseen">{line(say("evaluation.head_choose"))}</span></th>'
        f'<th scope="col">{line(say("evaluation.head_run"))}</th>{names}'
        f'<th scope="col" class="dl-number-cell">{line(say("evaluation.head_median"))}</th>'
        f'<th scope="col"><span class="dl-unseen">{line(say("evaluation.head_actions"))}</span></th>'
    )
    return (
        f"<h4>{words(title)}</h4>{history_html(finished)}"
        f'<table class="dl-table dl-ev-table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(at: int, run: Run, known: Aggregates, waiting: Sequence[str]) -> str:
    name = words(run.label)
    about = " · ".join(filter(None, (f"#{at}", moment(run.start.started), _settings(run))))
    if run.state == "finished":
        pick = (
            f'<input type="checkbox" data-pick="{esc(run.id)}" data-of="{esc(run.sha256)}" '
            f'aria-label="{line(say("evaluation.choose_to_compare", name=run.label))}">'
        )
        link = (
            '<button type="button" class="dl-ev-link" data-ev="report" '
            f'data-name="{esc(run.id)}">{name}</button>'
        )
        cells = "".join(_cell(metric, known) for metric in SHOWN)
        cells += (
            f'<td class="dl-number-cell" data-label="{line(say("evaluation.head_median"))}">'
            f"{number(run.median, 'ms')}</td>"
        )
        actions = button("remove", say("evaluation.delete"), run.id, kind="dl-quiet", about=run.label)
    else:
        pick, link = "", name
        cells = f'<td colspan="{len(SHOWN) + 1}">{_state(run, waiting)}</td>'
        actions = _mending(run, waiting)
    return (
        f'<tr><td>{pick}</td><th scope="row">{link}<span class="dl-ev-soft">{about}</span></th>{cells}'
        f'<td class="dl-ev-actions">{actions}</td></tr>'
    )


def _cell(metric: str, known: Aggregates) -> str:
    found = known.get(metric) or {}
    low, high = found.get("low"), found.get("high")
    between = f'<span class="dl-ev-soft">{number(low)} – {number(high)}</span>' if low is not None else ""
    return (
        f'<td class="dl-number-cell" data-label="{line(metric_name(metric))}">'
        f"{number(found.get('mean'))}{between}</td>"
    )


def _settings(run: Run) -> str:
    """Say what is not as usual."""
    said = [] if run.start.reader else [say("evaluation.without_reader")]
    said += [] if run.start.strict else [say("evaluation.not_strict")]
    return ", ".join(map(line, said))


def _state(run: Run, waiting: Sequence[str]) -> str:
    """Say how an unfinished run stands."""
    if run.state == "running":
        return line(say("evaluation.state_running"))
    if run.id in waiting:
        return line(say("evaluation.state_waiting"))
    so_far = say("evaluation.done_of", done=f"{run.done:,}", total=count(run.start.questions, "question"))
    if run.state == "elsewhere":
        return line(say("evaluation.state_elsewhere", done=so_far))
    said = line(say("evaluation.state_unfinished", done=so_far))
    return f'{said} <span class="dl-ev-trouble">{words(run.failure)}</span>' if run.failure else said


def _mending(run: Run, waiting: Sequence[str]) -> str:
    if run.state in ("running", "elsewhere"):
        return ""
    if run.id in waiting:
        return button("cancel", say("evaluation.cancel"), run.id, about=run.label)
    return button("resume", say("evaluation.resume"), run.id, about=run.label) + button(
        "remove", say("evaluation.delete"), run.id, kind="dl-quiet", about=run.label
    )
