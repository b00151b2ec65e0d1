"""Lines that no rule knows: which of them the learned judge cuts, and where it stays silent. All made up."""

import shutil
from pathlib import Path

import pytest

from ingest.cleaning import clean
from ingest.cleaning.judge import weights as published
from ingest.cleaning.judge.weights import WeightsError, weights
from ingest.readers import text
from tests.ingest.lines import train
from tests.ingest.test_cleaning import ARTICLE, stays

HEAD = ("Subscribe", "Log in", "My account", "Share on Facebook")
FOOT = ("Related stories", "Privacy policy", "Contact us", "© 2024 The Mercury")
UNKNOWN = [
    "The Mercury at your garden gate for £2 a week",
    "Fancy more of this? Our Thursday letter has it",
    "Tell the neighbours about our page",
    "Pay us a visit: newsroom open day, tickets from £3",
    "Our app rings when the ferry does. Download it",
]


def judged_of(*lines: str) -> list[tuple[str, str]]:
    page = text.read("\n\n".join(lines).encode(), "page")
    return [(cut.text, cut.reason) for cut in clean(page).cuts if cut.rule == "judged"]


@pytest.mark.parametrize("line", UNKNOWN)
def test_what_no_rule_knows_goes_from_a_page_with_other_noise_and_says_why(line: str) -> None:
    lines = (*HEAD, *ARTICLE[:3], line, *ARTICLE[3:], *FOOT)
    page = text.read("\n\n".join(lines).encode(), "page")
    cleaned = clean(page)
    assert [block.text for block in cleaned.blocks] == list(ARTICLE)
    [cut] = [cut for cut in cleaned.cuts if line in cut.text]
    assert page.raw[cut.raw_start : cut.raw_end] == cut.text == line
    assert cut.rule == "judged"
    assert "p = 0." in cut.reason or "p = 1.00" in cut.reason


@pytest.mark.parametrize("line", [*UNKNOWN, "Thursday", "TODAY'S WEATHER", "Dec. 14: Cheese roll"])
def test_a_page_without_other_noise_is_not_judged(line: str) -> None:
    assert stays(*ARTICLE[:3], line, *ARTICLE[3:])


@pytest.mark.parametrize(
    "own",
    [
        ("What the harbour costs",),
        ("“I will not sign,” she said.",),
        ("Nobody came.",),
        ("Why now?",),
        ("- a map of the coast", "- two lamps", "- a rope of forty metres"),
        ("Dec. 14: Cheese roll", "Dec. 15: Apple pie", "Dec. 16: Two eggs", "Dec. 17: Soup"),
        ("Tickets cost £12 and are sold at the door.",),
        ("Anyone who has seen the boat should call the harbour police.",),
        ("Q: When did you first see it?", "A: On the Tuesday, from the roof."),
    ],
)
def test_an_articles_short_lines_stay_amid_noise(own: tuple[str, ...]) -> None:
    assert judged_of(*HEAD, *ARTICLE[:3], *own, *ARTICLE[3:], *FOOT) == []


def test_other_weights_than_the_published_ones_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "weights.json"
    shutil.copy(published.WEIGHTS, path)
    path.write_bytes(path.read_bytes().replace(b"0.1", b"0.2", 1))
    monkeypatch.setattr(published, "WEIGHTS", path)
    weights.cache_clear()
    with pytest.raises(WeightsError, match="are not the published ones"):
        weights()
    path.unlink()
    with pytest.raises(WeightsError, match="cannot be read"):
        weights()


@pytest.fixture(autouse=True)
def _the_published_ones_again() -> None:
    weights.cache_clear()


@pytest.mark.soak
def test_the_published_weights_are_what_the_training_gives() -> None:
    again, shipped = train.fitted(train.with_made(train.labelled(), train.SEED)), weights()
    assert again.signs.keys() == shipped.signs.keys()
    assert max(abs(again.signs[sign] - shipped.signs[sign]) for sign in shipped.signs) <= 0.02
