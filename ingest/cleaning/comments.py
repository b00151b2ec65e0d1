"""The tail below an article: how many comments, the form to leave one, the comments themselves."""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import ends_with_full_stop, is_sentence, label, size

_NUMBER = r"(?:\d+|no|one|two|three|four|five)"
_MARKER = re.compile(
    rf"{_NUMBER} (?:comments?|responses?|replies|reply|thoughts?)(?: (?:on|to|so far|yet)\b.{{0,300}})?"
    r"|(?:post|leave|add|write|submit|make) (?:a|your|an?) (?:comment|reply|response)(?: cancel reply"
    r"| below| here| now)?"
    r"|leave (?:a|your) (?:reply|comment) to .{0,80}|comments?(?: \d+)?|(?:view|show|see|read|hide"
    r"|load)(?: all)?(?: \d+)? comments"
    r"|(?:join|start) the (?:conversation|discussion)|be the first to (?:comment|reply"
    r"|respond)(?: on this.{0,20})?"
    r"|comments? (?:are )?(?:closed|disabled|off|section)(?: .{0,40})?|(?:please )?(?:log"
    r"|sign) in to (?:leave a |post a )?"
    r"(?:comment|reply).{0,40}|(?:you must be|you need to be) logged in to (?:post|leave|comment"
    r"|reply).{0,40}"
    r"|what do you think(?: (?:about|of) this)?|have your say|cancel reply|most liked|newest first"
    r"|oldest first|sort by newest"
    r"|(?:\d+ )?(?:comentarios?|kommentare?|commentaires?|комментари[ияйев]+|commenti|comentários?|تعليقات|"
    r"التعليقات)(?: \d+)?"
    r"|(?:laisser|laissez|ajouter|écrire|publier) (?:un|votre) commentaire|(?:dejar?|deja|escribe|añadir)"
    r" (?:un|tu|su) comentario|comentar"
    r"|(?:schreiben sie|schreibe|hinterlasse|hinterlassen sie|verfassen sie) (?:einen|ihren) kommentar|"
    r"kommentar (?:schreiben|verfassen|hinterlassen)|diskutieren sie mit|jetzt mitdiskutieren|"
    r"leserkommentare"
    r"|(?:lascia|scrivi|aggiungi|inserisci) (?:un|il tuo) commento|commenta|(?:deixe|escreva|faça) (?:um|seu"
    r"|o seu) comentário|(?:оставить|добавить|написать) комментарий|оставьте комментарий|обсудить|(?:اترك|"
    r"أضف|اكتب) (?:تعليقا|تعليقك|تعليق|ردا)"
    r"|(?:what|have) (?:are )?your (?:thoughts|views|say).{0,40}|(?:your|readers?) comments?(?: \d+)?"
    r"|top comments|recent"
    r" comments|discussion(?: \d+)?|trackbacks?|pingbacks?"
)
_FORM = re.compile(
    r"your e-?mail address will not be published.{0,60}|required fields are marked"
    r"|save my name e-?mail and website.{0,100}"
    r"|notify me (?:of|by|when|via)\b.{0,80}|(?:name|email|e-mail|website|comment|message|your name"
    r"|your comment)"
    r"(?: required| optional)?|submit(?: comment)?|post comment|reply|cancel|characters (?:left"
    r"|remaining).{0,20}"
    r"|this site uses akismet.{0,120}|learn how your comment data is processed|δ|report(?: comment"
    r"| abuse)?|like|share|all comments"
)
_TALK = re.compile(
    r"(?:.{1,60} says?|.{1,40} (?:writes|wrote|commented|replied|posted|a écrit|schreibt|schrieb|dice"
    r"|escribió|ha"
    r" scritto|disse)(?: (?:on|am|le|el|il|em|at) .{1,30})?"
    r"|(?:reply|like|dislike|report|recommend(?:ed)?|flag|up ?vote|permalink|share|edited|quote|antworten|"
    r"melden|répondre|signaler"
    r"|responder|denunciar|rispondi|segnala|ответить|пожаловаться|رد)(?: \d+)?|\d+ (?:reply|replies|"
    r"antworten)"
    r"|.{0,40}\b(?:am|pm)|.{0,40}\bago|vor \d+ .{3,12}|il y a \d+ .{3,12}|hace \d+ .{3,12}|\d+ .{2,12} fa|."
    r"{0,20}назад"
    r"|.{2,50}\D \d{1,2} \d\d"
    r"|\d+ (?:likes?|replies)|(?:log|sign) in to reply"
    r"|.{0,40} at \d.{0,12}|show (?:more|\d+) (?:replies|comments)."
    r"{0,20}"
    r"|reply share report.{0,20}|\d+ \d+ reply)"
)
_NAMED = re.compile(r"[A-Za-z][\w.-]{2,20}: [A-Z]")
_LEAST_BEFORE = 0.5
_MOST_AFTER = 60
_MOST_MARKER_WORDS = 30
_COMMENT = ("name", "time")
_MOST_NAME = 4
_MOST_COMMENTS = 400


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield the line that begins the comments, the form after it, and, where they show, the comments.

    The line must stand in the second half of the page's text. What follows it is cut to the end only where
    at least two lines are the apparatus of comments ("Anna says", "Reply", "3 hours ago").
    """
    total = sum(len(block.text) for block in blocks)
    before = 0
    for at, block in enumerate(blocks):
        if (
            before >= _LEAST_BEFORE * total
            and size(block.text) <= _MOST_MARKER_WORDS
            and is_marker(block.text)
        ):
            yield Removal("comments", "the comments below the article", at, _end(blocks, at + 1))
            return
        before += len(block.text)


def _end(blocks: Sequence[Block], start: int) -> int:
    """Where the comments that begin before `start` end."""
    rest = blocks[start:]
    if _begins_talk(rest) and sum(size(block.text) for block in rest) <= _MOST_COMMENTS:
        return len(blocks)
    talk = sum(bool(_TALK.fullmatch(label(block.text)) or _NAMED.match(block.text)) for block in rest)
    if talk >= 2 and all(size(block.text) <= _MOST_AFTER * 3 for block in rest):
        return len(blocks)
    end = start
    while end < len(blocks) and _is_apparatus(blocks[end].text):
        end += 1
    return end


def _begins_talk(rest: Sequence[Block]) -> bool:
    """Whether a name and a time in a line each stand above a sentence, as above a comment."""
    if len(rest) < len(_COMMENT) + 1:
        return False
    above = [
        size(block.text) <= _MOST_NAME and not is_sentence(block.text) for block in rest[: len(_COMMENT)]
    ]
    return all(above) and is_sentence(rest[len(_COMMENT)].text)


def is_marker(text: str) -> bool:
    """Whether a line begins the comments: "3 comments", "Leave a reply"."""
    return (
        size(text) <= _MOST_MARKER_WORDS
        and not ends_with_full_stop(text.rstrip("!?"))
        and bool(_MARKER.fullmatch(label(text)))
    )


def _is_apparatus(text: str) -> bool:
    line = label(text)
    return bool(_FORM.fullmatch(line) or _MARKER.fullmatch(line))
