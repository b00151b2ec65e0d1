from collections.abc import Callable
from dataclasses import replace

import pytest

from answer.answer import Answer, Quote, Searched, Source, Statement
from answer.question import Turn
from dateline.digest import digest
from eval.answers import Recorded
from eval.articles import NoArticles, StoredArticles, is_named, names_of
from eval.gold import Evidence, GoldQuestion
from eval.metrics import METRICS, Case, Metric, Value
from eval.metrics.must_say import MustSayEarly
from eval.metrics.squad import exact_match, normalise, token_f1
from eval.retrieved import Passage, Ranking
from eval.score import score

Make = Callable[..., GoldQuestion]
BY_NAME = {metric.name: metric for metric in METRICS}
BRIDGE = "The bridge at Tolmar opened on Monday. It cost 26 million crowns, said mayor Ilse Brandt."
FERRY = "The Tolmar ferry stops in May.\n\nIts captain, Jon Aske, told the “Harbour Post” he will retire."


def source(n: int, text: str, uri: str, *quotes: tuple[str, int]) -> Source:
    found = tuple(Quote(words, text.find(words), text.find(words) + len(words), at) for words, at in quotes)
    return Source(n, digest(text), uri, None, found)


COST = source(1, BRIDGE, "/news/bridge.txt", ("It cost 26 million crowns", 0))
POST = source(2, FERRY, "/news/ferry.txt", ("told the “Harbour Post”", 1))
ANSWER = Answer(
    question="What?",
    understood="What?",
    outcome="answered",
    short="26 million crowns",
    statements=(
        Statement("It cost 26 million crowns", (1,), label="Bridge:"),
        Statement("told the “Harbour Post”", (2,)),
    ),
    sources=(COST, POST),
    searched=Searched(3, 6),
    timings_ms={"total": 40},
)
REFUSAL = replace(ANSWER, outcome="not_in_sources", short=None, statements=(), sources=(), timings_ms={})


def value(
    name: str, gold: GoldQuestion, answer: Answer | None, articles: StoredArticles | None = None
) -> Value:
    return BY_NAME[name].value(Case(gold, answer, articles or NoArticles()))


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_every_metric_is_documented_and_bears_an_empty_case(metric: Metric, question: Make) -> None:
    assert metric.__doc__
    assert "Needs " in metric.__doc__
    assert metric.reference
    assert metric.unit in {"share", "ms", "tokens", "USD"}
    for answer in (None, REFUSAL):
        assert metric.value(Case(question(), answer, NoArticles())) in (None, False, True)


def test_names_are_unique() -> None:
    assert len(BY_NAME) == len(METRICS)


def test_must_say(question: Make) -> None:
    said = question(must_say=(("27", "26"), ("harbour post",)))
    assert value("must_say", said, ANSWER) is True
    assert value("must_say", question(must_say=(("26",), ("27",))), ANSWER) is False
    assert value("must_say", question(must_say=(("bridge",),)), ANSWER) is True
    assert value("must_say", said, REFUSAL) is False
    assert value("must_say", said, None) is False
    assert value("must_say", question(), ANSWER) is None


def test_must_say_early(question: Make) -> None:
    def late(words: int) -> Answer:
        return replace(ANSWER, short=None, statements=(Statement("word " * words + "gold.", (1,)),))

    one = question(must_say=(("gold",),))
    assert value("must_say_early", one, late(119)) is True
    assert value("must_say_early", one, late(120)) is False
    several = (
        replace(one, all_evidence=True),
        replace(one, type="multi"),
        replace(one, type="conflict"),
        replace(one, evidence=(Evidence("a"), Evidence("b"))),
    )
    for gold in several:
        assert value("must_say_early", gold, late(179)) is True
        assert value("must_say_early", gold, late(180)) is False
    assert value("must_say_early", replace(one, evidence=(Evidence("a"), Evidence("a"))), late(120)) is False
    assert value("must_say_early", question(), late(1)) is None
    assert MustSayEarly(words=5).value(Case(one, late(5), NoArticles())) is False


