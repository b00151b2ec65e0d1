"""Words by which speakers are told: offices, nations, places, institutions, outlets, what is no name."""

from answer.lexicon import words

RANKS = words(
    """
    president-elect vice-president gov sen rep gen capt lt sgt spc pvt cpl col maj adm rev hon supt insp
    det cmdr mme mlle madam ceo cfo coo cto vp chairperson justice attorney solicitor coach professor
    doctor detective sheriff constable superintendent premier councilman councilwoman councilor councillor
    alderman lawmaker republican democrat democratic republicans democrats first former then acting
    assistant associate senior executive managing undersecretary counsel treasurer speaker whip leader
    minority majority press state us mp msp meteorologist economist scientist researcher author actor
    actress singer rapper comedian director producer founder owner manager player star journalist reporter
    editor anchor host administrator inspector superintendent lawyer prosecutor pastor father brother
    sister saint crown duke duchess count countess emperor empress sultan sheikh emir ayatollah imam rabbi
    cardinal archbishop commentator strategist
    """
)

DEMONYMS = words(
    """
    american british english scottish welsh irish french german italian spanish portuguese dutch belgian
    swiss austrian danish swedish norwegian finnish polish czech slovak hungarian romanian bulgarian greek
    turkish russian ukrainian belarusian lithuanian latvian estonian serbian croatian bosnian albanian
    georgian armenian israeli palestinian egyptian syrian lebanese jordanian iraqi iranian saudi yemeni
    emirati qatari kuwaiti afghan pakistani indian bangladeshi chinese taiwanese japanese korean
    vietnamese thai malaysian indonesian filipino australian canadian mexican brazilian argentine chilean
    colombian venezuelan peruvian cuban african nigerian kenyan ethiopian ghanaian european asian north
    south east west northern southern eastern western christian muslim jewish catholic latino hispanic
    olympian californian texan
    """
)

PLACES = words(
    """
    america britain england scotland wales ireland france germany italy spain portugal netherlands belgium
    switzerland austria denmark sweden norway finland poland czechia slovakia hungary romania bulgaria
    greece turkey russia ukraine belarus lithuania latvia estonia serbia croatia bosnia albania georgia
    armenia azerbaijan israel palestine gaza egypt syria lebanon jordan iraq iran arabia yemen qatar
    kuwait afghanistan pakistan india bangladesh china taiwan japan korea vietnam thailand malaysia
    singapore indonesia philippines australia zealand canada mexico brazil argentina chile colombia
    venezuela peru cuba haiti africa nigeria kenya ethiopia ghana sudan somalia libya tunisia algeria
    morocco europe asia kingdom emirates states moscow kyiv kiev washington beijing london paris berlin
    brussels tehran jerusalem ankara istanbul delhi tokyo seoul rome madrid lisbon warsaw vienna geneva
    athens cairo baghdad damascus beirut kabul islamabad canberra sydney melbourne ottawa toronto havana
    caracas york angeles francisco diego chicago houston philadelphia phoenix dallas boston seattle denver
    detroit miami atlanta minneapolis milwaukee baltimore cleveland pittsburgh orlando nashville memphis
    portland vegas hollywood manhattan brooklyn alabama alaska arizona arkansas california colorado
    connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky louisiana maine
    maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire
    jersey carolina dakota ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia
    wisconsin wyoming u.s us usa uk eu d.c dc il ny nj ca fla mass calif
    """
)

PLACE_WORDS = words(
    """
    road street avenue boulevard lane drive highway bridge square park beach lake river creek valley
    mountain mountains hill hills island islands bay coast county city town village district region
    province peninsula airport station building tower center centre hall hotel stadium arena museum church
    school prison jail house ocean sea gulf desert forest refuge memorial cemetery plaza mall
    """
)

BODY_WORDS = words(
    """
    division branch unit subcommittee partnership agency department ministry board bureau association bank
    institute university college group inc corp corporation company ltd llc plc commission council
    committee office administration guard police center centre foundation service services society union
    league federation party court parliament senate congress house chamber assembly cabinet government
    army navy force forces military pentagon kremlin vatican palace coalition alliance organization
    organisation authority team club fund trust network laboratory lab airlines airways motors systems
    technologies industries holdings partners ventures associates campaign troopers patrol fed nato hamas
    hezbollah taliban nasa treasury reserve embassy consulate hospital clinic church academy school
    observatory programme program project times post news journal herald tribune gazette press today daily
    magazine radio television republicans democrats endowment museum secretariat brotherhood front
    movement
    """
)

BODY_NOUNS = words(
    """
    paper newspaper outlet broadcaster magazine agency department ministry board bureau association bank
    institute university college group corporation company commission council committee office
    administration foundation society union league federation party court coalition alliance organization
    organisation authority team club airline airlines automaker retailer chain firm hospital school
    embassy palace government military army police department guard bloc network charity
    """
)

