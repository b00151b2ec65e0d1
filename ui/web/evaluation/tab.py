"""The Evaluation tab as Gradio components: a host that the script fills, and the one call that it makes."""

import gradio as gr
from gradio.events import api

from ui.web.edge import told
from ui.web.evaluation.dialogs import dialogs_html
from ui.web.evaluation.service import Evaluation
from ui.web.html import line
from ui.web.programs import Json
from ui.web.say import say
from ui.web.site import Site


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
        return told(lambda: service.call(verb, given))

    api(evaluation, api_name="evaluation", queue=False, api_visibility="undocumented")
