"""Which articles name what a question is about."""

import pytest

from answer.evidence import sentences_of
from answer.found import names_all
from index.sentences import sentence_spans


@pytest.mark.parametrize(
    ("text", "last", "all_there"),
    [
        ("The Karvonian envoy left. He saw Roth.", {"karvonia", "roth"}, True),
        ("The Karvonian envoy left.", {"karvonia", "roth"}, False),
        ("The British envoy left.", {"britain"}, True),
        ("A roth is a wheel.", {"roth"}, False),
        ("Nobody came.", set[str](), True),
    ],
)
def test_an_article_names_places_by_their_adjectives_too(text: str, last: set[str], all_there: bool) -> None:
    assert names_all(sentences_of("a", text, sentence_spans(text)), last) is all_there
