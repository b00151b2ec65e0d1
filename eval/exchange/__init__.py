"""Gold sets and runs in the files of other evaluation tools; a module a format, a line here registers one."""

from difflib import get_close_matches

from dateline.errors import UsageError
from eval.exchange import beir, deepeval, llama_index, multihop_rag, ragas, realtimeqa, trec
from eval.exchange.format import Format, Item, Read

FORMATS: tuple[Format, ...] = (
    beir.FORMAT,
    trec.FORMAT,
    ragas.FORMAT,
    deepeval.FORMAT,
    llama_index.FORMAT,
    multihop_rag.FORMAT,
    realtimeqa.FORMAT,
)

_BY_NAME = {one.name: one for one in FORMATS}


def format_named(name: str) -> Format:
    """Return the format of that name.

    Raises:
        UsageError: where there is none; the error names the nearest.
    """
    if name.lower() in _BY_NAME:
        return _BY_NAME[name.lower()]
    near = get_close_matches(name.lower(), _BY_NAME, n=1, cutoff=0.5)
    remedy = f"did you mean '{near[0]}'" if near else f"the formats there are: {', '.join(_BY_NAME)}"
    raise UsageError(f"there is no format '{name}'", remedy)


__all__ = ["FORMATS", "Format", "Item", "Read", "format_named"]
