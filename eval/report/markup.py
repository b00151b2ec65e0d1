"""How text becomes HTML in a report: every field is escaped, and nothing of it can be a link or run."""

import re
from collections.abc import Iterable

_SPACE = re.compile(r"\s+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_ENTITIES = {ord(mark): f"&#{ord(mark)};" for mark in "&<>\"'`"}


def esc(value: object) -> str:
    """Return `value` as text that is inert in HTML and in a quoted attribute.

    Control characters and lone surrogates, which no page can show, become U+FFFD.
    """
    return _CONTROL.sub("\ufffd", str(value)).translate(_ENTITIES)


def line(value: object) -> str:
    """Return `value` escaped, on one line."""
    return esc(_SPACE.sub(" ", str(value)).strip())


def words(value: object) -> str:
    """Return `value` on one line in an element of its own, so that its direction cannot leak into ours."""
    return f"<bdi>{line(value)}</bdi>"


def table(
    head: Iterable[str], rows: Iterable[Iterable[str]], *, caption: str, numbers: int = 0, kind: str = ""
) -> str:
    """Return a table of cells that are HTML already.

    Args:
        head: the names of the columns.
        rows: a row's first cell is its heading.
        caption: what the table shows, for those who cannot see where it stands.
        numbers: how many of the last columns are numbers.
        kind: a class for the style.
    """
    names = list(head)
    first_number = len(names) - numbers

    def cell(at: int, html: str) -> str:
        of = ' class="num"' if at >= first_number else ""
        return f'<th scope="row"{of}>{html}</th>' if at == 0 else f"<td{of}>{html}</td>"

    heads = "".join(
        f'<th scope="col"{" class=num" if at >= first_number else ""}>{name}</th>'
        for at, name in enumerate(names)
    )
    body = "".join(f"<tr>{''.join(cell(at, html) for at, html in enumerate(row))}</tr>" for row in rows)
    return (
        f'<div class="scroll"><table class="{kind}"><caption>{line(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )
