"""One module a format; `reader_for` finds the one for a file by its extension."""

from ingest.readers.registry import UNREAD_DOCUMENTS, Reader, extensions, reader_for

__all__ = ["UNREAD_DOCUMENTS", "Reader", "extensions", "reader_for"]
