import pytest

from answer.check.line import Line
from answer.dispute.stance import stance
from answer.question import Question
from answer.understanding import understand

ASKED = understand(Question("Would Karvonia let neutral inspectors onto the dam?"))


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("Karvonia would let foreign inspectors onto the dam, its envoy said.", True),
        ("Karvonia would admit no inspectors to the dam at any time.", False),
        ("Karvonia will not let inspectors near the dam.", False),
        ("Karvonia would let inspectors onto the dam only if it is paid.", True),
        ("Karvonia refuses to let inspectors onto the dam.", None),
        ("Karvonia no longer lets inspectors onto the dam.", None),
        ("The dam is 78 metres high.", None),
        ("Not today, but one day, inspectors may be let onto the dam.", True),
    ],
)
def test_a_sentence_affirms_denies_or_does_not_tell(sentence: str, says: bool | None) -> None:
    assert stance(ASKED, Line(sentence)) is says


def test_a_question_without_words_of_its_own_is_not_answered() -> None:
    assert stance(understand(Question("Did Tolk?")), Line("Tolk did.")) is None


def test_what_shares_only_the_subject_says_nothing() -> None:
    asked = understand(Question("Would Karvonia’s deputy foreign ministers let inspectors onto the dam?"))
    assert stance(asked, Line("The deputy foreign minister wants a veto over the gates of the dam.")) is None
    assert stance(asked, Line("The deputy foreign minister would admit no inspectors to the dam.")) is False


@pytest.mark.parametrize(
    ("question", "sentence", "says"),
    [
        ("Was the fighter's transponder on?", "The transponder of the fighter had been switched off.", False),
        ("Was the fighter's transponder on?", "The transponder of the fighter was working.", True),
        ("Was the fighter's transponder off?", "The transponder of the fighter was turned off.", True),
    ],
)
def test_what_is_on_is_not_off(question: str, sentence: str, says: bool) -> None:
    assert stance(understand(Question(question)), Line(sentence)) is says
