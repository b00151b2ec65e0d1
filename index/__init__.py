"""Where articles live and how their passages are found: SQLite, tantivy, Chroma, and the search over them."""
