"""The vendored embedder, run for real."""

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from models.embedder import MiniLM, load_embedder
from models.files import FOLDER

RELATED = (
    ("The ferry line raised its fares twice in one year.", "Tickets for the boat now cost more than before."),
    ("The court freed the journalist on bail.", "A judge let the reporter leave jail until the trial."),
    ("Why did the dam burst?", "Engineers blame a crack in the wall for the collapse of the reservoir."),
    ("Wheat prices fell after the harvest.", "Grain became cheaper once the crop was in."),
    ("The striker scored in the last minute.", "A late goal decided the match."),
)
# Similarities by the published float weights in torch, same tokeniser.
PUBLISHED_TEXTS = (
    "Grain exports through the port doubled after the treaty.",
    "Shipments of wheat from the harbour rose twofold once the accord was signed.",
    "The goalkeeper saved two penalties in the shoot-out.",
    "When does the treaty take effect?",
)
PUBLISHED_SIMILARITY = (
    (1.0, 0.56, 0.1556, 0.4531),
    (0.56, 1.0, 0.1001, 0.2964),
    (0.1556, 0.1001, 1.0, 0.0974),
    (0.4531, 0.2964, 0.0974, 1.0),
)
HOSTILE = (
    "",
    " \n\t ",
    "\0",
    "a\0b",
    "\ud800",
    "half \udfff of a pair",
    "\ud83d\ude00",
    "😀👩‍👩‍👧‍👦🏳️‍🌈",
    "e" + "\u0301" * 500,
    "\u202eright to left\u202c",
    "\ufffd\ufeff\u200b",
    "[CLS] [SEP] [PAD] [MASK] [UNK]",
    "漢字とかな",
    "x" * 5000,
)


@cache
def bare_tokenizer() -> Tokenizer:
    made = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def test_gives_one_unit_vector_a_text(embedder: MiniLM) -> None:
    vectors = embedder.embed([first for first, _ in RELATED])
    assert vectors.shape == (len(RELATED), embedder.dimension)
    assert vectors.dtype == np.float32
    assert np.abs(np.linalg.norm(vectors, axis=1) - 1).max() < 1e-6


def test_gives_an_empty_matrix_for_no_texts(embedder: MiniLM) -> None:
    assert embedder.embed([]).shape == (0, 384)
    assert embedder.embed([]).dtype == np.float32


def test_stays_close_to_the_published_weights(embedder: MiniLM) -> None:
    vectors = embedder.embed(PUBLISHED_TEXTS)
    assert np.abs(vectors @ vectors.T - np.array(PUBLISHED_SIMILARITY)).max() < 0.02


def test_finds_the_related_sentence_among_the_others(embedder: MiniLM) -> None:
    first = embedder.embed([one for one, _ in RELATED])
    second = embedder.embed([other for _, other in RELATED])
    assert (first @ second.T).argmax(axis=1).tolist() == list(range(len(RELATED)))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(max_size=300) | st.sampled_from([one for one, _ in RELATED]), max_size=8))
def test_a_vector_does_not_depend_on_its_neighbours(embedder: MiniLM, texts: list[str]) -> None:
    together = embedder.embed(texts)
    for text, row in zip(texts, together, strict=True):
        assert embedder.embed([text]).tobytes() == row.tobytes()


def test_long_neighbours_change_no_byte(embedder: MiniLM) -> None:
    short = RELATED[0][0]
    mixed = embedder.embed(["news " * 400, short, "", "shock! " * 50, short])
    assert mixed[1].tobytes() == mixed[4].tobytes() == embedder.embed([short]).tobytes()


def test_gives_the_same_bytes_for_any_number_of_threads(embedder: MiniLM) -> None:
    texts = [text * 9 for pair in RELATED for text in pair]
    assert MiniLM(threads=1).embed(texts).tobytes() == embedder.embed(texts).tobytes()
    assert MiniLM(threads=5).embed(texts).tobytes() == embedder.embed(texts).tobytes()


def test_gives_the_same_bytes_in_another_process(embedder: MiniLM) -> None:
    code = (
        "import sys; from models.embedder import load_embedder; "
        "sys.stdout.buffer.write(load_embedder().embed(sys.argv[1:]).tobytes())"
    )
    texts = list(RELATED[2])
    done = subprocess.run([sys.executable, "-c", code, *texts], capture_output=True, check=True)
    assert done.stdout == embedder.embed(texts).tobytes()


