"""A conversation as JSON: each answer the object that `ask --json` prints."""

import json

from ui.desk.values import Conversation, Entry


def objects(conversation: Conversation) -> str:
    """Return the JSON of a conversation."""
    whole = {
        "name": conversation.name,
        "started": conversation.started,
        "touched": conversation.touched,
        "entries": [_entry(entry) for entry in conversation.entries],
    }
    text = json.dumps(whole, ensure_ascii=False, indent=2)
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which JSON can escape and UTF-8 cannot hold
        text = json.dumps(whole, indent=2)
    return text + "\n"


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "question": entry.question,
        "filters": entry.filters,
        "asked": entry.asked,
        "ended": entry.ended,
        "state": entry.state,
        "sentence": entry.sentence,
        "rating": entry.rating,
        "reason": entry.reason,
        "answer": entry.answer.as_dict() if entry.answer else None,
    }
