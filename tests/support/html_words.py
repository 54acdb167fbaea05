"""The words on a web page in the order in which they are read; drawings are left out."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

_INLINE = ("a", "small", "span", "strong", "svg")


def words_on(page: bytes) -> list[str]:
    """The words of a whole page."""
    return said(html.document_fromstring(page.decode("utf-8")).body)


def said(element: html.HtmlElement) -> list[str]:
    """The words of an element."""
    return "".join(_texts(element)).replace("\u00ad", "").split()


def _texts(element: html.HtmlElement) -> Iterator[str]:
    apart = "" if element.tag in _INLINE else " "
    if element.tag not in ("svg", "style"):
        yield apart + (element.text or "")
        for child in element:
            yield from _texts(child)
    yield apart + (element.tail or "")
