from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import DatelineError
from eval.rules import Rule, read_rules

Write = Callable[[str], Path]
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "gate.toml"


@pytest.fixture
def rules(tmp_path: Path) -> Write:
    def write(text: str) -> Path:
        path = tmp_path / "gate.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_what_a_file_asks_for(rules: Write) -> None:
    found = read_rules(
        rules(
            '[[rule]]\nmetric = "must_say"\nat_least = 0.4\ntype = "fact"\nallowed_loss = 0\n'
            '[[rule]]\nmetric = "latency"\nat_most = 900\nalpha = 0.01\n'
        )
    )
    assert [(rule.name, rule.metric.name, rule.type) for rule in found] == [
        ("rule 1", "must_say", "fact"),
        ("rule 2", "latency", None),
    ]
    assert [(one.at_least, one.at_most, one.allowed_loss, one.alpha) for one in found] == [
        (0.4, None, 0.0, None),
        (None, 900.0, None, 0.01),
    ]
    assert [rule.compares for rule in found] == [True, True]
    assert not Rule("rule 1", found[0].metric, at_least=0.4).compares


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "holds no rule"),
        ("rule = []", "holds no rule"),
        ("rule = 3", "is not a list of rules"),
        ("rule = [3]", "is not a list of rules"),
        ("[rule]\nmetric = 'must_say'", "is not a list of rules"),
        ("[[rules]]\nmetric = 'must_say'", "has 'rules', which is no rule"),
        ("[[rule]\n", "is not TOML"),
        ("[[rule]]\nat_least = 0.5", "rule 1 of '.*' names no metric"),
        ("[[rule]]\nmetric = 3\nat_least = 0.5", "names no metric"),
        (
            "[[rule]]\nmetric = 'must_sya'\nat_least = 0.5",
            "'must_sya', which is no metric; did you mean 'must_say'",
        ),
        ("[[rule]]\nmetric = 'xyzzy'\nat_least = 0.5", "the metrics there are: must_say, "),
        ("[[rule]]\nmetric = 'must_say'", "asks for nothing; give it one of at_least"),
        ("[[rule]]\nmetric = 'must_say'\nat_lest = 0.5", "has 'at_lest', .* did you mean 'at_least'"),
        ("[[rule]]\nmetric = 'must_say'\nxyzzy = 0.5", "the keys there are: metric"),
        ("[[rule]]\nmetric = 'must_say'\nat_least = 40", "'at_least' of rule 1 .* a number from 0 to 1"),
        ("[[rule]]\nmetric = 'must_say'\nat_least = nan", "a number from 0 to 1"),
        ("[[rule]]\nmetric = 'must_say'\nat_least = -0.1", "a number from 0 to 1"),
        ("[[rule]]\nmetric = 'must_say'\nat_least = true", "a number from 0 to 1"),
        ("[[rule]]\nmetric = 'must_say'\nat_least = '.4'", "a number from 0 to 1"),
        ("[[rule]]\nmetric = 'latency'\nat_most = inf", "a number of milliseconds"),
        ("[[rule]]\nmetric = 'latency'\nalpha = 5", "'alpha' of rule 1 .* from 0 to 1"),
        ("[[rule]]\nmetric = 'must_say'\ntype = 3\nat_least = 0.5", "'type' of rule 1"),
        ("a = " + "[" * 5000, "is not TOML"),
    ],
)
def test_a_file_that_cannot_be_meant_gets_a_sentence(text: str, told: str, rules: Write) -> None:
    with pytest.raises(DatelineError, match=told) as caught:
        read_rules(rules(text))
    assert str(caught.value).endswith(".")
    assert caught.value.exit_code == 2


def test_no_file_and_no_text(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="there is no file"):
        read_rules(tmp_path / "nowhere.toml")
    (tmp_path / "latin.toml").write_bytes(b"# caf\xe9")
    with pytest.raises(DatelineError, match="is not UTF-8"):
        read_rules(tmp_path / "latin.toml")


def test_the_example_can_be_read() -> None:
    assert {rule.metric.name for rule in read_rules(EXAMPLE)} >= {"must_say", "quote_validity"}


def test_the_rules_that_the_example_suggests_can_be_read_too(rules: Write) -> None:
    suggested = EXAMPLE.read_text("utf-8").split("--baseline DIR:\n#\n")[1]
    found = read_rules(
        rules("\n".join(line.removeprefix("# ") for line in suggested.splitlines() if line != "#"))
    )
    assert [rule.compares for rule in found] == [True, True]
