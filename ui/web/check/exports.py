"""A checked text to take away: the same pages and JSON as `dateline check` writes."""

import re
from pathlib import PurePosixPath

from answer.check.report import Report
from dateline.errors import UsageError
from ui.annotated import html_page, markdown_page
from ui.drafts import Draft
from ui.output import to_json
from ui.shapes import check_dict
from ui.web.check.asked import PASTED
from ui.web.programs import shown

KINDS = {"html": "text/html", "md": "text/markdown", "json": "application/json"}
_STEM = 60


def export(draft: Draft, report: Report, kind: object) -> dict[str, str]:
    """Return a file to download: its `name`, safe on any system, its media `type`, its `text`.

    Raises:
        UsageError: there is no such kind.
    """
    if not isinstance(kind, str) or kind not in KINDS:
        raise UsageError(f"there is no export {shown(kind)}", f"choose one of {', '.join(KINDS)}")
    name = f"{stem(draft.name)}-checked.{kind}"
    return {"name": name, "type": f"{KINDS[kind]};charset=utf-8", "text": _written(draft, report, kind)}


def _written(draft: Draft, report: Report, kind: str) -> str:
    if kind == "json":
        return to_json(check_dict(report)).decode() + "\n"
    page = html_page if kind == "html" else markdown_page
    return page(draft.text, report, draft.name.strip("'"), markup=draft.kind == "html")


def stem(name: str) -> str:
    """Return the name of a draft without suffix, folder, and whatever a file name may not have."""
    if name == PASTED:
        return "text"
    whole = PurePosixPath(name.strip("'").replace("\\", "/")).stem
    return re.sub(r"[^\w-]+", "-", whole)[:_STEM].strip("-_") or "text"
