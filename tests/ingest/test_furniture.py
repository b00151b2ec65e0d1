"""Furniture by what it is made of: buttons, talk to the reader, counters, captions, heads, boxes.

Every family stands beside lines of articles that look alike and must stay. All lines are made up.
"""

import pytest

from ingest.cleaning import clean, shared_by
from ingest.cleaning.first_letters import ANY, branches, first_letters
from ingest.readers import html, text
from ingest.readers.html_parser import PageParser
from tests.ingest.test_cleaning import ARTICLE, FIRST, HEAD, LAST, OTHER, SECOND, THIRD, cleaned, stays

BUTTONS = [
    "Cite this article",
    "Forgotten password?",
    "Enlarge the map",
    "Click on the photo to enlarge",
    "Next picture",
    "Copy HTML",
    "Download PDF",
    "Bild vergrößern",
    "Activar notificaciones",
    "Ouça este conteúdo",
    "Слушать новость",
    "Close ×",
    "☰ Sections",
    "Share ▾",
]
TALK = [
    "Our Sunday newsletter is short, and free for readers like you.",
    "This article is for subscribers only.",
    "Stories like this one are made possible by readers like you.",
    "If you've read this far, please consider supporting us.",
    "Would you like to receive push notifications?",
    "Republish this article under a Creative Commons licence.",
    "You have reached the end of your free articles, please sign in to our site.",
    "Sie haben einen Fehler entdeckt?",
    "Mit der Anmeldung akzeptiere ich die Datenschutzbestimmungen.",
    "Need a break? Play the Harbour Post crossword.",
    "[ Subscribe now for even more great harbour coverage! ]",
    "Get PNN's weekly newsletter Sign up here to get The Tide Table with Dr. Ann Bell every Tuesday.",
    "If you spot a mistake, please let us know at desk@harbour.example.",
    "This site adheres to the Press Council's Code. If you have a complaint, write to the editor.",
    "TOGETHER WITH Marl & Daughters, beds and bedding",
    "Cet article vous a plu ?",
    "¿Te ha gustado este artículo?",
]
EMBEDS = [
    "View this post on Instagram",
    "This content is provided by X. To view it, you need to allow cookies.",
    "The tweet has been deleted",
    "This is a modal window.",
    "Beginning of dialog window. Escape will cancel and close the window.",
    "Externen Inhalt anzeigen",
    "[VIDEO]",
    "LISTEN | 5:48",
    "-05:41",
    "Follow @harbourpost",
    "JUST WATCHED The ferry comes home Replay More Videos ... MUST WATCH The ferry comes home 02:20",
    "Video Ad Feedback The ferry comes home 01:50 - Source: PNN The ferry comes home 01:50",
    "Video player was slow to load content Video content never loaded Ad froze",
]
COUNTERS = [
    "Average: 3.9 of 5",
    "4.5/5 (212 votes)",
    "★★★★☆",
    "Like 212",
    "1 / 14",
    "Item 1 of 2",
    "Ferry vote: council says yes ........ 4",
    "☐ Yes, send me offers",
    "{{ newsletter_box }}",
    '[gallery ids="1,2,3"]',
]
CAPTIONS = [
    "The ferry at its berth on Monday. Ann Bell",
    "El transbordador, ayer en el puerto. / A. BELL",
    "Ann Bell/The Mercury",
    "Courtesy of the Bell family",
    "Photo via Port authority",
    "From left: Ann Bell, Tom Reed and Mary Poole",
    "The ferry leaves the harbour. (File photo)",
]
POINTERS = [
    "Gallery: The night the ferry came back",
    "You might like: How to read ice",
    "Explainer: Who owns the ferry?",
    "▶ Watch: How the lock was built",
    "» Ferry strike enters second week",
    "Bildergalerie: Die Nacht am Hafen",
]


