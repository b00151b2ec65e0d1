"""Outlets and titles: what the page itself shows, and nothing that only looks like it."""

import pytest

from ingest.article import Cut
from ingest.metadata import language, mastheads, outlets, titles
from ingest.page import Hints
from ingest.readers import html, text

TITLE = "Harbour council keeps the winter ferry"
PROSE = (
    "The harbour council voted on Monday to keep the winter ferry running, ending a dispute of eleven months."
)


@pytest.mark.parametrize(
    ("above", "foot", "outlet"),
    [
        ("Wend Valley Gazette - Independent since 1899", "", "Wend Valley Gazette"),
        ("Harbour Sentinel » News » Environment", "", "Harbour Sentinel"),
        ("Le Courrier d’Aubrac", "", "Le Courrier d’Aubrac"),
        ("Вестник Белогорья", "", "Вестник Белогорья"),
        (
            "Castor Online | Wednesday",
            "Copyright 2003 Castor Online. Best viewed at 800x600.",
            "Castor Online",
        ),
        ("Sections", "© 2024 Danvers Free Press – a Griffin company", "Danvers Free Press"),
        ("The New York Harbour Times", "", "The New York Harbour Times"),
        ("Castor Online | Wednesday", "", None),
        ("Sections", "© 2023 Courier Newspapers (Ellerby) Ltd. All rights reserved.", None),
        ("Sections", "© 2024 Castor Media Group", None),
        ("Press Release", "", None),
        ("Book Review", "", None),
        ("Sign in to the Daily Post", "", None),
        ("Latest Times", "", None),
        ("Times", "", None),
        ("Port Anselm beats Lower Wend in the last minute", "", None),
    ],
)
def test_the_name_that_a_page_shows(above: str, foot: str, outlet: str | None) -> None:
    assert mastheads.find([above], [TITLE, PROSE], [above, foot]) == outlet


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.reuters.com/world/ferry", "Reuters"),
        ("https://edition.cnn.com/2025/03/03/ferry", "CNN"),
        ("https://news.bbc.co.uk/1/hi", "BBC"),
        ("https://notreuters.com/x", None),
        ("https://reuters.com.evil.example/x", None),
        ("https://valleypost.example/x", None),
    ],
)
def test_only_well_known_hosts_have_a_name(url: str, outlet: str | None) -> None:
    blocks = text.read(PROSE.encode(), "page").blocks
    assert outlets.find(Hints(url=url), blocks, None) == outlet


def test_an_agency_is_the_outlet_only_where_no_other_is_named() -> None:
    blocks = text.read(f"PORT ANSELM (Reuters) - {PROSE}".encode(), "page").blocks
    shown = Cut("menu", "the page's menu", "The Valley Gazette", -20, -2)
    assert outlets.find(Hints(), blocks, None) == "Reuters"
    assert outlets.find(Hints(), blocks, None, [shown]) == "The Valley Gazette"


@pytest.mark.parametrize(
    ("hints", "title"),
    [
        (Hints(title=f"{TITLE} | The Valley Post", outlet="The Valley Post"), TITLE),
        (Hints(title=f"The Valley Post | {TITLE}", outlet="The Valley Post"), TITLE),
        (Hints(title=f"{TITLE} - CNN", outlet="cnn.com"), TITLE),
        (Hints(title=f"{TITLE} - Valley Post", url="https://www.valleypost.example/x"), TITLE),
        (Hints(title="Ferry - and what it costs", outlet="The Valley Post"), "Ferry - and what it costs"),
        (Hints(title="The Valley Post", outlet="The Valley Post"), None),
    ],
)
def test_titles_without_the_sites_name(hints: Hints, title: str | None) -> None:
    assert titles.find(hints, ()) == title


def hints_of(head: str, body: str = "") -> Hints:
    paragraphs = f"<p>{PROSE}</p>" * 4
    page = (
        f"<html><head>{head}</head><body><article><h1>{TITLE}</h1>{body}{paragraphs}</article></body></html>"
    )
    return html.read(page.encode(), "page").hints


