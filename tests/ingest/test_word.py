"""Word documents: what is printed is read, in order; nothing hostile gets through."""

import io
import random
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from zipfile import ZIP_BZIP2, ZIP_DEFLATED

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.article import Article, Failure
from ingest.document import MIB
from ingest.page import Page
from ingest.read import read_document
from ingest.readers import word
from tests.ingest.laws import check_nothing_vanished, check_offsets, document_of

FIRST = "The harbour council said on Monday that the winter timetable would be discussed again in March."
SECOND = "Two of the three ferries had been repaired by then, the company said in a statement on Friday."


def saved(build: Callable[[WordDocument], object]) -> bytes:
    document = docx.Document()
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def story(document: WordDocument) -> None:
    document.core_properties.title = "Ferry talks stall over winter"
    document.core_properties.author = "Mara Linden"
    document.core_properties.created = datetime(2025, 3, 14, 9, 30, tzinfo=UTC)
    document.add_heading("Ferry talks stall over winter", 1)
    document.add_paragraph("By Mara Linden")
    document.add_paragraph(FIRST)
    document.add_paragraph("More berths", style="List Bullet")
    table = document.add_table(2, 2)
    for at, text in enumerate(("Route", "Hours", "North pier", "6 to 23")):
        table.cell(at // 2, at % 2).text = text
    document.add_paragraph(SECOND)


STORY = saved(story)


def body(xml: str) -> Page:
    """The page of a document whose body is `xml`."""

    def put(document: WordDocument) -> None:
        made = parse_xml(f"<w:body {nsdecls('w', 'm')} {MARKUP}>{xml}</w:body>")
        for element in reversed(list(made)):
            document.element.body.insert(0, element)

    return word.read(saved(put), "'a.docx'")


MARKUP = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def texts(page: Page) -> list[str]:
    return [block.text for block in page.blocks]


def article_in(data: bytes) -> Article:
    [item] = read_document(document_of("/a.docx", data, ".docx"))
    assert isinstance(item, Article), item
    check_offsets(item)
    check_nothing_vanished(item)
    return item


def failure_of(data: bytes) -> Failure:
    [item] = read_document(document_of("/a.docx", data, ".docx"))
    assert isinstance(item, Failure)
    return item


def test_headings_items_and_tables_stand_in_their_order() -> None:
    page = word.read(STORY, "'a.docx'")
    assert [(block.kind, block.text) for block in page.blocks] == [
        ("heading", "Ferry talks stall over winter"),
        ("paragraph", "By Mara Linden"),
        ("paragraph", FIRST),
        ("item", "More berths"),
        ("paragraph", "Route Hours"),
        ("paragraph", "North pier 6 to 23"),
        ("paragraph", SECOND),
    ]


def test_properties_that_the_text_confirms_are_hints() -> None:
    hints = word.read(STORY, "'a.docx'").hints
    assert (hints.title, hints.authors) == ("Ferry talks stall over winter", ("Mara Linden",))
    assert hints.created == "2025-03-14T09:30:00+00:00"
    assert article_in(STORY).title == "Ferry talks stall over winter"


def test_properties_that_only_tell_who_saved_the_file_are_none() -> None:
    def build(document: WordDocument) -> None:
        document.core_properties.title = "Microsoft Word - news template draft.doc"
        document.core_properties.author = "Archive Desk"
        document.add_paragraph(FIRST)

    hints = word.read(saved(build), "'a.docx'").hints
    assert (hints.title, hints.page_title, hints.authors, hints.created) == (None, None, (), None)


def test_tracked_changes_are_taken_as_made() -> None:
    page = body(
        "<w:p><w:r><w:t xml:space='preserve'>The council </w:t></w:r>"
        "<w:del><w:r><w:delText>did not meet</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>met</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> on </w:t></w:r>"
        "<w:moveFrom><w:r><w:t>Sunday</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>Monday</w:t></w:r></w:moveTo>"
        "<w:r><w:t>.</w:t></w:r></w:p>"
    )
    assert texts(page) == ["The council met on Monday."]


def test_links_fields_and_controls_keep_their_text_and_hidden_text_is_out() -> None:
    page = body(
        "<w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>The report</w:t></w:r></w:hyperlink>"
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>HYPERLINK x</w:instrText></w:r>"
        "<w:r><w:tab/><w:t>names well</w:t><w:noBreakHyphen/><w:t>known</w:t><w:br/><w:t>causes.</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Draft only.</w:t></w:r>"
        "<w:r><w:footnoteReference w:id='2'/></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert [text.replace("\u2011", "-") for text in texts(page)] == ["The report names well-known causes."]


def test_a_text_box_follows_its_paragraph_and_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
    page = body(
        f"<w:p><w:r><w:t>Before.</w:t><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p><w:p><w:r><w:t>After.</w:t></w:r></w:p>"
    )
    assert texts(page) == ["Before.", "In the box.", "After."]


def test_a_table_that_lays_out_a_page_gives_paragraphs() -> None:
    def build(document: WordDocument) -> None:
        cell = document.add_table(1, 1).cell(0, 0)
        cell.text = FIRST
        cell.add_paragraph(SECOND)

    assert texts(word.read(saved(build), "'a.docx'")) == [FIRST, SECOND]


def test_two_line_breaks_part_paragraphs() -> None:
    assert texts(body("<w:p><w:r><w:t>One.</w:t><w:br/><w:br/><w:t>Two.</w:t></w:r></w:p>")) == [
        "One.",
        "Two.",
    ]


def test_no_text_is_a_failure() -> None:
    failure = failure_of(saved(lambda _: None))
    assert "holds no text" in failure.reason


def rezipped(change: Callable[[str, bytes], bytes], packing: int = ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(STORY)) as old, zipfile.ZipFile(stream, "w", packing) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return stream.getvalue()


def test_an_entity_bomb_is_not_expanded() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "boom">{entities}]>'.encode()

    def change(name: str, data: bytes) -> bytes:
        if name != "word/document.xml":
            return data
        return bomb + data.split(b"?>", 1)[1].replace(b"By Mara", b"&e8; By Mara")

    [item] = read_document(document_of("/a.docx", rezipped(change), ".docx"))
    assert isinstance(item, Failure) or "boom" not in item.text


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    large = rezipped(lambda name, data: data + b" " * (40 * MIB) if name.endswith("document.xml") else data)
    assert len(large) < MIB
    assert "unpacks to more" in failure_of(large).reason


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    large = bytearray(
        rezipped(lambda name, data: data + b" " * (40 * MIB) if name.endswith("styles.xml") else data)
    )
    at = large.find(b"word/styles.xml", large.find(b"PK\x01\x02")) - 46
    large[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    assert "damaged" in failure_of(bytes(large)).reason


def test_packings_without_bounds_are_refused() -> None:
    assert "packed in a way" in failure_of(rezipped(lambda _, data: data, ZIP_BZIP2)).reason


def test_a_directory_of_very_many_parts_is_refused() -> None:
    assert "parts" in failure_of(STORY + b"PK\x01\x02" * 5000).reason


@pytest.mark.parametrize(
    "data", [b"", b"no zip", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest", b"PK\x05\x06" + b"\0" * 18]
)
def test_what_is_no_word_document_fails_with_a_remedy(data: bytes) -> None:
    failure = failure_of(data)
    assert failure.reason.startswith("'/a.docx'")
    assert ".docx" in failure.remedy


def test_another_office_document_fails() -> None:
    failure = failure_of(
        rezipped(lambda _, data: data.replace(b"wordprocessingml.document.main", b"sheet.main"))
    )
    assert "no Word document" in failure.reason


def test_deep_nesting_fails() -> None:
    deep = b"<w:body>" + b"<w:sdt>" * 5000
    bent = rezipped(lambda name, data: data.replace(b"<w:body>", deep) if "document.xml" in name else data)
    assert "damaged" in failure_of(bent).reason


def test_a_missing_part_fails() -> None:
    bent = rezipped(lambda name, data: b"" if name == "[Content_Types].xml" else data)
    assert "damaged" in failure_of(bent).reason


def test_a_document_cut_short_anywhere_is_one_failure() -> None:
    for at in range(0, len(STORY) - 1, 997):
        assert failure_of(STORY[:at]).remedy.endswith(".docx again")


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_a_document_with_flipped_bytes_never_raises(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(STORY)
    for _ in range(chance.choice((1, 5, 50))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    [item] = read_document(document_of("/a.docx", bytes(data), ".docx"))
    assert isinstance(item, Article | Failure)
