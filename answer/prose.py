"""An answer as plain text with its citation marks."""

from answer.answer import Answer, Statement

_CLOSING = ".!?…"

NOT_IN_SOURCES = "The articles do not say."


def prose(answer: Answer) -> str:
    """Return the statements with their marks, or the refusal, as one paragraph."""
    if not answer.statements:
        return NOT_IN_SOURCES
    return " ".join(marked(s) for s in answer.statements)


def marked(statement: Statement) -> str:
    """Return the statement with its label and its marks, `[1][3]`, before the full stop.

    A full stop inside a closing quotation mark is part of the quoted words, and the marks follow those.
    """
    marks = "".join(f"[{n}]" for n in statement.citations)
    label = f"{statement.label} " if statement.label else ""
    if not marks:
        return label + statement.text
    text = statement.text.rstrip(_CLOSING)
    return f"{label}{text} {marks}{statement.text[len(text) :]}"
