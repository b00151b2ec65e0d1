"""The curve of the checker's scores, fitted on claims whose label follows from what the reader says."""

from collections.abc import Sequence

import pytest

from answer.check.verdicts import logit
from eval.claims_fit import fit
from eval.claims_set import Label, LabelledClaim
from models.reader.reading import Pair, Reading

TEXT = "The harbour of Selm was closed on Monday while the council talked about a new pier for nine ships."


class Graded:
    """Gives a claim the probability of support that its last word says, in hundredths."""

    name, sha256, max_pieces = "graded", "0" * 64, 256

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        said = [int(claim.rstrip(".").split()[-1].removeprefix("x")) / 100 for claim, _ in pairs]
        return [Reading(0.0, 0.5, None, one, 0.0, 1 - one) for one in said]


def labelled(words: str, hundredths: int, *, supported: bool) -> LabelledClaim:
    label: Label = "supported" if supported else "not_supported"
    return LabelledClaim(f"{words}{hundredths}{supported}", f"{words} x{hundredths}.", TEXT, label)


def test_the_odds_of_the_labels_are_the_odds_of_the_curve() -> None:
    claims = [labelled("The council spoke of a pier", 80, supported=True)] * 6
    claims += [labelled("The council spoke of a pier", 80, supported=False)] * 2
    claims += [labelled("The council spoke of a pier", 20, supported=True)] * 2
    claims += [labelled("The council spoke of a pier", 20, supported=False)] * 6
    found = fit([claims], Graded())
    assert found.count == 16
    assert found.scale * logit(0.8) + found.shift == pytest.approx(logit(0.75), abs=0.01)
    assert found.shift == pytest.approx(0.0, abs=0.01)


def test_a_strange_name_and_a_strange_figure_have_weights_of_their_own() -> None:
    claims: list[LabelledClaim] = []
    for words, supported, rest in [
        ("The council spoke of a pier", 6, 2),
        ("The council spoke to Orlo of a pier", 4, 4),
        ("The council spoke of a pier for 84 boats", 2, 6),
    ]:
        claims += [labelled(words, 50, supported=True)] * supported
        claims += [labelled(words, 50, supported=False)] * rest
    found = fit([claims], Graded())
    assert found.name == pytest.approx(-logit(0.75), abs=0.02)
    assert found.figure == pytest.approx(-2 * logit(0.75), abs=0.02)
