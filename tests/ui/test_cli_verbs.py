"""Every verb on a small real library: its JSON against the contract, its text for people."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.files import READER
from models.reader.network import CrossEncoder

Dateline = Callable[..., Any]

QUESTION = "What did Tobias Hale demand?"
HIT_KEYS = {
    "passage",
    "article",
    "record",
    "uri",
    "title",
    "published",
    "start",
    "end",
    "text",
    "score",
    "ranks",
}
ANSWER_KEYS = {
    "id", "question", "understood", "outcome", "short", "statements", "sources", "conflicts", "as_of",
    "undated", "searched", "answerer", "usage", "timings_ms",
}  # fmt: skip
ARTICLE_KEYS = {
    "id", "uri", "record", "title", "outlet", "authors", "published", "published_basis", "language", "text",
    "cuts", "copy_of", "passages",
}  # fmt: skip


def test_ingest_reports_as_the_contract_says_and_again_changes_nothing(
    dateline: Dateline, articles: Path, tmp_path: Path
) -> None:
    home = str(tmp_path / "home")
    first = dateline("--home", home, "ingest", str(articles), "--json")
    assert first.code == 0
    report = first.json()
    assert {"added", "changed", "unchanged", "copies", "failed", "passages", "seconds"} <= set(report)
    assert len(report["added"]) == 3
    assert report["passages"] >= 3
    assert set(report["seconds"]) == {"words", "vectors"}
    again = dateline("--home", home, "ingest", str(articles), "--json").json()
    assert (again["added"], again["changed"], again["unchanged"]) == ([], [], 3)
    told = dateline("--home", home, "ingest", str(articles))
    assert told.code == 0
    assert "3 unchanged" in told.out


def test_ingest_goes_on_past_what_fails(dateline: Dateline, articles: Path, tmp_path: Path) -> None:
    (articles / "empty.txt").write_bytes(b"")
    result = dateline("--home", str(tmp_path / "home"), "ingest", str(articles), "nowhere.txt", "--json")
    assert result.code == 1
    report = result.json()
    assert len(report["added"]) == 3
    assert [Path(failure["uri"]).name for failure in report["failed"]] == ["empty.txt", "nowhere.txt"]
    assert result.err.count("\n") == 2
    assert "'nowhere.txt'" in result.err


def test_no_wait_leaves_words_to_be_found_at_once(dateline: Dateline, articles: Path, tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    report = dateline("--home", home, "ingest", str(articles), "--no-wait", "--json").json()
    assert report["pending"] == report["passages"]
    found = dateline("--home", home, "search", "rye", "bread", "--json")
    assert "bakery.txt" in found.json()["hits"][0]["uri"]
    assert "words only" in found.err
    unwell = dateline("--home", home, "doctor")
    assert (unwell.code, "dateline rebuild" in unwell.out) == (1, True)
    mended = dateline("--home", home, "rebuild", "--json").json()
    assert (mended["pending"], mended["vectors"]) == (0, report["passages"])
    assert dateline("--home", home, "doctor").code == 0


def test_search_json_is_the_contracts(dateline: Dateline, library: Path) -> None:
    result = dateline("--home", str(library), "search", "-n", "2", "lighthouse lamp", "--json")
    assert result.code == 0
    found = result.json()
    assert {"query", "understood", "filters", "hits"} <= set(found)
    assert found["query"] == "lighthouse lamp"
    assert 1 <= len(found["hits"]) <= 2
    assert all(set(hit) >= HIT_KEYS for hit in found["hits"])
    assert set(found["hits"][0]["ranks"]) <= {"words", "meaning", "reader"}
    assert all(0 <= hit["relevance"] <= 1 for hit in found["hits"])
    scores = [hit["score"] for hit in found["hits"]]
    assert scores == sorted(scores, reverse=True)


def test_search_takes_its_filters(dateline: Dateline, library: Path) -> None:
    def names(*options: str) -> set[str]:
        found = dateline("--home", str(library), "search", "said", "--json", *options).json()
        return {Path(hit["uri"]).name for hit in found["hits"]}

    assert names("--since", "2025-04", "--until", "2025-04") == {"bakery.txt"}
    assert names("--until", "2025-03-12") == {"lighthouse.txt"}
    assert names("--article", "hostile.txt", "--article", "bakery.txt") == {"hostile.txt", "bakery.txt"}
    assert names("--since", "2026") == set()


def test_offsets_never_lie(dateline: Dateline, library: Path) -> None:
    home = str(library)
    for hit in dateline("--home", home, "search", "trawlers", "--json").json()["hits"]:
        article = dateline("--home", home, "articles", "show", hit["article"], "--json").json()
        assert article["text"][hit["start"] : hit["end"]] == hit["text"]
    for source in dateline("--home", home, "ask", QUESTION, "--json").json()["sources"]:
        article = dateline("--home", home, "articles", "show", source["uri"], "--json").json()
        for quote in source["quotes"]:
            assert article["text"][quote["start"] : quote["end"]] == quote["text"]


def test_ask_json_is_the_contracts(dateline: Dateline, library: Path) -> None:
    result = dateline("--home", str(library), "ask", *QUESTION.split(), "--json")
    assert result.code == 0
    answer = result.json()
    assert set(answer) == ANSWER_KEYS
    assert answer["question"] == QUESTION
    assert answer["outcome"] == "answered"
    assert "written promise" in " ".join(one["text"] for one in answer["statements"])
    assert all(one["citations"] for one in answer["statements"])
    assert Path(answer["sources"][0]["uri"]).name == "lighthouse.txt"


def test_the_same_question_gives_the_same_bytes(dateline: Dateline, library: Path) -> None:
    answers = [dateline("--home", str(library), "ask", QUESTION, "--json").json() for _ in range(2)]
    assert [answer.pop("timings_ms") is None for answer in answers] == [False, False]
    assert json.dumps(answers[0]) == json.dumps(answers[1])


def test_a_refusal_is_no_failure(dateline: Dateline, library: Path) -> None:
    result = dateline("--home", str(library), "ask", "Which planets have rings of ammonia?")
    assert result.code == 0
    assert result.out.startswith("The articles do not answer this.")


def test_an_answer_for_people_names_its_sources(dateline: Dateline, library: Path) -> None:
    out = dateline("--home", str(library), "ask", QUESTION).out
    assert "[1]" in out
    assert out.index("written promise") < out.index("Sources") < out.index("lighthouse.txt")
    assert "12 March 2025" in out


def test_a_question_may_come_from_stdin(dateline: Dateline, library: Path) -> None:
    answer = dateline("--home", str(library), "ask", "-", "--json", stdin=f"{QUESTION}\n").json()
    assert answer["question"] == QUESTION


def test_history_may_be_what_ask_printed(dateline: Dateline, library: Path) -> None:
    home = str(library)
    Path("turn.json").write_text(dateline("--home", home, "ask", QUESTION, "--json").out, encoding="utf-8")
    followed = dateline("--home", home, "ask", "--history", "turn.json", "Who did he tell?", "--json")
    assert followed.code == 0
    assert followed.json()["question"] == "Who did he tell?"


def test_a_batch_answers_in_order_with_the_ids_it_was_given(dateline: Dateline, library: Path) -> None:
    lines: list[dict[str, Any]] = [
        {"id": 7, "question": QUESTION, "must_say": [["promise"]]},
        {
            "id": "b",
            "query": "Who won the bread prize?",
            "asked": "2025-05-01",
            "choices": ["Hale", "Lindqvist"],
        },
        {"question": "Who was heard on the radio?", "scope": ["hostile.txt"], "history": []},
        {"id": None, "question": "And before April?", "filters": {"until": "2025-03"}},
    ]
    batch = "\ufeff" + "\n\n".join(json.dumps(line) for line in lines)
    result = dateline("--home", str(library), "ask", "--batch", "-", stdin=batch)
    assert result.code == 0
    answers = result.lines()
    assert [answer["id"] for answer in answers] == [7, "b", None, None]
    assert [answer["question"] for answer in answers] == [
        line.get("question") or line["query"] for line in lines
    ]
    assert answers[2]["searched"]["articles"] == 1
    narrowed = dict(answers[3]["searched"]["filters"])
    assert [day["until"] for day in narrowed.pop("drawn")["days"]] == ["2025-04-01"], "what it names"
    assert narrowed == {"until": "2025-03-31"}


def test_a_search_batch_takes_questions_too(dateline: Dateline, library: Path) -> None:
    Path("q.jsonl").write_text(
        '{"id": "x", "question": "lamp"}\n{"id": "y", "query": "oven"}\n', encoding="utf-8"
    )
    found = dateline("--home", str(library), "search", "--batch", "q.jsonl", "-n", "1").lines()
    assert [(one["id"], one["query"], len(one["hits"])) for one in found] == [
        ("x", "lamp", 1),
        ("y", "oven", 1),
    ]


def test_articles_are_listed_shown_and_removed(
    dateline: Dateline, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = str(tmp_path / "home")
    dateline("--home", home, "ingest", str(articles))
    listed = dateline("--home", home, "articles", "list", "--json").lines()
    assert {Path(str(article["uri"])).name for article in listed} == {
        "bakery.txt",
        "hostile.txt",
        "lighthouse.txt",
    }
    assert "Bakery in Low Street" in dateline("--home", home, "articles", "list").out
    shown = dateline("--home", home, "articles", "show", "bakery.txt", "--json").json()
    assert set(shown) == ARTICLE_KEYS
    assert shown["published"] == "2025-04-03"
    assert shown["passages"] >= 1
    text = dateline("--home", home, "articles", "show", "bakery.txt").out
    assert "rye bread" in text
    assert "3 April 2025" in text
    monkeypatch.chdir(articles.parent)
    for name in (f"{articles.name}/bakery.txt", f"./{articles.name}/../{articles.name}/bakery.txt"):
        assert dateline("--home", home, "articles", "show", name, "--json").json() == shown
    removed = dateline("--home", home, "articles", "remove", f"{articles.name}/bakery.txt", "--json")
    assert removed.json() == {"removed": [shown["id"]]}
    assert (articles / "bakery.txt").exists()
    gone = dateline("--home", home, "articles", "show", "bakery.txt")
    assert gone.code == 2
    assert "bakery.txt" in gone.sentence()
    assert dateline("--home", home, "info", "--json").json()["articles"] == 2


def test_info_doctor_and_rebuild(dateline: Dateline, articles: Path, tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    dateline("--home", home, "ingest", str(articles))
    facts = dateline("--home", home, "info", "--json").json()
    assert {"articles", "passages", "vectors", "pending", "words", "chroma", "embedder"} <= set(facts)
    assert facts["articles"] == 3
    assert facts["vectors"] == facts["words"] == facts["chroma"] == facts["passages"]
    assert set(facts["embedder"]) == {"name", "sha256"}
    well = dateline("--home", home, "doctor")
    assert (well.code, "All is well." in well.out) == (0, True)
    rebuilt = dateline("--home", home, "rebuild", "--json").json()
    assert (rebuilt["articles"], rebuilt["words"], rebuilt["chroma"]) == (3, facts["words"], facts["chroma"])
    assert "embedder" in dateline("--home", home, "info").out


def test_doctor_without_a_library_says_how_to_get_one(dateline: Dateline, tmp_path: Path) -> None:
    result = dateline("--home", str(tmp_path / "home"), "doctor", "--json")
    assert result.code == 1
    (finding,) = [one for one in result.json()["findings"] if one["severity"] != "ok"]
    assert "dateline ingest" in finding["remedy"]


@pytest.mark.parametrize("name", ["model.onnx", "calibration.json"])
def test_doctor_examines_the_reader(
    name: str, dateline: Dateline, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found() -> dict[str, str]:
        findings: list[dict[str, str]] = dateline("--home", str(library), "doctor", "--json").json()[
            "findings"
        ]
        (finding,) = (one for one in findings if one["name"] == "reader")
        return finding

    assert found()["severity"] == "ok"
    folder = tmp_path / "reader"
    folder.mkdir()
    for file in ("model.onnx", "calibration.json", "SHA256SUMS"):
        shutil.copyfile(READER / file, folder / file)
    with (folder / name).open("ab") as damage:
        damage.write(b" ")
    monkeypatch.setattr(
        "models.reader.network.load_reader", lambda threads=None: CrossEncoder(folder, threads)
    )
    damaged = found()
    assert damaged["severity"] == "error"
    assert name in damaged["message"]
    assert "install dateline again" in damaged["remedy"]


def test_hostile_text_does_nothing_to_the_terminal(dateline: Dateline, library: Path) -> None:
    home = str(library)
    for words in (
        ("search", "pirate radio"),
        ("ask", "What did the pirate radio station play?"),
        ("articles", "show", "hostile.txt"),
        ("articles", "list"),
        ("search", "--json", "pirate radio"),
    ):
        out = dateline("--home", home, *words).out
        assert "adio" in out
        assert not {c for c in out if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0}, words
        if "--json" not in words:
            assert "\u202e" not in out


def test_chat_remembers_shows_and_leaves(dateline: Dateline, library: Path) -> None:
    said = f"{QUESTION}\nWhat is he?\n\n/show 1\n/show 99\n/nonsense\n/help\n/new\n/quit\nnever asked\n"
    result = dateline("--home", str(library), "chat", stdin=said)
    assert result.code == 0
    assert "written promise" in result.out
    assert "The lamp on Gannet Rock was lit in 1874" in result.out
    for part in ("no source '99'", "no command /nonsense", "/show N", "Forgotten."):
        assert part in result.err
    assert "never asked" not in result.out


def test_eval_run_fills_its_folder(dateline: Dateline, library: Path) -> None:
    gold = [
        {"id": "g1", "type": "fact", "question": QUESTION, "must_say": [["promise"]],
         "evidence": [{"article": "lighthouse.txt", "quote": "a written promise"}]},
        {"id": "g2", "type": "unanswerable", "question": "Which planets have rings of ammonia?"},
    ]  # fmt: skip
    Path("gold.jsonl").write_text("\n".join(map(json.dumps, gold)), encoding="utf-8")
    result = dateline("--home", str(library), "eval", "run", "gold.jsonl", "--out", "run", "--json")
    assert result.code == 0
    assert result.json()["questions"] == 2
    answers = [json.loads(line) for line in Path("run/answers.jsonl").read_text("utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == ["g1", "g2"]
    assert {"metrics.json", "timings.json", "run.json"} <= {path.name for path in Path("run").iterdir()}
    table = dateline("--home", str(library), "eval", "run", "gold.jsonl", "--out", "run")
    assert table.code == 0
    assert "metric" in table.out


def test_config_shows_origins_and_hides_secrets(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_AUTH", "reader:hush-hush")
    shown = dateline("--home", "/elsewhere", "config", "show", "--json").json()
    assert shown["home"] == {"value": "/elsewhere", "origin": "--home"}
    assert shown["auth"] == {"value": "(hidden)", "origin": "DATELINE_AUTH"}
    assert "hush" not in dateline("config", "show").out


def test_config_init_writes_once(dateline: Dateline) -> None:
    assert dateline("config", "init").code == 0
    Path("dateline.toml").write_text("limit = 4\n", encoding="utf-8")
    again = dateline("config", "init")
    assert again.code == 2
    assert "is there already" in again.sentence()
    assert Path("dateline.toml").read_text("utf-8") == "limit = 4\n"
