"""Which field of a dump's records is which of ours: as the user says, else told by names and values."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from statistics import median

from ingest.errors import Unreadable
from ingest.metadata.moments import from_metadata
from ingest.records_values import (
    authors_of,
    id_of,
    language_of,
    line_of,
    outlet_of,
    published_of,
    text_of,
    url_of,
)
from ingest.wording import word_list, word_set

FIELDS = ("id", "url", "title", "outlet", "published", "authors", "language", "text")
"""The fields of an article's record, by their plain names."""

Path = tuple[str, ...]

_MISSED = ("title", "outlet", "published")
"""What a user will miss in an article, and should be told is not there."""

_ALIASES = {
    "id": word_list("id _id articleid docid documentid newsid storyid recordid uuid guid uid key"),
    "url": word_list(
        "url link articleurl canonicalurl canonicallink weburl permalink pageurl newsurl uri href guid source"
        " adresse enlace lien"
    ),
    "title": word_list(
        "title headline articletitle newstitle pagetitle webtitle heading head subject name"
        " überschrift schlagzeile titel titre título titulo titolo"
    ),
    "outlet": word_list(
        "outlet publisher publication newspaper newsoutlet sourcename outletname sitename source site"
        " hostname sourcehostname sourcedomain domain website medianame provider agency channel medium"
        " zeitung quelle journal periódico periodico medio fuente testata krant bron"
    ),
    "published": word_list(
        "published publishedat publisheddate publicationdate publishdate datepublished datepublish"
        " publishedon publishtime publishedtime firstpublished firstpublicationdate webpublicationdate"
        " pubdate date datetime releasedate posted postedat dateposted issued created createdat datecreated"
        " timestamp time"
        " veröffentlicht veröffentlichtam erschienen erscheinungsdatum datum fecha data"
    ),
    "authors": word_list(
        "authors author byline bylines writer writers reporter reporters creator by"
        " autor autoren verfasser auteur auteurs autores autore autori"
    ),
    "language": word_list("language lang languagecode langcode locale sprache langue idioma lingua taal"),
    "text": word_list(
        "text body content article fulltext maintext articlebody articletext articlecontent bodytext"
        " newstext storytext cleantext plaintext contenttext textcontent markdown bodymarkdown"
        " contentmarkdown story document message rawtext"
        " volltext artikeltext inhalt texte contenu texto contenido cuerpo conteúdo testo tekst inhoud"
    ),
}
_PAGES = word_list("bodyhtml contenthtml htmlcontent articlehtml texthtml html rawhtml pagehtml")
_SUMMARIES = word_list(
    "description summary abstract excerpt snippet leadparagraph lead standfirst teaser shortdescription"
)
_WRAPPINGS = word_set(
    "_source article articles fields data item doc document news record post attributes node"
)
_LEAVES = {
    "id": word_set("oid"),
    "url": word_set("href"),
    "title": word_set("main rendered text value default original plain"),
    "outlet": word_set("name title"),
    "published": word_set("date iso value"),
    "authors": word_set("name original"),
    "language": word_set("code"),
    "text": word_set("rendered text value default original plain raw full content html main"),
}
_MOST_PATHS = 300
_DEEPEST = 3
_FEWEST_LETTERS = 200
_MUCH_LONGER = 3
_CLEARLY_LONGER = 2
_MARKUP = re.compile(r"<[^<>]{0,300}>")
_READ = 20_000
_LONGEST_WORD = 40

_USABLE: Mapping[str, Callable[[object], object]] = {
    "id": id_of,
    "url": url_of,
    "title": line_of,
    "outlet": outlet_of,
    "published": lambda value: from_metadata(published_of(value) or ""),
    "authors": authors_of,
    "language": language_of,
    "text": text_of,
}


