"""A later turn of a conversation, made to stand alone by what the conversation said. Rules, no model."""
