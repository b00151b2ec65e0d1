"""`dateline eval draft`: gold questions proposed from the library, for a person to accept."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import UsageError
from ui.commands.options import Json, settings_of
from ui.output import emit, say
from ui.runtime import Runtime

EXAMPLES = """Examples:

dateline eval draft --out drafts.jsonl -n 30

dateline eval draft --accept drafts.jsonl --out gold.jsonl"""
KINDS = "who, said, how-many, when, what, unanswerable"


Out = Annotated[Path, typer.Option(metavar="FILE", help="Where to write, JSON lines.", show_default=False)]
Count = Annotated[
    int, typer.Option("-n", "--count", metavar="N", min=1, max=10_000, help="How many questions at most.")
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        metavar="KIND",
        help=f"Only this kind: {KINDS}. May be given several times.",
        show_default="all",
    ),
]
Seed = Annotated[int, typer.Option(metavar="N", help="Another one draws other questions.")]
Accept = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Keep of a file of drafts those whose 'accepted' is true, as gold questions.",
        show_default=False,
    ),
]


def draft(
    ctx: typer.Context,
    *,
    out: Out,
    count: Count = 50,
    kind: Kinds = None,
    seed: Seed = 0,
    accept: Accept = None,
    json: Json = False,
) -> None:
    """Propose gold questions with their evidence, by rules, from the articles of the library.

    Read them, mend them, set 'accepted' to true where one is good, and keep those with --accept.
    """
    if out.exists():
        raise UsageError(f"'{out}' is there already", "name another --out, so that nothing judged is lost")
    if accept is not None:
        _accept(accept, out, json=json)
        return
    from eval.drafting.draft import draft as propose
    from eval.exchange.format import write_lines
    from ui.terminal.progress import draft_progress

    kinds = _kinds(kind)
    with Runtime.open(settings_of(ctx)) as runtime, draft_progress() as tell:
        found = propose(runtime.library, count, kinds, seed, tell)
    write_lines(out, found.rows)
    if json:
        emit({"out": str(out), "drafts": len(found.rows), "possible": dict(found.possible)})
    else:
        of = ", ".join(f"{number} {name}" for name, number in found.possible.items())
        say(f"{len(found.rows)} drafts from {found.articles} articles in {out}; possible were {of}.")


def _accept(drafts: Path, out: Path, *, json: bool) -> None:
    """Write the drafts that were accepted."""
    from eval.drafting.draft import accepted
    from eval.exchange.format import write_lines

    rows, total = accepted(drafts)
    write_lines(out, rows)
    if json:
        emit({"out": str(out), "accepted": len(rows), "drafts": total})
    else:
        say(f"{len(rows)} of {total} drafts are accepted; see {out}.")


def _kinds(given: list[str] | None) -> list[str]:
    """Return the kinds to draft, by the names of the rules.

    Raises:
        UsageError: for one that there is not.
    """
    from eval.drafting.draft import KINDS as ALL

    known = {name.replace(" ", "-"): name for name in ALL}
    for name in given or ():
        if name not in known:
            raise UsageError(f"there is no kind '{name}'", f"the kinds there are: {', '.join(known)}")
    return [known[name] for name in dict.fromkeys(given or known)]
