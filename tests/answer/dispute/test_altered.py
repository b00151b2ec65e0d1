import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer.check.line import Line
from answer.dispute.altered import altered

STORY = "The bridge over the Ask was designed by {who} and opened on {day} with {count} guests."
WHO = ["Ida Venn", "Tomas Rell", "Orla Quist"]
DAY = ["3 May 2031", "14 June 2031", "9 July 1999"]
COUNT = ["60", "four hundred", "2,150"]


def told(who: str = WHO[0], day: str = DAY[0], count: str = COUNT[0]) -> Line:
    return Line(STORY.format(who=who, day=day, count=count))


@settings(deadline=None)
@given(st.sampled_from(["who", "day", "count"]), st.sampled_from([(0, 1), (1, 2), (2, 0)]))
def test_one_changed_value_is_found_on_both_sides(which: str, pair: tuple[int, int]) -> None:
    choices = {"who": WHO, "day": DAY, "count": COUNT}[which]
    left, right = (told(**{which: choices[n]}) for n in pair)
    found = altered(left, right)
    assert found is not None
    assert [left.text[v.start : v.end] for v in found.one] == [v.text for v in found.one]
    assert "".join(v.text for v in found.one) in choices[pair[0]]
    assert "".join(v.text for v in found.other) in choices[pair[1]]
    back = altered(right, left)
    assert back is not None
    assert (back.one, back.other) == (found.other, found.one)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (told().text, told().text),
        (told().text, told(who=WHO[1], day=DAY[1]).text),
        (
            "Aldmoor is a town and has 400 inhabitants today.",
            "Brenhald is a town and has 900 inhabitants today.",
        ),
        (told().text, told(day="May 3, 2031").text),
        (told().text, told(who="Venn").text),
        (told().text, told().text + " Nobody from the valley above was asked to come, and nobody did."),
        ("Tolk said so.", "Rell said so."),
        ("The union was less taken.", "The union fears for its jobs."),
    ],
)
def test_what_is_the_same_or_tells_of_something_else_is_no_altered_copy(left: str, right: str) -> None:
    assert altered(Line(left), Line(right)) is None


def test_of_a_longer_name_only_what_was_changed_counts() -> None:
    left = Line("The lines were bought by the Walt Hollin Company for a small sum.")
    right = Line("The lines were bought by the Walt Brennick Company for a small sum.")
    found = altered(left, right)
    assert found is not None
    assert [v.parts for v in (*found.one, *found.other)] == [{"hollin"}, {"brennick"}]


def test_other_words_count_where_few_differ() -> None:
    left = Line("Founded by nuns, the academy takes its name from the hill behind it.")
    right = Line("Founded by nuns, the brewery takes its name from the hill behind it.")
    found = altered(left, right)
    assert found is not None
    assert [v.text for v in (*found.one, *found.other)] == ["academy", "brewery"]
