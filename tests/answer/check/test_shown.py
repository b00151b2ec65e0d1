import pytest

from answer.check.shown import shown


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“It is\nsafe,” Roth said.", "“‘It is safe,’ Roth said.”"),
        ('"It is safe," Roth said of the ("new") ferry.', "“‘It is safe,’ Roth said of the (‘new’) ferry.”"),
        ('Roth called it "safe".', "“Roth called it ‘safe’.”"),
        ("„So“ and «so»", "“‘So‘ and ‘so’”"),
        ("x" * 200, "“" + "x" * 159 + "…”"),
    ],
)
def test_marks_inside_quotation_marks_are_single(text: str, said: str) -> None:
    assert shown(text) == said
