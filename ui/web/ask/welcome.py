"""What stands on the page before the first question: what there is to ask about, and what one might ask."""

from typing import TYPE_CHECKING

from ui.web.html import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.library import Library
    from index.summary import ArticleSummary

SAMPLE = (
    ("What does Dresk demand?", "000_4be81c77d09a.txt"),
    ("How many people died on the Linnet of Anselm?", "20241015_port-anselm-mercury_ferry.html"),
    ("What is in the mediator’s plan?", "011_77a4e0c1b3d8.txt"),
    ("Which airline flies to Little Sarrow?", "museum-of-stopped-clocks.md"),
)
"""Questions for the sample corpus, each with the end of the uri of the article it needs."""

MOST = 4


def placeholder_html(library: "Library") -> str:
    """Return the empty conversation: an invitation, or how to get articles in."""
    if not library.counts()[0]:
        return (
            '<div class="dl-welcome"><h2>There are no articles yet</h2>'
            "<p>Put some in, then ask about them. This page notices by itself.</p>"
            "<p><code>dateline ingest PATH</code></p></div>"
        )
    return (
        '<div class="dl-welcome"><h2>Ask your articles</h2>'
        "<p>Every sentence of an answer carries its source. "
        "Open a number to read the words in their place.</p></div>"
    )


def example_questions(library: "Library") -> list[str]:
    """Return up to four questions that the library can answer, the same ones for the same articles."""
    articles = library.articles()
    curated = [asked for asked, end in SAMPLE if any(one.uri.endswith(end) for one in articles)]
    return (curated or _from_titles(articles))[:MOST]


def _from_titles(articles: "Sequence[ArticleSummary]") -> list[str]:
    """Ask about the newest titles that are short enough to be read at a glance."""
    titled = [one for one in articles if one.title and one.copy_of is None]
    newest = sorted(titled, key=lambda one: (one.published or "", one.title or "", one.id), reverse=True)
    return [f"What is said about “{shortened(one.title or '', 70)}”?" for one in newest[:MOST]]
