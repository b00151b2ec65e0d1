"""What one can do with an answer, as links that `assets/ask.js` acts on.

The chat's sanitiser drops buttons' data, so a verb and what it is about travel in the fragment:
`#dl-do/<verb>/<entry>`. The script gives such links the role of buttons.
"""

from ui.web.html import line
from ui.web.say import say

RATINGS = ("up", "down")


def actions_html(entry: str, *, answered: bool = True, rating: str | None = None) -> str:
    """Return the row of actions below an answer; what was not answered can only be edited and asked again."""
    verbs = ("copy", "edit", "again") if answered else ("again", "edit")
    shown = "".join(_act(verb, entry) for verb in verbs)
    rated = "".join(_act(verb, entry, on=verb == rating) for verb in RATINGS) if answered else ""
    apart = f'<span class="dl-rate">{rated}</span>' if rated else ""
    return f'<p class="dl-actions">{shown}{apart}</p>'


def suggestions_html(questions: tuple[str, ...]) -> str:
    """Return questions to ask next; choosing one asks it."""
    if not questions:
        return ""
    asked = "".join(
        f'<li><a class="dl-suggestion" href="#dl-do/ask/">{line(one)}</a></li>' for one in questions
    )
    return f'<h4 class="dl-next">{line(say("ask.next"))}</h4><ul class="dl-suggestions">{asked}</ul>'


def _act(verb: str, entry: str, *, on: bool = False) -> str:
    state = " dl-on" if on else ""
    link, word = f"#dl-do/{verb}/{line(entry)}", line(say(f"ask.{verb}"))
    return f'<a class="dl-act dl-act-{verb}{state}" href="{link}">{word}</a>'
