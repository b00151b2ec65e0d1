"""The index of words takes any text as a question."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from index.library import Library
from ingest.article import Article
from tests.index.conftest import article_of, story

MakeArticle = Callable[..., Article]
HOSTILE = [
    "title:harbour AND (tax OR", "tax^2~3 [a TO z] {x} \\", '"', '""', '"" "tax', "*", "?", "-tax +NOT",
    "a:b:c /x/", "' OR 1=1 --", "\x00\x01", "🎈", "of the and", "what is it", "x" * 10_000, "tax " * 5_000,
    "漢字", "\u200b", "<|endoftext|>",
]  # fmt: skip


@pytest.fixture
def filled(library: Library, news: list[Article]) -> Library:
    library.ingest(news)
    return library


@pytest.mark.parametrize("query", HOSTILE)
def test_nothing_in_a_question_is_syntax(filled: Library, query: str) -> None:
    assert len(filled.search(query).hits) <= 10


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=60).filter(lambda text: bool(text.strip())))
@example('"a b" "')
def test_any_text_may_be_asked(filled: Library, query: str) -> None:
    if query.isprintable():
        filled.search(query, limit=3)


def first(library: Library, query: str) -> str:
    """The uri that words alone rank first."""
    hits = library.search(query, limit=20).hits
    return next(hit.uri for hit in hits if hit.ranks.get("words") == 1)


def test_stems_spellings_and_accents_meet(library: Library, make_article: MakeArticle) -> None:
    library.ingest(
        [
            make_article("The U.S. envoy sought a 90‑day cease‑fire.", "/n/envoy.txt"),
            make_article("Márquez’s “co\u00adoperative” fishes for cod.", "/n/cod.txt"),
            make_article("They talked about us for days and days, by the fire.", "/n/talk.txt"),
        ]
    )
    for query in ("90-day cease-fire", "US envoy", "envoys seeking"):
        assert first(library, query) == "/n/envoy.txt", query
    for query in ("Marquez", "cooperatives", "fishing"):
        assert first(library, query) == "/n/cod.txt", query


def test_stop_words_do_not_outweigh_the_one_that_counts(library: Library, make_article: MakeArticle) -> None:
    library.ingest(
        [
            make_article("What is the one that is of the most and what is it? It is what it is.", "/n/a.txt"),
            make_article("Grandmother kept geese.", "/n/b.txt"),
        ]
    )
    assert first(library, "What is it that is the most of the geese?") == "/n/b.txt"


def test_a_phrase_in_quotes_comes_first(library: Library, make_article: MakeArticle) -> None:
    library.ingest(
        [
            make_article(
                "The bridge of iron was iron, said the iron man at the bridge.", "/n/a.txt", title="x"
            ),
            make_article(
                "They walked over the iron bridge and on to the market square.", "/n/b.txt", title="x"
            ),
        ]
    )
    assert first(library, "“iron bridge”") == "/n/b.txt"


def test_ideographs_are_found_inside_a_run(library: Library, make_article: MakeArticle) -> None:
    library.ingest(
        [make_article("他们要求安全保证和中立地位。", "/n/zh.txt"), make_article("Nothing here.", "/n/b.txt")]
    )
    assert first(library, "中立") == "/n/zh.txt"


def test_the_best_of_some_articles_are_found_among_the_best_of_all(library: Library) -> None:
    """As tantivy finds them where it looks up each article; None where there may be more."""
    texts = [story(n, 3) for n in range(80)]
    library.ingest(article_of(text, f"/news/{n}.txt") for n, text in enumerate(texts))
    library.search("harbour")
    words, store = library._upkeep.words, library._store
    inside = set(store.shelf().ids[::2])

    def fitting(numbers: Sequence[int]) -> set[int]:
        return {number for number, one in store.articles_of_numbers(numbers).items() if one in inside}

    for query in ("harbour ferry", "the mayor of the moor", "Report 3 of the bridge desk", "nothing"):
        wanted = words.search(query, 5, sorted(inside))
        assert words.search_widely(query, 5, 1_000, fitting) == wanted
        assert words.search_widely(query, 5, 3, fitting) in (None, wanted)
