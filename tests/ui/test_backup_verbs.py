"""`backup`, `restore` and `--chroma` as they are typed."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.ui.desk.answers import answer_of
from ui.desk.store import Desk
from ui.runtime import Runtime
from ui.settings import SettingsError, load_settings

Dateline = Callable[..., Any]


@pytest.fixture
def home(library: Path, tmp_path: Path) -> Path:
    """A library of one's own."""
    shutil.copytree(library, tmp_path / "home")
    return tmp_path / "home"


def test_there_and_back(home: Path, dateline: Dateline, tmp_path: Path) -> None:
    before = dateline("--home", str(home), "search", "--json", "lighthouse keeper").json()
    made = dateline("--home", str(home), "backup", "saved.zip", "--json").json()
    assert made["articles"] == 3
    assert made["bytes"] == Path("saved.zip").stat().st_size
    back = str(tmp_path / "back")
    put = dateline("--home", back, "restore", "saved.zip", "--json").json()
    assert {name: put[name] for name in ("library", "sha256")} == {
        name: made[name] for name in ("library", "sha256")
    }
    assert dateline("--home", back, "search", "--json", "lighthouse keeper").json() == before
    assert dateline("--home", back, "doctor").code == 0


def test_refusals_are_sentences_with_a_remedy(home: Path, dateline: Dateline, tmp_path: Path) -> None:
    assert dateline("--home", str(home), "backup", "saved.zip").code == 0
    assert "--force" in dateline("--home", str(home), "backup", "saved.zip").sentence()
    assert "--force" in dateline("--home", str(home), "restore", "saved.zip").sentence()
    assert dateline("--home", str(home), "restore", "saved.zip", "--force").code == 0
    Path("torn.zip").write_bytes(Path("saved.zip").read_bytes()[:500])
    torn = dateline("--home", str(tmp_path / "new"), "restore", "torn.zip")
    assert torn.code == 2
    assert "'torn.zip'" in torn.sentence()
    assert not (tmp_path / "new").exists()
    assert "dateline ingest" in dateline("--home", str(tmp_path / "none"), "backup", "x.zip").sentence()


def test_a_library_of_another_embedder_is_refused_and_its_remedy_works(
    home: Path, articles: Path, dateline: Dateline, tmp_path: Path
) -> None:
    with sqlite3.connect(home / "dateline.sqlite3") as connection:
        connection.execute("UPDATE meta SET value = 'other' WHERE key = 'embedder'")
        connection.execute("UPDATE meta SET value = 'ffff' WHERE key = 'embedder_sha256'")
    connection.close()
    for verb in (["ask", "who?"], ["search", "bread"], ["ingest", str(articles)], ["rebuild"], ["info"]):
        refused = dateline("--home", str(home), *verb)
        assert refused.code == 2
        assert "made with the embedder other (ffff)" in refused.sentence()
        assert "ingest the articles into a new folder with --home" in refused.sentence()
    assert "made with the embedder other" in " ".join(dateline("--home", str(home), "doctor").out.split())
    new = str(tmp_path / "new")
    assert dateline("--home", new, "ingest", str(articles)).code == 0
    assert dateline("--home", new, "search", "--json", "bread prize").json()["hits"]
    assert dateline("--home", str(home), "backup", "still.zip").code == 0, "a backup needs no embedder"


AWAY = "http://127.0.0.1:9"


def test_a_chroma_server_that_is_away(home: Path, articles: Path, dateline: Dateline) -> None:
    found = dateline("--home", str(home), "--chroma", AWAY, "search", "--json", "lighthouse keeper")
    assert found.code == 0
    assert found.json()["hits"]
    assert f"the Chroma server at {AWAY} does not answer" in found.err
    (articles / "bakery.txt").write_text("The ovens of Low Street went cold on Monday, said Marta Lindqvist.")
    report = dateline("--home", str(home), "--chroma", AWAY, "ingest", str(articles), "--json")
    assert report.code == 1
    assert "start it, then run `dateline rebuild`" in report.err
    assert len(report.json()["notes"]) == 1
    doctor = dateline("--home", str(home), "--chroma", AWAY, "doctor", "--json")
    (finding,) = (one for one in doctor.json()["findings"] if one["severity"] == "error")
    assert AWAY in finding["message"]
    assert "dateline rebuild" in finding["remedy"]
    facts = dateline("--home", str(home), "--chroma", AWAY, "info", "--json").json()
    assert facts["chroma"] is None
    assert facts["chroma_at"]["server"] == AWAY
    assert "does not answer" in facts["chroma_at"]["state"]
    again = dateline("--home", str(home), "search", "--json", "ovens went cold")
    assert again.json()["hits"]
    assert again.err == "", "without the server the folder serves again"


@pytest.mark.parametrize(
    "address",
    [
        "localhost:8000",
        "ftp://x",
        "http://",
        "http://x:99999",
        "http://a:b@x:1",
        "http://x/path",
        "8000",
        "Folder",
    ],
)
def test_a_bad_address_is_one_sentence(address: str, dateline: Dateline) -> None:
    refused = dateline("--chroma", address, "info")
    assert refused.code == 2
    shown = address.replace("a:b@", "…@")  # a password is not repeated
    assert f"'--chroma {shown}' from the command line cannot be used" in refused.sentence()
    assert "http://127.0.0.1:8000" in refused.sentence()


