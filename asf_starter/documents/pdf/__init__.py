"""The PDF writer. Blocks become parts that flow over pages and, at the same time, a structure tree.

``blocks`` makes the parts, ``pages`` lays them out, ``pen`` paints them and marks what belongs to which
element of ``structure``; ``writer`` puts the file together. reportlab reads and cuts the fonts.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asf_starter.documents.pdf.look import Colours, Look, Paper, Tokens
    from asf_starter.documents.pdf.origins import Area, Printed, area_at, origins_on
    from asf_starter.documents.pdf.properties import Attachment
    from asf_starter.documents.pdf.writer import Cancelled, print_pdf, write_pdf

__all__ = [
    "Area",
    "Attachment",
    "Cancelled",
    "Colours",
    "Look",
    "Paper",
    "Printed",
    "Tokens",
    "area_at",
    "origins_on",
    "print_pdf",
    "write_pdf",
]

_HOMES: Mapping[str, str] = {
    "Area": "origins",
    "Attachment": "properties",
    "Cancelled": "writer",
    "Colours": "look",
    "Look": "look",
    "Paper": "look",
    "Printed": "origins",
    "Tokens": "look",
    "area_at": "origins",
    "origins_on": "origins",
    "print_pdf": "writer",
    "write_pdf": "writer",
}


def __getattr__(name: str) -> object:
    """Loads a part when it is first asked for: the window needs the colours, not reportlab."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
