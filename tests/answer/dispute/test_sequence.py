"""What time explains: sources of other times do not contradict each other."""

from types import SimpleNamespace
from typing import Any

import pytest

from answer.dispute.sequence import of_other_times
from tests.answer.conftest import make_article


def case(*days: str | None) -> tuple[Any, list[Any]]:
    """What was found and the stands of it, one an article, each published on a day."""
    given = [{} if day is None else {"published": day} for day in days]
    articles = {str(n): make_article(str(n), **one) for n, one in enumerate(given)}
    stands = [SimpleNamespace(best=SimpleNamespace(article=name)) for name in articles]
    return SimpleNamespace(articles=articles), stands


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2019-02-11", "2025-02-12"), True),
        (("2025-02-12", "2019-02-11", "2022-06-01"), True),
        (("2025-02-11", "2025-02-12"), False),
        (("2019-02-11", "2025-02-11", "2025-02-12"), False),
        (("2019-02-11", None), False),
        ((None, None), False),
    ],
)
def test_months_apart_are_other_times_and_an_unknown_day_is_not(
    days: tuple[str | None, ...], *, expected: bool
) -> None:
    assert of_other_times(*case(*days)) is expected
