"""What becomes known of a request on its way, for the log and the figures."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from starlette.types import Scope

STORY = "dateline.story"


@dataclass(slots=True)
class Story:
    """One request.

    Attributes:
        id: by which its lines in the log are told together; the reply carries it as `x-request-id`.
        user: who sent it, where somebody has to say.
        way: which kind of address it is.
        kind: which limit it falls under, if one.
        refusal: why the page is to show a question as not answered; empty where it is.
        told: whether the caller was told in a sentence what they did wrong.
    """

    id: str = field(default_factory=lambda: uuid4().hex[:12])
    user: str | None = None
    way: str = "other"
    kind: str | None = None
    told: bool = False
    refusal: str = ""


def story_of(scope: "Scope") -> Story:
    """Return the story of a request; one that nobody follows has a new one."""
    story: Story = scope.setdefault(STORY, Story())
    return story
