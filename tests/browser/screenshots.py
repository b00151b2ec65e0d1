"""Pictures of every tab, light and dark, over the sample articles: `make screenshots` writes docs/images."""

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Page, sync_playwright

from ingest.read import read_paths
from ui.runtime import Runtime
from ui.settings import Settings
from ui.web.server import serve

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs/images"
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"]
WIDTH, HEIGHT = 1440, 900
RUN = 300_000
"""Milliseconds that an evaluation of the examples may take."""
WAIT = 90_000
"""Milliseconds for the slowest step."""
DRAFT = (
    "Ilmar Dresk wants a veto over the gates of the Thornweir dam [1].\n\n"
    "He asks for an annual fee of 540 million talers. The mediator is said to have accepted."
)


def main() -> None:
    """Serve the sample articles from a folder that goes again, and take the pictures."""
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home) / "library")
        with Runtime.open(settings, create=True) as runtime:
            runtime.library.ingest(read_paths([ROOT / "examples/articles"]))
            serving = serve(runtime, port=0, prevent_thread_lock=True)
            try:
                _take(serving.url)
            finally:
                serving.close()


def _take(url: str) -> None:
    tabs: dict[str, Callable[[Page], None]] = {
        "ask": _ask,
        "check": _check,
        "library": _library,
        "evaluation": _evaluation,
    }
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, prepare in tabs.items():
            for theme in ("light", "dark"):
                page = chromium.new_page(
                    viewport={"width": WIDTH, "height": HEIGHT},
                    color_scheme="dark" if theme == "dark" else "light",
                )
                page.set_default_timeout(WAIT)
                page.goto(url)
                page.locator(".dl-welcome").wait_for()
                prepare(page)
                page.mouse.move(0, HEIGHT - 1)
                page.wait_for_timeout(600)
                page.screenshot(path=IMAGES / f"{name}-{theme}.png")
                page.close()
                sys.stderr.write(f"{name}-{theme}.png\n")
        chromium.close()


def _ask(page: Page) -> None:
    page.locator("#dl-box textarea").fill("What does Dresk demand?")
    page.keyboard.press("Enter")
    page.locator(".dl-whole").wait_for()
    page.locator(".dl-statement a.dl-chip").first.click()
    page.locator("mark.dl-active").first.wait_for()


def _tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def _check(page: Page) -> None:
    _tab(page, "Check")
    page.locator("#dl-tab-check textarea:visible").first.fill(DRAFT)
    page.get_by_role("button", name="Check the text").click()
    page.locator("#dl-tab-check .dl-verdict").first.wait_for()


def _library(page: Page) -> None:
    _tab(page, "Library")
    page.locator("#dl-lib-table tbody tr").first.wait_for()


def _evaluation(page: Page) -> None:
    _tab(page, "Evaluation")
    page.locator("#dl-tab-evaluation h2").first.wait_for()
    if page.locator("[data-pick]").count():
        return
    for number, reader in enumerate((False, True)):  # two runs, so that there is something to see over time
        page.locator("[data-ev=begin]").first.click()
        page.locator("#dl-ev-begin [name=reader]").set_checked(reader)
        page.locator("#dl-ev-begin button[type=submit]").click()
        page.locator("[data-pick]").nth(number).wait_for(timeout=RUN)


if __name__ == "__main__":
    main()
