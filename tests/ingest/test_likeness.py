"""Copies are told from articles that only sound like each other; signatures are the same everywhere."""

import pickle
import random
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.likeness import (
    BANDS,
    COPY,
    SKETCH,
    Reading,
    estimate,
    likeness,
    likeness_of,
    quoted_words,
    signature,
    word_hashes,
)

ROOT = Path(__file__).resolve().parents[2]

_WORDS = """
    ferry harbour council vote bridge minister budget storm river school strike talks market price winter
    engine pilot theatre election court judge farm flood museum train station hospital nurse doctor union
    mayor police fire rescue island border treaty export wheat barley fleet captain sailor signal lantern
"""
WORDS = _WORDS.split()


def prose(seed: int, words: int) -> str:
    """Sentences of twelve words and paragraphs of four, which no other seed shares."""
    rng = random.Random(seed)
    sentences = [
        " ".join(rng.choice(WORDS) for _ in range(12)).capitalize() + f" {rng.randrange(10**6)}."
        for _ in range(words // 13)
    ]
    return "\n\n".join(" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4))


texts = st.builds(prose, st.integers(0, 50), st.integers(0, 400))
anything = st.text(max_size=300)


@given(anything | texts)
def test_a_text_is_like_itself(text: str) -> None:
    assert likeness(text, text) == 1.0


@given(anything | texts, anything | texts)
def test_it_does_not_matter_which_comes_first(left: str, right: str) -> None:
    assert likeness(left, right) == likeness(right, left)
    assert 0.0 <= likeness(left, right) <= 1.0
    one, other = signature(left).sketch, signature(right).sketch
    assert estimate(one, other) == estimate(other, one)


def test_a_text_that_repeats_itself_is_no_more_like_the_other() -> None:
    part, new = prose(50, 200), prose(51, 200)
    twice, once = f"{part}\n\n{part}", f"{part}\n\n{new}"
    assert len(word_hashes(twice)) == len(word_hashes(once))
    assert likeness(twice, once) == likeness(once, twice) < COPY


@given(anything | texts)
def test_a_signature_fits_its_columns_and_a_pipe(text: str) -> None:
    made = signature(text)
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301 - our own
    assert len(made.bands) <= BANDS
    assert len(set(made.bands)) == len(made.bands)
    assert all(-(2**63) <= band < 2**63 for band in made.bands)
    assert len(made.sketch) <= 4 * (SKETCH + 1)


@given(anything)
def test_every_word_is_inside_or_outside_of_quotation_marks(text: str) -> None:
    assert len(quoted_words(text)) == len(word_hashes(text))


@given(anything)
def test_words_are_the_same_words_beside_an_ideograph(text: str) -> None:
    alone, beside = word_hashes(text), word_hashes(f"{text} 漢")
    assert np.array_equal(alone, beside[: len(alone)])
    assert len(beside) == len(alone) + 1


def test_a_signature_is_the_same_in_every_process() -> None:
    text = prose(1, 500)
    script = f"import sys; from ingest.likeness import signature; print(signature({text!r}))"
    for seed in ("0", "1"):
        done = subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == repr(signature(text))


def test_a_signature_never_changes() -> None:
    """Libraries keep them: another value would find no copy of an article that is stored already."""
    made = signature(prose(1, 500))
    assert made.bands[:2] == (61865022095661264, 69095892528955687)
    assert made.sketch[:8].hex() == "ea010000e8c9db00"


def test_spelling_and_typography_make_no_difference() -> None:
    plain = prose(2, 300) + " \"It's the ferry's engine - nothing else,\" she said..."
    fancy = plain.upper().replace('"', "”").replace("'", "’").replace(" - ", " — ").replace("...", "…")
    assert plain != fancy
    assert likeness(plain, fancy) == 1.0
    assert signature(plain) == signature(fancy)


def test_texts_without_spaces_are_read_character_by_character() -> None:
    rng = random.Random(3)
    text = "".join(chr(rng.randrange(0x4E00, 0x5E00)) for _ in range(600))
    changed = text[:100] + "新" * 20 + text[120:]
    assert likeness(text, changed) >= COPY
    assert len(set(signature(text).bands) & set(signature(changed).bands)) >= 2


def test_a_sketch_estimates_what_two_texts_share() -> None:
    whole = prose(4, 1200).split("\n\n")
    for share in (0.25, 0.5, 0.75):
        part = "\n\n".join(whole[: int(len(whole) * share)])
        assert abs(estimate(signature(part).sketch, signature("\n\n".join(whole)).sketch) - 1.0) < 0.25
        mixed = part + "\n\n" + prose(5, int(1200 * (1 - share)))
        guess = estimate(signature(mixed).sketch, signature("\n\n".join(whole)).sketch)
        assert abs(guess - share) < 0.15


def test_the_estimate_agrees_with_datasketch() -> None:
    """Two ways to sample, one quantity: the Jaccard likeness of the shingles."""
    datasketch = pytest.importorskip("datasketch")
    left, right = prose(6, 800), prose(6, 800)[:3000] + prose(7, 300)
    minima = []
    for text in (left, right):
        words = text.split()
        one = datasketch.MinHash(num_perm=512, seed=1)
        one.update_batch([" ".join(words[at : at + 5]).encode() for at in range(len(words) - 4)])
        minima.append(one)
    jaccard = minima[0].jaccard(minima[1])
    sizes = [int(np.frombuffer(signature(text).sketch, "<u4")[0]) for text in (left, right)]
    shared = jaccard / (1 + jaccard) * sum(sizes) / min(sizes)
    assert abs(estimate(signature(left).sketch, signature(right).sketch) - shared) < 0.12


def test_very_short_texts_are_copies_only_word_for_word() -> None:
    brief = " ".join(prose(8, 80).split()[:59])
    assert signature(brief).bands == ()
    assert likeness(brief, brief + " More later.") == 0.0
    assert likeness(brief, brief.upper()) == 1.0


def test_an_excerpt_and_a_round_up_are_no_copies() -> None:
    story = prose(9, 1000)
    excerpt = "\n\n".join(story.split("\n\n")[:4])
    assert likeness(story, excerpt) == 0.0
    round_up = "\n\n".join([excerpt, *(prose(seed, 200) for seed in range(10, 14))])
    assert likeness(excerpt, round_up) == 0.0


def test_a_long_passage_of_its_own_tells_against_a_copy() -> None:
    """Changes here and there make a copy; as much text in one piece is reporting of its own."""
    old = prose(20, 600).split("\n\n")
    new = prose(21, 600).split("\n\n")
    scattered = [*old]
    scattered[2:3], scattered[6:7], scattered[9:10] = new[2:3], new[6:7], new[9:10]
    assert likeness("\n\n".join(old), "\n\n".join(scattered)) >= COPY
    follow_up = [*new[:3], *old[3:]]
    assert likeness("\n\n".join(old), "\n\n".join(follow_up)) < likeness(
        "\n\n".join(old), "\n\n".join(scattered)
    )
    assert likeness("\n\n".join(old), "\n\n".join([*new[:5], *old[5:]])) < COPY


SPEECH = prose(30, 500)


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»")])
def test_articles_about_the_same_speech_are_no_copies(opening: str, closing: str) -> None:
    said = "\n\n".join(f"{opening}{part}{closing}" for part in SPEECH.split("\n\n"))
    reports = [f"{prose(seed, 100)}\n\n{said}\n\n{prose(seed + 1, 60)}" for seed in (31, 33)]
    assert likeness(*reports) < COPY
    assert likeness(said, f"{said}\n\nRead more on our page.") >= COPY, "the bare speech twice is a copy"


def match_report(home: str, away: str, scorer: str, minute: int, goals: int, crowd: int) -> str:
    return f"""{home} beat {away} {goals}-0 on Saturday in front of {crowd} spectators at a sold-out ground.

{scorer} put the hosts ahead in the {minute}th minute with a header after a corner kick from the left, and
{home} never looked like losing their lead. {away} had their best chance in the {minute + 9}th minute when
their captain hit the post from {minute // 2} metres.

{scorer} doubled the lead shortly after the break. "{away} gave us a hard game, and I am proud of {scorer},"
the coach of {home} said. {home} are now {goals + 2} points clear of {away}, who have {minute} points.

{home} next play away on Wednesday, when {scorer} will be missing. {away} will host the league leaders."""


def test_match_reports_of_one_template_are_no_copies() -> None:
    one = match_report("Port Anselm", "Brenhald", "Tevin Orlo", 23, 2, 18400)
    other = match_report("Upper Tarn", "Harrow Mere", "Jonas Pell", 61, 4, 9250)
    assert likeness(one, other) < COPY


def market_report(day: str, seed: int) -> str:
    rng = random.Random(seed)
    lines = [
        f"{name} closed {rng.choice(['up', 'down'])} {rng.randrange(1, 99) / 10} percent at"
        f" {rng.randrange(100, 999)} talers on {day} as {rng.choice(WORDS)} and {rng.choice(WORDS)} weighed."
        for name in (
            "Anselm Shipping",
            "Karvon Steel",
            "Tarn Water",
            "Mere Mills",
            "Dresk Rail",
            "Lantern Gas",
        )
    ]
    standing = (
        "All prices are those of the close and are given without guarantee by the exchange in Port Anselm,"
        " whose committee meets on the first working day of each month to decide which shares belong to it."
    )
    return "\n\n".join([f"Shares ended mixed in Port Anselm on {day}.", *lines, standing])


def test_daily_reports_with_the_same_standing_text_are_no_copies() -> None:
    assert likeness(market_report("Monday", 1), market_report("Tuesday", 2)) < COPY


def test_liveblogs_with_the_same_frame_are_no_copies() -> None:
    frame = prose(40, 120)
    days = [f"{frame}\n\n{prose(seed, 500)}\n\n{frame[:400]}" for seed in (41, 42)]
    assert likeness(*days) < COPY


@settings(max_examples=30)
@given(st.integers(0, 30), st.integers(31, 60))
def test_articles_that_share_nothing_share_no_band(one: int, other: int) -> None:
    left, right = prose(one, 400), prose(other, 400)
    assert likeness(left, right) == 0.0
    assert not set(signature(left).bands) & set(signature(right).bands)


def test_hostile_texts_cost_no_more_than_long_ones() -> None:
    began = time.perf_counter()
    for text in ("‘" * 10**5, '"' * 10**5, "‘a" * 10**5, "“" + "a " * 10**5, "a" * 10**6, "\ud800 x" * 10**4):
        signature(text)
        assert likeness_of(Reading(text), Reading(text + " end")) >= 0.0
        quoted_words(text)
    assert time.perf_counter() - began < 20
