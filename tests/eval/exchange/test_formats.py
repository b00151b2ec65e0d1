"""Files of other tools: what is written is read back the same, and foreign files become gold lines."""

import json
from collections.abc import Sequence
from pathlib import Path

import ir_measures
import pytest

from answer.answer import Answer, Quote, Searched, Source, Statement
from dateline.errors import DatelineError
from eval.answers import Recorded
from eval.articles import StoredArticles
from eval.exchange import FORMATS, Item, format_named
from eval.exchange.format import gold_row, write_lines
from eval.exchange.located import located
from eval.exchange.trec import hit_lines, read_run
from eval.gold import GoldQuestion, parse_question, read_gold
from eval.record import Record, RecordError
from eval.retrieved import Passage, Ranking

ROWS: list[dict[str, object]] = [
    {
        "id": "cost",
        "type": "fact",
        "question": "How much did the “bridge” at Tolmar cost?",
        "answer": "26 million crowns",
        "aliases": ["26m"],
        "must_say": [["26", "twenty-six"]],
        "must_not_say": ["29"],
        "evidence": [{"article": "bridge.txt", "quote": "It cost 26 million crowns"}],
        "scope": ["bridge.txt"],
        "asked": "2024-05-20",
    },
    {
        "id": "both",
        "type": "multi",
        "question": "Who built it?",
        "history": [{"question": "Which bridge?", "answer": "Tolmar's."}],
        "evidence": [
            {"article": "https://x.example/a%20b?c=1", "quote": "built by Brandt"},
            {"article": "my file.txt", "quote": "and by Aske"},
        ],
        "all_evidence": True,
        "colour": {"kept": [1, 2]},
    },
    {
        "id": "pick",
        "question": "Who won?",
        "choices": ["a painter", "a captain"],
        "answer_index": 0,
        "answer": "a painter",
        "asked": "2024-05-21",
    },
    {"id": "never", "type": "unanswerable", "question": "Who bought zebras?"},
]


def question(row: dict[str, object]) -> GoldQuestion:
    return parse_question(Record(row, "a line"))


QUESTIONS = [question(row) for row in ROWS]


def there_and_back(name: str, path: Path, items: Sequence[Item]) -> tuple[list[GoldQuestion], list[str]]:
    form = format_named(name)
    lost = list(form.write(items, path))
    read = form.read(path)
    rows, _ = located(read.rows, read.quotes, None)
    write_lines(path.with_name("gold.jsonl"), rows)
    return list(read_gold(path.with_name("gold.jsonl")).questions), lost


@pytest.mark.parametrize("name", ["beir", "deepeval"])
def test_nothing_is_lost(name: str, tmp_path: Path) -> None:
    found, lost = there_and_back(name, tmp_path / "file", [Item(one) for one in QUESTIONS])
    assert found == QUESTIONS
    assert lost == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("trec", {"id", "question", "articles"}),
        ("ragas", {"question", "answer", "evidence"}),
        ("llama-index", {"question", "answer", "quotes"}),
        ("multihop-rag", {"question", "answer", "evidence"}),
        ("realtimeqa", {"id", "question", "asked", "choices", "answer_index"}),
    ],
)
def test_what_has_a_place_comes_back_and_the_rest_is_said(name: str, kept: set[str], tmp_path: Path) -> None:
    found, lost = there_and_back(name, tmp_path / "file", [Item(one) for one in QUESTIONS])
    assert len(found) == len(QUESTIONS)
    for before, after in zip(QUESTIONS, found, strict=True):
        for field in kept - {"articles", "quotes"}:
            if not (name == "multihop-rag" and field == "answer" and before.unanswerable):
                assert getattr(after, field) == getattr(before, field)
        articles = [one.article for one in after.evidence]
        if "articles" in kept:
            assert articles == [one.article for one in before.evidence]
        if "quotes" in kept:
            assert after.extra.get("contexts", []) == [one.quote for one in before.evidence]
    assert "must_say" in lost
    assert not set(lost) & kept


def test_the_same_file_comes_out_again(tmp_path: Path) -> None:
    """Each format written from what was read of it, twice: nothing moves any more."""
    for form in FORMATS:
        first = tmp_path / form.name / "first"
        found, _ = there_and_back(form.name, first, [Item(one) for one in QUESTIONS])
        again, _ = there_and_back(form.name, tmp_path / form.name / "second", [Item(one) for one in found])
        plain = [[{**gold_row(one), "contexts": None} for one in side] for side in (found, again)]
        if form.name != "llama-index":  # its quotes have no article until a library is asked
            assert plain[0] == plain[1]


