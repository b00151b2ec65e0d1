"""The reader: a small network that reads a query beside a text. Its weights, card and calibration lie here."""
