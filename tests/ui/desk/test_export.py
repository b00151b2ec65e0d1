"""Exports keep numbers and quotes, and text stays text in each format."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from answer.answer import Answer, Nearest
from answer.answer_json import read_answer
from tests.ui.desk.answers import ANSWERS, HOSTILE, TEXTS, answer_of
from ui.desk.export.files import exported, file_name
from ui.desk.export.markdown import markdown, text
from ui.desk.export.page import page
from ui.desk.export.plain import with_citations
from ui.desk.export.told import flat
from ui.desk.values import Conversation, Entry

WHEN = "2025-03-20T12:00:00.000000Z"


def _talk(*answers: Answer, name: str = "The ferries", question: str = "What?") -> Conversation:
    entries = tuple(
        Entry(f"e{place}", "c", question, state="done", answer=answer, asked=WHEN)
        for place, answer in enumerate(answers)
    )
    return Conversation("c", name, WHEN, WHEN, entries)


# --- Markdown


def test_markdown_has_a_footnote_for_each_source_with_its_number_and_its_words() -> None:
    written = markdown(_talk(answer_of("three ferries"), answer_of("a reserve")))
    assert "three ferries, Halvorsen said[^1]." in written
    assert "*2 July 2024:* Lidman called three ferries dear[^2][^1]. *(Partly supported)*" in written
    assert "Lidman called a reserve dear[^2-2][^2-1]." in written
    first = written[written.index("[^1]: ") : written.index("[^2]: ")]
    assert first == (
        "[^1]: **Islands hold out**. Coast Courier, 19 June 2024, from its dateline. "
        "<https://courier.example/a>\n\n    > three ferries, Halvorsen said.\n\n    > dear\n\n"
    )
    assert "[^2]: **A reserve is enough**. outlet unknown, undated. lidman.txt" in written
    assert "[^2-1]: Source 1, question 2. **Islands" in written


def _unescaped(value: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", value)


@given(ANSWERS, ANSWERS)
@settings(max_examples=60, deadline=None)
def test_numbers_and_quotes_in_markdown_are_those_of_the_answers(one: Answer, two: Answer) -> None:
    written = markdown(_talk(one, two)).split("\n\n")
    notes = re.compile(r"\[\^(?:(\d+)-)?(\d+)\]: ")
    defined: list[tuple[int, int, list[str]]] = []
    for part in written:
        if found := notes.match(part):
            defined.append((int(found[1] or 1), int(found[2]), []))
        elif part.startswith("    > ") or part == "    >":
            defined[-1][2].append(_unescaped(part[6:].rstrip("\n")))
    wanted = [
        (place, source.n, [flat(quote.text) for quote in source.quotes])
        for place, answer in enumerate((one, two), 1)
        for source in answer.sources
    ]
    assert defined == wanted


MEANS = (
    (r"(?<!\\)(?:\\\\)*!?\[(?!\^[\d-]+\])", "a link, an image or somebody else's footnote"),
    (r"(?<!\\)(?:\\\\)*<", "HTML or an autolink"),
    (r"(?<!\\)(?:\\\\)*[`*_~|$%&{}]", "code, emphasis, a table, mathematics, a comment or an entity"),
    (r"(?i)\bhttps?:/", "a bare link"),
    (r"(?i)\bwww\.", "a bare link"),
    (r"\A(?:#|[-+]|\d+[.)]|>|\s|=)", "a heading, a list, a quotation or code"),
    (r"[\n\x00-\x08\x1b\u202a-\u202e\u2066-\u2069\ud800-\udfff]", "a new line or a trick"),
)


@given(TEXTS | st.lists(st.sampled_from(HOSTILE), max_size=3).map("\\".join))
@settings(max_examples=200, deadline=None)
def test_any_text_in_markdown_means_only_itself(value: str) -> None:
    written = text(value)
    for pattern, what in MEANS:
        assert re.search(pattern, written) is None, f"{written!r} would be {what}"
    assert _unescaped(written) == flat(value)


@given(ANSWERS, TEXTS)
@settings(max_examples=40, deadline=None)
def test_a_renderer_makes_no_link_image_or_html_of_it(answer: Answer, name: str) -> None:
    written = markdown(_talk(answer, name=name, question=name)).replace("\n    > ", "\n> ")  # a footnote's
    renderer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    kinds = {
        token.type
        for block in renderer.parse(written)
        for token in (block, *(block.children or ()))
        if token.info != "auto"  # the address of a source, which we write as one
    }
    allowed = {"heading", "paragraph", "blockquote", "em", "strong", "bullet_list", "list_item"}
    assert {kind.removesuffix("_open").removesuffix("_close") for kind in kinds} <= allowed | {
        "inline",
        "text",
    }


# --- HTML


class _Outline(HTMLParser):
    """Elements, attributes and quotes of a page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self.sources: list[tuple[str, list[str]]] = []
        self._quote: list[str] | None = None
        self.feed(source)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        known = dict(attributes)
        self.elements.append((tag, tuple(known)))
        self.links += [known.get("href") or ""] if tag == "a" else []
        if tag == "li" and "value" in known:
            self.sources.append((known["value"] or "", []))
        if tag == "blockquote":
            self._quote = []

    def handle_data(self, data: str) -> None:
        if self._quote is not None:
            self._quote.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "blockquote" and self._quote is not None:
            self.sources[-1][1].append("".join(self._quote))
            self._quote = None


