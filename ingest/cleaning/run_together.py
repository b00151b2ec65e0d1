"""Pointers whose two parts run together: "Bridges gone:What the flood took".

A page shows such a link as a lead in bold and a headline; taken out of its markup the blank between them is
gone. What an article says in such a form, it says with a blank.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import ends_with_full_stop, is_prose, size

_PARTS = re.compile(
    r"(?P<lead>[^:]{2,70}?)(?:(?<!\d):|(?<=[a-zà-ÿ])[!?])"
    r"(?P<rest>[\"'“‘„«]?[A-ZÀ-ÞА-ЯЁ0-9].{10,200})",
    re.DOTALL,
)
_WITHIN = re.compile(r"[a-zà-ÿа-яё]:[A-ZÀ-ÞА-ЯЁ]")
_MOST_WORDS = 30
_MOST_LEAD_WORDS = 9
_FEWEST_WORDS = 4
_LEAD_TO_FIGURE = 4
"""Words of a lead before a figure; shorter ones begin the entries of lists: "Dressing:2 spoons of oil"."""
_LONGEST_RUN = 4
"""More such lines in a row are a list of the article's own."""


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield such lines below the first paragraph, unless the page's sentences lack that blank as well."""
    begun, at = False, 0
    while at < len(blocks):
        text = blocks[at].text
        end = at
        while begun and end < len(blocks) and _is_run_together(blocks[end].text):
            end += 1
        if 0 < end - at <= _LONGEST_RUN and not _lacks_blanks(blocks):
            yield Removal(
                "pointer", "a pointer to another story, its lead and headline run together", at, end
            )
        begun = begun or is_prose(text)
        at = max(end, at + 1)


def _is_run_together(text: str) -> bool:
    if size(text) > _MOST_WORDS or (ends_with_full_stop(text) and text[-1] not in "?!'’"):
        return False
    found = _PARTS.fullmatch(text)
    if found is None or size(found["rest"]) < _FEWEST_WORDS or size(found["lead"]) > _MOST_LEAD_WORDS:
        return False
    return not found["rest"][0].isdigit() or size(found["lead"]) >= _LEAD_TO_FIGURE


def _lacks_blanks(blocks: Sequence[Block]) -> bool:
    """Whether a sentence of the page has a colon with no blank behind it: then that is how it is typed."""
    sentences = (block.text for block in blocks if _WITHIN.search(block.text) and is_prose(block.text))
    return any(ends_with_full_stop(text) and not _PARTS.fullmatch(text) for text in sentences)
