"""The command as a process: what only a real start, a real pipe and a real signal can show."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "ui.cli"]


def environment(**more: str) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "COLUMNS"} | more


def test_a_question_from_stdin_to_an_answer_in_json(library: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "--home", str(library), "ask", "-", "--json"],
        input=b"What did Tobias Hale demand?", capture_output=True, env=environment(LC_ALL="C"), check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stderr == b""
    assert json.loads(done.stdout.decode("utf-8"))["outcome"] == "answered"


def test_an_error_is_one_sentence_and_its_exit_code(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9\x1b[2J.txt"
    done = subprocess.run(
        [*map(os.fsencode, COMMAND), b"--home", os.fsencode(tmp_path / "home"), b"ingest", name],
        capture_output=True, env=environment(), check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1
    assert b"\x1b" not in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("words", ["articles show lighthouse.txt", "--version"])
def test_a_closed_pipe_is_quiet(words: str, library: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "--home", str(library), *words.split()],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 141


def test_ctrl_c_leaves_quietly(library: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "--home", str(library), "chat"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"/help\n")
        process.stdin.flush()
        assert b"Ask a question" in process.stderr.readline()
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.skipif(sys.platform == "win32", reason="sends Ctrl-C to a group of processes")
def test_ctrl_c_stops_an_ingest_without_a_traceback_of_its_workers(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for at in range(40):
        (news / f"{at}.txt").write_text(
            f"Ferry {at} kept\n\nThe ferry {at} to Pell is kept, said Ann Bell.\n"
        )
    with subprocess.Popen(
        [*COMMAND, "--home", str(tmp_path / "home"), "ingest", str(news)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), start_new_session=True,
    ) as process:  # fmt: skip
        time.sleep(1.6)  # the workers are about to start, or at it
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode in {0, 130}
    assert b"Traceback" not in said


def test_the_light_verbs_load_nothing_heavy() -> None:
    program = (
        "import sys; from ui.cli import run; run(['--help']); run(['config', 'show']);"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    loaded = set(done.stderr.split())
    assert "typer" in loaded
    heavy = {"chromadb", "llama_index", "gradio", "nltk", "trafilatura", "onnxruntime", "tantivy", "lxml"}
    assert not loaded & heavy
