"""`dateline check`: what it reads, what it prints, and how it ends."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from ui.commands.check import spelled_out

Dateline = Callable[..., Any]
TRUE = "The keeper of Gannet Rock refused to leave his tower on Wednesday."
FALSE = "Lindqvist would spend the prize of 9,000 crowns on a new oven."
QUOTE = "“I will leave when the paper is signed,” Hale told the newspaper."


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(f"{TRUE} {FALSE}\n\n{QUOTE}\n", "utf-8")
    return path


def test_against_the_library(dateline: Dateline, library: Path, draft: Path) -> None:
    result = dateline("--home", str(library), "check", str(draft), "--no-reader", "--json")
    assert result.code == 1
    whole = result.json()
    assert set(whole) == {"statements", "summary", "notes"}
    text = draft.read_text("utf-8")
    assert [one["verdict"] for one in whole["statements"]] == ["supported", "contradicted", "misquoted"]
    assert [text[one["start"] : one["end"]] for one in whole["statements"]] == [TRUE, FALSE, QUOTE]
    assert whole["statements"][1]["reasons"] == ["9,000 crowns is 2,000 crowns in the source"]
    assert "“leave” is “go” in the source" in whole["statements"][2]["reasons"][0]
    assert whole["summary"] == {"contradicted": 1, "misquoted": 1, "supported": 1}
    assert "no reader judged this" in result.err
    for one in whole["statements"]:
        for found in one["evidence"]:
            shown = dateline("--home", str(library), "articles", "show", found["article"], "--json").json()
            assert shown["text"][found["start"] : found["end"]] == found["quote"]
    again = dateline("--home", str(library), "check", str(draft), "--no-reader", "--json")
    assert again.out == result.out


def test_the_reader_that_ships_reads_it(dateline: Dateline, library: Path, draft: Path) -> None:
    result = dateline("--home", str(library), "check", str(draft), "--json")
    assert "notes" not in result.json()
    assert [one["verdict"] for one in result.json()["statements"]][1:] == ["contradicted", "misquoted"]


def test_filters_narrow_the_library(dateline: Dateline, library: Path, draft: Path) -> None:
    def second(*options: str) -> str:
        found = dateline("--home", str(library), "check", str(draft), "--no-reader", "--json", *options)
        return str(found.json()["statements"][1]["verdict"])

    assert second("--article", "bakery.txt") == "contradicted"
    assert second("--since", "2025-04") == "contradicted"
    assert second("--article", "lighthouse.txt") == "unsupported"
    assert second("--until", "2025-03-31") == "unsupported"
    nothing = dateline("--home", str(library), "check", str(draft), "--since", "2031")
    assert nothing.code == 2
    assert "no article to check against" in nothing.sentence()


def test_against_files_no_library_is_needed(
    dateline: Dateline, articles: Path, draft: Path, tmp_path: Path
) -> None:
    home = tmp_path / "none"
    files = ("--source", str(articles / "bakery.txt"), str(articles / "lighthouse.txt"))
    result = dateline("--home", str(home), "check", str(draft), *files, "--no-reader", "--json")
    assert [one["verdict"] for one in result.json()["statements"]] == [
        "supported",
        "contradicted",
        "misquoted",
    ]
    assert not home.exists()
    alone = dateline(
        "check", "--source", str(articles / "bakery.txt"), "--no-reader", "--json", "--", str(draft)
    )
    assert alone.json()["statements"][0]["verdict"] == "unsupported"
    folder = dateline("check", str(draft), "--source", str(articles), "--no-reader", "--json")
    assert folder.json()["statements"][1]["verdict"] == "contradicted"


def test_source_takes_all_that_follows() -> None:
    assert spelled_out(["d", "--source", "a", "b", "--json"]) == [
        "d",
        "--source",
        "a",
        "--source",
        "b",
        "--json",
    ]
    assert spelled_out(["--source=a", "b", "-n", "3"]) == ["--source=a", "--source", "b", "-n", "3"]
    assert spelled_out(["--source", "a", "--", "b"]) == ["--source", "a", "--", "b"]
    assert spelled_out(["--json", "-", "d"]) == ["--json", "-", "d"]


def test_a_number_counts_the_files(dateline: Dateline, articles: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("The bakery of Marta Lindqvist won the national prize for rye bread [1].", "utf-8")
    files = [str(articles / "lighthouse.txt"), str(articles / "bakery.txt")]
    wrong = dateline("check", str(draft), "--source", *files, "--no-reader", "--json").json()["statements"][0]
    assert wrong["verdict"] == "wrong_source"
    assert wrong["better_source"].endswith("bakery.txt")
    right = dateline("check", str(draft), "--source", *reversed(files), "--no-reader", "--json")
    assert right.code == 0
    assert right.json()["summary"] == {"supported": 1}


def word_file(path: Path) -> None:
    document = docx.Document()
    document.add_heading("A heading", 1)
    document.add_paragraph(TRUE)
    document.add_paragraph(FALSE)
    document.save(str(path))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".docx", ".json", ""])
def test_every_kind_of_text(dateline: Dateline, articles: Path, tmp_path: Path, suffix: str) -> None:
    draft = tmp_path / f"draft{suffix}"
    answer = {
        "statements": [{"text": TRUE, "citations": [1]}, {"text": FALSE, "citations": [1]}],
        "sources": [{"n": 1, "article": "bakery.txt", "title": None}],
    }
    written = {
        ".md": f"# A heading\n\n{TRUE}\n\n* {FALSE}\n\n```\ncode\n```\n",
        ".html": f"<html><body><h1>A heading</h1><p>{TRUE}</p><p>{FALSE}</p><script>x</script></body></html>",
        ".json": json.dumps(answer),
    }
    if suffix == ".docx":
        word_file(draft)
    else:
        draft.write_text(written.get(suffix, f"{TRUE} {FALSE}"), "utf-8")
    result = dateline("check", str(draft), "--source", str(articles), "--no-reader", "--json")
    first, second = result.json()["statements"]
    assert first["verdict"] == ("wrong_source" if suffix == ".json" else "supported")
    assert second["verdict"] == "contradicted"


def test_stdin(dateline: Dateline, articles: Path) -> None:
    result = dateline("check", "-", "--source", str(articles), "--no-reader", "--json", stdin=TRUE)
    assert result.code == 0
    assert result.json()["statements"][0]["text"] == TRUE


def test_fail_on(dateline: Dateline, articles: Path, draft: Path) -> None:
    def code(*options: str) -> int:
        return int(dateline("check", str(draft), "--source", str(articles), "--no-reader", *options).code)

    assert code() == 1
    assert code("--fail-on", "uncited") == 0
    assert code("--fail-on", "uncited, MISQUOTED") == 1
    assert code("--fail-on", "never") == 0
    refused = dateline("check", str(draft), "--fail-on", "false")
    assert refused.code == 2
    assert "'false', which is no verdict; those there are: supported" in refused.sentence()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nowhere.txt",), "there is no file 'nowhere.txt'"),
        (("empty.txt", "--source", "draft.txt"), "no text in 'empty.txt'"),
        (("heading.md", "--source", "draft.txt"), "no sentence to check in 'heading.md'"),
        (("binary.txt", "--source", "draft.txt"), "binary"),
        (("binary.docx", "--source", "draft.txt"), "docx"),
        (("draft.txt", "--source", "nowhere.txt"), "nowhere.txt"),
        (("draft.txt", "--source", "empty.txt"), "empty"),
        (("draft.txt", "--source", "draft.txt", "--since", "2024"), "files are not filtered"),
        (("draft.txt", "--source", "draft.txt", "--html", "draft.txt"), "the very file"),
        (("draft.txt", "--source", "draft.txt", "--html", "no/such/folder.html"), "folder.html"),
        (("draft.txt", "--source", "draft.txt", "-n", "none"), "limit must be"),
        (("long.txt", "--source", "draft.txt"), "1,000,001 characters"),
        (("draft.txt",), "there is no library"),
        ((".",), "cannot be read"),
        ((), "FILE"),
    ],
)
def test_wrong_usage_is_one_sentence(dateline: Dateline, arguments: tuple[str, ...], says: str) -> None:
    Path("draft.txt").write_text(TRUE, "utf-8")
    Path("empty.txt").write_text(" \n", "utf-8")
    Path("heading.md").write_text("# Heading\n", "utf-8")
    Path("binary.txt").write_bytes(b"\x00\x01\x02" * 50)
    Path("binary.docx").write_bytes(b"\x00\x01\x02" * 50)
    Path("long.txt").write_text("x" * 1_000_001, "utf-8")
    result = dateline("check", *arguments)
    assert result.code == 2
    assert says in result.sentence()
    assert Path("draft.txt").read_text("utf-8") == TRUE


def test_what_a_person_sees(dateline: Dateline, articles: Path, draft: Path, hostile: str) -> None:
    said = f"“{hostile.encode('utf-8', 'replace').decode()} never said by anyone.”"
    code = "```\n" + "x = 1; " * 500 + "\n```"  # a text of control characters alone would be no text
    draft.write_text(f"{TRUE} {FALSE}\n\n{said}\n\n{code}\n", "utf-8")
    result = dateline("check", str(draft), "--source", str(articles), "--no-reader")
    shown = " ".join(result.out.split())
    assert "contradicted Lindqvist would spend" in shown
    assert "9,000 crowns is 2,000 crowns in the source." in shown
    assert "bakery.txt" in shown
    assert "3 sentences: 1 contradicted, 1 supported, 1 unsupported." in shown
    assert not any(sign in result.out + result.err for sign in "\x1b\x07\x08\x9b\x7f\u202e")


def test_pages_to_pass_on(dateline: Dateline, articles: Path, draft: Path) -> None:
    bad = "<script>alert(1)</script> & [x](javascript:alert(1)) <img src=x onerror=alert(1)> was never there."
    draft.write_text(f"{TRUE} {FALSE}\n\n{bad}\n", "utf-8")
    out = ("--html", "out.html", "--markdown", "out.md")
    result = dateline("check", str(draft), "--source", str(articles), "--no-reader", *out)
    assert result.code == 1
    page = Path("out.html").read_text("utf-8")
    assert "<script" not in page
    assert "<img" not in page
    assert "javascript:alert" not in page or 'href="javascript' not in page
    assert "default-src 'none'" in page.replace("&#39;", "'")
    assert page.count("<mark ") == len(dateline_statements(result.out))
    notes = Path("out.md").read_text("utf-8")
    assert "oven.[^2]" in notes
    assert "[^2]: **contradicted**" in notes
    assert "9,000 crowns is 2,000 crowns in the source." in notes
    assert "\\<script\\>" in notes
    assert "[x](" not in notes
    assert "[^1]" not in notes, "what is supported needs no note"
    assert str(articles) not in notes


def dateline_statements(shown: str) -> list[str]:
    """The rows of the table: lines that begin with a verdict."""
    words = ("supported", "partly", "contradicted", "unsupported", "misquoted", "uncited", "wrong source")
    return [line for line in io.StringIO(shown) if line.startswith(words)]
