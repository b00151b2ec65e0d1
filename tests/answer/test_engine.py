"""The answerer over the sample corpus: real library, real embedder, every question of every type."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from llama_index.core.schema import QueryBundle

from answer.answer import Answer
from answer.engine import AnswerEngine
from answer.extractive import LONGEST_QUESTION
from answer.prose import NOT_IN_SOURCES
from answer.question import Question
from dateline.errors import UsageError
from eval.answers import read_answers
from eval.gold import read_gold, to_question
from index.library import Library
from index.query import Filters
from ingest.read import read_paths
from tests.conftest import EXAMPLES


def questions() -> list[Question]:
    return [to_question(gold) for gold in read_gold(EXAMPLES / "gold.jsonl").questions]


pytestmark = pytest.mark.timeout(600)  # the first test waits for the answers to all sample questions


@pytest.fixture(scope="module")
def answers(sample_run: Path) -> list[Answer]:
    return [one.answer for one in read_answers(sample_run / "answers.jsonl") if one.answer]


@pytest.fixture(scope="module")
def lines(sample_run: Path) -> list[str]:
    """What another process may have written of each answer, without its times."""
    texts = (sample_run / "answers.jsonl").read_text("utf-8").splitlines()
    return [lasting(json.loads(text)) for text in texts]


def lasting(whole: dict[str, object]) -> str:
    kept = {name: value for name, value in whole.items() if name not in ("timings_ms", "choice")}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def test_every_quote_stands_in_its_article_where_it_says(answers: list[Answer], library: Library) -> None:
    quotes = [(s.article, q) for a in answers for s in a.sources for q in s.quotes]
    assert len(quotes) > 80
    for article, quote in quotes:
        assert library.article(article)[0].text[quote.start : quote.end] == quote.text


def test_every_statement_is_cited_and_made_of_its_quotes(answers: list[Answer]) -> None:
    for answer in answers:
        for index, statement in enumerate(answer.statements):
            quotes = [q for s in answer.sources for q in s.quotes if q.statement == index]
            assert statement.citations
            assert {s.n for s in answer.sources for q in s.quotes if q.statement == index} == set(
                statement.citations
            )
            assert any(statement.text in (q.text, _bracketed(q.text, statement.text)) for q in quotes)


def _bracketed(quote: str, text: str) -> str:
    """The statement's text if it is the quote but for one insertion in brackets."""
    head, _, rest = text.partition(" [")
    return text if head + rest.partition("]")[2] == quote else quote


def test_sources_are_numbered_by_first_appearance_and_all_cited(answers: list[Answer]) -> None:
    for answer in answers:
        seen = list(dict.fromkeys(n for s in answer.statements for n in s.citations))
        assert [s.n for s in answer.sources] == list(range(1, len(answer.sources) + 1))
        assert sorted(seen) == [s.n for s in answer.sources]
        assert seen[:1] == ([1] if seen else [])


def test_the_same_question_gives_the_same_bytes(library: Library, lines: list[str]) -> None:
    fresh = AnswerEngine(library, library.embedder)
    again = [fresh.ask(question) for question in reversed(questions()[::4])]
    assert [lasting(answer.as_dict()) for answer in reversed(again)] == lines[::4]


def test_no_short_answer_stands_without_a_sentence_that_has_it(answers: list[Answer]) -> None:
    short = [
        answer
        for answer in answers
        if answer.short not in {None, "yes", "no"} and not any(one.label for one in answer.statements)
    ]
    assert len(short) > 9
    for answer in short:
        assert answer.short is not None
        said = [part for one in answer.statements for part in (one.text, one.speaker or "")]
        assert any(answer.short.casefold() in part.casefold() for part in said), answer


def test_a_stream_grows_and_ends_in_the_whole_answer(engine: AnswerEngine, lines: list[str]) -> None:
    for question, whole in zip(questions()[1::8], lines[1::8], strict=True):
        steps = list(engine.stream(question))
        assert lasting(steps[-1].as_dict()) == whole
        for earlier, later in pairwise(steps):
            assert later.statements[: len(earlier.statements)] == earlier.statements
            assert len(later.statements) == len(earlier.statements) + 1
        for step in steps:
            assert {n for s in step.statements for n in s.citations} == {s.n for s in step.sources}
            assert step.as_of == max((s.published[:10] for s in step.sources if s.published), default=None)


def test_a_refusal_says_what_was_searched_and_what_comes_nearest(engine: AnswerEngine) -> None:
    answer = engine.ask(Question("What did Zebulon Quartermain demand in his letter to the moon?"))
    assert (answer.outcome, answer.short, answer.statements, answer.sources) == (
        "not_in_sources",
        None,
        (),
        (),
    )
    assert answer.searched.articles > 10
    assert answer.searched.passages > answer.searched.articles
    assert answer.searched.nearest


def test_a_person_is_answered_for_by_what_that_person_said(engine: AnswerEngine) -> None:
    answer = engine.ask(Question("What did Anka Vasch say about inspectors at the dam?"))
    assert answer.outcome == "answered"
    assert any("no inspectors" in s.text or "No inspector" in s.text for s in answer.statements)
    assert not any(s.speaker == "Ilmar Dresk" and "Vasch" not in s.text for s in answer.statements)


