"""Ways in which `words/` and `chroma/` may be damaged, each a function of a `Scene`."""

import json
import os
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from index.stamp import FILE, Stamp, read_stamp, write_stamp


@dataclass(frozen=True)
class Scene:
    """A store to damage.

    Attributes:
        root: the store's folder.
        older: the same store of the same library as it was some changes ago.
        other: the same store of another library.
        chance: makes the damage the same each time.
    """

    root: Path
    older: Path
    other: Path
    chance: random.Random

    @property
    def stamp(self) -> Stamp:
        stamp = read_stamp(self.root)
        assert stamp is not None
        return stamp

    @property
    def data(self) -> Path:
        return self.root / self.stamp.folder

    def files(self) -> list[Path]:
        found = sorted(path for path in self.data.rglob("*") if path.is_file())
        return [path for path in found if path.suffix != ".lock" and path.stat().st_size]


Damage = Callable[[Scene], object]


def data_of(root: Path) -> Path:
    stamp = read_stamp(root)
    assert stamp is not None
    return root / stamp.folder


def empty(folder: Path) -> None:
    for entry in folder.iterdir():
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()


def put(source: Path, target: Path) -> None:
    shutil.rmtree(target)
    shutil.copytree(source, target)


def become_file(path: Path) -> None:
    shutil.rmtree(path)
    path.write_text("in the way")


def become_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "in the way").write_text("x")


def leave_half_built(scene: Scene) -> None:
    shutil.copytree(scene.data, scene.root / "0badf00d")
    for path in (scene.root / "0badf00d").rglob("*"):
        if path.is_file():
            os.truncate(path, path.stat().st_size // 2)
    (scene.root / "deadbeef").mkdir()


def lose_stamp_beside_half_built(scene: Scene) -> None:
    leave_half_built(scene)
    (scene.root / FILE).unlink()


def block_the_next_stamp(scene: Scene) -> None:
    (scene.root / FILE).unlink()
    (scene.root / (FILE + ".new")).mkdir()


def dangle(scene: Scene) -> None:
    shutil.rmtree(scene.root)
    scene.root.symlink_to(scene.root.parent / "nowhere")


def scribble(scene: Scene) -> None:
    for path in scene.files():
        path.write_bytes(scene.chance.randbytes(path.stat().st_size))


def swap_two_files(scene: Scene) -> None:
    first, second = scene.chance.sample(scene.files(), 2)
    a, b = first.read_bytes(), second.read_bytes()
    first.write_bytes(b)
    second.write_bytes(a)


def stamped(**changes: object) -> Damage:
    def damage(scene: Scene) -> None:
        write_stamp(scene.root, replace(scene.stamp, **changes))  # type: ignore[arg-type]  # wrong on purpose

    return damage


def stamp_text(text: str | bytes) -> Damage:
    data = text.encode() if isinstance(text, str) else text
    return lambda scene: (scene.root / FILE).write_bytes(data)


WHOLE: dict[str, Damage] = {
    "folder gone": lambda s: shutil.rmtree(s.root),
    "folder emptied": lambda s: empty(s.root),
    "folder a file": lambda s: become_file(s.root),
    "folder a dangling link": dangle,
    "data gone": lambda s: shutil.rmtree(s.data),
    "data emptied": lambda s: empty(s.data),
    "data a file": lambda s: become_file(s.data),
    "data scribbled over": scribble,
    "data of another library": lambda s: put(data_of(s.other), s.data),
    "data of an earlier time": lambda s: put(data_of(s.older), s.data),
    "two files swapped": swap_two_files,
    "store of another library": lambda s: put(s.other, s.root),
    "store of an earlier time": lambda s: put(s.older, s.root),
    "half-built beside": leave_half_built,
    "half-built and no stamp": lose_stamp_beside_half_built,
    "stamp gone": lambda s: (s.root / FILE).unlink(),
    "stamp empty": stamp_text(""),
    "stamp zeroed": lambda s: (s.root / FILE).write_bytes(bytes((s.root / FILE).stat().st_size)),
    "stamp cut": lambda s: os.truncate(s.root / FILE, (s.root / FILE).stat().st_size // 2),
    "stamp noise": lambda s: (s.root / FILE).write_bytes(s.chance.randbytes(200)),
    "stamp a list": stamp_text("[1, 2, 3]"),
    "stamp nested": stamp_text("[" * 100_000),
    "stamp of strange types": lambda s: (s.root / FILE).write_text(
        json.dumps({"folder": 7, "generation": "x", "count": None, "library": [], "format": {}})
    ),
    "stamp a folder": lambda s: become_folder(s.root / FILE),
    "next stamp blocked": block_the_next_stamp,
    "stamp of another library": lambda s: shutil.copy(s.other / FILE, s.root / FILE),
    "stamp of an earlier time": lambda s: shutil.copy(s.older / FILE, s.root / FILE),
    "stamp ahead": lambda s: stamped(generation=s.stamp.generation + 5)(s),
    "stamp behind": lambda s: stamped(generation=s.stamp.generation - 2)(s),
    "stamp counts more": lambda s: stamped(count=s.stamp.count + 1)(s),
    "stamp of another format": stamped(format=99),
    "stamp leads outside": stamped(folder="../../.."),
    "stamp leads nowhere": stamped(folder="00000000"),
}
"""Damage to a store as a whole."""


def flip(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    with path.open("r+b") as file:  # the same inode: as seen by whoever has it open
        file.write(data)


def zero(path: Path, chance: random.Random) -> None:
    del chance
    path.write_bytes(bytes(path.stat().st_size))


def cut(path: Path, chance: random.Random) -> None:
    os.truncate(path, chance.randrange(path.stat().st_size))


def grow(path: Path, chance: random.Random) -> None:
    with path.open("ab") as file:
        file.write(chance.randbytes(100))


FILES: dict[str, Callable[[Path, random.Random], None]] = {
    "bit flipped": flip,
    "cut": cut,
    "emptied": lambda path, _: os.truncate(path, 0),
    "zeroed": zero,
    "longer": grow,
    "gone": lambda path, _: path.unlink(),
    "a folder": lambda path, _: become_folder(path),
}
"""Damage to one file of a store."""
KINDS = {
    "words": ("meta.json", ".managed.json", ".fast", ".fieldnorm", ".idx", ".pos", ".store", ".term", ".del"),
    "chroma": (
        "chroma.sqlite3",
        "data_level0.bin",
        "header.bin",
        "index_metadata.pickle",
        "length.bin",
        "link_lists.bin",
    ),
}
"""The kinds of files that there are in each store, by the end of their names."""


def of_file(kind: str, what: str) -> Damage:
    def damage(scene: Scene) -> None:
        path = scene.chance.choice([path for path in scene.files() if path.name.endswith(kind)])
        FILES[what](path, scene.chance)

    return damage


def ways() -> list[tuple[str, str, Damage]]:
    """Each store, what is done to it, and the function that does it."""
    found = [(store, name, damage) for store in KINDS for name, damage in WHOLE.items()]
    for store, kinds in KINDS.items():
        found += [(store, f"{kind} {what}", of_file(kind, what)) for kind in kinds for what in FILES]
    return found
