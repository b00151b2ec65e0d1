"""Everything that made the reader: data, made pairs, network, training, export. Run by hand, never by the product.

One command makes it again from the same files, see `models/training/__main__.py`.
"""
