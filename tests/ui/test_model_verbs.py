"""A language model on the command line and in the web chat: who wrote, what was checked, what stood in."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from answer.answer import Answer, Quote, Searched, Source, Statement
from tests.answer.model.scripted import Served, passages, reply, serving, status
from tests.ui.conftest import Dateline
from ui.terminal.answers import answer_view
from ui.web.ask.answer_html import answer_html

ASKED = "What did Tobias Hale demand?"
TRUE = "Tobias Hale demanded a written promise that the lamp will burn for ten more years"


def told(prompt: str) -> str:
    one = next(one for one in passages(prompt) if "Hale demanded" in one["text"])
    return f"{TRUE} [{one['id']}]. The tower was sold to a circus in spring [{one['id']}]."


@pytest.fixture
def home(library: Path) -> str:
    return str(library)


@pytest.fixture
def served() -> Iterator[Served]:
    with serving(reply(told)) as running:
        yield running


def test_ask_sends_the_passages_to_the_model(dateline: Dateline, home: str, served: Served) -> None:
    named = f"{served.address}#m"
    answer: Any = dateline("--home", home, "ask", "--json", "--answerer", named, ASKED).json()
    assert answer["answerer"] == named
    assert answer["statements"][0]["text"] == f"{TRUE}."
    assert (answer["usage"]["calls"], answer["usage"]["cost"]) == (1, None)
    assert "circus" not in json.dumps(answer["statements"])
    shown = dateline("--home", home, "ask", "--answerer", named, ASKED)
    assert "each sentence checked" in shown.out
    assert "not borne out" in shown.err


def test_no_strict_shows_what_is_not_borne_out(dateline: Dateline, home: str, served: Served) -> None:
    named = f"{served.address}#m"
    out = dateline("--home", home, "ask", "--no-strict", "--answerer", named, ASKED).out
    assert "circus" in out
    assert "not borne out by the sources" in " ".join(out.split())


def test_the_sources_stand_in_and_a_note_says_so(dateline: Dateline, home: str) -> None:
    with serving(status(401)) as broken:
        done = dateline("--home", home, "ask", "--answerer", f"{broken.address}#m", ASKED)
    assert "ten more years" in done.out
    assert "refuses the key (401); the sources' own sentences stand in" in done.err


def test_chat_talks_with_a_model(
    dateline: Dateline, home: str, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_ANSWERER", f"{served.address}#m")
    done = dateline("--home", home, "chat", stdin=f"{ASKED}\nAnd what else did he say?\n")
    assert done.out.count("each sentence checked") >= 1
    assert "What was asked before" in served.requests[1]["messages"][1]["content"]


def test_a_key_that_is_missing_is_named(
    dateline: Dateline, home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    done = dateline("--home", home, "ask", "--answerer", "openai/gpt-4o", ASKED)
    assert done.code == 2
    sentence = "openai/gpt-4o needs a key and OPENAI_API_KEY is not set; set OPENAI_API_KEY."
    assert done.sentence() == f"dateline: {sentence}"


def test_info_tells_who_answers_and_the_hashes_of_the_prompts(dateline: Dateline, home: str) -> None:
    facts: Any = dateline("--home", home, "info", "--json").json()
    assert facts["answerer"] == "extractive"
    assert all(len(sha) == 64 for sha in facts["prompts"].values())


def test_a_run_keeps_who_answered_and_the_hashes_of_the_prompts(
    dateline: Dateline, home: str, served: Served, tmp_path: Path
) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "a", "question": ASKED}) + "\n", encoding="utf-8")
    out = tmp_path / "run"
    dateline("--home", home, "eval", "run", str(gold), "--out", str(out), "--answerer", f"{served.address}#m")
    run = json.loads((out / "run.json").read_text("utf-8"))
    assert run["settings"]["answerer"] == f"{served.address}#m"
    assert set(run["prompts"]) == {"system", "question", "conversation"}
    assert "key" not in run["settings"]


WRITTEN = Answer(
    "Who?", "Who?", "partly", None,
    (Statement("Roe left.", (1,), "supported", 0.9), Statement("<b>Ann</b> came.", (1,), "unsupported", 0.1)),
    (Source(1, "a" * 16, "/x.txt", "Roe leaves", (Quote("Roe left.", 0, 9, 0),)),),
    Searched(3, 9, notes=("sentences of x: 1 not borne out by the articles, and marked so",)),
    answerer="openai/<script>x",
)  # fmt: skip


def test_the_web_chat_says_who_wrote_marks_each_sentence_and_escapes_it_all() -> None:
    html = answer_html(WRITTEN)
    assert "written by openai/" in html
    assert "each sentence checked" in html
    assert "dl-v-unsupported" in html
    assert "Not everything that the language model wrote" in html
    assert "marked so" in html
    assert "<script>" not in html
    assert "<b>Ann" not in html
    assert "written by" not in answer_html(replace(WRITTEN, answerer="extractive"))


def test_the_terminal_says_so_too() -> None:
    console = Console(width=100, file=io.StringIO(), record=True)
    console.print(answer_view(WRITTEN))
    text = console.export_text()
    assert "written by openai/" in text
    assert "(not borne out by the sources)" in text
    assert "Not everything that the language model wrote" in text
