"""The rail: the conversations at the left of the Ask tab, and what one does with them.

    rail = rail_of(site)                            # inside the Ask tab, before all else
    rail.open.click(open_, [rail.chosen, …], …)     # somebody chose a conversation: the value is its id

Its script reads from the page which conversation is open (`#dl-current-talk`) and whether an answer grows; it
has the list read anew when either changes, and puts `?talk=ID` into the address. Deleting the conversation
that is open presses `#dl-fresh`. A link to share leads to `/?shared=TOKEN`.
"""

from dataclasses import dataclass

import gradio as gr

from ui.web.ask.desk_calls import offer_desk
from ui.web.ask.rail_html import skeleton_html
from ui.web.site import Site


@dataclass(frozen=True, slots=True)
class Rail:
    """The parts that the tab connects: `open` is pressed once the id to open stands in `chosen`."""

    chosen: gr.Textbox
    open: gr.Button


def rail_of(site: Site) -> Rail:
    """Build the rail where one stands in the page, and offer what its script calls."""
    gr.HTML(skeleton_html(), elem_id="dl-rail-host", apply_default_css=False)
    chosen = gr.Textbox(elem_id="dl-rail-chosen", elem_classes="dl-unseen", show_label=False, container=False)
    pressed = gr.Button(elem_id="dl-rail-choose", elem_classes="dl-unseen")
    offer_desk(site)
    return Rail(chosen, pressed)
