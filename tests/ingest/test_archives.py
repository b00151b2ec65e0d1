"""Archives: every member comes, none leads out, damage and bombs cost only what they hit."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import tracemalloc
import zipfile
import zlib
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.article import Failure
from ingest.containers import members
from ingest.containers.unpacking import BEFORE_RATIO
from ingest.document import MIB, Document
from ingest.formats import suffix_of
from ingest.opening import Opening
from ingest.read import read_paths
from ingest.sources import documents_in, opened
from tests.ingest.packing import PACKINGS, STORY, Files, taken, tarred, zipped

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer


@pytest.mark.parametrize("name", PACKINGS)
def test_members_come_sorted_with_what_a_folder_passes_over_left_out(name: str) -> None:
    story = STORY.encode()
    files = [
        ("b/two.txt", story * 2),
        ("a.html", b"<p>one</p>"),
        ("a_files/frame.html", b"<p>advert</p>"),
        (".hidden/x.txt", story),
        ("b/.x.txt", story),
        ("__MACOSX/._b.txt", story),
        ("logo.png", b"png"),
        ("letter.rtf", b"{\\rtf"),
        *([("folder.txt/", b"")] if name == "a.zip" else []),
    ]
    found, failures = taken(PACKINGS[name](files), name)
    assert list(found) == ["a.html", "b/two.txt"]
    assert found["b/two.txt"] == story * 2
    assert [failure.uri for failure in failures] == [f"/n/{name}!/letter.rtf"]
    assert "letter.rtf' is of a kind that can't be read" in failures[0].reason


@pytest.mark.parametrize("name", PACKINGS)
def test_articles_are_read_out_of_archives_in_archives_by_their_whole_path(name: str, tmp_path: Path) -> None:
    inner = tarred([("deep/story.txt", (STORY * 5).encode())])
    path = tmp_path / name
    path.write_bytes(
        PACKINGS[name](
            [("more.tar.gz", gzip.compress(inner)), ("box.zip", zipped([("s.txt", STORY.encode())]))]
        )
    )
    found = list(read_paths([path]))
    assert [item.uri for item in found] == [f"{path}!/box.zip!/s.txt", f"{path}!/more.tar.gz!/deep/story.txt"]
    assert not any(isinstance(item, Failure) for item in found)


def test_a_single_compressed_file_goes_by_its_name_or_its_content(tmp_path: Path) -> None:
    for name, pack in (("s.txt.gz", gzip.compress), ("s.txt.bz2", bz2.compress), ("s.txt.xz", lzma.compress)):
        assert taken(pack(STORY.encode()), name) == ({"s.txt": STORY.encode()}, [])
    page = b"<!doctype html><html><p>One line.</p></html>"
    assert taken(gzip.compress(page), "page.gz")[0] == {"page.html": page}
    found, failures = taken(gzip.compress(b"\x00\x01\x02"), "thing.gz")
    assert not found
    assert "of a kind that can't be read" in failures[0].reason
    assert next(iter(documents_in([tmp_path / "missing.gz"]))).uri.endswith("missing.gz")


def test_several_streams_in_one_gzip_are_one_file() -> None:
    both = gzip.compress(b"first half, ") + gzip.compress(b"second half") + b"\x00" * 700
    assert taken(both, "s.txt.gz") == ({"s.txt": b"first half, second half"}, [])


PATHS = st.text(st.sampled_from("ab./\\é \x00:"), min_size=1, max_size=12).map(lambda path: path + "x.txt")
FILES = st.lists(st.tuples(PATHS, st.binary(max_size=300).map(b"x".__add__)), min_size=1, max_size=6)


@given(files=FILES, name=st.sampled_from(sorted(PACKINGS)))
@settings(max_examples=60, deadline=None)
def test_no_name_leads_out_and_none_is_lost(files: Files, name: str) -> None:
    if name != "a.zip":  # a tar's names end at it
        files = [(path.replace("\x00", ""), data) for path, data in files]
    shown = [members.member_path(path) for path, _ in files]
    found, failures = taken(PACKINGS[name](files), name)
    kept = [
        path for path in shown if members.worth(path) and not any(p.startswith(".") for p in path.split("/"))
    ]
    assert len(found) == len(kept)
    for path in found:
        assert not path.startswith("/")
        assert ".." not in path.split("/")
        assert path.isprintable()
    assert all("holds no" in failure.reason for failure in failures)


def test_two_members_of_one_name_stay_apart() -> None:
    for name in ("a.zip", "a.tar"):
        data = PACKINGS[name]([("a.txt", b"old"), ("a.txt", b"new"), ("../a.txt", b"evil")])
        assert taken(data, name)[0] == {"a.txt": b"old", "a.txt#2": b"new", "a.txt#3": b"evil"}


def test_names_in_utf8_without_the_mark_are_read_as_such() -> None:
    for name in ("Zürich/Ärger.txt", "Москва.txt"):
        data = zipped([("_" * len(name.encode()), b"x")]).replace(b"_" * len(name.encode()), name.encode())
        assert not zipfile.ZipFile(io.BytesIO(data)).infolist()[0].flag_bits & 0x800
        data = data.replace(b"_", b"")
        assert list(taken(data, "a.zip")[0]) == [name]


STORIES = [(f"{at}.txt", bytes(f"{at} {STORY}" * (40 + at), "utf-8")) for at in range(6)]


@given(cut=st.integers(0, 4000))
@settings(max_examples=80, deadline=None)
def test_a_zip_cut_off_anywhere_keeps_what_stands_before(cut: int) -> None:
    whole = zipped(STORIES)
    cut = min(cut, len(whole) - 1)
    infos = zipfile.ZipFile(io.BytesIO(whole)).infolist()
    ends = [info.header_offset + 30 + len(info.filename) + info.compress_size for info in infos]
    complete = {path: data for (path, data), end in zip(STORIES, ends, strict=True) if end <= cut}
    found, failures = taken(whole[:cut], "a.zip")
    assert found == complete
    assert len(failures) == 1


def test_a_zip_written_to_a_pipe_and_cut_off_is_measured() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: "Buffer") -> int:
            self.data += memoryview(data)
            return len(memoryview(data))

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in STORIES:
            archive.writestr(path, data)
    found, failures = taken(bytes(pipe.data[:-200]), "a.zip")
    assert found == dict(STORIES)
    assert "breaks off" in failures[0].reason


@given(cut=st.integers(0, 60_000), packing=st.sampled_from(["a.tar", "a.tar.gz"]))
@settings(max_examples=80, deadline=None)
def test_a_tar_cut_off_anywhere_keeps_what_stands_before(cut: int, packing: str) -> None:
    whole = PACKINGS[packing](STORIES)
    cut %= len(whole)
    plain = whole[:cut] if packing == "a.tar" else zlib.decompressobj(31).decompress(whole[:cut])
    with tarfile.open(fileobj=io.BytesIO(tarred(STORIES))) as archive:
        ends = [info.offset_data + info.size for info in archive]
    complete = {path: data for (path, data), end in zip(STORIES, ends, strict=True) if end <= len(plain)}
    found, failures = taken(whole[:cut], packing)
    assert found == complete
    assert len(failures) == 1 or (packing == "a.tar" and len(plain) >= ends[-1] + 512)


@given(data=st.data(), name=st.sampled_from(sorted(PACKINGS)))
@settings(max_examples=150, deadline=None)
def test_damaged_bytes_never_raise_and_never_make_up_a_file(data: st.DataObject, name: str) -> None:
    whole = bytearray(PACKINGS[name](STORIES))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    found, _ = taken(bytes(whole), name, Opening(budget=256 * MIB))
    if name == "a.zip":  # it has checksums
        assert set(found.values()) <= {content for _, content in STORIES}


@given(data=st.binary(max_size=400), name=st.sampled_from([*sorted(PACKINGS), "s.txt.gz", "s.txt.xz"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_under_any_name_fail_in_a_sentence(data: bytes, name: str) -> None:
    magic = {"a.zip": b"PK\x03\x04", "a.tar": b"", "s.txt.xz": b"\xfd7zXZ\x00", "a.tar.xz": b"\xfd7zXZ\x00"}
    for start in (b"", magic.get(name, b"\x1f\x8b\x08")):
        found, failures = taken(start + data, name)
        assert not found
        assert failures
        assert all(failure.reason.startswith(f"'/n/{name}'") and failure.remedy for failure in failures)


def test_a_flipped_byte_in_gzip_loses_nothing_before_it() -> None:
    lines = b"".join(
        b'{"id": %d, "text": "%s"}\n' % (at, zlib.crc32(b"%d" % at).to_bytes(4, "big").hex().encode() * 20)
        for at in range(3000)
    )
    packed = bytearray(gzip.compress(lines))
    packed[len(packed) * 3 // 4] ^= 0xFF
    engine = zlib.decompressobj(31)
    good = engine.decompress(bytes(packed[: len(packed) * 3 // 4]))
    found, failures = taken(bytes(packed), "d.jsonl.gz")
    assert len(found) >= good.count(b"\n")
    assert [failure.reason for failure in failures if "is damaged" in failure.reason]
    checksum = bytearray(gzip.compress(lines))
    checksum[-8] ^= 0xFF
    found, failures = taken(bytes(checksum), "d.jsonl.gz")
    assert len(found) == lines.count(b"\n")
    assert len(failures) == 1


def test_a_bad_member_spoils_no_other() -> None:
    whole = bytearray(
        zipped([("a.txt", b"good"), ("b.txt", b"spoilt"), ("c.txt", b"good too")], zipfile.ZIP_STORED)
    )
    at = whole.index(b"spoilt")
    whole[at] ^= 1
    found, failures = taken(bytes(whole), "a.zip")
    assert list(found) == ["a.txt", "c.txt"]
    assert [(one.uri, one.reason) for one in failures] == [
        ("/n/a.zip!/b.txt", "'/n/a.zip' > 'b.txt' is damaged")
    ]


def test_locked_members_are_one_failure_with_its_remedy() -> None:
    whole = bytearray(zipped([("a.txt", b"good"), ("b.txt", b"locked"), ("c.txt", b"locked")]))
    for name in (b"b.txt", b"c.txt"):
        local = whole.index(name) - 30
        entry = whole.rindex(name) - 46
        whole[local + 6] |= 1
        whole[entry + 8] |= 1
    found, failures = taken(bytes(whole), "a.zip")
    assert list(found) == ["a.txt"]
    assert [failure.reason for failure in failures] == [
        "'/n/a.zip' has 2 members locked with a password, such as 'b.txt'"
    ]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packings_that_expand_without_bound_are_refused(method: int) -> None:
    found, failures = taken(zipped([("a.txt", bytes(50 * MIB))], method), "a.zip")
    assert not found
    assert "can't be read" in failures[0].reason


def test_links_devices_and_files_with_holes_are_no_members() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind, name in (
            (tarfile.SYMTYPE, "l.txt"),
            (tarfile.LNKTYPE, "h.txt"),
            (tarfile.CHRTYPE, "d.txt"),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        archive.addfile(tarfile.TarInfo("plain.txt"))
    assert taken(out.getvalue(), "a.tar") == ({"plain.txt": b""}, [])
    link = zipfile.ZipInfo("l.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(link, "/etc/passwd")
    found, failures = taken(out.getvalue(), "a.zip")
    assert not found
    assert "holds no" in failures[0].reason


def test_bombs_are_stopped_after_a_little(tmp_path: Path) -> None:
    zeros = bytes(24 * MIB)
    bombs = {
        "a.jsonl.gz": gzip.compress(zeros),
        "b.tar.gz": gzip.compress(zeros),
        "c.tar.bz2": bz2.compress(zeros),
        "d.tar.xz": lzma.compress(zeros),
        "e.zip": zipped([("x.jsonl", zeros), ("y.txt", zeros)]),
        "f.zip": zipped([("x.zip", zipped([("x.csv", zeros)]))]),
    }
    for name, data in bombs.items():
        opening = Opening()
        before = opening.budget
        tracemalloc.start()
        found, failures = taken(data, name, opening)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert not found
        assert failures
        assert before - opening.budget <= BEFORE_RATIO + 2 * MIB, name
        assert peak < 80 * MIB, name
    (tmp_path / "f.zip").write_bytes(bombs["f.zip"])
    assert "as a bomb does" in next(iter(documents_in([tmp_path / "f.zip"]))).reason  # type: ignore[union-attr]


def test_an_ingest_unpacks_no_more_than_its_budget_and_says_so_once_an_archive() -> None:
    files = [(f"{at}.txt", bytes([65 + at]) * MIB) for at in range(20)]
    found, failures = taken(zipped(files), "a.zip", Opening(budget=5 * MIB))
    assert len(found) == 4
    assert len(failures) <= 2
    assert "unpacks to more than an ingest may hold" in failures[-1].reason


def overlapping(count: int) -> bytes:
    """A zip whose entries all point to the same packed bytes, as Fifield's bombs do."""
    kernel = zipped([("0.txt", b"a" * 1000)])
    data = kernel[: kernel.index(b"PK\x01\x02")]
    entry = kernel[kernel.index(b"PK\x01\x02") : kernel.index(b"PK\x05\x06")]
    return (
        data
        + entry * count
        + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(entry) * count, len(data), 0)
    )


