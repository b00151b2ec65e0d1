"""The words that a page is run with: what its buttons do, and to what. Lower case, as `shape.label` shows."""

from ingest.wording import word_set

ACTS = word_set(
    "accept activate add allow ask block bookmark browse buy cancel cast change check choose claim clear"
    " click"
    " close collapse comment contact contribute copy customise customize deactivate decline delete disable"
    " discover dismiss donate download edit email embed enable enlarge enter expand explore favourite flag"
    " follow forward get gift give hear hide install join leave like listen load log login magnify manage"
    " minimise minimize mute open order pause pin play post print purchase rate read receive"
    " recommend redeem refresh register reject reload remove renew rent reply report republish request"
    " reset resize restart resume return review rewind save scroll search see select send share shop show"
    " sign skip sort start stop stream submit subscribe suggest support swipe switch syndicate take tap text"
    " toggle translate tweet turn unfollow unlock unmute unsubscribe upgrade upload use view visit"
    " vote watch write zoom"
    # the infinitives and orders of other languages
    " abbestellen abonnieren abspielen abstimmen aktivieren akzeptieren anhören anmelden annehmen anschauen"
    " ansehen anzeigen aufklappen ausblenden ausdrucken bestellen bewerten deaktivieren drucken einblenden"
    " einloggen folgen herunterladen hören kommentieren kopieren laden lesen melden merken mitdiskutieren"
    " öffnen registrieren schliessen schließen senden speichern starten stoppen teilen testen umschalten"
    " vergrößern vergrössern verkleinern verlassen verschicken verwalten vorlesen weiterlesen weiterleiten"
    " zulassen zustimmen"
    " abonnez abonner accepter activer afficher agrandir ajouter autoriser choisir cliquez commenter"
    " consulter"
    " copier découvrez découvrir écouter écoutez enregistrer envoyer évaluer fermer gérer imprimer inscrivez"
    " lire masquer modifier noter offrir ouvrir partager partagez rechercher recevez recevoir refuser"
    " réagir regarder rejoignez retrouvez signaler soutenir soutenez suivez suivre télécharger téléchargez"
    " voir voter"
    " abrir aceptar activa activar actualizar amplia ampliar añadir apoya apúntate buscar cambiar cargar"
    " cerrar"
    " comenta comentar comparte compartir consulta copiar descarga descargar descubre descubrir desactivar"
    " enviar envía escribe escucha escuchar gestionar guarda guardar hazte imprime imprimir lee leer mira"
    " mostrar ocultar permitir recibe recibir regístrate reportar reproducir rechazar seguir sigue síguenos"
    " suscríbete suscribirse únete valora valorar ver vota votar"
    " abbonati accetta apri ascolta ascoltare attiva attivare aggiungi cambia cerca chiudi commenta condividi"
    " consenti copia disattiva gestisci guarda ingrandisci invia iscriviti leggi mostra nascondi ricevi"
    " rifiuta"
    " salva scarica scopri scrivi segnala segui seguici sfoglia sostieni stampa vai vedi visualizza"
    " aceite aceitar abra acesse acompanhe amplie apoie ativar ative assine assista baixar baixe clique"
    " comente"
    " compartilhar compartilhe confira copie deixe descubra desativar entre envie escolha feche fechar"
    " gerencie"
    " imprima inscreva leia mostre ouça ouvir participe partilhar permitir receba salvar salve saiba siga"
    " veja"
    " включить включите выключить войти голосовать добавить загрузить закрыть запустить копировать настроить"
    " написать нажмите обновить обсудить оставить оставьте открыть отправить оценить оцените отключить"
    " перейти перейдите подписаться подпишитесь поделиться поделитесь подключить показать послушать"
    " посмотреть прослушать прочитать развернуть распечатать разрешить свернуть скачать скачайте скопировать"
    " скрыть следите слушать слушайте смотреть смотрите сообщить сохранить увеличить узнать читать читайте"
    " أرسل أضف أغلق اتبع احفظ استمع اشترك اضغط اطبع افتح انسخ انضم انقر تابع تابعنا تحميل تشغيل تفعيل"
    " تنزيل حمل حفظ سجل شاهد شارك شاركنا صوت طباعة عرض علق قيم مشاركة مشاهدة نسخ"
)
"""What buttons do."""

