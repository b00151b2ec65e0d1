"""The reader: a small network that reads a query beside a text, with its weights, card and calibration."""
