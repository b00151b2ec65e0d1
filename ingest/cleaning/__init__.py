"""What on a page is not the article: one module a family of rules, each removal with its reason."""

from ingest.cleaning.clean import Cleaned, clean
from ingest.cleaning.shared import shared_by

__all__ = ["Cleaned", "clean", "shared_by"]
