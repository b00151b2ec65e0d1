"""What a page says about itself: advertisements' labels, menus, sections, rights, contact lines."""

ADVERT = r"""
(?:(?:free|classified|google|sponsored|paid|local|post free|place your|report|report this|skip|close|end of
+|start of|remove|hide|this is an?|why this) )?(?:ads?|adverts?|advertisements?|advertorial|classifieds?|
+classified ads)(?: \d+| free)?
adsbygoogle|ads? (?:by|from) \w+(?: \w+)?|ad feedback|ad choices|adchoices
advertise (?:with us|here|on this site)|(?:remove|go) ad(?:s| free)\b.{0,40}
(?:advertisement )?(?:the )?(?:article|story|content|text|page)? ?continues? (?:below|after|beneath)(?:
+ (?:this|the))?(?: advertisements?| ads?| advert| promo(?:tion)?| video| sponsored message)?
(?:advertisement |ad )?scroll (?:down )?(?:to|for) (?:continue|more|read|the rest)(?: reading| with
+ content)?
(?:advertisement )?continue reading(?: below)?(?: the| this)?(?: main story| article| story)?
advertisement (?:scroll to continue|loading|skip advertisement|.{0,20}continue reading.{0,30})
sponsored(?: content| links?| post| message| stories| by \w+(?: \w+){0,3})?
promoted(?: content| stories| links?| by .{1,30})?
paid (?:content|post|partnership|promotion|for by .{1,40})|partner content|presented by(?: .{1,40})?
in (?:association|partnership) with .{1,40}
(?:this )?(?:ad|advertisement|video) will (?:end|begin|start|play|resume) in \d+(?: seconds)?
your (?:ad|content|video) (?:will|starts)\b.{0,30}
(?:we|this page|this article|this (?:post|story)) (?:may )?(?:earn|contains?)\b.{0,60}\b(?:commission|
+affiliate)\b.{0,120}
(?:anzeigen?|werbung|werbeanzeige|gesponsert(?:er inhalt)?|sponsored post|partnerinhalt|bezahlter inhalt|
+anzeige endet in.{0,20})
(?:weiter(?:lesen)? )?nach der (?:anzeige|werbung)(?: (?:geht es weiter|weiterlesen|weiter))?
(?:der )?(?:artikel|text|beitrag) (?:geht|wird) (?:nach|unter) der (?:anzeige|werbung) (?:weiter|
+fortgesetzt)
lesen sie nach der (?:anzeige|werbung) weiter
publicité|publicités|annonces?|annonce sponsorisée|contenu (?:sponsorisé|partenaire)
(?:la suite|l article continue|lire la suite|la suite de (?:votre|cet|l) ?article) (?:se trouve )?(?:après|
+sous) (?:la|cette) publicité
après la publicité|en partenariat avec .{1,40}|proposé par .{1,40}
publicidad|anuncios?|contenido (?:patrocinado|publicitario)|patrocinado(?: por .{1,40})?
(?:continúa|sigue|la noticia continúa|el artículo continúa|continúe|continuar)(?: (?:leyendo|la lectura))?
+ (?:después|debajo|tras)(?: de)? (?:la|esta|el) (?:publicidad|anuncio)
branded content
pubblicità|annunc(?:io|i)|contenuto (?:sponsorizzato|pubblicitario)
(?:continua a leggere|l articolo continua|la notizia continua|continua) (?:dopo|sotto) (?:la|questa)
+ pubblicità
informazione pubblicitaria|contenuto offerto da .{1,40}
publicidade|pub|anúncios?|propaganda|conteúdo (?:patrocinado|publicitário|de marca)
patrocinado(?: por .{1,40})?
(?:continua|continue lendo|a matéria continua|o artigo continua)(?: a ler)? (?:após|depois d|abaixo d)[aeo]
+? ?(?:publicidade|anúncio)
oferecido por .{1,40}
реклама(?: на (?:сайте|правах рекламы))?(?: \d+)?|на правах рекламы|партнерский материал
партнёрский материал|рекламный (?:материал|блок)|спецпроект
(?:продолжение|текст|статья)(?: статьи| материала| текста)? (?:продолжится |продолжается |следует
+ )?(?:после|ниже|под) (?:рекламы|рекламой|рекламного блока)
erid .{1,60}
إعلان(?:ات)?|اعلانات?|محتوى (?:ممول|مدفوع|إعلاني|برعاية)|برعاية .{1,40}
(?:يستمر|تابع القراءة|المقال مستمر|الخبر مستمر|استمر) .{0,20}بعد الإعلان|مساحة إعلانية
annons|reclame|reklama|advertentie|annonse|mainos|hirdetés|reklam
need a break play the .{1,40}\b(?:crosswords?|puzzles?|games?|quiz)\b.{0,40}
"""

