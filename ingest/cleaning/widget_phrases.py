"""What stands where a page had more than text: players, embedded posts, polls and ratings."""

_NET = (
    "(?:x|twitter|facebook|instagram|youtube|tiktok|threads|bluesky|reddit|vimeo|spotify|soundcloud|telegram"
    "|google(?: maps)?|datawrapper|flourish|linkedin|mastodon|pinterest|social media|third part(?:y|ies))"
)
_POST = (
    "(?:post|tweet|video|reel|story|photo|thread|clip|embed|map|chart|graphic|podcast|episode|audio|content)"
)

EMBED = rf"""
(?:view|see|watch|open|load|show|read)(?: this| the)?(?: full| original)?(?: (?:{_POST}|profile)s?)? (?:on|
+from|at|in) {_NET}(?: .{{0,30}})?
(?:view|see|watch|load|show|open|embedded?|external)(?: this| the)? (?:tweet|external content|embedded
+ content|embed|reel|instagram post|facebook post)s?(?: by .{{1,40}}| from .{{1,40}})?
(?:embedded|external|third party|social|interactive) (?:content|media|post|tweet|video|element|graphic)s?(?:
+ from .{{1,30}}| by .{{1,30}})?
a post shared by .{{1,80}}|(?:post|tweet|video|content) (?:by|from) .{{1,40}} on {_NET}|.{{1,60}} on {_NET}
+ .{{0,80}}pic twitter com .{{1,30}}
(?:this|the) (?:{_POST}|account|page|link|media|item)s? (?:has been|is|was|are|have been) (?:no longer
+ (?:available|online)|deleted|removed|unavailable|not available|private|blocked|hidden|disabled|suspended|
+provided by|from .{{1,30}}|expired)(?: .{{0,120}})?
(?:this|the) (?:content|{_POST}) (?:is|was) (?:provided|hosted|published|supplied) (?:by|on)
+ .{{1,40}}(?:cookies|consent|allow|accept|settings|view).{{0,120}}
(?:to|in order to) (?:view|see|watch|play|load|show|display|hear|listen to) (?:this|the|embedded|
+external)\b.{{0,60}}\b(?:content|video|post|tweet|map|chart|element|audio|media|player|graphic)s?\b.{{0,200}}
we (?:need|ask for|require|would like) your (?:permission|consent|approval|agreement)\b.{{0,200}}
content (?:from|by) .{{1,30}} (?:is|has been|was) (?:blocked|hidden|disabled|not (?:shown|loaded|
+displayed))\b.{{0,100}}
allow .{{1,30}} (?:content|cookies)|(?:always )?(?:show|load|allow|unblock|activate) (?:all )?(?:external|
+third party) (?:content|media).{{0,40}}
(?:we re |we are )?(?:sorry|oops|uh oh|whoops)\b.{{0,30}}\b(?:content|page|video|something|error|story|loaded|
+available|wrong|found|unable)\b.{{0,100}}
(?:an?|this) (?:unknown |unexpected )?error (?:has )?occurred\b.{{0,80}}|something (?:went|has gone)
+ wrong\b.{{0,80}}
(?:unable|failed|could not|couldn t|cannot|can t) to? ?(?:load|play|display|show|find|retrieve|
+connect)\b.{{0,60}}\b(?:video|content|player|media|page|image|map|comments|article|story|audio|tweet|
+post)\b.{{0,60}}
(?:the )?(?:video|media|content|image|audio|page|map|player|tweet|post) (?:could not|cannot|can not|can t|
+couldn t|failed to) (?:be )?(?:load|play|found|display|show)\w*\b.{{0,140}}
your browser (?:does not|doesn t|can ?not|can t|is not|isn t|may not)\b.{{0,120}}|(?:please )?(?:reload|
+refresh) (?:the|this|your) (?:page|browser)\b.{{0,60}}
(?:can t|cannot|unable to|having trouble) (?:see|view|viewing|seeing) (?:our|the|this) (?:graphic|map|chart|
+video|image|photo)s?\b.{{0,80}}
(?:hier|an dieser stelle) (?:finden sie|befindet sich|steht|sehen sie|wird|kann)\b.{{0,60}}\b(?:externe\w*|
+extern|inhalt\w*|video|karte|grafik)\b.{{0,160}}
(?:dieser|dieses|der|das) (?:inhalt|video|beitrag|post|tweet|element)\b.{{0,60}}\b(?:nicht (?:mehr
+ )?(?:verfügbar|geladen|angezeigt|abspielbar)|gelöscht|blockiert|cookies|zustimmung|einwilligung|
+einstellungen)\b.{{0,120}}
(?:ich bin |sind sie )?damit einverstanden\b.{{0,400}}|(?:wir|dafür) (?:benötigen|brauchen|
+bitten)\b.{{0,20}}(?:zustimmung|einwilligung|erlaubnis)\b.{{0,300}}|(?:externe[rns]?|empfohlene[rs]?|
+eingebettete[rns]?) (?:redaktionelle[rns]? |externe[rns]? )?(?:inhalte?|medien|elemente?)(?: .{{1,30}})?|
+(?:externe[n]? )?inhalte?(?: von .{{1,20}})? (?:anzeigen|laden|zulassen|aktivieren|immer anzeigen)
(?:um|damit) (?:diesen|dieses|den|das) (?:inhalt|video|element|beitrag)\b.{{0,160}}|ihr browser\b.{{0,120}}
leider\b.{{0,40}}\b(?:browser|fehler|inhalt|video|seite)\b.{{0,100}}|mehr dazu in unserer
+ datenschutzerklärung.{{0,20}}
(?:ce|cette|le|la) (?:contenu|vidéo|tweet|publication|page)\b.{{0,60}}\b(?:bloqué\w*|indisponible|disponible|
+supprimé\w*|cookies|affich\w+)\b.{{0,140}}|pour (?:afficher|voir|visionner|lire) (?:ce|cette)\b.{{0,140}}
votre navigateur\b.{{0,120}}|une erreur (?:est survenue|s est produite)\b.{{0,60}}|contenu (?:externe|intégré)
(?:este|esta|el|la) (?:contenido|vídeo|video|tuit|publicación|página)\b.{{0,60}}\b(?:bloquead\w+|disponible|
+eliminad\w+|cookies|mostrar\w*)\b.{{0,140}}|para (?:ver|reproducir|mostrar) (?:este|esta)\b.{{0,140}}|tu
+ navegador\b.{{0,120}}
(?:se ha producido|ha ocurrido) un error\b.{{0,60}}|contenido (?:externo|incrustado)
(?:questo|il) (?:contenuto|video|post|tweet)\b.{{0,60}}\b(?:bloccato|disponibile|rimosso|cookie|
+visualizza\w*)\b.{{0,140}}
per (?:visualizzare|vedere) quest\w+\b.{{0,140}}|il tuo browser\b.{{0,120}}|si è verificato un
+ errore\b.{{0,60}}
(?:este|esta|o|a) (?:conteúdo|vídeo|publicação|página)\b.{{0,60}}\b(?:bloquead\w+|disponível|removid\w+|
+cookies)\b.{{0,140}}
para (?:ver|visualizar) (?:este|esta)\b.{{0,140}}|(?:seu|o seu) navegador\b.{{0,120}}|ocorreu um
+ erro\b.{{0,60}}
(?:этот|это|данный) (?:контент|видео|пост|твит)\b.{{0,140}}|ваш браузер\b.{{0,120}}|произошла
+ ошибка\b.{{0,60}}
(?:هذا|هذه) (?:المحتوى|الفيديو|التغريدة|المنشور)\b.{{0,40}}(?:غير متاح|محجوب|محذوف).{{0,60}}|
+متصفحك\b.{{0,100}}|حدث خطأ.{{0,60}}
"""

