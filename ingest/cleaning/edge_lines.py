"""Lines that belong to a page's edges: rights, tags, breadcrumbs, addresses, mastheads, the author's life."""

import re
from functools import lru_cache

from ingest.cleaning.addressed import AT_EDGE, insistence
from ingest.cleaning.captions import why_caption
from ingest.cleaning.comments import is_marker
from ingest.cleaning.furniture_phrases import NETWORK
from ingest.cleaning.heads import is_head
from ingest.cleaning.labels import NARRATED, Why, is_menu, is_menu_row, is_section_row, why_furniture
from ingest.cleaning.phrases import Phrases
from ingest.cleaning.related import is_pointer
from ingest.cleaning.service_phrases import FOOTER
from ingest.cleaning.shape import ends_with_full_stop, is_prose, label, size
from ingest.cleaning.tickers import is_ticker

_RIGHTS = re.compile(
    r"(?:©|\(c\)\s|copyright\s(?:©|\(c\)|\d|by\s|of\s)|.{0,120}\b(?:all rights reserved|alle rechte"
    r" vorbehalten"
    r"|tous droits réservés|todos los derechos reservados|tutti i diritti riservati|riproduzione riservata"
    r"|reproducción prohibida|reproduction interdite|todos os direitos reservados|все права защищены"
    r"|alla rättigheter förbehållna)\b(?=\W*$|\s?[.|·–—-])|.{0,80}جميع الحقوق محفوظة|\W{0,3}(?:reproduction|"
    r"unauthori[sz]ed|no part of this"
    r"|this material may not be|republication|nachdruck|die wiedergabe|toute reproduction|prohibida la"
    r" reproducción"
    r"|queda prohibida|è vietata|é proibid|é vedada|(?:при )?(?:полное|полном|частичн\w+|любое|цитирован\w+|"
    r"перепечатк\w+"
    r"|использован\w+)).{0,160}\b(?:permission|prohibited|redistributed|forbidden|consent|genehmigung|"
    r"gestattet|verboten"
    r"|interdite|autorisation|autorización|autorizzazione|riproduzione|autorização|reprodução|ссылк\w+|"
    r"запрещен\w*"
    r"|запрещён\w*|разрешени\w+)\b)",
    re.IGNORECASE,
)
_TAGS = re.compile(
    r"(?:(?:related )?tags?|tagged(?: with| as| in)?|filed under|topics?|topics in this (?:article|story)|"
    r"keywords|"
    r"categor(?:y|ies)|posted in"
    r"|labels|hashtags|related topics|more on|section|schlagw[oö]rter|schlagworte|stichw[oö]rter|stichworte|"
    r"themen"
    r"|mehr zu(?: den themen)?|mots[ -]clés|thèmes?|sujets|étiquettes|etiquetas|temas|palabras clave|"
    r"archivado en|más sobre"
    r"|argomenti|temi|parole chiave|etichette|tópicos|palavras[ -]chave|marcadores|assuntos|mais sobre"
    r"|теги|тэги|темы|метки|ключевые слова|рубрик[аи]|хештеги|الكلمات المفتاحية|كلمات مفتاحية|وسوم|الوسوم|"
    r"كلمات دلالية|مواضيع|تاغات)"
    r"\s*[:：|]\s*\S.*|(?:#[^\s#]+[\s,]*){2,}",
    re.IGNORECASE | re.DOTALL,
)
_CRUMBS = re.compile(
    r"(?:home|homepage|news|start|startseite|accueil|inicio|início|главная|forside|hem|الرئيسية|you are"
    r" here:?.{0,20}"
    r"|sie sind hier:?.{0,20}|vous êtes ici\s?:?.{0,20}|sei in:?.{0,20})(?:\s*(?:>|»|›|/|→|\||«|‹|::)\s*"
    r"[^>»›/→|«‹]{2,80}){1,6}",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"[^>»›→|/•·]{2,50}(?:\s*[>»›→|/•·]\s*[^>»›→|/•·]{2,50}){1,5}")
