"""The web chat: one page of Gradio, the pure functions that write its HTML, and what programs call."""

from dateline.offline import stay_offline
from ui.web.stubs import write_no_stubs

# Before anything here imports gradio, which else asks the network for news of itself.
stay_offline()
write_no_stubs()
