import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer.question import Question, Turn
from answer.understanding import understand


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Around what year is NASA planning to retire it?", ["NASA"]),
        ("Grushko, what did he say?", ["Grushko"]),
        ("Tolk what did he say?", ["Tolk"]),
    ],
)
def test_a_capital_that_opens_a_question_is_no_name(question: str, names: list[str]) -> None:
    assert [name.text for name in understand(Question(question)).names] == names


@pytest.mark.parametrize(
    ("question", "wants", "head"),
    [
        ("Who threatened to leave the talks?", "person", None),
        ("Which Sulmarian minister resigned?", "person", "minist"),
        ("To which outlet did Dresk speak?", "outlet", "outlet"),
        ("Which newspapers carried the story?", "outlet", "newspap"),
        ("How many passengers were rescued?", "number", "passeng"),
        ("When did the ferry sink?", "date", None),
        ("In which year was the dam built?", "date", "year"),
        ("Where did the delegations meet?", "place", None),
        ("Why was the mediator called back?", "reason", None),
        ("Did Corvel sign the treaty?", "yes_no", None),
        ("According to Vasch, may inspectors enter?", "yes_no", None),
        ("How many gold pieces were stolen?", "number", "piec"),
        ("How many people died in the valley?", "number", "peopl"),
        ("How many days' notice must inspectors give?", "number", "day"),
        ("Did Dresk comment on what Vasch said?", "yes_no", None),
        ("Do you know who resigned?", "person", None),
        ("What does the part cost?", "number", None),
        ("What did Castellane have to pay for its share?", "number", None),
        ("What did they pay tribute to?", "thing", None),
        ("What sort of veto does Dresk want?", "thing", "veto"),
        ("What did Dresk demand?", "thing", None),
    ],
)
def test_the_kind_of_answer_is_read_off_the_question(question: str, wants: str, head: str | None) -> None:
    understood = understand(Question(question))
    assert (understood.wants, understood.head) == (wants, head)


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did Dresk demand?", "dresk"),
        ("According to Vasch, who may inspect the dam?", "vasch"),
        ("What is Corvel's position on the fee?", "corvel"),
        ("What did Ilmar Dresk say about the fee?", "dresk"),
        ("How does Minister Ilmar Dresk view the fee?", "dresk"),
        ("How did Vasch judge the plan?", "vasch"),
        ("What did Vasch see in the plan?", None),
        ("Who told the Mercury that the ramp was broken?", None),
        ("When did the ferry sink?", None),
    ],
)
def test_whose_words_are_wanted(question: str, speaker: str | None) -> None:
    assert understand(Question(question)).speaker == speaker


def test_whose_words_are_wanted_is_told_by_the_sentence_that_asks() -> None:
    assert (
        understand(Question("Dresk said it will sell a card. How much will the card cost?")).speaker is None
    )
    assert understand(Question("The card was sold. What did Dresk say about it?")).speaker == "dresk"
    assert understand(Question("What did Dresk say about it? I mean on Tuesday.")).speaker == "dresk"


def test_a_company_that_said_something_of_its_president_is_no_person() -> None:
    understood = understand(Question("Which company said its president was ill?"))
    assert (understood.wants, understood.head) == ("thing", "compani")
    assert understand(Question("In which state was its president ill?")).wants == "place"


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("Which officials opposed the plan?", True),
        ("Which official opposed the plan?", False),
        ("List the demands of Karvonia", True),
        ("Who else was there?", True),
    ],
)
def test_whether_several_are_asked_for(question: str, several: bool) -> None:
    assert understand(Question(question)).several is several


HISTORY = (Turn("What did Dresk say about inspectors?", "He ruled out any inspectors at the dam."),)


def test_a_change_of_subject_drops_the_old_one() -> None:
    understood = understand(Question("What did Corvel call the plan?", history=HISTORY))
    assert understood.text == understood.query == "What did Corvel call the plan?"


def test_what_a_follow_up_lacks_is_searched_for_beside_it() -> None:
    understood = understand(Question("And what did he offer instead?", history=HISTORY))
    assert understood.text == "What did Dresk offer instead?"
    assert understood.query == "What did Dresk offer instead? inspectors"


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("Why?", "reason"),
        ("When?", "date"),
        ("How many?", "number"),
        ("Where exactly?", "place"),
        ("And Vasch?", "thing"),
    ],
)
def test_the_kind_of_answer_to_a_fragment(question: str, wants: str) -> None:
    assert understand(Question(question, history=HISTORY)).wants == wants


def test_time_and_premise_are_those_of_the_whole_question() -> None:
    history = (Turn("When did Dresk drop the veto?", "In March 2025."),)
    understood = understand(Question("Why?", history=history, asked="2025-04-02"))
    assert understood.premise == ("Dresk dropped the veto.", "drop")
    assert understood.time is None
    then = understand(Question("And in January 2025?", history=HISTORY, asked="2025-04-02")).time
    assert then is not None
    assert (then.kind, then.since, then.until) == ("then", "2025-01-01", "2025-01-31")


