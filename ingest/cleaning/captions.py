"""Captions that give themselves away by the photographer's credit, and bare credits."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import ends_with_full_stop, prose_span, size

_AGENCY = (
    r"(?:Reuters|REUTERS|AFP|AP(?: Photo)?|Associated Press|Getty(?: Images)?|dpa|DPA|EPA|EFE|ANSA|Lusa|LUSA"
    r"|TASS|ТАСС"
    r"|РИА Новости|Коммерсантъ?|Shutterstock|iStock|Alamy|imago(?: images)?|IMAGO|picture[ -]alliance|PA(?:"
    r" Wire)?|Bloomberg"
    r"|Xinhua|Anadolu(?: Agency)?|Keystone|KEYSTONE|APA|Belga|Ritzau(?: Scanpix)?|Scanpix|Unsplash|Pexels|"
    r"Pixabay"
    r"|Wikimedia(?: Commons)?|NurPhoto|Sipa|SIPA|Zuma|ZUMA|Europa Press|LaPresse|ddp|Action Images|رويترز|أ"
    r" ف ب|أ\.ف\.ب|الأناضول)"
)
_LABEL = (
    r"(?:(?:file |handout |archive |stock )?(?:photos?|photographs?|photography|images?|pictures?|"
    r"illustrations?|(?:info)?graphics?|charts?|credits?"
    r"|video|still|fotos?|bild|bilder|symbolbild|symbolfoto|archivbild|archivfoto|grafik|crédits?(?: photo)?"
    r"|photo d['’]archives"
    r"|illustration|fotografía|imagen|créditos?|fotografia|immagine|crediti|imagem|arquivo|crédito"
    r"|фото(?:графия)?|иллюстрация|изображение|источник фото|фото из архива|صورة|الصورة|تصوير|المصدر|مصدر"
    r" الصورة)"
    r"(?: (?:credit|courtesy(?: of)?|by|source|provided by|illustration|from|credits|de|di|da|por|von))?)"
)
_CAPITAL = r"[A-ZÀ-ÞА-ЯЁ\u0620-\u064a]"
_WORD = rf"{_CAPITAL}[\w.'’&-]{{0,30}}"
_NAMES = rf"{_WORD}(?:[ ,]{{1,2}}(?:(?:de|da|di|von|van|der|del|of) )?{_WORD}){{0,6}}"
_INITIALED = rf"(?:{_CAPITAL}\.\s?){{0,3}}{_NAMES}"
_HOUSE = (
    rf"(?:The {_WORD}(?: {_WORD}){{0,4}}|[A-Z]{{2,8}}|(?:{_WORD} ){{0,3}}(?:News|Post|Times|Herald|Tribune"
    rf"|Agency"
    rf"|Syndicate|Staff|File|Contributor|Images|Photos?|Pictures|Press|Foundation|Mercury|Courier|Gazette"
    rf"|Mail|Standard|Observer|Chronicle|Echo|Star|Journal|Review|Zeitung|Presse|Anzeiger|Kurier))"
)
_CREDITED = rf"(?:{_CAPITAL}\. ?){{0,3}}{_CAPITAL}(?:[^.!?;:“”]|(?<=[ /][A-ZÀ-Þ])\.){{1,70}}"
_CREDIT = re.compile(
    rf"[\[(]?\s?(?i:{_LABEL})\s?[:©/|–—]\s?{_CREDITED}[\])]?\.?"
    rf"|[\[(]?(?i:AP Photo|photos?|photograph(?:y|s)?|pictures?|images?|illustrations?|graphics?) ?(?:by|"
    rf"courtesy of|courtesy|/) ?{_INITIALED}(?:/ ?{_NAMES})?(?: on {_WORD})?[\])]?\.?"
)
_BARE = re.compile(
    rf"[\[(]?(?:© ?)?{_NAMES}\s?(?:/|\bvia\b)\s?(?:{_NAMES}\s?(?:/|\bvia\b)\s?)?{_AGENCY}(?:\s?[/|]\s?"
    rf"{_NAMES})?[\])]?"
    rf"|(?i:(?:photos? |images? |pictures? )?courtesy(?: of)?(?: the)?) {_NAMES}(?: {_WORD}| \w+){{0,2}}"
    rf"|{_WORD}(?: {_WORD}){{1,3}}\s?/\s?{_HOUSE}|(?:{_NAMES}\s?/\s?){{3}}{_AGENCY}"
    rf"|[\[(]?{_AGENCY}(?:\s?/\s?{_NAMES}){{1,2}}[\])]?|[\[(]?Getty Images[\])]?|[\[(]?© {_NAMES}[\])]?"
)
_ENDS = re.compile(
    rf"(?:[\[(]\s?(?i:{_LABEL})\s?[:©/–—]\s?[^()\[\]]{{2,80}}[\])]"
    rf"|[\[(](?i:{_LABEL})(?: by| courtesy of)? {_NAMES}(?:/ ?{_NAMES})?[\])]"
    rf"|[\[(]\s?©[^()\[\]]{{2,60}}[\])]|[\[(](?:{_NAMES}\s?(?:/|\bvia\b)\s?){{1,2}}{_AGENCY}[\])]"
    rf"|[.!?…”\"’)]\s(?i:{_LABEL})(?: by)?\s?[:©/|–—]\s?{_CREDITED}"
    rf"|\s© ?(?:(?i:{_LABEL})\s?:\s?)?{_CREDITED}|[.!?…”\"’)]\s?(?:/|::|\|"
    rf"|•)\s?(?:{_CAPITAL}\.\s?){{1,3}}{_WORD}?|[.!?…”\"’)]\s{_NAMES} ?/ ?{_NAMES}(?<!\.)"
    rf"|[.!?…”\"’)]\s?/\s?{_INITIALED}"
    rf"|[\[(]{_INITIALED} ?/ ?{_HOUSE}[\])]"
    rf"|[.!?…”\"’)]\s(?:{_NAMES}[/|–-] ?)?(?:via )?{_AGENCY}(?: ?/ ?{_NAMES})?(?<!\.)|\bAP Photo/[^.!?]"
    rf"{{2,60}}|Credit(?:\.{{3}}|…)[^.!?]{{2,60}}|[.!?]\s{_CAPITAL}\. {_WORD}(?<!\.))\.?\s?$"
)
_IN_BRACKETS = re.compile(rf"[\[(]\s?{_LABEL}\s?[:–—-]\s?.{{3,400}}[\])]\.?", re.IGNORECASE)
_BEGINS = re.compile(
    r"(?:FILE(?: PHOTO| -|:)|(?:ARCHIVE|HANDOUT|STOCK|FILE) (?:PHOTO|IMAGE)|ARCHIVBILD|SYMBOLBILD|Symbolbild"
    r"|Archivbild|File photo|Stock image|Photo d['’]archives|Foto de archivo|Foto d['’]archivio|Foto de"
    r" arquivo"
    r"|Архивное фото|صورة أرشيفية)\s?[:–—.|-]"
    r"|(?:Photo|Picture|Image|Pictured|Caption|Foto|Bild|Bildunterschrift|Légende|Pie de foto|Didascalia|"
    r"Legenda"
    r"|Фото)\s?:\s",
)
_SIGNED = re.compile(
    rf"(?:[^.!?]{{12,200}}[\w)’”]{{4}}|.{{12,200}} \w{{5,}}[”’)]?)[.…] (?:(?:Courtesy|From|Photo(?:s|graph)?"
    rf"|Illustration)(?: of| by)? )?"
    rf"(?:{_CAPITAL}\.\s?){{0,2}}{_WORD}(?: (?:de |van |von |der |del |di |of |the |for )?{_WORD}){{0,4}}"
)
"""A caption and behind its full stop a name, with nothing to end it."""
_CREDITS = re.compile(
    r"(?:photos?|images?|pictures?|screen ?(?:shots?|grabs?)|video still|still|frame grab|graphics?|charts?"
    r"|maps?|data|infographics?"
    r"|illustrations?|visuals?|video|footage|collage|montage|rendering|artwork|cartoon|fotos?|bild|grafik"
    r"|karte|quelle|photo|crédits?|carte"
    r"|gráfico|mapa|infografía|grafica|mappa|фото|графика|инфографика|صورة)\s?(?:credits?|courtesy)?\s?(?::"
    r"|by|via|from|supplied by|provided by|von|de|di)"
    r"(?=\W)\s?[^.!?:]{2,60}(?:[./;|]\s?(?:source|graphics?|charts?|photos?|data|maps?|quelle|grafik"
    r"|video)\s?(?::|by)\s?[^!?]{2,60})?|\(?(?:file|handout|archive|supplied|stock)\)?"
    r"|(?:screen ?grab|still) from .{2,50}",
    re.IGNORECASE,
)
"""Credits that count only between paragraphs: at the head a line may begin so and be the article's."""
_PLACED = re.compile(
    r"(?:(?:above|below|left|right|top|bottom|inset|pictured|seen|main (?:image|picture))(?:,? (?:and "
    r"|from )?(?:left|right|above|below))?"
    r"|from (?:left|right)|clockwise from .{2,20}|oben|unten|links|rechts|von links|ci-dessus|ci-dessous"
    r"|de gauche à droite|arriba|abajo"
    r"|de izquierda a derecha|da sinistra|слева направо|на фото)\s?:\s.{5,160}",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf".{{12,200}}(?:\s[-–—|]\s(?i:{_LABEL})\s?(?::|by)\s?[^.!?]{{2,60}}|[.!?]?\s\((?i:file|archive|handout"
    rf"|stock|supplied)(?: (?i:photo|image|picture))?\))"
)
_HINTS = re.compile(
    r"[:(|]|\b(?:by|via|from|von|de|di)\b|^(?:file|handout|archive|supplied|stock)$", re.IGNORECASE
)
_AGENT_WORDS = 3
_AGENT = re.compile(_AGENCY)
_OF_PICTURE = "the credit of a picture"
_NAMED = re.compile(
    rf"{_WORD}(?: {_CAPITAL}\.)?(?: {_WORD}){{1,2}}, (?:The |the )?{_WORD}(?: {_WORD}){{0,3}}"
)
_NAMED_WORDS = 8
_PART = re.compile(
    r"(?:image|media|photo|picture|video|figure) (?:caption|source|credit|copyright)\W{0,3}", re.IGNORECASE
)
_NO_CREDIT = re.compile(
    r"^(?:It|That|He|She|This|They|We|There|Who|What|But|And|Not|Then|So|Now)\b|\b(?:Read|More|Sign|Watch"
    r"|Click|See|Subscribe|Get|READ|MORE|Part|Chapter|No|Yes)\b"
)
_SIGN = re.compile(r"[©/:(\[]|Getty|hoto|ourtesy|redit|eute|AFP|dpa|FILE|EPA|EFE|ANSA|ТАСС")
_MOST_WORDS = 60
_CREDIT_WORDS = 16
_LONGEST_CREDIT = 140
_LABEL_LENGTH = 30
_FEWEST_WORDS = 5
_MOST_SIGNED_WORDS = 45
_MOST_PART_WORDS = 30


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield credits and captions. A caption without a credit looks like a sentence: it stays."""
    first, last = prose_span(blocks)
    for at, block in enumerate(blocks):
        reason = why_caption(block.text)
        if reason or (first < at < last and is_between(block.text)):
            yield Removal("caption", reason or "the caption of a picture, with its credit", at, at + 1)
        elif is_part(block.text) and at + 1 < len(blocks) and size(blocks[at + 1].text) <= _MOST_PART_WORDS:
            yield Removal(
                "caption", "the parts of a caption", at, at + 1 + (not is_part(blocks[at + 1].text))
            )


def is_between(text: str) -> bool:
    """Whether a line is a caption or credit where paragraphs stand on both sides of it."""
    if is_signed(text):
        return True
    if size(text) > _CREDIT_WORDS + _CREDIT_WORDS or ends_with_full_stop(text.rstrip(")")):
        return False
    if _HINTS.search(text) is None:
        return size(text) <= _AGENT_WORDS and bool(_AGENT.fullmatch(text))
    return any(one.fullmatch(text) for one in (_CREDITS, _PLACED, _TRAILING))


def is_credit(text: str) -> bool:
    """Whether a line is nothing but a photographer's credit, be it a name and a paper's."""
    return why_caption(text) == _OF_PICTURE or (size(text) <= _NAMED_WORDS and bool(_NAMED.fullmatch(text)))


def is_part(text: str) -> bool:
    """Whether a line names what stands in the next: "Image caption,"."""
    return size(text) <= 2 and bool(_PART.fullmatch(text))


def is_signed(text: str) -> bool:
    """Whether a line is one sentence and behind it a name: "The ferry at its berth. Ann Bell"."""
    if not text[-1:].isalpha() or not _FEWEST_WORDS <= size(text) <= _MOST_SIGNED_WORDS or ". " not in text:
        return False
    behind = text.rpartition(". ")[2]
    return (
        len(behind) > 1
        and behind[0].isupper()
        and bool(_SIGNED.fullmatch(text))
        and not _NO_CREDIT.search(behind)
    )


@lru_cache(maxsize=4096)
def why_caption(text: str) -> str | None:
    """Why a line is a caption or a credit, or None."""
    count = size(text)
    if count > _MOST_WORDS:
        return None
    ending = text[-_LONGEST_CREDIT:]
    if not _SIGN.search(text if count <= _CREDIT_WORDS else text[:_LABEL_LENGTH] + ending):
        return None
    if count <= _CREDIT_WORDS and (_CREDIT.fullmatch(text) or _BARE.fullmatch(text)):
        return _OF_PICTURE
    ends = count >= _FEWEST_WORDS and _ENDS.search(ending)
    if ends or _BEGINS.match(text) or _IN_BRACKETS.fullmatch(text):
        return "the caption of a picture, with its credit"
    return None
