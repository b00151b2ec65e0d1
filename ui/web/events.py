"""How the page's events are declared, and what they return."""

from typing import Any

Update = dict[str, Any]
"""What Gradio takes for "change these properties of that component"."""

PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
"""An event that no program may call, and that shows no spinner of Gradio's."""
DIRECT = PRIVATE | {"queue": False}
"""The same, answered at once and not in its turn; for what takes a moment only."""
