"""Dumps of records: the same texts out of JSON, JSON Lines and CSV, bounded, a broken record by itself."""

import gzip
import json
import tracemalloc
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import records_values
from ingest.article import Article
from ingest.document import MIB, Document, Validators
from ingest.opening import Opening
from ingest.read import read_document
from ingest.records import MOST_FAILURES
from ingest.records_lines import lines, table_lines
from ingest.sources import documents_in
from tests.ingest.dumps import STORY, WRITERS, Records, as_jsonl, taken, texts
from tests.ingest.laws import check_nothing_vanished, check_offsets

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=30)
BODY = st.lists(WORDS, min_size=1, max_size=5).map("\n\n".join).filter(lambda text: bool(text.strip()))
RECORDS = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.integers(0, 999).map("a{}".format),
            "title": WORDS,
            "text": BODY.map(lambda t: f"So {t}, said one."),
        }
    ),
    min_size=1,
    max_size=8,
)


@given(records=RECORDS, name=st.sampled_from(sorted(WRITERS)))
@settings(max_examples=150, deadline=None)
def test_what_is_written_comes_back_in_every_format(records: Records, name: str) -> None:
    documents, failures, told = taken(WRITERS[name](records), name)
    assert not failures
    assert not told, "these are the plain names"
    assert texts(documents) == [record["text"] for record in records] or "<" in str(records)
    assert [document.record for document in documents] == [record["id"] for record in records]
    for document, record in zip(documents, records, strict=True):
        if (
            not set("<&") & set(record["title"])
            and record["title"].strip().lower() not in records_values._MISSING
        ):
            assert document.hints.title == (" ".join(record["title"].split())[:500] or None)


@given(records=RECORDS, cut=st.integers(0, 3000), name=st.sampled_from(sorted(WRITERS)))
@settings(max_examples=150, deadline=None)
def test_a_dump_cut_off_anywhere_keeps_the_records_before(records: Records, cut: int, name: str) -> None:
    whole = WRITERS[name](records)
    documents, _, _ = taken(whole[: cut % len(whole)], name)
    found, expected = texts(documents), [record["text"] for record in records]
    if name == "d.jsonl":
        assert len(found) >= whole[: cut % len(whole)].count(b"\n")
    if name in {"d.json", "laid.json", "d.jsonl"} and "<" not in str(records):
        assert found == expected[: len(found)]
        kept = whole[: cut % len(whole)].decode("utf-8", "ignore")
        complete = sum(
            f'"text": {json.dumps(text, ensure_ascii=name != "d.json")}\n'.strip() in kept
            for text in expected
        )
        assert len(found) >= min(complete, len(found) + 1) - 1


@given(
    data=st.binary(max_size=600) | st.text('{}[]":,\\ab\n01', max_size=200).map(str.encode),
    name=st.sampled_from(sorted(WRITERS)),
)
@settings(max_examples=300, deadline=None)
def test_any_bytes_fail_in_sentences(data: bytes, name: str) -> None:
    documents, failures, _ = taken(data, name)
    assert documents or failures
    for failure in failures:
        assert failure.reason
        assert failure.remedy
        assert f"'/n/{name}'" in failure.reason


@given(
    records=RECORDS, at=st.integers(0, 3000), byte=st.integers(0, 255), name=st.sampled_from(sorted(WRITERS))
)
@settings(max_examples=150, deadline=None)
def test_a_spoilt_byte_spoils_no_more_than_its_line(records: Records, at: int, byte: int, name: str) -> None:
    whole = bytearray(WRITERS[name](records))
    whole[at % len(whole)] = byte
    documents, _, _ = taken(bytes(whole), name)
    if name == "d.jsonl":
        assert len(documents) >= len(records) - 2


@given(pieces=st.lists(st.text("ab\r\n", max_size=6).map(str.encode), max_size=8), most=st.integers(2, 9))
def test_lines_are_the_same_however_they_come_in(pieces: list[bytes], most: int) -> None:
    whole = b"".join(pieces)
    expected = [(at, line) for at, line in enumerate(whole.split(b"\n"), start=1) if line]
    assert list(lines(iter(pieces), most)) == [
        (at, one if len(one) <= most else None) for at, one in expected
    ]
    parted = whole.splitlines(keepends=True)
    assert list(table_lines(iter(pieces), most)) == [one if len(one) <= most else None for one in parted]


