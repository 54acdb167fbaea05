"""The DOCX writer: every block, valid, as typed, with what those who edit on and those who listen need."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import office
import pypdfium2
import pytest
import story
from docx.document import Document as Opened
from docx.oxml.ns import nsmap, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx_checks import problems, said, texts
from hostile_texts import TEXTS
from lxml import etree
from pdf_samples import (
    DAY,
    business_plan,
    columns,
    document,
    item,
    paragraph,
    random_document,
    row,
    runs,
)

from asf_starter.documents.cleaning import clean
from asf_starter.documents.docx import write_docx
from asf_starter.documents.docx.writer import office_language
from asf_starter.documents.pdf import Look
from asf_starter.documents.tree import (
    Advice,
    Block,
    Cell,
    Clause,
    Column,
    Document,
    Drawing,
    Fact,
    Figure,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    SignatureLines,
    Table,
    TableRow,
    WritingLines,
)

SEEDS = range(20)


def opened_again(source: Document, look: Look) -> Opened:
    """The written file, opened by python-docx."""
    return docx.Document(io.BytesIO(write_docx(source, look, day=DAY)))


def body(look: Look, *blocks: Block) -> list[BaseOxmlElement]:
    """Paragraphs and tables of a document of these blocks, without its title."""
    return list(opened_again(document(*blocks), look).element.body)[1:-1]


def find(element: BaseOxmlElement, path: str) -> list[Any]:
    """What an XPath finds, with the prefixes of the standard."""
    found: list[Any] = etree.XPath(path, namespaces=nsmap)(element)
    return found


def style(element: BaseOxmlElement) -> str:
    """The id of a paragraph's style."""
    found = find(element, "./w:pPr/w:pStyle/@w:val")
    return str(found[0]) if found else ""


def test_every_word_stands_in_its_place(look: Look) -> None:
    source = business_plan()
    assert said(opened_again(source, look).element.body) == story.words_of(source, story.DOCX)


@pytest.mark.parametrize("seed", SEEDS)
def test_random_documents_are_whole_and_valid(seed: int, look: Look) -> None:
    source = random_document(seed)
    data = write_docx(source, look, day=DAY)
    words = said(docx.Document(io.BytesIO(data)).element.body)
    assert words == story.words_of(source, story.DOCX)
    assert problems(data) == []


@pytest.mark.parametrize(
    "source",
    [
        business_plan(),
        replace(business_plan(), legal_paper=True, title_page=False, margin_for_comments=True),
        document(title="", enterprise="", contents=True),
        document(title_page=True, contents=True, language="en"),
        document(PageBreak(), Table((), (), "t"), PageBreak(), Items(()), Figure((), Drawing(0, 0, ()), "x")),
    ],
    ids=["plan", "legal", "nearly empty", "empty title page", "nothing much"],
)
def test_files_are_valid(source: Document, look: Look) -> None:
    assert problems(write_docx(source, look, day=DAY)) == []


def test_the_schemas_see_a_fault(look: Look) -> None:
    """Properties in the wrong order: Word would want to repair such a file."""
    data = rewritten(
        write_docx(document(paragraph("x")), look, day=DAY),
        "word/document.xml",
        rb'(<w:pStyle w:val="BodyText"/>)',
        rb"<w:keepNext/>\1",
    )
    assert problems(data)


