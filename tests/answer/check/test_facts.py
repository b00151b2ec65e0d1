"""Every text here is made up; the traps have the structure of real ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer.check.days import agree, dates
from answer.check.difference import Kind
from answer.check.facts import compare
from answer.check.line import Line
from answer.check.quantities import fits, quantities
from answer.speech import Said

REPORT = [
    "Deputy Trade Minister Ilan Vasch told the paper Isande Post that Orland wants these tariffs kept.",
    "Reports indicate that Vasch did not comment on the 30-day moratorium, which Tessia reportedly accepted.",
    "Vasch stated, according to Kanal Nord, that Orland opposes the presence of Tessian boats in its waters.",
    "Tom Reed, the mayor, convened a meeting on Saturday with envoys from 26 ports.",
    "The council said that if the crew asks for help, the owner has no right to object.",
]


@pytest.mark.parametrize(
    ("claim", "kind", "reason"),
    [
        (
            "Orland welcomes the presence of Tessian boats in its waters.",
            "opposite",
            "“welcomes” is “opposes” in the source",
        ),
        ("Tessia accepted a 90-day moratorium.", "number", "90 days is 30 days in the source"),
        (
            "Orlo said that Orland opposes the presence of Tessian boats in its waters.",
            "speaker",
            "Orlo said it here, Vasch in the source",
        ),
        (
            "Karel Orlo told the Isande Post that Orland wants these tariffs kept.",
            "speaker",
            "Karel Orlo said it here, Ilan Vasch in the source",
        ),
        (
            "Tom Reed, the mayor, convened a meeting on Sunday with envoys from 26 ports.",
            "date",
            "Sunday is Saturday in the source",
        ),
        (
            "Tom Reed, the mayor, convened a meeting with envoys from 28 ports.",
            "number",
            "28 ports is 26 ports in the source",
        ),
        (
            "Lea Brandt, the mayor, convened a meeting on Saturday with envoys from 26 ports.",
            "name",
            "Lea Brandt is Tom Reed in the source",
        ),
        (
            "The owner has the right to object if the crew asks for help.",
            "negation",
            "“no” of the source is missing here",
        ),
        (
            "Vasch did comment on the 30-day moratorium, which Tessia accepted.",
            "negation",
            "“not” of the source is missing here",
        ),
    ],
)
def test_what_differs_is_found_and_named(claim: str, kind: Kind, reason: str) -> None:
    assert [(d.kind, d.reason) for d in compare(claim, REPORT)] == [(kind, reason)]


@pytest.mark.parametrize(
    "claim",
    [
        *REPORT,
        "Tessia accepted a 30-day moratorium.",
        "Vasch said that Orland opposes Tessian boats.",
        "Envoys from 26 ports came to the meeting.",
        "The mayor met envoys from two dozen ports or more.",
        "The meeting was held in the autumn of 2031 on Pier 9.",
        "Officials said that Orland opposes the presence of Tessian boats.",
        "",
        "[1]",
    ],
)
def test_what_the_evidence_says_or_merely_words_otherwise_is_not_accused(claim: str) -> None:
    assert compare(claim, REPORT) == ()


@pytest.mark.parametrize(
    ("claim", "evidence", "kind"),
    [
        ("All crews left the harbour at dawn.", "Most crews left the harbour at dawn.", "quantifier"),
        ("At least 50 boats sank in the storm.", "At most 50 boats sank in the storm.", "quantifier"),
        ("Prices rose by a tenth in the harbour.", "Prices fell by a tenth in the harbour.", "opposite"),
        ("The dock was closed before the storm.", "The dock was closed after the storm.", "opposite"),
        ("The mayor has never signed the treaty.", "The mayor has signed the treaty.", "negation"),
        ("She was born on 3 May 1971 in Isande.", "She was born on 3 May 1972 in Isande.", "date"),
        ("The ship cost $3 million to build.", "The ship cost $5 million to build.", "number"),
        (
            "The wall of the harbour is 78 feet high.",
            "Its wall, 78 metres high, guards the harbour.",
            "number",
        ),
        ("In Selm it rained for three weeks.", "It rained for three days in Selm.", "number"),
        ("Nordlane paid 4 million dollars for it.", "For it Nordlane paid 4 million euros.", "number"),
        ("The ship cost £3m to build.", "The ship cost £5m to build.", "number"),
        ("It was the third storm of the year.", "It was the second storm of the year.", "number"),
        ("The ferry leaves at 7 p.m. on weekdays.", "The ferry leaves at 8 p.m. on weekdays.", "number"),
        ("The ferry sailed to Port Isande at noon.", "The ferry sailed to Cape Orlo at noon.", "name"),
        ("Reed thanked Vasch for the new dock.", "Vasch thanked Reed for the new dock.", "name"),
    ],
)
def test_one_changed_word_is_of_its_kind(claim: str, evidence: str, kind: Kind) -> None:
    assert kind in {d.kind for d in compare(claim, [evidence])}
    assert compare(evidence, [evidence]) == ()


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The mayor did not sign the treaty.", "The mayor refused to sign the treaty."),
        ("The storm did not stop the ferry.", "The ferry sailed although there was a storm."),
        ("Reed met Vasch in June.", "Reed met Vasch on 19 June."),
        ("The ship left in 2031.", "The ship left on 4 March 2031 at dawn."),
        ("About 3 million people live there.", "Some 3.04 million people live there."),
        ("More than 50 boats sank.", "In all, 53 boats sank."),
        ("The strike lasted two weeks.", "The strike lasted 14 days."),
        ("Half of the crew left.", "Of the crew, 50 per cent left."),
        ("One man was hurt in the fire.", "A man was hurt in the fire."),
        ("Three boats sank.", "Two boats sank on Monday, and then three boats sank on Tuesday."),
        ("Reed and Vasch met at the new dock.", "Vasch and Reed met at the new dock."),
        ("The EU banned the nets.", "The European Union banned the nets."),
        ("The Orland minister resigned.", "The minister of Orlandia resigned."),
        ("The deal is not only cheap but fair.", "The deal is cheap and fair."),
    ],
)
def test_the_same_in_other_words_is_not_accused(claim: str, evidence: str) -> None:
    assert compare(claim, [evidence]) == ()


def test_whoever_is_known_to_speak_counts_more_than_what_the_sentence_tells() -> None:
    claim, evidence = (
        "Orlo said that the old dock would be sold.",
        ["He said that the old dock would be sold."],
    )
    assert compare(claim, evidence) == ()
    (found,) = compare(claim, evidence, [[Said("Ilan Vasch", "vasch")]])
    assert (found.kind, found.said, found.found) == ("speaker", "Orlo", "Ilan Vasch")
    assert compare(claim, evidence, [[Said("Karel Orlo", "orlo")]]) == ()


def test_whoever_says_it_too_is_no_other_speaker() -> None:
    claim, first = (
        "Orlo said that the dock would be sold.",
        "Vasch said that the old dock would soon be sold.",
    )
    second = "Orlo said the dock would go to Tessia."
    assert [d.kind for d in compare(claim, [first])] == ["speaker"]
    assert "speaker" not in {d.kind for d in compare(claim, [first, second])}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("3 million boats", "3,000,000 boats", True),
        ("two hundred and five boats", "205 boats", True),
        ("14 per cent", "14%", True),
        ("$5 million", "$5,000,000", True),
        ("half a million boats", "500,000 boats", True),
        ("half a million boats", "600,000 boats", False),
        ("two-thirds of the boats", "66 percent of the boats", True),
        ("66 percent of the boats", "two-thirds of the boats", True),
        ("two-thirds of the boats", "three-quarters of the boats", False),
        ("a fifth of the boats", "20 percent of the boats", True),
        ("$5", "€5", False),
        ("11 boats", "10 to 12 boats", True),
        ("9 boats", "10 to 12 boats", False),
        ("about 90 boats", "94 boats", True),
        ("over 90 boats", "70 boats", False),
        ("two weeks", "14 days", True),
        ("30 days", "34 days", False),
        ("the first boat", "one boat", False),
        ("a quarter", "25%", True),
        ("7:30 p.m.", "19:30", True),
        ("7:30 p.m.", "7:45 p.m.", False),
    ],
)
def test_equal_quantities_fit_and_others_do_not(one: str, other: str, same: bool) -> None:
    (mine,), theirs = quantities(Line(one)), quantities(Line(other))
    assert any(fits(mine, their) for their in theirs) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("in June", "on 19 June", True),
        ("on June 19, 2024", "19th of June", True),
        ("in June 2024", "in June 2023", False),
        ("on 3 May", "on 4 May", False),
        ("Dec. 3", "3 December", True),
        ("2024-06-19", "19 June 2024", True),
        ("on Monday", "on Tuesday", False),
        ("on Monday", "in June", None),
    ],
)
def test_dates_agree_as_far_as_both_are_given(one: str, other: str, same: bool | None) -> None:
    (mine,), (theirs,) = dates(one), dates(other)
    assert agree(mine, theirs) is same


@pytest.mark.parametrize("text", ["They may march on.", "It cost 2000 crowns.", "the 1990s", "flight 2031-B"])
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert dates(text) == ()


@settings(deadline=None)
@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=3))
def test_nothing_breaks_it_and_a_sentence_never_differs_from_itself(claim: str, evidence: list[str]) -> None:
    compare(claim, evidence)
    assert compare(claim, [claim, *evidence]) == ()
