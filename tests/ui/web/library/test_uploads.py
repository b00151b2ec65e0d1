"""Names of uploaded files: whatever is sent, a file lies in the folder of uploads and shows what it is."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.formats import suffix_of
from ui.web.library.uploads import (
    LONGEST,
    UnstorableError,
    Upload,
    put_in_place,
    safe_name,
    uploads_of,
)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("ferry.txt", "ferry.txt"),
        ("news/2024/ferry.txt", "news/2024/ferry.txt"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\news\\ferry.txt", "C_/news/ferry.txt"),
        ("..\\..\\ferry.txt", "ferry.txt"),
        ("a/./b/../c.txt", "a/b/c.txt"),
        (".", "file"),
        ("", "file"),
        ("...", "file"),
        (".htaccess", "htaccess"),
        ("ferry\x00.txt", "ferry.txt"),
        ("ferry\u202etxt.exe", "ferrytxt.exe"),
        ("\u2066ferry\u2069.txt", "ferry.txt"),
        ("fer\u200bry.txt", "ferry.txt"),
        ("a\ud800b.txt", "ab.txt"),
        ("CON.txt", "_CON.txt"),
        ("page!/inner.txt", "page_/inner.txt"),
        ("page#part-2.txt", "page_part-2.txt"),
        ("e\u0301t\u00e9.txt", "\u00e9t\u00e9.txt"),
        ("صحيفة.txt", "صحيفة.txt"),
        ("ferry.txt. ", "ferry.txt"),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_a_name_leads_nowhere_else(sent: str, kept: str) -> None:
    assert safe_name(sent) == kept


def test_a_long_name_is_cut_keeps_its_suffix_and_stays_its_own() -> None:
    one, other = safe_name("ü" * 400 + "a.tar.gz"), safe_name("ü" * 400 + "b.tar.gz")
    assert one != other
    assert suffix_of(one) == ".tar.gz"
    assert len(one.encode()) <= LONGEST
    assert len(safe_name("x" * 300 + "/" + "a.txt").split("/")[0]) <= LONGEST
    assert safe_name("/".join("abcdefghijklmnop") + "/z.txt") == "i/j/k/l/m/n/o/p/z.txt"


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_name_is_a_plain_relative_path(name: str) -> None:
    parts = safe_name(name).split("/")
    assert all(part and part not in {".", ".."} and not part.startswith(".") for part in parts)
    assert all(len(part.encode("utf-8")) <= 255 for part in parts)
    assert not Path(safe_name(name)).is_absolute()
    assert "\x00" not in safe_name(name)
    assert safe_name(safe_name(name)) == safe_name(name)


def _sent(*names: str) -> list[tuple[Path, str]]:
    return [(Path(f"/tmp/{number}"), name) for number, name in enumerate(names)]  # noqa: S108 - never touched


def test_two_files_of_one_name_stay_two() -> None:
    names = [one.name for one in uploads_of(_sent("a.txt", "a.txt", "A.TXT", "b.tar.gz", "b.tar.gz"))]
    assert names == ["a.txt", "a (2).txt", "A (3).TXT", "b.tar.gz", "b (2).tar.gz"]


def test_of_a_folder_only_what_is_worth_reading_is_kept() -> None:
    sent = _sent(
        "news/a.html",
        "news/a_files/ad.html",
        "news/.hidden.txt",
        "news/style.css",
        "news/old.rtf",
        "alone.css",
    )
    kept = uploads_of(sent)
    assert [one.name for one in kept] == ["news/a.html", "news/old.rtf", "alone.css"]
    assert [one.named for one in kept] == [False, False, True]


def _upload(folder: Path, name: str, text: str = "text") -> Upload:
    path = folder / "sent" / str(len(list(folder.rglob("*"))))
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return Upload(path, name)


def test_a_file_lies_where_its_name_says_and_the_next_of_that_name_takes_its_place(tmp_path: Path) -> None:
    place = tmp_path / "uploads"
    first = put_in_place(_upload(tmp_path, "news/a.txt", "one"), place)
    again = put_in_place(_upload(tmp_path, "news/a.txt", "two"), place)
    assert first == again == place / "news" / "a.txt"
    assert again.read_text() == "two"
    assert [one.name for one in place.rglob("*") if one.is_file()] == ["a.txt"]


def test_files_and_folders_of_one_name_stand_beside_each_other(tmp_path: Path) -> None:
    place = tmp_path / "uploads"
    put_in_place(_upload(tmp_path, "a", "file"), place)
    inner = put_in_place(_upload(tmp_path, "a/b.txt", "inner"), place)
    outer = put_in_place(_upload(tmp_path, "a_", "other"), place)
    assert {one.read_text() for one in (place / "a", inner, outer)} == {"file", "inner", "other"}


def test_a_link_in_the_folder_is_not_followed(tmp_path: Path) -> None:
    place, outside = tmp_path / "uploads", tmp_path / "outside.txt"
    place.mkdir()
    outside.write_text("mine")
    (place / "a.txt").symlink_to(outside)
    put_in_place(_upload(tmp_path, "a.txt", "theirs"), place)
    assert outside.read_text() == "mine"


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnstorableError, match=r"'a\.txt' could not be kept .* upload it again"):
        put_in_place(Upload(tmp_path / "nothing", "a.txt"), tmp_path / "uploads")
