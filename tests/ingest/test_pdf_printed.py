"""Real articles printed by a real browser in several layouts, and read back."""

import gzip
import html
import json
import time
from collections import Counter
from pathlib import Path
from unicodedata import category, normalize

import pytest

from ingest.block import spelled
from ingest.mending import mended
from ingest.readers import pdf

CHROMIUM = Path("/usr/bin/chromium")
SAMPLE, ALL = 8, 24
LAYOUTS = {
    "one column": "body{font:12pt serif}",
    "two justified, indents": (
        "body{font:9.5pt serif;column-count:2;text-align:justify} p{margin:0;text-indent:1.2em}"
        "h1{column-span:all}"
    ),
    "three": "body{font:9pt sans-serif;column-count:3} p{margin:0 0 6pt} h1{column-span:all;font-size:22pt}",
}
LEAST_WORDS = 0.998
LEAST_PARAGRAPHS = 0.95


def plain(text: str) -> str:
    seen = "".join(sign for sign in normalize("NFC", text) if category(sign) != "Cf")
    return " ".join(spelled(seen).split())


def articles(shared: Path, count: int) -> list[list[str]]:
    """Title and paragraphs of articles spread over the benchmark."""
    path = shared / "benchmarks" / "realtimeqa-2025" / "articles.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        every = [json.loads(line) for line in stream]
    some = [
        one
        for one in every
        if one["title"] and 1500 < len(one["text"]) < 8000 and one["text"].count("\n") < 60
    ]
    chosen = some[:: len(some) // count][:count]
    return [[one["title"], *filter(str.strip, one["text"].split("\n"))] for one in chosen]


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium")
@pytest.mark.parametrize("count", [SAMPLE, pytest.param(ALL, marks=pytest.mark.soak)])
def test_printed_articles_are_read_back(shared: Path, count: int) -> None:
    from playwright.sync_api import sync_playwright

    written = articles(shared, count)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        sheet = browser.new_page()
        for layout, style in LAYOUTS.items():
            printed: list[bytes] = []
            for title, *paragraphs in written:
                body = "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)
                sheet.set_content(f"<style>{style}</style><h1>{html.escape(title)}</h1>{body}")
                printed.append(sheet.pdf(format="A4", display_header_footer=True))
            check(layout, printed, written)
        browser.close()


def check(layout: str, printed: list[bytes], written: list[list[str]]) -> None:
    began, pages = time.perf_counter(), 0
    right, got, wanted = Counter[str](), Counter[str](), Counter[str]()
    for data, texts in zip(printed, written, strict=True):
        page = mended(pdf.read(data, "'printed.pdf'"))
        pages += page.raw.count("\f") + 1
        found, true = [plain(block.text) for block in page.blocks], [plain(text) for text in texts]
        for what, one, other in (
            ("paragraphs", Counter(found), Counter(true)),
            ("words", Counter(" ".join(found).split()), Counter(" ".join(true).split())),
        ):
            right[what] += (one & other).total()
            got[what] += one.total()
            wanted[what] += other.total()
    each = 1000 * (time.perf_counter() - began) / pages
    shares = {what: (right[what] / got[what], right[what] / wanted[what]) for what in right}
    told = ", ".join(
        f"{what}: {one:.4f} of those read, {of:.4f} of all" for what, (one, of) in shares.items()
    )
    print(f"{layout}: {len(printed)} articles, {pages} pages, {each:.0f} ms a page; {told}")  # noqa: T201
    assert min(shares["words"]) >= LEAST_WORDS
    assert shares["paragraphs"][1] >= LEAST_PARAGRAPHS
