"""What the tab does to the library: put in, report, take out, bring back, drop for good."""

import re
import threading
import time
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import DatelineError, UsageError
from index.errors import Locked
from index.library import Library
from index.lock import writing
from tests.index.conftest import ToyEmbedder, story
from tests.ui.web.library.conftest import Served
from ui.web.library import sources
from ui.web.library.calls import Calls
from ui.web.library.page_html import MOST_FILES
from ui.web.library.patience import patiently
from ui.web.library.sources import Sources, addresses_in
from ui.web.library.taking import BusyError, Takings
from ui.web.library.uploads import put_in_place

Sent = Callable[[str, str], dict[str, Any]]
MANY = " ".join(f"a{n}.example" for n in range(600))
ME, OTHER = "local", "somebody else"


def finished(calls: Calls, owner: str = ME) -> str:
    """Wait for the ingest that runs, and return what is shown of it."""
    until = time.monotonic() + 20
    while (told := calls.job(owner))["running"]:
        assert time.monotonic() < until
        time.sleep(0.02)
    return str(told["job"])


def titles(calls: Calls) -> list[str]:
    return re.findall(r'class="dl-title"[^>]*>([^<]*)', calls.table({"sort": "title", "descending": False}))


def test_what_is_uploaded_is_in_and_found_at_once(calls: Calls, library: Library, sent: Sent) -> None:
    calls.take(
        ME, {"uploads": [sent("news/one.txt", story(1)), sent("two.txt", story(2)), sent("bad.rtf", "x")]}
    )
    report = finished(calls)
    assert "2 added, 1 failed." in report
    assert "bad.rtf" in report
    assert "save it as .txt" in report
    assert report.count('href="&#35;dl/') == 2
    assert library.pending() > 0, "meanings follow behind"
    assert library.search(story(2).splitlines()[3], read=0).hits[0].uri.endswith("/uploads/two.txt")
    assert sorted(one.name for one in (library.home / "uploads").rglob("*.*")) == ["one.txt", "two.txt"]


def test_the_same_name_with_other_content_is_a_changed_article(calls: Calls, sent: Sent) -> None:
    for text, said in ((story(1), "1 added."), (story(1), "1 unchanged."), (story(5), "1 changed.")):
        calls.take(ME, {"uploads": [sent("one.txt", text)]})
        assert said in finished(calls)
    assert len(titles(calls)) == 1


def test_copies_are_told_with_what_they_copy(calls: Calls, sent: Sent) -> None:
    near = story(0, 40).replace("observer", "onlooker", 2)
    uploads = [sent("a.txt", story(0, 40)), sent("b.txt", near), sent("c.txt", story(0, 40))]
    calls.take(ME, {"uploads": uploads})
    report = finished(calls)
    assert "2 added, 1 of them a near copy, 1 exact copy." in report
    assert "c.txt is word for word" in report


