"""Faults, one at a time, put into a good file: do the checks notice? Each says which check must."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf


@dataclass(frozen=True)
class Mutation:
    """A fault. ``ours``: our structure check must notice it; ``vera``: veraPDF must."""

    name: str
    apply: Callable[[pikepdf.Pdf], None]
    ours: bool
    vera: bool


def mutated(data: bytes, mutation: Mutation) -> bytes:
    """The file with the fault."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        mutation.apply(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def _elements(pdf: pikepdf.Pdf, tag: str = "") -> Iterator[Any]:
    def walk(entry: Any) -> Iterator[Any]:
        if not tag or f"/{tag}" == entry.S:
            yield entry
        kids = entry.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from walk(kid)

    yield from walk(pdf.Root.StructTreeRoot.K)


def _first(pdf: pikepdf.Pdf, tag: str) -> Any:
    return next(_elements(pdf, tag))


def _edit_pages(pdf: pikepdf.Pdf, pattern: bytes, replacement: bytes) -> None:
    """Replace the first match in any page's content; a fault that changes nothing is a fault of the test."""
    for page in pdf.pages:
        content = page.Contents.read_bytes()
        changed = re.sub(pattern, replacement, content, count=1)
        if changed != content:
            page.Contents = pdf.make_stream(changed)
            return
    raise AssertionError(f"nothing to change: {pattern!r}")


def _edit_metadata(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    content = pdf.Root.Metadata.read_bytes()
    assert old in content
    stream = pdf.make_stream(content.replace(old, new))
    stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    pdf.Root.Metadata = stream


def _as_artifact(pdf: pikepdf.Pdf) -> None:
    _edit_pages(pdf, rb"/P <</MCID \d+>> BDC", b"/Artifact BMC")


def _without_marks(pdf: pikepdf.Pdf) -> None:
    """The last artifact of a page, its footer, loses its marks."""
    _edit_pages(pdf, rb"(?s)/Artifact BMC\n((?:(?!/Artifact BMC).)*)EMC$", rb"\1")


def _swap_kids(entry: Any, first: int, second: int) -> None:
    kids = list(entry.K)
    kids[first], kids[second] = kids[second], kids[first]
    entry.K = pikepdf.Array(kids)


def _retag(entry: Any, tag: str) -> None:
    entry.S = pikepdf.Name("/" + tag)


def _swap_blocks(pdf: pikepdf.Pdf) -> None:
    section = next(entry for entry in _elements(pdf, "Sect") if len(entry.K) > 3)
    _swap_kids(section, 1, 2)


def _swap_sections(pdf: pikepdf.Pdf) -> None:
    top = _first(pdf, "Document").K
    top = top if isinstance(top, pikepdf.Dictionary) else top[0]
    sections = [index for index, kid in enumerate(top.K) if kid.S == "/Sect"]
    _swap_kids(top, sections[-1], sections[-2])


def _swap_link_and_text(pdf: pikepdf.Pdf) -> None:
    paragraph = next(entry for entry in _elements(pdf, "P") if isinstance(entry.get("/K"), pikepdf.Array))
    _swap_kids(paragraph, 0, 1)


def _drop_label(pdf: pikepdf.Pdf) -> None:
    entry = _first(pdf, "LI")
    entry.K = pikepdf.Array([entry.K[1]])


def _drop_link_area(pdf: pikepdf.Pdf) -> None:
    link = _first(pdf, "Link")
    link.K = pikepdf.Array([kid for kid in link.K if not isinstance(kid, pikepdf.Dictionary)])


def _wrong_parent_tree(pdf: pikepdf.Pdf) -> None:
    marks = next(iter(dict(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree).items()).values()))
    first, last = marks[0], marks[len(marks) - 1]
    marks[0], marks[len(marks) - 1] = last, first


def _double_mark(pdf: pikepdf.Pdf) -> None:
    first, second = list(_elements(pdf, "TD"))[:2]
    second.K = first.K


def _forget_mark(pdf: pikepdf.Pdf) -> None:
    cell = _first(pdf, "TD")
    del cell["/K"]


def _without_attribute(tag: str, key: str) -> Callable[[pikepdf.Pdf], None]:
    def apply(pdf: pikepdf.Pdf) -> None:
        del _first(pdf, tag).A[key]

    return apply


def _all(pdf: pikepdf.Pdf, tag: str, change: Callable[[Any], None]) -> None:
    for entry in list(_elements(pdf, tag)):
        change(entry)


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    yield from pdf.pages[0].Resources.Font.values()


def _drop_unicode(pdf: pikepdf.Pdf) -> None:
    for font in _fonts(pdf):
        font.ToUnicode = pdf.make_stream(
            re.sub(rb"<[0-9A-F]{2}> <0061>", rb"<01> <0000>", font.ToUnicode.read_bytes())
        )


