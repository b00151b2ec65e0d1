"""What the script of the tab asks for: one call, a verb and its values, each checked here."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import DatelineError, UsageError
from eval.articles import Articles, StoredArticles
from eval.comparison import compare
from eval.kept import KeptRuns, articles_of, read_runs
from eval.report import comparison_html, report_html
from eval.report.write import told_of
from eval.validate import validate
from ui.web.evaluation.candidates import Candidates
from ui.web.evaluation.candidates_html import candidates_html
from ui.web.evaluation.names import read_name
from ui.web.evaluation.page_html import page_html
from ui.web.evaluation.runs import Run, Runs
from ui.web.evaluation.runs_html import now_html
from ui.web.evaluation.sets import GoldSets, Listed
from ui.web.evaluation.sets_html import set_html
from ui.web.evaluation.worker import Worker
from ui.web.programs import Json, shown
from ui.web.runtime import Runtime
from ui.web.say import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Evaluation:
    """The gold sets and runs of a library, shared by everybody who may see the page."""

    def __init__(self, runtime: Runtime) -> None:
        """Work on the library of `runtime`."""
        self._library = runtime.library
        home = Path(runtime.library.home)
        self.sets = GoldSets(home)
        self.candidates = Candidates(self.sets)
        self.runs = Runs(home)
        self.worker = Worker(self.runs, _options(runtime, home))
        self._warned: dict[object, tuple[str, ...]] = {}
        self._verbs: Mapping[str, Callable[[Json], Json]] = {
            "page": self._page,
            "progress": self._progress,
            "set": self._set,
            "set_text": self._set_text,
            "upload": self._upload,
            "remove_set": self._remove_set,
            "restore_set": self._restore_set,
            "candidates": self._candidates,
            "accept": self._accept,
            "reject": self._reject,
            "reopen": self._reopen,
            "begin": self._begin,
            "resume": self._resume,
            "cancel": self._cancel,
            "remove": self._remove,
            "restore": self._restore,
            "report": self._report,
            "compare": self._compare,
        }

    def call(self, verb: object, given: object) -> Json:
        """Do what the script asks for.

        Raises:
            DatelineError: when it cannot be done, or is nothing that can.
        """
        known = self._verbs.get(verb) if isinstance(verb, str) else None
        if known is None or not isinstance(given, dict):
            raise UsageError(say("evaluation.no_verb", name=shown(verb)), say("evaluation.load_again"))
        return known(given)

    def close(self) -> None:
        """End the run at work; what it has written stays."""
        self.worker.close()

    def _page(self, _given: Json) -> Json:
        waiting = self.worker.waiting
        listed = self.runs.listed()
        sets, candidates = self.sets.listed(), len(self.candidates.open())
        html = page_html(sets, candidates, self.runs, listed, waiting, self._following(listed))
        return {"html": html, **self._progress({})}

    def _progress(self, _given: Json) -> Json:
        """Return how the run at work is; `stamp` changes when the page has to be shown anew."""
        running, waiting = self.worker.running, self.worker.waiting
        stamp = "/".join([running or "", *waiting])
        if running is None:
            return {"now": "", "stamp": stamp}
        so_far = self.worker.progress()
        try:
            run, queue = self.runs.find(running), [self.runs.find(name) for name in waiting]
        except DatelineError:  # it has just gone
            return {"now": "", "stamp": stamp}
        return {"now": now_html(run, so_far, queue), "stamp": stamp}

    def _set(self, given: Json) -> Json:
        one = self.sets.find(given.get("name"))
        following = self._following(self.runs.listed())
        questions = () if one.error else self.sets.read(one.name).questions
        return {"html": set_html(one, questions, self._warnings(one), following)}

    def _following(self, listed: Sequence[Run]) -> int | None:
        """Return the number of the next run; None where the library holds nothing to ask about."""
        return len(listed) + 1 if self._library.counts()[0] else None

    def _warnings(self, one: Listed) -> tuple[str, ...]:
        """Return what is not as it should be in a set; looked for once for each state of it and the rest."""
        others = [other.path for other in self.sets.listed() if other.path != one.path and not other.error]
        files = tuple((path, path.stat().st_mtime_ns) for path in (one.path, *others))
        key = (files, self._library.counts())
        if key not in self._warned:
            try:
                found = validate(one.path, others, StoredArticles(self._library))
            except DatelineError:  # it cannot be read at all, which the set itself says
                return ()
            self._warned[key] = (*(finding.sentence for finding in found.findings), *found.notes)
        return self._warned[key]

    def _set_text(self, given: Json) -> Json:
        one = self.sets.find(given.get("name"))
        return {"file": f"{one.name}.jsonl", "text": one.path.read_text("utf-8", errors="replace")}

    def _upload(self, given: Json) -> Json:
        kept = self.sets.keep(given.get("name"), given.get("text"), replace=given.get("replace") is True)
        return {"name": kept.name}

    def _remove_set(self, given: Json) -> Json:
        self.sets.remove(given.get("name"))
        return {}

    def _restore_set(self, given: Json) -> Json:
        self.sets.restore(given.get("name"))
        return {}

    def _candidates(self, _given: Json) -> Json:
        return {"html": candidates_html(self.candidates.open(), self.sets.listed(), self._library)}

    def _accept(self, given: Json) -> Json:
        fields = given.get("fields")
        edited = fields if isinstance(fields, dict) else {}
        return {"set": self.candidates.accept(given.get("key"), edited, given.get("into"))}

    def _reject(self, given: Json) -> Json:
        self.candidates.decide(self.candidates.find(given.get("key")).key, "rejected")
        return {}

    def _reopen(self, given: Json) -> Json:
        key = given.get("key")
        if isinstance(key, str) and len(key) < 100:
            self.candidates.decide(key, "open")
        return {}

    def _begin(self, given: Json) -> Json:
        one = self.sets.find(given.get("set"))
        gold = self.sets.read(one.name)
        name = read_name(given.get("name"), say("evaluation.name_of_run"))
        count = given.get("questions")
        if isinstance(count, bool) or not isinstance(count, int) or count < 1:
            raise UsageError(say("evaluation.bad_count", count=shown(count)), say("evaluation.good_count"))
        flags = {flag: given.get(flag) is not False for flag in ("reader", "strict")}
        return self._add(self.runs.begin(name, gold, min(count, len(gold.questions)), flags, one.name))

    def _add(self, run: Run) -> Json:
        if run.state not in ("unfinished", "waiting"):
            raise UsageError(say("evaluation.not_to_resume", name=run.label), say("evaluation.load_again"))
        return {"name": run.id, "begun": self.worker.add(run)}

    def _resume(self, given: Json) -> Json:
        return self._add(self.runs.find(given.get("name")))

    def _cancel(self, given: Json) -> Json:
        self.worker.cancel(self.runs.find(given.get("name")).id)
        return {}

    def _restore(self, given: Json) -> Json:
        self.runs.restore(given.get("name"))
        return {}

    def _remove(self, given: Json) -> Json:
        run = self.runs.find(given.get("name"))
        if run.id in self.worker.waiting:
            self.worker.cancel(run.id)
        self.runs.remove(run.id)
        return {}

    def _report(self, given: Json) -> Json:
        run = self.runs.find(given.get("name"))
        kept = read_runs((self.runs.path(run),))
        told = replace(told_of(kept, self._articles(kept), run.label), set_name=run.start.set)
        return {"html": report_html(told), "title": run.label, "file": f"{run.id}.html"}

    def _compare(self, given: Json) -> Json:
        """Set the newer of two runs against the older."""
        pair = sorted(
            (self.runs.find(given.get(side)) for side in ("a", "b")), key=lambda run: run.start.started
        )
        if pair[0].id == pair[1].id:
            raise UsageError(say("evaluation.same_run"), say("evaluation.choose_two"))
        kept = read_runs([self.runs.path(run) for run in pair])
        found = compare(kept, articles=self._articles(kept))
        a, b = (run.label for run in pair)
        return {"html": comparison_html(found, a, b), "title": say("evaluation.against", a=a, b=b),
                "file": f"{pair[1].id}-against-{pair[0].id}.html"}  # fmt: skip

    def _articles(self, kept: KeptRuns) -> Articles | None:
        """Return the library's articles where the runs were asked of just these."""
        try:
            return articles_of(kept, self._library)
        except DatelineError:
            return None


def _options(runtime: Runtime, home: Path) -> list[str]:
    """Return where the library is and who answers, as the command line takes it; `--` stands for the verb."""
    settings = getattr(runtime, "settings", None)
    chroma, answerer = (str(getattr(settings, name, "") or "") for name in ("chroma", "answerer"))
    before = ["--home", str(home), *(["--chroma", chroma] if chroma else [])]
    return [*before, "--", *(["--answerer", answerer] if answerer else [])]
