"""Any sequence of ingests leaves what a dictionary from uri to text would hold, and its report adds up."""

import itertools
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.backlog import embed_pending
from index.intake import Intake
from index.passage import passage_id
from index.store import Store
from index.summary import IngestReport
from ingest.article import Article, Failure
from models.embedder import Embedder

MakeArticle = Callable[..., Article]

TEXTS = [
    f"Story {n}.\n\n" + f"The council met for time {n} and rose. " * (1 + 40 * (n % 3)) for n in range(5)
]
URIS = ["/a/one.txt", "/b/one.txt", "/b/two.txt", "https://news.test/three", "/a/four.html#part-1"]
items = st.one_of(
    st.builds(lambda n: Failure(f"/bad/{n}", "it is no text", "leave it out"), st.integers(0, 3)),
    st.tuples(st.sampled_from(URIS), st.sampled_from(TEXTS), st.sampled_from([None, "A title"])),
)


def none() -> None:
    """Words and Chroma are not part of this."""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rounds=st.lists(st.lists(items, max_size=8), min_size=1, max_size=4))
def test_a_library_is_a_dictionary_with_copies_folded(
    rounds: list[list[Failure | tuple[str, str, str | None]]], make_article: MakeArticle, toy: Embedder
) -> None:
    held: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder), toy.name, toy.sha256, create=True)
        for batch in rounds:
            met: list[Article | Failure] = [
                one if isinstance(one, Failure) else make_article(one[1], one[0], title=one[2])
                for one in batch
            ]
            report = ingest(store, toy, met)
            held |= {one.uri: one.text for one in met if isinstance(one, Article)}
            new = len(report.added) + len(report.changed)
            assert new <= len([one for one in met if isinstance(one, Article)])
            assert len(report.failed) == sum(isinstance(one, Failure) for one in met)
            check(store, held)
        last: list[Article | Failure] = [
            make_article(text, uri, title=known(store, uri)) for uri, text in held.items()
        ]
        again = ingest(store, toy, last)
        assert (again.added, again.changed, again.unchanged, again.copies) == ((), (), len(held), ())
        store.close()


def ingest(store: Store, embedder: Embedder, met: list[Article | Failure]) -> IngestReport:
    intake = Intake(store, embedder)
    intake.take(met, none)
    embed_pending(store, embedder, lambda _: None, none)
    return intake.report()


def known(store: Store, uri: str) -> str | None:
    (article,) = store.articles(uri)
    return article.title


def check(store: Store, held: dict[str, str]) -> None:
    """Each uri names its text, each text is one article, each passage is a stretch of its text."""
    summaries = store.summaries()
    assert len(summaries) == len(set(held.values())) == store.counts()[0]
    for uri, text in held.items():
        (article,) = store.articles(uri)
        assert article.text == text
    for summary in summaries:
        (article,) = store.articles(summary.id)
        assert summary.uri in held
        uris = {uri for uri, text in held.items() if text == article.text}
        assert uris <= set(summary.names)
        assert not (set(held) - uris) & set(summary.names)
        passages = store.passages(summary.id)
        assert len(passages) == summary.passages
        assert all(one.id == passage_id(article.text, one.start, one.end) for one in passages)
        assert all(left.end <= right.start for left, right in itertools.pairwise(passages))
    assert store.pending() == 0
    assert not store.faults()
    unused = "SELECT count(*) FROM vectors WHERE key NOT IN (SELECT vector FROM passages)"
    assert store.database.number(unused) == 0, "vectors that nothing uses are gone"


def test_the_report_adds_up(home: Path, make_article: MakeArticle, toy: Embedder) -> None:
    store = Store.open(home, toy.name, toy.sha256, create=True)
    ingest(store, toy, [make_article("Old text of one.", "/one.txt"), make_article("Same.", "/two.txt")])
    met: list[Article | Failure] = [
        make_article("New text of one.", "/one.txt"),
        make_article("Same.", "/two.txt"),
        make_article("Same.", "/copy.txt"),
        make_article("Fresh.", "/three.txt"),
        Failure("/four.bin", "it is no text", "leave it out"),
    ]
    report = ingest(store, toy, met)
    parts = (len(report.added), len(report.changed), report.unchanged, len(report.failed))
    assert parts == (1, 1, 2, 1)
    store.close()
