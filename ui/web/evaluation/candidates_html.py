"""Candidates from the chat as HTML: a form each, in which a person makes a gold question of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from eval.gold import TYPES, UNTYPED
from eval.report.say import type_name
from ui.web.evaluation.candidates import Candidate
from ui.web.evaluation.cited import cited_html
from ui.web.evaluation.parts import button, words
from ui.web.evaluation.sets import Listed
from ui.web.html import esc, line, shortened
from ui.web.say import say
from ui.web.words import count

if TYPE_CHECKING:
    from index.library import Library

MOST = 50
"""Candidates that are shown at once."""


def candidates_html(candidates: Sequence[Candidate], sets: Sequence[Listed], library: "Library") -> str:
    """Return all candidates that nobody has decided on; `library` knows the articles of their evidence."""
    own = [one.name for one in sets if one.own and not one.error]
    names = "".join(f'<option value="{esc(name)}"></option>' for name in own)
    into = own[0] if own else say("evaluation.first_set")
    forms = "".join(_form(one, into, library) for one in candidates[:MOST])
    lead = say("evaluation.candidates_lead") if candidates else say("evaluation.no_candidates")
    many = line(count(len(candidates), "candidate"))
    counted = f'<p class="dl-ev-soft">{many}</p>' if candidates else ""
    return (
        f'<div class="dl-page dl-ev">{button("home", say("evaluation.back"), kind="dl-quiet dl-ev-back")}'
        f'<h2 tabindex="-1">{line(say("evaluation.candidates"))}</h2><p class="dl-lead">{line(lead)}</p>'
        f"{counted}"
        f'<datalist id="dl-ev-own">{names}</datalist>{forms}</div>'
    )


def _form(one: Candidate, into: str, library: "Library") -> str:
    must = "\n".join(" | ".join(group) for group in one.must_say())
    about = " ".join(map(words, _about(one)))
    first = _field(one, "question", _area(one, "question", one.text("question"), "required"))
    two = _field(one, "type", _kinds(one)) + _field(one, "answer", _input(one, "answer", one.text("answer")))
    third = _field(one, "must_say", _area(one, "must_say", must), hint=say("evaluation.must_say_hint"))
    target = _field(one, "into", _input(one, "into", into, 'list="dl-ev-own" required'))
    said = f'<p class="dl-ev-soft">{about}</p>' if about else ""
    return (
        f'<form class="dl-ev-candidate" data-key="{esc(one.key)}">{first}<div class="dl-ev-two">{two}</div>'
        f'{third}{_evidence(one, library)}{said}<div class="dl-ev-decide">{target}'
        f'<button type="submit" class="dl-button dl-primary">{line(say("evaluation.accept"))}</button>'
        f"{button('reject', say('evaluation.reject'), one.key)}</div>"
        '<p class="dl-ev-error" role="alert" hidden></p></form>'
    )


def _about(one: Candidate) -> list[str]:
    """Say how it was rated, why, and what was said where that was found wrong."""
    rating = one.text("rating")
    said = [say(f"evaluation.rated_{rating}")] if rating in ("up", "down") else []
    if reason := one.text("reason").strip():
        said.append(f"“{reason}”")
    rejected = one.data.get("rejected")
    before = rejected.get("answer") if isinstance(rejected, dict) else None
    if isinstance(before, str) and before.strip():
        said.append(say("evaluation.was_said", answer=shortened(before, 300)))
    return said


def _id(one: Candidate, name: str) -> str:
    return f"dl-ev-{name}-{esc(one.key)}"


def _field(one: Candidate, name: str, control: str, hint: str = "") -> str:
    more = f'<span class="dl-ev-soft">{line(hint)}</span>' if hint else ""
    label = line(say(f"evaluation.field_{name}"))
    return f'<label for="{_id(one, name)}" class="dl-ev-field"><span>{label}</span>{control}{more}</label>'


def _input(one: Candidate, name: str, value: str, more: str = "") -> str:
    at = f'name="{name}" id="{_id(one, name)}"'
    return f'<input type="text" {at} value="{esc(value)}" {more} autocomplete="off">'


def _area(one: Candidate, name: str, value: str, more: str = "") -> str:
    return f'<textarea name="{name}" id="{_id(one, name)}" rows="2" {more}>{esc(value)}</textarea>'


def _kinds(one: Candidate) -> str:
    options = "".join(
        f'<option value="{name}"{" selected" if one.text("type") == name else ""}>'
        f"{line(type_name(name))}</option>"
        for name in (UNTYPED, *TYPES)
    )
    return f'<select name="type" id="{_id(one, "type")}">{options}</select>'


def _evidence(one: Candidate, library: "Library") -> str:
    items = "".join(
        f'<label class="dl-ev-check"><input type="checkbox" name="evidence" value="{at}" checked><span>'
        f'{words(quote)}<span class="dl-ev-soft">{cited_html(library, article, quote)}</span></span></label>'
        for at, (article, quote) in enumerate(one.evidence())
    )
    if not items:
        return ""
    return f"<fieldset><legend>{line(say('evaluation.field_evidence'))}</legend>{items}</fieldset>"
