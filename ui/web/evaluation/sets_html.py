"""Gold sets as HTML: the list, and one set opened."""

from collections.abc import Mapping, Sequence

from eval.gold import GoldQuestion
from eval.report.say import type_name
from ui.web.evaluation.parts import button, notice, words
from ui.web.evaluation.sets import Listed
from ui.web.html import line
from ui.web.say import say
from ui.web.words import count

MOST = 200
"""Questions of a set that are shown, and warnings."""
FEW = 8
"""Warnings that are shown unasked."""


def sets_html(sets: Sequence[Listed], candidates: int, following: int | None) -> str:
    """Return the list of sets.

    Args:
        sets: all of them.
        candidates: how many answers wait to become gold.
        following: the number of the next run; None where none can be started, for want of articles.
    """
    head = (
        f'<header class="dl-ev-head"><h3>{line(say("evaluation.sets"))}</h3>'
        f"{button('upload', say('evaluation.upload'))}</header>"
    )
    waiting = ""
    if candidates:
        said = say("evaluation.candidates_waiting", count=count(candidates, "candidate"))
        waiting = (
            f'<p class="dl-ev-line"><span>{line(said)}</span> '
            f"{button('candidates', say('evaluation.look_through'), kind='dl-quiet')}</p>"
        )
    if not sets:
        empty = f'<p class="dl-empty">{line(say("evaluation.no_sets"))}</p>'
        return f'<section class="dl-ev-sets">{head}{waiting}{empty}</section>'
    rows = "".join(_row(one, following) for one in sets)
    names = ("set", "questions", "types")
    heads = "".join(f'<th scope="col">{line(say(f"evaluation.head_{name}"))}</th>' for name in names)
    return (
        f'<section class="dl-ev-sets">{head}{waiting}<table class="dl-table"><thead><tr>{heads}'
        f'<th scope="col"><span class="dl-unseen">{line(say("evaluation.head_actions"))}</span></th></tr>'
        f"</thead><tbody>{rows}</tbody></table></section>"
    )


def _row(one: Listed, following: int | None) -> str:
    actions = button("set", say("evaluation.open"), one.name, about=one.name)
    if one.error:
        inside = f'<td colspan="2" class="dl-ev-trouble">{words(one.error)}</td>'
    else:
        inside = (
            f'<td class="dl-number-cell" data-label="{line(say("evaluation.head_questions"))}">'
            f'{one.questions:,}</td><td class="dl-ev-types">{types_html(one.types)}</td>'
        )
        actions = begin_html(one, following) + actions
    return f'<tr><th scope="row">{words(one.name)}</th>{inside}<td class="dl-ev-actions">{actions}</td></tr>'


def begin_html(one: Listed, following: int | None) -> str:
    """Return the button that begins a run of a set; nothing where none can be."""
    if following is None or one.error:
        return ""
    more = f' data-count="{one.questions}" data-next="{following}"'
    return button("begin", say("evaluation.run"), one.name, kind="dl-primary", about=one.name, more=more)


def types_html(types: Mapping[str, int]) -> str:
    """Return how many questions there are of each type."""
    return ", ".join(f"{words(type_name(name))}&nbsp;{number:,}" for name, number in types.items())


def set_html(
    one: Listed, questions: Sequence[GoldQuestion], notes: Sequence[str], following: int | None
) -> str:
    """Return one set: its counts, its warnings, its questions."""
    bar = begin_html(one, following) + button("download_set", say("evaluation.download"), one.name)
    if one.own:
        bar += button("remove_set", say("evaluation.delete"), one.name)
    trouble = notice(one.error, bad=True) if one.error else ""
    rows = "".join(
        f"<tr><td>{words(type_name(question.type))}</td><td>{words(question.question)}"
        f'<span class="dl-ev-soft">{words(question.id)}</span></td><td>{_expected(question)}</td></tr>'
        for question in questions[:MOST]
    )
    heads = "".join(
        f'<th scope="col">{line(say(f"evaluation.head_{name}"))}</th>'
        for name in ("type", "question", "gold")
    )
    table = (
        f'<table class="dl-table dl-ev-questions"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
        if rows
        else ""
    )
    more = (
        f'<p class="dl-ev-soft">{line(say("evaluation.first_of", shown=MOST, all=len(questions)))}</p>'
        if len(questions) > MOST
        else ""
    )
    counts = (
        f'<p class="dl-lead">{line(count(one.questions, "question"))}: {types_html(one.types)}</p>'
        if one.questions
        else ""
    )
    return (
        f'<div class="dl-page dl-ev">{button("home", say("evaluation.back"), kind="dl-quiet dl-ev-back")}'
        f'<h2 tabindex="-1">{words(one.name)}</h2>{trouble}{counts}'
        f'<p class="dl-ev-bar">{bar}</p>{_notes(notes)}{table}{more}</div>'
    )


def _notes(notes: Sequence[str]) -> str:
    if not notes:
        return ""
    items = "".join(f"<li>{words(note)}</li>" for note in notes[:MOST])
    said = say("evaluation.warnings", count=count(len(notes), "warning"))
    opened = " open" if len(notes) <= FEW else ""
    return f'<details class="dl-ev-notes"{opened}><summary>{line(said)}</summary><ul>{items}</ul></details>'


def _expected(question: GoldQuestion) -> str:
    if question.unanswerable:
        return line(say("evaluation.expects_refusal"))
    if question.answer:
        return words(question.answer)
    return words("; ".join(" / ".join(group) for group in question.must_say))
