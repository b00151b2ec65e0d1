"""A language model's opinion of answers: asked for by choice, and kept apart from what rules measure."""
