"""Draw sentences that quote, report or open with a pronoun, for a person to judge; score the judgements.

    python -m eval.sample_speech draw ARTICLES --out sample.jsonl --seed 6
    python -m eval.sample_speech show sample.jsonl --half even
    python -m eval.sample_speech score sample.jsonl judged.tsv --half odd
    python -m eval.sample_speech brackets sample.jsonl --out brackets.jsonl

`brackets` draws 100 sentences of the sample's articles that are shown with a name in brackets.

What is drawn does not depend on the rules that are measured: a sentence with words in quotation marks, a
verb of saying or "according to", one with an early pronoun, one with an outlet, at most one of a kind an
article. The sample holds whole articles and stays out of the repository. `judged.tsv` has a line each:
number, who says it, outlet told, relay, whom the pronoun stands for, tab-separated; names that will do are
parted by `|`, nothing is `-`, and whatever cannot be told from the text is `?` (it counts in nothing).
"""

import argparse
import json
import random
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Literal

from answer.evidence import Sentence, sentences_of
from answer.readable import bracketed
from index.sentences import sentence_spans
from ingest.article import Article
from ingest.read import read_paths

Kind = Literal["speech", "pronoun", "relay"]
SPEECH, PRONOUNS, RELAYED, BRACKETS = 150, 120, 80, 100
_BEFORE, _AFTER = 7, 2  # sentences shown around one
_QUOTED: Final = re.compile(r"[“„«\"‘']\w[^”“»\"]*\s[^”“»\"]*\s[^”“»\"]*[”“»\"’']")
_SAID: Final = re.compile(
    r"\b(?:sa(?:id|ys?)|told|tells?|add(?:ed|s)|argue[ds]|claim(?:s|ed)|warn(?:s|ed)|insist(?:s|ed)"
    r"|stat(?:es|ed)"
    r"|announced?|confirm(?:s|ed)|den(?:ies|ied)|explain(?:s|ed)|wrote|writes|tweeted|posted|according to"
    r"|call(?:s|ed) (?:for|on)|suggest(?:s|ed)|not(?:es|ed) that|acknowledged?|admit(?:s|ted)"
    r"|asked|replied)\b",
    re.IGNORECASE,
)
_PRONOUN: Final = re.compile(r"\b(?:he|she|they|it|his|her|their|its)\b", re.IGNORECASE)
_RELAYED: Final = re.compile(
    r"\b(?:told|tells|tell|spoke to|speaking to|interview with|according to) (?:the )?[A-Z]"
    r"|\b[A-Z]\w+ (?:first )?reported\b"
    r"|\breported by (?:the )?[A-Z]|\b(?:quoted|cited) by (?:the )?[A-Z]|\bciting\b"
)
_EARLY = 6  # words that may stand before a pronoun that leads


@dataclass(frozen=True, slots=True)
class Drawn:
    """One sentence to judge: `text[start:end]`, in its whole article."""

    n: int
    kind: Kind
    title: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person says of it: the names that will do, none where there is nobody, None where untold."""

    speaker: tuple[str, ...] | None
    told: tuple[str, ...] | None
    via: tuple[str, ...] | None
    pronoun: tuple[str, ...] | None


@dataclass(slots=True)
class Tally:
    """Right, given and wanted names."""

    right: int = 0
    given: int = 0
    wanted: int = 0
    n: int = 0

    def count(self, given: str | None, wanted: tuple[str, ...] | None) -> bool | None:
        """Count one; tell whether what was given is right, None where nothing was or nobody can tell."""
        if wanted is None:
            return None
        right = given is not None and any(_agree(given, name) for name in wanted)
        self.n += 1
        self.given += given is not None
        self.wanted += bool(wanted)
        self.right += right
        return right if given is not None else None

    def line(self) -> str:
        """Precision and recall in one line."""
        precision = self.right / self.given if self.given else 1.0
        recall = self.right / self.wanted if self.wanted else 1.0
        return (
            f"precision {precision:.3f} ({self.right} of {self.given})  "
            f"recall {recall:.3f} ({self.right} of {self.wanted})  n = {self.n}"
        )


def draw(articles: Sequence[Article], seed: int, kinds: dict[Kind, int]) -> Iterator[Drawn]:
    """Draw so many sentences of each kind, one kind after the other, at most one of a kind an article."""
    chance, n = random.Random(seed), 0  # noqa: S311 - a seeded draw, no secret
    for kind, most in kinds.items():
        last = n + most
        for article in articles:
            fit = [s for s in sentence_spans(article.text) if _fits(kind, article.text[slice(*s)])]
            if fit and n < last:
                yield Drawn(n, kind, article.title or "", article.text, *chance.choice(fit))
                n += 1


def brackets(sample: Sequence[Drawn], seed: int) -> Iterator[Drawn]:
    """Draw sentences of the sample's articles that are shown with a name in brackets."""
    texts = {drawn.text: drawn.title for drawn in sample}
    found = [
        (title, text, s)
        for text, title in texts.items()
        for s in sentences_of("", text, sentence_spans(text))
        if bracketed(s) is not None
    ]
    chosen = random.Random(seed).sample(found, min(BRACKETS, len(found)))  # noqa: S311 - as above
    for n, (title, text, sentence) in enumerate(chosen):
        yield Drawn(n, "pronoun", title, text, sentence.start, sentence.end)


