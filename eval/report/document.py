"""A page as one file with its style and its script, closed to everything else."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from eval.report.markup import line

_HERE = Path(__file__).parent


def contents(*sections: tuple[str, str]) -> str:
    """Return links to the sections of a page: their ids and their names."""
    links = "".join(f'<a href="#{name}">{said}</a>' for name, said in sections)
    return f'<nav aria-label="Sections">{links}</nav>'


def document(title: str, body: str) -> str:
    """Return a document that may run our own script and nothing else, and load nothing."""
    style, script = _asset("report.css"), _asset("report.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f'<title>{line(title)}</title><link rel="icon" href="data:,"><style>{style}</style></head>'
        f"<body><main>{body}</main><script>{script}</script></body></html>\n"
    )


@cache
def _asset(name: str) -> str:
    return (_HERE / name).read_text("utf-8")
