"""A small embedder that costs nothing, articles out of plain text, and libraries made of them.

Tests that start another process run this file in it (`runpy.run_path`) to get the same embedder.
"""

import hashlib
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from dateline.digest import digest
from index.library import Library
from ingest.article import Article, Run
from ingest.document import Document
from models.pieces import PieceCounter

MakeArticle = Callable[..., Article]


class ToyEmbedder:
    """Adds up a random direction for each word: texts that share words are near. Counts what it embedded."""

    name = "toy"
    dimension = 384
    max_pieces = 256

    def __init__(self, sha256: str = "0" * 64) -> None:
        self.sha256 = sha256
        self.embedded = 0

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        self.embedded += len(texts)
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        rows[:, 0] = 1e-3
        for at, text in enumerate(texts):
            for word in re.findall(r"\w+", text.lower()):
                rows[at] += _direction(word)
        unit: np.ndarray = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit

    def count_pieces(self, text: str) -> int:
        return 2 + sum(-(-len(word) // 4) for word in re.findall(r"\w+|[^\w\s]", text))


class RovingEmbedder(ToyEmbedder):
    """The same, but its counting may be sent to workers."""

    name = "roving"

    def __init__(self, sha256: str = "1" * 64) -> None:
        super().__init__(sha256)
        self.piece_counter = PieceCounter()

    def count_pieces(self, text: str) -> int:
        return self.piece_counter(text)


def _direction(word: str) -> np.ndarray:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
    return np.random.default_rng(seed).normal(size=384).astype(np.float32)


def article_of(text: str, uri: str = "/news/a.txt", **known: object) -> Article:
    """An article as `ingest` would make it of a file without anything to clean."""
    values: dict[str, object] = {"title": text.partition("\n")[0][:60], "published_basis": "unknown", **known}
    if values.get("published"):
        values["published_basis"] = "metadata"
    runs = (Run(0, 0, len(text), len(text)),)
    return Article(id=digest(text), uri=uri, text=text, raw=text, runs=runs, **values)  # type: ignore[arg-type]  # a test names real fields


def document_of(path: Path, text: str | None = None, **known: object) -> Document:
    """The document in a file, which is written first where a text is given."""
    if text is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    values: dict[str, object] = {"source": str(path), **known}
    return Document(str(path), f"'{path}'", path.suffix, path, **values)  # type: ignore[arg-type]  # a test names real fields


def story(n: int, sentences: int = 6) -> str:
    """A text of its own for each number."""
    chance = random.Random(n)
    things = ["harbour", "ferry", "council", "bridge", "tax", "mayor", "island", "bees", "moor", "crack"]
    lines = [
        f"The {' '.join(chance.choices(things, k=12))} was noted by observer {chance.randrange(10**6)}."
        for _ in range(sentences)
    ]
    return "\n".join([f"Report {n} of the {things[n % 10]} desk", "", *lines])


@pytest.fixture(scope="session")
def make_article() -> MakeArticle:
    return article_of


@pytest.fixture
def toy() -> ToyEmbedder:
    return ToyEmbedder()


@pytest.fixture
def roving() -> RovingEmbedder:
    return RovingEmbedder()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def library(home: Path, toy: ToyEmbedder) -> Iterator[Library]:
    with Library.open(home, toy, create=True) as opened:
        yield opened


@pytest.fixture
def news(make_article: MakeArticle) -> list[Article]:
    """Five short articles about different things, with dates and outlets."""
    texts = {
        "harbour": "Harbour tax rises\n\nThe mayor of Lindow said the harbour tax will rise by 4 percent.",
        "ferry": "Ferry inquiry opens\n\nThey boarded the ferry Aurelia. “We found no leak,” Dana Orr said.",
        "bees": "Bees return to Northmoor\n\nBeekeepers counted 212 hives on the moor, twice last year's.",
        "bridge": "Bridge closed again\n\nEngineers closed the iron bridge after a crack was found near it.",
        "vote": "Council votes on tax\n\nThe council voted 7 to 2 against the harbour tax, a paper reported.",
    }
    dates = {
        "harbour": "2024-03-01",
        "ferry": "2024-03-15T09:30:00+01:00",
        "bees": "2024-04-02",
        "vote": "2024-05-20",
    }
    outlets = {"harbour": "Lindow Post", "ferry": "The Courier", "vote": "Lindow Post"}
    return [
        make_article(
            text,
            f"/news/{name}.txt",
            published=dates.get(name),
            outlet=outlets.get(name),
            record=f"rec-{name}",
        )
        for name, text in texts.items()
    ]
