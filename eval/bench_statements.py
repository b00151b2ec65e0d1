"""The checker on statements made from news articles by rule: `python -m eval.bench_statements`.

    python -m eval.bench_statements --shared ../shared [--each 36] [--no-reader]

Each article gives at most one statement of a kind. It is checked against its article and two others; one with
a wrong source cites another article. Prints the confusion table in Markdown; nothing is written.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from answer.check.checker import check
from answer.check.report import FALLS_SHORT, Checked, Verdict
from answer.check.source import Source
from answer.check.sources import Given
from dateline.errors import DatelineError
from dateline.offline import stay_offline
from eval.aggregate import bootstrap_interval
from eval.benchmark import Benchmark
from eval.statements import TRUE, Kind, Made, make, names_it, usable

if TYPE_CHECKING:
    from models.reader.reading import Reader

EACH = 36
"""Statements of a kind; there are twelve kinds."""
SET = "benchmarks/realtimeqa-2025"
SEED = 7
_TRIES = 12
"""Sentences of an article that are tried for a statement of a kind."""
_LEAST = 6
"""Sentences that an article needs."""
KINDS: tuple[Kind, ...] = get_args(Kind)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Tried:
    """A statement and what the checker says of it."""

    made: Made
    checked: Checked

    @property
    def found(self) -> bool:
        """Whether it is said to fall short."""
        return self.checked.verdict in FALLS_SHORT


def tried(sources: Sequence[Source], each: int, reader: "Reader | None") -> Iterator[Tried]:
    """Yield statements until there are `each` of every kind, or no article is left."""
    left = Counter(dict.fromkeys(KINDS, each))
    for at in range(0, len(sources) - 2, 3):
        if not +left:
            return
        three = sources[at : at + 3]
        made = _made(three, [kind for kind in KINDS if left[kind] > 0])
        left.subtract(one.kind for one in made)
        yield from _checked([one for one in made if one.kind != "wrong source"], three, reader)
        yield from _checked([one for one in made if one.kind == "wrong source"], three, reader)


def _made(three: Sequence[Source], kinds: Sequence[Kind]) -> list[Made]:
    """Make statements of the first of three articles, each of a sentence of its own."""
    source, other = three[0], three[1]
    chance = random.Random(f"{SEED} {source.article.id}")  # noqa: S311 - a seeded draw, no secret
    free = usable(source)
    chance.shuffle(free)
    made: list[Made] = []
    for kind in sorted(kinds, key=lambda _: chance.random()):
        for n in free[:_TRIES]:
            one = make(kind, source, n, other, chance)
            if one is not None:
                made.append(one)
                free.remove(n)
                break
    return made


def _checked(made: Sequence[Made], three: Sequence[Source], reader: "Reader | None") -> Iterator[Tried]:
    """Check statements as one text, a paragraph each."""
    if not made:
        return
    report = check("\n\n".join(one.text for one in made), Given(three), reader)
    if len(report.statements) == len(made):
        yield from map(Tried, made, report.statements)
        return
    for one in made:  # in company one of them reads as a heading or two: each alone
        yield Tried(one, check(one.text, Given(three), reader).statements[0])


def table(found: Sequence[Tried]) -> Iterator[str]:
    """Yield the confusion table and the figures over all."""
    yield "| statement | n | " + " | ".join(VERDICTS) + " | falls short | reason names it |"
    yield "|---|" + "---|" * (len(VERDICTS) + 3)
    for kind in KINDS:
        some = [one for one in found if one.made.kind == kind]
        counts = Counter(one.checked.verdict for one in some)
        cells = " | ".join(str(counts[verdict] or "") for verdict in VERDICTS)
        short = [one for one in some if one.found]
        share = f"{len(short) / len(some):.3f}".removeprefix("0") if some else "-"
        yield f"| {kind} | {len(some)} | {cells} | {share} | {'' if kind in TRUE else _right(short)} |"
    yield ""
    false = [one for one in found if one.made.kind not in TRUE]
    yield f"true ones accused: {_share([one.found for one in found if one.made.kind in TRUE])}"
    yield f"changed ones found: {_share([one.found for one in false])}"
    caught = [one for one in false if one.found]
    yield f"reason names the change, of those found: {_share([_named(one) for one in caught])}"


def _named(one: Tried) -> bool:
    return names_it(one.made, one.checked.reasons)


def _right(short: Sequence[Tried]) -> str:
    return f"{sum(map(_named, short))} of {len(short)}"


def _share(values: Sequence[bool]) -> str:
    """Return a share with its interval: ".050 (.025 to .081), n = 160"."""
    if not values:
        return "none"
    low, high = bootstrap_interval([float(one) for one in values])
    numbers = (f"{one:.3f}".removeprefix("0") for one in (sum(values) / len(values), low, high))
    return "{} ({} to {}), n = {}".format(*numbers, len(values))


def sources_of(shared: Path) -> list[Source]:
    """Return the English articles of the set that are long enough, in an order that is always the same.

    Raises:
        DatelineError: the set is not there.
    """
    benchmark = Benchmark(shared / SET)
    if not benchmark.dump.exists():
        raise DatelineError(f"there is no set '{benchmark.dump}'", "name its folder with --shared")
    articles = sorted(benchmark.articles(), key=lambda one: one.id)
    sources = (Source(one) for one in articles if one.language in {None, "en"})
    return [one for one in sources if len(one.article.text) > _LEAST * 200]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and return the exit code."""
    from models.reader.network import load_reader

    stay_offline()
    parser = argparse.ArgumentParser(prog="python -m eval.bench_statements", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), metavar="DIR")
    parser.add_argument("--each", type=int, default=EACH, metavar="N", help="statements of a kind")
    parser.add_argument("--no-reader", action="store_true")
    parser.add_argument("--wrong", action="store_true", help="also print each that is judged wrongly")
    options = parser.parse_args(arguments)
    try:
        sources = sources_of(options.shared)
    except DatelineError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    found = list(tried(sources, options.each, None if options.no_reader else load_reader()))
    for line in table(found):
        sys.stdout.write(line + "\n")
    for one in found if options.wrong else ():
        if one.found == (one.made.kind in TRUE) or (one.found and not _named(one)):
            sys.stdout.write(
                f"\n{one.made.kind}: {one.made.text}\n  {one.checked.verdict}: {one.checked.reasons}\n"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
