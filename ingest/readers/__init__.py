"""Documents that are one page: one module a kind, each with its `FORMAT`."""
