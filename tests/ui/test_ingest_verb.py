"""`dateline ingest` beyond plain files: records, addresses, --sync, --dry-run."""

import http.server
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

Dateline = Callable[..., Any]

RECORDS = [
    {
        "nr": "r1",
        "headline": "Tram line opens",
        "body": "The tram line in Varnau opened on Monday, said Lisbet Orr.",
    },
    {
        "nr": "r2",
        "headline": "Harbour shut",
        "body": "A storm shut the harbour of Pell. Ferries stayed in port.",
    },
]
PAGE = (
    "<html><head><title>Bridge reopens</title></head><body><article><h1>Bridge reopens</h1><p>The bridge at "
    "Aldmoor reopened on Thursday after two years of repairs, the county said.</p></article></body></html>"
)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "dump.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in RECORDS), "utf-8")
    return path


class _Site(http.server.BaseHTTPRequestHandler):
    """Serves one page, and remembers what was asked for."""

    asked: ClassVar[list[tuple[str, str | None]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers.get("If-None-Match")))
        if self.path != "/bridge.html":
            self.send_error(404)
        elif self.headers.get("If-None-Match") == '"v1"':
            self.send_response(304)
            self.end_headers()
        else:
            body = PAGE.encode()
            self.send_response(200)
            for name, value in (
                ("Content-Type", "text/html"),
                ("ETag", '"v1"'),
                ("Content-Length", str(len(body))),
            ):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    _Site.asked.clear()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    serving.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    serving.join()


def test_a_guessed_mapping_is_shown_and_can_be_overridden(
    dateline: Dateline, dump: Path, tmp_path: Path
) -> None:
    home = str(tmp_path / "home")
    guessed = dateline("--home", home, "ingest", str(dump), "--json")
    assert guessed.code == 0
    assert len(guessed.json()["added"]) == 2
    assert "'headline'" in guessed.err
    assert "--map" in guessed.err
    mapped = dateline("--home", home, "ingest", str(dump), "--map", "title=nr", "--json").json()
    assert (len(mapped["changed"]), mapped["added"]) == (2, [])
    shown = dateline("--home", home, "articles", "show", mapped["changed"][0], "--json").json()
    assert shown["title"] == "r1"
    other = str(tmp_path / "other")
    assert dateline("--home", other, "ingest", str(dump), "--map", "id=nr").code == 0
    assert dateline("--home", other, "articles", "show", "r2", "--json").json()["record"] == "r2"


@pytest.mark.parametrize(
    ("pair", "says"),
    [
        ("body", "'body' is not of the form FIELD=NAME"),
        ("=x", "'=x' is not of the form"),
        ("txt=body", "did you mean text"),
        ("colour=body", "the fields there are: id, url"),
        ("text=boddy", "body"),
    ],
)
def test_a_mapping_that_cannot_be_meant(
    pair: str, says: str, dateline: Dateline, dump: Path, tmp_path: Path
) -> None:
    result = dateline("--home", str(tmp_path / "home"), "ingest", str(dump), "--map", pair)
    assert result.code == 2
    assert says in result.err
    assert not (tmp_path / "home").exists()


