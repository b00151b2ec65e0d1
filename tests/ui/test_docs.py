"""Every verb and option says what it does, and the documents say nothing that is not so."""

from pathlib import Path
from typing import Any

import pytest

from ui.docs import PAGE, command_lines, findings, page, root, verbs, wrong_with

ALL = list(verbs(root()))
CONTRACT = {
    "ingest", "articles list", "articles show", "articles remove", "search", "ask", "chat", "check",
    "eval run", "serve", "doctor", "rebuild", "info", "config show", "config init",
}  # fmt: skip
SEARCH_OPTIONS = {"-n", "--limit", "--since", "--until", "--outlet", "--article"}


def options(command: Any) -> set[str]:  # noqa: ANN401 - typer's own types are not public
    return {option for param in command.params for option in param.opts}


def test_every_verb_of_the_contract_is_there() -> None:
    leaves = {" ".join(path[1:]) for path, command in ALL if not getattr(command, "commands", None)}
    assert leaves >= CONTRACT


@pytest.mark.parametrize("path", [path for path, _ in ALL], ids=" ".join)
def test_every_verb_and_option_explains_itself(path: tuple[str, ...]) -> None:
    command = dict(ALL)[path]
    assert command.help
    assert command.help.strip().split("\n")[0].rstrip().endswith((".", ","))
    for param in command.params:
        assert param.help, f"{param.name} says nothing"
        assert param.help.endswith("."), f"{param.name} has no full stop"


def test_every_verb_but_serve_and_chat_takes_json() -> None:
    leaves = [(path[-1], command) for path, command in ALL if not getattr(command, "commands", None)]
    without = {name for name, command in leaves if "--json" not in options(command)}
    assert without == {"serve", "chat"}


@pytest.mark.parametrize("verb", ["search", "ask"])
def test_verbs_that_search_take_the_same_options(verb: str) -> None:
    assert options(dict(ALL)["dateline", verb]) >= SEARCH_OPTIONS


def test_the_page_is_what_the_program_says() -> None:
    assert PAGE.read_text("utf-8") == page()
    for path, _ in ALL:
        assert f" {' '.join(path)}\n" in page()


def test_what_the_documents_show_can_be_typed() -> None:
    assert list(findings()) == []


def test_a_stale_page_and_a_wrong_line_are_found(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "commands.md").write_text(page() + "more\n", encoding="utf-8")
    (tmp_path / "README.md").write_text(
        "```\n$ dateline aks x\n```\nor `dateline ask --nope`\n", encoding="utf-8"
    )
    found = list(findings(tmp_path))
    assert len(found) == 3
    assert "stale" in found[0]
    assert "no verb aks" in found[1]
    assert "no option --nope" in found[2]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("dateline --home DIR VERB", None),
        ("dateline --home=x ask -n 3 'who?' --json # why", None),
        ("dateline config init && $EDITOR dateline.toml", None),
        ("dateline articles list --json | head", None),
        ("dateline articles", None),
        ("dateline ask --no-reader 'who?'", None),
        ("dateline ingest --fast", "there is no option --fast"),
        ("dateline articles lst", "there is no verb lst"),
        ("dateline ask 'x", "no closing quotation"),
    ],
)
def test_a_command_line_is_judged(line: str, wrong: str | None) -> None:
    assert wrong_with(line) == wrong


def test_command_lines_are_found_in_blocks_and_inline() -> None:
    text = "`dateline info`\n```sh\n$ dateline ask \\\n  'x'\npip list\n```\nsee `dateline` and `up x`"
    found = [" ".join(line.split()) for line in command_lines(text)]
    assert found == ["dateline ask 'x'", "dateline info"]
