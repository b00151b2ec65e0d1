"""Answers, hits and articles as a terminal of 80 and of 120 columns shows them."""

from collections.abc import Callable
from io import StringIO

import pytest
from rich.console import Console, RenderableType

from answer.answer import Answer, Conflict, Nearest, Quote, Searched, Side, Source, Statement
from index.query import Filters, Hit, SearchResult
from index.summary import ArticleSummary, Finding, IngestReport
from ingest.article import Article, Cut, Run
from ui.terminal.answers import answer_view
from ui.terminal.articles import article_view, list_view
from ui.terminal.hits import hits_view
from ui.terminal.reports import failure_lines, findings_view, ingest_view

WIDTHS = (80, 120)


def drawn(view: RenderableType, width: int = 80) -> str:
    """Draw as a colour terminal would, then keep only what a reader sees; leftover escapes would show."""
    console = Console(
        file=StringIO(), width=width, force_terminal=True, markup=False, highlight=False, emoji=False
    )
    with console.capture() as capture:
        console.print(view)
    return capture.get()


def plainly(view: RenderableType, width: int = 80) -> str:
    console = Console(file=StringIO(), width=width, markup=False, highlight=False, emoji=False)
    with console.capture() as capture:
        console.print(view)
    return capture.get()


def source(
    n: int = 1, title: str | None = "Ferry talks resume", text: str = "“We will not sail,” she said."
) -> Source:
    return Source(
        n, "a" * 16, f"/news/{n}.html", title, (Quote(text, 0, len(text), 0),),
        outlet="The Post", published="2024-06-19", published_basis="dateline",
    )  # fmt: skip


def answer(**changed: object) -> Answer:
    values: dict[str, object] = {
        "question": "Who spoke?",
        "understood": "Who spoke?",
        "outcome": "answered",
        "short": "Ana Ruiz",
        "statements": (Statement("“We will not sail,” she said.", (1,), label="19 June 2024, The Post:"),),
        "sources": (source(),),
        "searched": Searched(5, 41, {"since": "2024-06-01"}),
        "as_of": "2024-06-19",
    }
    return Answer(**(values | changed))  # type: ignore[arg-type]  # a test names what it changes


