"""A run as one HTML page that needs nothing else: figures, and every question with what became of it."""

from eval.report.page import comparison_html, report_html
from eval.report.told import Told

REPORT = "report.html"
"""The file in a run's folder."""

__all__ = ["REPORT", "Told", "comparison_html", "report_html"]
