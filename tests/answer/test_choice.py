from collections.abc import Sequence

import pytest

from answer.choice import choose, windows
from answer.engine import AnswerEngine
from answer.evidence import Scored, sentences_of
from answer.question import Question
from answer.understanding import understand
from index.library import Library
from index.sentences import sentence_spans
from models.reader.reading import Pair, Reading

TEXT = (
    "The bridge at Tolmar was painted green in May. The harbour was painted red. Nobody saw the yellow boat."
)


def scored(article: str = "a") -> list[Scored]:
    sentences = sentences_of(article, TEXT, sentence_spans(TEXT))
    return [Scored(s, c, c, c, c) for s, c in zip(sentences, (0.9, 0.3, 0.0), strict=True)]


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (("Red", "Green", "Yellow", "Blue"), 1),
        (("Blue", "Purple", "None of the above", "Orange"), 2),
        (("Blue", "Purple"), None),
        (("The green bridge at Tolmar", "The red harbour"), 0),
        ((), None),
    ],
)
def test_the_choice_that_the_best_sentences_hold(choices: tuple[str, ...], expected: int | None) -> None:
    question = understand(Question("Which colour was the bridge at Tolmar painted?"))
    assert choose(question, scored(), choices) == expected


def test_the_engine_chooses_only_where_choices_are_given(library: Library) -> None:
    engine = AnswerEngine(library, library.embedder)
    asked = "How many people died when the ferry Linnet of Anselm sank, by the judge's report?"
    assert "choice" not in engine.ask(Question(asked)).as_dict()
    chosen = engine.ask(Question(asked, choices=("40", "17", "None of the above", "600")))
    assert chosen.as_dict()["choice"] in {1, 2}
    nothing = engine.ask(Question("Which airline bought the moon?", choices=("Zyxair", "Qwertair")))
    assert nothing.choice is None


class Believes:
    """A reader that takes one claim for supported, wherever it is read."""

    name, sha256, max_pieces = "believes", "0" * 64, 256

    def __init__(self, claim: str) -> None:
        self.claim = claim

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        return [self._one(query) for query, _ in pairs]

    def _one(self, query: str) -> Reading:
        supported = 0.95 if query.endswith(self.claim) else 0.02
        return Reading(1.0, 0.7, None, supported, 0.01, 0.99 - supported)


@pytest.mark.parametrize(
    ("believed", "choices", "expected"),
    [
        ("Yellow", ("Red", "Green", "Yellow", "Blue"), 2),
        ("nothing", ("Purple", "Pink", "None of the above", "Orange"), 2),
        ("Orange", ("Purple", "Pink", "None of the above", "Orange"), 3),
        ("nothing", ("Purple",), 0),
    ],
)
def test_with_a_reader_its_judgement_counts(believed: str, choices: tuple[str, ...], expected: int) -> None:
    question = understand(Question("Which colour was the bridge at Tolmar painted?"))
    assert choose(question, scored(), choices, Believes(believed)) == expected


def test_pieces_of_the_articles_are_read_once_each() -> None:
    found = windows(scored(), [frozenset({"green"}), frozenset({"boat"})])
    assert [window.text for window in found] == [
        "The bridge at Tolmar was painted green in May. The harbour was painted red.",
        "The harbour was painted red. Nobody saw the yellow boat.",
    ]
    assert windows([], [frozenset()]) == []


class Listens(Believes):
    """One that keeps what it was asked."""

    def __init__(self, claim: str) -> None:
        super().__init__(claim)
        self.asked: list[str] = []

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        self.asked += [query.rpartition("? ")[2] for query, _ in pairs]
        return super().read(pairs)


@pytest.mark.parametrize(
    ("believed", "choices", "beside"),
    [
        ("Yellow", ("Red", "Yellow"), {"Red": 2, "Yellow": 2}),
        ("Yellow", ("Red", "Yellow", "None of the above"), {"Red": 2, "Yellow": 4}),
        ("nothing", ("Red", "Yellow"), {"Red": 4, "Yellow": 4}),
    ],
)
def test_a_choice_that_is_out_of_the_question_is_read_no_further(
    believed: str, choices: tuple[str, ...], beside: dict[str, int]
) -> None:
    question = understand(Question("Which colour was the bridge at Tolmar painted?"))
    sentences = [one for n in range(4) for one in scored(f"article-{n}")[:2]]
    reader = Listens(believed)
    choose(question, sentences, choices, reader)
    assert {name: reader.asked.count(name) for name in beside} == beside
