"""The Ask tab as Gradio components: a conversation and the box below it."""

from collections.abc import AsyncIterator

import gradio as gr

from ui.web.ask.chat import STREAMS, Chat
from ui.web.ask.talk import Message, Talk
from ui.web.events import DIRECT, PRIVATE, Update
from ui.web.site import Site


def ask_tab(site: Site, fresh: gr.Button) -> gr.Chatbot:
    """Build the tab's content and return the conversation; `fresh` is the button that starts a new one."""
    with gr.Column(elem_id="dl-talk"):
        thread = _thread()
        box = _box()
    _converse(Chat(site.runtime), thread, box, fresh)
    return thread


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
        label="Your question",
        show_label=False,
        container=False,
        placeholder="Ask about your articles",
        lines=1,
        max_lines=6,
        submit_btn=True,
        stop_btn=False,
    )


def _converse(chat: Chat, thread: gr.Chatbot, box: gr.Textbox, fresh: gr.Button) -> None:
    """Connect asking, stopping and starting afresh."""
    talk = gr.State(Talk())

    async def asked(text: str, mine: Talk) -> AsyncIterator[tuple[list[Message], Update]]:
        begun = False
        async for messages in chat.respond(text, mine):
            yield messages, gr.skip() if begun else gr.update(value="", submit_btn=False, stop_btn=True)
            begun = True
        yield list(mine.messages), gr.update(submit_btn=True, stop_btn=False)

    async def chosen(mine: Talk, event: gr.SelectData) -> AsyncIterator[tuple[list[Message], Update]]:
        async for shown in asked(event.value["text"], mine):
            yield shown

    streaming = PRIVATE | {
        "outputs": [thread, box],
        "concurrency_limit": STREAMS,
        "concurrency_id": "answers",
        "trigger_mode": "once",
    }
    box.submit(asked, [box, talk], **streaming)
    thread.example_select(chosen, [talk], **streaming)
    # The stream itself hands the box back when it has ended: a question sent earlier would be dropped.
    box.stop(chat.stop, [talk], thread, **DIRECT)
    fresh.click(chat.clear, [talk], thread, **DIRECT)