@given(ANSWERS, TEXTS)
@settings(max_examples=60, deadline=None)
def test_the_page_keeps_numbers_and_quotes_and_nothing_runs_or_is_fetched(answer: Answer, name: str) -> None:
    outline = _Outline(page(_talk(answer, name=name, question=name)))
    wanted = [(str(source.n), [flat(quote.text) for quote in source.quotes]) for source in answer.sources]
    assert outline.sources == wanted
    assert not {tag for tag, _ in outline.elements} & {
        "script",
        "img",
        "svg",
        "iframe",
        "link",
        "base",
        "form",
    }
    names = {name for _, names in outline.elements for name in names}
    assert not {name for name in names if name.startswith("on") or name in {"src", "srcset", "style"}}
    for link in outline.links:
        assert re.match(r"#s1-\d+$|https?://", link)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_text_gives_the_page_the_same_elements_as_harmless_text(number: int) -> None:
    def elements(words: str) -> list[tuple[str, tuple[str, ...]]]:
        return _Outline(page(_talk(answer_of(words), name=words, question=words))).elements

    assert elements(HOSTILE[number]) == elements("harmless")


def test_the_page_needs_nothing_else_and_prints() -> None:
    written = page(_talk(answer_of("three ferries")))
    assert "default-src 'none'" in written
    assert "@media print" in written
    assert "prefers-color-scheme: dark" in written
    assert not re.search(r"@import|url\(|src=", written)
    assert '<a class="mark" href="#s1-1">[1]</a>.' in written


# --- JSON


@given(ANSWERS)
@settings(max_examples=40, deadline=None)
def test_json_holds_the_answers_whole(answer: Answer) -> None:
    written = json.loads(exported(_talk(answer), "json").text)
    assert [read_answer(entry["answer"]) for entry in written["entries"]] == [answer]
    exported(_talk(answer), "json").text.encode()


# --- text to paste


def test_a_copied_answer_has_its_numbers_before_the_full_stop_and_its_sources_below() -> None:
    assert with_citations(answer_of("three ferries")) == (
        "three ferries\n\n"
        "three ferries, Halvorsen said [1].\n\n"
        "2 July 2024: Lidman called three ferries dear [2][1]. (Partly supported)\n\n"
        "Sources\n"
        "[1] Islands hold out. Coast Courier, 19 June 2024, from its dateline. https://courier.example/a\n"
        "[2] A reserve is enough. outlet unknown, undated. lidman.txt\n"
    )


def test_what_the_articles_do_not_tell_goes_along() -> None:
    untold = "The articles do not tell of 60 percent."
    for outcome in ("partly", "conflicting"):
        told = replace(answer_of("three ferries"), outcome=outcome, untold=(untold,))
        assert untold in with_citations(told)
        assert untold in markdown(_talk(told))
        assert untold in page(_talk(told))


def test_of_what_came_nearest_the_beginning_is_shown() -> None:
    near = Nearest("a1", "/news/a1.txt", "Ferries kept", 0, 3_000, "The ferry sails on. " * 150)
    refused = answer_of("x")
    refused = replace(
        refused, outcome="not_in_sources", statements=(), sources=(), short=None,
        searched=replace(refused.searched, nearest=(near,)),
    )  # fmt: skip
    for made in (markdown(_talk(refused)), page(_talk(refused))):
        assert 5 < made.count("The ferry sails on") < 15


# --- what became of entries, and names of files


def test_what_has_no_whole_answer_is_said_to() -> None:
    entries = (
        Entry("1", "c", "a", state="failed", sentence="The <b>reader</b> broke."),
        Entry("2", "c", "b", state="cut_off"),
        Entry("3", "c", "d", state="stopped", answer=answer_of("half")),
        Entry("4", "c", "e", state="running", filters={"since": "2024-01-01", "outlets": ["<i>RT</i>"]}),
    )
    talk = Conversation("c", "n", WHEN, WHEN, entries)
    for written in (markdown(talk), page(talk)):
        for words in ("broke.", "cut off", "Stopped. What is above", "still being answered", "2024"):
            assert words in written
        assert "<b>" not in written.replace("\\<b>", "")
        assert "<i>" not in written.replace("\\<i>", "")


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("What does Dresk demand?", "What-does-Dresk-demand"),
        ("../../etc/passwd", "etc-passwd"),
        ("..\\..\\CON", "conversation"),
        ("con", "conversation"),
        (".hidden", "hidden"),
        ("Что сказал Грушко?", "Что-сказал-Грушко"),
        ("<script>", "script"),
        ("?!", "conversation"),
        ("x" * 300, "x" * 60),
        ("a\x00b\n\u202ec", "a-b-c"),
    ],
)
def test_the_file_is_named_after_the_conversation_and_stays_a_name(name: str, file: str) -> None:
    assert file_name(name) == file


@given(st.text())
def test_no_name_leads_anywhere(name: str) -> None:
    made = exported(_talk(name=name), "md").name
    assert re.fullmatch(r"[^\W_]+(-[^\W_]+)*\.md", made)
    assert len(made) <= 63
