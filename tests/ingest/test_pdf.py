"""PDF: paragraphs as a reader sees them, margins cut, offsets true, nothing hostile gets through."""

import io
import random
import zlib
from collections.abc import Callable

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from ingest.article import Article, Failure
from ingest.page import Page
from ingest.read import read_document
from ingest.readers import pdf, pdf_lines
from tests.ingest.laws import check_nothing_vanished, check_offsets, document_of

TITLE = "Ferry talks stall over winter timetable"
WORDS = [
    *(
        "harbour",
        "council",
        "ferry",
        "timetable",
        "crossing",
        "island",
        "pier",
        "storm",
        "service",
        "captain",
    ),
    *("passengers", "crew", "company", "minister", "report", "morning", "weather", "repairs", "engine"),
    *("signal", "government", "parliament", "information"),
]
WIDTH, HEIGHT = A4


def prose(seed: int, words: int = 60) -> str:
    chance = random.Random(seed)
    text = ""
    while len(text.split()) < words:
        text += " ".join(chance.choice(WORDS) for _ in range(chance.randint(6, 18))).capitalize() + ". "
    return text.strip()


STORY = [prose(seed) for seed in range(18)]


def typeset(paragraphs: list[str], *, columns: int = 1, indented: bool = False) -> bytes:
    """A paper with running head and page numbers, set in columns by a real typesetter."""

    def margin(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, HEIGHT - 40, "The Harbour Post")
        canvas.drawRightString(WIDTH - 60, 30, f"Page {document.page}")

    stream = io.BytesIO()
    document = BaseDocTemplate(stream, pagesize=A4, title=TITLE, author="Mara Linden", invariant=1)
    width = (WIDTH - 120 - (columns - 1) * 20) / columns
    frames = [Frame(60 + at * (width + 20), 60, width, HEIGHT - 140, id=f"f{at}") for at in range(columns)]
    document.addPageTemplates(PageTemplate(frames=frames, onPage=margin))
    styles = getSampleStyleSheet()
    look = {"firstLineIndent": 12, "spaceBefore": 0, "spaceAfter": 0} if indented else {}
    body = ParagraphStyle("body", parent=styles["BodyText"], alignment=4, **look)
    parts: list[Flowable] = [
        Paragraph(TITLE, styles["Title"]),
        Paragraph("By Mara Linden", styles["BodyText"]),
    ]
    document.build([*parts, *(Paragraph(text, body) for text in paragraphs)])
    return stream.getvalue()


def drawn(*pages: Callable[[Canvas], object], **options: object) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1, **options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def lines(*texts: str, top: float = 700, left: float = 72, size: float = 10) -> Callable[[Canvas], object]:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", size)
        for at, text in enumerate(texts):
            canvas.drawString(left, top - 12 * at, text)

    return draw


def together(*draws: Callable[[Canvas], object]) -> Callable[[Canvas], object]:
    return lambda canvas: [draw(canvas) for draw in draws]


def page_of(data: bytes) -> Page:
    return pdf.read(data, "'a.pdf'")


def texts(page: Page) -> list[str]:
    return [block.text for block in page.blocks]


def article_in(data: bytes) -> Article:
    [item] = read_document(document_of("/a.pdf", data, ".pdf"))
    assert isinstance(item, Article), item
    check_offsets(item)
    check_nothing_vanished(item)
    return item


def failure_of(data: bytes) -> Failure:
    [item] = read_document(document_of("/a.pdf", data, ".pdf"))
    assert isinstance(item, Failure), item
    return item


def whole(paragraphs: list[str]) -> str:
    return " ".join(" ".join(paragraphs).split())


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("indented", [False, True])
def test_paragraphs_are_put_together_in_reading_order(columns: int, indented: bool) -> None:
    page = page_of(typeset(STORY, columns=columns, indented=indented))
    assert page.blocks[0].kind == "heading"
    assert texts(page)[:2] == [TITLE, "By Mara Linden"]
    assert whole(texts(page)[2:]) == whole(STORY)
    same = set(texts(page)) & set(STORY)
    assert len(same) >= 0.8 * len(STORY), "a paragraph may part where a sentence ends with its column"


def test_heads_and_page_numbers_are_cut_and_kept_with_their_place() -> None:
    article = article_in(typeset(STORY))
    assert "Harbour Post" not in article.text
    assert "Page 1" not in article.text
    cuts = [cut for cut in article.cuts if cut.rule == "running-head"]
    assert [cut.text for cut in cuts[:4]] == ["The Harbour Post", "Page 1", "The Harbour Post", "Page 2"]
    assert article.raw.count("\f") == len(cuts) // 2 - 1


