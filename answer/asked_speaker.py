"""Whose words a question wants: "According to X", "What did X say", "X's position on"."""

import re
from collections.abc import Iterable

from answer.lexicon import AUXILIARY, STANCE_NOUNS
from answer.speech import SPEECH_STEMS
from answer.tokens import Name, Token, stem
from index.passage import Span
from index.sentences import sentence_spans

_ACCORDING = re.compile(r"\baccording to\s+(?:the\s+)?", re.IGNORECASE)
STANCES = frozenset(stem(w) for w in STANCE_NOUNS)
"""Stems of nouns for what somebody says: whose "demand", "position", "plan"."""


def source_named(text: str, found: Iterable[Name]) -> Name | None:
    """Return the name behind "according to", if one of those found stands there."""
    match = _ACCORDING.search(text)
    return next((name for name in found if match and name.start == match.end()), None)


def whose_words(text: str, words: tuple[Token, ...], found: tuple[Name, ...], *, named: bool) -> str | None:
    """Whose words are wanted: "According to X", "What did X say", "X's position on".

    `named` says whether something with a name is asked for. Then nobody's words are where the one who speaks
    comes before it: "X announced a plan to move to which city?".
    """
    if (source := source_named(text, found)) is not None:
        return source.last
    start, end = _asking(text)
    words = tuple(w for w in words if start <= w.start < end)
    found = tuple(n for n in found if start <= n.start < end)
    asked_of_person = bool(words) and words[0].normal not in {"who", "whom", "which"}
    for name in found:
        owner = text[name.end : name.end + 2] in {"’s", "'s"}
        if owner and any(w.stem in STANCES for w in words if w.start > name.end):
            return name.last
        if named and any(w.normal in _ASKING for w in words if w.start > name.end):
            continue
        before = [w.normal for w in words if w.end <= name.start]
        if before[-1:] == ["the"]:
            before.pop()
        subject = len(before) <= 1 or before[-1] in AUXILIARY
        if asked_of_person and subject and _speaks(words, name):
            return name.last
    return None


def _asking(text: str) -> Span:
    """Where the question stands in what is asked: "Trump spoke on Monday. How many people heard him?"."""
    asking = [span for span in sentence_spans(text) if text[: span[1]].endswith("?")]
    return asking[-1] if asking else (0, len(text))


def _speaks(words: tuple[Token, ...], name: Name) -> bool:
    """Whether a verb of saying follows the name before the words run into something else, or of opinion."""
    after = [w for w in words if w.start >= name.end][:_CLAUSE]
    verbs = SPEECH_STEMS | _OPINION if words[0].normal == "how" else SPEECH_STEMS
    return any(w.stem in verbs for w in after)


_CLAUSE = 4  # words after a subject among which its verb is
_ASKING = frozenset({"which", "what", "who", "whom", "where", "when", "how"})
_OPINION = frozenset(
    stem(w) for w in ("judge", "assess", "evaluate", "view", "see", "regard", "rate", "interpret")
)
"""What is asked for by "How does X see ...": words of X's, too."""
