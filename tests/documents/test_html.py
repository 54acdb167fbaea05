"""The HTML writer: every block, valid, as typed, for phones and screen readers, without anything outside."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import nu_checker
import pytest
import story
from hostile_texts import TEXTS
from html_words import said
from lxml import html as parser
from pdf_samples import business_plan, columns, document, item, paragraph, random_document, row, runs

from asf_starter.documents.cleaning import clean
from asf_starter.documents.html import write_html
from asf_starter.documents.pdf import Look
from asf_starter.documents.tree import (
    Advice,
    Block,
    Cell,
    Clause,
    Column,
    Document,
    Fact,
    Heading,
    Items,
    Paragraph,
    Run,
    Signature,
    SignatureLines,
    Table,
    TableRow,
    WritingLines,
)

SEEDS = range(25)
TAGS = frozenset(
    re.findall(
        r"\w+",
        "a body br caption dd div dl dt footer h1 h2 h3 head header html li main meta nav ol p rect small "
        "span strong style svg circle polyline polygon table tbody td th thead title tr ul",
    )
)


def page(source: Document, look: Look) -> parser.HtmlElement:
    """The written page, parsed."""
    return parser.document_fromstring(write_html(source, look).decode("utf-8"))


def body(look: Look, *blocks: Block) -> parser.HtmlElement:
    """The main part of a document of these blocks."""
    return page(document(*blocks), look).find(".//main")


def test_every_word_stands_in_its_place(look: Look) -> None:
    source = business_plan()
    assert said(page(source, look).body) == story.words_of(source, story.HTML)


@pytest.mark.parametrize("seed", SEEDS)
def test_random_documents_are_whole(seed: int, look: Look) -> None:
    source = random_document(seed)
    assert said(page(source, look).body) == story.words_of(source, story.HTML)


def test_pages_are_valid(look: Look, tmp_path: Path) -> None:
    """All but the one that was broken on purpose."""
    sources = {
        "plan": business_plan(),
        "legal": replace(business_plan(), legal_paper=True, title_page=False),
        "empty": document(title="", enterprise="", contents=True),
        "hostile": document(*(paragraph(typed[:2000]) for _, typed, _ in TEXTS), title="\ud800<b>&"),
        **{f"random-{seed}": random_document(seed) for seed in SEEDS},
    }
    paths = []
    for name, source in sources.items():
        paths.append(tmp_path / f"{name}.html")
        paths[-1].write_bytes(write_html(source, look))
    paths.append(tmp_path / "broken.html")
    paths[-1].write_bytes(paths[0].read_bytes().replace(b"</main>", b"<td></b></main>"))
    found = nu_checker.errors(paths)
    assert found.pop("broken.html")
    assert {name: errors for name, errors in found.items() if errors} == {}


def test_same_document_same_bytes(look: Look) -> None:
    assert write_html(business_plan(), look) == write_html(business_plan(), look)


def test_the_page_needs_nothing_from_outside(look: Look) -> None:
    """No scripts, no files, no network: links are the only addresses, and a policy forbids the rest."""
    tree = page(business_plan(), look)
    assert not tree.xpath("//script | //link | //img | //iframe | //object | //form | //@src | //@srcset")
    assert not tree.xpath("//@*[starts-with(name(), 'on')]")
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"]
    (style,) = tree.xpath("//style/text()")
    assert "url(" not in style
    assert "@import" not in style
    outside = {link for link in tree.xpath("//@href") if not link.startswith("#")}
    assert outside == {"https://www.livsmedelsverket.se"}


def test_head_tells_language_title_and_subject(look: Look) -> None:
    tree = page(business_plan(), look)
    assert tree.get("lang") == "sv"
    assert tree.findtext(".//title") == "Social affärsplan – Kornbodens kafé"
    assert tree.xpath("//meta[@name='viewport']/@content") == ["width=device-width, initial-scale=1"]
    assert tree.xpath("//meta[@name='description']/@content") == [
        "Affärsplan för ett arbetsintegrerande socialt företag"
    ]


@pytest.mark.parametrize("source", [business_plan(), *map(random_document, SEEDS)], ids=lambda d: d.title)
def test_headings_skip_no_level_and_places_are_unique(source: Document, look: Look) -> None:
    tree = page(source, look)
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//@href") if link.startswith("#")} <= set(ids)


def test_contents_lead_to_every_heading_of_two_levels(look: Look) -> None:
    tree = page(business_plan(), look)
    (contents,) = tree.xpath("//nav")
    listed = [(link.get("href")[1:], " ".join(link.text_content().split())) for link in contents.iter("a")]
    headings = tree.xpath("//main//h2 | //main//h3")
    assert listed == [(each.get("id"), " ".join(each.text_content().split())) for each in headings]
    assert tree.xpath("//nav/@aria-labelledby") == ["contents-title"]
    assert ("idea", "2 Idén") in listed


def test_a_table_says_what_its_heads_are_heads_of(look: Look) -> None:
    table = Table(
        columns("Kronor", "År 1", "År 2"),
        (
            row("Intäkter", style="group"),
            row("Lunch", "100", "200"),
            row("Kostnader", style="group"),
            row("Hyra", "−10", "−20"),
            row("Resultat", "90", "180", style="sum"),
        ),
        "Intäkter och kostnader.",
        runs("Resultat"),
        runs("Hela kronor."),
    )
    main = body(look, table)
    (made,) = main.iter("table")
    assert [(head.text_content(), head.get("scope")) for head in made.iter("th")] == [
        ("Kronor", "col"),
        ("År 1", "col"),
        ("År 2", "col"),
        ("Intäkter", "rowgroup"),
        ("Lunch", "row"),
        ("Kostnader", "rowgroup"),
        ("Hyra", "row"),
        ("Resultat", "row"),
    ]
    assert made.findtext("caption/strong") == "Resultat"
    assert made.findtext("caption/span") == "Intäkter och kostnader."
    assert len(made.findall("tbody")) == 2
    assert made.xpath("count(.//td[@class='right'])") == 6
    assert main.findtext(".//p") == "Hela kronor."


def test_rows_of_words_become_cards_on_phones_and_stay_rows_for_listeners(look: Look) -> None:
    heads = tuple(Column(runs(head)) for head in ("Mål", "Vem", "När", "Hur"))
    main = body(look, Table(heads, (row("Fem jobb", "Åsa", "maj", ""),), "Våra mål."))
    (frame,) = main.xpath("./div[contains(@class, 'cards')]")
    cells = frame.xpath(".//tbody/tr/*")
    assert [each.get("role") for each in cells] == ["rowheader", *["cell"] * 3]
    assert [each.get("data-label") for each in cells] == [None, "Vem", "När", "Hur"]
    assert {each.get("role") for each in frame.iter("tr")} == {"row"}
    assert frame.find("table").get("role") == "table"


@pytest.mark.parametrize(
    ("table", "scrolls"),
    [
        (Table(columns("Kronor", "År 1", "År 2"), (row("a", "1", "2"),), "t"), False),
        (Table(columns("Kronor", "År 1", "År 2", "År 3"), (row("a", "1", "2", "3"),), "t"), True),
    ],
)
def test_wide_tables_of_figures_scroll_and_can_be_reached_by_key(
    table: Table, scrolls: bool, look: Look
) -> None:
    frames = body(look, table).xpath(".//div[@class='frame']")
    assert [(each.get("tabindex"), each.get("role")) for each in frames] == [("0", "region")] * scrolls
    assert not body(look, table).xpath(".//@data-label")


@pytest.mark.parametrize("seed", SEEDS)
def test_every_head_has_a_scope_and_rows_are_equally_wide(seed: int, look: Look) -> None:
    for made in page(random_document(seed), look).iter("table"):
        assert all(head.get("scope") for head in made.iter("th"))
        widths = {sum(int(cell.get("colspan", 1)) for cell in line) for line in made.iter("tr")}
        assert len(widths) == 1


def test_a_row_longer_than_its_table_is_our_mistake(look: Look) -> None:
    with pytest.raises(ValueError, match="3 cells, the table 2 columns"):
        body(look, Table(columns("a", "b"), (row("1", "2", "3"),), "t"))


def test_figures_have_a_title_and_an_alternative_text(look: Look) -> None:
    tree = page(business_plan(), look)
    for figure in tree.iter("figure"):
        assert figure.findtext("figcaption")
        (picture,) = figure.iter("svg")
        assert picture.get("role") == "img"
        assert len(picture.get("aria-label")) > 30
    assert len(tree.findall(".//figure")) == 4


@pytest.mark.parametrize(
    ("block", "labels"),
    [
        (Items((item("Protokoll skrivs", sign="met"),), "sign"), ["uppfyllt"]),
        (Items((item("Det är uppfyllt", sign="met"),), "sign"), []),
        (Items((item("Skriv"),), "checkbox"), ["att göra"]),
        (Advice("warning", runs("Läs på")), ["tänk på"]),
        (
            Table(
                columns("a", "b"),
                (TableRow((Cell(runs("x")), Cell(runs("klar"), "not_yet"))),),
                "t",
            ),
            ["inte ännu"],
        ),
    ],
    ids=["sign", "said already", "box", "advice", "cell"],
)
def test_signs_are_read_as_their_words(block: Block, labels: list[str], look: Look) -> None:
    main = body(look, block)
    assert main.xpath(".//svg/@aria-label") == labels
    assert len(main.xpath(".//svg[@aria-hidden='true']")) == 1 - len(labels)


def test_gaps_stand_in_brackets_and_lines_are_not_read(look: Look) -> None:
    gap = Paragraph((Run("Vi hyr av "), Run("namn", gap=True), Run(".")))
    main = body(look, gap, WritingLines(runs("Mer"), 3))
    assert said(main) == ["Vi", "hyr", "av", "[namn].", "Mer"]
    assert len(main.xpath(".//*[@aria-hidden='true']/div[@class='line']")) == 3


def test_clauses_signatures_and_drafts(look: Look) -> None:
    clause = Clause("1 §", runs("Namn"), (paragraph("Föreningen heter så."),), "EFL 3:1", "name")
    lines = SignatureLines((Signature("Ordförande", "Åsa"),), "Ort", "Datum", "Underskrift", "Namn")
    tree = page(document(clause, lines, draft=True, facts=(Fact("Kod", runs("7K")),)), look)
    assert tree.findtext(".//p[@class='draft']") == "Utkast"
    assert [tree.findtext(".//dt"), tree.findtext(".//dd")] == ["Kod", "7K"]
    assert " ".join(tree.find(".//h2[@id='name']").text_content().split()) == "1 § Namn"
    assert tree.findtext(".//p[@class='law']") == "EFL 3:1"
    fields = tree.xpath("//div[@class='fields']/div")
    assert [said(each) for each in fields] == [["Ort"], ["Datum"], ["Underskrift"], ["Åsa", "Namn"]]


def test_foreign_words_and_right_to_left_text_are_marked(look: Look) -> None:
    main = body(look, Paragraph((Run("Hej "), Run("hello", language="en"))), paragraph("مرحبا"))
    assert main.xpath(".//span[@lang='en']/text()") == ["hello"]
    assert [each.get("dir") for each in main.iter("p")] == [None, "auto"]


@pytest.mark.parametrize("typed", [case[1] for case in TEXTS], ids=[case[0] for case in TEXTS])
def test_text_comes_out_as_typed_in_every_place(typed: str, look: Look) -> None:
    """The same hostile text everywhere: no element comes of it, and every text is the cleaned one."""
    typed = typed[:3000]
    text = runs(typed)
    table = Table(
        (Column(text), Column(text)), (TableRow((Cell(text), Cell(text, "met"))),), typed, text, text
    )
    source = document(
        Heading(1, text, "place", typed),
        paragraph(typed, style="lead"),
        Items((item(typed), item(typed, paragraph(typed), sign="note"))),
        table,
        Advice("note", text, (paragraph(typed),), typed),
        Clause(typed, text, (paragraph(typed),), typed),
        SignatureLines((Signature(typed, typed),), typed, typed, typed, typed),
        WritingLines(text),
        Paragraph((Run(typed, gap=True), Run(typed, link=typed, language="en"), Run("", page_of="place"))),
        **dict.fromkeys(("title", "subtitle", "enterprise", "subject", "date", "state_code"), typed),
        contents=True,
        draft=True,
        facts=(Fact(typed, text),),
        disclaimer=text,
    )
    data = write_html(source, look)
    tree = parser.document_fromstring(data.decode("utf-8"))
    assert {element.tag for element in tree.iter()} <= TAGS
    assert "".join(said(tree.body)) == "".join(story.words_of(source, story.HTML))
    assert clean(typed).split() == said(tree.find(".//main/p[@class='lead']"))
    assert all(link.startswith("#") for link in tree.xpath("//@href"))


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://example.org/å?b=c&d='e'", True),
        ("mailto:asa@example.org", True),
        ("tel:+4670123", True),
        ("HTTPS://EXAMPLE.ORG", True),
        ("#place", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//example.org", False),
        ("#missing", False),
        ('https://example.org/"onclick="x', True),
    ],
)
def test_links_lead_only_to_safe_places(address: str, leads: bool, look: Look) -> None:
    main = body(look, Heading(1, runs("Hit"), "place"), Paragraph((Run("länk", link=address),)))
    assert main.xpath(".//p//@href") == ([address] if leads else [])
    assert not main.xpath(".//@onclick")


def test_dark_screens_and_print_are_thought_of(look: Look) -> None:
    text = write_html(document(paragraph("x")), look).decode()
    dark = re.search(r"@media screen and \(prefers-color-scheme: dark\) \{ :root \{ (.*?) \}", text)
    assert dark is not None
    assert f"--ink: {look.dark.ink};" in dark[1]
    assert f"--surface: {look.dark.surface};" in dark[1]
    assert "@page { size: 210mm 297mm;" in text
    assert "@media print" in text


def test_legal_papers_are_without_colour(look: Look) -> None:
    text = write_html(document(paragraph("x"), legal_paper=True), look).decode()
    for colours in (look.colours, look.dark):
        assert f"--accent: {colours.accent};" not in text
        assert f"--accent: {colours.ink};" in text


def test_every_custom_property_is_defined(look: Look) -> None:
    text = write_html(business_plan(), look).decode()
    assert set(re.findall(r"var\((--[\w-]+)\)", text)) <= set(re.findall(r"(--[\w-]+):", text))
