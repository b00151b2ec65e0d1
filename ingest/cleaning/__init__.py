"""What on a page is not the article: one module a family of rules, each removal with its reason."""

from ingest.cleaning.clean import Cleaned, clean

__all__ = ["Cleaned", "clean"]
