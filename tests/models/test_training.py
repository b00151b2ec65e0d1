"""The made pairs that the reader learns from: a wrong label here is a wrong reader later."""

import random
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from models.files import FOLDER
from models.training import edits
from models.training.calibrate import curve, expected_error, reliability, softmax
from models.training.claims import declared_groups, page_groups
from models.training.declare import declared
from models.training.examples import choice_groups, evidence, question_groups, sentence_groups
from models.training.negatives import Near
from models.training.pairs import CLS, NONE, SEP, Example, encode
from models.training.prose import Rarity, run_around, sentences
from models.training.rows import Asked

FLOOD = (
    "The river Lenn rose four metres in March. The mayor, Ada Brandt, said 1,200 people had left their homes."
    " "
    "Most of them returned in April. The old bridge was not damaged."
)
VOTE = (
    "Parliament voted 88 to 61 to postpone the referendum. Minister Olaf Reyes supported the motion. "
    "It was the third vote since 2019."
)
ORCHARD = "The orchard at Selm sells cider. Its owner, Mia Tolk, planted 300 trees in 2004."


def asked(question: str, context: str, answer: str) -> Asked:
    start = context.index(answer)
    return Asked(question, context, ((start, start + len(answer)),), "made")


OWNER = (ORCHARD.index("Mia Tolk"), ORCHARD.index(", planted"))
ROWS = [
    asked("How many people left their homes?", FLOOD, "1,200"),
    asked("Who is the mayor?", FLOOD, "Ada Brandt"),
    asked("What was the vote?", VOTE, "88 to 61"),
    asked("Who supported the motion?", VOTE, "Olaf Reyes"),
    asked("What does the orchard sell?", ORCHARD, "cider"),
    asked("Who owns the orchard?", ORCHARD, "Mia Tolk"),
]


@pytest.fixture(scope="module")
def near() -> Near:
    return Near(ROWS)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    made = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


@pytest.mark.parametrize(
    ("edit", "before", "after"),
    [
        (edits.number, "They planted 300 trees.", r"They planted [\d,]+ trees\."),
        (edits.number, "It opened in 2004.", r"It opened in (19|20)\d\d\."),
        (edits.day, "It opened in March.", r"It opened in [A-Z][a-z]+\."),
        (edits.name, "The mayor, Ada Brandt, left.", r"The mayor, Olaf Reyes, left\."),
        (edits.swapped, "Russia accused Ukraine.", r"Ukraine accused Russia\."),
        (edits.opposite, "The largest bridge leaks.", r"The smallest bridge leaks\."),
        (edits.negation, "The bridge was damaged.", r"The bridge was (not|never) damaged\."),
        (edits.negation, "The bridge was not damaged.", r"The bridge was damaged\."),
        (edits.dropped, "The mayor (aged 61) left.", r"The mayor left\."),
        (edits.dropped, "The mayor, who had resigned, left.", r"The mayor left\."),
    ],
)
def test_an_edit_changes_one_thing(edit: edits.Edit, before: str, after: str) -> None:
    for seed in range(20):
        changed = edit(before, ["Olaf Reyes"], random.Random(seed))
        assert changed is not None
        assert changed != before
        assert re.fullmatch(after, changed)


@given(st.sampled_from(sentences(FLOOD) + sentences(VOTE)), st.integers(0, 10**6))
def test_a_falsified_sentence_is_another_sentence(span: tuple[int, int], seed: int) -> None:
    text = (FLOOD if span[1] <= len(FLOOD) and span in sentences(FLOOD) else VOTE)[slice(*span)]
    changed = edits.falsified(text, ["Mia Tolk", "Selm"], random.Random(seed))
    assert changed != text
    assert changed is None or changed.split() != text.split()


def test_nothing_to_falsify_is_none() -> None:
    assert edits.falsified("Rain came.", [], random.Random(0)) is None


