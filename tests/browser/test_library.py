"""The Library tab as a person uses it: put articles in, find one, read its file, take it out and back."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from index.library import Library
from models.embedder import Embedder

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
HARVEST = (
    "Quince harvest breaks record in Orrery\n\n"
    "ORRERY, 12 March 2025 - The quince harvest in Orrery was 412 tonnes, the growers said on Tuesday.\n\n"
    "The growers expect prices to fall by a third before winter, their speaker Odo Lind said."
)
BRIDGE = """<html lang="en"><head><title>Iron bridge closed again</title>
<meta property="og:site_name" content="Lindow Post">
<meta property="article:published_time" content="2024-05-20">
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Iron bridge closed again</h1>
<p>Engineers closed the iron bridge over the Lind on Monday after a crack was found near its second pier.</p>
<p>It had been open for nine days, the council said, and nobody knows yet when cars may cross it again.</p>
</article><footer>Copyright Lindow Post. All rights reserved.</footer></body></html>"""
EVIL = (
    'Fair <img src=x onerror="window.owned=1"> opens <script>window.owned=2</script>\n\n'
    "The fair of Quillby opened on Friday with 412 visitors, the warden said, and closed in the rain.\n"
)


@pytest.fixture(scope="module")
def empty(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder, held: Callable[[Library], Any]
) -> Iterator[Any]:
    """A library with nothing in it."""
    with Library.open(tmp_path_factory.mktemp("empty") / "library", embedder, create=True) as library:
        yield held(library)


@pytest.fixture(scope="module")
def address(empty: Any, serving: Callable[[Any], str]) -> str:  # noqa: ANN401
    return serving(empty)


@pytest.fixture
def library(empty: Any) -> Iterator[Library]:  # noqa: ANN401
    """The library behind the page, emptied afterwards."""
    yield empty.library
    ids = [one.id for one in empty.library.articles()]
    if ids:
        empty.library.put_aside(ids)
    empty.library.forget([one.id for one in empty.library.removed()])


@pytest.fixture
def open_tab(open_page: OpenPage, address: str, library: Library) -> OpenPage:  # noqa: ARG001 - emptied after
    """Open the page at its Library tab; whatever an earlier test left to tell is put away."""

    def open_(**how: Any) -> Page:  # noqa: ANN401
        page = open_page(address=address, **how)
        page.get_by_role("tab", name="Library").click()
        page.locator("#dl-lib-put:not([hidden]), .dl-lib-table").first.wait_for()
        if page.locator("[data-lib=away]").count():
            page.locator("[data-lib=away]").click()
        return page

    return open_


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Files to put in, in a folder beside one that nothing reads."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in {
        "harvest.txt": HARVEST,
        "bridge.html": BRIDGE,
        "evil.txt": EVIL,
        "old.rtf": "x",
    }.items():
        (folder / name).write_text(text, "utf-8")
    return {path.stem: path for path in folder.iterdir()}


def put_in(page: Page, *paths: Path) -> Locator:
    """Choose files, and wait for the report."""
    page.locator("#dl-lib-files").set_input_files(list(paths))
    return reported(page)


def reported(page: Page) -> Locator:
    report = page.locator(".dl-lib-report")
    report.wait_for(timeout=30_000)
    return report


def titles(page: Page) -> list[str]:
    return page.locator(".dl-lib-table a.dl-title").all_inner_texts()


def test_from_files_to_an_article_its_raw_file_out_of_the_library_and_back(
    open_tab: OpenPage, library: Library, files: dict[str, Path]
) -> None:
    page = open_tab()
    expect(page.locator("#dl-lib-welcome")).to_be_visible()
    report = put_in(page, files["harvest"], files["bridge"], files["old"])
    expect(report).to_contain_text("2 added, 1 failed.")
    expect(report).to_contain_text("save it as")
    page.locator(".dl-lib-table").wait_for()
    assert set(titles(page)) == {"Quince harvest breaks record in Orrery", "Iron bridge closed again"}

    page.locator(".dl-lib-table a.dl-title", has_text="Iron bridge").click()
    article = page.locator("#dl-article .dl-article")
    expect(article).to_contain_text("20 May 2024, from its metadata")
    expect(article.locator(".dl-text")).to_contain_text("crack was found")
    article.get_by_role("button", name="Raw", exact=True).click()
    raw = article.locator(".dl-raw")
    expect(raw).to_contain_text('<meta property="og:site_name"')
    expect(article.locator(".dl-text")).to_be_hidden()
    cut = library.article("bridge.html")[0].cuts[0]
    expect(raw.locator("del").first).to_have_attribute("title", re.compile(re.escape(cut.reason)))
    raw.locator(".dl-cut-mark").first.click()
    expect(article.locator("[data-cut-entry='1']")).to_be_focused()
    expect(article.locator("[data-cut-entry='1']")).to_contain_text(cut.reason)
    page.locator("#dl-close").click()

    before = library.article("bridge.html")[0]
    page.get_by_role("button", name="Remove Iron bridge closed again").click()
    expect(page.locator("#dl-toast")).to_contain_text("Removed “Iron bridge closed again”.")
    expect(page.locator(".dl-lib-table")).not_to_contain_text("Iron bridge")
    assert [one.title for one in library.articles()] == ["Quince harvest breaks record in Orrery"]
    expect(page.get_by_role("button", name="Remove Quince harvest breaks record in Orrery")).to_be_focused()
    page.locator("#dl-toast").get_by_role("button", name="Undo").press("Enter")
    expect(page.locator(".dl-lib-table")).to_contain_text("Iron bridge")
    expect(page.get_by_role("button", name="Remove Iron bridge closed again")).to_be_focused()
    assert library.article("bridge.html")[0] == before


def test_a_removed_article_can_be_put_back_after_the_page_was_left(
    open_tab: OpenPage, files: dict[str, Path]
) -> None:
    page = open_tab()
    put_in(page, files["harvest"], files["bridge"])
    page.locator("[data-lib=all]").check()
    expect(page.locator("#dl-lib-picked")).to_contain_text("2 articles selected")
    page.locator("[data-lib=remove-picked]").click()
    page.locator("#dl-lib-confirm").get_by_role("button", name="Keep them").click()
    assert len(titles(page)) == 2
    page.locator("[data-lib=remove-picked]").click()
    page.locator("#dl-lib-confirm").get_by_role("button", name="Remove them").click()
    expect(page.locator("#dl-lib-welcome")).to_be_visible()
    page.reload()
    page.get_by_role("tab", name="Library").click()
    page.locator("#dl-lib-removed summary").click()
    page.get_by_role("button", name="Put back Quince").click()
    expect(page.locator(".dl-lib-table")).to_contain_text("Quince harvest")
    page.locator("[data-lib=forget]").click()
    page.locator("#dl-lib-confirm").get_by_role("button", name="Delete for good").click()
    expect(page.locator("#dl-lib-removed")).to_be_hidden()


def test_a_folder_keeps_its_names_and_leaves_out_what_is_not_news(
    open_tab: OpenPage, library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "archive"
    (folder / "2025").mkdir(parents=True)
    (folder / "2025" / "harvest.txt").write_text(HARVEST)
    (folder / "style.css").write_text("p {}")
    (folder / ".hidden.txt").write_text(HARVEST)
    page = open_tab()
    page.locator("#dl-lib-folder").set_input_files(folder)
    expect(reported(page)).to_contain_text("1 added.")
    assert library.articles()[0].uri.endswith("/uploads/archive/2025/harvest.txt")


def test_files_can_be_dropped(open_tab: OpenPage) -> None:
    page = open_tab()
    data = page.evaluate_handle(
        "text => { const d = new DataTransfer(); d.items.add(new File([text], 'harvest.txt')); return d; }",
        HARVEST,
    )
    page.dispatch_event("#dl-lib-drop", "dragover", {"dataTransfer": data})
    expect(page.locator("#dl-lib-drop")).to_have_class(re.compile("dl-over"))
    page.dispatch_event("#dl-lib-drop", "drop", {"dataTransfer": data})
    expect(reported(page)).to_contain_text("1 added.")


def test_an_address_that_may_not_be_fetched_is_refused_with_its_reason(
    open_tab: OpenPage, library: Library
) -> None:
    page = open_tab()
    page.get_by_label("Addresses of pages").fill("http://127.0.0.1/a\nfile:///etc/passwd\n/etc/passwd")
    page.get_by_role("button", name="Fetch").click()
    report = reported(page)
    expect(report).to_contain_text("Nothing could be put in")
    expect(report).to_contain_text("3 failed.")
    expect(report).to_contain_text("may not be fetched")
    assert library.counts()[0] == 0


def test_an_empty_library_offers_the_examples(open_tab: OpenPage, library: Library) -> None:
    page = open_tab()
    page.get_by_role("button", name="Put in the examples").click()
    expect(reported(page)).to_contain_text("18 added, 2 of them near copies.")
    assert library.counts()[0] == 18
    expect(page.locator(".dl-lib-count")).to_have_text("16 articles and 2 near copies")

    search = page.locator("#dl-lib-filter [name=words]")
    search.fill("goose")
    expect(page.locator(".dl-lib-table a.dl-title")).to_have_count(1)
    search.fill("no such words \" ' <b> AND (")
    expect(page.locator(".dl-lib-none")).to_be_visible()
    page.locator(".dl-lib-none [data-lib=clear]").click()
    expect(page.locator(".dl-lib-table a.dl-title")).to_have_count(16)

    page.locator("#dl-lib-charts button", has_text="Port Anselm Mercury").click()
    expect(page.locator("#dl-lib-filter [name=outlet]")).to_have_value("Port Anselm Mercury")
    expect(page.locator(".dl-lib-count")).to_contain_text("of 18 fit")
    page.locator("#dl-lib-filter [data-lib=clear]").click()
    page.locator("#dl-lib-filter [name=undated]").check()
    expect(page.locator(".dl-lib-date .dl-lib-undated").first).to_be_visible()
    expect(page.locator(".dl-lib-basis")).to_have_count(0)
    page.locator("#dl-lib-filter [name=undated]").uncheck()

    page.get_by_role("button", name="Title", exact=True).click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Title")
    shown = titles(page)
    assert [re.sub(r"^\W+", "", one).casefold() for one in shown] == sorted(
        re.sub(r"^\W+", "", one).casefold() for one in shown
    )
    page.locator(".dl-lib-copies summary").first.click()
    page.locator(".dl-lib-copies a").first.click()
    expect(page.locator("#dl-article .dl-article")).to_contain_text("Copy of")
    page.locator("#dl-article [data-view=passages]").click()
    expect(page.locator("#dl-article .dl-edge").first).to_be_visible()


def test_a_running_ingest_is_watched_and_stopped(
    open_tab: OpenPage, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    from ui.web.library import sources
    from ui.web.library.uploads import put_in_place

    def slowly(upload: Any, folder: Path) -> Path:  # noqa: ANN401
        time.sleep(0.2)
        return put_in_place(upload, folder)

    monkeypatch.setattr(sources, "put_in_place", slowly)
    paths = []
    for number in range(30):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(HARVEST.replace("412", str(1000 + number)).replace("Odo", f"Odo{number}"))
    page = open_tab()
    page.locator("#dl-lib-files").set_input_files(paths)
    progress = page.locator(".dl-lib-progress:not(.dl-lib-sending)")
    expect(progress).to_contain_text(re.compile(r"Reading articles: \d+ of 30"))
    progress.get_by_role("button", name="Stop").click()
    expect(reported(page)).to_contain_text("Stopped")
    assert 0 < library.counts()[0] < 30
    page.get_by_role("button", name="Take them out again").click()
    if page.locator("#dl-lib-confirm[open]").count():
        page.locator("#dl-lib-confirm").get_by_role("button", name="Remove them").click()
    expect(page.locator("#dl-lib-welcome")).to_be_visible()
    assert library.counts()[0] == 0


def test_what_is_written_in_an_article_stays_text(open_tab: OpenPage, files: dict[str, Path]) -> None:
    page = open_tab()
    put_in(page, files["evil"])
    page.locator(".dl-lib-table a.dl-title").click()
    page.locator("#dl-article [data-view=raw]").click()
    expect(page.locator("#dl-article .dl-raw")).to_contain_text("<script>window.owned=2</script>")
    assert page.evaluate("window.owned === undefined")
    assert page.locator("#dl-lib img, #dl-article img, #dl-lib script").count() == 0


def _sticks_out(page: Page, width: int) -> list[str]:
    """What reaches beyond the right edge."""
    return list(
        page.evaluate(
            "width => [...document.querySelectorAll('#dl-lib *')]"
            ".filter(e => e.checkVisibility({visibilityProperty: true}) && !e.closest('.dl-unseen, thead'))"
            ".filter(e => e.getBoundingClientRect().right > width + 1).map(e => e.outerHTML.slice(0, 90))",
            width,
        )
    )


def test_nothing_sticks_out(open_tab: OpenPage, tmp_path: Path) -> None:
    long = tmp_path / ("x" * 100 + ".txt")
    long.write_text("W" * 300 + "\n\n" + HARVEST)
    page = open_tab(width=390)
    assert _sticks_out(page, 390) == []
    put_in(page, long)
    page.locator(".dl-lib-table").wait_for()
    page.locator("[data-lib=open]").click()
    for width in (390, 1024):
        page.set_viewport_size({"width": width, "height": 800})
        assert _sticks_out(page, width) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("theme", ["light", pytest.param("dark", marks=pytest.mark.soak)])
def test_nothing_serious_for_axe(
    open_tab: OpenPage, files: dict[str, Path], serious: Callable[..., list[str]], theme: str
) -> None:
    page = open_tab(theme=theme)
    assert serious(page) == []
    put_in(page, files["harvest"], files["bridge"], files["old"])
    page.locator("[data-lib=open]").click()
    page.locator(".dl-chart svg").wait_for()
    page.locator("[data-lib=pick]").first.check()
    page.locator(".dl-chart-figures summary").click()
    assert serious(page) == []
    page.locator(".dl-lib-table a.dl-title", has_text="Iron bridge").click()
    page.locator("#dl-article [data-view=raw]").click()
    page.locator("#dl-article .dl-raw del").first.wait_for()
    page.locator("#dl-article .dl-cuts summary").click()
    assert serious(page) == []
