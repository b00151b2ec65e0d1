"""The article that a candidate's evidence names, as a person knows it: by its title, open at the words."""

from typing import TYPE_CHECKING

from dateline.errors import DatelineError
from ui.dates import day
from ui.web.bidi import isolated
from ui.web.cite import target
from ui.web.html import line, shortened
from ui.web.say import say

if TYPE_CHECKING:
    from index.library import Library

TITLE_SHOWN = 120


def cited_html(library: "Library", name: str, quote: str) -> str:
    """Return the article that `name` means as a link to `quote` in it; where it means none, say so."""
    try:
        article = library.article(name)[0]
    except DatelineError:
        return line(say("evaluation.evidence_gone", name=name))
    at = article.text.find(quote) if quote else -1
    link = target(article.id, [(at, at + len(quote))] if at >= 0 else [])
    title = shortened(article.title or say("answer.untitled"), TITLE_SHOWN)
    about = ", ".join([*([isolated(article.outlet)] if article.outlet else []), day(article.published)])
    return f'<a dir="auto" href="{line(link)}">{line(title)}</a>, {line(about)}'
