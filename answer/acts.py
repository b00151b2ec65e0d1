"""Words by which news tells one and the same act: "axed" and "cut", "overturned" and "capsized"."""

from collections.abc import Mapping
from typing import Final

from answer.inflection import past
from answer.lexicon import words
from answer.tokens import stem

_ACTS: Final = """
    fall fallen decline decrease plummet tumble slide slump nosedive | drop plunge sink sank sunk slip crash
    fall fallen decline decrease | dive dip shed lost lose lower less
    drop plunge dip | fall fell fallen decline decrease plummet tumble slide slump slip lower dismiss abandon
    lose lost shed wipe | fall drop plummet loss down defeat beaten
    lower reduce cut slash trim curb pare halve shrink | reduction axe decrease fall drop less fewer
    rise risen climb soar surge spike skyrocket rally | increase jump grow growth gain up higher record
    increase raise hike lift boost double jump grow | rise rose surge soar climb higher growth up add
    impose levy slap introduce implement enact | add set place put announce charge new
    end finish conclude cease expire | stop halt over close last final
    stop halt | end cease suspend pause block
    close shut shutter | closure closing end
    cancel scrap axe shelve nix | drop abandon ditch pull withdraw dump end cut
    abandon ditch dump | drop scrap cancel quit leave left end retreat roll withdraw
    revoke rescind repeal annul void | reverse undo overturn scrap cancel strip roll rollback withdraw
    withdraw withdrew | pull retreat exit quit leave left abandon yank
    pull yank | withdraw withdrew remove cancel drop retreat longer end
    delay postpone defer shelve | suspend pause freeze shelve mothball later back hold push
    suspend pause freeze mothball | halt stop delay hold ban
    collapse crumble | fail fall fell break broke down
    fail | collapse reject fell fall lose lost short unable defeat
    resume restart | reopen begin again
    start begin began begun commence | launch open first since new
    launch | start begin began unveil announce release open
    open inaugurate | unveil launch start begin began
    reopen | reopen open again
    erupt ignite | break broke broken start burn spread
    resign quit | step leave left stand departure resignation
    fire sack dismiss terminate | oust remove axe cut lay laid firing dismissal
    oust depose topple overthrow unseat | remove dismiss sack force fall fell fled
    remove strip delete | oust dismiss take taken pull
    appoint hire install | name choose chose chosen select nominate pick tap promote
    nominate name choose chose select pick tap | appoint elect
    elect | vote win won election
    arrest detain apprehend nab | custody detention capture jail hold held
    capture seize | arrest take took taken catch caught control retake
    jail imprison | sentence prison custody detain
    sentence | jail imprison prison year
    convict | guilty conviction
    acquit exonerate | clear innocent guilty acquittal
    charge indict accuse prosecute | allege trial face
    sue | lawsuit suit file
    file lodge submit | bring brought suit claim
    free release liberate | freed let
    pardon commute | clemency
    ban prohibit forbid forbade outlaw bar | block stop
    block | ban bar stop veto prevent
    allow permit legalise legalize authorise authorize | approve let lift
    approve ratify adopt endorse | pass back vote accept clear
    pass | approve vote adopt
    accept | agree approve
    agree | agreement deal accept accord sign
    sign ink seal | agree agreement deal approve
    reject rebuff spurn refuse decline | deny dismiss turn oppose against
    veto | veto
    deny refute | reject dispute denial false
    admit concede confess acknowledge | guilty own
    fine penalise penalize | penalty pay
    punish sanction | penalty fine ban
    kill slay massacre | die dead death deaths slain murder fatal fatality
    die perish | dead death deaths kill fatal fatality
    murder assassinate | kill slay homicide slain
    shoot shot | gunman gunfire gunmen fire wound
    stab | knife
    drown | drown
    execute | execution hang put
    hang | hang
    injure hurt wound | injury
    attack raid storm assault ambush | strike struck hit target shell bomb invade breach
    bomb bombard shell | blast explosion strike struck airstrike
    strike struck hit | attack walkout stoppage
    invade overrun | invasion enter seize storm capture take took taken
    destroy demolish raze wreck level flatten gut | ruin burn collapse
    damage batter | destroy harm wreck hit
    burn scorch | fire blaze flame gut
    explode detonate blow burst | explosion blew blown blast
    capsize overturn | roll keel flip tip upside
    sink sank founder | sunk under
    crash collide smash | collision derail plunge ram hit wreck
    flood inundate | submerge floodwater
    steal stole rob loot burgle | stolen theft robbery
    kidnap abduct | abduction hostage
    hijack commandeer | seize
    hack | breach compromise cyberattack
    leak | spill breach
    infect contaminate taint | infection contamination spread
    flee fled escape | leave left ran
    evacuate | leave left flee fled
    rescue save | pull free
    arrive land | reach come came
    leave left depart | departure exit quit go went gone
    visit tour | trip travel meet met
    meet met | summit talk visit
    return | back came
    relocate move | transfer shift
    send sent dispatch deploy ship | troops
    vanish disappear | missing
    skip shun snub boycott | miss absent absence
    hospitalise hospitalize | hospital
    buy bought acquire purchase | takeover acquisition take
    sell sold offload auction divest | sale
    pay paid | spend spent fund finance cost fee buy bought purchase acquire
    cost | price pay paid lose
    spend spent invest | pay paid fund investment cost
    build built construct erect | construction
    publish print | release issue unveil post
    release unveil issue | publish declassify unseal launch
    propose pitch float moot | suggest proposal plan call
    win won clinch bag snag scoop triumph | victory beat earn take took claim top award
    beat thrash rout crush trounce hammer defeat | win won sweep down edge victory
    tie equal | match level
    criticise criticize slam denounce blast decry rebuke lambast condemn | attack against
    praise hail laud applaud welcome | support good
    warn | caution warning threat
    threaten | threat warn
    apologise apologize | apology sorry regret
    support back | endorse favour favor
    oppose | object reject against
    protest demonstrate rally march | demonstration
    promise pledge vow | commit
    marry wed | wedding wife husband married
    divorce | divorce
    find found discover uncover locate | discovery spot
    reveal disclose | announce unveil tell told
    repair fix mend restore | repair
    rename | name
    catch contract | caught infect infection
    stall | delay hold held block stuck halt
    blockade obstruct | block
    expel deport extradite | remove send sent deportation
    award honour honor decorate | prize medal
    donate | donation give gave
    vaccinate inoculate | vaccine vaccination jab shot
    quarantine isolate | isolation
    eliminate | knock out
    disqualify | disqualification ban
    investigate probe | inquiry investigation examine look
    persuade convince | talk
    mock deride ridicule | laugh joke
    merge | merger combine join
    retire | retirement step quit leave left
    replace swap | switch succeed instead
    expand extend | expansion grow more
    strand trap | stuck
    surrender cede | give gave up
    impeach | impeachment
    poison | poison
    smuggle | smuggling
    hoard stockpile | reserve
    recall | recall
"""
"""Verbs of one act, and behind the bar what else tells it; a verb that only its own name tells is alone."""


def same_act(verb: str) -> frozenset[str]:
    """Return stems of the words that may tell the act of a verb, all its own forms among them.

    None where the verb is in no class.
    """
    return _TELLING.get(stem(verb), frozenset())


def _telling() -> Mapping[str, frozenset[str]]:
    """By the stems of a verb and of its past: the stems of what tells it."""
    found: dict[str, frozenset[str]] = {}
    for line in _ACTS.strip().splitlines():
        verbs, _, further = line.partition("|")
        own = {stem(form) for verb in words(verbs) for form in (verb, past(verb))}
        told = own | {stem(form) for word in words(further) for form in (word, past(word))}
        for one in own:
            found[one] = found.get(one, frozenset()) | told
    return found


_TELLING: Final = _telling()