def data(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ('<meta property="article:published_time" content="2025-03-03">', "", "2025-03-03"),
        (
            (
                '<meta property="article:published_time" content="1970-01-01">'
                '<meta name="dc.date" content="2025-03-03">'
            ),
            "",
            "2025-03-03",
        ),
        ('<meta name="parsely-pub-date" content="2025-03-03">', "", "2025-03-03"),
        ('<meta name="sailthru.date" content="2025-03-03">', "", "2025-03-03"),
        ("", '<span itemprop="datePublished" content="2025-03-03">x</span>', "2025-03-03"),
        ("", '<abbr class="published" title="2025-03-03">today</abbr>', "2025-03-03"),
        (
            "",
            '<time class="dt-published" datetime="2025-03-03">x</time><time datetime="2025-04-04">',
            "2025-03-03",
        ),
        ("", '<time datetime="10:00">x</time><time datetime="2025-03-03">x</time>', "2025-03-03"),
        ('<meta name="date" content="2025">', "", None),
        (data('{"@type":"NewsArticle","dateModified":"2025-03-09"}'), "", None),
        (
            data('{"@type":"NewsArticle","datePublished":["2025-03-03"],"dateModified":"2025-03-09"}'),
            "",
            "2025-03-03",
        ),
        (
            data('{"@type":"http://schema.org/NewsArticle","datePublished":{"@value":"2025-03-03"}}'),
            "",
            "2025-03-03",
        ),
        (data('{"@type":"Product","datePublished":"2020-01-01"}'), "", None),
        (data("{broken") + data('[{"@type":"Article","datePublished":"2025-03-03"}]'), "", "2025-03-03"),
    ],
)
def test_dates_that_pages_give_of_themselves(head: str, body: str, published: str | None) -> None:
    assert hints_of(head, body).published == published


def test_of_several_articles_the_pages_own_speaks() -> None:
    other = '{"@type":"NewsArticle","headline":"Goose stops tram","datePublished":"2020-01-01"}'
    own = (
        f'{{"@type":"NewsArticle","headline":"{TITLE}","datePublished":"2025-03-03T08:00:00+01:00",'
        '"author":[{"@type":"Person","name":"Ann Bell"},{"@type":"Organization","name":"Valley Post"}],'
        '"publisher":{"@type":"NewsMediaOrganization","name":"Valley Post"}}'
    )
    found = hints_of(data(f'{{"@graph":[{{"@type":"WebSite","name":"x"}},{other},{own}]}}'))
    assert (found.published, found.authors, found.outlet) == (
        "2025-03-03T08:00:00+01:00",
        ("Ann Bell",),
        "Valley Post",
    )


def test_the_sites_name_in_a_heading_is_no_headline() -> None:
    page = (
        f"<title>Valley Post - {TITLE}</title><meta property='og:site_name' content='Valley Post'>"
        f"<meta property='og:title' content='{TITLE}'>"
    )
    paragraphs = f"<p>{PROSE}</p>" * 4
    source = (
        f"<html><head>{page}</head><body><h1>Valley Post</h1><article>{paragraphs}</article></body></html>"
    )
    assert html.read(source.encode(), "page").hints.title == TITLE


SAMPLES = {
    "fr": "Le conseil du port a décidé lundi de maintenir le ferry d'hiver, mettant fin à un différend"
    " de onze mois. Les habitants de l'île craignaient que le dernier bateau ne parte avant Noël.",
    "es": "El consejo del puerto decidió el lunes mantener el transbordador de invierno y puso fin a una"
    " disputa de once meses. Los isleños temían que el último barco saliera antes de Navidad.",
    "ru": "Совет порта в понедельник решил сохранить зимний паром и тем самым завершил спор, длившийся"
    " одиннадцать месяцев. Жители острова опасались, что последнее судно уйдёт до Рождества.",
    "ar": "قرر مجلس الميناء يوم الاثنين الإبقاء على العبارة الشتوية، منهياً خلافاً دام أحد عشر شهراً. وكان سكان"
    " الجزيرة يخشون أن يغادر القارب الأخير قبل عيد الميلاد. وسيجتمع المجلس مرة أخرى في أبريل.",
    "zh": "港口委员会周一决定保留冬季渡轮，结束了长达十一个月的争执。"
    "岛上居民曾担心最后一班船会在圣诞节前离开。主席说，委员会将于四月再次开会。",
    "pl": "Rada portu postanowiła w poniedziałek utrzymać zimowy prom, kończąc trwający jedenaście miesięcy"
    " spór. Mieszkańcy wyspy obawiali się, że ostatni statek odpłynie przed Bożym Narodzeniem.",
}


@pytest.mark.parametrize("code", sorted(SAMPLES))
def test_languages(code: str) -> None:
    assert language.detect(SAMPLES[code], "en-GB") == code


@pytest.mark.parametrize(
    "noise", ["Kurz und gut.", "1-0 2-1 3:05 12.30 | 45 67 89 " * 20, "qwr tyu plk jhg fds " * 20]
)
def test_noise_is_in_no_language(noise: str) -> None:
    assert language.detect(noise) is None