def test_serves_several_callers_at_once() -> None:
    fresh = MiniLM(threads=2)
    texts = [text for pair in RELATED for text in pair]
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: fresh.embed(texts).tobytes(), range(6)))
    assert len(set(answers)) == 1


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_embeds_whatever_a_string_can_hold(embedder: MiniLM, text: str) -> None:
    assert np.isfinite(embedder.embed([text])).all()
    assert abs(float(np.linalg.norm(embedder.embed([text]))) - 1) < 1e-6
    assert embedder.count_pieces(text) >= 2


def test_embeds_a_megabyte(embedder: MiniLM) -> None:
    text = "flood " * 170_000
    assert embedder.count_pieces(text) == 170_002
    assert embedder.embed([text]).tobytes() == embedder.embed(["flood " * 254]).tobytes()


def test_a_lone_surrogate_is_as_if_absent(embedder: MiniLM) -> None:
    assert embedder.embed(["the \ud800dam"]).tobytes() == embedder.embed(["the dam"]).tobytes()


def test_names_of_special_pieces_in_a_text_are_plain_words(embedder: MiniLM) -> None:
    assert embedder.count_pieces("[SEP]") > 3
    assert embedder.embed(["a [SEP] b"]).tobytes() != embedder.embed(["a b"]).tobytes()


def test_reads_256_pieces_and_no_more(embedder: MiniLM) -> None:
    words = ["flood"] * 253
    full, over = " ".join([*words, "dam"]), " ".join([*words, "dam", "bridge"])
    assert embedder.count_pieces(full) == embedder.max_pieces
    assert embedder.embed([over]).tobytes() == embedder.embed([full]).tobytes()
    assert embedder.embed([" ".join([*words, "bridge"])]).tobytes() != embedder.embed([full]).tobytes()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=500).filter(lambda text: "[" not in text)
)
def test_counts_the_pieces_the_tokenizer_makes(embedder: MiniLM, text: str) -> None:
    assert embedder.count_pieces(text) == len(bare_tokenizer().encode(text).ids)


spaced = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    | st.sampled_from(
        ["the", "harbour’s", "[SEP]", "e\u0301", "\u0301", "漢字", "\u200b", "İ", "ΣΑΣ", "x" * 120]
    )
    | st.sampled_from(
        [" ", "\n\n", "\t", "\r\n", "\xa0", "\u2028", "\u3000", "\x0b", "\x0c", "\x1c", "\x85", "\0"]
    ),
    max_size=30,
).map("".join)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=spaced)
def test_counting_by_words_is_counting_the_whole(embedder: MiniLM, text: str) -> None:
    assert embedder.count_pieces(text) == len(embedder.piece_counter.pieces(text))


def test_a_worker_counts_the_same(embedder: MiniLM) -> None:
    counter = pickle.loads(pickle.dumps(embedder.piece_counter))  # noqa: S301 - our own bytes
    for text in ("", "The harbour’s e\u0301 [SEP] 漢字\x1cİ\n\nΣΑΣ", "x" * 120, "flood " * 1000):
        assert counter(text) == embedder.count_pieces(text)


def test_counts_past_the_limit(embedder: MiniLM) -> None:
    assert embedder.count_pieces("flood " * 1000) == 1002


def test_says_what_it_is() -> None:
    embedder = load_embedder()
    assert (embedder.name, embedder.dimension, embedder.max_pieces) == ("all-MiniLM-L6-v2-int8", 384, 256)
    assert len(embedder.sha256) == 64


def test_loads_nothing_before_it_is_needed_and_never_torch() -> None:
    code = """
import sys
from models.embedder import load_embedder
embedder = load_embedder()
embedder.sha256
assert not {"onnxruntime", "tokenizers"} & set(sys.modules), "loaded too early"
embedder.embed(["a"])
heavy = {"torch", "transformers", "llama_index", "onnx", "huggingface_hub"} & set(sys.modules)
assert not heavy, heavy
"""
    subprocess.run([sys.executable, "-c", code], check=True)
