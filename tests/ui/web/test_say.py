"""The page's words: each that is asked for is there, each that is there is asked for."""

import re
from pathlib import Path

import pytest

from ui.web.say import catalogue, for_scripts, say

WEB = Path("ui/web")
PYTHON = "\n".join(file.read_text("utf-8") for file in sorted(WEB.rglob("*.py")))
SCRIPTS = "\n".join(file.read_text("utf-8") for file in sorted(WEB.rglob("*.js")))
LITERAL = re.compile(r"\bsay\(\s*[\"']([\w.]+)[\"']")


def test_every_sentence_that_the_page_asks_for_is_there() -> None:
    asked = set(LITERAL.findall(PYTHON)) | {f"script.{key}" for key in LITERAL.findall(SCRIPTS)}
    assert len(asked) > 100
    assert sorted(asked - set(catalogue())) == []


def test_every_sentence_that_is_there_is_asked_for() -> None:
    named = set(re.findall(r"[\"'`]([\w.]+)[\"'`]", PYTHON + SCRIPTS))
    built = [
        re.compile(re.sub(r"\\{[^}]*\\}", r"\\w+", re.escape(one)) + "$")
        for one in re.findall(r"f[\"']([\w.{}]*\{[\w.{}]*)[\"']", PYTHON)
    ]
    built += [re.compile(re.escape(one) + r"\w+$") for one in re.findall(r"[\"'](\w+_)[\"'] \+", SCRIPTS)]

    def used(key: str) -> bool:
        name = key.partition(".")[2]
        return (
            key.startswith("keys.")  # all of them are listed
            or key in named
            or name in named
            or any(one.match(key) or one.match(name) for one in built)
        )

    assert [key for key in catalogue() if not used(key)] == []


def test_fields_are_filled_in_and_a_missing_one_is_a_fault() -> None:
    assert say("script.step") == "Quote {index} of {count}"
    assert say("answer.searched", articles="3 articles") == "from 3 articles searched"
    with pytest.raises(KeyError):
        say("answer.searched", other=1)
    with pytest.raises(KeyError):
        say("answer.no_such")


def test_words_for_scripts_cannot_end_their_element() -> None:
    assert "<" not in for_scripts()
