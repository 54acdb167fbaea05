"""Documents for trying the writers: one with every block, as real as a founder's, and one of random blocks.

The enterprise is made up.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from asf_starter.documents.charts import (
    Axis,
    Series,
    cash_chart,
    income_and_cost_chart,
    scenarios_chart,
    sources_chart,
)
from asf_starter.documents.tree import (
    Advice,
    Align,
    Block,
    Cell,
    Clause,
    Column,
    Document,
    Fact,
    Figure,
    FixedWords,
    Heading,
    Item,
    Items,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Sign,
    Signature,
    SignatureLines,
    Table,
    TableRow,
    WritingLines,
)

DAY = date(2026, 11, 23)

WORDS = FixedWords(
    contents="Innehåll",
    draft="Utkast",
    page="Sida {number} av {total}",
    continued="forts.",
    signs={
        "met": "uppfyllt",
        "partly": "delvis",
        "not_yet": "inte ännu",
        "unknown": "vet inte",
        "note": "tips",
        "warning": "tänk på",
        "conflict": "går inte ihop",
        "checkbox": "att göra",
    },
)

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def runs(text: str, **properties: object) -> Runs:
    """A single run."""
    return (replace(Run(text), **properties),)  # type: ignore[arg-type]  # properties of Run


def paragraph(text: str, **properties: object) -> Paragraph:
    """A paragraph of plain text."""
    return replace(Paragraph(runs(text)), **properties)  # type: ignore[arg-type]  # properties of Paragraph


def item(*blocks: Block | str, sign: Sign = "") -> Item:
    """An entry of a list."""
    return Item(tuple(paragraph(block) if isinstance(block, str) else block for block in blocks), sign)


def columns(*labels: str, align: Align = "right") -> tuple[Column, ...]:
    """A column of words, then columns of figures."""
    first, *others = labels
    return (Column(runs(first)), *(Column(runs(label), align) for label in others))


def row(*cells: str, style: str = "plain") -> TableRow:
    """A row of plain cells."""
    return replace(TableRow(tuple(Cell(runs(cell) if cell else ()) for cell in cells)), style=style)


def kronor(amount: int) -> str:
    """Grouped by no-break spaces, with a real minus; zero is a dash."""
    if not amount:
        return "–"
    return f"{abs(amount):,}".replace(",", "\u00a0").rjust(0) if amount > 0 else "−" + kronor(-amount)


def thousands(amount: int) -> str:
    """Thousands of kronor for axes."""
    return "0" if not amount else kronor(round(amount / 1000)) if abs(amount) >= 500 else "0"


def document(*blocks: Block, **properties: object) -> Document:
    """A document of these blocks."""
    base = Document(
        id="sample",
        title="Social affärsplan",
        enterprise="Kornbodens kafé",
        date="23 november 2026",
        state_code="7K3QX9MB",
        language="sv",
        words=WORDS,
        blocks=blocks,
    )
    return replace(base, **properties)  # type: ignore[arg-type]  # properties of Document


def business_plan() -> Document:
    """A business plan with every kind of block."""
    return document(
        *_summary(),
        *_idea(),
        *_participation(),
        *_economy(),
        *_bylaws(),
        subtitle="För rådgivare, kommun och bank",
        subject="Affärsplan för ett arbetsintegrerande socialt företag",
        draft=True,
        title_page=True,
        contents=True,
        margin_for_comments=False,
        facts=(
            Fact("Kommun", runs("Sölvesborg")),
            Fact("Kontaktperson", runs("Amina Warsame, samordnare")),
            Fact("Företagsform", runs("Ekonomisk förening")),
            Fact("Datum", runs("23 november 2026")),
            Fact("Kod för planens läge", runs("7K3QX9MB")),
        ),
        disclaimer=runs(
            "Det här är en vägledning som bygger på gruppens egna svar. Den ersätter inte juridisk "
            "rådgivning. Belopp och regler är kontrollerade den dag som står vid varje källa."
        ),
    )


def _summary() -> tuple[Block, ...]:
    return (
        Heading(1, runs("Läs det här först"), "first", "1"),
        paragraph("Kassan räcker. Lägst är den i maj år 2: 14 200 kr.", style="lead"),
        paragraph(
            "Kornbodens kafé säljer lunch och begagnade möbler i Sölvesborg. Tre av oss startar, fem får "
            "arbete med lönestöd under det första året. Vi äger företaget tillsammans och lägger "
            "överskottet i verksamheten."
        ),
        Table(
            columns=(Column(runs("Kriterium")), Column(runs("Läge")), Column(runs("Nästa steg"))),
            rows=(
                _criterion("Syfte", "met", "uppfyllt", "Inget kvar att göra."),
                _criterion("Delaktighet", "partly", "delvis", "Skriv ner var besluten sparas."),
                _criterion("Återinvestering", "not_yet", "inte ännu", "Bestäm hur överskottet får användas."),
                _criterion("Fristående", "unknown", "vet inte", "Fråga kommunen om avtalet."),
            ),
            summary="De fyra kriterierna med läge och nästa steg.",
            caption=runs("Så ligger vi till"),
        ),
        Heading(2, runs("Det vi ber er om")),
        Items(
            (
                item("Läs avsnitt 3 och säg var vi är otydliga."),
                item("Hjälp oss att fråga Arbetsförmedlingen om lönestöd för två personer."),
                item("Boka ett nytt möte före den 15 januari."),
            ),
            "number",
        ),
    )


def _criterion(name: str, sign: Sign, word: str, step: str) -> TableRow:
    return TableRow((Cell(runs(name)), Cell(runs(word), sign), Cell(runs(step))))


def _idea() -> tuple[Block, ...]:
    return (
        Heading(1, runs("Idén"), "idea", "2"),
        Paragraph(runs("Vad säljer ni, till vem och varför?"), "quiet"),
        paragraph(
            "Vi serverar lunch av råvaror som annars hade slängts. Gästerna är de som arbetar i hamnen "
            "och på sjukhuset, ungefär sextio personer om dagen. I samma lokal säljer vi möbler som vi "
            "har lagat. Vi gör det för att flera av oss har varit utan arbete länge och vet hur det är "
            "att inte behövas."
        ),
        Paragraph(
            (
                Run("Lokalen hyr vi av "),
                Run("hyresvärdens namn", gap=True),
                Run(" till en hyra av "),
                Run("8 500 kr i månaden", bold=True),
                Run(". Mer om hyran står i avsnittet "),
                Run("Ekonomi", link="#economy"),
                Run(" på sidan "),
                Run("", page_of="economy"),
                Run(". Regler om livsmedel finns hos "),
                Run("Livsmedelsverket", link="https://www.livsmedelsverket.se"),
                Run("."),
            )
        ),
        Items(
            (
                item(
                    "Lunch på vardagar",
                    Items((item("två rätter, varav en vegetarisk"), item("matlåda att ta med"))),
                ),
                item("Kaffe och bröd hela dagen"),
                item(
                    "Möbler: vi lagar, målar och säljer dem, och vi hämtar gratis inom kommunen eftersom "
                    "många annars kör dem till tippen"
                ),
            )
        ),
        Advice(
            "note",
            runs("Ring tio tänkbara kunder innan ni skriver på hyran"),
            (
                paragraph(
                    "Fråga vad de köper i dag och vad de betalar. Skriv upp svaren; banken kommer att fråga."
                ),
            ),
            "Erfarenhet från nystartade företag i nätverket Skoopi",
        ),
        WritingLines(runs("Det vi vill lägga till för hand"), 3),
    )


def _participation() -> tuple[Block, ...]:
    return (
        Heading(1, runs("Delaktighet"), "participation", "3"),
        Heading(2, runs("Så bestämmer vi tillsammans")),
        paragraph(
            "Varje måndag klockan nio har vi möte. Alla som arbetar är med, också de som är här på prövotid. "
            "Var och en får ordet, och den som inte vill tala kan skriva en lapp kvällen före."
        ),
        Items(
            (
                item("Protokoll skrivs varje gång och sparas i pärmen", sign="met"),
                item("Arbetsordningen är skriven men inte antagen", sign="partly"),
                item("Alla har fått en introduktion", sign="not_yet"),
                item("Vem som leder mötet när Amina är borta", sign="unknown"),
            ),
            "sign",
        ),
        Heading(2, runs("Att göra före nästa möte")),
        Items(
            (item("Skriv arbetsordning"), item("Välj två som justerar"), item("Fråga facket om avtal")),
            "checkbox",
        ),
        Table(
            columns=(Column(runs("Mål")), Column(runs("Så mäter vi")), Column(runs("När"))),
            rows=(
                row("Fem personer har arbete", "Anställningsavtal i pärmen", "december 2027"),
                row(
                    "Hälften av intäkterna kommer från försäljning och inte från stöd",
                    "Resultatrapporten varje kvartal, som vi går igenom tillsammans på mötet",
                    "juni 2028",
                ),
                row("Alla har en egen utvecklingsplan", "Samtal två gånger om året", "löpande"),
            ),
            summary="Mål, hur de mäts och när de ska vara nådda.",
            caption=runs("Våra mål"),
            note=runs("Målen följs upp på årsmötet."),
        ),
    )


SALES = (62, 66, 78, 84, 92, 96, 70, 74, 90, 96, 98, 110)
SUPPORT = (70, 70, 70, 70, 70, 70, 70, 70, 54, 54, 40, 40)


def _economy() -> tuple[Block, ...]:
    sales = [1000 * amount for amount in SALES]
    support = [1000 * amount for amount in SUPPORT]
    wages = [-(96_000 + 1_500 * (month % 3)) for month in range(12)]
    rent = [-8_500] * 12
    result = [sum(parts) for parts in zip(sales, support, wages, rent, [-20_000] * 12, strict=True)]
    cash, held = [], 40_000
    for month, change in enumerate([*result, *(each - 52_000 for each in result)]):
        held += change - (30_000 if month in (3, 15) else 0)
        cash.append(held)
    years = Axis(("År 1", "År 2", "År 3"), "tusen kronor", thousands)
    months = Axis(
        [f"{month} {27 + index // 12}" for index, month in enumerate(MONTHS * 2)], "tusen kronor", thousands
    )
    lowest = min(range(24), key=lambda index: cash[index])
    return (
        Heading(1, runs("Ekonomi"), "economy", "4"),
        paragraph(
            "Budgeten bygger på att vi säljer sextio luncher om dagen från mars. Stödet minskar det "
            "andra året, och då måste försäljningen bära mer av lönerna."
        ),
        Table(
            columns=columns("Kronor", "År 1", "År 2", "År 3"),
            rows=(
                row("Intäkter", style="group"),
                row("Lunch och kaffe", kronor(780_000), kronor(930_000), kronor(1_010_000)),
                row("Möbler", kronor(236_000), kronor(260_000), kronor(285_000)),
                row("Lönestöd", kronor(748_000), kronor(520_000), kronor(310_000)),
                row("Kostnader", style="group"),
                row("Löner och avgifter", kronor(-1_170_000), kronor(-1_290_000), kronor(-1_310_000)),
                row("Hyra", kronor(-102_000), kronor(-104_000), kronor(-106_000)),
                row("Bidrag från kommunen", kronor(0), kronor(50_000), kronor(0)),
                row("Resultat", kronor(492_000), kronor(366_000), kronor(189_000), style="sum"),
            ),
            summary="Intäkter, kostnader och resultat för tre år.",
            caption=runs("Resultatbudget"),
            note=runs("Arbetsgivaravgifter enligt Skatteverket, kontrollerat 2026-11-23."),
        ),
        Figure(
            runs(f"Kassan är lägst i {MONTHS[lowest % 12]} år {lowest // 12 + 1}"),
            cash_chart(
                cash,
                months,
                f"Lägst: {kronor(cash[lowest])} kr i {MONTHS[lowest % 12]} år {lowest // 12 + 1}",
            ),
            f"Kassan månad för månad i två år. Lägst är den {kronor(cash[lowest])} kronor.",
        ),
        Figure(
            runs("Stödet minskar, försäljningen tar över"),
            sources_chart(
                (
                    Series("Försäljning", (1_016_000, 1_190_000, 1_295_000), "sales"),
                    Series("Lönestöd", (748_000, 520_000, 310_000), "support"),
                    Series("Bidrag", (0, 50_000, 0), "grants"),
                ),
                years,
            ),
            "Försäljningen växer från 1 016 000 till 1 295 000 kronor, lönestödet minskar från 748 000 "
            "till 310 000.",
        ),
        Heading(2, runs("Likviditet månad för månad")),
        paragraph("Tabellen visar det första året. Siffrorna är hela kronor."),
        Table(
            columns=(
                Column(runs("Kronor")),
                *(
                    Column(runs(month), "right", apart=index in (3, 6, 9))
                    for index, month in enumerate(MONTHS)
                ),
                Column(runs("Summa"), "right", apart=True),
            ),
            rows=(
                row("In", style="group"),
                _months("Försäljning", sales),
                _months("Lönestöd", support),
                row("Ut", style="group"),
                _months("Löner och avgifter", wages),
                _months("Hyra", rent),
                _months("Inköp", [-20_000] * 12),
                replace(_months("Förändring", result), style="sum"),
                row("Kassa vid månadens slut", *map(kronor, cash[:12]), "", style="sum"),
            ),
            summary="In- och utbetalningar månad för månad under år 1.",
            caption=runs("Likviditetsbudget år 1"),
            wide=True,
        ),
        Heading(2, runs("Om det går sämre")),
        Figure(
            runs("Utan lönestöd efter första året är kassan slut i september år 2"),
            scenarios_chart(
                (
                    Series("Som planerat", cash),
                    Series("Färre gäster", [amount - 9_000 * index for index, amount in enumerate(cash)]),
                    Series("Stödet dröjer", [amount - 150_000 for amount in cash]),
                ),
                months,
            ),
            "Tre lägen: som planerat, färre gäster, och stöd som dröjer.",
        ),
        Figure(
            runs("Intäkterna täcker kostnaderna alla tre åren"),
            income_and_cost_chart(
                Series("Intäkter", (1_764_000, 1_760_000, 1_605_000)),
                Series("Kostnader", (1_272_000, 1_394_000, 1_416_000), "cost"),
                years,
            ),
            "Intäkter och kostnader för tre år.",
        ),
    )


def _months(label: str, amounts: Sequence[int]) -> TableRow:
    return row(label, *map(kronor, amounts), kronor(sum(amounts)))


def _bylaws() -> tuple[Block, ...]:
    return (
        Heading(1, runs("Stadgar i utdrag"), "bylaws", "5"),
        Clause(
            "1 §",
            runs("Namn"),
            (Paragraph((Run("Föreningens namn är "), Run("föreningens namn", gap=True), Run("."))),),
            law="EFL 3:1",
        ),
        Clause(
            "2 §",
            runs("Ändamål"),
            (
                paragraph(
                    "Föreningen ska främja medlemmarnas ekonomiska intressen genom att driva kafé och "
                    "handel där medlemmarna deltar med sitt arbete, och genom det ge arbete åt personer "
                    "som står långt från arbetsmarknaden."
                ),
                Items((item("kafé och lunch"), item("handel med begagnade möbler")), "number"),
            ),
            law="EFL 1:4, 3:1",
        ),
        PageBreak(),
        Heading(2, runs("Underskrifter")),
        SignatureLines(
            (Signature("Ordförande", "Amina Warsame"), Signature("Sekreterare")),
            "Ort",
            "Datum",
            "Underskrift",
            "Namnförtydligande",
        ),
    )


# -- random documents, for finding what nobody thought of --

_SYLLABLES = (
    "kaf",
    "é",
    "små",
    "arbete",
    "t",
    "ex",
    "ning",
    "lön",
    "stöd",
    "å",
    "bo",
    "den",
    "för",
    "en",
    "ing",
    "s",
)


def random_document(seed: int) -> Document:
    """A document of random blocks; the same for the same seed."""
    chance = random.Random(seed)
    anchors = [f"a{index}" for index in range(3)]
    blocks: list[Block] = []
    for anchor in anchors:
        blocks.append(Heading(chance.randint(1, 4), _random_runs(chance, 5, anchors), anchor))
        blocks += [_random_block(chance, anchors, 0) for _ in range(chance.randint(1, 6))]
    return document(
        *blocks,
        title=_words(chance, 3),
        title_page=chance.random() < 0.5,
        contents=chance.random() < 0.5,
        draft=chance.random() < 0.5,
        legal_paper=chance.random() < 0.3,
        margin_for_comments=chance.random() < 0.3,
        facts=tuple(
            Fact(_words(chance, 2), _random_runs(chance, 4, anchors)) for _ in range(chance.randint(0, 4))
        ),
        disclaimer=_random_runs(chance, 20, anchors),
    )


def _words(chance: random.Random, most: int) -> str:
    words = (
        "".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(chance.randint(1, most))
    )
    return " ".join(words)


def _random_runs(chance: random.Random, most: int, anchors: Sequence[str]) -> Runs:
    made = []
    for index in range(chance.randint(1, 5)):
        text = (" " if index and chance.random() < 0.8 else "") + _words(chance, most)
        kind = chance.random()
        if kind < 0.1:
            made.append(
                Run(
                    text,
                    link=chance.choice(("https://example.org/a", "mailto:a@example.org", "javascript:x")),
                )
            )
        elif kind < 0.2:
            made.append(Run(text, link="#" + chance.choice((*anchors, "missing"))))
        elif kind < 0.25:
            made.append(Run("", page_of=chance.choice(anchors)))
        elif kind < 0.32:
            made.append(Run(text.strip(), gap=True))
        elif kind < 0.36:
            made.append(Run(text, language="en"))
        else:
            made.append(Run(text, bold=chance.random() < 0.2, soft=chance.random() < 0.2))
    return tuple(made)


def _random_block(chance: random.Random, anchors: Sequence[str], depth: int) -> Block:
    def inner(most: int) -> tuple[Block, ...]:
        return tuple(_random_block(chance, anchors, depth + 1) for _ in range(chance.randint(1, most)))

    kind = chance.randint(0, 12 if depth < 2 else 4)
    if kind <= 3:
        style = chance.choice(("body", "body", "lead", "quiet", "small"))
        return Paragraph(_random_runs(chance, chance.choice((5, 5, 30, 120)), anchors), style)
    if kind == 4:
        return WritingLines(_random_runs(chance, 3, anchors), chance.randint(1, 4))
    if kind == 5:
        amounts = [chance.randint(-90_000, 200_000) for _ in range(12)]
        axis = Axis(MONTHS, "tusen kronor", thousands)
        return Figure(
            _random_runs(chance, 6, anchors), cash_chart(amounts, axis, _words(chance, 4)), _words(chance, 9)
        )
    if kind <= 8:
        style = chance.choice(("bullet", "number", "checkbox", "sign"))
        sign: Sign = chance.choice(("met", "partly", "not_yet", "unknown")) if style == "sign" else ""
        return Items(tuple(Item(inner(2), sign) for _ in range(chance.randint(1, 5))), style)
    if kind == 9:
        return Advice(
            chance.choice(("note", "warning", "conflict")), _random_runs(chance, 5, anchors), inner(2), "EFL"
        )
    if kind == 10 and depth == 0:
        return Clause(f"{chance.randint(1, 40)} §", _random_runs(chance, 4, anchors), inner(3), "EFL 3:1")
    if kind == 11:
        signatures = (Signature(_words(chance, 2), _words(chance, 2)), Signature(_words(chance, 1)))
        return SignatureLines(signatures, "Ort", "Datum", "Underskrift", "Namn")
    return _random_table(chance, anchors)


def _random_table(chance: random.Random, anchors: Sequence[str]) -> Table:
    count = chance.choice((1, 2, 3, 5, 14, 30))
    rows = []
    for _ in range(chance.choice((0, 3, 8, 30))):
        style = chance.choice(("plain", "plain", "plain", "sum", "group"))
        length = 1 if style == "group" else chance.randint(1, count)
        most = chance.choice((2, 6, 90 if count < 4 else 8))
        cells = tuple(
            Cell(_random_runs(chance, most, anchors), chance.choice(("", "", "met", "unknown")))
            for _ in range(length)
        )
        rows.append(TableRow(cells, style))
    align: Align = chance.choice(("left", "right"))
    return Table(
        columns=tuple(Column(runs(_words(chance, 2)), align) for _ in range(count)),
        rows=tuple(rows),
        summary=_words(chance, 6),
        caption=_random_runs(chance, 5, anchors) if chance.random() < 0.5 else (),
        note=_random_runs(chance, 9, anchors) if chance.random() < 0.5 else (),
        row_headers=chance.random() < 0.7,
        wide=chance.random() < 0.2,
    )
