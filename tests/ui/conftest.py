"""What the tests of the command line share: a clean environment and the command itself."""

import io
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import typer.main

from models.embedder import load_embedder
from models.reader.network import load_reader
from ui.cli import run

HOSTILE = (
    "\x1b]0;owned\x07 \x1b[2J\x1b[1;1H \x1b]52;c;cm0gLXJm\x1b\\ \x9b31m \x07 \x08\x08 \x7f a\rb "
    "\u202eevil\u202c [red]not markup[/red] :smile: \ud800"
)


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test sees the settings, the library or the folder of whoever runs it."""
    for name in [name for name in os.environ if name.upper().startswith("DATELINE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)


@pytest.fixture
def hostile() -> str:
    """Text that would take over a terminal that obeyed it."""
    return HOSTILE


ARTICLES = {
    "lighthouse.txt": """The keeper of Gannet Rock refuses to leave

By Orla Finch
12 March 2025

GANNET ROCK, March 12 (Shoreline) - Tobias Hale, the last lighthouse keeper of Gannet Rock, refused to leave \
his tower on Wednesday. Hale demanded a written promise that the lamp will burn for ten more years.

"I will go when the paper is signed," Hale told the Shoreline newspaper. The coast guard said that it had no \
money for the lamp after June.

The lamp on Gannet Rock was lit in 1874 and guides some forty trawlers a night past the reef.
""",
    "bakery.txt": """Bakery in Low Street wins bread prize

3 April 2025

LOW STREET, April 3 - The bakery of Marta Lindqvist won the national prize for rye bread on Thursday. The \
jury praised a crust of rare depth.

Lindqvist said she would spend the prize of 2,000 crowns on a new oven. Her recipe is older than the street.
""",
    "hostile.txt": """Pirate radio \x1b[31mtakes over\x1b[0m the harbour

5 May 2025

HARBOUR, May 5 - A pirate radio \x1b]0;owned\x07station played [bold]sea shanties[/bold] to the trawlers for \
nine hours on Monday, the harbour master Ivo Brandt said. The \u202estation\u202c was switched off at noon.
""",
}


@dataclass(frozen=True)
class Result:
    """What a command came to."""

    code: int
    out: str
    err: str

    def json(self) -> dict[str, object]:
        """Return the object that the command printed, the only line on stdout."""
        (line,) = self.lines()
        return line

    def lines(self) -> list[dict[str, object]]:
        """Return the object of each line."""
        return [json.loads(line) for line in self.out.splitlines()]

    def sentence(self) -> str:
        """Return the one sentence on stderr, after checking that it is one."""
        assert self.out == ""
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        assert self.err.rstrip().endswith("."), self.err
        return self.err.strip()


Dateline = Callable[..., Result]

ONCE = {
    "typer.main.get_command": cache(typer.main.get_command),
    "models.embedder.load_embedder": cache(load_embedder),
    "models.reader.network.load_reader": cache(load_reader),
}
"""What every command makes anew and is always the same: in this process it is made for the first one."""


@pytest.fixture
def dateline(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Dateline:
    """Run a command in this process, as `main` does, with what it reads from stdin."""
    for name, made in ONCE.items():
        monkeypatch.setattr(name, made)

    def command(*arguments: str, stdin: str | bytes = "") -> Result:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        capfd.readouterr()
        code = run(list(arguments))
        captured = capfd.readouterr()
        return Result(code, captured.out, captured.err)

    return command


def write_articles(folder: Path) -> Path:
    """Write the sample articles and return their folder."""
    folder.mkdir(parents=True)
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with three articles."""
    return write_articles(tmp_path / "articles")


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the three articles, made once; tests that change a library make their own."""
    from ingest.read import read_paths
    from ui.runtime import Runtime
    from ui.settings import load_settings

    folder = tmp_path_factory.mktemp("ui")
    home = folder / "library"
    with Runtime.open(load_settings({"home": home}), create=True) as runtime:
        report = runtime.library.ingest(read_paths([write_articles(folder / "articles")]))
    assert not report.failed
    assert len(report.added) == len(ARTICLES)
    return home
