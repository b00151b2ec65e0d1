"""Questions proposed from a library, for a person to accept, and those that were accepted."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from answer.evidence import sentences_of
from dateline.digest import digest
from dateline.errors import DatelineError
from eval.alike import Words, alike, words_of
from eval.articles import Summary
from eval.drafting.dates import when
from eval.drafting.numbers import how_many
from eval.drafting.persons import said, who
from eval.drafting.proposal import Proposal, Rule
from eval.drafting.swap import pile, swapped
from eval.drafting.things import what
from eval.gold import GoldQuestion, parse_question
from eval.record import RecordError, parse_lines, read_text
from index.passage import Passage, Span
from ingest.article import Article

Row = dict[str, object]
Tell = Callable[[int, int], None]
"""Is told how much of how much is done."""
RULES: Final[Mapping[str, Rule]] = {
    "who": who, "said": said, "how many": how_many, "when": when, "what": what,
}  # fmt: skip
UNANSWERABLE: Final = "unanswerable"
KINDS: Final = (*RULES, UNANSWERABLE)
_FEWEST_READ, _READ_EACH = 200, 8
"""Articles of a large library that are read closely: at least, and for each question that is wanted."""
_AN_ARTICLE: Final = 2
"""Questions that one article gives at most."""
_OURS: Final = ("accepted", "rule", "from", "swapped")
"""Fields of a draft that a gold question does not have."""


class Drafted(Protocol):
    """The part of a library that drafting reads; `index.library.Library` has it."""

    def articles(self) -> Sequence[Summary]:
        """List what is in."""

    def article(self, name: str) -> Sequence[Article]:
        """Return all that a name means."""

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        """Return the passages of an article, in order."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """Lines for a person to look at.

    `articles` were read for them; `possible` says how many questions each rule could have given.
    """

    rows: tuple[Row, ...]
    articles: int
    possible: Mapping[str, int]


def draft(
    library: Drafted, limit: int, kinds: Sequence[str] = KINDS, seed: int = 0, tell: Tell | None = None
) -> Drafts:
    """Propose up to `limit` questions, as many of each kind as there are of the fewest, as far as that goes.

    Args:
        library: whose articles; those in English, near copies left out.
        limit: how many at most.
        kinds: the rules to go by, of `KINDS`.
        seed: another one draws other questions of those that are possible.
        tell: is told how many of how many articles are read, before the first and after each.
    """
    dice = random.Random(seed)  # noqa: S311 - a draw, no secret
    articles = _articles(library, tell)
    chosen = dice.sample(sorted(articles), min(max(_FEWEST_READ, _READ_EACH * limit), len(articles)))
    proposals = _proposals(library, {name: articles[name] for name in chosen}, kinds)
    dice.shuffle(proposals)
    counts = Counter(one.rule for one in proposals)
    proposals.sort(key=lambda one: counts[one.rule])  # an article gives what is rare before what is not
    by_rule: dict[str, list[Row]] = {name: [] for name in kinds}
    for proposal in _apart(_few_of_each(proposals)):
        if proposal.rule in by_rule:
            by_rule[proposal.rule].append(_row(proposal, articles[proposal.sentence.article].title))
    if UNANSWERABLE in kinds:
        texts = {name: article.text for name, article in articles.items()}
        by_rule[UNANSWERABLE] = list(_unanswerable(proposals, texts, dice, limit))
    possible = {name: len(rows) for name, rows in by_rule.items()}
    rows = sorted(_balanced(by_rule, limit), key=lambda row: str(row["id"]))
    return Drafts(tuple(rows), len(articles), possible)


def accepted(path: Path) -> tuple[list[Row], int]:
    """Return the gold lines of a file of drafts that a person accepted, and how many there were.

    Raises:
        DatelineError: where the file is missing, or a line of it is no gold question or does not say.
    """
    rows: list[Row] = []
    total = 0
    for _, record in parse_lines(read_text(path)[0], path.name):
        total += 1
        parse_question(record)
        verdict = record.data.get("accepted")
        if not isinstance(verdict, bool):
            raise RecordError(
                f"{record.where} does not say whether it is accepted", 'write "accepted": true or false'
            )
        if verdict:
            rows.append({name: value for name, value in record.data.items() if name not in _OURS})
    if not total:
        raise DatelineError(f"'{path}' holds no draft", "name a file that `dateline eval draft` wrote")
    return rows, total


def _swappable(proposal: Proposal) -> bool:
    """Tell whether another name makes another question of it: not of "Who is NAME?", nor of words quoted."""
    return ("“" not in proposal.question and proposal.answer[:1].isupper()) or proposal.rule in {
        "how many",
        "when",
    }


def _articles(library: Drafted, tell: Tell | None) -> dict[str, Article]:
    """Return the articles to draft from, by id: in English, each once."""
    found: dict[str, Article] = {}
    summaries = library.articles()
    for done, summary in enumerate(summaries):
        if tell is not None:
            tell(done, len(summaries))
        article = next((one for one in library.article(summary.id) if one.id == summary.id), None)
        copy = getattr(summary, "copy_of", None)
        if article is not None and article.language in (None, "en") and copy in (None, summary.id):
            found[article.id] = article
    if tell is not None:
        tell(len(summaries), len(summaries))
    return found


def _proposals(library: Drafted, articles: Mapping[str, Article], kinds: Sequence[str]) -> list[Proposal]:
    """Return every question that a rule makes of these articles; an unanswerable one may come of any."""
    rules = list(RULES.values()) if UNANSWERABLE in kinds else [RULES[name] for name in kinds]
    return [
        one
        for name, article in articles.items()
        for sentence in sentences_of(name, article.text, _spans(library, name))
        for rule in rules
        for one in rule(sentence)
    ]


def _spans(library: Drafted, article: str) -> tuple[Span, ...]:
    return tuple(span for passage in library.passages(article) for span in passage.sentences)


def _few_of_each(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """Yield no more than a few of an article, and one of a sentence."""
    counts: dict[str, int] = {}
    seen: set[tuple[str, int]] = set()
    for one in proposals:
        place = one.sentence.article, one.sentence.start
        if counts.get(one.sentence.article, 0) < _AN_ARTICLE and place not in seen:
            seen.add(place)
            counts[one.sentence.article] = counts.get(one.sentence.article, 0) + 1
            yield one


def _apart(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return those that do not ask nearly what one before them does."""
    kept: list[Proposal] = []
    asked: list[Words] = []
    for one in proposals:
        words = words_of(GoldQuestion("", one.question))
        if not any(alike(words, other) for other in asked):
            asked.append(words)
            kept.append(one)
    return kept


