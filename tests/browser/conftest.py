"""A real Chromium before a real server: real articles, the real engine, and no way out of the machine."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from answer.answer import Answer
from answer.engine import AnswerEngine
from answer.question import Question
from index.library import Library
from ingest.read import read_paths
from models.embedder import Embedder, load_embedder

if TYPE_CHECKING:
    from ui.web.server import Serving

PROGRAMS = (Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium"))
CHROMIUM = next((program for program in PROGRAMS if program.exists()), PROGRAMS[-1])
"""The one without windows, where there is one: the same pages for three quarters of the work."""
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--renderer-process-limit=1",  # pages after one another: no process to start, no script to compile
)
LOOPBACK = {"127.0.0.1", "localhost", "::1"}

ARTICLES = {
    "halvorsen.txt": (
        "Islands hold out for three ferries\n\n"
        "STAVLUND, June 19, 2024 — Ingrid Halvorsen demanded three ferries for the winter at the talks in "
        "Stavlund on Wednesday. Halvorsen speaks for seven island councils.\n\n"
        "“We are asking for three ferries, not two, from October to April,” Halvorsen told the Coast "
        "Courier. “And a cancelled sailing has to be replaced within six hours.”\n\n"
        "The operator Nordlane has offered two ships and a reserve that it would share with the southern "
        "line. Its spokesman Per Lidman called the demand understandable but dear.\n\n"
        + "\n\n".join(
            f"In council number {number} the vote was taken by show of hands after an hour of talk."
            for number in range(1, 25)
        )
        + "\n\nLate in the evening Halvorsen demanded that the third ferry be named in the treaty."
    ),
    "lidman.txt": (
        "Nordlane says a reserve ship is enough\n\n"
        "STAVLUND, July 2, 2024 — A single reserve ship is enough to keep the islands connected this winter, "
        "Nordlane's spokesman Per Lidman said on Tuesday.\n\n"
        "“We said twelve hours, and twelve is what stands in our letter,” Lidman said of cancelled sailings."
    ),
    "hostile.txt": (
        "Orchard fair <script>window.owned = 1</script> opens\n\n"
        'The orchard fair in Quillby opened with <img src=x onerror="window.owned = 2"> 412 visitors on '
        "Friday. The warden of the Quillby orchard, Tilda Marsh, praised "
        "![pixel](http://evil.example/p.png) the weather and [the cider](javascript:window.owned=3).\n\n"
        '<script>window.owned = 4</script><a href="javascript:window.owned=5" onclick="window.owned=6">x</a>'
    ),
}


class HeldEngine:
    """The real engine, held back or broken where a question asks for it."""

    def __init__(self, engine: AnswerEngine) -> None:
        self._engine = engine
        self.pause = 0.0
        """Seconds before the first words of an answer."""

    def ask(self, question: Question) -> Answer:
        return self._engine.ask(question)

    def stream(self, question: Question) -> Iterator[Answer]:
        if "break down" in question.text:
            raise ZeroDivisionError
        time.sleep(self.pause)
        for answer in self._engine.stream(question):
            yield answer
            if "slowly" in question.text:
                time.sleep(1.0)


@dataclass(frozen=True, slots=True)
class Held:
    """What the server works with."""

    library: Library
    engine: HeldEngine


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    return load_embedder()


@pytest.fixture(scope="session")
def held(embedder: Embedder) -> Callable[[Library], Held]:
    """Put the engine before a library."""
    return lambda library: Held(library, HeldEngine(AnswerEngine(library, embedder)))


@pytest.fixture(scope="session")
def runtime(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder, held: Callable[[Library], Held]
) -> Iterator[Held]:
    """A real library of three articles, one of them hostile."""
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, "utf-8")
    with Library.open(tmp_path_factory.mktemp("home") / "library", embedder, create=True) as library:
        library.ingest(read_paths([folder]))
        yield held(library)


@pytest.fixture(scope="session")
def serving() -> Iterator[Callable[[Held], str]]:
    """Serve a runtime, return its address, stop it at the end."""
    from ui.web.server import serve

    running: list[Serving] = []

    def begin(held: Held) -> str:
        running.append(serve(held, port=0, prevent_thread_lock=True))  # type: ignore[arg-type]  # engine held back
        return running[-1].url

    yield begin
    for one in running:
        one.close()


@pytest.fixture(scope="session")
def url(runtime: Held, serving: Callable[[Held], str]) -> str:
    """The address of the chat over the three articles."""
    return serving(runtime)


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder where Chromium keeps the compiled scripts of the page, from module to module."""
    return tmp_path_factory.mktemp("chromium")


@pytest.fixture(scope="module")
def browser(profile: Path) -> Iterator[BrowserContext]:
    """One Chromium for a module: an event loop that outlived it would break tests with loops of their own.

    A conversation belongs to a page. The page that it begins with stays open: it keeps the cache of scripts.
    """
    if not CHROMIUM.exists():
        why = f"there is no Chromium at {CHROMIUM}"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(f"{why}, and in CI the browser tests have to run")
        pytest.skip(why)
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=str(CHROMIUM), args=list(FLAGS)
        )
        context.clear_cookies()
        yield context
        context.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: BrowserContext, url: str) -> Iterator[OpenPage]:
    """Open the chat at a width and in a theme; afterwards nothing may have gone wrong or gone out."""
    wrong: list[str] = []

    def said(message: ConsoleMessage) -> None:
        if message.type == "error":
            wrong.append(f"console: {message.text}")

    def asked(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob"} and parts.hostname not in LOOPBACK:
            wrong.append(f"request: {request.url}")

    def open_(width: int = 1280, height: int = 800, theme: str = "light", address: str = url) -> Page:
        page = browser.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        page.set_default_timeout(15_000)
        page.on("console", said)
        page.on("request", asked)
        page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
        page.goto(address)
        page.locator("#dl-box textarea").wait_for()
        page.locator(".dl-welcome").wait_for()
        return page

    yield open_
    for page in browser.pages[1:]:
        page.close()
    assert wrong == []


@pytest.fixture
def ask() -> Callable[[Page, str], None]:
    """Type a question, send it, and wait for the whole answer."""

    def send(page: Page, question: str) -> None:
        before = page.locator(".dl-question").count()
        page.locator("#dl-box textarea").fill(question)
        page.keyboard.press("Enter")
        page.wait_for_function(
            "n => document.querySelectorAll('.dl-question').length > n"
            " && [...document.querySelectorAll('.dl-answer')].pop().matches('.dl-whole, .dl-trouble')"
            " && document.querySelector('#dl-box .submit-button')",
            arg=before,
        )

    return send


@pytest.fixture
def serious() -> Callable[..., list[str]]:
    """Return what axe finds on a page, or in a part of it, that keeps somebody out, once it is at rest."""

    def findings(page: Page, within: str | None = None) -> list[str]:
        page.wait_for_timeout(300)  # what a click begins has begun
        page.wait_for_function(
            "!document.querySelector('[aria-busy=true], .dl-ev-busy')"
            " && document.getAnimations().every(one => one.playState !== 'running')"
        )
        return [
            f"{one['id']}: {node['target']} {node['failureSummary']}"
            for one in Axe().run(page, context=within).response["violations"]
            if one["impact"] in {"serious", "critical"}
            for node in one["nodes"]
        ]

    return findings
