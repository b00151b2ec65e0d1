"""Who said a statement, to which outlet, and which relays it, as far as its own words do not tell."""

from answer.answer import Statement


def who_said(statement: Statement) -> str | None:
    """Return what the sentence leaves unsaid, as "Ada Roth to the Herald, reported by KAR:", if anything."""
    said = statement.text.casefold()
    speaker = _unsaid(statement.speaker, said)
    told = _unsaid(statement.told, said) if statement.speaker else None
    via = _unsaid(statement.via, said)
    parts = [speaker or "", f"to {told}" if told else ""]
    lead = " ".join(part for part in parts if part)
    if via:
        lead += f", reported by {via}" if lead else f"Reported by {via}"
    return f"{lead[:1].upper()}{lead[1:]}:" if lead else None


def _unsaid(name: str | None, said: str) -> str | None:
    """The name, unless its last word is among the words said."""
    words = (name or "").split()
    return None if not words or words[-1].casefold() in said else name