@pytest.mark.parametrize("seed", range(8))
def test_the_right_text_holds_the_answer_and_the_wrong_ones_do_not(near: Near, seed: int) -> None:
    for row, group in zip(ROWS, question_groups(ROWS, near, random.Random(seed)), strict=True):
        right, *wrong = group
        answer = row.context[slice(*row.answers[0])]
        assert right.relevant is True
        assert right.answers is not None
        assert [right.text[slice(*span)] for span in right.answers] == [answer]
        assert wrong
        for one in wrong:
            assert one.relevant is False
            assert one.answers == (NONE,)
            assert answer not in one.text


@pytest.mark.parametrize("seed", range(8))
def test_of_two_answers_the_first_is_the_right_one(near: Near, seed: int) -> None:
    groups = list(choice_groups(ROWS, near, random.Random(seed), 1.0))
    assert len(groups) == len(ROWS)
    for row, (right, *others) in zip(ROWS, groups, strict=True):
        answer = row.context[slice(*row.answers[0])]
        assert right == Example(f"{row.question} {answer}", right.text, verdict="supported")
        assert answer in right.text
        for other in others:
            claim, verdict = other.query.removeprefix(row.question).strip(), other.verdict
            assert (verdict == "unsupported" and claim != answer) or (
                verdict == "neither" and claim == answer and answer not in other.text
            )


@pytest.mark.parametrize("seed", range(8))
def test_a_sentence_is_supported_where_it_stands_and_nowhere_else(near: Near, seed: int) -> None:
    for right, *others in sentence_groups(near, random.Random(seed), 1.0):
        assert right.verdict == "supported"
        assert set(right.query.replace(",", "").split()) <= set(right.text.replace(",", "").split())
        assert all(other.verdict in {"contradicted", "neither"} for other in others)
        assert all((other.query, other.text) != (right.query, right.text) for other in others)


def test_evidence_is_what_shares_most_in_the_order_of_the_text() -> None:
    rarity = Rarity([FLOOD, VOTE, ORCHARD])
    text = f"{ORCHARD} {FLOOD}"
    chosen = evidence("Mia Tolk says the bridge was damaged", text, rarity, 22)
    assert chosen == "Its owner, Mia Tolk, planted 300 trees in 2004. The old bridge was not damaged."


@given(st.integers(0, 3), st.integers(1, 60))
def test_a_run_grows_by_whole_sentences_within_its_words(at: int, most: int) -> None:
    spans = sentences(FLOOD)
    first, last = run_around(spans, at, at, FLOOD, most)
    assert 0 <= first <= at <= last < len(spans)
    size = sum(len(FLOOD[slice(*span)].split()) for span in spans[first : last + 1])
    assert size <= most or first == last == at


def test_a_pair_is_laid_out_as_the_network_reads_it(tokenizer: Tokenizer) -> None:
    row = encode(tokenizer, Example("Who owns it?", ORCHARD, True, (OWNER,)))
    assert (row.ids[0], row.ids[-1], row.ids.count(SEP)) == (CLS, SEP, 2)
    first = row.ids.index(SEP) + 1
    assert row.kinds == (0,) * first + (1,) * (len(row.ids) - first)
    assert row.spans is not None
    ((start, end),) = row.spans
    assert tokenizer.decode(list(row.ids[start : end + 1])) == "mia tolk"


def test_an_answer_that_was_cut_off_teaches_nothing(tokenizer: Tokenizer) -> None:
    assert encode(tokenizer, Example("Who?", ORCHARD, True, (OWNER,)), most=12).spans is None
    assert encode(tokenizer, Example("Who?", ORCHARD, False, (NONE,)), most=12).spans == ((0, 0),)


@pytest.mark.parametrize(
    ("question", "answer", "statement"),
    [
        ("Who supported the motion?", "Olaf Reyes", "Olaf Reyes supported the motion."),
        ("who is the mayor", "Ada Brandt", "Ada Brandt is the mayor."),
        ("How many people left their homes?", "1,200", "1,200 people left their homes."),
        ("How many people left?", "1,200 people", "1,200 people left."),
        ("What is the capital of Selm?", "Tolmar", "The capital of Selm is Tolmar."),
        ("Which party won the vote?", "the Greens", "The Greens won the vote."),
        ("When did it open?", "in 2004", None),
        ("What did she say?", "nothing", None),
        ("What is it made from?", "oak", None),
        ("Who left?", "", None),
    ],
)
def test_an_answer_makes_a_statement_of_its_question(
    question: str, answer: str, statement: str | None
) -> None:
    assert declared(question, answer) == statement


