"""The rail of conversations as a person uses it: found, gone on with, named, shared, exported, deleted."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from ui.desk.store import Desk
from ui.web.runtime import Runtime

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
Ask = Callable[[Page, str], None]


def _item(page: Page, name: str) -> Locator:
    """The newest conversation with these words in its name."""
    return page.locator(".dl-rail-item").filter(has_text=name).first


def _do(page: Page, name: str, deed: str) -> None:
    _item(page, name).hover()
    _item(page, name).locator(".dl-rail-actions").click()
    page.locator(f"#dl-rail-menu [data-do={deed}]").click()


def test_a_conversation_is_kept_as_it_is_asked_and_goes_on_after_a_reload(
    open_page: OpenPage, ask: Ask
) -> None:
    page = open_page()
    ask(page, "Who called the demand dear?")
    expect(page.locator(".dl-rail-name[aria-current]")).to_have_text("Who called the demand dear?")
    page.reload()
    expect(page.locator(".dl-question")).to_have_text(["Who called the demand dear?"])
    ask(page, "What did he say of cancelled sailings?")
    expect(page.locator(".dl-question")).to_have_count(2)
    page.locator("#dl-fresh").click()
    expect(page.locator(".dl-question")).to_have_count(0)
    expect(page.locator(".dl-rail-name[aria-current]")).to_have_count(0)
    for _ in range(2):  # also the one that was open last
        _item(page, "called the demand dear").locator(".dl-rail-name").click()
        expect(page.locator(".dl-question")).to_have_count(2)
        page.locator("#dl-fresh").click()
        expect(page.locator(".dl-question")).to_have_count(0)


def test_the_search_looks_into_questions_and_answers(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    ask(page, "How many visitors saw the cider?")
    page.locator("#dl-rail-search").fill("quillby cider")
    expect(page.locator(".dl-rail-name")).to_have_text(["How many visitors saw the cider?"])
    page.locator("#dl-rail-search").fill('zebra") OR "')
    expect(page.locator("#dl-rail-list")).to_have_text("No conversation has all of these words.")
    page.locator("#dl-rail-search").fill("")
    expect(_item(page, "saw the cider")).to_have_count(1)


def test_renaming_by_keys_alone_and_a_name_that_would_be_markup(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    ask(page, "Who praised the weather in Quillby?")
    _item(page, "praised the weather").locator(".dl-rail-actions").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#dl-rail-menu [data-do=rename]")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#dl-rail-menu [data-do=delete]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(_item(page, "praised the weather").locator(".dl-rail-actions")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("Not this")
    page.keyboard.press("Escape")
    expect(_item(page, "praised the weather")).to_have_count(1)
    _do(page, "praised the weather", "rename")
    page.keyboard.type('<img src=x onerror="window.owned=1"> fair')
    page.keyboard.press("Enter")
    expect(_item(page, '<img src=x onerror="window.owned=1"> fair')).to_have_count(1)
    assert page.evaluate("window.owned") is None


def test_deleting_can_be_undone_and_the_open_one_gives_way_to_a_new_one(
    open_page: OpenPage, ask: Ask
) -> None:
    page = open_page()
    ask(page, "What would be named in the treaty?")
    _do(page, "named in the treaty", "delete")
    expect(_item(page, "named in the treaty")).to_have_count(0)
    expect(page.locator(".dl-question")).to_have_count(0)
    page.locator("#dl-toast button").click()
    expect(_item(page, "named in the treaty")).to_have_count(1)
    expect(page.locator(".dl-question")).to_have_text(["What would be named in the treaty?"])


def test_a_name_that_turns_text_around_turns_nothing_but_itself(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    ask(page, "Was the cider \u202epraised at 5$& in Quillby?")
    shown = "Was the cider praised at 5$& in Quillby?"
    expect(page.locator(".dl-question")).to_have_text(shown)
    title = _item(page, "Was the cider").locator(".dl-rail-name").get_attribute("title") or ""
    assert title.startswith(f"{shown}\n")
    _do(page, "Was the cider", "rename")
    page.keyboard.type("\u202eהסיידר")
    page.keyboard.press("Enter")
    _do(page, "הסיידר", "delete")
    expect(page.locator("#dl-toast")).to_contain_text("“\u2068הסיידר\u2069” was deleted.")


def test_whoever_has_the_link_reads_the_one_conversation_until_sharing_ends(
    open_page: OpenPage, ask: Ask, browser: BrowserContext
) -> None:
    browser.grant_permissions(["clipboard-read", "clipboard-write"])
    page = open_page()
    ask(page, "How many island councils are there?")
    _do(page, "many island councils", "share")
    expect(page.locator("#dl-toast")).to_contain_text("The link was copied.")
    expect(_item(page, "many island councils")).to_contain_text("shared")
    link = str(page.evaluate("navigator.clipboard.readText()"))
    assert "?shared=" in link
    guest = browser.new_page()
    guest.goto(link)
    expect(guest.locator(".dl-question")).to_have_text(["How many island councils are there?"])
    expect(guest.locator(".dl-act-edit, .dl-act-up")).to_have_count(0)
    expect(guest.locator("#dl-shared")).to_contain_text("This is your own conversation, as those see it")
    _do(page, "many island councils", "unshare")
    expect(page.locator("#dl-toast")).to_contain_text("does not work any more")
    guest.reload()
    expect(guest.locator("#dl-thread")).to_contain_text("There is no such conversation")


def test_a_shared_conversation_says_so_until_one_asks_and_leads_its_owner_back(
    open_page: OpenPage, ask: Ask, runtime: Runtime
) -> None:
    page = open_page()
    ask(page, "Which line shares the reserve?")
    talk = str(page.evaluate("dateline.ask.hidden('dl-current-talk').value"))
    with Desk.open(runtime.library.home) as desk:
        token = desk.share("local", talk)
        desk.begin("somebody else", None, "What of it is theirs?", {})
        theirs = desk.share("somebody else", desk.conversations("somebody else")[0].id)
    url = page.url.partition("?")[0]
    page.goto(f"{url}?shared={token}")
    expect(page.locator(".dl-question")).to_have_text("Which line shares the reserve?")
    page.locator("#dl-shared a").click()
    expect(page.locator(".dl-act-edit")).to_be_visible()
    expect(page.locator("#dl-shared")).to_be_hidden()
    page.goto(f"{url}?shared={theirs}")
    expect(page.locator("#dl-shared")).to_contain_text("What you ask begins a conversation of your own.")
    expect(page.locator("#dl-shared a")).to_have_count(0)
    page.locator("#dl-box textarea").fill("Who told the Coast Courier?")
    page.keyboard.press("Enter")
    expect(page.locator("#dl-shared")).to_be_hidden()
    expect(page.locator(".dl-question")).to_have_text(["Who told the Coast Courier?"])
    page.locator(".dl-answer.dl-whole").wait_for()
    page.locator("#dl-box .submit-button").wait_for()
    page.goto(f"{url}?shared={theirs}")
    expect(page.locator("#dl-shared")).to_be_visible()
    page.locator("#dl-fresh").click()
    expect(page.locator("#dl-shared")).to_be_hidden()
    assert "shared" not in page.url


def test_an_export_has_the_numbers_and_the_words_of_the_page(open_page: OpenPage, ask: Ask) -> None:
    page = open_page()
    ask(page, "What did Halvorsen demand?")
    _do(page, "What did Halvorsen demand?", "rename")
    page.keyboard.type("Demand/three")
    page.keyboard.press("Enter")
    said = page.locator(".dl-said").first.inner_text().rstrip(".")
    for kind, mark in (("md", "[^1]: "), ("html", ">[1]</a>"), ("json", '"statements"')):
        with page.expect_download() as download:
            _do(page, "Demand/three", kind)
        assert download.value.suggested_filename == f"Demand-three.{kind}"
        text = Path(str(download.value.path())).read_text("utf-8")
        assert said in text
        assert mark in text
        if kind == "json":
            answer = json.loads(text)["entries"][0]["answer"]
            assert len(answer["statements"]) == page.locator(".dl-said").count()


def test_an_exported_page_opens_by_itself_without_a_request(
    open_page: OpenPage, ask: Ask, browser: BrowserContext, tmp_path: Path
) -> None:
    page = open_page()
    ask(page, "What did the warden praise?")
    with page.expect_download() as download:
        _do(page, "the warden praise", "html")
    download.value.save_as(tmp_path / "talk.html")
    alone = browser.new_page()
    asked: list[str] = []
    alone.on("request", lambda request: asked.append(request.url))
    alone.goto((tmp_path / "talk.html").as_uri())
    expect(alone.locator("h2")).to_have_text("What did the warden praise?")
    expect(alone.locator("blockquote").first).to_be_visible()
    assert alone.evaluate("window.owned") is None
    assert asked == [(tmp_path / "talk.html").as_uri()]


def test_the_rail_can_be_put_away_and_stays_away(open_page: OpenPage) -> None:
    page = open_page()
    page.locator("#dl-rail-close").click()
    expect(page.locator("#dl-rail")).to_be_hidden()
    expect(page.locator("#dl-rail-open")).to_be_focused()
    page.reload()
    expect(page.locator("#dl-rail-open")).to_be_visible()
    expect(page.locator("#dl-rail")).to_be_hidden()
    page.locator("#dl-rail-open").click()
    expect(page.locator("#dl-rail")).to_be_visible()


def test_on_a_narrow_page_it_is_a_drawer(open_page: OpenPage, ask: Ask) -> None:
    page = open_page(1024)
    ask(page, "Who spoke to the Courier?")
    for width, drawer in ((1024, 300), (390, 390)):
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.locator("#dl-rail")).to_be_hidden()
        page.locator("#dl-rail-open").click()
        expect(page.locator("#dl-rail-search")).to_be_focused()
        page.wait_for_function("document.querySelector('#dl-rail').getAnimations().length === 0")  # it slides
        box = page.locator("#dl-rail").bounding_box()
        assert box is not None
        assert (box["x"], box["width"]) == (0, drawer)
        page.keyboard.press("Escape")
        expect(page.locator("#dl-rail")).to_be_hidden()
    page.locator("#dl-fresh").click()
    page.locator("#dl-rail-open").click()
    _item(page, "spoke to the Courier").locator(".dl-rail-name").click()
    expect(page.locator(".dl-question")).to_have_count(1)
    expect(page.locator("#dl-rail")).to_be_hidden()
