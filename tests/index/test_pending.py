"""Words first: what happens while vectors are pending, and how far it is."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import every, progress
from index import library as library_module
from index.library import Library
from index.ranking import MEANING, blend
from index.stamp import read_stamp
from index.summary import Progress
from ingest.document import Document
from tests.index.conftest import ToyEmbedder, story


def documents(count: int, first: int = 0) -> list[Document]:
    return [
        Document(f"/news/{n}.txt", f"'{n}.txt'", ".txt", story(n).encode(), "/news")
        for n in range(first, first + count)
    ]


def test_articles_are_found_by_words_while_the_ingest_still_runs(library: Library, toy: ToyEmbedder) -> None:
    found: list[bool] = []

    def slowly() -> Iterator[Document]:
        yield from documents(70)
        time.sleep(1.6)  # as long as a commit of words may wait
        yield from documents(80, 70)
        with Library.open(library.home, toy) as reader:
            found.append(bool(reader.search("Report 3 of the bridge desk").hits))
        yield from documents(1, 200)

    library.ingest(slowly(), wait=False)
    assert found == [True]
    assert toy.embedded == 1, "the question"


def test_vectors_are_computed_in_steps_and_never_twice(library: Library, toy: ToyEmbedder) -> None:
    pending = library.ingest(documents(300), wait=False).pending
    assert pending >= 300
    left = [library.embed_pending(seconds=0) for _ in range(2)]
    assert pending > left[0] > left[1] > 0
    assert pending - left[0] <= 16, "a stretch is over soon: other writers wait for it"
    assert library.embed_pending() == 0
    assert toy.embedded == pending
    assert library.embed_pending() == 0
    assert library.info()["chroma"] == pending
    heard: list[Progress] = []
    library.embed_pending(heard.append)
    assert toy.embedded == pending


def test_a_stretch_is_nothing_that_others_are_told_of(library: Library) -> None:
    library.ingest(documents(40), wait=False)
    seen: list[Progress | None] = []
    library.embed_pending(lambda _: seen.append(progress.read(library.home)), seconds=60)
    assert seen
    assert set(seen) == {None}, "what stands at the head of the page would come and go"


def test_what_chroma_has_not_taken_in_is_compared_all_the_same(library: Library) -> None:
    library.ingest(documents(150))
    library.ingest(documents(300, 150), wait=False)
    library.embed_pending(seconds=0)
    stamp = read_stamp(library.home / "chroma")
    assert stamp is not None
    assert stamp.generation < library._store.generation()
    newest = library._store.database.all(
        "SELECT p.id, p.start, p.end, a.title, a.text FROM passages p JOIN articles a ON a.id = p.article"
        " WHERE p.embedded IS NOT NULL ORDER BY p.number DESC LIMIT 1"
    )[0]
    best = library.search(f"{newest['title']}\n{newest['text'][newest['start'] : newest['end']]}").hits[0]
    assert (best.passage, best.ranks.get("meaning")) == (newest["id"], 1)
    assert read_stamp(library.home / "chroma") == stamp, "and no search spends its time on Chroma"
    library.embed_pending()
    assert library.info()["chroma"] == library.counts()[1]


def test_chroma_follows_a_long_embedding(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_module, "_MEANING_EVERY", 0.0)
    monkeypatch.setattr(every, "_PART", 0)
    stamps = set()

    def heard(_: Progress) -> None:
        stamps.add(read_stamp(library.home / "chroma"))

    library.ingest(documents(500), progress=heard)
    assert len(stamps) > 2


@given(
    order=st.permutations("abcdefgh"),
    meaning=st.permutations("abcdefgh"),
    pending=st.sets(st.sampled_from("abcdefgh")),
)
def test_pending_passages_keep_their_order_and_everyone_his_own_scale(
    order: list[str], meaning: list[str], pending: set[str]
) -> None:
    words = [(one, 9.0 - at) for at, one in enumerate(order)]
    near = [(one, 0.9 - at / 10) for at, one in enumerate(meaning) if one not in pending]
    scores = blend(words, near, pending)
    waiting = [one for one in order if one in pending]
    assert sorted(waiting, key=lambda one: -scores[one]) == waiting
    plain = blend(words, near)
    assert all(scores[one] == plain[one] for one in order if one not in pending)
    assert all(plain[one] <= scores[one] <= plain[one] + MEANING for one in waiting)
    if len(pending) == 8:
        assert sorted(order, key=lambda one: -scores[one]) == order


def about(n: int) -> Document:
    """A document with words of its own, beside those that all share."""
    own = [f"w{n}x{k}" for k in range(8)]
    text = f"Notes on {own[0]}\n\nThe council met about the {' and the '.join(own)} in the harbour of Lindow."
    return Document(f"/news/{n}.txt", f"'{n}.txt'", ".txt", text.encode(), "/news")


def forget_every_other_vector(library: Library) -> None:
    with library._store.database.transaction() as connection:
        connection.execute("UPDATE passages SET embedded = NULL WHERE number % 2")
    library._upkeep.rebuild(library._upkeep.meaning)


def test_being_embedded_is_no_merit(library: Library) -> None:
    """Half of the articles have their vectors: what is in them is found as well as in the others."""
    library.ingest([about(n) for n in range(122)])
    forget_every_other_vector(library)
    for n in range(0, 120, 9):
        m = (n + 61) % 122
        asked = f"w{n}x1 w{n}x3 w{n}x6, w{m}x1 w{m}x3 w{m}x6?"
        first, second = (int(Path(hit.uri).stem) for hit in library.search(asked, limit=2).hits)
        assert {first, second} == {n, m}, "one has its vector and one has not; both come first"
    found = [hit.uri for hit in library.search("council harbour Lindow", limit=60).hits]
    early = sum(int(Path(uri).stem) % 2 for uri in found) / len(found)
    assert 0.3 < early < 0.7, "where nothing tells them apart, neither half is ahead"


def test_another_process_can_see_how_far_it_is(library: Library) -> None:
    seen: list[Progress | None] = []

    def slowly() -> Iterator[Document]:
        yield from documents(20)
        time.sleep(0.7)
        yield from documents(20, 20)
        seen.append(progress.read(library.home))
        yield from documents(1, 40)

    assert progress.read(library.home) is None
    heard: list[Progress] = []
    library.ingest(slowly(), progress=heard.append)
    (during,) = seen
    assert during is not None
    assert (during.phase, during.total) == ("articles", None)
    assert 0 < during.done <= 41
    assert during.rate
    assert progress.read(library.home) is None
    assert (heard[-1].phase, heard[-1].done, heard[-1].left) == ("vectors", heard[-1].total, 0)
    assert {path.name for path in library.home.iterdir()} >= {"words", "chroma"}
    assert not list(library.home.glob("progress*"))


def test_a_progress_file_that_was_left_or_torn_is_none(home: Path) -> None:
    home.mkdir()
    file = home / progress.PROGRESS_FILE
    for text in ("", "[]", "{}", '{"phase": "articles"}', '{"pid": 1, "phase": "articles"}'):
        file.write_text(text)
        assert progress.read(home) is None
