"""The Evaluation tab as a maintainer uses it: sets, runs in their own process, reports, comparisons."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from eval.gold import read_gold
from eval.run import run
from ui.web.evaluation.runs import Run, Runs
from ui.web.evaluation.sets import GoldSets
from ui.web.runtime import Runtime

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
TAB = "#dl-evaluation-host"
RUN = 60_000
"""Milliseconds that a run of a few questions may take where the machine is busy."""
ROWS: list[dict[str, object]] = [
    {
        "id": "ferries",
        "type": "fact",
        "question": "How many ferries does Halvorsen demand for the winter?",
        "must_say": [["three"]],
        "evidence": [{"article": "halvorsen.txt", "quote": "demanded three ferries for the winter"}],
    },
    {
        "id": "visitors",
        "type": "fact",
        "question": "How many visitors had the orchard fair in Quillby?",
        "must_say": [["412"]],
        "evidence": [{"article": "hostile.txt", "quote": "412 visitors"}],
    },
    {
        "id": "<img src=x onerror=window.owned=7>",
        "type": "unanswerable",
        "question": "Which airline flies to <script>window.owned = 8</script> Lisbon on Mondays?",
    },
    {"id": "lost", "question": "What did Lidman say?", "evidence": [{"article": "nowhere.txt"}]},
]


def lines(rows: list[dict[str, object]]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def home(runtime: Runtime) -> Iterator[Path]:
    """The library's folder, with no sets and runs but those of the test."""
    yield Path(runtime.library.home)
    for name in ("gold", "runs"):
        folder = Path(runtime.library.home) / name
        if folder.exists():
            folder.rename(folder.with_name(f".{name}-{len(list(folder.parent.iterdir()))}"))


@pytest.fixture
def gold(home: Path) -> Path:
    """A set of four questions, named winter."""
    (home / "gold").mkdir(exist_ok=True)
    (home / "gold" / "winter.jsonl").write_text(lines(ROWS), "utf-8")
    return home


@pytest.fixture
def answered(gold: Path, runtime: Runtime) -> Callable[[str], Run]:
    """Make a run of the set and answer its questions, in this process."""

    def make(name: str) -> Run:
        sets, runs = GoldSets(gold), Runs(gold)
        made = runs.begin(name, sets.read("winter"), 4, {"reader": False, "strict": True}, "winter")
        questions = read_gold(made.start.gold)
        run(questions, runtime.engine, runs.path(made), settings={}, library=runtime.library)
        return made

    return make


@pytest.fixture
def open_tab(open_page: OpenPage) -> OpenPage:
    """Open the page at the tab."""

    def open_(**options: object) -> Page:
        page = open_page(**options)
        page.locator("#dl-tabs > .tab-wrapper [role=tab][data-tab-id=evaluation]").click()
        page.locator(".dl-ev h2").wait_for()
        return page

    return open_


def long_set(home: Path, count: int) -> str:
    """Make a set of so many questions that its run is still at work when the test gets to it."""
    rows = [ROWS[at % 2] | {"id": f"q{at}"} for at in range(count)]
    (home / "gold" / "long.jsonl").write_text(lines(rows), "utf-8")
    return "long"


