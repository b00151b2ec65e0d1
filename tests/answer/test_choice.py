import pytest

from answer.choice import choose
from answer.engine import AnswerEngine
from answer.evidence import Scored, sentences_of
from answer.question import Question
from answer.understanding import understand
from index.sentences import sentence_spans

TEXT = (
    "The bridge at Tolmar was painted green in May. The harbour was painted red. Nobody saw the yellow boat."
)


def scored() -> list[Scored]:
    sentences = sentences_of("a", TEXT, sentence_spans(TEXT))
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


def test_the_engine_chooses_only_where_choices_are_given(engine: AnswerEngine) -> None:
    asked = "How many people died when the ferry Linnet of Anselm sank, by the judge's report?"
    assert "choice" not in engine.ask(Question(asked)).as_dict()
    chosen = engine.ask(Question(asked, choices=("40", "17", "None of the above", "600")))
    assert chosen.as_dict()["choice"] in {1, 2}
    nothing = engine.ask(Question("Which airline bought the moon?", choices=("Zyxair", "Qwertair")))
    assert nothing.choice is None