def test_an_empty_name_is_not_the_folder_one_stands_in(
    dateline: Dateline, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(articles)
    result = dateline("--home", str(tmp_path / "home"), "ingest", "")
    assert result.code == 2
    assert "empty name" in result.err
    assert not (tmp_path / "home").exists()


def test_sync_drops_what_is_gone_and_a_dry_run_only_says_so(
    dateline: Dateline, articles: Path, tmp_path: Path
) -> None:
    home = str(tmp_path / "home")
    dateline("--home", home, "ingest", str(articles))
    (articles / "bakery.txt").unlink()
    before = dateline("--home", home, "articles", "list", "--json").out
    told = dateline("--home", home, "ingest", str(articles), "--sync", "--dry-run")
    assert "1 removed" in told.out
    assert "dry run" in told.out
    assert dateline("--home", home, "articles", "list", "--json").out == before
    assert dateline("--home", home, "ingest", str(articles), "--json").json()["removed"] == []
    report = dateline("--home", home, "ingest", str(articles), "--sync", "--json").json()
    assert len(report["removed"]) == 1
    assert "bakery.txt" not in dateline("--home", home, "articles", "list", "--json").out


def test_sync_with_a_folder_that_is_not_there_drops_nothing(
    dateline: Dateline, articles: Path, tmp_path: Path
) -> None:
    home = str(tmp_path / "home")
    dateline("--home", home, "ingest", str(articles))
    articles.rename(tmp_path / "unplugged")
    result = dateline("--home", home, "ingest", str(articles), "--sync", "--json")
    assert result.code == 2
    assert result.json()["removed"] == []
    assert dateline("--home", home, "info", "--json").json()["articles"] == 3


def test_a_dry_run_begins_no_library(dateline: Dateline, articles: Path, tmp_path: Path) -> None:
    result = dateline("--home", str(tmp_path / "home"), "ingest", str(articles), "--dry-run", "--json")
    assert result.code == 0
    assert len(result.json()["added"]) == 3
    assert not (tmp_path / "home").exists()


def test_a_page_is_fetched_once_and_then_asked_for_changes(
    dateline: Dateline, site: str, tmp_path: Path
) -> None:
    home, url = str(tmp_path / "home"), f"{site}/bridge.html"
    refused = dateline("--home", home, "ingest", url)
    assert refused.code == 2
    assert "--allow-private" in refused.err
    assert _Site.asked == []
    first = dateline("--home", home, "ingest", url, "--allow-private", "--json").json()
    assert len(first["added"]) == 1
    again = dateline("--home", home, "ingest", url, "--allow-private", "--json").json()
    assert (again["added"], again["changed"], again["unchanged"]) == ([], [], 1)
    assert [tag for path, tag in _Site.asked if path == "/bridge.html"] == [None, '"v1"']
    assert dateline("--home", home, "articles", "show", url, "--json").json()["title"] == "Bridge reopens"


def test_an_address_that_gives_nothing_is_told_with_its_remedy(
    dateline: Dateline, site: str, tmp_path: Path
) -> None:
    result = dateline("--home", str(tmp_path / "home"), "ingest", f"{site}/gone.html", "--allow-private")
    assert result.code == 2
    assert f"{site}/gone.html" in result.sentence()
    assert "404" in result.sentence()


def test_a_list_found_in_a_folder_leads_nowhere(dateline: Dateline, site: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "pages.urls").write_text(f"{site}/bridge.html\n", "utf-8")
    result = dateline("--home", str(tmp_path / "home"), "ingest", str(tmp_path / "folder"), "--allow-private")
    assert result.code == 2
    assert _Site.asked == []
    named = dateline(
        "--home", str(tmp_path / "home"), "ingest", str(tmp_path / "folder" / "pages.urls"), "--allow-private"
    )
    assert named.code == 0
    assert [path for path, _ in _Site.asked if "robots" not in path] == ["/bridge.html"]


def test_a_list_leads_to_as_many_pages_as_are_allowed(dateline: Dateline, site: str, tmp_path: Path) -> None:
    listed = tmp_path / "pages.urls"
    listed.write_text(f"{site}/bridge.html\n{site}/other.html\n", "utf-8")
    command = [
        "--home",
        str(tmp_path / "home"),
        "ingest",
        str(listed),
        "--allow-private",
        "--most-pages",
        "1",
    ]
    result = dateline(*command, "--json")
    assert (result.code, len(result.json()["added"])) == (1, 1)
    assert "--most-pages" in result.err
    assert [path for path, _ in _Site.asked if "robots" not in path] == ["/bridge.html"]


def test_the_fields_that_can_be_mapped_are_those_of_records() -> None:
    from ingest import records_fields
    from ui.commands.ingest import FIELDS

    assert FIELDS == records_fields.FIELDS


def test_an_interrupted_ingest_says_how_to_go_on(
    dateline: Dateline, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.library import Library

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Library, "ingest", interrupted)
    result = dateline("--home", str(tmp_path / "home"), "ingest", str(articles))
    assert result.code == 130
    assert "goes on from there" in result.sentence()


@pytest.mark.skipif(sys.platform == "win32", reason="sockets have paths elsewhere")
def test_a_folder_for_temporary_files_with_too_long_a_path_is_told(tmp_path: Path) -> None:
    news, deep = tmp_path / "news", tmp_path / ("deep" * 20)
    news.mkdir()
    deep.mkdir()
    for n in range(40):
        (news / f"{n}.txt").write_text(f"Ferry {n} kept\n\nThe ferry {n} to Pell is kept, said Ann Bell.\n")
    command = [
        sys.executable,
        "-m",
        "ui.cli",
        "--home",
        str(tmp_path / "home"),
        "ingest",
        str(news),
        "--no-wait",
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, env=os.environ | {"TMPDIR": str(deep)}, check=False
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "TMPDIR" in done.stderr
    assert "could not be started" in done.stderr
