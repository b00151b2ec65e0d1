"""Who is logged in, for the head of the page, and the way out."""

import gradio as gr

from ui.web.html import line, shortened
from ui.web.say import say
from ui.web.serving.login import COOKIE

NAME_SHOWN = 24


def signed_in_html(request: gr.Request) -> str:
    """Return the name of who is logged in, with a link to log out where we logged them in; "" for nobody."""
    if not request.username:
        return ""
    name = f'<bdi title="{line(request.username)}">{line(shortened(request.username, NAME_SHOWN))}</bdi>'
    ours = COOKIE in dict(request.cookies)  # a proxy that logs people in has a way out of its own
    out = f' <a href="logout">{line(say("page.logout"))}</a>' if ours else ""
    return f'<p class="dl-signed-in">{name}{out}</p>'
