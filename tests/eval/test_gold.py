import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer.question import Question, Turn
from dateline.errors import DatelineError
from eval.articles import NoArticles, StoredArticles
from eval.evidence import check_names_and_quotes
from eval.gold import Evidence, GoldQuestion, read_gold, to_question
from index.query import Filters

FULL = GoldQuestion(
    id="a",
    question="What?",
    type="followup",
    history=(Turn("Who?", "She."), Turn("Where?", "")),
    answer="That",
    aliases=("this",),
    must_say=(("26", "twenty-six"), ("x",)),
    must_not_say=("y", "z"),
    evidence=(Evidence("b.txt", "words"), Evidence("c.txt")),
    all_evidence=True,
    scope=("b.txt",),
    asked="2025-03-20",
    choices=("p", "q"),
    answer_index=1,
    extra={"note": 3},
)
LINE = json.dumps(
    {
        "id": "a",
        "type": "followup",
        "question": "What?",
        "history": [{"question": "Who?", "answer": "She."}, {"question": "Where?", "answer": None}],
        "answer": "That",
        "aliases": ["this"],
        "must_say": [["26", "twenty-six"], ["x"]],
        "must_not_say": ["y", ["z"]],
        "evidence": [{"article": "b.txt", "quote": "words"}, {"article": "c.txt"}],
        "all_evidence": True,
        "scope": ["b.txt"],
        "asked": "2025-03-20",
        "choices": ["p", "q"],
        "answer_index": 1,
        "note": 3,
    }
)


def test_every_field_is_read(lines: Callable[..., Path]) -> None:
    gold = read_gold(lines(LINE, "", '{"id": "b", "question": "Who?"}'))
    assert gold.questions == (FULL, GoldQuestion("b", "Who?"))
    assert gold.notes == ("Unknown field 'note' in 1 of 2 questions is kept and not used.",)
    assert len(gold.sha256) == 64


def test_nulls_are_absent_and_unknown_types_are_reported(lines: Callable[..., Path]) -> None:
    nothing = dict.fromkeys(field.name for field in fields(GoldQuestion) if field.name != "extra")
    gold = read_gold(lines(json.dumps(nothing | {"id": "a", "question": "What?", "type": "riddle"})))
    assert gold.questions == (GoldQuestion("a", "What?", "riddle"),)
    assert gold.notes == ("Unknown type 'riddle' of 1 questions is counted under its own name.",)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "bom.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": "a", "question": "What?"}\r\n')
    assert read_gold(path).questions == (GoldQuestion("a", "What?"),)


GOOD = '{"id": "ok", "question": "Fine?"}'


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{nonsense", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[1]", "is not a JSON object"),
        ('{"question": "What?"}', "has no 'id'"),
        ('{"id": "a"}', "has no 'question'"),
        ('{"id": "a", "question": " "}', "has no 'question'"),
        ('{"id": "ok", "question": "What?"}', "has the id 'ok' of line 1"),
        ('{"id": 7, "question": "What?"}', "'id' of line 2 of 'lines.jsonl' is not a text"),
        ('{"id": "a", "question": "W", "type": []}', "'type'"),
        ('{"id": "a", "question": "W", "history": ["x"]}', "'history'"),
        ('{"id": "a", "question": "W", "history": [{"answer": "x"}]}', "'history[0].question'"),
        ('{"id": "a", "question": "W", "aliases": "x"}', "'aliases'"),
        ('{"id": "a", "question": "W", "must_say": ["x"]}', "'must_say'"),
        ('{"id": "a", "question": "W", "must_say": [[]]}', "'must_say'"),
        ('{"id": "a", "question": "W", "must_say": [[" "]]}', "'must_say'"),
        ('{"id": "a", "question": "W", "must_not_say": "x"}', "'must_not_say'"),
        ('{"id": "a", "question": "W", "must_not_say": [1]}', "'must_not_say'"),
        ('{"id": "a", "question": "W", "evidence": [{"quote": "x"}]}', "'evidence[0].article'"),
        ('{"id": "a", "question": "W", "all_evidence": 1}', "'all_evidence'"),
        ('{"id": "a", "question": "W", "scope": [""]}', "'scope'"),
        ('{"id": "a", "question": "W", "asked": "tomorrow"}', "'asked'"),
        ('{"id": "a", "question": "W", "answer_index": 0}', "'answer_index'"),
        ('{"id": "a", "question": "W", "choices": ["x"], "answer_index": 1}', "'answer_index'"),
        ('{"id": "a", "question": "W", "choices": ["x"], "answer_index": true}', "'answer_index'"),
    ],
)
def test_a_bad_line_is_named_with_its_remedy(lines: Callable[..., Path], line: str, says: str) -> None:
    with pytest.raises(DatelineError) as caught:
        read_gold(lines(GOOD, line))
    message = str(caught.value)
    assert says in message
    assert "line 2 of 'lines.jsonl'" in message
    assert "\n" not in message
    assert caught.value.remedy


