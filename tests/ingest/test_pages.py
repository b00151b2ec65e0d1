"""Sixty pages in the states in which real pages come: what is cut, what is kept, what is told."""

from codecs import BOM_UTF16
from collections.abc import Sequence

import pytest

from ingest.article import Article, Run
from tests.ingest.page_scores import Tally, score, score_page
from tests.ingest.pages.source import LabelledPage, pages

LEAST_NOISE_CUT = 0.97
LEAST_SENTENCES_KEPT = 0.995
LEAST_GLUED_SPLIT = 0.75
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


def test_glued_pages_are_split_and_no_other_is(tally: Tally) -> None:
    assert tally.whole == tally.single
    assert tally.split >= LEAST_GLUED_SPLIT * tally.glued


def test_there_are_pages_enough_and_both_halves_have_the_same_states() -> None:
    dev, held = pages("dev"), pages("held")
    assert len(dev) + len(held) >= LEAST_PAGES
    assert sorted(page.state for page in dev) == sorted(page.state for page in held)
    for page in (*dev, *held):
        assert sum(len(story.sentences) for story in page.stories) in SENTENCES, page.name
        assert len(page.noise) in NOISE_LINES, page.name


def test_a_page_read_with_all_its_noise_scores_nothing_and_one_without_scores_all() -> None:
    for page in pages():
        lines = [*page.noise, *page.metadata, *(one for story in page.stories for one in story.sentences)]
        dirty = score_page(page, [_article(lines)])
        assert (dirty.cut, dirty.kept, dirty.strays) == (0, dirty.sentences, 0), dirty.faults
        clean = score_page(page, [_article(story.sentences) for story in page.stories])
        assert (clean.cut, clean.kept) == (clean.noise, clean.sentences), clean.faults
        assert clean.split + clean.whole == 1


def test_a_label_is_what_stands_in_the_file() -> None:
    for page in pages():
        if page.file_name.endswith(".txt") and page.state != "damaged characters":
            text = page.data.decode("utf-16" if page.data.startswith(BOM_UTF16) else "utf-8")
            read = score_page(page, [_article([text])])
            assert (read.cut, read.kept) == (0, read.sentences), read.faults


def test_articles_that_stay_glued_or_trade_sentences_are_not_split() -> None:
    for page in _glued():
        every = [one for story in page.stories for one in story.sentences]
        together = score_page(page, [_article(every)])
        assert (together.split, together.kept) == (0, together.sentences)
        assert together.at_home == len(page.stories[0].sentences)
        traded = score_page(page, [_article(every[:1] + every[2:]), _article([every[1]])])
        assert traded.split == 0


def _glued() -> list[LabelledPage]:
    return [page for page in pages() if len(page.stories) > 1]


def _article(lines: Sequence[str]) -> Article:
    text = "\n\n".join(lines)
    return Article("id", "uri", None, text, text, (Run(0, 0, len(text), len(text)),))
