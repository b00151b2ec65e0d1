"""What goes and what stays. The sentences are made up; the shapes are those of real pages."""

import pytest

from ingest.cleaning import clean
from ingest.readers import text

HEAD = "Harbour council votes to keep the winter ferry"
FIRST = (
    "The harbour council voted on Monday to keep the winter ferry running, ending a dispute of eleven months."
)
SECOND = "“We have listened to the islanders,” said the chairwoman, Ann Bell, after a meeting of five hours."
THIRD = (
    "The ferry carries some 4,000 people a week between October and March, according to the port authority."
)
PRICE = "Fares rise by five per cent in May, the council said."
OTHER = "The second ferry, which belongs to a company in Brenhald, has been laid up since the autumn storms."
LAST = "A decision on the summer timetable is expected in April."


def cleaned(*lines: str) -> tuple[list[str], list[str]]:
    """Texts of the blocks that stay, and the rules that cut."""
    result = clean(text.read("\n\n".join(lines).encode(), "page"))
    return [block.text for block in result.blocks], [cut.rule for cut in result.cuts]


def stays(*lines: str) -> bool:
    return cleaned(*lines) == (list(lines), [])


ARTICLE = (HEAD, FIRST, SECOND, THIRD, LAST)


def test_a_clean_article_stays_whole() -> None:
    assert stays(*ARTICLE)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "- ADVERTISEMENT -",
        "Free Ads",
        "Free classifieds",
        "Story continues below advertisement",
        "Article continues below",
        "Sponsored content",
        "Scroll to continue reading",
        "Anzeige",
        "[Anzeige] Ihr Bäcker am See",
        "Advertisement – Rope & Sons, chandlers since 1904",
        "REKLAMA",
        "Share this article",
        "Facebook Twitter Email Print",
        "Share this: Facebook Twitter WhatsApp",
        "Copy link",
        "Print this page | Send to a friend | Text size: A A A",
        "Follow us on Facebook and Twitter",
        "124 Shares",
        "Click to share on Twitter (Opens in new window)",
        "Teilen: Facebook · E-Mail",
        "Sign up for our free daily newsletter",
        "Get the morning headlines straight to your inbox",
        "Subscribe now",
        "You have 2 free articles left this month. Subscribe for a euro a week",
        "Already a subscriber? Log in",
        "By signing up you agree to our terms and our privacy policy.",
        "Your email address",
        "We use cookies to improve your experience on our site.",
        "Accept all cookies",
        "Cookie policy",
        "Read more",
        "5 min read",
        "Reading time: 4 minutes",
        "Image 1 of 5",
        "Listen to this article",
        "Also Read: Storm closes the northern pass for a third day",
        "READ MORE: Council sells the old lighthouse",
        "MORE:What the new timetable means for islanders",
        "See also | Five harbours you can see from space",
        "icon close icon menu icon search icon chevron down",
        "searchicon shareicon menuicon closeicon fbicon",
        "***",
        "—",
        "“`",
        "0:00 / 3:41",
        "Play Mute 0:00 / 1:43 Video could not be loaded",
    ],
)
def test_furniture_goes_wherever_it_stands(line: str) -> None:
    for at in (1, 3, 5):
        lines = [*ARTICLE[:at], line, *ARTICLE[at:]]
        kept, rules = cleaned(*lines)
        assert kept == list(ARTICLE), (at, rules)
        assert len(rules) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Advertising revenue fell by a third, the company said.",
        "The ads ran for six weeks on local radio.",
        "Sponsored by the city, the race drew 3,000 runners last year.",
        "Share prices rose by four per cent after the vote.",
        "Facebook and Twitter did not reply to requests for comment.",
        "Subscribe to that theory and you must also accept the bill.",
        (
            "The site uses cookies to follow its readers, the regulator found, and "
            "it does so without asking them."
        ),
        "Read more than ten books a year and you are above the average, the survey says.",
        "See also the verdict of 2019, in which the court found the opposite to be true.",
        "Icons of the 1960s were sold at the auction.",
        "Why it matters",
        "What happens next?",
        "Key points:",
        "Three of the five islands have no doctor",
        "- Fares stay as they are until March",
        "1. The winter timetable",
        "10:30",
        "Related to this is a question that nobody has answered: who pays?",
        "Watch the pennies: how one family on Skarne gets through the winter on a single wage and a boat",
        "Trending upwards since spring, the price of diesel has reached a record.",
        "Comments by the minister caused anger on the islands.",
        "“No.”",
        "He said: yes",
        "Follow the money, she told the committee.",
    ],
)
def test_article_lines_stay(line: str) -> None:
    for at in (2, 3):
        assert stays(*ARTICLE[:at], line, *ARTICLE[at:]), at


