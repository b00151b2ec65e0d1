"""The desk: the conversations that the web chat keeps, with what was made of them. Nothing of Gradio."""
