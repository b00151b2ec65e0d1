from dataclasses import replace

import pytest

from answer.answer import Quote
from answer.compose import WORDS, compose, in_order, pick, short_answer
from answer.evidence import Scored, Sentence, by_words, carry_on, sentences_of, weights
from answer.question import Question
from answer.understanding import Understood, understand
from index.sentences import sentence_spans
from ingest.article import Article, Run


def article(name: str, text: str, **given: str) -> Article:
    return Article(name, f"/{name}.txt", None, text, text, (Run(0, 0, len(text), len(text)),), **given)  # type: ignore[arg-type]  # only strings


def scored(one: Article, *scores: float) -> list[Scored]:
    sentences = sentences_of(one.id, one.text, sentence_spans(one.text))
    return [Scored(s, value, 0.5, 0.5, 0.5) for s, value in zip(sentences, scores, strict=True)]


def ranked(*lists: list[Scored]) -> list[Scored]:
    return sorted((s for one in lists for s in one), key=lambda s: -s.score)


def asked(text: str = "What happened at the dam?") -> Understood:
    return understand(Question(text))


RIVER = article(
    "river", "The dam was opened at noon. Water reached the lower villages by evening. Nobody was hurt."
)
COPY = article("copy", "The dam was opened at noon. A reporter was there.")


def test_the_best_come_first_and_what_is_far_under_them_stays_out() -> None:
    picks = pick(asked(), ranked(scored(RIVER, 0.9, 0.8, 0.1)), several=False)
    assert [p.sentence.order for p in picks] == [0, 1]


def test_the_same_sentence_of_another_article_is_a_second_source_and_no_second_statement() -> None:
    picks = pick(asked(), ranked(scored(RIVER, 0.9, 0.1, 0.1), scored(COPY, 0.89, 0.1)), several=False)
    composed = compose(picks, {"river": RIVER, "copy": COPY})
    assert [s.citations for s in composed.statements] == [(1, 2)]
    assert composed.sources[1].quotes == (Quote("The dam was opened at noon.", 0, 27, 0),)


def test_an_answer_keeps_to_its_word_limit() -> None:
    long = " ".join(f"Word{n} happened at place{n} because reason{n} was cause{n} number." for n in range(40))
    one = article("long", long)
    picks = pick(asked(), scored(one, *[1 - n / 1000 for n in range(40)]), several=False)
    assert len(picks) > 1
    assert sum(len(p.sentence.words) for p in picks) <= WORDS


def test_even_a_sentence_over_the_limit_is_said_when_it_is_the_best() -> None:
    endless = article("endless", "It began " + "and went on and on and on " * 40 + "until it stopped.")
    assert len(pick(asked(), scored(endless, 0.9), several=False)) == 1


def test_where_several_are_asked_for_other_voices_are_heard() -> None:
    one = article(
        "voices",
        "Anka Vasch said no to it. Anka Vasch said never again. Anka Vasch said go away now. "
        "Bastien Corvel said maybe then.",
    )
    everything = scored(one, 0.9, 0.88, 0.86, 0.80)
    picks = pick(asked("Which ministers spoke?"), everything, several=True)
    assert [p.sentence.speaker.last for p in picks[:2] if p.sentence.speaker] == ["vasch", "corvel"]


def test_picks_are_read_article_by_article_in_the_order_of_the_text() -> None:
    picks = pick(asked(), ranked(scored(RIVER, 0.7, 0.8, 0.9), scored(COPY, 0.1, 0.85)), several=False)
    assert [(p.sentence.article, p.sentence.order) for p in in_order(picks)] == [
        ("river", 0),
        ("river", 1),
        ("river", 2),
        ("copy", 1),
    ]


def test_a_leading_pronoun_is_followed_by_the_name_in_brackets_and_the_quote_stays_verbatim() -> None:
    one = article("pronoun", "Anka Vasch refused. Anka Vasch said no. She added that the dam is closed.")
    composed = compose(pick(asked(), scored(one, 0.1, 0.1, 0.9), several=False), {"pronoun": one})
    assert composed.statements[0].text == "She [Anka Vasch] added that the dam is closed."
    assert composed.sources[0].quotes[0].text == "She added that the dam is closed."


def test_a_short_answer_is_only_given_where_it_is_certain() -> None:
    one = article("one", "The port pays 12 million for it.")
    picks = pick(asked("How many jobs are lost?"), scored(one, 0.9), several=False)
    assert short_answer(asked("How many jobs are lost?"), picks) is None


