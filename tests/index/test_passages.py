"""Passages: whole sentences with exact offsets, and never more than the embedder reads."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from index.passage import Span, passage_id
from index.passages import (
    PASSAGE_TOKENS,
    TITLE_PIECES,
    _clip,
    _pieces,
    _within,
    embedded_text,
    short_title,
    split_passages,
)
from index.sentences import sentence_spans
from models.embedder import Embedder, MiniLM, load_embedder

Count = Callable[[str], int]


@pytest.fixture(scope="module")
def real() -> Embedder:
    return load_embedder()


def check(text: str, title: str | None, real: Embedder) -> None:
    """The laws that hold for every text."""
    passages = split_passages("id", text, title, real.count_pieces, real.max_pieces)
    heading = short_title(title, real.count_pieces)
    assert real.count_pieces(heading) <= TITLE_PIECES
    covered = bytearray(len(text))
    last = 0
    for one in passages:
        assert last <= one.start < one.end <= len(text)
        last = one.end
        assert one.id == passage_id(text, one.start, one.end)
        inside = text[one.start : one.end]
        assert inside == inside.strip()
        assert real.count_pieces(embedded_text(heading, inside)) <= real.max_pieces
        assert one.sentences[0][0] == one.start
        assert one.sentences[-1][1] == one.end
        at = one.start
        for start, end in one.sentences:
            assert at <= start < end <= one.end
            covered[start:end] = b"\x01" * (end - start)
            at = end
    assert all(there or char.isspace() for there, char in zip(covered, text, strict=True))
    assert passages == split_passages("id", text, title, real.count_pieces, real.max_pieces)


hostile = st.one_of(
    st.text(max_size=400),
    st.text(alphabet="ab .\n“”🎈漢字é\u200b\u0301", max_size=2_000),
    st.builds(lambda piece, times: piece * times, st.text(min_size=1, max_size=12), st.integers(1, 900)),
    st.lists(
        st.sampled_from(["Mr. Orr said so.", "“No!”", "\n\n", " ", "antidisestablishment" * 9]), max_size=90
    ).map(" ".join),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(text=hostile, title=st.one_of(st.none(), st.text(max_size=300)))
@example(text="x" * 50_000, title=None)
@example(text="🎈" * 5_000, title="🎈" * 100)
@example(text="漢字かな" * 3_000, title="漢" * 400)
@example(text="word " * 10_000, title="A title " * 60)
@example(text="a.b" * 5_000, title=None)
@example(text="  \n\n ", title="nothing")
@example(text="<|endoftext|> [SEP] [CLS] " * 300, title="<|endoftext|>")
@example(text="í\ud7a3\u1112\u1161\u11ab" * 2_000, title=None)
def test_any_text_is_covered_within_the_embedders_limit(real: Embedder, text: str, title: str | None) -> None:
    check(text, title, real)


def test_passages_of_plain_news_hold_whole_sentences(real: Embedder) -> None:
    paragraph = "Dana Orr of the Lindow Post said the ferry had left the harbour at five. Nobody was hurt. "
    text = "\n\n".join(paragraph * 2 + f"It was trip number {n} of the season." for n in range(40))
    passages = split_passages("id", text, "Ferry leaves", real.count_pieces, real.max_pieces)
    assert [span for one in passages for span in one.sentences] == list(sentence_spans(text))
    words = [len(text[one.start : one.end].split()) for one in passages]
    assert all(100 <= count <= 200 for count in words[:-1]), words


def test_a_sentence_too_long_is_cut_at_words(real: Embedder) -> None:
    text = "Lindow " + "and the harbour and the moor " * 90 + "agreed."
    passages = split_passages("id", text, None, real.count_pieces, real.max_pieces)
    assert len(passages) > 1
    assert " ".join(text[one.start : one.end] for one in passages) == text


def test_a_short_article_is_one_passage(real: Embedder) -> None:
    (only,) = split_passages(
        "id", " Bees are back. Hives too. \n", "Bees", real.count_pieces, real.max_pieces
    )
    assert (only.start, only.end) == (1, 26)
    assert only.sentences == ((1, 15), (16, 26))


def plainly(text: str, title: str | None, real: Embedder) -> list[Span]:
    """The passages as llama-index's splitter gives them with nothing counted in a shorter way."""
    import tiktoken
    from llama_index.core.node_parser import SentenceSplitter

    splitter = SentenceSplitter(
        chunk_size=PASSAGE_TOKENS,
        chunk_overlap=0,
        paragraph_separator="\n\n",
        tokenizer=tiktoken.get_encoding("cl100k_base").encode_ordinary,
        chunking_tokenizer_fn=_pieces,
    )
    spans, at = [], 0
    for chunk in splitter.split_text(text):
        at = text.index(chunk, at)
        spans.append((at, at + len(chunk)))
        at += len(chunk)
    whole = MiniLM().piece_counter.pieces
    heading = short_title(title, real.count_pieces)
    return [
        (group[0][0], group[-1][1])
        for start, end in spans
        for group in _within(
            _clip(text, sentence_spans(text), start, end),
            lambda left, right: len(whole(embedded_text(heading, text[left:right]))) <= real.max_pieces,
            text,
        )
    ]


newsy = st.lists(
    st.sampled_from(
        ["Mr. Orr said so.", "“No!” he", "\n\n", "\n", " ", "  \n\n\t", "\r\n\r\n", "3.5 percent of it",
         "The harbour tax rose again in the spring and the council let it, " * 9, "🎈", "\u2028", "漢字。",
         "\x0c"]
    ),
    max_size=120,
).map("".join)  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=newsy, title=st.one_of(st.none(), st.just("Tax up")))
@example(text="\n\n".join(f"Paragraph {n} on “it”. " * (n % 40) for n in range(90)), title="A")
@example(text="x " * 900 + "\n\n" + "word " * 4_000, title=None)
def test_short_ways_of_counting_change_no_passage(real: Embedder, text: str, title: str | None) -> None:
    passages = split_passages("id", text, title, real.count_pieces, real.max_pieces)
    assert [(one.start, one.end) for one in passages] == plainly(text, title, real)