DATABASE = r"""
(?:media|press|news|daily|weekly|morning|evening) (?:summary|clippings?|cuttings?|monitoring|scan|round ?up|
+digest)(?: .{0,80})?
(?:prepared|compiled|produced|created|selected|curated|monitored) (?:for|by) .{1,60}|(?:table of )?contents
back to (?:the )?(?:contents|index|top|list|overview|start|results)|end of (?:the )?(?:summary|document|
+report|digest
+|review|clippings|file|article|story|message|page|newsletter|bulletin|list)
copies may not\b.{0,80}|licen[cs]e [a-z]{2,5} \d+.{0,20}
\d{2,6} words(?: (?:english|german|french|spanish|italian|portuguese|page|section|id|copyright)\b.{0,50})?
(?:classification|geographic|load date|pub(?:lication)? type|journal code)(?: .{0,60})?
length \d+ words|load date .{4,40}|end of document|documents? \d+(?: of \d+)?|page \d+ of \d+
section .{1,40} pg \d+\w?|document \w{12,40}|copyright \d{4} .{1,80} all rights reserved
clip(?:ping)?s? \d+(?: of \d+)?|article \d+ of \d+|\d+ of \d+ documents|all rights reserved worldwide
printed (?:from|on|by) .{3,80}|(?:this )?(?:document|copy|article) (?:was )?printed (?:from|on|by) .{3,80}
"""

