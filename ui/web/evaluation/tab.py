"""The Evaluation tab as Gradio components: a host that the script fills, and the one call that it makes."""

import logging

import gradio as gr
from gradio.events import api

from dateline.errors import DatelineError
from ui.web.evaluation.dialogs import dialogs_html
from ui.web.evaluation.service import Evaluation
from ui.web.html import line
from ui.web.programs import Json
from ui.web.say import say
from ui.web.site import Site

log = logging.getLogger(__name__)


def evaluation_tab(site: Site, page: gr.Blocks, tab: gr.Tab) -> None:  # noqa: ARG001 - as every tab is built
    """Build the tab's content inside the open `tab`; the script looks for fresh data when it is chosen."""
    service = Evaluation(site.runtime)
    site.closing.append(service.close)
    gr.HTML(
        f'<div id="dl-evaluation"><p class="dl-page dl-hint">{line(say("evaluation.loading"))}</p></div>'
        + dialogs_html(),
        elem_id="dl-evaluation-host",
        apply_default_css=False,
    )

    def evaluation(verb: str, given: Json) -> Json:
        """Return what was asked for, or `error`: a refusal is an answer, and no fault of the server's."""
        try:
            return service.call(verb, given)
        except DatelineError as error:
            return {"error": str(error)}
        except Exception:  # the outermost edge: the page gets a sentence, the log the rest
            log.exception("a call of the Evaluation tab failed")
            return {"error": say("ask.broken")}

    api(evaluation, api_name="evaluation", queue=False, api_visibility="undocumented")
