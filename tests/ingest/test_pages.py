"""Sixty pages in the states in which real pages come: what is cut, what is kept, what is told."""

import pytest

from tests.ingest.page_scores import Tally, score
from tests.ingest.pages.source import pages

LEAST_NOISE_CUT = 0.97
LEAST_SENTENCES_KEPT = 0.995
LEAST_PAGES = 60
SENTENCES = range(8, 61)
NOISE_LINES = range(5, 61)


@pytest.fixture(scope="module", params=["dev", "held"])
def tally(request: pytest.FixtureRequest) -> Tally:
    return score(pages(request.param))["all"]


def test_noise_is_cut(tally: Tally) -> None:
    assert tally.noise_cut >= LEAST_NOISE_CUT


def test_sentences_are_kept(tally: Tally) -> None:
    assert tally.sentences_kept >= LEAST_SENTENCES_KEPT


def test_there_are_pages_enough_and_both_halves_have_the_same_states() -> None:
    dev, held = pages("dev"), pages("held")
    assert len(dev) + len(held) >= LEAST_PAGES
    assert sorted(page.state for page in dev) == sorted(page.state for page in held)
    for page in (*dev, *held):
        assert sum(len(story.sentences) for story in page.stories) in SENTENCES, page.name
        assert len(page.noise) in NOISE_LINES, page.name
