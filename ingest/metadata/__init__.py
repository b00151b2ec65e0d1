"""Title, date, outlet, authors and language of an article, each resting on something the page says."""

from ingest.metadata.facts import Facts, gather

__all__ = ["Facts", "gather"]