@pytest.mark.parametrize("line", [*BUTTONS, *TALK, *EMBEDS, *COUNTERS, *CAPTIONS, *POINTERS])
def test_a_line_between_paragraphs_goes(line: str) -> None:
    kept, rules = cleaned(*ARTICLE[:3], line, *ARTICLE[3:])
    assert kept == list(ARTICLE), rules
    assert len(rules) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Follow the money",
        "Listening posts",
        "Open questions",
        "What to do if the ferry is late",
        "Check your tyres",
        "Pictures at an exhibition",
        "The newsletter of the parish is printed on green paper.",
        "The kettle has a newsletter. It arrives every Tuesday, and I confess that I have read it.",
        "The museum asks its members for donations, and the newsletter says how they are spent.",
        "The site has 4,000 members, who pay five crowns a month.",
        "She declined to comment for this article, and her lawyer did not answer emails.",
        "The video, which was shared on Facebook, shows the bus on the bridge.",
        "Yes.",
        "Ferry 1: daily at nine",
        "200 g butter",
        "Chapter 4. The long way home",
        "Left to right, the seats were filled by six.",
        "Bottom line: nobody pays",
        "Story of a harbour",
        "Update: 9.32 pm",
        "- Keep 50 metres apart",
        "The target is not the mayor. It is the bridge",
    ],
)
def test_lines_of_articles_that_look_alike_stay(line: str) -> None:
    for at in (2, 3):
        assert stays(*ARTICLE[:at], line, *ARTICLE[at:]), at


@pytest.mark.parametrize(
    "box",
    [
        ("Newsletter", "The Tide", "Sent every morning at six", "your@post.example", "Sign up"),
        ("Poll", "Should fares rise?", "Yes", "No", "Don't know", "Vote", "View results"),
        ("Support our work", "€5", "€10", "€20", "Other amount"),
        ("Brenhald Ferries @brenferries", "Sailings resume at noon.", "9:14 AM · Nov 4, 2024", "View on X"),
        ("SPONSORED BY NORDLIGHT", "Power that never sleeps", "Switch before June and save. Learn more"),
        ("Related", "Bakery reopens after the flood", "Dredger runs aground"),
        ("Well read this week", "Bakery reopens after the flood"),
        ("Most read", "1", "Ferry strike enters second week", "2", "Bakery reopens after the flood"),
        ("-----", "An offer that you cannot refuse", "Advertisement", "-----"),
        ("Image caption,", "The jaw came to light beneath bay 31"),
        ("The van outside", "The van outside"),
    ],
)
def test_boxes_go_whole(box: tuple[str, ...]) -> None:
    kept, rules = cleaned(*ARTICLE[:4], OTHER, *ARTICLE[:0], FIRST, SECOND, THIRD, *box, THIRD, LAST)
    assert not set(box) & set(kept), (rules, kept)
    assert kept[-1] == LAST


def test_a_paragraph_below_a_list_of_stories_is_no_blurb_of_it() -> None:
    lines = (*ARTICLE[:4], "Read also", "Cello in the lost property", "Why organs freeze")
    kept, _ = cleaned(
        *lines, "The ferry will be painted in May.", "Privacy policy", "Contact us", "© 2024 The Mercury"
    )
    assert kept == [*ARTICLE[:4], "The ferry will be painted in May."]


def test_the_last_paragraph_stays_though_boxes_stand_above_it() -> None:
    foot = ("Contact us", "Terms of use", "© 2024 The Mercury")
    for box in (
        ("Most read", "1 Heron stops traffic", "2 Bridge painted by mistake"),
        ("Write to tips@mercury.example",),
        ("View post on X", "This content is provided by X."),
        ("Republish this article", "Copy HTML"),
    ):
        kept, _ = cleaned(*ARTICLE[:4], *box, "Nobody knows how he gets back.", *foot)
        assert kept == [*ARTICLE[:4], "Nobody knows how he gets back."], box


def test_a_pointer_leads_on_only_below_the_first_sentence() -> None:
    headline = "Opinion: Why the winter ferry must stay"
    assert stays(headline, FIRST, SECOND, THIRD, LAST)
    assert cleaned(*ARTICLE[:3], headline, *ARTICLE[3:])[0] == list(ARTICLE)


def test_items_with_one_arrow_each_are_a_list() -> None:
    assert stays(
        *ARTICLE[:3], "► The port keeps its night shift", "► The ferry gets a second crew", THIRD, LAST
    )


def test_captions_count_as_such_only_between_paragraphs() -> None:
    assert stays("Left behind: the islanders and their ferry", FIRST, SECOND, THIRD, LAST)


