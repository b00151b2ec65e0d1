"""A small plot as SVG: axes, and marks placed by their values. Colours are the style's, by class."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log10

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

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point lies."""
        across = LEFT + self.x.place(x) * (self.width - LEFT - RIGHT)
        down = TOP + (1 - self.y.place(y)) * (self._foot - TOP)
        return round(across, 1), round(down, 1)

    def line(self, points: Sequence[tuple[float, float]], kind: str) -> None:
        """Draw a line through points."""
        path = " ".join("{:g},{:g}".format(*self.at(*point)) for point in points)
        self._marks.append(f'<polyline class="{kind}" points="{path}"/>')

    def whisker(self, x: float, low: float, high: float, value: float, tip: str) -> None:
        """Draw a dot with its interval, upright."""
        (across, bottom), (_, top), (_, middle) = self.at(x, low), self.at(x, high), self.at(x, value)
        self._marks.append(
            f'<g><title>{esc(tip)}</title><path class="whisker" d="M{across:g} {bottom:g}V{top:g}'
            f'M{across - 4:g} {bottom:g}h8M{across - 4:g} {top:g}h8"/>'
            f'<circle class="dot" cx="{across:g}" cy="{middle:g}" r="4.5"/></g>'
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

    def note(self, x: float, y: float, words: str) -> None:
        """Write small words above a point."""
        across, down = self.at(x, y)
        self._marks.append(
            f'<text class="said" x="{across:g}" y="{down - 9:g}" text-anchor="middle">{esc(words)}</text>'
        )

    @property
    def _foot(self) -> int:
        return self.height - BOTTOM - (NAME if self.x.name else 0)

    def svg(self) -> str:
        """Return the plot."""
        return (
            f'<svg class="plot" viewBox="0 0 {self.width} {self.height}" role="img" '
            f'aria-label="{esc(self.label)}">{self._grid()}{"".join(self._marks)}</svg>'
        )

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
