"""Lines that count or point instead of telling: pagers, contents, ratings, playing times, buttons."""

import re
from collections.abc import Sequence

from ingest.cleaning.shape import ends_with_full_stop, size
from ingest.wording import word_set

_PAGER = re.compile(
    r"\d{1,3}\s?/\s?\d{1,3}|\(\d{1,3}\s?/\s?\d{1,3}\)|\[\d{1,3}\s?/\s?\d{1,3}\]"
    r"|[\[(]?(?:item|page|article|document|part|slide|photo|picture|image|figure|clip|result|story|card"
    r"|seite|bild"
    r"|artikel|foto|photo|imagen|página|immagine|pagina|imagem|фото|страница|стр\.|صورة|صفحة)\s?(?:#|no\.?"
    r"|n[º°])?\s?"
    r"\d{1,3}\s?(?:/|of|von|sur|de|di|из|من)\s?\d{1,4}[\])]?"
    r"|\d{1,3}\s(?:of|von|sur|de|di|из|من)\s\d{1,3}",
    re.IGNORECASE,
)
_LEADERS = re.compile(
    r"\S.{1,120}?(?:\s?\.){5,}\s?(?:p\.\s?|S\.\s?)?[\divxA-Z-]{1,6}|\S.{1,120}?\s?…{2,}\s?\d{1,4}"
)
_CONTENTS = re.compile(
    r"(?:\d{1,2}[.)]?\s)?\S.{8,140}\s(?:pp?\.|S\.|page|Seite|pág\.)\s?\d{1,3}(?:\s?[-–]\s?\d{1,3})?"
)
_FRAMED = re.compile(r"[~*=>|+#_·•]{1,5}\s.{2,80}\s[~*=<|+#_·•]{1,5}")
_STARS = re.compile(r"[★☆⭐✩✭\s]{3,}(?:\s?\(?\d[\d.,/ ]*\)?)?")
_RATED = re.compile(
    r"\(?(?:ø|average|avg\.?|durchschnitt|moyenne|media|média|средняя)?\s?:?\s?\d[.,]\d{1,2}\s?(?:/|of"
    r"|out of|von|sur|de|su|из)"
    r"\s?(?:5|10)\)?(?:\s?(?:stars|sterne))?\s?\(?\d*[\d.,]*\s?(?:votes?|ratings?|reviews?|stimmen"
    r"|bewertungen|avis|votos|voti"
    r"|голос\w*)?\)?",
    re.IGNORECASE,
)
_PLAYING = re.compile(
    r"(?:(?:listen|audio|video|watch|duration|play|podcast|anhören|écouter|escuchar|ascolta|ouvir|слушать"
    r"|remaining time"
    r"|current time|länge|durée|duración|durata)\s?[:•·|–—(-]*\s?|[▶►⏵🔊🎧•]\s?)-?\d{1,2}:\d\d(?::\d\d)?\)?"
    r"(?:\s?[/|]\s?-?\d{1,2}:\d\d)?|-\d{1,2}:\d\d(?::\d\d)?|\(\d{1,2}:\d\d(?::\d\d)?\)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"[\[{<](?:video|photos?|image|picture|audio|embed|map|graphic|chart|gallery|tweet|podcast|poll|quiz"
    r"|player|ad|link|pdf"
    r"|infographic|slideshow|bild|foto|vidéo|vídeo|видео|фото|صورة|فيديو)s?(?::[^\[\]]{0,80})?[\]}>]",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"</?(?:iframe|div|script|img|span|a|figure|blockquote|p|br|embed|video|section)\b[^<>]*>?.{0,300}"
    r"|!?\[[^\[\]]{0,80}\]\([^()]{0,200}\)(?:\{[^{}]{0,80}\})?|(?::{3,}|\{)\s?\{?[.#]?[\w.# =\"-]{0,80}\}?"
    r"|.{0,80}\{[.#][\w.# -]{1,60}\}.{0,40}|\\\w{3,20}(?:\{[^{}]{0,60}\})?|\[\^?\w{1,20}\]:?\s?\S{0,100}",
    re.DOTALL,
)
_SOCIAL = re.compile(
    r"(?:#\w{2,40}[\s,]*){2,}|(?:follow |folge |folgen sie |suivez |sigue a |segui )?@\w{2,30}"
    r"|pic\.twitter\.com/\w+|t\.co/\w+"
    r"|\w[\w-]{1,40}(?:\.[\w-]{2,30}){1,3}(?:/\S{0,200})?"
    r"|[-–—]\s.{2,50}\(@\w{2,30}\)\s.{4,30}"
    r"|\d{1,2}:\d\d\s?[AP]M\s?[·•|-]\s?\w{3,9}\.?\s\d{1,2},?\s\d{4}.{0,30}"
)
_SHORTCODE = re.compile(
    r"\[(?P<code>caption|gallery|embed|video|audio|playlist|table|image|ad|sidebar|box|quote|poll|widget"
    r"|newsletter)\b[^\[\]]{0,300}\]"
    r"(?:.{0,300}\[/(?P=code)\])?|\{[{%].{0,200}[%}]\}|\[\[(?:File|Image|Datei|Fichier|Archivo)\s?:.{1,300}\]\]|&[a-z]{2,8};",
    re.IGNORECASE,
)
_SIGNS = frozenset("×✕✖✗☰≡▾▼⌄˅▴▲⋮⋯⤓⬇⇩↓↑←→↗↩↪⟵⟶⬅➡🔗🔔🔍🔎📧✉📷📸🎧🔊💬👍👎❤♥♡☆★⭐☑☐✓✔⚙🖨")
_SIGN_WORDS = 8
_TICKED = re.compile(r"[☐☑□▢○◯]\s?\S.{0,200}|\[[ xX]?\]\s\S.{0,200}")
_ANSWERS = word_set("Yes No Ja Nein Oui Non Sí Sì Sim Não Да Нет نعم لا")
_UI = frozenset("0123456789()[]{}<>/\\|…★☆⭐✩▶►-•:#@€$£&;!—–~*=+_·")


_SHORT = (
    (_PAGER, "a pager"),
    (_FRAMED, "a line in a frame of signs"),
    (_STARS, "a rating"),
    (_RATED, "a rating"),
    (_PLAYING, "a playing time"),
    (_SOCIAL, "a handle, a tag or an address alone"),
    (_BRACKETED, "in place of what the page embeds"),
)
_LONG = (
    (_LEADERS, "an entry of a table of contents"),
    (_CONTENTS, "an entry of a table of contents"),
    (_TICKED, "a box to tick"),
    (_SHORTCODE, "a command of the site's program, not text"),
)


def why_counted(text: str) -> str | None:
    """Why a line, by its shape alone, is none of an article's, or None."""
    if text in _ANSWERS:
        return "an answer of a poll"
    if not _may_count(text):
        return None
    if size(text) <= _SIGN_WORDS and not ends_with_full_stop(text):
        if text[0] in _SIGNS or text[-1] in _SIGNS:
            return "a button with its sign"
        if (why := _first(_SHORT, text)) is not None:
            return why
    if (why := _first(_LONG, text)) is not None:
        return why
    marked = "{" in text or text[0] in "<[!:\\"
    return "markup, not text" if marked and _MARKUP.fullmatch(text) else None


def _may_count(text: str) -> bool:
    """Whether a line begins or ends with a sign or a digit, as all those shapes do; most lines do not."""
    ends = text[:1] + text[-2:]
    return not (_SIGNS.isdisjoint(ends) and _UI.isdisjoint(ends)) or ":" in text[-8:]


def _first(shapes: Sequence[tuple[re.Pattern[str], str]], text: str) -> str | None:
    return next((why for shape, why in shapes if shape.fullmatch(text)), None)
