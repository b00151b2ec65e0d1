"""Real sentences beside the five around them: true ones are not accused, changed ones are found."""

import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from answer.check.draft import read_draft
from answer.check.facts import compare
from answer.check.quotes import QuoteIndex
from answer.speech import Said, speakers
from index.sentences import sentence_spans
from models.training import edits

ARTICLES, SENTENCES = 80, 3
STRANGERS = ("Berglund", "Okafor", "Tesfaye", "Lindqvist")
Sample = tuple[str, list[str], tuple[Said, ...]]


@pytest.fixture(scope="module")
def news(shared: Path) -> list[str]:
    path = shared / "benchmarks" / "realtimeqa-2025" / "articles.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"][:12_000] for line in lines]
    return random.Random(20).sample(texts, ARTICLES)


@pytest.fixture(scope="module")
def samples(news: list[str]) -> list[Sample]:
    chance = random.Random(21)
    return [sample for text in news for sample in _samples(text, chance)]


def _samples(text: str, chance: random.Random) -> Iterator[Sample]:
    spans = sentence_spans(text)
    said = speakers(text, spans)
    plain = [
        n for n, (a, b) in enumerate(spans) if 8 <= len(text[a:b].split()) <= 45 and text[b - 1] in '.”"'
    ]
    for n in chance.sample(plain, min(SENTENCES, len(plain))):
        around = spans[max(0, n - 2) : n + 3]
        yield text[slice(*spans[n])], [text[a:b] for a, b in around], said[n]


def test_true_sentences_are_not_accused(samples: list[Sample]) -> None:
    chance = random.Random(22)
    claims = [(claim, evidence) for claim, evidence, _ in samples]
    claims += [(edits.dropped(claim, (), chance) or claim, evidence) for claim, evidence, _ in samples]
    claims += [
        (part, evidence)
        for claim, evidence, _ in samples
        for s in read_draft(claim).statements
        for part in s.parts
    ]
    accused = [(claim, compare(claim, evidence)) for claim, evidence in claims if compare(claim, evidence)]
    assert len(accused) <= 0.02 * len(claims), accused


@pytest.mark.parametrize(
    ("edit", "kinds", "least"),
    [
        (edits.number, {"number", "date", "quantifier"}, 0.85),
        (edits.day, {"date"}, 0.9),
        (edits.negation, {"negation"}, 0.95),
        (edits.opposite, {"opposite", "quantifier", "number", "date"}, 0.9),
    ],
)
def test_a_changed_fact_is_found(
    edit: edits.Edit, kinds: set[str], least: float, samples: list[Sample]
) -> None:
    chance = random.Random(23)
    found: Counter[bool] = Counter()
    for claim, evidence, _ in samples:
        changed = edit(claim, (), chance)
        if changed is not None and changed != claim:
            found[bool(kinds & {d.kind for d in compare(changed, evidence)})] += 1
    assert found[True] >= least * found.total() > 10, found


def test_another_speaker_is_found(samples: list[Sample]) -> None:
    chance = random.Random(24)
    found: Counter[bool] = Counter()
    for claim, evidence, said in samples:
        name = said[0].name if said else ""
        if said and said[0].person and name in claim:
            changed = claim.replace(name, chance.choice(STRANGERS))
            found[bool({"speaker", "name"} & {d.kind for d in compare(changed, evidence)})] += 1
    assert found[True] >= 0.9 * found.total() > 10, found


def test_what_the_articles_themselves_quote_is_verbatim_in_them(news: list[str]) -> None:
    found: Counter[str] = Counter()
    for text in news:
        index = QuoteIndex(text)
        found.update(index.look_up(q.text).kind for s in read_draft(text).statements for q in s.quotes)
    assert found["verbatim"] >= 0.99 * found.total() > 100, found


@pytest.mark.parametrize(
    ("old", "new", "kind", "reason"),
    [
        (
            "opposes the presence",
            "welcomes the presence",
            "opposite",
            "“welcomes” is “opposes” in the source",
        ),
        ("30-day", "90-day", "number", "90 days is 30 days in the source"),
        ("Grushko stated", "Peskov stated", "speaker", "Peskov said it here, Grushko in the source"),
    ],
)
def test_the_traps_of_a_seed_are_found(old: str, new: str, kind: str, reason: str, shared: Path) -> None:
    (path,) = (shared / "seeds").glob("002_*")
    text = path.read_text(encoding="utf-8")
    sentences = [text[start:end] for start, end in sentence_spans(text)]
    (true,) = [one for one in sentences if old in one]
    assert compare(true, sentences) == ()
    assert [(d.kind, d.reason) for d in compare(true.replace(old, new), sentences)] == [(kind, reason)]
