"""An answer as a model writes it: its sentences one by one, checked, and what became of each."""

from dataclasses import dataclass, field
from typing import Final

from answer.check.quotes import normal_words
from answer.check.source import content
from answer.model.draft import Drafted
from answer.model.frame import Frame
from answer.model.talk import echoes, refuses, small_talk
from answer.model.verify import Verified, Verifier

MOST: Final = 8
"""Sentences of an answer."""
REPEATS: Final = 3
"""Sentences in a row that say nothing new, after which a model is going round in circles."""
_TELLING: Final = 3
"""Words that mean something, of a sentence that can be known to be said."""


@dataclass(slots=True)
class Writing:
    """One answer in the making.

    Attributes:
        verifier: checks its sentences.
        frame: the passages that its marks name.
        strict: whether a sentence that is not borne out is replaced or dropped, not shown with its verdict.
        said: the sentences that stay, in order.
        dropped: how many did not.
        refused: whether the model said that there is no answer.
        unfinished: whether the last sentence so far has no end.
    """

    verifier: Verifier
    frame: Frame
    strict: bool = True
    said: list[Verified] = field(default_factory=list)
    dropped: int = 0
    refused: bool = False
    unfinished: bool = False
    _repeats: int = 0

    @property
    def over(self) -> bool:
        """Whether nothing more is wanted."""
        return len(self.said) >= MOST or self._repeats >= REPEATS

    @property
    def borne_out(self) -> bool:
        """Whether any sentence is."""
        return any(one.verdict == "supported" for one in self.said)

    @property
    def replaced(self) -> int:
        """How many sentences are a source's in place of the model's."""
        return sum(one.replaced for one in self.said)

    def take(self, drafted: Drafted) -> bool:
        """Take a sentence of the draft; return whether the answer has grown by it."""
        if self.over or self._no_statement(drafted):
            return False
        kept = None if self._ours(drafted.text) else self._kept(drafted)
        if kept is None:
            self.dropped += 1
            return False
        if kept.replaced and self._known(kept.text):
            return False
        self._repeats = 0
        self.said.append(kept)
        return True

    def _no_statement(self, drafted: Drafted) -> bool:
        """Whether a sentence states nothing, or nothing new."""
        text = drafted.text
        self.unfinished = not drafted.whole
        if refuses(text):
            self.refused = True
            return True
        known = self._known(text)
        self._repeats += known
        return known or self.unfinished or small_talk(text)

    def _ours(self, text: str) -> bool:
        """Whether a sentence was copied from what the model was told: rules, or the frame of passages."""
        names = (self.frame.nonce, *(one.id for one in self.frame.shown))
        return echoes(text) or any(name in text.casefold() for name in names)

    def _kept(self, drafted: Drafted) -> Verified | None:
        """What stays of a sentence: itself, the source's own words, or nothing."""
        cited = [name for mark in drafted.cites if (name := self.frame.article(mark)) is not None]
        verified = self.verifier.verify(drafted.text, cited)
        if verified.verdict == "supported" or not self.strict:
            return verified
        return self.verifier.instead(verified)

    def _known(self, text: str) -> bool:
        """Whether the same has been said: in the same words, or in more words than these."""
        words, meant = normal_words(text), content(text)
        return any(
            normal_words(one.text) == words or (len(meant) >= _TELLING and meant <= content(one.text))
            for one in self.said
        )


def notes_of(writing: Writing, name: str) -> list[str]:
    """Say what was done to a model's sentences, for people."""
    failed = sum(one.verdict != "supported" for one in writing.said)
    told = (
        (writing.replaced, "not borne out, and the articles' own stand in their place"),
        (writing.dropped, "not borne out by the articles and left out"),
        (failed, "not borne out by the articles, and marked so"),
    )
    broke_off = [f"{name}: its reply broke off in the middle of a sentence"] if writing.unfinished else []
    return [*(f"sentences of {name}: {count} {what}" for count, what in told if count), *broke_off]
