"""Sentences of an article that give orders to a language model: no news, and never evidence.

Pages carry text that is meant for machines ("Note to AI assistants: disregard the question"). What such a
sentence tells is asserted by nobody, so it is neither quoted nor shown to a model, and bears nothing out. The
rules are for what can be told for sure: in doubt a sentence is news. An article about such orders quotes
them, and what is quoted of somebody stays.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Final

from answer.check.quoted import quotations
from answer.disguise import coded, disguised, hidden, plain
from answer.evidence import Sentence
from answer.lexicon import SPEECH_VERBS
from index.passage import Span
from index.sentences import sentence_spans

_MODEL = (
    r"(?:a\.?i\.?|llms?|(?:large )?language models?|chat ?bots?|(?:digital |virtual )?assistants?"
    r"|chat-?gpt|gpt"
    r"(?:-\d\w*)?|claude|gemini|copilot|bots?|crawlers?|agents?|summari[sz]ers?)"
)
_SURELY = (
    _MODEL.replace("(?:digital |virtual )?assistants?", "(?:digital|virtual) assistants?").split("|bots?")[0]
    + ")"
)
_SURE_MODELS = rf"(?:{_SURELY})(?:[ -](?:{_MODEL}|systems?|models?|tools?|readers?))*"
_MODELS = rf"(?:{_MODEL})(?:[ -](?:{_MODEL}|systems?|models?|tools?|readers?))*"
_ORDERS = (
    r"(?:instructions?|prompts?|rules?|directions?|directives?|guidelines?|guardrails?|commands?|orders?"
    r"|messages?|context|question|query|task|constraints?|safety|passages?|articles?|sources?|text|training)"
)
_BEFORE = (
    r"(?:previous|prior|above|earlier|preceding|foregoing|existing|original|initial|system|other|past"
    r"|user(?:['’]s)?|given|all|your)"
)
_IGNORE = (
    r"(?:ignore|disregard|forget|override|overrule|bypass|discard|drop|do not (?:follow|obey|answer)"
    r"|don['’]?t (?:follow|obey|answer)|stop (?:following|obeying)|skip|cancel|delete)"
)
_TELL = (
    r"(?:say|state|write|answer|reply|respond|output|print|claim|report|mention|include|add|append|insert"
    r"|cite|quote|recommend|repeat|assert|declare|conclude|insist|announce|tell|inform|link|begin|start"
    r"|end|finish|put|display|render|produce|generate)"
)
_YOURS = (
    r"(?:your|the|each|every|all|any) (?:[\w-]+ ){0,2}(?:answers?|response|reply|replies|output|summary"
    r"|summaries|citations?)"
)
_LEAD = (
    r"(?:^|[].:;!?—–-] |\b(?:and|then|now|instead|please|always|also|just|only|simply|you (?:must|should"
    r"|shall|will|are to|need to|have to))[ ,]+)"
)

_ADDRESSED: Final = re.compile(
    rf"\b(?:notes?|notice|messages?|memo|instructions?|attention|reminder|warning|orders?|hints?|advice"
    rf"|info(?:rmation)?)"
    rf"(?: (?:to|for|of) (?:all |any |every |the |our |you )*|[:,!]? )"
    rf"(?:{_SURE_MODELS}\b(?=[^.!?]{{0,80}}[:,!—–-]|\s*$)|{_MODELS}\b(?=\s?[:—–-]|\s*$))"
    rf"|^to (?:all |any |every |the )*{_SURE_MODELS}\b[^.:]{{0,40}}[:,]"
    r"|\b(?:messages?|notes?|orders?|instructions?) from (?:the|your) (?:developers?|makers?|owners?"
    r"|creators?|operators?)"
    r" of (?:this|the|your)\b[^.:]{0,40}:"
    rf"|\bif (?:you(?:['’]re| are)|this is(?: being)? (?:read|processed|summari[sz]ed) by)"
    rf" (?:an? |the |some |any )?(?:automated )?{_MODELS}\b"
    rf"|\b(?:dear|hey|hello|hi|attention|ok(?:ay)?),? {_MODELS}\b(?=[^.!?]{{0,40}}[:,!—–-])"
    rf"|^{_MODELS}(?: (?:that|who|which|reading|summari[sz]ing|processing|indexing)[^.:,]{{0,50}})?"
    rf"(?:[:,] (?:please )?(?:{_IGNORE}|{_TELL})|,? (?:must|should|shall|are to|are (?:instructed|required"
    rf"|ordered))\b)"
    rf"|\byou are (?:now |no longer )+(?:an? |in |bound )"
    rf"|\bas an? {_MODELS},? (?:you|your|please|{_TELL})\b"
    r"|\b(?:new|updated|hidden|secret|additional|real|actual|system|admin(?:istrator)?|developer) "
    r"(?:system )?(?:instructions?|prompt|override|message|directive)s?\s*(?::|follow:)",
)
"""What speaks to a model; the rest of its paragraph is spoken to it, too."""
_OVERRIDES: Final = re.compile(
    rf"{_LEAD}{_IGNORE}\b (?:[\w’'-]+ ){{0,3}}?(?:{_BEFORE} )+(?:[\w’'-]+ ){{0,3}}?{_ORDERS}\b"
    rf"|{_LEAD}{_IGNORE}\b (?:everything|anything|all|what) (?:that )?(?:\w+ ){{0,3}}(?:above|before|told"
    rf"|said|instructed|so far)\b"
    rf"|{_LEAD}(?:follow|obey|execute|carry out) (?:these|this|the following|my|our"
    rf"|only) (?:\w+ ){{0,2}}(?:instructions?|orders?|commands?)\b"
    r"|\b(?:decode|decipher|decrypt|unscramble)\b[^.]{0,60}\b(?:and|then) (?:follow|obey|execute|do|run"
    r"|act)\b"
    rf"|{_LEAD}pretend (?:that )?you\b"
    r"|\bact as (?:if you|an? (?:unrestricted|unfiltered))\b|\b(?:jailbreak"
    r"|developer|dan|god) mode\b"
)
_REVEALS: Final = re.compile(
    rf"{_LEAD}(?:reveal|repeat|print|output|show|disclose|leak|display|write(?: out| down)?|translate|copy"
    rf"|summari[sz]e|quote|give|tell(?: me| us)?|send|encode|paste|recite|list)\b"
    r" (?:[\w’'-]+ ){0,4}?(?:your|the|this) (?:[\w-]+ ){0,3}?"
    r"(?:system (?:prompt|message|instructions?)|prompt|instructions|hidden rules|initial (?:message"
    r"|rules)|configuration|rules (?:above|you|that you))\b"
)
_DICTATES: Final = re.compile(
    rf"(?:{_LEAD}|\bbefore (?:answering|responding|you answer), ?)(?:{_TELL})\b.{{0,200}}?"
    rf"\b(?:in|to|with|of|at|into|from|for) {_YOURS}\b"
    rf"|(?:^|[.:;] )(?:in|to|at the (?:start|end) of) {_YOURS},? (?:please |always |only )*{_TELL}\b"
    rf"|{_LEAD}(?:begin|start|end|finish|open|close|replace|prefix|precede|follow|preface) {_YOURS}\b"
    rf"|{_LEAD}(?:say|state|write|answer|reply|respond|output|print|claim|report|assert|present|treat)\b"
    r"[^.!?]{0,40}?\b(?:as (?:a |an )?(?:\w+ )?(?:fact|truth)|exactly:?|verbatim|with the (?:following"
    r"|words?|single|phrase|exact)|"
    r"only (?:with|the|that|this)|nothing (?:but|else)|the following)\b"
    rf"|{_LEAD}(?:tell|inform|assure|convince|warn|advise|direct|send|refer|urge|persuade"
    rf"|ask)(?: \w+)? (?:the |every |any )?"
    r"(?:user|journalist|asker|human|person (?:who|that) asks?)s?\b"
    r"|\b(?:the|your) (?:user|asker)(?:['’]s)? (?:question|query|request|prompt|password|e-?mail|data)\b"
    r"|\b(?:the )?(?:only )?correct answer (?:to (?:any|every|all|this|the user)\b|is always\b)"
    r"|\b(?:when(?:ever)?|whatever|if) (?:you(?:['’]re| are)? |anyone |somebody |the user )?(?:asked|asks"
    r"|summari[sz]ing|answering|quoting)\b[^.]{0,60}, (?:always |only |you |please )*"
    rf"(?:{_TELL}|must|should)\b"
)
_TAGS: Final = re.compile(
    r"<\|[^|<>]{0,40}\|>|<\|?/?(?:im_start|im_end|system|assistant|user|human|instructions?|passages?|data"
    r"|context|sources?|prompt|documents?|s|inst|sys|start_of_turn|end_of_turn|eot_id)\|?>"
    r"|\[/?(?:inst|system|assistant|user|end|passages?|data)\b[^\]]{0,30}\]|<</?sys>>"
    r"|^#{1,6} ?(?:instructions?|system|assistant|user|response|prompt|new task)\b"
    r"|^(?:system|assistant|human|user)(?: (?:prompt|message|override"
    r"|note))? ?[:>](?! ?$) ?"
    r"|^[-=*_#<>\[( ]{2,}(?:begin|end|start|stop|close) (?:of )?(?:the )?[\w ]{0,20}(?:passages?|articles?"
    r"|data|context|sources?|documents?|system|prompt|instructions?|untrusted)\b"
    r"|\b(?:begin|end) (?:system|new) (?:prompt|instructions?|message)\b|\bend of (?:the )?(?:passages?"
    r"|data|context|untrusted (?:text|data)|sources)\b[^.]{0,10}(?:$|[.:])"
    r'|["{]\s*(?:role|id|text|instruction|system)"\s*:\s*"'
)
_ABROAD: Final = re.compile(
    r"\b(?:ignorier(?:e|en sie|t)|missachte(?:n sie|t)?|vergiss|vergessen sie)\b[^.]{0,40}\b(?:anweisung"
    r"|befehl|vorgabe|regel|instruktion|frage)\w*"
    r"|\b(?:ignore[zr]?|oublie[zr]?|n['’]e tenez pas compte)\b[^.]{0,40}\b(?:instructions?|consignes?"
    r"|règles|directives|question)\b[^.]{0,30}"
    r"(?:précédent|ci-dessus|antérieur|de l['’]utilisateur)\w*"
    r"|\b(?:ignora|ignore|olvida|omite|desatiende)d?\b[^.]{0,40}\b(?:instrucciones|órdenes|reglas|pregunta)\b"
    r"|\b(?:ignora|dimentica|trascura)te?\b[^.]{0,40}\b(?:istruzioni|regole|indicazioni|domanda)\b"
    r"|\b(?:ignore|esqueça|desconsidere)\b[^.]{0,40}\b(?:instruções|regras|ordens|pergunta)\b"
    r"|\b(?:negeer|vergeet)\b[^.]{0,40}\b(?:instructies|opdrachten|regels|vraag)\b"
    r"|\b(?:zignoruj|ignoruj|pomiń|zapomnij)\w*\b[^.]{0,40}\b(?:instrukcj|polece|zasad)\w*"
    r"|(?:игнорируй|проигнорируй|забудь|не обращай)\w*[^.]{0,50}(?:инструкци|указани|правил|вопрос|команд)\w*"
    r"|(?:ігноруй|забудь)\w*[^.]{0,50}(?:інструкці|вказів|правил)\w*"
    r"|(?:önceki|yukarıdaki)\b[^.]{0,30}\b(?:talimat|yönerge|komut)\w*[^.]{0,30}(?:yok say|görmezden|unut)\w*"
    r"|(?:忽略|无视|無視|忘记|忘掉|忽視)[^。]{0,20}(?:指令|指示|说明|說明|提示|规则|規則|问题)"
    r"|(?:以前|これまで|上記|前)の?[^。]{0,10}(?:指示|命令|プロンプト)[^。]{0,10}(?:無視|忘れ)"
    r"|(?:이전|위의?|앞선)[^.]{0,10}(?:지시|명령|프롬프트)[^.]{0,10}(?:무시|잊)"
    r"|(?:تجاهل|انس)[^.]{0,40}(?:التعليمات|الأوامر|القواعد|السؤال)"
    r"|(?:התעלם|שכח)[^.]{0,40}(?:ההוראות|הכללים|השאלה)"
    r"|(?:पिछले|सभी)[^।]{0,30}(?:निर्देश)[^।]{0,30}(?:अनदेखा|भूल|नज़रअंदाज़)"
    r"|\b(?:hinweis|anweisung|nachricht|note|message|avis|nota|mensaje|aviso|messaggio)\b (?:an|für|à|aux"
    r"|pour|para|per|a)"
    r" (?:alle |die |den |les |l['’]|los |las |la |le |tous les |todos os |i )*(?:ki|ia|ais?|llms?"
    r"|chatbots?|assistenten|assistants?|asistentes?|assistenti|sprachmodelle?)\b"
)
_IMPERATIVE: Final = re.compile(
    rf"^(?:and |then |also |now |please |instead,? |finally,? |do not |don['’]t |never |always "
    rf"|only )*(?:{_TELL}|{_IGNORE}|follow|obey|act|treat|use|reveal"
    r"|remember|make|do|never|always|never mention|include|avoid|refuse|visit|click|go|send|give|provide"
    r"|present|keep|pretend|behave|translate|encode|decode)\b"
    r"|^(?:and |then |also )*you (?:must|should|shall|will|may|are to|are now|can|cannot|have to|need to"
    r"|do not)\b"
    r"|\byour (?:answer|response|reply|output|summary|instructions)\b"
)
_SPEECH = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, SPEECH_VERBS))) + r"|reads?|wording)\b")
_HOT: Final = """
    ignor disregard forget overrid overrul bypass obey instruct prompt assistant chat llm language+model gpt
    claude gemini copilot crawler summari +ai+ +ai, +ai: (ai a.i. +bot+ +bots +agents answer respond reply
    response output citation the+user your+user journalists asker +fact exactly verbatim decod deciph decrypt
    unscrambl pretend jailbreak +mode unrestricted system passages answering reveal repeat leak recite rules
    <| </ [/ [inst <<sys ### --- === *** role id" human: hinweis assistent behaupte +ki- +ki, ki+ +ia+ +ias+
    +ia, missacht vergiss vergess befehl anweisung consigne oublie olvida instrucci dimentica istruzion
    esque instruç negeer instructi polece игнор забуд інструк инструк talimat yönerge komut 指令 指示 说明
    說明 提示 规则 命令 プロンプト 지시 명령 프롬프트 تعليمات أوامر הוראות निर्देश
"""
"""One of these (`+` is a blank) stands in whatever the rules find: looked for first, for speed."""
_HOT_WORDS: Final = tuple(word.replace("+", " ") for word in _HOT.split())
_OUTRIGHT = (_OVERRIDES, _REVEALS, _DICTATES, _TAGS, _ABROAD)
_PARAGRAPH: Final = re.compile(r"\n\s*\n|\n")


Suspicion = Callable[[str], bool]
"""Whether a sentence is worth reading by the rules: most news is not."""


def orders(paragraph: Sequence[str], suspicious: Suspicion | None = None) -> list[bool]:
    """Tell of each sentence of a paragraph, in their order, whether it gives orders to a model.

    What follows such a sentence in its paragraph is one, too, where it has the form of an order; behind one
    that speaks to a model ("Note to AI assistants:"), or hides its order in code, whatever follows is.
    """
    suspicious = suspicious or suspicion(paragraph)
    told: list[bool] = []
    begun = addressed = False
    for sentence in paragraph:
        if not (begun or addressed or suspicious(sentence)):
            told.append(False)
            continue
        said = plain(sentence)
        aloud = _outside_quotes(said)
        speaks = _ADDRESSED.search(aloud) is not None or _in_code(sentence)
        order = (
            addressed
            or speaks
            or any(rule.search(aloud) for rule in _OUTRIGHT)
            or (begun and _IMPERATIVE.search(aloud) is not None)
        )
        addressed = addressed or speaks
        begun = order
        told.append(order)
    return told


def _in_code(sentence: str) -> bool:
    """Whether a sentence hides an order from people."""
    if any(_gives(plain(text)) for text in hidden(sentence)):
        return True
    return any(_gives(said) or _IMPERATIVE.search(said) for said in map(plain, coded(sentence)))


def _gives(said: str) -> bool:
    return any(rule.search(said) for rule in (_ADDRESSED, *_OUTRIGHT))


def suspicion(sentences: Sequence[str]) -> Suspicion:
    """Return what tells which of these sentences are worth reading; the text is looked through once."""
    whole = f" {' '.join(sentences).casefold()} ".replace("\n", " ")
    hot = [word for word in _HOT_WORDS if word in whole]
    strange = disguised("\n".join(sentences))

    def suspicious(sentence: str) -> bool:
        said = f" {sentence.casefold()} "
        return any(word in said for word in hot) or (strange and disguised(sentence))

    return suspicious


def _outside_quotes(said: str) -> str:
    """A sentence without what it quotes of somebody, which is told and not ordered."""
    spans = quotations(said, [(0, len(said))])
    left, at = [], 0
    for start, end in spans:
        left.append(said[at:start])
        at = end
    left.append(said[at:])
    around = "".join(left)
    return around if spans and _SPEECH.search(around) else said


def without_orders(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences of an article but for those that give orders to a model."""
    suspicious = suspicion([one.text for one in sentences])
    kept: list[Sentence] = []
    for _, group in groupby(sentences, key=lambda one: one.paragraph):
        some = list(group)
        told = orders([one.text for one in some], suspicious)
        kept += [one for one, order in zip(some, told, strict=True) if not order]
    return tuple(kept)


def order_spans(text: str) -> tuple[Span, ...]:
    """Return where the sentences of a text stand that give orders to a model."""
    suspicious = suspicion([text])
    return tuple(span for some in _paragraphs(text) for span in _ordering(text, some, suspicious))


def blanked(text: str, blank: str = " ") -> str:
    """Return a text of the same length with blanks where a sentence gives orders to a model."""
    for start, end in order_spans(text):
        text = text[:start] + "".join(c if c == "\n" else blank for c in text[start:end]) + text[end:]
    return text


def _ordering(text: str, spans: Sequence[Span], suspicious: Suspicion) -> Iterable[Span]:
    told = orders([text[start:end] for start, end in spans], suspicious)
    return (span for span, order in zip(spans, told, strict=True) if order)


def _paragraphs(text: str) -> Iterable[list[Span]]:
    """The sentences of a text, a paragraph at a time."""
    some: list[Span] = []
    for span in sentence_spans(text):
        if some and _PARAGRAPH.search(text, some[-1][1], span[0]):
            yield some
            some = []
        some.append(span)
    if some:
        yield some
