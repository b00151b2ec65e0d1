"""Who is behind the work that a thread or task is doing, and whether it is to be done."""

from contextvars import ContextVar

caller: ContextVar[str] = ContextVar("caller", default="")
"""The name under which the log knows whoever asked; empty outside of a request."""
refusal: ContextVar[str] = ContextVar("refusal", default="")
"""Why a question of the page is not answered though it was let through: the page says it there."""
