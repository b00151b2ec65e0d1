"""What buttons, notices and menus say, in the languages that pages most often come in.

Each phrase is as `shape.label` shows it: "E-Mail-Adresse" is "e mail adresse", "à lire aussi :" is
"à lire aussi".
"""

NETWORK = (
    "(?:facebook|fb|twitter|x twitter|twitter x|x|whatsapp|telegram|tg|linkedin|linked in|pinterest|reddit"
    "|instagram|ig|youtube|tiktok|messenger|viber|tumblr|vk|vkontakte|flipboard|threads|bluesky|mastodon"
    "|google news|google|snapchat|wechat|weibo|pocket|skype|e ?mail|mail|sms|rss|gmail|xing|line|ok"
    "|odnoklassniki|print|courriel|correo|correo electrónico|вконтакте|вк|одноклассники|одноклассниках"
    "|телеграм|телеграме|дзен|дзене|фейсбук|твиттер|ватсап|макс|فيسبوك|تويتر|واتساب|واتس اب|تلغرام|تيليغرام"
    "|تليجرام|إكس|انستغرام|إنستغرام|لينكد إن|يوتيوب|غوغل نيوز)"
)
_ROW = f"{NETWORK}(?: (?:and |und |et |y |e |и |و)?{NETWORK})*"
_THIS = "(?: (?:this|the))?(?: (?:article|story|post|page|news|content|video|link|quote))?"

