"""The file of users and the verb that writes it."""

import io
import os
from pathlib import Path

import pytest

from dateline.errors import UsageError
from ui.cli import run
from ui.web.serving import users
from ui.web.serving.users import One, UserFile, UsersError, add_user, read_users, remove_user


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash in a millisecond."""
    monkeypatch.setattr(users, "ROUNDS", 4)


def test_a_user_is_added_changed_and_removed_in_a_file_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "users"
    assert add_user(path, "ada", "first password")
    assert add_user(path, "bo von x", "other password")
    assert not add_user(path, "ada", "second password")
    assert path.stat().st_mode & 0o777 == 0o600
    assert "password" not in path.read_text("utf-8")
    logins = UserFile(path)
    assert logins.fits("ada", "second password")
    assert not logins.fits("ada", "first password")
    assert not logins.fits("nobody", "second password")
    remove_user(path, "ada")
    assert set(read_users(path)) == {"bo von x"}
    assert [one.name for one in path.parent.iterdir()] == ["users"]
    with pytest.raises(UsageError, match="no user 'ada'"):
        remove_user(path, "ada")


def test_the_file_is_read_again_when_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "users"
    add_user(path, "ada", "first password")
    logins = UserFile(path)
    before = logins.stamp("ada")
    add_user(path, "ada", "second password")
    assert logins.fits("ada", "second password")
    assert logins.stamp("ada") not in (None, before)
    remove_user(path, "ada")
    assert logins.stamp("ada") is None


def test_hashes_of_htpasswd_and_comments_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "users"
    add_user(path, "ada", "first password")
    hashed = read_users(path)["ada"].replace("$2b$", "$2y$")
    path.write_text(f"# who reads\n\n  ada:{hashed}  \n", "utf-8")
    assert UserFile(path).fits("ada", "first password")


@pytest.mark.parametrize("line", ["ada", "ada:secret", "ada:$2b$12$short", ":x", "a\tb:c"])
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "users"
    path.write_text(f"# first\n{line}\n", "utf-8")
    if line == ":x":
        assert read_users(path) == {}
        return
    with pytest.raises(UsersError, match=r"line 2 of the users in .*users is not of the form"):
        read_users(path)


@pytest.mark.parametrize(
    ("name", "password", "says"),
    [
        ("a:b", "long enough", "cannot be a name"),
        ("", "long enough", "cannot be a name"),
        ("a\nb", "long enough", "cannot be a name"),
        ("ada", "short", "shorter than 8"),
        ("ada", "ü" * 40, "longer than 72 bytes"),
        ("ada", "long\0enough", "longer than 72 bytes"),
    ],
)
def test_what_cannot_be_a_user_is_refused(tmp_path: Path, name: str, password: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        add_user(tmp_path / "users", name, password)
    assert not (tmp_path / "users").exists()


def test_one_login_is_compared_whole_and_keeps_its_stamp() -> None:
    one = One("ada", "pass:word")
    assert one.fits("ada", "pass:word")
    assert not one.fits("ada", "pass:wor")
    assert not one.fits("bo", "pass:word")
    assert one.stamp("ada") == One("ada", "pass:word").stamp("ada")
    assert one.stamp("ada") != One("ada", "other").stamp("ada")
    assert one.stamp("bo") is None


def test_the_verb_takes_the_password_from_stdin_and_never_as_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "users")
    monkeypatch.setattr("sys.stdin", io.StringIO("a long password\n"))
    assert run(["users", "add", "ada", "-", "--users", path]) == 0
    assert "ada may log in" in capsys.readouterr().err
    assert run(["users", "add", "ada", "a long password", "--users", path]) == 2
    assert "can be read by others" in capsys.readouterr().err
    assert run(["users", "list", "--json", "--users", path]) == 0
    assert capsys.readouterr().out == '{"users": ["ada"]}\n'
    assert UserFile(Path(path)).fits("ada", "a long password")
    assert run(["users", "remove", "ada", "--users", path]) == 0
    assert run(["users", "remove", "ada", "--users", path]) == 2
    assert "no user 'ada'" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="opens a terminal")
def test_the_verb_asks_twice_on_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = iter(["a long password", "another one"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda *_: next(said))
    assert run(["users", "add", "ada", "--users", str(tmp_path / "users")]) == 2
    assert "the two passwords differ" in capsys.readouterr().err


def test_serving_without_the_file_names_it(tmp_path: Path) -> None:
    with pytest.raises(UsersError, match=r"no file of users .*; make it with `dateline users add NAME`"):
        UserFile(tmp_path / "users")
