"""The search through llama-index's interface."""

from llama_index.core.schema import MetadataMode, QueryBundle

from index.library import Library
from index.query import Filters
from index.retriever import HybridRetriever, hit_from_node
from ingest.article import Article


def test_nodes_carry_what_a_hit_carries(library: Library, news: list[Article]) -> None:
    library.ingest(news)
    filters = Filters(outlets=("Lindow Post", "The Courier"))
    retriever = HybridRetriever(library, limit=2, filters=filters)
    nodes = retriever.retrieve(QueryBundle("harbour tax"))
    result = library.search("harbour tax", limit=2, filters=filters)
    assert retriever.search("harbour tax") == result
    assert tuple(hit_from_node(node) for node in nodes) == result.hits
    assert retriever.retrieve("harbour tax") == nodes
    assert [node.score for node in nodes] == [hit.score for hit in result.hits]


def test_a_language_model_reads_title_and_date_but_no_offsets(library: Library, news: list[Article]) -> None:
    library.ingest(news)
    node = HybridRetriever(library).retrieve("who voted on the harbour tax?")[0].node
    shown = node.get_content(MetadataMode.LLM)
    assert "title: Council votes on tax" in shown
    assert "published: 2024-05-20" in shown
    assert "ranks" not in shown
    assert "similarity" not in shown


def test_a_limit_and_filters_may_be_given_each_time(library: Library, news: list[Article]) -> None:
    library.ingest(news)
    retriever = HybridRetriever(library, limit=3)
    assert len(retriever.search("tax").hits) == 3
    assert len(retriever.search("tax", limit=1).hits) == 1
    assert retriever.search("tax", filters=Filters(since="2024-05-01")).articles == 1
