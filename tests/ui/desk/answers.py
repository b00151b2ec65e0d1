"""Answers made up of any text, and the texts that would like to be more than text."""

from hypothesis import strategies as st

from answer.answer import Answer, Conflict, Nearest, Quote, Searched, Side, Source, Statement

HOSTILE = (
    "<script>alert(1)</script>",
    "![pixel](http://evil.example/p.png)",
    "[click](javascript:alert(1))",
    "http://evil.example/ www.evil.example",
    "</p></article><h1>outside</h1>",
    '"><img src=x onerror=alert(1)>',
    "# heading\n\n- item\n\n1. one\n\n> quote\n\n```\ncode\n```",
    "[^1]: another footnote",
    "`code` **bold** _it_ ~~gone~~ $x$ %%hidden%% &lt;b&gt; <!-- c -->",
    "\u202eevil\u202c \x00 \x1b[2J \ud800",
    '") OR 1=1 -- NEAR( * ^ "',
    "+ plus",
    "12. twelve",
)
"""None of them may mean anything in any format."""

TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))
_MAYBE = st.none() | TEXTS
_NUMBERS = st.lists(st.integers(1, 9), max_size=3).map(tuple)
_SPOT = st.integers(0, 10**6)


def _tuples(of: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(of, max_size=2).map(tuple)


QUOTES = st.builds(Quote, TEXTS, _SPOT, _SPOT, st.integers(0, 5))
STATEMENTS = st.builds(
    Statement,
    TEXTS,
    _NUMBERS,
    st.sampled_from(["supported", "partly", "contradicted", "unsupported"]),
    st.none() | st.floats(0, 1),
    _MAYBE,
    _MAYBE,
    _MAYBE,
    _MAYBE,
)
SOURCES = st.builds(
    Source,
    st.integers(1, 9),
    TEXTS,
    TEXTS,
    _MAYBE,
    _tuples(QUOTES),
    _MAYBE,
    _MAYBE,
    st.none() | st.sampled_from(["2024-06-19", "2024"]) | TEXTS,
    TEXTS,
)
CONFLICTS = st.builds(Conflict, TEXTS, _tuples(st.builds(Side, TEXTS, _NUMBERS)))
SEARCHED = st.builds(
    Searched,
    st.integers(0, 99),
    st.integers(0, 99),
    st.dictionaries(st.sampled_from(["since", "outlets"]), TEXTS, max_size=2),
    _tuples(st.builds(Nearest, TEXTS, TEXTS, _MAYBE, _SPOT, _SPOT, TEXTS)),
    _tuples(TEXTS),
)
ANSWERS = st.builds(
    Answer,
    question=TEXTS,
    understood=TEXTS,
    outcome=st.sampled_from(["answered", "partly", "conflicting", "not_in_sources"]),
    short=_MAYBE,
    statements=_tuples(STATEMENTS),
    sources=_tuples(SOURCES),
    searched=SEARCHED,
    conflicts=_tuples(CONFLICTS),
    as_of=st.none() | st.just("2024-06-19"),
    undated=st.integers(0, 3),
    answerer=st.sampled_from(["extractive", "openai/x"]),
    usage=st.none() | st.just({"tokens": 3}),
    timings_ms=st.dictionaries(st.sampled_from(["total", "search"]), st.integers(0, 9), max_size=2),
    id=_MAYBE,
    choice=st.none() | st.integers(0, 3),
    untold=_tuples(TEXTS),
)


def answer_of(text: str, *, article: str = "a1", outlet: str | None = "Coast Courier") -> Answer:
    """Return an answer of two statements from two sources that says `text`."""
    said = f"{text}, Halvorsen said."
    return Answer(
        question="q",
        understood="q",
        outcome="answered",
        short=text,
        statements=(
            Statement(said, (1,), speaker="Ingrid Halvorsen"),
            Statement(f"Lidman called {text} dear.", (2, 1), "partly", 0.5, label="2 July 2024:"),
        ),
        sources=(
            Source(1, article, "https://courier.example/a", "Islands hold out", (
                Quote(said, 5, 5 + len(said), 0), Quote("dear", 90, 94, 1)), outlet=outlet,
                published="2024-06-19", published_basis="dateline"),
            Source(2, article + "b", "/pile/lidman.txt", "A reserve is enough", (Quote("dear", 7, 11, 1),)),
        ),
        searched=Searched(3, 17),
        as_of="2024-06-19",
        undated=1,
    )  # fmt: skip
