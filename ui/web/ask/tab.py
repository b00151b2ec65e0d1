"""The Ask tab as Gradio components: a conversation and the box below it."""

import json
from collections.abc import AsyncIterator
from contextlib import suppress

import gradio as gr

from dateline.errors import DatelineError
from index.query import Filters
from ui.web.ask.answer_html import unanswered_html
from ui.web.ask.chat import STREAMS, Chat, Wanted
from ui.web.ask.rail import rail_of
from ui.web.ask.shared_html import shared_html
from ui.web.ask.strip_html import strip_html
from ui.web.ask.talk import Message, Talk
from ui.web.events import DIRECT, PRIVATE, Update
from ui.web.programs import read_filters, read_text
from ui.web.say import say
from ui.web.site import Site

Opened = tuple[list[Message], str, str]
"""The messages, the conversation that is open ("" for none), and what says that it is a shared one."""
Shown = tuple[list[Message], Update, str, str | Update]
"""The messages, what becomes of the box, the conversation, and what said that one was shared."""


class AskTab:
    """The conversation; `thread` shows it, `current` holds the id of the one that is open.

    A script, or the rail, opens another by writing its id into `chosen` and pressing what opens it.
    """

    def __init__(self, site: Site, page: gr.Blocks, fresh: gr.Button) -> None:
        self._site = site
        self._chat = Chat(site)
        rail = rail_of(site)
        with gr.Row(elem_id="dl-ask"), gr.Column(elem_id="dl-talk"):
            self.thread = _thread()
            self._shared = gr.HTML(elem_id="dl-shared", apply_default_css=False)
            gr.HTML(strip_html(), elem_id="dl-strip", apply_default_css=False)
            self._box = _box()
        self._talk = gr.State(Talk())
        self._narrow = _hidden("dl-narrow-value")
        self._replaced = _hidden("dl-replaced")
        self.chosen, self._open_chosen = rail.chosen, rail.open
        self.current = _hidden("dl-current-talk")
        self._answer()
        self._keep(page, fresh)

    def _answer(self) -> None:
        """Connect what asks: the box, and an example."""
        shown = [self.thread, self._box, self.current, self._shared]
        streaming = PRIVATE | {
            "outputs": shown,
            "concurrency_limit": STREAMS,
            "concurrency_id": "answers",
            "trigger_mode": "once",
        }
        given = [self._talk, self._narrow, self._replaced]
        self._box.submit(self._asked, [self._box, *given], **streaming)
        self.thread.example_select(self._example, given, **streaming)
        # The stream itself hands the box back when it has ended: a question sent earlier would be dropped.
        self._box.stop(self._chat.stop, [self._talk], self.thread, **DIRECT)

    def _keep(self, page: gr.Blocks, fresh: gr.Button) -> None:
        """Connect what opens and closes conversations."""
        opened = [self.thread, self.current, self._shared]
        fresh.click(
            self._new,
            [self._talk],
            opened,
            js="(...all) => { dateline.choose('ask'); return all; }",
            **DIRECT,
        )
        self._open_chosen.click(self._open, [self.chosen, self._talk], opened, **DIRECT)
        page.load(self._arrive, [self._talk], opened, **DIRECT)

    async def _asked(
        self, text: str, talk: Talk, narrow: str, replaced: str, request: gr.Request
    ) -> AsyncIterator[Shown]:
        try:
            if text.strip():
                read_text(text, say("ask.the_question"))  # what is too long stays in its box
            wanted = Wanted(text, _filters(narrow), replaced, self._site.owner(request))
        except DatelineError as error:
            trouble: Message = {"role": "assistant", "content": unanswered_html(str(error))}
            yield [*talk.messages, trouble], gr.skip(), talk.conversation or "", gr.skip()
            return
        begun = False
        async for messages in self._chat.respond(wanted, talk):
            box = gr.skip() if begun else gr.update(value="", submit_btn=False, stop_btn=True)
            yield messages, box, talk.conversation or "", gr.skip() if begun else ""
            begun = True
        yield talk.messages, gr.update(submit_btn=True, stop_btn=False), talk.conversation or "", gr.skip()

    async def _example(
        self, talk: Talk, narrow: str, replaced: str, event: gr.SelectData, request: gr.Request
    ) -> AsyncIterator[Shown]:
        async for shown in self._asked(event.value["text"], talk, narrow, replaced, request):
            yield shown

    def _new(self, talk: Talk) -> Opened:
        return self._chat.clear(talk), "", ""

    def _open(self, name: str, talk: Talk, request: gr.Request) -> Opened:
        owner = self._site.owner(request)
        messages = self._chat.open(talk, lambda: self._site.desk.conversation(owner, name))
        return messages, talk.conversation or "", ""

    def _open_shared(self, token: str, talk: Talk, request: gr.Request) -> Opened:
        desk = self._site.desk
        messages = self._chat.open(talk, lambda: desk.shared(token), shared=True)
        if not talk.shared:  # there is none under that token, which the messages say
            return messages, "", ""
        own = ""
        with suppress(DatelineError):  # it is somebody else's
            own = desk.conversation(self._site.owner(request), desk.shared(token).id).id
        return messages, "", shared_html(own)

    def _arrive(self, talk: Talk, request: gr.Request) -> Opened | tuple[Update, str, str]:
        """Show the conversation that the address names: `?shared=TOKEN` for reading, `?talk=ID` one's own."""
        if token := request.query_params.get("shared"):
            return self._open_shared(token, talk, request)
        if name := request.query_params.get("talk"):
            return self._open(name, talk, request)
        return gr.skip(), "", ""


def _filters(narrow: str) -> Filters:
    """Return the filters that the page's script wrote as JSON; "" is none.

    Raises:
        UsageError: it is no JSON, or no filters.
    """
    if not narrow:
        return Filters()
    try:
        return read_filters(json.loads(narrow))
    except ValueError:
        return read_filters(narrow)


def _hidden(name: str) -> gr.Textbox:
    """Return a text that only scripts read and write."""
    return gr.Textbox(elem_id=name, visible="hidden", show_label=False, container=False)


def _thread() -> gr.Chatbot:
    """Return the conversation; its sanitiser is a second fence behind our escaping."""
    return gr.Chatbot(
        elem_id="dl-thread",
        show_label=False,
        container=False,
        height="100%",
        layout="panel",
        buttons=[],
        latex_delimiters=[],
        sanitize_html=True,
        allow_tags=False,
        line_breaks=False,
        allow_file_downloads=False,
        feedback_options=None,
        autoscroll=False,
    )


def _box() -> gr.Textbox:
    return gr.Textbox(
        elem_id="dl-box",
        label=say("ask.box"),
        show_label=False,
        container=False,
        placeholder=say("ask.placeholder"),
        lines=1,
        max_lines=6,
        submit_btn=True,
        stop_btn=False,
    )
