"""The runs of a library: a folder each in its folder `runs`, with what the page knows of their beginning."""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock, Timeout

from dateline.digest import digest
from dateline.errors import UsageError
from eval.folder import ANSWERS, FACTS
from eval.gold import GoldSet
from ui.web.evaluation.names import read_folder, slug
from ui.web.programs import shown
from ui.web.say import say

START = ".start.json"
LOG = ".log"
GOLD = ".gold"
REMOVED = ".removed"
STAMP = "%Y%m%d-%H%M%S"
State = Literal["running", "elsewhere", "waiting", "unfinished", "finished"]


@dataclass(frozen=True, slots=True)
class Start:
    """What a run was started with. `gold` is the file of its questions, kept for as long as runs need it."""

    name: str
    set: str
    questions: int
    reader: bool
    strict: bool
    started: str
    gold: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run in the list.

    Attributes:
        id: its folder's name.
        start: what it was started with; put together from `run.json` where the command line began it.
        state: what is with it; the page's own worker knows better what is running and what waits.
        done: answers that are written.
        sha256: of its gold set: runs of one are compared and plotted together.
        metrics: aggregates over all questions by metric, as `metrics.json` has them; empty until it ends.
        median: milliseconds.
        failure: the last line that its process said, where it is unfinished.
    """

    id: str
    start: Start
    state: State
    done: int
    sha256: str
    metrics: Mapping[str, Mapping[str, Any]]
    median: float | None
    failure: str = ""

    @property
    def label(self) -> str:
        """Its name."""
        return self.start.name


class Runs:
    """The folders of runs of one library."""

    def __init__(self, home: Path) -> None:
        """Look below `home`."""
        self.folder = home / "runs"
        self.active: str | None = None
        """The run whose process is ours: its lock is not tried, for that could keep the process from it."""

    def listed(self) -> list[Run]:
        """Return all runs, oldest first."""
        if not self.folder.is_dir():
            return []
        folders = sorted(path for path in self.folder.iterdir() if _is_run(path))
        return sorted((self._look(path) for path in folders), key=lambda run: (run.start.started, run.id))

    def find(self, name: object) -> Run:
        """Return the run in the folder of that name.

        Raises:
            UsageError: when there is none, or the name is none of a folder.
        """
        path = self.folder / read_folder(name)
        if not _is_run(path):
            raise UsageError(say("evaluation.no_run", name=shown(name)), say("evaluation.choose_run"))
        return self._look(path)

    def path(self, run: Run) -> Path:
        """Return a run's folder."""
        return self.folder / run.id

    def begin(self, name: str, gold: GoldSet, count: int, flags: Mapping[str, bool], label: str) -> Run:
        """Make the folder of a new run over the first `count` questions of a set.

        Its questions are kept beside the runs, since the set may change or go.
        """
        kept = self._keep(gold, count)
        now = datetime.now(UTC)
        moment = now.isoformat(timespec="milliseconds")
        start = Start(name, label, count, flags["reader"], flags["strict"], moment, str(kept))
        stamp = f"{now.strftime(STAMP)}-{slug(name)}"
        for at in range(1, 1000):
            path = self.folder / (stamp if at == 1 else f"{stamp}-{at}")
            try:
                path.mkdir(parents=True)
            except FileExistsError:
                continue
            _write(path / START, json.dumps(asdict(start), ensure_ascii=False, indent=1) + "\n")
            return self._look(path)
        raise UsageError(say("evaluation.too_many_at_once"), say("evaluation.wait_a_second"))

    def remove(self, name: object) -> None:
        """Put a run aside, until `restore`; what was put aside before goes for good.

        Raises:
            UsageError: when it is at work, or there is none.
        """
        run = self.find(name)
        if run.state in ("elsewhere", "running"):
            raise UsageError(say("evaluation.at_work", name=run.label), say("evaluation.wait_or_cancel"))
        aside = self.folder / REMOVED
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        self.path(run).replace(aside / run.id)

    def restore(self, name: object) -> None:
        """Bring the run back that was removed last."""
        found = self.folder / REMOVED / read_folder(name)
        if not found.is_dir() or (self.folder / found.name).exists():
            raise UsageError(say("evaluation.run_gone"), say("evaluation.load_again"))
        found.replace(self.folder / found.name)

    def _look(self, path: Path) -> Run:
        run = _read(path)
        if path.name == self.active:
            return replace(run, state="running", failure="")
        return replace(run, state="elsewhere") if run.state == "unfinished" and _held(path) else run

    def _keep(self, gold: GoldSet, count: int) -> Path:
        """Return a file of the first questions of a set, named after what is in it."""
        lines = [line for line in Path(gold.path).read_text("utf-8-sig").split("\n") if line.strip()][:count]
        text = "\n".join(lines) + "\n"
        path = self.folder / GOLD / f"{digest(text)}.jsonl"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, text)
        return path


def _is_run(path: Path) -> bool:
    plain = not path.name.startswith(".") and path.is_dir() and not path.is_symlink()
    return plain and ((path / START).is_file() or (path / FACTS).is_file())


def _read(path: Path) -> Run:
    facts, start = _json(path / FACTS), _start(path)
    gold = facts.get("gold")
    sha256 = str(gold.get("sha256", "")) if isinstance(gold, dict) else ""
    metrics = _json(path / "metrics.json").get("overall")
    times = _json(path / "timings.json").get("milliseconds")
    done = _done(path)
    finished = isinstance(metrics, dict) and done >= start.questions
    return Run(
        path.name,
        start,
        "finished" if finished else "unfinished",
        done,
        sha256,
        metrics if finished and isinstance(metrics, dict) else {},
        times.get("median") if isinstance(times, dict) else None,
        "" if finished else _last_line(path / LOG),
    )


def _start(path: Path) -> Start:
    """Return what a run was started with; what is not known of one that the page did not start is guessed."""
    known, facts = _json(path / START), _json(path / FACTS)
    gold, settings = facts.get("gold"), facts.get("settings")
    gold, settings = (one if isinstance(one, dict) else {} for one in (gold, settings))
    source = str(known.get("gold") or gold.get("path") or "")
    try:
        when = datetime.fromtimestamp((path / FACTS).stat().st_mtime, UTC).isoformat(timespec="seconds")
    except OSError:
        when = ""
    return Start(
        str(known.get("name") or path.name),
        str(known.get("set") or Path(source).stem),
        _whole(known.get("questions") or gold.get("questions")),
        bool(known.get("reader", settings.get("reader", True))),
        bool(known.get("strict", settings.get("strict", True))),
        str(known.get("started") or when),
        source,
    )


def _whole(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _done(path: Path) -> int:
    """Return how many answers are written, a torn last one not counted."""
    try:
        with (path / ANSWERS).open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    except OSError:
        return 0


def _held(path: Path) -> bool:
    """Whether some process is writing to a run's folder."""
    lock = path / ".lock"
    if not lock.exists():
        return False
    try:
        with FileLock(lock, timeout=0):
            return False
    except (Timeout, OSError):
        return True


def _last_line(path: Path) -> str:
    try:
        with path.open("rb") as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - 4000))
            lines = file.read().decode("utf-8", "replace").strip().splitlines()
    except OSError:
        return ""
    return lines[-1].removeprefix("dateline: ") if lines else ""


def _json(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.write_text(text, "utf-8")
    unfinished.replace(path)
