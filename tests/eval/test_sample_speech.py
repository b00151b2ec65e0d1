"""The sampler draws by seed and shape alone, and scores what a person judged."""

from pathlib import Path

import pytest

from eval.sample_speech import Drawn, Tally, brackets, draw, read_judged, score, shown
from ingest.article import Article, Run

TEXT = "Judge Maria Sund came to Arvik. “The lake is ours now,” she told Izvestia on Monday. It rained."


def article(name: str, text: str = TEXT) -> Article:
    return Article(name, name, None, text, text, (Run(0, 0, len(text), len(text)),))


def test_a_seed_draws_the_same_and_one_sentence_of_a_kind_an_article() -> None:
    articles = [article(str(n)) for n in range(4)]
    first = list(draw(articles, 3, {"speech": 3, "pronoun": 2}))
    assert first == list(draw(articles, 3, {"speech": 3, "pronoun": 2}))
    assert [d.kind for d in first] == ["speech"] * 3 + ["pronoun"] * 2
    assert [d.n for d in first] == list(range(5))
    assert all("told Izvestia" in d.text[d.start : d.end] for d in first if d.kind == "speech")
    assert ">>>" in shown(first[0])


def test_judgements_are_scored_by_name(tmp_path: Path) -> None:
    path = tmp_path / "judged.tsv"
    path.write_text("0\tSund|M. Sund\tIzvestia\t-\t?\n", "utf-8")
    (drawn,) = draw([article("a")], 1, {"speech": 1})
    tallies = score([drawn], read_judged(path))
    assert (tallies["speaker"].right, tallies["speaker"].given, tallies["speaker"].wanted) == (1, 1, 1)
    assert tallies["told"].right == 1
    assert (tallies["via"].n, tallies["via"].wanted, tallies["pronoun"].n) == (1, 0, 0)


def test_a_judgement_without_its_columns_is_named(tmp_path: Path) -> None:
    path = tmp_path / "judged.tsv"
    path.write_text("0\tSund\n", "utf-8")
    with pytest.raises(ValueError, match="five columns"):
        read_judged(path)


def test_sentences_with_a_bracket_are_drawn_for_their_names() -> None:
    drawn = Drawn(0, "speech", "", TEXT, 0, 31)
    (found,) = brackets([drawn], 1)
    assert "she told Izvestia" in TEXT[found.start : found.end]


def test_a_wrong_name_costs_precision_and_a_missing_one_recall() -> None:
    tally = Tally()
    tally.count("Orlo", ("Sund",))
    tally.count(None, ("Sund",))
    tally.count("Sund", ("Maria Sund",))
    tally.count("Orlo", None)
    assert (tally.right, tally.given, tally.wanted, tally.n) == (1, 2, 3, 3)
