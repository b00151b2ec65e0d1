"""What a page says of its work and services: appeals for money, licences, hints for its use, its foot."""

APPEAL = r"""
(?:are you )?enjoying (?:this|it|our|the|what)\b.{0,160}
(?:buy|get) us a (?:coffee|beer|cup)\b.{0,60}|(?:like|love|enjoy) what (?:you see|you read|we do|we re
+ doing)\b.{0,80}|(?:if you|do you) (?:like|love|enjoy|value) (?:our|this|what)\b.{0,120}|(?:don t|do not)
+ want to miss\b.{0,80}|(?:our )?(?:readers|members|supporters|subscribers|donors) (?:make|keep|fund|pay for|
+power) (?:our|us|this|the)\b.{0,100}|.{0,60}\b(?:join us|hit that bell|chip in)|(?:stories|reporting|
+journalism|articles|work|coverage|newsletters|podcasts) like (?:this|these|ours|the one)\b.{0,120}
.{0,60}\b(?:made possible|funded|supported|paid for|powered|sustained|kept free|kept alive) by (?:our |its |
+you |the |generous |individual )?(?:readers|members|listeners|supporters|subscribers|donors|donations|people
+ like you|viewers|you)\b.{0,80}
if (?:you ve|you have) (?:read|made it|come|got) (?:this|that|so) far\b.{0,120}|(?:since|before|while|as|now
+ that) you (?:re here|are here|go|ve read)\b.{0,200}
(?:if you|do you|you) (?:value|like|appreciate|believe in|enjoy|trust|rely on|find) .{0,80}\b(?:consider|
+support|donat\w+|contribut\w+|subscri\w+|member|chip in|becoming|help)\b.{0,80}
(?:please |will you |would you |could you |won t you )?(?:consider|think about) (?:supporting|donating|making|
+becoming|giving|subscribing|contributing|joining|a (?:donation|contribution|gift|subscription))\b.{0,100}
(?:we|this (?:site|paper|newsroom|publication|newsletter)|the [\w ]{1,30}) (?:need|needs|rely on|relies on|
+depend on|depends on|count on|can t do (?:it|this)|exist|exists|survive|survives|is funded|are funded|is
+ free|are free|has no|have no|is run|is independent|are independent|ask)\b.{0,80}\b(?:you|your|readers?|
+members?|donations?|support|supporters|help|paywall|owner|advertis\w+|shareholders?|billionaire\w*|
+subscribers|subscriptions)\b.{0,120}
we need your (?:help|support)(?: .{0,60})?|(?:we ask for|help us|with) your (?:help|support)(?: .{0,80})?|can
+ you (?:spare|help|chip in|give|donate|support)\b.{0,100}
(?:chip in|pitch in|give|donate)(?: (?:now|today|here|monthly|once|online|what you can|as little as.{0,20}|
+just.{0,20}|\d+(?: \d+)?|a (?:one off|monthly|one time) .{1,20}))*
(?:give|make|choose)(?: us)? (?:a |an |your )?(?:one off|one time|monthly|annual|regular|recurring|small|
+single|tax deductible)?(?: or .{1,12})? ?(?:gift|donation|contribution|amount)\b(?: (?:today|now|here|
+online))?|(?:one off|one time|monthly|annually|just once|single|yearly|other amount|custom amount)
(?:yes )?(?:count me in|i m in|i ll (?:help|give|donate|chip in)|sign me up|i want in|let s go|let s do (?:it|
+this)|keep me (?:posted|updated|informed))
(?:become|be|join as) (?:a|an|our) (?:\w+ )?(?:sustaining |founding |supporting |monthly |digital |premium
+ )?(?:member|sponsor|supporter|donor|patron|sustainer|friend|subscriber|contributor|partner)\b(?: (?:today|
+now|of|from|for)\b.{0,60})?|.{1,30}\bsponsor message|become an? [a-z]{2,10} sponsor|(?:thanks|thank you) to
+ our (?:sponsors?|partners?|supporters?|members|readers)\b.{0,100}
our (?:reporting|journalism|work|coverage|articles|website|newsletter|site|stories|content) (?:is|are|
+remains?|will (?:always )?be) (?:free|independent|non ?profit|reader|funded|possible|paid|supported|made|
+available)\b.{0,140}
(?:independent|local|quality|public) (?:journalism|news|reporting|media) (?:needs?|costs?|matters?|is not
+ free|isn t free|depends?|takes)\b.{0,120}|no (?:ads|paywalls?|spam|nonsense|algorithms)\b.{0,60}
support (?:us|our (?:work|team|paper|newsroom|reporters|mission)|the (?:work|newsroom|paper|site)|what we do|
+.{1,30} from .{1,12} (?:a|per) (?:week|month|year))\b.{0,60}
(?:unterstützen|unterstütze|fördern|spenden|helfen) sie (?:uns|unsere?n?|mit|jetzt|die)\b.{0,120}|(?:jetzt|
+hier) (?:spenden|unterstützen|fördern|mitglied werden)|mitglied werden|(?:ihre|deine|mit ihrer) (?:spende|
+unterstützung)\b.{0,100}
(?:wir|unser\w* (?:arbeit|journalismus|redaktion|angebot))\b.{0,60}\b(?:unabhängig|ohne paywall|spenden|
+unterstützung|angewiesen|leserinnen|abonnent\w*)\b.{0,120}|(?:guter|unabhängiger|freier|lokaler)
+ journalismus\b.{0,120}
(?:soutenez|soutenir|aidez)(?: nous| notre| le| la| un| une| l)\b.{0,120}|(?:faire|je fais|faites) un
+ don\b.{0,60}|(?:votre|grâce à votre) (?:don|soutien|aide)\b.{0,100}|notre (?:journal|média|rédaction|
+indépendance|travail)\b.{0,60}\b(?:lecteurs|lectrices|dons|abonné\w*|indépendant\w*|soutien)\b.{0,100}
(?:apoya|apóyanos|ayúdanos|colabora)\b.{0,100}|(?:haz|hacer|haga) (?:una donación|un donativo|te
+ socio)\b.{0,60}|(?:hazte|hágase) soci[oa]\b.{0,60}|(?:tu|su) (?:apoyo|donación|aporte)\b.{0,100}
(?:sostieni|sostienici|aiutaci|dona|fai una donazione|supporta)\b.{0,100}|(?:il tuo|con il tuo) (?:sostegno|
+contributo|aiuto)\b.{0,100}
(?:apoie|ajude|contribua|colabore|doe)\b.{0,100}|(?:faça|fazer) uma doação\b.{0,60}|(?:seu|o seu|sua|a sua)
+ (?:apoio|doação|contribuição)\b.{0,100}|seja (?:um )?(?:apoiador|assinante|membro)\b.{0,60}
(?:поддержите|помогите|пожертвуйте|станьте (?:подписчиком|читателем|участником|другом))\b.{0,120}|(?:ваша|
+ваше|с вашей) (?:поддержка|помощь|пожертвование|подписка|поддержкой)\b.{0,100}|поддержать (?:нас|проект|
+редакцию|издание)?
(?:ادعم|ادعموا|تبرع|ساهم|ساعدنا)\b.{0,80}
"""