SHARE = rf"""
(?:like|share|comment|subscribe|follow)(?: (?:and|or|share|like|comment|subscribe|follow))+(?: below| now|
+ us| this)?
about sharing|share page|send any friend a story.{{0,160}}
as a subscriber you have \d+ gift articles\b.{{0,120}}|(?:give|gift) this article
anyone can read what you share
(?:share|tweet|pin|e ?mail|print|save|bookmark|recommend|send|gift|forward){_THIS}(?: (?:on|via|with|to|by|
+in|using|for)(?: {NETWORK}| friends?| a friend| your friends| others| later| it)+)?(?: now| button| options
+| link)?
(?:share|tweet|save|print|e ?mail|send|follow) {_ROW}
(?:share|save|follow|print|copy|e ?mail|tweet|comment|bookmark|gift|listen)(?: (?:share|save|follow|print|
+copy|e ?mail|tweet|comment|bookmark|gift|listen|link))+
share it|sharing|share full article|share(?:s|d)?|share options|more sharing options|share is caring
sharing is caring
(?:like|liked|love|loved|enjoy|enjoyed|enjoying)(?: reading)? (?:this|the|what|our)\b.{{0,40}}\b(?:share|
+tell|pass|follow|subscribe)\b.{{0,50}}
spread the word|pass it on|if you liked this(?: article| story)? share it
copy (?:the |this )?(?:link|url)(?: to clipboard)?|(?:link|url) copied(?: to clipboard)?
copied(?: to clipboard)?|get link|permalink|shortlink
shares? \d+|\d+ shares?|click to (?:share|e ?mail|print|tweet)\b.{{0,60}}
(?:please )?(?:follow|find|join|like|connect with|add|visit|watch|see)(?: us| me)?(?: also)?(?: (?:on|at|
+via|in|our))?(?: (?:and )?{NETWORK})+(?: (?:page|channel|group|account|community))?(?: now| today)?
follow(?: us| me| this (?:story|topic|author)| along| topics?| author)?|following|join us on .{{1,30}}
(?:join|follow) our .{{1,20}} (?:channel|group|page|community|account)s?
(?:follow|like|find|join) (?:us|the [\w ]{{1,30}}) on {NETWORK}(?: .{{0,60}})?
\d+(?: \d+)?[km]? (?:shares?|views?|likes?|reads?|retweets?|claps?|reactions?|impressions?|people like this)
(?:views?|shares|likes|reads|hits) \d[\d ]*[km]?|like this loading
(?:artikel|beitrag|seite|text|link|inhalt|diesen artikel|jetzt|auf {NETWORK}|bei {NETWORK}|per {NETWORK}|
+über {NETWORK})?(?: auf {NETWORK}| per {NETWORK})? ?(?:teilen|drucken|ausdrucken|merken|mailen|versenden|
+verschicken|weiterempfehlen|weiterleiten|vorlesen|kopieren|speichern)(?: (?:auf|bei|per|via|über) {_ROW}
+)?(?: (?:teilen|drucken|merken|mailen|versenden|kopieren))*
(?:folgen|folge)(?: sie)?(?: uns)?(?: (?:auf|bei) {_ROW}.{{0,40}})?|link kopiert|geteilt|\d+ mal geteilt
(?:partager|partagez|imprimer|envoyer|enregistrer|sauvegarder|offrir)(?: (?:cet article|l article|cette
+ page|la page|ça))?(?: (?:sur|par|via|avec|à)(?: {_ROW}| un ami))?(?: (?:partager|imprimer|envoyer|
+enregistrer))*
copier le lien|lien copié
(?:suivez|suivre|retrouvez|rejoignez)(?: nous)?(?: (?:sur|aussi sur|aussi) {_ROW}.{{0,40}})?|suivez nous
\d+ partages?|réagir
(?:compart(?:ir|e|a|elo)|imprimir|enviar|guardar|comenta(?:r)?)(?: (?:este artículo|esta noticia|la noticia
+|el artículo|esta nota|nota|artículo|noticia))?(?: (?:en|por|vía|con|a)(?: {_ROW}| un amigo))?(?:
+ (?:compartir|imprimir|enviar|guardar))*
copiar (?:el |o )?(?:enlace|link)|(?:enlace|link) copiado
síg(?:ue|a)nos(?: (?:en|también en) {_ROW}.{{0,40}})?|\d+ (?:veces )?compartid[oa]s?
(?:condivid(?:i|ere)|stampa|invia|salva|segnala)(?: (?:l articolo|questo articolo|questa notizia|la notizia
+|articolo))?(?: (?:su|via|con|per|a)(?: {_ROW}| un amico))?(?: (?:condividi|stampa|invia|salva))*
copia (?:il )?link|link copiato|segui(?:ci|teci)?(?: (?:su|anche su) {_ROW}.{{0,40}})?|\d+ condivisioni
(?:compartilh(?:ar|e)|partilh(?:ar|e)|imprimir|enviar)(?: (?:este artigo|esta notícia|a notícia|o artigo|
+essa notícia|matéria))?(?: (?:no|na|em|por|via|pelo|com)(?: {_ROW}| um amigo))?
siga(?: nos)?(?: (?:no|na|em|nas) .{{1,40}})?|\d+ (?:compartilhamentos|partilhas)
(?:поделиться|поделитесь|поделись|распечатать|печать|отправить|сохранить|переслать)(?: (?:новостью|статьей|
+статьёй|ссылкой|материалом|с друзьями|этой .{{1,20}}))?(?: (?:в|на|через|по) {_ROW})?(?: {_ROW})?
версия для печати|(?:скопировать|копировать) ссылку|ссылка скопирована
(?:читайте|подписывайтесь|следите|присоединяйтесь|смотрите|мы)(?: (?:на )?нас| за нами| на наш\w*| наш\w
+*)?(?: (?:канал|каналы|страницу|группу))?(?: (?:в|на)(?: {_ROW})+.{{0,40}})
شارك(?:ها|وا|نا|نها)?(?: (?:هذا )?(?:المقال|الخبر|المقالة|الموضوع|الصفحة))?(?: (?:على|عبر|مع)(?: {_ROW}|
+ الأصدقاء| أصدقائك))?
مشاركة(?: (?:الخبر|المقال|المقالة|عبر|على) ?.{{0,30}})?
(?:اطبع|طباعة|إرسال|أرسل|حفظ|نسخ الرابط|انسخ الرابط|تم نسخ الرابط|متابعة)(?: (?:المقال|الخبر))?
تابع(?:نا|ونا|وا)?(?: (?:على|عبر|قناتنا|حسابنا|صفحتنا) .{{1,50}})?
(?:kindly |please )?(?:share|spread|pass on|forward) (?:this|the) (?:story|article|post|news|report|piece|
+word)(?: .{{0,40}})?
(?:teilen|teile) sie (?:diesen|den) (?:artikel|beitrag).{{0,40}}|partagez cet article.{{0,40}}|comparte
+ (?:esta|este) \w+.{{0,40}}
"""

