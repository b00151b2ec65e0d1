"""Lines that say one thing only: buttons, counters, notices, calls to subscribe, and rows of such."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.block import Block
from ingest.cleaning.addressed import ANYWHERE, insistence
from ingest.cleaning.counters import why_counted
from ingest.cleaning.furniture_phrases import BUTTON, COUNTER, NETWORK, NOTICE, SHARE
from ingest.cleaning.page_phrases import ADVERT, DATABASE, MENU, SECTIONS
from ingest.cleaning.page_words import ACTS, is_button
from ingest.cleaning.phrases import Phrases
from ingest.cleaning.reader_phrases import MAILING, SIGN_UP
from ingest.cleaning.rule import Removal
from ingest.cleaning.service_phrases import APPEAL, LICENCE, SERVICE
from ingest.cleaning.shape import ends_with_full_stop, label, size
from ingest.cleaning.widget_phrases import EMBED, PLAYER, RATING
from ingest.wording import word_list, word_set

Why = tuple[str, str]

_FAMILIES = Phrases(
    {
        "advert": ADVERT,
        "share": SHARE,
        "counter": COUNTER,
        "button": BUTTON,
        "notice": NOTICE,
        "sign_up": SIGN_UP,
        "mailing": MAILING,
        "database": DATABASE,
        "embed": EMBED,
        "player": PLAYER,
        "rating": RATING,
        "appeal": APPEAL,
        "licence": LICENCE,
        "service": SERVICE,
    },
    within=(
        *("continue", "teilen", "drucken", "merken", "mailen", "senden", "schicken", "empfehlen", "leiten"),
        *("lesen", "kopieren", "speichern", "not responsible", "gamble", "vote", "friend", "javascript"),
        *(
            "browser",
            "this video",
            "reader supported",
            "free",
            "deliver",
            "inbox",
            "newsletter",
            "pic twitter",
        ),
        *("mailing list", "join us", "chip in", "that bell", " by ", "sponsor", "creative common", " only"),
        *(" our", "your", "hit reply", "testen", "anmelden", "registrieren", "adhere"),
    ),
)
_MENU = Phrases({"menu": MENU})
_WHYS: dict[str, Why] = {
    "advert": ("advertising", "the label of an advertisement"),
    "share": ("share", "a button to share or follow"),
    "counter": ("counter", "a counter of the page: readers, minutes, comments"),
    "button": ("button", "a button of the page"),
    "notice": ("notice", "a cookie or privacy notice"),
    "sign_up": ("sign-up", "an invitation to sign up, subscribe or pay"),
    "mailing": ("mailing", "the frame of a mailing, not its text"),
    "database": ("database", "a database's notes on the article"),
    "embed": ("embed", "in place of what the page embeds"),
    "player": ("player", "the remains of an audio or video player"),
    "rating": ("button", "the page asking what its reader thinks"),
    "appeal": ("sign-up", "the page asking for money"),
    "licence": ("licence", "on what terms the text is used"),
    "service": ("button", "a service of the page"),
}
_ROW: Why = ("button", "a row of the page's buttons")
_ADDRESSED: Why = ("sign-up", "the page speaking to its reader of itself")
_SECTION_ROW: Why = ("menu", "a row of the page's sections")
_PARTS = re.compile(r"\s*[|·•›»→●■]\s*|\s+[-–—/>*]\s+|\s*:\s+|\]\s*\[")
_SEPARATED = re.compile(r"[|·•›»→●■\]]|\s[-–—/>*]\s|:\s")
_ONE_NETWORK = re.compile(NETWORK)
_BESIDE_NETWORKS = word_set(
    "share tweet copy save comment comments more link url shares on via and or to this article news story"
    " google"
    " pocket e mail in new window opens teilen partager compartir condividi поделиться شارك"
)
_TRIGGERS = (
    *word_list(
        "cookie newsletter subscri inbox sign privac mail browser journalis abonn suscri assin abbona подпис"
        " рассыл куки اشترك النشرة ارتباط agree log javascript advert werbung publici pubblici anzeige реклам"
        " إعلان click follow commission receiv navigat navegador donat support delayed account register ошибк"
        " recaptcha partner share correo bolet free télécharg download app version understand opinion"
        " republish licen content error reload feedback vote modal dialog load beitrag einverstanden contenu"
        " contenido contenuto conteúdo artículo articolo artigo статья مقال comment affected submit reader"
        " newsroom printed saved письмо المتصفح unlock join continu video abmeld annonc trial tell reached"
        " wrong affiliate disclos einwillig zustimm"
        " requires members deliver anmeld angemeld complaint mistake in-box hooray"
    ),
    *("this article", "this story", "this page", "like th", "thanks for", "thank you for", "for today"),
    *("what you think", "live blog", "need a break"),
)
"""What a line of several words must hold to be looked up at all: most are of articles."""
_ARROWS = word_list("> » › → ▶ ► ▸ ⟩ ➔ ➜")
_TIMED = re.compile(
    r"[(|·•–-]\s?\d{1,2}\s?(?:mins?|minutes?|min\.|Min\.?|Minuten|minut[oie]s?|мин\.?)(?: read)?\)?$"
)
_MAY_BE_TIMED = frozenset("ndes.)но")
_URLS = re.compile(r"(?:https?://|www\.)\S{3,500}")
_MOST_ARROWED = 25
_MOST_ASKED = 16
_MOST_RIGHTS = 40
_COPYRIGHT = re.compile(
    r"(?:all contents? )?(?:copyright\s?)?(?:©|\(\s?c\s?\))\s?(?:copyright\s)?(?:\d{4}|by\b"
    r"|.{0,60}\brights\b)"
    r"|copyright\s\d{4}\b",
    re.IGNORECASE,
)
_WRITE = re.compile(
    r"(?:^|[.!?:]\s)(?:please )?(?:write|e-?mail|contact|send|tell|reach|text|message|get in touch|tips?"
    r"|schreiben|mailen|écrivez"
    r"|contactez|escríb\w+|contacta|scrivi\w*|escreva|пишите|присылайте|questions|feedback|corrections"
    r"|letters|news ?desk)\b"
    r"[^.!?]{0,80}[\w.+-]{1,40}@[\w-]{2,40}\.",
    re.IGNORECASE,
)
_SPOKEN = frozenset(
    {"sign_up", "share", "button", "counter", "embed", "player", "rating", "appeal", "service"}
)
_OWN = re.compile(
    r"\b(?:our|your|you|us|we|members|friends?|newsletters?|inbox|e ?mails?|account|password|app|here|"
    r"privacy|unsere?\w*|uns|ihre?\w*|sie|dich|notre"
    r"|nos|nous|votre|vos|vous|nuestr\w+|nos|tu|tus|su|suscriptores|nostr\w+|tua|tuo|ti|noss\w+|seu|sua|você"
    r"|наш\w*|ваш\w*|нас|вы"
    r"|рассылк\w+|نشرتنا|بريدك|معنا|cookies?|subscribers?|abonnent\w*|abonnés?|assinantes|abbonati|подписчик"
    r"\w+|datenschutz\w*"
    r"|this (?:article|story|page|video|content|(?:web ?)?site|audio|post|live|media)|not be loaded"
    r"|javascript"
    r"|browser"
    r"|dialog|modal|player|wherever|whenever|any ?time|try again|reload|spam|paywall|notifications"
    r"|licen[cs]e|creative commons|permission|error|that s (?:all|it)|thanks for reading|enjoying this"
    r"|hit reply|did we get"
    r"|last updated"
    r"|dieser|dieses|diese|kommentar\w*|cet article|ce contenu|este contenido|questo contenuto"
    r"|este conteúdo)\b"
)
"""Words by which a page speaks of itself and to its reader."""
NARRATED = re.compile(r"\b(?:he|she|him|his|hers|said|told)\b|(?<=\w )i\b")
_QUOTES = frozenset("“„«‘")
_LONGEST_CALL = 3
_LONGEST_LABEL = 14
_SHORT_LABEL = 6
_MENU_WORDS = 4
_MOST_WORDS = 80
_MOST_CHARACTERS = 700
_FEWEST_SECTIONS = 3
_LEAST_SECTIONS = 0.8


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield the lines that are furniture wherever on a page they stand."""
    for at, block in enumerate(blocks):
        if why := why_furniture(block.text):
            yield Removal(*why, at, at + 1)


