"""Who holds which office: given to another person, another one given to the same person, or unheard of."""

from collections.abc import Sequence

import pytest

from answer.check.checker import check
from answer.check.line import Line
from answer.check.offices import holdings, office_difference, unheard_office
from answer.check.report import Checked
from answer.check.source import Source, pasted
from answer.check.sources import Given
from models.reader.reading import Pair, Reading

TEXT = """Prime Minister Lena Haro met Ambassador Tom Corvel in Talhof.
Transport Minister Emil Sand was there. The town's mayor, Ada Roth, said that the clerk would resign.
"No," said Olga Brandt, chief executive of Castle.
Its general secretary, Mara Oule, asked to see the text. The vicar, Jan Bole, and Tim Pell stayed away.
Ida Falk is the chairwoman of the jury and treasurer of the parish. Falk, a former judge, said so.
Sven Lund, a former judge, was her guest."""
SOURCE = pasted(TEXT)


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (
            "Tom Corvel is the prime minister.",
            "Tom Corvel is ambassador in the source, and Lena Haro is prime minister",
        ),
        (
            "Mara Oule, chief executive of Castle, asked to see the text.",
            "Mara Oule is general secretary in the source, and Olga Brandt is chief executive",
        ),
        (
            "The vicar, Ida Falk, stayed away.",
            "Ida Falk is chairwoman in the source, and Jan Bole is vicar",
        ),
        ("Finance Minister Emil Sand was there.", "Emil Sand is transport minister in the source"),
    ],
)
def test_an_office_that_the_source_gives_otherwise(claim: str, reason: str) -> None:
    found = office_difference(Line(claim), SOURCE)
    assert found is not None
    assert found.reason.startswith(reason)


@pytest.mark.parametrize(
    "claim",
    [
        "Prime Minister Haro met the ambassador, Tom Corvel.",
        "Emil Sand, the minister of transport, was there.",
        "Olga Brandt, the firm's managing director, said no.",
        "Mayor Ada Roth spoke of the clerk.",
        "Ida Falk, treasurer of the parish, was a judge.",
        "The judge, Ida Falk, is in the jury.",
        "Tim Pell, a captain, stayed away.",
        "Karl Haro, the president, met nobody.",
        "The vicar, Sven Lund, was her guest.",
        "A former president, Tom Corvel, was in Talhof.",
    ],
)
def test_an_office_that_the_source_gives_or_does_not_speak_of(claim: str) -> None:
    assert office_difference(Line(claim), SOURCE) is None


def test_an_office_that_the_source_does_not_speak_of_though_it_gives_another() -> None:
    assert unheard_office(Line("Governor Ada Roth said so."), SOURCE) == (
        "the source calls Ada Roth mayor, not governor"
    )
    assert unheard_office(Line("Mayor Ada Roth said so."), SOURCE) is None
    assert unheard_office(Line("Tim Pell, a captain, stayed away."), SOURCE) is None


class Sure:
    """A reader that believes everything."""

    name, sha256, max_pieces = "sure", "", 512

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        return [Reading(0.0, 0.5, None, 0.9, 0.05, 0.05) for _ in pairs]


def _checked(claim: str, *sources: Source) -> Checked:
    return check(claim, Given(sources), Sure()).statements[0]


def test_an_office_that_is_given_otherwise_contradicts() -> None:
    found = _checked("Tom Corvel is the prime minister.", SOURCE)
    assert found.verdict == "contradicted"
    assert "Lena Haro is prime minister" in found.reasons[0]


def test_an_unheard_of_office_is_borne_out_in_part_at_most() -> None:
    found = _checked("Governor Ada Roth said that the clerk would resign.", SOURCE)
    assert (found.verdict, found.reasons) == ("partly", ("the source calls Ada Roth mayor, not governor",))


def test_a_hostile_text_takes_no_longer() -> None:
    for text in (
        "A minister of " * 3_000,
        "Roth, a, a, a minister " * 2_000,
        "Minister " * 5_000 + "Ada Roth",
    ):
        holdings(text)
