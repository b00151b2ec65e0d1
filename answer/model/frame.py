"""Passages as data: what of them a model is shown, under ids that no article can guess.

An article's text is one JSON string on one line. Nothing in it can end its frame: the lines around it carry a
nonce that depends on the question and on all passages, and what other programs take for markup (angle and
square brackets, unseen characters) is replaced. Sentences that give orders to a model are left out.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from answer.found import Found
from answer.model.usage import count_tokens
from answer.orders import blanked, orders
from index.query import Hit

MOST: Final = 24
"""Passages at most."""
_ID: Final = 5
_LETTERS: Final = str.maketrans("01l", "xyz")
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\uffff\U000e0000-\U000e0fff\ud800-\udfff]+"
)
_BRACKETS: Final = str.maketrans("<>[]{}【】〔〕⟦⟧＜＞［］｛｝", "‹›()()()()()‹›()()")
_RUNS: Final = re.compile(r"([#=*_~`|-])\1{2,}")
_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as a model sees it.

    Attributes:
        id: what the model cites it by.
        article: id of its article.
        line: the JSON object that is shown.
        tokens: how many it has.
    """

    id: str
    article: str
    line: str
    tokens: int


@dataclass(frozen=True, slots=True)
class Frame:
    """The passages of a prompt, best first; `nonce` is what their frame is closed by."""

    nonce: str
    shown: tuple[Shown, ...]

    @property
    def text(self) -> str:
        """The lines between the ends of the frame."""
        return "\n".join(one.line for one in self.shown)

    def article(self, mark: str) -> str | None:
        """Return the article that a mark cites: a passage's id, or its number from 1; None for any other."""
        known = next((one.article for one in self.shown if one.id == mark.casefold()), None)
        if known is None and mark.isdecimal() and 1 <= int(mark) <= len(self.shown):
            return self.shown[int(mark) - 1].article
        return known


def frame_of(found: Found, room: int) -> Frame:
    """Return the best passages that fit into `room` tokens, each whole; the worst are left out first."""
    bare = {name: blanked(article.text) for name, article in found.articles.items()}
    hits = [
        (h, text)
        for h in found.result.hits[:MOST]
        if (text := tame(bare.get(h.article, "")[h.start : h.end]))
    ]
    seed = _seed(found.understood.text, [text for _, text in hits])
    kept: list[Shown] = []
    for n, (hit, text) in enumerate(hits):
        one = _shown(_name(seed, n), hit, text)
        if one.tokens > room:
            continue  # a smaller one may fit
        room -= one.tokens
        kept.append(one)
    return Frame(seed[:16], tuple(kept))


def tame(text: str) -> str:
    """Return text that is nothing but text: no markup, no brackets, no unseen characters, on one line."""
    text = _RUNS.sub(r"\1", _UNSEEN.sub(" ", text).translate(_BRACKETS))
    return _SPACE.sub(" ", text).strip()


def _shown(name: str, hit: Hit, text: str) -> Shown:
    title = None if hit.title and any(orders([hit.title])) else hit.title
    fields = {"id": name, "date": hit.published, "outlet": hit.outlet, "title": title, "text": text}
    line = json.dumps(
        {key: tame(value) if key != "id" else value for key, value in fields.items() if value},
        ensure_ascii=False,
    )
    return Shown(name, hit.article, line, count_tokens(line) + 1)


def _seed(question: str, texts: Sequence[str]) -> str:
    """A hash that no article can know: of the question and of all that is shown."""
    hashed = hashlib.sha256(json.dumps([question, *texts]).encode("utf-8", "surrogatepass"))
    return hashed.hexdigest()


def _name(seed: str, n: int) -> str:
    """The id of the `n`th passage: letters and figures that are not mistaken for each other, one a letter."""
    for candidate in _names(seed, n):
        if not candidate.isdecimal() and not candidate.isalpha():
            return candidate
    raise AssertionError  # pragma: no cover - the names do not end


def _names(seed: str, n: int) -> Iterator[str]:
    for turn in range(1_000):
        hashed = hashlib.sha256(f"{seed} {n} {turn}".encode()).digest()
        yield base64.b32encode(hashed).decode()[:_ID].casefold().translate(_LETTERS)


def data(texts: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield pairs of an earlier question and its answer as lines of data."""
    for question, answer in texts:
        yield json.dumps({"question": tame(question), "answer": tame(answer)}, ensure_ascii=False)
