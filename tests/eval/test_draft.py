"""Questions drafted by rules: which sentences give one, which give none, and what a person accepts."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from answer.evidence import sentences_of
from dateline.errors import DatelineError
from eval.drafting.draft import KINDS, RULES, accepted, draft
from eval.drafting.proposal import Proposal
from eval.drafting.swap import pile, swapped
from eval.gold import parse_question
from eval.record import Record
from index.passage import Passage
from index.sentences import sentence_spans
from ingest.article import Article


def asked(rule: str, text: str) -> list[tuple[str, str]]:
    sentences = sentences_of("a", text, sentence_spans(text))
    return [(one.question, one.answer) for sentence in sentences for one in RULES[rule](sentence)]


@pytest.mark.parametrize(
    ("rule", "text", "question", "answer"),
    [
        ("who", "Mary Holt won the Harrow prize for rye bread on Sunday.",
         "Who won the Harrow prize for rye bread?", "Mary Holt"),
        ("who", "Mayor John Brandt, a former miner, opened the new bridge at Tolmar, which cost too much.",
         "Who opened the new bridge at Tolmar?", "John Brandt"),
        ("said", "“We will never close this old and lovely harbour,” said Mary Holt, its director.",
         "Who said “We will never close this old and lovely harbour”?", "Mary Holt"),
        ("said", "John Brandt said that the ferry to Eldmoor needs two new engines.",
         "Who said that the ferry to Eldmoor needs two new engines?", "John Brandt"),
        ("how many", "About 26 people were hurt in the fire at Tolmar station.",
         "How many people were hurt in the fire at Tolmar station?", "26 people"),
        ("how many", "The Tolmar Bakery employed 45 women during the war, according to its records.",
         "How many women did the Tolmar Bakery employ during the war?", "45 women"),
        ("how many", "The Thornweir Dam is 78 metres high and holds back a lake.",
         "How high is the Thornweir Dam?", "78 metres"),
        ("how many", "The Tolmar Bridge cost $26 million in the end.",
         "How much did the Tolmar Bridge cost in the end?", "$26 million"),
        ("when", "The Tolmar Bridge was opened by the king on 3 May 1998.",
         "When was the Tolmar Bridge opened by the king?", "3 May 1998"),
        ("when", "In 1998, Eldmoor Town Council bought the ferry of Harrow.",
         "When did Eldmoor Town Council buy the ferry of Harrow?", "1998"),
        ("when", "The Linnet of Anselm, built in 1987, belongs to the Skarne Company.",
         "When was the Linnet of Anselm built?", "1987"),
        ("when", "When the Thornweir Dam was opened in May 1968, two kings turned the first wheel.",
         "When was the Thornweir Dam opened?", "May 1968"),
        ("who", "Mary Holt won the Harrow prize for rye bread, May 3, 1998.",
         "Who won the Harrow prize for rye bread?", "Mary Holt"),
        ("what", "It was opened by John Brandt, the mayor of Tolmar, and nobody else.",
         "Who is the mayor of Tolmar?", "John Brandt"),
        ("what", "A prize went to Mary Holt, a baker from Eldmoor, last night.", "Who is Mary Holt?",
         "a baker from Eldmoor"),
        ("what", "He studied at the Harrow Institute, a private school for bakers.",
         "What is the Harrow Institute?", "a private school for bakers"),
    ],
)  # fmt: skip
def test_a_sentence_gives_a_question(rule: str, text: str, question: str, answer: str) -> None:
    assert asked(rule, text) == [(question, answer)]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("who", "She won the Harrow prize for rye bread on Sunday."),
        ("who", "Mary Holt won her second prize for it."),
        ("who", "Mary Holt won the big prize for bread."),  # which prize? nothing is named
        ("who", "Mary Holt said the Harrow prize was hers."),
        ("who", "Mary Holt and John Brandt won the Harrow prize for bread."),
        ("who", "Mary Holt knocked the ball into the net of Harrow Town."),  # which ball?
        ("who", "Mary Holt ordered the Harrow Office, back in May, to stop minting crowns."),
        ("who", "Mary Holt passed the prize of Harrow to John Brandt who, after a pause, gave it back."),
        ("how many", "26 people were hurt in Tolmar."),  # on which day?
        ("how many", "About 26 people were moved from Tolmar and Eldmoor by the union’s chief."),
        ("said", "John Brandt told of people “going out to dinner where they had not gone out for years.”"),
        ("said", "“It is going to be great for us,” said Mary Holt, its director."),
        (
            "what",
            "It was opened by John Brandt, a baker at the University of Harrow, Tolmar, and nobody else.",
        ),
        ("what", "It was opened by John Brandt, the then mayor of Tolmar, and nobody else."),
        ("who", "Did Mary Holt win the Harrow prize for bread?"),
        ("said", "“We will never close this old and lovely harbour,” the director said."),
        ("said", "“So what,” said Mary Holt, its director."),
        ("how many", "Dozens of people were hurt in the fire at Tolmar station."),
        ("how many", "They employed 45 women in Tolmar during the war."),
        ("how many", "The school employed 45 women during the war."),
        ("how many", "Tickets for Tolmar cost $8 per month or $80 per year."),
        ("when", "The game was released in 1998."),
        ("when", "In 1998, Eldmoor Town Council bought the old ferry."),
        ("when", "The Tolmar Bridge was opened by the king, who died in 1998."),
        ("when", "The Tolmar Bridge was opened in 1998 and closed in 2003."),
        ("what", "In Tolmar, a mass meeting ended with songs."),
        ("what", "It was opened by John Brandt, the man who built it, last year."),
    ],
)
def test_a_sentence_that_is_unclear_alone_gives_none(rule: str, text: str) -> None:
    assert asked(rule, text) == []


TEXTS = {
    "bridge": (
        "The bridge at Tolmar drew a crowd. Mary Holt opened the bridge at Tolmar on Sunday. In 1998, Tolmar "
        "Town Council bought the old ferry to Eldmoor. About 26 people were hurt at Tolmar station. "
        "“We will never close this old and lovely harbour,” said Mary Holt, the mayor of Tolmar."
    ),
    "rain": (
        "John Brandt grows apples. Rain fell on the orchards of John Brandt all summer. John Brandt, a "
        "farmer from Harrow, sold 300 baskets."
    ),
}


@dataclass(frozen=True)
class Listed:
    id: str
    uri: str
    record: str | None = None
    names: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None


class Shelf:
    """Articles in memory, as a library has them."""

    def articles(self) -> list[Listed]:
        return [Listed(name, f"/{name}.txt") for name in TEXTS]

    def article(self, name: str) -> list[Article]:
        return [Article(name, f"/{name}.txt", name.title(), TEXTS[name], "", (), language="en")]

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        text = TEXTS[article_id]
        return (Passage("p", article_id, 0, len(text), sentence_spans(text)),)


def test_a_draft_is_a_gold_question_with_its_words_in_the_article() -> None:
    found = draft(Shelf(), 20)
    assert found.articles == 2
    assert len(found.rows) >= 3
    for row in found.rows:
        question = parse_question(Record(row, "a draft"))
        assert row["accepted"] is False
        for one in question.evidence:
            assert one.quote in TEXTS[one.article]
            assert any(word in one.quote for word in (question.answer or "").split())
    assert found.rows == draft(Shelf(), 20).rows


def test_a_name_of_which_something_is_told_stays() -> None:
    (sentence, *_) = sentences_of("bridge", TEXTS["bridge"], sentence_spans(TEXTS["bridge"]))
    asked_ = "Who opened the old bridge and a lovely harbour with Mary Holt{}?"
    plain, told = (
        Proposal("who", "fact", asked_.format(more), "X", (), sentence) for more in ("", ", Tolmar's mayor")
    )
    assert {out for _, out, _ in swapped(plain, pile(TEXTS))} == {"Mary Holt"}
    assert list(swapped(told, pile(TEXTS))) == []


def test_it_tells_how_far_it_is() -> None:
    heard: list[tuple[int, int]] = []
    draft(Shelf(), 20, tell=lambda done, total: heard.append((done, total)))
    assert heard == [(0, 2), (1, 2), (2, 2)]


def test_only_what_is_asked_for_is_drafted() -> None:
    found = draft(Shelf(), 20, ["said"])
    assert {row["rule"] for row in found.rows} == {"said"}
    assert set(draft(Shelf(), 20).possible) == set(KINDS)
    assert len(draft(Shelf(), 2).rows) == 2


def test_an_unanswerable_question_names_what_no_article_pairs() -> None:
    (sentence,) = (
        one for one in sentences_of("bridge", TEXTS["bridge"], sentence_spans(TEXTS["bridge"]))
        if one.text.startswith("In 1998")
    )  # fmt: skip
    (proposal,) = RULES["when"](sentence)
    for made, out, come in swapped(proposal, pile(TEXTS)):
        assert out in proposal.question
        assert come in made.question
        assert not any(out in text and come in text for text in TEXTS.values())
    rows = [row for row in draft(Shelf(), 20).rows if row["type"] == "unanswerable"]
    assert all("evidence" not in row for row in rows)


def test_what_a_person_accepted_is_kept_as_gold(tmp_path: Path) -> None:
    rows = [dict(row) for row in draft(Shelf(), 3).rows]
    rows[0]["accepted"] = True
    rows[0]["question"] = "Mended by hand?"
    path = tmp_path / "drafts.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    kept, total = accepted(path)
    assert (len(kept), total) == (1, 3)
    assert kept[0]["question"] == "Mended by hand?"
    assert not kept[0].keys() & {"accepted", "rule", "from", "swapped"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", "holds no draft"),
        ('{"id": "a", "question": "What?"}\n', "does not say whether it is accepted"),
        ('{"id": "a", "question": "What?", "accepted": "yes"}\n', "does not say whether it is accepted"),
        ("{\n", "line 1 of 'drafts.jsonl' is not JSON"),
    ],
)
def test_a_file_that_holds_no_drafts_is_told(text: str, wanted: str, tmp_path: Path) -> None:
    path = tmp_path / "drafts.jsonl"
    path.write_text(text)
    with pytest.raises(DatelineError, match=wanted):
        accepted(path)
