"""What the judge of lines goes by: the words of a line, its shape, its place, what stands beside it."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from ingest.cleaning.shape import ends_with_full_stop, is_headline, is_item, label, size
from ingest.wording import word_set

_RUNNING_WORDS = 14
_LONG_WORD = 5
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("address", re.compile(r"://|\bwww\.|\w\.(?:com|org|net|example|de|fr|es|ru|co)\b")),
    ("mail", re.compile(r"\w@\w")),
    ("handle", re.compile(r"(?<!\w)@\w")),
    ("price", re.compile(r"[$£€]\s?\d|\d\s?[€%]|\d+p\b")),
    ("phone", re.compile(r"\d[\d ()-]{5,}\d")),
    ("hour", re.compile(r"\d[:.h]\d\d\b|\d\s?[ap]\.?m\b", re.IGNORECASE)),
    ("year", re.compile(r"\b(?:19|20)\d\d\b")),
    ("mark", re.compile(r"[|·•»«→←▶●★©™×+/<>=_*#☺-♿✀-➿]|[\U0001f300-\U0001faff]")),
    ("lead", re.compile(r"^[^:.?!]{2,24}:\s\S")),
    ("signed", re.compile(r"^(?:by|von|par|por)\s", re.IGNORECASE)),
    ("dash", re.compile(r"\s[-–—]\s")),
    ("bracket", re.compile(r"\(")),
    ("quoted", re.compile(r"^[\"“„«‘']")),
    ("quotes", re.compile(r"[\"“”„«»]")),
    ("ellipsis", re.compile(r"…|\.\.\.")),
    ("comma", re.compile(r",")),
    ("inner stop", re.compile(r"[.!?]\s+\S")),
)
_TOKEN = re.compile(r"\d[\d.,]*|[^\W\d_]+")
_ENDS = {".": "stop", "!": "call", "?": "question", ":": "colon", ",": "comma", ";": "comma"}
_CLOSING = "\"'”’»)"
_SIZES = (1, 2, 3, 4, 5, 6, 8, 12, 18, 30)
_HEADLINE_WORDS = 4
_MOST_RUN = 8
_MOST_AWAY = 4
_MOST_COUNTED = 3
_KEY = re.compile(r"[^\W\d_]+(?=[ \w]{0,24}:\s)")
_PLAIN = re.compile(r"[\w\s,.'’]+")
_NO_FORM = ("", "")
_MOST_ALIKE = 4
_KINDS = {
    "you": word_set(
        "you your yours yourself dich dein ihr ihre ihnen sie vous votre vos tu te tus su usted вы вас ваш"
    ),
    "we": word_set("we us our ours uns unser unsere nous notre nos nosotros nuestro nuestra мы нас наш нам"),
    "page": word_set(
        "account ad ads advert alert alerts app archive article articles channel comment comments cookies"
        " copyright download edition email feedback gallery inbox issue journalism letter letters link mail"
        " member members newsletter newsletters newsroom page podcast poll privacy quiz reader readers"
        " section site sponsor sponsored stories story subscriber subscribers subscription terms video videos"
        " website"
        " artikel kommentar kommentare leser newsletter abo seite article commentaire lecteurs boletín"
        " comentario lectores статья комментарии рассылка читатели"
    ),
    "deal": word_set(
        "advance best book buy cancel card cheap deal delivered delivery discount free from gift half join"
        " month monthly off offer offers only order pay plan price prices sale save shop subscribe support"
        " ticket tickets trial week win year gratis kostenlos gratuit скидка цена"
    ),
    "told": word_set(
        "said says told added asked had was were he she they his her their him them sagte hatte war dit était"
        " dijo era сказал был"
    ),
    "asked": word_set("what who why how when where which was wer warum wie pourquoi quién cómo почему"),
}
"""Words that pages speak with, and that articles tell with."""
_ORDERS = word_set(
    "add advertise allow answer apply ask back be become book browse buy call check chip choose click close"
    " come comment compare contact continue copy create discover discuss donate don download drop earn email"
    " enjoy enter explore find follow get give go have hear help hide invite join keep know learn leave let"
    " like listen load log look make manage meet miss need open order pass pay pick play press print read"
    " receive register rent reply report republish save scan scroll search see sell send share shop show sign"
    " skip start stay stop submit subscribe support swipe take talk tap tell test text thank think tip try"
    " turn tune unlock unsubscribe update upgrade use view visit vote want watch win write"
)
_FAR = 4
_WINDOW = 5
_QUARTERS = 4


@lru_cache(maxsize=4096)
def own_signs(text: str) -> tuple[str, ...]:
    """The signs of a line by itself: its words, pairs of words, and its shape."""
    row = ["#" if token[0].isdigit() else token for token in _TOKEN.findall(text.casefold())]
    found = {f"w {token}" for token in row}
    found.update(f"p {one} {two}" for one, two in zip(["^", *row], [*row, "$"], strict=True))
    found.update(f"s {name}" for name, shape in _SHAPES if shape.search(text))
    words = size(text)
    found.add(f"s words {next((most for most in _SIZES if words <= most), _SIZES[-1])}")
    found.add(f"s ends {_ENDS.get(text.rstrip(_CLOSING)[-1:], 'bare')}")
    if ends_with_full_stop(text):
        found.add(f"s sentence {min(words // 4, _MOST_AWAY)}")
    letters = [word[0] for word in text.split() if word[0].isalpha()]
    upper = sum(map(str.isupper, letters))
    found.add("s capitals " + ("none" if not upper else "all" if upper == len(letters) else "some"))
    if letters and letters[0].islower():
        found.add("s lower")
    if text.isupper():
        found.add("s shouted")
    if not letters:
        found.add("s no letters")
    if is_item(text):
        found.add("s item")
    if is_headline(text):
        found.add("s headline")
    found.update(_company(row, ends_with_full_stop(text)))
    return tuple(sorted(found))


def _company(row: Sequence[str], told: bool) -> Iterator[str]:
    """Which kinds of words a line has, alone and with one another."""
    kinds = [name for name, words in _KINDS.items() if not words.isdisjoint(row)]
    if row and row[0] in _ORDERS:
        kinds.append("order")
    for at, kind in enumerate(kinds):
        yield f"c {kind}"
        yield f"c {kind} {'told' if told else 'bare'}"
        yield from (f"c {kind} + {other}" for other in kinds[at + 1 :])
    if not kinds:
        yield f"c none {'told' if told else 'bare'}"


def _extent(text: str) -> str:
    """How long a line is and how it ends, roughly."""
    words = size(text)
    length = "one" if words == 1 else "few" if words <= 4 else "some" if words <= 9 else "many"
    return f"{length} {'told' if ends_with_full_stop(text) else 'bare'}"


@lru_cache(maxsize=4096)
def is_running(text: str) -> bool:
    """Whether a line is running text."""
    return size(text) >= _RUNNING_WORDS and ends_with_full_stop(text)


def _form(text: str) -> tuple[str, str]:
    """What lines of one list have in common: the key before a colon, and the marks in their order."""
    key = _KEY.match(text)
    return (key[0] if key else "", _PLAIN.sub("", text))


class Lines:
    """The lines of a page, `why` telling by which rule each was cut ("" where it is left)."""

    def __init__(self, texts: Sequence[str], why: Sequence[str]) -> None:
        self.texts = texts
        self.why = list(why)
        self._look()

    def cut(self, gone: Collection[int], rule: str) -> None:
        """Take note that these lines are cut, too."""
        for at in gone:
            self.why[at] = rule
        self._look()

    def _look(self) -> None:
        texts, why = self.texts, self.why
        self._kinds = [
            "cut"
            if rule
            else "prose"
            if is_running(text)
            else "sentence"
            if ends_with_full_stop(text)
            else "short"
            for text, rule in zip(texts, why, strict=True)
        ]
        running = [at for at, kind in enumerate(self._kinds) if kind == "prose"]
        self._first, self._last = (running[0], running[-1]) if running else (len(texts), -1)
        self._body = frozenset(
            word for at in running for word in label(texts[at]).split() if len(word) >= _LONG_WORD
        )
        head = [at for at in range(min(self._first, len(texts))) if not why[at]]
        self._head = {at: number for number, at in enumerate(head)}
        self._headlines = [at for at in head if size(texts[at]) >= _HEADLINE_WORDS]
        self._forms = Counter(
            form
            for text, kind in zip(texts, self._kinds, strict=True)
            if kind in {"short", "sentence"} and (form := _form(text)) != _NO_FORM
        )
        below = range(self._last + 1, len(texts))
        self._foot = next((at for at in below if why[at]), len(texts))
        self._share = _QUARTERS * sum(map(bool, why)) // (len(why) or 1)

    def signs(self, at: int) -> Iterator[str]:
        """Yield the names of the signs of line `at`."""
        yield from own_signs(self.texts[at])
        yield from self._beside(at)
        yield from self._place(at)
        yield self._overlap(at)

    def is_listed(self, at: int) -> bool:
        """Whether a line within the text has the form of several others: an entry of the article's list."""
        return self._first < at < self._last and self._forms[_form(self.texts[at])] >= _MOST_ALIKE

    def _kind(self, at: int) -> str:
        return self._kinds[at] if 0 <= at < len(self._kinds) else "edge"

    def _zone(self, at: int) -> str:
        if self._last < 0:
            return "none"
        return "head" if at < self._first else "foot" if at > self._last else "body"

    def _beside(self, at: int) -> Iterator[str]:
        zone = self._zone(at)
        before, after = self._kind(at - 1), self._kind(at + 1)
        yield f"z {zone} {before} > {after}"
        extent = _extent(self.texts[at])
        yield f"x {zone} {extent}"
        yield f"x {before} > {after} {extent}"
        yield f"z before {self._kind(at - 2)} {before}"
        yield f"z after {after} {self._kind(at + 2)}"
        if before == "cut":
            yield f"z under {self.why[at - 1]}"
        if after == "cut":
            yield f"z above {self.why[at + 1]}"
        start, end = at, at + 1
        while at - start < _MOST_RUN and self._kind(start - 1) in {"short", "sentence"}:
            start -= 1
        while end - at < _MOST_RUN and self._kind(end) in {"short", "sentence"}:
            end += 1
        yield f"z {zone} run {min(end - start, _MOST_RUN)}"
        if (alike := self._forms[_form(self.texts[at])]) > 1:
            yield f"z alike {min(alike, _MOST_ALIKE)}"
        if at + 1 < end and self.texts[at + 1][:1].islower():
            yield "z goes on"
        if self.texts[at][:1].islower() and at > start and not ends_with_full_stop(self.texts[at - 1]):
            yield "z went on"

    def _place(self, at: int) -> Iterator[str]:
        zone, why = self._zone(at), self.why
        far = range(1, _FAR + 1)
        up = next((step for step in far if at - step >= 0 and why[at - step]), 0)
        down = next((step for step in far if at + step < len(why) and why[at + step]), 0)
        yield f"z {zone}"
        yield f"z {zone} cut {up} up"
        yield f"z {zone} cut {down} down"
        near = why[max(0, at - _WINDOW) : at + _WINDOW + 1]
        yield f"z {zone} near {_QUARTERS * sum(map(bool, near)) // len(near)}"
        yield f"z {zone} page {self._share}"
        if zone == "foot":
            yield f"z below {min(at - self._last, _MOST_AWAY)}"
            yield f"z below cut {self._foot < at}"
        if zone == "head":
            number = self._head[at]
            yield f"z left above {min(number, _MOST_COUNTED)}"
            yield f"z left below {min(len(self._head) - number - 1, _MOST_COUNTED)}"
            yield f"z only headline {self._headlines == [at]}"
            yield f"z first headline {self._headlines[:1] == [at]}"

    def _overlap(self, at: int) -> str:
        row = [word for word in label(self.texts[at]).split() if len(word) >= _LONG_WORD]
        if not row:
            return "o none"
        shared = _QUARTERS * sum(word in self._body for word in row) // len(row)
        return f"o {min(len(row), _MOST_COUNTED)} {shared}"