@lru_cache(maxsize=4096)
def why_furniture(text: str) -> Why | None:
    """The rule and reason by which a line is furniture wherever it stands, or None."""
    if len(text) > _MOST_CHARACTERS or text[:1] in _QUOTES:
        return None
    count = size(text)
    if count > _LONGEST_LABEL or (count > _SHORT_LABEL and ends_with_full_stop(text)):
        if count > _MOST_WORDS or not _may_be(text):
            return None
        return _why(text) or _why_shape(text) or _why_addressed(text)
    return _why(text) or _why_row(text) or _why_shape(text) or _why_addressed(text)


def _why_addressed(text: str) -> Why | None:
    return _ADDRESSED if insistence(label(text)) >= ANYWHERE else None


def is_menu(text: str) -> bool:
    """Whether a line is an entry of a menu, or a section's name; that alone proves nothing in mid-article."""
    line = label(text)
    return line in SECTIONS or _MENU.family(line) is not None


def is_menu_row(text: str) -> bool:
    """Whether a line is nothing but entries of menus and buttons, one after the other: "Subscribe Log in"."""
    if size(text) > _LONGEST_LABEL or ends_with_full_stop(text):
        return False
    row = label(text).split()
    reached = {0}
    for end in range(1, len(row) + 1):
        starts = range(max(0, end - _MENU_WORDS), end)
        if any(start in reached and _is_entry(" ".join(row[start:end])) for start in starts):
            reached.add(end)
    return len(row) in reached and len(row) > 1


