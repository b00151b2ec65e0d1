"""The words that tell a full stop that ends a sentence from one that shortens a word."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


MONTHS = _set("jan feb mar apr jun jul aug sep sept oct nov dec")

TITLES = _set("""
    adm amb asst atty brig capt cdr cmdr col comdr cpl det dir dr ens fr gen gens gov govs hon insp lt
    maj messrs mlle mme mr mrs ms msgr mx pfc pres prof profs pvt rep reps rev rt sen sens sgt sra supt
    spc ven mt ft
""")
"""Capitalised, these have a name after them."""

NEVER = _set("vs cf viz")
"""These always go on."""

COUNTED = MONTHS | _set("no nos art arts p pp para sec secs vol vols fig figs ch ext approx")
"""These go on when a number follows."""

WORDS_TOO = _set(
    "no art p sec ext mar jun sun sat wed in ill miss mass wash ind ore la fig co del ed est min"
)
"""Words in their own right, or nearly: uncapitalised and without a number after them they end a sentence."""

USUAL = MONTHS | _set("""
    inc ltd co cos corp bros jr sr st ave blvd rd dept univ assn bldg est min max approx al ariz ark
    calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn
    tex va vt wash wis wyo mon tue tues wed thu thurs fri sat sun etc eg ie esq ret op ed eds trans orig
    nr
""")
"""These may end a sentence, and do when the next word is one that starts sentences."""

STARTERS = _set("""
    the a an he she it they we i you this that these those in on at but and or so for from by with as
    after before when while if there here what who why how where his her its their our my your some many
    most all both no not meanwhile however still now then also according since until although though
    once yet to one two another other earlier later last under over during among between because despite
    only even instead such more than each every several few any about nor whether having being today
    yesterday asked moreover nonetheless nevertheless
""")
"""Words that, capitalised after an abbreviation, start a sentence rather than continue a name."""

SAYING = _set("""
    said says asked asks added told wrote replied answered shouted cried warned insisted wondered joked
    tweeted posted declared continued argued quipped exclaimed demanded
""")
"""Verbs of saying."""
