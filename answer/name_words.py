"""Words that tell what a name is the name of: a man, a woman, a body, a place."""

from answer.lexicon import words
from answer.speech.words import BODY_WORDS
from answer.speech.words import PLACES as NEWS_PLACES

TITLES_OF_MEN = words("mr sir lord king prince duke spokesman chairman congressman pope bishop father")
TITLES_OF_WOMEN = words("mrs ms miss lady queen princess duchess spokeswoman chairwoman congresswoman sister")

BODIES = BODY_WORDS | words(
    """
    airline brigade broadcaster broadcasting community confederation conference consortium fleet forum
    holding lantern limited maritime mercury mission nations observer registry republic syndicate
    transit tv wire works
    """
)
"""Words in the name of what is no person: a company, an office, a paper."""

PLACES = NEWS_PLACES | words(
    """
    angola antarctica arctic bahrain barcelona bolivia botswana budapest burundi cambodia cameroon chad
    congo copenhagen crimea cyprus dublin ecuador eritrea greenland guatemala helsinki honduras iceland
    jakarta jamaica johannesburg kazakhstan khartoum kosovo laos liberia luxembourg mali malta mariupol
    moldova mongolia montenegro mozambique mumbai myanmar nairobi namibia nepal nicaragua niger panama
    paraguay prague riyadh rwanda senegal slovenia stockholm tajikistan tanzania uganda uruguay
    uzbekistan zambia zimbabwe
    """
)
"""Countries, and cities that the news is full of; other places are told by the words around them."""

PERSONS = words(
    """
    activist adviser advisor aide boy colleague counterpart daughter dentist deputy dissident doctor driver
    farmer father fisherman girl hostage husband inspector juror lawmaker mediator migrant monarch mother
    nurse patient pilot prisoner professor protester pupil refugee researcher saddler schoolteacher soldier
    son spokesperson student suspect teacher victim voter wife worker writer
    """
)
"""Nouns for persons beside those that questions ask for."""

GROUPS = words("delegation government firm crew team side family couple delegates talks")
"""Nouns of several persons: "they" and "it" may both mean them."""
