"""The base of every error a user may see."""


class DatelineError(Exception):
    """One sentence that names the input, and the remedy.

    Args:
        what: what went wrong, naming the input; no full stop ("there is no file 'a.txt'").
        remedy: what the user can do about it, as an imperative; no full stop ("check the path").

    Attributes:
        exit_code: what a command that ends on this error exits with (2: nothing could be done).
    """

    exit_code = 2

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.what}; {self.remedy}."

    def __reduce__(self) -> tuple[object, ...]:
        # Subclasses take what they like, and an error may come from another process.
        return _made_again, (type(self), self.what, self.remedy)


def _made_again(kind: type[DatelineError], what: str, remedy: str) -> DatelineError:
    error = kind.__new__(kind)
    DatelineError.__init__(error, what, remedy)
    return error


class UsageError(DatelineError):
    """The user asked for something that cannot be meant: an empty question, a date that is none."""
