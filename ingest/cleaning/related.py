"""Pointers to other stories: "Also read: …" lines, and lists under a head such as "Recent news"."""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import ends_with_full_stop, is_headline, is_time, is_truncated, key, words

_STORIES = r"(?:news|stories|story|articles?|posts?|headlines|reads?|reading|coverage|content|topics|videos?|links|updates)"
_HEAD = re.compile(
    rf"(?:(?:our|the|today s|this week s|other|all) )?(?:recent|related|latest|top|more|most|other|popular|trending|similar|featured|breaking"
    rf"|recommended|editor s|editors|must|further|additional|hot|new|most popular|most read|most viewed|don t miss these) {_STORIES}"
    r"|related|trending(?: now| today)?|most (?:read|popular|viewed|shared|commented)(?: (?:stories|articles|news|in \w+))?|popular(?: now| posts?)?"
    r"|recommended(?: for you| by .{1,30}| stories| reading)?|you (?:may|might)(?: also)? (?:like|be interested in|have missed|enjoy)"
    r"|(?:more|read more|also) (?:from|in|on|about) (?:\w+ ?){1,5}|(?:read|up|watch|see|what to read) next|(?:see|read) also|also read|also see"
    r"|also in (?:this section|\w+)|don t miss|must[ -]read|editor s? picks?|editors picks|editors? choice|in case you missed it|around the web"
    rf"|from (?:around )?the web|from our partners|more on this(?: story| topic)?|in other news|more {_STORIES} (?:from|on|in|about) .{{1,40}}"
    r"|(?:latest|recent|more) (?:from|in|on) .{1,40}|other news|related (?:to this|topics|tags|searches)|people also read|readers also liked"
    r"|what s (?:trending|new|hot)|top stories (?:today|of the day|from .{1,30})|newest|further reading|keep reading|continue reading in .{1,30}"
    r"|more like this|for you|picked for you|stories you may like|(?:explore|discover) more(?: on .{1,40})?|see more (?:on|from|in) .{1,40}"
    r"|noticias relacionadas|lire aussi|lesen sie auch|mehr zum thema|читайте также|leggi anche|lee también|à lire aussi|leia também"
)
_LEAD = re.compile(
    r"""(?:[-–—*•▪►▶➤»>|\[(\s]*)
    (?:also\s+read|read\s+also|also\s+see|see\s+also|also\s+watch|must\s+read|read\s+more|read\s+next|read\s+here|read\s+this
    |related(?:\s+(?:news|stor(?:y|ies)|articles?|posts?|coverage|content|links?|videos?|reading))?|recommended(?:\s+(?:reading|stories))?
    |more\s+(?:on\s+this|news|stories|coverage|from\s+\w+)|more|watch|watch\s+(?:live|now|more|also|video)|video|listen|in\s+pictures|in\s+photos|gallery|photos
    |don[’']t\s+miss|you\s+may\s+also\s+like|you\s+might\s+also\s+like|trending|explained?|opinion|analysis|exclusive|read|live|live\s+updates
    |lire\s+aussi|à\s+lire\s+aussi|lee\s+también|lesen\s+sie\s+auch|читайте\s+также|leggi\s+anche|leia\s+também)
    \s*(?P<mark>[:|]|[-–—](?=\s)|»|>>?|→)\s*(?P<rest>\S.*)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_SURE_LEAD = re.compile(
    r"\W*(?:also\s+(?:read|see|watch)|read\s+(?:also|more|next|here|this)|see\s+also|must\s+read|don[’']t\s+miss|you\s+m\w+\s+also\s+like|related|recommended"
    r"|lire\s+aussi|à\s+lire|lee\s+también|lesen\s+sie|читайте|leggi\s+anche|leia\s+também|watch\s+(?:live|now|more|also))",
    re.IGNORECASE,
)
_MOST_LEAD_WORDS = 30
_MOST_BLURB_WORDS = 60
_DATE_LIKE = re.compile(
    r"(?:.{0,24}\b(?:19|20)\d\d\b.{0,24}|\d+ \w+ ago|.{0,12}\d{1,2}:\d{2}.{0,12}|by .{3,40}|yesterday|today)",
    re.IGNORECASE,
)


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield pointer lines, and heads of story lists with the stories under them."""
    at = 0
    while at < len(blocks):
        text = blocks[at].text
        end = at
        if is_pointer(text):
            end = at + 1
            yield Removal("pointer", "a pointer to another story", at, end)
        elif at > 0 and is_head(text) and (end := _list_end(blocks, at + 1)) > at:
            yield Removal("related", "a list of other stories", at, end)
        at = max(end, at + 1)


def is_head(text: str) -> bool:
    """Whether the line is nothing but the head of a list of other stories."""
    return (
        len(words(text)) <= 8
        and not ends_with_full_stop(text.rstrip("!?"))
        and bool(_HEAD.fullmatch(key(text)))
    )


def is_pointer(text: str) -> bool:
    """Whether the line sends the reader to another story: "Also read: Ferry strike enters second week".

    Leads that also open ordinary lines ("Video:", "Analysis:", "More:") count only in capitals.
    """
    found = _LEAD.match(text)
    if not found or len(words(text)) > _MOST_LEAD_WORDS:
        return False
    lead, rest = text[: found.start("mark")], found["rest"]
    if not (_SURE_LEAD.match(lead) or (lead.strip().isupper() and found["mark"] in ":|")):
        return False
    return not ends_with_full_stop(rest) or rest.endswith(("?", "!", "?’", "!’"))


def _list_end(blocks: Sequence[Block], start: int) -> int:
    """Where the list under a head ends: `start` when no story follows (the head alone goes), at most the end.

    A story is a headline, perhaps a time or date, perhaps a blurb. A headline directly followed by two
    paragraphs of prose, or by one too long for a blurb, is where an article goes on.
    """
    at = start
    end = start
    while at < len(blocks):
        after = _story_end(blocks, at)
        if after is None:
            break
        at = end = after
    return end


def _story_end(blocks: Sequence[Block], at: int) -> int | None:
    """Where the story that begins at `at` ends, or None when there is none."""
    while at < len(blocks) and _is_note(blocks[at].text):
        at += 1
    if at == len(blocks):
        return at
    if not is_headline(blocks[at].text, fewest=3):
        return (
            at + 1
            if is_truncated(blocks[at].text) and len(words(blocks[at].text)) <= _MOST_BLURB_WORDS
            else None
        )
    after = at + 1
    while after < len(blocks) and _is_note(blocks[after].text):
        after += 1
    if after == len(blocks) or is_headline(blocks[after].text, fewest=3):
        return after
    blurb = blocks[after].text
    if len(words(blurb)) > _MOST_BLURB_WORDS:
        return None
    if is_truncated(blurb) or after + 1 == len(blocks) or is_headline(blocks[after + 1].text, fewest=4):
        return after + 1
    return None


def _is_note(text: str) -> bool:
    return is_time(text) or (len(words(text)) <= 8 and bool(_DATE_LIKE.fullmatch(text)))
