"""Whether the names and quotes of a gold set are in the library that it is run against."""

from collections.abc import Iterator, Sequence

from eval.articles import Articles
from eval.gold import Evidence, GoldQuestion


def check_names_and_quotes(questions: Sequence[GoldQuestion], articles: Articles) -> tuple[str, ...]:
    """Return a sentence for each name that means no article here, and each quote that is nowhere.

    They are warnings: the run goes on, and the metrics leave such evidence out or count it as not cited.
    """
    if not articles.at_hand:
        return ()
    return tuple(
        sentence
        for question in questions
        for sentence in (*_scope(question, articles), *_evidence(question, articles))
    )


def _scope(question: GoldQuestion, articles: Articles) -> Iterator[str]:
    for name in question.scope:
        if not articles.named(name):
            yield f"The scope of question '{question.id}' names '{name}', which is no article here."


def _evidence(question: GoldQuestion, articles: Articles) -> Iterator[str]:
    whose = f"The evidence of question '{question.id}'"
    for item in question.evidence:
        if not articles.named(item.article):
            yield f"{whose} names '{item.article}', which is no article here."
        elif item.quote and not _stands(item, articles):
            yield f"{whose} is nowhere in '{item.article}': \"{_shortened(item.quote)}\"."


def _stands(item: Evidence, articles: Articles) -> bool:
    folded = (articles.folded(article) for article in sorted(articles.named(item.article)))
    return any(text is not None and text.find(item.quote) for text in folded)


def _shortened(quote: str, limit: int = 60) -> str:
    return quote if len(quote) <= limit else quote[: limit - 1].rstrip() + "…"
