from pathlib import Path

import pytest

from answer.model.limits import Price
from dateline.errors import UsageError
from ui.settings import DEFAULT, SettingsError, load_settings, template, user_file


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_each_source_gives_way_to_the_one_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    write(user_file(), "limit = 1\nport = 1\nthreads = 1\nhost = '10.0.0.1'\n")
    write(Path("dateline.toml"), "limit = 2\nport = 2\nthreads = 2\n")
    monkeypatch.setenv("DATELINE_LIMIT", "3")
    monkeypatch.setenv("DATELINE_PORT", "3")
    settings = load_settings({"limit": 4, "port": None})
    assert (settings.limit, settings.port, settings.threads, settings.host) == (4, 3, 2, "10.0.0.1")
    assert settings.answerer == "extractive"
    assert settings.origins["limit"] == "--limit"
    assert settings.origins["port"] == "DATELINE_PORT"
    assert settings.origins["threads"] == "dateline.toml"
    assert settings.origins["host"] == str(user_file())
    assert settings.origins["answerer"] == DEFAULT


@pytest.mark.parametrize(
    ("key", "nearest"), [("prot", "port"), ("Limit", "limit"), ("answer", "answerer"), ("hom", "home")]
)
def test_an_unknown_key_names_the_nearest_known_one(key: str, nearest: str) -> None:
    write(Path("dateline.toml"), f"{key} = 1\n")
    with pytest.raises(SettingsError, match=rf"dateline\.toml has {key}, .*did you mean {nearest}\."):
        load_settings()


def test_a_key_that_is_near_nothing_lists_what_there_is() -> None:
    write(Path("dateline.toml"), "[xyzzy]\nlimit = 3\n")
    with pytest.raises(SettingsError, match=r"xyzzy.*the settings there are: home, answerer"):
        load_settings()


def test_a_misspelt_variable_is_an_error_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_HOEM", "/x")
    with pytest.raises(SettingsError, match=r"DATELINE_HOEM.*did you mean DATELINE_HOME"):
        load_settings()


def test_an_empty_variable_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_LIMIT", "")
    assert load_settings().origins["limit"] == DEFAULT


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ('port = "abc"', "'port = abc' from dateline.toml cannot be used; port must be a port number"),
        ("port = 65536", "'port = 65536' from dateline.toml"),
        ("limit = 0", "limit must be a whole number from 1 to 1000"),
        ('answerer = "openia/x"', 'answerer must be "extractive", "openai/MODEL"'),
        ('answerer = "http://roe:secret@x/v1#m"', "'answerer = http://…@x/v1#m' from dateline.toml"),
        ("context = 10", "context must be a whole number from 1000"),
        ("patience = 0", "patience must be a number from 1 to 3600"),
        ('judge = "extractive"', 'judge must be "openai/MODEL"'),
        ('price = "cheap"', "price must be two numbers with a slash between them"),
        ('strict = "maybe"', 'strict must be "on" or "off"'),
        ("home = 3", "home must be the path of a folder"),
        ('home = "~nobody-of-that-name/x"', "home must be the path of a folder"),
        ("port = ", "are no TOML"),
    ],
)
def test_a_bad_value_names_key_value_origin_and_remedy(line: str, shown: str) -> None:
    write(Path("dateline.toml"), line)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert shown in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_bad_flag_and_a_bad_variable_are_named_as_they_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match="'--limit 0' from the command line"):
        load_settings({"limit": 0})
    monkeypatch.setenv("DATELINE_PORT", "tcp://10.0.0.7:80")
    with pytest.raises(SettingsError, match=r"'DATELINE_PORT=tcp://10.0.0.7:80' from the environment"):
        load_settings()


def test_a_bad_value_that_is_overruled_does_no_harm() -> None:
    write(Path("dateline.toml"), "limit = 0\n")
    assert load_settings({"limit": 5}).limit == 5


def test_a_file_that_is_not_utf8_is_one_sentence() -> None:
    Path("dateline.toml").write_bytes(b'host = "\xff\xfe"')
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings()


@pytest.mark.parametrize("auth", ["reader", "reader:", ":word", ":"])
def test_a_bad_login_is_refused_and_never_repeated(auth: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_AUTH", auth)
    with pytest.raises(SettingsError, match="a name and a password") as caught:
        load_settings()
    assert f"={auth}" not in str(caught.value)


def test_a_secret_never_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_AUTH", "reader:hush-hush")
    settings = load_settings()
    assert settings.auth is not None
    assert settings.auth.get_secret_value() == "reader:hush-hush"
    assert "hush" not in repr(settings) + str(settings) + str(settings.public()) + str(settings.model_dump())


def test_home_is_expanded_and_in_the_users_file_stands_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert load_settings({"home": "~/library"}).home == tmp_path / "library"
    write(user_file(), 'home = "library"\n')
    assert load_settings().home == user_file().parent / "library"


def test_the_template_sets_nothing_and_names_every_key() -> None:
    before = load_settings()
    write(Path("dateline.toml"), template())
    assert load_settings().model_dump() == before.model_dump()
    uncommented = "\n".join(line.removeprefix("# ") for line in template().split("\n") if " = " in line)
    write(Path("dateline.toml"), uncommented)
    assert set(load_settings().origins.values()) == {"dateline.toml"}


ADDRESS = "http://127.0.0.1:9/v1#m"


def test_a_key_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_KEY", "sk-very-secret")
    settings = load_settings({"answerer": ADDRESS})
    assert settings.public()["key"] == "(hidden)"
    assert "very-secret" not in f"{settings!r} {settings.public()}"
    assert settings.key is not None
    assert settings.key.get_secret_value() == "sk-very-secret"


def test_a_model_is_made_of_the_settings() -> None:
    from ui.answerer import model_of

    assert model_of(load_settings()) is None
    flags = {
        "answerer": "http://127.0.0.1:9/v1#m",
        "context": 2000,
        "patience": 7,
        "strict": False,
        "price": "1/2",
    }
    model = model_of(load_settings(flags))
    assert model is not None
    assert model.connection.name == ADDRESS
    assert (model.limits.context, model.limits.reply, model.limits.total, model.limits.first) == (
        2000,
        500,
        7,
        7,
    )
    assert (model.strict, model.price) == (False, Price(1.0, 2.0))


def test_a_judge_has_a_model_and_a_key_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    from ui.answerer import judge_of

    with pytest.raises(UsageError, match="no language model to judge with; set judge"):
        judge_of(load_settings())
    assert judge_of(load_settings({"answerer": ADDRESS})).name == ADDRESS
    monkeypatch.setenv("DATELINE_JUDGE", "http://127.0.0.1:8/v1#other")
    monkeypatch.setenv("DATELINE_JUDGE_KEY", "sk-of-the-judge")
    settings = load_settings({"answerer": ADDRESS})
    assert judge_of(settings).name == "http://127.0.0.1:8/v1#other"
    assert "sk-of-the-judge" not in f"{settings!r} {settings.public()}"
