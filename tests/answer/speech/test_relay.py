"""To which outlet somebody spoke, and which relays it."""

import pytest

from answer.speech import heard
from index.sentences import sentence_spans


def told_via(text: str) -> list[tuple[str | None, str | None]]:
    return [(one.told, one.via) for one in heard(text, sentence_spans(text))]


@pytest.mark.parametrize(
    ("text", "told", "via"),
    [
        (
            "Minister Anka Vasch told the Isandan newspaper Morning Bell that it was over.",
            "Morning Bell",
            None,
        ),
        ("Anka Vasch told Radio Isande, in her first interview, that it was over.", "Radio Isande", None),
        ("In an interview with the channel Kanal Nord, Anka Vasch said it was over.", "Kanal Nord", None),
        ("Anka Vasch mentioned to CNN on Sunday that it was over.", "CNN", None),
        ("“It is over,” Anka Vasch told The Isande Bell.", "The Isande Bell", None),
        ("“It is over,” Anka Vasch said on CBS’s “A Long Morning Show.”", "CBS", None),
        ("“It is over,” Anka Vasch told Izvestia, Reuters reported.", "Izvestia", "Reuters"),
        ("Anka Vasch stated, according to Reuters, that it was over.", None, "Reuters"),
        ("“It is over,” Anka Vasch said, according to the state news agency KARPRESS.", None, "KARPRESS"),
        ("The meeting was first reported by the Isande Herald.", None, "Isande Herald"),
        ("Anka Vasch told Karel Orlo that it was over.", None, None),
        ("Anka Vasch told a Sulmarian broadcaster that it was over.", None, None),
        ("Anka Vasch was told by CNN that it was over.", None, None),
        ("The lake rose, Reuters reported.", None, None),
    ],
)
def test_outlets_are_told_from_other_hearers(text: str, told: str | None, via: str | None) -> None:
    assert told_via(text) == [(told, via)]


def test_a_quotation_that_goes_on_was_said_to_the_same_outlet() -> None:
    text = "“It is over now,” Anka Vasch told Izvestia. “Go home, all of you.” It rained."
    assert told_via(text) == [("Izvestia", None), ("Izvestia", None), (None, None)]


def test_an_outlet_alone_speaks_and_relays_nobody() -> None:
    (one,) = heard("The lake rose, Reuters reported.", ((0, 31),))
    assert [s.name for s in one.speakers] == ["Reuters"]


def test_an_outlet_that_the_article_shows_once_is_known_after() -> None:
    text = "The state news agency KARPRESS carried it. “It is over,” Anka Vasch told KARPRESS."
    assert told_via(text)[1] == ("KARPRESS", None)