MULTIHOP = {
    "query": "Which company did both The Verge and The Age report on?",
    "answer": "Google",
    "question_type": "inference_query",
    "evidence_list": [
        {"title": "A", "author": "B", "url": "https://v.example/1", "source": "The Verge",
         "category": "technology", "published_at": "2023-09-26T17:01:22+00:00",
         "fact": "The department looks at Google."},
        {"title": "C", "author": "D", "url": "https://a.example/2", "source": "The Age",
         "category": "technology", "published_at": "2023-10-22T18:00:00+00:00",
         "fact": "Google manipulates Search."},
    ],
}  # fmt: skip
NULL = {"query": "What did nobody say?", "answer": "Insufficient information.", "question_type": "null_query",
        "evidence_list": []}  # fmt: skip
QUIZ = {"question_id": "20220617_0", "question_date": "2022/06/17", "question_source": "CNN",
        "question_url": "https://c.example/q", "question_sentence": "Which city hosted?",
        "choices": ["Oslo", "Rome", "Bern", "Riga"], "answer": ["2"], "evidence": "Bern hosted."}  # fmt: skip
GOLDEN = {"input": "Who won?", "actual_output": None, "expected_output": "A painter.",
          "context": ["She won."],
          "source_file": "prize.txt", "retrieval_context": None, "name": "prize-1"}  # fmt: skip


def test_foreign_files_are_read_and_written_back_the_same(tmp_path: Path) -> None:
    (tmp_path / "hop.json").write_text(json.dumps([MULTIHOP, NULL]))
    (tmp_path / "quiz.jsonl").write_text(json.dumps(QUIZ) + "\n")
    hop = [question(dict(row)) for row in format_named("multihop-rag").read(tmp_path / "hop.json").rows]
    quiz = [question(dict(row)) for row in format_named("realtimeqa").read(tmp_path / "quiz.jsonl").rows]
    assert [one.type for one in hop] == ["multi", "unanswerable"]
    assert hop[0].all_evidence
    assert [(one.article, one.quote) for one in hop[0].evidence] == [
        ("https://v.example/1", "The department looks at Google."),
        ("https://a.example/2", "Google manipulates Search."),
    ]
    assert (hop[1].answer, hop[1].evidence) == (None, ())
    assert (quiz[0].id, quiz[0].asked, quiz[0].answer_index, quiz[0].answer) == (
        "20220617_0", "2022-06-17", 2, "Bern",
    )  # fmt: skip
    format_named("multihop-rag").write([Item(one) for one in hop], tmp_path / "hop2.json")
    format_named("realtimeqa").write([Item(one) for one in quiz], tmp_path / "quiz2.jsonl")
    assert json.loads((tmp_path / "hop2.json").read_text()) == [MULTIHOP, NULL]
    assert json.loads((tmp_path / "quiz2.jsonl").read_text()) == QUIZ


def test_a_blank_choice_is_left_out_and_said_so(tmp_path: Path) -> None:
    path = tmp_path / "quiz.jsonl"
    blank = QUIZ | {"choices": ["Oslo", " ", "Bern", ""]}
    path.write_text(json.dumps(blank) + "\n")
    found = format_named("realtimeqa").read(path)
    one = question(dict(found.rows[0]))
    assert (one.choices, one.answer_index, one.answer) == (("Oslo", "Bern"), 1, "Bern")
    assert found.notes == ["Of line 1 of 'quiz.jsonl', 2 of 4 choices are blank and left out."]
    path.write_text(json.dumps(blank | {"answer": ["3"]}) + "\n")
    with pytest.raises(RecordError, match=r"number 2 of 'choices' of line 1 of 'quiz\.jsonl' is blank"):
        format_named("realtimeqa").read(path)


def test_goldens_and_conversations(tmp_path: Path) -> None:
    (tmp_path / "goldens.json").write_text(json.dumps([GOLDEN]))
    (one,) = format_named("deepeval").read(tmp_path / "goldens.json").rows
    assert one["id"] == "prize-1"
    assert one["evidence"] == [{"article": "prize.txt", "quote": "She won."}]
    turns = [
        {"content": "Which bridge?", "type": "human"}, {"content": "Tolmar's.", "type": "ai"},
        {"content": "Who built it?", "type": "human"},
    ]  # fmt: skip
    (tmp_path / "ragas.jsonl").write_text(json.dumps({"user_input": turns, "reference": "Brandt"}) + "\n")
    (talk,) = format_named("ragas").read(tmp_path / "ragas.jsonl").rows
    assert (talk["question"], talk["answer"]) == ("Who built it?", "Brandt")
    assert talk["history"] == [{"question": "Which bridge?", "answer": "Tolmar's."}]


