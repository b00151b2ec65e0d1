"""Pages made of articles and of lines in many wordings (`noise.txt`, `article.txt`), filled from `slots.txt`.

`{paper}` in a line is filled with one of the slot's values, in capitals for `{PAPER}`; `{headline2}` with
another one. ` // ` parts lines that come together. All of it is made up.
"""

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ingest.readers import text
from tests.ingest.lines.examples import Label, LabelledLines, Labels, of_page
from tests.ingest.pages.quirks import wrapped

FOLDER = Path(__file__).parent
_SLOT = re.compile(r"\{([A-Za-z]+)\d?\}")
_OF_PAGE = ("paper", "city", "host")
"""Slots that have one value for a page, where they have no number."""
_FOREIGN = ("german", "french", "spanish", "russian")
_WITHIN = (
    "call",
    "call",
    "call",
    "link",
    "link",
    "caption",
    "caption",
    "stories",
    "social",
    "status",
    "tables",
)
_STYLES = ("plain", "plain", "headed", "list", "talk", "mixed")
_FORMS = ("spaced", "spaced", "tight", "wrapped")
_LEVELS = (0, 0, 1, 1, 1, 2, 2, 3)
"""How much noise a page has."""

Line = tuple[str, Label]


def pools(name: str) -> dict[str, list[str]]:
    """The lines of a file by the headings above them."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        if line.startswith("# "):
            heading = line.removeprefix("# ")
        elif line.strip():
            found.setdefault(heading, []).append(line)
    return found


class Maker:
    """Makes pages, the same ones for the same seed and stories."""

    def __init__(self, seed: int, stories: Sequence[Sequence[str]]) -> None:
        self._draw = random.Random(seed)
        self._stories = stories
        self._noise, self._own, self._slots = pools("noise.txt"), pools("article.txt"), pools("slots.txt")
        self._page: dict[str, str] = {}
        self._level = 0
        self._call = "call"

    def pages(self, count: int) -> Iterator[LabelledLines]:
        """Yield the lines of `count` pages."""
        for number in range(count):
            lines = list(self._lines())
            labels = Labels(lines)
            page = text.read(self._laid_out(lines).encode(), "made.txt")
            for texts, why in of_page(page):
                yield LabelledLines(f"made-{number}", "made", texts, why, tuple(map(labels.of, texts)))

    def _lines(self) -> Iterator[Line]:
        draw = self._draw
        self._page = {slot: draw.choice(self._slots[slot]) for slot in _OF_PAGE}
        self._level = draw.choice(_LEVELS)
        self._call = draw.choice(_FOREIGN) if draw.random() < 0.1 else "call"
        yield from self._head()
        yield from self._body()
        yield from self._foot()

    def _laid_out(self, lines: Sequence[Line]) -> str:
        """The page as a text: with a blank line between all lines or none, or wrapped."""
        form = self._draw.choice(_FORMS)
        if form != "wrapped":
            return ("\n" if form == "tight" else "\n\n").join(line for line, _ in lines)
        width = self._draw.randint(58, 80)
        told = ""
        for line, label in lines:
            apart = "\n" if label == "noise" and self._draw.random() < 0.7 else "\n\n"
            told += f"{apart}{wrapped(line, width)}"
        return told

    def _filled(self, template: str) -> str:
        def fill(found: re.Match[str]) -> str:
            name = found[1].casefold()
            if name == "initials":
                return "".join(word[0] for word in self._page["paper"].split())
            value = self._page.get(found[0].strip("{}").casefold()) or self._draw.choice(self._slots[name])
            return value.upper() if found[1].isupper() else value

        return _SLOT.sub(fill, template)

    def _some(self, pool: str, most: int, chance: float) -> Iterator[Line]:
        """Lines of noise, at most so many entries of the pool."""
        if self._draw.random() < chance:
            for _ in range(self._draw.randint(0, most)):
                entry = self._filled(self._draw.choice(self._noise[pool]))
                yield from ((line, "noise") for line in entry.split(" // "))

    def _of_article(self, pool: str, count: int) -> Iterator[Line]:
        for _ in range(count):
            yield from ((line, "article") for line in self._draw.choice(self._own[pool]).split(" // "))

    def _head(self) -> Iterator[Line]:
        level, draw = self._level, self._draw
        if level:
            plan = [("masthead", 2), ("status", level), ("nav", 3 * level), (self._call, level)]
            plan += [("nav", 2 * level), ("masthead", 1), ("database", draw.choice((0, 0, 0, 3)))]
            plan += [("stories", 1), ("social", 1), ("link", 1)] if level > 2 else []
            for pool, most in plan:
                yield from self._some(pool, most, 0.6)
        yield from self._title(headed=draw.random() < 0.85)
        if level:
            plan = [("status", 2 * level), ("caption", 1), (self._call, 1)]
            plan += [("social", 1), ("tables", 1)] if level > 2 else []
            for pool, most in plan:
                yield from self._some(pool, most, 0.5)

    def _title(self, *, headed: bool) -> Iterator[Line]:
        draw = self._draw
        if headed:
            yield self._filled("{headline}"), "metadata"
        if headed and draw.random() < 0.3:
            yield draw.choice(self._own["short"] + self._slots["scene"]), "metadata"
        forms = ("By {name}", "{name}", "{day} {month} {year}", "{month} {day}, {year} at {hour}")
        for form in draw.sample((*forms, "By {name}, {city2}", "{name}, Staff Writer"), draw.randint(0, 2)):
            yield self._filled(form), "metadata"

    def _body(self) -> Iterator[Line]:
        draw, story = self._draw, self._draw.choice(self._stories)
        style = draw.choice(_STYLES)
        chances = [("subheading", 1, 0.2, "headed"), ("item", 6, 0.12, "list"), ("alike", 2, 0.12, "list")]
        chances.append(("short", 3, 0.25, "talk"))
        for at, sentence in enumerate(story):
            yield sentence, "article"
            if at + 1 == len(story):
                break
            noise: list[Line] = []
            if self._level and draw.random() < 0.04 + 0.07 * self._level:
                pool = draw.choice((self._call, *_WITHIN))
                noise = list(self._some(pool, 1 if pool == "stories" else 2, 1))
            above = draw.random() < 0.5
            yield from noise if above else ()
            for pool, most, chance, of_style in chances:
                if style in {of_style, "mixed"} and draw.random() < chance:
                    yield from self._of_article(pool, draw.randint(1, most))
            yield from () if above else noise
        if draw.random() < 0.3:
            yield from self._of_article(draw.choice(("short", "short", "item")), draw.randint(1, 3))

    def _foot(self) -> Iterator[Line]:
        level, draw = self._level, self._draw
        if not level:
            return
        plan = [
            ("bio", 2),
            ("tags", 1),
            ("status", level),
            (self._call, level),
            ("social", 1),
            ("link", level),
        ]
        plan += [("stories", level), ("comments", level), (self._call, level), ("nav", 2 * level)]
        plan += [("legal", 2 * level), ("tables", 1), ("database", draw.choice((0, 0, 2)))]
        plan += [("stories", 1), ("legal", level)]
        if draw.random() < 0.4:
            draw.shuffle(plan)
        for pool, most in plan:
            yield from self._some(pool, most, 0.25 + 0.15 * level)
