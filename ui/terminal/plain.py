"""Text that a terminal only shows, and never obeys.

Article text is written by strangers. An escape sequence in it could rewrite the screen, the window's title or
the clipboard, and an override of the writing direction could make a line read backwards.
"""

import re
from typing import Final

_SHOWN: Final = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
_HIDDEN: Final = dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000)], "\ufffd")
_DROPPED: Final[dict[int, str]] = dict.fromkeys(
    [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, *range(0xE0000, 0xE0080)], ""
)
_BREAKS: Final = dict.fromkeys([0x85, 0x2028, 0x2029], "\n")
_TABLE: Final = _SHOWN | _HIDDEN | _DROPPED | _BREAKS | {0x0A: "\n", 0x09: " ", 0x0D: ""}


def plain(text: str) -> str:
    """Return `text` with every control character made visible or harmless; newlines stay."""
    return text.translate(_TABLE)


def one_line(text: str) -> str:
    """Return `plain` text on one line, white space folded."""
    return re.sub(r"\s+", " ", plain(text)).strip()


def middle_cut(text: str, width: int) -> str:
    """Shorten a line to `width` characters, leaving out its middle, at a space where there is one near."""
    if len(text) <= width:
        return text
    head, tail = text[: width * 2 // 3 - 2], text[len(text) - width // 3 :]
    if " " in head[-15:]:
        head = head[: head.rindex(" ")]
    if " " in tail[:15]:
        tail = tail[tail.index(" ") + 1 :]
    return f"{head} … {tail}"