MENU = r"""
body|end|ends|fin|ende|конец|our supporters|current issue|back issues|basket(?: \d+)?|cart(?: \d+)?
hello(?: guest| reader)?|welcome(?: guest| back)?|guest|log off|featured|forecast|author e ?mail
sites partners|sites and partners|powered by .{1,60}|view all(?: posts)?|close this dialog|e ?editions?
fixtures|scores|tables|results|transfers|my teams|standings|schedules?|affiche|афиша|реклама|18|16|12
comment|letters?|start|top|become a member|agri|events?|upcoming events?|mining|watchlist|add to watchlist
my portfolio|portfolio|stocks|bonds|funds|depot|commodity prices|top movers|most active|market data|quotes
supported by .{1,40}|published by .{1,60}|site information navigation|our standards .{1,80}|local news
what s on|your town|motors|property
skip to (?:main |the )?(?:content|navigation|article|search|footer|main)(?: skip to .{1,30})?
(?:main |open |close |toggle |show |hide )?(?:menu|navigation|main navigation|search|nav)
jump to (?:content|navigation|comments)|you are here|accessibility (?:links|help|statement)|skip navigation
browse|settings|options|cookie settings|your account|news in brief|in brief|briefs
most (?:read|popular|viewed|shared)|home|homepage|home page
search(?: for| this site| the site| articles| here)?|close|clear|log ?in|log ?out|sign ?in|sign ?up|register
my (?:account|profile|feed|news)|your account|back to (?:top|home(?:page)?|the top|all .{1,20})|top of page
go to (?:homepage|top)|contact(?: us)?|about(?: us)?|about the (?:author|site|paper)|sitemap|site map
site index|rss(?: feeds?)?|subscribe|e ?paper|e ?edition|today s paper|print edition|digital edition|live tv
watch live|on air|listen live|privacy(?: (?:policy|notice|statement))?|careers|jobs|advertise|advertising
media kit|press office|press|cookies|accessibility|newsletters?|puzzles|crossword|horoscopes?|weather
tv guide|classifieds|obituaries|e shop|shop|store|archives?|all rights reserved|masthead|our team|staff
the team|work with us|faq|faqs|help|help cent(?:re|er)|support|customer service|corrections|code of ethics
editorial (?:policy|standards|guidelines)|ethics policy|complaints|feedback|imprint|legal
terms(?: (?:of (?:use|service|sale)|and conditions|conditions|service))?|conditions of use
do not sell my (?:personal )?information|ad choices|manage cookies|our apps|apps|mobile app
download (?:our |the )?app|get the app|app store|google play|edition|editions?|international edition
us edition|uk edition|languages?|english|deutsch|français|español|italiano|português|русский|العربية
change location|my location|notifications|bookmarks|saved(?: articles)?|dark mode|light mode|trending|latest
live|video|videos|photos|gallery|galleries|podcasts?|more|all sections|sections|topics|all topics
see all(?: sections)?|quick links|useful links|explore|discover|company|our company|connect|connect with us
follow|social media|site links|featured|popular
(?:next|previous|older|newer|prev)(?: (?:article|post|story|page|posts|stories))?|(?:page )?\d+ of \d+
page \d+|\d+(?: \d+){2,8}(?: next)?|prev(?:ious)? next|« prev|next up
previous (?:article|post|story) next (?:article|post|story)
(?:zum |direkt zum )?(?:inhalt|hauptinhalt|navigation|menü|suche|fussbereich|footer)(?: springen|
+ überspringen)?
(?:menü|navigation|suche)(?: (?:öffnen|schliessen|ein ?blenden|aus ?blenden))?|startseite|suchen?|schliessen
anmelden|abmelden|einloggen|registrieren|mein konto|kontakt|über uns|impressum
datenschutz(?:erklärung| hinweise?)?|agb|nutzungsbedingungen|nutzungsbasierte online werbung|mediadaten|jobs
karriere|barrierefreiheit|hilfe|abo ?shop|abo(?: kündigen| service| verwalten)?|verträge hier kündigen
leserservice|archiv|wetter|rätsel|anzeigen(?:markt)?|trauer(?:anzeigen)?|newsletter|e ?paper|apps?
werbung schalten|presse|redaktion|mediathek|livestream|schlagzeilen|ressorts|mehr|sie sind hier
vorherige(?:r artikel)?|nächste(?:r artikel)?|zurück zur (?:startseite|übersicht)|nach oben|privatsphäre
cookie einstellungen|netiquette|kundenservice|sitemap
aller au contenu(?: principal)?|accéder au contenu|menu(?: principal)?|accueil|rechercher?|recherche|fermer
se connecter|connexion|mon (?:compte|espace)|s inscrire|contact(?:ez nous)?|nous contacter|qui sommes nous
à propos|mentions légales|politique de confidentialité|confidentialité|données personnelles
conditions générales(?: .{1,30})?|cgu|cgv|plan du site|publicité|archives|météo|jeux|boutique|annonces
petites annonces|carnet|applications?|le journal|journal numérique|édition du jour|vidéos|podcasts|rubriques
plus|vous êtes ici|aide|faq|foire aux questions|charte .{1,30}|recrutement|flux rss|gestion des cookies
gérer les cookies|accessibilité(?: .{1,20})?|s abonner|abonnement|en direct|direct|dernière heure
(?:ir|saltar) al contenido(?: principal)?|menú|inicio|portada|buscar|buscador|cerrar|iniciar sesión
registrarse|mi cuenta|contacto|contáctanos|quiénes somos|sobre nosotros|acerca de|aviso legal
política de (?:privacidad|cookies)|condiciones(?: de uso)?|términos y condiciones|mapa (?:del sitio|web)
publicidad|hemeroteca|archivo|el tiempo|juegos|tienda|clasificados|esquelas|edición impresa|última hora
en directo|en vivo|secciones|más|usted está aquí|ayuda|preguntas frecuentes|trabaja con nosotros|canal rss
suscríbete|ediciones|síguenos
(?:vai|salta) al contenuto(?: principale)?|menu|home|homepage|cerca|chiudi|accedi|registrati|il mio account
contatti|contattaci|chi siamo|redazione|privacy(?: policy)?|informativa(?: .{1,20})?|cookie policy
note legali|termini e condizioni|condizioni d uso|mappa del sito|pubblicità|archivio|meteo|giochi|necrologie
annunci|edicola(?: digitale)?|ultim ora|in diretta|diretta|sezioni|altro|sei in|aiuto|lavora con noi
abbonati|gestione cookie|preferenze cookie
(?:ir|pular|saltar) para o conteúdo(?: principal)?|menu|início|capa|buscar|busca|pesquisar|pesquisa|fechar
entrar|cadastre se|minha conta|contato|contacto|contactos|fale conosco|quem somos|sobre nós|expediente
ficha técnica|política de privacidade|privacidade|termos (?:de uso|e condições)|mapa do site|publicidade
anuncie|arquivo|tempo|jogos|classificados|edição impressa|última hora|ao vivo|em direto|seções|mais
você está aqui|ajuda|trabalhe conosco|assine|estatuto editorial
(?:перейти|к) (?:к )?(?:содержанию|основному содержанию|контенту)|меню|главная|на главную|поиск|найти
закрыть|войти|вход|регистрация|личный кабинет|контакты|о (?:нас|компании|проекте|редакции|сайте|газете)
редакция|реклама(?: на сайте)?|рекламодателям|политика конфиденциальности|обработка персональных данных
пользовательское соглашение|правила(?: .{1,30})?|карта сайта|вакансии|архив|погода|курс(?:ы)? валют
спецпроекты|подписка|приложени[ея]|рубрики|разделы|ещё|еще|лента(?: новостей)?|все новости|прямой эфир|видео
фото|подкасты|вы здесь|помощь|обратная связь|rss|версия для слабовидящих
(?:انتقل|تخطى|تجاوز|الانتقال) إلى (?:المحتوى|المحتوى الرئيسي)|القائمة(?: الرئيسية)?|الرئيسية|الصفحة الرئيسية
بحث|ابحث|إغلاق|تسجيل الدخول|حسابي|اتصل بنا|تواصل معنا|من نحن|عن الموقع|هيئة التحرير|سياسة الخصوصية|الخصوصية
الشروط والأحكام|شروط (?:الاستخدام|الخدمة)|خريطة الموقع|أعلن معنا|للإعلان|وظائف|الأرشيف|أرشيف|الطقس
البث المباشر|بث مباشر|مباشر|عاجل|فيديو|فيديوهات|صور|بودكاست|المزيد|أقسام|كل الأخبار|أنت هنا|النشرة البريدية
"""

