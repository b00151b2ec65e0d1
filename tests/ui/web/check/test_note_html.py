"""The note on a sentence: all of it words, evidence in its place, quotations word by word."""

import re
from collections.abc import Callable

from answer.check.checker import check
from answer.check.report import Report
from answer.check.source import Source, pasted
from answer.check.sources import Given, Stored
from ui.drafts import Draft
from ui.web.check.asked import Asked
from ui.web.check.evidence import Found, found_of, surroundings
from ui.web.check.note_html import note_html
from ui.web.check.summary_html import summary_html
from ui.web.runtime import Runtime

ALLOWED = {
    "article", "p", "h3", "h4", "ul", "li", "span", "i", "dl", "dt", "dd", "section", "strong", "mark", "del",
    "ins", "a", "bdi", "q", "details", "summary",
}  # fmt: skip


def test_nothing_of_a_text_or_its_source_is_markup(
    found_with: Callable[..., Found], hostile: str, hostile_source: Source
) -> None:
    for verdict in ("wrong_source", "contradicted", "misquoted"):
        html = note_html(found_with(hostile, verdict, hostile_source, words=hostile, reason=hostile), 0)
        assert set(re.findall(r"<(\w+)", html)) <= ALLOWED
        assert not re.search(r"<[^>]*(?:onerror|onload|src|href)\s*=", html)


def test_a_pasted_source_shows_its_words_in_the_text_around_them(found_with: Callable[..., Found]) -> None:
    source = pasted(
        "The mayor spoke. The bridge costs 4 million. It opens in May.", name="source 1", title="Minutes"
    )
    html = note_html(
        found_with(
            "The bridge costs 9 million.", "contradicted", source, words="The bridge costs 4 million."
        ),
        0,
    )
    assert "The mayor spoke. <mark>The bridge costs 4 million.</mark> It opens in May." in html
    assert "Minutes" in html
    assert "#dl/" not in html


def test_an_altered_quotation_is_shown_word_by_word() -> None:
    source = pasted(
        "Roe said: “We will open the new bridge in early May,” and left the room.", name="source 1"
    )
    text = "Roe said: “We will open the old bridge in early May,” and left."
    asked = Asked(Draft(text, "text", "x"), given=(source,))
    report = check(text, Given([source]), None)
    assert report.statements[0].verdict == "misquoted"
    html = note_html(found_of(asked, report, None), 0)  # type: ignore[arg-type]  # no library is looked at
    assert "We will open the <del>old</del> bridge" in html
    assert "We will open the <ins>new</ins> bridge" in html


def test_evidence_of_the_library_opens_at_its_words(runtime: Runtime) -> None:
    text = "Halvorsen speaks for five island councils in the talks."
    asked = Asked(Draft(text, "text", "x"))
    report = check(text, Stored(runtime.library), None)
    html = note_html(found_of(asked, report, runtime.library), 0)
    link = re.search(r'href="#dl/([^/]+)/([\d,-]+)/(\d+)"[^>]*>(.*?)</a>', html)
    assert link is not None
    start, end = map(int, link[2].split(",")[int(link[3])].split("-"))
    assert (
        runtime.library.article(link[1])[0].text[start:end]
        == "Halvorsen speaks for seven island councils in the talks."
    )
    assert "Three ferries, say the islands" in html


def test_an_article_that_bears_it_out_instead_is_a_link_to_its_words() -> None:
    right = pasted(
        "The bridge over the Halm opens in early May, the mayor said.", name="/a/right.txt", title="Right"
    )
    wrong = pasted("The museum shows stopped clocks and nothing else.", name="/a/wrong.txt", title="Wrong")
    text = "The bridge over the Halm opens in early May, the mayor said [2]."
    report = check(text, Given([right, wrong]), None)
    assert report.statements[0].verdict == "wrong_source"
    articles = {one.article.id: one.article for one in (right, wrong)}
    html = note_html(Found(Asked(Draft(text, "text", "x")), report, articles, True, {}, {}), 0)
    better = html.split("Another article bears it out")[1].split("</p>")[0]
    assert f'href="#dl/{right.article.id}/0-60/0"' in better
    assert ">Right</a>" in better
    assert "Cites 2" in html


def test_the_words_around_a_quote_are_cut_at_words() -> None:
    text = "one two three four five six seven"
    start = text.index("four")
    assert surroundings(text, start, start + 4, 9) == ("…three ", "four", " five…")
    assert surroundings(text, 0, len(text), 9) == ("", text, "")


def test_a_text_that_is_all_borne_out_is_told_so_calmly() -> None:
    source = pasted("The bridge opens in early May, the mayor said on Monday.", name="source 1")
    report = check("The bridge opens in early May, the mayor said on Monday.", Given([source]), None)
    html = summary_html(Report(report.statements))
    assert "The sentence is borne out" in html
    assert 'data-show="short"' not in html
    assert 'data-show="supported"' in html