def test_where_chroma_is_comes_from_all_the_usual_places(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().chroma_server is None
    Path("dateline.toml").write_text('chroma = "http://one:8000/"\n')
    assert load_settings().chroma_server == "http://one:8000"
    monkeypatch.setenv("DATELINE_CHROMA", "https://two")
    assert load_settings().chroma_server == "https://two"
    assert load_settings({"chroma": "folder"}).chroma_server is None
    monkeypatch.setenv("DATELINE_CHROMA", "two")
    with pytest.raises(SettingsError, match="DATELINE_CHROMA=two"):
        load_settings()


def test_the_flag_goes_before_the_verb(dateline: Dateline) -> None:
    assert "goes before the verb" in dateline("info", "--chroma", AWAY).err


def test_facts_are_laid_out_for_people(home: Path, dateline: Dateline) -> None:
    shown = dateline("--home", str(home), "backup", "saved.zip")
    assert "articles" in shown.out
    with pytest.raises(json.JSONDecodeError):
        json.loads(shown.out)


def _asked(home: Path, question: str) -> str:
    with Desk.open(home) as desk:
        entry = desk.begin("local", None, question, {})
        desk.finish(entry.id, answer_of("three ferries"))
        return entry.conversation


def test_conversations_go_along_even_while_somebody_asks(
    home: Path, dateline: Dateline, tmp_path: Path
) -> None:
    assert dateline("--home", str(home), "info", "--json").json()["desk"] is None
    talk = _asked(home, "What is kept?")
    with Desk.open(home) as serving:
        running = serving.begin("local", talk, "And this?", {})
        made = dateline("--home", str(home), "backup", "saved.zip", "--json").json()
        serving.finish(running.id, answer_of("later"))
    assert made["desk"] > 0
    back = tmp_path / "back"
    assert dateline("--home", str(back), "restore", "saved.zip").code == 0
    facts = dateline("--home", str(back), "info", "--json").json()["desk"]
    assert (facts["conversations"], facts["questions"]) == (1, 2)
    assert "1 conversation with 2 questions" in " ".join(dateline("--home", str(back), "doctor").out.split())
    with Desk.open(back) as desk:
        first, second = desk.conversation("local", talk).entries
        assert first.answer == answer_of("three ferries")
        assert second.state == "cut_off", "its answer was not yet there"
        assert [one.id for one in desk.conversations("local", "kept ferries")] == [talk]
        assert len(desk.leaning_on("local", "a1")) == 1


def test_a_restore_replaces_conversations_only_by_conversations(home: Path, dateline: Dateline) -> None:
    assert dateline("--home", str(home), "backup", "without.zip").code == 0
    kept = _asked(home, "What is kept?")
    assert dateline("--home", str(home), "backup", "with.zip").code == 0
    assert dateline("--home", str(home), "restore", "without.zip", "--force").code == 0
    lost = _asked(home, "What came after?")
    with Desk.open(home) as desk:
        assert {one.id for one in desk.conversations("local")} == {kept, lost}
        desk.begin("local", lost, "It is open", {})
        in_use = dateline("--home", str(home), "restore", "with.zip", "--force")
        assert "open in another process" in in_use.sentence()
        assert len(desk.conversations("local")) == 2
    assert dateline("--home", str(home), "restore", "with.zip", "--force").code == 0
    with Desk.open(home) as desk:
        assert [one.id for one in desk.conversations("local")] == [kept]


def test_a_damaged_desk_is_found_and_nothing_else_suffers(home: Path, dateline: Dateline) -> None:
    _asked(home, "What is kept?")
    (home / "desk.sqlite3").write_bytes(b"no database" * 1000)
    examined = dateline("--home", str(home), "doctor", "--json")
    assert examined.code == 1
    (finding,) = (one for one in examined.json()["findings"] if one["severity"] != "ok")
    assert finding["name"] == "desk"
    assert "move it away" in finding["remedy"]
    assert dateline("--home", str(home), "ask", "Who keeps the lighthouse?").code == 0
    assert dateline("--home", str(home), "info", "--json").json()["desk"] is None
    refused = dateline("--home", str(home), "backup", "saved.zip")
    assert "desk.sqlite3" in refused.sentence()
    assert not Path("saved.zip").exists()
    served = dateline("--home", str(home), "serve", "--port", "0")
    assert "desk.sqlite3" in served.sentence()


def test_a_home_that_has_been_served_can_be_restored_into(home: Path, dateline: Dateline) -> None:
    from ui.web.server import serve

    _asked(home, "What is kept?")
    assert dateline("--home", str(home), "backup", "saved.zip").code == 0
    with Runtime.open(load_settings({"home": home})) as runtime:
        serve(runtime, port=0, auth="ada:a long password", prevent_thread_lock=True).close()
    (home / "runs").mkdir(exist_ok=True)
    (home / "gold").mkdir(exist_ok=True)
    assert dateline("--home", str(home), "restore", "saved.zip", "--force").code == 0
    if os.name == "posix":
        with Desk.open(home):
            assert (home / "desk.sqlite3").stat().st_mode & 0o077 == 0
