"""`dateline eval`: how good the answers are, measured on gold questions; a module a verb."""

import typer

from ui.commands import (
    claims,
    eval_compare,
    eval_draft,
    eval_exchange,
    eval_gate,
    eval_run,
    eval_sweep,
    eval_validate,
    report,
)

app = typer.Typer(name="eval", help="Measure answers on gold questions.", no_args_is_help=True)
app.command("run", epilog=eval_run.EXAMPLES)(eval_run.run)
app.command("compare", epilog=eval_compare.EXAMPLES)(eval_compare.compare)
app.command("gate", epilog=eval_gate.EXAMPLES)(eval_gate.gate)
app.command("report", epilog=report.EXAMPLES)(report.report)
app.command("claims", epilog=claims.EXAMPLES)(claims.claims)
app.command("sweep", epilog=eval_sweep.EXAMPLES)(eval_sweep.sweep)
app.command("draft", epilog=eval_draft.EXAMPLES)(eval_draft.draft)
app.command("validate", epilog=eval_validate.EXAMPLES)(eval_validate.validate)
app.command("import", epilog=eval_exchange.IMPORT_EXAMPLES)(eval_exchange.import_)
app.command("export", epilog=eval_exchange.EXPORT_EXAMPLES)(eval_exchange.export)
