"""What the documents show a program can do, done."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import httpx
import pytest

DOCS = Path(__file__).parents[4] / "docs" / "web.md"
ADDRESS = "http://127.0.0.1:7860"
TEXT = DOCS.read_text("utf-8")
CALLS = [line for line in TEXT.splitlines() if line.startswith("curl") and " -d " in line]


def test_the_documents_show_each_call() -> None:
    assert [line.split()[2].rsplit("/", 1)[1] for line in CALLS] == ["ask", "search", "check"]


@pytest.mark.parametrize("number", range(3))
def test_a_call_as_the_documents_write_it_for_curl(number: int, url: str) -> None:
    words = shlex.split(CALLS[number])
    name, value = words[words.index("-H") + 1].split(": ")
    address, body = words[2].replace(ADDRESS, url), words[words.index("-d") + 1]
    event = httpx.post(address, headers={name: value}, content=body, timeout=30).json()["event_id"]
    fetched = httpx.get(f"{address}/{event}", timeout=30).text.strip().split("\n")
    assert fetched[-2] == "event: complete"
    data = json.loads(fetched[-1].removeprefix("data: "))[0]
    assert {"outcome", "statements"} <= set(data) or "hits" in data or "summary" in data


def test_the_python_of_the_documents(url: str) -> None:
    code = re.search(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert code is not None
    names: dict[str, Any] = {}
    exec(code[1].replace(ADDRESS, url), names)  # noqa: S102 - our own documents
    assert names["answer"]["statements"]
    assert names["found"]["hits"]
    assert names["report"]["summary"] == {"supported": 1}


def test_calls_are_described_with_their_schemas(url: str) -> None:
    calls = httpx.get(f"{url}/gradio_api/info").json()["named_endpoints"]
    for name, call in calls.items():
        assert call["description"], name
        for parameter in call["parameters"]:
            assert parameter["label"] == parameter["parameter_name"]
            assert parameter["python_type"]["description"], (name, parameter["label"])
        assert call["returns"][0]["type"]["properties"]
    filters = next(one for one in calls["/ask"]["parameters"] if one["label"] == "filters")
    assert set(filters["type"]["oneOf"][1]["properties"]) == {
        "since", "until", "outlets", "articles", "languages", "copies",
    }  # fmt: skip
    assert "/gradio_api/call/ask" in json.dumps(httpx.get(f"{url}/gradio_api/openapi.json").json())
