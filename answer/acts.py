"""Words by which news tells one and the same act: "axed" and "cut", "overturned" and "capsized"."""

from typing import Final

from answer.evidence import akin
from answer.inflection import past
from answer.lexicon import words
from answer.tokens import stem

_ACTS: Final = (
    words("cut axe slash trim reduce reduction lower drop fall decrease shrink halve curb pare cheaper"),
    words("raise rise increase hike lift boost grow growth climb jump soar surge double"),
    words("remove oust dismiss sack fire depose topple unseat expel replace recall strip force"),
    words("capsize overturn roll rolled keel sink sank sunk founder flip tip upturn"),
    words("explode explosion blow blew blown blast detonate burst bomb bombing"),
    words("attack strike struck raid hit shell bomb bombard storm assault target fire launch ambush invade"),
    words("arrest detain detention hold held custody seize capture apprehend jail imprison nab catch caught"),
    words("free release freed liberate pardon acquit let"),
    words("jail imprison sentence convict prison lock"),
    words("convict guilty sentence verdict condemn"),
    words("charge indict accuse prosecute sue lawsuit allege trial"),
    words("kill die dead death murder slay shoot shot assassinate stab execute drown perish massacre fatal"),
    words("injure hurt wound harm maim"),
    words("destroy ruin demolish raze wreck level flatten damage devastate burn gut collapse"),
    words("burn fire blaze flame scorch char"),
    words("crash collide collision smash hit derail plunge ram"),
    words("flood inundate submerge swamp"),
    words("close shut shutter closure end cease suspend halt stop"),
    words("open reopen inaugurate unveil launch start begin"),
    words("cancel scrap axe drop abandon ditch call withdraw void annul shelve pull"),
    words("delay postpone defer hold suspend put"),
    words("ban prohibit forbid forbade outlaw bar block restrict illegal stop"),
    words("allow permit let approve authorise authorize clear legal legalise legalize"),
    words("approve pass adopt ratify endorse back vote sign accept agree agreement"),
    words("reject refuse turn dismiss veto oppose deny decline rebuff spurn"),
    words("resign quit step leave left stand departure go retire"),
    words("appoint name choose elect select nominate pick install hire promote"),
    words("win won victory beat defeat triumph clinch secure top claim title"),
    words("lose lost defeat beaten fail loss"),
    words("buy bought acquire purchase take takeover snap acquisition"),
    words("sell sold sale offload dispose auction divest"),
    words("pay paid spend spent cost fund finance invest give money"),
    words("steal stole stolen theft rob robbery loot burgle raid swipe"),
    words("flee fled escape run ran leave left evacuate displace"),
    words("evacuate leave left move clear"),
    words("rescue save free pull recover"),
    words("find found discover discovery uncover recover locate spot detect reveal"),
    words("vanish disappear missing lost"),
    words("arrive land reach come came get enter return visit"),
    words("leave left depart departure exit withdraw withdrew pull quit go"),
    words("withdraw withdrew pull retreat leave left exit scrap"),
    words("meet met hold held talk summit visit discuss gather"),
    words("sign agree agreement deal ink conclude reach seal accord"),
    words("end finish stop conclude cease expire lapse close"),
    words("begin began start launch open kick commence"),
    words("warn caution threaten alert risk"),
    words("apologise apologize apology sorry regret"),
    words("criticise criticize condemn slam denounce attack blast blame decry rebuke object"),
    words("praise hail welcome laud applaud thank"),
    words("support back endorse favour favor defend"),
    words("admit confess acknowledge concede"),
    words("deny reject dismiss refute dispute"),
    words("strike walkout stoppage walk protest"),
    words("protest demonstrate rally march demonstration"),
    words("build built construct erect construction make made"),
    words("marry wed wedding married spouse wife husband"),
    words("bear born birth"),
    words("publish release print issue write wrote post share report"),
    words("break broke broken smash fracture snap"),
    words("fine penalise penalize penalty punish sanction"),
    words("repair fix mend restore renovate refurbish"),
    words("rename name call rebrand"),
    words("move relocate transfer shift"),
    words("send sent dispatch deploy ship"),
    words("test trial try pilot"),
    words("recover heal improve rebound"),
    words("hack breach leak attack compromise"),
    words("spread outbreak infect spill"),
    words("reopen resume restart open"),
)


def same_act(verb: str) -> frozenset[str]:
    """Return the stems of a verb's forms, and of the words by which the same may be told."""
    forms = {stem(verb), stem(past(verb))}
    return frozenset(forms.union(*(akin(form) for form in forms), *(_KIN.get(form, ()) for form in forms)))


def _kin() -> dict[str, frozenset[str]]:
    """Stems of words for the same act, by the stem of each form of a verb of the lists."""
    found: dict[str, set[str]] = {}
    for act in _ACTS:
        stems = {stem(form) for word in act for form in (word, past(word))}
        for one in stems:
            found.setdefault(one, set()).update(stems)
    return {one: frozenset(stems) for one, stems in found.items()}


_KIN: Final = _kin()
