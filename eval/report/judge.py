"""What a language model says of a run: apart from what rules measure, and how far the two agree."""

from collections.abc import Sequence

from eval.aggregate import Aggregate
from eval.judge.agreement import Agreement, Measured
from eval.judge.judgement import Judgement, judgement
from eval.judge.metrics import JUDGED
from eval.judge.opinion import CRITERIA, Missing, Opinion, Opinions
from eval.report.markup import line, table, words
from eval.report.say import count, metric_name, number, signed
from eval.report.told import Told
from eval.report.track import whisker

MISSING: dict[Missing, str] = {
    "late": "it took too long",
    "failed": "its server failed",
    "empty": "it said nothing",
    "refused": "it would not judge",
    "unreadable": "its reply was none",
    "too long": "the answer does not fit into its window",
}
LEAD = (
    "These verdicts are a model's, kept apart from the metrics: they can be wrong in ways that no interval "
    "shows. How far they agree with the rules stands below. Kappa is agreement beyond chance on yes and no, "
    "1 being perfect and 0 none; rank is Spearman's correlation."
)
NAMES = {criterion: metric.name for criterion, metric in zip(CRITERIA, JUDGED, strict=True)}


def judge_section(told: Told) -> str:
    """Return the verdicts and their agreement with the metrics; nothing where no model judged the run."""
    found = judgement(told.gold, told.recorded, told.scores.questions)
    if found is None:
        return ""
    meanings = "".join(
        f"<dt>{line(metric_name(metric.name))} <code>{line(metric.name)}</code></dt>"
        f"<dd>{line((metric.__doc__ or '').strip())} {line(metric.reference)}.</dd>"
        for metric in JUDGED
    )
    return (
        '<section id="judge"><h2>A language model’s verdict</h2>'
        f'<p class="lead">Judge: {words(found.judge)}, prompts {line(found.prompts)}. {line(LEAD)}</p>'
        f"{_verdicts(found)}{_agreements(found.agreement)}"
        f'<p class="hint">{_usage(found)}</p>'
        f"<details><summary>What the judge is asked</summary><dl>{meanings}</dl></details></section>"
    )


def _verdicts(found: Judgement) -> str:
    head = ("Verdict", '<span class="scale"><i>0</i><i>.5</i><i>1</i></span>', "Mean", "95 %", "n", "None")
    rows = [
        _row(name, one, sum(found.missing.get(name, {}).values()))
        for name, one in found.scores.overall.items()
    ]
    why = [
        f"{metric_name(name)}: " + ", ".join(f"{times} × {MISSING[kind]}" for kind, times in counts.items())
        for name, counts in found.missing.items()
    ]
    said = f'<p class="hint">No verdict: {line("; ".join(why))}.</p>' if why else ""
    return table(head, rows, caption="Verdicts of the judge", numbers=4, kind="dots") + said


def _row(name: str, one: Aggregate, missing: int) -> Sequence[str]:
    interval = f"{number(one.low)} – {number(one.high)}" if one.low is not None else "–"
    track = whisker(one.mean, one.low, one.high)
    return line(metric_name(name)), track, number(one.mean), interval, f"{one.n:,}", str(missing or "")


def _agreements(found: Sequence[Agreement]) -> str:
    if not found:
        return '<p class="hint">Too few questions are judged both ways to tell how far the two agree.</p>'
    head = ("Judge", "Metric", "n", "Both say the same", "Kappa", "95 %", "Rank", "95 %")
    rows = [
        (line(metric_name(one.judged)), line(metric_name(one.metric)), f"{one.n:,}", number(one.agree),
         *_measured(one.kappa), *_measured(one.rank))
        for one in found
    ]  # fmt: skip
    return "<h3>Agreement with the metrics</h3>" + table(
        head, rows, caption="Agreement of the judge with the metrics", numbers=6
    )


def _measured(one: Measured | None) -> tuple[str, str]:
    if one is None:
        return "–", "–"
    return signed(one.value), f"{signed(one.low)} … {signed(one.high)}"


def _usage(found: Judgement) -> str:
    usage = found.usage
    tokens = int(usage.get("prompt_tokens", 0) + usage.get("completion_tokens", 0))
    cost = f", {usage['cost']:.4f} US dollars" if "cost" in usage else ""
    return f"{count(int(usage.get('calls', 0)), 'call')}, {count(tokens, 'token')}{cost}."


def opinion_list(opinions: Opinions | None) -> str:
    """Return what the judge said of one answer."""
    if opinions is None or not opinions.given:
        return ""
    items = "".join(
        f"<li>{line(metric_name(NAMES[name]))}: {_said(one)}</li>" for name, one in opinions.given.items()
    )
    return f'<h4>The judge</h4><ul class="opinions">{items}</ul>'


def _said(one: Opinion) -> str:
    if one.missing is not None:
        return f"no verdict, {line(MISSING[one.missing])}"
    reason = f' <span class="hint">{words(one.reason)}</span>' if one.reason else ""
    return f"<strong>{number(one.value)}</strong>{reason}"
