"""Drawings as PNG pictures, for files that cannot hold the drawing itself.

The paper's pen draws a page as large as the drawing; the PDF reader turns that page into pixels. So a
chart looks the same in every file.
"""

from __future__ import annotations

import struct
import zlib

import pypdfium2

from asf_starter.documents.pdf.drawings import paint_drawing
from asf_starter.documents.pdf.fonts import FontChain
from asf_starter.documents.pdf.look import Colours, Look
from asf_starter.documents.pdf.pen import Pen
from asf_starter.documents.pdf.syntax import ObjectFile, array, dictionary, number
from asf_starter.documents.pdfium import IN_USE
from asf_starter.documents.tree import Drawing

DOTS_PER_INCH = 200
_POINTS_PER_INCH = 72
_BYTES_PER_PIXEL = 3
_PNG_START = b"\x89PNG\r\n\x1a\n"
_RGB = 2  # PNG's number for three colours a pixel


def drawing_png(drawing: Drawing, look: Look, colours: Colours) -> bytes:
    """The drawing as a PNG of 200 dots an inch on a white ground."""
    page = _one_page(drawing, look, colours)
    with IN_USE:
        pdf = pypdfium2.PdfDocument(page)
        bitmap = pdf[0].render(scale=DOTS_PER_INCH / _POINTS_PER_INCH, rev_byteorder=True)
        width, height, stride, pixels = bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
        bitmap.close()
        pdf.close()
    line = width * _BYTES_PER_PIXEL
    rows = (pixels[start : start + line] for start in range(0, height * stride, stride))
    return png(width, height, b"".join(rows))


def png(width: int, height: int, pixels: bytes) -> bytes:
    """A PNG of ``height`` rows of ``width`` pixels, each red, green, blue."""
    line = width * _BYTES_PER_PIXEL
    rows = b"".join(b"\0" + pixels[row * line : (row + 1) * line] for row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, _RGB, 0, 0, 0)
    dots_per_metre = round(DOTS_PER_INCH / 0.0254)
    return _PNG_START + b"".join(
        _chunk(name, data)
        for name, data in (
            (b"IHDR", head),
            (b"pHYs", struct.pack(">IIB", dots_per_metre, dots_per_metre, 1)),
            (b"IDAT", zlib.compress(rows, 6)),
            (b"IEND", b""),
        )
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _one_page(drawing: Drawing, look: Look, colours: Colours) -> bytes:
    pen = Pen(0, drawing.width, drawing.height, FontChain(look), vars(colours))
    paint_drawing(pen, drawing, 0, 0, 1)
    file = ObjectFile()
    fonts: dict[str, str] = {}
    content = file.add_stream({}, pen.finished())
    for font in pen.fonts.loaded:
        fonts |= font.embedded(file)
    tree = file.reserve()
    page = {
        "Type": "/Page",
        "Parent": tree,
        "MediaBox": array(map(number, (0, 0, drawing.width, drawing.height))),
        "Resources": dictionary({"Font": dictionary(fonts)}),
        "Contents": content,
    }
    file.put(tree, dictionary({"Type": "/Pages", "Kids": array([file.add(dictionary(page))]), "Count": "1"}))
    return file.finished(file.add(dictionary({"Type": "/Catalog", "Pages": tree})), file.add(dictionary({})))
