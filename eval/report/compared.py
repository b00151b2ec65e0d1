"""Two runs side by side: paired differences, and the questions that flipped with what differs marked."""

from collections.abc import Sequence

from eval.comparison import Comparison, Flipped
from eval.difference import Difference
from eval.report.entry import Entry, entries_section
from eval.report.markup import esc, line, table, words
from eval.report.say import OUTCOMES, count, listed, metric_name, number, p_value, signed, type_name
from eval.worddiff import Piece, word_diff

VERDICTS = {"better": "better", "worse": "worse", "not shown": "may be chance", "no test": "no test"}
SCALE = '<span class="scale"><i>lower</i><i>0</i><i>higher</i></span>'
HOW_TO_READ = (
    "Left of the middle B is lower, right of it higher. Intervals are paired bootstraps; p is exact "
    "(McNemar, or randomisation) and corrected for the number of metrics (Holm). Only what is at most 0.05 "
    "after that is called better or worse. A star marks an n where the metric applies to some questions in "
    "one run only."
)
WAYS = (("right", "Better in B"), ("wrong", "Worse in B"), ("untold", "Both ways"))
LONGEST = 4_000
"""Characters of an answer that are shown: what is longer is not compared by eye."""


def verdict_section(found: Comparison) -> str:
    """Say in sentences what the comparison comes to, and what the runs do not share."""
    said = [
        f'<p class="{verdict}">B is {verdict} in {line(listed(names))}.</p>'
        for verdict in ("better", "worse")
        if (names := [one.metric for one in found.differences if one.verdict == verdict])
    ]
    if not said:
        said = ["<p>No difference is shown that chance would not explain.</p>"]
    same = found.questions - len(found.rewritten)
    said.append(
        f'<p class="lead">{count(found.questions, "question")}: {same:,} answered alike to the letter, '
        f"{len(found.flipped):,} flipped in some metric.</p>"
    )
    rows = [(line(one.name), words(_short(one.a)), words(_short(one.b))) for one in found.changes]
    changes = (
        "<h3>What the runs do not share</h3>"
        + table(("", "A", "B"), rows, caption="What the runs do not share")
        if rows
        else '<p class="hint">The runs share settings, models, code and library.</p>'
    )
    notes = "".join(f"<li>{words(note)}</li>" for note in found.notes)
    return f'<section id="verdict">{"".join(said)}{changes}{f"<ul>{notes}</ul>" if notes else ""}</section>'


def differences_section(found: Comparison) -> str:
    """Return the difference in each metric, and by type where anything flipped."""
    overall = _table(found.differences, "Paired differences")
    parts = [
        f"<h3>{words(type_name(name))}</h3>{_table(moved, f'Paired differences, {type_name(name)}')}"
        for name, values in found.by_type.items()
        if (moved := [one for one in values if one.better or one.worse])
    ]
    by_type = (
        f"<details><summary>By type of question, where anything flipped</summary>{''.join(parts)}</details>"
    )
    return (
        '<section id="differences"><h2>Differences, B against A</h2>'
        f'<p class="lead">{line(HOW_TO_READ)}</p>{overall}{by_type if parts else ""}'
        f"{_judged(found)}</section>"
    )


def _judged(found: Comparison) -> str:
    """Return what a language model finds to differ, apart from what rules do."""
    if found.judged is None:
        return ""
    numbers = _table(found.judged.differences, "Paired differences, judged")
    return (
        f"<h3>By a language model: {words(found.judged.judge)}</h3>"
        f'<p class="hint">Its verdicts are kept apart: p is corrected for them alone.</p>{numbers}'
    )


def _table(differences: Sequence[Difference], caption: str) -> str:
    head = ("Metric", SCALE, "", "A", "B", "B − A", "95 %", "p", "Holm", "+", "−", "n")
    return table(head, map(_row, differences), caption=caption, numbers=9, kind="dots")


def _row(one: Difference) -> Sequence[str]:
    found, unit = one.effect, one.unit
    interval = "–"
    if found.low is not None and found.high is not None:
        interval = f"{signed(found.low, unit)} … {signed(found.high, unit)}"
    kind = line(one.verdict.replace(" ", "-"))
    return (
        line(metric_name(one.metric)),
        _track(one),
        f'<span class="said {kind}">{_verdict(one)}</span>',
        number(found.mean_a, unit),
        number(found.mean_b, unit),
        signed(found.difference, unit),
        interval,
        p_value(found.p),
        p_value(one.p_holm),
        str(len(one.better) or ""),
        str(len(one.worse) or ""),
        f"{found.n:,}*" if one.only_a or one.only_b else f"{found.n:,}",
    )


def _verdict(one: Difference) -> str:
    return "equal" if one.effect.difference == 0 else VERDICTS[one.verdict]


def _track(one: Difference) -> str:
    """Return a dot and its interval on a track from -1 to 1; times have none."""
    found = one.effect
    if one.unit != "share" or found.difference is None or found.low is None or found.high is None:
        return ""
    left, middle, width = (found.low + 1) * 50, (found.difference + 1) * 50, (found.high - found.low) * 50
    style = f"--l:{left:.2f}%;--w:{width:.2f}%;--m:{middle:.2f}%"
    return f'<span class="track both" aria-hidden="true" style="{style}"><i></i><b></b></span>'


def flipped_section(found: Comparison) -> str:
    """Return the questions that flipped, both answers side by side."""
    if not found.flipped:
        return '<section id="questions"><h2>Flipped questions</h2><p>None.</p></section>'
    return entries_section("Flipped questions", list(map(_entry, found.flipped)), ("Flipped", WAYS), ())


def _entry(one: Flipped) -> Entry:
    mark, said = WAYS[2 if one.better and one.worse else 0 if one.better else 1]
    a, b = word_diff(one.a.text[:LONGEST], one.b.text[:LONGEST])
    before, after = OUTCOMES[one.a.outcome], OUTCOMES[one.b.outcome]
    ways = [f"Better in B: {listed(one.better)}."] if one.better else []
    ways += [f"Worse in B: {listed(one.worse)}."] if one.worse else []
    body = (
        f'<p class="hint">{line(" ".join(ways))}</p><div class="pair">'
        f"<div><h3>A, {line(before)}</h3>{_marked(a, 'del')}</div>"
        f"<div><h3>B, {line(after)}</h3>{_marked(b, 'ins')}</div></div>"
    )
    came_to = before if before == after else f"{before} → {after}"
    return Entry(one.id, one.type, one.question, mark, said, one.b.outcome, came_to, body)


def _marked(pieces: Sequence[Piece], tag: str) -> str:
    """Return a text with what differs marked, a paragraph a line of it."""
    html = "".join(
        f"<{tag}>{esc(piece.text)}</{tag}>" if piece.differs and piece.text.strip() else esc(piece.text)
        for piece in pieces
    )
    return f'<div class="words" dir="auto">{html}</div>' if html else '<p class="hint">It says nothing.</p>'


def _short(value: object) -> str:
    if isinstance(value, dict):  # a model: its name tells more than its hash
        value = value.get("name", value)
    said = "–" if value is None else str(value)
    return said if len(said) <= 80 else said[:78] + " …"