LICENCE = r"""
(?:republish|reprint|repost|syndicate|reuse)(?: this| our| the| these)? (?:article|story|stories|articles|
+content|work|piece)s?\b.{0,160}
(?:this|our|the|all|these) (?:article|story|work|content|text|piece|stories|articles|report)s? (?:is|was|are|
+were|may be|can be|has been|may) (?:\w+ )?(?:licen[sc]ed|republished|reposted|reproduced|reprinted|
+syndicated|published under|co ?published|distributed|produced (?:by|in|with)|made available|free
+ to)\b.{0,220}
(?:this|the) (?:article|story|piece|report|interview|text|version) (?:was )?(?:first |originally )(?:appeared|
+published|ran|posted|printed|aired|broadcast|produced) (?:by|in|at|with|under|as|for|on (?!\w+ \d|
+\d)).{0,160}
.{0,40}\bcreative commons\b.{0,160}|(?:read|see|view) the original(?: (?:article|story|here|version))?(?:
+ .{0,40})?|copy (?:html|code|embed code|text|article)|(?:attribution|cc by).{0,60}
(?:.{1,60} )?(?:for|to) (?:internal|personal|private) (?:use|non commercial use) only\b.{0,160}|(?:any |all
+ )?(?:further|other|unauthori[sz]ed) (?:distribution|use|reproduction|copying|redistribution|
+publication)\b.{0,120}
(?:licensed|reproduced|reprinted|republished|published|distributed|used) (?:under|with|by) (?:licen[cs]e|
+permission|agreement|kind permission)\b.{0,120}|(?:get|buy|request|purchase) (?:permission|reprint rights|a
+ licen[cs]e|a reprint)\b.{0,60}
(?:nur )?(?:für den|zum) (?:internen|persönlichen|privaten) gebrauch\b.{0,120}|(?:lizenz|nutzungsrechte|
+rechte) (?:erwerben|anfragen|kaufen)\b.{0,40}|(?:dieser|der) (?:artikel|text|beitrag) (?:steht|erschien|ist|
+wurde)\b.{0,30}\b(?:lizenz|zuerst|ursprünglich|erstmals)\b.{0,120}
(?:cet article|ce texte) (?:est|a été)\b.{0,20}\b(?:republié|publié|sous licence)\b.{0,140}|(?:este artículo|
+este texto) (?:fue|se|ha sido)\b.{0,20}\b(?:publicad\w+|republicad\w+|publicó)\b.{0,140}|(?:republica|
+reproduce) (?:este|nuestros)\b.{0,80}
(?:questo articolo|questo testo) è (?:stato )?(?:pubblicato|ripubblicato|distribuito)\b.{0,140}|(?:este
+ artigo|este texto|esta reportagem) (?:foi|é)\b.{0,20}\b(?:publicad\w+|republicad\w+)\b.{0,140}|
+(?:republique|reproduza)\b.{0,80}
(?:saved|printed|exported|clipped|downloaded|generated|created|converted|archived|powered|produced|published|
+delivered|hosted|collected|scraped|captured|retrieved|provided) (?:with|by|from|using|via|through|on|in|at)
+ .{1,80}
(?:upgrade|go|switch|subscribe) to (?:pro|premium|plus)\b.{0,60}|remove (?:this (?:line|message|watermark|
+footer)|branding)\b.{0,40}|(?:printed|saved|retrieved|accessed|exported|downloaded|clipped)(?: on| at)?
+ \d.{0,30}
"""

