"""Questions that set sources or things beside each other: each side heard by itself, then compared."""
