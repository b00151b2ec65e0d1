"""Who is behind the work that a thread or task is doing, for the log."""

from contextvars import ContextVar

caller: ContextVar[str] = ContextVar("caller", default="")
"""The name under which the log knows whoever asked; empty outside of a request."""
