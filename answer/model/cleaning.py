"""Words of a model as nothing but words: no markup, no link, no address, no picture, no unseen character."""

import re
from html import unescape
from typing import Final

_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\uffff\U000e0000-\U000e0fff\ud800-\udfff]"
)
_TAG: Final = re.compile(r"<[^<>]{0,4000}>|<[A-Za-z/!][^<>]*$|^[^<>]*=[\"'][^<>]*>")
_PICTURE: Final = re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])?")
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)")
_BROKEN_LINK: Final = re.compile(r"\]\([^()\s]*\)?")
_ADDRESS: Final = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]{1,15}:/{1,3}\S*"
    r"|\b(?:javascript|vbscript|data|mailto|file|tel|sms|blob|ftp|callto|intent|magnet|irc)\s*:\s*\S+"
    r"|\bwww\.\S+"
    r"|\b\S+@[\w-]+(?:\.[\w-]+)+"
    r"|\b(?:[\w-]+\.)+[A-Za-z]{2,}(?::\d+)?/\S*"
    r"|//[\w-]+(?:\.[\w-]+)+\S*"
    r"|\b[\w-]+(?:\s?[\[({](?:\.|dot)[\])}]\s?[\w-]+)+\S*",
    re.IGNORECASE,
)
_FENCE: Final = re.compile(r"`{1,}|~{3,}")
_EMPHASIS: Final = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=[\w.!?])_{1,3}(?!\w)")
_OPENING: Final = re.compile(r"^(?:\s*(?:#{1,6}\s|>|[-*•‣▪●+]\s|\d{1,2}[.)]\s|\|))+")
_SPACE: Final = re.compile(r"\s+")
_BEFORE_MARK: Final = re.compile(r"\s+(?=[.,;:!?](?:\s|$|[\"”’]))|(?<=[(“])\s+|\s+(?=\))")
_EMPTY: Final = re.compile(r"\(\s*\)|\[\s*\]|“\s*”")


_LEFT: Final = re.compile(
    r"[<>]|:/{2,}|www\.|\]\(|\b(?:javascript|vbscript|data|mailto):(?=\S)", re.IGNORECASE
)
"""What is taken out of whatever remains, however it came about."""
_MARKUP: Final = ((_PICTURE, " "), (_LINK, r"\1"), (_TAG, " "), (_BROKEN_LINK, " "))
_ROUNDS: Final = 8


def cleaned(text: str) -> str:
    """Return a sentence of a model as plain words on one line.

    What is left when one thing was taken out may be another: it is done again until nothing changes.
    """
    for _ in range(_ROUNDS):
        before, text = text, _once(text)
        if text == before:
            return text
    return _SPACE.sub(" ", _LEFT.sub(" ", re.sub("[&`*_]", " ", text))).strip()


def _once(text: str) -> str:
    text = _UNSEEN.sub("", unescape(text).replace("\u2028", " ").replace("\u2029", " "))
    for pattern, put in _MARKUP:
        text = pattern.sub(put, text)
    text = _ADDRESS.sub(lambda match: " " + _trailing(match.group()), text)
    text = _EMPTY.sub(" ", _LEFT.sub(" ", text))
    text = _EMPHASIS.sub("", _FENCE.sub("", _OPENING.sub("", text)))
    return _BEFORE_MARK.sub("", _SPACE.sub(" ", text)).strip()


def _trailing(address: str) -> str:
    """The marks behind an address that end its sentence."""
    return address[len(address.rstrip(".,;:!?”’\"'")) :]