def test_properties_that_the_text_confirms_are_hints() -> None:
    hints = page_of(typeset(STORY)).hints
    assert (hints.title, hints.authors) == (TITLE, ("Mara Linden",))
    assert hints.created is not None


def test_a_template_s_properties_are_none() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle("Microsoft Word - draft of the news.doc")
        canvas.setAuthor("Archive Desk")
        lines(STORY[0][:80])(canvas)

    hints = page_of(drawn(draw)).hints
    assert (hints.title, hints.page_title, hints.authors) == (None, None, ())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("D:20240619143000+02'00'", "2024-06-19T14:30:00+02:00"),
        ("D:20240619143000Z", "2024-06-19T14:30:00+00:00"),
        ("D:20240619143000-05'30", "2024-06-19T14:30:00-05:30"),
        ("D:20240619", "2024-06-19"),
        ("D:20240619143000", "2024-06-19"),
        ("D:20241919", None),
        ("D:2024", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_of_the_file(written: str, meant: str | None) -> None:
    assert pdf.date_of(written) == meant


def test_hyphens_are_mended_where_the_document_proves_them() -> None:
    page = page_of(
        drawn(
            lines(
                "The government said that the well-",
                "known ferry would return, and the govern-",
                "ment hoped for an Anglo-",
                "Irish deal on safety and informa-",
                "tion before the winter begins.",
            )
        )
    )
    [text] = texts(page)
    assert "the well-known ferry would return, and the government hoped for an Anglo-Irish deal" in text
    assert "safety and information before" in text
    article = article_in(
        drawn(lines("The government said the govern-", "ment hoped for the best in winter."))
    )
    start = article.text.rindex("government")
    raw = article.raw[slice(*article.raw_span(start, start + 10))]
    assert raw == "govern-\nment"


def test_compounds_keep_their_hyphen_where_others_are_mended() -> None:
    page = page_of(
        drawn(
            lines(
                "The govern-",
                "ment, the informa-",
                "tion office and the com-",
                "mittee of the parlia-",
                "ment called it life-threatening and life-",
                "threatening again in the Anglo-",
                "Irish talks.",
            )
        )
    )
    [text] = texts(page)
    assert "The government, the information office" in text
    assert text.endswith("called it life-threatening and life-threatening again in the Anglo-Irish talks.")


def test_dashes_and_figures_at_a_line_s_end_keep_their_sign() -> None:
    page = page_of(
        drawn(
            lines(
                "The govern-",
                "ment and the informa-",
                "tion office agreed on the Harbour–",
                "Island line, a 3-",
                "deck ferry and an and/",
                "or clause for the com-",
                "mittee of the council.",
            )
        )
    )
    [text] = texts(page)
    assert (
        "The government and the information office agreed on the Harbour–Island line, a 3-deck ferry" in text
    )
    assert text.endswith("and an and/or clause for the committee of the council.")


def test_a_list_s_items_and_its_hanging_lines_stay_together() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 10)
        for at, (bullet, text) in enumerate(
            [
                ("\u2022", "The first ferry leaves the island at six in the morning and comes back"),
                ("", "at noon, the company said in its plan."),
                ("\u2022", "The second one stays in the port until the storm is over."),
            ]
        ):
            canvas.drawString(72, 700 - 12 * at, bullet)
            canvas.drawString(84, 700 - 12 * at, text)

    blocks = page_of(drawn(draw)).blocks
    assert [(block.kind, block.text.split()[-1]) for block in blocks] == [
        ("item", "plan."),
        ("item", "over."),
    ]


def test_short_paragraphs_that_only_an_indent_parts_stay_apart() -> None:
    one, two = "The ferry is late.", "The council met again and said that the winter timetable would be"
    data = drawn(
        together(
            lines(f"{two} talked about by all of the", left=72, top=700),
            lines("members at some later time.", left=72, top=688),
            lines(one, left=84, top=676),
            lines(one, left=84, top=664),
            lines(f"{two} discussed in March.", left=84, top=652),
            lines(two, left=84, top=640),
            lines("discussed in March.", left=72, top=628),
        )
    )
    assert [text.split()[-1] for text in texts(page_of(data))] == [
        "time.",
        "late.",
        "late.",
        "March.",
        "March.",
    ]