def test_comments_go_from_their_head_to_the_end() -> None:
    tail = (
        "2 Comments",
        "Anna says:",
        "Good for the islanders, I never liked the bus.",
        "Reply",
        "Leave a Reply",
        "Name *",
        "Email *",
    )
    assert cleaned(*ARTICLE, *tail) == (list(ARTICLE), ["comments"])
    assert cleaned(*ARTICLE, '0 Response to "Harbour council votes"', "Post a Comment") == (
        list(ARTICLE),
        ["comments"],
    )


def test_a_section_on_comments_within_an_article_stays() -> None:
    assert stays(HEAD, "Comments", FIRST, SECOND, THIRD, LAST)


def test_a_list_of_other_stories_goes() -> None:
    stories = (
        "Recent News",
        "Dredger runs aground for the second time this month",
        "PORT ANSELM: A dredger ran aground on Saturday off the western mole, the authority...",
        "Islanders vote on new school",
        "GREAT SKARNE: The vote, which was announced in spring, drew more people than...",
    )
    assert cleaned(*ARTICLE, *stories) == (list(ARTICLE), ["related"])


def test_a_list_with_whole_blurbs_goes_only_at_the_end() -> None:
    stories = (
        "More stories",
        "Dredger runs aground for the second time",
        "Nobody was hurt when the ship ran aground off the western mole.",
        "Islanders vote on new school",
        "The vote drew more people than any before it.",
    )
    assert cleaned(*ARTICLE, *stories) == (list(ARTICLE), ["related"])
    kept, _ = cleaned(*ARTICLE[:2], *stories, *ARTICLE[2:])
    assert kept == [*ARTICLE[:2], *stories[1:], *ARTICLE[2:]]


def test_under_a_weak_head_the_article_goes_on() -> None:
    lines = (*ARTICLE[:3], "More on the dispute", "A quarrel of eleven months", THIRD, LAST)
    assert stays(*lines)
    assert stays(
        *ARTICLE,
        "More on the dispute",
        "A quarrel of eleven months",
        OTHER,
        "What comes next for Skarne",
        PRICE,
    )


def test_bare_headlines_between_paragraphs_go_but_for_the_next_heading() -> None:
    teasers = (
        "Minister urges ports to keep ramps under lock",
        "Opposition leader says the price must come down",
        "Council chief issues warning over herring quota",
    )
    kept, rules = cleaned(*ARTICLE[:4], *teasers, "Second ferry loses its licence in the strait", OTHER, LAST)
    assert rules == ["teasers"]
    assert kept == [*ARTICLE[:4], "Second ferry loses its licence in the strait", OTHER, LAST]
    assert cleaned(*ARTICLE, *teasers) == (list(ARTICLE), ["teasers"])


@pytest.mark.parametrize(
    "lines",
    [
        ("Council sinks the fare plan", OTHER),
        ("Islanders fear for their school", "What the port authority says", OTHER),
        (
            "Ann Bell, chairwoman of the council",
            "Tom Reed, director of the ferry company",
            "Mary Poole, mayor of Skarne",
            LAST,
        ),
        ("Oslo 3, Bergen 1 in the cup final", "Skarne 2, Anselm 2 after extra time", LAST),
        ("Who wins the seat is open?", "Who pays the bill is not?", LAST),
    ],
)
def test_headings_and_lists_within_an_article_stay(lines: tuple[str, ...]) -> None:
    assert stays(*ARTICLE[:4], *lines)


def test_a_list_that_is_introduced_stays() -> None:
    items = (
        "The port keeps its night shift",
        "The ferry gets a second crew",
        "The council pays the difference",
    )
    assert stays(*ARTICLE[:4], "The council agreed on three things:", *items)


def test_player_remains_go_with_their_label() -> None:
    assert cleaned(*ARTICLE, "Podcasts", "0:00", "26:44", "0:00", "27:25") == (list(ARTICLE), ["player"])


def test_hours_of_a_live_report_stay() -> None:
    assert stays(HEAD, "10:30", FIRST, "11:15", SECOND, "12:00", THIRD)


def test_closing_plugs_go_but_not_a_paragraph_that_also_reports() -> None:
    assert cleaned(*ARTICLE, "Stay tuned for updates as the story develops. Subscribe now for more.") == (
        list(ARTICLE),
        ["plug"],
    )
    assert cleaned(*ARTICLE, "Enjoying the Mercury? Share this article") == (list(ARTICLE), ["share"])
    assert stays(
        *ARTICLE, "Stay tuned, the mayor said. The council meets again on Friday to vote on the fares."
    )


def test_stray_ends_of_words_go_below_the_last_sentence_only() -> None:
    assert cleaned(*ARTICLE, "“`", "ant") == (list(ARTICLE), ["ornament", "fragment"])
    assert stays(*ARTICLE, "Names of the crew", "ansel")


