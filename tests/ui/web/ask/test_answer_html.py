"""An answer as HTML: the same structure whatever its texts hold, and every part where one looks for it."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer.answer import Answer, Conflict, Nearest, Outcome, Quote, Searched, Side, Source, Statement
from ui.web.ask.answer_html import Around, answer_html, unanswered_html
from ui.web.ask.question_html import question_html

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</div></li></ul><h1>outside</h1>",
    "![pixel](http://evil.example/p.png)",
    "[click](javascript:alert(1))",
    "line one\n\n<iframe src=//evil.example>",
    "$$\\href{javascript:alert(1)}{x}$$",
    "`code` **bold** _it_ <!-- comment -->",
    "\u202eevil\u202c \x00 \x1b[2J",
    "&lt;script&gt;",
]


def _hostile_answer(text: str, outcome: Outcome = "conflicting") -> Answer:
    """Return an answer of every part, each of its text fields `text`."""
    quote = Quote(text, 3, 9, 0)
    source = Source(1, text, text, text, (quote, Quote(text, 12, 15, 1)), text, text, text, text)
    return Answer(
        question="q",
        understood=text + " ",
        outcome=outcome,
        short=text,
        statements=(
            Statement(text, (1, 2), "partly", 0.5, text, text),
            Statement(text, (1,), speaker=text + " Roth"),
        ),
        sources=(source,),
        searched=Searched(
            3, 17, {text: [text], "since": text}, (Nearest(text, text, text, 1, 5, text),), (text,)
        ),
        conflicts=(Conflict(text + "!", (Side(text, (1,)), Side(text, (2,)))),),
        as_of=text,
        undated=1,
        untold=(text,),
    )


class _Shape(HTMLParser):
    """The elements of a page with the names of their attributes, and where the links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.shape: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape.append((tag, tuple(sorted(name for name, _ in attrs))))
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]


def _shape(html: str) -> _Shape:
    parser = _Shape()
    parser.feed(html)
    parser.close()
    return parser


BENIGN = _shape(answer_html(_hostile_answer("plain"))).shape


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_changes_no_structure(text: str) -> None:
    page = _shape(answer_html(_hostile_answer(text)))
    assert page.shape == BENIGN
    assert all(link.startswith("#dl") for link in page.links)


@given(
    st.text(min_size=1, max_size=40) | st.text(alphabet="<>&\"'/= abconerrscript!\n", min_size=1, max_size=40)
)
def test_no_text_changes_the_structure(text: str) -> None:
    page = _shape(answer_html(_hostile_answer("x" + text + "x")))
    assert page.shape == BENIGN
    assert all(link.startswith("#dl") for link in page.links)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_message_is_one_html_block_to_markdown(text: str) -> None:
    for html in (
        answer_html(_hostile_answer(text)),
        question_html(text, {"outlets": [text]}),
        unanswered_html(text, text),
    ):
        assert html.startswith("<div ")
        assert len(html.splitlines()) == 1
        assert "![" not in html
        assert "$$" not in html


def test_only_pages_on_the_web_are_linked() -> None:
    source = Source(1, "a1", "https://paper.example/x", "T", (Quote("said", 0, 4, 0),))
    html = answer_html(_answer((Statement("said", (1,)),), (source,)))
    assert '<a href="https://paper.example/x" target="_blank" rel="noopener noreferrer">' in _unescaped(html)


def _unescaped(html: str) -> str:
    return re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), html)


def _answer(
    statements: tuple[Statement, ...],
    sources: tuple[Source, ...],
    outcome: Outcome = "answered",
    **more: object,
) -> Answer:
    base = Answer("q", "q", outcome, None, statements, sources, Searched(5, 41))
    return replace(base, **more)  # type: ignore[arg-type]  # fields by name


def test_one_chip_for_each_citation_and_it_leads_to_the_quote_of_its_statement() -> None:
    first = Source(
        1, "a1", "/a.txt", "A", (Quote("one", 0, 3, 0), Quote("two", 10, 13, 1)), published="2024-06-19"
    )
    second = Source(2, "b2", "/b.txt", "B", (Quote("two", 5, 8, 1),))
    html = answer_html(_answer((Statement("one", (1,)), Statement("two", (1, 2))), (first, second)))
    chips = re.findall(r'<a class="dl-chip" href="([^"]+)"', html)
    assert chips == ["#dl/a1/0-3,10-13/0", "#dl/a1/0-3,10-13/1", "#dl/b2/5-8/0"]
    assert re.findall(r"&#91;(\d)&#93;</a>", html) == ["1", "1", "2"]
    assert "Source 1: A, 19 June 2024" in html


