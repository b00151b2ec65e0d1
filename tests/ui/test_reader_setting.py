"""The reader is on unless it is told otherwise, in every way a setting can be told; damaged, it is a note."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from models.files import ModelFileError
from models.reader.reading import Pair, Reading
from ui.settings import DEFAULT, load_settings

Dateline = Callable[..., Any]


class Reader:
    """Likes what tells of rye."""

    name = "rye"
    sha256 = "a" * 64
    max_pieces = 256

    def __init__(self) -> None:
        self.read_texts = 0
        self.damaged = False

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        if self.damaged:
            raise ModelFileError("the model file 'model.onnx' is not the published one", "install it again")
        self.read_texts += len(pairs)
        return [
            Reading(8.0, 0.9, None, 0, 0, 1) if "rye" in text else Reading(-8.0, 0.1, None, 0, 0, 1)
            for _, text in pairs
        ]


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Takes the place of the reader that ships."""
    made = Reader()
    monkeypatch.setattr("models.reader.network.load_reader", lambda threads=None: made)  # noqa: ARG005 - named so
    return made


def relevances(result: Any) -> list[float | None]:  # noqa: ANN401 - JSON
    assert result.code == 0, result.err
    return [hit.get("relevance") for hit in result.json()["hits"]]


def test_it_orders_a_search_and_says_what_it_makes_of_each_hit(
    dateline: Dateline, library: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.rerank.FUSED", 0.0)
    home = str(library)
    plain = dateline("--home", home, "search", "--no-reader", "trawlers", "--json").json()["hits"]
    found = dateline("--home", home, "search", "trawlers", "--json").json()["hits"]
    assert "rye" not in plain[0]["text"]
    assert "rye" in found[0]["text"]
    assert (found[0]["relevance"], found[0]["ranks"]["reader"]) == (0.9, 1)
    assert {hit["relevance"] for hit in found[1:]} == {0.1}
    assert not any("relevance" in hit or "reader" in hit["ranks"] for hit in plain)
    shown = dateline("--home", home, "search", "trawlers")
    assert "reader 1" in " ".join(shown.out.split())
    assert reader.read_texts > 0


def test_every_way_to_turn_it_off(
    dateline: Dateline, library: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = str(library)

    def on(*options: str) -> bool:
        before = reader.read_texts
        found = relevances(dateline("--home", home, "search", "lamp", "--json", *options))
        read = reader.read_texts > before
        assert all((one is not None) == read for one in found)
        return read

    assert on()
    assert not on("--no-reader")
    monkeypatch.setenv("DATELINE_READER", "off")
    assert not on()
    assert on("--reader")
    monkeypatch.setenv("DATELINE_READER", "on")
    assert on()
    monkeypatch.delenv("DATELINE_READER")
    Path("dateline.toml").write_text('reader = "off"\n', "utf-8")
    assert not on()
    assert on("--reader")


@pytest.mark.parametrize("verb", ["search", "search --batch", "ask", "ask --batch", "chat", "serve", "eval"])
def test_each_verb_that_asks_takes_the_flag(
    dateline: Dateline,
    library: Path,
    reader: Reader,
    verb: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ui.web.server.serve", lambda runtime, *_, **__: runtime.search("lamp"))
    line = tmp_path / "line.jsonl"
    line.write_text(json.dumps({"id": "1", "question": "Who won the bread prize?", "type": "fact"}), "utf-8")
    commands = {
        "search": ("search", "lamp"),
        "search --batch": ("search", "--batch", str(line)),
        "ask": ("ask", "Who won the bread prize?"),
        "ask --batch": ("ask", "--batch", str(line)),
        "chat": ("chat",),
        "serve": ("serve",),
        "eval": ("eval", "run", str(line), "--out", str(tmp_path / "run")),
    }
    result = dateline("--home", str(library), *commands[verb], "--no-reader", stdin="Who won the prize?\n")
    assert (result.code, reader.read_texts) == (0, 0), result.err
    if verb == "eval":
        assert json.loads((tmp_path / "run" / "run.json").read_text("utf-8"))["models"]["reader"] == "off"
        commands["eval"] = (*commands["eval"][:-1], str(tmp_path / "other"))
    result = dateline("--home", str(library), *commands[verb], "--reader", stdin="Who won the prize?\n")
    assert result.code == 0, result.err
    assert reader.read_texts > 1, "more than the one that loads it"
    if verb == "eval":
        facts = json.loads((tmp_path / "other" / "run.json").read_text("utf-8"))
        assert facts["models"]["reader"] == {"name": "rye", "sha256": "a" * 64}
        assert facts["settings"]["reader"] is True


@pytest.mark.parametrize("verb", ["search", "ask"])
def test_a_damaged_one_is_a_note_and_the_answer_comes_without_it(
    dateline: Dateline, library: Path, reader: Reader, verb: str
) -> None:
    reader.damaged = True
    result = dateline("--home", str(library), verb, "Who won the bread prize?", "--json")
    assert result.code == 0
    said = result.json()
    notes = said["notes"] if verb == "search" else said["searched"]["notes"]
    (note,) = notes
    assert "the reader could not be used" in note
    assert "model.onnx" in note
    assert note in " ".join(result.err.split())


def test_settings_say_where_it_comes_from(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (load_settings().reader, load_settings().origins["reader"]) == (True, DEFAULT)
    assert load_settings({"reader": False}).origins["reader"] == "--no-reader"
    assert load_settings({"reader": True}).origins["reader"] == "--reader"
    monkeypatch.setenv("DATELINE_READER", "off")
    assert load_settings({"reader": None}).origins["reader"] == "DATELINE_READER"
    assert load_settings().public()["reader"] is False


def test_config_and_info_show_it(dateline: Dateline, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert dateline("--home", str(library), "info", "--json").json()["reader"]["sha256"]
    monkeypatch.setenv("DATELINE_READER", "off")
    assert dateline("--home", str(library), "info", "--json").json()["reader"] is None
    shown = dateline("config", "show").out
    assert ["reader", "off", "DATELINE_READER"] in [line.split() for line in shown.splitlines()]


def test_the_engine_has_the_reader(library: Path, reader: Reader) -> None:
    from ui.runtime import Runtime

    with Runtime.open(load_settings({"home": library})) as runtime:
        assert runtime.reader is reader
        assert runtime.library.reader is reader
        assert runtime.engine._answerer._reader is reader
    with Runtime.open(load_settings({"home": library, "reader": False})) as runtime:
        assert runtime.reader is None
        assert runtime.engine._answerer._reader is None
