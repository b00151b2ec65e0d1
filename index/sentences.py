"""Where the sentences of a news text begin and end.

Rules rather than a trained model: they know what news is full of (titles before names, `U.S.`, datelines,
decimals, quotes that close after the full stop and go on with an attribution), cost nothing to import, and each
of them can be read. Blank lines, list items and headings always end a sentence.
"""

import re
from collections.abc import Iterator

from index.passage import Span

_TITLES = frozenset(
    ["adm", "amb", "asst", "atty", "brig", "capt", "cdr", "cmdr", "col", "comdr", "cpl", "det", "dir", "dr", "ens", "fr", "gen", "gens", "gov", "govs", "hon", "insp", "lt", "maj", "messrs", "mlle", "mme", "mr", "mrs", "ms", "msgr", "mx", "pfc", "pres", "prof", "profs", "pvt", "rep", "reps", "rev", "rt", "sen", "sens", "sgt", "sra", "supt", "spc", "vs", "cf", "viz", "ven", "mt", "ft"]
)
"""Abbreviations that always have their name after them."""

_COUNTED = frozenset(
    ["no", "nos", "art", "arts", "p", "pp", "para", "sec", "secs", "vol", "vols", "fig", "figs", "ch", "ext", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"]
)
"""Abbreviations that go on when a number follows; a month also goes on otherwise unless a sentence clearly starts."""

_WORDS_TOO = frozenset(["no", "art", "p", "sec", "ext", "mar", "jun"])
"""Of those, words in their own right, which end a sentence when no number follows."""

_USUAL = frozenset(
    ["inc", "ltd", "co", "cos", "corp", "bros", "jr", "sr", "st", "ave", "blvd", "rd", "dept", "univ", "assn", "bldg", "est", "min", "max", "approx", "al", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "mass", "md", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "va", "vt", "wash", "wis", "wyo", "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun", "etc", "eg", "ie", "esq", "ret", "op", "ed", "eds", "trans", "orig", "nr", "jan", "feb", "apr", "jul", "aug", "sep", "sept", "oct", "nov", "dec"]
)
"""Abbreviations that may end a sentence: they do when the next word is one that starts sentences."""

_STARTERS = frozenset(
    ["the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "in", "on", "at", "but", "and", "or", "so", "for", "from", "by", "with", "as", "after", "before", "when", "while", "if", "there", "here", "what", "who", "why", "how", "where", "his", "her", "its", "their", "our", "my", "your", "some", "many", "most", "all", "both", "no", "not", "meanwhile", "however", "still", "now", "then", "also", "according", "since", "until", "although", "though", "once", "yet", "to", "one", "two", "another", "other", "earlier", "later", "last", "under", "over", "during", "among", "between", "because", "despite", "only", "even", "instead", "such", "more", "than", "each", "every", "several", "few", "any", "about", "nor", "whether", "having", "being", "today", "yesterday", "asked", "moreover", "nonetheless", "nevertheless"]
)
"""Function words that, capitalised after an abbreviation, start a sentence rather than continue a name."""

_SAYING = r"(?:said|says|asked|asks|added|told|wrote|replied|answered|shouted|cried|warned|insisted|wondered|joked|tweeted|posted|declared|continued|argued)"

_CLOSERS = "\"'”’»)]}›"
_END = re.compile(
    r"(?P<stop>(?:\.\s){2,}\.|[.!?…‽]+)(?P<closers>[" + re.escape(_CLOSERS) + r"]*)(?=\s|$|(?<=[”»])[“«A-Z])"
    r"|(?P<glued>(?<=[a-z]{2})\.(?=[A-Z][a-z]*[ ’']))"
    r"|(?P<wide>[。！？｡]+[”’」』）》\"]*)"
)
_WORD_BEFORE = re.compile(r"[^\s(\[{\"“‘«—–/-]*$")
_WORD_AFTER = re.compile(r"\s*(?P<opening>[\"'“‘«(\[]*)(?P<word>[\w&$£€#@][\w’']*)?")
_ATTRIBUTION = re.compile(
    r"\s*(?:[A-Z][\w.’'-]*\s+){1,4}" + _SAYING + r"\b|\s*(?:he|she|they|it|[Tt]he \w+)\s+" + _SAYING
)
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*•‣▪●·–—]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])[ \t]+\S")
_BULLET = re.compile(r"[ \t]*(?:[-*•‣▪●·]|\d{1,3}[.)])[ \t]+\S")
_ENDED = re.compile(r"[.!?…:;,。！？][" + re.escape(_CLOSERS) + r"]*\s*$")
_BLANK_LINE = re.compile(r"\r?\n[^\S\n]*(?:\r?\n[^\S\n]*)+|[\u2029\f]+")


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of `text`, in order and without overlap.

    Every character that is not white space lies in exactly one span, and no span starts or ends with white space.
    """
    spans: list[Span] = []
    for start, end in _blocks(text):
        cuts = [start, *_cuts(text, start, end), end]
        for left, right in zip(cuts, cuts[1:], strict=False):
            trimmed = _trim(text, left, right)
            if trimmed is not None:
                spans.append(trimmed)
    return tuple(spans)


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _blocks(text: str) -> Iterator[Span]:
    """Yield paragraphs, list items and heading lines: what no sentence reaches across."""
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        yield from _lines(text, start, gap.start())
        start = gap.end()
    yield from _lines(text, start, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the parts of one paragraph: its lines joined, unless a line stands on its own."""
    lines: list[Span] = []
    at = start
    while at < end:
        newline = text.find("\n", at, end)
        stop = end if newline < 0 else newline
        lines.append((at, stop))
        at = stop + 1
    widest = max((right - left for left, right in lines), default=0)
    begin = start
    for (left, right), (following, after) in zip(lines, lines[1:], strict=False):
        if _stands_alone(text[left:right], text[following:after], widest):
            yield begin, right
            begin = following
    if begin < end:
        yield begin, end


