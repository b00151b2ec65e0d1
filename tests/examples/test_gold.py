"""The sample corpus and its gold questions agree with each other and are our own."""

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "examples" / "articles"
GOLD = ROOT / "examples" / "gold.jsonl"
SHARED = ROOT.parent / "shared"
SEEDS = SHARED / "seeds"
SEED_GOLD = SHARED / "gold" / "seeds-dev.jsonl"

TYPES = {
    "fact",
    "attribution",
    "metadata",
    "multi",
    "conflict",
    "temporal",
    "followup",
    "false_premise",
    "unanswerable",
}
BLOCKS = {"article", "blockquote", "br", "div", "figcaption", "h1", "h2", "h3", "h4", "li", "p", "tr"}
HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
MARKS = dict.fromkeys(map(ord, "“”„‟«»‘’‚‛'"), '"')


class _Text(HTMLParser):
    """What a reader sees of a page: no tags, entities resolved, blocks apart."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._hidden += tag in {"script", "style"}
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"script", "style"}
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def folded(text: str) -> str:
    """NFKC, one kind of hyphen and quotation mark, collapsed white space: how the format matches quotes."""
    text = unicodedata.normalize("NFKC", text).translate(HYPHENS).translate(MARKS)
    return " ".join(text.split())


@cache
def page_text(name: str) -> str:
    raw = (ARTICLES / name).read_text(encoding="utf-8-sig")
    if name.endswith(".html"):
        page = _Text()
        page.feed(raw)
        page.close()
        raw = "".join(page.parts)
    elif name.endswith(".md"):
        raw = raw.replace("*", "").replace("> ", "")
    return folded(raw)


@cache
def gold() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines())


def article_names() -> list[str]:
    return sorted(path.name for path in ARTICLES.iterdir())


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower()))


def test_every_line_has_an_id_and_a_question() -> None:
    for line in gold():
        assert isinstance(line["id"], str)
        assert line["id"]
        assert isinstance(line["question"], str)
        assert line["question"].strip() == line["question"] != ""


def test_ids_and_questions_are_unique() -> None:
    for field in ("id", "question"):
        assert [key for key, n in Counter(line[field] for line in gold()).items() if n > 1] == []


def test_every_type_is_asked_at_least_three_times() -> None:
    counts = Counter(line["type"] for line in gold())
    assert set(counts) == TYPES
    assert min(counts.values()) >= 3
    assert counts["unanswerable"] >= 8
    assert len(gold()) >= 40


def test_evidence_stands_in_the_article_it_names() -> None:
    missing = [
        (line["id"], proof["article"], proof["quote"])
        for line in gold()
        for proof in line["evidence"]
        if folded(proof["quote"]) not in page_text(proof["article"])
    ]
    assert missing == []


def test_only_unanswerable_questions_lack_evidence() -> None:
    for line in gold():
        assert bool(line["evidence"]) == bool(line["must_say"]) == (line["type"] != "unanswerable"), line[
            "id"
        ]


def test_what_must_be_said_is_an_alternative_of_words_and_never_forbidden() -> None:
    for line in gold():
        assert all(group and all(group) for group in line["must_say"]), line["id"]
        said = {word for group in line["must_say"] for word in group}
        assert said.isdisjoint(line["must_not_say"]), line["id"]


def test_the_reference_answer_says_what_must_be_said() -> None:
    for line in gold():
        told = folded(" ".join([line["answer"], *line["aliases"]])).lower()
        for group in line["must_say"]:
            assert any(folded(word).lower() in told for word in group), (line["id"], group)


def test_history_scope_and_choices_are_well_formed() -> None:
    for line in gold():
        assert bool(line["history"]) == (line["type"] == "followup"), line["id"]
        assert all(set(turn) == {"question", "answer"} for turn in line["history"])
        assert set(line.get("scope", [])) <= set(article_names()), line["id"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", line.get("asked", "2025-01-01")), line["id"]
        if "choices" in line:
            assert 0 <= line["answer_index"] < len(line["choices"]), line["id"]
    assert sum("choices" in line for line in gold()) >= 2
    assert sum("scope" in line for line in gold()) >= 1
    assert sum("asked" in line for line in gold()) >= 5


def test_the_corpus_is_big_and_mixed_enough() -> None:
    names = article_names()
    assert len(names) >= 12
    assert {Path(name).suffix for name in names} == {".txt", ".md", ".html"}


def test_the_readme_speaks_of_every_article() -> None:
    readme = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    assert [name for name in article_names() if name not in readme] == []


def test_every_article_is_evidence_for_something() -> None:
    assert {proof["article"] for line in gold() for proof in line["evidence"]} == set(article_names())


def test_the_wire_story_is_copied_word_for_word_once() -> None:
    def body(name: str) -> str:
        text = page_text(name)
        return text[text.index("SANKT ALMEN, March 3") : text.index("expires at the end of June.")]

    assert body("011_77a4e0c1b3d8.txt") == body("012_e5093bb86af2.txt")


@pytest.mark.skipif(not SEEDS.is_dir(), reason=f"{SEEDS} is missing")
def test_no_sentence_of_the_seeds_is_in_the_examples() -> None:
    files = [*ARTICLES.iterdir(), GOLD, ROOT / "examples" / "README.md"]
    ours = "\n".join(words(path.read_text(encoding="utf-8-sig")) for path in files)
    borrowed = [
        sentence
        for path in sorted(SEEDS.iterdir())
        for sentence in re.split(r"(?<=[.!?])[\s”’\"]+|\n+", path.read_text(encoding="utf-8"))
        if len(words(sentence).split()) >= 4 and words(sentence) in ours
    ]
    assert borrowed == []


@pytest.mark.skipif(not SEED_GOLD.is_file(), reason=f"{SEED_GOLD} is missing")
def test_no_question_is_worded_like_one_about_the_seeds() -> None:
    theirs = [
        set(words(json.loads(line)["question"]).split())
        for line in SEED_GOLD.read_text(encoding="utf-8").splitlines()
    ]
    for line in gold():
        mine = set(words(line["question"]).split())
        assert max(len(mine & other) / len(mine | other) for other in theirs) < 0.5, line["question"]
