"""Two runs side by side: a row a metric, and what differs in the answers to the questions that flipped."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ui.terminal.answers import count_of
from ui.terminal.plain import middle_cut, one_line

if TYPE_CHECKING:
    from eval.comparison import Comparison, Flipped, Shown
    from eval.difference import Difference
    from eval.worddiff import Piece

STYLES = {"better": "green", "worse": "bold red"}
LONGEST = 1_200
"""Characters of an answer that are shown: what is longer is not compared by eye."""
COLUMNS = ("n", "A", "B", "B - A", "95 %", "p", "Holm", "+", "-")
INTERVAL = COLUMNS.index("95 %")


def comparison_view(comparison: "Comparison", *, flips: int, colour: bool) -> RenderableType:
    """Lay out a comparison.

    Args:
        comparison: what was found.
        flips: how many of the flipped questions to show.
        colour: whether colours and underlining can be seen; without, what differs stands in brackets.
    """
    head = Text(f"A  {one_line(comparison.a)}\nB  {one_line(comparison.b)}")
    parts: list[RenderableType] = [head, *_changes(comparison), Text(), _table(comparison.differences)]
    rows = [(name, one) for name, values in comparison.by_type.items() for one in values if _moved(one)]
    if rows:
        parts += [Text(), Text("By type of question, where anything flipped", style="bold")]
        parts.append(_table([one for _, one in rows], [name for name, _ in rows]))
    if comparison.judged:
        judge = f"By the judge {one_line(comparison.judged.judge)}, corrected apart"
        parts += [Text(), Text(judge, style="bold"), _table(comparison.judged.differences)]
    parts += [Text(), *_verdicts(comparison)]
    for one in comparison.flipped[:flips]:
        parts += [Text(), *_flipped_view(one, colour=colour)]
    if flips and (more := len(comparison.flipped) - flips) > 0:
        parts += [Text(), Text(f"... and {more:,} more, which `--json` lists.", style="dim")]
    return Group(*parts)


def _changes(comparison: "Comparison") -> Iterator[Text]:
    """Say what the runs do not share: it is what the differences may come from."""
    for change in comparison.changes:
        a, b = (middle_cut(one_line(str(value)), 40) for value in (change.a, change.b))
        yield Text(f"{one_line(change.name)}: {a} in A, {b} in B", style="dim")


def _moved(one: "Difference") -> bool:
    return bool(one.better or one.worse)


def _table(differences: "Sequence[Difference]", types: Sequence[str] = ()) -> Table:
    """A row a metric; with types, the type of each row before it, in place of the interval."""
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for name in ("type", "metric") if types else ("metric",):
        table.add_column(name, no_wrap=name == "metric")
    for at, name in enumerate(COLUMNS):
        if not (types and at == INTERVAL):
            table.add_column(name, justify="right", no_wrap=True)
    for at, one in enumerate(differences):
        cells = _cells(one)
        if types:
            cells = [one_line(types[at]), *cells[: INTERVAL + 1], *cells[INTERVAL + 2 :]]
        table.add_row(*map(Text, cells), style=STYLES.get(one.verdict, ""))
    return table


def _cells(one: "Difference") -> list[str]:
    """Return the name and a cell for each of `COLUMNS`."""
    found = one.effect
    interval = "-"
    if found.low is not None and found.high is not None:
        interval = f"{_signed(found.low, one)} … {_signed(found.high, one)}"
    return [
        one.metric, f"{found.n}*" if one.only_a or one.only_b else str(found.n),
        _mean(found.mean_a, one), _mean(found.mean_b, one),
        "-" if found.difference is None else _signed(found.difference, one),
        interval, _p(found.p), _p(one.p_holm), _count(one.better), _count(one.worse),
    ]  # fmt: skip


def _mean(value: float | None, one: "Difference") -> str:
    if value is None:
        return "-"
    return shown(value, one.unit)


def _signed(value: float, one: "Difference") -> str:
    words = shown(abs(value), one.unit).split()[0]
    if not float(words):
        return "0"
    return ("\u2212" if value < 0 else "+") + words


def shown(value: float, unit: str) -> str:
    """Return a value as its unit is written: ".444", "212 ms", "1930 tokens", "0.0021 USD"."""
    if unit == "share":
        return _share(value)
    return f"{value:.4f} USD" if unit == "USD" else f"{value:.0f} {unit}"


def _share(value: float) -> str:
    """Return ".444", or "1.000"."""
    return f"{value:.3f}".removeprefix("0")


def _p(value: float | None) -> str:
    if value is None:
        return "-"
    return "<.001" if value < 0.001 else _share(value)


def _count(ids: tuple[str, ...]) -> str:
    return str(len(ids)) if ids else ""


def _verdicts(comparison: "Comparison") -> Iterator[Text]:
    """Say in a sentence or two what the table comes to."""
    for verdict, style in STYLES.items():
        names = [one.metric for one in comparison.differences if one.verdict == verdict]
        if names:
            yield Text(f"B is {verdict} in {', '.join(names)}.", style=style)
    if not any(one.verdict in STYLES for one in comparison.differences):
        yield Text("No difference is shown that chance would not explain.", style="bold")
    same = comparison.questions - len(comparison.rewritten)
    flipped = f"{len(comparison.flipped):,} flipped in some metric"
    yield Text(
        f"{count_of(comparison.questions, 'question')}: {same:,} answered alike to the letter, {flipped}."
    )
    if any(one.only_a or one.only_b for one in comparison.differences):
        yield Text(
            "* It applies to some questions in one run only; A and B are over its own ones.", style="dim"
        )


def _flipped_view(one: "Flipped", *, colour: bool) -> Iterator[RenderableType]:
    """A question with both answers side by side."""
    from eval.worddiff import word_diff

    yield Text(f"{one_line(one.id)} ({one_line(one.type)}): {one_line(one.question)}", style="bold")
    gained = [("better in B: " + ", ".join(one.better), STYLES["better"])] if one.better else []
    lost = [("worse in B: " + ", ".join(one.worse), STYLES["worse"])] if one.worse else []
    yield Text("; ").join(Text(words, style=style) for words, style in gained + lost)
    a, b = word_diff(_words(one.a), _words(one.b))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    for name, side in (("A", one.a), ("B", one.b)):
        table.add_column(f"{name}, {side.outcome.replace('_', ' ')}", ratio=1, header_style="dim")
    table.add_row(
        _marked(a, "red underline", "[-", "-]", colour=colour),
        _marked(b, "green underline", "{+", "+}", colour=colour),
    )
    yield table


def _words(shown: "Shown") -> str:
    """Return an answer's words, harmless, a statement a line."""
    lines = [one_line(line) for line in shown.text.splitlines()]
    return _shortened("\n".join(line for line in lines if line), LONGEST)


def _shortened(text: str, width: int) -> str:
    """Shorten a text of lines at its end."""
    return text if len(text) <= width else text[: width - 2].rstrip() + " …"


def _marked(pieces: "Sequence[Piece]", style: str, begin: str, end: str, *, colour: bool) -> Text:
    """Return the text with what differs marked."""
    text = Text()
    for piece in pieces:
        words = piece.text.strip()
        if not piece.differs or not words:
            text.append(piece.text)
            continue
        before, after = piece.text.split(words, 1)
        text.append(before)
        text.append(words if colour else f"{begin}{words}{end}", style=style if colour else "")
        text.append(after)
    return text
