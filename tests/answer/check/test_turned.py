"""Claims that turn their source round: what is set against what, what came first, what is denied."""

from collections.abc import Sequence

import pytest

from answer.check.checker import check, judge_claim
from answer.check.facts import compared
from answer.check.source import pasted
from answer.check.sources import Given
from models.reader.reading import Pair, Reading

CONTRASTS = [
    "We are not asking for the house next door.",
    "We are asking for a key.",
    "The insurance covers the building, but not the exhibits, because no valuer could be found.",
    "He said the condition had been Castle's wish and not the government's.",
    "The veto must stand in the first article, not in an annex that nobody reads.",
]


@pytest.mark.parametrize(
    "claim",
    [
        "They asked for the house next door, not for a key.",
        "The insurance covers the exhibits, but not the building.",
        "The condition was the government's wish and not Castle's.",
        "The condition was the government's wish rather than Castle's.",
        "The veto must stand in an annex and not in the first article.",
    ],
)
def test_a_contrast_that_is_turned_round(claim: str) -> None:
    (found,) = compared(claim, CONTRASTS).differences
    assert found.reason.startswith("the source has it the other way round: “")


@pytest.mark.parametrize(
    "claim",
    [
        "They asked for a key, not for the house next door.",
        "The insurance covers the building and not the exhibits.",
        "The condition was Castle's wish rather than the government's.",
        "The veto must stand not in an annex but in the first article.",
        "The condition was not only Castle's wish but the government's.",
    ],
)
def test_a_contrast_in_other_words(claim: str) -> None:
    assert [one for one in compared(claim, CONTRASTS).differences if "way round" in one.reason] == []


EVENTS = [
    "The spokesman of the minister told the agency that it was nonsense.",
    "The agency then withdrew its first dispatch.",
    "The plan must first be approved by both governments and then ratified by both parliaments.",
    "The mayor resigned after the council had voted.",
    "The guard radioed that water was rising.",
    "Four minutes later, the ship lay on her side.",
]
FOLLOWS = (False, True, False, False, False, True)


@pytest.mark.parametrize(
    "claim",
    [
        "The agency withdrew its dispatch before the spokesman of the minister spoke.",
        "The plan must be ratified by the parliaments before the governments approve it.",
        "The council voted after the mayor had resigned.",
        "After the ship lay on her side, the guard radioed that water was rising.",
    ],
)
def test_an_order_that_is_turned_round(claim: str) -> None:
    (found,) = compared(claim, EVENTS, (), FOLLOWS).differences
    assert found.reason.startswith("the order is the other way round in the source: “")


@pytest.mark.parametrize(
    "claim",
    [
        "The agency withdrew its dispatch after the spokesman of the minister had spoken.",
        "The governments approve the plan before the parliaments ratify it.",
        "The council voted before the mayor resigned.",
        "After the council's vote the mayor resigned.",
        "The ship lay on her side after the guard had radioed that water was rising.",
    ],
)
def test_an_order_in_other_words(claim: str) -> None:
    assert compared(claim, EVENTS, (), FOLLOWS).differences == ()


def test_sentences_far_apart_tell_no_order() -> None:
    claim = "After the ship lay on her side, the guard radioed that water was rising."
    assert compared(claim, EVENTS, (), (False,) * len(EVENTS)).differences == ()


DENIALS = [
    "The mayor met the planners on Monday and talked about the harbour and the plan for hours.",
    "The director, Ada Brandt, said that she had no intention of walking away from the deal.",
    "Tom Orlo, a saddler who is no relation of the negotiator of that name, laughed.",
    "The Herald has not been able to confirm it.",
    "Quill asks both sides to give up the veto.",
    "The clerk denied having taken the money.",
    "It is not true that the bridge collapsed, the minister said.",
]


@pytest.mark.parametrize(
    "claim",
    [
        "The director wants to walk away from the deal.",
        "Tom Orlo is a relation of the negotiator Karel Orlo.",
        "The Herald confirmed the story of a secret offer.",
        "The clerk has taken the money.",
        "The bridge collapsed.",
    ],
)
def test_what_another_sentence_denies(claim: str) -> None:
    (found,) = compared(claim, DENIALS).differences
    assert found.reason.startswith("the source denies this: “")


@pytest.mark.parametrize(
    "claim",
    [
        "The mayor talked about the plan for hours.",
        "The plan does not give either side a veto.",
        "The clerk denied taking the money.",
        "The director does not want to walk away.",
        "Tom Orlo is no relation of the negotiator.",
    ],
)
def test_what_nothing_denies(claim: str) -> None:
    assert compared(claim, DENIALS).differences == ()


def test_what_one_sentence_denies_and_another_tells_is_not_accused() -> None:
    evidence = [
        "The clerk denied having taken the money.",
        "The court found that the clerk had taken the money.",
    ]
    assert compared("The clerk has taken the money.", evidence).differences == ()


def test_who_rejects_what_somebody_says_is_no_other_speaker() -> None:
    weekly = (
        "The weekly Der Talbote wrote that Karel Orlo had told the mediator he could live with 340 litres."
    )
    assert compared("Halk rejected the report that Orlo had named 340 litres.", [weekly]).differences == ()


def test_a_namesake_is_another_person() -> None:
    evidence = ["The organiser of the goose fair, Tomas Orlo, put it down to the weather."]
    (found,) = compared("Ilmar Orlo is the organiser of the goose fair.", evidence).differences
    assert found.reason == "Ilmar Orlo is Tomas Orlo in the source"
    assert compared("Tom Orlo is the organiser of the goose fair.", evidence).differences == ()


class _Halfway:
    """Gives every claim the same probability of support."""

    name, sha256, max_pieces = "halfway", "0" * 64, 256

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        return [Reading(0.0, 0.5, None, 0.2, 0.1, 0.7) for _ in pairs]


def test_a_denial_in_one_source_is_not_outweighed_by_a_guess_on_another() -> None:
    denies = pasted("Ada Brandt, the director, said that she had no intention of walking away from the deal.")
    other = pasted("Ada Brandt, the director, wants the deal to be signed and takes a walk.", name="other")
    (one,) = check(
        "The director wants to walk away from the deal.", Given([denies, other]), _Halfway()
    ).statements
    assert one.verdict == "contradicted"


def test_another_name_in_the_sentence_of_one_source_is_not_outweighed_by_a_guess_on_another() -> None:
    tells = pasted("The 78-metre dam stands on Orlandic soil, 40 kilometres above the border.")
    other = pasted("The dam is Orlandic, and the Tessian side is 40 kilometres away.", name="other")
    (one,) = check("The dam stands on Tessian soil.", Given([tells, other]), _Halfway()).statements
    assert (one.verdict, one.reasons) == ("contradicted", ("Tessian is Orlandic in the source",))


def test_a_name_that_is_nowhere_in_the_source_lowers_the_score_and_is_named() -> None:
    evidence = "The guests of Ada Roth praised the bread, and the oven was lit again."
    known = judge_claim("Ada Roth was glad about what her guests thought.", evidence, _Halfway())
    strange = judge_claim("Ada Roth was glad about what Boris Lund thought.", evidence, _Halfway())
    assert strange.score < known.score - 0.1
    assert known.verdict == "supported"
    assert "“Boris Lund” stands nowhere in the source" in strange.reasons