COUNTER = r"""
(?:comments?|kommentare?|commentaires?|comentarios?|commenti|comentários?|комментари\w+|التعليقات|تعليقات)
+ \d+
\d+ (?:comments?|replies|reactions)|\d+ likes? \d+ (?:comments?|shares?)
\d+ \d+ minutes?|\d+ min(?:ute)?s?(?: read)?(?:ing)?(?: time)?
(?:estimated )?read(?:ing)? time(?: less than)?(?: a minute| \d+ ?(?:mins?(?:utes?)?|m)?)?
\d+ (?:minutes?|min) to read|a \d+ minute read
(?:ca )?\d+ (?:min|minuten?)(?: lesezeit| lesedauer)?
(?:lesezeit|lesedauer)(?: (?:ca|etwa))?(?: \d+(?: (?:min|minuten?))?)?|\d+ (?:aufrufe|kommentare?|klicks)
(?:temps de )?lecture(?: estimé)?(?: (?:en|de|environ))? \d+ ?(?:min|minutes?|mn)
\d+ ?(?:min|minutes?|mn)(?: de lecture)?|\d+ (?:vues|commentaires?|lectures|réactions)
(?:tiempo de )?lectura(?: estimad[oa])?(?: de)? \d+ ?(?:min|minutos?)|\d+ ?(?:min|minutos?)(?: de lectura)?
\d+ (?:visitas|comentarios?|lecturas|visualizaciones)
(?:tempo di )?lettura(?: stimat[oa])?(?: di)? \d+ ?(?:min|minut[oi])|\d+ ?(?:min|minut[oi])(?: di lettura)?
\d+ (?:commenti?|visualizzazioni|letture)
tempo de leitura(?: estimado)?(?: de)? \d+ ?(?:min|minutos?)|\d+ ?(?:min|minutos?)(?: de leitura)?
leitura de \d+ min\w*|\d+ (?:comentários?|visualizações|visitas|leituras)
(?:время (?:на )?(?:чтени[яе]|прочтения)|читать|чтение)(?: около)? \d+ ?мин\w*
\d+ ?мин\w*(?: (?:на )?(?:чтени[яе]|прочтение))?|\d[\d ]* (?:просмотр\w*|комментари\w*|прочтени\w*)
(?:просмотр(?:ов|ы)|прочитали|комментариев|комментарии) \d[\d ]*
(?:وقت|مدة|زمن) القراءة .{1,20}|\d+ (?:دقيقة|دقائق)(?: (?:للقراءة|قراءة))?|قراءة \d+ (?:دقيقة|دقائق)
(?:عدد )?(?:المشاهدات|الزيارات|القراءات|التعليقات) \d[\d ]*
\d[\d ]* (?:مشاهدة|مشاهدات|قراءة|تعليق|تعليقات|مشاركة|مشاركات)
views|shares|reads|hits|visited [\d ]+ times(?: [\d ]+ visits? today)?|[\d ]+ visits? today
you ve (?:now )?read (?:\d+|one|two|three|four|five) (?:articles?|stories)\b.{0,60}
"""

