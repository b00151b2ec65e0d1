"""The page's dialogs: what narrows a question, why an answer is good or bad, and the keys."""

from itertools import groupby

from ui.web.html import line
from ui.web.say import catalogue, say

REASONS = ("wrong", "source", "misses", "incomplete", "refused", "old")


def dialogs_html() -> str:
    """Return all of them, closed; `assets/narrow.js`, `feedback.js` and `keys.js` open them."""
    return (
        _narrow() + _feedback() + _keys() + '<p id="dl-live" class="dl-unseen" role="status"></p>' + _toast()
    )


def keys_button_html() -> str:
    """Return the button that lists the keys, for those who do not know of `?`."""
    return (
        '<button type="button" id="dl-keys-open" class="dl-round" aria-haspopup="dialog" '
        f'title="{_said("keys.title")}" aria-label="{_said("keys.title")}">?</button>'
    )


def _toast() -> str:
    return '<div id="dl-toast" role="status" hidden></div>'


def _narrow() -> str:
    days = "".join(
        f'<label>{_said(f"narrow.{name}")}<input type="date" name="{name}"></label>'
        for name in ("since", "until")
    )
    return _dialog(
        "narrow",
        _said("narrow.title"),
        f'<div class="dl-days">{days}</div>{_finder("outlet")}{_finder("article")}',
        '<button type="button" class="dl-button dl-quiet" id="dl-narrow-clear">'
        f"{_said('narrow.clear')}</button>"
        f'<button type="submit" class="dl-button dl-primary">{_said("narrow.done")}</button>',
    )


def _finder(name: str) -> str:
    """A field in which typing finds things to add to a list."""
    return (
        f'<div class="dl-finder" data-finds="{name}">'
        f'<label for="dl-find-{name}">{_said(f"narrow.{name}")}</label>'
        f'<ul class="dl-picked"></ul><input type="text" id="dl-find-{name}" autocomplete="off" '
        f'placeholder="{_said(f"narrow.{name}_hint")}"><ul class="dl-found" aria-live="polite"></ul></div>'
    )


def _feedback() -> str:
    reasons = "".join(
        f'<label><input type="checkbox" name="reason" value="{one}">{_said(f"feedback.reason_{one}")}</label>'
        for one in REASONS
    )
    return _dialog(
        "feedback",
        _said("feedback.title_down"),
        f'<p class="dl-lead">{_said("feedback.lead")}</p><div class="dl-reasons">{reasons}</div>'
        f'<label class="dl-more">{_said("feedback.more")}'
        '<textarea name="more" rows="3" maxlength="2000"></textarea></label>',
        f'<button type="button" class="dl-button dl-quiet" id="dl-gold">{_said("feedback.gold")}</button>'
        f'<button type="submit" class="dl-button dl-primary">{_said("feedback.save")}</button>',
    )


def _keys() -> str:
    """The keys by group; those of other tabs stand in the same section of the strings."""
    texts = {key.removeprefix("keys."): text for key, text in catalogue().items() if key.startswith("keys.")}
    listed = [(name.partition("_")[0], text.split("|", 1)) for name, text in texts.items() if "|" in text]
    groups = "".join(
        f"<h3>{_said(f'keys.group_{group}')}</h3><dl>{''.join(_key(*pair) for _, pair in pairs)}</dl>"
        for group, pairs in groupby(listed, key=lambda one: one[0])
    )
    return _dialog("keys", _said("keys.title"), f'<div class="dl-key-groups">{groups}</div>', "")


def _key(key: str, does: str) -> str:
    return f"<dt><kbd>{line(key)}</kbd></dt><dd>{line(does)}</dd>"


def _dialog(name: str, title: str, body: str, foot: str) -> str:
    closed = _said("keys.close")
    buttons = f'<div class="dl-dialog-foot">{foot}</div>' if foot else ""
    return (
        f'<dialog id="dl-dialog-{name}" class="dl-dialog" aria-labelledby="dl-dialog-{name}-title">'
        f'<form method="dialog"><div class="dl-dialog-head"><h2 id="dl-dialog-{name}-title">{title}</h2>'
        f'<button type="button" class="dl-dialog-close" aria-label="{closed}">&#215;</button></div>'
        f"{body}{buttons}</form></dialog>"
    )


def _said(key: str) -> str:
    return line(say(key))
