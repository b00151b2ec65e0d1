"""`dateline serve`: the web chat."""

from typing import Annotated

import typer

from ui.commands.options import Answerer, Strict, WithReader, settings_of
from ui.runtime import Runtime

EXAMPLES = """Examples:

dateline serve

dateline serve --host 0.0.0.0 --port 8080 --users users

dateline serve --trust-header X-Forwarded-User --log-format json
"""


def serve(  # noqa: PLR0913 - each is an option
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
    users: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Ask for a name and password of this file; see `dateline users`.",
            show_default=False,
        ),
    ] = None,
    trust_header: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Believe a proxy that says in this header who is there.", show_default=False
        ),
    ] = None,
    trusted_proxies: Annotated[
        str | None,
        typer.Option(metavar="ADDRESSES", help="Which proxies are believed.", show_default="this machine"),
    ] = None,
    log_format: Annotated[
        str | None,
        typer.Option(metavar="FORMAT", help="The log on stderr: text or json.", show_default="text"),
    ] = None,
    log_level: Annotated[
        str | None,
        typer.Option(metavar="LEVEL", help="debug, info, warning or error.", show_default="info"),
    ] = None,
    reader: WithReader = None,
    answerer: Answerer = None,
    strict: Strict = None,
) -> None:
    """Serve the web chat until Ctrl-C."""
    settings = settings_of(
        ctx,
        host=host,
        port=port,
        auth=auth,
        users=users,
        trust_header=trust_header,
        trusted_proxies=trusted_proxies,
        log_format=log_format,
        log_level=log_level,
        reader=reader,
        answerer=answerer,
        strict=strict,
    )
    with Runtime.open(settings, create=True) as runtime:  # articles can be put in on the page itself
        from ui.web.server import serve as serve_web

        login = settings.auth.get_secret_value() if settings.auth else None
        serve_web(runtime, settings.host, settings.port, login, settings=settings)
