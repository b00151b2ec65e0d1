"""The panel beside every tab: the sources of an answer, and the article that a link opens."""

from ui.web.html import line
from ui.web.say import say


def panel_html() -> str:
    """Return the empty panel, which `assets/panel.js` fills."""
    return (
        f'<section id="dl-panel" aria-label="{line(say("panel.label"))}">'
        f'<div id="dl-panel-bar"><button type="button" id="dl-back" hidden>{line(say("panel.back"))}</button>'
        f'<h2 id="dl-panel-title">{line(say("panel.title"))}</h2>'
        '<div id="dl-steps" hidden>'
        f'<button type="button" id="dl-previous" aria-label="{line(say("panel.previous"))}">&#8593;</button>'
        '<span id="dl-step" aria-live="polite"></span>'
        f'<button type="button" id="dl-next" aria-label="{line(say("panel.next"))}">&#8595;</button></div>'
        f'<button type="button" id="dl-close" aria-label="{line(say("panel.close"))}">&#215;</button></div>'
        f'<div id="dl-sources"><p class="dl-hint">{line(say("panel.hint"))}</p></div>'
        '<div id="dl-article" tabindex="0" hidden></div></section>'
    )
