"""The tab's own dialogs: a file of gold questions to take in, and a run to begin."""

from ui.web.html import line
from ui.web.say import say


def dialogs_html() -> str:
    """Return both, closed."""
    return _upload() + _begin()


def _upload() -> str:
    return _dialog(
        "upload",
        f'<p class="dl-ev-soft">{_said("upload_hint")}</p><label>{_said("file")}'
        '<input type="file" name="file" accept=".jsonl,.json,application/x-ndjson" required></label>'
        + _name()
        + '<label class="dl-ev-check" hidden><input type="checkbox" name="replace">'
        + f"<span>{_said('replace')}</span></label>",
    )


def _begin() -> str:
    return _dialog(
        "begin",
        '<input type="hidden" name="set"><p class="dl-lead" data-about></p>'
        + _name()
        + f'<label>{_said("how_many")}<input type="number" name="questions" min="1" required></label>'
        + _flag("reader")
        + _flag("strict"),
    )


def _name() -> str:
    field = '<input type="text" name="name" required maxlength="60" autocomplete="off">'
    return f"<label>{_said('name')}{field}</label>"


def _flag(name: str) -> str:
    return (
        f'<label class="dl-ev-check"><input type="checkbox" name="{name}" checked><span>{_said(name)}'
        f'<span class="dl-ev-soft">{_said(f"{name}_hint")}</span></span></label>'
    )


def _dialog(name: str, inside: str) -> str:
    return (
        f'<dialog class="dl-dialog" id="dl-ev-{name}" aria-labelledby="dl-ev-{name}-title"><form>'
        f'<div class="dl-dialog-head"><h2 id="dl-ev-{name}-title">{_said(name + "_title")}</h2>'
        '<button type="button" class="dl-dialog-close" data-ev="close" '
        f'aria-label="{_said("close")}">&#215;</button></div>{inside}'
        '<p class="dl-ev-error" role="alert" hidden></p><div class="dl-dialog-foot">'
        f'<button type="button" class="dl-button" data-ev="close">{_said("never_mind")}</button>'
        f'<button type="submit" class="dl-button dl-primary">{_said(name + "_go")}</button></div>'
        "</form></dialog>"
    )


def _said(key: str) -> str:
    return line(say(f"evaluation.{key}"))
