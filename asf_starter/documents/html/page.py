"""The page around the blocks: head, title, facts, contents and closing words."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from asf_starter.documents.headings import Entry
from asf_starter.documents.html.blocks import blocks_html
from asf_starter.documents.html.inline import Making, inline, make_making, plain
from asf_starter.documents.html.style import style_of
from asf_starter.documents.pdf.look import Look
from asf_starter.documents.tree import Document

PROGRAM = "ASF Starter"

# The page may use its own style and nothing else: no scripts, no files, no network.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write_html(document: Document, look: Look) -> bytes:
    """The whole document as one HTML page (UTF-8). The same document and look give the same bytes."""
    making = make_making(document)
    language = escape(document.language)
    text = (
        f'<!DOCTYPE html>\n<html lang="{language}">\n{_head(document, look)}<body>\n'
        f"{_header(making)}{_contents(making)}"
        f"<main>\n{blocks_html(document.blocks, making)}</main>\n{_footer(making)}</body>\n</html>\n"
    )
    return text.encode("utf-8")


def _head(document: Document, look: Look) -> str:
    title = " – ".join(filter(None, (plain(document.title), plain(document.enterprise))))
    named = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "generator": PROGRAM,
        "author": plain(document.enterprise),
        "description": plain(document.subject),
        "referrer": "no-referrer",
    }
    metas = "".join(f'<meta name="{name}" content="{value}">\n' for name, value in named.items() if value)
    return (
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"{metas}<title>{title or PROGRAM}</title>\n"
        f"<style>\n{style_of(look, austere=document.legal_paper)}</style>\n</head>\n"
    )


def _header(making: Making) -> str:
    document = making.document
    parts = []
    if document.draft:
        parts.append(f'<p class="draft">{plain(document.words.draft)}</p>')
    if document.enterprise.strip():
        parts.append(f'<p class="enterprise">{plain(document.enterprise)}</p>')
    parts.append(f"<h1>{plain(document.title)}</h1>")
    if document.subtitle:
        parts.append(f'<p class="subtitle">{plain(document.subtitle)}</p>')
    if document.facts:
        facts = (
            f"<div><dt>{plain(fact.label)}</dt><dd>{inline(fact.runs, making)}</dd></div>"
            for fact in document.facts
        )
        parts.append(f"<dl>{''.join(facts)}</dl>")
    return "<header>\n" + "\n".join(parts) + "\n</header>\n"


def _contents(making: Making) -> str:
    """The headings of the first levels, nested, each a link."""
    document = making.document
    headings = [
        (name, entry)
        for name, entry in making.headings
        if entry.level <= document.contents_levels and entry.words
    ]
    if not document.contents or not headings:
        return ""
    title = plain(document.words.contents)
    return (
        f'<nav aria-labelledby="contents-title">\n<h2 id="contents-title">{title}</h2>\n'
        f"{_nested(headings)}</nav>\n"
    )


def _nested(headings: Sequence[tuple[str, Entry]]) -> str:
    """Headings of one level as a list, those below them as lists inside it."""
    if not headings:
        return ""
    top = headings[0][1].level
    starts = [place for place, (_, entry) in enumerate(headings) if entry.level <= top]
    items = []
    for start, end in zip(starts, [*starts[1:], len(headings)], strict=True):
        name, entry = headings[start]
        number = f'<span class="number">{plain(entry.number)} </span>' if entry.number else ""
        link = f'<a href="#{name}">{number}{escape(entry.words)}</a>'
        items.append(f"<li>{link}{_nested(headings[start + 1 : end])}</li>\n")
    return f"<ul>\n{''.join(items)}</ul>\n"


def _footer(making: Making) -> str:
    document = making.document
    line = " · ".join(
        filter(
            None,
            map(plain, (document.enterprise, document.title, document.date, document.state_code)),
        )
    )
    disclaimer = f"<p>{inline(document.disclaimer, making)}</p>\n" if document.disclaimer else ""
    return f"<footer>\n{disclaimer}<p>{line}</p>\n</footer>\n"
