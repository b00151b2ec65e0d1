"""What was read around a sentence, and the words of it that were read as the answer."""

from answer.beside import beside
from answer.evidence import Scored, sentences_of
from index.query import Hit, Read
from index.sentences import sentence_spans

TEXT = "The ferry left at dawn. Mara Quist steered it. Nobody was hurt."
SCORED = [Scored(s, 0.5, 0.5, 0.5, 0.0) for s in sentences_of("a", TEXT, sentence_spans(TEXT))]


def hit(article: str, *reads: Read) -> Hit:
    return Hit("p", article, 0, len(TEXT), TEXT, (), 1.0, "/a.txt", reads=reads)


def test_a_sentence_has_the_relevance_of_the_text_around_it_and_its_own_words() -> None:
    first, second, third = beside(SCORED, [hit("a", Read(0, 46, 0.8, "Mara Quist", (24, 34), 0.7))])
    assert [s.relevance for s in (first, second, third)] == [0.8, 0.8, None]
    assert second.answer == (24, 34)
    assert TEXT[slice(*second.answer)] == "Mara Quist"
    assert second.sure == 0.7
    assert first.answer is None
    assert first.sure == 0.0


def test_of_two_readings_the_better_counts() -> None:
    low, high = Read(0, 46, 0.2, "dawn", (18, 22), 0.6), Read(0, 63, 0.9, "ferry", (4, 9), 0.3)
    found = beside(SCORED, [hit("a", low), hit("a", high)])
    assert [s.relevance for s in found] == [0.9, 0.9, 0.9]
    assert found[0].answer == (18, 22)


def test_words_of_a_title_and_of_other_articles_are_no_words_of_a_sentence() -> None:
    found = beside(SCORED, [hit("a", Read(0, 63, 0.4, "Ferry", None, 0.9)), hit("b", Read(0, 63, 1.0))])
    assert all(s.answer is None and s.relevance == 0.4 for s in found)


def test_nothing_read_changes_nothing() -> None:
    assert beside(SCORED, [hit("a")]) == SCORED
