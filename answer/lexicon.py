"""Word lists of English news: function words, words of saying, titles, and the nouns that questions ask for.

Lists, not a model: what a question is taken to mean can be read off here, and never changes between runs.
"""


def words(text: str) -> frozenset[str]:
    """Return the white-space separated words of `text`."""
    return frozenset(text.split())


STOP_WORDS = words(
    """
    a about above after again against all also am among an and any are as at be because been before
    being below between both but by can could did do does doing done down during each else ever every
    few for from further had has have having he her here hers herself him himself his how i if in into
    is it its itself just let may me might more most must my myself no nor not now of off on once one
    only or other our ours out over own per please same shall she should so some such tell than that the
    their theirs them themselves then there these they this those through to too toward towards under
    until up upon us very was we were what when where whether which while who whom whose why will with
    within without would yes yet you your yours
    """
)

OUTLET_NOUNS = words(
    """
    newspaper paper outlet channel broadcaster magazine agency newswire daily weekly station website
    site network medium media publication
    """
)

PERSON_NOUNS = words(
    """
    official minister leader person politician spokesman spokeswoman spokesperson president premier
    chancellor ambassador diplomat envoy negotiator senator governor mayor judge general commander
    director chief head chairman chairwoman author actor singer player coach captain scientist expert
    analyst lawyer witness survivor passenger reporter journalist editor secretary man woman king queen
    prince princess pope bishop ceo founder owner candidate winner
    """
)

PERSONS_ASKED = PERSON_NOUNS | words(
    """
    star artist icon figure celebrity musician rapper athlete footballer golfer swimmer gymnast boxer cyclist
    comedian legend billionaire businessman businesswoman activist astronaut novelist painter composer poet
    philosopher songwriter filmmaker congressman congresswoman lawmaker nominee contestant
    """
)
"""Nouns after "which" or "what" that ask for a person."""

LOOSE_OUTLET_NOUNS = words("agency site station network channel medium")
"""Nouns that are of an outlet only beside a word that says so: "which news agency", no "space agency"."""

OF_NEWS = words("which what news press tv television radio media broadcast state-run state-owned")

AMOUNT_NOUNS = words(
    """
    percentage percent share proportion rate price cost fee fare sum total amount number majority margin
    score age height length distance speed temperature salary fine budget deficit debt turnout
    flow minimum maximum limit threshold capacity size weight volume duration profit revenue income wage
    """
)

DATE_NOUNS = words(
    """
    date day year month week time weekday hour
    """
)

PLACE_NOUNS = words(
    """
    city country town place state region province village port capital island nation continent river
    street
    """
)

PRONOUNS = words(
    """
    he she they him her them his hers their theirs it its
    """
)

POSSESSIVES = words("his hers their theirs its")

AUXILIARY = words(
    """
    did does do is are was were has have had can could will would may might should must
    """
)

BEING = words("is are was were will")

ARTICLES = words("a an the")

TITLES = words(
    """
    president prime minister deputy foreign defence defense finance interior secretary general
    chancellor spokesman spokeswoman spokesperson ambassador envoy special senator governor mayor chief
    director chair chairman chairwoman king queen prince princess pope bishop mr mrs ms miss dr
    professor prof sir lord lady judge justice captain colonel major commander admiral lieutenant
    sergeant officer vice premier head commissioner representative congressman congresswoman negotiator
    diplomat adviser advisor analyst
    """
)

LESSER = words("deputy vice former ex acting assistant")

STANDS_FOR = words(
    """
    he she diplomat official minister spokesman spokeswoman spokesperson president leader premier
    envoy negotiator ambassador secretary chancellor
    """
)

SPEECH_VERBS = words(
    """
        voice voiced     say tell demand warn insist call ask claim argue suggest propose state stress
    note add announce
    declare promise deny reject explain describe think believe want expect accuse urge threaten vow
    comment respond react object oppose accept reiterate emphasize emphasise contend mention specify
    acknowledge clarify indicate signal confirm admit concede remark write tweet post recall predict
    advise recommend request require seek pledge agree disagree dismiss criticise criticize condemn
    welcome praise express report estimate testify reply repeat maintain assert caution appeal complain
    hint imply reveal disclose characterize characterise highlight convey quote speak talk answer said
    told sought spoke wrote spoken
    """
)

LIGHT_WORDS = words(
    """
    say tell ask make give get take go come new first last article articles report reports source
    sources newspaper outlet official officials people person thing things name position stance view
    according exactly kind sort type many much long want happen comment statement mention say statements
    leader leaders country countries
    instead still never ever already actually really again currently next previous another else latest
    moment today thing lot part way case fact publish published publication print printed byline
    author wrote write headline dated date
    """
)

STANCE_NOUNS = words(
    """
    position stance view opinion demand condition claim argument warning proposal words reaction
    response answer statement promise threat idea plan
    """
)

IMPERATIVES = words(
    """
    according list name give summarise summarize compare describe explain show tell find
    """
)

COMMON_OPENERS = words(
    """
    reports officials sources experts analysts critics others police authorities media witnesses residents
    campaigners lawmakers ministers leaders scientists researchers doctors supporters opponents observers
    people
    """
)

PRONOUNS_OF_PERSONS = words("he she")

NO_PERSON = words(
    """
    middle east white house kremlin downing street capitol hill european union united nations
    """
)

# Words that news uses for the same act, each class read as one word that counts a little less than itself.
VERB_CLASSES = (
    words("demand want insist require seek urge request specify press"),
    words("warn caution threaten risk danger consequence"),
    words("suggest propose offer float recommend possibility alternative idea plan proposal"),
    words("reject oppose deny dismiss refuse exclude object opposition against veto resist"),
    words("accept agree welcome acknowledge approve endorse support back consent"),
    words("promise pledge vow commit guarantee assure offer"),
    words("announce declare reveal disclose unveil confirm"),
    words("criticise criticize condemn blame accuse denounce"),
    words("say tell state note add stress emphasise emphasize reiterate remark claim argue contend"),
    words("lead led head chair run direct chief leader"),
    words("appoint nominate choose chose chosen elect"),
    words("resign quit step departure"),
    words("sack fire oust dismiss"),
    words("buy bought acquire purchase acquisition takeover"),
    words("sell sold sale"),
    words("cost price pay paid fee charge spend spent"),
    words("keep kept hold held retain stay remain own"),
    words("die dead death kill drown perish fatality toll"),
    words("injure injury hurt wound"),
    words("win won victory beat defeat champion"),
    words("start begin began begun launch"),
    words("end finish stop cease halt conclude"),
    words("rise rose increase grow grew climb jump surge"),
    words("fall fell drop decline decrease cut reduce shrink slump"),
    words("build built construct construction erect"),
    words("close shut shutter closure"),
    words("ban prohibit forbid forbade bar outlaw"),
    words("allow permit let admit"),
    words("send sent dispatch deploy"),
    words("arrest detain custody"),
    words("represent lawyer attorney counsel defend"),
    words("vaccinate vaccine vaccination inoculate inoculation jab"),
    words("mediate mediator mediation broker"),
    words("coach manager"),
    words("live inhabitant resident population"),
    words("employ employee worker workforce staff"),
    words("attend attendance crowd spectator audience"),
    words("sink sank sunk capsize founder"),
    words("crash collide collision"),
    words("happen occur"),
)

NO_SPEAKER = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december according one two three four five six seven eight nine ten several
    many most some all both
    """
)