def _balanced(by_rule: Mapping[str, Sequence[Row]], limit: int) -> Iterator[Row]:
    """Yield one of each rule in turn, until there are enough or none is left."""
    left = [list(rows) for rows in by_rule.values()]
    given = 0
    while any(left) and given < limit:
        for rows in left:
            if rows and given < limit:
                given += 1
                yield rows.pop(0)


def _row(proposal: Proposal, title: str | None) -> Row:
    sentence = proposal.sentence
    row: Row = {
        "id": f"draft-{digest(sentence.article, proposal.question)[:10]}",
        "type": proposal.type,
        "question": proposal.question,
        "answer": proposal.answer,
    }
    if proposal.says:
        row["must_say"] = [list(proposal.says)]
    row["evidence"] = [{"article": sentence.article, "quote": sentence.text}]
    return row | {"accepted": False, "rule": proposal.rule, "from": title}


def _unanswerable(
    proposals: Sequence[Proposal], texts: Mapping[str, str], dice: random.Random, limit: int
) -> Iterator[Row]:
    """Yield questions with a name put in that the articles do not pair with the rest; each name once."""
    known = pile(texts)
    used: set[str] = set()
    given = 0
    for proposal in proposals:
        if given >= limit:
            return
        if not _swappable(proposal):
            continue
        options = [one for one in swapped(proposal, known) if one[2] not in used]
        if not options:
            continue
        made, old, new = dice.choice(options)
        used.add(new)
        given += 1
        yield {
            "id": f"draft-{digest(made.question)[:10]}",
            "type": UNANSWERABLE,
            "question": made.question,
            "accepted": False,
            "rule": UNANSWERABLE,
            "swapped": {"out": old, "in": new, "of": proposal.question},
        }
