"""The reader in the search: what it is given to read, the new order, and what stays as it was."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from llama_index.core.schema import MetadataMode

from index import rerank
from index.library import Library
from index.query import Filters, Hit
from index.ranking import Ranked
from index.retriever import HybridRetriever, hit_from_node
from index.stretch import PER_ARTICLE, Stretch
from models.files import ModelFileError
from models.reader.reading import Pair, Reading, Words
from tests.index.conftest import MakeArticle, ToyEmbedder, story

numbers = st.floats(-50, 50).map(lambda value: round(value, 3))
both = st.lists(st.tuples(numbers, numbers), max_size=40)
MARK = "quince"
READ = 25


def reading(logit: float) -> Reading:
    return Reading(logit, 1 / (1 + 2.0**-logit), None, 0.0, 0.0, 1.0)


class MarkReader:
    """Finds relevant what holds a word, and keeps what it was given."""

    name = "mark"
    sha256 = "e" * 64
    max_pieces = 256

    def __init__(self) -> None:
        self.calls: list[list[Pair]] = []

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        self.calls.append(list(pairs))
        return [reading(9.0 if MARK in text else -len(text) % 7 / 10) for _, text in pairs]


class EvenReader(MarkReader):
    """To it all texts are alike."""

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        return [reading(0.1) for _ in pairs]


class BrokenReader(MarkReader):
    """One whose weights are damaged."""

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        super().read(pairs)
        raise ModelFileError("the model file 'model.onnx' is not the published one", "install dateline again")


Opened = Callable[..., Library]


@pytest.fixture
def opened(home: Path, toy: ToyEmbedder) -> Iterator[Opened]:
    """Open the library of `home` with a reader, or without."""
    held: list[Library] = []

    def opened_with(reader: MarkReader | None = None) -> Library:
        held.append(Library.open(home, toy, reader=reader))
        return held[-1]

    yield opened_with
    for one in held:
        one.close()


@pytest.fixture
def island(
    library: Library, make_article: MakeArticle, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> Opened:
    """Articles on a ferry, twelve of them on its vote; one that says less of both tells of a quince."""
    monkeypatch.setattr(rerank, "READ", READ)
    monkeypatch.setattr(rerank, "FUSED", 0.3)
    votes = ["Ferry vote" if n < 12 else "Ferry" for n in range(32)]
    texts = [
        f"{vote} {n}\n\nThe {vote.lower()} was near, {story(n, 1).split(maxsplit=7)[-1]}"
        for n, vote in enumerate(votes)
    ]
    texts[20] = f"Notes of the week\n\nA {MARK} fell by the ferry; then other things came to a vote."
    library.ingest(make_article(text, f"/news/{n}.txt", outlet="TideCrunch") for n, text in enumerate(texts))
    return opened


# --- the order


def test_each_counts_in_deviations_from_its_own_mean(monkeypatch: pytest.MonkeyPatch) -> None:
    fused, logits = [0.9, 0.8, 0.1], [-4.0, 6.0, -2.0]
    monkeypatch.setattr(rerank, "FUSED", 1.0)
    assert rerank.rerank(fused, logits) == [0, 1, 2]
    monkeypatch.setattr(rerank, "FUSED", 0.0)
    assert rerank.rerank(fused, logits) == [1, 2, 0]
    monkeypatch.setattr(rerank, "FUSED", 0.5)
    assert rerank.rerank(fused, logits) == [1, 0, 2]


def test_nothing_and_one_are_an_order_too() -> None:
    assert rerank.rerank([], []) == []
    assert rerank.rerank([0.3], [2.0]) == [0]


def test_a_reader_that_finds_all_alike_changes_nothing() -> None:
    assert rerank.rerank([0.1] * 3 + [0.05], [0.1] * 4) == [0, 1, 2, 3]


@given(both)
def test_the_order_is_a_permutation_with_ties_as_they_were(pairs: list[tuple[float, float]]) -> None:
    fused, logits = [a for a, _ in pairs], [b for _, b in pairs]
    order = rerank.rerank(fused, logits)
    assert sorted(order) == list(range(len(pairs)))
    assert order == rerank.rerank(fused, logits)
    place = {at: rank for rank, at in enumerate(order)}
    for at, one in enumerate(pairs):
        for other in range(at + 1, len(pairs)):
            if pairs[other] == one:
                assert place[at] < place[other]


@given(both, st.floats(0.5, 4), st.integers(-9, 9))
def test_what_is_best_for_both_is_first_whatever_the_scale(
    pairs: list[tuple[float, float]], times: float, more: int
) -> None:
    fused, logits = [*(a for a, _ in pairs), 60.0], [*(b for _, b in pairs), 60.0]
    assert rerank.rerank(fused, [times * one + more for one in logits])[0] == len(pairs)


@given(both)
def test_moved_stretches_are_the_same_and_scores_still_fall(pairs: list[tuple[float, float]]) -> None:
    scores = sorted((a for a, _ in pairs), reverse=True)
    before = [Stretch(Ranked(str(at), score), [str(at)]) for at, score in enumerate(scores)]
    readings = [reading(b) for _, b in pairs]
    part = rerank.Part("?", "", 0, 0, 0)
    after = rerank.moved(before, [[[(part, one)] for one in readings]])
    assert sorted(map(id, after)) == sorted(map(id, before))
    assert [one.best.score for one in after] == scores
    assert sorted(one.best.ranks["reader"] for one in after) == list(range(1, len(pairs) + 1))
    for one in after:
        (read,) = one.reads
        assert read.relevance == pytest.approx(readings[int(one.best.item)].relevance, abs=1e-6)
    by_reader = sorted(after, key=lambda one: one.best.ranks["reader"])
    logits = [readings[int(one.best.item)].logit for one in by_reader]
    assert logits == sorted(logits, reverse=True)


def test_of_several_queries_the_one_that_it_answers_best_counts() -> None:
    before = [Stretch(Ranked(str(at), 1.0), [str(at)]) for at in range(4)]
    one = [reading(x) for x in (0.0, 9.0, 0.0, 1.0)]
    other = [reading(x) for x in (-30.0, -31.0, -20.0, -29.0)]
    part = rerank.Part("?", "", 0, 0, 0)
    after = rerank.moved(before, [[[(part, read)] for read in row] for row in (one, other)])
    assert {stretch.best.item for stretch in after[:2]} == {"1", "2"}
    (best,) = after[0].reads
    at = int(after[0].best.item)
    assert best.relevance == pytest.approx(max(one[at].relevance, other[at].relevance), abs=1e-6)


@given(st.text("abc. ", min_size=1, max_size=12), st.text("xyz ", min_size=1, max_size=30), st.data())
def test_the_words_that_were_read_have_their_place_in_the_article(
    title: str, text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, 9))
    article = "#" * start + text
    part = rerank.Part("?", f"{title}. {text}", start, len(article), len(title) + 2)
    first = data.draw(st.integers(0, len(part.text) - 1))
    last = data.draw(st.integers(first + 1, len(part.text)))
    read = part.read(replace(reading(1.0), answer=Words(first, last, 0.5)))
    if read.place is None:
        assert first < part.before
        assert read.words is None or read.words in title
    else:
        assert article[slice(*read.place)] == read.words == part.text[first:last]


@given(st.integers(1, 200))
def test_more_queries_read_fewer_stretches_each(queries: int) -> None:
    each = rerank.to_read(queries)
    assert 1 <= each <= rerank.READ
    assert queries * each <= max(rerank.ALL, queries)


# --- in a library


def test_the_reader_lifts_what_words_and_meaning_put_behind(island: Opened) -> None:
    query = "how did the ferry vote go?"
    plain = island().search(query, limit=40).hits
    behind = next(at for at, hit in enumerate(plain) if MARK in hit.text)
    assert 5 < behind < READ
    with_reader = island(MarkReader())
    found = with_reader.search(query, limit=40)
    assert MARK in found.hits[0].text
    assert found.hits[0].ranks["reader"] == 1
    assert found.hits[0].relevance == max(hit.relevance or 0 for hit in found.hits)
    assert found.notes == ()
    assert found == with_reader.search(query, limit=40), "the same question has the same result"
    assert {hit.passage for hit in found.hits} == {hit.passage for hit in plain}


def test_what_is_not_read_stays_behind_in_its_order(island: Opened) -> None:
    plain = island().search("ferry vote", limit=20).hits
    found = island(MarkReader()).search("ferry vote", limit=20, read=6).hits
    assert {hit.passage for hit in found[:6]} == {hit.passage for hit in plain[:6]}
    assert found[6:] == plain[6:]
    assert [hit.relevance is None for hit in found] == [False] * 6 + [True] * 14
    assert sorted(hit.ranks["reader"] for hit in found[:6]) == [1, 2, 3, 4, 5, 6]
    scores = [hit.score for hit in found]
    assert scores == [hit.score for hit in plain] == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("query", "queries"),
    [
        (
            " How did Grushko see the ferry vote, according to TideCrunch? ",
            {"How did Grushko see the ferry vote, according to TideCrunch?"},
        ),
        (
            "How did Grushko and Zakharova see the ferry vote?",
            {"How did Grushko see the ferry vote?", "How did Zakharova see the ferry vote?"},
        ),
    ],
)
def test_the_first_are_read_in_one_call_with_the_whole_query_or_its_sides_and_within_the_room(
    island: Opened, toy: ToyEmbedder, query: str, queries: set[str]
) -> None:
    reader = MarkReader()
    island(reader).search(query, limit=3)
    (pairs,) = reader.calls
    assert len(pairs) == READ * len(queries)
    assert {asked for asked, _ in pairs} == queries
    for asked, text in pairs:
        assert text
        assert toy.count_pieces(asked) + toy.count_pieces(text) - 1 <= rerank.PIECES


def test_no_article_fills_the_list_though_the_reader_likes_it(
    library: Library, make_article: MakeArticle, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rerank, "FUSED", 0.0)
    parts = [
        f"The ferry vote, a {MARK}. {story(n, 14).partition(chr(10) * 2)[2]} The ferry {n}."
        for n in range(12)
    ]
    others = [
        make_article(f"Short {n}\n\nThe ferry vote near island {n}.", f"/news/{n}.txt") for n in range(6)
    ]
    library.ingest([make_article("\n\n".join(parts), "/news/long.txt"), *others])
    uris = [hit.uri for hit in opened(MarkReader()).search("the ferry vote", limit=9).hits]
    assert uris[:PER_ARTICLE] == ["/news/long.txt"] * PER_ARTICLE
    assert uris[PER_ARTICLE:] == [uri for uri in uris if uri != "/news/long.txt"]


def test_a_reader_without_a_preference_leaves_the_hits_as_they_are_without_one(island: Opened) -> None:
    plain, found = (
        island().search("ferry vote", limit=40),
        island(EvenReader()).search("ferry vote", limit=40),
    )
    assert all(hit.relevance is None and "reader" not in hit.ranks for hit in plain.hits)
    assert [hit.ranks["reader"] for hit in found.hits[:READ]] == list(range(1, READ + 1))
    assert tuple(map(_unread, found.hits)) == plain.hits


def _unread(hit: Hit) -> Hit:
    ranks = {name: rank for name, rank in hit.ranks.items() if name != "reader"}
    return replace(hit, reads=(), ranks=ranks)


def test_a_damaged_reader_is_a_note_and_no_obstacle(island: Opened) -> None:
    plain, broken = island().search("ferry vote"), island(BrokenReader()).search("ferry vote")
    assert plain.hits
    assert broken.hits == plain.hits
    (note,) = broken.notes
    assert "the reader" in note
    assert "model.onnx" in note


def test_nothing_to_find_is_nothing_to_read(island: Opened) -> None:
    reader = MarkReader()
    assert island(reader).search("ferry", filters=Filters(since="2031-01-01")).hits == ()
    assert reader.calls == []


def test_a_node_carries_what_the_reader_said(island: Opened) -> None:
    library = island(MarkReader())
    nodes = HybridRetriever(library, limit=3).retrieve("ferry vote")
    hits: tuple[Hit, ...] = tuple(map(hit_from_node, nodes))
    assert hits == library.search("ferry vote", limit=3).hits
    assert all(hit.relevance is not None for hit in hits)
    assert "relevance" not in nodes[0].node.get_content(MetadataMode.LLM)


def test_what_is_known_of_a_library_names_its_reader(island: Opened) -> None:
    assert island().info()["reader"] is None
    assert island(MarkReader()).info()["reader"] == {"name": "mark", "sha256": "e" * 64}


# --- what is read


@pytest.fixture
def long(library: Library, make_article: MakeArticle, opened: Opened) -> Opened:
    """One long article with a title of its own."""
    text = "\n\n".join([f"{story(n, 5).partition(chr(10) * 2)[2]} The winter ferry {n}." for n in range(3)])
    library.ingest([make_article(text, "/news/a.txt", title="Islanders win at last")])
    return opened


def texts(opened: Opened, query: str) -> list[str]:
    reader = MarkReader()
    opened(reader).search(query)
    return [text for _, text in reader.calls[0]]


def test_the_title_goes_in_front_where_it_fits(long: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    assert all(text.startswith("Islanders win at last. ") for text in texts(long, "winter ferry"))
    query = "winter ferry " * 60
    assert not any("Islanders" in text for text in texts(long, query)), "a long query leaves no room"
    monkeypatch.setattr(rerank, "PREFIX_TITLE", False)
    assert not any("Islanders" in text for text in texts(long, "winter ferry"))


def test_a_text_that_begins_with_its_title_has_it_once(island: Opened) -> None:
    found = texts(island, "ferry vote")
    assert found
    assert all(text.count("Ferry vote") <= 1 for text in found)


def test_the_part_that_fits_the_query_best_is_read_first(long: Opened) -> None:
    for hit in long(MarkReader()).search("winter ferry 2").hits:
        first = hit.reads[0]
        assert "The winter ferry" in hit.text[first.start - hit.start : first.end - hit.start]


def test_where_little_is_found_all_of_it_is_read_and_nothing_twice(long: Opened) -> None:
    (*hits,) = long(MarkReader()).search("winter ferry").hits
    assert hits
    for hit in hits:
        spans = sorted((read.start, read.end) for read in hit.reads)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
        assert all(any(s <= start and end <= e for s, e in spans) for start, end in hit.sentences)


def test_no_more_is_read_than_may_be(island: Opened) -> None:
    reader = MarkReader()
    found = island(reader).search("ferry vote", limit=20, read=3).hits
    assert sum(bool(hit.reads) for hit in found) == 3
    assert [len(call) for call in reader.calls] == [3]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(query=st.text(min_size=1, max_size=400).filter(str.strip))
def test_any_query_is_read_within_the_room(long: Opened, toy: ToyEmbedder, query: str) -> None:
    reader = MarkReader()
    long(reader).search(query)
    longest = max(toy.count_pieces(sentence) for sentence in story(0, 5).split("\n"))
    for pairs in reader.calls:
        for asked, text in pairs:
            room = max(rerank.LEAST, rerank.PIECES + 1 - toy.count_pieces(asked))
            assert toy.count_pieces(text) <= max(room, longest + toy.count_pieces("Islanders win at last. "))


@pytest.mark.parametrize(
    ("enough", "batches"), [(0.5, [rerank.FIRST]), (1.1, [rerank.FIRST, READ - rerank.FIRST])]
)
def test_reading_stops_after_a_dozen_where_one_of_them_answers(
    island: Opened, enough: float, batches: list[int]
) -> None:
    reader = MarkReader()
    found = island(reader).search("ferry vote", limit=40, enough=enough).hits
    assert [len(call) for call in reader.calls] == batches
    assert [bool(hit.reads) for hit in found] == [n < sum(batches) for n in range(len(found))]
    whole = island(MarkReader()).search("ferry vote", limit=40).hits
    assert {hit.passage for hit in found} == {hit.passage for hit in whole}
    assert sum(batches) < READ or found == whole


def test_each_side_is_read_whole_though_one_answers(island: Opened) -> None:
    reader = MarkReader()
    island(reader).search("How did Grushko and Zakharova see the ferry vote?", enough=0.0)
    assert [len(call) for call in reader.calls] == [2 * READ]


def test_of_a_dozen_parts_the_first_of_each_stretch_come_before_further_ones() -> None:
    row = [[rerank.Part("q", f"{at} {n}", 0, 3, 0) for n in range(3)] for at in range(10)]
    reader = MarkReader()
    read = rerank.read_until(reader, row, enough=0.0)
    assert [text for _, text in reader.calls[0]] == [f"{at} 0" for at in range(10)] + ["0 1", "0 2"]
    assert [[part.text for part, _ in parts] for parts in read] == [
        ["0 0", "0 1", "0 2"],
        *([f"{at} 0"] for at in range(1, 10)),
    ]
    assert [len(parts) for parts in rerank.read_until(reader, row, enough=1.1)] == [3] * 10
