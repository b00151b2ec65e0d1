"""What the desk may refuse, each with its remedy; named after the state of affairs."""

# ruff: noqa: N818 - `except NoConversation` says it; "Error" would only be longer

from pathlib import Path

from dateline.errors import DatelineError


class UnusableDesk(DatelineError):
    """The file of the conversations is damaged, none of ours, or may not be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"the conversations in '{path}' cannot be used ({reason})",
            "check permissions and disk space, restore the file from a backup, or move it away to begin anew",
        )


class NewerDesk(DatelineError):
    """A later version of Dateline wrote the file of the conversations."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            f"the conversations in '{path}' have format {found} and this version reads up to {known}",
            "install the newer dateline, or move the file away to begin anew",
        )


class NoConversation(DatelineError):
    """There is no such conversation, or it is somebody else's; which of the two is not told."""

    def __init__(self) -> None:
        super().__init__("there is no such conversation", "choose one from the list, or begin a new one")


class NoEntry(DatelineError):
    """There is no such entry, or it is in somebody else's conversation."""

    def __init__(self) -> None:
        super().__init__("there is no such answer", "open the conversation again")
