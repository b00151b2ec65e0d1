import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer.check.blocks import Kind
from answer.check.citemarks import marks_in
from answer.check.draft import read_draft

KINDS: list[Kind] = ["text", "markdown", "html"]


@pytest.mark.parametrize(
    ("mark", "cites"),
    [
        ("[1]", ("1",)),
        ("[1, 2]", ("1", "2")),
        ("[1-3]", ("1", "2", "3")),
        ("[1–2; 4]", ("1", "2", "4")),
        ("[[1]]", ("1",)),
        ("[1][3]", ("1", "3")),
        ("[^1]", ("1",)),
        ("[^dock]", ("dock",)),
        ("【2】", ("2",)),
        ("【2†harbour】", ("2",)),
        ("¹²", ("12",)),
        ("¹,³", ("1", "3")),
        ("(Isande Post, 2024)", ("Isande Post 2024",)),
        ("(Vasch 2024)", ("Vasch 2024",)),
        ("(Isande Post, 19 June 2024)", ("Isande Post 2024",)),
        ("(Vasch & Reed, 2023a; Orlo et al., 2021)", ("Vasch & Reed 2023", "Orlo et al. 2021")),
        ("[Source: Kanal Nord]", ("Kanal Nord",)),
        ("(Source: Kanal Nord)", ("Kanal Nord",)),
        ("[Source 2]", ("2",)),
        ("https://news.example/a_(b)", ("https://news.example/a_(b)",)),
        ("(https://news.example/a)", ("https://news.example/a",)),
    ],
)
@pytest.mark.parametrize("after", [True, False])
def test_a_mark_is_read_and_is_no_word_of_its_sentence(
    mark: str, cites: tuple[str, ...], after: bool
) -> None:
    text = (
        f"The harbour was closed.{mark} Nobody was hurt."
        if after
        else f"The harbour was closed {mark}. Nobody was hurt."
    )
    if after and mark.startswith("http"):
        text = text.replace(mark, " " + mark)
    first, second = read_draft(text).statements
    assert (first.citations, first.plain) == (cites, "The harbour was closed.")
    assert mark in first.text
    assert (second.citations, second.text) == ((), "Nobody was hurt.")


@pytest.mark.parametrize(
    "text",
    [
        "The lake covers 30 km² and 10⁶ litres.",
        "In June [2024] it rained (May 2024).",
        "“[He] left the harbour,” she said (in tears).",
        "The dock (built of stone) stood.",
    ],
)
def test_what_only_looks_like_a_mark_is_none(text: str) -> None:
    assert marks_in(text) == ()
    assert not read_draft(text).marked


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("markdown", "The harbour was [closed](https://news.example/a)."),
        ("html", '<p>The harbour was <a href="https://news.example/a">closed</a>.</p>'),
    ],
)
def test_a_link_cites_its_address_and_its_words_stay(kind: Kind, text: str) -> None:
    (only,) = read_draft(text, kind).statements
    assert (only.plain, only.citations) == ("The harbour was closed.", ("https://news.example/a",))


def test_a_number_that_is_a_link_is_a_mark_and_names_its_address() -> None:
    draft = read_draft("The harbour was closed [[2]](https://news.example/b).", "markdown")
    assert draft.statements[0].citations == ("2",)
    assert draft.references == {"2": "https://news.example/b"}


MARKDOWN = """# The harbour

Ships **left** the harbour on Monday [1].

> Quoted *words* are prose.

- The first ship was late.
- The second sank

| ship | fate |
|---|---|
| Ada | sank. |

```
print("no prose.")
```

    indented code.

## References

1. [Ships leave](https://news.example/1), Isande Post
2. Reed, T. (2024). The harbour.
"""


def test_only_prose_and_list_items_are_statements() -> None:
    draft = read_draft(MARKDOWN, "markdown")
    assert [s.plain for s in draft.statements] == [
        "Ships left the harbour on Monday.",
        "Quoted words are prose.",
        "The first ship was late.",
        "The second sank",
    ]


def test_the_list_of_references_is_read_by_number_and_by_author() -> None:
    references = read_draft(MARKDOWN, "markdown").references
    assert references["1"] == "Ships leave, Isande Post https://news.example/1"
    assert references["2"] == references["Reed 2024"] == "Reed, T. (2024). The harbour."


