"""An office program (LibreOffice) that opens our files as a founder would, without a window."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from asf_starter.documents.tree import Advice, Block, Clause, Document, Items, Table

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
MISSING = "no office program here; on Debian and Ubuntu: apt install libreoffice-writer-nogui"
_SECONDS = 300
_MOST_LINES = 4  # that a single word may run over
# Controls and gaps as they are printed, not as fields of a form.
_PDF = 'pdf:writer_pdf_Export:{"ExportFormFields":{"type":"boolean","value":"false"}}'
# What the office program puts before the entries of lists and headings, and the dots of empty lines.
_LABEL = re.compile(r"\.+|\d{1,3}[.)]?|[a-z]{1,2}\)|[§•–☐●◐○?→!×]")


def pdfs_of(paths: Sequence[Path], folder: Path) -> dict[str, bytes]:
    """The files as the office program prints them, by their names without ending; all in one go.

    Raises RuntimeError where it makes nothing of one.
    """
    assert PROGRAM, MISSING
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [
        PROGRAM,
        profile,
        "--headless",
        "--convert-to",
        _PDF,
        "--outdir",
        str(folder),
        *map(str, paths),
    ]
    run = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    made = {path.stem: folder / f"{path.stem}.pdf" for path in paths}
    missing = [name for name, path in made.items() if not path.exists()]
    if missing:
        raise RuntimeError(f"the office program could not read {missing}:\n{run.stdout}{run.stderr}")
    return {name: path.read_bytes() for name, path in made.items()}


def strange_words(text: str, wanted: Sequence[str], document: Document) -> list[str]:
    """Words of a printed text that are neither the wanted ones, in their order, nor repeated on each page
    (footers, heads of tables), nor a label.

    Raises AssertionError where a wanted word is missing or stands elsewhere.
    """
    page = re.sub(r"[{}]", "", document.words.page)
    footer = f"{document.enterprise} · {document.title} {document.date} {document.state_code} {page}"
    usual = frozenset(_pieces(" ".join((footer, *_heads(document.blocks)))))
    expected, found = _pieces(" ".join(wanted)), _pieces(text)
    over, at, place = [], 0, 0
    while place < len(found):
        parts = _parts(found[place:], expected[at]) if at < len(expected) else 0
        at += bool(parts)
        if not parts and not _LABEL.fullmatch(found[place]):
            cut = ("".join(found[place : place + count]) for count in range(1, _MOST_LINES + 1))
            parts = next((count for count, word in enumerate(cut, 1) if word in usual), 0)
            over += [] if parts else [found[place]]
        place += max(parts, 1)
    assert at == len(expected), f"missing, or not in its place: {' '.join(expected[at : at + 8])}"
    return over


def lost_words(text: str, wanted: Sequence[str]) -> list[str]:
    """The wanted words that a printed text does not hold, wherever lines and pages end."""
    printed = "".join(_pieces(text))
    return [word for word in _pieces(" ".join(wanted)) if "…" not in word and word not in printed]


def _parts(found: Sequence[str], wanted: str) -> int:
    """How many of the found words are the wanted one, which may be cut at the ends of lines; 0 for none."""
    pattern = re.escape(wanted).replace("…", r"(\d+|…)")
    tried = ("".join(found[:count]) for count in range(1, _MOST_LINES + 1))
    return next((count for count, word in enumerate(tried, 1) if re.fullmatch(pattern, word)), 0)


def _pieces(text: str) -> list[str]:
    """The words, cut at hyphens (those at the end of a line are read back as characters of their own) and
    behind the number of an entry, which may stand close to it."""
    text = re.sub("[-\x02\ufffe]", " ", text.replace("\u00ad", ""))
    return re.sub(r"(^|\s)(\d{1,3}\.)(?=[^\W\d])", r"\1\2 ", text).split()


def _heads(blocks: Iterable[Block]) -> Iterator[str]:
    """The heads of all tables, which stand on each page that their table runs over."""
    for block in blocks:
        match block:
            case Table(columns=columns):
                yield from ("".join(run.text for run in column.runs) for column in columns)
            case Advice(blocks=inside) | Clause(blocks=inside):
                yield from _heads(inside)
            case Items(items=items):
                for item in items:
                    yield from _heads(item.blocks)
            case _:
                pass
