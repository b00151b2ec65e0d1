"""Whether a gold set is fit: broken lines, ids, evidence, questions asked twice, leaks."""

import json
from pathlib import Path

import pytest

from dateline.errors import DatelineError
from eval.alike import alike, pairs_alike, words_of
from eval.articles import NoArticles, StoredArticles
from eval.gold import GoldQuestion
from eval.validate import Validated, validate


def write(path: Path, *rows: object) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def ask(name: str, question: str, **fields: object) -> dict[str, object]:
    return {"id": name, "question": question, **fields}


def found(result: Validated) -> list[tuple[str, int]]:
    return [(one.kind, one.line) for one in result.findings]


def test_every_broken_line_is_told_with_its_place_and_remedy(tmp_path: Path) -> None:
    path = write(
        tmp_path / "gold.jsonl", "{", ask("a", "What is new?"), ask("a", "Who came late?"), {"id": "c"}, "[]",
        ask("d", "What else?", asked="soon"),
    )  # fmt: skip
    result = validate(path, (), NoArticles())
    assert found(result) == [("broken", 1), ("id", 3), ("broken", 4), ("broken", 5), ("broken", 6)]
    assert result.questions == 2
    for one in result.findings:
        assert f"line {one.line} of 'gold.jsonl'" in one.sentence
        assert ";" in one.sentence
        assert one.sentence.endswith(".")


def test_evidence_that_is_nowhere(tmp_path: Path, articles: StoredArticles) -> None:
    path = write(
        tmp_path / "gold.jsonl",
        ask("a", "What did it cost?", evidence=[{"article": "bridge.txt", "quote": "It cost 26 million"}]),
        ask("b", "Who retires?", evidence=[{"article": "ferry.txt", "quote": "She retires"}]),
        ask("c", "What sank?", evidence=[{"article": "boat.txt"}], scope=["lake.txt"]),
    )
    result = validate(path, (), articles)
    assert found(result) == [("evidence", 2), ("evidence", 3), ("evidence", 3)]
    assert "copy its words from the article" in result.findings[0].sentence
    assert result.notes == ()
    assert any("not looked up" in note for note in validate(path, (), NoArticles()).notes)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Who won the Harrow prize in 2024?", "Who won the Harrow prize in 2024 ?", True),
        ("Who won the Harrow prize in 2024?", "Who has won the Harrow prize in 2024?", True),
        ("How many people died in the Tolmar fire?", "How many people died in a fire at Tolmar?", True),
        ("Who won the Harrow prize in 2024?", "Who won the Harrow prize in 2025?", False),
        ("Which party won the vote held in Eldmoor?", "Which party won the vote held in Tolmar?", False),
        ("When did the bridge open?", "Who opened the bridge?", False),
        ("Who won?", "What did the mayor say about the bridge?", False),
    ],
)
def test_what_is_nearly_the_same(a: str, b: str, same: bool) -> None:
    words = [words_of(GoldQuestion(name, text)) for name, text in (("a", a), ("b", b))]
    assert alike(*words) is same
    assert list(pairs_alike(words)) == ([(0, 1)] if same else [])
    assert list(pairs_alike(words[:1], words[1:])) == ([(0, 0)] if same else [])


def test_no_pair_is_missed_by_looking_at_the_rare_words_only() -> None:
    """Beside a comparison of every pair, over questions made of few words, so that many are alike."""
    import random

    dice = random.Random(20251120)
    vocabulary = "who won built opened sank bridge ferry prize mayor captain year town".split()
    words = [
        words_of(GoldQuestion(str(at), " ".join(dice.sample(vocabulary, dice.randint(3, 9)))))
        for at in range(200)
    ]
    every = [(a, b) for b in range(200) for a in range(b) if alike(words[a], words[b])]
    assert len(every) > 50
    assert sorted(pairs_alike(words)) == sorted(every)


def test_a_followup_is_another_question_after_another_turn(tmp_path: Path) -> None:
    def turn(text: str) -> dict[str, object]:
        return {"history": [{"question": text, "answer": "x"}]}

    path = write(
        tmp_path / "gold.jsonl",
        ask("a", "And who built it?", **turn("Which bridge opened at Tolmar on Monday?")),
        ask("b", "And who built it?", **turn("When does the Eldmoor ferry stop running?")),
        ask("c", "And who built it?", **turn("Which bridge opened at Tolmar on Monday?")),
    )
    assert found(validate(path, (), NoArticles())) == [("alike", 3)]


def test_leaks_are_questions_or_words_of_evidence(tmp_path: Path) -> None:
    quote = "the mayor said that the bridge had cost the town too much"
    path = write(
        tmp_path / "gold.jsonl",
        ask("a", "What did the bridge at Tolmar cost?"),
        ask("b", "What did the mayor complain of?", evidence=[{"article": "x", "quote": quote}]),
        ask("c", "Who sells apples?", evidence=[{"article": "x", "quote": "the mayor said that"}]),
    )
    other = write(
        tmp_path / "other.jsonl",
        ask("n1", "Is rain likely?"),
        ask("n2", "What did a bridge at Tolmar cost?"),
        ask(
            "n3", "Why are people cross?", evidence=[{"article": "y", "quote": f"On Monday {quote}, again."}]
        ),
    )
    result = validate(path, (other,), NoArticles())
    assert found(result) == [("leak", 1), ("leak", 2)]
    assert "line 2 of 'other.jsonl'" in result.findings[0].sentence
    assert "line 3 of 'other.jsonl'" in result.findings[1].sentence


def test_an_empty_set_and_a_broken_other_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="holds no question"):
        validate(write(tmp_path / "empty.jsonl", ""), (), NoArticles())
    good = write(tmp_path / "good.jsonl", ask("a", "What?"))
    with pytest.raises(DatelineError, match=r"line 1 of 'bad\.jsonl'.*mend it first"):
        validate(good, (write(tmp_path / "bad.jsonl", "{"),), NoArticles())
