"""Hyphens at line ends: whether one belongs to the word ("well-known") or to the line ("govern-ment")."""

import re
from collections.abc import Sequence

from ingest.wording import word_set

_LETTERS = r"[^\W\d_]"
_WORD = re.compile(rf"{_LETTERS}+(?:-{_LETTERS}+)*")
_ENDS = re.compile(rf"({_LETTERS}+)[-\u2010\u00ad]$")
_CLOSE = re.compile(r"[^\W_][-\u2010\u00ad–—/]$")
_BEGINS = re.compile(rf"{_LETTERS}+")
_SOFT = "\u00ad"
_BOUND = word_set(
    "ab acies acy als ance ances ancy aries ary ated ates ating ation ational ations ative ator ators"
    " bered bers ble bles bly cal cally cation cations cence cial cially ciency cient ciently cies cious"
    " cision cisions cles cratic cy cyn dence dential dents dered ders dition ditional ditions ence ences"
    " ency ent ential entially ents eral eries erly ers ery ested fication ficient fied fies ful fying"
    " gence gency gent gers gested gious graphy ian ians ible ibly ical ically ician icians icies icism"
    " ics ied ies ification ified ing inger ingers ingly ings ioned ioning ious ism isms ist istic ists"
    " ities itive ity ization ized izing jority lated lating lation lations lative ler lers lished lishing"
    " lution ly mand manding mands mately ment mentary mented menting ments mer mercial mers ming"
    " missioner mittee mittees mous mune munity nal nalist nalists nally ned ner ners ness nesses nicated"
    " nication ning nitely nition nity nomic nomics nomy nounce nounced nouncement ological ologist"
    " ologists ology ous ously panies pany pital pitals pling ployed ployee ployees ployment porary"
    " portant portunity quently rected rection rency rently retary ries rious ritory rity rorism rorist"
    " rorists sary seless sequently sibility sible sibly sident sidents sion sional sioner sioners sions"
    " sisted sition sity sive sively sonal stitute stituted stitution stitutional stitutions tain tained"
    " taining tains tary tation tations ted tence tential tentially ter tered tering terly ters tial"
    " tially tic tical tically tics ticular ticularly tience tient tients tified tigate tigated tigation"
    " tigations tigators ting tinue tinued tinues tinuing tion tional tionally tioned tioning tions tious"
    " tive tively tives tivity tle tled tlement tlements tling tor toral tors tory tric trict tricts"
    " tunately tunity ture tured tures turing ual ually uated uation uing ulated ulation ument uments"
    " uring vention ventions ver veral vered vern verning vernment vernments vernor vernors vers versity"
    " vey veyed vided viding vidual viduals vious viously vised visory vity volved ysis"
)
"""Ends that a line may begin with and that are no words of their own."""

_JOINS = word_set(
    "on op ultra mega anti award record peer fact most highly"
    " well self long short high low non ex anti pro co pre post semi quasi half full part first second third"
    " one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety"
    " old new all cross over under right left far near mid multi inter vice front back hard soft open close"
    " free fast slow late early north south east west state world year day week month decade"
)
_JOINED = word_set(
    "based known year old term time led like style free wide up down off in out on to long old backed run"
    " owned made born general elect chief and the of century level scale range class quality profile"
    " called held wing leaning minded friendly related driven funded sized thirds quarters fold ever so"
    " sex day week month hour minute mile metre meter foot year per round ranking standing"
    " breaking winning controlled serving reviewed watched hand person"
)
_FEWEST_MENDED = 2
_MENDED_TO_KEPT = 2


class Hyphens:
    """What one document shows about its hyphens."""

    def __init__(self, lines: Sequence[str]) -> None:
        whole: set[str] = set()
        for line in lines:
            whole.update(found.casefold() for found in _WORD.findall(_ENDS.sub("", line)))
        self._whole = whole
        mended, kept = 0, 0
        for sure in map(self._sure, lines, [*lines[1:], ""]):
            mended += sure is True
            kept += sure is False
        self._hyphenates = mended >= _FEWEST_MENDED and mended >= _MENDED_TO_KEPT * kept

    def parts_word(self, line: str, after: str) -> bool:
        """Whether the hyphen that ends `line` only parts a word that goes on in the line `after`."""
        if not _ENDS.search(line):
            return False
        sure = self._sure(line, after)
        return self._hyphenates and not self._are_words(line, after) if sure is None else sure

    def _are_words(self, line: str, after: str) -> bool:
        """Whether both sides of the hyphen are words elsewhere in the document: it may be a compound."""
        sides = (_ENDS.search(line), _BEGINS.match(after))
        return all(side and side[side.lastindex or 0].casefold() in self._whole for side in sides)

    def _sure(self, line: str, after: str) -> bool | None:
        """Whether it does, as far as the two lines and the document's other words are proof; else None.

        Proof is the word in one piece elsewhere, or an end that is no word; against it a capital or digit
        behind the hyphen, the same word with its hyphen elsewhere, or words that are often joined by one.
        """
        ends, begins = _ENDS.search(line), _BEGINS.match(after)
        if not ends:
            return None
        if line.endswith(_SOFT):
            return True
        if not begins or not begins[0].islower() or line[: ends.start()].endswith("-") or len(ends[1]) < 2:
            return False
        first, second = ends[1].casefold(), begins[0]
        if f"{first}-{second}" in self._whole or after[begins.end() :].startswith("-"):
            return False
        if first + second in self._whole or second in _BOUND:
            return True
        return False if first in _JOINS or second in _JOINED else None


def ends_in_hyphen(line: str) -> bool:
    """Whether `line` ends in a hyphen, dash or slash that stands close to a word: no blank follows it."""
    return bool(_CLOSE.search(line))
