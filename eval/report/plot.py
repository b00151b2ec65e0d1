"""A small plot as SVG: axes, and marks placed by their values. Colours are the style's, by class."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil, floor, log10

from eval.report.markup import esc

LEFT, RIGHT, TOP, BOTTOM = 52, 18, 14, 26
"""Margins, in the SVG's own units: a plot keeps its shape and is scaled as a whole."""
NAME = 20
"""What the name of the axis below takes, where it has one."""


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from `low` to `high`, with its name and labelled ticks; logarithmic for times."""

    low: float
    high: float
    ticks: Sequence[tuple[float, str]]
    name: str
    logarithmic: bool = False

    def place(self, value: float) -> float:
        """Return where a value lies, 0 to 1."""
        if self.logarithmic:
            return log10(value / self.low) / log10(self.high / self.low)
        return (value - self.low) / (self.high - self.low)


SHARES = tuple((step / 4, f"{step / 4:.2f}".rstrip("0").rstrip(".")) for step in range(5))


def close_axis(name: str, low: float, high: float) -> Axis:
    """Return an axis that begins and ends with a round number about `low` and `high`."""
    step = 10.0 ** floor(log10(max(high - low, 1e-6)))
    step = next(size for size in (step / 5, step / 2, step, step * 2) if (high - low) / size <= 5)
    first, last = floor(low / step), ceil(high / step)
    last = max(last, first + 1)
    digits = max(0, -floor(log10(step)))
    ticks = [(at * step, f"{at * step:,.{digits}f}") for at in range(first, last + 1)]
    return Axis(first * step, last * step, ticks, name)


def share_axis(name: str) -> Axis:
    """Return an axis from 0 to 1."""
    return Axis(0, 1, SHARES, name)


@dataclass(slots=True)
class Plot:
    """An SVG in the making; `label` says in a sentence what it shows, for those who cannot see it."""

    x: Axis
    y: Axis
    label: str
    width: int = 560
    height: int = 300
    _marks: list[str] = field(default_factory=list)
    _legend: tuple[tuple[str, str], ...] = ()

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point lies."""
        across = LEFT + self.x.place(x) * (self.width - LEFT - RIGHT)
        down = TOP + (1 - self.y.place(y)) * (self._foot - TOP)
        return round(across, 1), round(down, 1)

    def line(self, points: Sequence[tuple[float, float]], kind: str) -> None:
        """Draw a line through points."""
        path = " ".join("{:g},{:g}".format(*self.at(*point)) for point in points)
        self._marks.append(f'<polyline class="{kind}" points="{path}"/>')

    def whisker(self, x: float, low: float, high: float, value: float, tip: str, kind: str = "dot") -> None:
        """Draw a dot with its interval, upright; `kind` is its class."""
        (across, bottom), (_, top), (_, middle) = self.at(x, low), self.at(x, high), self.at(x, value)
        self._marks.append(
            f'<g><title>{esc(tip)}</title><path class="whisker" d="M{across:g} {bottom:g}V{top:g}'
            f'M{across - 4:g} {bottom:g}h8M{across - 4:g} {top:g}h8"/>'
            f'<circle class="{kind}" cx="{across:g}" cy="{middle:g}" r="4.5"/></g>'
        )

    def lying(self, low: float, high: float, y: float) -> None:
        """Draw an interval across the plot."""
        (left, down), (right, _) = self.at(low, y), self.at(high, y)
        self._marks.append(
            f'<path class="whisker" d="M{left:g} {down:g}H{right:g}'
            f'M{left:g} {down - 4:g}v8M{right:g} {down - 4:g}v8"/>'
        )

    def bar(self, left: float, right: float, height: float, tip: str) -> None:
        """Draw a bar from the foot of the plot."""
        (start, top), (end, foot) = self.at(left, height), self.at(right, self.y.low)
        self._marks.append(
            f'<rect class="bar" x="{start + 0.5:g}" y="{top:g}" width="{max(0.5, end - start - 1):.1f}" '
            f'height="{max(0.0, foot - top):.1f}"><title>{esc(tip)}</title></rect>'
        )

    def upright(self, x: float, words: str, row: int = 0) -> None:
        """Draw a line over the whole height with words at its head."""
        (across, top), (_, foot) = self.at(x, self.y.high), self.at(x, self.y.low)
        end = across > self.width * 0.7
        self._marks.append(
            f'<path class="rule" d="M{across:g} {top:g}V{foot:g}"/><text class="said" '
            f'x="{across + (-6 if end else 6):g}" y="{top + 11 + 15 * row:g}" '
            f'text-anchor="{"end" if end else "start"}">{esc(words)}</text>'
        )

    def band(self, points: Sequence[tuple[float, float, float]]) -> None:
        """Draw what lies between a lower and an upper value at each place."""
        above = [self.at(x, high) for x, _, high in points]
        below = [self.at(x, low) for x, low, _ in reversed(points)]
        path = " ".join(f"{across:g},{down:g}" for across, down in above + below)
        self._marks.append(f'<polygon class="band" points="{path}"/>')

    def legend(self, entries: Sequence[tuple[str, str]]) -> None:
        """Say above the plot which line is which; `entries` are words and the class of a line."""
        self._legend = tuple(entries)

    def note(self, x: float, y: float, words: str) -> None:
        """Write small words beside a point."""
        across, down = self.at(x, y)
        self._marks.append(f'<text class="said" x="{across + 9:g}" y="{down - 9:g}">{esc(words)}</text>')

    @property
    def _foot(self) -> int:
        return self.height - BOTTOM - (NAME if self.x.name else 0)

    def svg(self) -> str:
        """Return the plot."""
        drawn = (
            f'<svg class="plot" viewBox="0 0 {self.width} {self.height}" role="img" '
            f'aria-label="{esc(self.label)}">{self._grid()}{"".join(self._marks)}</svg>'
        )
        names = "".join(f'<li><i class="{kind}"></i>{esc(words)}</li>' for words, kind in self._legend)
        return (f'<ul class="legend">{names}</ul>' if names else "") + drawn

    def _grid(self) -> str:
        """Return axes, ticks and names."""
        right, foot = self.width - RIGHT, self._foot
        parts = [f'<path class="axis" d="M{LEFT} {foot}H{right}"/>']
        for value, words in self.y.ticks:
            _, down = self.at(self.x.low, value)
            parts.append(
                f'<path class="grid" d="M{LEFT} {down:g}H{right}"/>'
                f'<text x="{LEFT - 8}" y="{down + 4:g}" text-anchor="end">{esc(words)}</text>'
            )
        for value, words in self.x.ticks:
            across, _ = self.at(value, self.y.low)
            parts.append(
                f'<path class="axis" d="M{across:g} {foot}v4"/>'
                f'<text x="{across:g}" y="{foot + 18}" text-anchor="middle">{esc(words)}</text>'
            )
        middle = (LEFT + right) / 2
        parts.append(
            f'<text class="name" x="{middle:g}" y="{self.height - 8}" text-anchor="middle">'
            f"{esc(self.x.name)}</text>"
            f'<text class="name" transform="translate(13 {(TOP + foot) / 2:g}) rotate(-90)" '
            f'text-anchor="middle">{esc(self.y.name)}</text>'
        )
        return "".join(parts)