@dataclass(frozen=True, slots=True)
class Fields:
    """Where each of our fields is found in a record.

    Attributes:
        paths: our field -> the keys that lead to it; without those that the records do not have.
        guessed: those of our fields that were told by name or value, and go by another name there.
    """

    paths: Mapping[str, Path]
    guessed: tuple[str, ...]

    def sentence(self, name: str) -> str:
        """Tell the user what was taken for what."""
        taken = ", ".join(f"{field} from '{'.'.join(self.paths[field])}'" for field in self.guessed)
        missed = ", ".join(field for field in _MISSED if field not in self.paths)
        without = f"; found no {' or '.join(missed.rsplit(', ', 1))}" if missed else ""
        example = "text" if "text" in self.guessed else self.guessed[0]
        return f"{name}: {taken}{without}; change it with --map {example}=FIELD"


def fields_of(sample: Sequence[Mapping[str, object]], mapping: Mapping[str, str], name: str) -> Fields:
    """Return where our fields are in records like those of `sample`.

    Args:
        sample: the first records of a dump.
        mapping: our field -> theirs, as the user gave it; goes before everything else.
        name: the dump, quoted, for errors.

    Raises:
        Unreadable: `mapping` names a field that there is not, or nothing looks like an article's text.
    """
    columns = _columns(sample)
    paths = dict(_given(sample, mapping, columns, name))
    rest = [field for field in FIELDS if field not in paths]
    for field in rest:
        path = _text_path(columns, set(paths.values())) if field == "text" else _told(field, columns)
        if path:
            paths[field] = path
    if "text" not in paths:
        raise Unreadable(
            f"{name} has no field that looks like an article's text; it has {_listed(columns)}",
            "say which it is: --map text=FIELD",
        )
    return Fields(paths, tuple(one for one in rest if one in paths and paths[one] != (one,)))


def has_text(sample: Sequence[Mapping[str, object]], mapping: Mapping[str, str], *, sure: bool) -> bool:
    """Whether records like these hold articles; `sure`: by the name of the field, not by its length."""
    if "text" in mapping:
        return any(text_of(lookup(record, parted(record, mapping["text"]))) for record in sample)
    columns = _columns(sample)
    return bool(_named_text(columns) if sure else _text_path(columns, set()))


def lookup(value: object, path: Path) -> object:
    """Return what lies at `path` in a record, or None; of a list, what its items hold there."""
    for at, key in enumerate(path):
        if isinstance(value, Mapping):
            value = value.get(key)
        elif isinstance(value, list):
            if key.isdecimal() and len(key) < 9:
                value = value[int(key)] if int(key) < len(value) else None
            else:
                inside = (lookup(one, path[at:]) for one in value)
                return [one for one in inside if one is not None]
        else:
            return None
    return value


def parted(record: Mapping[str, object], field: str) -> Path:
    """Return `field` as a path: itself where the record has a key like that, else parted at its dots."""
    return (field,) if field in record else tuple(field.split("."))


def _given(
    sample: Sequence[Mapping[str, object]],
    mapping: Mapping[str, str],
    columns: Mapping[Path, list[object]],
    name: str,
) -> Iterator[tuple[str, Path]]:
    for ours, theirs in mapping.items():
        if ours not in FIELDS:
            near = get_close_matches(ours, FIELDS, n=1)
            remedy = f"did you mean '{near[0]}'" if near else "the fields there are: " + ", ".join(FIELDS)
            raise Unreadable(f"{name} can't be mapped: there is no field '{ours}'", remedy)
        paths = (parted(record, theirs) for record in sample)
        found = next(
            (path for path, one in zip(paths, sample, strict=True) if lookup(one, path) not in (None, [])),
            None,
        )
        if found is None:
            near = get_close_matches(theirs, [".".join(path) for path in columns], n=3, cutoff=0.5)
            has = "did you mean " + " or ".join(f"'{one}'" for one in near) if near else ""
            what = f"{name} has no field '{theirs}', which is to be '{ours}'; it has {_listed(columns)}"
            raise Unreadable(what, has or f"name one of its fields: --map {ours}=FIELD")
        yield ours, found


def _listed(columns: Mapping[Path, object]) -> str:
    names = [f"'{'.'.join(path)[:60]}'" for path in columns]
    more = f" and {len(names) - 12} more" if len(names) > 12 else ""
    return ", ".join(names[:12]) + more if names else "none"


