"""A judge's reply: what is read of it, whatever stands around it."""

import pytest

from eval.judge.reply import read_reply

IDS = ("a1", "b2")
WHOLE = '{"verdicts": {"a1": "yes", "b2": "no"}, "reason": "one is not"}'


@pytest.mark.parametrize(
    "reply",
    [
        WHOLE,
        f"```json\n{WHOLE}\n```",
        f"Here is my verdict: {WHOLE} Thank you.",
        f'<think>{{"verdicts": {{"a1": "no", "b2": "no"}}}} but no</think>\n{WHOLE}',
        '{"note": "first"} ' + WHOLE,
        '{"verdicts": {"a1": " YES ", "b2": "No", "c3": "partly"}, "reason": "one is not"}',
    ],
)
def test_the_verdicts_are_found(reply: str) -> None:
    found = read_reply(reply, IDS)
    assert (found.value, found.reason, found.missing) == (0.5, "one is not", None)


def test_partly_is_half_and_what_needs_no_judge_is_a_no() -> None:
    assert read_reply('{"verdicts": {"a1": "partly"}}', ["a1"]).value == 0.5
    assert read_reply('{"verdicts": {"a1": "yes"}}', ["a1"], unseen=3).value == 0.25


@pytest.mark.parametrize(
    ("reply", "missing"),
    [
        ('{"verdicts": {"a1": "yes"}}', "unreadable"),
        ('{"verdicts": {"a1": "yes", "b2": 1}}', "unreadable"),
        ('{"verdicts": ["yes", "no"]}', "unreadable"),
        ('{"verdicts": "yes"}', "unreadable"),
        ("yes and no", "unreadable"),
        ("[" * 5000, "unreadable"),
        ('{"a":' * 5000, "unreadable"),
        ("<think>this never ends {", "unreadable"),
        ("I cannot help with that.", "refused"),
        ("Sorry, I won’t judge this.", "refused"),
    ],
)
def test_anything_else_is_no_verdict(reply: str, missing: str) -> None:
    found = read_reply(reply, IDS)
    assert (found.value, found.missing) == (None, missing)


def test_a_reason_is_short_and_plain() -> None:
    reason = read_reply(
        '{"verdicts": {"a1": "no"}, "reason": "<b>[x]\\n' + "long " * 200 + '"}', ["a1"]
    ).reason
    assert reason.startswith("‹b›(x) long")
    assert len(reason) <= 300
