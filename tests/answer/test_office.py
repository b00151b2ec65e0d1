"""Persons called by their office: whose words "the vicar" are, and who holds an office."""

import pytest

from answer.engine import AnswerEngine
from answer.office import Office, bears_title, holders, office_asked, office_held
from answer.question import Question
from answer.tokens import names, stem


@pytest.mark.parametrize(
    ("sentence", "name", "title", "borne"),
    [
        ("President Ada Roth left.", "Ada Roth", "president", True),
        ("Ada Roth, the president, left.", "Ada Roth", "president", True),
        ("Deputy Foreign Minister Ilmar Dresk left.", "Ilmar Dresk", "minister", False),
        ("Jon Peel, spokesman for President Ada Roth, left.", "Jon Peel", "president", False),
        ("Ada Roth left, as did Jon Peel and, much later, the president.", "Ada Roth", "president", False),
        ("Nobody left.", "Ada Roth", "president", False),
    ],
)
def test_who_holds_an_office_is_told_by_the_title(sentence: str, name: str, title: str, borne: bool) -> None:
    assert bears_title(sentence, name, stem(title)) is borne


@pytest.mark.parametrize(
    ("sentence", "office", "of", "held"),
    [
        ("The vicar, Hyacinth Bole, said so.", "vicar", (), "Hyacinth Bole"),
        ("Prime Minister Leontine Haro left.", "prime minister", (), "Prime Minister Leontine Haro"),
        ("The mayor of Tillensby, Ada Roth, left.", "mayor", ("tillensby",), "Ada Roth"),
        ("Ada Roth, the first mayor of Tillensby, left.", "mayor", ("tillensby",), "Ada Roth"),
        ("Sulmarian President Ada Roth left.", "president", ("sulmaria",), "Sulmarian President Ada Roth"),
        ("Karvonian President Ada Roth spoke of Sulmaria.", "president", ("sulmaria",), None),
        ("Jon Peel, spokesman for President Ada Roth, left.", "president", (), "President Ada Roth"),
        ("Jon Peel, a friend of the vicar, left.", "vicar", (), None),
        ("Deputy Prime Minister Jon Peel left.", "prime minister", (), None),
        ("The vicar’s dog met Ada Roth.", "vicar", (), None),
        ("The judge in charge said on Tuesday that it was late.", "judge", (), None),
        ("A spokesperson for Castellane, Jon Peel, left.", "spokesman", (), "Jon Peel"),
        ("The director of the North Atlantic Treaty Organization left.", "director", (), None),
        ("The vicar of Little Sarrow and the king of Sulmaria left.", "vicar", (), None),
        ("The vicar left.", "vicar", (), None),
        ("It was the vicar, 68-year-old Ada Roth, who left.", "vicar", (), "Ada Roth"),
        ("A vicar from Port Isande, Ada Roth, left.", "vicar", (), "Ada Roth"),
    ],
)
def test_the_holder_of_an_office_is_the_name_beside_it(
    sentence: str, office: str, of: tuple[str, ...], held: str | None
) -> None:
    assert [name.text for name in holders(office, sentence, names(sentence), of)] == ([held] if held else [])


@pytest.mark.parametrize(
    ("sentence", "said", "held"),
    [
        ("The island’s mayor, Ada Roth, left.", ("skarne",), ["Ada Roth"]),
        ("Its mayor, Ada Roth, left.", ("skarne",), ["Ada Roth"]),
        ("Its mayor, Ada Roth, left.", ("isande",), []),
        ("A mayor, Ada Roth, left.", ("skarne",), []),
    ],
)
def test_an_office_may_point_back_to_what_it_is_of(
    sentence: str, said: tuple[str, ...], held: list[str]
) -> None:
    found = holders("mayor", sentence, names(sentence), ("skarne",), said)
    assert [name.text for name in found] == held


