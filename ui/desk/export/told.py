"""What every export says of an answer, in words; each format escapes them in its own way."""

import re

from answer.answer import Answer, Nearest, Source, Statement
from answer.model.spec import EXTRACTIVE
from ui.attribution import who_said
from ui.dates import dated
from ui.desk.values import Entry
from ui.freshness import freshness
from ui.narrowing import narrowed, put_first
from ui.web.html import NEAREST_SHOWN, safe_url, shortened
from ui.web.say import say
from ui.web.words import VERDICTS, count

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s+")
_STOP = re.compile(r"[.!?…。؟]+$")


def flat(text: str) -> str:
    """Return text on one line, without characters that no file can show or that turn what follows around."""
    return _SPACE.sub(" ", _TURNING.sub("", _UNSEEN.sub("\ufffd", text))).strip()


def split_stop(text: str) -> tuple[str, str]:
    """Return a sentence and its full stop: citations stand between the two."""
    found = _STOP.search(text)
    return (text[: found.start()], found[0]) if found else (text, "")


def unfinished(entry: Entry) -> str | None:
    """Say what became of an entry without a whole answer; None where it has one."""
    if entry.state == "failed":
        return flat(entry.sentence or say("export.failed"))
    return None if entry.state == "done" and entry.answer else say(f"export.{entry.state}")


def lead(statement: Statement) -> str:
    """Return the words before a statement: our label, or who said it."""
    return flat(statement.label or who_said(statement) or "")


def doubt(statement: Statement) -> str:
    """Return the verdict where a statement is not simply borne out."""
    return "" if statement.verdict == "supported" else VERDICTS.get(statement.verdict, statement.verdict)


def outcome(answer: Answer) -> tuple[str, str] | None:
    """Return title and sentence of what is to be known before reading, if anything is."""
    if answer.outcome == "answered":
        return None
    key = "partly_written" if answer.outcome == "partly" and answer.answerer != EXTRACTIVE else answer.outcome
    why = say(f"export.{key}_says", searched=searched(answer))
    untold = flat(" ".join(answer.untold))
    if answer.outcome == "partly":
        return say(f"export.{answer.outcome}"), untold or why
    return say(f"export.{answer.outcome}"), f"{why} {untold}".rstrip()


def searched(answer: Answer) -> str:
    """Return what was searched: "41 passages of 5 articles, narrowed to: since 1 June 2024"."""
    looked = answer.searched
    words = f"{count(looked.passages, 'passage')} of {count(looked.articles, 'article')}"
    by, first = ", ".join(narrowed(looked.filters)), ", ".join(put_first(looked.filters))
    words += f", narrowed to: {flat(by)}" if by else ""
    return words + (f", first among those {flat(first)}" if first else "")


def foot(answer: Answer) -> str:
    """Return what the answer rests on: as of when, what was searched, who wrote it."""
    fresh = freshness(answer)
    said = [f"{fresh[:1].upper()}{fresh[1:]}"] if fresh else []
    said.append(f"searched {searched(answer)}" if said else f"Searched {searched(answer)}")
    if answer.answerer != EXTRACTIVE:
        said.append(f"written by {flat(answer.answerer)}, each sentence checked")
    return "; ".join(said) + "."


def title(source: Source) -> str:
    """Return the title of a source."""
    return flat(source.title or "") or say("export.untitled")


def nearest(near: Nearest) -> str:
    """Return the title of a passage that came nearest where nothing answered."""
    return flat(near.title or "") or say("export.untitled")


def excerpt(near: Nearest) -> str:
    """Return the beginning of that passage, as the page shows it."""
    return flat(shortened(near.text, NEAREST_SHOWN))


def facts(source: Source) -> str:
    """Return outlet, date and what the date rests on."""
    outlet = flat(source.outlet or "") or say("export.no_outlet")
    return f"{outlet}, {flat(dated(source.published, source.published_basis))}"


def address(source: Source) -> str | None:
    """Return where a source is to be read, as a link may hold it; None where it is no page."""
    url = safe_url(source.uri)
    return url and re.sub("[<>\"'`\\\\^{|}\\[\\]()*_~]", lambda found: f"%{ord(found[0]):02X}", url)


def file(source: Source) -> str:
    """Return the name of the file a source came from."""
    return flat(source.uri.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1])
