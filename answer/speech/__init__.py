"""Who says a sentence, to which outlet, relayed by which: quotes and reported speech tied to their speaker.

By rules: a name before or after a verb of saying, "according to NAME", the list form "NAME – “…”", a
pronoun or an office that stands for somebody named before, a quotation that runs on. Where somebody without
a name speaks, nobody is given: a quotation never goes to the wrong person for want of the right one.
"""

from collections.abc import Sequence
from itertools import pairwise

from answer.speech.heard import Heard, Reference
from answer.speech.listener import Listener
from answer.speech.persons import Said, person
from answer.speech.pieces import SPEECH_STEMS
from answer.speech.quotation import lines
from index.passage import Span

__all__ = ["SPEECH_STEMS", "Heard", "Hearing", "Reference", "Said", "heard", "person", "speakers"]


def speakers(text: str, sentences: Sequence[Span]) -> tuple[tuple[Said, ...], ...]:
    """Return who speaks in each sentence, in order; empty where nobody is quoted or reported."""
    return tuple(one.speakers for one in heard(text, sentences))


def heard(text: str, sentences: Sequence[Span]) -> tuple[Heard, ...]:
    """Return who speaks in each sentence, to whom, relayed by whom, and whom its pronoun means, in order.

    Between two of the `sentences` text may be left out; nothing is carried across such a gap.
    """
    read = lines(text, sentences)
    gaps = [bool(text[a[1] : b[0]].strip()) for a, b in pairwise(sentences)]
    listener = Listener(read)
    for n, line in enumerate(read):
        if n and gaps[n - 1]:
            listener.pause()
        listener.listen(line)
    return tuple(listener.done())


class Hearing:
    """What is heard in an article, listened to when a sentence is first asked for; safe between threads."""

    __slots__ = ("_heard", "_sentences", "_text")

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self._text, self._sentences = text, sentences
        self._heard: tuple[Heard, ...] | None = None

    def of(self, number: int) -> Heard:
        """Return what is heard in the sentence with this number."""
        if self._heard is None:
            self._heard = heard(self._text, self._sentences)
        return self._heard[number]
