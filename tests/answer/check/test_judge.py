from collections.abc import Sequence

import pytest

from answer.check.judge import MOST, SLICE, Judged, judge, select
from answer.check.source import LONGEST, Rarity, Source, nearest, pasted
from models.reader.reading import Pair, Reading

TEXT = """The ferry Linnet sank off Port Anselm on Monday, killing 19 people.

The weather was calm. Mayor Greta Onslow opened the school hall that evening. She said that a fishing boat \
would carry the mail for weeks.

Nils Corrigan owns the ship and denied that the bow door was broken. The inquiry begins in May."""


class Counting:
    """Believes a claim whose every word stands in the text, and keeps what it was asked."""

    name = "counting"
    sha256 = "0" * 64
    max_pieces = 256

    def __init__(self) -> None:
        self.calls: list[list[Pair]] = []

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        self.calls.append(list(pairs))
        return [
            Reading(0.0, 0.5, None, 0.9, 0.05, 0.05)
            if claim.strip(".") in text
            else Reading(0.0, 0.5, None, 0.1, 0.1, 0.8)
            for claim, text in pairs
        ]


@pytest.fixture
def source() -> Source:
    return pasted(TEXT)


def test_the_best_sentences_in_the_order_of_the_text(source: Source) -> None:
    found = select(
        "The inquiry into the sinking of the Linnet begins in May.", source, Rarity([source]), most=30
    )
    texts = [TEXT[start:end] for start, end in found.spans]
    assert texts == [
        "The ferry Linnet sank off Port Anselm on Monday, killing 19 people.",
        "The inquiry begins in May.",
    ]
    assert TEXT[slice(*found.best[0])] == "The inquiry begins in May."
    assert found.text == " ".join(texts)
    assert 0 < found.shared < 1


def test_offsets_never_lie_and_the_evidence_is_bounded(source: Source) -> None:
    long = pasted(TEXT + "\n\n" + " ".join(f"Row {n} of the mail boat table" for n in range(400)))
    for claim in ("A boat carries the mail.", "row table boat", "Onslow", "nothing shared whatsoever zzz"):
        for one in (source, long):
            found = select(claim, one, Rarity([one]))
            assert found.spans == tuple(sorted(set(found.best)))
            assert all(one.article.text[a:b] == one.article.text[a:b].strip() != "" for a, b in found.spans)
            assert len(found.text.split()) <= MOST + LONGEST


def test_a_sentence_that_leans_on_the_one_before_brings_it_along(source: Source) -> None:
    claim = "A fishing boat would carry the mail for weeks."
    assert "Mayor Greta Onslow opened" in select(claim, source, Rarity([source]), most=40).text
    assert "Mayor" not in select(claim, source, Rarity([source]), most=18).text, "no room"


def test_a_claim_that_shares_nothing_has_no_evidence(source: Source) -> None:
    found = select("Zebras graze.", source, Rarity([source]))
    assert (found.spans, found.shared) == ((), 0.0)
    (judged,) = judge([("Zebras graze.", found)], Counting())
    assert judged == Judged("Zebras graze.", found, 0.0, 0.0, 1.0, read=True)


def test_all_pairs_are_read_in_one_call_and_in_slices_beyond(source: Source) -> None:
    reader, told = Counting(), []
    found = select("The inquiry begins in May.", source, Rarity([source]))
    pairs = [("The inquiry begins in May.", found)] * (SLICE + 1)
    judged = judge(pairs, reader, lambda done, of: told.append((done, of)))
    assert [len(call) for call in reader.calls] == [SLICE, 1]
    assert told == [(SLICE, SLICE + 1), (SLICE + 1, SLICE + 1)]
    assert {one.supported for one in judged} == {0.9}
    judge(pairs[:SLICE], reader)
    assert len(reader.calls) == 3


def test_without_a_reader_the_shared_words_are_the_score(source: Source) -> None:
    whole = select("The inquiry begins in May.", source, Rarity([source]))
    half = select("The inquiry begins in Zanzibar.", source, Rarity([source]))
    some = judge([("a", whole), ("b", half)], None)
    assert [one.read for one in some] == [False, False]
    assert some[0].supported == whole.shared == 1.0
    assert 0 < some[1].supported < 1
    assert {one.contradicted for one in some} == {0.0}


def test_rare_words_find_the_source() -> None:
    rare, common = pasted("Corrigan spoke."), pasted("The school hall was open. " * 20)
    rarity = Rarity([rare, common])
    words = frozenset({"corrigan", "school", "hall"})
    assert nearest(words, [common, rare], rarity, 2) == (rare, common)
    assert nearest(words, [common, rare], rarity, 1) == (rare,)
    assert nearest(frozenset({"zzz"}), [common, rare], rarity, 2) == ()


def test_what_repeats_more_of_the_claim_comes_first() -> None:
    text = "The ferry sank off the port. A ferry came. The ferry sank quickly near the old port."
    found = select("The ferry sank off the port.", source := pasted(text), Rarity([source]))
    assert [text[start:end][:9] for start, end in found.best] == ["The ferry", "The ferry", "A ferry c"]
