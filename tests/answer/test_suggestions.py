"""What is suggested to ask next: who is quoted in what was cited, and nobody who was heard already."""

from answer.answer import Answer, Searched, Source, Statement
from answer.suggestions import MOST, suggestions
from index.passage import Passage
from index.sentences import sentence_spans
from ingest.article import Article

TEXT = (
    "“We ask for three ferries,” Ingrid Halvorsen told the Courier. The talks went on. "
    "“Two are enough,” Pelle Lidman said. “Twelve hours is what our letter says,” Lidman said. "
    "“Nobody asked the fishermen,” Tora Vik said. “Nor the school,” Ada Roth said. “Nor us,” Jon Berg said."
)


def _cited(text: str = TEXT) -> list[tuple[Article, tuple[Passage, ...]]]:
    article = Article(id="a", uri="/a.txt", title="A", text=text, raw=text, runs=())
    return [(article, (Passage("p", "a", 0, len(text), tuple(sentence_spans(text))),))]


def _answer(question: str, speaker: str | None = None) -> Answer:
    source = Source(1, "a", "/a.txt", "A", ())
    said = (Statement("Said.", (1,), speaker=speaker),)
    return Answer(question, question, "answered", None, said, (source,), Searched(1, 1))


def test_others_who_are_quoted_are_suggested_the_most_quoted_first() -> None:
    asked = suggestions(_answer("What did Halvorsen demand?"), _cited())
    assert asked[0] == "What did Pelle Lidman say?"
    assert len(asked) == MOST
    assert not any("Halvorsen" in one for one in asked)


def test_who_spoke_in_the_answer_is_not_suggested() -> None:
    asked = suggestions(_answer("Who is against it?", speaker="Pelle Lidman"), _cited())
    assert asked
    assert not any("Lidman" in one for one in asked)


def test_nobody_quoted_nobody_suggested() -> None:
    assert suggestions(_answer("What?"), _cited("The talks went on. Nobody spoke.")) == ()
    assert suggestions(_answer("What?"), []) == ()
