"""Nouns that are of something: after a question about a summit, "What was the outcome?" is the summit's."""

import re

from answer.followups.conversation import Conversation
from answer.followups.mentions import in_question, question_names
from answer.tokens import tokens

_LONGEST = 10  # words of such a question
_WITH = {
    "reaction": "to", "response": "to", "alternative": "to", "opposition": "to", "objection": "to",
    "solution": "to", "reason": "for", "motive": "for", "support": "for", "penalty": "for",
    "deadline": "for", "effect": "of", "impact": "of", "position": "on", "view": "on",
}  # fmt: skip
_OF = frozenset(
    """
    advantage aim author background basis benefit cause chance condition consequence content cost criticism
    danger date detail disadvantage drawback duration feature goal history
    importance limit meaning name number origin outcome owner
    percentage point price procedure purpose rate requirement result risk role scope
    significance size status success symptom target term timeline type use value victim winner
    """.split()
)
_NOUN = re.compile(
    r"\b(?:the|any)\s+(?:(?:main|most important|biggest|final|exact)\s+)?(?P<noun>[a-z]+)\s*\??$"
)


def completed_noun(text: str, conversation: Conversation) -> str | None:
    """Return a question that ends with such a noun with what it is of: "the outcome of the summit".

    None where it ends otherwise, names something itself, or the conversation was about no thing.
    """
    found = _NOUN.search(text.strip())
    words = tokens(text)
    topic = conversation.topic()
    if found is None or topic is None or len(words) > _LONGEST or question_names(text):
        return None
    noun = found["noun"]
    singular = noun.removesuffix("s")
    link = _WITH.get(singular) or _WITH.get(noun) or ("of" if singular in _OF else None)
    about = next(iter(in_question(topic)), None)
    held = noun in topic or singular in topic  # "the plan" of "the eleven-point plan" is that plan
    if link is None or held or (about is not None and about.kinds == {"person"}):
        return None
    definite = topic.startswith("the ") or (about is not None and about.named)
    tied = f"{link} {topic}" if definite else f"(about {topic})"
    return f"{text.strip().rstrip('?!. ')} {tied}?"
