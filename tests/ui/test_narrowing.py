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
                {"since": "2024-02-01", "until": "2024-02-29", "from": "February"},
                {"since": "2023-01-01", "until": "2023-12-31", "from": "2023"},
                {"since": "2021-01-01", "until": "2023-12-31", "from": "between 2021 and 2023"},
                {"since": "2024-06-01", "until": "2024-08-31", "from": "summer"},
            ],
            "sides": ["What did Grushko say?", "What did Zakharova say?"],
        },
    }
    assert narrowed(filters) == ["since 1 June 2024", "outlets Izvestia and RT", "near copies shown"]
    assert put_first(filters) == [
        "of The Verge",
        "published from 10 June 2024 until 21 June 2024",
        "published on 12 June 2024",
        "published until 12 June 2024",
        "published in February 2024",
        "published in 2023",
        "published from 2021 until 2023",
        "published from 1 June 2024 until 31 August 2024",
    ]


def test_articles_are_named_by_their_titles_or_counted() -> None:
    assert narrowed({"articles": ["0123456789abcdef", "13f5bd4f997c07ef"]}) == ["2 chosen articles"]
    assert narrowed({"articles": ["“Kept”"], "outlets": ["RT"]}) == ["article “Kept”", "outlet RT"]


def test_nothing_is_said_of_nothing() -> None:
    assert (narrowed({}), put_first({})) == ([], [])


def test_a_month_that_was_kept_without_its_day_is_said_as_it_is() -> None:
    assert put_first({"drawn": {"days": [{"since": "2024-09", "until": "2024"}]}}) == [
        "published from 2024-09 until 2024"
    ]
