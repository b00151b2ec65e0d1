"""The tab's first view: sets, the run at work, and all runs."""

from collections.abc import Sequence

from ui.web.evaluation.parts import button
from ui.web.evaluation.runs import Run, Runs
from ui.web.evaluation.runs_html import runs_html
from ui.web.evaluation.sets import Listed
from ui.web.evaluation.sets_html import sets_html
from ui.web.html import line
from ui.web.say import say


def page_html(
    sets: Sequence[Listed],
    candidates: int,
    runs: Runs,
    listed: Sequence[Run],
    waiting: Sequence[str],
    following: int | None,
) -> str:
    """Return the view.

    Args:
        sets: the gold sets.
        candidates: how many answers wait to become gold.
        runs: the folders of runs.
        listed: the runs in them.
        waiting: the ids of those that wait for the one at work.
        following: the number of the next run; None where the library holds nothing to ask about.
    """
    empty = "" if following is not None else _no_articles()
    return (
        f'<div class="dl-page dl-ev"><h2 tabindex="-1">{line(say("evaluation.title"))}</h2>'
        f'<p class="dl-lead">{line(say("evaluation.lead"))}</p>{empty}<div id="dl-ev-now"></div>'
        f"{sets_html(sets, candidates, following)}{runs_html(runs, listed, waiting)}</div>"
    )


def _no_articles() -> str:
    return (
        f'<p class="dl-notice dl-ev-line"><span>{line(say("evaluation.no_articles"))}</span> '
        f"{button('library', say('evaluation.to_library'))}</p>"
    )
