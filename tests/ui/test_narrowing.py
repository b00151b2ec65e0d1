"""What a search was narrowed by, in words."""

from ui.narrowing import narrowed, put_first


def test_filters_are_said_and_what_the_question_named_apart_from_them() -> None:
    filters = {
        "since": "2024-06-01",
        "outlets": ["Izvestia", "RT"],
        "copies": True,
        "drawn": {
            "outlets": ["The Verge"],
            "days": [
                {"since": "2024-06-10", "until": "2024-06-21", "from": "last week"},
                {"since": "2024-06-12", "until": "2024-06-12", "from": "12 June"},
                {"since": None, "until": "2024-06-12", "from": "until 12 June"},
            ],
            "sides": ["What did Grushko say?", "What did Zakharova say?"],
        },
    }
    assert narrowed(filters) == ["since 2024-06-01", "outlets Izvestia and RT", "near copies shown"]
    assert put_first(filters) == [
        "of The Verge",
        "published from 2024-06-10 until 2024-06-21",
        "published on 2024-06-12",
        "published until 2024-06-12",
    ]


def test_nothing_is_said_of_nothing() -> None:
    assert (narrowed({}), put_first({})) == ([], [])