def test_metadata_reaches_the_article_and_offsets_hold() -> None:
    record = {
        "id": 7,
        "url": "https://news.example/2024/ferry",
        "title": "Ferry kept",
        "outlet": "Harbour Post",
        "published": "2024-06-19",
        "authors": ["Ann Bell", "Tom Reed"],
        "text": STORY + "\n\n" + STORY[:80],
    }
    documents, failures, told = taken(as_jsonl([record]), "d.jsonl")
    assert not failures
    assert not told
    (article,) = read_document(documents[0])
    assert isinstance(article, Article)
    assert (article.uri, article.record, article.title) == (record["url"], "7", "Ferry kept")
    assert (article.outlet, article.authors, article.published) == (
        "Harbour Post",
        ("Ann Bell", "Tom Reed"),
        "2024-06-19",
    )
    assert article.published_basis == "metadata"
    assert article.raw == record["text"]
    check_offsets(article)
    check_nothing_vanished(article)


def test_uris_are_addresses_ids_or_places_and_never_shared() -> None:
    records = [
        {"id": "a", "url": "https://n.example/1", "text": STORY},
        {"id": "a", "url": "https://n.example/1", "text": STORY},
        {"id": "a", "url": "file:///etc/passwd", "text": STORY},
        {"url": "/n/other.txt", "text": STORY},
        {"id": "4", "text": STORY},
    ]
    documents, failures, _ = taken(as_jsonl(records), "d.jsonl")
    assert not failures
    assert [one.uri for one in documents] == [
        "https://n.example/1",
        "/n/d.jsonl#record-a",
        "/n/d.jsonl#record-3",
        "/n/d.jsonl#record-4",
        "/n/d.jsonl#record-5",
    ]
    assert {one.source for one in documents} == {"/n/d.jsonl"}
    assert documents[0].name == "line 1 of '/n/d.jsonl'"


def test_broken_records_fail_by_themselves_with_their_place() -> None:
    good = json.dumps({"text": STORY})
    lines = [
        good,
        '{"text": "cut',
        "",
        "[1, 2]",
        '{"text": ""}',
        '{"text": 5}',
        "[" * 5000,
        '{"n": ' + "9" * 6000 + "}",
        good,
    ]
    documents, failures, _ = taken("\n".join(lines), "d.jsonl")
    assert [document.name for document in documents] == ["line 1 of '/n/d.jsonl'", "line 9 of '/n/d.jsonl'"]
    assert [failure.reason.split(" of ")[0] for failure in failures] == [
        f"line {at}" for at in (2, 4, 5, 6, 7, 8)
    ]
    documents, failures, _ = taken(f"[{good}, {{'a': [1], 'text': no]}}, 12, {good},]", "d.json")
    assert [document.name for document in documents] == ["record 1 of '/n/d.json'", "record 4 of '/n/d.json'"]
    assert [failure.reason.split(" of ")[0] for failure in failures] == ["record 2", "record 3"]


def test_a_line_of_forty_megabytes_is_neither_loaded_nor_fatal(tmp_path: Path) -> None:
    good = json.dumps({"text": STORY}).encode()
    long = b'{"text": "' + b"x" * (40 * MIB) + b'"}'
    for name, parts in (
        ("d.jsonl", [good, b"\n", long, b"\n", good]),
        ("d.json", [b"[", good, b",", long, b",", good, b"]"]),
        ("d.csv", [b"text,title\n", b"good one,a\n", b'"', long, b'",b\n', b"good two,c\n"]),
    ):
        (tmp_path / name).write_bytes(b"".join(parts))
        tracemalloc.start()
        items = list(documents_in([tmp_path / name]))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert [isinstance(item, Document) for item in items] == [True, False, True], name
        assert "is longer than 16 MiB" in items[1].reason  # type: ignore[union-attr]
        assert peak < 120 * MIB, name


def test_a_million_broken_lines_are_a_hundred_failures_and_a_number() -> None:
    documents, failures, _ = taken(
        as_jsonl([{"text": STORY}]) + b"{\n" * 20_000 + as_jsonl([{"text": STORY}]), "d.jsonl"
    )
    assert len(documents) == 2
    assert len(failures) == MOST_FAILURES + 1
    assert failures[-1].reason == "'/n/d.jsonl' has 19,900 more records that can't be read"


def test_records_behind_many_broken_ones_are_found() -> None:
    good = as_jsonl([{"text": STORY}])
    for name, data in (("d.jsonl", b"[]\n" * 500 + good), ("d.json", b"[" + b"0," * 500 + good + b"]")):
        documents, failures, _ = taken(data, name)
        assert len(documents) == 1, name
        assert len(failures) == MOST_FAILURES + 1