THINGS = word_set(
    "account alert alerts app archive archives article articles audio banner box breaking briefing browser"
    " bulletin caption captions category channel channels chapters chart code comment commenting comments"
    " community content conversation copy coverage dark desktop device digest discussion edition email emails"
    " entries entry episode error errata feed feedback feeds font forum friend friends full fullscreen"
    " galleries gallery graphic headlines here homepage html image images inbox interactive issue language"
    " larger latest light link links list live location mail map message messages mobile mode more newer news"
    " newsletter newsletters newsroom newspaper next notification notifications offer offers older online"
    " options page pages paper pdf photo photos picture pictures piece player playlist podcast podcasts poll"
    " post posts preferences previous print profile push question quiz reactions readers recording replies"
    " reply"
    " report results screen section sections settings shares sharing site size slide slides slideshow"
    " smaller sound speed standard stories story subscription subscriptions subtitles supplement survey"
    " table tags text thread tickets tip tips topic topics transcript tweet tweets update updates url version"
    " video videos volume vote votes website window"
    " artikel artikels ausgabe beitrag beiträge benachrichtigungen bild bilder bildergalerie browser datei"
    " datenschutz einstellungen externe externen externer fehler feedback fotos galerie grafik inhalt inhalte"
    " karte kommentar kommentare kommentarfunktion link mail mehr meldung nachricht nachrichten newsletter"
    " podcast profil push redaktion schriftgröße schriftgrösse seite text thema themen ton umfrage untertitel"
    " video videos version website zeitung"
    " actualité actualités alerte alertes application abonnement avis carte commentaire commentaires compte"
    " contenu contenus courriel diaporama édition erreur galerie image images infolettre infos infographie"
    " lettre"
    " lien newsletter notification notifications page photo photos podcast profil publicité site son suite"
    " texte"
    " vidéo vidéos vote votes"
    " alerta alertas aplicación artículo boletín boletines canal comentario comentarios contenido correo"
    " cuenta edición encuesta enlace error foto fotos galería gráfico imagen imágenes lista mapa más nota"
    " noticia noticias notificación notificaciones página suscripción tema temas texto versión vídeo"
    " articoli articolo avviso canale commenti commento contenuti contenuto edizione errore galleria"
    " immagine immagini link mappa messaggio notifica notifiche notizia notizie pagina sito sondaggio testo"
    " artigo artigos assinatura comentário comentários conteúdo conteúdos conta enquete erro galeria gráfico"
    " imagem imagens matéria notícia notícias notificação notificações página reportagem"
    " аудио версия видео галерею галерея голос запись канал канала картинку комментарии комментарий"
    " комментария"
    " материал материалы новость новости опрос опросе ошибке письмо подкаст рассылку ссылка ссылку"
    " статью статья статьи страницу текст уведомления уведомлений фото"
    " إشعار إشعارات الإشعارات التعليقات البث الخبر الرابط الرسالة الصفحة الصورة الصور الفيديو القناة المقال"
    " المقالة النشرة التطبيق بريدك تعليق تعليقك تعليقا رأيك صور فيديو"
)
"""What they do it to."""

KEEN = word_set(
    "autoplay browser clipboard cookie cookies embed embedded fullscreen iframe inbox javascript lightbox"
    " newsletter newsletters notification notifications playback playlist popup popover slideshow subtitles"
    " unsubscribe url webpage"
    " benachrichtigungen bildergalerie schriftgröße schriftgrösse posteingang"
    " diaporama infolettre notificaciones notifiche notificações рассылку уведомления الإشعارات"
)
"""Things that hardly an article has a heading about; beside known words alone they are a page's."""

