"""A report over any text: each of its sentences with one verdict after the other."""

from collections.abc import Callable, Sequence
from typing import get_args

import pytest

from answer.check.draft import read_draft
from answer.check.report import Checked, Claim, Evidence, Report, Verdict
from answer.check.source import Source, pasted
from ui.drafts import Draft, Kind
from ui.web.check.asked import Asked
from ui.web.check.evidence import Found, found_of

HOSTILE = (
    '<script>window.owned = 1</script> <img src=x onerror="window.owned = 2"> \'"><svg onload=x> &amp; `a` '
    "[l](javascript:window.owned=3) ![p](http://evil.example/p.png) $x$ \u202egnp.exe\u202c \x07\x1b[2J."
)


@pytest.fixture
def hostile() -> str:
    return HOSTILE


@pytest.fixture
def reported() -> Callable[[str, Kind], tuple[Draft, Report]]:
    """Make a report that gives the sentences of a text all verdicts in turn."""

    def make(text: str, kind: Kind = "text") -> tuple[Draft, Report]:
        verdicts: Sequence[Verdict] = get_args(Verdict)
        said = read_draft(text, kind).statements
        checked = (
            Checked(one.text, one.start, one.end, one.citations, verdicts[n % len(verdicts)], 0.5)
            for n, one in enumerate(said)
        )
        return Draft(text, kind, "'draft.txt'"), Report(tuple(checked))

    return make


@pytest.fixture
def found_with() -> Callable[..., Found]:
    """Make what is shown of one sentence, checked against a pasted source."""

    def make(sentence: str, verdict: Verdict, source: Source, *, words: str, reason: str = "") -> Found:
        start = source.article.text.index(words)
        evidence = Evidence(source.article.id, source.article.uri, words, start, start + len(words))
        one = Checked(
            sentence,
            0,
            len(sentence),
            ("1", "Smith 2024"),
            verdict,
            0.1,
            (reason,) if reason else (),
            (Claim(sentence, verdict), Claim(sentence, "supported")),
            (evidence,),
            source.article.uri if verdict == "wrong_source" else None,
        )
        asked = Asked(Draft(sentence, "text", "the pasted text"), given=(source,))
        return found_of(asked, Report((one,)), None)  # type: ignore[arg-type]  # no library is looked at

    return make


@pytest.fixture
def hostile_source() -> Source:
    return pasted(f"Before it. {HOSTILE} Behind it.", name=HOSTILE, title=HOSTILE)
