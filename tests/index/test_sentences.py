"""Sentences of news: the cases that break naive splitters, and the properties that hold for any text."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import sentences
from index.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Dr. Orr of the U.S. met Gen. Mark A. Till on Jan. 5.", "He left."],
        ["It is No. 3 of 9.", "He said no.", "That is all."],
        ["Prices rose 2.5 percent.", "They fell by $1.75 later."],
        ["He lives in the U.S.", "The senator agreed."],
        ["The U.S. Senate agreed.", "So did the U.N. envoy."],
        ["It ended at 5 p.m. Monday.", "Nobody stayed."],
        ["“We won.”", "Then he left... and came back.", "Hello…", "He waited."],
        ["“Will we win?” he asked.", "“Never!” Orr said.", "“No,” said Ms. Lund."],
        ["“We stay here,” Orr said.", "“We do not move.”", "Lund nodded."],
        ['"We won."', '"You lost."', "He said so."],
        ["J. R. R. Tolkien and A. A. Milne wrote books.", "Others read them."],
        ["George W. Bush spoke.", "Sen. Ann Poe, I-Vt., and Rep. Ed Lee, R-Calif., left."],
        ["Acme Corp. Chief Ann Poe left Acme Inc.", "The board was told."],
        ["Lt. Col. Orr went to St. Louis.", "Mt. Lund is high."],
        ["Really?!", "Yes!", "iPhones sold out.", "eBay fell."],
        ["(He left.)", "She stayed."],
        ["Orr vs. Lund was heard in Feb. 2012.", "It ended in Dec.", "The court closed."],
        ["Node.js is on example.com today.", "See it."],
        ["He said it all.", "The man left."],
        ["Vitamin C.", "It helps."],
        ["It costs 5%.", "2024 was bad.", "$6 was too much."],
        ["他说了。", "我们走吧！", "好。"],
    ],
)
def test_splits_news_as_people_do(sentences: list[str]) -> None:
    glue = "" if "。" in sentences[0] else " "
    text = glue.join(sentences).replace("all. The man", "all.The man")
    assert split(text) == sentences


def test_paragraphs_headings_and_list_items_end_a_sentence() -> None:
    text = (
        "Harbour tax rises\n\nThe mayor said so\nover two lines. It rises\n\nWhat comes next\n"
        "- first the vote\n- then the tax. It stays\n1. One thing\n2. Another\n\n# A heading\nText of it."
    )
    assert split(text) == [
        "Harbour tax rises",
        "The mayor said so\nover two lines.",
        "It rises",
        "What comes next",
        "- first the vote",
        "- then the tax.",
        "It stays",
        "1. One thing",
        "2. Another",
        "# A heading",
        "Text of it.",
    ]


def test_a_closing_quote_belongs_to_the_sentence_before() -> None:
    assert split("He said: “It is over.” She agreed. 'Quite so.' All left.") == [
        "He said: “It is over.”",
        "She agreed.",
        "'Quite so.'",
        "All left.",
    ]


def test_hard_wrapped_lines_stay_together() -> None:
    text = (
        "The committee met on the island for the third time this year and decided\nLindow should pay for it."
    )
    assert split(text) == [text]


pieces = st.sampled_from(
    ["Dr", "U.S", "No", "Jan", "he said", "The", "a", "3", "A", " ", "  ", "\n", "\n\n", "\t", "\u00a0", ".",
     "...", "…", "!", "?", "”", '"', "“", ")", "(", "- ", "1. ", "。", "ß", "🎈", "\u2029", "\r\n"]
)  # fmt: skip
texts = st.one_of(st.text(max_size=200), st.lists(pieces, max_size=40).map("".join))


@settings(max_examples=300, deadline=None)
@given(texts)
def test_spans_are_ordered_disjoint_trimmed_and_cover_every_character(text: str) -> None:
    spans = sentence_spans(text)
    covered: set[int] = set()
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        covered.update(range(start, end))
        last = end
    assert all(at in covered or char.isspace() for at, char in enumerate(text))
    assert spans == sentence_spans(text)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_looking_for_marks_first_finds_what_the_whole_pattern_finds(text: str) -> None:
    def plainly(text: str, start: int, end: int) -> Iterator[int]:
        begin = start
        for mark in sentences._END.finditer(text, start, end):
            if mark.end() < end and sentences._ends_sentence(text, begin, mark, end):
                yield mark.end()
                begin = mark.end()

    with pytest.MonkeyPatch.context() as patch:
        found = sentence_spans(text)
        patch.setattr(sentences, "_cuts", plainly)
        patch.setattr(sentences, "_PLAIN_BLANK_LINE", sentences._BLANK_LINE)
        assert sentence_spans(text) == found


def test_hostile_lengths_take_no_time() -> None:
    for piece, times in (("a", 200_000), (". ", 50_000), ("“", 50_000), ("A.", 50_000), ("a.\n", 50_000)):
        sentence_spans(piece * times)
    sentence_spans("." * 200_000 + "a")
    for piece in ("\n", "- ", "“A.” ", "1. ", "J. "):
        sentence_spans(piece * 50_000)
