"""The chat as a person uses it, in a real browser, over real articles and the real engine."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from index.library import Library
from ingest.read import read_paths
from models.embedder import Embedder
from ui.web.runtime import Runtime

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
Ask = Callable[[Page, str], None]
DEMAND = "What did Halvorsen demand?"


def _active(page: Page) -> str:
    """The words that stand highlighted as the quote in view."""
    page.locator("mark.dl-active").first.wait_for()
    return str(
        page.evaluate("[...document.querySelectorAll('mark.dl-active')].map(m => m.textContent).join('')")
    )


def _quote(runtime: Runtime, href: str) -> str:
    """The words that a chip's link points to, from the article itself."""
    found = re.fullmatch(r"#dl/([^/]+)/([\d,-]+)/(\d+)", href)
    assert found is not None, href
    start, end = found[2].split(",")[int(found[3])].split("-")
    return runtime.library.article(found[1])[0].text[int(start) : int(end)]


def _nothing_sticks_out(page: Page, width: int) -> bool:
    """Whether the page neither scrolls sideways nor hides anything beyond its right edge."""
    return bool(
        page.evaluate(
            "width => document.documentElement.scrollWidth <= width"
            " && [...document.querySelectorAll('#dl-head *, #dl-talk *, #dl-panel *')]"
            ".filter(e => e.checkVisibility({visibilityProperty: true}) && !e.closest('.sr-only'))"
            ".every(e => e.getBoundingClientRect().right <= width + 1)",
            width,
        )
    )


def _in_view(page: Page) -> bool:
    return bool(
        page.evaluate(
            "() => { const m = document.querySelector('mark.dl-active').getBoundingClientRect(),"
            " a = document.querySelector('#dl-article').getBoundingClientRect();"
            " return m.top >= a.top && m.bottom <= a.bottom; }"
        )
    )


def test_a_question_is_answered_with_citations_and_each_opens_at_its_words(
    open_page: OpenPage, ask: Ask, runtime: Runtime
) -> None:
    page = open_page()
    ask(page, DEMAND)
    expect(page.locator(".dl-question")).to_have_text(DEMAND)
    statements = page.locator(".dl-statement")
    assert statements.count() >= 1
    for row in statements.all():
        assert row.locator("a.dl-chip").count() >= 1
        expect(row.locator(".dl-verdict")).to_have_text(re.compile(r"\w+"))
    for chip in page.locator(".dl-statement a.dl-chip").all():
        chip.click()
        href = chip.get_attribute("href") or ""
        expect(chip).to_have_class(re.compile("dl-current"))
        assert _active(page) == _quote(runtime, href)
        assert _in_view(page)


def test_the_answer_grows_while_it_is_written(open_page: OpenPage) -> None:
    page = open_page()
    page.evaluate(
        "() => { window.seen = []; new MutationObserver(() => {"
        " const answer = document.querySelector('.dl-answer');"
        " if (answer) window.seen.push(answer.className);"
        " }).observe(document, {childList: true, subtree: true}); }"
    )
    page.locator("#dl-box textarea").fill("Answer slowly: what did Halvorsen demand?")
    page.keyboard.press("Enter")
    page.locator(".dl-answer.dl-whole").wait_for()
    seen = page.evaluate("window.seen.join(' ')")
    assert "dl-pending" in seen
    assert "dl-growing" in seen


