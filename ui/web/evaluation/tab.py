"""The Evaluation tab as Gradio components."""

import gradio as gr

from ui.web.site import Site


def evaluation_tab(site: Site, page: gr.Blocks, tab: gr.Tab) -> None:
    """Build the tab's content inside the open `tab`; what needs fresh data looks for it on `tab.select`."""
