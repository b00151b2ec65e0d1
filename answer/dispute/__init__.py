"""Several sources on one question: what they agree on, what excludes what, namesakes, and time."""
