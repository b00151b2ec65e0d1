"""`dateline check`: does each sentence of a text stand in its sources?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, get_args

import typer
from typer.core import TyperCommand

from dateline.errors import UsageError
from ui.commands.options import (
    InArticle,
    Json,
    Language,
    Outlet,
    Since,
    Until,
    make_filters,
    settings_of,
)
from ui.output import emit, say, show
from ui.runtime import Runtime

if TYPE_CHECKING:
    from answer.check.report import Report
    from answer.check.sources import Sources
    from index.query import Filters
    from models.reader.reading import Reader
    from ui.drafts import Draft
    from ui.settings import Settings

EXAMPLES = """Examples:

dateline check draft.md

dateline check draft.docx --source interview.txt agency.html

dateline check --article 002_4f1c.txt --json answer.txt > report.json

dateline check draft.md --html checked.html --fail-on misquoted,contradicted"""

FOUND: Final = 1
NEVER: Final = "never"
_SOURCE: Final = "--source"

SourceFiles = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FILE...",
        help="Check against these files or folders, of any kind that ingest reads, not the library.",
        show_default=False,
    ),
]
Most = Annotated[
    str | None,
    typer.Option(
        "-n",
        "--limit",
        metavar="N",
        help="How many articles to compare a sentence with that cites none.",
        show_default="3",
    ),
]
Html = Annotated[
    Path | None, typer.Option(metavar="OUT", help="Write the text as a page, its verdicts marked.")
]
Markdown = Annotated[
    Path | None, typer.Option(metavar="OUT", help="Write the text as Markdown, its verdicts as notes.")
]
FailOn = Annotated[
    str | None,
    typer.Option(
        metavar="VERDICTS",
        help="End with exit code 1 on these verdicts, with commas between them; never for none.",
        show_default="misquoted,contradicted,wrong_source,unsupported,uncited",
    ),
]
WithReader = Annotated[
    bool | None,
    typer.Option(
        "--reader/--no-reader",
        help="Let the reader judge what the sources bear out, or go by quotes, facts and shared words alone.",
        show_default="DATELINE_READER, or on",
    ),
]


class Greedy(TyperCommand):
    """Takes all that follows `--source`, up to the next option, as sources."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer's context is not public
        """Repeat `--source` before each of the files after it."""
        return super().parse_args(ctx, spelled_out(args))


def spelled_out(args: list[str]) -> list[str]:
    """Return `--source A B` as `--source A --source B`."""
    whole: list[str] = []
    taking, first = False, False
    for at, arg in enumerate(args):
        if arg == "--":
            return [*whole, *args[at:]]
        if arg.startswith("-") and arg != "-":
            taking = arg == _SOURCE or arg.startswith(_SOURCE + "=")
            first = arg == _SOURCE
        elif taking and not first:
            whole.append(_SOURCE)
        else:
            first = False
        whole.append(arg)
    return whole


def check(  # noqa: PLR0913 - the options of a verb are its parameters
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="The text: .txt, .md, .html, .docx, .pdf, or what ask --json prints; - reads stdin.",
            show_default=False,
        ),
    ],
    *,
    source: SourceFiles = None,
    limit: Most = None,
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    article: InArticle = None,
    language: Language = None,
    html: Html = None,
    markdown: Markdown = None,
    fail_on: FailOn = None,
    reader: WithReader = None,
    json: Json = False,
) -> None:
    """Check each sentence of a text against the articles, or against files that are named.

    A sentence is supported, partly supported, contradicted, unsupported, uncited, misquoted, or cites the
    wrong source; each comes with its reason and the words of the source. Ends with exit code 1 when
    something falls short.
    """
    from ui.drafts import read_draft_file

    failing = read_verdicts(fail_on)
    filters = make_filters(since, until, outlet, article, language)
    if source and filters:
        raise UsageError(
            "--source and a filter of the library were both given", "leave out one: files are not filtered"
        )
    settings = settings_of(ctx, limit=limit, reader=reader)
    for out in filter(None, (html, markdown)):
        _keep_apart(out, [file, *(source or [])])
    draft = read_draft_file(file)
    most = settings.limit if limit is not None else None
    report = _checked(settings, draft, source or [], filters, most)
    _write(report, draft, html, markdown)
    if json:
        from ui.shapes import check_dict

        emit(check_dict(report))
    else:
        from ui.terminal.checks import report_view

        show(report_view(report))
    for note in report.notes:
        say(note)
    if any(one.verdict in failing for one in report.statements):
        raise typer.Exit(FOUND)


def read_verdicts(text: str | None) -> frozenset[str]:
    """Read `--fail-on`.

    Raises:
        UsageError: one of them is no verdict.
    """
    from answer.check.report import FALLS_SHORT, Verdict

    if text is None:
        return FALLS_SHORT
    if text.strip() == NEVER:
        return frozenset()
    given = [one.strip().lower() for one in text.split(",")]
    known = get_args(Verdict)
    for one in given:
        if one not in known:
            remedy = "those there are: " + ", ".join((*known, NEVER))
            raise UsageError(f"--fail-on names '{one}', which is no verdict", remedy)
    return frozenset(given)


def _keep_apart(out: Path, inputs: list[str]) -> None:
    """Refuse to write over what is being read."""
    for one in inputs:
        if one != "-" and out.exists() and Path(one).exists() and out.samefile(one):
            raise UsageError(f"'{out}' is the very file that is to be read", "write to another one")


def _checked(
    settings: "Settings", draft: "Draft", files: list[str], filters: "Filters", most: int | None
) -> "Report":
    """Check a draft against files, or against the library."""
    from answer.check.sources import Given, Stored, read_sources

    if not files:
        with Runtime.open(settings) as runtime:
            return _run(draft, Stored(runtime.library, filters), runtime.reader, most)
    from models.reader.network import load_reader

    sources, failures = read_sources([Path(one) for one in files])
    for failure in failures:
        say(f"{failure.reason}; {failure.remedy}")
    reader = load_reader(threads=settings.threads) if settings.reader else None
    return _run(draft, Given(sources), reader, most)


def _run(draft: "Draft", sources: "Sources", reader: "Reader | None", most: int | None) -> "Report":
    from answer.check.checker import NEAR
    from answer.check.checker import check as check_text
    from ui.terminal.progress import check_progress

    with check_progress() as tell:
        return check_text(
            draft.text, sources, reader, kind=draft.kind, most=most or NEAR, progress=tell, name=draft.name
        )


def _write(report: "Report", draft: "Draft", html: Path | None, markdown: Path | None) -> None:
    from ui.annotated import html_page, markdown_page

    given = (draft.text, report, draft.name.strip("'"))
    for out, page in ((html, html_page), (markdown, markdown_page)):
        if out is not None:
            out.write_text(page(*given, markup=draft.kind == "html"), encoding="utf-8")
