"""The Library tab as Gradio components: one piece of HTML that `assets/library.js` fills and answers for."""

import gradio as gr

from ui.web.library.article_calls import offer_article
from ui.web.library.calls import offer
from ui.web.library.page_html import page_html
from ui.web.site import Site


def library_tab(site: Site, page: gr.Blocks, tab: gr.Tab) -> None:  # noqa: ARG001 - the script sees the tab open
    """Build the tab's content inside the open `tab`; `assets/library.js` fills it when it is chosen."""
    gr.HTML(page_html(), elem_id="dl-lib-host", apply_default_css=False)
    offer(site, page)
    offer_article(site)
