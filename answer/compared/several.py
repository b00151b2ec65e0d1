"""Questions with several sides: taken apart once, then handed to the ways that answer them."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from answer.answer import Answer
from answer.compared.first import First
from answer.compared.hearing import Hearing
from answer.compared.held import Held
from answer.compared.sides import Sided, sided
from answer.compared.yes_no import YesNo
from answer.found import Found
from answer.meaning import Meaning
from index.outlets import Outlets

if TYPE_CHECKING:
    from models.reader.reading import Reader


class Several:
    """A way to answer questions that set sources, persons or times beside each other.

    Args:
        meaning: compares texts.
        reader: reads claims beside sentences; None to go by the words they share.
    """

    def __init__(self, meaning: Meaning, reader: "Reader | None") -> None:
        hearing = Hearing(meaning, reader)
        self._ways = (First(hearing), YesNo(hearing), Held(meaning))

    def __call__(self, found: Found) -> Answer | None:
        """Answer from all sides; None where the question has none, or nothing found speaks for any."""
        if not found.articles:
            return None
        question = _sided(found)
        return next((answer for way in self._ways if (answer := way(found, question)) is not None), None)


def _sided(found: Found) -> Sided:
    """The question in its sides, by the outlets of what was found and those that the search drew from it."""
    drawn = found.result.drawn.get("outlets")
    named = [str(one) for one in drawn] if isinstance(drawn, list | tuple) else []
    names = {*named, *(one.outlet for one in found.articles.values() if one.outlet)}
    days = [one.published[:10] for one in found.articles.values() if one.published]
    newest = max(days, default=None)
    return sided(
        found.understood.text,
        Outlets({name.casefold(): name for name in sorted(names)}),
        _day(found.question.asked) or datetime.now(tz=UTC).date(),
        _day(newest),
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
