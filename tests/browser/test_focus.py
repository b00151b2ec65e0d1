"""Whoever works with keys alone keeps their place: what goes away leaves the focus to what stands nearest."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
Ask = Callable[[Page, str], None]
DEMAND = "What did Halvorsen demand?"


def _press(page: Page, selector: str) -> None:
    page.locator(selector).first.focus()
    page.keyboard.press("Enter")


def test_stopping_an_answer_leads_back_to_the_box(open_page: OpenPage) -> None:
    page = open_page()
    page.locator("#dl-box textarea").fill("Answer slowly: what did Halvorsen demand?")
    page.keyboard.press("Enter")
    page.locator(".dl-growing").wait_for()
    _press(page, "#dl-box .stop-button")
    expect(page.locator(".dl-stopped")).to_be_visible()
    expect(page.locator("#dl-box textarea")).to_be_focused()


def test_what_asks_and_goes_away_leads_to_the_box(open_page: OpenPage) -> None:
    page = open_page()
    _press(page, "#dl-thread .example")
    page.locator(".dl-answer.dl-whole").wait_for()
    expect(page.locator("#dl-box textarea")).to_be_focused()
    page.locator("#dl-box textarea").fill(DEMAND)
    _press(page, "#dl-box .submit-button")
    expect(page.locator(".dl-answer.dl-whole")).to_have_count(2)
    expect(page.locator("#dl-box textarea")).to_be_focused()
    page.locator("#dl-fresh").click()
    expect(page.locator("#dl-box textarea")).to_be_focused()


def test_closing_the_sheet_of_a_phone_leads_back_to_what_opened_it(open_page: OpenPage, ask: Ask) -> None:
    page = open_page(390, 844)
    ask(page, DEMAND)
    chip, sources = page.locator(".dl-statement a.dl-chip").first, page.locator(".dl-sources-link")
    for leave in ("#dl-close", "Escape"):
        _press(page, ".dl-statement a.dl-chip")
        page.locator("mark.dl-active").first.wait_for()
        _close(page, leave)
        expect(chip).to_be_focused()
        _press(page, ".dl-sources-link")
        _press(page, "#dl-sources .dl-title")
        page.locator("mark.dl-active").first.wait_for()
        _close(page, leave)
        expect(sources).to_be_focused()
    sources.evaluate("link => link.blur()")
    page.keyboard.press("1")
    page.locator("mark.dl-active").first.wait_for()
    page.locator("#dl-close").click()
    expect(page.locator("#dl-panel")).to_be_hidden()
    page.wait_for_function("document.activeElement.closest('#dl-ask')")


def _close(page: Page, leave: str) -> None:
    if leave.startswith("#"):
        _press(page, leave)
    else:
        page.keyboard.press(leave)
    expect(page.locator("#dl-panel")).to_be_hidden()


def test_a_message_that_is_pressed_leads_back_to_where_one_was(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    ask(page, "Who would name the third ferry?")
    item = page.locator(".dl-rail-item").filter(has_text="name the third ferry").first
    item.locator(".dl-rail-actions").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(item).to_have_count(0)
    expect(page.locator("#dl-rail-list")).to_be_focused()
    page.keyboard.press("u")
    expect(item.locator(".dl-rail-name")).to_be_focused()


def test_another_tab_and_a_chip_that_is_taken_away(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    ask(page, DEMAND)
    page.locator(".dl-statement a.dl-chip").first.focus()
    page.keyboard.press("g")
    page.keyboard.press("l")
    expect(page.get_by_role("tab", name="Library")).to_be_focused()
    page.keyboard.press("g")
    page.keyboard.press("a")
    page.locator("#dl-narrow-open").click()
    page.locator("#dl-dialog-narrow [name=since]").fill("2024-01-01")
    page.keyboard.press("Escape")
    _press(page, "#dl-chips button")
    expect(page.locator("#dl-narrow-open")).to_be_focused()


def test_who_clicks_beside_everything_keeps_to_nothing(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    ask(page, DEMAND)
    page.locator(".dl-foot").click()
    page.evaluate("document.querySelector('.dl-suggestions')?.remove()")
    page.wait_for_timeout(100)  # a frame or two
    assert page.evaluate("document.activeElement.closest('#dl-box')") is None


def test_esc_leaves_a_question_as_it_was_and_gives_back_what_was_begun(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    box, editing = page.locator("#dl-box textarea"), page.locator("#dl-editing")
    ask(page, DEMAND)
    box.fill("And who")
    _press(page, ".dl-act-edit")
    expect(box).to_have_value(DEMAND)
    page.keyboard.press("Escape")
    expect(editing).to_be_hidden()
    expect(box).to_have_value("And who")
    _press(page, ".dl-act-edit")
    _press(page, ".dl-statement a.dl-chip")
    page.locator("mark.dl-active").first.wait_for()
    page.keyboard.press("Escape")  # closes the article, which is what is open
    expect(page.locator("#dl-article")).to_be_hidden()
    expect(editing).to_be_visible()
    page.keyboard.press("Escape")
    expect(editing).to_be_hidden()
    ask(page, "What has the operator Nordlane offered?")
    assert page.locator(".dl-question").count() == 2


def test_a_very_long_question_is_cut_between_two_lines_and_can_be_read_whole(
    open_page: OpenPage, ask: Ask
) -> None:
    for width in (1280, 390):
        page = open_page(width, 844)
        ask(page, "What did Halvorsen demand " + "of the seven island councils of the north " * 12 + "?")
        question = page.locator(".dl-question")
        lines = "one => one.clientHeight / parseFloat(getComputedStyle(one).lineHeight)"
        assert question.evaluate(lines) == pytest.approx(7, abs=0.05)
        page.locator(".dl-asked button").click()
        assert question.evaluate(lines) > 8
        assert question.evaluate("one => one.scrollHeight - one.clientHeight") <= 2
        page.locator(".dl-asked button").click()
        assert question.evaluate(lines) == pytest.approx(7, abs=0.05)
