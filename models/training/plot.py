"""The reliability plot of the card, as SVG: what was given as probability beside how often it was right."""

from collections.abc import Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape

Row = tuple[float, float, int]
SIDE: Final = 220
_LEFT, _TOP, _APART = 40, 28, 60


def reliability_svg(curves: Mapping[str, Sequence[Row]]) -> str:
    """Draw one square a curve; a row is (mean probability given, share right, how many).

    A dot on the diagonal is right as often as it says; its area grows with how many there are.
    """
    width = len(curves) * (SIDE + _APART) + _LEFT - _APART + 10
    height = SIDE + _TOP + 44
    size = f'width="{width}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">',
        f'<rect {size} fill="#fff"/>',
    ]
    for n, (name, rows) in enumerate(curves.items()):
        parts.append(_square(_LEFT + n * (SIDE + _APART), name, rows))
    return "\n".join([*parts, "</svg>\n"])


def _square(left: int, name: str, rows: Sequence[Row]) -> str:
    bottom = _TOP + SIDE
    most = max((count for _, _, count in rows), default=1)
    dots = "\n".join(
        f'<circle cx="{left + given * SIDE:.1f}" cy="{bottom - right * SIDE:.1f}" '
        f'r="{2 + 6 * (count / most) ** 0.5:.1f}" fill="#2563a8"><title>{count}</title></circle>'
        for given, right, count in rows
    )
    return "\n".join(
        (
            f'<text x="{left}" y="{_TOP - 10}">{escape(name)}</text>',
            f'<rect x="{left}" y="{_TOP}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#999"/>',
            f'<line x1="{left}" y1="{bottom}" x2="{left + SIDE}" y2="{_TOP}" stroke="#bbb"/>',
            *(
                f'<text x="{left + at * SIDE:.0f}" y="{bottom + 16}" text-anchor="middle">{at:g}</text>'
                f'<text x="{left - 6}" y="{bottom - at * SIDE + 4:.0f}" text-anchor="end">{at:g}</text>'
                for at in (0.0, 0.5, 1.0)
            ),
            f'<text x="{left + SIDE // 2}" y="{bottom + 34}" text-anchor="middle">probability given</text>',
            dots,
        )
    )
