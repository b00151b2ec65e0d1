"""What is left of a video or podcast player once the page is text: a label and playing times."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import ends_with_full_stop, is_prose, is_time, label, size

_TIMES = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\s*[/|-]\s*(?:\d{1,2}:)?\d{1,2}:\d{2})+")
_PAIR = re.compile(r"\d{1,2}:\d{2}\s*/\s*-?\d{1,2}:\d{2}|\b0{1,2}:00\b")
_LABEL = re.compile(
    r"(?:podcasts?|audio|video|videos|listen|watch|play|play video|pause|mute|unmute|live|replay"
    r"|now playing|up next|duration"
    r"|current time|remaining time|fullscreen|playback rate|volume|share|subtitles|captions|settings"
    r"|listen now|watch now"
    r"|play audio|playlist|video player|audio player|loaded|progress|speed|\dx|1\.5x|listen to .{0,40}"
    r"|stream type live|auto)"
    r"(?: \d+(?: \d+)*)?"
)
_ROW = re.compile(
    r"(?=.*\b(?:play|pause|mute|unmute|loaded|current time|duration|stream type)\b).*\b\d{1,2}:\d{2}\b.*",
    re.IGNORECASE,
)
_FRAMED = re.compile(
    r"(?:JUST WATCHED\s.{3,600}\sReplay More Videos\b.{0,600}"
    r"|Video Ad Feedback\s.{3,300}\d{1,2}:\d{2}\s-\sSource:.{0,400}"
    r"|Video player was slow to load content\b.{0,600}|(?:\d\.\s)?How relevant is this ad to you\?.{0,200})",
    re.DOTALL,
)
"""A player's whole frame in one line, with the title of its clip."""
_MOST_WORDS = 25
_MOST_TITLE = 14
_ZERO = re.compile(r"0{1,2}:00(?::00)?")


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield runs of playing times with the player's labels around them.

    A single time is left alone: it may be the hour of an entry in a live report. A run counts when it has a
    "0:00", a pair of times in one line, or two times directly after one another.
    """
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and (_is_part(blocks[end].text) or _is_titled(blocks, at, end)):
            end += 1
        if end > at and _is_player([block.text for block in blocks[at:end]]):
            yield Removal("player", "the remains of an audio or video player", at, end)
        at = max(end, at + 1)


def _is_part(text: str) -> bool:
    if text[:1] in "JV1H" and _FRAMED.fullmatch(text):
        return True
    if size(text) > _MOST_WORDS:
        return False
    if is_time(text) or _TIMES.fullmatch(text) or _is_row(text):
        return True
    return size(text) <= 6 and bool(_LABEL.fullmatch(label(text)))


def _is_titled(blocks: Sequence[Block], first: int, at: int) -> bool:
    """Whether a line is the title of a clip: its label right above, its length right below."""
    if at <= first or at + 1 >= len(blocks) or not is_time(blocks[at + 1].text):
        return False
    text = blocks[at].text
    return size(text) <= _MOST_TITLE and not is_prose(text) and not is_time(blocks[at - 1].text)


def _is_row(text: str) -> bool:
    """Whether all of a player stands in one line: "Play Mute 0:00 / 1:43"."""
    if ends_with_full_stop(text):
        return False
    return bool(_ROW.fullmatch(text)) and bool(_PAIR.search(text))


def _is_player(run: list[str]) -> bool:
    if any(map(_FRAMED.fullmatch, run)):
        return True
    if any(_ZERO.fullmatch(text) or _TIMES.fullmatch(text) or _is_row(text) for text in run):
        return True
    if len(run) > 2 and is_time(run[-1]) and not _is_part(run[-2]):
        return True
    times = [is_time(text) for text in run]
    return any(one and other for one, other in pairwise(times))
