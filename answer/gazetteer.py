"""Countries, states and continents by name: whether a place is of the kind that a question asks for.

Cities and villages are not listed: what a question for one must not be answered with is a country.
"""

import re
from typing import Final

from answer.lexicon import words
from answer.speech.words import DEMONYMS
from answer.tokens import stem, tokens
from answer.understanding import Understood


def _names(text: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in text.split(","))


COUNTRIES: Final = _names(
    """
    afghanistan, albania, algeria, andorra, angola, antigua and barbuda, argentina, armenia, australia,
    austria, azerbaijan, bahamas, bahrain, bangladesh, barbados, belarus, belgium, belize, benin, bhutan,
    bolivia, bosnia and herzegovina, bosnia, botswana, brazil, brunei, bulgaria,
    burkina faso, burundi, cambodia, cameroon, canada, cape verde, central african republic, chad, chile,
    china, colombia, comoros, congo,
    democratic republic of the congo, democratic republic of congo, republic of the congo, dr congo,
    costa rica, croatia, cuba, cyprus, czech republic, czechia, denmark, djibouti, dominica,
    dominican republic, east timor, timor-leste, ecuador, egypt, el salvador, equatorial guinea, eritrea,
    estonia, eswatini, swaziland, ethiopia, fiji, finland, france, gabon, gambia, georgia, germany, ghana,
    greece, grenada, guatemala, guinea, guinea-bissau, guyana, haiti, honduras, hungary, iceland, india,
    indonesia, iran, iraq, ireland, israel, italy, ivory coast, côte d'ivoire, jamaica, japan, jordan,
    kazakhstan, kenya, kiribati, kosovo, kuwait, kyrgyzstan, laos, latvia, lebanon, lesotho, liberia, libya,
    liechtenstein, lithuania, luxembourg, madagascar, malawi, malaysia, maldives, mali, malta,
    marshall islands, mauritania, mauritius, mexico, micronesia, moldova, monaco, mongolia, montenegro,
    morocco, mozambique, myanmar, burma, namibia, nauru, nepal, netherlands, holland, new zealand, nicaragua,
    niger, nigeria, north korea, north macedonia, macedonia, norway, oman, pakistan, palau, palestine, panama,
    papua new guinea, paraguay, peru, philippines, poland, portugal, qatar, romania, russia, rwanda,
    saint kitts and nevis, saint lucia, saint vincent and the grenadines, samoa, san marino,
    sao tome and principe, saudi arabia, senegal, serbia, seychelles, sierra leone, singapore, slovakia,
    slovenia, solomon islands, somalia, south africa, south korea, korea, south sudan, spain, sri lanka,
    sudan, suriname, sweden, switzerland, syria, taiwan, tajikistan, tanzania, thailand, togo, tonga,
    trinidad and tobago, tunisia, turkey, türkiye, turkmenistan, tuvalu, uganda, ukraine,
    united arab emirates, uae, united kingdom, uk, britain, great britain, england, scotland,
    wales, northern ireland, united states, united states of america, usa, u.s, america, uruguay,
    uzbekistan, vanuatu, vatican, vatican city, venezuela, vietnam, yemen, zambia, zimbabwe, greenland,
    puerto rico, hong kong, soviet union, ussr
    """
)
"""What people mean by a country, in normal forms: states, their parts with teams of their own, old names."""

_STATES: Final = _names(
    """
    alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, georgia, hawaii,
    idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan,
    minnesota, mississippi, missouri, montana, nebraska, nevada, new hampshire, new jersey, new mexico,
    north carolina, north dakota, ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina,
    south dakota, tennessee, texas, utah, vermont, virginia, west virginia, wisconsin, wyoming
    """
)
_CONTINENTS: Final = _names("africa, antarctica, asia, europe, north america, south america, latin america")
_TOWNS: Final = frozenset(stem(w) for w in words("city town village capital port"))
_LANDS: Final = frozenset(stem(w) for w in words("country nation"))
_CITY_STATES: Final = _names("singapore, monaco, vatican city, luxembourg, hong kong, san marino, kuwait")
_OF_AMERICA: Final = frozenset({"u.s", "us", "usa", "american", "america"})
_THE: Final = re.compile(r"^the\s+")


def of_kind(question: Understood, name: str) -> bool:
    """Whether a name can be of the kind of place that is asked for, as far as the lists tell.

    A country has to be one of them. No town, and no state of a country, is a country or a continent.
    Other kinds, and questions for anything but a place, take every name.
    """
    if question.wants != "place" or question.head is None:
        return True
    plain = _THE.sub("", " ".join(word.normal for word in tokens(name)))
    if question.head in _LANDS:
        return plain in COUNTRIES
    if question.head in _TOWNS:
        return plain in _CITY_STATES or plain not in COUNTRIES | _STATES | _CONTINENTS | DEMONYMS
    if question.head == stem("state"):
        if any(word.normal in _OF_AMERICA for word in tokens(question.text)):
            return plain in _STATES
        return plain in _STATES or plain not in COUNTRIES | _CONTINENTS | DEMONYMS
    return plain not in DEMONYMS


_START: Final = 4
"""Letters that a place and its adjective share: "Russia" and "Russian"."""
_OTHERWISE: Final = tuple(
    words(line)
    for line in """
    u.s us usa states america american washington
    uk kingdom britain british england english
    eu european union
    russia russian kremlin
    france french | germany german | netherlands dutch holland | spain spanish | denmark danish
    poland polish | switzerland swiss | wales welsh | ireland irish | iceland icelandic | thailand thai
    norway norwegian | sweden swedish | philippines filipino | afghanistan afghan | turkey türkiye turkish
    iraq iraqi | iran iranian | oman omani | niger nigerien | nigeria nigerian | mali malian | chad chadian
    """.replace("|", "\n")
    .strip()
    .splitlines()
)
"""Forms of a place that do not begin alike, and places that begin alike."""


def of_place(place: str, word: str) -> bool:
    """Whether a word, a normal form, names a place or is its adjective: "Sulmaria" and "Sulmarian"."""
    if word == place:
        return True
    forms = next((one for one in _OTHERWISE if place in one), None)
    if forms is not None:
        return word in forms
    return len(place) >= _START and word[:_START] == place[:_START] and not any(word in o for o in _OTHERWISE)
