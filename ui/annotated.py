"""A checked text to pass on: as a page of HTML, or as Markdown with its verdicts as notes.

Text and articles were written by strangers: all of it is escaped, the page has no script and loads nothing.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import TYPE_CHECKING, Final

from ui.terminal.plain import one_line, plain
from ui.web.html import esc, line, place, safe_url

if TYPE_CHECKING:
    from answer.check.report import Checked, Evidence, Report

CALLED: Final = {"wrong_source": "wrong source"}
_SHOWN: Final = 3
"""Quotes that are shown for a sentence."""
_STYLE: Final = """
body{font:17px/1.55 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
body,li *{color:#222}body{background:#fbfaf7}
.text{white-space:pre-wrap;overflow-wrap:anywhere}mark{background:none;color:inherit;border-bottom:2px solid}
.supported{border-color:#2e7d32}.partly,.uncited{border-color:#b8860b}
.unsupported{border-color:#b8860b;background:#fff3d6}.wrong_source{border-color:#7b1fa2;background:#f5e6fa}
.contradicted,.misquoted{border-color:#b71c1c;background:#fde4e4}sup a{text-decoration:none}
ol{padding-left:0;list-style:none}li{border-left:4px solid;padding:.1rem 0 .1rem .8rem;margin:1rem 0}
blockquote{margin:.4rem 0;font-style:italic}footer,small{color:#666;font-family:sans-serif}
"""
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def html_page(text: str, report: "Report", name: str, *, markup: bool = False) -> str:
    """Return a page with the text, each sentence marked with its verdict and linked to its note.

    Args:
        text: what was checked.
        report: what was found.
        name: of the text.
        markup: whether the text is HTML, of which only the words are shown.
    """
    shown = visible if markup else str
    body = "".join(_marked(text, report, shown))
    notes = "".join(_note(number, one) for number, one in enumerate(report.statements, 1))
    said = "".join(f"<p><small>{line(note)}</small></p>" for note in report.notes)
    return (
        '<!doctype html>\n<html><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>Checked: {line(name)}</title><style>{_STYLE}</style></head><body>\n"
        f"<p><small>{line(counts(report))}</small></p>{said}\n"
        f'<div class="text" dir="auto">{body}</div>\n<hr>\n<ol>{notes}</ol>\n</body></html>\n'
    )


_UNSEEN: Final = re.compile(
    r"<!--.*?(?:-->|$)|<(script|style|head|template|noscript)\b.*?(?:</\1\s*>|$)", re.DOTALL | re.IGNORECASE
)
_BLOCK: Final = re.compile(
    r"</?(?:p|div|h\d|li|tr|br|hr|ul|ol|table|caption|td|th|blockquote|section|article)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"</?[a-zA-Z!][^<>]*>")


def visible(text: str) -> str:
    """Return the words of a piece of HTML, not yet escaped; each block on a line of its own."""
    text = re.sub(r"\s+", " ", _UNSEEN.sub("", text))
    text = _TAG.sub("", _BLOCK.sub("\n", text))
    return unescape(re.sub(r" ?\n[ \n]*", "\n\n", text))


def _marked(text: str, report: "Report", show: Callable[[str], str]) -> Iterator[str]:
    """Yield the text in stretches, each escaped; its sentences in marks."""
    at = 0
    for number, one in enumerate(report.statements, 1):
        yield esc(show(text[at : one.start]))
        link = f'<sup><a href="#n{number}" id="s{number}">{number}</a></sup>'
        shown = esc(show(text[max(at, one.start) : one.end]))
        yield f'<mark class="{one.verdict}" title="{line(called(one.verdict))}">{shown}</mark>{link}'
        at = max(at, one.end)
    yield esc(show(text[at:]))


def _note(number: int, one: "Checked") -> str:
    reasons = "".join(f"<p>{line(reason)}.</p>" for reason in one.reasons)
    quotes = "".join(
        f'<blockquote dir="auto">{line(found.quote)}<br><small>{place(found.uri)} · '
        f"{found.start}-{found.end}</small></blockquote>"
        for found in one.evidence[:_SHOWN]
    )
    better = f"<p>Better source: {place(one.better_source)}</p>" if one.better_source else ""
    head = f'<a href="#s{number}">{number}</a> <strong>{line(called(one.verdict))}</strong> ({one.score:.2f})'
    return f'<li class="{one.verdict}" id="n{number}">{head}{reasons}{better}{quotes}</li>\n'


def called(verdict: str) -> str:
    """Return what a verdict is called."""
    return CALLED.get(verdict, verdict)


def counts(report: "Report") -> str:
    """Say how many sentences have each verdict: "12 sentences: 9 supported, 3 unsupported"."""
    number = len(report.statements)
    each = ", ".join(f"{count} {called(verdict)}" for verdict, count in report.summary.items())
    return f"{number} sentence{'' if number == 1 else 's'}: {each}"


def markdown_page(text: str, report: "Report", name: str, *, markup: bool = False) -> str:
    """Return the text as Markdown, with a footnote behind each sentence that is not simply supported.

    It shows the characters of the text, or the words of HTML: what would be markup in them is escaped.
    """
    parts, at = [], 0
    show = visible if markup else str
    for number, one in enumerate(report.statements, 1):
        note = f"[^{number}]" if one.verdict != "supported" else ""
        parts.append(_escaped(show(text[at : one.start]) + show(text[max(at, one.start) : one.end])) + note)
        at = max(at, one.end)
    parts.append(_escaped(show(text[at:])))
    body = "\n".join(_line(one) for one in "".join(parts).split("\n"))
    notes = [
        f"[^{number}]: {_footnote(one)}"
        for number, one in enumerate(report.statements, 1)
        if one.verdict != "supported"
    ]
    said = [_escaped(one_line(note)) for note in report.notes]
    head = f"*{_escaped(one_line(name))}, checked. {_escaped(counts(report))}.*"
    return "\n\n".join([head, *said, body.strip("\n"), "\n".join(notes)]).rstrip("\n") + "\n"


def _footnote(one: "Checked") -> str:
    parts = [f"**{called(one.verdict)}** ({one.score:.2f})."]
    parts += [f"{_escaped(one_line(reason))}." for reason in one.reasons]
    parts += [_quote(found) for found in one.evidence[:_SHOWN]]
    if one.better_source:
        parts.append(f"Better source: {_escaped(_name(one.better_source))}.")
    return " ".join(parts)


def _quote(found: "Evidence") -> str:
    return f"“{_escaped(one_line(found.quote))}” ({_escaped(_name(found.uri))} {found.start}–{found.end})."


def _name(uri: str) -> str:
    """Return an address, or the name of a file without the folders of whoever checked."""
    return one_line(uri if safe_url(uri) else uri.replace("\\", "/").rstrip("/").rpartition("/")[2])


_SIGNS: Final = re.compile(r"[\\`*_{}\[\]<>#+|~!$&=@^]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_LINE: Final = re.compile(r"(-)|(\d{1,9})[.)]")


def _escaped(text: str) -> str:
    """Return text that Markdown shows as it stands."""
    return _SIGNS.sub(lambda sign: "\\" + sign.group(), plain(text))


def _line(one: str) -> str:
    """Return a line that begins no list, rule or block of code."""
    one = one.lstrip(" ")
    found = _LINE.match(one)
    if found is None:
        return one
    return f"\\{one}" if found[1] else f"{found[2]}\\{one[len(found[2]) :]}"
