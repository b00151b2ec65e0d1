"""Words that lead to another story: "Gallery: The flood in pictures"."""

import re
from functools import lru_cache

from ingest.cleaning.shape import ends_with_full_stop, size

_LEAD = re.compile(
    r"""[^\w«“"(\[]{0,4}
    (?:also(?:\s+(?:interesting|worth\s+\w+|of\s+interest|on\s+\w+))?|analysis|background|behind\s+the\s+story|catch\s+up(?:\s+quick)?|column
    |commentary|comment|deep\s+dive|dig\s+deeper|don[’']t\s+(?:miss|forget)|earlier(?:\s+(?:story|coverage))?
    |editorial|elsewhere|exclusive|explained|editor[’']?s?[’']?\s+(?:pick|choice)s?
    |explainers?|explore|fact[\s-]check|feature|flashback|for\s+(?:you|subscribers|members)|from\s+(?:the
    |our)\s+archives?|from\s+our\s+partners?
    |further\s+reading|galler(?:y|ies)|go\s+deeper|graphics?|guide|in\s+(?:case\s+you\s+missed\s+it|depth
    |focus|pics|pictures|photos|other\s+news)
    |infographic|interactive|interview|just\s+in|keep\s+reading|latest|learn\s+more|letters?
    |listen(?:\s+(?:now|here|again))?|live(?:\s+(?:blog|updates|coverage))?
    |long\s+read|missed\s+it|more(?:\s+(?:info|details|coverage|photos|like\s+this|to\s+(?:read|explore
    |the\s+story)))?|must[\s-](?:read|see|watch)
    |newsletter|next|obituary|on\s+the\s+(?:blog|podcast)|op-?ed|opinion|our\s+(?:view|take|guide)
    |perspective|photo\s+galler(?:y|ies)|photo\s+essay|photos?|pictures?
    |picture\s+galler(?:y|ies)|podcasts?|polls?|popular|previous(?:ly)?|profile|quiz|read\s+(?:now
    |our\s+[\w\s]{1,20})|recap|recommended\s+\w+|review|see\s+more
    |see\s+(?:inside|photos|pictures)|slideshow|special\s+report|spotlight|sponsored|story|survey
    |take\s+(?:the|our)\s+(?:quiz|poll|survey)|timeline|top\s+(?:story|stories)
    |trending(?:\s+now)?|try\s+(?:this|our\s+\w+)|up\s+next|videos?|viewpoint|watch(?:\s+(?:now|live|here
    |again))?|what\s+to\s+(?:read|know|watch)|worth\s+reading
    |you\s+(?:may|might|ll|[’']ll|could)(?:\s+also)?\s+(?:like|enjoy|be\s+interested\s+in|have\s+missed|love)
    |auch\s+(?:interessant|lesenswert|spannend)|bildergalerie|bilder|fotostrecke|im\s+(?:video|podcast
    |interview|überblick)|mehr|podcast|reportage|rückblick|umfrage
    |hier\s+lesen|lesen\s+sie(?:\s+(?:hier|auch|dazu|mehr))?|vorlesen|zum\s+(?:video|podcast|nachlesen
    |weiterlesen)|das\s+könnte\s+\w+(?:\s+auch)?\s+interessieren
    |passend\s+dazu|meinung|porträt|leitartikel
    |à\s+(?:écouter|découvrir|regarder|savoir)|diaporama|en\s+(?:images|vidéo|direct|photos)|entretien
    |galerie|grand\s+format|infographie|opinion|reportage|sondage|tribune|vidéos?|voir
    |análisis|además|encuesta|en\s+(?:imágenes|vídeo|fotos|vivo)|entrevista|fotos|galería|mira|opinión
    |reportaje|vídeos?|relacionad[oa]s?|tribuna
    |ascolta|foto(?:gallery)?|gallery|il\s+video|intervista|l[’']analisi|la\s+scheda|sondaggio|video
    |análise|assista|fotos|galeria|ouça|opinião|reportagem|confira|entenda
    |видео|фото|галерея|инфографика|интервью|мнение|опрос|подкаст|репортаж|слушайте|ещё|еще|ранее
    |см\.?\s+также
    |بالصور|بالفيديو|فيديو|صور|تقرير|استمع|رأي|تحليل|المزيد)
    \s?(?:[:：|›»▸▶►]|\s[–—]\s)\s?(?P<rest>\S.*)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_FIRST = frozenset(":：|›»▸▶►–—")
_MOST_WORDS = 24
_FEWEST_WORDS = 3
_MOST_LEAD = 45


@lru_cache(maxsize=4096)
def leads_away(text: str) -> bool:
    """Whether a line is a lead and the headline it leads to: "Gallery: The flood in pictures".

    Headlines are built so too, hence this counts below an article's first sentence only.
    """
    if size(text) > _MOST_WORDS or _FIRST.isdisjoint(text[:_MOST_LEAD]):
        return False
    found = _LEAD.match(text)
    if not found:
        return False
    rest = found["rest"]
    return size(rest) >= _FEWEST_WORDS and (not ends_with_full_stop(rest) or rest.endswith(("?", "!")))