def test_a_headline_shown_twice_stays_once() -> None:
    assert cleaned(HEAD, "The ferry keeps running, but dearer", HEAD, FIRST, SECOND) == (
        [HEAD, "The ferry keeps running, but dearer", FIRST, SECOND],
        ["repeat"],
    )


def test_tags_and_rights_go_at_the_tail() -> None:
    tail = ("Tags: ferry, harbour, winter", "© 2025 The Port Anselm Mercury. All rights reserved.")
    assert cleaned(*ARTICLE, *tail) == (list(ARTICLE), ["tags", "rights"])


def test_breadcrumbs_and_menus_go_at_the_head() -> None:
    assert cleaned("Skip to content", "Home > News > Harbour", *ARTICLE) == (
        list(ARTICLE),
        ["button", "menu"],
    )


def test_cuts_have_reasons_and_places() -> None:
    page = text.read(("\n\n".join(ARTICLE) + "\n\nPodcasts\n0:00\n1:11").encode(), "page")
    [cut] = clean(page).cuts
    assert (cut.rule, cut.text) == ("player", "Podcasts\n0:00\n1:11")
    assert page.raw[cut.raw_start : cut.raw_end] == cut.text
    assert "player" in cut.reason


GERMAN = (
    "Die Fähre bleibt, und niemand weiß, warum",
    "Der Hafenrat von Port Anselm hat am Montag beschlossen, dass die Fähre auch im Winter fährt.",
    "Der Streit darüber hatte elf Monate gedauert, und er ist damit nach den Worten des Rates vorbei.",
    "„Jetzt“, sagt die Vorsitzende, „müssen wir nur noch einen Kapitän finden.“",
)


def test_a_last_sentence_in_german_quotation_marks_stays_above_the_foot() -> None:
    foot = ("Das könnte Sie auch interessieren", "Neuer Kiosk am Markt eröffnet", "Kontakt", "Impressum")
    assert cleaned(*GERMAN, *foot)[0] == list(GERMAN)


def test_above_a_headline_short_lines_go_beside_a_long_one_that_may_be_the_headline() -> None:
    row = "News Harbour Islands Weather Opinion Letters Notices Tides Boats Fish"
    head = ("Subscribe", "Log in", "My account", "Notices", "Saturday, March 8, 2025", row)
    own = (HEAD, "By Ann Bell", "March 3, 2025")
    assert cleaned(*head, *own, *ARTICLE[1:])[0] == [*own, *ARTICLE[1:]]


def test_a_byline_below_a_standfirst_tells_the_headline() -> None:
    head = ("Menu", "Harbour", "Notices", "Sign in", "Monday, 3 March 2025")
    own = (HEAD, "It was to be laid up. Now it sails on.", "By Ann Bell", "3 March 2025, 16:41")
    assert cleaned(*head, *own, *ARTICLE[1:])[0] == [*own, *ARTICLE[1:]]


@pytest.mark.parametrize(
    "line",
    [
        "Winter on the islands:What the ferry strike means for those who stay",
        "'We are still here':How a village without a boat gets its bread",
        "Who owns the ferry?A line with two captains and no engine",
        "Strike called off again:3 things to know before the boats sail again",
    ],
)
def test_a_lead_and_a_headline_that_run_together_go(line: str) -> None:
    assert cleaned(*ARTICLE[:3], line, *ARTICLE[3:]) == (list(ARTICLE), ["pointer"])


@pytest.mark.parametrize(
    "line",
    [
        "Winter on the islands: What the ferry strike means for those who stay",
        "1984-1994:Second mate of the winter ferry, Port Anselm",
        "Dressing:2 spoons of oil and a pinch of salt",
        "The mayor's answer:No ferry will sail before the summer is over.",
    ],
)
def test_what_only_looks_run_together_stays(line: str) -> None:
    assert stays(*ARTICLE[:3], line, *ARTICLE[3:])


def test_where_sentences_lack_the_blank_too_nothing_is_told_by_it() -> None:
    typed = (
        "The chairwoman, who has led the harbour council since the spring of last year, said it plainly:The "
        "ferry will sail in winter as well."
    )
    assert stays(*ARTICLE[:3], typed, "The ferry line:What it meant to four thousand islanders", *ARTICLE[3:])


def test_where_reporters_are_followed_is_told_below_the_article_alone() -> None:
    line = "Follow Harbour Post columnist Ann Bell on Bluesky at @annbell.example and on Facebook."
    assert cleaned(*ARTICLE, line)[0] == list(ARTICLE)
    assert stays(*ARTICLE[:3], "Follow the coast on foot for an hour, the mayor said.", *ARTICLE[3:])