def test_ligatures_are_letters() -> None:
    cmap = b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <03> <FB01> endbfchar"
    font = b"/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 5 0 R>>>>"
    content = b"BT /F1 10 Tf 50 700 Td (The ferry was \x03lled with people by noon on Monday.) Tj ET"
    article = article_in(raw_pdf(CATALOG, PAGES, page_with(font), stream(content), stream(cmap)))
    assert article.text == "The ferry was filled with people by noon on Monday."
    assert "\ufb01lled" in article.raw


def test_a_printed_web_page_gives_its_address_and_loses_its_margins() -> None:
    url = "https://harbour.example/2025/03/14/ferry-talks"

    def sheet(number: int) -> Callable[[Canvas], object]:
        return together(
            lines("3/14/25, 3:14 PM    Ferry talks stall - The Harbour Post", top=820, size=8),
            lines(*(f"{STORY[number * 3 + at][:70]}" for at in range(3))),
            lines(f"{url}    {number + 1}/2", top=20, size=8),
        )

    for pages in ([sheet(0), sheet(1)], [sheet(0)]):
        page = page_of(drawn(*pages)) if len(pages) == 2 else page_of(drawn(*pages).replace(b"1/2", b"1/1"))
        assert page.hints.url == url
        assert "3:14 PM" not in " ".join(texts(page))
        assert "harbour.example" not in " ".join(texts(page))


def test_the_day_a_page_was_printed_in_a_browser_is_no_date_of_publication() -> None:
    def by(program: str) -> Callable[[Canvas], object]:
        return together(lambda canvas: canvas.setCreator(program), lines(STORY[0][:70], STORY[1][:70]))

    assert page_of(drawn(by("Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/150.0"))).hints.created is None
    assert page_of(drawn(by("Adobe InDesign 18.0"))).hints.created is not None
    with_foot = together(by("Writer"), lines("https://harbour.example/ferry    1/1", top=20))
    assert page_of(drawn(with_foot)).hints.created is None


def test_an_address_drawn_with_ligatures_is_a_margin() -> None:
    cmap = b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <03> <FB01> endbfchar"
    font = b"/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 5 0 R>>>>"
    content = (
        b"BT /F1 10 Tf 50 700 Td (The ferry was full of people by noon on Monday.) Tj ET "
        b"BT /F1 8 Tf 50 20 Td (https://harbour.example/\x03re-on-quay 1/1) Tj ET"
    )
    page = page_of(raw_pdf(CATALOG, PAGES, page_with(font), stream(content), stream(cmap)))
    assert page.hints.url == "https://harbour.example/fire-on-quay"
    assert "quay" not in " ".join(texts(page))


def test_what_repeats_in_the_text_itself_is_no_running_head() -> None:
    again = "The council met again on Monday."
    data = drawn(
        lines(again, *(f"{STORY[0][:60]}" for _ in range(8)), top=700),
        lines(again, *(f"{STORY[1][:60]}" for _ in range(4)), top=760),
    )
    assert whole(texts(page_of(data))).count(again) == 2


def test_only_numbers_that_count_the_pages_are_page_numbers() -> None:
    def sheet(text: str, number: str) -> Callable[[Canvas], object]:
        return together(lines(text[:70], text[70:140]), lines(number, top=40))

    assert not page_of(drawn(sheet(STORY[0], "1889"), sheet(STORY[1], "1912"))).cuts
    counted = page_of(drawn(sheet(STORY[0], "- 7 -"), sheet(STORY[1], "- 8 -")))
    assert [(cut.rule, cut.text) for cut in counted.cuts] == [
        ("page-number", "- 7 -"),
        ("page-number", "- 8 -"),
    ]


def test_an_address_that_was_printed_in_part_is_none() -> None:
    data = drawn(
        together(lines(STORY[0][:70]), lines("https://harbour.example/2025/ferry-ta... 1/1", top=20))
    )
    page = page_of(data)
    assert page.hints.url is None
    assert page.cuts


def test_a_single_page_loses_nothing() -> None:
    data = drawn(together(lines("1889", top=800), lines(STORY[0][:70], STORY[1][:70]), lines("42", top=40)))
    assert not page_of(data).cuts


@pytest.mark.parametrize("seed", range(3))
def test_offsets_are_true(seed: int) -> None:
    article_in(typeset([prose(seed * 100 + at, 40) for at in range(12)], columns=1 + seed))


