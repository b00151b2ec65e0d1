"""The search as a whole: what a query names is found first, and hides nothing."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import UsageError
from index.library import Library
from index.query import Filters, Hit
from index.stretch import PER_ARTICLE
from tests.index.conftest import MakeArticle, story

FERRY = (
    "The harbour council voted to keep the winter ferry, ending a dispute of months with the islanders."
    " It carries some four thousand people a week between October and March, said the port authority."
    " A decision on the summer timetable is expected in April, when the second ship leaves the yard."
    " The chairwoman thanked the islanders for their patience after a meeting of five hours in the hall."
)


def uris(library: Library, query: str, **known: object) -> list[str]:
    return [hit.uri for hit in library.search(query, **known).hits]  # type: ignore[arg-type]  # the search's own


@pytest.fixture
def press(library: Library, make_article: MakeArticle) -> Library:
    """The same news from three outlets, on three days."""
    outlets = ("The Lindow Times", "TideCrunch", "Coast | Market News")
    library.ingest(
        make_article(
            f"Ferry vote, told by desk {n}\n\nThe ferry vote divides the island; observer {n} counted hands.",
            f"/news/{n}.txt",
            outlet=outlets[n % 3],
            published=f"2024-0{1 + n // 3}-1{n % 3}",
            language="de" if n == 4 else "en",
        )
        for n in range(9)
    )
    return library


@pytest.mark.parametrize(
    ("query", "outlet"),
    [
        ("According to TideCrunch, how did the ferry vote go?", "TideCrunch"),
        ("What does the Lindow Times report say of the ferry vote?", "The Lindow Times"),
        ("the ferry vote, as reported by Coast", "Coast | Market News"),
    ],
)
def test_the_outlet_that_a_query_names_comes_first_and_the_others_after(
    press: Library, query: str, outlet: str
) -> None:
    result = press.search(query, limit=9)
    assert result.hits[0].outlet == outlet
    assert [hit.outlet for hit in result.hits[:5]].count(outlet) == 3
    assert len(result.hits) == 9, "nothing is hidden"
    assert result.drawn["outlets"] == [outlet]
    assert result.filters_dict() == {"drawn": result.drawn}
    assert {hit.outlet for hit in result.hits if "focus" in hit.ranks} == {outlet}


def test_the_days_that_a_query_names_come_first(press: Library) -> None:
    result = press.search("How did the ferry vote go in February 2024?", limit=9)
    months = [(hit.published or "")[:7] for hit in result.hits]
    assert months[0] == "2024-02"
    assert months[:5].count("2024-02") >= 2
    assert len(months) == 9
    assert result.understood.endswith("(published from 2024-02-01 until 2024-02-29)")
    day = press.search("the ferry vote on 11 January 2024").hits[0]
    assert day.published == "2024-01-11"


def test_last_week_counts_from_the_day_of_the_question(press: Library) -> None:
    found = press.search("the ferry vote last week", asked="2024-03-14")
    assert (found.hits[0].published or "")[:7] == "2024-03"
    assert found.drawn["days"] == [{"since": "2024-03-04", "until": "2024-03-14", "from": "last week"}]


def test_since_an_event_counts_from_the_first_article_that_tells_of_it(
    press: Library, make_article: MakeArticle
) -> None:
    press.ingest(
        [
            make_article("Lindow summit\n\nThe Lindow summit began.", "/news/s1.txt", published="2024-02-01"),
            make_article("Talks\n\nAfter the Lindow summit, tea.", "/news/s2.txt", published="2024-02-20"),
            make_article("Summit\n\nAnother summit, elsewhere.", "/news/s3.txt", published="2023-02-20"),
        ]
    )
    result = press.search("How has the ferry vote gone since the Lindow summit?", limit=12)
    assert result.drawn["days"] == [{"since": "2024-02-01", "until": None, "from": "since the Lindow summit"}]
    assert (result.hits[0].published or "") >= "2024-02-01"
    assert "days" not in press.search("What was said since the Brunn summit?").drawn


def test_the_newest_come_first_where_the_day_of_the_question_is_told(press: Library) -> None:
    def place(month: str, asked: str | None) -> float:
        hits = press.search("ferry vote", asked=asked, limit=9).hits
        assert len(hits) == 9, "what came later is no answer of that day, and is there all the same"
        return sum(at for at, hit in enumerate(hits) if (hit.published or "")[:7] == month) / 3

    months = ("2024-01", "2024-02", "2024-03")
    assert all(place(month, f"{month}-13") <= place(month, None) for month in months)
    assert sum(place(month, f"{month}-13") for month in months) < sum(place(month, None) for month in months)


def test_a_named_day_without_articles_changes_nothing(press: Library) -> None:
    plain = uris(press, "the ferry vote", limit=9)
    assert sorted(uris(press, "the ferry vote in 1963", limit=9)) == sorted(plain)


def test_each_side_keeps_its_room(library: Library, make_article: MakeArticle) -> None:
    crowd = [
        make_article(
            f"Grushko on the truce, part {n}\n\nGrushko said of the truce that it must hold {n} weeks.",
            f"/news/g{n}.txt",
        )
        for n in range(30)
    ]
    other = make_article("Notes\n\nZakharova spoke of geese, then of a truce.", "/news/z.txt")
    library.ingest([*crowd, other])
    assert "/news/z.txt" in uris(library, "What did Grushko and Zakharova say about the truce?", limit=5)
    result = library.search("What did Grushko and Zakharova say about the truce?")
    assert result.drawn["sides"] == [
        "What did Grushko say about the truce?",
        "What did Zakharova say about the truce?",
    ]


def test_neighbours_are_one_longer_hit_with_true_offsets(library: Library, make_article: MakeArticle) -> None:
    text = "\n\n".join(["Ferry", *[f"{FERRY} This is part {n}." for n in range(4)]])
    article = make_article(text, "/news/long.txt")
    library.ingest([article, make_article("Geese were seen on the moor.", "/news/geese.txt")])
    hits = library.search("winter ferry islanders timetable").hits
    assert any(len(hit.passages) > 1 for hit in hits)
    for hit in hits:
        check(library, hit)


def check(library: Library, hit: Hit) -> None:
    (article,) = library.article(hit.article)
    assert article.text[hit.start : hit.end] == hit.text
    assert hit.passage in hit.passages
    spans = {one.id: (one.start, one.end) for one in library.passages(hit.article)}
    assert (spans[hit.passages[0]][0], spans[hit.passages[-1]][1]) == (hit.start, hit.end)
    assert [one for one in spans if one in hit.passages] == list(hit.passages), "in order, none left out"
    assert all(hit.start <= start < end <= hit.end for start, end in hit.sentences)


def test_near_copies_are_one_hit_unless_they_are_asked_for(
    library: Library, make_article: MakeArticle
) -> None:
    wire = f"Ferry stays\n\n{FERRY}"
    library.ingest(
        [
            make_article(wire, "/news/wire.txt"),
            make_article(f"Islanders cheer\n\nOur own reporter.\n\n{FERRY}", "/news/paper.txt"),
            make_article(story(3), "/news/other.txt"),
        ]
    )
    (copy,) = [one for one in library.articles() if one.copy_of]
    folded = [hit for hit in library.search("winter ferry islanders").hits if "islanders" in hit.text]
    assert len(folded) == 1
    assert len(folded[0].copies) == 1
    both = uris(library, "winter ferry islanders", filters=Filters(copies=True))
    assert {"/news/wire.txt", "/news/paper.txt"} <= set(both)
    alone = library.search("winter ferry islanders", filters=Filters(articles=(copy.id,)))
    assert [hit.article for hit in alone.hits] == [copy.id], "a copy that is named is found"


def test_no_article_fills_the_list(library: Library, make_article: MakeArticle) -> None:
    long = "\n\n".join(
        f"The ferry vote, count {n}. " + story(n, sentences=14).partition("\n\n")[2] + f" The ferry vote {n}."
        for n in range(12)
    )
    others = [
        make_article(f"Short {n}\n\nThe ferry vote was near island {n}, they say.", f"/news/{n}.txt")
        for n in range(6)
    ]
    library.ingest([make_article(long, "/news/long.txt"), *others])
    first = uris(library, "the ferry vote", limit=9)
    assert first.count("/news/long.txt") <= PER_ARTICLE
    assert len(uris(library, "the ferry vote", limit=50, filters=Filters(articles=("/news/long.txt",)))) > 3


def test_languages_are_a_filter(press: Library) -> None:
    assert uris(press, "ferry vote", filters=Filters(languages=("de",))) == ["/news/4.txt"]
    assert len(uris(press, "ferry vote", filters=Filters(languages=("DE", "en")))) == 9
    assert uris(press, "ferry vote", filters=Filters(languages=("fr",))) == []


@pytest.mark.parametrize(
    "query",
    [
        "+ferry -vote AND (OR NOT title:x^2 ~5 [a TO b] {x} \\ / \" ' * ?",
        "ferry " * 10_000,
        "🛳️ 🗳️ 👩‍👩‍👧",
        "قرار العبّارة في الميناء",
        "'; DROP TABLE articles; --",
        "(a+)+$ .*? [[:alpha:]]{99}",
        "in 9999-99-99, on February 31, between 2030 and 1990",
        "%s %d {0} {query!r} ${HOME}",
        "\x00\ufffe\u202e ferry",
    ],
)
def test_any_query_gets_a_result(press: Library, query: str) -> None:
    result = press.search(query)
    assert result.passages > 0
    for hit in result.hits:
        check(press, hit)


def test_an_impossible_day_of_the_question_is_one_clear_sentence(press: Library) -> None:
    with pytest.raises(UsageError, match="'2024-02-31' is not a date"):
        press.search("ferry", asked="2024-02-31")


@pytest.mark.parametrize("published", ["2024", "2024-06", "June 2024", "2024-13-45"])
def test_an_article_without_a_whole_day_is_found_and_in_no_range(
    library: Library, make_article: MakeArticle, published: str
) -> None:
    library.ingest([make_article("The ferry vote was held.", "/news/a.txt", published=published)])
    assert uris(library, "ferry vote last week", asked="2024-07-01") == ["/news/a.txt"]
    assert uris(library, "ferry vote", filters=Filters(since="2000-01-01")) == []


def test_an_empty_range_is_an_empty_result(press: Library) -> None:
    result = press.search("ferry", filters=Filters(since="2031-01-01", until="2030-01-01"))
    assert (result.hits, result.articles, result.passages) == ((), 0, 0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(query=st.text(min_size=1, max_size=120).filter(str.strip), limit=st.integers(1, 20))
def test_any_text_is_a_query_and_the_same_one_gives_the_same(press: Library, query: str, limit: int) -> None:
    result = press.search(query, limit=limit)
    assert len(result.hits) <= limit
    assert result == press.search(query, limit=limit)


def test_readers_see_new_outlets_without_reopening(
    press: Library, make_article: MakeArticle, home: Path
) -> None:
    with Library.open(home, press.embedder) as reader:
        query = "According to MoorPost, how did the ferry vote go?"
        assert "outlets" not in reader.search(query).drawn
        press.ingest(
            [make_article("Ferry vote\n\nThe ferry vote was won.", "/news/m.txt", outlet="MoorPost")]
        )
        assert reader.search(query).hits[0].uri == "/news/m.txt"
