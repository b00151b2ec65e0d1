"""Which sentences are read, and whose are kept."""

from answer.evidence import Scored, sentences_of
from answer.gather import focus, shortlist, window
from answer.question import Question
from answer.understanding import understand
from index.passage import Passage
from index.sentences import sentence_spans


def passages(count: int) -> list[Passage]:
    return [Passage(f"p{n}", "a", 10 * n, 10 * n + 9, ((10 * n, 10 * n + 9),)) for n in range(count)]


def scored(text: str, *covers: float) -> list[Scored]:
    sentences = sentences_of("a", text, sentence_spans(text))
    return [Scored(s, n, n, n, 0.0) for s, n in zip(sentences, covers, strict=True)]


def test_a_short_article_is_read_whole() -> None:
    assert len(window(passages(12), {"p5"})) == 12


def test_of_a_long_article_the_head_is_read_and_what_is_around_the_hits() -> None:
    assert [start // 10 for start, _ in window(passages(40), {"p20", "p39"})] == [0, 19, 20, 21, 38, 39]


def test_what_was_found_comes_before_what_holds_as_many_words() -> None:
    everything = scored("The dam is old. The dam is new.", 0.5, 0.5)
    second = everything[1].sentence
    assert shortlist(everything, {("a", second.end)})[0].sentence == second
    assert shortlist(everything, {("another", second.end)})[0].sentence.order == 0


def test_where_one_persons_words_are_wanted_others_are_left_out() -> None:
    text = "Anka Vasch said no. Bastien Corvel said yes. Corvel met Vasch. It rained. It rained again."
    everything = scored(text, 0.5, 0.5, 0.5, 0.5, 0.5)
    vasch, anybody = (understand(Question(q)) for q in ("What did Vasch say?", "What was said?"))
    assert [s.sentence.order for s in focus(vasch, everything)] == [0, 2, 3]  # nobody says 3, beside 2
    assert focus(anybody, everything) == tuple(everything)
    assert focus(vasch, everything[1:2]) == tuple(everything[1:2])  # nothing else to go by
