"""Reads the structure tree of a PDF back, text included, and holds it against the document it came from.

veraPDF cannot see whether the words stand in the right order, whether a heading is tagged as a
paragraph, or whether text was left out of the tree. This check can: it compares with the source.

    from pdf_structure import problems
    assert problems(pdf_bytes, document) == []
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pdf_story import PAGE, Story, headings, lists_contents, words_of

from asf_starter.documents.tree import Document

BLOCKS = frozenset(
    [
        "Document",
        "Sect",
        "Div",
        "P",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "Caption",
        "TR",
        "TH",
        "TD",
        "TOC",
        "TOCI",
        "Figure",
    ]
)
"""Tags that begin and end words; text inside the others runs on."""
INLINE = frozenset(("Span", "Link", "Reference"))


@dataclass(eq=False)
class Node:
    """An element read back: its own pieces of text and its kids, in reading order.

    ``entry`` is the element itself, for as long as the file is open.
    """

    tag: str
    entry: Any
    actual_text: str | None = None
    kids: list[Node | str | tuple[str, int]] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    def text(self, without: str = "") -> str:
        """What is read aloud, perhaps without the elements of a tag."""
        if self.tag == without:
            inner = ""
        elif self.actual_text is not None:
            inner = self.actual_text
        elif self.tag == "Figure":
            inner = ""
        else:
            inner = "".join(self._pieces(without))
        return f" {inner} " if self.tag in BLOCKS else inner

    def _pieces(self, without: str) -> Iterator[str]:
        for kid in self.kids:
            if isinstance(kid, Node):
                yield kid.text(without)
            elif isinstance(kid, str):
                yield kid

    def walk(self) -> Iterator[Node]:
        """This node and all below it."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def elements(self) -> list[Node]:
        """The kids that are elements."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def first_page(self) -> int:
        """The page, from 0, that its first text stands on; -1 without text."""
        return next((page for node in self.walk() for page in node.pages), -1)


@dataclass
class Reading:
    """A PDF as a screen reader meets it."""

    root: Node
    problems: list[str]
    artifacts: list[str]


def problems(data: bytes, document: Document) -> list[str]:
    """What is wrong with the structure of a file, compared with its document; empty when all is well."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        reading = read(pdf)
        found = list(reading.problems)
        found += [
            f"no such tag: {node.tag}" for node in reading.root.walk() if node.tag not in BLOCKS | INLINE
        ]
        found += _text_problems(reading.root, document)
        found += _contents_problems(reading.root, document)
        found += _heading_problems(reading.root, document)
        found += _link_problems(pdf, reading.root)
        found += _table_problems(reading.root)
        found += _list_problems(reading.root)
        found += _figure_problems(reading.root)
        found += [f"page {i + 1}: tab order" for i, page in enumerate(pdf.pages) if page.get("/Tabs") != "/S"]
        if str(pdf.Root.get("/Lang", "")) != document.language:
            found.append("language of the document")
        if "/MarkInfo" not in pdf.Root or not pdf.Root.MarkInfo.get("/Marked"):
            found.append("not marked as tagged")
    return found


def read(pdf: pikepdf.Pdf) -> Reading:
    """Read the tree back, and check that marks and tree belong to each other, one to one."""
    texts: dict[tuple[int, int], str] = {}
    artifacts: list[str] = []
    found: list[str] = []
    for index, page in enumerate(pdf.pages):
        marked, loose, stray = _page_text(page)
        texts |= {(index, mcid): text for mcid, text in marked.items()}
        artifacts += loose
        found += [f"page {index + 1}: text outside all marks: {text!r}" for text in stray]
    numbers = {page.objgen: index for index, page in enumerate(pdf.pages)}
    used: Counter[tuple[int, int]] = Counter()
    structure = pdf.Root.StructTreeRoot
    root = _node(
        structure.K[0] if isinstance(structure.K, pikepdf.Array) else structure.K, numbers, texts, used
    )
    found += [f"mark {key} used {count} times" for key, count in used.items() if count > 1]
    found += [f"mark {key} is in no element: {texts[key]!r}" for key in texts if key not in used]
    found += [f"mark {key} is not on its page" for key in used if key not in texts]
    found += _parent_tree_problems(pdf, root, numbers)
    return Reading(root, found, artifacts)


