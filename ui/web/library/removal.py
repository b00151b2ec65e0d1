"""Taking articles out, bringing them back, and dropping them for good with the file they came in."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.database import UPLOADS
from index.errors import UnknownArticle
from ui.dates import day
from ui.web.html import esc, line, shortened
from ui.web.library.parts import button, words
from ui.web.words import count

if TYPE_CHECKING:
    from index.aside import Removed
    from index.library import Library

SHOWN = 100
LONGEST = 140


def forget(library: "Library", ids: Sequence[str]) -> list[str]:
    """Drop articles that were put aside for good, and their uploaded files; return which.

    A file goes only where it is of our own folder of uploads, and no article that is left came out of it.
    """
    going = {one.id: one.uri for one in library.removed() if one.id in set(ids)}
    gone = library.forget(list(going))
    kept = {one.uri for one in library.removed()}
    for one in gone:
        if going[one] not in kept and not _known(library, going[one]):
            _drop_upload(library.home / UPLOADS, going[one])
    return gone


def _known(library: "Library", uri: str) -> bool:
    try:
        return bool(library.article(uri))
    except UnknownArticle:
        return False


def _drop_upload(folder: Path, uri: str) -> None:
    path, root = Path(uri), folder.resolve()
    try:
        if path.is_absolute() and path.resolve().is_relative_to(root) and path.is_file():
            path.unlink()
            for parent in path.parents:
                if parent == root:
                    return
                parent.rmdir()
    except OSError:
        return  # a folder that still holds something, or a file that is gone


def removed_html(removed: Sequence["Removed"]) -> str:
    """Return the list of what can be brought back; empty for none."""
    if not removed:
        return ""
    rows = "".join(_row(one) for one in removed[:SHOWN])
    more = len(removed) - SHOWN
    rest = f'<p class="dl-lib-hint">{words("and_more", count=f"{more:,}")}</p>' if more > 0 else ""
    return (
        f'<p class="dl-lib-hint">{words("removed_hint", count=count(len(removed), "article"))}</p>'
        f'<ul class="dl-lib-gone">{rows}</ul>{rest}<p>{button("forget", "forget", kind="dl-quiet")}</p>'
    )


def _row(one: "Removed") -> str:
    title = shortened(one.title or words("untitled"), LONGEST)
    outlet = [shortened(one.outlet, LONGEST)] if one.outlet else []
    when = f"{day(one.removed)}, {one.removed[11:16]} UTC"
    about = line(" \u00b7 ".join([*outlet, day(one.published)]))
    name = words("put_back_named", title=title)
    return (
        f'<li><span><span dir="auto">{line(title)}</span> <span class="dl-meta">{about}</span> '
        f'<span class="dl-meta">{words("removed_at", when=when)}</span></span>'
        f'<button type="button" class="dl-button" data-lib="put-back" data-ids="{esc(one.id)}"'
        f' aria-label="{name}">{words("put_back")}</button></li>'
    )
