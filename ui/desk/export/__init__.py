"""A conversation as a file to take away: Markdown, JSON, or a page of its own; an answer to paste."""
