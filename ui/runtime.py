"""What a command or the web chat works with, opened once: the networks, the library, the answer engine."""

from contextlib import contextmanager, suppress
from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING, Self

from dateline.encodable import encodable
from dateline.errors import DatelineError, UsageError
from index.query import Filters, SearchResult
from ui.settled import settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from answer.answer import Answer
    from answer.engine import AnswerEngine
    from answer.question import Question
    from index.library import Library
    from models.embedder import Embedder
    from models.reader.reading import Reader
    from ui.settings import Settings

LONGEST_QUERY = 4_000
"""Characters; more than that is a text, not a query."""


class Runtime:
    """Opens the library of `settings.home`; the retriever and the answer engine follow when first used.

    A context manager: closing it closes the library.
    """

    def __init__(
        self,
        settings: "Settings",
        embedder: "Embedder",
        library: "Library",
        reader: "Reader | None" = None,
    ) -> None:
        self.settings = settings
        self.embedder = embedder
        self.library = library
        self.reader = reader
        self._engine: AnswerEngine | None = None
        self._loading: Thread | None = None

    @classmethod
    def open(cls, settings: "Settings", *, create: bool = False) -> Self:
        """Open the library, or with `create` begin one.

        Raises:
            DatelineError: when there is no library, or the folder is not one, or is of another embedder.
        """
        from index.library import Library
        from models.embedder import load_embedder
        from models.reader.network import load_reader

        embedder = load_embedder(threads=settings.threads)
        reader = load_reader(threads=settings.threads) if settings.reader else None
        library = Library.open(
            settings.home, embedder, create=create, chroma=settings.chroma_server, reader=reader
        )
        return cls(settings, embedder, library, reader)

    @contextmanager
    def _loaded(self) -> "Iterator[None]":
        """Have the weights loaded meanwhile: once, beside the import of llama-index, which takes a second."""
        if self._loading is None:
            self._loading = Thread(target=self._load, daemon=True)
            self._loading.start()
        yield
        self._loading.join()
        settle()

    def _load(self) -> None:
        with suppress(DatelineError):  # whoever embeds the question is told
            self.embedder.embed(["."])
        if self.reader is not None:
            with suppress(DatelineError):  # whoever searches is told
                self.reader.read([(".", ".")])

    @property
    def engine(self) -> "AnswerEngine":
        """The engine that answers; made when first asked for."""
        if self._engine is None:
            from ui.answerer import model_of

            model = model_of(self.settings)  # before anything heavy: a key may be missing
            with self._loaded():
                from answer.engine import AnswerEngine
            self._engine = AnswerEngine(self.library, self.embedder, self.reader, model=model)
        return self._engine

    def search(
        self,
        query: str,
        *,
        limit: int | None = None,
        filters: Filters | None = None,
        asked: str | None = None,
    ) -> SearchResult:
        """Search the library; `limit` is that of the settings where it is None, `asked` the question's day.

        Raises:
            UsageError: when the query is empty or longer than `LONGEST_QUERY`.
        """
        if len(query) > LONGEST_QUERY:
            what = f"the query has {len(query):,} characters and at most {LONGEST_QUERY:,} are read"
            raise UsageError(what, "shorten it")
        with self._loaded():
            from index.retriever import HybridRetriever
        return HybridRetriever(self.library).search(
            encodable(query),
            limit=limit or self.settings.limit,
            filters=_encodable_filters(filters or Filters()),
            asked=asked,
        )

    def ask(self, question: "Question") -> "Answer":
        """Answer a question."""
        return self.engine.ask(_encodable_question(question))

    def stream(self, question: "Question") -> "Iterator[Answer]":
        """Answer a question as it grows; the last answer is the whole one."""
        return self.engine.stream(_encodable_question(question))

    def close(self) -> None:
        """Close the library."""
        self.library.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: "TracebackType | None"
    ) -> None:
        self.close()


def _encodable_filters(filters: Filters) -> Filters:
    outlets, articles = (tuple(map(encodable, names)) for names in (filters.outlets, filters.articles))
    return replace(filters, outlets=outlets, articles=articles)


def _encodable_question(question: "Question") -> "Question":
    from answer.question import Turn

    history = question.history
    turns = (Turn(encodable(turn.question), encodable(turn.answer)) for turn in history)
    return replace(
        question,
        text=encodable(question.text),
        history=tuple(turns),
        filters=_encodable_filters(question.filters),
        choices=tuple(map(encodable, question.choices)),
    )
