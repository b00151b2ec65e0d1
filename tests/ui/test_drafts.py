"""Drafts that are documents are read in a process of their own."""

import io
import time

import docx
import pytest

from index.pool import bounded
from ingest.errors import Unreadable
from ui.drafts import read_draft_bytes


def test_a_document_is_read_in_a_process_of_its_own() -> None:
    document, stream = docx.Document(), io.BytesIO()
    document.add_paragraph("The harbour of Lindow opened in May.")
    document.save(stream)
    assert (
        read_draft_bytes(stream.getvalue(), "'a.docx'", ".docx").text
        == "The harbour of Lindow opened in May."
    )
    with pytest.raises(Unreadable, match=r"'b\.docx' is damaged"):
        read_draft_bytes(b"no document at all", "'b.docx'", ".docx")


def test_one_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(Unreadable, match=r"'slow\.pdf' took longer than 0\.2 s to read; save it again"):
        bounded(time.sleep, 60, name="'slow.pdf'", seconds=0.2)