def upload(page: Page, name: str, text: str) -> None:
    file = {"name": f"{name}.jsonl", "mimeType": "application/jsonl", "buffer": text.encode()}
    page.locator("#dl-ev-upload input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    page.locator("#dl-ev-upload button[type=submit]").click()


def begin(page: Page, set_name: str, run: str) -> None:
    page.locator(f"[data-ev=begin][data-name='{set_name}']").click()
    form = page.locator("#dl-ev-begin form")
    form.locator("[name=name]").fill(run)
    form.locator("[name=reader]").uncheck()
    form.locator("button[type=submit]").click()


def finished(page: Page, run: str) -> None:
    page.get_by_role("button", name=run, exact=True).wait_for(timeout=RUN)


def frame(page: Page) -> FrameLocator:
    return page.frame_locator("#dl-ev-frame")


def test_from_a_file_of_questions_to_a_run_and_its_report(open_tab: OpenPage, home: Path) -> None:
    page = open_tab()
    page.locator("[data-ev=upload]").click()
    upload(page, "winter", lines(ROWS) + '{"id": "broken"}\n')
    wrong = page.locator("#dl-ev-upload .dl-ev-error")
    expect(wrong).to_have_text("line 5 of 'winter.jsonl' has no 'question'; give it a 'question' of words.")
    assert not list((home / "gold").iterdir())
    upload(page, "winter", lines(ROWS))
    page.get_by_role("heading", name="winter").wait_for()
    expect(page.locator(".dl-lead").first).to_contain_text("4 questions")
    expect(page.locator(".dl-ev-notes")).to_contain_text("names 'nowhere.txt', which is no article here")

    begin(page, "winter", "First")
    expect(page.locator(".dl-ev-now")).to_contain_text("First on winter")
    expect(page.locator(".dl-ev-now progress")).to_have_attribute("max", "4")
    finished(page, "First")
    expect(page.locator(".dl-ev-now")).to_have_count(0)
    page.get_by_role("button", name="First", exact=True).click()
    expect(frame(page).locator("h1")).to_have_text("First")


def test_a_report_is_read_searched_and_taken_away(open_tab: OpenPage, answered: Callable[[str], Run]) -> None:
    answered("First")
    page = open_tab()
    page.get_by_role("button", name="First", exact=True).click()
    report = frame(page)
    report.locator("#f-type").select_option("unanswerable")
    expect(report.locator("#shown")).to_have_text("1 of 4 questions")
    report.locator("#f-type").select_option("")
    report.locator(".q[data-id=ferries] summary").click()
    expect(report.locator(".q[data-id=ferries] .mark")).to_have_text("Right")
    report.locator(".q[data-id=ferries] blockquote").first.click()
    expect(page.locator("mark.dl-active").first).to_be_visible()
    page.locator("#dl-close").click()
    with page.expect_download() as loading:
        page.get_by_role("button", name="Download").click()
    saved = Path(loading.value.path()).read_text("utf-8")
    assert "<h1><bdi>First</bdi></h1>" in saved
    assert page.evaluate("window.owned") is None
    page.locator(".dl-ev-report-bar [data-ev=home]").click()
    expect(page.locator(".dl-ev-table")).to_be_visible()


def test_two_runs_are_drawn_over_time_and_compared(
    open_tab: OpenPage, answered: Callable[[str], Run]
) -> None:
    answered("First")
    answered("Second")
    page = open_tab()
    expect(page.locator(".dl-ev-plot").first).to_be_visible()
    page.locator("[data-ev=compare]").click()
    expect(page.locator("#dl-toast")).to_contain_text("Tick two runs first")
    for box in page.locator("[data-pick]").all():
        box.check()
    page.locator("[data-ev=compare]").click()
    expect(frame(page).locator("h1")).to_have_text("Second against First")
    expect(frame(page).locator("#verdict")).to_contain_text("4 questions: 4 answered alike")


def test_a_cancelled_run_is_resumed_and_a_second_waits_for_it(open_tab: OpenPage, gold: Path) -> None:
    name = long_set(gold, 40)
    page = open_tab()
    begin(page, name, "Broken off")
    begin(page, "winter", "Afterwards")
    expect(page.locator(".dl-ev-queue")).to_contain_text("Afterwards on winter waits")
    page.locator(".dl-ev-queue [data-ev=cancel]").click()
    expect(page.locator(".dl-ev-queue li")).to_have_count(0)
    page.locator(".dl-ev-now [data-ev=cancel]").first.click()
    row = page.locator(".dl-ev-table tr", has_text="Broken off")
    expect(row).to_contain_text("Unfinished")
    row.locator("[data-ev=resume]").click()
    finished(page, "Broken off")
    assert len(list((gold / "runs").glob("*-broken-off/report.html"))) == 1


def test_a_button_pressed_while_a_run_ends_still_does_what_it_says(open_tab: OpenPage, gold: Path) -> None:
    long = long_set(gold, 20)
    page = open_tab()
    begin(page, long, "At work")
    expect(page.locator(".dl-ev-now")).to_be_visible()
    page.locator("[data-ev=begin][data-name=winter]").hover()
    page.mouse.down()
    while not list((gold / "runs").glob("*-at-work/report.html")):
        page.wait_for_timeout(100)
    page.wait_for_timeout(2000)  # the page looks every second
    page.mouse.up()
    expect(page.locator("#dl-ev-begin form")).to_be_visible()
    page.keyboard.press("Escape")
    finished(page, "At work")


def test_a_deleted_run_and_a_deleted_set_come_back(
    open_tab: OpenPage, gold: Path, answered: Callable[[str], Run]
) -> None:
    answered("Kept")
    page = open_tab()
    page.locator("[data-ev=remove]").click()
    expect(page.get_by_role("button", name="Kept", exact=True)).to_have_count(0)
    page.locator("#dl-toast button").click()
    finished(page, "Kept")
    page.locator("[data-ev=set][data-name=winter]").click()
    page.locator("[data-ev=remove_set]").click()
    expect(page.locator("[data-ev=set][data-name=winter]")).to_have_count(0)
    page.locator("#dl-toast button").click()
    expect(page.locator("[data-ev=set][data-name=winter]")).to_be_visible()
    assert (gold / "gold" / "winter.jsonl").read_text("utf-8") == lines(ROWS)


def test_a_person_makes_gold_of_a_candidate(open_tab: OpenPage, gold: Path) -> None:
    rated: list[dict[str, object]] = [
        {"id": "desk-1", "question": "Who is <b>Per Lidman</b>?", "answer": "a spokesman", "rating": "up",
         "evidence": [{"article": "lidman.txt", "quote": "Nordlane's spokesman Per Lidman"},
                      {"article": "hostile.txt", "quote": "412 visitors"},
                      {"article": "f00d", "quote": "It rained."}]},
        {"id": "desk-2", "question": "Is it raining?", "rating": "down",
         "rejected": {"answer": "<i>Yes</i>"}},
    ]  # fmt: skip
    (gold / "gold" / "candidates.jsonl").write_text(lines(rated) + "not JSON\n", "utf-8")
    page = open_tab()
    page.locator("[data-ev=candidates]").click()
    forms = page.locator(".dl-ev-candidate:visible")
    expect(forms).to_have_count(2)
    expect(forms.nth(1)).to_contain_text("Rated bad. It said: <i>Yes</i>")
    forms.nth(1).locator("[data-ev=reject]").click()
    expect(forms).to_have_count(1)
    page.locator("#dl-toast button").click()
    expect(forms).to_have_count(2)
    first = forms.nth(0)
    evidence = first.locator("fieldset label")
    expect(evidence.nth(0)).to_contain_text("Nordlane says a reserve ship is enough, 2 July 2024")
    expect(evidence.nth(1)).to_contain_text("Orchard fair <script>window.owned = 1</script> opens, undated")
    expect(evidence.nth(2)).to_contain_text("f00d, which is no article here")
    evidence.nth(0).locator("a").click()
    expect(page.locator("mark.dl-active")).to_have_text("Nordlane's spokesman Per Lidman")
    expect(evidence.nth(0).locator("input")).to_be_checked()
    page.locator("#dl-close").click()
    first.locator("[name=must_say]").fill("spokesman | speaks\nNordlane")
    first.locator("[name=evidence]").nth(1).uncheck()
    first.locator("[name=evidence]").nth(2).uncheck()
    first.locator("[name=into]").fill("../winter")
    first.locator("button[type=submit]").click()
    expect(first.locator(".dl-ev-error")).to_contain_text("marks that a name cannot have")
    first.locator("[name=into]").fill("winter")
    first.locator("button[type=submit]").click()
    expect(forms).to_have_count(1)
    added = json.loads((gold / "gold" / "winter.jsonl").read_text("utf-8").splitlines()[-1])
    assert added["question"] == "Who is <b>Per Lidman</b>?"
    assert added["must_say"] == [["spokesman", "speaks"], ["Nordlane"]]
    assert added["evidence"] == rated[0]["evidence"][:1]  # type: ignore[index]
    assert "rating" not in added


@pytest.mark.parametrize(
    ("width", "theme"), [(390, "dark"), pytest.param(1280, "light", marks=pytest.mark.soak)]
)
def test_nothing_of_the_tab_is_out_of_reach(
    open_tab: OpenPage,
    gold: Path,
    answered: Callable[[str], Run],
    serious: Callable[..., list[str]],
    width: int,
    theme: str,
) -> None:
    (gold / "gold" / "candidates.jsonl").write_text(lines(ROWS[:1]), "utf-8")
    answered("Looked at")
    answered("Again")
    name = long_set(gold, 400)
    page = open_tab(width=width, height=844, theme=theme)
    begin(page, name, "At work")
    page.locator(".dl-ev-now").wait_for()
    assert serious(page, TAB) == []
    page.locator(".dl-ev-now [data-ev=cancel]").first.click()
    page.locator("[data-ev=resume]").wait_for()
    for view in ("", "[data-ev=set][data-name=winter]", "[data-ev=candidates]", "[data-ev=upload]"):
        if view:
            page.locator(view).click()
        assert serious(page, TAB) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        if page.locator("dialog[open]").count():
            page.keyboard.press("Escape")
        elif view:
            page.locator("[data-ev=home]").click()
            page.locator("[data-ev=upload]").wait_for()
    page.get_by_role("button", name="Looked at", exact=True).click()
    frame(page).locator(".q summary").first.click()
    assert serious(page, TAB) == []
    assert frame(page).locator("html").evaluate("e => e.scrollWidth <= innerWidth")


@pytest.mark.parametrize("theme", ["dark", pytest.param("light", marks=pytest.mark.soak)])
def test_a_report_stands_alone(
    browser: BrowserContext,
    gold: Path,
    answered: Callable[[str], Run],
    serious: Callable[..., list[str]],
    theme: Literal["light", "dark"],
) -> None:
    made = answered("Alone")
    report = gold / "runs" / made.id / "report.html"
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text))
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{report.as_uri()}#q=ferries")
    expect(page.locator(".q[data-id=ferries][open] blockquote").first).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("visitors quillby")
    expect(page.locator(".q[data-id=visitors]")).to_be_visible()
    assert asked == [report.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert serious(page) == []
    page.close()
