"""What refusing more would do: the run's own answers, withheld where they are less sure than a threshold."""

from collections.abc import Sequence

from eval.curve import Curve, Point, curve_of
from eval.report.markup import line, table
from eval.report.plot import Plot, share_axis
from eval.report.say import number
from eval.report.told import Told

SURE = {"relevance": "relevance of the best passage found", "score": "best score of a statement"}
KEPT = "answered, of the answerable"
DUE = "refused, of the unanswerable"
PRECISE = "unanswerable, of the refused"
THRESHOLD = (
    "If answers less sure than a threshold were withheld: how many of the answerable questions would still "
    "be answered, how many of the unanswerable refused, how many refusals would be due. How sure an answer "
    "is: the {sure}. The lines begin with the run as it is."
)
RISK = (
    "Of the answers that would still be given, the share that is wrong, over the share of questions that "
    "would get one, with its 95 % interval. The sooner the curve falls to the left, the more it is worth to "
    "refuse what is unsure. Area under it: {area}."
)
ALIKE = (
    "All answers of the run are equally sure, so that no threshold tells them apart. A run with --hits goes "
    "by the reader's relevance instead."
)


def refusing(told: Told) -> tuple[Curve | None, str]:
    """Return the curve of a run, and a sentence where there is none to draw."""
    found = curve_of(told.gold, told.recorded, told.scores)
    if found is None:
        return None, ""
    return (found, "") if len(found.points) > 1 else (None, ALIKE)


def threshold_plot(found: Curve) -> str:
    """Plot answers and refusals over the threshold."""
    series = (
        (KEPT, "first", [(one.threshold, one.answered) for one in found.points]),
        (DUE, "second", [(one.threshold, one.refusal_recall) for one in found.points]),
        (PRECISE, "third", [(one.threshold, one.refusal_precision) for one in found.points]),
    )
    plot = Plot(
        share_axis("threshold"), share_axis("share of questions"), "Answers and refusals by threshold."
    )
    shown = [(name, kind, known) for name, kind, points in series if (known := _known(points))]
    for _, kind, known in shown:
        plot.line(known, kind)
    plot.legend([(name, kind) for name, kind, _ in shown])
    return plot.svg()


def risk_plot(found: Curve) -> str | None:
    """Plot the share of wrong answers over the share of questions that are answered."""
    points = [one for one in found.points if one.risk is not None]
    if len(points) < 2:
        return None
    label = "Share of wrong answers over the share of questions answered."
    plot = Plot(share_axis("share of questions answered"), share_axis("share of wrong answers"), label)
    plot.band([(one.coverage, one.low or 0.0, one.high or 0.0) for one in points])
    plot.line(_known([(one.coverage, one.risk) for one in points]), "first")
    return plot.svg()


def threshold_table(found: Curve) -> str:
    """Return every point as numbers."""
    head = (
        "Threshold",
        "Answered",
        KEPT.capitalize(),
        DUE.capitalize(),
        PRECISE.capitalize(),
        "Wrong",
        "95 %",
    )
    return table(
        map(line, head),
        map(_row, found.points),
        caption="Answers and refusals by threshold",
        numbers=len(head) - 1,
    )


def _row(one: Point) -> Sequence[str]:
    values = (one.coverage, one.answered, one.refusal_recall, one.refusal_precision, one.risk)
    interval = "–" if one.low is None else f"{number(one.low)} – {number(one.high)}"
    return (number(one.threshold), *map(number, values), interval)


def _known(points: Sequence[tuple[float, float | None]]) -> list[tuple[float, float]]:
    return [(x, y) for x, y in points if y is not None]
