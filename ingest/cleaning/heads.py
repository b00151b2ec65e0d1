"""Heads of lists of other stories: "Recent news", "Most read", "Well read this week"."""

import re
from functools import lru_cache

from ingest.cleaning.shape import ends_with_full_stop, label, size
from ingest.wording import word_set

_STORIES = (
    r"(?:news|stories|story|articles?|posts?|headlines|reads?|reading|coverage|content|topics|videos?|links)"
)
_HEAD = re.compile(
    rf"(?:(?:our|the|today s|this week s|other|all) )?(?:recent|related|latest|top|more|most|other"
    rf"|popular|trending|similar|featured"
    rf"|breaking|recommended|editor s|editors|must|further|additional|hot|new|most popular|most read"
    rf"|most viewed) {_STORIES}"
    r"|(?:partner|sponsored|promoted|paid|branded|native) (?:content|stories|posts?|links?|features?)"
    r"|(?:watch(?: now)? )?related videos?|you (?:may|might)(?: also)? (?:want|like) to (?:watch|read|see"
    r"|hear|know)|read (?:next|also)|(?:see|also|watch) (?:also|read|next)|related|recommended"
    r"|trending(?: now| today)?"
    r"|most (?:read|popular|viewed|shared|commented)(?: (?:stories|articles"
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
    r"|(?:also|more to) read (?:from|on|in) .{1,40}"
    r"|(?:staff|readers?|critics?) (?:picks?|favou?rites?|choice)"
    r"|in this (?:issue|edition|newsletter|section)|in other news|quick links|worth (?:a read|reading|your"
    r" time)|reading list|our picks|from (?:the|our) archives?|more news|icymi|other news|around the"
    r" (?:world|region|web|country)|promoted stories|sponsored stories|from around the web|(?:recommended|"
    r"sponsored|promoted) (?:links )?by .{1,30}|by (?:taboola|outbrain)|trending (?:stories|news|in .{1,30}|"
    r"on .{1,30})|stories (?:from|you) .{1,40}|next (?:story|article|up|in .{1,30})|previous (?:story|"
    r"article)|what s (?:trending|hot)|top stories (?:today|of the day|from .{1,30})|(?:latest|recent)"
    r" (?:from"
    r"|in|on) .{1,40}"
    r"|don t miss|(?:don t )?miss(?:ed)? (?:these|this)|read this next|what to read (?:now|next)"
    r"|more (?:top )?stories|"
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
    r"|(?:самое )?(?:читаемое|популярное|обсуждаемое|интересное|важное|главное)(?: (?:за|на) .{3,12})?"
    r"|вам (?:может|могут)(?:"
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
    r"|popular|newest|for you|more|also|read (?:more|this)|(?:watch|listen"
    r"|see|hear) more|also see"
    r"|(?:more|read more|also) (?:from|in|on|about) (?:\w+ ?){1,5}|don t miss(?: these)?|in other news"
    r"|also in (?:this section|\w+)"
    r"|further reading|keep reading|continue reading in .{1,30}|(?:explore|discover|see) more (?:on"
    r"|from|in) .{1,40}|other stories"
)
_QUALITIES = word_set(
    "also best daily editor editors elsewhere featured further hot hottest just latest like local more most"
    " must new newest next other"
    " popular previous read reads recent recommended related similar suggested today top trending week"
    " weekly weekend well"
    " aktuelle am auch beliebte beliebteste empfohlene meist meistgelesen meistgelesene mehr neueste"
    " passende top verwandte weitere ähnliche"
    " autres dernières derniers lire lus meilleurs plus populaires récents similaires"
    " destacadas más otras populares recientes recomendadas relacionadas últimas leídas leído"
    " altre altri consigliati correlati letti più recenti simili ultime"
    " destaque destaques lidas mais outras recomendadas relacionadas últimas"
    " другие ещё популярное последние похожие рекомендуем свежие читаемое главное также"
    " أحدث أخرى آخر الأكثر المزيد ذات مختارة"
)
_STORY_WORDS = word_set(
    "articles clicked commented content coverage discussed features galleries headlines interest links"
    " missed news picks picked popular"
    " posts read reading reads series shared stories story topics updates videos viewed watched watch"
    " columns podcasts photos reports"
    " artikel beiträge meldungen nachrichten themen videos empfehlungen schlagzeilen berichte lesen gelesen"
    " gelesene geklickt kommentiert"
    " actualités articles infos nouvelles sujets vidéos lus lire"
    " artículos historias noticias notas temas vídeos leídas leído"
    " articoli notizie storie video letti"
    " artigos matérias notícias vídeos lidas"
    " материалы новости публикации статьи темы читайте"
    " أخبار مقالات مواضيع الأخبار قراءة"
)
_BESIDE = word_set(
    "a all and around at by for from here in is it my nearby now of on our right s the this us we web what"
    " you your area you re month year hour"
    " days across reading network community country region site section sections aus auf das dem den der die"
    " diese für heute im in von zum zu"
    " aujourd hui de des du en la le les nos sur a ce cette del el los las hoy oggi di da do hoje no na в"
    " дня на сегодня с по في من اليوم"
)
_MOST_HEAD_WORDS = 6
_MOST_SHOUTED = 4
_SHOUTED = word_set("more related read latest trending recommended mehr lire más leggi mais")


@lru_cache(maxsize=4096)
def is_head(text: str) -> bool | None:
    """Whether the line is nothing but the head of a list of other stories; None where it is no head.

    True for a head that can hardly be anything else ("Recent news"), False for one that could also stand
    within an article ("More on the dam").
    """
    if size(text) > 8 or ends_with_full_stop(text.rstrip("!?")):
        return None
    line = label(text)
    if _HEAD.fullmatch(line):
        return True
    if text.isupper() and line.split()[0] in _SHOUTED and size(text) <= _MOST_SHOUTED:
        return True
    return False if _WEAK_HEAD.fullmatch(line) else _is_made_of_heads(text) or None


def _is_made_of_heads(text: str) -> bool:
    """Whether a line is made of the words that name lists of stories: "Well read this week"."""
    if size(text) > _MOST_HEAD_WORDS or ends_with_full_stop(text.rstrip("!?")):
        return False
    row = [word for word in label(text).split() if not word.isdigit()]
    if len(row) < 2 or row[0] not in _QUALITIES:
        return False
    known = all(word in _QUALITIES or word in _STORY_WORDS or word in _BESIDE for word in row)
    return known and any(word in _STORY_WORDS for word in row[1:])
