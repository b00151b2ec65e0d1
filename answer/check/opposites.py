"""Words that turn a sentence into its opposite: what denies, how many, and pairs that exclude each other."""

from typing import Final

from answer.tokens import stem

_PAIRS: Final = """
rise rose rising risen increase increased grow grew climb climbed soar soared gain gained expand
| fall fell falling fallen decrease decreased decline declined drop dropped shrink shrank lose lost
plunge plunged plummet

welcome support back accept approve endorse favour favor praise applaud embrace
| oppose opposition reject condemn denounce criticise criticize resist rebuff decry

agree agreed willing ready offered | decline declined refuse refused

accept agree approve allow permit authorise authorize legalise legalize
| reject refuse ban forbid forbade block veto prohibit bar outlaw deny

confirm admit acknowledge | deny denied

win won victory triumph | lose lost defeat

before | after

above over exceed | below under

more | less fewer

higher high highest | lower low lowest

larger bigger largest biggest | smaller smallest

better best | worse worst

first | last

earlier early | later late

older oldest | younger youngest

north northern | south southern

east eastern | west western

northeast northeastern | southwest southwestern

northwest northwestern | southeast southeastern

left | right

men man male boy boys | women woman female girl girls

father son brother husband uncle | mother daughter sister wife aunt

begin began begun start started launch | end ended finish finished stop stopped halt

open opened | close closed shut

arrive arrived enter entered join joined | leave left depart departed exit quit

include included | exclude excluded omit

succeed success successful | fail failed failure unsuccessful

hire hired appoint | fire fired sack sacked dismiss

buy bought purchase | sell sold

import imported | export exported

born | died dead

alive survive survived | dead died killed drown drowned perish perished

guilty convicted | innocent acquitted cleared

legal lawful | illegal unlawful

likely possible | unlikely impossible

true | false

major | minor

majority most | minority

public | private

positive | negative

strong stronger strengthen strengthened | weak weaker weaken weakened

safe | dangerous unsafe

raise raised lift | cut lower lowered slash reduce reduced

build built create created found | demolish demolished destroy destroyed

attack | defend

ally friend | enemy foe

always | never

inside | outside

with | without

hot warm warmer | cold cool cooler

love loved | hate hated

cheap cheaper | expensive

easy easier | hard harder difficult

increase | cut

import | export

release released free freed | arrest arrested detain detained jail jailed imprison

win | lose

maximum | minimum

upper | lower

entire whole full | partial part

temporary | permanent

old | new young

long longer | short shorter

good | bad

heavy | light
"""

DENYING: Final = frozenset("not never cannot".split())
UNSURE: Final = frozenset(
    stem(word)
    for word in (
        "refuse deny fail decline without unless if whether hardly barely scarcely avoid prevent reject stop "
        "against neither nor unable halt block ban rule lack nobody nothing none oppose barring only just "
        "merely necessarily until unlike rather instead yet than impossible doubt no except"
    ).split()
)
REFUSING: Final = frozenset(map(stem, "refuse decline fail unable unwilling".split()))
"""What denies the verb behind "to": "declined to discuss"."""
LIGHT: Final = frozenset(
    "be been being have has had do does did a an the any yet is are was were to will would could can should "
    "may also even ever fully immediately in at of".split()
)
QUANTIFIERS: Final = {
    **dict.fromkeys("all every each both entire".split(), "all"),
    **dict.fromkeys("some several".split(), "some"),
    **dict.fromkeys("many numerous".split(), "many"),
    **dict.fromkeys("few hardly".split(), "few"),
    **dict.fromkeys("most".split(), "most"),
    **dict.fromkeys("none no neither".split(), "none"),
    "half": "half",
}
EXCLUDING: Final = frozenset(
    frozenset(pair.split("-"))
    for pair in "all-some all-few all-most all-none all-half all-many some-none some-most many-few many-none "
    "most-few most-none most-half none-half few-none".split()
)
SMALL: Final = frozenset(
    "before after above over below under with without more less fewer first last left right".split()
)


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _PAIRS.split("\n\n"):
        left, right = (frozenset(map(stem, side.split())) for side in line.split("|"))
        for one, other in ((left, right), (right, left)):
            for word in one:
                found.setdefault(word, set()).update(other - one)
    return {word: frozenset(others) for word, others in found.items()}


OPPOSITES: Final = _opposites()
"""Stems that say the opposite of a stem."""
