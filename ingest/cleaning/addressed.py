"""Sentences in which a page speaks to its reader of itself: its letters, its terms, its need of money.

Told by the company of words: things that only a page has ("newsletter"), its "we" or "this article", its
"you", and nobody told of ("she said"). What an article says of the same things lacks one or the other.
"""

from itertools import pairwise

from ingest.wording import word_set

_SURE = word_set(
    "commenting inbox journalism newsletter newsletters newsroom notifications paywall"
    " republish republished republishing subscribe subscriber subscribers subscribing subscription"
    " subscriptions"
    " unsubscribe"
    " abonnement abonnenten datenschutzerklärung newslettern posteingang redaktion spende spenden"
    " abonné abonnés désinscrire dons infolettre journalisme rédaction"
    " boletín boletines donación periodismo redacción suscribirte suscripción suscriptor suscriptores"
    " abbonamento abbonati donazione giornalismo iscrizione redazione"
    " assinante assinantes assinatura doação jornalismo redação"
    " рассылка рассылки рассылке рассылку подписка подписки подписку подписчикам подписчиков редакции"
    " редакцию"
    " اشتراك الاشتراك المشتركين نشرتنا للمشتركين"
)
_PARTLY = word_set(
    "account ad ads adverts advert alert alerts app article articles audio automated browser click comment"
    " comments commons consent content contribute contribution cookie cookies copyright coverage creative"
    " donate donation donations download edition email emails feedback free gift guidelines javascript"
    " licence licensed license"
    " link links log logged login mail member members membership moderated moderators page permission"
    " permissions"
    " podcast policy privacy reader readers registered registration register reporting reserved sign signing"
    " site spam sponsored stories story support supported supporters supporting tap terms transcript"
    " transcripts"
    " website"
    " angezeigt anzeige artikel beitrag browser cookies daten datenschutz einwilligung externe externen"
    " externer"
    " hinweis inhalt inhalte kommentar kommentare konto kostenlos lesen leser leserinnen link mail nutzungs"
    " seite unterstützen unterstützung widerrufen zustimmung"
    " adresse article bloqué commentaire commentaires compte confidentialité contenu contenus courriel"
    " gratuit gratuitement lecteurs lettre lien mail page publicité publicitaires site soutenez soutenir"
    " soutien"
    " artículo comentario comentarios contenido correo cuenta enlace gratis lectores noticia página"
    " privacidad"
    " publicidad sitio apoyar apoyo"
    " articolo commenti commento contenuti contenuto gratis lettori mail notizia pagina pubblicità sito"
    " sostenere"
    " sostegno"
    " artigo comentário comentários conteúdo conteúdos conta email leitores matéria notícia página"
    " privacidade"
    " publicidade apoiar apoio"
    " аккаунт материал материалы почту публикации сайт сайта сайте ссылка статья страница страницу читателей"
    " читатели комментарии комментарий поддержать поддержка реклама"
    " البريد التعليقات الخبر الصفحة المحتوى المقال الموقع بريدك حسابك"
)
_OWN = word_set(
    "our ours us we unser unsere unserem unseren unserer unseres uns wir notre nos nous nuestra nuestras"
    " nuestro"
    " nuestros nosotros nostra nostre nostri nostro noi nossa nossas nosso nossos nós наш наша наше наши"
    " нашей"
    " нашем нашего нашу нам нас мы لنا نحن موقعنا نشرتنا"
)
_YOURS = word_set(
    "below enjoying here please you your yours bitte dich dir du euch hier ihnen ihr ihre ihrem ihren ihrer"
    " sie"
    " vos votre vous aquí su sus te ti tu tus usted ustedes tua tue tuo tuoi aqui seu seus sua suas você"
    " vocês"
    " вам вас ваш ваша ваше ваши вы здесь أنت بريدك حسابك هنا"
)
_THESE = word_set(
    "this these dieser diese dieses diesen cet cette ce este esta questo questa essa esse этот эта эту هذا"
    " هذه"
)
_TOLD = word_set(
    "added agreed argued asked contributed correct corrected court customer customers declined did earlier"
    " had"
    " has he her hers him his i incorrect incorrectly its judge me mentioned mine misstated my netflix"
    " objected"
    " blood correction didn editor funds note phone police previous said says seeking screen she smartphone"
    " their them they told tv updated users would wrote"
    " ich er sagte sagt teilte hat hatte je il elle dit déclaré yo él ella dijo ha io lui lei detto eu ele"
    " ela"
    " disse он она его её они сказал сказала заявил заявила قال قالت"
)
_MOST_WORDS = 45
_SHORT = 18
ANYWHERE = 5
AT_EDGE = 4


def insistence(line: str) -> int:
    """How much of a page's own talk is in a sentence (its label); from `ANYWHERE` on no article says it."""
    row = line.split()
    if len(row) > _MOST_WORDS:
        return 0
    words = set(row)
    sure, partly = len(words & _SURE), len(words & _PARTLY)
    if (not sure and partly < 2) or not words.isdisjoint(_TOLD):
        return 0
    own = not words.isdisjoint(_OWN)
    this = any(one in _THESE and (two in _PARTLY or two in _SURE) for one, two in pairwise(row))
    yours = not words.isdisjoint(_YOURS)
    if not (own or this or (yours and sure)):
        return 0
    numbers = any(map(str.isdigit, line))
    short = sure > 0 and len(row) <= _SHORT
    return 2 * sure + partly + 2 * own + 2 * this + yours + short - numbers
