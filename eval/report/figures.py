"""The first half of a report: what the run comes to, in tables that are plots and plots that have tables."""

from collections.abc import Mapping, Sequence

import numpy as np

from eval.aggregate import Aggregate, aggregate
from eval.metrics import METRICS
from eval.report import confusion as outcomes
from eval.report.markup import esc, line, table, words
from eval.report.say import OUTCOMES, count, metric_name, number, type_name
from eval.report.told import Told
from eval.report.track import whisker

Slices = Mapping[str, Mapping[str, Aggregate]]


def right_aggregate(told: Told, kind: str | None = None) -> Aggregate:
    """Return the share of questions that count right, of one type or of all, with its interval."""
    pairs = zip(told.gold, told.worths, strict=True)
    return aggregate(one.right for question, one in pairs if kind in (None, question.type))


def metrics_section(told: Told) -> str:
    """Return every metric over all questions, with its interval, and what each means."""
    rows = [_row("right", right_aggregate(told))]
    rows += [
        _row(metric.name, found)
        for metric in METRICS
        if metric.unit == "share" and (found := told.scores.overall.get(metric.name)) and found.n
    ]
    head = ("Metric", '<span class="scale"><i>0</i><i>.5</i><i>1</i></span>', "Mean", "95 %", "n")
    meanings = "".join(
        f"<dt>{line(metric_name(name))} <code>{line(name)}</code></dt><dd>{line(told_)}</dd>"
        for name, told_ in _meanings(told)
    )
    return (
        '<section id="metrics"><h2>Metrics</h2><p class="lead">A dot is the mean, the line its 95 % '
        "interval: the percentile bootstrap over the questions that the metric applies to.</p>"
        + table(head, rows, caption="Each metric with its interval", numbers=3, kind="dots")
        + f"<details><summary>What each metric means</summary><dl>{meanings}</dl></details></section>"
    )


def _row(name: str, found: Aggregate) -> Sequence[str]:
    interval = f"{number(found.low)} – {number(found.high)}" if found.low is not None else "–"
    strong = f"<strong>{line(metric_name(name))}</strong>" if name == "right" else line(metric_name(name))
    return (
        strong,
        whisker(found.mean, found.low, found.high),
        number(found.mean),
        interval,
        f"{found.n:,}",
    )


def _meanings(told: Told) -> list[tuple[str, str]]:
    from eval.report.worth import DEFINITION

    found = [("right", DEFINITION)]
    for metric in METRICS:
        known = told.scores.overall.get(metric.name)
        if known and known.n:
            found.append((metric.name, (metric.__doc__ or "").strip().split("\n\n", 1)[0]))
    return found


SLICED = ("must_say", "gold_source_cited", "evidence_quote_recall", "answered_rightly", "choice_accuracy")
"""Metrics that are shown by outlet and by age, where they apply."""


def types_section(told: Told) -> str:
    """Return a small table for each metric that applies to more than one type of question."""
    by_type = told.scores.by_type
    names = [
        metric.name for metric in METRICS if metric.unit == "share" and metric.name in told.scores.overall
    ]
    right = _card("right", {kind: right_aggregate(told, kind) for kind in by_type}, "type of question")
    cards = right + "".join(_card(name, _picked(by_type, name), "type of question") for name in names)
    if not cards:
        return ""
    slices = _sliced(told.scores.by_outlet, "outlet") + _sliced(told.scores.by_age, "age of the article")
    return (
        f'<section id="types"><h2>By type of question</h2><div class="cards">{cards}</div>{slices}</section>'
    )


def _sliced(slices: Slices, what: str) -> str:
    """Return the main metrics by something else than the type, folded."""
    cards = "".join(_card(name, _picked(slices, name), what) for name in SLICED)
    if not cards:
        return ""
    return f'<details><summary>By {line(what)}</summary><div class="cards">{cards}</div></details>'


def _picked(slices: Slices, name: str) -> dict[str, Aggregate]:
    return {kind: values[name] for kind, values in slices.items() if name in values}


