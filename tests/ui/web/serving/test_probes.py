"""What watches over the server is told, and what is written down: figures, no names and no words."""

import io
import json
import logging

import httpx
import pytest
from pydantic import SecretStr

from tests.ui.web.serving.clients import call
from tests.ui.web.serving.conftest import Served
from ui.web.serving.logs import Names, events, logging_to_stderr
from ui.web_settings import WebSettings


def test_metrics_count_and_name_nobody(url: str) -> None:
    with httpx.Client(base_url=url, timeout=30) as client:
        call(client, "ask", "How many peculiar ferries?", None, None)
        client.get("/nothing/peculiar")
        text = client.get("/metrics").text
    assert "# TYPE dateline_first_words_seconds histogram" in text
    for figure in ("dateline_articles 2.0", "dateline_vectors_pending 0.0", "dateline_answers_open 0.0",
                   'dateline_requests_total{route="other",status="404"}', "process_resident_memory_bytes",
                   "dateline_queue_waiting", "dateline_streams_open"):  # fmt: skip
        assert figure in text
    assert "peculiar" not in text


def test_metrics_are_for_whoever_has_the_token(served: Served) -> None:
    with served(metrics_token=SecretStr("sesame")) as url:
        assert httpx.get(f"{url}/metrics").status_code == 403
        assert httpx.get(f"{url}/metrics", headers={"Authorization": "Bearer open"}).status_code == 403
        assert httpx.get(f"{url}/metrics", headers={"Authorization": "Bearer sesame"}).status_code == 200


def test_metrics_are_not_for_those_behind_a_proxy(url: str) -> None:
    assert httpx.get(f"{url}/metrics", headers={"X-Forwarded-For": "192.0.2.4"}).status_code == 403


def test_ready_tells_when_it_is_warm(url: str) -> None:
    reply = httpx.get(f"{url}/ready")
    assert reply.json() in ({"status": "ready"}, {"status": "starting"})
    assert reply.status_code == (200 if reply.json()["status"] == "ready" else 503)


def test_every_reply_has_an_id_of_its_own(url: str) -> None:
    ids = {httpx.get(f"{url}/{path}").headers["x-request-id"] for path in ("", "health", "nothing")}
    assert len(ids) == 3


def test_a_hashed_name_is_the_same_until_the_next_start() -> None:
    names, later = Names(hashed=True), Names(hashed=True)
    assert names.of("ada", "::1") == names.of("ada", "192.0.2.1") != names.of("bo", "::1")
    assert "ada" not in names.of("ada", "::1")
    assert names.of("ada", "") != later.of("ada", "")
    assert Names(hashed=False).of("ada", "") == "ada"


@pytest.mark.parametrize("form", ["json", "text"])
def test_the_log_is_a_line_an_event_whatever_is_in_it(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    with logging_to_stderr(WebSettings.model_construct(log_format=form, log_level="info")):
        events().info("question", user="a\nb\x1b[2J", seconds=0.5)
        events().debug("request")
        logging.getLogger("elsewhere").warning("what %s\nsays", "uvicorn")
    lines = written.getvalue().splitlines()
    assert "\x1b" not in written.getvalue()
    assert len(lines) == 2
    if form == "json":
        assert json.loads(lines[0])["user"] == "a\nb\x1b[2J"
        assert json.loads(lines[1])["logger"] == "elsewhere"


def test_a_trace_stands_in_the_log_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    with logging_to_stderr(WebSettings.model_construct(log_format="json")):
        try:
            _ = 1 / 0
        except ZeroDivisionError:
            logging.getLogger("dateline.serve").exception("a call failed")
    assert "ZeroDivisionError" in json.loads(written.getvalue())["exception"]