@pytest.mark.parametrize("seed", range(6))
def test_claims_against_pages_are_labelled_by_what_their_evidence_holds(seed: int) -> None:
    contexts = [
        FLOOD,
        VOTE,
        ORCHARD,
        "The sea is calm here.",
        "Ten ships left Port Ansel in June. None came back.",
    ]
    found = list(page_groups(contexts, random.Random(seed), 1.0))
    assert found
    for right, *others in found:
        assert right.verdict == "supported"
        halves = [part.strip(" .!,") for part in re.split(r"[.!] |, and |, while ", right.query)]
        assert all(half[1:] in right.text for half in halves)
        assert {other.verdict for other in others} <= {"unsupported", "contradicted", "neither"}
        for other in others:
            if other.verdict == "neither":
                assert other.query not in other.text


def test_statements_made_of_answers_have_their_answer_in_the_evidence() -> None:
    found = list(declared_groups(ROWS, random.Random(0)))
    assert [group[0].query for group in found][:2] == [
        "1,200 people left their homes.",
        "Ada Brandt is the mayor.",
    ]
    for (right, *others), row in zip(found, [r for r in ROWS if declared(r.question, "x")], strict=True):
        assert row.context[slice(*row.answers[0])] in right.text
        assert all(other.verdict in {"unsupported", "neither"} for other in others)


def test_a_curve_finds_the_odds_that_made_the_data() -> None:
    chance = random.Random(3)
    logits = [chance.uniform(-4, 4) for _ in range(20_000)]
    right = [chance.random() < 1 / (1 + 2.718281828 ** -(0.5 * x - 1)) for x in logits]
    fitted = curve(logits, right)
    assert fitted["scale"] == pytest.approx(0.5, abs=0.03)
    assert fitted["shift"] == pytest.approx(-1.0, abs=0.06)


def test_a_softmax_finds_the_temperature_that_made_the_data() -> None:
    draw = np.random.default_rng(3)
    logits = draw.normal(0, 3, (3_000, 3))
    scores = np.exp(logits / 2.0 + np.array([0.4, -0.1, -0.3]))
    classes = [int(draw.choice(3, p=row / row.sum())) for row in scores]
    fitted = softmax(logits, classes)
    assert fitted["temperature"] == pytest.approx(2.0, abs=0.25)
    assert fitted["bias"] == pytest.approx([0.4, -0.1, -0.3], abs=0.2)


def test_a_curve_of_what_is_nearly_always_right_stays_finite() -> None:
    fitted = curve([-13.8] * 500 + [13.8] * 500 + [5.0] * 20, [False] * 500 + [True] * 505 + [False] * 15)
    assert 0 < fitted["scale"] < 3


def test_what_is_only_known_to_be_unsupported_counts_against_supported() -> None:
    draw = np.random.default_rng(3)
    logits = draw.normal(0, 1, (800, 3))
    told = softmax(logits, [0] * 200 + [1] * 200 + [2] * 400)
    untold = softmax(logits, [0] * 200 + [-1] * 600)
    assert untold["bias"][0] == pytest.approx(told["bias"][0], abs=0.5)
    assert untold["bias"][0] < -0.2


def test_reliability_counts_what_was_right() -> None:
    rows = reliability([0.05, 0.06, 0.95, 0.95], [False, False, True, False])
    assert [right for _, right, _ in rows] == [0.0, 0.5]
    assert [given for given, _, _ in rows] == pytest.approx([0.055, 0.95])
    assert [count for _, _, count in rows] == [2, 2]
    assert expected_error(rows) == pytest.approx((0.055 * 2 + 0.45 * 2) / 4)
