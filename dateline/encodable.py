"""Text that every store can take."""


def encodable(text: str) -> str:
    r"""Return `text` with each half of a broken character written out, as `\udce9`.

    A file name that is not UTF-8, or JSON that says `"\ud800"`, becomes a `str` that no encoding can write
    and no database can store. Written out it stays distinct and can be typed.
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
