"""How well pages are read: `python -m tests.ingest.page_scores [--half dev|read|held] [-v] [--reveal]`.

A noise line counts as cut when no article holds it, as a line or within one; an article's sentence as kept
when some article holds it, word for word once the spelling of quotes, hyphens and blanks is levelled. Details
(-v) are shown of the parts that rules were made for, `dev` (pages up to 68) and `read` (even ones from 69
on): `held` (the odd ones) tells how rules do on pages that they were not made for.
"""

import argparse
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

from ingest.article import Article
from ingest.read import read_paths
from tests.ingest.pages.source import PARTS, LabelledPage, Story, pages

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"') | dict.fromkeys("‘’‚‛′`´", "'"))
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_FACTS = ("title", "published", "outlet", "authors")
_DAY = len("2024-06-19")


@dataclass(slots=True)
class Tally:
    """Counts, and of which pages what went wrong.

    Attributes:
        strays: words in the articles that no label accounts for: scraps of noise lines, markup.
        glued: pages with several articles; `split`: those read as just these.
        single: pages with one article; `whole`: those read as one.
        at_home: sentences of glued pages that stand in an article of their own story.
        facts: fact -> how many were right, wrong, and not told though the page tells.
        faults: sentences for people.
    """

    pages: int = 0
    noise: int = 0
    cut: int = 0
    sentences: int = 0
    kept: int = 0
    strays: int = 0
    glued: int = 0
    split: int = 0
    glued_sentences: int = 0
    at_home: int = 0
    single: int = 0
    whole: int = 0
    facts: dict[str, list[int]] = field(default_factory=lambda: {fact: [0, 0, 0] for fact in _FACTS})
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Add `other`'s counts and faults to these."""
        for one in fields(self):
            mine, theirs = getattr(self, one.name), getattr(other, one.name)
            if isinstance(mine, dict):
                for fact, counts in mine.items():
                    mine[fact] = [a + b for a, b in zip(counts, theirs[fact], strict=True)]
            else:
                setattr(self, one.name, mine + theirs)

    @property
    def noise_cut(self) -> float:
        """Share of noise lines that are gone."""
        return self.cut / self.noise

    @property
    def sentences_kept(self) -> float:
        """Share of the articles' sentences that are there."""
        return self.kept / self.sentences


def score(every: Iterable[LabelledPage]) -> dict[str, Tally]:
    """Read each page as a file in a folder, and return the tallies by state, `all` among them."""
    tallies: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory() as folder:
        for page in every:
            path = Path(folder, page.file_name)
            path.write_bytes(page.data)
            found = list(read_paths([path]))
            tally = score_page(page, [item for item in found if isinstance(item, Article)])
            tally.faults += [f"{page.name}: {item.reason}" for item in found if not isinstance(item, Article)]
            for name in (page.state, "all"):
                tallies.setdefault(name, Tally()).add(tally)
    return tallies


def score_page(page: LabelledPage, articles: Sequence[Article]) -> Tally:
    """Compare the `articles` that were read from `page` with what it holds."""
    tally = Tally(pages=1)
    homes = _homes(page.stories, articles)
    _score_lines(page, articles, tally)
    _score_split(page, articles, homes, tally)
    for story, home in zip(page.stories, homes, strict=True):
        for fact in _FACTS:
            _score_fact(page, fact, story, None if home is None else articles[home], tally)
    return tally


def _score_lines(page: LabelledPage, articles: Sequence[Article], tally: Tally) -> None:
    """Take each labelled text, the longest first, out of the articles' text, so that none counts twice."""
    labelled = [("A", sentence) for story in page.stories for sentence in story.sentences]
    labelled += [("M", line) for line in page.metadata]
    labelled += [("N", line) for line in page.noise]
    rest = "\n".join(levelled(article.text) for article in articles)
    order = sorted(labelled, key=lambda one: (-len(levelled(one[1])), one[0]))
    for mark, text in order:
        needle = levelled(text)
        at = _place(needle, rest)
        if at >= 0:
            rest = f"{rest[:at]}\n{rest[at + len(needle) :]}"
        if mark == "A":
            tally.sentences += 1
            tally.kept += at >= 0
            if at < 0:
                tally.faults.append(f"{page.name}: lost     {text}{_cut_by(needle, articles)}")
        elif mark == "N":
            tally.noise += 1
            tally.cut += at < 0
            if at >= 0:
                tally.faults.append(f"{page.name}: noise    {text}")
    words = re.findall(r"[^\W\d]+", rest)
    tally.strays += len(words)
    if words:
        tally.faults.append(f"{page.name}: strays   {' '.join(rest.split())[:160]}")


def _score_split(
    page: LabelledPage, articles: Sequence[Article], homes: list[int | None], tally: Tally
) -> None:
    texts = [levelled(article.text) for article in articles]
    astray = 0
    for story, home in zip(page.stories, homes, strict=True):
        for sentence in map(levelled, story.sentences):
            own = home is not None and sentence in texts[home]
            astray += not own and any(sentence in text for text in texts)
            if len(page.stories) > 1:
                tally.glued_sentences += 1
                tally.at_home += own
    right = len(articles) == len(page.stories) and None not in homes and not astray
    if len(page.stories) > 1:
        tally.glued += 1
        tally.split += right
    else:
        tally.single += 1
        tally.whole += right
    if not right:
        read_as = f"{len(page.stories)} articles read as {len(articles)}, {astray} sentences astray"
        tally.faults.append(f"{page.name}: split    {read_as}")


def _score_fact(page: LabelledPage, fact: str, story: Story, article: Article | None, tally: Tally) -> None:
    wanted = getattr(story, fact) or None
    given = (getattr(article, fact) or None) if article else None
    if fact == "published":
        right = (wanted or "")[:_DAY] == (given or "")[:_DAY]
    elif fact == "authors":
        right = set(map(_plain, wanted or ())) == set(map(_plain, given or ()))
    else:  # a mailing's outlet may be the paper or the mailing: "The Brief / Port Castor Post"
        right = _plain(given or "") in {_plain(one) for one in (wanted or "").split(" / ")}
    at = 0 if right else 1 if given else 2
    tally.facts[fact][at] += 1
    if not right:
        tally.faults.append(f"{page.name}: {fact:8} {given!r} for {wanted!r}")


def _homes(stories: Sequence[Story], articles: Sequence[Article]) -> list[int | None]:
    """For each story the article with most of its sentences, unless an earlier story has claimed it."""
    texts = [levelled(article.text) for article in articles]
    homes: list[int | None] = []
    for story in stories:
        sentences = [levelled(sentence) for sentence in story.sentences]
        counts = [sum(sentence in text for sentence in sentences) for text in texts]
        best = counts.index(max(counts)) if any(counts) else None
        homes.append(None if best in homes else best)
    return homes


def _place(needle: str, text: str) -> int:
    found = re.search(rf"(?<!\w){re.escape(needle)}(?!\w)", text) if needle else None
    return found.start() if found else -1


def _cut_by(needle: str, articles: Sequence[Article]) -> str:
    rules = [cut.rule for article in articles for cut in article.cuts if needle in levelled(cut.text)]
    return f"   [cut by {rules[0]}]" if rules else ""


def levelled(text: str) -> str:
    """`text` with one spelling of quotes, hyphens and blanks."""
    text = _INVISIBLE.sub("", text).translate(_QUOTES)  # before NFKC makes a blank and an accent of them
    return " ".join(unicodedata.normalize("NFKC", text).translate(_HYPHENS).split())


def _plain(text: str) -> str:
    return levelled(text).casefold().strip(" .\"'")


def table(tallies: dict[str, Tally]) -> str:
    """The tallies as lines of text, `all` last."""
    head = f"{'state':22}{'pages':>5}{'noise cut':>17}{'sentences kept':>18}{'strays':>7}"
    head += f"{'split':>7}{'at home':>9}{'whole':>7}"
    lines = [head + "".join(f"{fact:>13}" for fact in _FACTS) + "   (right/wrong/untold)"]
    for name in sorted(tallies, key=lambda one: (one == "all", one)):
        tally = tallies[name]
        line = f"{name:22}{tally.pages:5}"
        line += f"{tally.cut:6}/{tally.noise:<4}{tally.noise_cut:6.3f}"
        line += f"{tally.kept:7}/{tally.sentences:<4}{tally.sentences_kept:6.3f}"
        line += f"{tally.strays:7}{tally.split:4}/{tally.glued:<2}"
        line += f"{tally.at_home:5}/{tally.glued_sentences:<3}{tally.whole:4}/{tally.single:<2}"
        line += "".join(f"{'/'.join(map(str, tally.facts[fact])):>13}" for fact in _FACTS)
        lines.append(line)
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(prog="python -m tests.ingest.page_scores", description=__doc__)
    parser.add_argument("--half", choices=PARTS, help="only this part")
    parser.add_argument("-v", "--verbose", action="store_true", help="tell what went wrong on which page")
    parser.add_argument("--reveal", action="store_true", help="tell it of `held` too")
    options = parser.parse_args(arguments)
    for half in PARTS:
        if options.half in {None, half}:
            tallies = score(pages(half))
            faults = tallies["all"].faults if options.verbose and (half != "held" or options.reveal) else []
            sys.stdout.write(f"\n{half}\n{table(tallies)}\n" + "".join(f"  {fault}\n" for fault in faults))


if __name__ == "__main__":
    main()