@pytest.mark.parametrize(
    ("text", "references"),
    [
        (
            "It sank [1].\n\nSources:\n[1] Isande Post\n[2] Kanal Nord",
            {"1": "Isande Post", "2": "Kanal Nord"},
        ),
        ("It sank [1].\n\nSources: [1] Isande Post, [2] Kanal Nord", {"1": "Isande Post", "2": "Kanal Nord"}),
        ("It sank.[^a]\n\n[^a]: Isande Post", {"a": "Isande Post"}),
        ("It sank [1].\n\n[1] Isande Post", {"1": "Isande Post"}),
        ("It sank¹.\n\n**Notes**\n¹ Isande Post", {"1": "Isande Post"}),
        ("It sank.\n\nSources\n- Isande Post\n- Kanal Nord", {"1": "Isande Post", "2": "Kanal Nord"}),
    ],
)
def test_lists_of_references_in_every_form(text: str, references: dict[str, str]) -> None:
    draft = read_draft(text)
    assert draft.references == references
    assert [s.plain for s in draft.statements] == ["It sank."]


def test_a_footnote_and_a_number_are_two_lists() -> None:
    text = "It sank [1]. It burned.[^1]\n\n[^1]: Kanal Nord\n\nSources:\n[1] Isande Post\n[2] Coast Courier"
    draft = read_draft(text, "markdown")
    assert draft.references == {"^1": "Kanal Nord", "1": "Isande Post", "2": "Coast Courier"}
    assert [s.citations for s in draft.statements] == [("1",), ("^1",)]


@pytest.mark.parametrize(
    "listed", ["[^1]: Isande Post", "Sources:\n[1] Isande Post", "Sources:\n1. Isande Post"]
)
@pytest.mark.parametrize("mark", ["[1]", "[^1]"])
def test_with_one_list_any_mark_means_it(mark: str, listed: str) -> None:
    draft = read_draft(f"It sank {mark}.\n\n{listed}", "markdown")
    assert draft.references == {"1": "Isande Post"}
    assert [s.citations for s in draft.statements] == [("1",)]


def test_a_mark_finds_its_entry_by_name_and_year() -> None:
    draft = read_draft("It sank (Reed & Orlo, 2024).\n\nReferences\n- Reed, T., & Orlo, K. (2024). The dock.")
    assert draft.statements[0].citations == ("Reed 2024",)


def test_a_heading_of_plain_text_is_left_out_and_a_single_line_is_not() -> None:
    text = "Ships leave the harbour\n\nThe ships left on Monday. Nobody was hurt."
    assert [s.plain for s in read_draft(text).statements] == ["The ships left on Monday.", "Nobody was hurt."]
    assert [s.plain for s in read_draft("The ships left on Monday").statements] == [
        "The ships left on Monday"
    ]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("The dock burned; the mayor fled the town.", ["The dock burned", "the mayor fled the town."]),
        (
            "Vasch closed the dock, and the council paid the crew.",
            ["Vasch closed the dock", "the council paid the crew."],
        ),
        ("Vasch closed the dock but she kept the crew.", ["Vasch closed the dock", "she kept the crew."]),
        (
            "Reed praised the harbour, which was built in 1911.",
            ["Reed praised the harbour", "which was built in 1911."],
        ),
        ("Bread and butter and milk were sold.", None),
        ("She was tired and hungry and cold.", None),
        ("“The dock burned, and the mayor fled,” Reed said.", None),
        ("The harbour, which was old, burned.", None),
    ],
)
def test_a_sentence_is_split_only_where_both_sides_have_a_verb(
    sentence: str, claims: list[str] | None
) -> None:
    (statement,) = read_draft(sentence).statements
    assert list(statement.parts) == (claims or [sentence])


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we will go” and left.", [["we will go"]]),
        ('He said "we will go" and "stay there now".', [["we will go", "stay there now"]]),
        ("Er sagte „wir gehen jetzt“ und ging.", [["wir gehen jetzt"]]),
        ("Il dit « nous partons » ce soir.", [["nous partons"]]),
        ("He said ‘we won’t go’ and left.", [["we won’t go"]]),
        ("“He told me ‘go home’ again,” she said.", [["He told me ‘go home’ again,"]]),
        ("The players’ boat and the dog's bone.", [[]]),
        ("“We will go. We stay,” she said.", [["We will go."], ["We stay,"]]),
        ("She said “we never left. It rained.", [["we never left."], []]),
        ('A 6" pipe and 5" more.', [[]]),
        ('A 6"-pipe and a 5"-pipe burst.', [[]]),
    ],
)
def test_quoted_words_are_found_in_every_kind_of_mark(text: str, quoted: list[list[str]]) -> None:
    draft = read_draft(text)
    assert [[q.text for q in s.quotes] for s in draft.statements] == quoted