PLAYER = r"""
(?:video|audio|media|clip) (?:loading|unavailable|not available|error|ended|will (?:auto )?play\b.{0,20}|will
+ resume\b.{0,20})|(?:click|tap|press) to (?:play|unmute|listen|watch)|(?:the )?video will auto
+ ?play\b.{0,30}|(?:play|watch) now
(?:this is a )?modal window.{0,80}|this is a modal window\b.{0,120}|(?:beginning|end) of dialog
+ window\b.{0,80}
escape will cancel\b.{0,60}|(?:video|audio|media|podcast) player(?: is)?(?: loading)?|player (?:is )?loading
(?:the )?(?:video|audio) (?:will|starts|is) (?:start|play|begin|loading)\w*\b.{0,60}
(?:play|pause|mute|unmute|stop|replay|skip)(?: (?:video|audio|back|forward|backward|clip|all|next|live|live
+ radio|radio|intro|\d+s?|\d+ seconds?))+|(?:skip|rewind|forward|back) \d+ ?(?:s|sec|seconds?)?(?: (?:back|
+forward)\w*)?
(?:current|remaining|elapsed|total|duration) time(?: \d.{0,12})?|duration(?: \d{1,2}(?: \d\d){1,2})?|loaded
+ \d.{0,12}
progress \d.{0,12}|volume(?: \d+)?|(?:playback|play) (?:rate|speed)(?: .{0,10})?|\d[\d ]{0,3}x(?: speed)?|
+speed \d.{0,5}
chapters(?: chapters)?|descriptions (?:off|on)\b.{0,30}|(?:captions|subtitles)(?: and subtitles)? ?(?:off|on|
+settings)?(?: selected)?(?: .{0,40}opens .{0,40})?|audio track.{0,30}|quality(?: levels?)?(?: auto)?|picture
+ in picture|theat(?:er|re) mode
(?:enter |exit )?full ?screen|exit fullscreen|stream type live|seek to live\b.{0,60}|live ?stream|closed
+ captions?
(?:font|text) (?:family|edge style|colou?r|background)\b.{0,40}|reset restore all settings\b.{0,60}|caption
+ (?:settings|area)\b.{0,60}
(?:watch|listen|play|hear)(?: (?:now|live|again|later|here|in full|full \w+|to the (?:podcast|episode|
+interview|full \w+)|to this (?:podcast|episode|interview)))?|(?:listen|watch|audio|video|play) \d{1,2} \d\d|
+(?:listen|watch) \d+ min\w*
(?:this|the) (?:article|story|text|audio|recording|version|episode) (?:is|was|has been) (?:read|voiced|
+narrated|generated|created|produced)(?: aloud)? (?:by|with|using|automatically)\b.{0,100}|(?:this )?(?:audio|
+voice) is (?:ai|auto|computer|automatically)\b.{0,100}
(?:ai|auto|computer|automatically) (?:generated|narrated|voiced?) (?:audio|voice|narration)\b.{0,60}|hear
+ (?:the author|.{1,40}) read (?:this|the) (?:story|article)|audio version|text to speech|read aloud|listen
+ with .{1,30}
(?:jetzt |hier )?(?:abspielen|anhören|vorlesen lassen|video (?:ansehen|starten|abspielen)|artikel vorlesen|
+audio abspielen|zum podcast)
(?:der|dieser) (?:artikel|text|beitrag) (?:wurde|wird)\b.{0,60}(?:ki|vorgelesen|automatisch|
+computer\w*)\b.{0,60}
(?:lancer|lire) la vidéo|écouter(?: l article)?(?: \d+ min\w*)?|lecture audio|regarder la vidéo|ver (?:el
+ )?vídeo|reproducir
guarda il video|riproduci|assistir(?: ao vídeo)?|reproduzir|смотреть видео|воспроизвести|شاهد الفيديو|تشغيل
"""

