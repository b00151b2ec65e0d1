"""What the judge of lines learns from: the lines of pages, what the rules cut of them, and what they are."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from unittest.mock import patch

from ingest.block import Block
from ingest.cleaning import clean
from ingest.cleaning.rule import Removal
from ingest.page import Page
from ingest.read import read_paths
from tests.ingest.page_scores import levelled
from tests.ingest.pages.source import LabelledPage

Label = Literal["article", "metadata", "noise", "?"]

Shown = tuple[tuple[str, ...], tuple[str, ...]]
"""The lines of a page, and the rule that cut each, "" where it is left."""

_LEAST_PIECE = 8


@dataclass(frozen=True, slots=True)
class LabelledLines:
    """The lines of an article's page, in order, as the judge is shown them.

    Attributes:
        state: of the labelled page; "made" for a made one.
        texts: what each line says.
        why: the rule that cut it, "" where it is left.
        labels: what it is; "?" where that is not told.
    """

    name: str
    state: str
    texts: tuple[str, ...]
    why: tuple[str, ...]
    labels: tuple[Label, ...]


class Labels:
    """Tells what a line is by the lines whose kind is known."""

    def __init__(self, lines: Iterable[tuple[str, Label]]) -> None:
        self._known: dict[Label, set[str]] = {"article": set(), "metadata": set(), "noise": set()}
        for text, label in lines:
            self._known[label].add(levelled(text))

    def of(self, text: str) -> Label:
        """What a line is: by itself, by the line that it is a piece of, or by the piece that it holds."""
        text = levelled(text)
        exact = [label for label, known in self._known.items() if text in known]
        if exact:
            return exact[0] if len(exact) == 1 else "?"
        for label, known in self._known.items():
            if any(text in one or (len(one) > _LEAST_PIECE and one in text) for one in known):
                return label
        return "?"


def of_page(page: Page) -> list[Shown]:
    """What the judge is shown of a page."""
    with _watched() as seen:
        clean(page)
    return seen


def of_labelled(page: LabelledPage, folder: Path) -> list[LabelledLines]:
    """The lines of the articles on a labelled page, which is read as a file in `folder`."""
    path = folder / page.file_name
    path.write_bytes(page.data)
    with _watched() as seen:
        list(read_paths([path]))
    lines: list[tuple[str, Label]] = [(one, "article") for story in page.stories for one in story.sentences]
    lines += [(one, "metadata") for one in page.metadata]
    lines += [(one, "noise") for one in page.noise]
    labels = Labels(lines)
    return [LabelledLines(page.name, page.state, t, why, tuple(map(labels.of, t))) for t, why in seen]


@contextmanager
def _watched() -> Iterator[list[Shown]]:
    """Keep what the judge is shown, and let it cut nothing."""
    seen: list[Shown] = []

    def find(blocks: Sequence[Block], why: Sequence[str]) -> Iterator[Removal]:
        seen.append((tuple(block.text for block in blocks), tuple(why)))
        return iter(())

    with patch("ingest.cleaning.judge.find", find):
        yield seen