def test_quotes_find_their_article(articles: StoredArticles) -> None:
    rows: list[dict[str, object]] = [{"id": "a", "question": "What?"}, {"id": "b", "question": "Who?"}]
    quotes = {"a": ['told the "Harbour Post"', "is nowhere"], "b": ["twenty-six  year old painter"]}
    found, missing = located(rows, quotes, articles)
    ferry, page = articles.named("ferry.txt"), articles.named("pages.txt#part-1")
    assert found[0]["evidence"] == [{"article": next(iter(ferry)), "quote": 'told the "Harbour Post"'}]
    assert found[1]["evidence"] == [{"article": next(iter(page)), "quote": "twenty-six  year old painter"}]
    assert (found[0]["contexts"], missing) == (["is nowhere"], 1)


def ran() -> list[Item]:
    quote = Quote("It cost 26 million crowns", 0, 25, 0)
    source = Source(1, "id-bridge", "/news/bridge.txt", None, (quote,))
    answer = Answer(
        "q", "q", "answered", "26 million", (Statement("It cost 26 million crowns", (1,)),), (source,),
        Searched(3, 6),
    )  # fmt: skip
    passages = (
        Passage("id-x", "/news/x y.txt", None, 0, 9), Passage("id-bridge", "/news/bridge.txt", None, 0, 9),
        Passage("id-x", "/news/x y.txt", None, 9, 12),
    )  # fmt: skip
    return [Item(QUESTIONS[0], Recorded("cost", answer, None, Ranking(50, passages)))]


def test_a_run_reaches_trec_as_ir_measures_reads_it(tmp_path: Path) -> None:
    format_named("trec").write(ran(), tmp_path)
    qrels = list(ir_measures.read_trec_qrels(str(tmp_path / "qrels.txt")))  # type: ignore[no-untyped-call]
    run = list(ir_measures.read_trec_run(str(tmp_path / "run.txt")))  # type: ignore[no-untyped-call]
    assert [one.doc_id for one in run] == ["id-x", "bridge.txt"]
    assert ir_measures.calc_aggregate([ir_measures.RR], qrels, run) == {ir_measures.RR: 0.5}
    back = read_run(tmp_path / "run.txt")
    assert [one.article for one in back["cost"].passages] == ["id-x", "bridge.txt"]
    (line,) = hit_lines(tmp_path / "run.txt")
    assert (line["id"], line["limit"]) == ("cost", 2)


def test_a_run_reaches_the_others_with_answer_and_quotes(tmp_path: Path) -> None:
    for name in ("ragas", "deepeval", "llama-index"):
        format_named(name).write(ran(), tmp_path / f"{name}.json")
    sample = json.loads((tmp_path / "ragas.json").read_text())
    (golden,) = json.loads((tmp_path / "deepeval.json").read_text())
    (predicted,) = json.loads((tmp_path / "llama-index-predictions.json").read_text())["predictions"]
    said, words = "26 million\nIt cost 26 million crowns", ["It cost 26 million crowns"]
    assert (sample["response"], sample["retrieved_contexts"]) == (said, words)
    assert (golden["actual_output"], golden["retrieval_context"]) == (said, words)
    assert predicted == {"response": said, "contexts": words}


@pytest.mark.parametrize(
    ("name", "files", "wanted"),
    [
        ("beir", {}, "has no qrels"),
        ("beir", {"qrels/a.tsv": "", "qrels/b.tsv": ""}, "none of them test.tsv"),
        ("beir", {"qrels/test.tsv": "query-id\tcorpus-id\tscore\nq\td\n"}, "line 2 of 'test.tsv'"),
        ("trec", {"topics.tsv": "q\tWhat?\n", "qrels.txt": "q 0 d\n"}, "line 1 of 'qrels.txt' has 3 words"),
        ("trec", {"topics.tsv": "q What?\n", "qrels.txt": ""}, "line 1 of 'topics.tsv' has no question"),
        ("ragas", {".": '{"user_input": 5}\n'}, "'user_input' of line 1"),
        ("ragas", {".": ""}, "holds no question"),
        ("deepeval", {".": '[{"input": "x"}, 5]'}, "no objects"),
        ("deepeval", {".": "[{"}, "is not JSON"),
        ("llama-index", {".": "[]"}, "holds no JSON object"),
        ("llama-index", {".": '{"examples": []}'}, "holds no question"),
        ("multihop-rag", {".": '[{"answer": "x"}]'}, "item 1 of"),
        ("realtimeqa", {".": json.dumps(QUIZ | {"answer": ["4"]})}, "there are 4 choices"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_broken_is_told_in_one_sentence(
    name: str, files: dict[str, str], wanted: str, tmp_path: Path
) -> None:
    path = tmp_path / "input"
    for file, text in files.items():
        target = path if file == "." else path / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    with pytest.raises(DatelineError) as caught:
        format_named(name).read(path)
    assert wanted in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unknown_format_names_the_nearest() -> None:
    with pytest.raises(DatelineError, match="did you mean 'ragas'"):
        format_named("raggas")
