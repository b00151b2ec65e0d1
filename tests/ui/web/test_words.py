"""The chat's words about counts."""

from ui.web import words


def test_counts() -> None:
    assert [words.count(number, "article") for number in (0, 1, 12770)] == [
        "0 articles",
        "1 article",
        "12,770 articles",
    ]
