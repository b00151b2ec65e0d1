"""The one call of the tab: whatever the wire brings is answered or refused in a sentence, and inert."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from dateline.errors import DatelineError, UsageError
from ui.web.evaluation.runs import Run
from ui.web.evaluation.service import Evaluation
from ui.web.evaluation.worker import Worker
from ui.web.runtime import Runtime

Make = Callable[..., Run]
HOSTILE = "<img src=x onerror=alert(1)>\"'`</script>"
VERBS = (
    "page",
    "progress",
    "set",
    "set_text",
    "upload",
    "remove_set",
    "restore_set",
    "candidates",
    "accept",
    "reject",
    "reopen",
    "begin",
    "resume",
    "cancel",
    "remove",
    "restore",
    "report",
    "compare",
)
FIELDS = ("name", "text", "replace", "key", "fields", "into", "set", "questions", "a", "b", "reader")


class NoLibrary:
    """A library without articles, in a folder of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def counts(self) -> tuple[int, int]:
        return 0, 0

    def articles(self) -> list[object]:
        return []

    def info(self) -> dict[str, object]:
        return {}


class Bare:
    """What the service needs of a runtime."""

    def __init__(self, home: Path) -> None:
        self.library = NoLibrary(home)


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Evaluation]:
    """The service over an empty library; runs are noted and not started."""
    monkeypatch.setattr(Worker, "_begin", lambda *_: None)
    made = Evaluation(Bare(tmp_path))  # type: ignore[arg-type]  # no engine is asked
    yield made
    made.close()


def inert(page: str) -> None:
    for one in html.fragment_fromstring(page, create_parent="div").iter():
        assert one.tag not in ("script", "img", "iframe", "object", "style", "b")
        assert not any(str(name).lower().startswith("on") for name in one.attrib)


def test_hostile_names_and_questions_are_inert(service: Evaluation, begun: Make) -> None:
    row = '{"id": "%s", "question": "%s", "type": "%s", "answer": "%s"}\n' % (
        (HOSTILE.replace('"', '\\"'),) * 4
    )
    service.sets.folder.mkdir(exist_ok=True)
    (service.sets.folder / "x <b>.jsonl").write_text(row, "utf-8")
    (service.sets.folder / "broken<b>.jsonl").write_text(HOSTILE, "utf-8")
    candidate = row[:-2] + ', "reason": "<b>", "rating": "up", "must_say": [["<b>"]]}\n'
    (service.sets.folder / "candidates.jsonl").write_text(candidate, "utf-8")
    made = begun("a")
    (service.runs.path(made) / ".log").write_text(HOSTILE, "utf-8")
    for verb, name in (("page", ""), ("set", "x <b>"), ("candidates", "")):
        page = str(service.call(verb, {"name": name})["html"])
        inert(page)
        assert "onerror" in page


def test_an_empty_library_says_what_to_do_and_starts_nothing(service: Evaluation, text: str) -> None:
    page = str(service.call("page", {})["html"])
    assert "There are no articles yet" in page
    assert "Nothing has been run yet" in page
    service.call("upload", {"name": "bridge", "text": text})
    assert 'data-ev="begin"' not in str(service.call("page", {})["html"])


def test_a_set_is_shown_with_all_that_is_wrong_with_it(service: Evaluation, text: str) -> None:
    service.call("upload", {"name": "bridge", "text": text})
    again = '{"id": "a", "question": "Who bought zebras?"}\n{"id": "b", "question": "Who bought zebras?"}\n'
    service.call("upload", {"name": "again", "text": again})
    page = str(service.call("set", {"name": "again"})["html"])
    assert "dl-ev-notes" in page
    assert "bridge" in page
    (service.sets.folder / "torn.jsonl").write_text(text + '{"id": 3}\n{"id": 4}\n', "utf-8")
    torn = str(service.call("set", {"name": "torn"})["html"])
    assert torn.count("of line 4") + torn.count("line 4 of") >= 1
    assert torn.count("of line 5") + torn.count("line 5 of") >= 1
    (service.sets.folder / "bytes.jsonl").write_bytes(b"\xff\xfe")
    assert "is not UTF-8" in str(service.call("set", {"name": "bytes"})["html"])


