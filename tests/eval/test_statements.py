"""Statements made by rule: what is changed, what a reason has to name; and the table over them."""

import random

import pytest

from answer.check.source import Source, pasted
from eval.bench_claims import halved, shown, spread
from eval.bench_statements import table, tried
from eval.claims_metrics import Measure
from eval.claims_set import LabelledClaim
from eval.statements import Kind, Made, make, names_it, usable

ARTICLE = (
    "The ferry line between Stavlund and the islands will close on 4 March, said Ingrid Halvorsen on Monday. "
    "“We are asking for three ferries in the winter, and not for two of them,” said Ingrid Halvorsen "
    "after the talks. "
    "In the spring, the councils had offered 40 million crowns for a new ship to the southern islands. "
    "The operator Nordlane, which sails nine ships on the coast, was not ready to talk about the offer. "
    "“Nobody has told the captains what they are to do when the harbour is frozen,” said Per Lidman at "
    "the quay. "
    "The councils are to meet again in April to vote on the winter plan of the operator."
)
OTHER = (
    "The museum in Quillby was opened by Tilda Marsh in the summer after a year of painting and plumbing "
    "work. "
    "“The clocks are standing where the visitors expect them to stand,” said Tilda Marsh to the reporters."
)


@pytest.fixture(scope="module")
def source() -> Source:
    return pasted(ARTICLE, name="ferries", title="Ferries")


@pytest.fixture(scope="module")
def other() -> Source:
    return pasted(OTHER, name="museum", title="Museum")


def made(kind: Kind, source: Source, other: Source, n: int) -> Made:
    one = make(kind, source, n, other, random.Random(3))
    assert one is not None
    return one


@pytest.mark.parametrize(
    ("kind", "n", "gone"),
    [("number", 2, "40"), ("date", 5, "April"), ("negation", 3, "was not"), ("altered quotation", 1, None)],
)
def test_one_thing_is_changed_and_the_reason_has_to_name_it(
    source: Source, other: Source, kind: Kind, n: int, gone: str | None
) -> None:
    text = ARTICLE.split(". ")[n] if n != 1 else "“We are asking"
    one = made(kind, source, other, n)
    assert one.text not in ARTICLE
    assert gone is None or gone in text
    assert gone is None or gone not in one.text
    assert names_it(one, [f"“{min(one.names)}” is otherwise in the source"])
    assert not names_it(one, ["the sources do not bear this out; nearest is “" + " ".join(one.names) + "”"])
    assert not names_it(one, [])


def test_somebody_else_is_let_say_it(source: Source, other: Source) -> None:
    one = made("speaker", source, other, 1)
    assert one.text.startswith("“We are asking for three ferries")
    assert "Halvorsen" not in one.text
    assert any(name in one.text for name in ("Per Lidman", "Tilda Marsh"))


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (
            "On Monday the mayor Ada Roth told Piers Dunn of the plan for the harbour.",
            "On Monday the mayor Piers Dunn told Ada Roth of the plan for the harbour.",
        ),
        ("Ada Roth and Piers Dunn told the council of the plan for the new harbour.", None),
        ("Ada Roth told her sister Tilda Roth of the plan for the new harbour.", None),
    ],
)
def test_two_names_that_are_no_list_change_places(text: str, changed: str | None, other: Source) -> None:
    one = make("names exchanged", pasted(text, name="harbour"), 0, other, random.Random(3))
    assert (one and one.text) == changed
    assert one is None or names_it(one, ["“Piers Dunn” is “Ada Roth” in the source"])


def test_a_stitched_quotation_has_words_of_two_places(source: Source, other: Source) -> None:
    one = made("stitched quotation", source, other, 1)
    assert "We are asking for three ferries" in one.text
    assert "harbour is frozen" in one.text


def test_true_ones_say_no_more_than_the_article(source: Source, other: Source) -> None:
    assert made("as it stands", source, other, 5).text in ARTICLE
    dropped = made("a clause dropped", source, other, 3)
    assert dropped.text == "The operator Nordlane was not ready to talk about the offer."
    shortened = made("a quotation shortened", source, other, 1).text
    assert shortened.startswith("“We are asking for three ferries in the winter,” said Ingrid Halvorsen")


def test_a_wrong_source_is_cited_before_the_stop(source: Source, other: Source) -> None:
    assert made("wrong source", source, other, 5).text.endswith("of the operator [2].")
    assert make("date", source, 3, other, random.Random(3)) is None


def test_every_kind_is_found_and_counted_in_the_table(source: Source, other: Source) -> None:
    assert len(usable(source)) == 6
    third = pasted("The goose fair at Harrow Mere drew 900 visitors and one goose on Saturday.", name="geese")
    found = list(tried([source, other, third] * 12, 1, None))
    kinds = [one.made.kind for one in found]
    assert len(kinds) == len(set(kinds)) >= 8
    lines = list(table(found))
    assert sum(
        int(line.split("|")[2]) for line in lines if line.startswith("| ") and "statement" not in line
    ) == len(kinds)
    assert any(line.startswith("changed ones found: ") for line in lines)


def test_claims_are_taken_at_equal_distances_and_figures_are_short() -> None:
    claims = [LabelledClaim(str(n), "x", "y") for n in range(10)]
    assert [one.id for one in spread(claims, 4)] == ["0", "2", "5", "7"]
    assert spread(claims, 20) == spread(claims, None) == claims
    assert [one.id for one in halved(claims, "odd")] == ["1", "3", "5", "7", "9"]
    assert len(halved(claims, "even")) == 5
    assert shown(Measure(0.5461, 0.5, 1.0)) == ".546 (.500 to 1.000)"
    assert shown(Measure(None, None, None)) == "-"