def test_one_or_two_quoted_words_are_marked_short() -> None:
    (statement,) = read_draft("The “ghost ship” of “the old sea wall” sank.").statements
    assert [q.short for q in statement.quotes] == [True, False]


SCRAPS = st.sampled_from(
    "“ ” \" ' ‘ ’ « » „ [1] [ ] ( ) ¹ ² . ! ? … , ; : \n \n\n \t | ` ``` * ** _ # > - 1. <p> </p> "
    "<b> <sup>1</sup> <a href='https://e.example'>x</a> &amp; & < [x](https://e.example) https://e.example/ "
    "Sources: [^1]: Vasch said closed 2024 (Reed, 2024) and which was \x00 \u2028 \r\n é".split(" ")
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.one_of(SCRAPS, st.text(max_size=4)), max_size=40).map(" ".join)
    | st.lists(SCRAPS).map("".join)
)
def test_offsets_never_lie(text: str) -> None:
    for kind in KINDS:
        at = 0
        for statement in read_draft(text, kind).statements:
            assert text[statement.start : statement.end] == statement.text
            assert statement.start >= at
            at = statement.end
            for start, end in statement.claims:
                assert 0 <= start < end <= len(statement.plain)
            for quote in statement.quotes:
                assert statement.plain[quote.start : quote.end] == quote.text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ["", " \n", "[1]", "[1][2] ¹", "\x00\x01", "“”", "---"])
def test_a_text_without_words_has_no_statements(text: str, kind: Kind) -> None:
    assert read_draft(text, kind).statements == ()


HOSTILE = [
    "[[1]",
    "(",
    '"',
    "“",
    "„a ",
    "«a ",
    "‘a ",
    "`a",
    "*a",
    "<a '",
    "<!--",
    "[a](",
    "http://a(",
    "and he was ",
    "[1, ",
]


@pytest.mark.soak
@pytest.mark.parametrize("scrap", HOSTILE)
@pytest.mark.parametrize("kind", KINDS)
def test_time_grows_no_faster_than_the_text(scrap: str, kind: Kind) -> None:
    def seconds(length: int) -> float:
        text = scrap * (length // len(scrap))
        start = time.process_time()
        read_draft(text, kind)
        return time.process_time() - start

    short = max(seconds(20_000), 0.02)
    assert seconds(160_000) < 8 * short * 4  # a square would be 64 times


@pytest.mark.soak
def test_a_megabyte_is_read_in_seconds() -> None:
    text = "The mayor said on Monday that 12 people had left the town, and the council agreed [1]. " * 11_500
    start = time.process_time()
    draft = read_draft(text)
    assert len(draft.statements) == 11_500
    assert time.process_time() - start < 20


def test_a_label_is_no_sentence() -> None:
    text = (
        "The harbour opened in May.\n\nOpen points:\n\n- the price\n\nThe mayor said this:\n\n- it is safe\n"
    )
    plain = [one.plain for one in read_draft(text, "markdown").statements]
    assert "Open points:" not in plain
    assert "The mayor said this:" in plain


TABLE = {
    "html": "<p>The harbour opened in May.</p><table><tr><th>Cost<th>Opened<tr><td>4 million</td><td>"
    "<p>The mayor of Lindow paid for it.</p><p>She was proud of it.</p></td></tr></table><p>It is deep.</p>",
    "markdown": "The harbour opened in May.\n\n| Cost | Opened |\n|---|---|\n| 4 million | The mayor of "
    "Lindow paid for it. |\n| 5 \\| 6 | She was proud of it. |\n\nIt is deep.\n",
}


@pytest.mark.parametrize("kind", ["html", "markdown"])
def test_a_table_is_read_for_its_sentences_and_the_rest_is_told(kind: Kind) -> None:
    draft = read_draft(TABLE[kind], kind)
    assert [one.plain for one in draft.statements] == [
        "The harbour opened in May.",
        "The mayor of Lindow paid for it.",
        "She was proud of it.",
        "It is deep.",
    ]
    assert draft.tables
    assert all(TABLE[kind][one.start : one.end] == one.text for one in draft.statements)
    assert not read_draft("The harbour opened in May.", kind).tables
