"""A mean with its interval, drawn on a line of a table."""


def whisker(mean: float | None, low: float | None, high: float | None) -> str:
    """Return a dot and its interval on a track from 0 to 1; the numbers stand beside it."""
    if mean is None:
        return ""
    low, high = (mean if edge is None else edge for edge in (low, high))
    style = f"--l:{low * 100:.2f}%;--w:{max(0.0, high - low) * 100:.2f}%;--m:{mean * 100:.2f}%"
    return f'<span class="track" aria-hidden="true" style="{style}"><i></i><b></b></span>'