def test_a_locked_file_fails_and_one_with_an_owner_is_read() -> None:
    locked = drawn(lines(STORY[0][:80]), encrypt=StandardEncryption("secret", "owner", strength=128))
    assert "password" in failure_of(locked).reason
    owned = drawn(lines(STORY[0][:80]), encrypt=StandardEncryption("", "owner", canPrint=0, strength=128))
    assert STORY[0][:40] in article_in(owned).text
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(drawn(lines(STORY[0][:80]))))
    writer.encrypt("", "owner", algorithm="AES-256")
    modern = io.BytesIO()
    writer.write(modern)
    assert STORY[0][:40] in article_in(modern.getvalue()).text


def test_a_scan_fails_and_says_what_to_do() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("RGB", (60, 80), "grey"))
    failure = failure_of(drawn(lambda canvas: canvas.drawImage(picture, 0, 0)))
    assert "no text" in failure.reason
    assert "OCR" in failure.remedy


def test_too_many_pages_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_lines, "MOST_PAGES", 2)
    assert "3 pages" in failure_of(drawn(lines("a"), lines("b"), lines("c"))).reason


def raw_pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of the given objects, numbered from 1, with a true cross-reference table."""
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    at = len(data)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (count, table, count, root, at)
    )


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT = b"/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"


def page_with(resources: bytes) -> bytes:
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<%b>>>>" % resources


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(content), more, content)


def test_a_bomb_in_a_stream_fails() -> None:
    bomb = zlib.compress(b"(boom) Tj " * 20_000_000, 9)
    data = raw_pdf(CATALOG, PAGES, page_with(FONT), stream(bomb, b"/Filter/FlateDecode"))
    assert failure_of(data).remedy


def test_a_bomb_in_a_bomb_fails() -> None:
    bomb = zlib.compress(zlib.compress(b" " * 200_000_000, 9), 9)
    data = raw_pdf(CATALOG, PAGES, page_with(FONT), stream(bomb, b"/Filter[/FlateDecode/FlateDecode]"))
    assert failure_of(data).remedy


def test_a_page_tree_that_holds_itself_fails() -> None:
    assert failure_of(raw_pdf(CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>")).remedy
    deep = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 1) for number in range(2, 300)]
    assert failure_of(raw_pdf(CATALOG, *deep)).remedy
    wide = b"<</Type/Pages/Kids[%b]/Count 1>>" % (b"3 0 R " * 50_000)
    assert failure_of(raw_pdf(CATALOG, wide, page_with(FONT), stream(b""))).remedy


def test_forms_that_draw_each_other_end() -> None:
    use = b"/XObject<</A 5 0 R/B 6 0 R>>"
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<%b%b>>" % (FONT, use)
    calls = b"/A Do /B Do " * 50
    data = raw_pdf(
        CATALOG,
        PAGES,
        page_with(FONT + use),
        stream(b"BT /F1 10 Tf 50 700 Td (" + STORY[0][:60].encode() + b") Tj ET " + calls),
        stream(calls, form),
        stream(calls, form),
    )
    assert STORY[0][:60] in article_in(data).text


def test_letters_that_mean_nothing_fail() -> None:
    content = b"BT /F1 10 Tf 50 700 Td (" + bytes(range(1, 9)) * 30 + b") Tj ET"
    failure = failure_of(raw_pdf(CATALOG, PAGES, page_with(FONT), stream(content)))
    assert "letters" in failure.reason


@pytest.mark.parametrize("data", [b"", b"no pdf", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"<html>%PDF</html>"])
def test_what_is_no_pdf_fails_with_a_remedy(data: bytes) -> None:
    failure = failure_of(data)
    assert failure.reason.startswith("'/a.pdf'")
    assert failure.remedy


SMALL = typeset(STORY[:4])


def test_a_file_cut_short_anywhere_is_one_article_or_one_failure() -> None:
    for at in range(0, len(SMALL), 191):
        [item] = read_document(document_of("/a.pdf", SMALL[:at], ".pdf"))
        if isinstance(item, Article):
            check_offsets(item)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_a_file_with_flipped_bytes_never_raises(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(SMALL)
    for _ in range(chance.choice((1, 5, 50, 500))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    [item] = read_document(document_of("/a.pdf", bytes(data), ".pdf"))
    if isinstance(item, Article):
        check_offsets(item)
        check_nothing_vanished(item)


def test_pypdf_s_warnings_are_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    read_document(document_of("/a.pdf", SMALL[: len(SMALL) // 2], ".pdf"))
    assert caplog.records == []


def test_the_same_file_gives_the_same_article() -> None:
    data = typeset(STORY, columns=2)
    assert article_in(data) == article_in(data)
