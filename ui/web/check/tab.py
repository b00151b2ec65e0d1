"""The Check tab as Gradio components: one piece of HTML, and the names that its script calls."""

from collections.abc import Callable
from typing import Any

import gradio as gr
from gradio.events import api

from ui.web.check.calls import Calls
from ui.web.check.form_html import page_html
from ui.web.programs import Json
from ui.web.site import Site


def check_tab(site: Site, page: gr.Blocks, tab: gr.Tab) -> None:  # noqa: ARG001 - every tab is built alike
    """Build the tab's content inside the open `tab`; its script asks for what must be fresh."""
    gr.HTML(page_html(), elem_id="dl-check-host", apply_default_css=False)
    _offer(Calls(site.runtime))


def _offer(calls: Calls) -> None:
    """Offer the script's calls; the wire brings any JSON, and each checks it."""

    def check_open() -> Json:
        return calls.open()

    def check_find(what: Any, text: Any) -> Json:  # noqa: ANN401
        return calls.find(what, text)

    def check_read(draft: Any) -> Json:  # noqa: ANN401
        return calls.read(draft)

    def check_start(draft: Any, against: Any, request: gr.Request) -> Json:  # noqa: ANN401
        return calls.start(draft, against, _owner(request))

    _name(check_open, check_find, check_read)
    _name(check_start, kind="checks")  # counted among the checks that somebody may start a minute
    _offer_started(calls)


def _offer_started(calls: Calls) -> None:
    """Offer the calls about a check that was started, which its owner alone may make."""

    def check_state(key: Any, request: gr.Request) -> Json:  # noqa: ANN401
        return calls.state(key, _owner(request))

    def check_cancel(key: Any, request: gr.Request) -> Json:  # noqa: ANN401
        return calls.cancel(key, _owner(request))

    def check_result(key: Any, request: gr.Request) -> Json:  # noqa: ANN401
        return calls.result(key, _owner(request))

    def check_export(key: Any, kind: Any, request: gr.Request) -> Json:  # noqa: ANN401
        return calls.export(key, kind, _owner(request))

    _name(check_state, check_cancel, check_result, check_export)


def _name(*offered: Callable[..., Json], kind: str | None = None) -> None:
    for call in offered:
        api(
            call,
            api_name=call.__name__,
            queue=False,
            api_visibility="undocumented",
            concurrency_id=kind,
        )


def _owner(request: gr.Request) -> str:
    return request.username or ""