def test_must_not_say(question: Make) -> None:
    assert value("must_not_say", question(must_not_say=("27", "6")), ANSWER) is True
    assert value("must_not_say", question(must_not_say=("27", "Crowns")), ANSWER) is False
    assert value("must_not_say", question(must_not_say=("27",)), REFUSAL) is True
    assert value("must_not_say", question(must_not_say=("27",)), None) is None
    assert value("must_not_say", question(), ANSWER) is None


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        (digest(BRIDGE), True),
        ("/news/bridge.txt", True),
        ("bridge.txt", True),
        ("rec-1", True),
        ("copy-of-bridge.txt", True),
        ("ferry.txt", True),
        ("bridge", False),
        ("/bridge.txt", False),
        ("pages.txt", False),
    ],
)
def test_gold_source_cited(name: str, meant: bool, articles: StoredArticles, question: Make) -> None:
    gold = question(evidence=(Evidence("nowhere.txt"), Evidence(name)))
    assert value("gold_source_cited", gold, ANSWER, articles) is meant
    assert value("gold_source_cited", gold, REFUSAL, articles) is False
    assert value("gold_source_cited", gold, None, articles) is False


def test_gold_source_cited_applies_where_there_is_a_source(question: Make) -> None:
    assert value("gold_source_cited", question(), ANSWER) is None
    unanswerable = question(type="unanswerable", evidence=(Evidence("bridge.txt"),))
    assert value("gold_source_cited", unanswerable, ANSWER) is None
    assert value("gold_source_cited", question(evidence=(Evidence("bridge.txt"),)), ANSWER) is True


def test_the_parts_of_a_glued_page() -> None:
    part = replace(COST, uri="/news/pages.txt#part-2", record="r2")
    meant = {"pages.txt", "/news/pages.txt", "pages.txt#part-2", "/news/pages.txt#part-2", "r2", part.article}
    others = {"pages.txt#part-1", "bridge.txt", "#part-2"}
    assert {name for name in meant | others if is_named(part, name, NoArticles())} == meant


def test_names_of_addresses() -> None:
    assert names_of("https://x.example/a/story%20one.html?q=1") == (
        "https://x.example/a/story%20one.html?q=1",
        "story one.html",
    )
    assert names_of("https://x.example") == ("https://x.example",)


def test_all_gold_sources_cited(question: Make) -> None:
    both = (Evidence("bridge.txt"), Evidence("ferry.txt"))
    assert value("all_gold_sources_cited", question(evidence=both, all_evidence=True), ANSWER) is True
    lacking = question(evidence=(*both, Evidence("third.txt")), all_evidence=True)
    assert value("all_gold_sources_cited", lacking, ANSWER) is False
    assert value("all_gold_sources_cited", question(evidence=both, all_evidence=True), None) is False
    assert value("all_gold_sources_cited", question(evidence=both), ANSWER) is None
    assert value("all_gold_sources_cited", question(all_evidence=True), ANSWER) is None


def test_refusals(question: Make) -> None:
    cannot, can = question(type="unanswerable"), question(type="fact")
    table = [
        # gold, answer, refused_rightly, refusal_precision, answered_rightly
        (cannot, REFUSAL, True, True, None),
        (cannot, ANSWER, False, None, None),
        (cannot, None, False, None, None),
        (can, REFUSAL, None, False, False),
        (can, ANSWER, None, None, True),
        (can, replace(ANSWER, outcome="partly"), None, None, True),
        (can, replace(ANSWER, outcome="conflicting"), None, None, True),
        (can, None, None, None, False),
    ]
    for gold, answer, recall, precision, answered in table:
        assert value("refused_rightly", gold, answer) is recall
        assert value("refusal_precision", gold, answer) is precision
        assert value("answered_rightly", gold, answer) is answered


def test_conflicts(question: Make) -> None:
    told = replace(ANSWER, outcome="conflicting")
    table = [
        # type, answer, conflict_flagged, no_false_conflict
        ("conflict", told, True, None),
        ("conflict", ANSWER, False, None),
        ("conflict", REFUSAL, False, None),
        ("conflict", None, False, None),
        ("fact", told, None, False),
        ("fact", ANSWER, None, True),
        ("unanswerable", told, None, False),
        ("unanswerable", REFUSAL, None, True),
        ("fact", None, None, None),
        ("untyped", told, None, None),
        ("quiz", told, None, None),
    ]
    for kind, answer, recall, kept in table:
        assert value("conflict_flagged", question(type=kind), answer) is recall
        assert value("no_false_conflict", question(type=kind), answer) is kept


