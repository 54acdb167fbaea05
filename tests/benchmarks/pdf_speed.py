"""How fast PDFs are written, beside other engines on equal content. Nothing passes or fails by the clock.

    python tests/benchmarks/pdf_speed.py

One line for each engine: the best of several runs in processor time, the ratio to plain untagged
reportlab, size and pages.
Engines that are not installed are named and left out. Then our writer alone, for documents of growing
length, with the peak of memory of a process of its own.
"""

from __future__ import annotations

import importlib.util
import io
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

from pdf_samples import DAY, MONTHS, columns, document, kronor, paragraph, row, runs, thousands  # noqa: E402

from asf_starter.documents.charts import Axis, cash_chart  # noqa: E402
from asf_starter.documents.pdf import Attachment, write_pdf  # noqa: E402
from asf_starter.documents.tree import Document, Figure, Heading, Paragraph, Table  # noqa: E402
from asf_starter.look_files import load_look  # noqa: E402

CHAPTERS = 20
RUNS = 6
TEXT = (
    "Vi serverar lunch av råvaror som annars hade slängts. Gästerna är de som arbetar i hamnen och på "
    "sjukhuset, ungefär sextio personer om dagen. I samma lokal säljer vi möbler som vi har lagat. Vi gör "
    "det för att flera av oss har varit utan arbete länge och vet hur det är att inte behövas. "
)


def dossier(chapters: int = CHAPTERS) -> Document:
    """A dossier: each chapter has text and a table of twelve rows; two of five have a chart."""
    blocks = []
    cash = [14_000 + 9_000 * (month % 5) for month in range(12)]
    axis = Axis(MONTHS, "tusen kronor", thousands)
    for chapter in range(chapters):
        blocks.append(
            Heading(1, runs(f"Avsnitt om verksamheten nummer {chapter + 1}"), number=str(chapter + 1))
        )
        blocks += [paragraph(TEXT * 3) for _ in range(2)]
        blocks += [Heading(2, runs("Så räknar vi")), paragraph(TEXT * 2)]
        rows = [
            row(f"Post {n}", *(kronor(1000 * (chapter + 3) * (n + year + 7)) for year in range(3)))
            for n in range(12)
        ]
        blocks.append(
            Table(columns("Kronor", "År 1", "År 2", "År 3"), tuple(rows), "Belopp", runs("Belopp för tre år"))
        )
        if chapter % 5 < 2:
            drawing = cash_chart(cash, axis, "Lägst: 14 000 kr i januari")
            blocks.append(Figure(runs("Kassan räcker"), drawing, "Kassan är lägst i januari."))
    return document(*blocks, title_page=True, contents=True)


def ours(source: Document) -> bytes:
    """Our writer: tagged, with contents and attachment."""
    look = load_look(ROOT / "resources")
    return write_pdf(
        source, look, day=DAY, attachment=Attachment("plan.asfplan", b"[1, 2, 3]" * 10_000, "Planen")
    )


def plain_reportlab(source: Document) -> bytes:
    """reportlab's own layout: no tags, no contents, no attachment; charts as the same shapes."""
    from reportlab import rl_config
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph as Para
    from reportlab.platypus import SimpleDocTemplate, Spacer
    from reportlab.platypus import Table as Grid

    rl_config.useA85 = 0
    fonts = load_look(ROOT / "resources").fonts
    for name in ("Andika-Regular", "Andika-Bold"):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(fonts[f"{name}.ttf"])))
    body = ParagraphStyle("body", fontName="Andika-Regular", fontSize=11, leading=16, spaceAfter=8)
    heading = ParagraphStyle(
        "heading", fontName="Andika-Bold", fontSize=18, leading=24, spaceBefore=24, spaceAfter=8
    )
    style = [("FONT", (0, 0), (-1, -1), "Andika-Regular", 9.5, 13), ("ALIGN", (1, 0), (-1, -1), "RIGHT")]
    story = []
    for block in source.blocks:
        match block:
            case Heading():
                story.append(Para(block.runs[0].text, heading))
            case Paragraph():
                story.append(Para(block.runs[0].text, body))
            case Table():
                cells = [[cell.runs[0].text for cell in line.cells] for line in block.rows]
                story.append(Grid([[column.runs[0].text for column in block.columns], *cells], style=style))
            case Figure():
                story += [Para(block.title[0].text, body), _graphic(block), Spacer(1, 12)]
    out = io.BytesIO()
    SimpleDocTemplate(out, leftMargin=79, rightMargin=62, topMargin=68, bottomMargin=74).build(story)
    return out.getvalue()