def test_each_statement_carries_its_verdict_as_a_shape_and_a_word() -> None:
    statements = (Statement("a", (1,), "supported"), Statement("b", (1,), "contradicted"))
    html = answer_html(_answer(statements, (Source(1, "a1", "/a", "A", ()),)))
    assert re.findall(r'dl-v-[a-z&#0-9;]+"><i class="dl-shape"></i>([A-Z][a-z ]+)', html) == [
        "Supported",
        "Contradicted",
    ]


def test_a_speaker_is_named_before_a_sentence_that_does_not_name_them() -> None:
    statements = (
        Statement("“They are not a menu.”", (1,), speaker="Ada Roth"),
        Statement("Roth left.", (1,), speaker="Ada Roth"),
    )
    html = answer_html(_answer(statements, (Source(1, "a1", "/a", "A", ()),)))
    assert html.count("Ada Roth:") == 1


def test_a_refusal_says_so_and_what_was_searched_and_what_came_nearest() -> None:
    nearest = (Nearest("a1", "/a.txt", "A title", 4, 9, "a passage"),)
    searched = Searched(5, 41, {"since": "2024-06-01", "outlets": ["RT", "Tass"]}, nearest)
    html = _unescaped(answer_html(_answer((), (), "not_in_sources", searched=searched)))
    assert "The articles do not say" in html
    assert "Searched 41 passages of 5 articles, narrowed to: since 1 June 2024, outlets RT and Tass" in html
    assert '<a class="dl-open" dir="auto" href="#dl/a1/4-9/0">A title</a>' in html


def test_what_the_articles_do_not_tell_stands_above_what_comes_nearest() -> None:
    untold = "The articles do not tell of “60 percent”."
    shown: tuple[tuple[Outcome, tuple[str, ...]], ...] = (
        ("partly", ("dl-banner",)),
        ("conflicting", ("dl-banner", "dl-note")),
    )
    for outcome, places in shown:
        html = answer_html(replace(_hostile_answer("words", outcome), untold=(untold,)))
        assert html.count(untold) == 1
        before = html[: html.index(untold)]
        assert all(place in before for place in places)
        assert ("bear on part" in html) is False


def test_a_conflict_stands_side_by_side_with_outlets_and_dates() -> None:
    html = answer_html(_hostile_answer("words", "conflicting"))
    assert html.count('<div class="dl-side">') == 2
    assert "The sources disagree" in html


def test_the_foot_counts_sources_and_says_how_fresh_they_are() -> None:
    sources = (
        Source(1, "a", "/a", "A", (), published="2024-06-19", published_basis="dateline"),
        Source(2, "b", "/b", "B", ()),
        Source(3, "c", "/c", "C", ()),
    )
    html = answer_html(_answer((Statement("s", (1, 2, 3)),), sources, as_of="2024-06-19", undated=2))
    assert ">3 sources</a>" in html
    assert "As of 19 June 2024, from its dateline; 2 of 3 sources carry no date" in html
    assert "19 June 2024, from its dateline" in html
    assert html.count("undated</p>") + html.count("undated <span>") >= 2


def test_near_copies_count_as_one_independent_source() -> None:
    sources = (
        Source(1, "a", "/a", "A", ()),
        Source(2, "b", "/b", "B", (), copy_of="a"),
        Source(3, "c", "/c", "C", (), copy_of="z"),
    )
    html = answer_html(_answer((Statement("s", (1, 2, 3)),), sources))
    assert ">3 sources, 2 of them independent</a>" in html


def test_what_can_be_done_with_an_answer_names_its_entry_and_shows_its_rating() -> None:
    answer = _answer((Statement("s", (1,)),), (Source(1, "a", "/a", "A", ()),))
    html = answer_html(answer, around=Around("e1", "down", ("What did <b>Roe</b> say?",), "Stopped."))
    for verb in ("copy", "edit", "again", "up", "down"):
        assert f'href="#dl-do/{verb}/e1"' in html
    assert "dl-act-down dl-on" in html
    assert "dl-act-up dl-on" not in html
    assert "What did &#60;b&#62;Roe&#60;/b&#62; say?" in html
    assert "dl-act" not in answer_html(answer)


def test_a_growing_answer_has_no_foot_yet() -> None:
    answer = _answer((Statement("s", (1,)),), (Source(1, "a", "/a", "A", ()),))
    assert "dl-foot" not in answer_html(answer, whole=False)
    assert "dl-foot" in answer_html(answer)


def test_a_question_understood_as_asked_is_not_repeated() -> None:
    assert "Understood as" not in answer_html(_answer((), ()))
    assert "Understood as: Who is he" in answer_html(_answer((), (), understood="Who is he"))
