"""Which field of a record is which of ours: told by name and value, shown, overruled by the user."""

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.document import Document
from ingest.opening import Opening
from ingest.page import Hints
from ingest.records_values import authors_of, outlet_of, published_of
from ingest.sources import documents_in
from tests.ingest.dumps import STORY, WRITERS, as_csv, as_jsonl, taken, texts

LAYOUTS: list[tuple[dict[str, Any], Hints, str | None]] = [
    (  # a news interface
        {
            "source": {"id": "post", "name": "Harbour Post"},
            "author": "By Ann Bell and Tom Reed",
            "title": "Ferry &amp; tram",
            "description": "Short.",
            "url": "https://n.example/1",
            "publishedAt": "2024-06-19T01:02:03Z",
            "content": STORY,
        },
        Hints(
            title="Ferry & tram",
            published="2024-06-19T01:02:03Z",
            outlet="Harbour Post",
            authors=("Ann Bell", "Tom Reed"),
            url="https://n.example/1",
        ),
        None,
    ),
    (  # a content system
        {
            "id": 12,
            "date": "2024-06-19T01:02:03",
            "link": "https://n.example/12",
            "title": {"rendered": "Ferry &#8211; kept"},
            "content": {"rendered": f"<p>{STORY}</p>\n<p>More.</p>"},
            "excerpt": {"rendered": "<p>Short.</p>"},
        },
        Hints(title="Ferry – kept", published="2024-06-19T01:02:03", url="https://n.example/12"),
        "12",
    ),
    (  # an archive of a newspaper
        {
            "_id": "nyt://1",
            "headline": {"main": "Ferry kept", "kicker": None},
            "web_url": "https://n.example/2",
            "pub_date": "2024-06-19T05:00:00+0000",
            "byline": {"original": "By Ann Bell"},
            "lead_paragraph": "Short lead.",
            "body": STORY,
            "news_desk": "Metro",
        },
        Hints(
            title="Ferry kept",
            published="2024-06-19T05:00:00+0000",
            authors=("Ann Bell",),
            url="https://n.example/2",
        ),
        "nyt://1",
    ),
    (  # a crawler
        {
            "maintext": STORY,
            "date_publish": "2024-06-19 05:00:00",
            "source_domain": "www.n.example",
            "language": "en",
            "authors": [],
            "title_page": "x",
            "title": "Ferry kept",
            "url": "https://n.example/3",
            "date_download": "2024-07-01 00:00:00",
            "image_url": "https://i.example/3",
        },
        Hints(
            title="Ferry kept",
            published="2024-06-19 05:00:00",
            outlet="www.n.example",
            url="https://n.example/3",
            language="en",
        ),
        None,
    ),
    (  # a search index
        {
            "_index": "news",
            "_id": "ab1",
            "_source": {
                "headline": "Ferry kept",
                "bodyText": STORY,
                "publisher": {"name": "Harbour Post"},
                "timestamp": 1718760000000,
                "author": [{"name": "Ann Bell"}],
            },
        },
        Hints(
            title="Ferry kept",
            published="2024-06-19T01:20:00+00:00",
            outlet="Harbour Post",
            authors=("Ann Bell",),
        ),
        "ab1",
    ),
    (  # a database
        {
            "_id": {"$oid": "64f"},
            "created": {"$date": "2024-06-19T00:00:00Z"},
            "name": "Ferry kept",
            "fulltext": STORY,
            "site": "https://www.n.example/",
        },
        Hints(title="Ferry kept", published="2024-06-19T00:00:00Z", outlet="n.example"),
        "64f",
    ),
]


@pytest.mark.parametrize(("record", "hints", "own_id"), LAYOUTS)
def test_fields_are_told_by_name_and_value_and_shown_once(
    record: dict[str, Any], hints: Hints, own_id: str | None
) -> None:
    documents, failures, told = taken(as_jsonl([record, {**record, "x": 1}]), "d.jsonl")
    assert not failures
    assert documents[0].hints == hints
    assert documents[0].record == own_id
    assert STORY.strip() in texts(documents)[0]
    assert len(told) == 1
    assert told[0].startswith("'/n/d.jsonl': ")
    assert " from '" in told[0]
    assert told[0].endswith("; change it with --map text=FIELD")


