"""The Check tab: a form, a check under way, and its result; `assets/check.js` moves between them."""

from ui.web.check.asked import DRAFTS, MOST_BYTES
from ui.web.html import line
from ui.web.programs import LONGEST_DRAFT, MOST_SOURCES
from ui.web.say import say

_EXPORTS = ("html", "md", "json")


def _said(key: str, **values: object) -> str:
    return line(say(f"check.{key}", **values))


def page_html() -> str:
    """Return the whole of the tab."""
    return f'<div class="dl-page dl-check" id="dl-check">{_form()}{_running()}{_result()}</div>'


def _form() -> str:
    return (
        '<section id="dl-check-form">'
        f'<h2>{_said("title")}</h2><p class="dl-lead">{_said("lead")}</p>'
        f'<div class="dl-check-columns">{_draft()}{_against()}</div>'
        '<p id="dl-check-trouble" class="dl-notice dl-bad" role="alert" hidden></p>'
        '<p class="dl-check-go">'
        f'<button type="button" class="dl-button dl-primary" id="dl-check-start">{_said("start")}</button>'
        f"<span>{_said('promise')}</span></p></section>"
    )


def _draft() -> str:
    """Return where a text is pasted or chosen, with the limits said before it is sent."""
    accepted = ",".join(DRAFTS)
    return (
        '<div class="dl-check-draft">'
        f'<label class="dl-check-label" for="dl-check-draft">{_said("draft")}</label>'
        '<textarea id="dl-check-draft" rows="14" spellcheck="false" dir="auto" '
        f'aria-describedby="dl-check-size" '
        f'placeholder="{_said("placeholder")}" data-most="{LONGEST_DRAFT}"></textarea>'
        '<div id="dl-check-file" class="dl-check-card" hidden></div>'
        '<div class="dl-check-row">'
        f'<button type="button" class="dl-button" data-choose="draft">{_said("choose_file")}</button>'
        f'<input type="file" id="dl-check-draft-file" accept="{accepted}" data-most="{MOST_BYTES}" hidden '
        f'aria-label="{_said("choose_file")}">'
        '<button type="button" class="dl-button dl-quiet" id="dl-check-example" hidden>'
        f"{_said('example')}</button>"
        f'<span id="dl-check-size">{_said("size", most=f"{LONGEST_DRAFT:,}")}</span></div></div>'
    )


def _against() -> str:
    """Return what a text is checked against: three ways, one open at a time."""
    return (
        f'<fieldset class="dl-check-against"><legend class="dl-check-label">{_said("against")}</legend>'
        + _way("library", _narrow(), checked=True)
        + _way("articles", _picker("articles"))
        + _way("sources", _sources())
        + "</fieldset>"
    )


def _way(name: str, inner: str, *, checked: bool = False) -> str:
    on = " checked" if checked else ""
    hidden = "" if checked else " hidden"
    return (
        f'<div class="dl-check-way"><label><input type="radio" name="dl-check-way" value="{name}"{on}>'
        f"<span><b>{_said(f'way_{name}')}</b>"
        f'<small id="dl-check-about-{name}">{_said(f"about_{name}")}</small></span>'
        f'</label><div class="dl-check-more" data-way="{name}"{hidden}>{inner}</div></div>'
    )


def _narrow() -> str:
    dates = "".join(
        f'<label>{_said(name)} <input type="date" id="dl-check-{name}"></label>'
        for name in ("since", "until")
    )
    return f'{_picker("outlets")}<div class="dl-check-dates">{dates}</div>'


def _picker(name: str) -> str:
    """Return a box that looks for articles or outlets, with those that were chosen above it."""
    find, chosen = _said(f"find_{name}"), _said(f"chosen_{name}")
    return (
        f'<div class="dl-picker" data-picker="{name}">'
        f'<ul class="dl-picker-chosen" aria-label="{chosen}"></ul>'
        '<input type="text" role="combobox" autocomplete="off" aria-expanded="false" '
        f'aria-autocomplete="list" aria-controls="dl-picker-{name}" aria-label="{find}" '
        f'placeholder="{find}" maxlength="200">'
        f'<ul class="dl-picker-list" id="dl-picker-{name}" role="listbox" aria-label="{find}" hidden></ul>'
        '<span class="dl-sr" role="status"></span></div>'
    )


def _sources() -> str:
    return (
        f'<ol class="dl-check-sources" data-most="{MOST_SOURCES}"></ol><div class="dl-check-row">'
        f'<button type="button" class="dl-button" id="dl-check-add">{_said("add_source")}</button>'
        f'<button type="button" class="dl-button" data-choose="source">{_said("choose_sources")}</button>'
        f'<input type="file" id="dl-check-source-file" multiple hidden data-most="{MOST_BYTES}" '
        f'aria-label="{_said("choose_sources")}"></div>'
    )


def _running() -> str:
    return (
        '<section id="dl-check-running" hidden>'
        f'<h2 tabindex="-1">{_said("running")}</h2>'
        f'<div class="dl-check-bar" role="progressbar" aria-label="{_said("running")}" aria-valuemin="0" '
        'aria-valuemax="100" aria-valuenow="0"><div></div></div>'
        '<p id="dl-check-far" aria-live="polite"></p>'
        f'<button type="button" class="dl-button" id="dl-check-cancel">{_said("cancel")}</button></section>'
    )


def _result() -> str:
    saves = "".join(
        f'<button type="button" class="dl-button" data-export="{kind}">{_said(f"export_{kind}")}</button>'
        for kind in _EXPORTS
    )
    return (
        '<section id="dl-check-result" hidden><div class="dl-check-tools">'
        f'<button type="button" class="dl-button dl-quiet" id="dl-check-again">{_said("again")}</button>'
        f'<span class="dl-check-saves" role="group" aria-label="{_said("export")}">'
        f"<span>{_said('export')}</span>{saves}</span></div>"
        '<p id="dl-check-lost" class="dl-notice dl-bad" role="alert" hidden></p>'
        '<div id="dl-check-summary"></div>'
        '<div class="dl-check-body"><div id="dl-check-shown"></div>'
        f'<aside id="dl-check-note" aria-label="{_said("note")}" aria-live="polite" tabindex="-1">'
        f'<p class="dl-hint">{_said("hint")}</p></aside></div></section>'
    )