SERVICE = r"""
(?:read|watch|listen to|hear|view|see|follow) (?:\w+ ){0,4}(?:column|story|article|interview|report|episode|
+bulletin|video|film|series|review|podcast|recipe|transcript|essay|piece|investigation|coverage|live ?blog|
+broadcast|programme|show|conversation)(?: .{0,40})?
(?:cartoon|quiz|poll|joke|deal|tip|question|tweet) of the (?:day|week|month)|what (?:readers|people|others|
+you) (?:are|re) (?:saying|reading|watching|talking about)(?: .{0,20})?
(?:check|compare|see|view) (?:rates|prices|availability|reviews|deals|offers)|read reviews|free
+ (?:cancellation|delivery|shipping|returns|postage)(?: .{0,30})?|book with confidence.{0,20}|looking for
+ .{1,40}\bour\b.{0,60}|.{0,100}\b(?:order|buy|get) (?:it|your copy|a copy|yours|now)\b.{0,20}\b(?:from|at|
+in) our\b.{0,60}
(?:.{1,24} )?(?:send|text|share|upload|submit)(?: us| in)? your (?:news|views|pictures?|photos?|stories|story|
+videos?|tips?|letters?|memories|questions?|comments?|opinions?)\b.{0,120}|.{0,80}\bhit reply|did we (?:get|
+miss|make)\b.{0,80}
want (?:to|us to) (?:advertise|sponsor|partner|promote|reach|contribute|write for)\b.{0,80}|last (?:modified|
+updated|update|edited|revised|refreshed)(?: (?:at|on))? .{0,12}\d.{0,40}|(?:modified|updated) \d\d \d\d|
+quick (?:guide|facts|links)|(?:match|key|fast|quick) (?:facts|stats|guide)|how do i (?:sign up|subscribe|
+turn on)\b.{0,80}|good (?:morning|afternoon|evening)(?: .{0,40})?
(?:already )?(?:have|got) (?:a|an) (?:account|subscription|membership|login|profile)\b.{0,80}|(?:keep|
+continue|carry on) reading\b.{0,40}|(?:offer|sale|deal|promotion|subscription|trial) (?:ends|expires|valid|
+available|must end)\b.{0,60}|try (?:it|us|.{1,20}) (?:for )?(?:free|\d).{0,60}|cancel (?:any ?time|
+whenever)\b.{0,40}|(?:start|begin|get) (?:reading|listening|watching) (?:now|today|for|free)\b.{0,40}
your (?:subscription|email|e ?mail|comment|message|account|registration|request|submission|vote|preferences|
+donation|payment|changes|settings|session|trial|free trial|access|order|basket|cart|search|login) (?:could
+ not|couldn t|has|have|was|were|is|are|will|cannot|can t|did not|didn t)\b.{0,120}|(?:processing|sending|
+submitting|saving|updating|loading|searching)\b.{0,30}\b(?:request|wait|comments?|content|more|article|page|
+data|map|video|form|order)|(?:please )?(?:enter|provide|type|use|check|confirm|verify) (?:a valid|your|an?)
+ (?:valid )?(?:e ?mail|email address|name|password|details|phone number|postcode|zip code|postal code|
+address|code|location)\b.{0,80}
(?:this|the) (?:field|e ?mail address|email) (?:is|was) (?:required|invalid|already|not valid)\b.{0,40}|
+(?:required|optional|mandatory) fields?\b.{0,40}|fields? marked\b.{0,60}|(?:scan|use) (?:the|this) (?:qr
+ )?code\b.{0,60}|(?:choose|select|set|add|make) (?:the )?.{1,30} as (?:a|your) (?:preferred|favou?rite|
+trusted|default) .{1,30}|(?:follow|join|subscribe to) (?:the |our )?.{1,30} (?:whatsapp|telegram|youtube|
+viber|instagram|facebook|signal|discord|threads|linkedin)(?: (?:channel|group|community|page|account|
+server))?(?: .{0,40})?
(?:read|see|view|download|get|find|watch|listen to|hear|check|access|consult|check out|browse|register|apply|
+vote|donate|book|order|buy|subscribe|sign up|join)\b.{0,60}\bhere|(?:more|details|information|tickets|the
+ full \w+|updates|results)(?: .{0,40})? (?:here|at this link|at the link|in the link|below this)|(?:see|find
+ out|check) how your (?:area|village|town|council|county|school|constituency|city|district|neighbou?rhood|
+state|country|region|street|mp|team)\b.{0,60}|(?:enter|type in|use|search|look up|find) (?:your|by|for your|
+the name of your) (?:postcode|zip ?code|zip|postal code|address|village|town|area|school|city|street|council|
+name|county|location)\b.{0,80}|use (?:the|our|this) (?:map|tool|search|calculator|slider|filter|table|drop
+ ?down|menu|arrows|buttons?|interactive)\b.{0,60}
(?:a |an |the )?(?:file|stock|archive) (?:photo|picture|image)s? (?:of|from|shows?) .{1,60}|video
+ duration.{0,40}|(?:\d+m )?\d+s|\d+ more(?: photos?| images?| stories)?|gallery \d+ (?:photos?|images?|
+pictures?)|(?:in|with) (?:additional|further) reporting (?:by|from) .{1,60}|(?:story|article) highlights|
+(?:ai|auto|quick|short|audio) (?:summary|read|overview)|(?:summari[sz]e|shorten|simplify|translate|explain)
+ this (?:article|story|page|text)?|ask (?:our |the )?(?:ai|assistant|chatbot|bot)\b.{0,60}|(?:this|the)
+ (?:\w+ )?(?:summary|translation|headline|text|transcript|article|story|caption|image|illustration|audio|
+content) (?:was|is|has been|were|may have been) (?:\w+ )?(?:generated|translated|created|written|produced|
+transcribed|made|compiled|reviewed) (?:\w+ )?(?:by|using|with|from|automatically)\b.{0,120}|(?:machine|
+automatic(?:ally)?|ai|auto) translat(?:ed|ion)\b.{0,60}|translated (?:by|from|with|automatically)\b.{0,60}|
+(?:show|view|see|read) (?:the )?original(?: (?:language|text|version|language version))?|(?:read|available|
+switch|view|also available|listen|continue)(?: (?:this|it|the))?(?: (?:story|article|page|site|newsletter))?
+ (?:in|to) (?:english|spanish|german|french|italian|portuguese|arabic|russian|chinese|hindi|urdu|turkish|
+polish|ukrainian|dutch|welsh|irish|gaelic|basque|catalan|romanian|farsi|persian|bengali|swahili|vietnamese|
+korean|japanese)
(?:leer|lee|ver|disponible) en (?:español|inglés|portugués|catalán|francés)|(?:read|lire|lesen|leggi|ler)
+ (?:in|en|auf|em) (?:english|français|deutsch|español|italiano|português|englisch|inglese|inglês|anglais)|
+(?:читать|прочитать) на (?:английском|русском).{0,20}|exclusive|updated|breaking|hide|hidden|hide (?:this|
+all|caption|ad|message|details)|close (?:ad|video|window|banner|message|this|popup)|why am i seeing (?:this|
+ads?).{0,20}|why this ad|ad \d of \d|(?:your|place your) (?:ad|advert|business) here|(?:content|article|post|
+advert|ad|text|video) (?:by|from|provided by|supplied by|produced by) .{1,40}|contains (?:affiliate|
+sponsored|paid) .{1,40}|(?:prices?|information|details|offers?|data|figures) (?:are |is |were |was
+ )?(?:correct|accurate|valid|subject to change|checked) (?:at|as of|when)\b.{0,60}|(?:check|see|view|get|
+compare|show) (?:the )?(?:price|prices|deal|deals|offer|offers|availability|listing|product)s?(?: .{0,30})?|
+(?:book|buy|order|stay|fly|travel)\b.{0,20}\bfrom \d.{0,20}|win (?:a|an|one|two|tickets|vip)\b.{0,60}|
+(?:enter|join|take part in) (?:our|the|this) (?:competition|prize draw|giveaway|contest|raffle|
+sweepstake)s?\b.{0,40}|(?:over )?18 (?:t cs|terms|only|please|begambleaware)\b.{0,80}|(?:latest )?odds(?:
+ .{0,60})? \d+ \d+.{0,60}
do you (?:live|work|study|own|have|know|remember|think|agree|use|recogni[sz]e|support)\b.{0,80}\b(?:tell us|
+let us know|get in touch|contact us|write to us|email us|share)\b.{0,80}|have your say\b.{0,60}|sort(?:ed)?
+ by(?: .{0,30})?|(?:this|the) (?:comment|post|reply|user|message) (?:was|has been|is) (?:removed|deleted|
+hidden|flagged|moderated|blocked|edited|awaiting|pinned)\b.{0,80}|\d[\d ]* (?:people|readers|users|others|
+visitors|subscribers|watching|viewers|guests) (?:are |is |have |has )?(?:reading|viewing|watching|online|
+like|liked|following|commented|shared|here|voted|waiting|listening)\b.{0,60}|be the first (?:of|to)\b.{0,60}
(?:continued|continues|continue|see|turn|jump|more) (?:on|from|to|at|inside)? ?(?:page|pages|p|previous page|
+next page|front page|section)s? ?[\da-f]{0,4}(?: \w{1,3})?|from (?:page|p) \w{1,3}|see [\w ]{2,30} (?:page|
+p) \w{1,3}|please turn to page \w{1,3}|page \d{1,3}|(?:tweet|instagram post|post|photo|video|tiktok|facebook
+ post) by \w{2,30}|(?:developing|breaking|live) (?:story|news)|(?:plus|premium|exclusive|subscriber|
+members?) (?:article|content|exclusive|story|only|benefit)|exclusive to .{1,30}|this is (?:a|an) (?:premium|
+subscriber|exclusive|sponsored|paid|members?|plus|free|developing|rush)\b.{0,80}
schriftgrö(?:ß|ss)e(?: .{0,30})?|lesezeichen(?: .{0,30})?|(?:zur |auf die |zu )(?:merkliste|leseliste|
+übersicht|galerie|bildergalerie|fotostrecke|startseite|anmeldung|umfrage|mediathek)(?: .{0,30})?|mehr (?:\w+
+ )?lesen sie (?:hier|dazu|auch)\b.{0,60}|(?:hier|jetzt|dazu)(?: \w+){0,3} (?:anmelden|lesen|ansehen|
+bestellen|registrieren|herunterladen|abstimmen|mitmachen|teilnehmen|hören|weiterlesen|zum \w+|zur \w+|gehts?
+ .{1,30})\b.{0,60}|hier (?:geht es|gehts|geht s|finden sie|können sie|lesen sie|gibt es)\b.{0,100}|
+(?:möchten|wollen) sie (?:mehr|diesen|weiter|keine|benachrichtigt|auf dem laufenden)\b.{0,80}|hat ihnen
+ .{1,30} gefallen.{0,30}|(?:sagen|schreiben|schicken|senden|teilen|melden) sie (?:uns|sich|diesen|ihre|
+es)\b.{0,80}|(?:die |diese )?kommentar(?:e|funktion|bereich)?\b.{0,20}\b(?:geschlossen|deaktiviert|anzeigen|
+lesen|schreiben|ausblenden|beendet|gesperrt|nicht)\b.{0,60}|(?:schreiben|verfassen) sie (?:den ersten|
+einen)\b.{0,30}|(?:jetzt|hier)? ?(?:gratis|kostenlos|unverbindlich) (?:testen|lesen|anmelden|registrieren|
+probelesen)\b.{0,40}|(?:fehler|tippfehler) (?:gefunden|entdeckt|melden)\b.{0,40}|(?:dieser|der) (?:artikel|
+text|beitrag) (?:ist|wurde|erschien|stammt)\b.{0,60}\b(?:abo|plus|premium|angebots?|zuerst|ausgabe|zeitung|
+archiv|automatisch|übersetzt|erschienen)\b.{0,80}|teil (?:unseres|des) .{0,20}abo.{0,30}|(?:in|ab) \d+
+ (?:sekunden|sek).{0,20}|weiter nach .{1,30}
(?:cliquez|touchez|appuyez|balayez|faites défiler)\b.{0,60}|(?:ce|cet|cette) (?:contenu|article|
+vidéo)\b.{0,30}\b(?:accessible|réservé|payant|premium|gratuit|offert|bloqué)\w*\b.{0,80}|la suite (?:de cet
+ article|est|après|sous)\b.{0,80}|(?:rejoignez|suivez|retrouvez)\b.{0,30}\b(?:chaîne|whatsapp|communauté|
+compte|canal)\b.{0,40}|(?:lecture|mode) (?:zen|sombre|nuit)|offrir l article|(?:ajouter|ajoutez)(?:
+ .{0,20})? (?:à|aux) (?:mes|vos|la|ma)\b.{0,30}|recevez (?:nos|les|l|toute|chaque|gratuitement)\b.{0,80}|
+(?:voir|lire|afficher) (?:tous )?(?:les|nos|vos) (?:\w+ )?(?:commentaires|réactions|articles|photos|images|
+résultats|offres)(?: .{0,20})?|votre (?:avis|opinion)\b.{0,40}|une erreur\b.{0,60}
(?:haz|haga|pulsa|pulse|toca|desliza|pincha) (?:clic|click|aquí|para|en)\b.{0,60}|únete a\b.{0,60}|(?:sigue|
+siga|continúa) (?:leyendo|el canal|nuestro canal|a .{1,30} en)\b.{0,60}|lo último (?:en|de) .{1,30}|
+(?:ahorra|gana) tiempo\b.{0,60}|(?:te|le) (?:recomendamos|interesa|sugerimos|puede gustar)(?: .{0,30})?|
+(?:ver|leer|mostrar) (?:los |todos los |las |más )?(?:comentarios|noticias|fotos|resultados|artículos)(?:
+ .{0,20})?|este (?:contenido|artículo)\b.{0,30}\b(?:exclusivo|suscriptores|reservado|premium)\b.{0,60}|
+regístrate\b.{0,60}|(?:recibe|reciba)\b.{0,80}\b(?:correo|noticias|alertas|whatsapp|boletín|
+notificaciones)\b.{0,40}
(?:clicca|tocca|scorri)\b.{0,60}|resta (?:aggiornato|informato|connesso)\b.{0,80}|(?:segui|seguici|
+unisciti)\b.{0,40}\b(?:canale|whatsapp|telegram|google|instagram|facebook)\b.{0,40}|(?:leggi|guarda|vedi|
+mostra) (?:i|gli|le|tutti i|tutte le) (?:commenti|articoli|foto|notizie|risultati)(?: .{0,20})?|(?:clique|
+toque|deslize|arraste)\b.{0,60}|(?:siga|entre|participe|acompanhe)\b.{0,30}\b(?:canal|whatsapp|telegram|
+grupo|instagram|notícias)\b.{0,40}|continua após (?:a|o)\b.{0,40}|(?:ver|ler|mostrar) (?:os |todos os |as |
+mais )?(?:comentários|notícias|fotos|resultados)(?: .{0,20})?|receba\b.{0,80}\b(?:whatsapp|notícias|e ?mail|
+alertas)\b.{0,40}
(?:публикация|запись|пост|канал) в (?:telegram|телеграм\w*|instagram|facebook|x|twitter|вконтакте)|следите
+ за\b.{0,60}|(?:нажмите|кликните|листайте|прокрутите)\b.{0,60}|(?:материал|статья|текст) (?:доступ\w+|
+переведен\w*|подготовлен\w*|только)\b.{0,80}|(?:читайте|смотрите|слушайте|подписывайтесь)\b.{0,20}\b(?:нас|
+канал\w*|телеграм\w*|дзен\w*|рассылк\w+)\b.{0,60}|(?:все|показать) комментарии(?: \d+)?|(?:تابعونا|تابعوا|
+انضموا?|اشتركوا)\b.{0,60}|(?:اضغط|انقر|مرر)\b.{0,40}|(?:عرض|قراءة) (?:كل |جميع )?(?:التعليقات|الأخبار|
+الصور)(?: .{0,20})?
(?:click|tap|swipe|scroll|hover|pinch|drag|touch|press|hold)(?: (?:here|on|over|down|up|left|right|through|
+across|to|for|in|the|this|a|an|image|images|photo|photos|picture|pictures|map|arrow|arrows|button|slide|
+gallery|sound|video|videos|more|see|view|enlarge|zoom|expand|full|hear|read|play|unmute|listen|watch|next|
+continue|reveal|details|screen|size|icon|list|chart|graphic))+
(?:file|stock|archive|library|handout|representative|representational|illustrative|undated|generic|symbolic)
+ (?:photo|image|picture|photograph|footage|pic)s?(?: .{0,20})?|(?:photo|image|picture|illustration|video|
+graphic|map) ?(?:for representation|illustration|courtesy.{0,40}|supplied|handout)
(?:photo|picture|image|video) (?:gallery|galleries|slideshow|essay|carousel)|in (?:this|today s) (?:article|
+story|report|episode)|why (?:you can )?trust (?:us|the|this|our|.{1,20})(?: .{0,30})?|read our (?:\w+
+ ){0,4}(?:code|coverage|policy|guide|guidelines|standards|terms|issue|edition|newsletter|explainer|live blog|
+review|story|report|series|archive)\b.{0,60}|(?:image|picture|photo)s? for (?:illustration|illustrative|
+representational?|representative)(?: purposes?)?(?: only)?|(?:representational|for illustration) (?:image|
+only|purposes only)
(?:text|story|article|page|content|programme|program|newsletter|live blog|liveblog|live coverage|coverage)s?
+ (?:continues|continued|resumes|continue)(?: (?:here|below|after|under|on|beneath|underneath|in|
+next)\b.{0,40})?
(?:this|our|the) (?:live ?blog|live (?:page|coverage|feed|stream|report)|page|story|article|feed) (?:has
+ (?:now )?(?:ended|closed|finished|concluded)|is (?:now )?(?:closed|ended|over)|updates?|refreshes|will
+ (?:be updated|update|refresh)|is (?:being |no longer (?:being )?)?updat\w+|was last updated)\b.{0,80}
(?:that s|that is) (?:all|it) (?:for|from) (?:today|now|us|this|me|tonight|the)\b.{0,80}|(?:see you|come back|
+back|until|more) (?:tomorrow|next week|again|on monday|soon|next time)(?: .{0,40})?|thanks for (?:following|
+joining|being)\b.{0,80}
(?:show|load|view|see|read)(?: all| more| the| \d+)* (?:earlier|older|newer|previous|new|recent|latest|past|
+more|remaining|other|hidden)(?: (?:posts?|entries|updates?|comments?|replies|stories|messages|events|items|
+articles|news|results|photos|images))*
(?:new|latest|live|earlier|older|previous|more|recent|\d+ new|all) (?:updates?|posts?|entries|messages|
+replies|events|comments)(?: available)?|(?:last|latest|first) (?:update|updated|modified|published|changed|
+edited|posted|refreshed)(?: .{0,40}\bago)?|updated .{1,20} ago|published .{1,20} ago|posted .{1,20} ago|\d+
+ ?(?:hrs?|hours?|mins?|minutes?|days?|weeks?|months?|h|m|d) ago
(?:order|buy|purchase|get|license|see|shop)(?: a| this| our| the| more)? (?:prints?|photos?|this photo|copies|
+back issues?|the book|tickets?|pictures?|merchandise|reprints|posters?)(?: .{0,30})?|shop (?:the|our|now|all|
+for)\b.{0,40}|book (?:your|a|now)\b.{0,30}(?:place|seat|ticket|tickets|room|table|stay|trip)s?(?: .{0,20})?
(?:from|only|just) \d.{0,12} (?:each|per person|per copy|incl\w*|plus postage)|buy \d+ get .{1,20}|(?:save|up
+ to) \d+ (?:off|percent|per cent)?\b.{0,40}(?:off|subscription|today|now|offer)\b.{0,20}|limited time
+ offer.{0,40}|special offer.{0,80}|flash sale.{0,40}
(?:contact|call|email|e ?mail|write to|text|message|ring|phone|reach|whatsapp|tip)(?: (?:the|our|us|this))*
+ (?:newsroom|newsdesk|news desk|reporters?|journalists?|editors?|desk|team|webmaster|customer services?|help
+ ?desk|studio|author|us|writer)(?: .{0,60})?|(?:got|have|know|send us|share|do you have|do you know)(?:
+ something| anything| any| a| an| your| more| us)+ (?:story|stories|tip|tips|news|photos?|pictures?|videos?|
+information|view|opinion|question|questions|memories|experience|pics|tip off|more|to say)\b.{0,100}|do you
+ know more\b.{0,100}|do you have (?:more )?information\b.{0,80}
(?:if )?(?:you|you ve|have you|are you|were you) (?:have )?(?:been |were |are )?(?:affected|there|involved|at
+ the scene|a witness|in the area)\b.{0,160}\b(?:us|write|contact|share|tell|email|helpline|story)\b.{0,60}|
+what do you think\b.{0,80}|share your (?:thoughts|views|experience|story|comments|opinion|memories|photos|
+tips)\b.{0,60}|join the (?:conversation|debate|discussion|forum)\b.{0,80}
(?:join|visit|enter|read) (?:our|the) (?:\w+ )?(?:commenting )?(?:forum|community|discussion|comments|
+guidelines|shop|archive)\b.{0,60}|join thought provoking\b.{0,120}|(?:to|before you|in order to|you (?:must|
+need to|have to) be|please) (?:comment|post|reply|leave a comment|vote|log in|sign in|logged in)\b.{0,120}
(?:comments?|commenting|the comments? (?:section|function)|discussion)(?: on this (?:article|story|post))?
+ (?:is|are|has been|have been|will be) (?:now |currently )?(?:closed|disabled|off|moderated|switched|turned|
+open|pre moderated|unavailable|reviewed|not available)\b.{0,100}|(?:only )?(?:registered|logged in|verified)
+ (?:users|readers|members) (?:can|may)\b.{0,80}
(?:add|save)(?: this| it)? (?:to|for) (?:my |your |the )?(?:reading list|favou?rites|list|later|library|
+calendar|watchlist|collection|home screen)|(?:reading|saved|my) (?:list|articles|stories|news|items|feed)|
+(?:added|saved|removed) (?:to|from|for) (?:your )?(?:bookmarks|favou?rites|list|later|reading list)|bookmark
+ popover|bookmarked?
(?:turn|switch) (?:on|off) .{0,40}(?:notifications|alerts|mode|javascript|updates|reader view)|would you like
+ (?:to|us)\b.{0,60}(?:notifications|notify|alerts|newsletter|updates|email)\w*\b.{0,60}|(?:get|receive|turn
+ on|enable|allow) (?:the )?(?:\w+ )?(?:notifications|alerts|push)(?: .{0,60})?|(?:get|receive)
+ .{0,40}(?:news|alerts|updates|headlines|stories) (?:sent|delivered|on|to|in|by|via|straight|
+direct)\b.{0,60}|(?:añadir|agregar|añade|aggiungi|adicionar|ajouter|ajoutez) .{1,30} (?:en|a|su|no|à|sur)
+ google.{0,20}
(?:find out|see|discover|learn) what s (?:happening|going on|on|new)\b.{0,120}|(?:dark|light|night|reading|
+reader|focus|print|high contrast) (?:mode|view|theme)(?: (?:on|off))?|(?:increase|decrease|change|reset|
+adjust)(?: the)? (?:font|text|letter|type)(?: size)?|(?:font|text|type|letter) ?size.{0,40}|(?:larger|
+smaller|bigger|small|medium|large|normal)(?: (?:larger|smaller|bigger|small|medium|large|normal|text|font|
+print|type))+|(?:a a a|a a)(?: a)*
(?:e ?mail|send|forward|print|save|share|recommend)(?: (?:this|the|to|a|it))* (?:story|article|page|friend|
+colleague|link|text|item|news)(?: .{0,20})?|(?:expand|collapse|show|hide|open|close|select|clear|check|
+uncheck|view|see)(?: (?:all|more|less|everything|none|details|section|list|menu|box|panel|sidebar|filters|
+options|table|full list))+|(?:select|choose|change|pick|set) (?:your |a |my |the )?(?:town|city|region|
+language|location|edition|country|area|state|currency|category|date|month|topic|topics)
(?:create|view|see|edit|update|manage|complete|go to)(?: your| my| a)? (?:profile|account|dashboard|
+preferences|password|details|billing|order|feed)(?: .{0,20})?|post a (?:story|comment|job|notice|classified|
+reply)|(?:submit|place|post|send in|add)(?: us)?(?: a| an| your| my)? (?:story|event|notice|obituary|ad|
+classified|letter|photo|tip|news|listing|press release|poem|obit|announcement|question)(?: .{0,20})?|events?
+ calendar|local (?:businesses|events|deals|weather|jobs|classifieds|directory|offers)|real estate|
+(?:business|local|community) (?:directory|listings|calendar|corner|guidelines)|corporate info(?:rmation)?
(?:request|to request) (?:removal|correction|a correction|deletion)\b.{0,120}|this (?:site|page|website|form|
+service) (?:is protected|is operated|is owned|is part|uses|requires|works best|may contain|
+contains)\b.{0,140}
(?:cancel|terminate|end) (?:your |my )?(?:contracts?|subscriptions?|memberships?)(?: here| online)?|(?:web
+ ?site|web|site|page) (?:design|designed|built|development|by|hosting)\b.{0,60}|(?:designed|developed|hosted|
+maintained) (?:and \w+ )?by .{1,50}
(?:reply|respond|write|hit reply|simply reply) to (?:this|the) (?:e ?mail|newsletter|message|
+edition)\b.{0,100}|(?:to|if you want to|want to) stop (?:receiving|getting)\b.{0,120}|(?:enjoyed|liked|loved|
+like|love|enjoying) (?:this|it|the newsletter|what you(?: re| are| ve)? (?:read|reading)|today s (?:edition|
+issue|letter))\b.{0,100}|you(?: re| are) (?:reading|getting|receiving|on|subscribed|signed
+ up)\b.{0,40}\b(?:newsletter|edition|list|e ?mail|letter|briefing|because)\b.{0,120}
(?:if you|do you|having|can t|cannot|trouble|not) (?:have |having |had )?(?:trouble|problems|difficulty|
+able)?\b.{0,20}\b(?:reading|viewing|seeing|see|read|view|displaying)\b.{0,30}\b(?:e ?mail|newsletter|message|
+letter|edition)\b.{0,120}|(?:feedback|questions|comments|ideas|tips|thoughts|corrections)(?: (?:or|and)
+ \w+)? (?:write|email|e ?mail|reply|send|contact|let us|tell us|drop us|get in touch|hit reply|
+please)\b.{0,100}
(?:when|if) we (?:learn|hear|are told) of (?:a|an) (?:mistake|error)\b.{0,200}
if you (?:spot|see|find|notice|think you have (?:found|spotted)|believe you have (?:found|spotted)) (?:a|
+an)(?: \w+)? (?:error|mistake|typo|inaccuracy)\b.{0,160}
(?:this|the) (?:article|story|piece|column|essay) (?:first |originally |also )*(?:appeared|appears|ran|
+was (?:first |originally )?(?:published|printed)) in (?:the )?.{0,40}\b(?:print|issue|edition|
+magazine)\b.{0,120}
(?:today s|this week s|our|the daily|the weekly) (?:poll|quiz|survey|question)\b.{0,100}
.{0,80}\badheres? to (?:the|its|our) .{0,60}\bcode\b.{0,240}|get involved(?: (?:with|in) .{1,30})?
"""

