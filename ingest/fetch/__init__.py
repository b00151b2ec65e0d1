"""Fetching pages of the web: politely, within limits, and only from public addresses."""
