"""Why an input could not be read, on its way to becoming a `Failure`."""

from dateline.errors import DatelineError


class Unreadable(DatelineError):  # noqa: N818  # it is the file that can't be read
    """An input that is no article we can read: binary, empty, too large, gone, of an unknown kind."""