def _stands_alone(line: str, following: str, widest: int) -> bool:
    """Whether a sentence ends with `line` for reasons of layout: a heading, or a list item around the break."""
    if line.lstrip().startswith("#") or following.lstrip().startswith("#") or _BULLET.match(following):
        return True
    begins = following.lstrip()[:1]
    if not begins or begins.islower() or _ENDED.search(line):
        return False
    short = len(line) < min(80, widest * 0.6) or (widest < 60 and len(line.split()) <= 8)
    return short or _BULLET.match(line) is not None


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where sentences end inside the block `[start, end)`."""
    begin = start
    for mark in _END.finditer(text, start, end):
        if mark.end() < end and _ends_sentence(text, begin, mark, end):
            yield mark.end()
            begin = mark.end()


def _ends_sentence(text: str, begin: int, mark: re.Match[str], end: int) -> bool:
    """Whether the sentence that began at `begin` ends with the punctuation `mark`."""
    if mark["wide"]:
        return True
    after = _WORD_AFTER.match(text, mark.end(), end)
    word = (after["word"] or "") if after else ""
    opening = (after["opening"] or "") if after else ""
    if mark["glued"]:
        return word.split("’")[0].split("'")[0].lower() in _STARTERS
    if word[:1].islower() and not _CAMEL.match(word):
        return False
    closers = mark["closers"]
    if closers.strip(")]}") and _ATTRIBUTION.match(text[mark.end() : min(end, mark.end() + 80)]):
        return mark["stop"] == "."
    if mark["stop"] != ".":
        return bool(word or opening or closers) or mark.end() == end or not after
    return closers.strip(")]}") != "" or _full_stop(text, begin, mark.start(), word, opening)


def _full_stop(text: str, begin: int, at: int, word: str, opening: str) -> bool:
    """Whether the single full stop at `at` ends a sentence rather than abbreviates the word before it."""
    found = _WORD_BEFORE.search(text, max(begin, at - 40), at)
    before = found[0] if found else ""
    starts = word.split("’", maxsplit=1)[0].split("'", maxsplit=1)[0].lower() in _STARTERS or bool(opening.strip("(["))
    plain = before.lower().rstrip(".")
    if before.isdigit() and not text[begin : at - len(before)].strip():
        return False  # the number of a list item
    if plain in _COUNTED and word[:1].isdigit():
        return False
    if (plain in _TITLES and before[:1].isupper()) or plain in ("vs", "cf", "viz"):
        return False
    if len(before) == 1 and before.isalpha() and before.isupper():
        return starts and not _single_letter(text, at + 1)
    if "." in before and len(plain) <= 8 and all(len(part) <= 2 for part in plain.split(".")):
        return starts
    if plain in _USUAL and plain not in _WORDS_TOO:
        return starts or (plain == "etc" and word[:1].isupper())
    return True


def _single_letter(text: str, at: int) -> bool:
    """Whether the next word is another initial (`A. A. Milne`)."""
    return re.match(r"\s*[A-Z]\.", text[at : at + 8]) is not None
