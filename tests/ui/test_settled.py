"""Answers in a process that has settled: the collector passes over what is loaded, and has nothing to do."""

import gc
from pathlib import Path

from answer.question import Question
from ui.runtime import Runtime
from ui.settings import load_settings
from ui.settled import settle


def test_what_is_loaded_is_passed_over_and_answers_leave_no_cycles(library: Path) -> None:
    gc.unfreeze()  # a process of tests passes over what it has loaded, too
    settle.cache_clear()
    with Runtime.open(load_settings({"home": library, "reader": False})) as runtime:
        runtime.ask(Question("Who refused to leave his tower?"))
        assert gc.get_freeze_count() > 10_000
        gc.collect()
        for question in ("What did Hale demand?", "How much was the prize?", "Who rules the Moon?"):
            runtime.ask(Question(question))
        assert gc.collect() == 0
