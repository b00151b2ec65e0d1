"""A question in parts: "Who owns the ferry, and when was it built?" is two, each answered by itself."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from answer.answer import Answer, Conflict, Outcome, Searched, Source, Statement
from answer.found import dated
from answer.lexicon import ARTICLES, AUXILIARY, BEING, POSSESSIVES
from answer.tokens import tokens

MOST = 4
"""Parts of a question that are answered."""
_ASKS = r"(?:who|whom|what|when|where|why|how)"
_AND = re.compile(  # a comma alone opens a clause: "Which app, where people share secrets, was hacked?"
    rf"(?:;\s*(?:(?:and|but)\s+)?|,\s*(?:and|but)\s+|\s+and\s+)(?={_ASKS}\b)", re.IGNORECASE
)
_NEXT = re.compile(r"(?<=\?)\s+(?=\w)")
_GOES_ON = BEING | frozenset({"has", "had", "have", "also", "once", "now", "recently"})
_DETERMINERS = ARTICLES | POSSESSIVES | frozenset({"her", "my", "our", "your"})
_FRAGMENT = 4  # words of a part that needs no verb: "and when?"
_REACH = 3  # words after "how" among which its verb is: "how many people were"


def parts(text: str) -> tuple[str, ...]:
    """Return the questions that a text asks, in order; most texts ask one, and are returned as they are."""
    asked: list[str] = []
    for question in _cut(text.strip(), _NEXT):
        asked.extend(_split(question))
    whole = [part if part.endswith("?") else f"{part}?" for part in asked]
    return tuple(whole) if len(whole) > 1 and all(map(_is_question, whole)) else (text,)


def _cut(text: str, border: re.Pattern[str]) -> list[str]:
    """Cut a text at borders that stand in no quotation."""
    begin, found = 0, []
    for match in border.finditer(text):
        if not _quoting(text[: match.start()]):
            found.append(text[begin : match.start() + 1].strip())
            begin = match.end()
    return [*found, text[begin:].strip()]


def _quoting(before: str) -> bool:
    """Whether a quotation is open."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _split(question: str) -> list[str]:
    """Cut where "and" and a question word open a question of their own: not "when and where was it?"."""
    begin, found = 0, []
    for match in _AND.finditer(question):
        before, rest = question[begin : match.start()], question[match.end() :]
        own = len(tokens(before)) > 1 and _direct(before) and not _quoting(question[: match.start()])
        if own and (_inverted(rest) or _brief(rest)) and not _of_the_same(before, rest):
            found.append(before.strip())
            begin = match.end()
    return [*found, question[begin:].strip()]


def _inverted(rest: str) -> bool:
    """Whether words are a question by their order: "when was it built"; not "what happened then"."""
    return any(word.normal in AUXILIARY for word in tokens(rest)[1 : _REACH + 1])


def _direct(before: str) -> bool:
    """Whether the words before ask, and no clause in them opens with a question word: "about who won"."""
    words = tokens(before)
    asking = [n for n, word in enumerate(words) if re.fullmatch(f"{_ASKS}|which", word.normal)]
    return asking[-1] <= 1 if asking else words[0].normal in AUXILIARY


def _of_the_same(before: str, rest: str) -> bool:
    """Whether more is told of whom is asked for: "Which singer left the band, and who is now said to ..."."""
    asked, more = ([word.normal for word in tokens(text)] for text in (before, rest))
    names_one = asked[0] == "which" or (asked[0] == "who" and set(asked[1:2]) <= BEING)
    told = more[0] == "who" and len(more) > _FRAGMENT and bool(_GOES_ON.intersection(more[1:2]))
    return names_one and told and _DETERMINERS.isdisjoint(more[2:3])


def _brief(rest: str) -> bool:
    """Whether words ask without an order of their own: "and who won it?", "and when?"."""
    words = tokens(rest)
    short = len(words) <= _FRAGMENT and rest.rstrip().endswith("?")
    return words[0].normal == "who" or (short and (words[0].normal != "what" or len(words) > 2))


