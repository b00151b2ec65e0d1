"""The page: a conversation beside its sources, and the names that programs call."""

import inspect
import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, TypeVar

import gradio as gr
from gradio.block_function import BlockFunction
from gradio.events import api

from dateline.errors import DatelineError
from ui.web import programs
from ui.web.chat import BROKEN, STREAMS, Chat
from ui.web.programs import Json
from ui.web.runtime import Runtime
from ui.web.standing import Standing, standing_html, standing_of
from ui.web.talk import Message, Talk
from ui.web.welcome import example_questions, panel_html, placeholder_html

ASSETS = Path(__file__).parent / "assets"
CALLS = 8
"""Calls of programs that compute at once; more wait in the queue."""
LOGIN = {
    "body_background_fill": "#fbfaf7",
    "body_background_fill_dark": "#151618",
    "background_fill_primary": "#fbfaf7",
    "background_fill_primary_dark": "#151618",
    "background_fill_secondary": "#fbfaf7",
    "background_fill_secondary_dark": "#151618",
    "button_primary_background_fill": "#1b4f72",
    "button_primary_background_fill_hover": "#23638f",
    "button_primary_background_fill_dark": "#1b4f72",
    "button_primary_background_fill_hover_dark": "#23638f",
}
"""The page's colours for the login, which is Gradio's own and does not load our style."""
REFRESH = 15
"""Seconds between two looks at the library, so that an open page notices an ingest."""
WATCH = 2
"""The same while one is under way."""
WAITING = 500
"""Questions and calls that may wait before new ones are turned away."""

log = logging.getLogger(__name__)

Returned = TypeVar("Returned")
Update = dict[str, Any]
"""What Gradio takes for "change these properties of that component"."""

PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
DIRECT = PRIVATE | {"queue": False}


class Page(gr.Blocks):
    """Blocks that tells a program in one sentence which values a call takes."""

    def validate_inputs(self, block_fn: BlockFunction, inputs: list[object]) -> None:
        """Refuse a call with too few values; Gradio's own words for that name its internals."""
        names = list(inspect.signature(block_fn.fn).parameters) if block_fn.fn else []
        if len(inputs) < len(block_fn.inputs):
            raise gr.Error(
                f"/{block_fn.api_name or block_fn.name} takes {len(names)} values ({', '.join(names)}) and "
                f"got {len(inputs)}; give null for those that you do not need.",
                print_exception=False,
            )


def build(runtime: Runtime) -> gr.Blocks:
    """Return the page over an open library and engine, ready to launch with `launch_options()`."""
    page: Page
    with Page(title="Dateline", analytics_enabled=False, fill_width=True, fill_height=True) as page:
        with gr.Row(elem_id="dl-head"):
            gr.HTML('<h1 class="dl-brand">Dateline</h1>', elem_id="dl-brand", apply_default_css=False)
            standing = gr.HTML(elem_id="dl-standing", apply_default_css=False)
            fresh = gr.Button("New conversation", elem_id="dl-fresh", size="sm")
        with gr.Row(elem_id="dl-main"):
            with gr.Column(elem_id="dl-talk"):
                thread = _thread()
                box = _box()
            with gr.Column(elem_id="dl-side"):
                gr.HTML(panel_html(), elem_id="dl-panel-host", apply_default_css=False)
        _converse(Chat(runtime), thread, box, fresh)
        _keep_standing(page, runtime, thread, standing)
        _offer(runtime)
    page.queue(max_size=WAITING, default_concurrency_limit=CALLS, api_open=False)
    return page


def launch_options() -> dict[str, Any]:
    """Return what `launch` needs for the page to look and behave: theme, style, script."""
    sans = (gr.themes.LocalFont("Source Sans Pro", weights=(400, 700)), "system-ui", "sans-serif")
    style = (ASSETS / "chat.css").read_text("utf-8")
    script = (ASSETS / "chat.js").read_text("utf-8")
    return {
        "theme": gr.themes.Default(font=sans, font_mono=("ui-monospace", "monospace")).set(**LOGIN),
        "auth_message": "Dateline: please log in to read and ask.",
        "head": f"<style>{style}</style><script>{script}</script>",
        "footer_links": [],
        "run_history": False,
        "show_error": True,
        "ssr_mode": False,
    }


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


def _keep_standing(page: gr.Blocks, runtime: Runtime, thread: gr.Chatbot, standing: gr.HTML) -> None:
    """Show what is in the library when the page opens, and again when an ingest has changed it."""
    seen, clock = gr.State(None), gr.Timer(REFRESH)

    def look(before: Standing | None) -> tuple[Standing, Update, Update, Update]:
        now = standing_of(runtime.library)
        if now == before:
            return now, gr.skip(), gr.skip(), gr.skip()
        welcome = gr.skip()
        if before is None or now.articles != before.articles:
            examples = [{"text": asked} for asked in example_questions(runtime.library)]
            welcome = gr.update(placeholder=placeholder_html(runtime.library), examples=examples)
        pace = gr.update(value=WATCH if now.under_way else REFRESH)
        return now, welcome, gr.update(value=standing_html(now)), pace

    shown = [seen, thread, standing, clock]
    page.load(lambda: look(None), None, shown, **DIRECT)
    clock.tick(look, [seen], shown, **DIRECT)


def _offer(runtime: Runtime) -> None:
    """Offer what programs call; type hints are what Gradio documents the calls by."""

    def ask(question: str, history: list[dict[str, str]] | None = None, filters: Json | None = None) -> Json:
        """Answer a question from the articles, each sentence cited."""
        return _told(lambda: programs.ask(runtime, question, history, filters))

    def search(query: str, filters: Json | None = None, limit: int = 10) -> Json:
        """Find the passages nearest to a query."""
        return _told(lambda: programs.search(runtime, query, filters, limit))

    def check(text: str, sources: list[str | Json] | None = None) -> Json:
        """Check each sentence of a text against the articles, or against sources that are named or given."""
        return _told(lambda: programs.check(runtime, text, sources))

    def article(name: str, spans: str = "") -> str:
        return programs.article(runtime, name, spans)

    api(ask, api_name="ask", concurrency_limit=CALLS)
    api(search, api_name="search", concurrency_limit=CALLS)
    api(check, api_name="check", concurrency_limit=CALLS)
    api(article, api_name="article", queue=False, api_visibility="undocumented")


def _told(call: Callable[[], Returned]) -> Returned:
    """Return what `call` returns; what it refuses reaches the caller as one sentence."""
    try:
        return call()
    except DatelineError as error:
        raise gr.Error(str(error), print_exception=False) from error
    except Exception as error:  # the outermost edge: a program gets a sentence, the log the rest
        log.exception("a call failed")
        raise gr.Error(BROKEN, print_exception=False) from error
