"""A sentence as it is shown: its pronoun followed by the name it stands for, in brackets."""

from answer.evidence import Sentence
from index.passage import Span


def bracketed(sentence: Sentence) -> tuple[Span, str] | None:
    """The pronoun that a name is put behind, relative to the sentence, and the name; None where none is."""
    reference = sentence.reference
    return ((reference.start, reference.end), reference.name) if reference else None


def readable(sentence: Sentence) -> str:
    """The sentence's own words with the name in brackets behind its pronoun, where it is certain."""
    if (found := bracketed(sentence)) is None:
        return sentence.text
    (_, end), name = found
    return f"{sentence.text[:end]} [{name}]{sentence.text[end:]}"
