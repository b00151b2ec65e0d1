"""Parsing XML that strangers wrote."""

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import iterparse


def root_of(data: bytes) -> str | None:
    """Return the outermost element's name, in lower case and without namespace; None if there is none."""
    from lxml.etree import XMLSyntaxError

    try:
        return next((str(one.tag).rpartition("}")[2].lower() for _, one in elements(data, "start")), None)
    except XMLSyntaxError:
        return None


def elements(data: bytes, event: str) -> "iterparse":
    """Parse without entities, the network, or anything as large as libxml2 itself warns of."""
    from lxml.etree import iterparse

    return iterparse(
        BytesIO(data),
        events=(event,),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def count_of(data: bytes, most: int) -> int | None:
    """Return how many elements it has, counted no further than just past `most`; None if it is damaged."""
    from lxml.etree import XMLSyntaxError

    try:
        count = 0
        for _, element in elements(data, "end"):
            element.clear()
            count += 1
            if count > most:
                break
    except XMLSyntaxError:
        return None
    return count