BESIDE = word_set(
    "a about all an and any anonymous any are as at back be below big by can day daily e email external"
    " first for free from go i if in into is it just kb last later latest less mb me mini min more my new"
    " no not now of off offline on one only or original other our out page pages pdf per please"
    " quick related selected size small so this that the their them these to today too up us via want weekly"
    " with week without x yes you your above again available medium next previous recommended"
    " printer friendly within quality level levels track current menu button dialog time bar off options low"
    " high auto"
    " facebook twitter whatsapp instagram youtube tiktok telegram linkedin pinterest reddit threads bluesky"
    " google spotify apple rss mastodon flipboard messenger viber vk xing"
    " als am an alle aller als auf aus bei bitte das dem den der des deutsch die diese diesen dieser dieses"
    " ein"
    " eine einen für gratis hier ihre ihren im in jetzt kostenlos kostenlose kostenlosen mit nach nicht noch"
    " oder per sie über uns unsere unseren und unter vom von weitere weiteren zum zur zu alles"
    " au aux avec ce cet cette ces d de des dans du en et gratuitement gratuit ici l la le les leur ma mes"
    " mon"
    " nos notre nous ou par plus pour s sa se ses son sur toute tous toutes un une vos votre vous ici"
    " a al aquí con de del el en este esta estas estos gratis hoy la las lo los mi mis nuestra nuestro"
    " nuestros"
    " nuestras o para por su sus tu tus un una y ya te"
    " ai al alla alle allo che ci con dal dalla dei del della delle di e gli i il in la le lo nel nella"
    " nostra"
    " nostro o ora per qui questa questo questi su sul sulla ti tua tuo tutte tutti un una"
    " a à ao aos as com da das de do dos e em essa esse esta este gratuita grátis já mais na nas no nos nossa"
    " nosso o os ou para pela pelo por seu seus sua suas todas todos um uma agora aqui"
    " в во все вам ваш ваше ваши для за и из или к на наш нашем нашу наши нас о об от по с свой со этой эту"
    " это"
    " этот здесь сейчас тут ещё еще"
    " في على إلى من عن مع هذا هذه الآن هنا أو و لا كل المزيد مجانا لنا"
)
"""What may stand beside both."""

ALONE = word_set(
    "bookmark bookmarked chapters close cookies descriptions dislike dismiss download downloads embed embeds"
    " enlarge expand favorite favourite fullscreen handout install later mute pause pip playback republish"
    " reactions resume rewind saved settings share skip subtitles submit subscribed theatre translate unmute"
    " unfollow upvote vote watch"
    " abspielen drucken herunterladen teilen stummschalten vollbild werbefrei"
    " agrandir partager plein écran télécharger"
    " ampliar descargar silenciar"
    " ingrandisci scarica"
    " baixar ampliar"
    " votez abstimmen mitmachen votar votate голосовать"
    " увеличить скачать поделиться"
    " تحميل تكبير"
)
"""Buttons of one word."""

_ALL = ACTS | THINGS | BESIDE | KEEN
_MOST = 9
_PAIR = 2
_TURNS = word_set("next previous prev older newer nächstes nächste vorheriges vorherige siguiente anterior")
_TURNED = word_set(
    "article entry episode gallery image images page photo photos picture pictures post posts slide story"
    " video"
    " artikel beitrag bild foto seite imagen noticia página"
)
_LEADS = word_set("please to click tap press hier bitte jetzt zum zur cliquez haz haga clicca clique нажмите")


def is_button(line: str) -> bool:
    """Whether a line (its label) is made of a page's words alone, and orders something: "Enlarge the map".

    The order stands first, or last as in German; words that an article's headings have too count only so.
    """
    row = line.split()
    if not 1 < len(row) <= _MOST:
        return bool(row) and line in ALONE
    bare = [word for word in row if not word.isdigit()]
    if not bare or not all(word in _ALL for word in bare):
        return False
    if len(bare) == _PAIR and bare[0] in _TURNS and bare[1] in _TURNED:
        return True
    if not KEEN.isdisjoint(bare):
        return True
    ordered = [word for word in bare if word not in _LEADS] or bare
    first, last = ordered[0], ordered[-1]
    return (first in ACTS and not THINGS.isdisjoint(ordered[1:])) or (
        last in ACTS and not THINGS.isdisjoint(ordered[:-1]) and last[-2:] in {"en", "rn", "ln"}
    )
