"""Names that people give to gold sets and runs, and what of them may become the name of a file."""

import re
import unicodedata

from dateline.errors import UsageError
from ui.web.programs import read_text, shown
from ui.web.say import say

LONGEST = 60
_NAME = re.compile(r"[^\W_](?:[\w .()+-]*[\w)+])?")
_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,150}")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def read_name(value: object, what: str) -> str:
    """Return a name that can stand as a file's: letters, digits, spaces and a few marks.

    Raises:
        UsageError: when it is something else, a path for one.
    """
    name = unicodedata.normalize("NFC", read_text(value, what, most=LONGEST)).strip()
    if not _NAME.fullmatch(name):
        raise UsageError(say("evaluation.bad_name", what=what, name=shown(name)), say("evaluation.good_name"))
    return name


def read_folder(value: object) -> str:
    """Return the name of a run's folder: no path, nothing hidden.

    Raises:
        UsageError: when it can be none.
    """
    if not isinstance(value, str) or not _RUN.fullmatch(value):
        raise UsageError(say("evaluation.no_run", name=shown(value)), say("evaluation.choose_run"))
    return value


def slug(name: str) -> str:
    """Return a name as plain letters with hyphens, for a folder; "run" where none are left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _NOT_PLAIN.sub("-", plain).strip("-")[:40].strip("-") or "run"
