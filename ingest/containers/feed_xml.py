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


def is_well_formed(data: bytes) -> bool:
    """Whether it is XML to its end."""
    from lxml.etree import XMLSyntaxError

    try:
        for _, element in elements(data, "end"):
            element.clear()
    except XMLSyntaxError:
        return False
    return True
