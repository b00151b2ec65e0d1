"""What else was found for a question: articles that its answer does not cite, for who wants to see them."""

from typing import TYPE_CHECKING

from index.query import Hit
from ui.dates import dated
from ui.web.cite import target
from ui.web.html import line, shortened
from ui.web.programs import read_filters
from ui.web.say import say
from ui.web.site import Site

if TYPE_CHECKING:
    from ui.desk.values import Entry

DEPTH = 30
MOST = 8
RELEVANT = 0.05
"""From which the reader's probability makes an uncited passage worth a look."""
TEXT_SHOWN = 220


def others_html(site: Site, entry: "Entry") -> str:
    """Return the uncited articles with the passage of each that came nearest, as a list for the panel."""
    answer = entry.answer
    query = answer.understood if answer else entry.question
    cited = {source.article for source in answer.sources} if answer else set()
    found = site.runtime.library.search(query, limit=DEPTH, filters=read_filters(dict(entry.filters)))
    best: dict[str, Hit] = {}
    for hit in found.hits:
        if hit.article not in cited and (hit.relevance is None or hit.relevance >= RELEVANT):
            best.setdefault(hit.article, hit)
    if not best:
        return f'<p class="dl-hint">{line(say("script.ask_no_others"))}</p>'
    listed = "".join(_card(hit) for hit in list(best.values())[:MOST])
    title = line(say("script.ask_other_title"))
    return f'<h3 class="dl-others-title">{title}</h3><ul class="dl-cards">{listed}</ul>'


def _card(hit: Hit) -> str:
    link = target(hit.article, [(hit.start, hit.end)])
    outlet = line(hit.outlet or say("answer.no_outlet"))
    when = line(dated(hit.published, hit.published_basis))
    title, text = line(hit.title or say("answer.untitled")), line(shortened(hit.text, TEXT_SHOWN))
    return (
        f'<li class="dl-card dl-uncited"><a class="dl-title" dir="auto" href="{link}">{title}</a>'
        f'<p class="dl-meta"><bdi>{outlet}</bdi> <span>·</span> {when}</p>'
        f'<ul class="dl-quotes"><li><a class="dl-quote" dir="auto" href="{link}">{text}</a></li></ul></li>'
    )
