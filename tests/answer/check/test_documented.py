"""The example of docs/checking.md runs as it stands there."""

import re
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[3] / "docs" / "checking.md"


def test_the_example_in_python() -> None:
    example = re.search(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    told: dict[str, Any] = {}
    exec(example[1], told)  # noqa: S102 - our own documentation
    assert [one.verdict for one in told["report"].statements] == ["contradicted"]
    assert told["claim"].verdict == "contradicted"