def _card(name: str, values: Mapping[str, Aggregate], what: str) -> str:
    """Return one metric by what the questions are split by; nothing where all are of one kind."""
    known = {kind: value for kind, value in values.items() if value.n}
    if len(known) < 2:
        return ""
    rows = [
        (words(type_name(kind)), whisker(one.mean, one.low, one.high), number(one.mean), f"{one.n:,}")
        for kind, one in known.items()
    ]
    title = metric_name(name)
    return (
        f'<div class="card"><h3>{line(title)}</h3>'
        + table(
            (line(what.capitalize()), "", "Mean", "n"),
            rows,
            caption=f"{title}, by {what}",
            numbers=2,
            kind="dots",
        )
        + "</div>"
    )


def outcomes_section(told: Told) -> str:
    """Return the table of expected and given outcomes, each cell shaded by its share of the row."""
    found = outcomes.confusion(told)
    rows = []
    for expected in found.expected:
        row = found.row(expected)
        total = sum(row) or 1
        cells = [
            f'<span class="heat{" fit" if outcomes.fits(expected, given) else ""}" '
            f'style="--s:{value / total:.3f}">{value:,}<small>{value / total:.0%}</small></span>'
            for given, value in zip(found.given, row, strict=True)
        ]
        rows.append((line(OUTCOMES[expected]), *cells, f"{sum(row):,}"))
    head = ("Expected", *(line(OUTCOMES[given]) for given in found.given), "All")
    return (
        '<section id="outcomes"><h2>Outcomes, expected and given</h2>'
        f'<p class="lead">{line(outcomes.DEFINITION)} Framed cells are as expected.</p>'
        + table(
            head,
            rows,
            caption="Outcomes, expected in rows and given in columns",
            numbers=len(head) - 1,
            kind="matrix",
        )
        + "</section>"
    )


def facts_section(told: Told) -> str:
    """Return what the run rests on."""
    rows = [
        f"<dt>{line(name)}</dt><dd>{words(value)}</dd>" for name, value in _flat(told.facts) if value != ""
    ]
    notes = "".join(f"<li>{words(note)}</li>" for note in told.notes)
    said = (
        f"<details><summary>{count(len(told.notes), 'note')}</summary><ul>{notes}</ul></details>"
        if notes
        else ""
    )
    return (
        f'<section id="facts"><h2>What it rests on</h2>{said}'
        "<details><summary>Settings, versions, models</summary>"
        f'<dl class="facts">{"".join(rows)}</dl></details></section>'
    )


def _flat(facts: Mapping[str, object], before: str = "") -> list[tuple[str, str]]:
    """Return nested facts as names with dots and their values as text."""
    found: list[tuple[str, str]] = []
    for name in facts:
        value = facts[name]
        if isinstance(value, Mapping):
            found += _flat(value, f"{before}{name}.")
        elif isinstance(value, list | tuple):
            found.append((before + name, " ".join(map(str, value))))
        else:
            found.append((before + name, "" if value is None else str(value)))
    return found


def tiles(told: Told) -> str:
    """Return the four numbers that come first."""
    right = right_aggregate(told)
    failed = sum(one.answer is None for one in told.recorded)
    times = [ms for one in told.scores.questions if (ms := one.values.get("latency")) is not None]
    median = number(float(np.median([float(ms) for ms in times])), "ms") if times else "–"
    interval = f"{number(right.low)} – {number(right.high)}" if right.low is not None else "–"
    return (
        '<ul class="tiles">'
        + _tile(number(right.mean), f"count right, 95 % {interval}")
        + _tile(f"{len(told.gold):,}", "questions" if len(told.gold) != 1 else "question")
        + _tile(f"{failed:,}", "failed with an error")
        + _tile(median, "to answer, median")
        + "</ul>"
    )


def _tile(value: str, said: str) -> str:
    return f"<li><b>{esc(value)}</b><span>{line(said)}</span></li>"
