"""The JSON objects of the contract that no value prints itself: a search, an article, a check.

Shared with the web.
"""

from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answer.check.report import Report
    from index.query import Hit, SearchResult
    from ingest.article import Article, Cut


def search_dict(result: "SearchResult") -> dict[str, object]:
    """Return the object of `search --json`; `notes` only where there are any."""
    whole: dict[str, object] = {
        "query": result.query,
        "understood": result.understood,
        "filters": result.filters_dict(),
        "hits": [hit_dict(hit) for hit in result.hits],
        "searched": {"articles": result.articles, "passages": result.passages},
    }
    if result.notes:
        whole["notes"] = list(result.notes)
    return whole


def hit_dict(hit: "Hit") -> dict[str, object]:
    """Return one hit of `search --json`.

    `relevance` only where the reader read it, `copies` only where near copies were folded into it.
    """
    whole: dict[str, object] = {
        "passage": hit.passage,
        "article": hit.article,
        "record": hit.record,
        "uri": hit.uri,
        "title": hit.title,
        "outlet": hit.outlet,
        "published": hit.published,
        "published_basis": hit.published_basis,
        "start": hit.start,
        "end": hit.end,
        "text": hit.text,
        "score": hit.score,
        "ranks": dict(hit.ranks),
        "passages": list(hit.passages),
    }
    if hit.relevance is not None:
        whole["relevance"] = hit.relevance
    return whole | ({"copies": list(hit.copies)} if hit.copies else {})


def article_dict(article: "Article", passages: int) -> dict[str, object]:
    """Return the object of `articles show --json`; `passages` is how many the article has."""
    return {
        "id": article.id,
        "uri": article.uri,
        "record": article.record,
        "title": article.title,
        "outlet": article.outlet,
        "authors": list(article.authors),
        "published": article.published,
        "published_basis": article.published_basis,
        "language": article.language,
        "text": article.text,
        "cuts": [_cut_dict(cut) for cut in article.cuts],
        "copy_of": article.copy_of,
        "passages": passages,
    }


def _cut_dict(cut: "Cut") -> dict[str, object]:
    return {
        "rule": cut.rule,
        "reason": cut.reason,
        "text": cut.text,
        "raw_start": cut.raw_start,
        "raw_end": cut.raw_end,
    }


def check_dict(report: "Report") -> dict[str, object]:
    """Return the object of `check --json`; `notes` only where there are any."""
    whole: dict[str, object] = {
        "statements": [asdict(one) for one in report.statements],
        "summary": dict(report.summary),
    }
    if report.notes:
        whole["notes"] = list(report.notes)
    return whole