def _areas(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        yield from page.get("/Annots", [])


def _set_area(key: str, value: Any) -> Callable[[pikepdf.Pdf], None]:
    def apply(pdf: pikepdf.Pdf) -> None:
        area = next(_areas(pdf))
        if value is None:
            del area[key]
        else:
            area[key] = value

    return apply


def _set_root(key: str, value: Any) -> Callable[[pikepdf.Pdf], None]:
    def apply(pdf: pikepdf.Pdf) -> None:
        if value is None:
            del pdf.Root[key]
        else:
            pdf.Root[key] = value

    return apply


MUTATIONS = (
    Mutation("blocks in another order", _swap_blocks, ours=True, vera=False),
    Mutation("sections in another order", _swap_sections, ours=True, vera=False),
    Mutation("link before its sentence", _swap_link_and_text, ours=True, vera=False),
    Mutation(
        "heading tagged as paragraph", lambda pdf: _retag(_first(pdf, "H2"), "P"), ours=True, vera=False
    ),
    Mutation("heading skips a level", lambda pdf: _retag(_first(pdf, "H2"), "H4"), ours=True, vera=True),
    Mutation("title is no heading", lambda pdf: _retag(_first(pdf, "H1"), "P"), ours=True, vera=True),
    Mutation(
        "header cells as data",
        lambda pdf: _all(pdf, "TH", lambda entry: _retag(entry, "TD")),
        ours=True,
        vera=False,
    ),
    Mutation("text turned into artifact", _as_artifact, ours=True, vera=False),
    Mutation("text outside all marks", _without_marks, ours=True, vera=True),
    Mutation(
        "words of another paragraph", lambda pdf: _edit_pages(pdf, rb"kaf", b"fak"), ours=True, vera=False
    ),
    Mutation(
        "missing space at a line's end",
        lambda pdf: _edit_pages(pdf, rb" \) Tj ET\nBT", b") Tj ET\nBT"),
        True,
        False,
    ),
    Mutation("wrong parent tree", _wrong_parent_tree, ours=True, vera=False),
    Mutation("one mark in two elements", _double_mark, ours=True, vera=False),
    Mutation("mark in no element", _forget_mark, ours=True, vera=False),
    Mutation("link without area", _drop_link_area, ours=True, vera=False),
    Mutation("area leads to another element", _set_area("/StructParent", 0), ours=True, vera=True),
    Mutation("area without words", _set_area("/Contents", None), ours=True, vera=True),
    Mutation("area not to be printed", _set_area("/F", 0), ours=False, vera=True),
    Mutation("entry without label", _drop_label, ours=True, vera=False),
    Mutation("list without numbering", _without_attribute("L", "/ListNumbering"), ours=True, vera=False),
    Mutation("header cell without scope", _without_attribute("TH", "/Scope"), ours=True, vera=True),
    Mutation("figure without box", _without_attribute("Figure", "/BBox"), ours=True, vera=False),
    Mutation(
        "figure without words", lambda pdf: _first(pdf, "Figure").__delitem__("/Alt"), ours=True, vera=True
    ),
    Mutation(
        "row with a missing cell", lambda pdf: _shorten(list(_elements(pdf, "TR"))[-1]), ours=True, vera=True
    ),
    Mutation("unknown tag", lambda pdf: _retag(_first(pdf, "P"), "Paragraf"), ours=True, vera=True),
    Mutation("page without tab order", lambda pdf: pdf.pages[0].__delitem__("/Tabs"), ours=True, vera=True),
    Mutation("document without language", _set_root("/Lang", None), ours=True, vera=True),
    Mutation("not marked as tagged", _set_root("/MarkInfo", None), ours=True, vera=True),
    Mutation("title not shown", _set_root("/ViewerPreferences", None), ours=False, vera=True),
    Mutation("no colour profile", _set_root("/OutputIntents", None), ours=False, vera=True),
    Mutation("no metadata", _set_root("/Metadata", None), ours=False, vera=True),
    Mutation("no title", lambda pdf: _edit_metadata(pdf, b"dc:title", b"dc:relation"), ours=False, vera=True),
    Mutation(
        "does not say PDF/UA", lambda pdf: _edit_metadata(pdf, b"pdfuaid:part", b"pdfuaid:teil"), False, True
    ),
    Mutation(
        "does not say PDF/A",
        lambda pdf: _edit_metadata(pdf, b"<pdfaid:part>3", b"<pdfaid:part>9"),
        False,
        True,
    ),
    Mutation(
        "font not embedded",
        lambda pdf: next(_fonts(pdf)).FontDescriptor.__delitem__("/FontFile2"),
        ours=False,
        vera=True,
    ),
    Mutation("letters without meaning", _drop_unicode, ours=True, vera=True),
    Mutation(
        "colour for printing presses",
        lambda pdf: _edit_pages(pdf, rb"[\d. ]+ rg", b"\n0 0 0 1 k"),
        False,
        True,
    ),
    Mutation(
        "attachment without relation", lambda pdf: pdf.Root.AF[0].__delitem__("/AFRelationship"), False, True
    ),
)


def _shorten(row: Any) -> None:
    row.K = pikepdf.Array(list(row.K)[:-1])