BUTTON = r"""
image (?:source|caption|copyright|credit) .{2,80}|media caption .{2,160}
(?:video|image|audio|media) (?:unavailable|not available|source .{2,60})
this video (?:can not|cannot|can t) be played|to play this video\b.{0,80}
.{0,40}\bis not responsible for the content of external (?:internet )?sites.{0,80}|related internet links
opens (?:in )?(?:a )?new (?:tab|window|browser window)|(?:read|view|open|listen) in (?:the )?app|learn more
listen to this article \d.{0,40}
jump to (?:recipe|comments|content|section)|print (?:recipe|this recipe)|rate this recipe.{0,30}
pin (?:recipe|it)|save recipe|load (?:more|newer|older)(?: updates| posts| comments| entries)?
(?:show|see) key events only|key events|latest updates|live updates|pinned(?: post)?|refresh
auto ?refresh.{0,20}|please turn on javascript to use this feature|updated automatically
new updates? available|(?:\d+ )?new posts?|view (?:desktop|mobile|full|amp) (?:site|version)|full version
desktop version|go to (?:the )?full (?:site|version)
(?:this )?transcript (?:was|is|has been) (?:created|generated|produced|edited)\b.{0,160}
(?:download|read|view|show|full) (?:the )?transcript|transcript
(?:watch|listen) on (?:youtube|spotify|apple podcasts|apple|google podcasts|amazon music|deezer).{0,60}
(?:available|subscribe) on (?:apple podcasts|spotify|youtube|google podcasts).{0,80}|video ad feedback
now playing.{0,60}|source [a-z]{2,12} ad feedback
(?:you can )?now listen to .{1,40} articles|click here to get the .{1,40} app|proudly powered by .{1,40}
powered by .{1,40}|theme (?:by )?.{1,40} by .{1,40}|built with .{1,40}
(?:previous|next) (?:post|article|story|entry) .{0,100}
posted (?:on|by|in) .{2,60} (?:by|in|leave a comment|\d+ comments?).{0,60}
back to (?:blog|news|articles?|index|list|all|search results)(?: .{1,30})?
return to (?:homepage|index|top|search results|results)|(?:trusted|independent) journalism since \d+
player ratings|line ?ups|match (?:stats|facts|centre|center|preview)|head to head|vote for .{1,40}|odds
latest odds|betting odds.{0,40}|(?:man|player) of the match.{0,40} vote.{0,20}
(?:when the fun stops stop|be gambleaware).{0,40}|over 18s? only.{0,60}|18 (?:only|plus|t cs apply).{0,60}
t cs apply.{0,40}|terms (?:and conditions )?apply
(?:read|view|show|load|see|learn|discover|find out|explore)(?: the)? (?:more|all|full|rest|less|full
+ article|full story|full (?:article|story|report|coverage)|rest of (?:this|the) (?:article|story))(?:
+ (?:here|now|articles|stories|photos|videos|about this))?
(?:read|view|show|see)(?: the)? (?:original|full) (?:article|story|post|text)(?: (?:here|on .{1,30}|at .
+{1,30}))?
read full (?:story|article|report)|click here|expand|collapse|tap to (?:expand|read)
show (?:transcript|captions?|hide)|hide (?:caption|transcript)|toggle caption|enlarge (?:this )?image
expand (?:image|gallery)|enlarge
click here (?:to|for) .{1,60}|(?:continue|keep) reading(?: below)?
(?:listen to|play|hear|watch)(?: this)? (?:article|story|audio|episode|video|the story|the podcast)(?: \d+
+ min(?:ute)?s?)?
listen(?: \d+ min(?:ute)?s?)?|audio by .{1,30}|(?:text|font) size(?: [a ]+)?|a a a|aa|a a|decrease font size
increase font size
(?:image|photo|slide|picture|gallery) \d+ (?:of|from) \d+|\d+ of \d+(?: photos| images)?|\d+ \d+ photos?
loading|please wait|view (?:gallery|slideshow|comments|photos|image|full size|larger image|in full screen)
(?:open|see) (?:gallery|image|slideshow|image in gallery|full screen).{0,20}|view \d+ (?:images|photos)
next slide|previous slide|slideshow
(?:add|set|prefer|make) .{0,30}\b(?:as )?(?:a |your )?preferred source(?: on google)?.{0,20}
add (?:us|.{1,30}) (?:on|to) google(?: news)?|google (?:news )?preferred source
this (?:article|story|post) is (?:more than |over )?(?:\d+|a|one) .{1,20} old|printable version
printer friendly(?: version| page)?|reuse this content
view (?:full|the full) (?:table|standings|results|list)|full (?:table|standings)|league table
(?:a )?version of this (?:article|story) (?:appears|appeared|ran|was (?:first |originally )?(?:printed|
+published)) in (?:the )?print\b.{0,160}
order reprints.{0,40}|do you have an opinion on\b.{0,240}
if you (?:would|d) like to (?:submit|respond|have your)\b.{0,200}
(?:have|got) (?:a|any) (?:confidential )?(?:news )?(?:tip|story idea|story to tell|question)s?\b.{0,160}
never miss (?:a|an) .{1,60}|get (?:our|the) (?:free )?.{0,20}app\b.{0,40}
(?:download|install) (?:our|the) .{0,20}app\b.{0,60}|bet (?:now|here)\b.{0,60}
.{0,60}gamble responsibly.{0,40}|begambleaware.{0,30}|write to the editor|email the (?:editor|author)
letter to the editor|best viewed (?:at|in|with)\b.{0,40}|.{0,60}cast your vote|vote now
take (?:our|the) (?:poll|quiz|survey).{0,40}|purchase licensing rights(?: .{0,40})?
(?:request|buy) (?:reprints?|rights|permissions?|a print)(?: .{0,40})?|reprints?(?: and permissions?)?
you (?:have|ve) reached the end\b.{0,80}
(?:end of|skip past) .{0,40}(?:promotion|newsletter|recommendations|article|most viewed)
our standards .{0,20}(?:charter|principles|guidelines|code)\b.{0,60}|buy now
ad ?block(?:er)? (?:detected|enabled)?.{0,120}
(?:please )?(?:disable|turn off|whitelist) .{0,60}\bad ?blocker.{0,80}|this page requires javascript
want more\b.{0,120}|members get .{0,80}|.{0,80}\btell a friend\b.{0,60}
(?:price|market|stock) data (?:by|from|provided by)\b.{0,120}|\d+ of retail investors lose money.{0,60}
translate|print this page|print friendly(?: version)?
report (?:this|an error|a typo|a problem|a mistake|error|this ad)|send (?:a )?(?:correction|feedback)
(?:give|leave|send)(?: us)? feedback|feedback|see an error|suggest a correction|report a correction or typo
contact the author|ask a question|rate this (?:article|story)
was this (?:article|page|story|content)? ?(?:helpful|useful|interesting|valuable)(?: yes no)?|yes no
thank you for your feedback|thanks for your feedback|download pdf|pdf
.{0,40}(?:javascript is (?:disabled|required|not enabled|turned off)|(?:please )?enable javascript|browser
+ (?:does not|doesn t) support|your browser is (?:out of date|not supported|outdated)|this video (?:is not
+ available|cannot be played|could not be loaded))\b.{0,160}
(?:hier )?(?:weiterlesen|mehr lesen|mehr erfahren|mehr anzeigen|mehr dazu|mehr laden|alle anzeigen|alles
+ anzeigen|zum artikel|jetzt lesen|lesen sie mehr|mehr|zurück|weiter|zur startseite|nach oben|zum
+ seitenanfang|zur bildergalerie|bildergalerie|zum video|zum thema|bild \d+ (?:von|aus) \d+|bild vergrößern|
+vollbild|schliessen|öffnen|artikel anhören|beitrag anhören|anhören|artikel hören|pdf herunterladen|fehler
+ melden|feedback geben|aktualisieren)
(?:lire (?:la suite|plus|l article(?: complet)?|l intégralité)|en savoir plus|voir plus|voir tout|voir la
+ suite|afficher (?:plus|la suite)|charger plus|tout afficher|cliquez ici|écouter(?: l article| cet
+ article)?|agrandir l image|voir (?:le|la|les) (?:diaporama|galerie|photos)|diaporama|signaler une erreur|
+retour en haut(?: de page)?|fermer|retour à l accueil|article suivant|article précédent|suivant|précédent|
+image \d+ sur \d+)
(?:leer más|leer (?:la )?(?:noticia|nota)(?: completa)?|ver más|ver todo|ver todas?(?: las noticias)?|
+seguir leyendo|sigue leyendo|continuar leyendo|más información|mostrar más|cargar más|haz clic aquí|
+escuchar(?: el artículo| la noticia)?|ampliar imagen|ver galería|galería|volver arriba|cerrar|siguiente|
+anterior|imagen \d+ de \d+|foto \d+ de \d+|reportar error|ir al inicio)
(?:leggi (?:tutto|di più|l articolo(?: completo)?|ancora)|continua a leggere|scopri di più|mostra (?:altro|
+tutto|di più)|vedi (?:tutto|tutti|altro)|carica altro|altro|clicca qui|ascolta(?: l articolo)?|ingrandisci|
+torna su|torna all inizio|chiudi|successivo|precedente|foto \d+ di \d+|approfondisci)
(?:leia (?:mais|a notícia completa|o artigo completo)|ler mais|saiba mais|ver (?:mais|tudo|todas)|
+continu(?:e|ar) (?:lendo|a ler|a leitura)|mostrar mais|carregar mais|clique aqui|ouvir(?: o artigo| a
+ notícia)?|ouça|ampliar|voltar ao topo|fechar|próxim[oa]|foto \d+ de \d+)
(?:читать (?:далее|полностью|дальше|ещё|еще|статью|целиком)|подробнее|показать (?:ещё|еще|все|больше)|
+загрузить (?:ещё|еще)|смотреть все|все новости|далее|узнать больше|развернуть|свернуть|закрыть|наверх|назад
+|вперед|вперёд|слушать(?: статью)?|прослушать|увеличить|фото \d+ из \d+|нажмите здесь|сообщить об ошибке|
+(?:если вы )?(?:нашли|заметили|увидели) (?:ошибку|опечатку).{0,120}|выделите .{0,60}ctrl enter.{0,20})
(?:اقرأ المزيد|إقرأ المزيد|قراءة المزيد|المزيد|للمزيد|اقرأ الخبر كاملا|عرض المزيد|تحميل المزيد|عرض الكل|
+شاهد المزيد|اضغط هنا|انقر هنا|استمع(?: إلى المقال| للمقال| الى المقال)?|تكبير الصورة|إغلاق|التالي|السابق|
+العودة إلى الأعلى|أعلى الصفحة|أكمل القراءة|متابعة القراءة|أبلغ عن خطأ|صورة \d+ من \d+)
cite this(?: (?:article|page|item|entry))?|(?:export|download)(?: citation)?(?: to| as)? (?:bibtex|ris|
+endnote|zotero|mendeley|citation)
(?:log|sign) ?in to your account(?: below)?|forgot(?:ten)? (?:your )?password|(?:lost|reset) (?:your
+ )?password|skip (?:the )?ads?(?: in \d+)?
welcome back|save (?:this |it )?to (?:my|your) .{1,30}|(?:go|jump|skip) to (?:the )?(?:content|footer|
+navigation|search|main content|menu)
report (?:a|an) (?:typo|error|mistake|correction)(?: .{0,40})?|(?:see|spot|found|notice|noticed) (?:a|an)
+ (?:typo|error|mistake)(?: .{0,60})?
(?:passwort|kennwort) vergessen|mot de passe oublié|(?:olvidé|olvidaste) (?:mi|tu|su) contraseña|забыли пароль
"""

