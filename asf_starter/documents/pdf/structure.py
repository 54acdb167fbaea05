"""The structure tree: what the pieces of text on the pages are, in the order in which they are read.

The tree is built from the document before anything is painted; painting only adds marks. So the
reading order is the order of the document, whatever the pages look like (ISO 32000-1, 14.7 and 14.8;
ISO 14289-1).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from asf_starter.documents.pdf.syntax import ObjectFile, array, dictionary, name, number, text


@dataclass(frozen=True)
class Mark:
    """A marked piece of a page's content."""

    page: int
    mcid: int


@dataclass(frozen=True)
class AnnotationMark:
    """A link's clickable area; ``key`` is its place in the parent tree."""

    page: int
    reference: str
    key: int


@dataclass(eq=False)
class Element:
    """A node of the structure tree.

    ``attributes`` are the entries of its attribute dictionary, in PDF notation, with their owner.
    ``waits``: it takes its place among its siblings when its first mark is painted, because the text
    around it belongs to the parent directly.
    """

    tag: str
    parent: Element | None = None
    owner: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    alternative: str = ""
    actual_text: str = ""
    language: str = ""
    waits: bool = False
    kids: list[Element | Mark | AnnotationMark] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.parent is not None and not self.waits:
            self.parent.kids.append(self)

    def add(self, kid: Mark | AnnotationMark) -> None:
        """Add painted content, and take one's place if one has waited for it."""
        if self.waits and self.parent is not None:
            self.parent.kids.append(self)
            self.waits = False
        self.kids.append(kid)

    def adopt(self, element: Element) -> None:
        """Take an element that was made without a parent as the last kid."""
        element.parent = self
        self.kids.append(element)

    def is_empty(self) -> bool:
        """Whether nothing was painted for this element or any below it."""
        return all(isinstance(kid, Element) and kid.is_empty() for kid in self.kids)


def write_structure(file: ObjectFile, root: Element, pages: list[str]) -> str:
    """Write the tree below ``root`` and the parent tree; the reference of the structure tree root.

    ``pages`` are the references of the pages. Elements without content are left out, except cells,
    which keep a table's rows equally wide. Page ``i`` has the key ``i`` in the parent tree;
    annotations bring their own keys.
    """
    references: dict[Element, str] = {}
    owners: dict[int, dict[int, str]] = {}
    annotations: dict[int, str] = {}
    tree = file.reserve()
    _number(file, root, references)
    for element, reference in references.items():
        parent = references[element.parent] if element.parent is not None else tree
        entries = {"S": name(element.tag), "P": parent, **_properties(element)}
        kids = []
        home = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        if home is not None:
            entries["Pg"] = pages[home]
        for kid in element.kids:
            if isinstance(kid, Element):
                if kid in references:
                    kids.append(references[kid])
            elif isinstance(kid, Mark):
                owners.setdefault(kid.page, {})[kid.mcid] = reference
                kids.append(_mark(kid, home, pages))
            else:
                annotations[kid.key] = reference
                kids.append(f"<</Type /OBJR /Pg {pages[kid.page]} /Obj {kid.reference}>>")
        if kids:
            entries["K"] = kids[0] if len(kids) == 1 else array(kids)
        file.put(reference, dictionary(entries))
    numbers = _parent_tree(file, owners, annotations)
    root_entries = {
        "Type": "/StructTreeRoot",
        "K": references[root],
        "ParentTree": file.add(dictionary({"Nums": array(numbers)})),
        "ParentTreeNextKey": str(max([len(pages) - 1, *annotations]) + 1),
    }
    file.put(tree, dictionary(root_entries))
    return tree


def walk(element: Element) -> Iterator[Element]:
    """The element and everything below it, in reading order."""
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from walk(kid)


def _number(file: ObjectFile, element: Element, references: dict[Element, str]) -> None:
    references[element] = file.reserve()
    for kid in element.kids:
        if isinstance(kid, Element) and (kid.tag in ("TH", "TD") or not kid.is_empty()):
            _number(file, kid, references)


def _mark(mark: Mark, home: int | None, pages: list[str]) -> str:
    if mark.page == home:
        return str(mark.mcid)
    return f"<</Type /MCR /Pg {pages[mark.page]} /MCID {mark.mcid}>>"


def _properties(element: Element) -> dict[str, str]:
    entries = {}
    if element.attributes:
        entries["A"] = dictionary({"O": name(element.owner), **element.attributes})
    if element.alternative:
        entries["Alt"] = text(element.alternative)
    if element.actual_text:
        entries["ActualText"] = text(element.actual_text)
    if element.language:
        entries["Lang"] = text(element.language)
    return entries


def _parent_tree(
    file: ObjectFile, owners: dict[int, dict[int, str]], annotations: dict[int, str]
) -> list[str]:
    numbers = []
    for page, marks in sorted(owners.items()):
        numbers += [str(page), file.add(array(marks[mcid] for mcid in range(len(marks))))]
    for key, reference in sorted(annotations.items()):
        numbers += [str(key), reference]
    return numbers


def bounding_box(left: float, bottom: float, right: float, top: float) -> str:
    """A rectangle on the page, as an attribute."""
    return array(number(edge) for edge in (left, bottom, right, top))