def test_a_day_of_asking_that_is_none_is_today() -> None:
    assert understand(Question("What happened yesterday?", asked="soon")).time is not None


@given(st.text(min_size=1, max_size=200), st.text(max_size=80))
def test_any_question_is_understood_as_something(text: str, earlier: str) -> None:
    understood = understand(Question(text, history=(Turn(earlier, earlier),)))
    assert len({t.stem for t in understood.terms}) == len(understood.terms)


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("Whom did Dresk speak to?", "outlet"),
        ("Who did Dresk talk with?", "outlet"),
        ("Whom did Dresk tell?", "outlet"),
        ("Who spoke?", "person"),
        ("Who was said to speak?", "person"),
    ],
)
def test_whom_somebody_spoke_to_is_an_outlet(question: str, wants: str) -> None:
    assert understand(Question(question)).wants == wants


def test_according_to_a_name_with_an_accent() -> None:
    assert understand(Question("According to Šimon Ødegård, who wrote it?")).speaker == "ødegård"


def weights(text: str) -> dict[str, float]:
    return {term.stem: term.weight for term in understand(Question(text)).terms}


def test_names_weigh_most_and_words_of_saying_least() -> None:
    found = weights("What did Dresk announce about inspectors in the article?")
    assert found["dresk"] > found["inspector"] > found["announc"] > found["articl"]


def test_a_word_of_saying_weighs_more_where_nothing_else_is_asked() -> None:
    assert (
        weights("What did Dresk announce?")["announc"]
        > weights("What did Dresk announce on dams?")["announc"]
    )


def test_the_kind_of_thing_asked_for_weighs_little() -> None:
    assert (
        weights("Which broadcaster showed the goose?")["broadcast"] < weights("Who showed the goose?")["goos"]
    )


@pytest.mark.parametrize(
    ("question", "undated"),
    [
        ("What did Dresk say in September 2024?", "What did Dresk say?"),
        ("In September 2024, what did Dresk want?", "what did Dresk want?"),
        ("Who sank on October 14, 2024, and why?", "Who sank, and why?"),
        ("What did Dresk say between May and July 2024 about fees?", "What did Dresk say about fees?"),
        ("What happened in May 2024?", "What happened in May 2024?"),
        ("What did Dresk say about the treaty of 1968?", "What did Dresk say about the treaty of 1968?"),
        ("What did Dresk, elected in 2016, say?", "What did Dresk, elected in 2016, say?"),
        ("What did Dresk say this week?", "What did Dresk say this week?"),
        ("What did Haro say in early February 2025?", "What did Haro say?"),
        ("What did Dresk say in the days after 14 October 2024?", "What did Dresk say?"),
        ("What did Dresk say in the second week of May 2024?", "What did Dresk say?"),
        ("On Thursday, 12 September 2024, what did Dresk say?", "what did Dresk say?"),
        ("What did Dresk, in September 2024, demand?", "What did Dresk, demand?"),
        ("What did Dresk say in September and October 2024?", "What did Dresk say?"),
        ("What did Dresk say in September (2024)?", "What did Dresk say?"),
        ("What did April Jones say in April?", "What did April Jones say?"),
    ],
)
def test_days_are_looked_up_and_not_asked_of_passages(question: str, undated: str) -> None:
    assert understand(Question(question)).undated == undated


def test_days_weigh_little_and_are_no_names() -> None:
    read = understand(Question("What did Dresk say in September 2024?"))
    assert [name.text for name in read.names] == ["Dresk"]
    assert all(not term.name and term.weight < 1 for term in read.terms if term.stem in {"septemb", "2024"})


@pytest.mark.parametrize(
    ("question", "wants", "head", "several", "speaker"),
    [
        ("Orland announced a plan to fetch samples from which planet?", "thing", "planet", False, None),
        ("Dresk this week said that Karvonia would leave which league?", "thing", "leagu", False, None),
        ("Dresk demanded what?", "thing", None, False, "dresk"),
        ("Which outlet did Dresk tell?", "outlet", "outlet", False, None),
        ("Which space agency told its staff to stay at home?", "thing", "space", False, None),
        ("Which news agency did Dresk tell?", "outlet", "agenc", False, None),
        ("Which Karvonian channel did he speak to?", "thing", "karvonian", False, None),
        ("Which Russian channel did he speak to?", "outlet", "channel", False, None),
        ("Which famous football star turned forty?", "person", "star", False, None),
        ("Which telecommunications company has agreed to pay?", "thing", "telecommun", False, None),
        ("Which companies have agreed to pay?", "thing", "compani", True, None),
        ("Which maker plans to raise prices because of Dresk’s tariffs?", "thing", "maker", False, None),
        ("What are Dresk’s plans?", "thing", None, False, "dresk"),
    ],
)
def test_what_is_asked_for_is_told_from_whose_words(
    question: str, wants: str, head: str | None, several: bool, speaker: str | None
) -> None:
    found = understand(Question(question))
    assert (found.wants, found.head, found.several, found.speaker) == (wants, head, several, speaker)
