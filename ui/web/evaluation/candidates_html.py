"""Candidates from the chat as HTML: a form each, in which a person makes a gold question of it or drops it."""

from collections.abc import Sequence

from eval.gold import TYPES
from eval.report.say import type_name
from ui.web.evaluation.candidates import Candidate
from ui.web.evaluation.parts import button, words
from ui.web.evaluation.sets import Listed
from ui.web.html import esc, line
from ui.web.say import say
from ui.web.words import count

MOST = 50
"""Candidates that are shown at once."""


def candidates_html(candidates: Sequence[Candidate], sets: Sequence[Listed]) -> str:
    """Return all candidates that nobody has decided on."""
    own = [one.name for one in sets if one.own and not one.error]
    names = "".join(f'<option value="{esc(name)}"></option>' for name in own)
    forms = "".join(_form(one, own[0] if own else say("evaluation.first_set")) for one in candidates[:MOST])
    lead = say("evaluation.candidates_lead") if candidates else say("evaluation.no_candidates")
    many = count(len(candidates), "candidate")
    return (
        f'<div class="dl-page dl-ev">{button("home", say("evaluation.back"), kind="dl-quiet dl-ev-back")}'
        f'<h2 tabindex="-1">{line(say("evaluation.candidates"))}</h2><p class="dl-lead">{line(lead)}</p>'
        f'{f"<p class=dl-ev-soft>{line(many)}</p>" if candidates else ""}'
        f'<datalist id="dl-ev-own">{names}</datalist>{forms}</div>'
    )


def _form(one: Candidate, into: str) -> str:
    key = esc(one.key)
    must = "\n".join(" | ".join(group) for group in one.must_say())
    kinds = "".join(
        f'<option value="{name}"{" selected" if one.text("type") == name else ""}>{line(type_name(name))}</option>'
        for name in ("untyped", *TYPES)
    )
    about = " · ".join(words(one.text(name)) for name in ("rating", "reason", "created") if one.text(name))
    return (
        f'<form class="dl-ev-candidate" data-key="{key}">'
        f'{_field(key, "question", f"<textarea name=question rows=2 id=q-{key} required>{esc(one.text("question"))}</textarea>")}'
        f'<div class="dl-ev-two">{_field(key, "type", f"<select name=type id=t-{key}>{kinds}</select>")}'
        f"{_field(key, 'answer', _input(key, 'answer', one.text('answer')))}</div>"
        f'{_field(key, "must_say", f"<textarea name=must_say rows=2 id=m-{key}>{esc(must)}</textarea>", hint=say("evaluation.must_say_hint"))}'
        f"{_evidence(one)}{f'<p class=dl-ev-soft>{about}</p>' if about else ''}"
        f'<div class="dl-ev-decide">{_field(key, "into", _input(key, "into", into, "list=dl-ev-own required"))}'
        f'<button type="submit" class="dl-button dl-primary">{line(say("evaluation.accept"))}</button>'
        f"{button('reject', say('evaluation.reject'), one.key)}</div>"
        '<p class="dl-ev-error" role="alert" hidden></p></form>'
    )


def _field(key: str, name: str, control: str, hint: str = "") -> str:
    more = f'<span class="dl-ev-soft">{line(hint)}</span>' if hint else ""
    return (
        f'<label for="{name[0]}-{key}" class="dl-ev-field"><span>{line(say(f"evaluation.field_{name}"))}</span>'
        f"{control}{more}</label>"
    )


def _input(key: str, name: str, value: str, more: str = "") -> str:
    return f'<input type="text" name="{name}" id="{name[0]}-{key}" value="{esc(value)}" {more} autocomplete="off">'


def _evidence(one: Candidate) -> str:
    items = "".join(
        f'<label class="dl-ev-check"><input type="checkbox" name="evidence" value="{at}" checked>'
        f"<span>{words(quote or article)}{f'<span class=dl-ev-soft>{words(article)}</span>' if quote else ''}</span></label>"
        for at, (article, quote) in enumerate(one.evidence())
    )
    if not items:
        return ""
    return f"<fieldset><legend>{line(say('evaluation.field_evidence'))}</legend>{items}</fieldset>"
