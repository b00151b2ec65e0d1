"""An article with text that would like to be markup, and a server over a real library."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from answer.engine import AnswerEngine
from index.library import Library
from ingest.article import Article, Run
from ingest.read import read_paths
from models.embedder import load_embedder

ARTICLES = {
    "ferry.txt": (
        "Three ferries, say the islands\n\n"
        "STAVLUND, June 19, 2024 — The islands will sign nothing unless three ferries sail all winter, "
        "Ingrid Halvorsen said on Wednesday. Halvorsen speaks for seven island councils in the talks.\n\n"
        "“We are asking for three ferries, not two,” Halvorsen told the Coast Courier.\n\n"
        "The operator Nordlane has offered two ships and a reserve."
    ),
    "bakery.txt": (
        "Bakery on Pier Street closes\n\n"
        "The bakery on Pier Street sold its last loaf on Saturday after sixty years. Its owner, Ada Roth, "
        "said that no one had wanted to take the oven over."
    ),
}


@pytest.fixture
def article_of() -> Callable[..., Article]:
    """Make an article with the given text, which its other fields may share."""

    def make(text: str, other: str | None = None) -> Article:
        return Article(
            id="a1",
            uri=other or "/articles/one.txt",
            title=other,
            text=text,
            raw=text,
            runs=(Run(0, 0, len(text), len(text)),) if text else (),
            record=other,
            outlet=other,
            authors=(other,) if other else (),
            published=other,
            published_basis="text" if other else "unknown",
            language=other,
        )

    return make


@dataclass(frozen=True, slots=True)
class RealRuntime:
    """A library and the engine over it, as the command line would hand them over."""

    library: Library
    engine: AnswerEngine


@pytest.fixture(scope="session")
def runtime(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealRuntime]:
    """A real library of two articles and the real engine."""
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, "utf-8")
    embedder = load_embedder()
    with Library.open(tmp_path_factory.mktemp("home") / "library", embedder, create=True) as library:
        library.ingest(read_paths([folder]))
        yield RealRuntime(library, AnswerEngine(library, embedder))


@pytest.fixture(scope="session")
def url(runtime: RealRuntime) -> Iterator[str]:
    """The address of a server over the real library, without the last slash."""
    from ui.web.server import serve

    serving = serve(runtime, port=0, prevent_thread_lock=True)
    yield serving.url.rstrip("/")
    serving.close()


@pytest.fixture(scope="session")
def folder_of_one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one more article."""
    folder = tmp_path_factory.mktemp("more")
    (folder / "late.txt").write_text(
        "A late article\n\nThe quince harvest in Orrery was 412 tonnes.", "utf-8"
    )
    return folder
