"""What an article's view asks for: parts of the raw file, and its reader's own answers that cite it."""

from dataclasses import dataclass

import pytest

from dateline.errors import DatelineError
from index.library import Library
from tests.index.conftest import article_of, story
from ui.desk.values import Leaning
from ui.web.around import around
from ui.web.article_html import article_html
from ui.web.library.article_calls import leaning, leaning_html, raw

EVIL = '"><script>alert(1)</script>'


@dataclass
class Desk:
    """A desk on which one owner's answer cites every article."""

    def leaning_on(self, owner: str, article: str, limit: int) -> list[Leaning]:
        assert limit > 0
        found = Leaning("c1", "A talk", "e1", f"Who said {article}?", "2025-03-12T10:00:00Z")
        return [found] if owner == "mine" else []


@dataclass
class Site:
    library: Library
    desk: Desk

    @property
    def runtime(self) -> "Site":
        return self


@pytest.fixture
def site(library: Library) -> Site:
    library.ingest([article_of(story(1), "/news/one.txt")], wait=False)
    return Site(library, Desk())


def test_the_raw_file_comes_in_parts(site: Site) -> None:
    name = site.library.articles()[0].id
    found = raw(site, name, 0)  # type: ignore[arg-type]  # all of a site that is used
    assert "Report 1" in str(found["html"])
    assert found["next"] is None
    for part in (-1, True, "0", None, 10**9):
        with pytest.raises(DatelineError):
            raw(site, name, part)  # type: ignore[arg-type]
    for wrong in ("no such", "", 5, None, "\ud800"):
        with pytest.raises(DatelineError):
            raw(site, wrong, 0)  # type: ignore[arg-type]


def test_answers_that_lean_on_an_article_are_for_their_owner_alone(site: Site) -> None:
    name = site.library.articles()[0].id
    assert f"Who said {name}?" in leaning(site, "mine", name)  # type: ignore[arg-type]
    assert leaning(site, "another", name) == ""  # type: ignore[arg-type]
    assert leaning(site, "mine", "no such") == ""  # type: ignore[arg-type]


def test_questions_stay_text() -> None:
    html = leaning_html([Leaning(EVIL, EVIL, EVIL, EVIL, EVIL)])
    assert "<script" not in html
    assert html.count("<a ") == 1
    assert leaning_html([]) == ""


def test_copies_and_passages_are_in_the_view_and_a_language_from_the_right_is_set_so(site: Site) -> None:
    near = story(0, 40).replace("observer", "onlooker", 2)
    texts = {"/a.txt": story(0, 40), "/b.txt": near}
    site.library.ingest(
        [article_of(text, uri, title=f"Title of {uri}") for uri, text in texts.items()], wait=False
    )
    first, copy = (site.library.article(uri)[0] for uri in texts)
    html = article_html(first, [], around(site.library, first))
    assert "<dt>Copies</dt>" in html
    assert "Title of /b.txt" in html
    assert html.count('class="dl-edge"') == len(site.library.passages(first.id))
    assert "<dt>Copy of</dt>" in article_html(copy, [], around(site.library, copy))
    hebrew = article_of("טקסט בעברית\n\nBBC אמר היום", language="he")
    assert article_html(hebrew).count('<p dir="rtl">') == 2