def _is_question(part: str) -> bool:
    words = tokens(part)
    return bool(words) and (
        any(re.fullmatch(_ASKS + "|which", word.normal) for word in words) or words[0].normal in AUXILIARY
    )


def joined(answers: Sequence[Answer], question: str, left: Sequence[str] = ()) -> Answer:
    """Return one answer of those to its parts, in order; a note names the parts `left` unanswered.

    What only some parts have an answer to is `partly` answered, and the other parts are `untold`. A
    disagreement about one part stays one of the whole.
    """
    told = [a for a in answers if a.outcome != "not_in_sources"]
    if not told:
        searched = _searched(answers, left)
        return replace(answers[0], question=question, understood=_understood(answers), searched=searched)
    statements, sources = _renumbered(told)
    numbers = {source.article: source.n for source in sources}
    as_of, undated = dated(sources)
    return replace(
        told[0],
        question=question,
        understood=_understood(answers),
        outcome=_outcome(answers),
        short=None,
        statements=statements,
        sources=sources,
        conflicts=tuple(_numbered(c, a, numbers) for a in told for c in a.conflicts),
        searched=_searched(answers, left),
        as_of=as_of,
        undated=undated,
        untold=tuple(one for a in answers for one in _untold(a)),
    )


def _untold(answer: Answer) -> tuple[str, ...]:
    if answer.outcome != "not_in_sources":
        return answer.untold
    return (f"The articles do not tell this: “{_understood([answer])}”",)


def _numbered(conflict: Conflict, answer: Answer, numbers: Mapping[str, int]) -> Conflict:
    """A conflict of one answer with the numbers that its sources have in the whole."""
    articles = {source.n: source.article for source in answer.sources}
    sides = (
        replace(side, citations=tuple(sorted(numbers[articles[n]] for n in side.citations)))
        for side in conflict.sides
    )
    return replace(conflict, sides=tuple(sides))


def _understood(answers: Sequence[Answer]) -> str:
    return " ".join(f"{a.understood[:1].upper()}{a.understood[1:]}" for a in answers)


def _outcome(answers: Sequence[Answer]) -> Outcome:
    outcomes = {a.outcome for a in answers}
    if "conflicting" in outcomes:
        return "conflicting"
    if outcomes & {"not_in_sources", "partly"}:
        return "partly"
    return "answered"


def _searched(answers: Sequence[Answer], left: Sequence[str]) -> Searched:
    """What was searched for any part; a note names the parts that were not asked."""
    silent = [a for a in answers if a.outcome == "not_in_sources"]
    notes = [note for a in answers for note in a.searched.notes]
    if left:
        notes.append(f"of several questions the first {MOST} are answered; ask again: {' '.join(left)}")
    nearest = tuple(near for a in silent for near in a.searched.nearest)
    return replace(answers[0].searched, notes=tuple(dict.fromkeys(notes)), nearest=nearest)


def _renumbered(answers: Sequence[Answer]) -> tuple[tuple[Statement, ...], tuple[Source, ...]]:
    """All statements, each once, and their sources, numbered by first appearance."""
    numbers: dict[str, int] = {}
    sources: dict[str, Source] = {}
    statements: list[Statement] = []
    for answer in answers:
        cited = {source.n: source for source in answer.sources}
        for at, statement in enumerate(answer.statements):
            same = next((n for n, said in enumerate(statements) if said.text == statement.text), None)
            index = len(statements) if same is None else same
            for n in statement.citations:
                source = cited[n]
                number = numbers.setdefault(source.article, len(numbers) + 1)
                here = [q for q in source.quotes if q.statement == at]
                kept = sources.get(source.article, replace(source, n=number, quotes=()))
                quotes = (*kept.quotes, *(replace(q, statement=index) for q in here))
                sources[source.article] = replace(kept, quotes=tuple(dict.fromkeys(quotes)))
            renumbered = {numbers[cited[n].article] for n in statement.citations}
            if same is None:
                statements.append(replace(statement, citations=tuple(sorted(renumbered))))
            else:
                both = renumbered | set(statements[same].citations)
                statements[same] = replace(statements[same], citations=tuple(sorted(both)))
    return tuple(statements), tuple(sources.values())
