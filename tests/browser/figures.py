"""How quick the page is over a library: `python -m tests.browser.figures --home DIR --questions FILE`.

In Chromium on the same machine, a page at a time: from opening to a box that can be typed into; from Enter
to the first words of the answer, to the whole answer; from a click on a number to its marked words.
Milliseconds, median and 95th percentile.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from ui.runtime import Runtime
from ui.settings import Settings
from ui.web.server import serve

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
OPENINGS = 20
SEEN = """
selector => new Promise(done => {
  const look = () => {
    if (!document.querySelector(selector)) return;
    watch.disconnect();
    requestAnimationFrame(() => done(performance.now()));
  };
  const watch = new MutationObserver(look);
  watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });
  look();
})
"""
"""When an element is there and about to be drawn; asking in each frame would keep a core busy drawing."""

Figures = dict[str, list[float]]


def main() -> None:
    """Serve the library, use the page, print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument(
        "--questions", type=Path, required=True, help="gold questions, one JSON object a line"
    )
    parser.add_argument("--most", type=int, default=40)
    given = parser.parse_args()
    lines = given.questions.read_text("utf-8").splitlines()[: given.most]
    asked = [str(json.loads(line)["question"]) for line in lines]
    with Runtime.open(Settings(home=given.home)) as runtime, _served(runtime) as url:
        print(f"{runtime.library.counts()[1]:,} passages, {len(asked)} questions")  # noqa: T201
        for name, took in _measured(url, asked).items():
            print(_told(name, took))  # noqa: T201


@contextmanager
def _served(runtime: Runtime) -> Iterator[str]:
    serving = serve(runtime, port=0, prevent_thread_lock=True)
    try:
        serving.warming.join()
        yield serving.url
    finally:
        serving.close()


def _measured(url: str, asked: list[str]) -> Figures:
    figures: Figures = {}

    def keep(name: str, took: float) -> None:
        figures.setdefault(name, []).append(took)

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = chromium.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.set_default_timeout(60_000)
        for _ in range(OPENINGS):
            _open(page, url, keep)
        for question in asked:
            _ask(page, question, keep)
        chromium.close()
    return figures


def _open(page: Page, url: str, keep: Callable[[str, float], None]) -> None:
    began = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.locator("#dl-box textarea").wait_for()
    keep("page usable", 1000 * (time.perf_counter() - began))
    page.locator(".dl-welcome").wait_for()


def _ask(page: Page, question: str, keep: Callable[[str, float], None]) -> None:
    """Ask in a new conversation; what is waited for is watched for in the page itself."""
    page.locator("#dl-fresh").click()
    page.locator(".dl-welcome").wait_for()
    page.locator("#dl-box textarea").fill(question)
    began = float(page.evaluate("performance.now()"))
    page.keyboard.press("Enter")
    for name, selector in (
        ("first words", ".dl-statement, .dl-banner"),
        ("whole answer", ".dl-whole"),
    ):
        keep(name, float(page.evaluate(SEEN, selector)) - began)
    chip = page.locator(".dl-statement a.dl-chip").first
    if chip.count():
        clicked = float(
            page.evaluate(
                "chip => { const now = performance.now(); chip.click(); return now; }", chip.element_handle()
            )
        )
        keep("click to highlight", float(page.evaluate(SEEN, "mark.dl-active")) - clicked)
        page.keyboard.press("Escape")


def _told(name: str, took: list[float]) -> str:
    ranked = sorted(took)
    high = ranked[min(len(ranked) - 1, round(0.95 * (len(ranked) - 1)))]
    return f"{name:20} n {len(took):3}  median {statistics.median(took):6.0f} ms  p95 {high:6.0f} ms"


if __name__ == "__main__":
    main()
