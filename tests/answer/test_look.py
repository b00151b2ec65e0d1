"""The search for a question of a conversation. All names are made up."""

from hypothesis import given, settings
from hypothesis import strategies as st

from answer.look import look
from answer.question import Question, Turn
from answer.understanding import understand
from index.library import Library
from index.query import Filters, Hit, SearchResult

HISTORY = (Turn("What did Dresk say about inspectors?", "He ruled out any inspectors at the dam."),)


class Index:
    """Remembers what was searched for, and gives the hits of each query in turn."""

    def __init__(self, *found: list[Hit]) -> None:
        self.asked: list[str] = []
        self._found = found

    def __call__(self, query: str, *, limit: int, filters: Filters, asked: str | None) -> SearchResult:  # noqa: ARG002
        hits = self._found[len(self.asked)]
        self.asked.append(query)
        return SearchResult(query, query, filters, tuple(hits[:limit]), 9, 99)


def hit(passage: str, article: str = "", start: int = 0) -> Hit:
    return Hit(passage, article or passage, start, start + 10, "0123456789", (), 1.0, "/a")


def found(question: str, index: Index, history: tuple[Turn, ...] = HISTORY) -> list[str]:
    understood = understand(Question(question, history=history))
    return [h.passage for h in look(index, understood, limit=4, filters=Filters(), asked=None).hits]


def test_a_question_without_a_conversation_is_one_search() -> None:
    index = Index([hit("a"), hit("b")])
    assert found("What does the plan cost?", index, ()) == ["a", "b"]
    assert index.asked == ["What does the plan cost?"]


def test_what_may_be_about_the_same_is_searched_for_as_well_and_counts_less() -> None:
    index = Index([hit("a"), hit("b")], [hit("c"), hit("b")])
    assert found("What does the plan cost?", index) == ["b", "a", "c"]
    assert index.asked == ["What does the plan cost?", "What does the plan cost? Dresk inspectors"]


def test_a_new_name_drops_what_went_before() -> None:
    index = Index([hit("a")])
    assert found("What did Corvel call the plan?", index) == ["a"]


def test_what_refers_back_is_one_search_with_its_context() -> None:
    index = Index([hit("a")])
    assert found("And what did he offer instead?", index) == ["a"]
    assert index.asked == ["What did Dresk offer instead? inspectors"]


def test_no_place_is_shown_twice() -> None:
    index = Index([hit("a", "x", 0)], [hit("b", "x", 5), hit("c", "x", 10)])
    assert found("What does the plan cost?", index) == ["a", "c"]


NAMES = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6)


@settings(max_examples=60, deadline=None)
@given(NAMES, NAMES)
def test_each_is_shown_once_and_none_is_invented(first: list[str], second: list[str]) -> None:
    shown = found("What does the plan cost?", Index([hit(n) for n in first], [hit(n) for n in second]))
    assert len(set(shown)) == len(shown) <= 4
    assert set(shown) <= {*first[:4], *(second[:4] if first else [])}
    assert shown[:1] == first[:1] or shown[0] in second


def test_in_a_library_the_first_search_leads(library: Library) -> None:
    understood = understand(Question("How high is the wall?", history=HISTORY))
    assert understood.aside

    def search(query: str, *, limit: int, filters: Filters, asked: str | None) -> SearchResult:
        return library.search(query, limit=limit, filters=filters, asked=asked, read=False)

    result = look(search, understood, limit=8, filters=Filters(), asked=None)
    alone = search(understood.query, limit=8, filters=Filters(), asked=None)
    assert len(result.hits) == 8
    assert {h.passage for h in alone.hits[:2]} <= {h.passage for h in result.hits}
    scores = [h.score for h in result.hits]
    assert scores == sorted(scores, reverse=True)