@pytest.mark.parametrize(
    ("cases", "recall", "precision", "answered"),
    [
        # Each letter is a question: U unanswerable, A answerable; r refused, a answered, x failed.
        ("Ur Ur Aa Aa", 1, 1, 1),
        ("Ur Ua Ar Aa", 1 / 2, 1 / 2, 1 / 2),
        ("Ur Ur Ua Ar Ar Ar Aa", 2 / 3, 2 / 5, 1 / 4),
        ("Ua Ux Aa Ax", 0, None, 1 / 2),
        ("Aa Aa Ar", None, 0, 2 / 3),
    ],
)
def test_refusals_by_hand_over_several_questions(
    cases: str, recall: float | None, precision: float | None, answered: float, question: Make
) -> None:
    kinds = {"U": "unanswerable", "A": "fact"}
    answers = {"r": REFUSAL, "a": ANSWER, "x": None}
    gold = [question(id=str(at), type=kinds[case[0]]) for at, case in enumerate(cases.split())]
    recorded = [Recorded(str(at), answers[case[1]]) for at, case in enumerate(cases.split())]
    overall = score(gold, recorded, NoArticles()).overall
    assert overall["refused_rightly"].mean == (None if recall is None else pytest.approx(recall))
    assert overall["refusal_precision"].mean == (None if precision is None else pytest.approx(precision))
    assert overall["answered_rightly"].mean == pytest.approx(answered)


def test_every_statement_cited(question: Make) -> None:
    gold = question()
    assert value("every_statement_cited", gold, ANSWER) is True
    bare = replace(ANSWER, statements=(ANSWER.statements[0], Statement("So.", ())))
    assert value("every_statement_cited", gold, bare) is False
    unquoted = replace(ANSWER, statements=(*ANSWER.statements, Statement("So.", (1,))))
    assert value("every_statement_cited", gold, unquoted) is False
    dangling = replace(ANSWER, sources=(COST,))
    assert value("every_statement_cited", gold, dangling) is False
    assert value("every_statement_cited", gold, REFUSAL) is None
    assert value("every_statement_cited", gold, None) is None


def test_quote_validity(articles: StoredArticles, question: Make) -> None:
    def quoting(*quotes: Quote, article: str = COST.article) -> Answer:
        return replace(ANSWER, sources=(replace(COST, article=article, quotes=quotes),))

    good = COST.quotes[0]
    shifted = replace(good, start=good.start + 1, end=good.end + 1)
    outside = Quote("", len(BRIDGE) + 5, len(BRIDGE) + 5, 0)
    negative = Quote(BRIDGE[-3:], -3, len(BRIDGE), 0)
    gold = question()
    assert value("quote_validity", gold, ANSWER, articles) == 1
    assert value("quote_validity", gold, quoting(good, shifted), articles) == 0.5
    assert value("quote_validity", gold, quoting(good, shifted, outside, negative), articles) == 0.25
    assert value("quote_validity", gold, quoting(good, article="0" * 16), articles) == 0
    assert value("quote_validity", gold, quoting(), articles) is None
    assert value("quote_validity", gold, REFUSAL, articles) is None
    assert value("quote_validity", gold, ANSWER) is None


