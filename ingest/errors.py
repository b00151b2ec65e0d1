"""Why an input could not be read, on its way to becoming a `Failure`."""

from dateline.errors import DatelineError


class Unreadable(DatelineError):
    """An input that is no article we can read: binary, empty, too large, gone, of an unknown kind."""
