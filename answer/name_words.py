"""Words that tell what a name is the name of: a man, a woman, a body, a place."""

from answer.lexicon import words

TITLES_OF_MEN = words("mr sir lord king prince duke spokesman chairman congressman pope bishop father")
TITLES_OF_WOMEN = words("mrs ms miss lady queen princess duchess spokeswoman chairwoman congresswoman sister")

BODIES = words(
    """
    academy administration agency airline airlines airways alliance army assembly associates association
    authority bank board brigade broadcasting broadcaster bureau cabinet centre center chamber church club
    college commission committee community company conference confederation congress consortium corp
    corporation council court daily department federation fleet forum foundation front fund gazette group
    guard herald holding holdings industries institute league lantern limited ltd maritime mercury
    ministry mission movement nations network news observer office organisation organization parliament party
    police post press programme program radio registry republic school senate service services society
    syndicate team television times transit treasury tribune trust tv union university wire works
    """
)
"""Words in the name of what is no person: a company, an office, a paper."""

PLACES = words(
    """
    afghanistan africa albania algeria america angola antarctica arctic argentina armenia asia australia
    austria azerbaijan bahrain bangladesh barcelona beijing belarus belgium berlin bolivia bosnia boston
    botswana brazil britain brussels budapest bulgaria burundi cairo california cambodia cameroon canada
    chad chile china chicago colombia congo copenhagen crimea croatia cuba cyprus damascus delhi denmark
    dublin ecuador egypt england eritrea estonia ethiopia europe finland florida france gaza geneva georgia
    germany ghana greece greenland guatemala haiti helsinki honduras hungary iceland india indonesia iran
    iraq ireland israel istanbul italy jakarta jamaica japan jerusalem johannesburg jordan kabul kazakhstan
    kenya khartoum kosovo kuwait kyiv laos latvia lebanon liberia libya lisbon lithuania london luxembourg
    madrid malaysia mali malta mariupol mexico miami moldova mongolia montenegro morocco moscow mozambique
    mumbai myanmar nairobi namibia nepal netherlands nicaragua niger nigeria norway ottawa pakistan palestine
    panama paraguay paris peru philadelphia philippines poland portugal prague qatar riyadh romania rome
    russia rwanda scotland senegal seoul serbia singapore slovakia slovenia somalia spain stockholm sudan
    sweden switzerland sydney syria taiwan tajikistan tanzania tehran texas thailand tokyo tunisia turkey
    uganda ukraine uruguay uzbekistan venezuela vienna vietnam wales warsaw washington yemen zambia zimbabwe
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
