"""Whether an answer counts right, and the sentence that says why not."""

from collections.abc import Callable
from dataclasses import replace

from answer.answer import Answer
from eval.gold import GoldQuestion
from eval.report import Told

MakeTold = Callable[..., Told]


def test_what_is_said_as_asked_counts_right(told: MakeTold, asked_gold: GoldQuestion, answer: Answer) -> None:
    worth = told((asked_gold, answer)).worths[0]
    assert worth.right is True
    assert worth.why_not == ()
    assert worth.short == ("exact_match", "token_f1")


def test_the_missing_words_are_named(told: MakeTold, asked_gold: GoldQuestion, answer: Answer) -> None:
    asked = replace(asked_gold, must_say=(("26",), ("29", "thirty")), must_not_say=("Brandt",))
    worth = told((asked, answer)).worths[0]
    assert worth.right is False
    assert worth.why_not == (
        "It does not say “29” or “thirty”.",
        "It says “Brandt”, which it must not.",
    )


def test_a_refusal_is_right_where_nothing_answers(
    told: MakeTold, asked_gold: GoldQuestion, answer: Answer, refusal: Answer
) -> None:
    nowhere = replace(asked_gold, type="unanswerable", must_say=(), evidence=())
    judged = told(
        (nowhere, refusal), (replace(nowhere, id="b"), answer), (replace(asked_gold, id="c"), refusal)
    )
    assert [one.right for one in judged.worths] == [True, False, False]
    assert judged.worths[1].why_not == ("It answers, and the sources do not hold the answer.",)
    assert judged.worths[2].why_not == ("It refuses, and the sources hold the answer.",)


def test_the_wrong_choice_is_named_beside_the_right_one(
    told: MakeTold, asked_gold: GoldQuestion, answer: Answer
) -> None:
    asked = replace(asked_gold, must_say=(), choices=("a dam", "a bridge"), answer_index=1)
    judged = told((asked, replace(answer, choice=0)), (replace(asked, id="b"), replace(answer, choice=1)))
    assert judged.worths[0].why_not == ("It chooses “a dam”; right is “a bridge”.",)
    assert judged.worths[1].right is True


def test_without_words_the_expected_article_counts_and_without_any_gold_nothing_does(
    told: MakeTold, asked_gold: GoldQuestion, answer: Answer
) -> None:
    source = replace(asked_gold, must_say=(), answer=None)
    other = replace(source, id="b", evidence=(replace(asked_gold.evidence[0], article="ferry.txt"),))
    bare = GoldQuestion("c", asked_gold.question)
    assert [one.right for one in told((source, answer), (other, answer), (bare, answer)).worths] == [
        True,
        False,
        None,
    ]


def test_a_failure_counts_wrong_and_says_what_happened(told: MakeTold, asked_gold: GoldQuestion) -> None:
    worth = told((asked_gold, "the model is away")).worths[0]
    assert worth.right is False
    assert worth.why_not == ("Answering failed: the model is away",)
