"""`dateline info`, `doctor`, `rebuild`: what the library holds, whether it is sound, and making it so."""

from typing import TYPE_CHECKING

import typer

from dateline.errors import DatelineError
from ui.commands.options import Json, settings_of
from ui.output import emit, show
from ui.runtime import Runtime

if TYPE_CHECKING:
    from index.summary import Finding
    from ui.settings import Settings

FOUND = 1


def info(ctx: typer.Context, *, json: Json = False) -> None:
    """Count what the library holds: articles, passages, vectors, what is pending, models, sizes."""
    from answer.model.prompts import prompt_hashes
    from ui.desk.standing import standing_of_desk

    settings = settings_of(ctx)
    with Runtime.open(settings) as runtime:
        facts = runtime.library.info() | {"answerer": settings.answerer, "prompts": prompt_hashes()}
    desk = standing_of_desk(settings.home)
    facts["desk"] = desk and desk.as_dict()
    if json:
        emit(facts)
    else:
        from ui.terminal.reports import facts_view

        show(facts_view(facts))


def doctor(ctx: typer.Context, *, json: Json = False) -> None:
    """Check the library; each finding comes with the command that mends it.

    Ends with exit code 1 when something was found.
    """
    settings = settings_of(ctx)
    findings = _examine(settings)
    if json:
        emit({"home": str(settings.home), "findings": [_finding_dict(finding) for finding in findings]})
    else:
        from ui.terminal.reports import findings_view

        show(findings_view(findings))
    if any(finding.severity != "ok" for finding in findings):
        raise typer.Exit(FOUND)


def rebuild(ctx: typer.Context, *, json: Json = False) -> None:
    """Make the indexes of words and vectors anew from the database, and any vector that is still missing."""
    from ui.terminal.progress import ingest_progress

    with Runtime.open(settings_of(ctx)) as runtime, ingest_progress() as tell:
        runtime.library.embed_pending(tell)
        runtime.library.rebuild()
        facts = runtime.library.info()
    if json:
        emit(facts)
    else:
        from ui.terminal.reports import facts_view

        show(facts_view(facts))


def _examine(settings: "Settings") -> "list[Finding]":
    """Examine the files of the models and the library; one that cannot be opened is a finding, too."""
    from index.summary import Finding
    from models.embedder import load_embedder
    from models.reader.network import load_reader
    from ui.desk.standing import examine_desk

    findings = []
    for kind, model in (("embedder", load_embedder()), ("reader", load_reader())):
        try:
            model.verify()
        except DatelineError as error:
            findings.append(Finding(kind, "error", error.what, error.remedy))
        else:
            good = f"{model.name}, its files are the ones that were published"
            findings.append(Finding(kind, "ok", good))
    try:
        with Runtime.open(settings) as runtime:
            findings += runtime.library.examine()
        return [*findings, examine_desk(settings.home)]
    except DatelineError as error:
        return [*findings, Finding("library", "error", error.what, error.remedy)]


def _finding_dict(finding: "Finding") -> dict[str, object]:
    return {
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "remedy": finding.remedy,
    }
