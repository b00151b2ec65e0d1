import pytest

from answer.answer import Statement
from ui.attribution import who_said


@pytest.mark.parametrize(
    ("statement", "lead"),
    [
        (Statement("“Not a drop.”", (1,), speaker="Ada Roth"), "Ada Roth:"),
        (Statement("“Not a drop,” Roth said.", (1,), speaker="Ada Roth"), None),
        (Statement("“Not a drop.”", (1,), speaker="Ada Roth", told="the Herald"), "Ada Roth to the Herald:"),
        (
            Statement("“Not a drop.”", (1,), speaker="Ada Roth", told="the Herald", via="KARPRESS"),
            "Ada Roth to the Herald, reported by KARPRESS:",
        ),
        (Statement("“Not a drop,” Roth told the Herald.", (1,), speaker="Ada Roth", told="the Herald"), None),
        (Statement("The dam is shut.", (1,), via="KARPRESS"), "Reported by KARPRESS:"),
        (Statement("The dam is shut.", (1,), told="the Herald"), None),
        (Statement("The dam is shut.", (1,), via="\r"), None),
        (Statement("The dam is shut.", (1,)), None),
    ],
)
def test_only_what_the_sentence_leaves_unsaid_is_said_before_it(
    statement: Statement, lead: str | None
) -> None:
    assert who_said(statement) == lead