def test_a_caption_above_its_credit_goes_from_the_head() -> None:
    head = (HEAD, "By Ann Bell", "4 November 2024")
    caption = ("The ferry in the harbour on Wednesday in Skarne.", "Tom Reed, Port Mercury", "Buy Now")
    assert cleaned(*head, *caption, *ARTICLE[1:])[0] == [*head, *ARTICLE[1:]]
    assert cleaned(*head, "Photography by Tom Reed", *ARTICLE[1:])[0] == [*head, *ARTICLE[1:]]


def test_another_storys_headline_goes_from_the_head_with_its_label() -> None:
    lines = (
        "Search",
        "Breaking",
        "Tram derails near the old market, no one hurt",
        HEAD,
        "By Ann Bell",
        *ARTICLE[1:],
    )
    assert cleaned(*lines)[0] == [HEAD, "By Ann Bell", *ARTICLE[1:]]


def test_tables_and_sayings_of_the_page_go_from_the_foot() -> None:
    table = (
        "Results by class",
        "Boat Class Elapsed",
        "Kestrel A 61:12:04 58:20:11",
        "Bonny Jean A 61:12:05 58:44:50",
    )
    foot = ("Download PDF", "The Mercury is part of the Port Group.", "Terms · Privacy · Sitemap")
    assert cleaned(*ARTICLE, *table, *foot)[0] == list(ARTICLE)
    assert stays(*ARTICLE, *table[2:])


def test_headlines_at_the_end_go_where_some_tell_what_happens_or_are_spelled_otherwise() -> None:
    assert cleaned(*ARTICLE, "Rovers lose their keeper", "Bakery reopens after flood")[0] == list(ARTICLE)
    titled = ("Quarry Dispute Ends With a Handshake", *ARTICLE[1:])
    assert cleaned(*titled, "Falcons at the power station", "Ten hens and one lawyer")[0] == list(titled)
    assert stays(*ARTICLE, "The hall in the old town", "The pier on the west side")


def test_lines_of_a_head_and_a_foot_go_though_sentences_stand_amid_them() -> None:
    odd = "The kiosk in the market hall sells it from six."
    head = (odd, "Est. 1887", "Search", "Sign in", "My Beacon")
    signed = (HEAD, "By Ann Bell", "4 November 2024", *ARTICLE[1:])
    assert cleaned(*head, *signed)[0] == [odd, *signed]
    foot = ("Contact us", "Terms of use", "© 2024 The Mercury", "Pressroom", "Havelock", "Desk")
    assert cleaned(*ARTICLE, *foot, odd)[0] == [*ARTICLE, odd]


def test_sections_of_one_paragraph_each_are_no_foot() -> None:
    ask, none = (
        "One asks for the key at the harbour office.",
        "The mole there was built by prisoners in 1811.",
    )
    sections = (
        "1. Anselm",
        THIRD,
        "Tram 2 to the end",
        "2. Skarne",
        OTHER,
        "You are there",
        "3. Morrow",
        none,
    )
    assert stays(HEAD, FIRST, SECOND, *sections, "Ask for the key", ask)


def test_what_every_article_of_a_page_has_about_it_is_the_pages() -> None:
    one = ("Tone: calm", *ARTICLE, "To the list")
    other = ("Tone: harsh", "New rector for the college", OTHER, FIRST, "To the list")
    parts = [text.read("\n\n".join(lines).encode(), "page") for lines in (one, other)]
    shared = shared_by([part.blocks for part in parts])
    assert [block.text for block in clean(parts[0], shared=shared).blocks] == list(ARTICLE)
    assert [block.text for block in clean(parts[1], shared=shared).blocks] == [*other[1:-1]]
    assert "To the list" in [block.text for block in clean(parts[1]).blocks]


def test_bylines_and_dates_may_be_the_same_for_all() -> None:
    signed = ("Ann Bell", "By Ann Bell", "4 November 2024")
    lines = [(HEAD, *signed, FIRST, SECOND), ("New rector for the college", *signed, OTHER, LAST)]
    parts = [text.read("\n\n".join(some).encode(), "page") for some in lines]
    shared = shared_by([part.blocks for part in parts])
    assert [block.text for block in clean(parts[1], shared=shared).blocks] == list(lines[1])


def test_a_line_with_a_torn_address_is_judged_as_it_is() -> None:
    assert stays(*ARTICLE[:3], "See www. or ask.", *ARTICLE[3:])


