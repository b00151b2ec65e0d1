"""Whom a pronoun stands for, shown in brackets only where that is certain."""

import pytest

from answer.evidence import sentences_of
from answer.readable import readable
from index.sentences import sentence_spans


def shown(text: str) -> str:
    *_, last = sentences_of("a", text, sentence_spans(text))
    return readable(last)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Judge Maria Sund left Arvik. She was elected in 2031.", "She [Maria Sund] was elected in 2031."),
        ("Judge Maria Sund left Arvik. Her term ends soon.", "Her [Maria Sund] term ends soon."),
        ("Judge Maria Sund left Arvik. In 2031, she won.", "In 2031, she [Maria Sund] won."),
        ("Judge Maria Sund left Arvik. However, she’s back.", "However, she [Maria Sund]’s back."),
        ("Judge Maria Sund left Arvik. “It is over,” she said.", "“It is over,” she [Maria Sund] said."),
        ("Maria Sund met Peter Orlo. He was late.", "He [Peter Orlo] was late."),
    ],
)
def test_a_certain_antecedent_is_put_in_brackets(text: str, last: str) -> None:
    assert shown(text) == last


@pytest.mark.parametrize(
    "text",
    [
        "Peter Orlo met Paul Farr in Arvik, and Karl Venn paid. He was late.",
        "Peter Orlo left with his brother. He was late.",
        "Peter Orlo left. His attorney wrote a letter. He was late.",
        "Peter Orlo left. While he was away, Paul Farr came.",
        "Maria Sund left. He was late.",
        "Maria Sund left. “She was late.”",
        "The Harbour Board met. He was late.",
        "Peter Orlo left. The boat lay on her side.",
        "Peter Orlo left. The prosecutor, whom he did not name, came.",
        "Peter Orlo left. It rained. It rained. It rained. It rained. He was late.",
        "Photo: Peter Orlo/Isande Images Arvik is a town. He was late.",
    ],
)
def test_in_doubt_nothing_is_put_in(text: str) -> None:
    assert "[" not in shown(text)


def test_the_quote_behind_a_bracket_keeps_its_place() -> None:
    text = "Judge Maria Sund left.\n\n- She was elected in 2031."
    *_, last = sentences_of("a", text, sentence_spans(text))
    assert text[last.start : last.end] == last.text == "She was elected in 2031."
    assert readable(last) == "She [Maria Sund] was elected in 2031."
    assert last.explicit == "Maria Sund was elected in 2031."
