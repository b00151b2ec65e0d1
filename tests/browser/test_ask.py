"""Working with answers: edit, ask again, narrow, rate, copy, look further, by hand and by key."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from index.library import Library
from ingest.read import read_paths
from models.embedder import Embedder
from ui.web.runtime import Runtime

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
Ask = Callable[[Page, str], None]
Serious = Callable[[Page], list[str]]
DEMAND = "What did Halvorsen demand?"
REFUSED = "Which airline flies from Stavlund to Lisbon on Mondays?"


def _key(page: Page, key: str) -> None:
    """Press a key away from the box."""
    page.evaluate("document.activeElement && document.activeElement.blur()")
    page.keyboard.press(key)


def _settled(page: Page) -> None:
    page.locator("#dl-box .submit-button").wait_for()
    page.wait_for_function(
        "[...document.querySelectorAll('.dl-answer')].pop().matches('.dl-whole, .dl-trouble, .dl-halted')"
    )


def test_an_edited_question_replaces_the_old_one_and_what_followed(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    ask(page, REFUSED)
    ask(page, DEMAND)
    page.locator(".dl-act-edit").first.click()
    expect(page.locator("#dl-box textarea")).to_have_value(REFUSED)
    expect(page.locator("#dl-editing")).to_contain_text("Editing")
    page.locator("#dl-box textarea").fill("What has the operator Nordlane offered?")
    page.keyboard.press("Enter")
    expect(page.locator(".dl-question")).to_have_text(["What has the operator Nordlane offered?"])
    _settled(page)
    expect(page.locator("#dl-editing")).to_be_hidden()
    ask(page, DEMAND)
    assert page.locator(".dl-question").count() == 2


def test_editing_can_be_given_up(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    ask(page, DEMAND)
    page.locator(".dl-act-edit").click()
    page.locator("#dl-editing button").click()
    expect(page.locator("#dl-editing")).to_be_hidden()
    ask(page, REFUSED)
    assert page.locator(".dl-question").count() == 2


def test_asking_again_gives_the_same_answer_in_the_same_place(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    ask(page, DEMAND)
    said = page.locator(".dl-said").all_inner_texts()
    page.evaluate("document.querySelector('.dl-answer').classList.add('dl-seen')")
    page.locator(".dl-act-again").click()
    page.wait_for_function("!document.querySelector('.dl-seen')")
    _settled(page)
    assert page.locator(".dl-question").all_inner_texts() == [DEMAND]
    assert page.locator(".dl-said").all_inner_texts() == said


def test_what_was_begun_in_the_box_outlives_a_question_that_is_chosen(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    ask(page, "What has the operator Nordlane offered?")
    box = page.locator("#dl-box textarea")
    for chosen, questions in (("a.dl-act-again", 1), ("a.dl-suggestion", 2)):
        page.evaluate("document.querySelectorAll('.dl-answer').forEach(one => one.classList.add('dl-seen'))")
        box.fill("And who, if not the")
        page.locator(chosen).last.click()
        page.wait_for_function("document.querySelector('.dl-answer.dl-whole:not(.dl-seen)')")
        page.locator("#dl-box .submit-button").wait_for()
        expect(box).to_have_value("And who, if not the")
        expect(page.locator(".dl-question")).to_have_count(questions)


def test_a_suggestion_is_a_question_that_the_articles_answer(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    ask(page, "What has the operator Nordlane offered?")
    suggestion = page.locator("a.dl-suggestion").first
    text = suggestion.inner_text()
    suggestion.click()
    expect(page.locator(".dl-question").last).to_have_text(text)
    _settled(page)
    assert page.locator(".dl-answer").last.locator(".dl-statement").count() >= 1
    assert (
        page.locator("a.dl-suggestion:visible").count()
        == page.locator(".message-row:last-child a.dl-suggestion").count()
    )


def test_an_outlet_or_an_article_narrows_and_its_chip_takes_it_away(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    page.locator("#dl-narrow-open").click()
    page.locator("#dl-find-article").fill("reserve ship")
    page.locator(".dl-found button").first.click()
    page.locator("#dl-dialog-narrow .dl-primary").click()
    expect(page.locator("#dl-chips li")).to_have_text("Nordlane says a reserve ship is enough")
    ask(page, DEMAND)
    expect(page.locator(".dl-narrowed-by")).to_contain_text("“Nordlane says a reserve ship is enough”")
    assert "Islands hold out" not in page.locator("#dl-sources").inner_text()
    page.locator("#dl-chips button").click()
    expect(page.locator("#dl-chips li")).to_have_count(0)
    ask(page, DEMAND)
    expect(page.locator("#dl-sources .dl-title").first).to_have_text("Islands hold out for three ferries")


def test_days_narrow_and_what_is_outside_them_is_not_searched(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    page.locator("#dl-narrow-open").click()
    page.locator("#dl-dialog-narrow [name=since]").fill("2031-01-01")
    page.keyboard.press("Escape")
    expect(page.locator("#dl-chips li")).to_have_text("from 2031-01-01")
    ask(page, DEMAND)
    expect(page.locator(".dl-banner")).to_contain_text("The articles do not say")
    expect(page.locator(".dl-banner")).to_contain_text("narrowed to: since 1 January 2031")


def test_what_is_typed_to_narrow_finds_nothing_and_says_so(open_page: OpenPage) -> None:
    page = open_page()
    page.locator("#dl-narrow-open").click()
    page.locator("#dl-find-outlet").fill("<img src=x onerror=alert(1)> %' OR 1=1")
    expect(page.locator("[data-finds=outlet] .dl-found")).to_have_text("Nothing goes by that.")


def test_copying_gives_the_answer_with_its_numbers_and_sources(
    open_page: OpenPage, ask: Ask, browser: BrowserContext
) -> None:
    browser.grant_permissions(["clipboard-read", "clipboard-write"])
    page = open_page()
    ask(page, DEMAND)
    page.locator(".dl-act-copy").click()
    expect(page.locator("#dl-toast")).to_contain_text("Copied")
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert "[1]" in copied
    assert "Islands hold out for three ferries" in copied


def test_a_thumb_is_kept_and_taken_back_by_the_same_thumb(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    ask(page, DEMAND)
    down = page.locator(".dl-act-down")
    down.click()
    page.locator("#dl-dialog-feedback label").filter(has_text="misses the point").click()
    page.locator("#dl-dialog-feedback textarea").fill("It was <b>two</b>.")
    page.locator("#dl-dialog-feedback .dl-primary").click()
    expect(page.locator("#dl-toast")).to_contain_text("Kept with the answer")
    expect(down).to_have_class(re.compile("dl-on"))
    expect(down).to_have_attribute("aria-pressed", "true")
    down.click()
    expect(down).not_to_have_class(re.compile("dl-on"))


def test_what_else_was_found_is_shown_on_demand_and_opens(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    ask(page, "How many visitors did the orchard fair in Quillby have?")
    assert page.locator("#dl-sources .dl-uncited").count() == 0
    page.locator("#dl-others").click()
    expect(page.locator("#dl-sources")).to_contain_text(re.compile("Also found|Nothing else was found"))


def test_keys_walk_the_sentences_and_open_their_sources(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    ask(page, DEMAND)
    rows = page.locator(".dl-statement")
    _key(page, "j")
    expect(rows.first).to_have_class(re.compile("dl-at"))
    page.keyboard.press("Enter")
    page.locator("mark.dl-active").first.wait_for()
    page.keyboard.press("Escape")
    _key(page, "j")
    _key(page, "k")
    expect(rows.first).to_have_class(re.compile("dl-at"))
    _key(page, "1")
    expect(page.locator("#dl-article h2")).to_have_text("Islands hold out for three ferries")
    before = page.locator("#dl-step").inner_text()
    _key(page, "]")
    expect(page.locator("#dl-step")).not_to_have_text(before)
    _key(page, "/")
    expect(page.locator("#dl-box textarea")).to_be_focused()


def test_keys_change_tabs_and_are_listed(open_page: OpenPage) -> None:
    page = open_page()
    _key(page, "g")
    page.keyboard.press("l")
    expect(page.get_by_role("tab", name="Library")).to_have_attribute("aria-selected", "true")
    _key(page, "g")
    page.keyboard.press("a")
    expect(page.get_by_role("tab", name="Ask")).to_have_attribute("aria-selected", "true")
    _key(page, "?")
    expect(page.locator("#dl-dialog-keys")).to_be_visible()
    expect(page.locator("#dl-dialog-keys")).to_contain_text("Next sentence")
    page.keyboard.press("Escape")
    expect(page.locator("#dl-dialog-keys")).to_be_hidden()


def test_letters_typed_into_the_box_are_no_commands(open_page: OpenPage) -> None:
    page = open_page()
    page.locator("#dl-box textarea").click()
    page.keyboard.type("njk/gl1?")
    expect(page.locator("#dl-box textarea")).to_have_value("njk/gl1?")
    expect(page.get_by_role("tab", name="Ask")).to_have_attribute("aria-selected", "true")


def test_a_screen_reader_hears_that_it_searches_and_what_came_of_it_once(
    open_page: OpenPage, ask: Ask, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime.engine, "pause", 0.5)  # on a busy machine, an answer at once hides the search
    page = open_page()
    page.evaluate(
        "() => { window.heard = []; new MutationObserver(() => {"
        " const said = document.querySelector('#dl-live').textContent;"
        " if (said && said !== window.heard[window.heard.length - 1]) window.heard.push(said);"
        " }).observe(document.querySelector('#dl-live'),"
        " {childList: true, subtree: true, characterData: true}); }"
    )
    ask(page, DEMAND)
    page.wait_for_function("window.heard.some(said => said.startsWith('Answer'))")
    heard = page.evaluate("window.heard")
    assert heard[0] == "Searching the articles."
    assert len(heard) == 2
    assert re.search(r"\d sentences from 1 source", heard[1])
    assert page.locator("#dl-thread [role=log]").get_attribute("aria-live") == "off"


def test_a_conversation_is_there_after_a_reload_by_its_link(open_page: OpenPage, ask: Ask, url: str) -> None:
    page = open_page()
    ask(page, DEMAND)
    said = page.locator(".dl-said").all_inner_texts()
    name = str(page.evaluate("dateline.ask.hidden('dl-current-talk').value"))
    assert re.fullmatch("[0-9a-f]{32}", name)
    page.goto(f"{url}?talk={name}")
    page.locator(".dl-said").first.wait_for()
    assert page.locator(".dl-said").all_inner_texts() == said
    ask(page, REFUSED)
    assert page.locator(".dl-question").count() == 2


def test_a_conversation_that_is_not_there_is_said_in_a_sentence(open_page: OpenPage, url: str) -> None:
    page = open_page()
    for bad in ("?talk=0", "?shared=../../etc/passwd", "?talk=" + "f" * 32):
        page.goto(f"{url}{bad}")
        expect(page.locator(".dl-trouble")).to_be_visible()


SOAK = pytest.mark.soak  # each takes seconds


@pytest.mark.parametrize(
    ("width", "theme"),
    [
        (1440, "light"),
        pytest.param(390, "dark", marks=SOAK),
        pytest.param(1440, "dark", marks=SOAK),
        pytest.param(1024, "light", marks=SOAK),
        pytest.param(1024, "dark", marks=SOAK),
        pytest.param(390, "light", marks=SOAK),
    ],
)
def test_nothing_serious_for_axe(
    open_page: OpenPage, ask: Ask, serious: Serious, width: int, theme: str
) -> None:
    page = open_page(width, 900, theme)
    found = serious(page)
    ask(page, DEMAND)
    ask(page, REFUSED)
    found += serious(page)
    page.locator("#dl-narrow-open").click()
    found += serious(page)
    page.keyboard.press("Escape")
    page.locator(".dl-answer a.dl-chip").first.click()
    page.locator("mark.dl-active").first.wait_for()
    found += serious(page)
    assert found == []


def test_an_article_that_runs_from_right_to_left_does_and_the_page_around_it_does_not(
    open_page: OpenPage,
    serving: Callable[[Runtime], str],
    held: Callable[[Library], Runtime],
    embedder: Embedder,
    tmp_path: Path,
) -> None:
    article = tmp_path / "arabic.txt"
    article.write_text(
        "محصول السفرجل في أوريري\n\n"
        "بلغ محصول السفرجل في أوريري هذا العام أربعمئة واثني عشر طنا، "
        "وفقا لما ذكرته الوزارة يوم الجمعة. "
        "وقال المتحدث إن الأسعار لن ترتفع قبل الربيع المقبل في جميع الأسواق.",
        "utf-8",
    )
    with Library.open(tmp_path / "home", embedder, create=True) as library:
        library.ingest(read_paths([article]))
        card = library.catalogue().cards[0]
        page = open_page(address=serving(held(library)))
        page.evaluate(
            "href => { const link = document.createElement('a'); link.setAttribute('href', href);"
            " document.querySelector('#dl-sources').append(link); dateline.openLink(link); }",
            f"#dl/{card.id}/0-10/0",
        )
        page.locator("mark.dl-active").wait_for()
        shown = page.evaluate(
            "() => ['.dl-text p', '#dl-article dl', '#dl-box textarea'].map("
            "one => getComputedStyle(document.querySelector(one)).direction)"
        )
        assert shown == ["rtl", "ltr", "ltr"]
        assert page.locator("#dl-article .dl-text").get_attribute("lang") == "ar"
        page.close()
