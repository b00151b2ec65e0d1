"""What is measured side by side: our search, and what a user builds with each library by itself."""

import importlib.util
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from eval.pool import Pool
from index.library import Library
from index.query import Filters
from index.search import Scope
from models.embedder import Embedder

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from llama_index.core.indices.base import BaseIndex
    from llama_index.vector_stores.chroma import ChromaVectorStore

LLAMA = "llama-index-vector-stores-chroma"
_COLLECTION = "passages"
_HEAP = 64_000_000


class Shown(NamedTuple):
    """What a search shows: the passage's id, its article's record, the text."""

    id: str
    record: str | None
    text: str


class Rival(Protocol):
    """Something that can be searched."""

    def search(self, query: str, limit: int) -> list[Shown]:
        """Return what fits best, best first."""
        ...

    def nearest(self, query: str, limit: int) -> list[str] | None:
        """Return ids of the passages nearest by their vectors; None where it has none."""
        ...

    def close(self) -> None:
        """Let go of all files."""
        ...


class Ours:
    """The library, words and meaning fused."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self._embedder = embedder
        self._library = Library.open(folder, embedder)

    @staticmethod
    def build(pool: Path, folder: Path, embedder: Embedder) -> None:
        """Build words and Chroma from SQLite, where the passages and vectors are already."""
        del pool
        with Library.open(folder, embedder) as library:
            library.build()

    def search(
        self,
        query: str,
        limit: int,
        filters: Filters = Filters(),  # noqa: B008 - frozen
        asked: str | None = None,
    ) -> list[Shown]:
        """Search as `dateline search` does."""
        found = self._library.search(query, limit=limit, filters=filters, asked=asked).hits
        return [Shown(hit.passage, hit.record, hit.text) for hit in found]

    def nearest(self, query: str, limit: int) -> list[str] | None:
        """Ask Chroma as a search does."""
        everything = Scope(None, *self._library.counts())
        found = self._library.ask_meaning(self._embedder.embed([query])[0], everything, limit, [])
        return [one for one, _ in found]

    def close(self) -> None:
        """Close the library."""
        self._library.close()


class LlamaIndex:
    """llama-index's VectorStoreIndex over its ChromaVectorStore, everything as it comes."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        from llama_index.core import VectorStoreIndex

        from models.embedding import MiniLMEmbedding

        self._client = _client(folder)
        self._index: BaseIndex[Any] = VectorStoreIndex.from_vector_store(
            _store(self._client), embed_model=MiniLMEmbedding(embedder)
        )

    @staticmethod
    def build(pool: Path, folder: Path, embedder: Embedder) -> None:
        """Hand it the passages as nodes that have their vectors."""
        from llama_index.core import StorageContext, VectorStoreIndex
        from llama_index.core.schema import TextNode

        from models.embedding import MiniLMEmbedding

        known = Pool.load(pool)
        nodes = [
            TextNode(
                id_=one.id,
                text=one.text,
                metadata={"title": one.title, "record": one.record or ""},
                embedding=vector.tolist(),
            )
            for one, vector in zip(known.entries, known.vectors, strict=True)
        ]
        client = _client(folder)
        storage = StorageContext.from_defaults(vector_store=_store(client))
        VectorStoreIndex(nodes, storage_context=storage, embed_model=MiniLMEmbedding(embedder))
        client.close()

    def search(self, query: str, limit: int) -> list[Shown]:
        """Retrieve nodes."""
        found = self._index.as_retriever(similarity_top_k=limit).retrieve(query)
        return [
            Shown(one.node.node_id, one.node.metadata["record"] or None, one.node.get_content())
            for one in found
        ]

    def nearest(self, query: str, limit: int) -> list[str] | None:
        """A search is nothing else."""
        return [one.id for one in self.search(query, limit)]

    def close(self) -> None:
        """Close Chroma."""
        self._client.close()


def _client(folder: Path) -> "Client":
    from chromadb.api.client import Client
    from chromadb.config import Settings

    return Client(
        settings=Settings(anonymized_telemetry=False, is_persistent=True, persist_directory=str(folder))
    )


def _store(client: "Client") -> "ChromaVectorStore":
    from llama_index.vector_stores.chroma import ChromaVectorStore

    collection = client.get_or_create_collection(_COLLECTION, embedding_function=None)
    return ChromaVectorStore(chroma_collection=collection)


class Tantivy:
    """tantivy's BM25 over titles and passages, stemmed, as its query parser reads a question."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        import tantivy

        del embedder
        self._index = tantivy.Index.open(str(folder))

    @staticmethod
    def build(pool: Path, folder: Path, embedder: Embedder) -> None:
        """Write the passages, stored so that a hit can be shown."""
        import tantivy

        del embedder
        schema = tantivy.SchemaBuilder()
        for name in ("id", "record"):
            schema.add_text_field(name, stored=True, tokenizer_name="raw")
        for name in ("title", "body"):
            schema.add_text_field(name, stored=True, tokenizer_name="en_stem")
        folder.mkdir(parents=True)
        index = tantivy.Index(schema.build(), path=str(folder))
        writer = index.writer(heap_size=_HEAP, num_threads=1)
        for one in Pool.load(pool, mapped=True).entries:
            fields = {"id": one.id, "record": one.record or "", "title": one.title, "body": one.text}
            writer.add_document(tantivy.Document(**fields))
        writer.commit()
        writer.wait_merging_threads()

    def search(self, query: str, limit: int) -> list[Shown]:
        """Ask both fields; what the parser cannot read it leaves out."""
        wanted, _ = self._index.parse_query_lenient(query, ["title", "body"])
        searcher = self._index.searcher()
        found = [searcher.doc(address).to_dict() for _, address in searcher.search(wanted, limit).hits]
        return [Shown(one["id"][0], one["record"][0] or None, one["body"][0]) for one in found]

    def nearest(self, query: str, limit: int) -> list[str] | None:
        """It has no vectors."""
        del query, limit
        return None

    def close(self) -> None:
        """Nothing is held."""


class Numpy:
    """Every vector in memory, every one compared."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self._embedder = embedder
        self._pool = Pool.load(folder)

    @staticmethod
    def build(pool: Path, folder: Path, embedder: Embedder) -> None:
        """Copy the files."""
        del embedder
        shutil.copytree(pool, folder)

    def search(self, query: str, limit: int) -> list[Shown]:
        """Embed the query and compare."""
        found = self._pool.nearest(self._embedder.embed([query])[0], limit)
        entries = (self._pool.entries[at] for at, _ in found)
        return [Shown(one.id, one.record, one.text) for one in entries]

    def nearest(self, query: str, limit: int) -> list[str] | None:
        """A search is nothing else."""
        return [one.id for one in self.search(query, limit)]

    def close(self) -> None:
        """Nothing is held."""


RIVALS: dict[str, type[Ours | LlamaIndex | Tantivy | Numpy]] = {
    "ours": Ours,
    "llama-index": LlamaIndex,
    "tantivy": Tantivy,
    "numpy": Numpy,
}


def missing() -> str | None:
    """Say in a line that llama-index's part cannot be measured; None where it can."""
    try:
        found = importlib.util.find_spec("llama_index.vector_stores.chroma")
    except ModuleNotFoundError:
        found = None
    return None if found else f"llama-index is left out: {LLAMA} is not installed (`make install` does)"
