"""All that an article costs before it is stored, done in one place: in a worker, or in the process itself."""

from collections.abc import Callable
from dataclasses import dataclass

from dateline.digest import digest
from index.passages import embedded_text, short_title, split_passages
from index.row import ARTICLE_COLUMNS, article_row, metadata, sentences_text
from ingest.article import Article, Failure
from ingest.document import Document
from ingest.likeness import Signature, signature
from ingest.read import read_document
from models.embedder import CountsAnywhere, Embedder

PassageRow = tuple[str, str, int, int, str, str]
"""Id, article, start, end, sentences as stored, key of its vector."""

_COPY_OF = ARTICLE_COLUMNS.split(", ").index("copy_of")
_TEXT = ARTICLE_COLUMNS.split(", ").index("text")


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article as the database takes it.

    Attributes:
        id, uri, record: as in `Article`.
        row: values of `ARTICLE_COLUMNS`.
        known: what is known about it besides its text, as stored.
        passages: its rows of `passages`.
        signature: what its near copies are found by.
    """

    id: str
    uri: str
    record: str | None
    row: tuple[object, ...]
    known: tuple[object, ...]
    passages: tuple[PassageRow, ...]
    signature: Signature

    @property
    def text(self) -> str:
        """The clean text."""
        return str(self.row[_TEXT])

    @property
    def copy_of(self) -> str | None:
        """Id of the article that whoever made it says it nearly copies."""
        found = self.row[_COPY_OF]
        return None if found is None else str(found)

    def row_as_copy_of(self, original: str | None) -> tuple[object, ...]:
        """Return the row with `copy_of` set to the id of `original`."""
        return (*self.row[:_COPY_OF], original, *self.row[_COPY_OF + 1 :])


@dataclass(frozen=True, slots=True)
class Preparer:
    """Makes rows of documents and articles.

    Attributes:
        count: counts word pieces as the embedder reads them.
        most: pieces that the embedder reads.
        embedder: its sha256, which vectors are kept by.
    """

    count: Callable[[str], int]
    most: int
    embedder: str

    @classmethod
    def of(cls, embedder: Embedder) -> "Preparer":
        """Return one for this embedder, fit to be sent to a worker where the embedder's counter is."""
        count = embedder.piece_counter if isinstance(embedder, CountsAnywhere) else embedder.count_pieces
        return cls(count, embedder.max_pieces, embedder.sha256)

    def documents(self, documents: list[Document]) -> list[list[Prepared | Failure]]:
        """Read documents; none stops the others, not even one that takes more memory than there is."""
        return [self.document(one) for one in documents]

    def document(self, document: Document) -> list[Prepared | Failure]:
        """Read a document: its articles, or one failure."""
        try:
            return [one if isinstance(one, Failure) else self.article(one) for one in read_document(document)]
        except MemoryError:
            what = f"{document.name} needs more memory than reading one document may take"
            return [Failure(document.uri, what, "split it into its articles")]
        except RecursionError:
            what = f"{document.name} is nested too deeply to be read"
        except Exception as error:  # noqa: BLE001 - a mistake in a parser costs one document, not the ingest
            what = f"{document.name} can't be read, for {type(error).__name__} is raised while its parts are"
        return [Failure(document.uri, what, "save the page again, or save its text as .txt")]

    def article(self, article: Article) -> Prepared | Failure:
        """Split an article, or say why it cannot be stored."""
        if (fault := _fault(article)) is not None:
            return Failure(article.uri, *fault)
        return Prepared(
            article.id,
            article.uri,
            article.record,
            article_row(article),
            metadata(article),
            self._passages(article),
            signature(article.text),
        )

    def _passages(self, article: Article) -> tuple[PassageRow, ...]:
        heading = short_title(article.title, self.count)
        return tuple(
            (
                one.id,
                article.id,
                one.start,
                one.end,
                sentences_text(one),
                self._key(heading, article, one.start, one.end),
            )
            for one in split_passages(article.id, article.text, article.title, self.count, self.most)
        )

    def _key(self, heading: str, article: Article, start: int, end: int) -> str:
        return digest(self.embedder, embedded_text(heading, article.text[start:end]))


def _fault(article: Article) -> tuple[str, str] | None:
    if not article.text.strip():
        return "it has no text", "check the file"
    if not _is_unicode(article.text, article.title, article.outlet, article.record, *article.authors):
        return "it holds half characters that no encoding can store", "save it as UTF-8 and ingest it again"
    return None


def _is_unicode(*texts: str | None) -> bool:
    """Whether the texts can be written as UTF-8; a lone surrogate cannot."""
    try:
        for text in texts:
            (text or "").encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