def test_members_that_lie_across_each_other_are_refused() -> None:
    found, failures = taken(overlapping(50), "a.zip")
    assert len(found) == 1
    assert len(failures) == 49
    assert "lies across another member" in failures[0].reason


def test_an_archive_that_holds_itself_ends() -> None:
    data = zipped([("s.txt", STORY.encode())])
    for _ in range(12):
        data = zipped([("in.zip", data), ("s.txt", STORY.encode())])
    found, failures = taken(data, "a.zip")
    assert len(found) == 4
    assert "lies in more than 4 containers" in failures[0].reason


def test_too_many_members_are_refused_before_they_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    from ingest.containers import tar_archive, zip_archive

    for module in (tar_archive, zip_archive):
        monkeypatch.setattr(module, "MOST_MEMBERS", 10)
    files = [(f"{at}.txt", b"") for at in range(11)]
    for name in ("a.zip", "a.tar"):
        found, failures = taken(PACKINGS[name](files), name)
        assert not found
        assert "members" in failures[0].reason
        assert len(taken(PACKINGS[name](files[:10]), name)[0]) == 10


@pytest.mark.timeout(20)
def test_headers_that_keep_tarfile_busy_or_full_are_refused() -> None:
    def block(kind: bytes, size: bytes) -> bytes:
        head = bytearray(tarfile.TarInfo("x.txt").tobuf(tarfile.USTAR_FORMAT))
        head[124:136], head[156:157] = size, kind
        head[148:156] = b" " * 8
        head[148:156] = b"%06o\x00 " % sum(head)
        return bytes(head)

    digits = b"1" * (MIB - 512)
    hostile = [
        block(b"x", b"%011o\x00" % len(digits)) + digits + b"\x00" * 512,  # quadratic in the digits
        block(b"L", b"%011o\x00" % (8**11 - 1)),  # a name of eight gigabytes
        block(b"L", b"%011o\x00" % (2 * MIB)) + b"n" * 2 * MIB + block(b"0", b"%011o\x00" % 0) + bytes(1024),
        block(b"0", b"\xff" * 12),  # a negative size, back to itself
        block(b"x", b"\xff" * 12),
        block(b"x", b"%011o\x00" % 0) * 3000,  # headers for headers for headers
    ]
    for data in hostile:
        found, failures = taken(tarred([("a.txt", b"good")])[:1024] + data, "a.tar")
        assert found == {"a.txt": b"good"}
        assert "is damaged" in failures[0].reason


def test_a_dump_in_an_archive_is_read_as_it_is_unpacked() -> None:
    noise = Random(3)  # nobody is to guess it
    line = b'{"text": "%s %d"}\n'
    dump = b"".join(line % (noise.randbytes(15_000).hex().encode(), at) for at in range(400))
    for name, data in (
        ("d.jsonl.gz", gzip.compress(dump, 1)),
        ("d.zip", zipped([("d.jsonl", dump)], zipfile.ZIP_STORED)),
    ):
        opening = Opening()
        before = opening.budget
        document = Document(f"/n/{name}", f"'/n/{name}'", suffix_of(name), data, f"/n/{name}")
        items = opened(document, opening)
        assert isinstance(next(items), Document)
        assert before - opening.budget < len(dump) / 2, name
        assert sum(1 for _ in items) == 399
