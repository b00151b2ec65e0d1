"""The page that asks who it is: no script, nothing loaded, no word of what is behind it."""

from functools import cache
from pathlib import Path

from ui.web.html import esc
from ui.web.say import say

STYLE = Path(__file__).parent.parent / "assets" / "login.css"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'"


@cache
def _style() -> str:
    return STYLE.read_text("utf-8")


def login_html(name: str = "", after: str = "/", trouble: str = "") -> bytes:
    """Return the page, with the name that was tried and what was wrong with it."""
    told = f'<p class="trouble" role="alert" id="trouble">{esc(trouble)}</p>' if trouble else ""
    about = ' aria-describedby="trouble" aria-invalid="true"' if trouble else ""
    focus = ("", " autofocus") if name else (" autofocus", "")
    page = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{esc(say("login.title"))}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<style>{_style()}</style></head><body><main>
<h1>{esc(say("page.title"))}</h1><p class="lead">{esc(say("login.lead"))}</p>{told}
<form method="post" action="login">
<input type="hidden" name="after" value="{esc(after)}">
<label for="username">{esc(say("login.name"))}</label>
<input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false"
 maxlength="64" required value="{esc(name)}"{focus[0]}{about}>
<label for="password">{esc(say("login.password"))}</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200"
 required{focus[1]}{about}>
<button type="submit">{esc(say("login.enter"))}</button>
</form></main></body></html>
"""
    return page.encode("utf-8", "replace")


def local_path(after: str) -> str:
    """Return where to go after the login: a path of ours, whatever was asked for."""
    plain = after.startswith("/") and not after.startswith(("//", "/\\")) and after.isprintable()
    return after if plain and len(after) <= 1000 and "\\" not in after else "/"