def _columns(sample: Sequence[Mapping[str, object]]) -> dict[Path, list[object]]:
    """The fields of the records, in the order in which they are met, with their values."""
    columns: dict[Path, list[object]] = {}
    for record in sample:
        for path, value in _flat(record, ()):
            if path in columns or len(columns) < _MOST_PATHS:
                columns.setdefault(path, []).append(value)
    return columns


def _flat(record: Mapping[str, object], above: Path) -> Iterator[tuple[Path, object]]:
    for key, value in record.items():
        if isinstance(value, Mapping) and len(above) + 1 < _DEEPEST:
            yield from _flat(value, (*above, key))
        else:
            yield (*above, key), value


def _told(field: str, columns: Mapping[Path, list[object]]) -> Path | None:
    """The path whose name says that it is `field` and whose values could be: in most records, if any is."""
    usable = _USABLE[field]
    named = _named(columns, field)
    shares = [(path, sum(1 for one in columns[path] if usable(one)) / len(columns[path])) for path in named]
    most = [path for path, share in shares if share >= 0.5] or [path for path, share in shares if share]
    return most[0] if most else None


def _named(columns: Mapping[Path, list[object]], field: str, aliases: Sequence[str] = ()) -> list[Path]:
    """The paths called as `field` is, or by one of `aliases`, best first."""
    names = aliases or _ALIASES[field]
    ranked = sorted(
        (rank, len(path), at, path)
        for at, path in enumerate(columns)
        if (rank := _rank(path, names, _LEAVES[field]))
    )
    return [path for *_, path in ranked]


def _rank(path: Path, aliases: Sequence[str], leaves: frozenset[str]) -> int:
    """How well `aliases` name `path`, 1 best, 0 not at all: `_source.headline.main` is a headline."""
    for at, key in enumerate(path):
        names = [_plain(one) for one in path[at:]]
        together = "".join(names)
        if together in aliases:
            return 1 + aliases.index(together)
        if len(names) == 2 and names[0] in aliases and names[1] in leaves:
            return 1 + aliases.index(names[0])
        if key.lower() not in _WRAPPINGS:
            return 0
    return 0


def _plain(key: str) -> str:
    return "".join(filter(str.isalnum, key[:60].lower()))


def _text_path(columns: Mapping[Path, list[object]], taken: set[Path]) -> Path | None:
    """The text: by name, else a summary, else the one field with much longer prose than all others."""
    if found := _named_text(columns) or _longest(columns, _named(columns, "text", _SUMMARIES)):
        return found
    lengths = {path: _length(values) for path, values in columns.items() if path not in taken}
    ranked = sorted(lengths, key=lambda path: -lengths[path])
    second = lengths[ranked[1]] if len(ranked) > 1 else 0
    if ranked and lengths[ranked[0]] >= max(_FEWEST_LETTERS, _CLEARLY_LONGER * second):
        return ranked[0]
    return None


def _named_text(columns: Mapping[Path, list[object]]) -> Path | None:
    """The field "text" where most records have one, else the best by name; a page's source comes last."""
    plain = columns.get(("text",), ())
    if 2 * sum(1 for one in plain if text_of(one)) > len(plain):
        return ("text",)
    return _longest(columns, _named(columns, "text")) or _longest(columns, _named(columns, "text", _PAGES))


def _longest(columns: Mapping[Path, list[object]], paths: Sequence[Path]) -> Path | None:
    """The first of `paths` that has text, unless another is much longer, as beside a teaser."""
    best, best_length = None, 0.0
    for path in paths:
        length = _length(columns[path])
        if length > (_MUCH_LONGER * best_length if best else 0):
            best, best_length = path, length
    return best


def _length(values: Sequence[object]) -> float:
    """How many letters of prose a field usually has; markup and what has no blanks count for nothing."""
    texts = [_MARKUP.sub("", text[:_READ]) for one in values if (text := text_of(one))]
    lengths = sorted((len(text) if _is_prose(text) else 0 for text in texts), reverse=True)
    return median(lengths[: max(1, len(values) // 2)]) if lengths else 0.0


def _is_prose(text: str) -> bool:
    return " " in text or len(text) < _LONGEST_WORD or not text.isascii()
