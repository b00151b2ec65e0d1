"""Writes `docs/commands.md` from the program itself, and finds what the documents say that is not so.

`python -m ui.docs` writes; `python -m ui.docs --check` writes nothing and exits with 1 on a finding.
"""

import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import typer.main

from dateline.offline import stay_offline
from ui.cli import app
from ui.output import say
from ui.settings import FILE_NAME, Settings
from ui.web_settings import PREFIX

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs" / "commands.md"
HEAD: Final = (
    "<!-- Written by `python -m ui.docs` from the program: change the help texts, not this file. -->"
)
SETTINGS: Final = f"""## Settings

A flag goes before the environment, that before `./{FILE_NAME}`, that before `{FILE_NAME}` in the
user's config folder, and that before the default. `dateline config show` says what holds and why,
`dateline config init` writes a file to begin with. A key that does not exist is an error."""
_FENCE = re.compile(r"^```[a-z]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`((?:\$ )?dateline [^`\n]+)`")

Command = Any
"""A command, group or parameter of typer, whose own types are not public."""
Words = tuple[str, ...]
"""What a user types to reach a command, `("dateline", "articles", "list")`."""


def root() -> Command:
    """Return the command `dateline` with its verbs below it."""
    return typer.main.get_command(app)


def verbs(
    command: Command, path: tuple[str, ...] = ("dateline",)
) -> Iterator[tuple[tuple[str, ...], Command]]:
    """Yield each command with its words, groups before what is in them."""
    yield path, command
    for name, inner in getattr(command, "commands", {}).items():
        yield from verbs(inner, (*path, name))


def page() -> str:
    """Return the whole of `docs/commands.md`."""
    parts = [HEAD, "# Commands"]
    for path, command in verbs(root()):
        parts.append(_section(path, command))
    parts.append(_settings_section())
    return "\n\n".join(parts) + "\n"


def _section(path: Words, command: Command) -> str:
    hashes = "#" * min(len(path) + 1, 4)
    lines = [f"{hashes} {' '.join(path)}", f"```\n{usage(path, command)}\n```", _prose(command.help)]
    rows = [
        f"| {_spelling(param)} | {_explained(param)} |" for param in command.params if _is_documented(param)
    ]
    if rows:
        lines.append("\n".join(["| | |", "|---|---|", *rows]))
    if command.epilog:
        lines.append(_epilog(command.epilog))
    return "\n\n".join(lines)


def usage(path: Words, command: Command) -> str:
    """Return the line of usage: the words, then what they take."""
    pieces = [*path]
    if any(_is_documented(param) and param.param_type_name == "option" for param in command.params):
        pieces.append("[OPTIONS]")
    pieces += [_metavar(param) for param in command.params if param.param_type_name == "argument"]
    return " ".join(pieces + (["VERB ..."] if getattr(command, "commands", None) else []))


def _metavar(param: Command) -> str:
    name = str(param.metavar or param.name.upper())
    return name if param.required else f"[{name}]"


def _is_documented(param: Command) -> bool:
    return bool(param.name != "help")


def _spelling(param: Command) -> str:
    if param.param_type_name == "argument":
        return f"`{_metavar(param)}`"
    value = "" if param.is_flag else f" {param.metavar or 'TEXT'}"
    return ", ".join(f"`{option}{value}`" for option in [*param.opts, *param.secondary_opts])


def _explained(param: Command) -> str:
    default = param.show_default if isinstance(param.show_default, str) else None
    needed = " Required." if param.required and param.param_type_name == "option" else ""
    return _cell((param.help or "") + (f" Default: {default}." if default else "") + needed)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _prose(text: str | None) -> str:
    paragraphs = (text or "").strip().split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _epilog(text: str) -> str:
    head, *lines = [line for line in text.strip().split("\n\n") if line]
    return f"{head}\n\n```\n" + "\n".join(lines) + "\n```" if lines else head


def _settings_section() -> str:
    rows = ["| key | environment | |", "|---|---|---|"]
    for key, field in Settings.model_fields.items():
        extra = field.json_schema_extra
        must = extra["must"] if isinstance(extra, dict) else ""
        rows.append(
            f"| `{key}` | `{PREFIX}{key.upper()}` | {_cell(f'{field.description} It must be {must}.')} |"
        )
    return "\n\n".join([SETTINGS, "\n".join(rows)])


def findings(folder: Path = ROOT) -> Iterator[str]:
    """Yield a sentence for each thing that the documents of a checkout say and that is not so."""
    target = folder / PAGE.relative_to(ROOT)
    if not target.exists() or target.read_text(encoding="utf-8") != page():
        yield f"{target.relative_to(folder)} is stale; run `python -m ui.docs`"
    for path in sorted([*folder.glob("*.md"), *(folder / "docs").glob("*.md")]):
        for line in command_lines(path.read_text(encoding="utf-8")):
            if (wrong := wrong_with(line)) is not None:
                yield f"{path.relative_to(folder)}: `{line}`: {wrong}"


def command_lines(text: str) -> Iterator[str]:
    """Yield each `dateline ...` that a document shows, in a fenced block or inline."""
    for block in _FENCE.findall(text):
        for line in block.replace("\\\n", " ").split("\n"):
            if line.removeprefix("$ ").startswith("dateline "):
                yield line.removeprefix("$ ").strip()
    for line in _INLINE.findall(_FENCE.sub("", text)):
        yield line.removeprefix("$ ").strip()


def wrong_with(line: str) -> str | None:
    """Say what the program does not know of a command line in a document, or None."""
    command = root()
    options = _options(command)
    try:
        words = iter(shlex.split(line, comments=True)[1:])
    except ValueError as error:
        return str(error).lower()
    for word in words:
        inner = getattr(command, "commands", {})
        if word.startswith("-") and word != "-":
            name, _, value = word.partition("=")
            if name not in options:
                return f"there is no option {name}"
            if options[name] and not value:
                next(words, None)
        elif word in inner:
            command = inner[word]
            options |= _options(command)
        elif inner and not _stands_for_any(word):
            return f"there is no verb {word}"
    return None


def _stands_for_any(word: str) -> bool:
    return word.isupper() or word in {"...", "…"}


def _options(command: Command) -> dict[str, bool]:
    """Return the options of a command, and whether each takes a value."""
    found = {option: not param.is_flag for param in command.params for option in _dashed(param)}
    return {"--help": False, "-h": False} | found


def _dashed(param: Command) -> list[str]:
    return [*param.opts, *param.secondary_opts] if param.param_type_name == "option" else []


def main() -> None:
    """Write the page, or with `--check` only look."""
    stay_offline()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page(), encoding="utf-8")
        return
    wrong = list(findings())
    for sentence in wrong:
        say(sentence)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
