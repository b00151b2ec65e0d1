"""White space, entities and invisible characters."""

from ingest.article import Run
from ingest.block import BlockBuilder


def built(*parts: str) -> tuple[str, tuple[Run, ...]]:
    builder, at = BlockBuilder(), 0
    for part in parts:
        builder.add(part, at)
        at += len(part)
    block = builder.build()
    assert block is not None
    return block.text, block.runs


def test_single_blanks_are_carried_over_and_others_folded() -> None:
    assert built("  one two\xa0three  four\tfive\n six  ") == (
        "one two three four five six",
        (Run(0, 2, 13, 13), Run(14, 17, 4, 4), Run(19, 22, 4, 4), Run(24, 28, 3, 3)),
    )


def test_stretches_that_touch_become_one_run() -> None:
    assert built("on", "e ", "two") == ("one two", (Run(0, 0, 7, 7),))


def test_invisible_characters_go_with_the_letter_beside_them() -> None:
    text, runs = built("ex\u00adport \u200bnow\ufeff")
    assert text == "export now"
    assert sum(run.raw_length for run in runs) == len("ex\u00adport \u200bnow\ufeff")


def test_an_entity_maps_as_a_whole() -> None:
    builder = BlockBuilder()
    builder.add("R", 0)
    builder.add_mapped("&", 1, 5)
    builder.add("D", 6)
    block = builder.build()
    assert block is not None
    assert (block.text, block.raw_start, block.raw_end) == ("R&D", 0, 7)
    assert block.runs == (Run(0, 0, 1, 1), Run(1, 1, 1, 5), Run(2, 6, 1, 1))


def test_nothing_visible_is_no_block() -> None:
    builder = BlockBuilder()
    builder.add(" \n ", 0)
    builder.add_mapped("\xa0", 3, 6)
    assert builder.empty
    assert builder.build() is None
