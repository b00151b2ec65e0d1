"""A library of one's own, with an embedder that costs nothing, and the calls of the tab over it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from index.library import Library
from tests.index.conftest import ToyEmbedder
from ui.web.library.calls import Calls
from ui.web.library.uploads import Upload


@pytest.fixture
def toy() -> ToyEmbedder:
    return ToyEmbedder()


@pytest.fixture
def library(tmp_path: Path, toy: ToyEmbedder) -> Iterator[Library]:
    """An empty library."""
    with Library.open(tmp_path / "home", toy, create=True) as opened:
        yield opened


@dataclass
class Served:
    """What the calls need of a page and its site."""

    library: Library
    upload_file_set: set[str] = field(default_factory=set)
    closing: list[Callable[[], None]] = field(default_factory=list)

    @property
    def runtime(self) -> "Served":
        return self


@pytest.fixture
def served(library: Library) -> Served:
    return Served(library)


@pytest.fixture
def calls(served: Served) -> Calls:
    return Calls(served, served)  # type: ignore[arg-type]  # all of site and page that is used


@pytest.fixture
def sent(tmp_path: Path, served: Served) -> Callable[[str, str], dict[str, Any]]:
    """Upload a text under a name, as a browser does; return what it then tells of it."""

    def send(name: str, text: str) -> dict[str, Any]:
        path = tmp_path / f"sent-{len(served.upload_file_set)}-{len(list(tmp_path.iterdir()))}"
        path.write_text(text, "utf-8")
        served.upload_file_set.add(str(path))
        return {"path": str(path), "name": name}

    return send


@pytest.fixture
def upload(tmp_path: Path) -> Callable[[str, str], Upload]:
    """A file that was sent."""

    def make(name: str, text: str) -> Upload:
        path = tmp_path / f"upload-{len(list(tmp_path.iterdir()))}"
        path.write_text(text, "utf-8")
        return Upload(path, name)

    return make
