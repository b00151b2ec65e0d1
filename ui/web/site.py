"""What every tab of the page works with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ui.web.runtime import Runtime
from ui.web.who import owner_of

if TYPE_CHECKING:
    import gradio as gr

    from ui.desk.store import Desk


@dataclass(frozen=True, slots=True)
class Site:
    """One served page, shared by everybody who has it open.

    Attributes:
        runtime: the open library with its engine.
        desk: the conversations.
        alone: whether it is served to this machine only and asks for no login: one person's page.
        closing: what tabs want done when the server stops.
    """

    runtime: Runtime
    desk: "Desk"
    alone: bool = True
    closing: list[Callable[[], None]] = field(default_factory=list)

    def owner(self, request: "gr.Request | None") -> str:
        """Return whose conversations a request sees."""
        return owner_of(request, alone=self.alone)
