"""Imported once by the process that workers are forked from: they start at once and share what it holds."""

import gc

import index.prepare  # noqa: F401 - to have it loaded
from index.passages import warm
from ingest.formats import formats

formats()
warm()
gc.freeze()  # a collection would write to every object, and so copy what is shared
