"""A verdict as a small mark."""

from answer.answer import Verdict
from ui.web.html import line
from ui.web.words import VERDICTS


def mark_html(verdict: Verdict) -> str:
    """Return a verdict as a small shape and a word: colour only repeats what both say."""
    word = line(VERDICTS.get(verdict, verdict))
    return f'<span class="dl-verdict dl-v-{line(verdict)}"><i class="dl-shape"></i>{word}</span>'