DISPUTED = "In the first reports, how many deaths did the ferry disaster claim?"


def test_counts_that_differ_are_shown_as_a_disagreement(engine: AnswerEngine) -> None:
    answer = engine.ask(Question(DISPUTED))
    assert answer.outcome == "conflicting"
    assert {side.text for side in answer.conflicts[0].sides} >= {"19", "Fourteen"}
    cited = {n for side in answer.conflicts[0].sides for n in side.citations}
    assert cited <= {s.n for s in answer.sources}


def test_half_an_answer_names_no_sides_that_it_does_not_cite(engine: AnswerEngine) -> None:
    *growing, whole = engine.stream(Question(DISPUTED))
    assert growing
    for answer in (*growing, whole):
        shown = {s.n for s in answer.sources}
        assert {n for c in answer.conflicts for side in c.sides for n in side.citations} <= shown
    assert whole.conflicts


def test_filters_narrow_what_is_searched(engine: AnswerEngine) -> None:
    only = "museum-of-stopped-clocks.md"
    answer = engine.ask(Question("What did Dresk demand?", filters=Filters(articles=(only,))))
    assert {Path(s.uri).name for s in answer.sources} <= {only}
    assert answer.searched.articles == 1
    assert answer.searched.filters == {"articles": [only]}


def test_as_of_is_the_newest_date_cited(answers: list[Answer]) -> None:
    dated = [a for a in answers if any(s.published for s in a.sources)]
    assert dated
    for answer in answers:
        dates = [s.published[:10] for s in answer.sources if s.published]
        assert answer.as_of == (max(dates) if dates else None)
        assert answer.undated == sum(s.published is None for s in answer.sources)


@pytest.mark.parametrize("text", ["", "   \n\t", "x" * (LONGEST_QUESTION + 1)])
def test_what_cannot_be_meant_as_a_question_is_refused_with_a_remedy(engine: AnswerEngine, text: str) -> None:
    with pytest.raises(UsageError, match="; ask"):
        engine.ask(Question(text))


@pytest.mark.parametrize(
    "text",
    [
        "?",
        "!!!",
        "the of and",
        "\x00\x1b[31m",
        "\ud800",
        "“" * 4000,
        "whom speak " * 360,
        "日本語の質問",
        "<script>alert(1)</script>",
        "a" * 3999,
    ],
)
def test_rubbish_is_answered_with_a_refusal(engine: AnswerEngine, text: str) -> None:
    assert engine.ask(Question(text)).outcome == "not_in_sources"


def test_it_is_a_query_engine_of_llama_index(engine: AnswerEngine) -> None:
    response = engine.query(QueryBundle("What did Anka Vasch say about inspectors at the dam?"))
    answer = response.metadata["answer"]  # type: ignore[index]  # a plain response has metadata
    assert "[1]" in str(response)
    assert [n.node.get_content() for n in response.source_nodes] == [
        q["text"] for s in answer["sources"] for q in s["quotes"]
    ]
    again = engine.query(QueryBundle("What did Anka Vasch say about inspectors at the dam?"))
    assert [n.node.node_id for n in again.source_nodes] == [n.node.node_id for n in response.source_nodes]
    assert str(engine.query("What did Zebulon Quartermain demand?")) == NOT_IN_SOURCES


def test_of_a_long_article_only_what_was_found_is_read_and_offsets_still_hold(
    library: Library, tmp_path: Path
) -> None:
    filler = "\n\n".join(
        f"Paragraph {n} of the yearbook lists the tides, the moons and the prices of herring in the town. "
        * 6
        for n in range(120)
    )
    said = "The harbour master Odo Brill said that the lighthouse will be painted green."
    head = "A yearbook of the coast\n\nBy Tilda Mohr\n\n"
    (tmp_path / "yearbook.txt").write_text(f"{head}{filler}\n\n{said}\n\n{filler}")
    with Library.open(tmp_path / "home", library.embedder, create=True) as long:
        long.ingest(read_paths([tmp_path / "yearbook.txt"]))
        answer = AnswerEngine(long, library.embedder).ask(
            Question("What did Odo Brill say about the lighthouse?")
        )
        quote = answer.sources[0].quotes[0]
        assert quote.text == said
        assert long.article(answer.sources[0].article)[0].text[quote.start : quote.end] == said
        written = AnswerEngine(long, library.embedder).ask(
            Question("Who wrote the article on Odo Brill and the lighthouse?")
        )
        assert (written.short, written.sources[0].quotes[0].start) == ("Tilda Mohr", 0)  # at its head


@pytest.mark.parametrize("part", ["statements", "sources", "conflicts"])
def test_answers_are_read_back_as_they_were_written(
    answers: list[Answer], lines: list[str], part: str
) -> None:
    written = [json.loads(line)[part] for line in lines]
    assert any(written)
    assert json.loads(json.dumps([answer.as_dict()[part] for answer in answers])) == written
