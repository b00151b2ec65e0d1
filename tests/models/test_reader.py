"""The vendored reader, run for real."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from threading import Barrier

import numpy as np
import onnxruntime
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from models.files import READER, ModelFiles
from models.pieces import PieceCounter
from models.reader.network import CrossEncoder, load_reader
from models.reader.reading import Pair, Reader, Reading
from models.session import session
from models.training.pairs import Example, encode

PAIRS: tuple[Pair, ...] = (
    ("Who won the cup?", "The striker Zoë Müller won the cup in Berlin on Friday."),
    ("Who won the cup?", "Wheat prices fell after the harvest, the ministry said."),
    ("The dam burst on Tuesday.", "Engineers had warned for years. The dam burst in the night to Tuesday."),
    ("Who won the cup?", ""),
    ("", "Nobody was hurt."),
    ("", ""),
    ("When?", "flood " * 400),
    ("flood " * 400, "When did it come?"),
)
HOSTILE = (
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
    "[SEP]" * 300,
)
counter = PieceCounter()


@cache
def network() -> onnxruntime.InferenceSession:
    return session((READER / "model.onnx").read_bytes())


def asked(query: str, text: str) -> tuple[float, list[float]]:
    """What the graph says of a pair that is laid out as in training."""
    row = encode(counter.tokenizer, Example(query, text), 256)
    given = {"ids": np.array([row.ids]), "kinds": np.array([row.kinds])}
    relevance, support = network().run(["relevance", "support"], given)
    return float(relevance[0]), support[0].tolist()


def one(reader: Reader, query: str, text: str) -> Reading:
    (reading,) = reader.read([(query, text)])
    return reading


def test_gives_one_reading_a_pair(reader: CrossEncoder) -> None:
    readings = reader.read(PAIRS)
    assert len(readings) == len(PAIRS)
    for reading, (_, text) in zip(readings, PAIRS, strict=True):
        assert 0 < reading.relevance < 1
        assert abs(reading.supported + reading.contradicted + reading.neither - 1) < 1e-9
        assert (reading.answer is None) == (not text)
        if reading.answer:
            assert 0 <= reading.answer.start < reading.answer.end <= len(text)
            assert 0 < reading.answer.probability < 1


def test_reads_nothing_where_there_are_no_pairs(reader: CrossEncoder) -> None:
    assert reader.read([]) == []


@pytest.mark.parametrize(("query", "text"), PAIRS)
def test_lays_pairs_out_as_training_does(reader: CrossEncoder, query: str, text: str) -> None:
    reading = one(reader, query, text)
    relevance, support = asked(query, text)
    assert reading.logit == relevance
    calibrated = reader._calibration.support(support)
    assert (reading.supported, reading.contradicted, reading.neither) == calibrated


@pytest.mark.parametrize(("query", "text"), PAIRS[:3])
def test_what_the_session_leaves_out_changes_hardly_a_figure(query: str, text: str) -> None:
    whole = onnxruntime.InferenceSession(READER / "model.onnx", providers=["CPUExecutionProvider"])
    row = encode(counter.tokenizer, Example(query, text), 256)
    given = {"ids": np.array([row.ids]), "kinds": np.array([row.kinds])}
    for ours, theirs in zip(network().run(None, given), whole.run(None, given), strict=True):
        assert np.abs(ours - theirs).max() < 0.2


words = st.lists(
    st.sampled_from(["dam", "flood", "Müller", "[SEP]", "3,000", "漢", "unmistakably", "."]), max_size=300
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=words.map(" ".join), text=words.map(" ".join))
def test_lays_any_pair_out_as_training_does(reader: CrossEncoder, query: str, text: str) -> None:
    assert one(reader, query, text).logit == asked(query, text)[0]


short = st.text(max_size=80) | st.sampled_from([text for pair in PAIRS for text in pair])


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(short, short), max_size=8), data=st.data())
def test_a_reading_does_not_depend_on_its_neighbours(
    reader: CrossEncoder, pairs: list[Pair], data: st.DataObject
) -> None:
    together = reader.read(pairs)
    assert together == [one(reader, *pair) for pair in pairs]
    order = data.draw(st.permutations(range(len(pairs))))
    assert reader.read([pairs[at] for at in order]) == [together[at] for at in order]


def test_gives_the_same_for_any_number_of_threads(reader: CrossEncoder) -> None:
    expected = reader.read(PAIRS)
    for threads in (1, 5):
        assert CrossEncoder(threads=threads).read(PAIRS) == expected


def test_gives_the_same_in_another_process(reader: CrossEncoder) -> None:
    code = (
        "import sys; from models.reader.network import load_reader; print(load_reader().read([sys.argv[1:]]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *PAIRS[0]], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout.strip() == repr(reader.read(PAIRS[:1]))


def test_serves_several_callers_at_once(reader: CrossEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, read, together = [], ModelFiles.read, Barrier(6)

    def seen(files: ModelFiles, name: str) -> bytes:
        opened.append(name)
        return read(files, name)

    monkeypatch.setattr(ModelFiles, "read", seen)
    fresh = CrossEncoder(threads=2)

    def call(_: int) -> list[Reading]:
        together.wait(30)
        return fresh.read(PAIRS)

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(call, range(6)))
    assert answers == [reader.read(PAIRS)] * 6
    assert sorted(opened) == ["calibration.json", "model.onnx", "tokenizer.json"]


def test_cuts_each_query_once(reader: CrossEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    cut, pieces = [], PieceCounter.pieces

    def seen(self: PieceCounter, text: str, *, special: bool = True) -> list[int]:
        cut.append(text)
        return pieces(self, text, special=special)

    monkeypatch.setattr(PieceCounter, "pieces", seen)
    reader.read([("Who?", str(n)) for n in range(5)] + [("When?", "Now.")])
    assert sorted(cut) == ["When?", "Who?"]


@pytest.mark.parametrize("hostile", HOSTILE, ids=ascii)
def test_reads_whatever_a_string_can_hold(reader: CrossEncoder, hostile: str) -> None:
    for query, text in ((hostile, "The dam burst."), ("What burst?", hostile), (hostile, hostile)):
        reading = one(reader, query, text)
        assert np.isfinite(reading.logit)
        if reading.answer:
            assert 0 <= reading.answer.start < reading.answer.end <= len(text)
        else:
            assert not counter.pieces(text, special=False)


anything = st.lists(
    st.text(st.characters(), max_size=12)
    | st.text(st.characters(categories=["Cs", "Mn", "Cc", "Cf"]), max_size=4)
    | st.sampled_from(["\ud83d\ude00", "e\u0301", "👩‍👩‍👧", "漢字", "한국어", "[SEP]", " ", "the dam"]),
    max_size=10,
).map("".join)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=anything, text=anything)
@example(query="", text="\ud83d\ude00\ud83d\ude00 a")
def test_an_answer_is_whole_words_of_the_very_text(reader: CrossEncoder, query: str, text: str) -> None:
    answer = one(reader, query, text).answer
    if answer is None:
        assert not counter.pieces(text, special=False)
        return
    assert 0 <= answer.start < answer.end <= len(text)
    inside = text[answer.start : answer.end]
    assert counter.pieces(inside, special=False)
    for edge in (answer.start, answer.end):
        around = text[max(0, edge - 1) : edge + 1]
        assert len(around) < 2 or not (around[0].isalnum() and around[1].isalnum())
        assert not ("\ud800" <= around[:1] < "\udc00" <= around[1:] < "\ue000")


def test_answers_are_places_in_the_string_that_was_given(reader: CrossEncoder) -> None:
    text = "The dam burst on Friday."
    plain = one(reader, "When?", text).answer
    moved = one(reader, "When?", "\ud800\0\ud800" + text).answer
    assert plain is not None
    assert moved is not None
    assert (moved.start, moved.end) == (plain.start + 3, plain.end + 3)
    assert moved.probability == plain.probability


def test_names_of_special_pieces_are_plain_words(reader: CrossEncoder) -> None:
    assert one(reader, "a", "b [SEP] c") != one(reader, "a", "b c")
    text = "[CLS] [SEP] [PAD] b [MASK] [UNK]"
    ids = reader._lay_out([1037], text, reader._pieces.placed(text)).ids
    assert (ids[0], ids[2], ids[-1]) == (101, 102, 102)
    assert not {0, 100, 101, 102, 103} & set(ids[3:-1])


def test_reads_256_pieces_and_no_more(reader: CrossEncoder) -> None:
    query, fits = "what " * 10, 256 - 10 - 3
    filled = "flood " * (fits - 1)
    full = one(reader, query, f"{filled}dam")
    assert one(reader, query, f"{filled}dam bridge and much more") == full
    assert one(reader, query, f"{filled}bridge") != full
    assert full.answer is not None
    assert full.answer.end <= len(filled) + 3


def test_reads_72_pieces_of_a_query(reader: CrossEncoder) -> None:
    full = one(reader, "what " * 71 + "dam", PAIRS[0][1])
    assert one(reader, "what " * 71 + "dam bridge", PAIRS[0][1]) == full
    assert one(reader, "what " * 71 + "bridge", PAIRS[0][1]) != full


def test_says_what_it_is() -> None:
    reader: Reader = load_reader()
    assert (reader.name, reader.max_pieces) == ("dateline-reader-int8", 256)
    assert len(reader.sha256) == 64


def test_loads_nothing_before_it_is_needed_and_never_torch() -> None:
    code = """
import sys
from models.reader.network import load_reader
reader = load_reader()
reader.sha256, reader.read([])
assert not {"onnxruntime", "tokenizers"} & set(sys.modules), "loaded too early"
reader.read([("a", "b")])
heavy = {"torch", "transformers", "llama_index", "onnx", "huggingface_hub"} & set(sys.modules)
assert not heavy, heavy
"""
    subprocess.run([sys.executable, "-c", code], check=True)