@pytest.mark.parametrize(
    "row",
    [
        {
            "Nr": "1",
            "Datum": "17.03.2024",
            "Überschrift": "{0}",
            "Text": "{1}",
            "Autor": "{2}",
            "Zeitung": "{3}",
        },
        {"titre": "{0}", "texte": "{1}", "auteur": "{2}", "journal": "{3}", "date": "17.03.2024"},
        {"título": "{0}", "contenido": "{1}", "autor": "{2}", "medio": "{3}", "fecha": "17.03.2024"},
    ],
)
def test_fields_are_told_in_other_languages_too(row: dict[str, str]) -> None:
    values = ("Ferry kept", STORY, "Ann Bell", "Harbour Post")
    record = {name: value.format(*values) for name, value in row.items()}
    documents, _, _ = taken(as_jsonl([record]), "d.jsonl")
    hints = documents[0].hints
    assert (hints.title, hints.authors, hints.outlet) == ("Ferry kept", ("Ann Bell",), "Harbour Post")
    assert hints.published == "17.03.2024"


def test_a_mapping_to_a_field_inside_a_list_that_is_not_there_offers_the_nearest() -> None:
    dump = json.dumps({"meta": {"total": 1}, "data": [{"title": "Ferry kept", "body": {"html": STORY}}]})
    _, failures, _ = taken(dump.encode(), "d.json", {"text": "bdy.html"})
    assert "did you mean 'body.html'" in failures[0].remedy
    assert "'title'" in failures[0].reason


def test_the_user_is_told_which_fields_were_not_found() -> None:
    _, _, told = taken(as_jsonl([{"hl": "Ferry kept", "body": STORY, "src": "Harbour Post"}]), "d.jsonl")
    assert "; found no title, outlet or published; change it" in told[0]


def test_the_full_text_is_taken_and_not_the_teaser_beside_it() -> None:
    for record, field in (
        ({"content": STORY, "article": STORY[:-9]}, "content"),
        ({"content": STORY, "article": STORY * 2}, "content"),
        ({"content": STORY[:80], "article": STORY}, "article"),
        ({"text": STORY, "article": STORY * 9, "html": f"<html><p>{STORY * 99}</p></html>"}, "text"),
        ({"html": f"<p>{STORY * 9}</p>", "story": STORY}, "story"),
        ({"summary": STORY, "eintrag": STORY * 9}, "summary"),
        ({"kurz": STORY[:90], "eintrag": STORY * 3}, "eintrag"),
    ):
        documents, _, _ = taken(as_jsonl([record]), "d.jsonl")
        assert texts(documents) == [record[field]]


def test_the_same_fields_in_many_files_are_shown_once(tmp_path: Path) -> None:
    for at in range(30):
        (tmp_path / f"{at}.json").write_text(json.dumps({"headline": f"No. {at}", "body": STORY + str(at)}))
    told: list[str] = []
    assert sum(isinstance(one, Document) for one in documents_in([tmp_path], Opening(tell=told.append))) == 30
    assert len(told) == 1


def test_the_users_mapping_goes_before_the_guess_and_reaches_inside() -> None:
    record = {
        "content": "A teaser that is long enough.",
        "parts": [{"p": "One."}, {"p": "Two."}],
        "a.b": "Dotted",
        "title": "No",
    }
    mapping = {"text": "parts.p", "title": "a.b"}
    documents, failures, told = taken(as_jsonl([record]), "d.jsonl", mapping=mapping)
    assert not failures
    assert texts(documents) == ["One.\n\nTwo."]
    assert documents[0].hints.title == "Dotted"
    assert not told