def _fits(kind: Kind, sentence: str) -> bool:
    if kind == "relay":
        return bool(_RELAYED.search(sentence))
    if kind == "speech":
        return bool(_QUOTED.search(sentence) or _SAID.search(sentence))
    found = _PRONOUN.search(sentence)
    early = found is not None and len(sentence[: found.start()].split()) <= _EARLY
    return early and sentence.rstrip("”\"’' )")[-1:] in {".", "!", "?", "…"}


def shown(drawn: Drawn) -> str:
    """The sentence with what is around it, as a judge reads it."""
    spans = sentence_spans(drawn.text)
    at = spans.index((drawn.start, drawn.end))
    before = drawn.text[spans[max(0, at - _BEFORE)][0] : drawn.start]
    after = drawn.text[drawn.end : spans[min(len(spans) - 1, at + _AFTER)][1]]
    text = f"{before}>>>{drawn.text[drawn.start : drawn.end]}<<<{after}"
    flat = re.sub(r"\n+", " / ", text)
    return f"## {drawn.n} {drawn.kind}: {drawn.title}\n{flat}"


def found_in(drawn: Drawn) -> Sentence:
    """The sentence as the answerer reads it."""
    whole = sentences_of("", drawn.text, sentence_spans(drawn.text))
    return next(s for s in whole if s.end == drawn.end)


def score(sample: Sequence[Drawn], judged: dict[int, Judged]) -> dict[str, Tally]:
    """Compare what the rules say with the judgements; prints each that differs."""
    tallies = {name: Tally() for name in ("speaker", "told", "via", "pronoun")}
    for drawn in sample:
        if drawn.n not in judged:
            continue
        sentence, truth = found_in(drawn), judged[drawn.n]
        given = dict(_given(sentence))
        for name in ("pronoun",) if drawn.kind == "pronoun" else ("speaker", "told", "via"):
            wanted: tuple[str, ...] | None = getattr(truth, name)
            right = tallies[name].count(given[name], wanted)
            if wanted is not None and (right is False or (right is None and wanted)):
                said = sentence.text[:160]
                sys.stdout.write(f"{drawn.n} {name}: {given[name]} for {wanted}: {said}\n")
    return tallies


def _given(sentence: Sentence) -> Iterator[tuple[str, str | None]]:
    yield "speaker", sentence.speaker.name if sentence.speaker else None
    yield "told", sentence.told
    yield "via", sentence.via
    inserted = bracketed(sentence)
    yield "pronoun", inserted[1] if inserted else None


def _agree(given: str, wanted: str) -> bool:
    """Whether two names are of one: the words of one are all in the other."""
    one, other = ({w.strip(".,'’").casefold() for w in name.split()} for name in (given, wanted))
    return one <= other or other <= one


def read_judged(path: Path) -> dict[int, Judged]:
    """Read the judgements.

    Raises:
        ValueError: for a line that has not five columns.
    """
    judged = {}
    for line in path.read_text("utf-8").splitlines():
        number, *names = line.split("\t")
        if len(names) != len(Judged.__slots__):
            raise ValueError(f"line {line!r} of {path.name} has not five columns; part them by tabs")
        judged[int(number)] = Judged(*(_names(one) for one in names))
    return judged


def _names(column: str) -> tuple[str, ...] | None:
    return None if column == "?" else tuple(name for name in column.split("|") if name != "-")


def _articles(path: Path, seed: int, most: int) -> list[Article]:
    """Some articles of a file or folder, in a seeded order."""
    found = [a for a in read_paths([path]) if isinstance(a, Article) and a.language in {"en", None}]
    return random.Random(seed).sample(found, min(most, len(found)))  # noqa: S311 - as above


def _read(path: Path, half: str) -> list[Drawn]:
    sample = [Drawn(**json.loads(line)) for line in path.read_text("utf-8").splitlines()]
    kept = {"even": (0,), "odd": (1,), "both": (0, 1)}[half]
    return [drawn for drawn in sample if drawn.n % 2 in kept]


def _write(path: Path, found: Iterable[Drawn]) -> None:
    lines = (json.dumps(asdict(drawn), ensure_ascii=False) + "\n" for drawn in found)
    path.write_text("".join(lines), "utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw, show or score."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("do", choices=("draw", "show", "score", "brackets"))
    parser.add_argument("path", type=Path, help="articles, or the sample drawn from them")
    parser.add_argument("judged", type=Path, nargs="?")
    parser.add_argument("--out", type=Path, default=Path("sample.jsonl"))
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--half", choices=("even", "odd", "both"), default="both")
    given = parser.parse_args(arguments)
    if given.do == "draw":
        kinds: dict[Kind, int] = {"speech": SPEECH, "pronoun": PRONOUNS, "relay": RELAYED}
        found = draw(_articles(given.path, given.seed, 3 * SPEECH), given.seed, kinds)
        _write(given.out, found)
        return
    sample = _read(given.path, given.half)
    if given.do == "brackets":
        _write(given.out, brackets(sample, given.seed))
        return
    if given.do == "show":
        sys.stdout.writelines(shown(drawn) + "\n\n" for drawn in sample)
        return
    if given.judged is None:
        parser.error("score needs the judgements too")
    for name, tally in score(sample, read_judged(given.judged)).items():
        sys.stdout.write(f"{name:8} {tally.line()}\n")


if __name__ == "__main__":
    main()