@pytest.mark.parametrize(
    ("question", "office", "of"),
    [
        ("What did the vicar say?", "vicar", ()),
        ("And what did the harbour master of Port Anselm say about it?", "harbour master", ("anselm",)),
        ("What did the Karvonian ambassador say?", "ambassador", ("karvonian",)),
        ("What did Castellane’s spokesman say?", "spokesman", ("castellane",)),
        ("What did the vicar’s spokesman say?", "spokesman", ("vicar",)),
        ("What did the deputy harbour master say?", "deputy harbour master", ()),
        ("According to the vicar, how long did she stay?", "vicar", ()),
        ("According to Castellane's spokesman, how long was it?", "spokesman", ("castellane",)),
        ("Why did the prime minister demand it?", "prime minister", ()),
        ("What did Dresk say?", None, ()),
        ("What did the ferry carry?", None, ()),
        ("Who is the vicar?", None, ()),
        ("", None, ()),
    ],
)
def test_whose_words_are_wanted_may_be_told_by_an_office(
    question: str, office: str | None, of: tuple[str, ...]
) -> None:
    assert office_asked(question) == (Office(office, of) if office else None)


def test_what_is_asked_for_may_be_the_holder_of_an_office() -> None:
    assert office_held("Who is the president of Orland?") == "presid"
    assert office_held("Who is Orland’s president?") == "presid"
    assert office_held("Who is the mediator?") == "mediat"
    assert office_held("Who is Hesper Quill?") is None
    assert office_held("Who won?") is None


def test_what_the_holder_of_an_office_said_is_told(engine: AnswerEngine) -> None:
    answer = engine.ask(Question("What did the vicar say?"))
    assert {s.speaker for s in answer.statements} == {"Hyacinth Bole"}


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who is the mediator in the talks?", "Hesper Quill"),
        ("Who is the chief negotiator of Karvonia?", "Ilmar Dresk"),
        ("Who is Karvonia’s chief negotiator?", "Ilmar Dresk"),
        ("Who is the vicar?", "Hyacinth Bole"),
    ],
)
def test_who_holds_an_office_is_answered_by_a_name(engine: AnswerEngine, question: str, name: str) -> None:
    answer = engine.ask(Question(question))
    assert (answer.outcome, answer.short, answer.conflicts) == ("answered", name, ())
    assert name.rsplit(maxsplit=1)[-1] in answer.statements[0].text


def test_the_holder_of_another_states_office_is_no_answer(engine: AnswerEngine) -> None:
    assert engine.ask(Question("Who is the chief negotiator of Sulmaria?")).short != "Ilmar Dresk"
    assert engine.ask(Question("Who is the president of Karvonia?")).short is None


def test_what_somebody_is_called_is_not_who_called_them(engine: AnswerEngine) -> None:
    short = engine.ask(Question("Who appointed Hesper Quill?")).short
    assert short is None or "mediator" not in short


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did the Karvonian ambassador say?", "Radomir Sell"),
        ("What did Castellane’s spokesman say?", "Piers Annandale"),
    ],
)
def test_an_office_may_be_said_to_be_of_something(engine: AnswerEngine, question: str, speaker: str) -> None:
    assert {s.speaker for s in engine.ask(Question(question)).statements} == {speaker}


@pytest.mark.parametrize(
    "question",
    [
        "Who is the deputy harbour master?",
        "Who is the mediator’s spokeswoman?",
        "What did the former vicar say?",
        "According to the deputy harbour master, how many people were brought in?",
        "Who is the prime minister of Karvonia?",
    ],
)
def test_an_office_that_nobody_is_told_to_hold_is_said_to_be_held_by_nobody(
    engine: AnswerEngine, question: str
) -> None:
    answer = engine.ask(Question(question))
    assert answer.short is None
    assert answer.outcome == "not_in_sources" or answer.untold or "spokeswoman" in question


def test_a_number_that_a_speaker_gives_of_another_matter_is_no_answer(engine: AnswerEngine) -> None:
    assert engine.ask(Question("According to the harbour master, how many people died?")).short is None
    brought = engine.ask(Question("According to the harbour master, how many people were brought in?"))
    assert brought.short == "143"


def test_a_height_is_no_flow(engine: AnswerEngine) -> None:
    assert engine.ask(Question("How high is the Thornweir dam?")).short in {None, "78 metres"}


def test_who_leads_the_other_side_is_no_answer(engine: AnswerEngine) -> None:
    assert engine.ask(Question("Who leads the Karvonian delegation?")).short in {None, "Ilmar Dresk"}
