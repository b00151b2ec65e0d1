"""Rubbish in: one clear sentence, the right exit code, no traceback, nothing lost."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Dateline = Callable[..., Any]


def write(name: str, data: bytes) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return name


def empty_folder() -> str:
    Path("void").mkdir()
    return "void"


BAD_INPUTS: dict[str, Callable[[], str]] = {
    "empty file": lambda: write("empty.txt", b""),
    "blank file": lambda: write("blank.txt", b" \n\n\t\n"),
    "binary": lambda: write("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00" + bytes(range(256)) * 8),
    "unknown kind": lambda: write("page.rtf", b"{\\rtf1 \x00\x01}"),
    "missing path": lambda: "nowhere/at-all.txt",
    "folder without articles": lambda: str(Path(write("pictures/cat.png", b"\x89PNG")).parent),
    "empty folder": empty_folder,
}


@pytest.mark.parametrize("kind", BAD_INPUTS)
def test_an_input_that_is_no_article(kind: str, dateline: Dateline, tmp_path: Path) -> None:
    path = BAD_INPUTS[kind]()
    home = tmp_path / "home"
    result = dateline("--home", str(home), "ingest", path)
    assert result.code == 2
    assert path.split("/")[-1] in result.sentence()
    assert not home.exists(), "a library was begun with nothing to put into it"
    told = dateline("--home", str(home), "ingest", path, "--json")
    assert told.code == 2
    assert len(told.json()["failed"]) == 1
    assert {"uri", "reason", "remedy"} <= set(told.json()["failed"][0])


def test_a_wrong_encoding_is_read_or_refused_but_never_garbled_silently(
    dateline: Dateline, tmp_path: Path
) -> None:
    text = "Café owner wins the prize for the best crème brûlée in the whole of the old town. " * 8
    write("latin.txt", text.encode("latin-1"))
    home = str(tmp_path / "home")
    result = dateline("--home", home, "ingest", "latin.txt", "--json")
    if result.code == 0:
        shown = dateline("--home", home, "articles", "show", "latin.txt", "--json").json()["text"]
        assert "Café" in shown
        assert "\ufffd" not in shown
    else:
        assert result.code == 2
        assert "encod" in result.err or "UTF-8" in result.err


@pytest.mark.parametrize("question", ["", "   ", "why " * 2500])
@pytest.mark.parametrize("verb", ["ask", "search"])
def test_a_question_that_is_none(verb: str, question: str, dateline: Dateline, library: Path) -> None:
    for arguments, stdin in (((question,), ""), (("-",), question)):
        result = dateline("--home", str(library), verb, *arguments, stdin=stdin)
        assert result.code == 2
        sentence = result.sentence()
        assert "empty" in sentence or "characters" in sentence
        assert len(sentence) < 300


@pytest.mark.parametrize("verb", ["ask x", "search x", "articles list", "info", "rebuild", "chat"])
def test_no_library_yet(verb: str, dateline: Dateline, tmp_path: Path) -> None:
    result = dateline("--home", str(tmp_path / "home"), *verb.split())
    assert result.code == 2
    assert "dateline ingest" in result.sentence()
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("verb", ["ingest", "ask", "doctor"])
def test_a_home_that_is_somebody_elses(verb: str, dateline: Dateline, articles: Path, tmp_path: Path) -> None:
    home = tmp_path / "papers"
    home.mkdir()
    (home / "thesis.doc").write_bytes(b"years of work")
    arguments = {"ingest": [str(articles)], "ask": ["who?"], "doctor": []}[verb]
    result = dateline("--home", str(home), verb, *arguments)
    if verb == "doctor":
        assert result.code == 1
        assert "not a Dateline home" in " ".join(result.out.split())
    else:
        assert result.code == 2
        assert str(home) in result.sentence()
        assert "--home" in result.sentence()
    assert [path.name for path in home.iterdir()] == ["thesis.doc"]
    assert (home / "thesis.doc").read_bytes() == b"years of work"


def test_a_home_that_is_a_file(dateline: Dateline, articles: Path) -> None:
    write("file", b"mine")
    result = dateline("--home", "file", "ingest", str(articles))
    assert result.code == 2
    assert "'file'" in result.sentence()
    assert Path("file").read_bytes() == b"mine"


def test_a_second_writer_is_told_who_writes(
    dateline: Dateline, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.lock import writing

    monkeypatch.setattr("index.library.Library.patience", 0.1)
    home = tmp_path / "home"
    assert dateline("--home", str(home), "ingest", str(articles / "bakery.txt")).code == 0
    with writing(home):
        for arguments in (["ingest", str(articles)], ["rebuild"], ["articles", "remove", "bakery.txt"]):
            result = dateline("--home", str(home), *arguments)
            assert result.code == 2
            assert "is being written by process" in result.sentence()
        assert dateline("--home", str(home), "ask", "Who won the bread prize?").code == 0
    assert dateline("--home", str(home), "ingest", str(articles)).code == 0
    assert dateline("--home", str(home), "info", "--json").json()["articles"] == 3


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{not json", "is not JSON"),
        ("[1, 2]", "is not a JSON object"),
        ('{"id": 1}', "has no 'question'"),
        ('{"question": 7}', "'question'"),
        ('{"question": "  "}', "has no 'question'"),
        ('{"question": "x", "asked": "soon"}', "'soon' is no date"),
        ('{"question": "x", "history": "hello"}', "'history'"),
        ('{"question": "x", "history": [{"answer": "y"}]}', "question"),
        ('{"question": "x", "filters": {"outlet": "y"}}', "did you mean outlets"),
        ('{"question": "x", "filters": {"since": "2024-13"}}', "'2024-13' is no date"),
        ('{"question": "x", "filters": {"articles": ["a"]}, "scope": ["b"]}', "keep one of them"),
        ('{"question": "x", "scope": [1]}', "'scope'"),
        ("[" * 5000, "is not JSON"),
    ],
)
def test_a_bad_line_of_a_batch_is_named_before_anything_is_asked(
    line: str, told: str, dateline: Dateline, library: Path
) -> None:
    write("batch.jsonl", ('{"question": "Who won the bread prize?"}\n\n' + line + "\n").encode())
    result = dateline("--home", str(library), "ask", "--batch", "batch.jsonl")
    assert result.code == 2
    sentence = result.sentence()
    assert "line 3 of 'batch.jsonl'" in sentence
    assert told in sentence


def test_a_line_that_the_answerer_refuses_is_named_and_the_lines_before_it_are_kept(
    dateline: Dateline, library: Path
) -> None:
    lines = [{"id": 1, "question": "Who won the bread prize?"}, {"id": 2, "question": "why " * 2500}]
    write("batch.jsonl", "\n".join(map(json.dumps, lines)).encode())
    result = dateline("--home", str(library), "ask", "--batch", "batch.jsonl")
    assert result.code == 2
    assert [answer["id"] for answer in result.lines()] == [1]
    assert "line 2 of 'batch.jsonl'" in result.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("aks why", "no such command 'aks' (did you mean 'ask'?); see `dateline --help`."),
        ("ask --limt 3 x", "no such option: --limt"),
        ("ask --home x why", "--home goes before the verb; see"),
        (
            "search -n many x",
            "'--limit many' from the command line cannot be used; limit must be a whole number",
        ),
        ("search -n 0 x", "'--limit 0' from the command line cannot be used"),
        ("ask", "there is no question; give it"),
        ("ask x --batch y.jsonl", "both a question and --batch"),
        ("ask --batch nowhere.jsonl", "there is no batch file 'nowhere.jsonl'"),
        ("ask --history nowhere.json x", "there is no history file 'nowhere.json'"),
        ("ask --since tomorrow x", "--since 'tomorrow' is no date; write it as 2024-06-19"),
        ("ask --since 2024-02-30 x", "--since '2024-02-30' is no date"),
        ("ask --since 2025 --until 2024 x", "--since 2025 is after --until 2024"),
        ("ask --since 24-1-1 x", "--since '24-1-1' is no date"),
        ("search --article nowhere.txt x", "nowhere.txt"),
        ("articles show nowhere.txt", "there is no article 'nowhere.txt'"),
        ("eval run nowhere.jsonl --out run", "there is no file 'nowhere.jsonl'"),
        ("eval run gold.jsonl", "missing option '--out'"),
        ("serve --port 99999", "'--port 99999' from the command line cannot be used"),
        ("serve --auth secret", "a name and a password"),
    ],
)
def test_wrong_usage(arguments: str, told: str, dateline: Dateline, library: Path) -> None:
    result = dateline("--home", str(library), *arguments.split())
    assert result.code == 2
    assert told in result.sentence()


@pytest.mark.parametrize("words", [[], ["articles"], ["eval"], ["config"]])
def test_no_verb_gets_the_help(words: list[str], dateline: Dateline) -> None:
    result = dateline(*words)
    assert result.code == 2
    assert f"Usage: {' '.join(['dateline', *words])}" in result.out


def test_a_batch_that_is_empty_or_not_utf8(dateline: Dateline, library: Path) -> None:
    for data, told in ((b"\n \n", "is empty"), (b'{"question": "caf\xe9"}', "is not UTF-8")):
        write("batch.jsonl", data)
        result = dateline("--home", str(library), "search", "--batch", "batch.jsonl")
        assert result.code == 2
        assert told in result.sentence()
    assert "'.'" in dateline("--home", str(library), "search", "--batch", ".").sentence()


def test_a_bug_is_one_sentence_too_unless_one_asks(
    dateline: Dateline, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("page\x1b[2J")

    monkeypatch.setattr("index.library.Library.info", broken)
    result = dateline("--home", str(library), "info")
    assert result.code == 2
    assert "KeyError" in result.sentence()
    assert "\x1b" not in result.err
    assert "Traceback" in dateline("--debug", "--home", str(library), "info").err


def test_an_interrupt_is_quiet(dateline: Dateline, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("index.library.Library.info", interrupted)
    result = dateline("--home", str(library), "info")
    assert (result.code, result.out, result.err) == (130, "", "")


def test_a_full_disk_is_one_sentence(
    dateline: Dateline, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "/library/x")

    monkeypatch.setattr("index.library.Library.info", full)
    result = dateline("--home", str(library), "info")
    assert result.code == 2
    assert "no space left on device '/library/x'" in result.sentence()


def test_names_and_words_that_are_not_unicode(dateline: Dateline, articles: Path, tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    odd = os.fsdecode(b"caf\xe9.txt")
    (articles / "bakery.txt").rename(articles / odd)
    assert dateline("--home", home, "ingest", str(articles)).code == 0
    shown = dateline("--home", home, "articles", "show", odd, "--json")
    assert shown.code == 0
    assert shown.json()["uri"].endswith("/caf\\udce9.txt")
    assert dateline("--home", home, "articles", "show", "caf\\udce9.txt").code == 0
    assert dateline("--home", home, "search", odd, "rye bread", "--article", odd, "--json").json()["hits"]
    history = '[{"question": "\\ud800", "answer": "\\ud800"}]'
    line = '{"question": "Who won the \\ud800 bread prize?", "history": ' + history + "}"
    assert dateline("--home", home, "ask", "--batch", "-", stdin=line).code == 0
    said = dateline("--home", home, "chat", stdin=b"Who won the bread prize \xff\xfe?\n")
    assert (said.code, "Sources" in said.out) == (0, True)


@pytest.mark.parametrize(
    "query", ['"(AND', "title:[a TO b]", "NOT", "*", "\\", "a^3 +b -c", "😀" * 50, "\x00", "''; --"]
)
def test_a_query_in_nobodys_syntax(query: str, dateline: Dateline, library: Path) -> None:
    for verb in ("search", "ask"):
        assert dateline("--home", str(library), verb, "--json", "--", query).code == 0


def test_an_error_about_a_long_input_is_short_and_keeps_its_remedy(dateline: Dateline, library: Path) -> None:
    sentence = dateline("--home", str(library), "articles", "show", "x" * 5000).sentence()
    assert len(sentence) <= 1001
    assert sentence.endswith("see `dateline articles list` for the names.")