def test_a_run_takes_no_more_questions_than_there_are(service: Evaluation, text: str) -> None:
    service.call("upload", {"name": "bridge", "text": text})
    found = service.call("begin", {"set": "bridge", "name": "a", "questions": 900, "reader": False})
    made = service.runs.find(found["name"])
    assert (made.start.questions, made.start.reader, made.start.strict) == (3, False, True)
    for count in (0, -1, True, 2.5, "3", None):
        with pytest.raises(UsageError, match="no number of questions"):
            service.call("begin", {"set": "bridge", "name": "a", "questions": count})


def test_a_report_and_a_comparison_are_whole_pages(service: Evaluation, answered: Make) -> None:
    first, second = answered("First"), answered("Second")
    report = service.call("report", {"name": first.id})
    assert "<h1><bdi>First</bdi></h1>" in str(report["html"])
    assert "Gold set <bdi>bridge</bdi>" in str(report["html"])
    both = service.call("compare", {"a": second.id, "b": first.id})
    assert both["title"] == "Second against First"
    with pytest.raises(UsageError, match="same as itself"):
        service.call("compare", {"a": first.id, "b": first.id})


def test_runs_of_other_questions_are_not_compared(service: Evaluation, answered: Make) -> None:
    first, second = answered("a"), answered("b", count=2)
    with pytest.raises(DatelineError, match="answer different questions"):
        service.call("compare", {"a": first.id, "b": second.id})


def test_an_unfinished_run_has_no_report_and_a_finished_one_no_resuming(
    service: Evaluation, begun: Make, answered: Make
) -> None:
    with pytest.raises(DatelineError):
        service.call("report", {"name": begun("a").id})
    with pytest.raises(UsageError, match="not waiting to be resumed"):
        service.call("resume", {"name": answered("b").id})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    verb=st.sampled_from(VERBS) | st.text(max_size=5) | st.none() | st.lists(st.integers(), max_size=1),
    values=st.dictionaries(
        st.sampled_from(FIELDS),
        st.none()
        | st.booleans()
        | st.integers()
        | st.text(max_size=20)
        | st.lists(st.text(max_size=3), max_size=2)
        | st.sampled_from(["..", "../..", "/etc/passwd", "bridge", "\ud800", "a\0b", {}, {"question": 3}]),
        max_size=5,
    ),
)
def test_rubbish_is_refused_in_a_sentence(
    service: Evaluation, text: str, verb: object, values: dict[str, object]
) -> None:
    service.sets.keep("bridge", text, replace=True)
    said = ""
    try:
        service.call(verb, values)
    except DatelineError as error:
        said = str(error)
    assert re.fullmatch(r"([^\n]+\.)?", said)
    folders = {path.name for path in service.sets.folder.parent.iterdir()}
    assert folders <= {"gold", "runs", "here"}


def test_the_page_is_served_with_the_tab(url: str, runtime: Runtime) -> None:
    """A refusal of the tab is an answer with `error`, and not a server's fault."""
    import httpx

    reply = httpx.post(
        f"{url}/gradio_api/run/evaluation", json={"data": ["report", {"name": "../../etc"}]}, timeout=20
    )
    assert reply.status_code == 200
    assert "there is no run" in reply.json()["data"][0]["error"]
    assert not (Path(runtime.library.home) / "runs").exists()


def test_the_end_of_the_server_ends_the_run(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    from ui.web.server import serve

    ended: list[bool] = []
    monkeypatch.setattr(Worker, "close", lambda _: ended.append(True))
    serve(runtime, port=0, prevent_thread_lock=True).close()
    assert ended == [True]
