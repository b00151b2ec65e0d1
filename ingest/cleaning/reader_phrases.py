"""What a page wants of its reader: subscribe, log in, pay, write; and how mailings begin and end."""

SIGN_UP = r"""
(?:don t|never) miss (?:out|a thing|an update|a beat)\b.{0,100}
(?:be the first to (?:know|hear)|stay (?:informed|up to date|ahead|in the loop|connected|tuned))\b.{0,100}
get .{0,40}\bfree e ?mail.{0,40}|thanks? (?:you )?for reading .{1,60} subscribe\b.{0,120}
subscribe for free to receive new posts\b.{0,80}
.{0,40}\bis (?:a )?(?:reader supported|free today)\b.{0,120}
(?:upgrade to|become a) paid(?: subscriber)?.{0,60}|type your email.{0,20}
choose (?:from )?(?:our )?newsletters?.{0,40}
(?:your|the) (?:best|top|must read|essential) .{0,60}\b(?:newsletter|briefing|inbox)\b.{0,60}
.{0,60}\bdelivered (?:to you |straight |directly )?(?:to your (?:inbox|door)|daily|weekly|every \w+)\b.{0,60}
.{0,80}\b(?:in|to) your inbox\b.{0,60}
(?:help (?:us|keep|support)|we (?:rely|depend) on|our journalism|your support|as (?:an independent|a
+ nonprofit|a non profit)|if you value|will you support|since you re here|before you go|contribute|become a
+ patron|fund our|support the (?:guardian|paper|site))\b.{0,200}\b(?:support|donat\w+|contribut\w+|subscri\w+|
+member\w*|readers?|reader funded|donation)\b.{0,120}
(?:sign up|signup|subscribe|register|join)(?: now| today| here| for free| free| us| in)?(?: (?:to|for) (?:our|
+the|free)?.{0,40}(?:newsletters?|alerts?|updates?))?
(?:sign up|subscribe) (?:to|for) (?:\w+ ){0,6}\w+
(?:our |the )?(?:free )?(?:daily|weekly|monthly|morning|evening)? ?newsletters?|after newsletter promotion
subscribe (?:to .{1,30} )?(?:for|from) (?:only |just )?\d.{0,40}
was this (?:e ?mail|newsletter) .{1,20}(?: yes no)?|(?:a )?message from our (?:sponsors?|partners?)
this (?:newsletter|edition|e ?mail) is (?:sponsored|presented|supported|brought to you) by .{1,60}
(?:sign up|subscribe|register|join)\b.{0,140}\b(?:our|free|daily|weekly|morning|your|
+the)\b.{0,60}\b(?:newsletters?|inbox|e ?mail list|mailing list|alerts?|notifications|bulletin|briefing|
+digest)\b.{0,80}
(?:get|receive|have|want|never miss|don t miss|stay)\b.{0,140}\b(?:(?:in|to|into) your (?:inbox|e ?mail|phone|
+mailbox)|newsletters?|e ?mail alerts?|push notifications|browser notifications)\b.{0,80}
i (?:understand|have read|accept|agree) (?:and agree )?.{0,140}\b(?:terms|user agreement|privacy
+ policy)\b.{0,160}
(?:don t|do not) have an account.{0,60}|(?:please )?(?:sign me up|count me in|yes please)
join \d[\d ]*(?:k )?.{0,40}\b(?:who|readers|subscribers|others)\b.{0,60}
.{0,60}\b(?:stories|headlines|news|reads) .{0,60}\bevery \w+(?: morning| evening)? (?:it s |all )?(?:for
+ )?free
(?:our|the|today s) .{0,40}newsletter.{0,30} (?:lands|arrives|goes|comes|is sent|delivered)\b.{0,80}
(?:the )?(?:stories|news|headlines|best) .{0,60}(?:straight|delivered|sent|direct)(?: directly)? (?:in|to)
+ your (?:inbox|e ?mail|phone)\b.{0,60}
by (?:signing up|subscribing|submitting|entering|clicking|providing|registering|joining)\b.{0,80}\byou
+ (?:agree|accept|consent|confirm|acknowledge)\b.{0,300}
i (?:agree|consent|would like) to .{0,60}(?:terms|privacy|newsletter|e ?mails?|receive)\b.{0,160}
(?:enter |type |your |add )+e ?mail(?: address)?(?: here)?|e ?mail(?: address)?(?: required)?
(?:our |free |email |daily |weekly )?newsletters?(?: sign ?up| signup| subscription)?
thank(?:s| you) for (?:subscribing|signing up|registering)\b.{0,80}|(?:please )?check your inbox\b.{0,80}
(?:please )?enter a valid e ?mail(?: address)?|something went wrong\b.{0,60}
(?:you can )?unsubscribe (?:at )?any ?time.{0,40}|cancel (?:at )?any ?time.{0,20}|no spam\b.{0,60}
we (?:will )?never (?:share|spam)\b.{0,80}|we care about (?:your privacy|the protection)\b.{0,100}
see our privacy (?:policy|notice)\b.{0,60}|(?:invalid|wrong) e ?mail(?: address)?
manage (?:your )?(?:newsletters?|subscriptions?|account|alerts)
already (?:a )?(?:subscriber|subscribed|have an account|a member|registered|a subscriber)(?: (?:sign|log)
+ in(?: here)?)?
(?:sign|log) in (?:to|or|with|as|here)\b.{0,60}|(?:create|open) (?:a |an |your )?(?:free )?account.{0,40}
forgot(?: your)? password
(?:not a|become a|be a) (?:subscriber|member|supporter)(?: yet)?(?: (?:today|now|subscribe|join)\b.{0,40})?
not a subscriber\b.{0,60}
(?:this |the )?(?:article|content|story|post|page) is (?:only |exclusively )?(?:for|reserved for|available to|
+exclusive to|restricted to|free for)(?: our| paying| paid| registered)? (?:subscribers?|members|
+readers)\b.{0,60}
(?:subscribers?|members|premium)(?: only| exclusive| content)?|(?:for )?subscribers only
exclusive (?:for|to) subscribers|premium (?:article|content|story)
you (?:have|ve)(?: \w+){0,4} free (?:articles?|stories|story|reads?|views?)\b.{0,120}
you (?:have|ve) (?:reached|hit|read|used) (?:your|all|the) .{0,40}\b(?:limit|free|articles?|stories)\b.{0,120}
\d+ (?:free )?articles? (?:left|remaining)\b.{0,60}|(?:this is )?your last free article\b.{0,60}
to (?:continue|keep|go on) reading\b.{0,60}\b(?:subscribe|log in|sign in|register|account|
+subscription)\b.{0,80}
(?:subscribe|register|sign up|log in|sign in|join) (?:now |today |for free )?(?:to|and) (?:read|continue|keep|
+unlock|get|access|enjoy|support|view|see|save|comment)\b.{0,120}
(?:unlock|get|enjoy) (?:unlimited|full|digital|exclusive|premium|this) (?:digital )?(?:access|article|content|
+stories)\b.{0,120}
(?:start|begin|try) (?:your|a|our)? ?(?:free |\d+ \w+ )?(?:free )?(?:trial|subscription|month|week)\b.{0,100}
get full access\b.{0,80}|subscribe for (?:only |just |as little as )?\W?\d.{0,80}
(?:only|just|from|for as little as) \d.{0,20} (?:a|per) (?:week|month|year)\b.{0,60}
read (?:this|the) (?:article|full story|story) (?:for free|with a)\b.{0,80}
support (?:our|independent|local|quality|the|us)\b.{0,60}\b(?:journalism|reporting|newsroom|
+journalists)\b.{0,80}
(?:make a|give a|your) (?:donation|contribution)\b.{0,40}|donate(?: now| today| here)?
support us(?: today| now)?|subscribe to (?:the )?(?:print|digital) edition
subscription (?:options|offers|plans)|view (?:subscription )?offers|gift subscriptions?|choose your plan
(?:jetzt |hier )?(?:kostenlos(?:en)? )?(?:newsletter |abo )?(?:abonnieren|anmelden|bestellen|registrieren|
+testen|abschliessen|einloggen)(?: und (?:weiterlesen|lesen))?
(?:unser |der |unseren |zum |kostenloser )?newsletter(?: anmeldung| bestellen)?
(?:ihre |deine )?e ?mail adresse(?: eingeben)?|abonnent(?:in|en)?|abonnements?|abo|zum abo|abo shop|e ?paper
ich bin bereits .{0,40}|login
(?:melden sie sich|abonnieren sie|erhalten sie|bestellen sie|bleiben sie|verpassen sie|lassen sie sich|hol
+ dir|holen sie sich|melde dich|abonniere|mit unserem|das wichtigste|die wichtigsten|täglich|
+jeden)\b.{0,160}\b(?:newsletter\w*|posteingang|postfach|push \w+|per (?:e ?)?mail|briefing)\b.{0,100}
(?:dieser|der) (?:artikel|text|inhalt|beitrag) ist (?:nur |exklusiv |ausschliesslich )?(?:für|
+unseren)\b.{0,80}
(?:exklusiv )?(?:nur )?für abonnent\w+.{0,40}|(?:weiterlesen|lesen sie weiter) mit\b.{0,60}
sie (?:haben|sind) (?:bereits|schon) .{0,40}(?:abo\w*|abonnent\w*|kunde|registriert|konto)\b.{0,40}
(?:sind sie|schon|bereits) .{0,20}(?:abonnent\w*|registriert|abo\w*|kunde)\b.{0,40}
(?:monatlich|jederzeit) kündbar.{0,40}
(?:jetzt |\d+ \w+ )?(?:für|ab|nur) (?:nur )?\d.{0,20}(?:euro|monat|woche).{0,60}(?:lesen|testen|weiterlesen|
+kündbar|abo\w*)\b.{0,40}
abmeldung jederzeit möglich.{0,40}|sie können sich jederzeit .{0,60}abmelden.{0,40}
(?:unterstützen|unterstütze) (?:sie )?(?:uns|unseren?|unabhängigen) .{0,60}
(?:je m |s )?(?:abonne(?:r|z vous)?|inscri(?:re|vez vous|s)|connecte(?:r|z vous)?)(?: (?:maintenant|dès
+ maintenant|ici|gratuitement|à (?:la|notre|nos) .{1,60}|pour .{1,80}|dès \d.{1,40}|à partir de .{1,40}))?
se connecter|mon compte|(?:la |notre |nos )?(?:newsletters?|infolettres?)(?: .{1,20})?
(?:votre )?(?:adresse )?(?:e ?mail|courriel)|abonnements?|déjà (?:abonné|inscrit|un compte)\w*.{0,40}
créer un compte.{0,30}|mot de passe oublié
(?:recevez|inscrivez vous)\b.{0,80}\b(?:lettre d information|newsletter|infolettre)s?\b.{0,80}
(?:recevez|inscrivez vous|abonnez vous|retrouvez|ne manquez|chaque|tous les)\b.{0,160}\b(?:newsletters?|
+infolettres?|boîte (?:mail|de réception|aux lettres)|par (?:e ?mail|courriel))\b.{0,100}
(?:cet |l |ce )?(?:article|contenu) (?:est )?(?:exclusivement )?(?:réservé|exclusif)\b.{0,60}abonné\w*.{0,40}
réservé aux abonnés|il vous reste \d.{0,40}(?:lire|découvrir).{0,40}
(?:la suite|pour lire la suite|pour continuer)\b.{0,80}abonn\w+.{0,60}|sans engagement.{0,40}
en (?:vous inscrivant|cliquant)\b.{0,40}vous (?:acceptez|consentez)\b.{0,200}
(?:soutenez|faites un don)\b.{0,80}
(?:suscr(?:í|i)b(?:ete|ase|irse|irme)|suscripción|suscríbete|apúntate|regístrate|registrarse|iniciar sesión|
+inicia sesión|acceder|accede|hazte (?:socio|suscriptor)\w*)(?: (?:ya|ahora|aquí|gratis|hoy|a (?:nuestr[oa]|
+la|el) .{1,60}|para .{1,80}|desde \d.{1,40}|por .{1,40}))?
(?:nuestr[oa]s? |la )?(?:newsletters?|boletín|boletines)(?: .{1,20})?
(?:tu |su )?(?:correo(?: electrónico)?|e ?mail)|ya (?:eres|soy|estoy) suscri\w+.{0,40}|crear (?:una )?cuenta
(?:recibe|reciba|suscríbete|suscríbase|apúntate|regístrate|no te pierdas)\b.{0,160}\b(?:newsletters?|
+bolet(?:ín|ines)|correo|bandeja de entrada|alertas)\b.{0,100}
(?:contenido|artículo|noticia) (?:exclusiv[oa] |sol[oa] |es )?.{0,20}(?:para|de) (?:nuestros
+ )?suscriptores.{0,40}
para (?:seguir|continuar) leyendo\b.{0,100}|(?:apoya|apóyanos|haz una donación)\b.{0,80}
al (?:suscribirte|registrarte|suscribirse)\b.{0,40}aceptas?\b.{0,160}|cancela cuando quieras.{0,40}
(?:abbonati|iscriviti|registrati|accedi|abbonamenti|abbonamento|sottoscrivi|login)(?: (?:ora|subito|qui|
+gratis|alla? (?:nostra )?.{1,60}|per .{1,80}|a (?:partire da )?\d.{1,40}))?
(?:la (?:nostra )?|le nostre )?newsletter|(?:la tua |inserisci (?:la tua )?)?e ?mail
(?:sei )?già (?:abbonat[oa]|registrat[oa]|iscritt[oa]).{0,40}
(?:ricevi|iscriviti|abbonati|resta|rimani|non perdere)\b.{0,160}\b(?:newsletter|casella|posta|e ?mail|
+notifiche)\b.{0,100}
(?:articolo|contenuto|questo articolo è|questo contenuto è) (?:riservat[oa]|esclusiv[oa]|
+solo)\b.{0,40}abbonati.{0,40}
per (?:continuare|proseguire) (?:a leggere|la lettura)\b.{0,100}|(?:sostieni|sostienici)\b.{0,80}
iscrivendoti\b.{0,40}accetti\b.{0,160}|disdici quando vuoi.{0,40}
(?:assine|assinar|inscreva se|cadastre se|registe se|subscreva|subscrever|entrar|fazer login|faça login|criar
+ conta)(?: (?:já|agora|aqui|grátis|hoje|(?:a|à|na|o) (?:nossa )?.{1,60}|para .{1,80}|a partir de .{1,40}|por
+ .{1,40}))?
(?:a |nossa )?newsletters?|(?:seu |o seu )?(?:e ?mail|melhor e ?mail)
já (?:é|sou|tem) (?:assinante|conta|cadastr\w+).{0,40}
(?:receba|inscreva se|cadastre se|assine|subscreva|não perca)\b.{0,160}\b(?:newsletters?|caixa de entrada|e
+ ?mail|boletim|notificações)\b.{0,100}
(?:conteúdo|matéria|artigo|este conteúdo é|este artigo é|esta matéria é) (?:exclusiv[oa]|sol[oa]|restrit[oa]|
+só)\b.{0,40}assinantes.{0,40}
para (?:continuar|seguir) (?:a ler|lendo)\b.{0,100}|(?:apoie|faça uma doação)\b.{0,80}
cancele quando quiser.{0,40}
(?:подписаться|подпишитесь|подписывайтесь|подписка|оформить подписку|войти|вход|регистрация|
+зарегистрироваться|зарегистрируйтесь|авторизоваться|личный кабинет)(?: (?:сейчас|на (?:нас|нашу?|наш|новости|
+рассылку|канал|телеграм\w*) ?.{0,60}|чтобы .{1,80}|за \d.{1,40}|через .{1,30}|или .{1,30}))?
(?:наша |email )?рассылка|(?:ваш |введите (?:ваш )?)?(?:e ?mail|адрес электронной почты)
уже (?:есть подписка|подписаны|зарегистрированы).{0,40}
(?:подпишитесь|подписывайтесь|получайте|будьте|не пропустите|узнавайте)\b.{0,160}\b(?:рассылк\w+|почт\w+|
+уведомлени\w+|канал\w*|курсе)\b.{0,100}
(?:этот )?(?:материал|статья|контент|текст) (?:доступ\w+|только)\b.{0,60}подпис\w+.{0,40}
чтобы (?:читать|продолжить|дочитать)\b.{0,100}
(?:поддержите|поддержать)(?: (?:нас|нашу?|редакцию|проект|издание|независим\w+)\b.{0,80})?
только для подписчиков
(?:اشترك(?:وا)?|سجل|تسجيل الدخول|دخول|الاشتراك|إنشاء حساب|أنشئ حسابا|سجلوا)(?: (?:الآن|معنا|مجانا|هنا|في
+ (?:نشرتنا|النشرة|القائمة|قناتنا|خدمة) ?.{0,60}|لتصلك .{1,80}|لمتابعة .{1,80}|للحصول .{1,80}))?
(?:النشرة|نشرتنا) (?:البريدية|الإخبارية|الإلكترونية)(?: .{1,20})?|(?:أدخل )?(?:بريدك|البريد) الإلكتروني
هل أنت مشترك.{0,40}|هذا (?:المحتوى|المقال)\b.{0,60}(?:للمشتركين|المشتركين).{0,40}
(?:احصل|تلق|تابع|اشترك|كن|لا تفوت)\b.{0,120}(?:النشرة|نشرتنا|بريدك|الإشعارات|الرسائل).{0,100}
(?:ادعموا?|ادعمنا|تبرع)\b.{0,60}
(?:just |only |from )?\d+(?: \d\d)? (?:per|a|every) (?:month|week|year)(?: (?:recommended|cancel any ?time|
+popular|best value))?|home delivery from .{1,40}
get .{1,40} delivered\b.{0,80}|(?:first time|new) here\b.{0,80}|check your in ?box\b.{0,60}|
+.{0,40}\bcheck your in ?box to confirm\b.{0,30}
.{0,60}\bget our (?:e ?mails?|newsletters?|bulletins?|letters?)\b.{0,60}|hooray you (?:are|re)\b.{0,40}|
+you (?:are|re) all set\b.{0,60}|thank you for (?:signing|joining)\b.{0,80}
(?:tip jar|buy me a (?:coffee|beer|tea)|leave (?:a|us a) tip)(?: .{0,40})?
get real ?time (?:news )?updates\b.{0,120}|(?:join|follow) (?:our|us on|the) .{0,30}\b(?:whatsapp|telegram|
+facebook|viber|signal)\b.{0,60}
(?:mit (?:der|meiner|ihrer) (?:anmeldung|registrierung|bestellung)|durch (?:die|ihre) (?:anmeldung|
+registrierung))\b.{0,140}
(?:um|zum) .{1,40}\b(?:kommentieren|schreiben|mitdiskutieren|diskutieren) .{0,40}\b(?:anmelden|angemeldet|
+einloggen|registrieren)\b.{0,40}|diskutieren sie mit\b.{0,120}
(?:get|join|try) .{1,40}\bnewsletter sign up here\b.{0,160}|subscribe (?:now |today )?for .{1,40}\bcoverage
"""