def test_evidence_quote_recall(articles: StoredArticles, question: Make) -> None:
    met, post = (
        Evidence("bridge.txt", "26 million crowns, said"),
        Evidence("ferry.txt", 'the "Harbour Post" he'),
    )
    missed, nowhere = Evidence("bridge.txt", "opened on Monday"), Evidence("bridge.txt", "closed on Monday")
    elsewhere = Evidence("pages.txt", "twenty-six year old")

    def recall(*evidence: Evidence, every: bool = False, answer: Answer | None = ANSWER) -> Value:
        gold = question(evidence=evidence, all_evidence=every)
        return value("evidence_quote_recall", gold, answer, articles)

    assert recall(met) == 1
    assert recall(met, missed) == 1
    assert recall(missed) == 0
    assert recall(elsewhere) == 0
    assert recall(met, missed, every=True) == 0.5
    assert recall(met, post, missed, elsewhere, every=True) == 0.5
    assert recall(met, nowhere, every=True) == 1
    assert recall(nowhere) is None
    assert recall(Evidence("bridge.txt")) is None
    assert recall() is None
    assert recall(met, answer=REFUSAL) == 0
    assert recall(met, answer=None) == 0
    assert value("evidence_quote_recall", question(evidence=(met,)), ANSWER) is None
    assert (
        value("evidence_quote_recall", question(evidence=(met,), type="unanswerable"), ANSWER, articles)
        is None
    )


def test_touching_is_not_overlapping(articles: StoredArticles, question: Make) -> None:
    after = question(evidence=(Evidence("bridge.txt", ", said mayor"),))
    assert value("evidence_quote_recall", after, ANSWER, articles) == 0


@pytest.mark.parametrize(
    ("answer", "gold", "exact", "f1"),
    [
        ("The Harbour Post", "harbour post!", True, 1.0),
        ("the cat sat", "a cat ran", False, 0.5),
        ("26 million crowns", "26 million", False, 0.8),
        ("yes", "no", False, 0.0),
        ("", "no", False, 0.0),
        ("the", "a", True, 1.0),
        ("go go go", "go go", False, 0.8),
        ("U.S.", "us", True, 1.0),
    ],
)
def test_squad_by_hand(answer: str, gold: str, exact: bool, f1: float) -> None:
    assert exact_match(answer, gold) is exact
    assert token_f1(answer, gold) == pytest.approx(f1, abs=1e-12)


def test_squad_over_aliases(question: Make) -> None:
    gold = question(answer="a fortune", aliases=("26 million", "26 Million crowns."))
    assert value("exact_match", gold, ANSWER) is True
    assert value("token_f1", gold, ANSWER) == 1
    assert value("token_f1", replace(gold, aliases=("26 million",)), ANSWER) == pytest.approx(0.8)
    assert value("exact_match", gold, REFUSAL) is False
    assert value("token_f1", gold, None) == 0
    assert value("exact_match", question(), ANSWER) is None
    assert value("token_f1", question(answer="x", type="unanswerable"), ANSWER) is None
    assert normalise("The  an-a") == "ana"


def test_choice_accuracy(question: Make) -> None:
    gold = question(choices=("p", "q"), answer_index=1)
    assert value("choice_accuracy", gold, replace(ANSWER, choice=1)) is True
    assert value("choice_accuracy", gold, replace(ANSWER, choice=0)) is False
    assert value("choice_accuracy", gold, ANSWER) is False
    assert value("choice_accuracy", gold, None) is False
    assert value("choice_accuracy", question(choices=("p", "q")), replace(ANSWER, choice=1)) is None
    assert value("choice_accuracy", question(), ANSWER) is None


def test_latency(question: Make) -> None:
    assert value("latency", question(), ANSWER) == 40
    assert value("latency", question(), REFUSAL) is None
    assert value("latency", question(), None) is None


def test_short_answer(question: Make) -> None:
    gold = question(answer="26 million", aliases=("a fortune",))
    assert value("short_answer", gold, ANSWER) is True
    assert value("short_answer", question(answer="6 million"), ANSWER) is False
    assert value("short_answer", question(aliases=("CROWNS",)), ANSWER) is True
    assert value("short_answer", gold, REFUSAL) is False
    assert value("short_answer", gold, None) is False
    assert value("short_answer", question(), ANSWER) is None
    assert value("short_answer", question(answer="26", type="unanswerable"), ANSWER) is None


def test_followup_said(question: Make) -> None:
    gold = question(must_say=(("26",),), history=(Turn("Which bridge?", "Tolmar's."),))
    assert value("followup_said", gold, ANSWER) is True
    assert value("followup_said", replace(gold, must_say=(("27",),)), ANSWER) is False
    assert value("followup_said", gold, None) is False
    assert value("followup_said", replace(gold, must_say=()), ANSWER) is None
    assert value("followup_said", replace(gold, history=()), ANSWER) is None