def _graphic(figure: Figure) -> object:
    from reportlab.graphics.shapes import Drawing, Line, PolyLine, Rect, String

    from asf_starter.documents import tree

    drawing = Drawing(figure.drawing.width, figure.drawing.height)
    height = figure.drawing.height
    for shape in figure.drawing.shapes:
        match shape:
            case tree.Box():
                drawing.add(Rect(shape.x, height - shape.y - shape.height, shape.width, shape.height))
            case tree.Line():
                drawing.add(Line(shape.x1, height - shape.y1, shape.x2, height - shape.y2))
            case tree.Polyline():
                drawing.add(PolyLine([(x, height - y) for x, y in shape.points]))
            case tree.Words():
                words = String(
                    shape.x, height - shape.y, shape.text, fontName="Andika-Regular", fontSize=shape.size
                )
                drawing.add(words)
    return drawing


def typst_pdf(source: Document) -> bytes:
    """Typst, with its own contents; charts left out, since they would be another program's work."""
    import typst

    lines = ['#set text(lang: "sv", size: 11pt)', "#outline()"]
    for block in source.blocks:
        match block:
            case Heading():
                lines.append("=" * block.level + " " + block.runs[0].text)
            case Paragraph():
                lines.append(block.runs[0].text + "\n")
            case Table():
                cells = [cell.runs[0].text for line in block.rows for cell in line.cells]
                heads = ", ".join(f"[{column.runs[0].text}]" for column in block.columns)
                listed = ", ".join(f"[{cell}]" for cell in cells)
                lines.append(f"#table(columns: {len(block.columns)}, table.header({heads}), {listed})")
    pdf: bytes = typst.compile("\n".join(lines).encode())
    return pdf


def weasyprint_pdf(source: Document) -> bytes:
    """WeasyPrint, from our own web page of the same document."""
    import weasyprint

    from asf_starter.documents.html import write_html

    page = write_html(source, load_look(ROOT / "resources"))
    pdf: bytes = weasyprint.HTML(string=page if isinstance(page, str) else page.decode()).write_pdf(
        pdf_variant="pdf/ua-1"
    )
    return pdf


def best(engines: Sequence[Callable[[Document], bytes]], source: Document) -> list[tuple[float, bytes]]:
    """Seconds of processor time of each engine's best run, and its file. The engines take turns, so that a
    busy moment of the machine meets them all."""
    fastest: list[tuple[float, bytes]] = [(float("inf"), b"")] * len(engines)
    for _ in range(RUNS):
        for number, write in enumerate(engines):
            start = time.process_time()
            data = write(source)
            fastest[number] = min(fastest[number], (time.process_time() - start, data))
    return fastest


def pages(data: bytes) -> int:
    """Number of pages of a file."""
    import pypdf

    return len(pypdf.PdfReader(io.BytesIO(data)).pages)


def compare() -> None:
    """All engines on the same dossier."""
    source = dossier()
    engines: list[tuple[str, str, Callable[[Document], bytes]]] = [
        ("plain reportlab", "reportlab", plain_reportlab),
        ("ours: tagged, contents, attachment", "reportlab", ours),
        ("Typst", "typst", typst_pdf),
        ("WeasyPrint, PDF/UA", "weasyprint", weasyprint_pdf),
    ]
    there = [engine for engine in engines if importlib.util.find_spec(engine[1]) is not None]
    for name, _, _ in engines:
        if name not in [each for each, _, _ in there]:
            print(f"{name:36} not installed")
    results = best([write for _, _, write in there], source)
    unit = results[0][0]
    for (name, _, _), (seconds, data) in zip(there, results, strict=True):
        ratio = f"ratio {seconds / unit:5.2f}"
        print(f"{name:36} {seconds:6.3f} s  {ratio}  {len(data) // 1000:5} kB  {pages(data):3} pages")


def grow() -> None:
    """Our writer on documents of growing length, each in a process of its own."""
    for chapters in (20, 40, 80, 160):
        run = subprocess.run(
            [sys.executable, __file__, str(chapters)], capture_output=True, text=True, check=True
        )
        print(run.stdout.strip())


def peak_memory() -> str:
    """The most memory this process has had, if the system tells (resource usage would count a parent's)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return "unknown"
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return f"{int(line.split()[1]) // 1024} MB"


def one(chapters: int) -> None:
    """One document; prints pages, first run with imports, second run, memory."""
    source = dossier(chapters)
    start = time.process_time()
    data = ours(source)
    first = time.process_time() - start
    start = time.process_time()
    ours(source)
    again = time.process_time() - start
    count = pages(data)
    print(
        f"{count:4} pages  first {first:5.2f} s  again {again:5.2f} s  {1000 * again / count:5.1f} ms a page"
        f"  {len(data) // 1000:5} kB  peak {peak_memory()}"
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        one(int(sys.argv[1]))
    else:
        compare()
        grow()
