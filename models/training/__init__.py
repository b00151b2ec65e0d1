"""Everything that made the reader: data, made pairs, network, training, export.

Run by hand, never by the product; one command makes it again, see `models/training/__main__.py`.
"""
