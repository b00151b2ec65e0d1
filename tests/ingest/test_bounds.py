"""What a document may cost: hostile shapes are read or refused in seconds, and lose no text around them."""

import time
from pathlib import Path

import pytest

from ingest.article import Article, Failure
from ingest.read import read_file

SECONDS = 5.0
"""Of processor time, many times what the slowest takes; each took half a minute, or hours, unbounded."""
STORY = (
    "Ferry returns to Pell Island\n\nThe ferry sailed again on Tuesday, the port authority said, "
    "after a week of repairs.\n\n"
)
ENDING = "Nobody was hurt when the shaft broke off the eastern pier, a spokesman told reporters."
MANY = 100_000


def read(path: Path, text: str) -> Article | Failure:
    path.write_text(text, "utf-8")
    begun = time.process_time()
    [found] = read_file(path)
    assert time.process_time() - begun < SECONDS
    return found


@pytest.mark.parametrize(
    "bait",
    [
        "<!-- " * MANY, "<script " * MANY, "<script>x" * MANY, ">" * 10 * MANY, "# a" + " " * MANY + "b",
        "# a" + " #" * MANY + "b", " " * MANY + "x|", "--" + " " * MANY + "x|",
    ],
)  # fmt: skip
def test_markdown_is_read_in_linear_time(tmp_path: Path, bait: str) -> None:
    article = read(tmp_path / "a.md", f"{STORY}{bait}\n\n{ENDING}\n")
    assert isinstance(article, Article)
    assert "The ferry sailed again" in article.text
    assert ENDING in article.text


@pytest.mark.parametrize(
    "bait",
    [
        "<p " + " ".join(f"a{n}=1" for n in range(MANY)) + "></p>",
        "<ul>" + "<li>More</li>" * 12_000 + "</ul>",
        "<table><tr><td>1</td></tr></table>" * 12_000,
    ],
)
def test_a_page_that_would_keep_trafilatura_for_long_keeps_its_article(tmp_path: Path, bait: str) -> None:
    story = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.split("\n\n"))
    article = read(
        tmp_path / "a.html", f"<article>{story}<p>{ENDING}</p></article><div>{bait}</div><nav>Menu</nav>"
    )
    assert isinstance(article, Article)
    assert "The ferry sailed again" in article.text
    assert ENDING in article.text
    assert "Menu" not in article.text


def test_a_page_of_too_many_paragraphs_is_refused_with_a_remedy(tmp_path: Path) -> None:
    failure = read(tmp_path / "a.txt", STORY + "Monday 3 March 2025\n\n" * MANY)
    assert isinstance(failure, Failure)
    assert "100,002 paragraphs" in failure.reason
    assert failure.remedy == "split it into its articles"


def test_a_table_of_very_many_columns_is_read(tmp_path: Path) -> None:
    article = read(
        tmp_path / "a.csv", f'text,{",".join(map(str, range(MANY)))}\n"{STORY}{ENDING}"{"," * MANY}\n'
    )
    assert isinstance(article, Article)
    assert ENDING in article.text
