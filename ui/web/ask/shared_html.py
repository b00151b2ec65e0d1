"""What says, above the box, that one reads a conversation by its link."""

from ui.web.html import line
from ui.web.say import say


def shared_html(own: str = "") -> str:
    """Return it; `own` is the conversation's id where it is the reader's own, who sees it as others do."""
    if not own:
        return f'<p class="dl-shared" role="status">{line(say("ask.shared"))}</p>'
    link = f'<a href="?talk={line(own)}">{line(say("ask.shared_open"))}</a>'
    return f'<p class="dl-shared" role="status">{line(say("ask.shared_own"))} {link}</p>'
