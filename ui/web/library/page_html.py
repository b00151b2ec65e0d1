"""The tab before `assets/library.js` fills it: putting in, looking through, what was taken out."""

from ui.web.library.parts import button, words

MOST_FILES = 2000
"""Files that may be put in at once."""


def page_html() -> str:
    """Return the empty tab."""
    return (
        f'<div class="dl-page" id="dl-lib" data-most="{MOST_FILES}">'
        f'<header class="dl-lib-head"><div><h2>{words("heading")}</h2>'
        '<p class="dl-lead" id="dl-lib-size"></p></div>'
        '<button type="button" class="dl-button dl-primary" data-lib="open" aria-expanded="false"'
        f' aria-controls="dl-lib-put" hidden>{words("put_in")}</button></header>'
        f'{_put_in()}<div id="dl-lib-job"></div><div id="dl-lib-body" hidden>'
        f'<div id="dl-lib-charts" aria-label="{words("charts")}" role="group"></div>{_filter()}{_picked()}'
        '<div id="dl-lib-table"></div></div>'
        '<div id="dl-lib-trouble" class="dl-notice dl-bad" role="alert" hidden></div>'
        f'<details id="dl-lib-removed" hidden><summary>{words("removed")}</summary><div></div></details>'
        f"{_confirm()}</div>"
    )


def _put_in() -> str:
    return (
        f'<section id="dl-lib-put" aria-label="{words("put_in")}" hidden>'
        f'<div id="dl-lib-welcome" hidden><h3>{words("welcome")}</h3><p>{words("welcome_more")}</p></div>'
        '<div class="dl-lib-ways"><div id="dl-lib-drop">'
        f"<p><strong>{words('drop')}</strong></p>"
        f"<p>{button('files', 'choose_files')} {button('folder', 'choose_folder')}</p>"
        f'<p class="dl-lib-hint">{words("formats")}</p>'
        '<input type="file" id="dl-lib-files" multiple hidden tabindex="-1"'
        f' aria-label="{words("choose_files")}">'
        '<input type="file" id="dl-lib-folder" webkitdirectory multiple hidden tabindex="-1"'
        f' aria-label="{words("choose_folder")}"></div>'
        f'<form id="dl-lib-urls"><label for="dl-lib-addresses">{words("addresses")}</label>'
        '<textarea id="dl-lib-addresses" rows="4" spellcheck="false" autocapitalize="off"'
        f' placeholder="{words("addresses_example")}"></textarea>'
        f'<p><button type="submit" class="dl-button">{words("fetch")}</button>'
        f' <span class="dl-lib-hint">{words("addresses_hint")}</span></p></form></div>'
        f'<p id="dl-lib-examples" hidden>{words("examples")} {button("examples", "examples_in")}</p>'
        "</section>"
    )


def _filter() -> str:
    return (
        f'<form id="dl-lib-filter" role="search" aria-label="{words("filter")}">'
        f'<label class="dl-lib-words"><span>{words("words")}</span>'
        '<input type="search" name="words" maxlength="300" autocomplete="off"'
        f' placeholder="{words("words_hint")}">'
        f"</label><label><span>{words('column_outlet')}</span>"
        f'<select name="outlet"><option value="">{words("any")}</option></select></label>'
        f"<label><span>{words('column_language')}</span>"
        f'<select name="language"><option value="">{words("any")}</option></select></label>'
        f'<label><span>{words("since")}</span><input type="date" name="since" max="9999-12-31"></label>'
        f'<label><span>{words("until")}</span><input type="date" name="until" max="9999-12-31"></label>'
        '<label class="dl-lib-tick"><input type="checkbox" name="undated">'
        f"<span>{words('undated_only')}</span></label>"
        f'<label class="dl-lib-order"><span>{words("sort")}</span>'
        f'<select name="sort">{_orders()}</select></label>'
        f"{button('clear', 'clear', kind='dl-quiet', data=' hidden')}"
        "</form>"
    )


def _orders() -> str:
    """Return the orders as options; the value is what is sorted by, and 1 where the last comes first."""
    orders = {"added": ("added", 1), "newest": ("published", 1), "oldest": ("published", 0)}
    orders |= {"title": ("title", 0), "outlet": ("outlet", 0)}
    return "".join(
        f'<option value="{by} {last}">{words(f"sort_{name}")}</option>' for name, (by, last) in orders.items()
    )


def _picked() -> str:
    return (
        f'<div id="dl-lib-picked" role="group" aria-label="{words("picked")}" hidden><span></span>'
        f"{button('remove-picked', 'remove_picked')}{button('unpick', 'unpick', kind='dl-quiet')}</div>"
    )


def _confirm() -> str:
    return (
        '<dialog id="dl-lib-confirm" class="dl-dialog" aria-labelledby="dl-lib-asked"><form method="dialog">'
        '<p id="dl-lib-asked"></p><div class="dl-dialog-foot">'
        f'<button type="submit" class="dl-button" value="no">{words("keep")}</button>'
        '<button type="submit" class="dl-button dl-primary" value="yes"></button></div></form></dialog>'
    )