def rewritten(data: bytes, name: str, pattern: bytes, replacement: bytes) -> bytes:
    """The file with one of its parts changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        for entry in source.infolist():
            part = source.read(entry)
            target.writestr(entry, re.sub(pattern, replacement, part) if entry.filename == name else part)
    return made.getvalue()


def test_same_document_look_and_day_give_the_same_bytes(look: Look) -> None:
    source = business_plan()
    data = write_docx(source, look, day=DAY)
    assert data == write_docx(source, look, day=DAY)
    assert data != write_docx(source, look, day=date(2026, 11, 24))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(2026, 11, 23, 0, 0, 0)}
        assert file.infolist()[0].filename == "[Content_Types].xml"


def test_properties_tell_title_owner_language_and_day(look: Look) -> None:
    source = document(title="Plan <för> Åsa & co\x00", subject="s" * 300)
    properties = opened_again(source, look).core_properties
    assert properties.title == "Plan <för> Åsa & co"
    assert (properties.author, properties.identifier) == ("Kornbodens kafé", "7K3QX9MB")
    assert properties.language == "sv-SE"
    assert properties.subject == "s" * 255
    assert properties.created == properties.modified
    assert properties.created is not None
    assert properties.created.date() == DAY


@pytest.mark.parametrize(
    ("code", "expected"),
    [("sv", "sv-SE"), ("sv-x-easy", "sv-SE"), ("en", "en-GB"), ("ti", "ti"), ("fa_IR", "fa-IR")],
)
def test_languages_have_a_country_where_programs_want_one(code: str, expected: str) -> None:
    assert office_language(code) == expected


def test_the_language_is_every_style_s(look: Look) -> None:
    styles = opened_again(document(), look).styles.element
    assert find(styles, "./w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:val") == ["sv-SE"]
    assert find(styles, "./w:docDefaults/w:rPrDefault/w:rPr/w:rFonts/@w:ascii") == ["Andika"]


@pytest.mark.parametrize("source", [business_plan(), *map(random_document, range(4))], ids=lambda d: d.title)
def test_every_style_and_list_that_is_used_is_defined(source: Document, look: Look) -> None:
    file = opened_again(source, look)
    used = set(find(file.element, "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"))
    assert used <= set(find(file.styles.element, "./w:style/@w:styleId"))
    numbering = file.part.numbering_part.element
    lists = set(find(numbering, "./w:num/@w:numId"))
    assert set(find(file.element, "//w:numId/@w:val")) <= lists
    definitions = set(find(numbering, "./w:abstractNum/@w:abstractNumId"))
    assert set(find(numbering, "./w:num/w:abstractNumId/@w:val")) <= definitions


@pytest.mark.parametrize("source", [business_plan(), *map(random_document, range(4))], ids=lambda d: d.title)
def test_ids_are_unique_and_links_lead_somewhere(source: Document, look: Look) -> None:
    element = opened_again(source, look).element
    for path in (
        "//w:bookmarkStart/@w:id",
        "//w:bookmarkStart/@w:name",
        "//w:sdtPr/w:id/@w:val",
        "//wp:docPr/@id",
    ):
        counted = Counter(find(element, path))
        assert [name for name, count in counted.items() if count > 1] == []
    assert len(find(element, "//w:bookmarkStart")) == len(find(element, "//w:bookmarkEnd"))
    names = set(find(element, "//w:bookmarkStart/@w:name"))
    assert set(find(element, "//w:hyperlink/@w:anchor")) <= names
    fields = "".join(find(element, "//w:instrText/text()"))
    assert set(re.findall(r"PAGEREF (\S+)", fields)) <= names
    assert all(len(name) <= 40 for name in names)


def test_headings_are_headings_and_count_by_themselves(look: Look) -> None:
    made = body(
        look,
        Heading(1, runs("Ett"), number="1"),
        Heading(2, runs("Ett ett")),
        Heading(4, runs("Hoppar inte")),
        Heading(1, runs("Två"), number="2"),
        Heading(1, runs("Fem"), number="5"),
        Heading(1, runs("Punkt"), number="1.2"),
    )
    assert [style(each) for each in made] == ["Heading1", "Heading2", "Heading3", *["Heading1"] * 3]
    numbers = [find(each, "./w:pPr/w:numPr/w:numId/@w:val") for each in made]
    assert numbers[0] == numbers[3] != []
    assert numbers[4] not in ([], numbers[0])
    assert numbers[1] == numbers[2] == numbers[5] == []
    assert said(made[0]) == ["Ett"]
    assert said(made[5]) == ["1.2", "Punkt"]


def test_clauses_are_numbered_paragraphs_with_their_law(look: Look) -> None:
    file = opened_again(
        document(
            Clause("1 §", runs("Namn"), (paragraph("Föreningen heter så."),), "EFL 3:1"),
            Clause("2 §", runs("Säte"), (paragraph("Hudiksvall."),)),
        ),
        look,
    )
    made = list(file.element.body)[1:-1]
    assert [style(each) for each in made] == ["Heading1", "LawReference", "BodyText", "Heading1", "BodyText"]
    first, second = (find(made[at], "./w:pPr/w:numPr/w:numId/@w:val") for at in (0, 3))
    assert first == second
    texts_of_levels = find(file.part.numbering_part.element, "//w:lvlText/@w:val")
    assert texts_of_levels == ["%1 §"]
    assert said(made[1]) == ["EFL", "3:1"]


def test_lists_are_lists(look: Look) -> None:
    nested = Items((item("a", Items((item("b"),), "number")), item("c")), "number")
    file = opened_again(
        document(
            nested,
            Items((item("d"),), "number"),
            Items((item("e"),)),
            Items((item("f", sign="met"),), "sign"),
        ),
        look,
    )
    made = list(file.element.body)[1:-1]
    assert [style(each) for each in made] == [*["ListNumber"] * 4, "ListBullet", "StatusList"]
    numbers = [find(each, "./w:pPr/w:numPr/w:numId/@w:val")[0] for each in made]
    assert numbers[0] == numbers[2]
    assert len(set(numbers)) == 5, "each list counts for itself"
    levels = [find(each, "./w:pPr/w:numPr/w:ilvl/@w:val")[0] for each in made]
    assert levels == ["0", "1", "0", "0", "0", "0"]
    assert said(made[5]) == ["uppfyllt:", "f"]
    labels = find(file.part.numbering_part.element, "//w:lvl[@w:ilvl='1']/w:lvlText/@w:val")
    assert labels == ["%2.", "%2)", "–", "●"]


def test_boxes_can_be_ticked(look: Look) -> None:
    (made,) = body(look, Items((item("Skriv arbetsordning"),), "checkbox"))
    assert find(made, ".//w14:checkbox/w14:checked/@w14:val") == ["0"]
    assert find(made, ".//w:alias/@w:val") == ["att göra"]
    assert "".join(texts(made)).split() == ["☐", "Skriv", "arbetsordning"]


def test_a_row_to_write_on_has_room_for_a_hand(look: Look) -> None:
    """9 mm, and a line as wide as the cell; rows of print are as low as their words."""
    columns = (Column((Run("Fråga"),)), Column((Run("Svar"),)))
    rows = (
        TableRow((Cell((Run("Namn"),)), Cell((Run(" ", gap=True),)))),
        TableRow((Cell((Run("Ort"),)), Cell((Run("Bergsjö"),)))),
    )
    made, *_ = body(look, Table(columns, rows, "Frågor och svar."))
    heights = [
        [height.get(qn("w:val")) for height in find(line, "./w:trPr/w:trHeight")]
        for line in find(made, "./w:tr")
    ]
    assert heights == [[], ["520"], []]


def test_a_gap_is_a_dotted_line_that_typing_replaces(look: Look) -> None:
    (made,) = body(look, Paragraph((Run("Vi hyr av "), Run("hyresvärdens namn", gap=True), Run("."))))
    (control,) = made.iter(qn("w:sdt"))
    assert find(control, "./w:sdtPr/w:alias/@w:val") == ["hyresvärdens namn"]
    assert find(control, "./w:sdtPr/w:temporary")
    assert find(control, "./w:sdtPr/w:showingPlcHdr")
    line, label = control.findall(f"./{qn('w:sdtContent')}/{qn('w:r')}")
    assert find(line, "./w:rPr/w:u/@w:val") == ["dotted"]
    assert len("".join(texts(line))) > 20
    assert said(label) == ["(hyresvärdens", "namn)"]


def test_tables_repeat_their_head_and_keep_rows_whole(look: Look) -> None:
    long_row = TableRow((Cell(runs("x")), Cell(runs("ord " * 400)), Cell(())))
    table = Table(
        (*columns("Kronor", "År 1"), Column(runs("År 2"), "right", apart=True)),
        (
            row("Intäkter", style="group"),
            row("Lunch", "100", "200"),
            row("Summa", "100", "200", style="sum"),
            long_row,
        ),
        "Intäkter i två år.",
        runs("Resultat"),
        runs("Hela kronor."),
    )
    caption, made, note = body(look, table)
    assert [style(caption), style(note)] == ["Caption", "TableNote"]
    assert find(made, "./w:tblPr/w:tblCaption/@w:val") == ["Resultat"]
    assert find(made, "./w:tblPr/w:tblDescription/@w:val") == ["Intäkter i två år."]
    lines = made.findall(qn("w:tr"))
    assert [bool(find(line, "./w:trPr/w:tblHeader")) for line in lines] == [True, *[False] * 4]
    assert [bool(find(line, "./w:trPr/w:cantSplit")) for line in lines] == [*[True] * 4, False]
    assert find(lines[1], ".//w:gridSpan/@w:val") == ["3"]
    assert find(lines[2], ".//w:jc/@w:val") == ["right", "right"]
    assert len(find(lines[2], ".//w:keepNext")) == 3, "a sum is not torn from what it sums up"
    assert find(lines[3], "./w:tc[1]/w:tcPr/w:tcBorders/w:top/@w:val") == ["single"]
    widths = [int(width) for width in find(made, "./w:tblGrid/w:gridCol/@w:w")]
    assert sum(widths) == pytest.approx(160 * 1440 / 25.4, abs=3)


def test_two_tables_in_a_row_stay_two(look: Look) -> None:
    table = Table(columns("a", "b"), (row("1", "2"),), "t")
    assert [each.tag for each in body(look, table, table)] == [qn("w:tbl"), qn("w:p")] * 2


def test_a_row_longer_than_its_table_is_our_mistake(look: Look) -> None:
    with pytest.raises(ValueError, match="3 cells, the table 2 columns"):
        body(look, Table(columns("a", "b"), (row("1", "2", "3"),), "t"))


def test_a_wide_table_lies_on_its_side_with_what_announces_it(look: Look) -> None:
    table = Table(columns("a", "b"), (row("1", "2"),), "t", wide=True)
    file = opened_again(
        document(
            paragraph("Före"),
            Heading(1, runs("Likviditet")),
            paragraph("Tabellen visar ett år."),
            table,
            paragraph("Efter"),
        ),
        look,
    )
    sections = list(file.sections)
    assert [section.orientation for section in sections] == [0, 1, 0]
    assert [each.page_width.mm for each in sections] == pytest.approx([210, 297, 210], abs=0.1)
    words: list[list[str]] = [[]]
    for element in file.element.body:
        words[-1] += said(element) if element.tag != qn("w:sectPr") else []
        if find(element, "./w:pPr/w:sectPr"):
            words.append([])
    assert words[0][-1:] == ["Före"]
    assert words[1] == ["Likviditet", "Tabellen", "visar", "ett", "år.", "a", "b", "1", "2"]
    assert words[2] == ["Efter"]
    footers = ["".join(texts(section.footer._element)).split() for section in sections]
    assert footers[0] == footers[1] == footers[2]


def test_a_page_break_between_two_wide_tables_is_no_section_of_its_own(look: Look) -> None:
    table = Table(columns("a", "b"), (row("1", "2"),), "t", wide=True)
    source = document(paragraph("Före."), table, PageBreak(), table, paragraph("Efter."))
    assert problems(write_docx(source, look, day=DAY)) == []
    assert [section.orientation for section in opened_again(source, look).sections] == [0, 1, 1, 0]


def test_footers_tell_whose_paper_it_is_and_which_page(look: Look) -> None:
    (section,) = opened_again(document(paragraph("x")), look).sections
    footer = section.footer._element
    assert said(footer) == [
        *("Kornbodens", "kafé", "·", "Social", "affärsplan", "23", "november", "2026", "·", "7K3QX9MB", "·"),
        *("Sida", "1", "av", "1"),
    ]
    assert [each.strip() for each in find(footer, ".//w:instrText/text()")] == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(("title", "lines"), [("Stadgar", 1), ("Avtal mellan oss som startar " * 3, 2)])
def test_a_long_footer_stands_on_two_lines(title: str, lines: int, look: Look) -> None:
    (section,) = opened_again(document(paragraph("x"), title=title), look).sections
    assert 1 + len(find(section.footer._element, ".//w:br")) == lines


def test_a_title_page_has_a_band_and_no_footer(look: Look) -> None:
    (section, *_) = opened_again(document(paragraph("x"), title_page=True), look).sections
    assert section.different_first_page_header_footer
    assert said(section.first_page_footer._element) == []
    header = section.first_page_header._element
    assert len(find(header, ".//wp:anchor[@behindDoc='1']//pic:pic")) == 1
    height = int(find(header, ".//wp:extent/@cy")[0]) / 36_000
    assert height == pytest.approx(297, abs=0.1)


def test_contents_are_a_field_that_is_filled_already(look: Look) -> None:
    element = opened_again(business_plan(), look).element
    (contents,) = find(element, "//w:sdt[.//w:docPartGallery[@w:val='Table of Contents']]")
    fields = [each.strip() for each in find(contents, ".//w:instrText/text()")]
    assert fields[0] == 'TOC \\o "1-2" \\h \\z \\u'
    kinds = find(contents, ".//w:fldChar/@w:fldCharType")
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == len(fields)
    entries = contents.findall(f".//{qn('w:p')}")
    assert [style(each) for each in entries[:3]] == ["TOCHeading", "TOC1", "TOC2"]
    assert [said(each) for each in entries[:3]] == [
        ["Innehåll"],
        ["1", "Läs", "det", "här", "först"],
        ["Det", "vi", "ber", "er", "om"],
    ]
    assert len(fields) == len(entries), "one for the whole, one for each entry's page"


def test_pictures_have_an_alternative_text(look: Look) -> None:
    source = business_plan()
    element = opened_again(source, look).element
    figures = [block for block in source.blocks if isinstance(block, Figure)]
    assert find(element, "//wp:inline/wp:docPr/@descr") == [figure.alternative for figure in figures]
    for width in find(element, "//wp:inline/wp:extent/@cx"):
        assert int(width) <= 140 * 36_000


def test_advice_stands_in_a_box_of_paragraphs(look: Look) -> None:
    inside = (paragraph("Fråga först."), Items((item("en sak"),)))
    made = body(look, Advice("warning", runs("Ring kunder"), inside, "Skoopi"))
    assert [style(each) for each in made] == ["AdviceTitle", "AdviceText", "ListBullet", "AdviceSource"]
    assert said(made[0]) == ["tänk", "på:", "Ring", "kunder"]
    bar = look.colours.note.removeprefix("#")
    for each in made:
        assert find(each, "./w:pPr/w:pBdr/w:left/@w:color") == [bar]
        assert find(each, "./w:pPr/w:shd/@w:fill") == [look.colours.accent_soft.removeprefix("#")]


def test_lines_for_signatures_and_for_writing(look: Look) -> None:
    made = body(
        look,
        SignatureLines((Signature("Ordförande", "Åsa"),), "Ort", "Datum", "Underskrift", "Namn"),
        WritingLines(runs("Mer"), 3),
    )
    signature = ["SignatureRole", *["SignatureLine", "SignatureLabel"] * 2]
    assert [style(each) for each in made] == [*signature, "QuietLabel", *["WritingLine"] * 3]
    assert [said(each) for each in made[1:5]] == [[], ["Ort", "Datum"], ["Åsa"], ["Underskrift", "Namn"]]
    assert find(made[3], ".//w:u/@w:val") == ["single"] * 3


def test_page_breaks_belong_to_what_follows(look: Look) -> None:
    made = body(look, paragraph("a"), PageBreak(), PageBreak(), paragraph("b"), PageBreak())
    assert [bool(find(each, "./w:pPr/w:pageBreakBefore")) for each in made] == [False, True]


def test_foreign_words_and_right_to_left_text_are_marked(look: Look) -> None:
    english, persian, mixed = body(
        look, Paragraph((Run("hello", language="en"),)), paragraph("سلام دنیا"), paragraph("Hej مرحبا på dig")
    )
    assert find(english, ".//w:lang/@w:val") == ["en"]
    assert find(persian, "./w:pPr/w:bidi")
    assert len(find(persian, ".//w:rtl")) == 1
    assert not find(mixed, "./w:pPr/w:bidi")
    assert [bool(find(each, "./w:rPr/w:rtl")) for each in mixed.findall(qn("w:r"))] == [False, True, False]


def test_legal_papers_are_without_colour(look: Look) -> None:
    file = opened_again(document(paragraph("x"), legal_paper=True), look)
    accent = look.colours.accent.removeprefix("#")
    assert accent not in file.styles.element.xml


@pytest.mark.parametrize("typed", [case[1] for case in TEXTS], ids=[case[0] for case in TEXTS])
def test_text_comes_out_as_typed_in_every_place(typed: str, look: Look) -> None:
    typed = typed[:3000]
    text = runs(typed)
    rows = (TableRow((Cell(text), Cell(text, "met"))), TableRow((Cell(text),), "group"))
    source = document(
        Heading(1, text, "place", typed),
        paragraph(typed, style="lead"),
        Items((item(typed), item(typed, paragraph(typed), sign="note"))),
        Table((Column(text), Column(text)), rows, typed, text, text),
        Advice("note", text, (paragraph(typed),), typed),
        Clause(typed, text, (paragraph(typed),), typed),
        SignatureLines((Signature(typed, typed),), typed, typed, typed, typed),
        WritingLines(text),
        Paragraph((Run(typed, gap=True), Run(typed, link=typed, language="en"), Run("", page_of="place"))),
        **dict.fromkeys(("title", "subtitle", "enterprise", "subject", "date", "state_code"), typed),
        contents=True,
        title_page=True,
        draft=True,
        facts=(Fact(typed, text),),
        disclaimer=text,
    )
    data = write_docx(source, look, day=DAY)
    assert problems(data) == []
    file = docx.Document(io.BytesIO(data))
    expected = clean(typed).replace("\u00ad", "").split()
    leads = [each for each in file.element.body if style(each) == "Lead"]
    assert said(leads[0]) == expected
    assert "".join(said(file.element.body)) == "".join(story.words_of(source, story.DOCX))


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://example.org/å b?c=[d]", "https://example.org/%C3%A5%20b?c=%5Bd%5D"),
        ("mailto:asa@example.org", "mailto:asa@example.org"),
        ("tel:+4670123", "tel:+4670123"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("#missing", ""),
    ],
)
def test_links_lead_only_to_safe_places(address: str, target: str, look: Look) -> None:
    file = opened_again(document(Paragraph((Run("länk", link=address),))), look)
    links = find(file.element, "//w:hyperlink/@r:id")
    assert [file.part.rels[link].target_ref for link in links] == ([target] if target else [])


# -- what a founder's word processor makes of it --


@pytest.mark.skipif(office.PROGRAM is None, reason=office.MISSING)
def test_an_office_program_shows_every_word_in_order(look: Look, tmp_path: Path) -> None:
    source = business_plan()
    path = tmp_path / "plan.docx"
    path.write_bytes(write_docx(source, look, day=DAY))
    pdf = pypdfium2.PdfDocument(office.pdfs_of([path], tmp_path)["plan"])
    sizes = [tuple(round(side) for side in page.get_size()) for page in pdf]
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    assert office.strange_words(text, story.words_of(source, story.DOCX), source) == []
    assert 8 <= len(sizes) <= 12
    assert sizes.count((842, 595)) == 1, "the wide table alone lies on its side"
