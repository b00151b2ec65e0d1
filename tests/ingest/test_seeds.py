"""The five scraped articles the product was asked for come out as their articles alone."""

from pathlib import Path

import pytest

from ingest.article import Article
from ingest.block import spelled
from ingest.read import read_paths
from tests.ingest.laws import check_nothing_vanished, check_offsets


@pytest.fixture(scope="module")
def seeds(shared: Path) -> dict[str, Article]:
    """The seeds by the number their file names begin with, parts of a glued one with theirs: "000#part-2"."""
    items = list(read_paths([shared / "seeds"]))
    return {_name(item.uri): item for item in items if isinstance(item, Article)}


def _name(uri: str) -> str:
    file, mark, part = Path(uri).name.partition("#")
    return file[:3] + mark + part


def rules(article: Article) -> list[str]:
    return [cut.rule for cut in article.cuts]


def raw_lines(article: Article) -> list[str]:
    return [" ".join(line.split()) for line in article.raw.splitlines() if line.strip()]


def test_all_are_read_and_nothing_is_lost(seeds: dict[str, Article]) -> None:
    assert sorted(seeds) == ["000#part-1", "000#part-2", "001", "002", "003", "004"]
    for article in seeds.values():
        check_offsets(article)
        check_nothing_vanished(article)
        assert article.language == "en"
        assert article.outlet is None, "none of them says who published it"


@pytest.mark.parametrize(
    ("seed", "expected", "kept", "first"),
    [
        ("000#part-1", ["teasers", "other-article"], 10, 0),
        ("000#part-2", ["other-article", "sign-up"], 11, 13),
        ("001", ["advertising", "comments"], 19, 1),
        ("002", ["ornament", "fragment"], 14, 0),
        ("003", ["pointer", "related"], 14, 0),
        ("004", ["icons", "repeat", "player"], 10, 2),
    ],
)
def test_what_goes_and_how_much_stays(
    seeds: dict[str, Article], seed: str, expected: list[str], kept: int, first: int
) -> None:
    article = seeds[seed]
    assert rules(article) == expected
    assert len(article.text.split("\n\n")) == kept
    assert article.title == spelled(raw_lines(article)[first])
    assert article.title in article.text


def test_what_is_cut_is_furniture(seeds: dict[str, Article]) -> None:
    teasers = seeds["000#part-1"].cuts[0]
    plug = seeds["000#part-2"].cuts[1]
    assert teasers.text.count("\n") == 2
    assert all(not line.endswith(".") for line in teasers.text.splitlines())
    assert plug.raw_end == len(seeds["000#part-2"].raw.rstrip())
    assert seeds["001"].cuts[0].raw_start == 0
    assert "\n\n".join(raw_lines(seeds["001"])[-2:]) in seeds["001"].cuts[1].text
    assert [len(cut.text) for cut in seeds["002"].cuts] == [2, 3]
    related = seeds["003"].cuts[1]
    assert len(related.text.split("\n\n")) == 9
    assert seeds["004"].cuts[0].text.count("icon") > 20
    assert seeds["004"].cuts[1].text == seeds["004"].title
    assert seeds["004"].cuts[2].text.split() == seeds["004"].raw.split()[-5:]


def test_only_one_gives_its_date(seeds: dict[str, Article]) -> None:
    dated = {seed: (a.published, a.published_basis) for seed, a in seeds.items() if a.published}
    assert dated == {"004": ("2024-06-19", "dateline")}