def test_a_path_that_was_not_uploaded_leads_nowhere(calls: Calls, sent: Sent, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("The password is quince. " * 20)
    for path in (str(secret), "/etc/passwd", "../secret.txt", ""):
        with pytest.raises(UsageError, match="upload"):
            calls.take(ME, {"uploads": [{"path": path, "name": "a.txt"}]})
    once = sent("a.txt", story(1))
    calls.take(ME, {"uploads": [once]})
    finished(calls)
    with pytest.raises(UsageError, match="not among the files that were uploaded"):
        calls.take(ME, {"uploads": [once]})
    calls.take(ME, {"addresses": f"{secret}\nfile://{secret}\n../secret.txt"})
    report = finished(calls)
    assert "Nothing could be put in" in report
    assert "3 failed" in report
    assert secret.exists()
    assert len(titles(calls)) == 1


@pytest.mark.parametrize(
    "value",
    [
        None, [], "x", {}, {"uploads": []}, {"uploads": [1]}, {"uploads": "x"}, {"addresses": " "},
        {"addresses": 5}, {"addresses": MANY},
        {"uploads": [{"path": 1, "name": "a"}]}, {"uploads": [{"path": "a"}]}, {"examples": "yes"},
        {"uploads": [{}] * (MOST_FILES + 1)},
    ],
    ids=lambda value: repr(value)[:24],
)  # fmt: skip
def test_what_names_nothing_is_refused_in_a_sentence(calls: Calls, value: object) -> None:
    with pytest.raises(UsageError) as refused:
        calls.take(ME, value)
    assert str(refused.value).endswith(".")
    assert calls.job(ME) == {"running": False, "job": ""}


def test_an_address_that_is_not_public_is_refused_with_its_reason(calls: Calls) -> None:
    calls.take(ME, {"addresses": "http://127.0.0.1:9/a http://localhost/b"})
    report = finished(calls)
    assert "Nothing could be put in" in report
    assert "2 failed" in report
    assert "may not be fetched" in report
    assert "localhost" in report


def test_addresses_may_come_without_a_scheme() -> None:
    assert addresses_in(" news.example/a\nhttps://b.example\tnews.example/a ") == (
        "https://news.example/a",
        "https://b.example",
    )
    assert addresses_in("/etc/passwd\na:b\n../x\nc.txt") == ("/etc/passwd", "a:b", "../x", "https://c.txt")
    assert addresses_in("https://a.example/x, b.example/y; <https://c.example>") == (
        "https://a.example/x",
        "https://b.example/y",
        "https://c.example",
    )


def test_a_line_that_is_no_address_is_named_as_it_was_typed(calls: Calls) -> None:
    typed = "C:\\Users\\Tilda Marsh\\My news\\fair of 2024.txt"
    assert addresses_in(f"{typed}\nhttps://b.example see also") == (typed, "https://b.example see also")
    calls.take(ME, {"addresses": f"{typed}\nhttps://b.example see also"})
    report = finished(calls)
    assert "2 failed" in report
    assert report.count("is no address of a page") == 2
    assert "Tilda Marsh\\My news\\fair of 2024.txt" in unescape(report)


def test_stopping_leaves_whole_articles_and_no_file_of_the_rest(
    calls: Calls, library: Library, sent: Sent, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [sent(f"{n}.txt", story(n)) for n in range(40)]
    placed, first = put_in_place, threading.Event()

    def slowly(upload: Any, folder: Path) -> Path:  # noqa: ANN401
        first.set()
        time.sleep(0.05)
        return placed(upload, folder)

    monkeypatch.setattr(sources, "put_in_place", slowly)
    calls.take(ME, {"uploads": many})
    assert first.wait(10)
    time.sleep(0.3)
    calls.stop(ME)
    report = finished(calls)
    assert "Stopped" in report
    articles = library.articles()
    assert 0 < len(articles) < 40
    assert not [one for one in library.examine() if one.severity == "error"]
    assert {Path(one.uri).name for one in articles} == {
        one.name for one in (library.home / "uploads").iterdir()
    }
    assert not [one for one in many if Path(one["path"]).exists()], "what was sent and not read is gone"
    assert served.upload_file_set == set()


def test_a_server_that_stops_waits_for_what_was_read(
    calls: Calls, library: Library, served: Served, sent: Sent
) -> None:
    calls.take(ME, {"uploads": [sent(f"{n}.txt", story(n)) for n in range(5)]})
    for close in served.closing:
        close()
    assert calls.job(ME)["running"] is False
    assert not [one for one in library.examine() if one.severity == "error"]


def test_one_at_a_time_and_its_report_is_for_whoever_began_it(
    calls: Calls, sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, placed = threading.Event(), put_in_place

    def held(upload: Any, folder: Path) -> Path:  # noqa: ANN401
        assert go.wait(10)
        return placed(upload, folder)

    monkeypatch.setattr(sources, "put_in_place", held)
    calls.take(ME, {"uploads": [sent("a.txt", story(1))]})
    assert 'data-lib="stop"' in str(calls.job(OTHER)["job"])
    with pytest.raises(BusyError, match="are being put in already"):
        calls.take(OTHER, {"addresses": "https://a.example"})
    with pytest.raises(BusyError):
        calls.remove(["a"])
    go.set()
    assert "1 added" in finished(calls)
    assert finished(calls, OTHER) == ""
    calls.put_away(OTHER)
    assert "1 added" in finished(calls)
    calls.put_away(ME)
    assert finished(calls) == ""


def test_an_ingest_elsewhere_is_told_in_one_sentence(library: Library, calls: Calls, sent: Sent) -> None:
    library.patience = 0.1  # shorter, for this one
    with writing(library.home):
        (library.home / "writer.json").write_text('{"pid": 1, "command": "dateline ingest", "since": "now"}')
        calls.take(ME, {"uploads": [sent("a.txt", story(1))]})
        report = finished(calls)
        with pytest.raises(Locked):
            calls.put_back(["a"])
    assert "is being written by process 1 &#40;dateline ingest&#41; since now" in report
    assert "wait until it is done, then try again" in report
    assert 'role="alert"' in report


def test_our_own_writing_is_waited_for(library: Library) -> None:
    library.patience = 0.05  # shorter, for this one
    with writing(library.home):
        with pytest.raises(Locked):
            patiently(lambda: library.put_aside(["a"]), seconds=0.2)
        waiting = threading.Thread(target=lambda: done.append(patiently(lambda: library.put_aside(["a"]))))
        done: list[list[str]] = []
        waiting.start()
        time.sleep(0.3)
    waiting.join(10)
    assert done == [[]]


def test_what_breaks_reaches_the_page_as_a_sentence(
    library: Library, monkeypatch: pytest.MonkeyPatch, calls: Calls, sent: Sent
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(library, "ingest", broken)
    calls.take(ME, {"uploads": [sent("a.txt", story(1))]})
    report = finished(calls)
    assert "it is in the log of the server" in report
    assert "ZeroDivision" not in report


def test_a_removed_article_is_gone_and_comes_back_with_nothing_embedded(
    calls: Calls, library: Library, sent: Sent, toy: ToyEmbedder
) -> None:
    calls.take(ME, {"uploads": [sent("one.txt", story(1)), sent("two.txt", story(2))]})
    finished(calls)
    library.embed_pending()
    embedded, before = toy.embedded, titles(calls)
    one = library.articles()[0]
    removed = calls.remove([one.id])
    assert removed["ids"] == [one.id]
    assert one.title is not None
    assert one.title in str(removed["said"])
    assert len(titles(calls)) == 1
    assert one.title in str(calls.look(ME)["removed"])
    assert calls.put_back([one.id])["said"] == "The article is back."
    assert titles(calls) == before
    assert toy.embedded == embedded
    assert calls.look(ME)["removed"] == ""
    with pytest.raises(UsageError, match="none of these articles is in the library"):
        calls.remove(["no such"])
    with pytest.raises(UsageError, match="can be put back"):
        calls.put_back(["no such"])


def test_deleting_for_good_takes_the_uploaded_file_and_no_other(
    calls: Calls, library: Library, sent: Sent, tmp_path: Path
) -> None:
    calls.take(ME, {"uploads": [sent("news/one.txt", story(1)), sent("two.txt", story(2))]})
    finished(calls)
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_text(story(3))
    from ingest.read import read_paths

    library.ingest(read_paths([elsewhere]), wait=False)
    ids = {Path(one.uri).name: one.id for one in library.articles()}
    calls.remove([ids["one.txt"]])
    calls.remove([ids["elsewhere.txt"]])
    assert calls.forget()["said"] == "2 articles deleted for good."
    assert elsewhere.exists()
    assert [one.name for one in (library.home / "uploads").rglob("*")] == ["two.txt"]


def test_the_tab_tells_what_there_is(calls: Calls, sent: Sent) -> None:
    empty = calls.look(ME)
    assert empty["articles"] == 0
    assert empty["size"] == ""
    assert empty["examples"] is True
    calls.take(ME, {"uploads": [sent("one.txt", f"A title\n\n12 March 2025\n\n{story(1)}")]})
    finished(calls)
    look = calls.look(ME)
    assert look["articles"] == 1
    assert "1 article" in str(look["size"])
    assert look["examples"] is False
    assert "<svg" in calls.charts({}) or "None of these articles has a date" in calls.charts({})


def test_the_examples_are_one_click(calls: Calls, library: Library) -> None:
    calls.take(ME, {"examples": True})
    assert "18 added, 2 of them near copies." in finished(calls)
    assert library.counts()[0] == 18


def test_without_the_source_tree_there_are_no_examples(
    calls: Calls, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sources, "EXAMPLES", tmp_path / "nowhere")
    assert calls.look(ME)["examples"] is False
    with pytest.raises(UsageError, match="nothing was named"):
        calls.take(ME, {"examples": True})


def test_takings_remember_nothing_before_the_first(library: Library) -> None:
    takings = Takings(library)
    takings.stop()
    takings.put_away()
    assert takings.last is None
    assert not Sources()


def test_every_refusal_is_one_of_ours(calls: Calls) -> None:
    for call in (calls.table, calls.charts, calls.remove, calls.put_back):
        with pytest.raises(DatelineError):
            call("rubbish")
