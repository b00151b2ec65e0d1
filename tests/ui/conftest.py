"""What the tests of the command line share: a clean environment and the command itself."""

import os
from pathlib import Path

import pytest

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