NOTICE = r"""
(?:all )?(?:stock )?(?:quotes|market data|prices|data)\b.{0,40}\bdelayed\b.{0,120}
we (?:and our .{0,30})?value your privacy|your privacy is important to us|privacy overview
we and our (?:\d+ )?partners\b.{0,400}|this site is protected by recaptcha\b.{0,120}|are you a robot
please verify you are (?:a )?human.{0,60}
wir (?:und unsere (?:\d+ )?partner)\b.{0,400}|ihre privatsphäre ist uns wichtig
wir respektieren ihre privatsphäre|nous respectons votre vie privée|votre vie privée\b.{0,60}
valoramos tu privacidad|tu privacidad\b.{0,40}|nosotros y nuestros (?:\d+ )?(?:socios|partners)\b.{0,400}
noi e i nostri (?:\d+ )?partner\b.{0,400}|nós e os nossos (?:\d+ )?parceiros\b.{0,400}
nous et nos (?:\d+ )?partenaires\b.{0,400}|valorizamos a sua privacidade|rispettiamo la tua privacy
la tua privacy\b.{0,40}
(?:accept|reject|allow|manage|decline|deny|refuse)(?: all)?(?: cookies| optional cookies| and (?:close|
+continue))?
accept all|reject all|cookies? (?:policy|settings|preferences|notice|consent|statement|banner)
manage (?:cookie )?(?:settings|preferences|options|choices)|necessary cookies only|only necessary
customi[sz]e|more options
(?:manage|your) (?:cookies|cookie|privacy|consent)(?: settings| preferences| choices| options)?
do not sell(?: or share)? my (?:personal )?(?:info|information|data)|your privacy (?:choices|rights|matters)
(?:i |ok i )?(?:accept|agree)|i understand|got it|ok(?:ay)?|dismiss|no thanks|not now|maybe later
remind me later|yes i agree
(?:we|this (?:web ?)?site|our (?:web ?)?site|this page)(?: and our \d* ?partners)?(?: (?:also|only))?
+ (?:use|uses|store|value|care about)\b.{0,120}\b(?:cookies?|privacy)\b.{0,400}
by (?:continuing|using|browsing|clicking|closing)\b.{0,120}\b(?:cookies?|privacy|terms|agree|consent)\b.
+{0,300}
cookies (?:help|allow|enable|let) us\b.{0,300}
you can (?:change|withdraw|manage) your (?:cookie|consent|privacy|preferences|settings)\b.{0,200}
(?:alle )?(?:cookies )?(?:akzeptieren|ablehnen|zulassen|zustimmen)(?: und (?:schliessen|weiter|
+weiterlesen))?
(?:alle|nur notwendige|notwendige) (?:cookies )?(?:akzeptieren|ablehnen|zulassen|annehmen)?
(?:cookie |datenschutz ?)?einstellungen(?: (?:anpassen|verwalten|ändern))?|einverstanden|verstanden
cookie richtlinie|ablehnen
(?:wir|diese (?:web ?)?(?:seite|site)|unsere (?:web ?)?(?:seite|site)|um)\b.{0,80}\bcookies?\b.{0,400}
(?:durch|mit) (?:die|der) (?:weitere )?nutzung\b.{0,60}\b(?:cookies?|datenschutz\w*)\b.{0,200}
(?:tout )?(?:accepter|refuser)(?: (?:tout|et (?:fermer|continuer)|les cookies))?|continuer sans accepter
paramétrer(?: (?:les cookies|mes choix))?
(?:gérer|gestion)(?: d)?(?:e| mes| les)? ?(?:cookies|préférences|choix|mes cookies)?
politique (?:de|relative aux) cookies|j accepte
(?:nous(?: et nos (?:\d+ )?partenaires)?|ce site(?: web)?|notre site|en poursuivant)\b.{0,100}\bcookies?\b.
+{0,400}
(?:aceptar|rechazar|permitir)(?: (?:todo|todas|todas las cookies|cookies|y (?:cerrar|continuar)))?
configurar(?: cookies)?|(?:configuración|política) de cookies|acepto|entendido|de acuerdo
(?:utilizamos|usamos|nosotros|este sitio(?: web)?|esta (?:web|página)|nuestro sitio|si (?:continúa|
+continúas|sigues)|al continuar)\b.{0,100}\bcookies?\b.{0,400}
(?:accett(?:a|o)|rifiut(?:a|o))(?: (?:tutt[oi]|i cookie|e (?:chiudi|continua)))?
gestisci(?: (?:i )?(?:cookie|preferenze|consenso))?|impostazioni(?: (?:dei )?cookie)?
continua senza accettare|cookie policy|ho capito
(?:utilizziamo|usiamo|noi|questo sito(?: web)?|il nostro sito|continuando|proseguendo)\b.{0,100}\bcookies?
+\b.{0,400}
(?:aceitar|recusar|rejeitar|aceito)(?: (?:tudo|todos|todos os cookies|cookies|e (?:fechar|continuar)))?
(?:gerir|gerenciar|definições de|configurações de|política de) ?(?:cookies|consentimento|preferências)?
prosseguir|concordo|entendi
(?:utilizamos|usamos|nós|este (?:site|portal)|o nosso site|nosso site|ao (?:continuar|navegar|utilizar))\b.
+{0,100}\bcookies?\b.{0,400}
принять(?: (?:все|cookies?|куки))?|отклонить(?: все)?
(?:хорошо|согласен|согласна|понятно|принимаю|я согласен|настроить)
(?:мы|этот сайт|наш сайт|на сайте|сайт|продолжая|оставаясь)\b.{0,100}\b(?:cookies?|куки|файлы cookie)\b.
+{0,400}
قبول(?: (?:الكل|الجميع|ملفات تعريف الارتباط))?|رفض(?: الكل)?|موافق|أوافق|حسنا
إعدادات (?:ملفات تعريف الارتباط|الخصوصية)
(?:نستخدم|نحن نستخدم|يستخدم (?:هذا )?(?:الموقع|موقعنا)|هذا الموقع|باستخدامك|باستمرارك|من خلال)\b.{0,100}
+(?:ملفات تعريف الارتباط|الكوكيز|كوكيز|cookies).{0,400}
"""
