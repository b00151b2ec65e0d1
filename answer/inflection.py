"""Verbs of English: the past and the third person of a base form."""

import re

from answer.lexicon import SPEECH_VERBS, words

_IRREGULAR = dict(
    pair.split("/")
    for pair in """
    arise/arose awake/awoke be/was bear/bore beat/beat become/became begin/began bend/bent bet/bet bid/bid
    bind/bound bite/bit bleed/bled blow/blew break/broke bring/brought broadcast/broadcast build/built
    burn/burned burst/burst buy/bought cast/cast catch/caught choose/chose cling/clung come/came cost/cost
    creep/crept cut/cut deal/dealt dig/dug do/did draw/drew drink/drank drive/drove eat/ate fall/fell
    feed/fed feel/felt fight/fought find/found flee/fled fly/flew forbid/forbade forecast/forecast
    foresee/foresaw forget/forgot forgive/forgave forgo/forwent freeze/froze get/got give/gave go/went
    grind/ground grow/grew hang/hung have/had hear/heard hide/hid hit/hit hold/held hurt/hurt keep/kept
    know/knew lay/laid lead/led leave/left lend/lent let/let light/lit lose/lost make/made mean/meant
    meet/met mislead/misled mistake/mistook offset/offset overcome/overcame override/overrode overrun/overran
    oversee/oversaw overthrow/overthrew overtake/overtook panic/panicked pay/paid put/put quit/quit read/read
    rebuild/rebuilt repay/repaid rewrite/rewrote ride/rode ring/rang rise/rose run/ran say/said see/saw
    seek/sought sell/sold send/sent set/set shake/shook shed/shed shine/shone shoot/shot show/showed
    shrink/shrank shut/shut sing/sang sink/sank sit/sat sleep/slept slide/slid speak/spoke spend/spent
    spin/spun split/split spread/spread spring/sprang stand/stood steal/stole stick/stuck strike/struck
    strive/strove swear/swore sweep/swept swim/swam swing/swung take/took teach/taught tear/tore tell/told
    think/thought throw/threw undergo/underwent understand/understood undertake/undertook undo/undid
    uphold/upheld upset/upset wake/woke wear/wore weep/wept win/won wind/wound withdraw/withdrew
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
    acquit admit allot bag ban bar bat beg chop clap commit compel confer control cram defer deter dip disbar
    drag drop drub drum emit equip excel expel fit flip flog grab grip hop incur infer jam jog kidnap knit
    log map mob nab nod occur omit outfit outwit pat patrol pin plan plot plug pop prefer propel rebel rebut
    recur refer regret rig ram rip rob rub scan scrap scrub ship shop shrug shun skip slam slap slip slot
    snag snub sob spot spur stem step stir stop strap strip stun submit swap tap throb tip top transfer
    transmit trap trek trim trip wed wrap zip
    """
)
_REGULAR = words(
    """
    abandon abolish abuse accelerate accompany accumulate achieve acquire act adapt add adjourn adjust
    administer adopt advance affect aim airlift alert allow alter amend amount anger appear apply appoint
    approach approve arm arrange arrest arrive assassinate assault assemble assess assign assist assume
    assure attach attack attempt attend attract authorise authorize avoid award axe back base batter battle
    belong benefit betray block board bomb boost borrow boycott breach burn bury call campaign cancel capsize
    capture care carry cause cease celebrate challenge change charge chase check cheer claim clash clear
    climb close collapse collect combine commission compare compete complete comply concern conclude conduct
    confiscate conflict confront connect consider consist contact contain continue contract contribute
    convert convict cooperate cover crack crash create cross crush damage debate decide declare decline
    decrease defeat defect defend delay delete deliver demolish depart depend deploy derail describe deserve
    destroy detain develop devote differ disappear discover discuss dissolve distribute divide donate double
    doubt drift drown dump earn ease edit elect eliminate embrace emerge employ enable encounter encourage
    end endorse engage enjoy ensure enter erupt escape establish estimate evacuate examine exceed exchange
    exclude execute exercise exist expand experience explode export expose extend face fail fear feature file
    fill film finance finish fire flood focus follow force form found free fuel function fund gain gather
    generate govern grant greet guarantee guide halt hand handle happen harm hate help hesitate hire honour
    host hunt identify ignore implement import impose impress improve include increase influence inform
    inherit injure inspect inspire install intend intensify interrupt intervene introduce invade invent
    invest investigate invite involve isolate issue join judge jump justify kick kill knock lack land last
    launch leak lean lift limit link list live loan lobby lock look loosen love lower mandate march mark
    marry match matter measure merge monitor mount move murder name narrow need negotiate nominate notice
    notify object oblige observe obtain offend open operate order organise organize originate oust outlaw
    overhaul overturn own pardon participate pass pause perform persuade pick place play please point pollute
    postpone pour practise praise prepare present preserve press prevent produce profit prohibit project
    promote prompt propose prosecute protect protest prove provide provoke publish pull punish purchase
    pursue push question raid raise range reach react realise realize reappear receive recognise recognize
    recover recruit reduce refuse regain regret reject release rely remain remove rename renew rent reopen
    repair replace require rescue resign resist resolve respond rest restart restore restrict result resume
    retain retire retreat return reunite review revise revive reward rule rush sack sail sanction save score
    search seem seize separate serve settle shape share shift sign slash smash smuggle solve sound spare
    sponsor stab stage stall start stay store storm strengthen stretch study succeed sue suffer suit supply
    support surge surprise surrender surround survive suspend sustain switch tackle target tax tend terminate
    test threaten tie topple touch tour trace track trade trail train travel treat trigger trust try turn
    unify unite unveil update upgrade urge use value vanish veto view violate visit vote wait walk want warn
    wash waste watch weaken weigh welcome whip widen wipe wish annul burgle commute condone decry denounce
    divorce equal exonerate float hail hijack laud levy lodge loot moot nix nosedive outrun pitch plummet
    plunge quash rebound repeal rescind revoke rout shelve skyrocket slump snatch soar tax thrash torch
    torture trounce tumble veer yank withdraw wonder work worry worsen wreck yield
    """
)
BASES = frozenset(_IRREGULAR) | _DOUBLED | _REGULAR | SPEECH_VERBS
"""Base forms of verbs that the news uses."""


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
