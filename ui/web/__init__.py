"""The web chat: one page of Gradio, the pure functions that write its HTML, and what programs call."""

from dateline.offline import stay_offline

stay_offline()  # before anything here imports gradio, which else asks the network for news of itself
