"""Gold questions in, runs and metrics out."""
