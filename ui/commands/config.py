"""`dateline config`: what the settings are and where each comes from; a file to begin with."""

import typer

from ui.commands.options import Json, settings_of
from ui.output import emit, show

app = typer.Typer(name="config", help="Show the settings, or begin a file of them.", no_args_is_help=True)


@app.command("show", epilog="Example:\n\nDATELINE_PORT=7861 dateline config show")
def show_(ctx: typer.Context, *, json: Json = False) -> None:
    """Show each setting, its value, and where the value comes from; secrets stay hidden."""
    settings = settings_of(ctx)
    values = settings.public()
    if json:
        emit({key: {"value": values[key], "origin": settings.origins[key]} for key in values})
        return
    from rich.table import Table
    from rich.text import Text

    from ui.terminal.plain import one_line

    table = Table(box=None, pad_edge=False)
    for name in ("setting", "value", "from"):
        table.add_column(name)
    for key, value in values.items():
        shown = "-" if value is None else one_line(_shown(value))
        table.add_row(
            Text(key), Text(shown, overflow="fold"), Text(one_line(settings.origins[key]), style="dim")
        )
    show(table)


@app.command("init", epilog="Example:\n\ndateline config init && $EDITOR dateline.toml")
def init(*, json: Json = False) -> None:
    """Write a dateline.toml that explains every setting into this folder; one that is there is kept."""
    from ui.settings import SettingsError, project_file, template

    path = project_file().absolute()
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(template())
    except FileExistsError as error:
        raise SettingsError(f"'{path}' is there already", "edit it, or move it away first") from error
    if json:
        emit({"path": str(path)})
    else:
        from rich.text import Text

        show(Text(f"Wrote {path}."))


def _shown(value: object) -> str:
    """A value as it would be written."""
    return ("off", "on")[value] if isinstance(value, bool) else str(value)