def _node(entry: Any, numbers: dict[Any, int], texts: dict[Any, str], used: Counter[Any]) -> Node:
    node = Node(str(entry.S)[1:], entry, str(entry.ActualText) if "/ActualText" in entry else None)
    home = entry.get("/Pg")
    for kid in _kids(entry):
        if not isinstance(kid, pikepdf.Dictionary):
            key = (numbers[home.objgen], int(kid))
        elif kid.get("/Type") == "/MCR":
            key = (numbers[kid.Pg.objgen], int(kid.MCID))
        elif kid.get("/Type") == "/OBJR":
            node.kids.append(("annotation", kid.Obj.objgen))
            continue
        else:
            node.kids.append(_node(kid, numbers, texts, used))
            continue
        used[key] += 1
        node.kids.append(texts.get(key, ""))
        node.pages.append(key[0])
    return node


def _kids(entry: Any) -> list[Any]:
    kids = entry.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _page_text(page: pikepdf.Page) -> tuple[dict[int, str], list[str], list[str]]:
    """Text by mark, text of artifacts, and text outside all marks."""
    fonts = {str(key): _to_unicode(font) for key, font in page.Resources.Font.items()}
    marked: dict[int, str] = {}
    artifacts: list[str] = []
    stray: list[str] = []
    stack: list[int | str] = []
    codes: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BMC":
                stack.append(str(operands[0]))
            case "BDC":
                stack.append(int(operands[1].MCID) if "/MCID" in operands[1] else str(operands[0]))
                if isinstance(stack[-1], int):
                    marked.setdefault(stack[-1], "")
            case "EMC":
                if stack:
                    stack.pop()
            case "Tf":
                codes = fonts[str(operands[0])]
            case "Tj":
                text = "".join(codes.get(code, "\ufffd") for code in bytes(operands[0]))
                mark = next((each for each in reversed(stack) if isinstance(each, int)), None)
                if mark is not None:
                    marked[mark] += text
                elif "/Artifact" in stack:
                    artifacts.append(text)
                else:
                    stray.append(text)
    return marked, artifacts, stray


def _to_unicode(font: Any) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode()
    pairs = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]+)>", table)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs if len(text) >= 4}


def _parent_tree_problems(pdf: pikepdf.Pdf, root: Node, numbers: dict[Any, int]) -> list[str]:
    found = []
    tree = dict(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree).items())
    for index, page in enumerate(pdf.pages):
        if int(page.get("/StructParents", -1)) != index:
            found.append(f"page {index + 1}: StructParents")
    for node in root.walk():
        entry = node.entry
        for kid in _kids(entry):
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") not in ("/MCR", "/OBJR"):
                if kid.P.objgen != entry.objgen:
                    found.append(f"{kid.S} does not lead back to its parent")
                continue
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
                owner = tree.get(int(kid.Obj.get("/StructParent", -1)))
            else:
                page = kid.Pg if isinstance(kid, pikepdf.Dictionary) else entry.Pg
                mcid = int(kid.MCID) if isinstance(kid, pikepdf.Dictionary) else int(kid)
                marks = tree.get(numbers[page.objgen], [])
                owner = marks[mcid] if mcid < len(marks) else None
            if owner is None or owner.objgen != entry.objgen:
                found.append(f"the parent tree does not lead back to {node.tag}")
    return found


def _text_problems(root: Node, document: Document) -> list[str]:
    widths = iter([_width(node) for node in root.walk() if node.tag == "Table"])
    expected = words_of(document, widths)
    actual = root.text(without="TOC").split()
    for index, (one, other) in enumerate(zip(expected, actual, strict=False)):
        if not _same(one, other):
            near = " ".join(expected[max(0, index - 3) : index + 4])
            return [f"word {index}: {other!r} instead of {one!r} in “{near}”"]
    if len(expected) != len(actual):
        rest = (expected + actual)[min(len(expected), len(actual)) :]
        return [f"{len(actual)} words instead of {len(expected)}, from {rest[:5]}"]
    return []


def _same(expected: str, actual: str) -> bool:
    """Whether words are the same, whatever number a reference to a page prints."""
    if PAGE not in expected:
        return expected == actual
    return re.fullmatch(re.escape(expected).replace(PAGE, r"\d+"), actual) is not None


def _contents_problems(root: Node, document: Document) -> list[str]:
    """The table of contents lists the headings of the levels asked for, with the pages that they stand on."""
    toc = next((node for node in root.walk() if node.tag == "TOC"), None)
    if toc is None or not lists_contents(document):
        return (
            []
            if toc is None and not lists_contents(document)
            else ["a table of contents is missing or too much"]
        )
    pages = [node.first_page() + 1 for node in root.walk() if re.fullmatch("H[1-6]", node.tag)][2:]
    made, most = zip(headings(document), pages, strict=False), document.contents_levels
    wanted = [f"{heading.plain} {page}".split() for heading, page in made if heading.level <= most]
    listed = [node.text().split() for node in toc.elements()]
    return [] if listed == wanted else [f"contents: {listed} instead of {wanted}"]


