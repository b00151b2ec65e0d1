"""What every tab of the page works with."""

from dataclasses import dataclass

from ui.web.runtime import Runtime


@dataclass(frozen=True, slots=True)
class Site:
    """One served page: the open library with its engine, shared by everybody who has the page open."""

    runtime: Runtime