@pytest.mark.parametrize(
    ("mapping", "reason", "remedy"),
    [
        (
            {"text": "bdoy"},
            "has no field 'bdoy', which is to be 'text'; it has 'headline', 'body'",
            "did you mean 'body'",
        ),
        ({"text": "zzz"}, "has no field 'zzz'", "name one of its fields: --map text=FIELD"),
        ({"titel": "headline"}, "there is no field 'titel'", "did you mean 'title'"),
    ],
)
def test_a_mapping_to_what_is_not_there_names_what_is(
    mapping: dict[str, str], reason: str, remedy: str
) -> None:
    documents, failures, _ = taken(as_csv([{"headline": "x", "body": STORY}]), "d.csv", mapping=mapping)
    assert not documents
    assert len(failures) == 1
    assert reason in failures[0].reason
    assert failures[0].remedy == remedy


def test_where_nothing_looks_like_text_the_dump_fails_once_with_its_fields() -> None:
    rows = [{"city": "Aland", "count": "12"}] * 50
    for name in ("d.csv", "d.json", "d.jsonl"):
        documents, failures, _ = taken(WRITERS[name](rows), name)
        assert not documents
        assert [(one.uri, one.remedy) for one in failures] == [
            (f"/n/{name}", "say which it is: --map text=FIELD")
        ]
        assert (
            failures[0].reason
            == f"'/n/{name}' has no field that looks like an article's text; it has 'city', 'count'"
        )


def test_a_record_with_comments_is_one_article_not_its_comments() -> None:
    record = {"title": "Ferry", "text": STORY, "comments": [{"text": "First!"}, {"text": "Second!"}]}
    documents, _, _ = taken(json.dumps(record), "d.json")
    assert texts(documents) == [STORY]
    feed = {
        "title": "Feed",
        "description": "All the news, daily.",
        "items": [{"id": "1", "content_html": f"<p>{STORY}</p>"}],
    }
    documents, _, _ = taken(json.dumps(feed), "d.json")
    assert [(document.record, document.suffix) for document in documents] == [("1", ".html")]
    keyed = {"a1": {"text": STORY}, "a2": {"text": STORY + "2"}}
    assert [one.record for one in taken(json.dumps(keyed), "d.json")[0]] == ["a1", "a2"]


@pytest.mark.parametrize(
    ("value", "authors"),
    [
        ("By Ann Bell and Tom Reed", ("Ann Bell", "Tom Reed")),
        ("Ann Bell, Tom Reed & Jo van Dyck", ("Ann Bell", "Tom Reed", "Jo van Dyck")),
        ("Reed, Tom", ("Reed, Tom",)),
        ("['Ann Bell', \"Tom O'Reed\"]", ("Ann Bell", "Tom O'Reed")),
        ([{"name": "Ann Bell"}, {"first_name": "Tom", "last_name": "Reed"}], ("Ann Bell", "Tom Reed")),
        (["By Ann Bell", "nan", None], ("Ann Bell",)),
        ("", ()),
    ],
)
def test_authors_in_the_forms_that_records_have(value: object, authors: tuple[str, ...]) -> None:
    assert authors_of(value) == authors


@pytest.mark.parametrize(
    ("value", "published"),
    [
        (1718760000, "2024-06-19T01:20:00+00:00"),
        (1718760000.5, "2024-06-19T01:20:00+00:00"),
        ("1718760000000", "2024-06-19T01:20:00+00:00"),
        (20240619, "2024-06-19"),
        ("20240619012000", "2024-06-19T01:20:00"),
        ("June 19, 2024", "June 19, 2024"),
        (True, None),
        (float("nan"), None),
        ("20241399", None),
        (None, None),
    ],
)
def test_dates_in_the_forms_that_records_have(value: object, published: str | None) -> None:
    assert published_of(value) == published


def test_an_outlet_given_as_an_address_is_its_host() -> None:
    assert outlet_of("https://www.harbour-post.example/news") == "harbour-post.example"
    assert outlet_of("Harbour Post") == "Harbour Post"
