"""The Check tab as a person uses it: paste, read the verdicts, open the evidence, take the text away."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from answer.check.report import Progress, Report
from index.library import Library
from models.embedder import Embedder
from ui.web.check import calls
from ui.web.runtime import Runtime

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
DRAFT = (
    "Ferries for the islands\n\n"
    "Halvorsen speaks for five island councils. “We are asking for three boats, not two, from October to "
    "April,” Halvorsen told the Coast Courier.\n\n"
    "- The operator Nordlane has offered two ships and a reserve.\n"
    "- Nobody has ever seen the giraffe of Stavlund.\n"
)


@pytest.fixture
def open_tab(open_page: OpenPage) -> OpenPage:
    """Open the page at its Check tab."""

    def open_(**how: object) -> Page:
        page = open_page(**how)
        page.get_by_role("tab", name="Check").click()
        page.locator("#dl-check-draft").wait_for()
        page.wait_for_function(
            "() => document.querySelector('#dl-check-about-library').textContent.includes('ll')"
        )
        return page

    return open_


def check(page: Page, text: str = DRAFT) -> None:
    """Check a text and wait for its verdicts."""
    page.locator("#dl-check-draft").fill(text)
    page.get_by_role("button", name="Check the text").click()
    page.locator("#dl-check-result h2").wait_for()


def words(page: Page, selector: str) -> str:
    return str(
        page.evaluate(f"() => [...document.querySelectorAll('{selector}')].map(m => m.textContent).join('')")
    )


def test_a_pasted_text_is_shown_with_its_verdicts_and_its_evidence_opens_at_the_words(
    open_tab: OpenPage, runtime: Runtime
) -> None:
    page = open_tab()
    check(page)
    expect(page.locator("#dl-check-result h2")).to_have_text("3 of 4 sentences fall short")
    shown = page.evaluate(
        "() => { const t = document.querySelector('.dl-check-text').cloneNode(true);"
        " t.querySelectorAll('.dl-verdict, #dl-check-note').forEach(m => m.remove()); return t.textContent; }"
    )
    assert shown == DRAFT
    expect(page.locator(".dl-check-text h3")).to_have_text("Ferries for the islands\n\n")
    page.locator(".dl-s-contradicted").first.click()
    note = page.locator("#dl-check-note")
    expect(note).to_contain_text("Contradicted")
    expect(note).to_contain_text(re.compile("seven"))
    link = note.locator("a.dl-quote").first
    href = link.get_attribute("href") or ""
    found = re.fullmatch(r"#dl/([^/]+)/([\d,-]+)/(\d+)", href)
    assert found is not None
    link.click()
    page.locator("mark.dl-active").first.wait_for()
    start, end = map(int, found[2].split(",")[int(found[3])].split("-"))
    assert words(page, "mark.dl-active") == runtime.library.article(found[1])[0].text[start:end]
    page.locator("#dl-close").click()
    page.locator(".dl-s-misquoted").first.click()
    expect(note.locator("del")).to_have_text("boats")
    expect(note.locator("ins")).to_have_text("ferries")


def test_counts_filter_what_is_shown(open_tab: OpenPage) -> None:
    page = open_tab()
    check(page)
    page.get_by_role("button", name="Supported 1", exact=True).click()
    expect(page.locator(".dl-s-supported .dl-words")).to_be_visible()
    expect(page.locator(".dl-s-contradicted .dl-words")).to_be_hidden()
    expect(page.locator("#dl-check-note")).to_contain_text("The sources say this.")
    page.get_by_role("button", name=re.compile("^Falls short")).click()
    expect(page.locator(".dl-s-contradicted .dl-words")).to_be_visible()
    expect(page.locator(".dl-s-supported .dl-words")).to_be_hidden()
    page.get_by_role("button", name=re.compile("^All sentences")).click()
    expect(page.locator(".dl-s-supported .dl-words")).to_be_visible()


def test_the_keys_lead_through_the_sentences_to_their_evidence(open_tab: OpenPage) -> None:
    page = open_tab()
    check(page)
    place = page.locator(".dl-note-place")
    expect(place).to_have_text("Sentence 1 of 4")
    for key, number in (("j", 2), ("j", 3), ("j", 4), ("j", 1), ("k", 4), ("K", 2), ("J", 4), ("J", 1)):
        page.keyboard.press(key)
        expect(place).to_have_text(f"Sentence {number} of 4")
        expect(page.locator(".dl-sentence:focus")).to_have_attribute("data-n", str(number - 1))
    page.keyboard.press("Enter")
    page.locator("mark.dl-active").first.wait_for()
    assert "seven island councils" in words(page, "mark.dl-active")


def test_the_checked_text_can_be_taken_away(open_tab: OpenPage) -> None:
    page = open_tab()
    check(page)
    for kind, suffix in (("HTML", "html"), ("Markdown", "md"), ("JSON", "json")):
        with page.expect_download() as download:
            page.get_by_role("button", name=kind, exact=True).click()
        assert download.value.suggested_filename == f"text-checked.{suffix}"
        text = Path(download.value.path()).read_text("utf-8")
        assert "giraffe" in text
        if kind == "JSON":
            assert len(json.loads(text)["statements"]) == 4


def test_a_file_is_checked_against_a_pasted_source(open_tab: OpenPage, tmp_path: Path) -> None:
    page = open_tab()
    file = tmp_path / "my <i>draft.md"
    file.write_text("# Bridge\n\nThe bridge costs 9 million crowns and opens in May.\n", "utf-8")
    page.locator("#dl-check-draft-file").set_input_files(file)
    expect(page.locator("#dl-check-file strong")).to_have_text(file.name)
    page.get_by_label("Sources of your own").check()
    page.get_by_label("Text of source 1").fill(
        "The council met. The bridge costs 4 million crowns and opens in May. It rained."
    )
    page.get_by_role("button", name="Check the text").click()
    expect(page.locator("#dl-check-note mark")).to_have_text(
        "The bridge costs 4 million crowns and opens in May."
    )
    expect(page.locator("#dl-check-note")).to_contain_text("9 million")
    expect(page.locator(".dl-note-inline")).to_contain_text("The council met.")
    with page.expect_download() as download:
        page.get_by_role("button", name="HTML", exact=True).click()
    assert re.fullmatch(r"[\w.-]+-checked\.html", download.value.suggested_filename)
    page.get_by_role("button", name="Change the text").click()
    page.get_by_role("button", name="Remove the file").click()
    expect(page.locator("#dl-check-draft")).to_be_visible()


def test_articles_are_found_as_one_types_and_alone_compared(open_tab: OpenPage) -> None:
    page = open_tab()
    page.get_by_label("Chosen articles", exact=False).first.check()
    box = page.get_by_role("combobox", name=re.compile("Find articles"))
    box.press_sequentially("reserve ship")
    page.get_by_role("option", name=re.compile("Nordlane says")).wait_for()
    page.keyboard.press("Enter")
    expect(page.locator(".dl-picker-chosen li")).to_contain_text("Nordlane says a reserve ship is enough")
    check(page)
    for number in range(4):
        page.locator(f"#dl-check-s{number}").click()
        expect(page.locator("#dl-check-note")).not_to_contain_text("Islands hold out")


def test_enter_before_the_list_is_there_takes_what_was_typed(open_tab: OpenPage) -> None:
    page = open_tab()
    page.get_by_label("Chosen articles", exact=False).first.check()
    box = page.get_by_role("combobox", name=re.compile("Find articles"))
    box.click()
    page.get_by_role("option").first.wait_for()
    for number, (typed, title) in enumerate(
        (("reserve ship", "Nordlane says a reserve ship is enough"), ("three ferries", "Islands hold out"))
    ):
        box.press_sequentially(typed)
        page.keyboard.press("Enter")
        expect(page.locator(".dl-picker-chosen li").nth(number)).to_contain_text(title)
        expect(box).to_have_value("")


def test_what_is_missing_is_said_before_anything_is_sent(open_tab: OpenPage) -> None:
    page = open_tab()
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.url) if "check_start" in one.url else None)
    start, trouble = page.get_by_role("button", name="Check the text"), page.locator("#dl-check-trouble")
    start.click()
    expect(trouble).to_contain_text("There is no text yet")
    page.locator("#dl-check-draft").evaluate(
        "box => { box.value = 'a '.repeat(60000); box.dispatchEvent(new Event('input')); }"
    )
    expect(page.locator("#dl-check-size")).to_contain_text("120,000 characters")
    start.click()
    expect(trouble).to_contain_text("at most 100,000")
    page.locator("#dl-check-draft").fill("One sentence is here.")
    page.get_by_label("Sources of your own").check()
    start.click()
    expect(trouble).to_contain_text("There is no source yet")
    page.get_by_label("Chosen articles", exact=False).first.check()
    start.click()
    expect(trouble).to_contain_text("No article is chosen")
    assert sent == []
    page.get_by_label("The whole library").check()
    page.locator("#dl-check-draft").fill("# Only a heading")
    start.click()
    expect(trouble).to_contain_text("no sentence to check")


def test_a_check_shows_how_far_it_is_and_can_be_cancelled(
    open_tab: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[int] = []

    def slow(*_: object, progress: Callable[[Progress], None], **__: object) -> Report:
        try:
            for done in range(1, 200):
                progress(Progress("searching", done, 200))
                time.sleep(0.05)
        finally:
            stopped.append(1)
        return Report(())

    monkeypatch.setattr(calls, "check_text", slow)
    page = open_tab()
    page.locator("#dl-check-draft").fill(DRAFT)
    page.get_by_role("button", name="Check the text").click()
    expect(page.locator("#dl-check-far")).to_contain_text(re.compile(r"sentence \d+ of 200"))
    expect(page.get_by_role("progressbar")).to_have_attribute("aria-valuenow", re.compile(r"[1-9]\d*"))
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("#dl-check-trouble")).to_have_text(
        "The check was cancelled. Your text is still here."
    )
    assert page.locator("#dl-check-draft").input_value() == DRAFT
    end = time.monotonic() + 5
    while not stopped and time.monotonic() < end:
        page.wait_for_timeout(20)
    assert stopped


def test_what_the_server_refuses_is_said_in_its_words_and_the_text_stays(open_tab: OpenPage) -> None:
    page = open_tab()
    page.route(
        "**/run/check_start",
        lambda route: route.fulfill(status=200, json={"data": [{"error": "No, for a reason."}]}),
    )
    page.locator("#dl-check-draft").fill(DRAFT)
    page.get_by_role("button", name="Check the text").click()
    expect(page.locator("#dl-check-trouble")).to_have_text("No, for a reason.")
    page.unroute("**/run/check_start")
    page.route("**/run/check_state", lambda route: route.fulfill(status=200, json={"data": ["nonsense"]}))
    page.get_by_role("button", name="Check the text").click()
    expect(page.locator("#dl-check-trouble")).to_contain_text("Is Dateline still running?")
    assert page.locator("#dl-check-draft").input_value() == DRAFT


def test_a_hostile_text_runs_nothing_anywhere(open_tab: OpenPage, tmp_path: Path) -> None:
    page = open_tab()
    hostile = (
        "<script>window.owned = 1</script> The fair in Quillby opened with "
        '<img src=x onerror="window.owned = 2"> 412 visitors. </textarea></p><svg onload="window.owned=3"> '
        "[Tilda Marsh](javascript:window.owned=4) "
        "said “![x](http://evil.example/p.png) praised the very wonderful weather there” on Friday.\n"
    )
    check(page, hostile)
    for number in range(page.locator(".dl-sentence[role=button]").count()):
        page.locator(f"#dl-check-s{number}").click()
    assert page.evaluate("() => window.owned") is None
    assert page.locator("#dl-check img, #dl-check script, #dl-check svg, #dl-check-shown a").count() == 0
    with page.expect_download() as download:
        page.get_by_role("button", name="HTML", exact=True).click()
    saved = tmp_path / "saved.html"
    download.value.save_as(saved)
    alone = page.context.new_page()
    alone.set_content(saved.read_text("utf-8"))
    expect(alone.locator(".text")).to_contain_text("window.owned = 1")
    assert alone.evaluate("() => window.owned") is None
    assert alone.locator("img, script, svg").count() == 0


def test_on_a_phone_the_note_stands_below_its_sentence(open_tab: OpenPage) -> None:
    page = open_tab(width=390, height=844)
    check(page)
    sentence, note = page.locator(".dl-s-contradicted").first, page.locator("#dl-check-note")
    expect(note).to_be_hidden()
    sentence.click()
    expect(note).to_be_visible()
    above, below = sentence.bounding_box(), note.bounding_box()
    assert above is not None
    assert below is not None
    assert below["y"] >= above["y"] + above["height"]
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Change the text").click()
    check(page)  # the note is taken out of the text that goes
    page.locator("li .dl-s-unsupported, li .dl-s-uncited").first.click()
    expect(note).to_be_visible()
    assert page.evaluate(
        "() => [...document.querySelectorAll('#dl-check *')].filter(e => e.checkVisibility()"
        " && !e.closest('.dl-sr')).every(e => e.getBoundingClientRect().right <= 391)"
    )


@pytest.mark.parametrize(
    ("width", "theme"), [(390, "dark"), pytest.param(1440, "light", marks=pytest.mark.soak)]
)
def test_nothing_stands_in_the_way_of_a_screen_reader(
    open_tab: OpenPage, serious: Callable[..., list[str]], width: int, theme: str
) -> None:
    page = open_tab(theme=theme, width=width)
    page.get_by_label("Sources of your own").check()
    assert serious(page, "#dl-check") == []
    page.get_by_label("The whole library").check()
    check(page)
    page.locator(".dl-s-misquoted").first.click()
    assert serious(page, "#dl-check") == []


def test_a_library_without_articles_says_so_and_offers_own_sources(
    open_page: OpenPage,
    serving: Callable[..., str],
    held: Callable[[Library], Runtime],
    embedder: Embedder,
    tmp_path: Path,
) -> None:
    with Library.open(tmp_path / "empty", embedder, create=True) as library:
        page = open_page(address=serving(held(library)))
        page.get_by_role("tab", name="Check").click()
        expect(page.locator("#dl-check-about-library")).to_contain_text("no articles in the library yet")
        page.locator("#dl-check-draft").fill("One sentence is here.")
        page.get_by_role("button", name="Check the text").click()
        expect(page.locator("#dl-check-trouble")).to_contain_text("no articles in the library yet")