OUTLETS = words(
    """
    register reuters ap afp tass ria interfax xinhua upi dpa ansa kyodo nhk cnn bbc nbc abc cbs msnbc cnbc
    fox pbs npr itv sky bloomberg politico axios vox buzzfeed vice espn people variety billboard deadline
    tmz newsweek forbes fortune time vogue vulture wired izvestia kommersant vedomosti pravda rossiya
    sputnik rt rbc meduza haaretz al-jazeera jazeera guardian telegraph times post journal herald tribune
    gazette observer independent mirror mail sun standard examiner chronicle inquirer sentinel
    journal-sentinel globe bee star-tribune dispatch courier courier-journal spiegel zeitung monde figaro
    libération pais mundo repubblica corriere today dw deutschlandfunk economist atlantic yorker verge
    intercept hill
    """
)

OUTLET_OPENERS = words(
    """
    well yes no oh look okay folks listen back last new associated press usa today fox sky abc cbs nbc cnn
    bbc new york washington wall street financial los angeles daily sunday
    """
)

WORDS_OF_OUTLETS = words(
    """
    newspaper newspapers outlet channel broadcaster magazine newswire weekly tabloid podcast
    """
)

ONLY_BY_QUOTES = words(
    """
    continue conclude joke quip laugh begin start finish read shout yell cry muse reason observe counter
    echo wonder recount lament boast brag retort plead whisper preach vent advise chime gush opine marvel
    """
)

RELATIVES = words(
    """
    who which that where whom whose what when after before since until once because if whether unless how
    why
    """
)

PREPOSITIONS = words(
    """
    of in on at by for from with about against to into over under during through between among near like
    unlike including per via as without within across around behind beyond despite toward towards amid
    alongside after before since until off up out
    """
)

GENERAL_OUTLETS = words(
    """
    register people variety billboard deadline time vogue vulture wired sky fox guardian telegraph times
    post journal herald tribune gazette observer independent mirror mail sun standard examiner chronicle
    inquirer sentinel globe bee dispatch courier today economist atlantic verge intercept hill press news
    vice monde figaro mundo pais zeitung
    """
)

THING_WORDS = words(
    """
    images getty jan feb mar apr aug sept nov dec season part chapter episode section page question act
    bill law code treaty accord agreement deal plan project order clause amendment report study survey
    poll index award awards prize medal grammy grammys oscar oscars emmy emmys cup bowl championship
    championships olympics games series season festival conference summit day week year month war battle
    crisis pandemic hurricane storm typhoon earthquake virus disease covid cancer book album song film
    movie show tour theater theatre line edition story news-letter newsletter review article page photo
    photos video email facebook twitter instagram youtube tiktok app iphone internet class act era age
    crossword puzzle quiz recipe tax tariff tariffs theory effect rights freedom christmas thanksgiving
    easter hanukkah ramadan halloween valentine god bible quran constitution rule rules
    """
)

OPENERS = words(
    """
    back last new more like unlike despite amid among meanwhile yesterday however although according
    speaking asked today tomorrow later earlier still also instead moreover nonetheless nevertheless
    furthermore indeed perhaps thus hence besides unfortunately plus even though though while when where
    then next soon afterward afterwards elsewhere throughout thereafter otherwise regardless maybe again
    additionally asking answering citing noting adding born raised given following including based within
    upon alongside via per
    """
)

KIN = words(
    """
    man woman boy girl son daughter wife husband mother father brother sister mom dad uncle aunt
    grandfather grandmother cousin friend boyfriend girlfriend partner fiancé fiancee fiancée victim
    suspect patient student teacher colleague predecessor successor teenager child baby guy lady neighbor
    neighbour king queen pope
    """
)

HELPERS = words(
    """
    has had have also later then once previously reportedly repeatedly recently first further again still
    even often always only just both all himself herself itself famously did does
    """
)

PASSIVE = words("is was were are be been being get gets got")

TIMES = words("last this earlier late early week month year night morning afternoon evening")

WITH_OBJECTS = words(
    """
    tell told warn accuse urge blame criticise criticize condemn praise dismiss reject call ask thank
    answer contradict quote invite welcome describe
    """
)

NOUNS_TOO = words(
    """
    states reports claims demands comments calls estimates quotes answers notes requests appeals threats
    talks posts objects charges remarks stresses signals reveals conditions pledges promises praises
    concerns views
    """
)

REPORTS = words(
    """
    report data figures statement tally poll survey release website post account memo projection study
    estimates statistics reporting numbers records spokesperson spokesman spokeswoman
    """
)

CALLINGS = words(
    """
    attorney adviser aide officer conservator nurse neighbor neighbour colleague spokespeople professor
    doctor pontiff king researcher economist spokeswoman lawmaker republican democrat detective sheriff
    activist engineer pilot mother father billionaire teacher veteran star
    """
)