@pytest.mark.timeout(20)
def test_what_keeps_a_parser_busy_ends() -> None:
    for name, data in (
        ("d.jsonl", b"\n" * 10 * MIB),
        ("d.csv", b"text,title\n" + b"\n" * 2 * MIB),
        ("d.json", b'["' + b"\\" * 20 * MIB),
        ("d.json", b"[" * MIB),
        ("d.json", b'[{"a":' * MIB),
    ):
        documents, failures, _ = taken(data, name)
        assert not documents
        assert len(failures) == 1, name


def test_html_markdown_and_plain_text_are_told_apart() -> None:
    bodies = [
        ("<p>One.</p><p>Two & three.</p>", ".html"),
        ("One.<br><br>Two.", ".html"),
        ('One with a <a href="https://n.example">link</a>.\n\nTwo.', ".html"),
        ("If a < b and c > d, nothing changes.", ".txt"),
        ("She wrote <sic> and <p> in the margin.", ".txt"),
    ]
    documents, _, _ = taken(as_jsonl([{"text": text} for text, _ in bodies]), "d.jsonl")
    assert [document.suffix for document in documents] == [suffix for _, suffix in bodies]
    (article,) = read_document(documents[2])
    assert isinstance(article, Article)
    assert article.text == "One with a link.\n\nTwo."
    check_offsets(article)
    assert taken(as_jsonl([{"markdown": "# Head\n\nText of it."}]), "d.jsonl")[0][0].suffix == ".md"


def test_a_record_that_lists_addresses_leads_nowhere() -> None:
    asked: list[str] = []

    def fetch(url: str, validators: Validators | None = None) -> Document:  # noqa: ARG001
        asked.append(url)
        raise AssertionError

    record = {"url": "https://n.example/1", "text": "https://inside.example/a\nhttps://inside.example/b\n"}
    documents, failures, _ = taken(as_jsonl([record]), "d.jsonl", fetch=fetch)
    assert not asked
    assert [document.suffix for document in documents] == [".txt"]
    assert not failures


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_and_line_ends(encoding: str) -> None:
    table = 'title;text\r"Café; open";"It said ""Zürich"",\r\nand more."\rlast;row\r'
    documents, failures, _ = taken(table.encode(encoding), "d.csv")
    assert not failures
    assert texts(documents) == ['It said "Zürich",\r\nand more.', "row"]
    assert documents[0].hints.title == "Café; open"
    lines = json.dumps({"text": "Zürich is a town."}, ensure_ascii=False) + "\r\n"
    assert texts(taken((lines * 2).encode(encoding), "d.jsonl")[0]) == ["Zürich is a town."] * 2


def test_tables_of_other_dialects() -> None:
    assert texts(taken("sep=|\ntitle|text\na|b, c; d\n", "d.csv")[0]) == ["b, c; d"]
    assert texts(taken('title,text\na,"said \\"no\\", and left"\nb,"x, y"\n', "d.csv")[0]) == [
        'said "no", and left',
        "x, y",
    ]
    documents, _, told = taken(f'2024-01-01,https://n.example/1,"{STORY}"\n' * 3, "d.csv")
    assert len(documents) == 3
    assert "text from '3'" in told[0]
    documents, failures, _ = taken('title,text\na,one, two\nb,three\n"c,four\n', "d.csv")
    assert texts(documents) == ["three"]
    assert [failure.reason for failure in failures] == [
        "line 2 of '/n/d.csv' has 3 fields where the header has 2",
        "line 4 of '/n/d.csv' begins a row that does not end",
    ]


def test_thousands_of_real_records_come_apart_in_a_second(shared: Path) -> None:
    path = shared / "benchmarks" / "realtimeqa-2025" / "articles.jsonl.gz"
    told: list[str] = []
    begun = process_time()
    items = list(documents_in([path], Opening(tell=told.append)))
    assert process_time() - begun < 3, "it takes 0.7 s on two quiet cores"
    assert len(items) == 5381
    assert all(isinstance(item, Document) for item in items)
    assert not told
    with gzip.open(path) as lines:
        for item, line in zip(items, lines, strict=True):
            assert isinstance(item, Document)
            record = json.loads(line)
            assert item.record == record["id"]
            assert item.hints.published == (record["published"] or None)
