import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer.inflection import past, third_person
from answer.premise import premise


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("Why did Dresk forbid inspections?", "Dresk forbade inspections."),
        ("Why did the ferry sink?", "The ferry sank."),
        ("Why was the mediator called back?", "The mediator was called back."),
        ("When did Corvel sign the treaty?", "Corvel signed the treaty."),
        ("Where did the delegations meet?", "The delegations met."),
        ("How did Ambassador Corvel answer the demand?", "Ambassador Corvel answered the demand."),
        ("On what grounds did Dresk's office confirm the offer?", "Dresk's office confirmed the offer."),
        ("Why did Norlandian officials oppose NATO?", "Norlandian officials opposed NATO."),
        (
            "Why did the government of Karvonia reject the plan?",
            "The government of Karvonia rejected the plan.",
        ),
        ("Why didn't Dresk go?", "Dresk did not go."),
        ("Why did Dresk not go?", "Dresk did not go."),
        ("Why does Hesper Quill want to keep the stake?", "Hesper Quill wants to keep the stake."),
        ("Why did the minister suddenly resign?", "The minister suddenly resigned."),
        ("Why do they hate it?", "They hate it."),
        ("How come the dam burst?", "The dam burst."),
        ("What made Dresk drop the veto?", "Dresk dropped the veto."),
        ("What led Dresk to drop the veto?", "Dresk dropped the veto."),
        ("In which year was the dam built?", "The dam was built."),
        ("Why did Tellen and Quist meet?", "Tellen and Quist met."),
        ("When did oil prices rise sharply?", "Oil prices rose sharply."),
        ("Why was Dresk's spokesman Ruven Halk dismissed?", "Dresk's spokesman Ruven Halk was dismissed."),
        ("When was the report on the port published?", "The report on the port was published."),
        ("Why did the report on the dam matter?", "The report on the dam mattered."),
        ("Why did the peace plan fail?", "The peace plan failed."),
        ("When was the EU summit held?", "The EU summit was held."),
        ("Where does the Oster river start and end?", "The Oster river starts and ends."),
        ("Where did Vasch get it from and when did she say so?", "Vasch got it from somewhere."),
        ("Why has Vasch agreed to inspections?", "Vasch has agreed to inspections."),
        ("How many of the children drowned in the saloon?", "Some of the children drowned in the saloon."),
        ("How many passengers were rescued?", "Some passengers were rescued."),
    ],
)
def test_what_a_question_takes_for_granted(question: str, statement: str) -> None:
    found = premise(question)
    assert found is not None
    assert found.text == statement


@pytest.mark.parametrize(
    ("question", "verb"),
    [
        ("Why did the ferry sink?", "sink"),
        ("Why was the mediator called back?", "called"),
        ("How many of the children drowned in the saloon?", "drowned"),
        ("How many people rounded up in March were given a sentence?", "given"),
        ("How many people rounded up and jailed died?", ""),
        ("Why was the mediator late?", ""),
    ],
)
def test_its_verb_is_the_one_that_is_asked_about(question: str, verb: str) -> None:
    found = premise(question)
    assert found is not None
    assert found.verb == verb


@pytest.mark.parametrize(
    "question",
    [
        "Did Dresk forbid inspections?",
        "Who forbade inspections?",
        "What did Dresk say?",
        "How many soldiers did Norland promise?",
        "How many soldiers has Norland promised?",
        "When will the treaty be signed?",
        "How did the fee that Karvonia wanted change?",
        "Why?",
        "Why did Dresk?",
    ],
)
def test_where_nothing_is_taken_for_granted_or_it_is_not_plain(question: str) -> None:
    assert premise(question) is None


OPENINGS = st.sampled_from(["", "Why did ", "When was ", "How many ", "Why didn't ", "What made "])


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=150),
    OPENINGS,
)
def test_any_text_has_a_premise_or_none(text: str, opening: str) -> None:
    found = premise(opening + text)
    assert found is None or (found.text.endswith(".") and len(found.text) > 1)


@pytest.mark.parametrize(
    ("verb", "before", "now"),
    [
        ("forbid", "forbade", "forbids"),
        ("deny", "denied", "denies"),
        ("stop", "stopped", "stops"),
        ("agree", "agreed", "agrees"),
        ("play", "played", "plays"),
        ("go", "went", "goes"),
        ("pass", "passed", "passes"),
        ("have", "had", "has"),
    ],
)
def test_forms_of_verbs(verb: str, before: str, now: str) -> None:
    assert (past(verb), third_person(verb)) == (before, now)