RATING = r"""
\d[\d ]* (?:recommended|recommends?|recommendations|hearts|saves|favou?rites|faves|kudos|responses)
did you (?:like|enjoy|love|find|make|try|cook|bake) .{0,80}|(?:tag|mention|hashtag) .{1,30} on (?:instagram|
+facebook|twitter|x|tiktok|threads|pinterest)\b.{0,30}|(?:\dx ?)+|us customary metric|(?:calories|
+carbohydrates|protein|fat|saturated fat|sodium|fiber|fibre|sugar|cholesterol|potassium) \d+ ?(?:kcal|g|mg|
+kj).{0,20}|(?:loved it|it was (?:ok|okay|fine|good|bad)|not for me|meh|hated it)(?: .{0,60})?
(?:how|what) (?:do|did|would|was) you (?:like|rate|enjoy|find|think (?:of|about))\b.{0,20}\b(?:this|the|our)
+ (?:article|story|page|newsletter|e ?mail|content|post|edition|site|issue|episode|podcast|piece)\b.{0,60}
(?:how|was|is|did|do) .{0,30}\bthis (?:article|story|page|content|post|information|
+answer)\b.{0,50}\b(?:helpful|useful|interesting|helped|worth|good|valuable|answer your question)\b.{0,40}
(?:average|your|reader|user|overall|total)(?: reader)? (?:rating|score|vote)s?(?: \d.{0,30})?|average
+ \d.{0,20}|rate (?:it|us|this)(?: .{0,30})?|\d(?: \d+)? (?:out of|of|from) (?:5|10)(?: stars?)?
+ .{0,20}(?:votes?|ratings?)|\d \d (?:5|10)(?: \d+ (?:votes?|ratings?))?
\d[\d ]*[km]? (?:votes?|ratings?|reviews?|likes?|dislikes?|points?|followers|members online|people (?:have
+ )?voted|claps|upvotes)
(?:likes?|dislikes?|reply|replies|upvotes?|votes?|claps|reactions|recommend|loves?|saves?|bookmarks?|reads|
+read|shares?|retweets?|reposts?) \d[\d ]*[km]?|read \d[\d ]* times|viewed \d[\d ]* times|(?:hits|visits|
+clicks|impressions|views|page views|pageviews|downloads) \d[\d ]*
(?:thank you|thanks) for (?:voting|your (?:vote|feedback|rating|response|input|comment|submission|answer)|
+rating|taking part)\b.{0,60}
your (?:vote|response|comment|feedback|answer|rating) (?:has been|was|is) (?:recorded|counted|submitted|saved|
+awaiting)\b.{0,60}
(?:view|see|show) (?:the )?results|vote in (?:our|the) (?:poll|survey)\b.{0,40}|(?:take|answer|complete)
+ (?:our|the|this) (?:short |quick )?(?:survey|poll|quiz|questionnaire)\b.{0,60}|(?:poll|quiz|survey) of the
+ (?:day|week|month)|(?:reader|online|today s|our|daily) (?:poll|survey)|quick poll
(?:i |we )?(?:like|love|hate|dislike) (?:it|this)(?: \d+)?|(?:yes|no)(?: \d+ ?\d*)? (?:yes|no)(?: \d+ ?\d*)?|
+don t know|not sure|undecided|no opinion|weiss nicht|weiß nicht|sans opinion|ne sait pas|no lo sé|não sei|
+non so|не знаю|\d stars?|(?:quick|reader|online|snap) poll .{0,80}|\d[\d ]* votes? .{0,20}|\d[\d ]*
+ (?:re)?posts|\d[\d ]*k (?:likes|reposts|retweets|views)|(?:more|less) like this
(?:give|send|leave|share)(?: us)? (?:your )?(?:feedback|thoughts|comments|opinion|views)(?: .{0,40})?|tell us
+ (?:what you think|your (?:story|view|opinion)|more|about it|how)\b.{0,60}|(?:let us|we want to|we d like to|
+we d love to|we would like to) (?:know|hear)\b.{0,80}
(?:spotted|found|see|noticed|seen|find) (?:an? )?(?:error|mistake|typo|inaccuracy|problem|bug|something
+ wrong)\b.{0,80}|suggest (?:an? )?(?:edit|change|correction)
(?:report|flag) (?:an? )?(?:mistake|inaccuracy|issue|abuse|content|comment|correction)\b.{0,40}
(?:wie|was) (?:gefällt|hat|finden|fanden|bewerten|halten|denken|meinen)\b.{0,20}\b(?:ihnen|sie|dir|
+du)\b.{0,60}|(?:war|fanden sie) .{0,30}(?:hilfreich|nützlich|interessant|lesenswert).{0,40}|(?:artikel|
+beitrag|seite) bewerten|(?:durchschnitt|bewertung|bewertungen|stimmen)(?: \d.{0,30})?|\d+ (?:stimmen|
+bewertungen)
ihre meinung(?: .{0,60})?|(?:sie haben |haben sie )?(?:einen |ein )?(?:fehler|tippfehler) (?:entdeckt|
+gefunden|melden)\b.{0,80}|umfrage(?: .{0,20})?|jetzt abstimmen
(?:schreiben|sagen) sie uns\b.{0,80}|diskutieren sie\b.{0,60}|(?:danke|vielen dank) für (?:ihre|
+deine)\b.{0,60}
(?:cet article|cette (?:page|vidéo|information)|ce contenu)(?: vous)? (?:a|a t il|a t elle|est|
+était)\b.{0,20}\b(?:plu|utile|intéressé|aidé)\b.{0,20}
(?:votre|donnez votre|partagez votre) (?:avis|opinion|note|vote)\b.{0,60}|(?:noter|notez|évaluez) (?:cet
+ article|cette page).{0,20}|\d+ (?:votes?|avis|notes?)
(?:vous avez )?(?:repéré|trouvé|constaté|vu) une (?:erreur|faute|coquille)\b.{0,60}|(?:une )?(?:erreur|faute|
+suggestion)(?: (?:dans|sur) .{1,30})?|sondage(?: .{0,20})?
(?:te ha (?:gustado|parecido|resultado|sido)|te gustó|qué te (?:parece|pareció|ha parecido))\b.{0,60}|
+(?:valora|califica|puntúa|vota) (?:este|esta|el|la)\b.{0,30}
\d+ (?:votos|valoraciones|opiniones)|(?:tu|su|danos tu) opinión\b.{0,60}|(?:has )?(?:encontrado|detectado|
+visto) (?:un|algún) error\b.{0,60}|encuesta(?: .{0,20})?
ti è (?:piaciuto|stato utile)\b.{0,40}|(?:vota|valuta) (?:questo|l)\b.{0,30}|\d+ (?:voti|valutazioni)|(?:la
+ tua|dicci la tua) opinione\b.{0,40}|hai (?:trovato|notato) un errore\b.{0,40}|sondaggio
(?:gostou|você gostou|o que (?:você )?achou)\b.{0,60}|(?:avalie|vote) (?:este|esta|o|a)\b.{0,30}|\d+ (?:votos|
+avaliações)|(?:sua|a sua|dê sua|deixe sua) opinião\b.{0,40}|encontrou (?:um|algum) erro\b.{0,60}|enquete
(?:вам )?(?:понравилась|понравился|понравилось|помогла|была ли полезна|оцените|как вам)\b.{0,60}|\d+
+ (?:голос\w*|оцен\w+)|(?:рейтинг|оценка|голосов|голоса)(?: \d.{0,20})?|ваше мнение\b.{0,40}|опрос(?: дня)?|
+(?:что вы|как вы) (?:думаете|считаете|относитесь)\b.{0,60}
هل (?:أعجبك|أعجبتك|استفدت|كان|كانت)\b.{0,60}|(?:قيم|تقييم) (?:المقال|الخبر|هذا)\b.{0,20}|(?:رأيك|شاركنا رأيك|
+ما رأيك)\b.{0,40}|استطلاع(?: .{0,20})?
"""
