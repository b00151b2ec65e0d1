"""The report as a file: whole, closed, the same each time, and deaf to what hostile text would like."""

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement

from answer.answer import Answer, Conflict, Side
from dateline.errors import DatelineError
from eval.comparison import compare
from eval.gold import Evidence, GoldQuestion
from eval.kept import read_runs
from eval.report import Told, comparison_html, report_html
from eval.report.write import told_of, write_comparison, write_report

MakeTold = Callable[..., Told]
QUESTIONS = 680
MOST = 6_000_000
HOSTILE = (
    "<script>window.owned=1</script>",
    "</script><script>window.owned=1</script>",
    "\"><img src=x onerror='window.owned=1'>",
    "' onmouseover='window.owned=1",
    "<svg/onload=window.owned=1>",
    "<style>*{display:none}</style><base href=//evil.example/>",
    "javascript:window.owned=1",
    "</title></details></main><iframe srcdoc='x'>",
    "\u202egnp.exe \u2066 a\u0000b\ud800",
    "<!-- --!> <![CDATA[ ]]> &lt;b&gt; `${1}`",
)
ELEMENTS = frozenset(
    "html head meta title link style body main header nav a section h1 h2 h3 h4 p ul ol li b i span small "
    "strong div table caption thead tbody tr th td details summary dl dt dd code figure figcaption svg path "
    "polyline polygon circle rect text g form label input select option button blockquote bdi br "
    "script del ins".split()
)


def everywhere(asked_gold: GoldQuestion, answer: Answer, text: str) -> tuple[GoldQuestion, Answer]:
    """Put a text into every field that can hold one."""
    statement, source = answer.statements[0], answer.sources[0]
    return (
        replace(
            asked_gold, id=text, question=text, type=text, answer=text, aliases=(text,), must_say=((text,),),
            must_not_say=(text,), evidence=(Evidence(text, text),), scope=(text,), choices=(text,),
            answer_index=0,
        ),
        replace(
            answer, question=text, understood=text + "?", short=text,
            statements=(replace(statement, text=text, label=text),),
            sources=(replace(source, article=text, uri=text, title=text, outlet=text, published=text,
                             quotes=(replace(source.quotes[0], text=text),)),),
            conflicts=(Conflict(text, (Side(text, (1,)),)),),
        ),
    )  # fmt: skip


def scripts_that_may_run(page: str) -> list[str]:
    """What a browser would run: by the page's own policy only scripts of that hash."""
    allowed = re.search(r"script-src 'sha256-([^']+)'", page)
    assert allowed is not None
    bodies = [one.text or "" for one in html.fromstring(page).iter("script")]
    hashes = [base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() for body in bodies]
    assert hashes == [allowed[1]]
    return bodies


def assert_inert(page: str) -> None:
    scripts_that_may_run(page)
    for one in html.fromstring(page).iter():
        if not isinstance(one.tag, str):
            pytest.fail(f"a comment or an instruction: {one!r}")
        assert one.tag in ELEMENTS
        for name, value in ((str(key), str(value)) for key, value in one.attrib.items()):
            assert not name.lower().startswith("on")
            assert name not in {"src", "srcset", "srcdoc", "action", "formaction", "background"}
            if name == "href":
                assert value.startswith("#") or value == "data:,"


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_text_is_inert_in_every_field(
    told: MakeTold, asked_gold: GoldQuestion, answer: Answer, number: int
) -> None:
    text = HOSTILE[number]
    one = told(everywhere(asked_gold, answer, text), facts={"gold": {"path": text}, text: [text]})
    page = report_html(replace(one, name=text, notes=(text,)))
    assert_inert(page)
    shown = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]", "\ufffd", text)
    assert " ".join(shown.split()) in str(html.fromstring(page).xpath("string()"))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="<>/\"'=&;- !aonscriptimgtyle\u202e\ud800\x00\n", min_size=1, max_size=60))
def test_no_text_becomes_markup(told: MakeTold, asked_gold: GoldQuestion, answer: Answer, text: str) -> None:
    assert_inert(report_html(told(everywhere(asked_gold, answer, text), (replace(asked_gold, id="b"), text))))


def test_hostile_answers_are_inert_side_by_side(
    first: Path, altered: Callable[..., Path], refused: dict[str, object]
) -> None:
    changes: dict[str, object] = {"short": HOSTILE[0] + HOSTILE[2]}
    other = altered(first, "other", {"cost": changes, "paper": refused})
    page = comparison_html(compare(read_runs((first, other))), HOSTILE[0], HOSTILE[2])
    assert_inert(page)
    assert 'data-id="paper"' in page


def test_the_report_of_680_questions_is_at_most_6_mb(
    told: MakeTold, asked_gold: GoldQuestion, answer: Answer
) -> None:
    statement, source = answer.statements[0], answer.sources[0]
    long = "The bridge at Tolmar cost 26 million crowns, and its mayor said that it was worth it. " * 2
    whole = replace(
        answer,
        statements=tuple(replace(statement, text=f"{long} {n}") for n in range(6)),
        sources=tuple(
            replace(source, n=n + 1, quotes=(replace(source.quotes[0], text=long, statement=n),))
            for n in range(6)
        ),
    )
    page = report_html(told(*((replace(asked_gold, id=f"q{n}"), whole) for n in range(QUESTIONS))))
    assert len(page.encode()) <= MOST
    assert page.count('<details class="q') == QUESTIONS


def test_a_run_writes_its_report_and_the_verb_the_same(first: Path) -> None:
    by_run = (first / "report.html").read_text("utf-8")
    scripts_that_may_run(by_run)
    assert write_report(read_runs((first,))) == first / "report.html"
    again = (first / "report.html").read_text("utf-8")
    assert again.count('<details class="q') == 6
    assert again == (write_report(read_runs((first,)))).read_text("utf-8")
    # the run knew the articles' text; later its own values stand in for it
    assert "Quotes the expected words" in by_run
    assert "Quotes the expected words" in again


def entry(page: str, name: str) -> HtmlElement:
    return next(one for one in html.fromstring(page).iter("details") if one.get("data-id") == name)


def test_a_report_shows_what_was_expected_and_why_an_answer_is_wrong(first: Path) -> None:
    page = report_html(told_of(read_runs((first,))))
    wrong, right = entry(page, "boom"), entry(page, "cost")
    assert wrong.get("data-right") == "wrong"
    assert "Answering failed: ZeroDivisionError: boom" in wrong.text_content()
    assert right.get("data-right") == "right"
    met = [one.text_content() for one in right.iter("li") if one.get("class") == "met"]
    assert "met: 26 or twenty-six" in met


def test_the_other_run_is_named_in_the_file_of_a_comparison(
    first: Path, altered: Callable[..., Path], refused: dict[str, object]
) -> None:
    other = altered(first, "after", {"cost": refused})
    path, found = write_comparison(read_runs((other, first)))
    assert path == other / "against-first.html"
    assert [one.id for one in found.flipped] == ["cost"]
    assert "It refuses" not in path.read_text("utf-8")
    assert "<h1><bdi>after</bdi> against <bdi>first</bdi></h1>" in path.read_text("utf-8")


def test_an_unfinished_run_has_no_report(first: Path) -> None:
    lines = (first / "answers.jsonl").read_text("utf-8").splitlines(keepends=True)
    (first / "answers.jsonl").write_text("".join(lines[:-1]), "utf-8")
    with pytest.raises(DatelineError, match="is unfinished"):
        read_runs((first,))
