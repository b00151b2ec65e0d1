"""The search behind llama-index's retriever interface, for whoever plugs Dateline into a pipeline."""

from dataclasses import asdict
from typing import Any

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from index.library import Library
from index.query import Filters, Hit, Read, SearchResult

_METADATA = ("article", "start", "end", "uri", "title", "outlet", "published", "published_basis", "record")
_LISTS = ("sentences", "ranks", "similarity", "reads", "passages", "copies")
_HIDDEN = ("article", "start", "end", "uri", "published_basis", "record", *_LISTS)
"""Metadata that neither a language model nor an embedder should read."""


class HybridRetriever(BaseRetriever):
    """Retrieves passages by words and meaning; each node's metadata has article, offsets, ranks and dates."""

    def __init__(self, library: Library, *, limit: int = 10, filters: Filters = Filters()) -> None:  # noqa: B008 - frozen
        super().__init__()
        self._library = library
        self._limit = limit
        self._query_filters = filters

    def search(
        self,
        query: str,
        *,
        limit: int | None = None,
        filters: Filters | None = None,
        asked: str | None = None,
        enough: float | None = None,
        beside: str | None = None,
    ) -> SearchResult:
        """Search as `Library.search` does, by default with the retriever's own limit and filters."""
        return self._library.search(
            query,
            limit=self._limit if limit is None else limit,
            filters=self._query_filters if filters is None else filters,
            asked=asked,
            enough=enough,
            beside=beside,
        )

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return [node_from_hit(hit) for hit in self.search(query_bundle.query_str).hits]


def node_from_hit(hit: Hit) -> NodeWithScore:
    """Return the hit as a node of llama-index; `hit_from_node` is its inverse."""
    metadata: dict[str, Any] = {name: getattr(hit, name) for name in _METADATA}
    metadata["sentences"] = [list(span) for span in hit.sentences]
    metadata["ranks"] = dict(hit.ranks)
    metadata["similarity"] = hit.similarity
    metadata["reads"] = [asdict(read) for read in hit.reads]
    metadata["passages"], metadata["copies"] = list(hit.passages), list(hit.copies)
    node = TextNode(
        id_=hit.passage,
        text=hit.text,
        metadata=metadata,
        start_char_idx=hit.start,
        end_char_idx=hit.end,
        excluded_llm_metadata_keys=list(_HIDDEN),
        excluded_embed_metadata_keys=[*_HIDDEN, "outlet", "published"],
    )
    return NodeWithScore(node=node, score=hit.score)


def hit_from_node(found: NodeWithScore) -> Hit:
    """Return the hit that a node of ours was made from.

    Raises:
        KeyError: when the node is not one of ours.
    """
    metadata = found.node.metadata
    return Hit(
        passage=found.node.node_id,
        text=found.node.get_content(),
        score=found.score or 0.0,
        sentences=tuple((start, end) for start, end in metadata["sentences"]),
        ranks=dict(metadata["ranks"]),
        similarity=metadata["similarity"],
        reads=tuple(map(_read, metadata["reads"])),
        passages=tuple(metadata["passages"]),
        copies=tuple(metadata["copies"]),
        **{name: metadata[name] for name in _METADATA},
    )


def _read(given: dict[str, Any]) -> Read:
    """The reading as it was before it became metadata; JSON has lists for pairs."""
    place = given["place"]
    return Read(**(given | {"place": None if place is None else (place[0], place[1])}))