FOOTER = r"""
(?:article|story|page|document) (?:information|info|details|history|metadata)|about this (?:article|story|
+page|report)|(?:article|story|content) (?:type|id|source)\b.{0,40}
(?:the )?(?:views|opinions|statements)(?: and opinions)? (?:expressed|in this|stated|of the author)\b.{0,200}|
+(?:editing|fact checking|compiled|edited|produced|curated|written|design|layout) by .{1,80}|(?:weather|tide
+ times|tides|traffic|exchange rates|lottery(?: numbers| results)?|tv (?:guide|listings|tonight)|crossword|
+sudoku|horoscope|quote of the day|word of the day|picture of the day|numbers? of the day|on this day|sunrise|
+cartoon|puzzles?|recipe of the day|tip of the day|joke of the day|this day in history)(?: .{0,80})?|
+(?:answers?|solutions?) (?:on|to|in) .{1,40}|v \d+ \d+.{0,20}|version \d.{0,20}|made in .{1,30}|until
+ (?:next time|tomorrow|next week|then)(?: .{0,20})?|see you (?:tomorrow|next|on|soon)\b.{0,30}|(?:your|the)
+ .{1,20} team|have a (?:great|good|lovely|nice) .{1,20}|best wishes|cheers|yours
(?:if you (?:have|wish|want|would like) .{0,30}\b(?:complaint|complain|concern|query|correction)|to (?:make a
+ complaint|complain|contact the editor))\b.{0,200}
.{1,30} (?:regulated|accredited|certified)|(?:for (?:the latest|all the latest)|keep up) .{0,120}\b(?:visit|
+follow|subscribe|at|on|here|click)\b.{0,60}
.{1,60} (?:is|are) part of .{1,40} (?:group|network|family|media|company|portfolio|holdings?)|.{1,60} (?:is|
+are) (?:an? (?:\w+ )?(?:service|product|division|trademark|brand|publication|subsidiary|trading name) of|
+published by|operated by|owned by|printed (?:every|on \w+days?)|powered by|regulated by|licen[sc]ed (?:by|
+to)|registered (?:in|as|trade ?marks?)) .{1,80}
an? (?:\w+ )?(?:newsletter|bulletin|service|publication|production|project|website) (?:of|from|by) .{1,60}
registered (?:charity|office|in england|company|trademark)\b.{0,120}|(?:company|charity|vat|registration|
+publisher) (?:no|number|reg|registration)\b.{0,60}
responsible (?:publisher|editor|for (?:the )?content)\b.{0,80}|(?:annual|impact|financial|transparency)
+ report(?: \d+)?|(?:published|printed|produced|edited) (?:by|in) .{1,80}
(?:verantwortlich|herausgeber|verlag|v i s d p|amtsgericht|ust id\w*|geschäftsführ\w+)\b.{0,120}|(?:directeur
+ de la publication|éditeur|siège social|siret|rcs)\b.{0,120}|(?:edita|depósito legal)\b.{0,100}|(?:direttore
+ responsabile|editore|partita iva|p iva|registrazione tribunale)\b.{0,120}|(?:editor responsável|cnpj|
+propriedade)\b.{0,100}
(?:учредитель|главный редактор|свидетельство о регистрации|адрес редакции|зарегистрирован\w*|сетевое
+ издание)\b.{0,160}|(?:رئيس التحرير|الناشر|صاحب الامتياز)\b.{0,100}
(?:all contents?|contents?|site contents?|text|material|images?) (?:©|c|copyright)?\b.{0,10}\d{4}.{0,100}|
+(?:web ?site|web|site|page) (?:design|by|hosting)\b.{0,60}
(?:follow|find|visit|see|like) .{1,40} (?:on|at) .{1,40}|(?:get|keep|stay) in (?:touch|the loop|the know)(?:
+ .{0,40})?|stay connected(?: .{0,30})?|our (?:products|apps|brands|sites|network|partners|newsletters|titles|
+podcasts|team|family|other .{1,30}|sister .{1,30})
(?:data|privacy|cookie|consumer|child) (?:protection|settings|notice|policy|rights|preferences|statement|
+information)|(?:community|comment|commenting|submission|posting|editorial|house|moderation) (?:guidelines|
+rules|policy|standards)|(?:legal|imprint|site) (?:notice|info|information|map|index)|(?:modern slavery|
+gender pay|tax|accessibility) (?:statement|report|strategy|gap.{0,20})
(?:join|become|meet|work with|write for|advertise (?:with|in)|partner with|invest in|pitch|tip off|contact)
+ (?:us|our team|the team|the newsroom|.{1,30})
"""