def _heading_problems(root: Node, document: Document) -> list[str]:
    nodes = [node for node in root.walk() if re.fullmatch("H[1-6]", node.tag)]
    tagged = [(int(node.tag[1]), " ".join(node.text().split())) for node in nodes]
    made = headings(document)
    wanted = [Story(0, document.title, document.title)]
    wanted += [Story(1, document.words.contents, document.words.contents)] if lists_contents(document) else []
    wanted += made
    if len(wanted) != len(tagged):
        return [f"{len(tagged)} headings instead of {len(wanted)}"]
    found = []
    for story, (tag, words) in zip(wanted, tagged, strict=True):
        if not _same(" ".join(story.words.split()), words):
            found.append(f"heading “{words}” instead of “{story.words}”")
        if tag != min(story.level + 1, 6):  # the document's title is H1
            found.append(f"heading “{words}” of level {story.level} is tagged H{tag}")
    return found


def _link_problems(pdf: pikepdf.Pdf, root: Node) -> list[str]:
    found = []
    linked: set[Any] = set()
    for node in root.walk():
        if node.tag == "Link":
            areas = [kid[1] for kid in node.kids if isinstance(kid, tuple)]
            linked |= set(areas)
            if not areas:
                found.append(f"link without area: {node.text()!r}")
    for index, page in enumerate(pdf.pages):
        for area in page.get("/Annots", []):
            if area.objgen not in linked:
                found.append(f"page {index + 1}: an area that belongs to no link")
            if not str(area.get("/Contents", "")).strip():
                found.append(f"page {index + 1}: an area without words")
            left, bottom, right, top = (float(edge) for edge in area.Rect)
            width, height = float(page.mediabox[2]), float(page.mediabox[3])
            if not (0 <= left < right <= width and 0 <= bottom < top <= height):
                found.append(f"page {index + 1}: an area outside the page: {[left, bottom, right, top]}")
    return found


def _cells(row: Node) -> list[Node]:
    return [cell for cell in row.elements() if cell.tag in ("TH", "TD")]


def _span(cell: Node) -> int:
    attributes = cell.entry.get("/A")
    return int(attributes.get("/ColSpan", 1)) if attributes is not None else 1


def _width(table: Node) -> int:
    first = next(row for row in table.elements() if row.tag == "TR")
    return sum(_span(cell) for cell in _cells(first))


def _table_problems(root: Node) -> list[str]:
    found = []
    for table in (node for node in root.walk() if node.tag == "Table"):
        rows = [row for row in table.elements() if row.tag == "TR"]
        widths = {sum(_span(cell) for cell in _cells(row)) for row in rows}
        if len(widths) != 1:
            found.append(f"rows of a table are {sorted(widths)} wide")
        if not rows or any(cell.tag != "TH" for cell in _cells(rows[0])):
            found.append("the first row of a table is no header")
        for cell in (node for row in rows for node in _cells(row) if node.tag == "TH"):
            attributes = cell.entry.get("/A")
            if attributes is None or attributes.get("/Scope") not in ("/Column", "/Row"):
                found.append(f"header cell without scope: {cell.text()!r}")
        if {kid.tag for kid in table.elements()} - {"TR", "Caption"}:
            found.append("something else than rows in a table")
    return found


def _list_problems(root: Node) -> list[str]:
    found = []
    for node in root.walk():
        if node.tag == "L":
            attributes = node.entry.get("/A")
            if attributes is None or "/ListNumbering" not in attributes:
                found.append("list without numbering")
            if any(kid.tag != "LI" for kid in node.elements()):
                found.append("something else than entries in a list")
        if node.tag == "LI":
            tags = [kid.tag for kid in node.elements()]
            if tags[:1] != ["Lbl"] or tags[1:] not in ([], ["LBody"]):
                found.append(f"entry made of {tags}")
    return found


def _figure_problems(root: Node) -> list[str]:
    found = []
    for figure in (node for node in root.walk() if node.tag == "Figure"):
        if not str(figure.entry.get("/Alt", "")).strip():
            found.append("figure without alternative text")
        attributes = figure.entry.get("/A")
        if attributes is None or "/BBox" not in attributes:
            found.append("figure without bounding box")
    return found
