from answer.dispute.namesakes import namesakes
from answer.evidence import Sentence, sentences_of
from answer.question import Question
from answer.understanding import understand
from index.sentences import sentence_spans


def read(**articles: str) -> dict[str, tuple[Sentence, ...]]:
    return {name: sentences_of(name, text, sentence_spans(text)) for name, text in articles.items()}


def bearers(question: str, **articles: str) -> list[tuple[str, tuple[str, ...]]]:
    found = namesakes(understand(Question(question)), read(**articles))
    return [(one.called, one.articles) for one in found]


PAINTER = "Corin Hale (painter) was a Karvonian painter. He was born on 3 May 1911."
ROWER = "Corin Hale (rower) is a rower from Tolmar. He was born on 9 June 1988."


def test_two_who_are_introduced_differently_are_namesakes() -> None:
    found = bearers(
        "When was Corin Hale born?", one=PAINTER, two=ROWER, three="Corin Hale (painter) is a bore."
    )
    assert found == [("Corin Hale (painter)", ("one", "three")), ("Corin Hale (rower)", ("two",))]


def test_another_first_name_and_a_place_tell_namesakes_apart() -> None:
    assert bearers("When was Judge Orsk born?", one="Ada Orsk is a judge.", two="Bo Orsk is a judge.") == [
        ("Ada Orsk", ("one",)),
        ("Bo Orsk", ("two",)),
    ]
    towns = bearers(
        "How many live in Old Bay?", one="Old Bay, Karvonia is a town.", two="Old Bay, Sulmaria is a town."
    )
    assert [called for called, _ in towns] == ["Old Bay, Karvonia", "Old Bay, Sulmaria"]


def test_a_name_that_is_only_mentioned_or_has_nothing_more_to_it_is_no_namesake() -> None:
    assert (
        bearers("When was Corin Hale born?", one=PAINTER, two="Mayor Corin Hale said no. He is a bore.") == []
    )
    assert bearers("When was Corin Hale born?", one=PAINTER, two="Corin Hale is a rower.") == []
    assert bearers("When was the bridge built?", one=PAINTER, two=ROWER) == []
