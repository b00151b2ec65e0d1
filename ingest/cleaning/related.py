"""Pointers to other stories: "Also read: …" lines, and lists under a head such as "Recent news"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import ends_with_full_stop, is_headline, is_time, is_truncated, label, size

_STORIES = (
    r"(?:news|stories|story|articles?|posts?|headlines|reads?|reading|coverage|content|topics|videos?|links)"
)
_HEAD = re.compile(
    rf"(?:(?:our|the|today s|this week s|other|all) )?(?:recent|related|latest|top|more|most|other"
    rf"|popular|trending|similar|featured"
    rf"|breaking|recommended|editor s|editors|must|further|additional|hot|new|most popular|most read"
    rf"|most viewed) {_STORIES}"
    r"|trending(?: now| today)?|most (?:read|popular|viewed|shared|commented)(?: (?:stories|articles"
    r"|news|in \w+))?|popular(?: now| posts?)"
    r"|recommended(?: for you| by .{1,30}| stories| reading)|you (?:may|might)(?: also)? (?:like"
    r"|be interested in|have missed|enjoy)"
    r"|(?:up|watch|see|what to read) next|must[ -]read|editor s? picks?|editors picks|editors? choice"
    r"|in case you missed it"
    rf"|(?:from )?(?:around )?the web|from our partners|more on this(?: story| topic)?"
    rf"|more {_STORIES} (?:from|on|in|about) .{{1,40}}"
    r"|related (?:to this|searches)|people (?:are )?also read(?:ing)?|what we (?:are|re) (?:reading|watching"
    r"|listening to)|explore more on these topics|readers also liked|stories you may like"
    r"|picked for you|more like this"
    r"|in this (?:issue|edition|newsletter|section)|in other news|quick links|worth (?:a read|reading|your"
    r" time)|reading list|our picks|from (?:the|our) archives?|more news|icymi|other news|around the"
    r" (?:world|region|web|country)|promoted stories|sponsored stories|from around the web|(?:recommended|"
    r"sponsored|promoted) (?:links )?by .{1,30}|by (?:taboola|outbrain)|trending (?:stories|news|in .{1,30}|"
    r"on .{1,30})|stories (?:from|you) .{1,40}|next (?:story|article|up|in .{1,30})|previous (?:story|"
    r"article)|what s (?:trending|hot)|top stories (?:today|of the day|from .{1,30})|(?:latest|recent)"
    r" (?:from"
    r"|in|on) .{1,40}"
    r"|(?:don t )?miss(?:ed)? (?:these|this)|read this next|what to read (?:now|next)|more (?:top )?stories|"
    r"more to (?:read|explore)"
    r"|stories for you|(?:explore|discover) more|more from .{1,40}|related topics|trending topics|you ll"
    r" also like"
    r"|our (?:most|top) .{1,30}|(?:this|the) week s most read|newest|most commented|related to this (?:story"
    r"|article)"
    r"|(?:das |dies )?könnte (?:sie|dich|ihnen|dir)(?: auch)? (?:interessieren|gefallen)|weitere (?:artikel|"
    r"nachrichten|themen|meldungen|beiträge|news).{0,30}"
    r"|mehr (?:aus|von|zu|artikel|nachrichten|news)(?: .{1,40})?|(?:am )?meist(?:gelesen|gelesene|"
    r"kommentiert|geklickt)\w*(?: artikel)?|neueste (?:artikel|nachrichten|meldungen|beiträge)"
    r"|aktuelle (?:nachrichten|meldungen|themen|artikel)|ähnliche (?:artikel|beiträge|themen)|verwandte"
    r" (?:artikel|themen|beiträge)|empfohlene(?:r|n)? (?:artikel|inhalte?|beiträge?)|empfehlungen(?: der"
    r" redaktion)?|top ?themen|lesen sie (?:auch|mehr|jetzt|dazu).{0,30}|passend dazu|schlagzeilen|auch"
    r" (?:lesenswert|interessant)|im trend"
    r"|articles? (?:liés?|similaires?|connexes?|associés?|recommandés?|récents?|les plus lus)|les (?:plus|"
    r"articles les plus) (?:lus?|lues|populaires|commentés|partagés)|(?:à )?(?:lire|voir|découvrir) (?:aussi"
    r"|également|ensuite)|pour aller plus loin|vous aimerez (?:aussi|peut être).{0,20}|sur le même (?:sujet|"
    r"thème)|dans la même rubrique|dernières (?:actualités|nouvelles|infos)|(?:nos|autres) (?:derniers"
    r" )?articles|à la une|plus d (?:articles|actualités|infos)|recommandé(?:s|e|es)? pour vous|en ce moment"
    r"|ces articles .{1,40}"
    r"|(?:también )?te (?:puede|podría) (?:interesar|gustar)|(?:le|os) puede interesar|lo más (?:leído|visto"
    r"|popular|comentado|reciente)|(?:más|otras|últimas) (?:noticias|historias|notas)(?: .{1,30})?|"
    r"(?:noticias|artículos|temas|notas) (?:relacionad[oa]s|recomendad[oa]s|destacad[oa]s|recientes)|lea"
    r" (?:también|además)|lee (?:también|además|más)|más (?:sobre|de|en) .{1,40}|recomendad[oa]s?(?: para"
    r" (?:ti|usted))?|tendencias|no te pierdas|ver también"
    r"|(?:potrebbe|potrebbero|ti potrebbe|ti potrebbero) (?:interessarti|interessare|piacerti)(?: anche)?|"
    r"(?:i )?più (?:letti|visti|popolari|commentati|condivisi)|le più lette|(?:articoli|notizie|contenuti)"
    r" (?:correlat[ie]|simili|consigliat[ie]|recenti|più letti|più lette)|(?:altre|ultime) (?:notizie|"
    r"news)(?: .{1,30})?|altri articoli|leggi (?:anche|pure)|vedi anche|guarda anche|per approfondire|da non"
    r" perdere|consigliati(?: per te)?|ultim ora"
    r"|(?:leia|veja|vej[ao]|ler|saiba) (?:também|mais sobre .{1,30})|mais (?:lidas?|lidos|vistas?|populares|"
    r"notícias|recentes|sobre .{1,30}|de .{1,30})|(?:notícias|artigos|matérias|conteúdos) (?:relacionad[oa]s"
    r"|recomendad[oa]s|recentes|mais lid[oa]s)|(?:últimas|outras) (?:notícias)(?: .{1,30})?|(?:você"
    r" )?(?:pode|também pode) (?:gostar|interessar).{0,20}|relacionad[oa]s|recomendad[oa]s(?: para você)?|as"
    r" mais lidas|não perca|destaques"
    r"|(?:читайте|смотрите|смотри|читать)(?: нас)? (?:также|ещё|еще|по теме|далее)|(?:новости|материалы|"
    r"статьи|публикации|ещё|еще) (?:по теме|партнёров|партнеров|дня|раздела)|(?:другие|последние|похожие|"
    r"популярные|главные|свежие|рекомендуемые|связанные) (?:новости|материалы|статьи|публикации|записи|темы)"
    r"|(?:самое )?(?:читаемое|популярное|обсуждаемое|интересное|важное|главное)|вам (?:может|могут)(?:"
    r" быть)? (?:понравиться|понравится|интересн\w+)|рекомендуем|рекомендации|сейчас читают|по теме|в тренде"
    r"|что ещё почитать|ещё новости|лента новостей|выбор редакции"
    r"|(?:اقرأ|إقرأ|شاهد|طالع|اقرأوا) (?:أيضا|ايضا|أيضًا|كذلك|المزيد)|(?:مقالات|أخبار|مواضيع|مواد|قصص|"
    r"موضوعات) (?:ذات صلة|مشابهة|متعلقة|مرتبطة|أخرى|مختارة)|(?:الأكثر|الاكثر) (?:قراءة|مشاهدة|تداولا|شعبية|"
    r"تعليقا)|(?:آخر|أحدث) (?:الأخبار|المقالات|المواضيع|أخبار)|ذات صلة|قد (?:يعجبك|يهمك|تعجبك)(?: أيضا)?|"
    r"المزيد من .{1,30}|اخترنا لك|موصى به|أخبار أخرى"
    r"|das könnte (?:sie|dich|ihnen|dir)(?: auch)? (?:interessieren|gefallen)|auch interessant"
    r"|mehr zum thema|meistgelesen|lesen sie auch"
    r"|(?:à )?lire aussi|sur le même sujet|les plus lus|(?:también )?te puede interesar|lo más leído"
    r"|más noticias|noticias relacionadas"
    r"|lee también|leggi anche|potrebbe interessarti(?: anche)?|più letti|leia (?:também|mais)"
    r"|veja também|lees ook|zie ook|läs också"
    r"|les også|(?:читайте|смотрите) также|(?:новости|материалы) по теме|другие новости|последние новости"
)
_WEAK_HEAD = re.compile(
    r"keep reading|(?:more|most) (?:in|from|read in) .{1,40}|elsewhere(?: on .{1,30})?|also (?:today|in the"
    r" news|this week|new"
    r"|noted|worth reading)|also in .{1,30}|(?:weekend|our|good|top|long) reads?|what else.{0,30}"
    r"|related|popular|recommended|newest|for you|more|also|read (?:more|next|also|this)|(?:watch|listen"
    r"|see|hear) more|(?:see|also) (?:also|read|see)"
    r"|(?:more|read more|also) (?:from|in|on|about) (?:\w+ ?){1,5}|don t miss(?: these)?|in other news"
    r"|also in (?:this section|\w+)"
    r"|further reading|keep reading|continue reading in .{1,30}|(?:explore|discover|see) more (?:on"
    r"|from|in) .{1,40}|other stories"
)
_LEAD = re.compile(
    r"""(?:[-–—*•▪►▶➤»>|\[(\s]*)
    (?:also\s+read|read\s+also|also\s+see|see\s+also|also\s+watch|must\s+read|read\s+more|read[\s-]+next
    |read\s+here|read\s+this
    |related(?:\s+(?:news|stor(?:y|ies)|articles?|posts?|coverage|content|links?|videos?|reading))?
    |recommended(?:\s+(?:reading|stories))?
    |more\s+(?:on\s+this|news|stories|coverage|from\s+\w+)|more|up\s+next|watch|watch\s+(?:live|now|more|also
    |video)|video|listen|in\s+pictures|in\s+photos|gallery|photos
    |don[’']t\s+miss|you\s+may\s+also\s+like|you\s+might\s+also\s+like|trending|explained?|opinion
    |analysis|exclusive|read|live|live\s+updates
    |(?:à\s+)?(?:lire|voir)\s+(?:aussi|également)|(?:à\s+)lire|lee\s+también|lea\s+también|lea\s+(?:además|
    más)|te\s+puede\s+interesar|más\s+información|ver\s+también
    |lesen\s+sie\s+(?:auch|mehr|dazu)|(?:auch|jetzt)\s+lesen|mehr\s+(?:zum\s+thema|dazu|lesen)|lesen\s+sie\s
    +hierzu|siehe\s+auch|zum\s+thema|lesetipp|hintergrund|interview|kommentar
    |читайте\s+(?:также|ещё|еще|по\s+теме)|смотрите\s+также|по\s+теме|подробнее|ещё\s+по\s+теме|материал\s
    +по\s+теме|leggi\s+(?:anche|pure|di\s+più)|vedi\s+anche|guarda\s+anche|approfondisci|approfondimento
    |leia\s+(?:também|mais)|veja\s+(?:também|mais)|ler\s+também|saiba\s+mais|(?:اقرأ|إقرأ|شاهد|طالع)\s
    +(?:أيضا|ايضا|أيضًا|أيضاً|المزيد))
    \s*(?P<mark>[:：|›▸▶►…]|\.\.\.|[-–—](?=\s)|»|>>?|→)\s*(?P<rest>\S.*)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_SURE_LEAD = re.compile(
    r"\W*(?:also\s+(?:read|see|watch)|up\s+next|read[\s-]+(?:also|more|next|here|this)|see\s+also|must\s+read"
    r"|don[’']t\s+miss|you\s+m\w+\s+also\s+like|related|recommended"
    r"|(?:lire|voir)\s+(?:aussi|également)|à\s+lire|le[ea]\s+\w|te\s+puede\s+interesar|ver\s+también|más\s"
    r"+información|lesen\s+sie|auch\s+lesen|jetzt\s+lesen"
    r"|mehr\s|siehe\s+auch|zum\s+thema|lesetipp|читайте|смотрите|по\s+теме|подробнее|ещё|материал|leggi|vedi"
    r"\s+anche|guarda\s+anche|approfondi"
    r"|leia|veja|ler\s+também|saiba|اقرأ|إقرأ|شاهد|طالع"
    r"|watch\s+(?:live|now|more|also))",
    re.IGNORECASE,
)
_MOST_LEAD_WORDS = 30
_LEAD_WORDS = 4
_SURE_STORIES = 2
_MOST_TAIL = 200
"""Blocks that a list of other stories may have."""
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
        elif at > 0 and _points_below(blocks, at):
            end = at + 2
            yield Removal("pointer", "a pointer to the story below it", at, end)
        elif at > 0 and (strong := is_head(text)) is not None:
            end = _list_end(blocks, at + 1, strong=strong)
            if strong or end > at + 1:
                yield Removal("related", "a list of other stories", at, end)
        at = max(end, at + 1)


def _points_below(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line is a lead that ends in a colon, and the next one the headline it leads to."""
    text = blocks[at].text
    if size(text) > _LEAD_WORDS or not text.rstrip().endswith((":", "：")) or at + 1 >= len(blocks):
        return False
    lead = _LEAD.match(f"{text} .")
    return (
        lead is not None and _SURE_LEAD.match(text) is not None and is_headline(blocks[at + 1].text, fewest=3)
    )


@lru_cache(maxsize=4096)
def is_head(text: str) -> bool | None:
    """Whether the line is nothing but the head of a list of other stories; None where it is no head.

    True for a head that can hardly be anything else ("Recent news"), False for one that could also stand
    within an article ("More on the dam").
    """
    if size(text) > 8 or ends_with_full_stop(text.rstrip("!?")):
        return None
    line = label(text)
    return True if _HEAD.fullmatch(line) else False if _WEAK_HEAD.fullmatch(line) else None


@lru_cache(maxsize=4096)
def is_pointer(text: str) -> bool:
    """Whether the line sends the reader to another story: "Also read: Ferry strike enters second week".

    Leads that also open ordinary lines ("Video:", "Analysis:", "More:") count only in capitals.
    """
    found = _LEAD.match(text) if size(text) <= _MOST_LEAD_WORDS else None
    if not found:
        return False
    lead, rest = text[: found.start("mark")], found["rest"]
    if not (_SURE_LEAD.match(lead) or (lead.strip().isupper() and found["mark"] in ":|")):
        return False
    return not ends_with_full_stop(rest) or rest.endswith(("?", "!", "?’", "!’"))


def _list_end(blocks: Sequence[Block], start: int, *, strong: bool) -> int:
    """Where the list under a head ends: `start` when no story follows (the head alone goes).

    A story is a headline, perhaps a time or date, perhaps a blurb that breaks off ("…"). Blurbs of whole
    sentences look like the sections of an article: they count only under a sure head, below the greater part
    of the page, when the list goes on to the very end.
    """
    tail = strong and len(blocks) - start <= _MOST_TAIL and _is_below(blocks, start)
    if tail and _stories_end(blocks, start, whole_blurbs=True) == len(blocks):
        return len(blocks)
    end = _stories_end(blocks, start, whole_blurbs=False)
    last_too = strong and end - start >= _SURE_STORIES and end < len(blocks)
    return end + 1 if last_too and is_headline(blocks[end].text, fewest=3) else end


def _is_below(blocks: Sequence[Block], start: int) -> bool:
    """Whether the greater part of the page's text stands above `start`."""
    tail = sum(len(block.text) for block in blocks[start:])
    return tail < sum(len(block.text) for block in blocks[max(0, start - _MOST_TAIL) : start])


def _stories_end(blocks: Sequence[Block], start: int, *, whole_blurbs: bool) -> int:
    at = start
    while at < min(len(blocks), start + _MOST_TAIL):
        after = _story_end(blocks, at, whole_blurbs=whole_blurbs)
        if after is None:
            return at
        at = after
    return at


def _story_end(blocks: Sequence[Block], at: int, *, whole_blurbs: bool) -> int | None:
    """Where the story that begins at `at` ends, or None when there is none."""
    at = _past_notes(blocks, at)
    if at == len(blocks):
        return at
    if not is_headline(blocks[at].text, fewest=3):
        return at + 1 if _is_blurb(blocks[at].text, whole=False) else None
    after = _past_notes(blocks, at + 1)
    if after == len(blocks) or is_headline(blocks[after].text, fewest=3):
        return after
    if not _is_blurb(blocks[after].text, whole=whole_blurbs):
        return None
    return after + 1


def _past_notes(blocks: Sequence[Block], at: int) -> int:
    """Skip the times, dates and bylines of a story."""
    while at < len(blocks) and _is_note(blocks[at].text):
        at += 1
    return at


def _is_blurb(text: str, *, whole: bool) -> bool:
    return size(text) <= _MOST_BLURB_WORDS and (whole or is_truncated(text))


def _is_note(text: str) -> bool:
    return is_time(text) or (size(text) <= 8 and bool(_DATE_LIKE.fullmatch(text)))
