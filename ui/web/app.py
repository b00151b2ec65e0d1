"""The page: a tab for each thing one does, a panel of sources beside them, and the names programs call."""

import logging
from pathlib import Path
from typing import Any, TypeVar

import gradio as gr
from gradio.events import api

from ui.web import programs
from ui.web.ask.calls import offer_calls
from ui.web.ask.tab import AskTab
from ui.web.ask.welcome import Examples, placeholder_html
from ui.web.check.tab import check_tab
from ui.web.dialogs_html import dialogs_html, keys_button_html
from ui.web.edge import told
from ui.web.evaluation.tab import evaluation_tab
from ui.web.events import DIRECT, Update
from ui.web.library.tab import library_tab
from ui.web.panel_html import panel_html
from ui.web.programs import Json
from ui.web.runtime import Runtime
from ui.web.say import for_scripts, say
from ui.web.serving.calls import Guarded
from ui.web.signed_in import signed_in_html
from ui.web.site import Site
from ui.web.standing import Standing, standing_html, standing_of

ASSETS = Path(__file__).parent / "assets"
STYLES = ("base", "dialogs", "ask", "rail", "panel", "article", "check", "library", "evaluation")
SCRIPTS = (
    "frame", "focus", "keys", "feedback", "panel", "article", "ask", "rail", "narrow", "check_parts",
    "check_result", "check", "library", "evaluation",
)  # fmt: skip
"""Files of `assets`, in the order in which the page takes them in; a missing one has nothing to say."""
CALLS = 8
"""Calls of programs that compute at once; more wait in the queue."""
REFRESH = 15
"""Seconds between two looks at the library, so that an open page notices an ingest."""
WATCH = 2
"""The same while one is under way."""
WAITING = 500
"""Questions and calls that may wait before new ones are turned away."""

log = logging.getLogger(__name__)

Returned = TypeVar("Returned")


def build(site: Site) -> gr.Blocks:
    """Return the page over an open library and engine, ready to launch with `launch_options()`."""
    runtime = site.runtime
    page: gr.Blocks
    with Guarded(title=say("page.title"), analytics_enabled=False, fill_width=True, fill_height=True) as page:
        with gr.Row(elem_id="dl-head"):
            gr.HTML('<h1 class="dl-brand">Dateline</h1>', elem_id="dl-brand", apply_default_css=False)
            standing = gr.HTML(elem_id="dl-standing", apply_default_css=False)
            fresh = gr.Button(say("ask.new"), elem_id="dl-fresh", size="sm")
            person = gr.HTML(elem_id="dl-person", apply_default_css=False)
            gr.HTML(keys_button_html(), elem_id="dl-tools", apply_default_css=False)
        with gr.Row(elem_id="dl-main"):
            with gr.Tabs(elem_id="dl-tabs"):
                with gr.Tab(say("tabs.ask"), id="ask", elem_id="dl-tab-ask"):
                    asking = AskTab(site, page, fresh)
                with gr.Tab(say("tabs.check"), id="check", elem_id="dl-tab-check") as tab:
                    check_tab(site, page, tab)
                with gr.Tab(say("tabs.library"), id="library", elem_id="dl-tab-library") as tab:
                    library_tab(site, page, tab)
                with gr.Tab(say("tabs.evaluation"), id="evaluation", elem_id="dl-tab-evaluation") as tab:
                    evaluation_tab(site, page, tab)
            with gr.Column(elem_id="dl-side"):
                gr.HTML(panel_html(), elem_id="dl-panel-host", apply_default_css=False)
        gr.HTML(dialogs_html(), elem_id="dl-dialogs-host", apply_default_css=False)
        page.load(signed_in_html, None, person, **DIRECT)
        _keep_standing(page, runtime, asking.thread, standing)
        _offer(runtime)
        offer_calls(site)
    page.queue(max_size=WAITING, default_concurrency_limit=CALLS, api_open=False)
    return page


def launch_options() -> dict[str, Any]:
    """Return what `launch` needs for the page to look and behave: theme, style, script."""
    sans = (gr.themes.LocalFont("Source Sans Pro", weights=(400, 700)), "system-ui", "sans-serif")
    style = _assets(STYLES, "css")
    script = f"window.dlWords = {for_scripts()};\n{_assets(SCRIPTS, 'js')}"
    return {
        "theme": gr.themes.Default(font=sans, font_mono=("ui-monospace", "monospace")),
        "head": f"<style>{style}</style><script>{script}</script>",
        "footer_links": [],
        "run_history": False,
        "show_error": True,
        "ssr_mode": False,
    }


def _assets(names: tuple[str, ...], kind: str) -> str:
    files = (ASSETS / f"{name}.{kind}" for name in names)
    return "\n".join(file.read_text("utf-8") for file in files if file.exists())


def _keep_standing(page: gr.Blocks, runtime: Runtime, thread: gr.Chatbot, standing: gr.HTML) -> None:
    """Show what is in the library when the page opens, and again when an ingest has changed it."""
    seen, clock = gr.State(None), gr.Timer(REFRESH)
    offered = Examples(runtime.library)

    def look(before: Standing | None) -> tuple[Standing, Update, Update, Update]:
        now = standing_of(runtime.library)
        if now == before:
            return now, gr.skip(), gr.skip(), gr.skip()
        welcome = gr.skip()
        if before is None or now.articles != before.articles:
            examples = [{"text": asked} for asked in offered.questions()]
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
        return told(lambda: programs.ask(runtime, question, history, filters))

    def search(query: str, filters: Json | None = None, limit: int = 10) -> Json:
        """Find the passages nearest to a query."""
        return told(lambda: programs.search(runtime, query, filters, limit))

    def check(text: str, sources: list[str | Json] | None = None) -> Json:
        """Check each sentence of a text against the articles, or against sources that are named or given."""
        return told(lambda: programs.check(runtime, text, sources))

    def article(name: str, spans: str = "") -> str:
        return programs.article(runtime, name, spans)

    api(ask, api_name="ask", concurrency_limit=CALLS)
    api(search, api_name="search", concurrency_limit=CALLS)
    api(check, api_name="check", concurrency_limit=CALLS)
    api(article, api_name="article", queue=False, api_visibility="undocumented")
