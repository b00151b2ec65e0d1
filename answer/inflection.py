"""Verbs of English: the past and the third person of a base form."""

import re

from answer.lexicon import words

_IRREGULAR = dict(
    pair.split("/")
    for pair in """
    arise/arose awake/awoke be/was bear/bore beat/beat become/became begin/began bend/bent bet/bet bid/bid
    bind/bound bite/bit bleed/bled blow/blew break/broke bring/brought build/built burn/burned burst/burst
    buy/bought cast/cast catch/caught choose/chose cling/clung come/came cost/cost creep/crept cut/cut
    deal/dealt dig/dug do/did draw/drew drink/drank drive/drove eat/ate fall/fell feed/fed feel/felt
    fight/fought find/found flee/fled fly/flew forbid/forbade forecast/forecast foresee/foresaw forget/forgot
    forgive/forgave forgo/forwent freeze/froze get/got give/gave go/went grind/ground grow/grew hang/hung
    have/had hear/heard hide/hid hit/hit hold/held hurt/hurt keep/kept know/knew lay/laid lead/led leave/left
    lend/lent let/let light/lit lose/lost make/made mean/meant meet/met mislead/misled mistake/mistook
    overcome/overcame override/overrode oversee/oversaw overthrow/overthrew overtake/overtook pay/paid put/put
    quit/quit read/read rebuild/rebuilt repay/repaid rewrite/rewrote ride/rode ring/rang rise/rose run/ran
    say/said see/saw seek/sought sell/sold send/sent set/set shake/shook shed/shed shine/shone shoot/shot
    show/showed shrink/shrank shut/shut sing/sang sink/sank sit/sat sleep/slept slide/slid speak/spoke
    spend/spent spin/spun split/split spread/spread spring/sprang stand/stood steal/stole stick/stuck
    strike/struck strive/strove swear/swore sweep/swept swim/swam swing/swung take/took teach/taught tear/tore
    tell/told think/thought throw/threw undergo/underwent understand/understood undertake/undertook
    undo/undid uphold/upheld upset/upset wake/woke wear/wore weep/wept win/won wind/wound withdraw/withdrew
    withhold/withheld withstand/withstood write/wrote
    """.split()
)
_PASTS = frozenset(_IRREGULAR.values()) - {
    "put",
    "set",
    "cut",
    "cost",
    "bet",
    "bid",
    "read",
    "light",
    "spread",
}
_BASES_IN_ED = words(
    "bed deed feed need red reed seed shed sled speed weed breed bleed exceed proceed succeed"
)
_DOUBLED = words(
    """
    admit allot ban bar bat beg chop clap commit compel confer control cram defer deter dip disbar drag drop
    drum emit equip excel expel fit flip flog grab grip hop incur infer jam jog knit log map mob nod occur
    omit outfit outwit pat patrol pin plan plot plug pop prefer propel rebel rebut recur refer regret rig rip
    rob rub scan scrap ship shop shrug skip slam slap slip slot sob spot stem step stir stop strap strip stun
    submit swap tap throb tip top transfer transmit trap trek trim trip wed wrap zip
    """
)


def past(verb: str) -> str:
    """Return the past of a base form: "forbade", "denied", "stopped"."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ed"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    return f"{verb}d" if verb.endswith("e") else f"{verb}ed"


def is_past(word: str) -> bool:
    """Whether a word looks like a past form: "died", "sank"."""
    return word in _PASTS or (word.endswith("ed") and word not in _BASES_IN_ED)


def third_person(verb: str) -> str:
    """Return the third person singular of a base form: "denies", "goes"."""
    if verb in {"have", "be"}:
        return {"have": "has", "be": "is"}[verb]
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search(r"(?:s|x|z|ch|sh|[^aeiou]o)$", verb) else f"{verb}s"
