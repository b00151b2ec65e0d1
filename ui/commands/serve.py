"""`dateline serve`: the web chat."""

from typing import Annotated

import typer

from ui.commands.options import Answerer, Strict, WithReader, settings_of
from ui.runtime import Runtime

EXAMPLES = """Examples:

dateline serve

dateline serve --host 0.0.0.0 --port 8080 --auth "reader:a long password"
"""


def serve(
    ctx: typer.Context,
    *,
    host: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="Where to listen; 0.0.0.0 lets the network in.", show_default="127.0.0.1"
        ),
    ] = None,
    port: Annotated[str | None, typer.Option(metavar="N", help="The port.", show_default="7860")] = None,
    auth: Annotated[
        str | None,
        typer.Option(
            metavar="NAME:PASSWORD",
            help="Ask for this name and password. Others can read a command line: DATELINE_AUTH is safer.",
            show_default=False,
        ),
    ] = None,
    reader: WithReader = None,
    answerer: Answerer = None,
    strict: Strict = None,
) -> None:
    """Serve the web chat until Ctrl-C."""
    settings = settings_of(
        ctx, host=host, port=port, auth=auth, reader=reader, answerer=answerer, strict=strict
    )
    with Runtime.open(settings) as runtime:
        from ui.web.server import serve as serve_web

        serve_web(
            runtime, settings.host, settings.port, settings.auth.get_secret_value() if settings.auth else None
        )