def test_what_a_list_says_of_several_things_alike_is_no_pull_quote() -> None:
    facts = (
        "1. Anselm",
        "- Fare for a child: 6 crowns",
        THIRD,
        "2. Skarne",
        "- Fare for a child: 6 crowns",
        OTHER,
    )
    assert stays(HEAD, FIRST, SECOND, *facts, LAST)


STORY = "".join(f"<p>{paragraph}</p>" for paragraph in (FIRST, SECOND, THIRD, OTHER))
"""Paragraphs of one element, as most pages have them."""


@pytest.mark.parametrize(
    "box",
    [
        "<div class='x1'><span>What is left of the beach</span></div>",
        "<div class='x2'><p>Made by eleven people. You can be the twelfth.</p></div>",
        "<div class='x3'><h4>Now with us</h4><p>Gulls, a defence of them.</p></div>",
        "<my-audio><span>Hear it</span> <span>05:41</span></my-audio>",
        "<div class='donation-box'><p>Nobody owns this paper, so give what you can.</p></div>",
        "<div data-testid='newsletter-form'><p>What the sea brought in this week, every Friday.</p></div>",
        "<div class='gal'><span>Shot by shot</span></div>",
        "<p><font size='1'>The postman with his bag</font></p>",
    ],
)
def test_boxes_are_told_by_the_pages_structure(box: str) -> None:
    page = f"<html><body><div class='story'><h1>{HEAD}</h1>{STORY}{box}<p>{LAST}</p></div></body></html>"
    kept = [block.text for block in clean(html.read(page.encode(), "a.html")).blocks]
    assert kept == [HEAD, FIRST, SECOND, THIRD, OTHER, LAST]


def test_elements_of_a_pages_own_making_are_lines_unless_within_one() -> None:
    cards = "<div><my-a>Hear it</my-a><my-b>Save it</my-b></div>"
    page = f"<body>{cards}{STORY}<p>A <my-c>word</my-c> more.</p></body>"
    shown = [marked.block.text for marked in PageParser(page).blocks]
    assert (shown[:2], shown[-1]) == (["Hear it", "Save it"], "A word more.")


@pytest.mark.parametrize(
    ("box", "shown"),
    [
        ("<h2>What comes next</h2>", "What comes next"),
        ("<div><p>“Not in my lifetime,” she said.</p></div>", "“Not in my lifetime,” she said."),
        ("<div><p>Correction: the fare is nine.</p></div>", "Correction: the fare is nine."),
        ("<blockquote><p>The water waits for level.</p></blockquote>", "The water waits for level."),
        ("<ul><li>Fares stay as they are</li></ul>", "Fares stay as they are"),
    ],
)
def test_what_belongs_to_the_article_stays_in_a_box_of_its_own(box: str, shown: str) -> None:
    page = f"<html><body><div class='story'><h1>{HEAD}</h1>{STORY}{box}<p>{LAST}</p></div></body></html>"
    kept = [block.text for block in clean(html.read(page.encode(), "a.html")).blocks]
    assert kept == [HEAD, FIRST, SECOND, THIRD, OTHER, shown, LAST]


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("abc|(?:de|f)g", "adf"),
        (r"(?:please )?(?:follow|join) us", "pfj"),
        (r"\d+ votes", "0123456789"),
        (r"a?b", "ab"),
        (r"x{0,2}y", "xy"),
    ],
)
def test_first_letters_are_those_a_match_begins_with(pattern: str, letters: str) -> None:
    assert first_letters(pattern) == frozenset(letters)


def test_first_letters_are_any_where_that_cannot_be_told() -> None:
    assert first_letters(".{0,40} inbox") == first_letters("(?:our )?") == first_letters(r"[\d ]+x") == ANY
    assert branches(r"a(?:b|c)|d\|e") == ["a(?:b|c)", r"d\|e"]


def test_cleaning_takes_linear_time_on_long_lines() -> None:
    for bait in (
        "Ann Bell " * 40_000,
        "a. " * 100_000,
        "@" * 100_000,
        ". " * 100_000 + "x",
        "★ " * 50_000,
        "#a " * 90_000,
    ):
        page = text.read(f"{HEAD}\n\n{FIRST}\n\n{bait}\n\n{LAST}".encode(), "page")
        assert len(clean(page).blocks) >= 3
