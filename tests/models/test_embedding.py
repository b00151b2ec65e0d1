"""The embedder behind llama-index's interface."""

import asyncio
import time

import numpy as np
import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import TextNode

from models.embedder import MiniLM
from models.embedding import MiniLMEmbedding

TEXTS = ["The dam holds.", "The bridge was closed for a week.", "Nobody was hurt."]


@pytest.fixture(scope="module")
def embedding(embedder: MiniLM) -> MiniLMEmbedding:
    return MiniLMEmbedding(embedder)


def test_is_what_llama_index_expects(embedding: MiniLMEmbedding) -> None:
    assert isinstance(embedding, BaseEmbedding)
    assert embedding.model_name == "all-MiniLM-L6-v2-int8"
    assert MiniLMEmbedding().model_name == embedding.model_name


def test_gives_the_embedder_s_vectors(embedding: MiniLMEmbedding, embedder: MiniLM) -> None:
    expected = embedder.embed(TEXTS)
    assert np.array_equal(np.array(embedding.get_text_embedding_batch(TEXTS)), expected)
    assert np.array_equal(np.array(embedding.get_text_embedding(TEXTS[0])), expected[0])
    assert np.array_equal(np.array(embedding.get_query_embedding(TEXTS[0])), expected[0])


def test_gives_the_same_asynchronously(embedding: MiniLMEmbedding) -> None:
    async def all_ways() -> tuple[list[float], list[float], list[list[float]]]:
        return (
            await embedding.aget_query_embedding(TEXTS[0]),
            await embedding.aget_text_embedding(TEXTS[1]),
            await embedding.aget_text_embedding_batch(TEXTS),
        )

    query, text, batch = asyncio.run(all_ways())
    assert batch == embedding.get_text_embedding_batch(TEXTS)
    assert (query, text) == (batch[0], batch[1])


def test_embeds_nodes_as_a_transformation(embedding: MiniLMEmbedding) -> None:
    nodes = embedding([TextNode(text=text) for text in TEXTS])
    assert all(len(node.get_embedding()) == 384 for node in nodes)


def test_survives_serialisation(embedding: MiniLMEmbedding) -> None:
    again = MiniLMEmbedding.from_dict(MiniLMEmbedding(embed_batch_size=3).to_dict())
    assert again.embed_batch_size == 3
    assert again.get_text_embedding("a") == embedding.get_text_embedding("a")


def test_leaves_the_event_loop_free(embedding: MiniLMEmbedding) -> None:
    async def longest_pause() -> tuple[float, float]:
        work = asyncio.create_task(
            embedding.aget_text_embedding_batch(["the flood came at night " * 50] * 12)
        )
        begun = last = time.perf_counter()
        worst = 0.0
        while not work.done():
            await asyncio.sleep(0.002)
            now = time.perf_counter()
            worst, last = max(worst, now - last), now
        return worst, last - begun

    worst, whole = asyncio.run(longest_pause())
    assert worst < whole / 2
