"""The house itself: its arrows, its pinned packages, its promise to stay off the network."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples" / "articles"


def test_nothing_imports_upward() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "1 kept, 0 broken" in done.stdout


def test_every_package_is_pinned_with_hashes_and_no_host_is_named() -> None:
    text = (ROOT / "constraints.txt").read_text("utf-8")
    pins = re.findall(r"(?m)^([a-z0-9][\w.-]*)(?:\[[\w,-]+\])?==\S+(.*(?:\n    .*)*)", text)
    assert len(pins) > 100
    assert [name for name, rest in pins if "--hash=sha256:" not in rest] == []
    assert "://" not in text
    assert "index-url" not in text


def test_every_dependency_is_pinned() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    pinned = set(
        re.findall(r"(?m)^([a-z0-9][\w.-]*)(?:\[[\w,-]+\])?==", (ROOT / "constraints.txt").read_text("utf-8"))
    )
    assert {re.split(r"[<>=\[ ]", name)[0] for name in wanted} <= pinned


def test_an_answer_needs_no_network_at_all(tmp_path: Path) -> None:
    unshare = shutil.which("unshare") or ""
    alone = [unshare, "--user", "--map-root-user", "--net"]
    if not unshare or subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("needs `unshare --net`, which this machine does not let us use")
    environment = {**os.environ, "DATELINE_HOME": str(tmp_path / "home")}
    some = map(str, sorted(EXAMPLES.iterdir())[:3])
    for arguments in (["ingest", *some], ["ask", "Who heads the talks?"], ["doctor"]):
        command = [*alone, sys.executable, "-m", "ui.cli", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
