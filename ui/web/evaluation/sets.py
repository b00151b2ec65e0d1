"""The gold sets of a library: files in its folder `gold`, and the examples where the program has them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import eval as evaluation_room
from dateline.errors import DatelineError, UsageError
from eval.gold import GoldSet, read_gold
from ui.web.evaluation.names import read_name
from ui.web.programs import shown
from ui.web.say import say

EXAMPLES = "Examples"
"""The name of the set that comes with the program's source."""
CANDIDATES = "candidates"
"""The file of answers that were rated in the chat; no set, and no name for one."""
LONGEST = 5_000_000
"""Characters of a file that is taken."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A set in the list.

    `error` says why it cannot be used; then it has no questions. `own` sets can be changed.
    """

    name: str
    path: Path
    own: bool
    questions: int = 0
    types: Mapping[str, int] = field(default_factory=dict)
    error: str = ""


class GoldSets:
    """The sets of one library."""

    def __init__(self, home: Path, examples: Path | None = None) -> None:
        """Keep sets below `home`; `examples` is the file of the examples, found beside the program."""
        self.folder = home / "gold"
        self._examples = examples or Path(evaluation_room.__file__).parents[1] / "examples" / "gold.jsonl"
        self._read: dict[tuple[str, int, int], Listed] = {}

    def listed(self) -> list[Listed]:
        """Return all sets by name, the examples last."""
        files = sorted(self.folder.glob("[!.]*.jsonl"), key=lambda path: path.stem.casefold())
        found = [self._look(path.stem, path, own=True) for path in files if path.stem != CANDIDATES]
        if self._examples.is_file():
            found.append(self._look(EXAMPLES, self._examples, own=False))
        return found

    def find(self, name: object) -> Listed:
        """Return the set of that name.

        Raises:
            UsageError: when there is none.
        """
        for one in self.listed():
            if one.name == name:
                return one
        raise UsageError(say("evaluation.no_set", name=shown(name)), say("evaluation.choose_set"))

    def read(self, name: object) -> GoldSet:
        """Return the questions of a set (raises as `find` and `read_gold`)."""
        return read_gold(self.find(name).path)

    def keep(self, name: object, text: object, *, replace: bool = False) -> Listed:
        """Keep a file of gold questions under a name, whole or not at all.

        Raises:
            DatelineError: when a line of it is no gold question; the error names the line and the remedy.
            UsageError: when the name cannot be one, or is taken and `replace` is false.
        """
        chosen = read_name(name, say("evaluation.name_of_set"))
        if chosen.casefold() in (CANDIDATES, EXAMPLES.casefold()):
            raise UsageError(say("evaluation.name_reserved", name=chosen), say("evaluation.other_name"))
        if not isinstance(text, str) or len(text) > LONGEST:
            raise UsageError(say("evaluation.too_long"), say("evaluation.split_it"))
        path = self.folder / f"{chosen}.jsonl"
        if path.exists() and not replace:
            raise UsageError(say("evaluation.name_taken", name=chosen), say("evaluation.replace_it"))
        self.write(path, text)
        return self.find(chosen)

    def write(self, path: Path, text: str) -> None:
        """Check a set's text and put it in its place in one step."""
        self.folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name}.unfinished")
        try:
            unfinished.write_bytes(text.encode("utf-8", "replace"))
            read_gold(unfinished)
            unfinished.replace(path)
        except DatelineError as error:
            what = error.what.replace(str(unfinished), path.name).replace(unfinished.name, path.name)
            raise DatelineError(what, error.remedy) from error
        finally:
            unfinished.unlink(missing_ok=True)

    def remove(self, name: object) -> None:
        """Put a set of one's own aside, until `restore`."""
        one = self._own(name)
        one.path.replace(one.path.with_name(f".{one.path.name}.removed"))

    def restore(self, name: object) -> None:
        """Bring a set back that was removed."""
        path = self.folder / f"{read_name(name, say('evaluation.name_of_set'))}.jsonl"
        aside = path.with_name(f".{path.name}.removed")
        if path.exists() or not aside.exists():
            raise UsageError(say("evaluation.not_restored", name=path.stem), say("evaluation.upload_again"))
        aside.replace(path)

    def _own(self, name: object) -> Listed:
        one = self.find(name)
        if not one.own:
            raise UsageError(say("evaluation.set_not_own", name=one.name), say("evaluation.copy_it"))
        return one

    def _look(self, name: str, path: Path, *, own: bool) -> Listed:
        """Read a set's counts, once for each version of its file."""
        try:
            about = path.stat()
        except OSError as error:
            return Listed(name, path, own, error=str(error.strerror))
        key = (str(path), about.st_mtime_ns, about.st_size)
        if key not in self._read:
            try:
                questions = read_gold(path).questions
            except DatelineError as error:
                self._read[key] = Listed(name, path, own, error=str(error))
            else:
                types = Counter(question.type for question in questions)
                self._read[key] = Listed(name, path, own, len(questions), dict(sorted(types.items())))
        return self._read[key]
