"""The vendored embedder as llama-index's `BaseEmbedding`, for whoever builds on llama-index."""

import asyncio
from typing import Any

from llama_index.core.base.embeddings.base import BaseEmbedding
from pydantic import PrivateAttr

from models.embedder import Embedder, load_embedder


class MiniLMEmbedding(BaseEmbedding):
    """Embeds queries and texts alike, by `models.embedder`; vectors are lists of 384 floats of unit length.

    Args:
        embedder: the embedder to stand before; by default the vendored one.
        fields: llama-index's own fields, such as `embed_batch_size` and `callback_manager`.
    """

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder | None = None, **fields: Any) -> None:  # noqa: ANN401  # pydantic's
        made = load_embedder() if embedder is None else embedder
        super().__init__(**{**fields, "model_name": made.name})
        self._embedder = made

    @classmethod
    def class_name(cls) -> str:
        """The name under which llama-index serialises this class."""
        return "MiniLMEmbedding"

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self._embedder.embed(texts).tolist()
        return rows

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        # The network runs outside the interpreter's lock, so a thread leaves the event loop free.
        return await asyncio.to_thread(self._get_text_embeddings, texts)

    async def _aget_text_embedding(self, text: str) -> list[float]:
        return await asyncio.to_thread(self._get_text_embedding, text)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return await asyncio.to_thread(self._get_query_embedding, query)
