"""Follow-ups: what a question means after a conversation. All names are made up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer.followups.followup import TURNS, heard, resolve
from answer.question import Turn
from answer.tokens import tokens

DRESK = Turn("What did Dresk say about inspectors?", "He ruled out any inspectors at the dam.")
VASCH = Turn("What did Anka Vasch say about inspectors?", "She would admit none, she told a briefing.")
FERRY = Turn("When did the ferry sink?", "It sank on 12 November 2024 off Port Anselm.")
LEADS = Turn("Who leads the Karvonian delegation?", "Deputy Foreign Minister Ilmar Dresk.")
PLAN = Turn("What is the eleven-point plan?", "It is a plan for the river, drawn up by the League.")
KNOWN = Turn("Who is Vasch?", "Deputy Foreign Minister Anna Vasch speaks for Karvonia four times a year.")
ACT = Turn("What is the Rivet Act?", "The Rivet Act is a law that bans leaded paint.")
TAX = Turn("What did the Norland Council propose?", "It proposed a tax on plastic.")
MEETS = Turn("What did the Norland Council do?", "It met in a hall.")
SUMMIT = Turn("Where did Tellen and Quist hold the summit?", "In Brenhald.")
SINKS = Turn("What happened to the ferry Linnet?", "She capsized in a storm, the coast guard said.")
BUYS = Turn("What is Castellane Maritime buying?", "49 percent of the Port Anselm Terminal Company.")
MET = Turn("Did Orm Tellen and Hannah Quist meet?", "Yes, in Brenhald.")
DIFFER = Turn(
    "Do the two ministers agree?", "No: Orm Tellen would sign, and Hannah Quist says she would not."
)


def understood(question: str, *history: Turn) -> str:
    return resolve(question, history).text


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        (DRESK, "And what did he offer instead?", "What did Dresk offer instead?"),
        (DRESK, "What was his reason?", "What was Dresk’s reason?"),
        (DRESK, "Who met him?", "Who met Dresk?"),
        (VASCH, "What was her reason?", "What was Anka Vasch’s reason?"),
        (VASCH, "Who met her?", "Who met Anka Vasch?"),
        (LEADS, "And who is his opposite number?", "Who leads the other delegation?"),
        (DRESK, "And who is his opposite number?", "Who is Dresk’s opposite number?"),
        (LEADS, "What did the minister say?", "What did Ilmar Dresk say?"),
        (MET, "What did they agree on?", "What did Orm Tellen and Hannah Quist agree on?"),
        (KNOWN, "Did the minister meet Corvel?", "Did Vasch meet Corvel?"),
        (KNOWN, "What did he say?", "What did he say?"),
        (MET, "What did the two say?", "What did Orm Tellen and Hannah Quist say?"),
        (MET, "What did she say there?", "What did Hannah Quist say in Brenhald?"),
    ],
)
def test_persons(history: Turn, question: str, expected: str) -> None:
    assert understood(question, history) == expected


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        (FERRY, "Who built it?", "Who built the ferry?"),
        (FERRY, "What was its speed?", "What was the ferry’s speed?"),
        (DRESK, "What did Corvel say about it?", "What did Corvel say about inspectors?"),
        (DRESK, "How did Corvel react to that?", "How did Corvel react to what Dresk said about inspectors?"),
        (DRESK, "Who supports it?", "Who supports inspectors?"),
        (ACT, "Does it apply to boats?", "Does the Rivet Act apply to boats?"),
        (ACT, "Who voted against that law?", "Who voted against the Rivet Act?"),
        (TAX, "Who is against it?", "Who is against the tax?"),
        (MEETS, "Who is against it?", "Who is against the Norland Council?"),
        (TAX, "When will it vote?", "When will the Norland Council vote?"),
        (SINKS, "Why did it capsize?", "Why did the ferry Linnet capsize?"),
        (SINKS, "Who owns the ferry?", "Who owns the ferry Linnet?"),
        (BUYS, "Whose is the rest of it?", "Whose is the rest of the Port Anselm Terminal Company?"),
        (BUYS, "Who owns the company?", "Who owns the Port Anselm Terminal Company?"),
        (PLAN, "Who rejected the plan?", "Who rejected the eleven-point plan?"),
        (PLAN, "Who rejected that plan?", "Who rejected the eleven-point plan?"),
    ],
)  # fmt: skip
def test_things(history: Turn, question: str, expected: str) -> None:
    assert understood(question, history) == expected


@pytest.mark.parametrize("what", ["the other one", "the other"])
def test_the_other_is_whoever_was_not_spoken_of_last(what: str) -> None:
    assert understood(f"Did {what} comment on it?", DIFFER).startswith("Did Orm Tellen comment on")


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        (FERRY, "Where?", "Where did the ferry sink?"),
        (FERRY, "Why was that?", "Why did the ferry sink?"),
        (FERRY, "How come?", "Why did the ferry sink?"),
        (FERRY, "And the barge?", "When did the barge sink?"),
        (DRESK, "Why?", "What did Dresk say about inspectors, and why?"),
        (DRESK, "To whom?", "What did Dresk say about inspectors, and to whom?"),
        (DRESK, "And Vasch?", "What did Vasch say about inspectors?"),
        (DRESK, "And what did Vasch say?", "What did Vasch say about inspectors?"),
        (FERRY, "When in Karvonia?", "When did the ferry sink in Karvonia?"),
        (DRESK, "And what in March?", "What did Dresk say about inspectors in March?"),
        (DRESK, "What in it was wrong?", "What in inspectors was wrong?"),
        (DRESK, "What about the fee?", "What did Dresk say about the fee?"),
        (DRESK, "And about the fee?", "What did Dresk say about the fee?"),
        (DRESK, "And in March?", "What did Dresk say about inspectors in March?"),
        (DRESK, "To which outlet?", "What did Dresk say about inspectors, and to which outlet?"),
        (MET, "Why there?", "Why did Orm Tellen and Hannah Quist meet in Brenhald?"),
        (MET, "Why not?", "Did Orm Tellen and Hannah Quist meet, and if not, why not?"),
        (MET, "When?", "When did Orm Tellen and Hannah Quist meet?"),
        (Turn("Did Norland send troops?", "Yes."), "How many?", "Did Norland send troops, and how many?"),
        (Turn("Which countries sent troops?", "Two."), "How many?", "How many countries sent troops?"),
        (Turn("Does France support it?", "Yes."), "What about Poland?", "Does Poland support it?"),
        (Turn("How many sank in 2024?", "Two."), "And the year after?", "How many sank in 2025?"),
        (Turn("How many sank in 2024?", "Two."), "The previous year?", "How many sank in 2023?"),
        (Turn("How many sank in May?", "Two."), "And in June?", "How many sank in June?"),
        (Turn("How many passengers were saved?", "205."), "How many died?", "How many passengers died?"),
        (Turn("How many pupils were saved?", "9."), "How many were hurt?", "How many pupils were hurt?"),
        (Turn("Who died in the fire in Norland?", "5."), "And in Tolmar?", "Who died in the fire in Tolmar?"),
        (Turn("How many passengers were saved?", "205."), "And crew?", "How many crew were saved?"),
        (Turn("How many passengers were saved?", "205."), "And how many crew?", "How many crew were saved?"),
    ],
)  # fmt: skip
def test_a_fragment_keeps_the_frame_of_the_question_before(
    history: Turn, question: str, expected: str
) -> None:
    assert understood(question, history) == expected


@pytest.mark.parametrize(
    "question",
    [
        "When did the barge sink?",
        "What did Corvel call the plan?",
        "Did Corvel say he would go?",
        "Did the crew say it would leave its ship?",
        "How long did it take to build the dam?",
        "Is it true that Corvel left?",
        "Who is the president?",
        "Is there a treaty?",
        "If a ferry carries cars, is it taxed?",
        "What did the spokesman of Corvel say that day?",
    ],
)
def test_a_question_that_stands_alone_is_never_changed(question: str) -> None:
    for history in (DRESK, FERRY, LEADS, BUYS):
        found = resolve(question, (history,))
        assert (found.text, found.context) == (question, "")


def test_what_the_other_one_comments_on_is_what_the_one_said() -> None:
    differ = Turn("Do the ministers agree about tolls?", DIFFER.answer)
    said = "Did Orm Tellen comment on what Hannah Quist said about tolls?"
    assert understood("Did the other one comment on that?", differ) == said


def test_he_is_not_a_woman_and_she_is_not_a_man() -> None:
    assert understood("What did he offer?", VASCH) == "What did he offer?"
    assert understood("What did he offer?", DRESK, VASCH) == "What did Dresk offer?"
    assert understood("What did she offer?", VASCH, DRESK) == "What did Anka Vasch offer?"


@pytest.mark.parametrize(
    "before",
    [
        Turn("Which airline flies from Tillensby to Lisbon?", ""),
        Turn("Which talks were held?", "TILLENSBY MARKET, Nov. 25 – The talks went on."),
        Turn("Which talks were held?", "Tillensby Market – The talks went on."),
    ],
)
def test_a_place_is_neither_he_nor_she(before: Turn) -> None:
    assert understood("What does he say about the fee?", before) == "What does he say about the fee?"


def test_a_chain_stays_with_its_subject_whatever_the_answers_name() -> None:
    offered = Turn("What did he offer?", "Kanal Nord reported that he offered nothing.")
    assert understood("Why did he refuse?", DRESK, offered) == "Why did Dresk refuse?"


def test_a_word_that_opens_a_question_is_kept_where_it_is_all_of_it() -> None:
    assert tokens(resolve("and ?", (Turn("Dresk", ""),)).text)


def test_courtesies_are_no_turns() -> None:
    thanks = Turn("Thank you!", "You are welcome.")
    assert understood("Why did he say so?", DRESK, thanks) == "Why did Dresk say so?"


def test_key_words_are_told_with_their_topic() -> None:
    assert (
        understood("Data isolation", Turn("What is DNS?", "A system of names."))
        == "Data isolation (about DNS)"
    )


def test_what_cannot_be_filled_in_is_told_with_its_topic() -> None:
    assert understood("Do they work?", PLAN) == "Do they work (about the eleven-point plan)?"


def test_words_of_the_conversation_are_searched_for_where_a_follow_up_is_thin() -> None:
    assert resolve("And what did he offer instead?", (DRESK,)).context == "inspectors"
    assert resolve("What did Corvel call the plan?", (DRESK,)).context == ""
    long = "What did he tell the envoys of the League about tolls, dredging and fishing rights?"
    assert resolve(long, (DRESK,)).context == ""


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        (SUMMIT, "What was the outcome?", "What was the outcome of the summit?"),
        (SUMMIT, "And what were the main results?", "What were the main results of the summit?"),
        (SUMMIT, "What was the reaction?", "What was the reaction to the summit?"),
        (SUMMIT, "What was the price of gas?", "What was the price of gas?"),
        (SUMMIT, "Tell me more.", "Tell me more (about the summit)"),
        (DRESK, "What were the reasons?", "What were the reasons (about inspectors)?"),
        (DRESK, "Any other details?", "Any other details (about inspectors)?"),
        (DRESK, "Which other ferries sank in May?", "Which other ferries sank in May?"),
    ],
)
def test_a_noun_that_is_of_something_and_more_of_the_same(
    history: Turn, question: str, expected: str
) -> None:
    assert understood(question, history) == expected


def test_a_person_of_its_own_drops_the_one_before() -> None:
    assert "Dresk" not in resolve("And why did Orm Tellen agree?", (DRESK,)).context


def test_without_a_conversation_nothing_is_filled_in() -> None:
    assert understood("And what did he offer?") == "And what did he offer?"


def test_only_the_last_turns_are_read() -> None:
    assert len(heard((DRESK,) * (TURNS + 3)).turns) == TURNS


WORDS = st.lists(
    st.sampled_from(
        "who what why he she it they his there that the other one and or Dresk Vasch Norland ferry plan "
        "minister did say sink about in March 2024 how many ? , . ’s company".split()
    ),
    max_size=9,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(WORDS, st.lists(st.tuples(WORDS, WORDS), max_size=3))
def test_any_follow_up_is_resolved_the_same_way_twice(question: str, turns: list[tuple[str, str]]) -> None:
    history = tuple(Turn(asked, answer) for asked, answer in turns)
    first = resolve(question, history)
    assert first == resolve(question, history)
    assert bool(tokens(first.text)) == bool(tokens(question))
    assert not first.context or history


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=120), st.text(max_size=120), st.text(max_size=120))
def test_any_text_is_taken(question: str, asked: str, answer: str) -> None:
    resolve(question, (Turn(asked, answer),))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([DRESK, FERRY, LEADS, PLAN, BUYS, MET]), st.sampled_from(["Arvid Noll", "Sella Brandt"])
)
def test_what_is_filled_in_was_said(history: Turn, name: str) -> None:
    """Every word of what is understood stands in the question or the conversation, but for a few."""
    known = {w.stem for text in (history.question, history.answer) for w in tokens(text)}
    for question in (
        f"Did {name} meet him?",
        f"What did {name} think of it?",
        "Who told them about it?",
        "Why?",
    ):
        asked = {w.stem for w in tokens(question)}
        ours = {w.stem for w in tokens("and if not about in")}
        assert {w.stem for w in tokens(understood(question, history))} <= known | asked | ours
