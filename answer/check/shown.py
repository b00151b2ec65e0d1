"""Words of a text as a reason shows them: on one line, in quotation marks, cut where they are long."""

import re
from typing import Final

LONGEST: Final = 160
"""Characters that are shown, unless told otherwise."""
_OPENING: Final = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–]))\"(?=\S)")
_NESTED: Final = str.maketrans({"“": "‘", "„": "‘", "«": "‘", "”": "’", "»": "’", '"': "’"})


def shown(text: str, longest: int = LONGEST) -> str:
    """Return words in quotation marks; marks inside them become single ones, as is usual in English."""
    flat = " ".join(text.split())
    flat = flat if len(flat) <= longest else flat[: longest - 1].rstrip() + "…"
    return f"“{_OPENING.sub('‘', flat).translate(_NESTED)}”"