MAILING = r"""
view (?:this |the )?(?:e ?mail |newsletter |message )?(?:in|on) (?:your |a |the )?(?:web )?browser
view (?:it )?(?:online|on the web|in browser|as (?:a )?web ?page)
(?:read|view|open) (?:it |this )?(?:online|in app|in the app|on the web)
(?:view )?(?:web|online|browser) version|open in browser
(?:is this e ?mail|e ?mail) (?:not displaying|looking weird|not displaying correctly)\b.{0,80}
(?:having )?(?:trouble|problems|difficulty) (?:viewing|reading|seeing|displaying)\b.{0,100}
(?:if you )?(?:can t|cannot|can not|are unable to|are having trouble|having trouble) (?:see|view|read|viewing|
+reading|seeing)\b.{0,40}(?:e ?mail|message|newsletter|images|this)\b.{0,100}
no images click here|display images.{0,40}
you(?: are|re| re| have)? (?:receiving|received|are getting|getting|are subscribed|re subscribed|subscribed)
+ .{0,30}(?:e ?mail|newsletter|message|because|mailing|this)\b.{0,240}
(?:this|the) (?:e ?mail|newsletter|message|mailing) (?:was|is|has been) (?:sent|intended|delivered|
+brought)\b.{0,200}
did .{1,30} forward\b.{0,80}|sent from my .{1,30}|get outlook for .{1,20}|von meinem .{1,20} gesendet|envoyé
+ (?:de|depuis) mon .{1,20}|enviado desde mi .{1,20}|inviato da .{1,20}|отправлено с .{1,20}|.{1,40} mailing
+ list|to (?:unsubscribe|post) (?:from|to) this (?:group|list)\b.{0,160}
(?:was )?(?:this|did someone) .{0,30}forward(?:ed)?\b.{0,100}|forwarded this (?:e ?mail|newsletter)\b.{0,80}
forward (?:this |to )?(?:e ?mail |newsletter |to )?(?:a )?(?:friend|colleague)?|sent to .{3,60}
(?:our )?(?:mailing|postal) address(?: is)?\b.{0,120}
add (?:us|.{3,60}) to your (?:address book|contacts|safe senders).{0,80}
(?:to )?(?:unsubscribe|opt out)\b.{0,160}
(?:update|manage|change|edit) (?:your |my )?(?:e ?mail |subscription |newsletter |profile )?(?:preferences|
+settings|subscriptions?|profile|options)(?: .{1,60})?
(?:if you )?(?:no longer (?:wish|want)|don t want|do not wish) to receive\b.{0,160}
want to change how you receive\b.{0,120}
(?:update preferences|unsubscribe|privacy policy|view in browser)(?: (?:or|and) (?:update preferences|
+unsubscribe|privacy policy|view in browser|unsubscribe from this list))+
(?:enjoying|like|love) (?:this|our|the) (?:newsletter|e ?mail)\b.{0,120}
(?:sent|powered) (?:by|with|from) (?:mailchimp|substack|sendgrid|beehiiv|campaign monitor|constant contact|
+hubspot|ghost)
why did i get this|thanks for reading\b.{0,100}|get the app|start writing|please do not reply\b.{0,120}
advertise in this newsletter\b.{0,60}|refer a friend.{0,60}
(?:diese[nrs]? )?(?:e ?mail |newsletter |nachricht |im )*(?:im )?(?:web)?browser (?:ansehen|anzeigen|öffnen|
+lesen)
online ansehen|(?:zur )?webversion|online version
(?:wenn|falls|sollte|probleme)\b.{0,80}\b(?:newsletter|e ?mail|nachricht)\b.{0,60}\b(?:nicht|anzeigt?|
+darstellung|anzeige)\b.{0,100}
(?:newsletter )?(?:abmelden|abbestellen|abbestellung|abmeldung|weiterempfehlen)
(?:vom|diesen) newsletter (?:abmelden|abbestellen|weiterempfehlen)
sie (?:erhalten|bekommen) (?:diese[nrs]?|den|unseren)\b.{0,200}
(?:diese|dieser) (?:e ?mail|newsletter|nachricht) (?:wurde|ging|ist)\b.{0,160}
(?:wenn|falls|möchten) sie .{0,60}(?:newsletter|e ?mails?|nachrichten)\b.{0,60}(?:nicht mehr|abbestell\w+|
+abmelden)\b.{0,100}
(?:profil|einstellungen) (?:ändern|bearbeiten|aktualisieren)
(?:voir|lire|afficher|consulter|ouvrir)\b.{0,40}(?:en ligne|dans (?:le|votre|un) navigateur)
version (?:en ligne|web)
(?:si|vous n)\b.{0,80}\b(?:e ?mail|message|newsletter|courriel)\b.{0,60}(?:affiche\w*|correctement|
+visualis\w+)\b.{0,100}
(?:se |me )?(?:désabonner|désinscrire)(?: .{1,60})?|désinscription|désabonnement
pour (?:vous|ne plus)\b.{0,40}(?:désabonner|désinscrire|recevoir)\b.{0,120}
vous (?:recevez|avez reçu) (?:ce|cet|cette)\b.{0,200}
(?:gérer|modifier) (?:mes|vos|votre) (?:préférences|abonnements?|inscription).{0,40}
transférer (?:à un ami|cet e ?mail).{0,40}
(?:ver|leer|abrir)\b.{0,40}(?:en (?:el|tu|su|un) navegador|en línea|online)|versión (?:web|online)
si no (?:puede|puedes|ve|ves|visualiza)\b.{0,140}|(?:darse|darme|date|dese) de baja.{0,80}
(?:cancelar|anular) (?:la |tu |su |mi )?suscripción.{0,60}
(?:has recibido|recibes|recibe|ha recibido|estás recibiendo) (?:este|esta)\b.{0,200}
para (?:darte|darse|dejar)\b.{0,40}(?:de baja|recibir)\b.{0,100}
(?:gestionar|actualizar|modificar) (?:tus|sus|mis) preferencias.{0,40}
(?:visualizza|leggi|apri|guarda)\b.{0,40}(?:nel (?:tuo )?browser|online|sul web)|versione (?:web|online)
se non (?:visualizzi|riesci|vedi)\b.{0,140}
(?:annulla (?:l )?iscrizione|disiscriviti|disiscrizione|cancellati|cancella (?:l )?iscrizione|
+disiscriversi).{0,80}
(?:ricevi|hai ricevuto|stai ricevendo) (?:questa|questo)\b.{0,200}
per (?:cancellarti|disiscriverti|non ricevere)\b.{0,120}
(?:aggiorna|gestisci|modifica) (?:le tue |le )?(?:preferenze|iscrizioni).{0,40}
(?:ver|ler|abrir|visualizar)\b.{0,40}(?:no (?:seu )?navegador|online)|versão (?:web|online)
se (?:não|você não)\b.{0,30}(?:visualiza\w*|consegu\w+|vê)\b.{0,120}
(?:cancelar (?:a )?(?:inscrição|subscrição|assinatura)|descadastr\w+|anular subscrição|remover
+ inscrição).{0,80}
(?:você )?(?:está recebendo|recebeu|recebe) (?:este|esta|essa)\b.{0,200}
para (?:cancelar|deixar de|não)\b.{0,20}(?:receber|inscrição|subscrição)\b.{0,120}
(?:atualizar|gerir|gerenciar) (?:suas |as suas )?preferências.{0,40}
(?:открыть|посмотреть|читать|просмотреть)\b.{0,40}(?:в браузере|онлайн)|(?:веб|онлайн) версия
если (?:письмо|вы не видите|это письмо)\b.{0,140}|отписаться(?: .{1,80})?
вы (?:получили|получаете) (?:это|эту|этот)\b.{0,200}
(?:чтобы|если вы).{0,60}(?:отписаться|не (?:хотите )?получать)\b.{0,120}
(?:управлять|изменить|настроить) (?:подпиской|настройки|подписку).{0,40}
(?:عرض|شاهد|افتح|اقرأ)\b.{0,40}(?:في المتصفح|على الويب|أونلاين)|إلغاء الاشتراك.{0,80}
(?:وصلتك|تلقيت|تصلك) هذه\b.{0,160}|إذا (?:لم|كنت لا|واجهت)\b.{0,140}
"""
