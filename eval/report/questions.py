"""The second half of a report: every question, what was expected, what came, and whether it counts right."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from answer.answer import Answer, Conflict, Source, Statement
from eval.answers import Recorded
from eval.articles import NoArticles, is_named
from eval.gold import Evidence, GoldQuestion
from eval.matching import says
from eval.metrics import Case
from eval.report.confusion import expected_outcome
from eval.report.entry import Entry, entries_section
from eval.report.judge import opinion_list
from eval.report.markup import line, words
from eval.report.say import OUTCOMES, VERDICTS, listed, number
from eval.report.told import Told
from eval.report.worth import Worth, quotes_overlap

MARKS = {True: ("right", "Right"), False: ("wrong", "Wrong"), None: ("untold", "Not counted")}


def questions_section(told: Told) -> str:
    """Return the filters and all questions."""
    judged = list(zip(told.gold, told.recorded, told.worths, strict=True))
    marks = [MARKS[value] for value in MARKS if any(one.right is value for one in told.worths)]
    outcomes = [(name, OUTCOMES[name]) for name in sorted({_outcome(one) for one in told.recorded})]
    return entries_section("Questions", [_entry(*one) for one in judged], ("Counts", marks), outcomes)


def _outcome(recorded: Recorded) -> str:
    return recorded.answer.outcome if recorded.answer else "failed"


def _entry(gold: GoldQuestion, recorded: Recorded, worth: Worth) -> Entry:
    mark, said = MARKS[worth.right]
    given = _outcome(recorded)
    body = (
        f'{_verdict(worth)}<div class="pair"><div><h3>Expected</h3>{"".join(_expected(gold, recorded))}</div>'
        f"<div><h3>Given</h3>{_given(gold, recorded)}{opinion_list(recorded.opinions)}</div></div>"
    )
    return Entry(gold.id, gold.type, gold.question, mark, said, given, OUTCOMES[given], body)


def _verdict(worth: Worth) -> str:
    """Say why it does not count right, and where else it falls short."""
    why = "".join(f"<li>{words(reason)}</li>" for reason in worth.why_not)
    said = f'<ul class="why">{why}</ul>' if why else ""
    if worth.right is None:
        said = '<p class="hint">The gold does not say what a right answer is.</p>'
    if worth.short:
        said += f'<p class="hint">Also falls short in: {line(listed(worth.short))}.</p>'
    return said


def _expected(gold: GoldQuestion, recorded: Recorded) -> Iterator[str]:
    """Yield what the gold asks for, each wish with whether it was met."""
    answer = recorded.answer
    text = Case(gold, answer, NoArticles()).text
    for turn in gold.history:
        yield f'<p class="turn">Before: {words(turn.question)}<br>{words(turn.answer)}</p>'
    yield f"<p>Outcome: {line(OUTCOMES[expected_outcome(gold)])}</p>"
    if gold.answer:
        also = f' <span class="hint">or {words(" / ".join(gold.aliases))}</span>' if gold.aliases else ""
        yield f"<p>Answer: {words(gold.answer)}{also}</p>"
    if gold.asked:
        yield f"<p>Asked on {words(gold.asked)}</p>"
    yield _wishes("Must say", [(" or ".join(g), any(says(text, term) for term in g)) for g in gold.must_say])
    yield _wishes("Must not say", [(term, not says(text, term)) for term in gold.must_not_say])
    if gold.choices:
        yield _choices(gold, answer)
    if gold.evidence:
        name = "Evidence, all of it" if gold.all_evidence else "Evidence"
        yield _wishes(name, [(_cited(item), _met(item, answer)) for item in gold.evidence])
    if gold.scope:
        yield f'<p class="hint">Only in {words(", ".join(gold.scope))}</p>'


def _wishes(name: str, wishes: Sequence[tuple[str, bool]]) -> str:
    if not wishes:
        return ""
    items = "".join(
        f'<li class="{"met" if met else "unmet"}"><i aria-hidden="true"></i>'
        f'<span class="sr">{"met: " if met else "not met: "}</span>{words(said)}</li>'
        for said, met in wishes
    )
    return f'<h4>{line(name)}</h4><ul class="wishes">{items}</ul>'


def _cited(item: Evidence) -> str:
    return f"{item.article}: “{item.quote}”" if item.quote else item.article


def _met(item: Evidence, answer: Answer | None) -> bool:
    """Tell whether an answer quotes the expected words of an article; without words, whether it cites it."""
    sources = answer.sources if answer else ()
    named = [one for one in sources if is_named(one, item.article, NoArticles())]
    if not item.quote:
        return bool(named)
    return any(quotes_overlap(item.quote, quote.text) for source in named for quote in source.quotes)


def _choices(gold: GoldQuestion, answer: Answer | None) -> str:
    chosen = answer.choice if answer else None
    items = []
    for at, choice in enumerate(gold.choices):
        said = [
            name for name, holds in (("right", at == gold.answer_index), ("chosen", at == chosen)) if holds
        ]
        kind = "met" if at == gold.answer_index else "unmet" if at == chosen else "other"
        after = f' <span class="hint">{", ".join(said)}</span>' if said else ""
        items.append(f'<li class="{kind}"><i aria-hidden="true"></i>{words(choice)}{after}</li>')
    return f'<h4>Choices</h4><ul class="wishes">{"".join(items)}</ul>'


def _given(gold: GoldQuestion, recorded: Recorded) -> str:
    """Return what came."""
    answer = recorded.answer
    if answer is None:
        return f"<p>It failed: {words(recorded.error or '')}</p>"
    parts = [f"<p>Outcome: {line(OUTCOMES[answer.outcome])}</p>"]
    if answer.understood and answer.understood != gold.question:
        parts.append(f'<p class="hint">Understood as: {words(answer.understood)}</p>')
    if answer.short:
        parts.append(f'<p class="short">{words(answer.short)}</p>')
    if answer.statements:
        parts.append(f'<ol class="statements">{"".join(map(_statement, answer.statements))}</ol>')
    parts += map(_conflict, answer.conflicts)
    if answer.sources:
        parts.append(f'<h4>Sources</h4><ol class="sources">{"".join(map(_source, answer.sources))}</ol>')
    total = answer.timings_ms.get("total")
    if total is not None:
        parts.append(f'<p class="hint took">Took {number(float(total), "ms")}</p>')
    return "".join(parts)


def _conflict(one: Conflict) -> str:
    sides = "".join(f"<li>{words(side.text)}{_numbers(side.citations)}</li>" for side in one.sides)
    about = f": {words(one.about)}" if one.about else ""
    return f"<h4>Sources disagree{about}</h4><ul>{sides}</ul>"


def _statement(one: Statement) -> str:
    label = f'<span class="hint">{words(one.label)}</span> ' if one.label else ""
    score = f" {one.score:.2f}" if one.score is not None else ""
    verdict = line(VERDICTS.get(one.verdict, one.verdict))
    return (
        f"<li>{label}{words(one.text)}{_numbers(one.citations)} "
        f'<span class="verdict v-{line(one.verdict)}"><i aria-hidden="true"></i>{verdict}{score}</span></li>'
    )


def _numbers(citations: Sequence[int]) -> str:
    return "".join(f' <span class="cite">[{number_}]</span>' for number_ in citations)


def _source(one: Source) -> str:
    name = one.uri.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    about = " · ".join(words(part) for part in (one.outlet, (one.published or "")[:10], name) if part)
    spans = ",".join(f"{quoted.start}-{quoted.end}" for quoted in one.quotes)
    target = f"#dl/{quote(one.article, safe='', errors='replace')}/{spans}"
    quotes = "".join(
        f'<blockquote data-at="{target}/{at}">{words(quoted.text)}</blockquote>'
        for at, quoted in enumerate(one.quotes)
    )
    return (
        f'<li value="{one.n}"><span class="title">{words(one.title or name)}</span>'
        f'<span class="hint"> {about}</span>{quotes}</li>'
    )