def _is_entry(line: str) -> bool:
    return line in ACTS or line in SECTIONS or _MENU.holds(line) or _FAMILIES.holds(line)


def is_section_row(text: str) -> bool:
    """Whether a line does nothing but name sections, three at least."""
    if ends_with_full_stop(text):
        return False
    parts = [label(part) for part in _PARTS.split(text)]
    if len(parts) < _FEWEST_SECTIONS:
        parts = label(text).split()
        if len(parts) <= _FEWEST_SECTIONS or (
            not text.replace("&", "").replace(",", "").istitle() and not text.isupper()
        ):
            return False
    known = sum(part in SECTIONS for part in parts)
    return known >= _FEWEST_SECTIONS and known >= _LEAST_SECTIONS * len(parts)


def _may_be(text: str) -> bool:
    if ('"' in text or "“" in text) and not text.startswith(("You ", "This ", "To ")):
        return False
    if " said" in text or " she " in text or " he " in text:
        return False
    folded = text.casefold()
    for trigger in _TRIGGERS:  # noqa: SIM110 - any() takes three times as long
        if trigger in folded:
            return True
    return False


def _why_linked(text: str) -> Why | None:
    """What a line is that gives an address: only that, or a label with it ("Unsubscribe: https://…")."""
    bare, found = _URLS.subn(" ", text)
    if not found:  # "www." alone
        return None
    bare = bare.strip(" <>()[]:|*-–—")
    return why_furniture(bare) if bare else ("address", "the address of a page")


def _why_shape(text: str) -> Why | None:
    """What a line is by an arrow, a length in minutes or an address at its end."""
    if text.endswith(_ARROWS) and size(text) <= _MOST_ARROWED and "«" not in text and "‹" not in text:
        return "button", "a link's text with its arrow"
    if (
        text[-1:] in _MAY_BE_TIMED
        and _TIMED.search(text)
        and not ends_with_full_stop(text)
        and size(text) <= _MOST_ARROWED
    ):
        return "related", "another story with its reading time"
    if text[0] in "©(Cc" and size(text) <= _MOST_RIGHTS and _COPYRIGHT.match(text):
        return "rights", "a copyright notice"
    if "@" in text and size(text) <= _MOST_ARROWED and _asks_to_write(text):
        return "contact", "how to reach the paper"
    if (reason := why_counted(text)) is not None:
        return "counter", reason
    return _why_linked(text) if ("://" in text or "www." in text) else None


def _asks_to_write(text: str) -> bool:
    """Whether a line is an order to write to an address, or ends in one and is short."""
    found = _WRITE.search(text)
    return found is not None and (found.start() == 0 or size(text) <= _MOST_ASKED)


def _why(text: str) -> Why | None:
    line = label(text)
    family = _FAMILIES.family(line)
    if family and (family not in _SPOKEN or not is_told(text) or _is_own(line)):
        return _WHYS[family]
    if is_button(line):
        return _WHYS["button"]
    return _WHYS["share"] if _is_network_row(line) else None


def _is_own(line: str) -> bool:
    """Whether a page says it of itself: nobody is told of, and no columnist speaks of "I" in mid-sentence."""
    return bool(_OWN.search(line)) and not NARRATED.search(line)


def _why_row(text: str) -> Why | None:
    """What a row of labels is: each part known, and more than a menu's entries among them."""
    if not _SEPARATED.search(text):
        return _SECTION_ROW if is_section_row(text) else None
    parts = [part for part in _PARTS.split(text) if part.strip(" []")]
    if len(parts) < 2:
        return None
    whys = [_why(part) for part in parts]
    if any(whys) and all(
        why or is_menu(part) or _ONE_NETWORK.fullmatch(label(part))
        for why, part in zip(whys, parts, strict=True)
    ):
        return next(why for why in whys if why) if len(set(whys)) == 1 else _ROW
    if all(_ONE_NETWORK.fullmatch(label(part)) for part in parts):
        return _WHYS["share"]
    return _SECTION_ROW if is_section_row(text) else None


def is_told(text: str) -> bool:
    """Whether a line is a sentence of several words, as an article may say it too."""
    return size(text) > _LONGEST_CALL and ends_with_full_stop(text) and text[-1] not in "!?"


def _is_network_row(line: str) -> bool:
    """Whether the line does nothing but name places to share on, two at least."""
    row = line.split()
    networks = sum(bool(_ONE_NETWORK.fullmatch(word)) for word in row) if len(row) <= 20 else 0
    return networks >= 2 and all(
        _ONE_NETWORK.fullmatch(word) or word in _BESIDE_NETWORKS or word.isdigit() for word in row
    )