def test_files_that_are_no_gold_set_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("\n \n")
    (tmp_path / "latin.jsonl").write_bytes(b'{"id": "a", "question": "caf\xe9"}\n')
    for name, reason in [
        ("none", "no file"),
        ("empty", "holds no question"),
        ("latin", "line 1 .* not UTF-8"),
    ]:
        with pytest.raises(DatelineError, match=reason):
            read_gold(tmp_path / f"{name}.jsonl")
    with pytest.raises(DatelineError, match="cannot be read"):
        read_gold(tmp_path)


def test_the_answerer_sees_six_fields_and_nothing_else() -> None:
    assert to_question(FULL) == Question(
        "What?", "a", FULL.history, Filters(articles=("b.txt",)), "2025-03-20", ("p", "q")
    )


SECRET = st.text("σψω", min_size=3)


@given(SECRET, st.integers(0, 1), st.booleans())
def test_what_the_answer_is_judged_by_never_reaches_the_answerer(secret: str, index: int, flag: bool) -> None:
    gold = GoldQuestion(
        "a", "What?", secret, answer=secret, aliases=(secret,), must_say=((secret,),), must_not_say=(secret,),
        evidence=(Evidence(secret, secret),), all_evidence=flag, choices=("p", "q"), answer_index=index,
        extra={secret: secret},
    )  # fmt: skip
    assert secret not in repr(to_question(gold))
    assert to_question(gold) == to_question(GoldQuestion("a", "What?", choices=("p", "q")))


def test_evidence_and_scope_are_checked_against_the_library(
    articles: StoredArticles, question: Callable[..., GoldQuestion]
) -> None:
    quotes = [
        Evidence("ferry.txt", 'told the  "Harbour Post"'),
        Evidence("pages.txt", "twenty-six year"),
        Evidence("rec-1"),
        Evidence("copy-of-bridge.txt", "opened on Monday"),
        Evidence("bridge.txt", "cost 27 million"),
        Evidence("nowhere.txt", "x"),
    ]
    checked = check_names_and_quotes(
        [question(evidence=tuple(quotes), scope=("bridge.txt", "lost"))], articles
    )
    assert checked == (
        "The scope of question 'q' names 'lost', which is no article here.",
        "The evidence of question 'q' is nowhere in 'bridge.txt': \"cost 27 million\".",
        "The evidence of question 'q' names 'nowhere.txt', which is no article here.",
    )
    assert check_names_and_quotes([question(scope=("lost",))], NoArticles()) == ()


def test_the_sample_gold_set_is_sound() -> None:
    path = Path(__file__).resolve().parents[2] / "examples" / "gold.jsonl"
    if not path.exists():
        pytest.skip("examples/gold.jsonl is not written yet")
    assert read_gold(path).notes == ()


def test_the_development_gold_set_is_sound(shared: Path) -> None:
    gold = read_gold(shared / "gold" / "seeds-dev.jsonl")
    assert len(gold.questions) == 20
    assert gold.notes == ()
