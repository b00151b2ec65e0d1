"""Imported once by the process that workers are forked from: they start at once and share what it holds."""

import gc

import index.prepare  # noqa: F401 - to have it loaded
from index.passages import warm
from ingest.document import Document
from ingest.formats import formats
from ingest.read import read_document

_SAMPLE = """Harbour tax rises

LINDOW, 3 March 2024 - The mayor of Lindow said on Monday that the harbour tax will rise by four percent in
the spring. The council had voted against it twice, and the ferry line called it the end of the morning boat.
"""
_ELSEWHERE = """Die Hafensteuer steigt

LINDOW – Der Bürgermeister sagte am Montag, dass die Steuer im Frühjahr um vier Prozent steigt. Der Rat hatte
zweimal dagegen gestimmt, und die Reederei sieht darin das Ende des Schiffes am Morgen.

Share this article
Subscribe to our newsletter
Read more
Sign up and never miss a boat again
All rights reserved
"""
"""Reading these loads what reading loads when it is first needed: tables, patterns, the language model, which
plain English does without, and the judge of lines, which looks at pages with noise on them alone."""

formats()
warm()
for sample in (_SAMPLE, _ELSEWHERE):
    read_document(Document("sample", "'sample'", ".txt", sample.encode(), "sample"))
gc.collect()
gc.freeze()  # a collection would write to every object, and so copy what is shared
