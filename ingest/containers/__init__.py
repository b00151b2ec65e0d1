"""Documents that hold others: one module a kind, each with its `FORMAT`."""
