"""Which sentences carry what was voted for."""

import pytest

from answer.evidence import Scored, sentences_of
from answer.leads import holds, leads, named
from answer.votes import Voted
from index.sentences import sentence_spans
from tests.answer.conftest import make_article

TEXT = "The bridge was opened in 1975. It has 7 lanes. A Nigerian firm built it. Niger paid for it."
SCORED = [Scored(s, 0.5, 0.5, 0.5, 0.0) for s in sentences_of("a", TEXT, sentence_spans(TEXT))]
ARTICLES = {"a": make_article("a", TEXT)}


def voted(text: str, weight: float = 1.0) -> Voted:
    return Voted(text.casefold(), text, weight, 0.5, ("a",))


@pytest.mark.parametrize(("text", "places"), [("7", [1]), ("Niger", [3]), ("1975", [0]), ("Pell", [])])
def test_only_whole_words_are_held(text: str, places: list[int]) -> None:
    assert [n for n, s in enumerate(SCORED) if holds(s, voted(text))] == places


def test_each_of_the_first_answers_has_its_best_sentence() -> None:
    found = leads([voted("7"), voted("Niger", 0.5), voted("1975", 0.4)], SCORED, ARTICLES, None)
    assert [lead.scored.sentence.text for lead in found] == ["It has 7 lanes.", "Niger paid for it."]


def test_what_hardly_anything_speaks_for_leads_nothing() -> None:
    found = leads([voted("7"), voted("Niger", 0.01)], SCORED, ARTICLES, None)
    assert [lead.voted.text for lead in found] == ["7"]


def test_a_sentence_is_worth_what_the_answers_in_it_are() -> None:
    both = [voted("7", 0.8), voted("Niger", 0.2)]
    assert named(SCORED[1], both) == pytest.approx(0.8)
    assert named(SCORED[3], both) == pytest.approx(0.2)
    assert named(SCORED[0], both) == 0.0
    assert named(SCORED[1], []) == 0.0
