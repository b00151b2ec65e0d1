"""What stands between conversation and box: what narrows the next question, and that one is edited."""

from ui.web.html import line
from ui.web.say import say


def strip_html() -> str:
    """Return the strip, which `assets/narrow.js` fills with chips."""
    return (
        '<div id="dl-strip-bar"><p id="dl-editing" role="status" hidden></p>'
        '<ul id="dl-chips" aria-live="polite"></ul>'
        '<button type="button" class="dl-quiet-button" id="dl-narrow-open" aria-haspopup="dialog">'
        f"{line(say('narrow.open'))}</button></div>"
    )
