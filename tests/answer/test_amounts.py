import pytest

from answer.amounts import Kind, asked, fits, names_amount, with_unit
from answer.numbers import numbers_in
from answer.question import Question
from answer.understanding import Understood, understand


def understood(question: str) -> Understood:
    return understand(Question(question))


@pytest.mark.parametrize(
    ("question", "kind", "amount"),
    [
        ("What is the new fee to climb Mount Orvel?", "money", True),
        ("Which fee rose in June?", "money", True),
        ("What percentage of the vote did the Reed Party get?", "share", True),
        ("With what majority did the dockers vote to strike?", "any", True),
        ("At what age did Dresk retire?", "any", True),
        ("How many lives did the collapse cost?", "count", False),
        ("How much water runs below the dam?", "any", False),
        ("How long did the talks take?", "extent", False),
        ("How tall is the wall at Orvel?", "length", False),
        ("How high is the Orvel dam?", "length", False),
        ("How heavy was the goose?", "weight", False),
        ("How much did the port pay for it?", "money", False),
    ],
)
def test_what_a_number_is_wanted_of(question: str, kind: Kind, amount: bool) -> None:
    found = understood(question)
    assert found.wants == "number"
    assert (asked(found), names_amount(found)) == (kind, amount)


@pytest.mark.parametrize(
    "question",
    ["What did the fee reflect?", "What was said of the price?", "Which ship carried the dancers?"],
)
def test_what_names_no_amount_wants_no_number(question: str) -> None:
    assert understood(question).wants == "thing"


@pytest.mark.parametrize(
    ("question", "text", "fitting"),
    [
        ("How many pieces were stolen?", "It was eleven pieces, not nine.", ["eleven"]),
        ("How many votes did she win by?", "Mara Sund, 39, an engineer, won by 22,310 votes.", ["22,310"]),
        ("How much is the rent?", "The rent rose from $640 in August to $1,010.", ["$1,010"]),
        ("How much was the rent before?", "The rent rose from $640 in August to $1,010.", ["$640", "$1,010"]),
        ("How much was the rent in August?", "The rent rose from $640 in August to $1,010.", ["$640"]),
        ("How many houses fell?", "It counts 2,600 houses, up from 1,900.", ["2,600"]),
        ("How many houses fell at first?", "It counts 2,600 houses, up from 1,900.", ["2,600", "1,900"]),
        (
            "What share of the province was it?",
            "It was 71 percent, compared with 93 percent in the province.",
            ["71 percent", "93 percent"],
        ),
        ("How many coins are lost?", "One of the first coins and three more are lost.", ["three"]),
        ("How many lives did it cost?", "He could live with 340 cubic metres and lost 12 men.", ["12"]),
        ("How many lives did it cost?", "The 74-year-old counted 12, then $5 million and 3%.", ["12"]),
        ("How many metres is it wide?", "It is 340 metres wide and took 5 hours.", ["340"]),
        ("How many ships sank?", "Of 9 ships, 4 sank; 30 tonnes of oil ran out.", ["9", "4"]),
        ("What is the fee?", "In 2024 it was $15,000, paid by 300 people.", ["$15,000"]),
        ("What is the fee?", "It costs 40 crowns for 2 hours.", ["40"]),
        ("What share of the votes was it?", "It won 20.8% with 300 votes.", ["20.8%"]),
        ("How much water runs there?", "At least 340 cubic metres run there.", ["340"]),
        ("How old is Ada Roth?", "Ada Roth, 51, wants 340 and has been there 12 years.", ["51"]),
        ("How old is Ada Roth?", "The 340 that Haro wants, and the 51-year-old Ada Roth.", ["51"]),
        ("How old is Ada Roth?", "Said Ada Roth, aged eight, of 12 geese.", ["eight"]),
        ("How old is Ada Roth?", "It was 51-year-old Joss Everand who steered.", []),
        ("How often do they come?", "Twelve of them come four times a year.", ["four"]),
        ("How long is the lake?", "330 cubic metres run from the lake, 61 kilometres long.", ["61"]),
        ("How deep is the lake?", "The lake is 61 kilometres long and 40 metres deep.", ["40"]),
        ("How tall is it?", "The 78-metre wall lets 340 cubic metres and 12 boats by.", ["78"]),
        (
            "How much did it cost?",
            "400 million talers in May, 280 million in June.",
            ["400 million", "280 million"],
        ),
        ("How much did it cost?", "4 million talers for 2 million barrels.", ["4 million"]),
        ("How much did it cost?", "For 12 days it cost 321\u202fmillion talers.", ["321\u202fmillion"]),
    ],
)
def test_a_number_fits_by_its_unit(question: str, text: str, fitting: list[str]) -> None:
    found = understood(question)
    assert [m.group() for m in numbers_in(text) if fits(found, text, *m.span())] == fitting


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("What is the flow?", "It is 330 cubic metres a second there.", "330 cubic metres a second"),
        ("What is the speed?", "It ran at 40 kilometres an hour.", "40 kilometres an hour"),
        ("What is the fee?", "It is 40 crowns for boats.", "40 crowns"),
        ("How old is she?", "The 51-year-old mayor left.", "51"),
        ("How many hours did it take?", "It took 72 hours.", "72"),
        ("How often do they come?", "They come four times a year.", "four times a year"),
        ("How many came?", "They came four times a year.", "four"),
    ],
)
def test_a_number_is_said_with_its_whole_unit(question: str, text: str, said: str) -> None:
    number = next(iter(numbers_in(text)))
    assert text[number.start() : with_unit(understood(question), text, number.end())] == said