def test_gold_source_recall(question: Make) -> None:
    both = (Evidence("bridge.txt"), Evidence("ferry.txt"))
    assert value("gold_source_recall", question(evidence=both), ANSWER) == 1
    assert (
        value("gold_source_recall", question(evidence=(*both, Evidence("x"), Evidence("y"))), ANSWER) == 0.5
    )
    assert value("gold_source_recall", question(evidence=(both[0], both[0], Evidence("x"))), ANSWER) == 0.5
    assert value("gold_source_recall", question(evidence=both), REFUSAL) == 0
    assert value("gold_source_recall", question(), ANSWER) is None


def test_statements_supported(question: Make) -> None:
    first, second = ANSWER.statements
    mixed = replace(ANSWER, statements=(first, replace(second, verdict="unsupported")))
    assert value("statements_supported", question(), ANSWER) == 1
    assert value("statements_supported", question(), mixed) == 0.5
    assert value("statements_supported", question(), replace(mixed, statements=mixed.statements[1:])) == 0
    assert value("statements_supported", question(), REFUSAL) is None
    assert value("statements_supported", question(), None) is None


def test_tokens_and_cost(question: Make) -> None:
    def took(**usage: object) -> Answer:
        return replace(ANSWER, usage=usage)

    whole = took(prompt_tokens=1200, completion_tokens=80, cost=0.0021)
    assert (value("tokens", question(), whole), value("cost", question(), whole)) == (1280, 0.0021)
    assert value("tokens", question(), took(prompt_tokens=5)) == 5
    assert value("cost", question(), took(prompt_tokens=5, cost=None)) is None
    assert value("tokens", question(), took(prompt_tokens="many")) is None
    assert value("tokens", question(), ANSWER) is None
    assert value("cost", question(), None) is None


def test_evidence_found(articles: StoredArticles, question: Make) -> None:
    def found(*spans: tuple[int, int], every: bool = False, **fields: object) -> Value:
        cost, monday = (
            Evidence("bridge.txt", "It cost 26 million"),
            Evidence("bridge.txt", "opened on Monday"),
        )
        gold = question(**{"evidence": (cost, monday), "all_evidence": every} | fields)
        passages = tuple(Passage(COST.article, COST.uri, None, *span) for span in spans)
        return BY_NAME["evidence_found_at_10"].value(Case(gold, ANSWER, articles, Ranking(50, passages)))

    at = BRIDGE.find("It cost")
    assert found((at + 3, at + 5)) == 1
    assert found((at + 3, at + 5), every=True) == 0.5
    assert found((0, len(BRIDGE)), every=True) == 1
    assert found((at - 1, at)) == 0
    assert found() == 0
    assert found(*[(at - 1, at)] * 10, (at, at + 5)) == 0  # the eleventh
    assert found((0, 9), evidence=(Evidence("bridge.txt", "closed on Monday"),)) is None
    assert found((0, 9), type="unanswerable") is None
    assert value("evidence_found_at_10", question(evidence=(Evidence("bridge.txt", "It"),)), ANSWER) is None


def test_ranking_knows_every_name_of_an_article(articles: StoredArticles, question: Make) -> None:
    """Two names of one article are one to be found, and its passages count once."""
    gold = question(evidence=(Evidence("rec-1"), Evidence("copy-of-bridge.txt"), Evidence("ferry.txt")))
    spans = [Passage(COST.article, COST.uri, None, at, at + 5) for at in range(4)]
    hits = Ranking(
        50, (*spans, Passage("other", "/x", None, 0, 5), Passage(POST.article, POST.uri, None, 0, 5))
    )
    values = {
        name: BY_NAME[name].value(Case(gold, ANSWER, articles, hits))
        for name in ("recall_at_10", "map", "mrr")
    }
    assert values == {"recall_at_10": 1, "map": pytest.approx((1 + 2 / 3) / 2), "mrr": 1}
    assert BY_NAME["mrr"].value(Case(replace(gold, type="unanswerable"), ANSWER, articles, hits)) is None
    assert value("mrr", gold, ANSWER, articles) is None
