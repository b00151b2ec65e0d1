"""Hostile articles in a real browser: nothing of them runs, nothing leaves, and the page keeps its shape."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest
from playwright.sync_api import Page, expect

from index.library import Library
from ingest.read import read_paths
from models.embedder import Embedder
from tests.browser.hostile import PIECES, write_articles

pytestmark = pytest.mark.browser
ALL = 200
FEW = 40
SAMPLE = tuple(range(3, FEW, 6))
WIDTHS = (1280, 390)
OpenPage = Callable[..., Page]
Ask = Callable[[Page, str], None]
INTACT = """() => {
    const room = document.documentElement;
    const inside = '.dl-answer, .dl-question, #dl-panel, .dl-panel, #dl-panel-host, #dl-lib-host,'
        + ' #dl-check-result, #dl-evaluation';
    const foreign = 'script, iframe, object, embed, form[action], base, meta, link, style, marquee,'
        + ' [onerror], [onload], [onfocus], [onmouseover], [ontoggle], [onclick], img[src^=http],'
        + ' a[href^=javascript i], a[href^=data i], [style*=fixed]';
    const found = [...document.querySelectorAll(inside)].flatMap(one => [...one.querySelectorAll(foreign)]);
    return {
        owned: window.owned ?? null,
        title: document.title,
        sideways: Math.max(0, room.scrollWidth - window.innerWidth),
        foreign: found.map(one => one.outerHTML.slice(0, 120)),
        visible: getComputedStyle(document.querySelector('#dl-box')).display !== 'none',
    };
}"""
WHOLE: dict[str, object] = {"owned": None, "title": "Dateline", "sideways": 0, "foreign": [], "visible": True}


Hostile = Callable[[int], tuple[str, list[str]]]


@pytest.fixture(scope="module")
def hostile(
    tmp_path_factory: pytest.TempPathFactory,
    embedder: Embedder,
    held: Callable[[Library], object],
    serving: Callable[[object], str],
) -> Iterator[Hostile]:
    """Serve so many hostile articles and nothing else: the address, and a question to each of them."""
    with ExitStack() as libraries:

        @cache
        def served(count: int) -> tuple[str, list[str]]:
            folder = tmp_path_factory.mktemp("hostile")
            questions = write_articles(folder, count)
            home = tmp_path_factory.mktemp("home") / "library"
            library = libraries.enter_context(Library.open(home, embedder, create=True))
            library.ingest(read_paths([folder]))
            return serving(held(library)), questions

        yield served


def _look(page: Page, where: str) -> None:
    assert page.evaluate(INTACT) == WHOLE, where


def _read(page: Page, ask: Ask, question: str, number: int) -> None:
    """Ask about an article, open it, close it."""
    ask(page, question)
    _look(page, f"answer of {number}")
    chip = page.locator(".dl-answer").last.locator("a[href^='#dl/']").first
    if chip.count():
        chip.click()
        expect(page.locator("mark").first).to_be_visible()
        _look(page, f"article of {number}")
        page.keyboard.press("Escape")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_sample_of_hostile_articles_stays_text(
    width: int, open_page: OpenPage, ask: Ask, hostile: Hostile
) -> None:
    address, questions = hostile(FEW)
    page = open_page(width=width, address=address)
    for number in SAMPLE[WIDTHS.index(width) :: 2]:
        _read(page, ask, questions[number], number)


def test_the_other_tabs_keep_hostile_titles_text(open_page: OpenPage, hostile: Hostile) -> None:
    page = open_page(address=hostile(FEW)[0])
    page.get_by_role("tab", name="Library").click()
    page.locator("#dl-lib-host table, #dl-lib-host [role=table]").first.wait_for()
    _look(page, "library")
    page.set_viewport_size({"width": 390, "height": 844})
    _look(page, "library on a phone")


def test_a_hostile_draft_stays_text(open_page: OpenPage, hostile: Hostile) -> None:
    page = open_page(address=hostile(FEW)[0])
    page.get_by_role("tab", name="Check").click()
    page.locator("#dl-check-draft").fill(
        "\n\n".join(
            f"The warden of Quill{n}by, Tilda Marsh, praised {piece} the cider of Quill{n}by in March."
            for n, piece in enumerate(PIECES[:FEW])
        )
    )
    page.get_by_role("button", name="Check the text").click()
    page.locator("#dl-check-result h2").wait_for(timeout=60_000)
    _look(page, "checked draft")
    for verdict in page.locator(".dl-check-text [class*=dl-s-]").all()[::8]:
        verdict.click()
        expect(page.locator("#dl-check-note")).to_be_visible()
        _look(page, "note of a sentence")


def test_hostile_questions_stay_text_in_runs_and_reports(open_page: OpenPage, hostile: Hostile) -> None:
    page = open_page(address=hostile(FEW)[0])
    page.get_by_role("tab", name="Evaluation").click()
    rows = [
        {"id": f"q{n} {piece[:60]}", "type": piece[:40], "question": f"What is {piece} in Quill{n}by?"}
        for n, piece in enumerate(PIECES[:4])
    ]
    text = "".join(json.dumps(row) + "\n" for row in rows)
    page.locator("[data-ev=upload]").first.click()
    page.locator("#dl-ev-upload input[type=file]").set_input_files(
        {"name": "hostile.jsonl", "mimeType": "application/jsonl", "buffer": text.encode()}
    )
    page.locator("#dl-ev-upload button[type=submit]").click()
    page.locator(".dl-ev [data-ev=home]").first.click()
    page.locator("[data-ev=begin][data-name=hostile]").click()
    form = page.locator("#dl-ev-begin form")
    form.locator("[name=name]").fill("Odd questions")
    form.locator("[name=reader]").uncheck()
    form.locator("button[type=submit]").click()
    done = page.get_by_role("button", name="Odd questions", exact=True)
    done.wait_for(timeout=60_000)
    _look(page, "sets and runs")
    done.click()
    expect(page.frame_locator("#dl-ev-frame").locator(".q").first).to_be_visible()
    assert page.evaluate("window.owned ?? null") is None
    frame = next(one for one in page.frames if one.parent_frame is not None)
    assert frame.evaluate("window.owned ?? null") is None
    foreign = "img[src^=http], iframe, object, [onerror], [onload], a[href^=javascript i]"
    assert frame.locator(foreign).count() == 0


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_two_hundred_hostile_articles(open_page: OpenPage, ask: Ask, hostile: Hostile) -> None:
    address, questions = hostile(ALL)
    for begin in range(0, ALL, 20):  # a long conversation is slow, and a follow-up is another question
        page = open_page(width=WIDTHS[(begin // 20) % 2], address=address)
        for number in range(begin, begin + 20):
            _read(page, ask, questions[number], number)
        page.close()
        sys.stderr.write(f"{begin + 20} ")
