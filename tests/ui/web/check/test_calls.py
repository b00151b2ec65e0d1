"""What the Check tab's script calls, given all sorts of JSON."""

import base64
import io
import json
import re
import time
from typing import cast

import docx
import pytest

from ui.web.check.calls import Calls
from ui.web.check.exports import stem
from ui.web.runtime import Runtime

TEXT = "Halvorsen speaks for five island councils in the talks. The bakery on Pier Street sold its last loaf."


def sent(name: str, data: bytes) -> dict[str, str]:
    return {"name": name, "data": base64.b64encode(data).decode()}


def word_file(*paragraphs: str) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    for one in paragraphs:
        document.add_paragraph(one)
    document.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def calls(runtime: Runtime) -> Calls:
    return Calls(runtime)


def done(calls: Calls, draft: object, against: object = None) -> str:
    """Start a check and wait for its end; its key."""
    told = calls.start(draft, against, "ada")
    assert "key" in told, told
    key = str(told["key"])
    end = time.monotonic() + 20
    while (state := calls.state(key, "ada"))["state"] in {"waiting", "running"}:
        assert time.monotonic() < end
        time.sleep(0.01)
    assert state["state"] == "done", state
    return key


def test_a_pasted_text_is_checked_against_the_library(calls: Calls) -> None:
    result = calls.result(done(calls, {"text": TEXT}), "ada")
    notes = cast("list[str]", result["notes"])
    assert len(notes) == 2
    assert re.search("five .*is seven .*in the source", notes[0], re.IGNORECASE)
    assert "#dl/" in notes[0]
    assert re.findall('data-n="([0-9])"', str(result["text"])) == ["0", "1"]


def test_the_same_text_has_the_same_result(calls: Calls) -> None:
    first, second = (calls.result(done(calls, {"text": TEXT}), "ada") for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("draft.txt", TEXT.encode()),
        ("draft.md", f"# Head\n\n{TEXT}".encode()),
        ("draft.html", f"<h1>Head</h1><p>{TEXT}</p>".encode()),
        ("draft.docx", word_file("Head", TEXT)),
        ("no suffix", TEXT.encode("utf-16")),
    ],
    ids=["text", "markdown", "html", "word", "utf-16"],
)
def test_a_file_is_read_as_the_command_reads_it(calls: Calls, name: str, data: bytes) -> None:
    read = calls.read(sent(f"C:\\fakepath\\..\\{name}", data))
    assert read["name"] == name
    assert str(read["said"]).endswith("words")
    assert "<" not in str(read["preview"])
    assert "Halvorsen speaks" in str(read["preview"])
    result = calls.result(done(calls, sent(name, data)), "ada")
    assert len(cast("list[str]", result["notes"])) == 2


def test_a_language_that_the_reader_does_not_know_is_said(calls: Calls) -> None:
    german = "Die Bäckerei in der Pierstraße hat am Samstag nach sechzig Jahren ihr letztes Brot verkauft. "
    german += (
        "Niemand wollte den Ofen übernehmen, sagte die Besitzerin, und so bleibt der Laden nun für immer zu."
    )
    summary = str(calls.result(done(calls, {"text": german}), "ada")["summary"])
    assert "another language than English" in summary


def test_chosen_articles_alone_are_looked_at(calls: Calls) -> None:
    bakery = cast("list[dict[str, str]]", calls.find("articles", "bakery")["choices"])[0]
    notes = cast(
        "list[str]", calls.result(done(calls, {"text": TEXT}, {"articles": [bakery["id"]]}), "ada")["notes"]
    )
    assert "Three ferries" not in notes[0]
    assert "Bakery on Pier Street closes" in notes[1]


def test_sources_that_are_given_are_read_and_not_stored(calls: Calls, runtime: Runtime) -> None:
    before = runtime.library.counts()
    given = [
        {"title": "Minutes", "text": "Halvorsen speaks for five island councils in the talks."},
        sent(
            "loaf.html",
            b"<html><body><h1>Loaf</h1><p>The bakery on Pier Street sold its last loaf.</p></body></html>",
        ),
    ]
    summary = str(calls.result(done(calls, {"text": TEXT}, {"sources": given}), "ada")["summary"])
    assert "All 2 sentences are borne out" in summary
    assert runtime.library.counts() == before


