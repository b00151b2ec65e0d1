"""The tab's own dialogs: a file of gold questions to take in, and a run to begin."""

from ui.web.html import line
from ui.web.say import say


def dialogs_html() -> str:
    """Return both, closed."""
    return _upload() + _begin()


def _upload() -> str:
    return _dialog(
        "upload",
        f'<p class="dl-ev-soft">{_said("upload_hint")}</p>'
        f'<label>{_said("file")}<input type="file" name="file" accept=".jsonl,.json,application/x-ndjson" '
        "required></label>"
        f'<label>{_said("name")}<input type="text" name="name" required maxlength="60" autocomplete="off"></label>'
        f'<label class="dl-ev-check" hidden><input type="checkbox" name="replace"><span>{_said("replace")}</span></label>',
        "upload_go",
    )


def _begin() -> str:
    return _dialog(
        "begin",
        f'<input type="hidden" name="set"><p class="dl-lead" data-about></p>'
        f'<label>{_said("name")}<input type="text" name="name" required maxlength="60" autocomplete="off"></label>'
        f'<label>{_said("how_many")}<input type="number" name="questions" min="1" required></label>'
        f'<label class="dl-ev-check"><input type="checkbox" name="reader" checked><span>{_said("reader")}'
        f'<span class="dl-ev-soft">{_said("reader_hint")}</span></span></label>'
        f'<label class="dl-ev-check"><input type="checkbox" name="strict" checked><span>{_said("strict")}'
        f'<span class="dl-ev-soft">{_said("strict_hint")}</span></span></label>',
        "begin_go",
    )


def _dialog(name: str, inside: str, go: str) -> str:
    return (
        f'<dialog class="dl-dialog" id="dl-ev-{name}" aria-labelledby="dl-ev-{name}-title"><form>'
        f'<div class="dl-dialog-head"><h2 id="dl-ev-{name}-title">{_said(name + "_title")}</h2>'
        f'<button type="button" class="dl-dialog-close" data-ev="close" aria-label="{_said("close")}">&#215;</button>'
        f'</div>{inside}<p class="dl-ev-error" role="alert" hidden></p><div class="dl-dialog-foot">'
        f'<button type="button" class="dl-button" data-ev="close">{_said("never_mind")}</button>'
        f'<button type="submit" class="dl-button dl-primary">{_said(go)}</button></div></form></dialog>'
    )


def _said(key: str) -> str:
    return line(say(f"evaluation.{key}"))
