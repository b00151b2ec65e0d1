"""What the plots are drawn from, by hand."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from answer.answer import Answer, Quote, Source, Statement
from eval.gold import Evidence, GoldQuestion
from eval.report import Told, report_html
from eval.report.charts import Times, depth_plot, latency_plot, reliability_plot
from eval.report.confusion import confusion
from eval.report.depth import Depth, depth
from eval.report.refusing import refusing, risk_plot, threshold_plot, threshold_table
from eval.report.reliability import reliability, wilson

MakeTold = Callable[..., Told]


def test_scores_are_binned_with_what_the_gold_bears_out(
    told: MakeTold, asked_gold: GoldQuestion, answer: Answer
) -> None:
    beside = Quote("The mayor smiled.", 60, 77, 1)
    two = replace(
        answer,
        statements=(answer.statements[0], Statement("The mayor smiled.", (1,), score=0.95)),
        sources=(replace(answer.sources[0], quotes=(*answer.sources[0].quotes, beside)),),
    )
    nowhere = replace(asked_gold, id="b", type="unanswerable")
    low = replace(answer, statements=(replace(answer.statements[0], score=0.2),))
    bins = reliability(told((asked_gold, two), (nowhere, low)))
    assert [(one.low, one.n, one.share) for one in bins] == [(0.2, 1, 0.0), (0.9, 2, 0.5)]
    assert bins[1].score == pytest.approx(0.94)


def test_wilsons_interval_is_that_of_the_book() -> None:
    assert wilson(0.5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-4)
    assert wilson(1.0, 20)[0] == pytest.approx(0.8389, abs=1e-4)


def test_depth_counts_the_first_expected_article(
    told: MakeTold, asked_gold: GoldQuestion, answer: Answer
) -> None:
    ahead = Source(1, "a2", "/news/ferry.txt", None, ())
    second = replace(answer, sources=(ahead, replace(answer.sources[0], n=2)))
    missing = replace(asked_gold, id="c", evidence=(Evidence("nowhere.txt"),))
    curve = depth(told((asked_gold, answer), (replace(asked_gold, id="b"), second), (missing, answer)))
    assert not curve.searched
    assert [one.k for one in curve.curve] == [1, 2]
    assert [one.share for one in curve.curve] == pytest.approx([1 / 3, 2 / 3])


def test_outcomes_are_counted_by_what_was_expected(
    told: MakeTold, asked_gold: GoldQuestion, answer: Answer, refusal: Answer
) -> None:
    nowhere = replace(asked_gold, id="b", type="unanswerable")
    found = confusion(told((asked_gold, answer), (nowhere, refusal), (replace(asked_gold, id="c"), "boom")))
    assert found.given == ("answered", "partly", "conflicting", "not_in_sources", "failed")
    assert found.row("answered") == [1, 0, 0, 0, 1]
    assert found.row("not_in_sources") == [0, 0, 0, 1, 0]


def test_every_answer_is_in_a_bar_of_the_times() -> None:
    drawn = latency_plot(Times([0.0, 5.0, 100.0, 100.0, 250_000.0], 100.0, 250_000.0))
    assert drawn is not None
    assert sum(int(part.split("<")[0]) for part in drawn.split(": ")[1:] if part[0].isdigit()) == 5


def test_nothing_is_drawn_of_nothing() -> None:
    assert reliability_plot(()) is None
    assert depth_plot(Depth((), searched=False)) is None
    assert latency_plot(Times((), 0, 0)) is None


def test_the_plot_of_refusals_has_what_would_be_kept_refused_and_due(
    told: MakeTold, asked_gold: GoldQuestion, answer: Answer, refusal: Answer
) -> None:
    sure = [replace(answer, statements=(replace(answer.statements[0], score=at / 10),)) for at in (2, 5, 9)]
    wrong = replace(asked_gold, id="w", must_say=(("29",),))
    nowhere = replace(asked_gold, id="u", type="unanswerable")
    found, why_not = refusing(
        told((wrong, sure[1]), (asked_gold, sure[2]), (nowhere, sure[0]), (replace(nowhere, id="r"), refusal))
    )
    assert found is not None
    assert why_not == ""
    points = [
        (one.threshold, one.answered, one.refusal_recall, one.refusal_precision) for one in found.points
    ]
    assert points == [(0.2, 1.0, 0.5, 1.0), (0.5, 1.0, 1.0, 1.0), (0.9, 0.5, 1.0, 2 / 3)]
    assert [one.risk for one in found.points] == [2 / 3, 1 / 2, 0]
    plot = threshold_plot(found)
    assert plot.count("<polyline") == 3
    assert plot.count("<li>") == 3
    assert (risk_plot(found) or "").count("<polygon") == 1
    assert threshold_table(found).count("<tr>") == 4


def test_where_all_are_equally_sure_it_says_so(
    told: MakeTold, asked_gold: GoldQuestion, answer: Answer, refusal: Answer
) -> None:
    page = report_html(told((asked_gold, answer), (replace(asked_gold, id="b"), answer)))
    assert "equally sure" in page
    assert refusing(told((asked_gold, refusal))) == (None, "")
