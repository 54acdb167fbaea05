"""The look as CSS: its colours and sizes as custom properties, then the style sheet that uses them."""

from __future__ import annotations

from decimal import Decimal

from asf_starter.documents.pdf.look import Colours, Look


def style_of(look: Look, *, austere: bool) -> str:
    """The whole style sheet of a page. ``austere``: legal papers, without colour."""
    families = ", ".join(f'"{family.name}"' for family in look.paper.families)
    columns = (look.colours, look.dark)
    light, dark = (_colours(column.austere() if austere else column) for column in columns)
    page = look.paper.page_mm
    margins = " ".join(f"{side}mm" for side in (page.top, page.right, page.bottom, page.left))
    return (
        f":root {{ --fonts: {families}; {light} {_sizes(look)} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
        f"@page {{ size: {page.width}mm {page.height}mm; margin: {margins}; }}\n"
        f"@page wide {{ size: {page.height}mm {page.width}mm; }}\n"
        f"{look.web_style.read_text('utf-8')}"
    )


def _colours(colours: Colours) -> str:
    return " ".join(f"--{token.replace('_', '-')}: {value};" for token, value in vars(colours).items())


def _sizes(look: Look) -> str:
    """Sizes in parts of the running text's, so that the page follows the reader's own setting."""
    paper = look.paper
    body = paper.body.size
    sizes = {
        "lead": paper.lead.size,
        "quiet": paper.quiet.size,
        "small": paper.small.size,
        "table": paper.table.size,
        "title": paper.title.size,
        **{f"h{level}": style.size for level, style in enumerate(paper.headings[1:], 2)},
    }
    return " ".join(f"--{name}: {_part(size / body)}rem;" for name, size in sizes.items())


def _part(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.001')).normalize():f}"
