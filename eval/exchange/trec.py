"""TREC: a folder with `topics.tsv` (id, tab, question), `qrels.txt`, and of a run also `run.txt`.

A line of `qrels.txt` is `topic 0 article relevance`, one of `run.txt` `topic Q0 article rank score tag`: what
trec_eval and ir-measures read. A space in a name is written as %20.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from answer.answer import Source
from dateline.errors import DatelineError
from eval.articles import names_of
from eval.exchange.format import Format, Item, Read, Row, unplaced, write_text
from eval.gold import GoldQuestion
from eval.record import RecordError, read_text
from eval.retrieved import Passage, Ranking

_TAG = "dateline"


def read(path: Path) -> Read:
    """Read topics and judgements.

    Raises:
        DatelineError: where a file is missing, or a line is not what it has to be.
    """
    relevant: dict[str, list[str]] = {}
    for where, cells in _lines(path / "qrels.txt", 4):
        if not cells[3].lstrip("-").isdigit():
            raise RecordError(f"{where} is no judgement", "write topic, 0, article and relevance")
        if int(cells[3]) > 0:
            relevant.setdefault(_plain(cells[0]), []).append(_plain(cells[2]))
    rows: list[Row] = []
    topics = path / "topics.tsv"
    for number, line in enumerate(read_text(topics)[0].splitlines(), 1):
        if not line.strip():
            continue
        name, tab, question = line.partition("\t")
        if not tab or not question.strip():
            raise RecordError(f"line {number} of '{topics.name}' has no question", "write id, tab, question")
        row: Row = {"id": name, "question": question.strip()}
        if name in relevant:
            row["evidence"] = [{"article": one} for one in relevant[name]]
        rows.append(row)
    if not rows:
        raise DatelineError(f"'{topics}' holds no question", "write id, tab and question on a line")
    return Read(rows, {})


def write(items: Sequence[Item], path: Path) -> Iterable[str]:
    """Write topics and judgements, and the articles that were found, or else cited, where there is a run."""
    topics = [f"{_name(one.gold.id)}\t{' '.join(one.gold.question.split())}" for one in items]
    judged = [
        f"{_name(one.gold.id)} 0 {_name(article)} 1"
        for one in items
        for article in dict.fromkeys(item.article for item in one.gold.evidence)
    ]
    write_text(path / "topics.tsv", "".join(line + "\n" for line in topics))
    write_text(path / "qrels.txt", "".join(line + "\n" for line in judged))
    if any(one.recorded for one in items):
        write_text(path / "run.txt", "".join(line + "\n" for one in items for line in _ranked(one)))
    return unplaced(items, ("evidence",))


def read_run(path: Path) -> dict[str, Ranking]:
    """Return what a run file ranks, by topic: articles without a place in them.

    Raises:
        DatelineError: where the file is missing, or a line is not what it has to be.
    """
    found: dict[str, list[tuple[float, str]]] = {}
    for where, cells in _lines(path, 6):
        try:
            score = float(cells[4])
        except ValueError as error:
            raise RecordError(
                f"{where} has no score", "write topic, Q0, article, rank, score, tag"
            ) from error
        found.setdefault(_plain(cells[0]), []).append((score, _plain(cells[2])))
    rankings = {}
    for topic, scored in found.items():
        best = sorted(scored, key=lambda one: -one[0])
        rankings[topic] = Ranking(len(best), tuple(Passage(name, name, None, 0, 0) for _, name in best))
    return rankings


def hit_lines(path: Path) -> list[Row]:
    """Return lines of `hits.jsonl` for what a run file ranks, by topic.

    Raises:
        DatelineError: as `read_run`, and where the file ranks nothing.
    """
    found = read_run(path)
    if not found:
        raise DatelineError(
            f"'{path}' ranks nothing", "name a file with topic, Q0, article, rank, score, tag"
        )
    return [
        {
            "id": topic,
            "limit": ranking.limit,
            "hits": [
                {"article": one.article, "uri": one.uri, "start": 0, "end": 0} for one in ranking.passages
            ],
        }
        for topic, ranking in found.items()
    ]


def _ranked(item: Item) -> Iterable[str]:
    """Yield the lines of one topic; an article is named as the evidence names it, else by its id."""
    recorded = item.recorded
    answer = recorded.answer if recorded else None
    found: Sequence[Passage | Source] = answer.sources if answer else ()
    if recorded and recorded.hits:
        found = recorded.hits.passages
    names = list(dict.fromkeys(_called(one, item.gold) for one in found))
    for rank, name in enumerate(names, 1):
        yield f"{_name(item.gold.id)} Q0 {_name(name)} {rank} {len(names) - rank + 1} {_TAG}"


def _called(one: Passage | Source, gold: GoldQuestion) -> str:
    own = (one.article, one.record, *names_of(one.uri))
    return next((item.article for item in gold.evidence if item.article in own), one.article)


def _lines(path: Path, cells: int) -> Iterable[tuple[str, list[str]]]:
    for number, line in enumerate(read_text(path)[0].splitlines(), 1):
        if line.strip():
            where = f"line {number} of '{path.name}'"
            found = line.split()
            if len(found) != cells:
                raise RecordError(f"{where} has {len(found)} words and not {cells}", "mend or remove it")
            yield where, found


def _name(text: str) -> str:
    return "%20".join(text.split())


def _plain(text: str) -> str:
    """Undo `_name`; an address keeps its own %20."""
    return text if "://" in text else text.replace("%20", " ")


FORMAT = Format("trec", "a folder with topics.tsv and qrels.txt; of a run also run.txt", read, write)
