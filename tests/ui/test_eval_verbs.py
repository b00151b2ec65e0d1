"""`eval compare` and `eval gate`: what they print, and that no answer takes the terminal over."""

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console, RenderableType

from eval.comparison import Comparison, compare
from eval.kept import read_runs
from ui.terminal.comparison import comparison_view

Dateline = Callable[..., Any]
ROWS: list[dict[str, object]] = [
    {"id": "keeper", "type": "attribution", "question": "What did Tobias Hale demand?",
     "must_say": [["promise"]], "evidence": [{"article": "lighthouse.txt", "quote": "a written promise"}]},
    {"id": "prize", "type": "fact", "question": "Who won the national prize for rye bread?",
     "must_say": [["Lindqvist"]], "evidence": [{"article": "bakery.txt"}]},
    {"id": "rings", "type": "unanswerable", "question": "Which planets have rings of ammonia?"},
]  # fmt: skip


@pytest.fixture(scope="module")
def finished(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished run over three questions, made once."""
    from eval.gold import read_gold
    from eval.run import run
    from ui.runtime import Runtime
    from ui.settings import load_settings

    folder = tmp_path_factory.mktemp("runs")
    gold = folder / "gold.jsonl"
    gold.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    settings = load_settings({"home": library})
    with Runtime.open(settings) as runtime:
        run(
            read_gold(gold),
            runtime.engine,
            folder / "first",
            settings=settings.public(),
            library=runtime.library,
        )
    return folder / "first"


def altered(finished: Path, target: Path, name: str, **changes: object) -> Path:
    """A copy of the run in which one answer is another."""
    shutil.copytree(finished, target)
    lines = [json.loads(line) for line in (target / "answers.jsonl").read_text("utf-8").splitlines()]
    whole = [line | (changes if line["id"] == name else {}) for line in lines]
    (target / "answers.jsonl").write_text("".join(json.dumps(line) + "\n" for line in whole), "utf-8")
    return target


def refused(finished: Path, target: Path) -> Path:
    return altered(finished, target, "prize", outcome="not_in_sources", short=None, statements=[], sources=[])


def drawn(view: RenderableType, *, colour: bool, width: int = 80) -> str:
    console = Console(
        width=width, force_terminal=colour, color_system="standard" if colour else None,
        markup=False, emoji=False, highlight=False,
    )  # fmt: skip
    with console.capture() as capture:
        console.print(view)
    return capture.get()


def compared(a: Path, b: Path) -> Comparison:
    return compare(read_runs([a, b]))


def test_compare_prints_what_the_contract_says(dateline: Dateline, finished: Path, tmp_path: Path) -> None:
    second = refused(finished, tmp_path / "second")
    result = dateline("eval", "compare", str(finished), str(second), "--json")
    assert result.code == 0
    whole = result.json()
    must_say = whole["metrics"]["must_say"]
    assert must_say["flipped"] == {"better": [], "worse": ["prize"]}
    assert (must_say["difference"], must_say["p"]) == (-0.5, 1.0)
    assert must_say["low"] <= must_say["difference"] <= must_say["high"]
    assert [one["id"] for one in whole["flipped"]] == ["prize"]
    assert "left out" in result.err


def test_compare_shows_both_answers(dateline: Dateline, finished: Path, tmp_path: Path) -> None:
    second = refused(finished, tmp_path / "second")
    shown = dateline("eval", "compare", str(finished), str(second))
    assert shown.code == 0
    for part in (
        "must_say ",
        "prize (fact): Who won",
        "worse in B: must_say",
        "B, not in sources",
        "1 flipped",
    ):
        assert part in shown.out
    none = dateline("eval", "compare", str(finished), str(second), "--flips", "0")
    assert "prize (fact)" not in none.out
    one = dateline("eval", "compare", str(finished), str(second), "--metric", "gold_source_cited")
    assert "must_say" not in one.out


def test_compare_with_itself_finds_nothing(dateline: Dateline, finished: Path) -> None:
    result = dateline("eval", "compare", str(finished), str(finished))
    assert result.code == 0
    assert "No difference is shown" in result.out
    assert "3 questions: 3 answered alike to the letter, 0 flipped" in result.out


def test_compare_needs_no_library(dateline: Dateline, finished: Path, tmp_path: Path) -> None:
    home = str(tmp_path / "nothing")
    assert dateline("--home", home, "eval", "compare", str(finished), str(finished)).code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("{run} nowhere", "there is no run in 'nowhere'; name a folder"),
        ("{run} {run} --metric must_sya", "there is no metric 'must_sya'; did you mean 'must_say'."),
        ("{run} {run} --gold nowhere.jsonl", "there is no file 'nowhere.jsonl'"),
        ("{run}", "missing argument 'B'"),
        ("{run} {run} --flips -1", "--flips"),
    ],
)
def test_compare_used_wrongly(arguments: str, told: str, dateline: Dateline, finished: Path) -> None:
    result = dateline("eval", "compare", *(word.format(run=finished) for word in arguments.split()))
    assert result.code == 2
    assert told in result.sentence()


def test_what_differs_is_marked_with_and_without_colour(finished: Path, tmp_path: Path) -> None:
    statements = [{"text": "The prize went to one Marta Lindqvist.", "citations": [1]}]
    a = altered(finished, tmp_path / "a", "prize", short=None, statements=statements)
    statements = [{"text": "The prize went to somebody else.", "citations": [1]}]
    b = altered(finished, tmp_path / "b", "prize", short=None, statements=statements)
    found = compared(a, b)
    bare = " ".join(drawn(comparison_view(found, flips=9, colour=False), colour=False, width=160).split())
    assert "[-one Marta Lindqvist-]" in bare
    assert "{+somebody else+}" in bare
    coloured = drawn(comparison_view(found, flips=9, colour=True), colour=True, width=160)
    assert "[-" not in coloured
    assert "\x1b[4;31mone Marta Lindqvist\x1b[0m" in coloured
    assert "\x1b[4;32msomebody else\x1b[0m" in coloured


def test_hostile_answers_reach_the_terminal_as_text(hostile: str, finished: Path, tmp_path: Path) -> None:
    statements = [{"text": f"{hostile} Lindqvist", "citations": [1]}]
    a = altered(finished, tmp_path / "a", "prize", short=hostile, statements=statements)
    b = altered(
        finished, tmp_path / "b", "prize", short=None, statements=[{"text": hostile, "citations": []}]
    )
    shown = drawn(comparison_view(compared(a, b), flips=9, colour=False), colour=False)
    assert "[red]not" in shown
    assert ":smile:" in shown
    assert not {c for c in shown if c != "\n" and (ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c == "\u202e")}


@pytest.mark.parametrize("width", [80, 100])
def test_the_table_fits(width: int, finished: Path, tmp_path: Path) -> None:
    found = compared(finished, refused(finished, tmp_path / "second"))
    lines = drawn(comparison_view(found, flips=9, colour=False), colour=False, width=width).splitlines()
    assert max(map(len, lines)) <= width
    for one in found.differences:
        assert any(line.startswith(one.metric + " ") for line in lines)


RULES = """
[[rule]]
metric = "must_say"
at_least = 1
[[rule]]
metric = "gold_source_cited"
at_least = 1
allowed_loss = 0
"""


@pytest.fixture
def rules(tmp_path: Path) -> str:
    path = tmp_path / "rules.toml"
    path.write_text(RULES, encoding="utf-8")
    return str(path)


def test_gate_passes_what_is_good_enough(dateline: Dateline, finished: Path, rules: str) -> None:
    result = dateline("eval", "gate", str(finished), "--rules", rules, "--baseline", str(finished))
    assert (result.code, result.out) == (0, "")
    assert "All 3 checks hold." in result.err


def test_gate_has_a_line_for_each_failure(
    dateline: Dateline, finished: Path, rules: str, tmp_path: Path
) -> None:
    second = refused(finished, tmp_path / "second")
    words = ("eval", "gate", str(second), "--rules", rules, "--baseline", str(finished))
    result = dateline(*words)
    assert result.code == 1
    assert result.out.splitlines() == [
        "must_say is 0.500 (n = 2), and rule 1 asks for at least 1.",
        "gold_source_cited is 0.500 (n = 2), and rule 2 asks for at least 1.",
        "gold_source_cited went from 1.000 to 0.500 (n = 2), and rule 2 allows a loss of 0: prize.",
    ]
    assert "3 of 3 checks failed." in result.err
    whole = dateline(*words, "--json")
    assert whole.code == 1
    assert [one["asked"] for one in whole.json()["failures"]] == ["at_least", "at_least", "allowed_loss"]


def test_gate_by_a_baseline_alone(dateline: Dateline, finished: Path, tmp_path: Path) -> None:
    """One question of two is chance."""
    second = refused(finished, tmp_path / "second")
    assert dateline("eval", "gate", str(second), "--baseline", str(finished)).code == 0


def test_gate_with_the_library_holds_promises(
    dateline: Dateline, finished: Path, library: Path, tmp_path: Path
) -> None:
    path = tmp_path / "promise.toml"
    path.write_text('[[rule]]\nmetric = "quote_validity"\nat_least = 1\n')
    words = ("eval", "gate", str(finished), "--rules", str(path))
    assert dateline("--home", str(library), *words, "--with-library").code == 0
    without = dateline("--home", str(library), *words)
    assert without.code == 2
    assert "add --with-library" in without.sentence()


def test_hostile_ids_stay_on_their_line(dateline: Dateline, hostile: str, tmp_path: Path) -> None:
    """What a gate prints comes from a gold set, which is anybody's file."""
    (tmp_path / "gold.jsonl").write_text(
        json.dumps({"id": hostile, "question": "What?", "must_say": [["x"]]})
    )
    for name, text in (("good", "x"), ("bad", "y")):
        folder = tmp_path / name
        folder.mkdir()
        raw = (tmp_path / "gold.jsonl").read_bytes()
        gold = {"path": str(tmp_path / "gold.jsonl"), "sha256": sha256(raw).hexdigest(), "questions": 1}
        (folder / "run.json").write_text(json.dumps({"gold": gold}))
        line = {"id": hostile, "question": "What?", "outcome": "answered", "statements": [{"text": text}]}
        (folder / "answers.jsonl").write_text(json.dumps(line) + "\n")
    (tmp_path / "rules.toml").write_text('[[rule]]\nmetric = "must_say"\nallowed_loss = 0\n')
    words = ("--rules", str(tmp_path / "rules.toml"), "--baseline", str(tmp_path / "good"))
    result = dateline("eval", "gate", str(tmp_path / "bad"), *words)
    assert result.code == 1
    assert result.out.count("\n") == 1
    assert not {c for c in result.out[:-1] if ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c == "\u202e"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("{run}", "nothing to hold the run to; give --rules FILE, --baseline DIR, or both."),
        ("{run} --rules nowhere.toml", "there is no file 'nowhere.toml'"),
        ("{run} --rules {rules}", "compares with a baseline, and there is none; add --baseline DIR."),
        ("nowhere --rules {rules}", "there is no run in 'nowhere'"),
        ("{run} --baseline nowhere", "there is no run in 'nowhere'"),
    ],
)
def test_gate_used_wrongly(arguments: str, told: str, dateline: Dateline, finished: Path, rules: str) -> None:
    words = (word.format(run=finished, rules=rules) for word in arguments.split())
    result = dateline("eval", "gate", *words)
    assert result.code == 2
    assert told in result.sentence()


def test_claims_are_judged_by_a_verb_and_summed_up(dateline: Dateline, tmp_path: Path) -> None:
    rows = [
        {"id": "a", "claim": "The lamp burns.", "evidence": "The lamp burns.", "label": "supported"},
        {
            "id": "b",
            "claim": "It costs 9 crowns.",
            "evidence": "It costs 4 crowns.",
            "label": "not_supported",
        },
    ]
    file, out = tmp_path / "claims.jsonl", tmp_path / "out"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    told = dateline("eval", "claims", str(file), "--out", str(out), "--no-reader", "--json")
    assert told.code == 0
    assert json.loads(told.out)["metrics"]["metrics"]["auroc"]["value"] == 1.0
    again = dateline("eval", "claims", str(file), "--out", str(out), "--no-reader")
    assert "2 claims: 1 supported" in again.out
    assert "balanced accuracy" in again.out
    rows[1]["label"] = "wrong"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    refused = dateline("eval", "claims", str(file), "--out", str(out))
    assert refused.code == 2
    assert "'label' of line 2" in refused.err
