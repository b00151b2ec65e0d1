"""A question that can be unfolded, and the filters above a list of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.report.markup import esc, line, words
from eval.report.say import type_name

Option = tuple[str, str]
"""A value to filter by, and the words for it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One question: what its head says and what is inside.

    `mark` is `right`, `wrong` or `untold`, which the style and the filter know; `said` says it in words.
    `outcome` is what the filter compares, `came_to` the words for it; `body` is HTML.
    """

    id: str
    type: str
    question: str
    mark: str
    said: str
    outcome: str
    came_to: str
    body: str

    def html(self, at: int) -> str:
        """Return the entry, folded; `at` is its place in the list."""
        return (
            f'<details class="q {self.mark}" id="n{at}" data-id="{esc(self.id)}" '
            f'data-type="{esc(self.type)}" data-right="{self.mark}" data-outcome="{esc(self.outcome)}">'
            f'<summary><span class="mark"><i aria-hidden="true"></i>{line(self.said)}</span>'
            f'<span class="asked">{words(self.question)}</span><span class="of">{words(self.id)} · '
            f"{words(type_name(self.type))} · {line(self.came_to)}</span></summary>"
            f'<div class="body">{self.body}</div></details>'
        )


def entries_section(
    title: str, entries: Sequence[Entry], marks: tuple[str, Sequence[Option]], outcomes: Sequence[Option]
) -> str:
    """Return the filters and the list.

    Args:
        title: the section's heading.
        entries: the questions, in order.
        marks: what the filter by mark is called, and its options.
        outcomes: the options of the filter by outcome, which is left out where there are none.
    """
    types = [(name, type_name(name)) for name in sorted({one.type for one in entries})]
    filters = (
        '<form id="filters" role="search" aria-label="Questions"><label>Search<input type="search" '
        'id="f-text" placeholder="words, or an id" autocomplete="off"></label>'
        + _choice("f-right", *marks)
        + _choice("f-type", "Type", types)
        + (_choice("f-outcome", "Outcome", outcomes) if outcomes else "")
        + '<button type="button" id="unfold" aria-pressed="false">Open all</button></form>'
    )
    return (
        f'<section id="questions"><h2>{line(title)}</h2>{filters}<p id="shown" role="status"></p>'
        f'<div id="list">{"".join(one.html(at) for at, one in enumerate(entries))}</div>'
        '<p id="none" hidden>No question is like that. '
        '<button type="button" id="reset">Show all</button></p></section>'
    )


def _choice(name: str, label: str, values: Sequence[Option]) -> str:
    options = "".join(f'<option value="{esc(value)}">{line(said)}</option>' for value, said in values)
    return f'<label>{line(label)}<select id="{name}"><option value="">all</option>{options}</select></label>'
