"""Gold sets: what is taken in, under which names, and that nothing is ever half there."""

import json
from pathlib import Path

import pytest

from dateline.errors import DatelineError, UsageError
from ui.web.evaluation.names import read_folder, slug
from ui.web.evaluation.sets import EXAMPLES, GoldSets

BAD_NAMES = (
    "../up", "a/b", "a\\b", ".hidden", "", " ", "x" * 61, "a\0b", "a\nb", "con:", "ends.", None, 7, ["a"],
)  # fmt: skip


def test_a_kept_set_is_listed_with_its_types(sets: GoldSets, text: str) -> None:
    kept = sets.keep("Bridge, später (2)".replace(",", ""), text)
    assert (kept.questions, kept.types) == (3, {"fact": 1, "unanswerable": 1, "untyped": 1})
    assert [one.name for one in sets.listed()] == ["Bridge später (2)"]
    assert [path.name for path in sets.folder.iterdir()] == ["Bridge später (2).jsonl"]


@pytest.mark.parametrize("number", range(len(BAD_NAMES)))
def test_a_name_that_is_a_path_or_none_is_refused(
    sets: GoldSets, tmp_path: Path, text: str, number: int
) -> None:
    with pytest.raises(UsageError):
        sets.keep(BAD_NAMES[number], text)
    assert not any(path.is_file() for path in tmp_path.rglob("*"))


@pytest.mark.parametrize("name", ["candidates", "Candidates", "examples"])
def test_the_names_of_other_things_are_refused(sets: GoldSets, text: str, name: str) -> None:
    with pytest.raises(UsageError, match="is the name of something else"):
        sets.keep(name, text)


def test_a_broken_line_is_named_and_the_old_set_stays(sets: GoldSets, text: str) -> None:
    sets.keep("bridge", text)
    with pytest.raises(DatelineError) as refused:
        sets.keep("bridge", text + "{oops\n", replace=True)
    assert str(refused.value).startswith("line 4 of 'bridge.jsonl' is not JSON")
    assert "mend or remove that line" in str(refused.value)
    assert (sets.folder / "bridge.jsonl").read_text("utf-8") == text
    assert len(list(sets.folder.iterdir())) == 1


def test_a_set_is_replaced_only_when_asked(sets: GoldSets, text: str) -> None:
    sets.keep("bridge", text)
    one = json.dumps({"id": "a", "question": "What?"}) + "\n"
    with pytest.raises(UsageError, match="already"):
        sets.keep("bridge", one)
    assert sets.keep("bridge", one, replace=True).questions == 1


def test_a_file_that_is_no_text_or_too_long_is_refused(sets: GoldSets) -> None:
    for given in (None, 3, "x" * 5_000_001):
        with pytest.raises(UsageError, match="no text of at most"):
            sets.keep("bridge", given)


def test_a_removed_set_comes_back_unless_its_name_is_taken(sets: GoldSets, text: str) -> None:
    sets.keep("bridge", text)
    sets.remove("bridge")
    assert sets.listed() == []
    sets.restore("bridge")
    assert (sets.folder / "bridge.jsonl").read_text("utf-8") == text
    with pytest.raises(UsageError, match="cannot be brought back"):
        sets.restore("bridge")


def test_a_file_that_cannot_be_used_is_listed_with_the_reason(sets: GoldSets) -> None:
    sets.folder.mkdir()
    (sets.folder / "torn.jsonl").write_text('{"id": "a"', "utf-8")
    assert sets.listed()[0].questions == 0
    assert "line 1 of 'torn.jsonl'" in sets.listed()[0].error


def test_the_examples_are_nobodys_to_change(tmp_path: Path, text: str) -> None:
    (tmp_path / "gold.jsonl").write_text(text, "utf-8")
    sets = GoldSets(tmp_path / "home", examples=tmp_path / "gold.jsonl")
    assert [(one.name, one.own) for one in sets.listed()] == [(EXAMPLES, False)]
    with pytest.raises(UsageError, match="comes with the program"):
        sets.remove(EXAMPLES)


def test_a_folder_is_no_path() -> None:
    assert read_folder("20261129-214501-first") == "20261129-214501-first"
    for name in ("..", ".removed", "a/b", "", "a\\b", "/etc", None, 4, "a\n"):
        with pytest.raises(UsageError):
            read_folder(name)
    assert [slug(name) for name in ("Ohne Leser!", "…", "Ä")] == ["ohne-leser", "run", "a"]
