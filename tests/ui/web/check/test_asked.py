"""Whatever JSON comes over the wire is something to check, or is refused in one sentence."""

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import DatelineError
from ui.web.check.asked import Asked, file_name, read_asked

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=30)
    | st.sampled_from(
        ["One sentence is here.", "YWJj", "a.txt", "a.docx", "a.pdf", "../../x.html", "\ud800", "2024-02-30"]
    )
)
KEYS = st.sampled_from(
    ["text", "name", "data", "title", "sources", "articles", "outlets", "since", "until", "copies"]
)
JSON = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=8
)


@settings(max_examples=120, deadline=None)
@given(JSON, JSON)
def test_any_json_is_taken_or_refused_with_a_sentence(draft: object, against: object) -> None:
    with contextlib.suppress(DatelineError):
        asked = read_asked(draft, against)
        assert isinstance(asked, Asked)
        asked.draft.text.encode()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400) | st.none() | st.integers())
def test_a_name_of_a_file_is_one_line_without_a_folder(name: object) -> None:
    safe = file_name(name)
    assert 0 < len(safe) <= 200
    assert "/" not in safe
    assert "\\" not in safe
    assert "\n" not in safe