def test_the_sentence_after_the_best_one_is_lifted_and_never_above_it() -> None:
    lifted = carry_on(scored(RIVER, 0.9, 0.5, 0.5))
    assert lifted[0].score == 0.9
    assert lifted[1].score <= 0.9
    assert lifted[1].score > lifted[2].score == 0.5


def test_the_mark_of_a_list_is_no_part_of_the_sentence() -> None:
    one = article("list", "Demands:\n\n- The veto stays.\n\n• No inspectors come.")
    texts: list[Sentence] = list(sentences_of(one.id, one.text, sentence_spans(one.text)))
    assert [s.text for s in texts][1:] == ["The veto stays.", "No inspectors come."]
    assert all(one.text[s.start : s.end] == s.text for s in texts)


@pytest.mark.parametrize(
    "text",
    [
        "Anka Vasch refused. Anka Vasch said no. He was wrong, Anka Vasch said.",
        "Anka Vasch refused. Anka Vasch said no. He lied, she said.",
        "Anka Vasch refused. Anka Vasch said no. “He lied,” said Anka Vasch.",
        "Anka Vasch refused. Anka Vasch said “no. He lied.”",
    ],
)
def test_a_pronoun_that_is_not_the_speaker_gets_no_name(text: str) -> None:
    *_, last = sentences_of("a", text, sentence_spans(text))
    assert last.speaker is not None
    assert (last.pronoun, last.explicit) == (None, last.text)


def test_sentences_with_other_figures_do_not_say_the_same() -> None:
    one = article("one", "The old ferry sank near the port and 14 people of the town died on Monday.")
    other = article("other", "The old ferry sank near the port and 19 people of the town died on Monday.")
    assert len(pick(asked(), ranked(scored(one, 0.9), scored(other, 0.89)), several=False)) == 2


def test_sentences_beside_a_gap_are_not_neighbours() -> None:
    spans = sentence_spans(RIVER.text)
    whole = sentences_of("river", RIVER.text, spans)
    gapped = sentences_of("river", RIVER.text, (spans[0], spans[2]))
    assert [s.order for s in whole] == [0, 1, 2]
    assert [s.order for s in gapped] == [0, 2]
    question = understand(Question("Who opened the dam?"))
    near = [s.cover for s in by_words(question, weights(question, whole), whole, frozenset())]
    far = [s.cover for s in by_words(question, weights(question, gapped), gapped, frozenset())]
    assert near[1] > 0
    assert far[1] == 0


def test_a_second_source_has_the_same_words_and_is_another_article() -> None:
    reworded = article("reworded", "At noon, the dam was opened.")
    twice = article("twice", "The dam was opened at noon. The dam was opened at noon.")
    first, *_ = pick(asked(), ranked(scored(RIVER, 0.9, 0.1, 0.1), scored(reworded, 0.89)), several=False)
    assert first.also == ()
    (chosen,) = pick(asked(), ranked(scored(twice, 0.9, 0.89)), several=False)
    assert chosen.also == ()


def test_a_heading_is_said_only_where_there_is_nothing_else() -> None:
    one = article("one", "Dam opened at noon\n\nWater reached the villages.")
    everything = scored(one, 0.9, 0.8)
    assert [p.sentence.order for p in pick(asked(), everything, several=False)] == [1]
    assert [p.sentence.order for p in pick(asked(), everything[:1], several=False)] == [0]


def test_a_place_answers_only_in_a_sentence_about_the_question() -> None:
    one = article("one", "They met in Sankt Almen.")
    question = asked("Where did they meet?")
    about, beside = scored(one, 0.9), [replace(s, content=0.2) for s in scored(one, 0.9)]
    short = short_answer(question, pick(question, about, several=False))
    assert short is not None
    assert short.text == "Sankt Almen"
    assert short_answer(question, pick(question, beside, several=False)) is None


def test_an_institution_without_its_name_is_no_speaker() -> None:
    one = article("one", "The Ministry said no. Anka Vasch said yes.")
    composed = compose(pick(asked(), scored(one, 0.9, 0.8), several=False), {"one": one})
    assert [s.speaker for s in composed.statements] == [None, "Anka Vasch"]


def test_the_article_with_most_to_say_is_read_first_and_one_far_better_sentence_still_leads() -> None:
    close = pick(asked(), ranked(scored(RIVER, 0.8, 0.8, 0.8), scored(COPY, 0.1, 0.9)), several=False)
    assert [p.sentence.article for p in in_order(close)] == ["river", "river", "river", "copy"]
    far = pick(asked(), ranked(scored(RIVER, 0.75, 0.75, 0.75), scored(COPY, 0.1, 1.0)), several=False)
    assert next(p.sentence.article for p in in_order(far)) == "copy"
