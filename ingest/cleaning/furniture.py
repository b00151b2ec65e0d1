"""The furniture of a page: buttons to share, sign-up lines, cookie notices, menus, reading times."""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import ends_with_full_stop, key, words
from ingest.wording import word_set

_NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|instagram|youtube|tiktok"
    r"|messenger|viber|tumblr"
    r"|vk|vkontakte|flipboard|threads|bluesky|mastodon|google news|google|snapchat|wechat|weibo|pocket"
    r"|skype|e-?mail|mail"
    r"|sms|rss|gmail|xing|line|ok|odnoklassniki|print|fb|ig|tg)"
)
_NETWORKS = word_set(
    "facebook twitter x whatsapp telegram linkedin pinterest reddit instagram youtube tiktok messenger"
    " viber tumblr vk vkontakte"
    " flipboard threads bluesky mastodon snapchat wechat weibo skype fb odnoklassniki email mail print"
    " sms rss"
)
_BESIDE_NETWORKS = _NETWORKS | word_set(
    "share tweet copy save comment comments more link url shares on via and or to this article news"
    " story google pocket line e"
)
_THIS = r"(?: (?:this|the))?(?: (?:article|story|post|page|news|content|video))?"
_SHARE = re.compile(
    rf"(?:share|tweet|pin|email|e-mail|print|save|bookmark|like|recommend|send|teilen|partager|compartir"
    rf"|condividi|поделиться){_THIS}(?: (?:on|via|with|to|by|in)"
    rf"(?: {_NETWORK}| friends?| a friend| your friends| others)+| now| it| button| options"
    rf"| link)?(?: {_NETWORK})*"
    r"|copy (?:the )?(?:link|url)(?: to clipboard)?|link copied(?: to clipboard)?|copied|share:?"
    r"|shares? \d+|\d+ shares?"
    rf"|click to (?:share|email|print|tweet)\b.{{0,60}}|(?:share|sharing) (?:is caring|full article|options?)"
    rf"|(?:please )?(?:follow|find|join|like|connect with|add) (?:us|me)?(?: (?:on|at|via"
    rf"|in))?(?: {_NETWORK}| and)+"
    r"|\d+(?:[.,]\d+)?[km]? (?:shares?|views?|likes?|reads?|retweets?)|(?:views|shares|likes) \d+"
    r"|like (?:this )?loading"
)
_SIGN_UP = re.compile(
    r"(?:sign up|signup|subscribe|register|join)\b.{0,140}\b(?:our|free|daily|weekly|morning|your) .{0,60}"
    r"\b(?:newsletters?|inbox|email list|mailing list|alerts?|notifications|bulletin|briefing)\b.{0,80}"
    r"|(?:get|receive|have)\b.{0,140}\b(?:(?:in|to|into) your (?:inbox|email|phone)|newsletters?)\b.{0,60}"
    r"|(?:sign up|subscribe)(?: now| today| here| for free)?(?: (?:to|for) (?:our|the"
    r"|free)?.{0,40}newsletters?)?"
    r"|(?:by (?:signing up|subscribing|submitting|entering|clicking|providing"
    r"|registering)).{0,60}\byou (?:agree|accept|consent"
    r"|confirm)\b.{0,200}|(?:enter |your )+e-?mail(?: address)?(?: here)?"
    r"|(?:enter )?your e-?mail(?: address)?"
    r"|(?:newsletter|our newsletters?|newsletter sign ?up|email newsletter)|thank(?:s"
    r"| you) for (?:subscribing|signing up).{0,80}"
    r"|(?:you can )?unsubscribe (?:at )?any ?time.{0,40}|invalid email(?: address)?"
    r"|manage (?:your )?(?:newsletters|subscription)"
    r"|already (?:a subscriber|have an account|subscribed|a member)(?: (?:sign|log) in)?"
    r"|(?:sign|log) in (?:to|or) (?:continue|read|subscribe|register|create an account|comment).{0,60}"
    r"|(?:this )?(?:article|content|story) is (?:for|reserved for|available to"
    r"|exclusive to) (?:our )?subscribers(?: only)?"
    r"|you (?:have|ve)(?: \w+){0,4} free (?:articles?|stories|story|reads?)\b.{0,120}|you (?:have"
    r"|ve) reached your .{0,30}limit\b.{0,120}"
    r"|to (?:continue|keep) reading\b.{0,40}(?:subscribe|log in|sign in|register)\b.{0,60}"
    r"|newsletter abonnieren|(?:jetzt )?abonnieren"
    r"|subscribers? only|(?:become|be) a (?:member|subscriber|supporter)(?: today| now)?|support (?:our"
    r"|independent) journalism"
)
_COOKIES = re.compile(
    r"(?:we|this (?:web ?)?site|our (?:web ?)?site)(?: and our partners)? (?:use"
    r"|uses) (?:\w+ ){0,2}cookies\b.{0,400}"
    r"|(?:accept|reject|allow|manage|decline|deny)(?: all)?(?: cookies| optional cookies)?"
    r"|cookies? (?:policy|settings|preferences|notice|consent|statement)"
    r"|(?:manage|your) (?:cookies|cookie|privacy|consent) ?(?:settings|preferences|choices|options)?"
    r"|(?:terms|privacy|legal)(?: (?:of|and|policy|use|service|notice|conditions|statement|terms))*"
    r"|do not sell(?: or share)? my (?:personal )?(?:info|information|data)"
    r"|by continuing to (?:use|browse|visit)\b.{0,60}\bcookies\b.{0,100}|(?:i |ok i )?(?:accept|agree)|got it"
)
_MORE = re.compile(
    r"(?:read|view|show|load|see|learn|discover) (?:more|all|full article|full story"
    r"|the full (?:article|story)|less)(?: here)?"
    r"|read (?:the )?full (?:story|article)(?: here)?|click here(?: (?:to|for) (?:read |see |view "
    r"|know )?(?:more|the full story))?"
    r"|\d+ mins?(?:ute)?s?(?: read)?(?:ing)?(?: time)?"
    r"|(?:estimated )?read(?:ing)? time:? (?:less than )?\d+ ?(?:mins?(?:utes?)?|m)?"
    r"|(?:listen to|play|hear) (?:this )?(?:article|story|audio)(?: \d+ min(?:ute)?s?)?|(?:text"
    r"|font) size(?: a)*|a a a|aa|send to (?:a )?friends?"
    r"|(?:image|photo|slide|picture) \d+ of \d+|loading|please wait|advertisement|view (?:gallery"
    r"|slideshow|comments)"
    r"|(?:add|set|prefer) .{0,30}\b(?:as )?(?:a |your )?preferred source(?: on google)?.{0,20}"
    r"|translate|print this page"
    r"|(?:javascript is (?:disabled|required)|please enable javascript"
    r"|your browser does not support)\b.{0,120}"
)
_MENU = re.compile(
    r"skip to (?:main |the )?(?:content|navigation|article|search|footer)|(?:main |open |close "
    r"|toggle )?(?:menu|navigation)"
    r"|home|homepage|search|close|log ?in|sign ?in|sign ?up|register|my account|back to (?:top"
    r"|home(?:page)?)|contact us|about us"
    r"|contact|about|sitemap|site map|rss|subscribe|e-?paper|live tv|privacy|careers|advertise|cookies"
    r"|accessibility|newsletters?"
    r"|(?:next|previous|older|newer|prev) (?:article|post|story|page|posts)|share|edition"
    r"|download (?:our |the )?app"
)
_RIGHTS = re.compile(r"(?:©|\(c\)\s|copyright\s(?:©|\d|by\s)|.{0,80}\ball rights reserved\b)", re.IGNORECASE)
_TAGS = re.compile(
    r"(?:tags?|tagged(?: with| as)?|filed under|topics?|keywords|categor(?:y|ies)|posted in|labels"
    r"|hashtags|related topics"
    r"|schlagw[oö]rter|mots-clés|etiquetas|теги|темы)\s*:\s*\S.*|(?:#[^\s#]+\s*){2,}",
    re.IGNORECASE | re.DOTALL,
)
_MOST_TAG_WORDS = 30
_PARTS = re.compile(r"\s*[|·•]\s*|\s+[-–—/]\s+|\s*:\s+")
_CRUMBS = re.compile(
    r"(?:home|homepage|news|start|startseite|accueil|inicio|главная|forside|hem)(?:\s*(?:>|»|›|/|→"
    r"|\|)\s*[^>»›/→|]{2,40}){1,5}",
    re.IGNORECASE,
)
_EDGE = 6
_MOST_WORDS = 80
_MAX_RIGHTS_WORDS = 60


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield the page's own buttons and notices; menus, tags and copyright lines only near the page's ends."""
    for at, block in enumerate(blocks):
        if len(words(block.text)) > _MOST_WORDS:
            continue
        why = _anywhere(block.text)
        if why is None and (at < _EDGE or at >= len(blocks) - _EDGE):
            why = _at_the_edge(block.text, at_tail=at >= len(blocks) - _EDGE)
        if why is not None:
            yield Removal(*why, at, at + 1)


def _anywhere(text: str) -> tuple[str, str] | None:
    if why := _label(text):
        return why
    parts = _PARTS.split(text)
    whys = [
        _label(part) or (("menu", "") if _MENU.fullmatch(key(part)) or key(part) in _NETWORKS else None)
        for part in parts
    ]
    if len(parts) > 1 and all(whys) and any(why and why[0] != "menu" for why in whys):
        return "button", "a row of the page's buttons"
    return None


def _label(text: str) -> tuple[str, str] | None:
    """What a line is that says one thing only."""
    line = key(text)
    if _SHARE.fullmatch(line) or _is_network_row(line):
        return "share", "a button to share or follow"
    if _SIGN_UP.fullmatch(line):
        return "sign-up", "an invitation to sign up or subscribe"
    if _COOKIES.fullmatch(line):
        return "notice", "a cookie or privacy notice"
    if _MORE.fullmatch(line):
        return "button", "a button or counter of the page"
    return None


def _is_network_row(line: str) -> bool:
    """Whether the line does nothing but name places to share on, two at least."""
    row = line.split()
    return len(_NETWORKS.intersection(row)) >= 2 and _BESIDE_NETWORKS.issuperset(row)


def _at_the_edge(text: str, *, at_tail: bool) -> tuple[str, str] | None:
    if _MENU.fullmatch(key(text)) or _CRUMBS.fullmatch(text):
        return "menu", "a line of the page's menu"
    if _RIGHTS.match(text) and len(words(text)) <= _MAX_RIGHTS_WORDS:
        return "rights", "a copyright notice"
    if (
        at_tail
        and _TAGS.fullmatch(text)
        and len(words(text)) <= _MOST_TAG_WORDS
        and not ends_with_full_stop(text)
    ):
        return "tags", "the tags of the article"
    return None
