"""What an article's view asks for when it is wanted: the raw file, and the answers that cite it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

import gradio as gr
from gradio.events import api

from dateline.encodable import encodable
from dateline.errors import UsageError
from index.errors import UnknownArticle
from ui.dates import day
from ui.web.edge import told
from ui.web.html import line, shortened
from ui.web.programs import Json, read_text, shown
from ui.web.raw_html import raw_html
from ui.web.say import say
from ui.web.site import Site

if TYPE_CHECKING:
    from ingest.article import Article
    from ui.desk.values import Leaning

MOST = 20
LONGEST = 160


def raw(site: Site, name: object, part: object) -> Json:
    """Return a part of an article's raw text as HTML, and the number of the next part, or None."""
    if isinstance(part, bool) or not isinstance(part, int) or not 0 <= part <= 10_000:
        raise UsageError(say("article.part_odd", value=shown(part)), say("article.part_remedy"))
    html, more = raw_html(_article(site, name), part)
    return {"html": html, "next": part + 1 if more else None}


def leaning(site: Site, owner: str, name: object) -> str:
    """Return the list of an owner's answers that cite an article; empty for none."""
    try:
        article = _article(site, name)
    except UnknownArticle:
        return ""
    return leaning_html(site.desk.leaning_on(owner, article.id, MOST))


def leaning_html(found: Sequence["Leaning"]) -> str:
    """Return answers that lean on an article, newest first; empty for none."""
    if not found:
        return ""
    rows = "".join(
        f'<li><a dir="auto" href="?talk={quote(one.conversation, safe="")}">'
        f"{line(shortened(one.question, LONGEST))}</a> "
        f'<span class="dl-meta">{line(day(one.when))}</span></li>'
        for one in found
    )
    return f"<h3>{line(say('article.leaning'))}</h3><ul>{rows}</ul>"


def _article(site: Site, name: object) -> "Article":
    return site.runtime.library.article(encodable(read_text(name, "article")))[0]


def offer_article(site: Site) -> None:
    """Offer the calls to `assets/article.js`."""

    def article_raw(name: str, part: int) -> Json:
        return told(lambda: raw(site, name, part))

    def article_leaning(name: str, request: gr.Request) -> str:
        return told(lambda: leaning(site, site.owner(request), name))

    for call in (article_raw, article_leaning):
        api(call, api_name=call.__name__, queue=False, api_visibility="undocumented")