_TRAIL_MARK = re.compile(r"\s*[>»›→|/•·]\s*")
_CONTACT = re.compile(
    r"(?:(?:contact|reach|e-?mail|follow|write to|(?:staff )?(?:reporter|writer|editor|columnist)|have (?:a|"
    r"an)|got a|editor|redaktion"
    r"|kontakt|rédaction|redacción|redazione|redação|tel|phone|fax|telefon|tél|teléfono|telefono|telefone|"
    r"тел|редакция|почта)\b.{0,120})?"
    r"\W{0,3}(?:\b[\w.+-]{1,40}@[\w.-]{3,40}\b|\(?\+?\d{2,4}\)?[ /.-]\d{3,4}[ .-]\d{3,5}(?: \d{2,4})?)."
    r"{0,160}"
    r"|[^.!?]{3,50}\bcan be reached\b.{3,160}|(?:Twitter|X|Instagram|Facebook)?:?\s?@\w{3,30}"
    r"|.{0,60}(?:\bISSN\s?:?\s?\d{4}|\bP\.?\s?IVA\b|\bVAT (?:no|reg)|\bHRB\s?\d+|\bSIRET\b|\bИНН\b).{0,100}",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b(?:Courier|Gazette|Post|Times|Herald|Sentinel|Review|Wire|Journal|Tribune|Mercury|Echo|Observer|"
    r"Chronicle|Express|Mail"
    r"|Telegraph|Standard|Star|Examiner|Inquirer|Register|Bulletin|Dispatch|Argus|Advertiser|Messenger|"
    r"Monitor|Reporter|Record"
    r"|Press|Globe|Guardian|Independent|News|Daily|Weekly|Magazine|Zeitung|Anzeiger|Blatt|\w+blatt|\w"
    r"+zeitung|Bote|Kurier|Merkur"
    r"|Nachrichten|Rundschau|\w+anzeiger|\w+bote|Presse|Gazette|Dépêche|Courrier|Tribune|Quotidien|Diario|"
    r"Heraldo|Correo|Periódico"
    r"|Noticias|Voz|Corriere|Giornale|Gazzetta|Messaggero|Mattino|Jornal|Correio|Folha|Diário|Notícias|Gazeta"
    r"|Вестник|Газета|Новости|Ведомости|Известия|Правда|Курьер|Листок|Хроника)\b|صحيفة|جريدة"
)
_BIO = re.compile(
    r"(?:About the author:?\s*)?(?:[A-ZÀ-Þ][\w.'’-]+ ){1,3}[A-ZÀ-Þ][\w'’-]+,? (?:is|was|has been|works as|"
    r"reports|writes|covers"
    r"|joined|ist|schreibt|arbeitet|est|es|è|é)\b(?=.{0,160}\b(?:reporter|correspondent|editor|journalist|"
    r"writer|columnist|freelance"
    r"|producer|author|intern|fellow|covers|covering|reports|writes|reporting|redakteur\w*|korrespondent\w*|"
    r"volont[aä]r\w*|reporterin"
    r"|journaliste|rédact\w+|periodista|redactor\w*|corresponsal|giornalista|redattore|redattrice|jornalista"
    r"|repórter|joined)\b)"
    r"|(?:[A-ZÀ-Þ][\w.'’-]+ ){1,3}writes (?:the|a|an|our) .{1,40}\b(?:column|newsletter|blog|page)\b"
    r"|(?:[A-ZÀ-Þ][\w.'’-]+ ){1,3}(?:writes|reports|covers|blogs|schreibt|berichtet) (?:about|on|for|from|"
    r"über|für|aus)?\b"
)
_NO_BIO = re.compile(r"[“”\"]|\b(?:said|says|told|died|arrested|killed)\b")
_FOOT_HEAD = re.compile(
    r"(?:about the (?:author|writer|reporter)|(?:about|über|à propos de|acerca de|sobre)(?: .{1,30})?|"
    r"(?:more )?(?:from|by) the author|more (?:by|from) .{1,40}|mehr von .{1,40}|zur person|autor(?:in)?"
    r"|related(?: topics| tags)?|topics|tags|themen|schlagwörter|sujets|temas|argomenti|assuntos|темы|теги|"
    r"contact(?: us)?|impressum|kontakt)"
)
_ABOUT = re.compile(
    r"(?:about|meet) (?:the (?:author|writer|reporter)s?|us)|(?:the )?authors?|zur person|über (?:den autor|"
    r"die autorin)"
    r"|autor(?:in)?|à propos de l auteure?|sobre (?:el|la|o|a) autora?|sull autore|об авторе|عن (?:الكاتب|"
    r"المؤلف)"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{3,200}|[\w-]{2,40}(?:\.[\w-]{2,40}){1,3}(?:/\S{0,200})?")
_BARE_NUMBER = re.compile(r"\(?\d{1,5}\)?|18\+|16\+|12\+|\d{1,3}[.,]?\d?[kK]")
_KEYED = re.compile(
    r"(?:length|words?|word count|advertising value(?: equivalent)?|ad value|value|sentiment"
    r"|tone(?:alit[yä]t?)?|readership|audience|tonality"
    r"|media ?type|frequency|country of origin|keywords?|article type|monitoring|clipping|quelle id"
    r"|werbewert|reichweite|circulation|reach|ave|media type|clip id|clip|order number|print run|issue"
    r"|edition|page"
    r"|pages|section|seite|ausgabe|auflage|medium|ressort|rubrik|jahrgang|page no|article (?:no|id)|item|"
    r"record|story id"
    r"|slug|desk|category|language|country|subject|topic|database|search (?:terms|type|results|query)|query|"
    r"job number"
    r"|user name|client id?|client|document type|publication type|journal code|record number|document id|"
    r"issn|isbn"
    r"|copyright holder|date and time|classification|load-date|accession (?:number|no)|results?|sort(?:ed)?"
    r" by|format"
    r"|from|to|cc|bcc|reply-to|subject|von|an|betreff|objet|asunto|oggetto|assunto|тема|кому|от кого)"
    r"\s?[:#]\s.{1,120}",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"(?:Contact|Reach|E-?mail|Follow|Call|Write to|Message|Tip|DM) (?:(?:reporter|writer|editor|columnist"
    r"|the reporter) )?"
    r"(?:[A-Z][\w.'’-]* ){1,5}(?:at|on|via|by)\b"
)
_FOLLOWED = re.compile(
    r"(?:Contact|Follow|Reach|E-?mail|Connect with|Write to)\s[^.!?]{2,80}(?:@\w|\b\w+\.com\b"
    r"|\bon (?:Twitter|X|Bluesky|Facebook|Instagram|Threads|LinkedIn|TikTok)\b).{0,300}",
    re.DOTALL,
)
_PRINTED = re.compile(
    r"(?:seite|auflage|page|pg\.?|p\.|s\.|pág\.?|nr\.?|no\.?|стр\.)\s\d[\d.,]{0,10}(?:\s?[-–]\s?\d{1,4})?",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r".{1,60} (?:ltd|gmbh|inc|llc|plc|sarl|s p a|s r l|co kg|pty ltd|media group|publishers)(?: .{0,60})?"
)
_FOOTERS = Phrases({"footer": FOOTER}, within=(" is ", " are ", "regulated", "accredited", "certified"))
_YEAR = re.compile(r"(?:19|20)\d\d")
_PATH = re.compile(r"[^\W\d]\w*(?: \w+){0,2}\s?[/>»›]\s?[^\W\d]\w*(?: \w+){0,2}")
_ROW_MARK = re.compile(r"\s*[|·•‧∙]\s*")
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\d[:.,]\d|^(?:by|von|par|por|di|автор|بقلم)\b", re.IGNORECASE)
_MOTTO = re.compile(r"[\w .'’&-]{2,40}\s[|·:–—-]\s[a-zà-ÿа-я][^.!?\d]{8,60}")
_LEAST_PARTS = 3
_MOST_PART_WORDS = 4
_MOST_FOOTER_WORDS = 30
_MOST_RIGHTS_WORDS = 70
_MOST_TAG_WORDS = 30
_MOST_NAME_WORDS = 7
_MOST_BIO_WORDS = 60

MENU: Why = ("menu", "a line of the page's menu")
_ONE_NETWORK = re.compile(NETWORK)


@lru_cache(maxsize=8192)
def why_at_edge(text: str, *, at_tail: bool) -> Why | None:
    """The rule and reason by which a line at a page's head or tail is none of the article's, or None."""
    if at_tail and is_marker(text):
        return "comments", "the comments below the article"
    if why := why_furniture(text):
        return why
    if reason := why_caption(text):
        return "caption", reason
    why = _why_sentence(text, at_tail=at_tail) or _why_of_page(text, at_tail=at_tail)
    return why or (None if is_prose(text) else _why_line(text, at_tail=at_tail))


def _why_sentence(text: str, *, at_tail: bool) -> Why | None:
    if _RIGHTS.match(text) and size(text) <= _MOST_RIGHTS_WORDS:
        return "rights", "a copyright notice"
    if at_tail and "©" in text and size(text) <= _MOST_FOOTER_WORDS:
        return "rights", "a copyright notice"
    if at_tail and size(text) <= _MOST_FOOTER_WORDS and _REACHED.match(text):
        return "contact", "how to reach the paper"
    if at_tail and size(text) <= _MOST_BIO_WORDS and _FOLLOWED.fullmatch(text):
        return "contact", "how to reach the paper"
    return ("bio", "about the author, not of the story") if at_tail and is_bio(text) else None


def _why_of_page(text: str, *, at_tail: bool) -> Why | None:
    """What a sentence is that a page's edge says of the page; within an article it may tell of others."""
    if size(text) > _MOST_FOOTER_WORDS or any(mark in text for mark in '"“„«'):
        return None
    line = label(text)
    if at_tail and not ends_with_full_stop(text) and _COMPANY.fullmatch(line):
        return "page-foot", "what a page's foot says of the page"
    if at_tail and _FOOTERS.family(line) is not None and not NARRATED.search(line):
        return "page-foot", "what a page's foot says of the page"
    return ("sign-up", "the page speaking to its reader of itself") if insistence(line) >= AT_EDGE else None


def _why_line(text: str, *, at_tail: bool) -> Why | None:
    if _is_menu_line(text):
        return MENU
    if _ONE_NETWORK.fullmatch(label(text)):
        return "share", "a button to share or follow"
    if not at_tail and _PATH.fullmatch(text):
        return MENU
    if not at_tail and _BARE_NUMBER.fullmatch(text) and not _YEAR.fullmatch(text):
        return "counter", "a counter of the page: readers, minutes, comments"
    if (why := _why_note(text)) is not None:
        return why
    return _why_at_tail(text) if at_tail else None


def _is_menu_line(text: str) -> bool:
    return (
        is_menu(text)
        or is_menu_row(text)
        or is_section_row(text)
        or _is_row(text)
        or bool(_CRUMBS.fullmatch(text))
        or _is_trail(text)
    )


def _is_row(text: str) -> bool:
    """Whether a line is three labels or more with bars or dots between, and neither a byline nor a date."""
    if ends_with_full_stop(text) or size(text) > _MOST_TAG_WORDS or _DATED.search(text):
        return False
    parts = _ROW_MARK.split(text)
    return len(parts) >= _LEAST_PARTS and all(1 <= size(part) <= _MOST_PART_WORDS for part in parts if part)


def _why_note(text: str) -> Why | None:
    """What a line is that tells about the page or the article rather than of the story."""
    if is_ticker(text):
        return "ticker", "prices, scores or weather from the page's edge"
    if _KEYED.fullmatch(text) or _PRINTED.fullmatch(text):
        return "database", "a database's or a mail's notes on the article"
    if _ADDRESS.fullmatch(text):
        return "address", "the page's address"
    if size(text) <= _MOST_TAG_WORDS and _TAGS.fullmatch(text) and not ends_with_full_stop(text):
        return "tags", "the tags of the article"
    return None


def _why_at_tail(text: str) -> Why | None:
    short = size(text) <= _MOST_TAG_WORDS
    if short and any(map(str.isalpha, text)) and _CONTACT.fullmatch(text):
        return "contact", "how to reach the paper"
    if is_head(text) is not None or _FOOT_HEAD.fullmatch(label(text)):
        return "related", "a list of other stories"
    if is_pointer(text):
        return "pointer", "a pointer to another story"
    return None


def is_about_author(text: str) -> bool:
    """Whether a line heads what is said of the author."""
    return bool(_ABOUT.fullmatch(label(text)))


def is_bio(text: str) -> bool:
    """Whether a paragraph tells who the author is: "Ann Bell is a reporter at the Mercury."."""
    return size(text) <= _MOST_BIO_WORDS and bool(_BIO.match(text)) and not _NO_BIO.search(text)


def is_motto(text: str) -> bool:
    """Whether a line is a name and a motto in small letters: "dailyroundup | all the news in one place"."""
    return bool(_MOTTO.fullmatch(text)) and not ends_with_full_stop(text)


def is_masthead(text: str) -> bool:
    """Whether a line is the name of a paper, perhaps with its motto: "Wend Valley Gazette - Since 1899"."""
    name = re.split(r"\s+[-–—|]\s+", text)[0]
    return (
        size(name) <= _MOST_NAME_WORDS
        and bool(_PAPER.search(name))
        and (name.istitle() or name.isupper())
        and not ends_with_full_stop(text)
    )


def _is_trail(text: str) -> bool:
    """Whether a line is a way through the sections: "Harbour Sentinel » News » Environment"."""
    if size(text) > _MOST_TAG_WORDS or ends_with_full_stop(text) or not _TRAIL.fullmatch(text):
        return False
    parts = _TRAIL_MARK.split(text)
    known = sum(is_menu(part) for part in parts)
    marked = any(mark in text for mark in ">»›") or bool(_PAPER.search(text))
    return known >= 2 or (known == 1 and marked)