SECTIONS = frozenset(
    """
    home|city|country|county|province|municipal|stories|headlines|news in brief|news|in brief|briefs
    valleys|farming|markets|world|politics|business|economy|economics|sport|sports|culture|opinion
    opinions|editorial|editorials|science|technology|tech|health|lifestyle|life|style|travel|arts|art
    entertainment|music|film|movies|tv|books|food|education|environment|climate|local|national
    international|regional|region|regions|europe|asia|africa|americas|uk|us|usa|middle east|money
    finance|property|real estate|jobs|cars|motoring|motors|fashion|football|cricket|rugby|tennis|golf
    racing|weather|video|videos|photos|pictures|podcasts|podcast|live|games|puzzles|features|magazine
    weekend|society|community|crime|courts|law|obituaries|letters|comment|analysis|long reads|in depth
    investigations|data|latest|top stories|more|harbour|port|shipping|islands|island|villages|town
    agriculture|fishing|transport|traffic|energy|letters to the editor|about|contact|subscribe
    newsletters|newsletter|shop|archive|archives|events|what s on|classifieds|e paper|epaper|search
    menu|login|log in|sign in|register|nachrichten|politik|wirtschaft|kultur|meinung|wissen
    wissenschaft|gesellschaft|gesundheit|reise|reisen|auto|digital|technik|netzwelt|panorama
    vermischtes|regionales|lokales|stadt|inland|ausland|welt|fussball|wetter|feuilleton|leben|bildung
    karriere|finanzen|geld|börse|verbraucher|ratgeber|service|mediathek|umwelt|klima|startseite|abo
    rätsel|deutschland|leserbriefe|kreis|landkreis|actualité|actualités|politique|économie|monde|france
    société|sciences|santé|planète|environnement|idées|débats|tribune|régions|région|faits divers
    justice|éducation|technologie|médias|voyage|loisirs|cuisine|météo|internationale|immobilier|emploi
    bourse|entreprises|accueil|mer|ville|locale|política|economía|internacional|nacional|españa
    sociedad|cultura|deportes|deporte|ciencia|tecnología|salud|opinión|gente|sucesos|educación
    medio ambiente|televisión|viajes|gastronomía|motor|empresas|mercados|fútbol|mundo|portada|inicio
    última hora|comarcas|provincia|politica|economia|esteri|cronaca|cronache|spettacoli|spettacolo
    scienza|scienze|tecnologia|salute|opinioni|commenti|mondo|italia|ambiente|viaggi|moda|motori|calcio
    società|lavoro|finanza|città|regioni|interni|brasil|portugal|esportes|desporto|ciência|saúde
    educação|sociedade|opinião|entretenimento|polícia|cidades|país|futebol|turismo|justiça|политика
    экономика|общество|мир|в мире|россия|бизнес|спорт|культура|наука|технологии|здоровье|происшествия
    мнения|мнение|авто|недвижимость|путешествия|финансы|деньги|регионы|город|главное|новости|главная
    армия|медиа|образование|экология|жизнь|интервью|أخبار|الأخبار|سياسة|السياسة|اقتصاد|الاقتصاد|رياضة
    الرياضة|ثقافة|الثقافة|علوم|تكنولوجيا|صحة|الصحة|منوعات|العالم|عالم|محليات|محلي|دولي|عربي|عرب|آراء
    رأي|مقالات|حوادث|فن|فنون|مجتمع|تعليم|سيارات|الرئيسية|المرأة|تحقيقات|تقارير|عاجل
    """.replace("\n", "|")
    .replace("    ", "")
    .strip("|")
    .split("|")
)
"""Names of a page's sections, as a row of them or a breadcrumb shows."""