@pytest.mark.parametrize("kind", ["html", "md", "json"])
def test_exports_are_those_of_the_command(calls: Calls, kind: str) -> None:
    key = done(calls, sent("../../my draft (v2).txt", TEXT.encode()))
    file = cast("dict[str, str]", calls.export(key, kind, "ada"))
    assert file["name"] == f"my-draft-v2-checked.{kind}"
    assert "five" in file["text"]
    if kind == "json":
        assert json.loads(file["text"])["statements"][0]["verdict"] == "contradicted"
    assert "error" in calls.export(key, "exe", "ada")
    assert "error" in calls.export(key, kind, "ben")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("the pasted text", "text"), ("'a/../..\\b.txt'", "b"), ("'...'", "text"), ("'CON.txt'", "CON"),
        ("'x\u202egnp.exe'", "x-gnp"), ("'Ünïcode nämé.docx'", "Ünïcode-nämé"),
        ("'" + "a" * 300 + ".md'", "a" * 60),
    ],
    ids=["pasted", "folders", "dots", "reserved", "direction", "letters", "long"],
)  # fmt: skip
def test_names_of_exports_are_safe(name: str, safe: str) -> None:
    assert stem(name) == safe


@pytest.mark.parametrize(
    ("draft", "against", "said"),
    [
        (None, None, "neither pasted nor a file"),
        ({}, None, "no text to check"),
        ({"text": " \n"}, None, "there is no text"),
        ({"text": 7}, None, "no text to check"),
        ({"text": "a" * 100_001}, None, "at most 100,000"),
        ({"name": "a.exe", "data": "YQ=="}, None, "of a kind that is not checked"),
        ({"name": "a.txt", "data": "%%"}, None, "did not arrive whole"),
        ({"name": "a.txt", "data": ["x"]}, None, "nothing in 'a.txt'"),
        ({"name": "a.docx", "data": "YWJj"}, None, "a.docx"),
        ({"text": TEXT}, {"sources": []}, "no source to check against"),
        ({"text": TEXT}, {"sources": [{"text": " "}]}, "source 1 is empty"),
        ({"text": TEXT}, {"sources": [7]}, "source 1 is empty"),
        ({"text": TEXT}, {"sources": [{}] * 101}, "at most 100"),
        ({"text": TEXT}, {"sources": [{"text": "a" * 90_000}] * 23}, "at most 2,000,000"),
        ({"text": TEXT}, {"sources": [{"name": "a.zip", "data": "YWJj"}]}, "a.zip"),
        ({"text": TEXT}, {"since": "yesterday"}, "no date"),
        ({"text": TEXT}, {"articles": 5}, "articles is 5"),
        ({"text": TEXT}, {"colour": "red"}, "no filter"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_meant_is_refused_in_one_sentence(
    calls: Calls, draft: object, against: object, said: str
) -> None:
    error = str(calls.start(draft, against, "ada").get("error"))
    assert said in error
    assert error.endswith(".")
    assert "\n" not in error


def test_a_text_without_a_sentence_and_filters_that_leave_nothing_fail_with_a_reason(calls: Calls) -> None:
    for draft, against, said in (
        ({"text": "# Only a heading"}, None, "no sentence to check"),
        ({"text": TEXT}, {"outlets": ["Nowhere Times"]}, "no article to check against"),
    ):
        key = str(calls.start(draft, against, "ada")["key"])
        end = time.monotonic() + 10
        while (state := calls.state(key, "ada"))["state"] in {"waiting", "running"}:
            assert time.monotonic() < end
        assert state["state"] == "failed"
        assert said in str(state["trouble"])


def test_articles_and_outlets_are_found_by_what_is_typed(calls: Calls) -> None:
    def labels(what: str, text: object) -> list[str]:
        return [one["label"] for one in cast("list[dict[str, str]]", calls.find(what, text)["choices"])]

    assert labels("articles", "pier BAKERY")[0] == "Bakery on Pier Street closes"
    assert labels("articles", "sixty years")[0] == "Bakery on Pier Street closes"  # words of its text
    assert len(labels("articles", "")) == 2
    assert labels("outlets", "zzz") == []
    assert labels("articles", None) == labels("articles", "")
    assert calls.open()["articles"] == 2
    assert calls.open()["sample"] is None