@pytest.mark.parametrize("width", WIDTHS)
def test_an_answer_has_its_parts_in_order(width: int) -> None:
    text = " ".join(plainly(answer_view(answer()), width).split())
    parts = [
        "Ana Ruiz",
        "19 June 2024, The Post: “We will not sail,” she said [1].",
        "Sources",
        "[1] Ferry talks resume · The Post · 19 June 2024, from its dateline",
        "/news/1.html",
        "Searched 5 articles, 41 passages, since 1 June 2024",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_what_is_not_plainly_supported_says_so() -> None:
    doubtful = Statement("It will sail.", (1, 2), verdict="contradicted")
    text = plainly(answer_view(answer(statements=(doubtful,), sources=(source(), source(2)))))
    assert "It will sail [1][2]. (the sources say otherwise)" in text


def test_an_undated_untitled_source_says_so() -> None:
    bare = Source(1, "a" * 16, "/news/1.txt", None, ())
    text = plainly(answer_view(answer(sources=(bare,), as_of=None, undated=1)))
    assert "(no title) · undated" in text
    assert "the source carries no date" in text


def test_what_a_follow_up_was_taken_to_ask_stands_first() -> None:
    for outcome in ("answered", "not_in_sources"):
        told = answer(question="And  him?", understood="Who met\x1b Dresk?", outcome=outcome)
        assert plainly(answer_view(told)).lstrip().startswith("Understood as: Who met")
    assert "Understood as" not in plainly(answer_view(answer(question="who  SPOKE?")))


def test_what_the_articles_do_not_tell_is_said_before_what_comes_nearest() -> None:
    untold = "The articles do not tell of “60 percent”."
    text = plainly(answer_view(answer(outcome="partly", short=None, untold=(untold,))))
    assert text.lstrip().startswith(untold)
    assert "only part of this" not in text
    assert untold in plainly(answer_view(answer(outcome="conflicting", untold=(untold,))))


def test_a_disagreement_shows_its_sides() -> None:
    sides = (Side("It sails on Monday.", (1,)), Side("It does not sail.", (2,)))
    text = plainly(answer_view(answer(outcome="conflicting", conflicts=(Conflict("the day", sides),))))
    assert "disagree about the day" in text
    assert "• It does not sail. [2]" in text
    asked = Conflict("Does it sail?", sides)
    text = plainly(answer_view(answer(question="Does it sail?", outcome="conflicting", conflicts=(asked,))))
    assert "The sources disagree:" in text


def test_a_refusal_helps_on() -> None:
    nearest = (
        Nearest("a" * 16, "/news/1.html", "Ferry talks resume", 0, 9, "The ferry has been late since May."),
    )
    refused = answer(
        outcome="not_in_sources", short=None, statements=(), sources=(), searched=Searched(5, 41, {}, nearest)
    )
    text = plainly(answer_view(refused))
    assert text.startswith("The articles do not answer this.")
    for part in (
        "Searched 5 articles, 41 passages",
        "Ferry talks resume",
        "late since May",
        "dateline ingest",
    ):
        assert part in text


def hit(text: str) -> Hit:
    return Hit(
        "p" * 16, "a" * 16, 0, len(text), text, ((0, len(text)),), 0.0323, "/news/1.html",
        title="Ferry talks resume", ranks={"words": 1, "meaning": 3},
    )  # fmt: skip


def test_hits_show_the_words_that_were_found() -> None:
    result = SearchResult(
        "ferries sailing", "ferries sailing", Filters(), (hit("The ferry sailed at noon."),), 5, 41
    )
    text = drawn(hits_view(result))
    assert "\x1b[1;36mferry\x1b[0m" in text
    assert "\x1b[1;36msailed\x1b[0m" in text
    assert "noon\x1b" not in text
    assert "words 1, meaning 3" in text


def test_no_hit_says_what_was_searched() -> None:
    text = plainly(hits_view(SearchResult("x", "x", Filters(since="2024-01-01"), (), 0, 0)))
    assert "Nothing was found. Searched 0 articles, 0 passages. Widen the filters" in text


def test_an_empty_library_says_how_to_fill_it() -> None:
    nothing = answer(outcome="not_in_sources", statements=(), sources=(), searched=Searched(0, 0))
    for view in (answer_view(nothing), hits_view(SearchResult("x", "x", Filters(), (), 0, 0))):
        assert plainly(view).startswith("There are no articles yet: add some with `dateline ingest PATH`.")


def hostile_article(bad: str) -> Article:
    return Article(
        id="a" * 16, uri=f"/news/{bad}", title=bad, text=f"{bad}\n\n{bad}", raw=bad,
        runs=(Run(0, 0, 1, 1),), cuts=(Cut("advert", bad, bad, 0, 1),), outlet=bad, authors=(bad,),
        record=bad,
    )  # fmt: skip


HOSTILE_VIEWS: dict[str, Callable[[str], RenderableType]] = {
    "answer": lambda bad: answer_view(
        answer(
            short=bad,
            statements=(Statement(bad, (1,), label=bad),),
            sources=(Source(1, "a", bad, bad, (Quote(bad, 0, 1, 0),), outlet=bad, published=bad),),
            conflicts=(Conflict(bad, (Side(bad, (1,)),)),),
            searched=Searched(1, 1, {"outlets": [bad]}),
            as_of=bad,
        )
    ),
    "refusal": lambda bad: answer_view(
        answer(
            outcome="not_in_sources",
            searched=Searched(1, 1, {}, (Nearest("a", bad, None, 0, 1, bad),)),
        )
    ),
    "hits": lambda bad: hits_view(SearchResult(bad, bad, Filters(), (hit(bad),), 1, 1)),
    "article": lambda bad: article_view(hostile_article(bad), 1),
    "list": lambda bad: list_view([ArticleSummary("a", bad, bad, bad, bad, bad, "text", "en", 1, bad, ())]),
    "failures": lambda bad: "\n".join(
        failure_lines(IngestReport(failed=({"uri": bad, "reason": bad, "remedy": bad},)))
    ),
    "findings": lambda bad: findings_view([Finding("words", "error", bad, bad)]),
}


@pytest.mark.parametrize("name", HOSTILE_VIEWS)
def test_hostile_text_reaches_the_terminal_as_text(name: str, hostile: str) -> None:
    text = plainly(HOSTILE_VIEWS[name](hostile))
    assert not {c for c in text if ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000} - {"\n"}
    assert "\u202e" not in text
    assert "[red]" in "".join(text.split())


def test_an_ingest_is_summed_up() -> None:
    report = IngestReport(added=("a", "b"), unchanged=3, passages=9, seconds={"words": 0.5, "vectors": 1.0})
    assert plainly(ingest_view(report)).strip() == "2 added, 3 unchanged; 9 passages in 1.5 s."


def test_copies_are_counted_as_what_they_are() -> None:
    near = {"id": "b", "copy_of": "a", "uri": "/b.txt"}
    exact = {"id": "a", "copy_of": "a", "uri": "/c.txt"}
    report = IngestReport(added=("a", "b"), unchanged=3, copies=(near, exact), passages=2)
    said = plainly(ingest_view(report)).strip()
    assert said == "2 added, 1 of them a near copy, 1 exact copy, 2 unchanged; 2 passages in 0.0 s."


def test_a_failure_that_names_its_input_is_not_named_twice() -> None:
    sentences = {
        "/n/cms.json#record-5": "record 5 of 'in/cms.json' has no text",
        "/n/target": "'link.txt' can't be read",
        "/n/slow.pdf": "it takes too long",
    }
    failed = tuple({"uri": uri, "reason": said, "remedy": "mend it"} for uri, said in sentences.items())
    assert list(failure_lines(IngestReport(failed=failed))) == [
        "record 5 of 'in/cms.json' has no text; mend it.",
        "'link.txt' can't be read; mend it.",
        "/n/slow.pdf: it takes too long; mend it.",
    ]


def test_many_failures_are_counted() -> None:
    failed = tuple({"uri": str(n), "reason": "empty", "remedy": "remove it"} for n in range(25))
    lines = list(failure_lines(IngestReport(failed=failed)))
    assert len(lines) == 21
    assert lines[0] == "0: empty; remove it."
    assert "5 more" in lines[-1]