def test_stopping_keeps_what_is_there_and_says_so(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    page.locator("#dl-box textarea").fill("Answer slowly: what did Halvorsen demand?")
    page.keyboard.press("Enter")
    page.locator(".dl-growing").wait_for()
    page.locator("#dl-box .stop-button").click()
    expect(page.locator(".dl-stopped")).to_contain_text("unfinished")
    expect(page.locator("#dl-box .submit-button")).to_be_visible()
    ask(page, DEMAND)
    assert page.locator(".dl-answer.dl-whole").count() == 1


def test_sources_stand_beside_the_answer_and_open(open_page: OpenPage, ask: Ask, runtime: Runtime) -> None:
    page = open_page()
    ask(page, DEMAND)
    card = page.locator("#dl-sources .dl-card").first
    expect(card.locator(".dl-number")).to_have_text("1")
    expect(card.locator(".dl-meta")).to_contain_text("19 June 2024, from its dateline")
    href = card.locator(".dl-quote").first.get_attribute("href") or ""
    card.locator(".dl-quote").first.click()
    assert _active(page) == _quote(runtime, href)
    expect(page.locator("#dl-article h2")).to_have_text("Islands hold out for three ferries")
    expect(page.locator("#dl-article dl")).to_contain_text("halvorsen.txt")
    page.locator("#dl-back").click()
    expect(page.locator("#dl-sources")).to_be_visible()
    expect(page.locator("#dl-article")).to_be_hidden()


def test_one_walks_from_quote_to_quote_with_the_keyboard(
    open_page: OpenPage, ask: Ask, runtime: Runtime
) -> None:
    page = open_page()
    ask(page, DEMAND)
    chip = page.locator(".dl-statement a.dl-chip").first
    href = chip.get_attribute("href") or ""
    spans = href.split("/")[2].split(",")
    assert len(spans) >= 2, "the question should draw several quotes from one article"
    chip.focus()
    page.keyboard.press("Enter")
    first = _active(page)
    page.locator("#dl-next").focus()
    page.keyboard.press("Enter")
    index = (int(href.rsplit("/", 1)[1]) + 1) % len(spans)
    second = _active(page)
    assert second == _quote(runtime, f"{href.rsplit('/', 1)[0]}/{index}") != first
    assert _in_view(page)
    expect(page.locator("#dl-step")).to_have_text(f"Quote {index + 1} of {len(spans)}")
    page.locator("#dl-previous").focus()
    page.keyboard.press("Enter")
    assert _active(page) == first
    page.keyboard.press("Escape")
    expect(page.locator("#dl-sources")).to_be_visible()
    expect(chip).to_be_focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_refusal_is_said_plainly_and_shows_what_came_nearest(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    ask(page, "Which airline flies from Stavlund to Lisbon on Mondays?")
    expect(page.locator(".dl-banner")).to_contain_text("The articles do not say")
    expect(page.locator(".dl-banner")).to_contain_text("of 3 articles")
    assert page.locator(".dl-statement").count() == 0
    expect(page.locator("#dl-sources")).to_have_text("This answer cites nothing.")


def test_a_hostile_article_and_a_hostile_question_stay_text(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    ask(
        page,
        "How many visitors did the orchard fair in Quillby have? <img src=x onerror=window.owned=7> **b**",
    )
    expect(page.locator(".dl-question")).to_contain_text("<img src=x onerror=window.owned=7> **b**")
    page.locator("#dl-sources .dl-title").first.click()
    expect(page.locator("#dl-article h2")).to_contain_text("<script>window.owned = 1</script>")
    expect(page.locator("#dl-article .dl-text")).to_contain_text("![pixel](http://evil.example/p.png)")
    for inside in ("#dl-thread .md", "#dl-panel"):
        assert page.locator(f"{inside} img, {inside} script, {inside} iframe").count() == 0
        assert page.locator(f"{inside} [href^='javascript'], {inside} [onclick]").count() == 0
    assert page.evaluate("window.owned") is None


def test_a_phone_has_no_sideways_scroll_and_a_sheet_for_sources(open_page: OpenPage, ask: Ask) -> None:
    page = open_page(390, 844)
    ask(page, DEMAND)
    assert _nothing_sticks_out(page, 390)
    expect(page.locator("#dl-panel")).to_be_hidden()
    page.locator(".dl-statement a.dl-chip").first.click()
    expect(page.locator("#dl-panel")).to_be_visible()
    assert _active(page)
    assert _in_view(page)
    assert _nothing_sticks_out(page, 390)
    page.locator("#dl-close").click()
    expect(page.locator("#dl-panel")).to_be_hidden()
    page.locator(".dl-sources-link").click()
    expect(page.locator("#dl-sources .dl-card").first).to_be_visible()


def test_wide_pages_do_not_scroll_sideways(open_page: OpenPage, ask: Ask) -> None:
    page = open_page(1440, 768)
    ask(page, DEMAND)
    for width in (1440, 1024):
        page.set_viewport_size({"width": width, "height": 768})
        assert _nothing_sticks_out(page, width)
        assert page.evaluate("document.documentElement.scrollHeight") <= 768


def test_the_dark_page_is_dark_and_readable(open_page: OpenPage, ask: Ask) -> None:
    page = open_page(theme="dark")
    ask(page, DEMAND)
    assert _lightness(page, "body", "backgroundColor") < 40
    for words in (".dl-said", ".dl-question", "#dl-sources .dl-title", ".dl-meta", ".dl-foot"):
        assert _lightness(page, words, "color") > 130, words


def _lightness(page: Page, selector: str, prop: str) -> float:
    value = page.evaluate(f"getComputedStyle(document.querySelector({selector!r})).{prop}")
    red, green, blue = (float(part) for part in re.findall(r"[\d.]+", value)[:3])
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_an_example_question_asks_itself(open_page: OpenPage) -> None:
    page = open_page()
    example = page.locator("#dl-thread .example").first
    asked = example.inner_text().strip()
    example.click()
    expect(page.locator(".dl-question")).to_have_text(asked)
    page.locator(".dl-answer.dl-whole").wait_for()


def test_a_new_conversation_is_empty_and_another_reader_sees_nothing(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    ask(page, DEMAND)
    other = open_page()
    assert other.locator(".dl-question").count() == 0
    other.close()
    page.locator("#dl-fresh").click()
    page.locator(".dl-welcome").wait_for()
    assert page.locator(".dl-question").count() == 0
    expect(page.locator("#dl-sources .dl-card")).to_have_count(0)


def test_what_breaks_is_a_sentence_in_the_chat(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    ask(page, "Please break down")
    expect(page.locator(".dl-trouble")).to_contain_text("failed while it answered")
    ask(page, DEMAND)
    assert page.locator(".dl-answer.dl-whole").count() == 1


def test_an_overlong_question_is_refused_in_one_sentence_and_stays_in_its_box(open_page: OpenPage) -> None:
    page = open_page()
    box = page.locator("#dl-box textarea")
    box.fill("long " * 2000)
    page.keyboard.press("Enter")
    expect(page.locator(".dl-trouble")).to_contain_text("10,000 characters and at most 4,000 are read")
    expect(box).to_have_value("long " * 2000)


def test_nothing_of_the_toolkit_shows_and_messages_have_names(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    ask(page, DEMAND)
    assert page.title() == "Dateline"
    assert page.locator("footer:visible").count() == 0
    assert page.locator("#dl-thread [aria-label='Answer']").count() == 1
    assert page.locator("#dl-thread [aria-label*='<']").count() == 0


def test_an_empty_library_says_what_to_do_and_notices_an_ingest(
    open_page: OpenPage,
    serving: Callable[[Runtime], str],
    held: Callable[[Library], Runtime],
    embedder: Embedder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ui.web.app.REFRESH", 0.5)
    article = tmp_path / "quince.txt"
    article.write_text("Quince harvest in Orrery\n\nThe quince harvest in Orrery was 412 tonnes.", "utf-8")
    with Library.open(tmp_path / "home", embedder, create=True) as library:
        page = open_page(address=serving(held(library)))
        expect(page.locator(".dl-welcome")).to_contain_text("dateline ingest PATH")
        library.ingest(read_paths([article]))
        expect(page.locator("#dl-standing")).to_contain_text("1 article")
        expect(page.locator(".dl-welcome")).to_contain_text("Ask your articles")
        page.close()
