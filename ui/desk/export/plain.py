"""One answer as text to paste: numbers at the sentences, the sources below."""

from answer.answer import Answer, Source
from ui.desk.export import told
from ui.web.say import say


def with_citations(answer: Answer) -> str:
    """Return `answer` as plain text, each sentence with its numbers, then the list of sources with links."""
    parts = []
    if banner := told.outcome(answer):
        parts.append(f"{banner[0]}. {banner[1]}")
    if answer.short is not None:
        parts.append(told.flat(answer.short))
    parts += [_statement(one) for one in _lines(answer)]
    if answer.sources:
        parts.append("\n".join([say("export.sources"), *(_source(source) for source in answer.sources)]))
    return "\n\n".join(parts) + "\n"


def _lines(answer: Answer) -> list[tuple[str, str, tuple[int, ...], str]]:
    return [
        (told.lead(one), told.flat(one.text), one.citations, told.doubt(one)) for one in answer.statements
    ]


def _statement(parts: tuple[str, str, tuple[int, ...], str]) -> str:
    lead, text, citations, doubt = parts
    body, stop = told.split_stop(text)
    marks = "".join(f"[{number}]" for number in citations)
    said = f"{body} {marks}{stop}" if marks else text
    return " ".join(part for part in (lead, said, f"({doubt})" if doubt else "") if part)


def _source(source: Source) -> str:
    where = told.address(source) or told.file(source)
    return f"[{source.n}] {told.title(source)}. {told.facts(source)}. {where}"
