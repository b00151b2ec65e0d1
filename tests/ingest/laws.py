"""What must hold for every article, whatever came in."""

from itertools import pairwise

from ingest.article import Article
from ingest.block import spelled
from ingest.document import Document


def document_of(uri: str, data: bytes = b"", suffix: str = "") -> Document:
    """A document as a reader's tests need it."""
    return Document(uri, f"'{uri}'", suffix, data, uri)


def check_offsets(article: Article) -> None:
    """Runs and cuts tell the truth about where each character stood."""
    raw, text = article.raw, article.text
    before = 0
    for run in article.runs:
        assert run.start >= before
        assert 0 <= run.raw_start < run.raw_start + run.raw_length <= len(raw)
        if run.length == run.raw_length:
            was = raw[run.raw_start : run.raw_start + run.raw_length]
            assert text[run.start : run.start + run.length] == spelled(was)
        before = run.start + run.length
    assert before <= len(text)
    starts = [cut.raw_start for cut in article.cuts]
    assert starts == sorted(starts)
    taken = sorted(
        [(run.raw_start, run.raw_start + run.raw_length) for run in article.runs]
        + [(cut.raw_start, cut.raw_end) for cut in article.cuts]
    )
    for (_, end), (start, _) in pairwise(taken):
        assert end <= start, "runs and cuts overlap"
    uncovered = set(range(len(text)))
    for run in article.runs:
        uncovered -= set(range(run.start, run.start + run.length))
    assert all(text[at] in " \n" for at in uncovered), "only white space may come from nowhere"


def check_nothing_vanished(article: Article) -> None:
    """Every visible character of a plain-text file is in the text or in a cut, and cuts are verbatim."""
    seen = [False] * len(article.raw)
    for run in article.runs:
        seen[run.raw_start : run.raw_start + run.raw_length] = [True] * run.raw_length
    for cut in article.cuts:
        assert cut.text == article.raw[cut.raw_start : cut.raw_end]
        seen[cut.raw_start : cut.raw_end] = [True] * (cut.raw_end - cut.raw_start)
    lost = [
        character
        for character, kept in zip(article.raw, seen, strict=True)
        if not kept and not character.isspace()
    ]
    assert not lost
