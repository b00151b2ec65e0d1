"""What happens when somebody asks, stops, or starts afresh."""

import asyncio
import logging
import os
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from answer.answer import Answer
from answer.question import Question
from answer.suggestions import suggestions
from dateline.errors import DatelineError
from index.query import Filters
from ui.web.ask.answer_html import Around, answer_html, pending_html, unanswered_html
from ui.web.ask.glimpse import Glimpse, glimpse
from ui.web.ask.kept import asked_of, shown_filters, stopped_html
from ui.web.ask.stream import Meanwhile, paced
from ui.web.ask.talk import Message, Talk
from ui.web.programs import read_text
from ui.web.say import say
from ui.web.site import Site

if TYPE_CHECKING:
    from ui.desk.values import Conversation

STREAMS = 200
"""Answers computed at once; more wait in the queue."""
GLIMPSED_AFTER = 1.0
"""Seconds without an answer after which one is told what is being read: most are there before, and to look
for it takes time from them. Where others are being answered one is told at once."""
CORES = os.cpu_count() or 1
GLIMPSES = 4
"""Those that are looked for at once."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody sends: the question, what narrows it, and the entry that it replaces, if any."""

    text: str
    filters: Filters = field(default_factory=Filters)
    replaced: str = ""
    owner: str = ""


class Chat:
    """Answers the page's questions from one site, each session with its own `Talk`."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._threads = ThreadPoolExecutor(STREAMS, thread_name_prefix="dateline-answer")
        self._under_way = 0
        self._glimpses = ThreadPoolExecutor(GLIMPSES, thread_name_prefix="dateline-glimpse")

    async def respond(self, wanted: Wanted, talk: Talk) -> AsyncIterator[list[Message]]:
        """Yield the messages of `talk` as the answer grows; an empty question changes nothing."""
        if not wanted.text.strip():
            yield talk.messages
            return
        if talk.shared:
            talk.clear()
        replaced = wanted.replaced if talk.retract(wanted.replaced) else None
        run = talk.begin(
            wanted.text, shown_filters(self._site.runtime.library, wanted.filters), pending_html()
        )
        mine = talk.asked[-1]
        yield talk.messages
        try:
            async with aclosing(self._answering(wanted, talk, run, replaced)) as growing:
                async for messages in growing:
                    yield messages
        finally:  # whoever leaves the page, begins afresh or opens another has stopped it
            if mine.entry and mine.answer is None:
                self._site.desk.stop(mine.entry, mine.growing)

    async def _answering(
        self, wanted: Wanted, talk: Talk, run: int, replaced: str | None
    ) -> AsyncGenerator[list[Message], None]:
        """Yield the messages from the first words of an answer to its end, however it ends."""
        answer: Answer | None = None
        try:
            text = read_text(wanted.text, say("ask.the_question")).strip()
            question = Question(text, history=tuple(talk.turns), filters=wanted.filters)
            async with aclosing(self._kept(wanted, talk, run, replaced, question)) as growing:
                async for news in growing:
                    if isinstance(news, Glimpse):
                        yield talk.show(run, pending_html(news.titles))
                    else:
                        answer = news
                        yield talk.show(run, answer_html(answer, whole=False), answer)
        except DatelineError as error:
            yield await self._failed(talk, run, str(error))
            return
        except Exception:  # the outermost edge: whatever broke, the page gets one sentence
            log.exception("answering failed")
            yield await self._failed(talk, run, say("ask.broken"))
            return
        yield await self._finish(talk, run, answer)

    async def _kept(
        self, wanted: Wanted, talk: Talk, run: int, replaced: str | None, question: Question
    ) -> AsyncGenerator[Glimpse | Answer, None]:
        """Have the desk keep the question, and yield the answer as it grows, or what is read for it.

        The answer is begun while the question is kept, and shown once it is.
        """

        def look() -> Glimpse | Answer:
            return glimpse(self._site.runtime.library, question)

        def work() -> Iterator[Glimpse | Answer]:
            if crowded:
                yield look()
            yield from self._site.runtime.engine.stream(question)

        crowded = self._under_way >= CORES  # one waits for one's turn anyway
        self._under_way += 1
        kept = asyncio.create_task(self._begin(wanted, talk, run, replaced))
        meanwhile = Meanwhile(look, self._glimpses, GLIMPSED_AFTER)
        growing = paced(work, self._threads, stopped=lambda: talk.run != run, meanwhile=meanwhile)
        try:
            async with aclosing(growing):
                async for news in growing:
                    await asyncio.shield(kept)
                    yield news
        finally:  # whatever comes of it, what was asked has its entry, for it to be ended there
            self._under_way -= 1
            await asyncio.shield(kept)

    async def _begin(self, wanted: Wanted, talk: Talk, run: int, replaced: str | None) -> None:
        """Have the desk keep the question before it is answered."""
        mine = talk.asked[-1]
        begin = partial(
            self._site.desk.begin,
            wanted.owner,
            talk.conversation,
            wanted.text,
            wanted.filters.as_dict(),
            replacing=replaced,
        )
        entry = await asyncio.to_thread(begin)
        mine.entry = entry.id
        if talk.run == run:
            talk.conversation = entry.conversation

    async def _failed(self, talk: Talk, run: int, sentence: str) -> list[Message]:
        """Show what went wrong in the place of an answer, and keep it."""
        if talk.run != run:
            return talk.messages
        entry = talk.asked[-1].entry
        if entry:
            await asyncio.to_thread(self._site.desk.fail, entry, sentence)
        return talk.show(run, unanswered_html(sentence, entry))

    async def _finish(self, talk: Talk, run: int, answer: Answer | None) -> list[Message]:
        """Keep and show the whole answer; one that was stopped stays as it was."""
        if talk.run != run or answer is None:
            return talk.messages
        asked = talk.asked[-1]
        await asyncio.to_thread(self._site.desk.finish, asked.entry, answer)
        asked.answer = answer
        around = Around(asked.entry, suggestions=await asyncio.to_thread(self._next, answer))
        return talk.show(run, answer_html(answer, around=around))

    def _next(self, answer: Answer) -> tuple[str, ...]:
        library = self._site.runtime.library
        cited = ((library.article(one.article)[0], library.passages(one.article)) for one in answer.sources)
        try:
            return suggestions(answer, cited)
        except DatelineError:  # an article that is gone by now: then there is nothing to ask next
            return ()

    def stop(self, talk: Talk) -> list[Message]:
        """End the answer that is growing; what is there stays and says that it was stopped."""
        talk.stop()
        if talk.asked and talk.asked[-1].answer is None:
            last = talk.asked[-1]
            last.html = stopped_html(last.growing, last.entry)
            if last.entry:
                self._site.desk.stop(last.entry, last.growing)
        return talk.messages

    @staticmethod
    def clear(talk: Talk) -> list[Message]:
        """Start a new conversation."""
        talk.clear()
        return []

    def open(self, talk: Talk, find: "Callable[[], Conversation]", *, shared: bool = False) -> list[Message]:
        """Show a conversation that the desk keeps; one that is not there is said so."""
        talk.clear()
        try:
            kept = find()
        except DatelineError as error:
            return [{"role": "assistant", "content": unanswered_html(str(error))}]
        talk.asked = [asked_of(self._site.runtime.library, entry, shared=shared) for entry in kept.entries]
        talk.conversation, talk.shared = (None if shared else kept.id), shared
        return talk.messages
