import pytest

from answer.gazetteer import COUNTRIES, of_kind, of_place
from answer.question import Question
from answer.tokens import tokens
from answer.understanding import understand


@pytest.mark.parametrize(
    ("question", "fitting", "others"),
    [
        (
            "To which country were they sent?",
            ["Oman", "the U.S.", "UK", "New Zealand"],
            ["Florida", "European"],
        ),
        ("Which nation won?", ["South Korea", "the Netherlands"], ["Seoul", "Asia", "Dutch"]),
        ("Which Californian city burnt?", ["Los Angeles", "Singapore"], ["Colorado", "America", "Chinese"]),
        ("In which state was it?", ["Ohio", "Georgia", "Bavaria"], ["Canada", "Africa", "German"]),
        ("In which US state was it?", ["Ohio", "Georgia"], ["New Orleans", "Bavaria", "Canada"]),
        ("On which island was it?", ["Skarne", "Malta"], ["Greek"]),
        ("Where was it?", ["Oman", "Ohio", "Chinese"], []),
        ("Who went there?", ["Chinese"], []),
    ],
)
def test_a_place_is_of_the_kind_that_is_asked_for(
    question: str, fitting: list[str], others: list[str]
) -> None:
    understood = understand(Question(question))
    assert [name for name in [*fitting, *others] if of_kind(understood, name)] == fitting


def test_countries_stand_in_normal_forms() -> None:
    for name in COUNTRIES - {"u.s"}:  # which only a text's capitals make
        assert " ".join(word.normal for word in tokens(name)) == name


@pytest.mark.parametrize(
    ("place", "word", "same"),
    [
        ("sulmaria", "sulmarian", True),
        ("france", "french", True),
        ("france", "france", True),
        ("niger", "nigerian", False),
        ("iran", "iraqi", False),
        ("sulmaria", "karvonian", False),
        ("orl", "orland", False),
    ],
)
def test_a_place_is_told_by_its_adjective(place: str, word: str, *, same: bool) -> None:
    assert of_place(place, word) is same
