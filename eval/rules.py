"""What a run must come to, read from a file of rules."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from dateline.errors import UsageError
from eval.metrics import Metric, metric_named
from eval.record import read_text

_TABLE = "rule"
_NUMBERS = ("at_least", "at_most", "allowed_loss", "alpha")
KEYS = ("metric", "type", *_NUMBERS)
"""What a rule may say."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What one metric must come to; what is None is not asked for.

    Attributes:
        name: by which a failure names it, "rule 3".
        metric: the metric.
        type: of the questions to look at; None is all.
        at_least, at_most: of the mean, in the metric's unit.
        allowed_loss: by how much it may be worse than the baseline's, in the metric's unit.
        alpha: it must not be worse than the baseline's with a two-sided p of at most this.
    """

    name: str
    metric: Metric
    type: str | None = None
    at_least: float | None = None
    at_most: float | None = None
    allowed_loss: float | None = None
    alpha: float | None = None

    @property
    def compares(self) -> bool:
        """Whether it takes a baseline to tell."""
        return self.allowed_loss is not None or self.alpha is not None


def read_rules(path: Path) -> tuple[Rule, ...]:
    """Read a file of rules: TOML, a table `[[rule]]` each, as `docs/evaluation.md` describes.

    Raises:
        DatelineError: where there is no such file, or it is not such a file; the error names the rule, and
            for a name that does not exist the nearest.
    """
    text, _ = read_text(path)
    try:
        whole = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        reason = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "too deep"
        raise UsageError(f"'{path}' is not TOML ({reason})", "mend that place") from error
    for key in whole:
        if key != _TABLE:
            raise UsageError(f"'{path}' has '{key}', which is no rule", f"write each rule under [[{_TABLE}]]")
    tables = whole.get(_TABLE, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise UsageError(f"'{_TABLE}' in '{path}' is not a list of rules", f"write [[{_TABLE}]] above each")
    if not tables:
        raise UsageError(f"'{path}' holds no rule", f"write a [[{_TABLE}]] with a metric and what it must be")
    return tuple(_rule(table, number, path) for number, table in enumerate(tables, 1))


def _rule(table: Mapping[str, object], number: int, path: Path) -> Rule:
    """Return the rule of one table."""
    where = f"rule {number} of '{path}'"
    for key in table:
        if key not in KEYS:
            near = get_close_matches(key, KEYS, n=1, cutoff=0.5)
            remedy = f"did you mean '{near[0]}'" if near else f"the keys there are: {', '.join(KEYS)}"
            raise UsageError(f"{where} has '{key}', which means nothing", remedy)
    name, kind = table.get("metric"), table.get("type")
    if not isinstance(name, str):
        raise UsageError(f"{where} names no metric", 'write metric = "must_say", or another')
    if kind is not None and not isinstance(kind, str):
        raise UsageError(f"'type' of {where} is not a word", 'write type = "fact", or another')
    try:
        metric = metric_named(name)
    except UsageError as error:
        raise UsageError(f"{where} asks for '{name}', which is no metric", error.remedy) from error
    numbers = {key: _number(table, key, metric, where) for key in _NUMBERS}
    if all(value is None for value in numbers.values()):
        raise UsageError(f"{where} asks for nothing", f"give it one of {', '.join(_NUMBERS)}")
    return Rule(f"rule {number}", metric, kind, **numbers)


def _number(table: Mapping[str, object], key: str, metric: Metric, where: str) -> float | None:
    """Return a number that can be meant: no share above 1, which would be a percentage."""
    value = table.get(key)
    if value is None:
        return None
    most = 1.0 if metric.unit == "share" or key == "alpha" else math.inf
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not isinstance(value, int | float) or not number or not 0 <= value <= most or math.isinf(value):
        wanted = "a number from 0 to 1" if most == 1 else "a number of milliseconds"
        raise UsageError(f"'{key}' of {where} is not {wanted}", f"make it {wanted}")
    return float(value)
