"""Exporting: from a plan worked out to files on disk, one document and format at a time.

Command line and window take the same step. Each file is written whole or not at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from asf_starter.core.assessment import Assessment
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.conditions import holds
from asf_starter.core.outlines import Outline
from asf_starter.documents.compose import compose
from asf_starter.documents.docx import write_docx
from asf_starter.documents.dossier import bind
from asf_starter.documents.html import write_html
from asf_starter.documents.markdown import write_markdown
from asf_starter.documents.pdf import Attachment, Look, write_pdf
from asf_starter.documents.tree import Document
from asf_starter.look_files import load_look
from asf_starter.storage.atomic import replace_file
from asf_starter.storage.plan_files import encode_plan
from asf_starter.storage.plan_in_pdf import ATTACHMENT_NAME

Progress = Callable[[str, int], bool]
"""Told the document's title and the page; False cancels."""


@dataclass(frozen=True)
class Options:
    """How to export. ``with_plan`` puts the plan into each PDF (without private notes). ``one_file`` binds
    the documents into one."""

    formats: tuple[str, ...] = ("pdf",)
    one_file: bool = False
    with_plan: bool = True
    large_print: bool = False
    ink_saving: bool = False


def documents_for(assessment: Assessment, handbook: Handbook) -> tuple[Outline, ...]:
    """The documents that make sense for this plan, in order."""
    return tuple(
        outline
        for outline in handbook.outlines.values()
        if holds(outline.when, assessment.answers.value, handbook.rules) is True
    )


def export_documents(
    assessment: Assessment,
    handbook: Handbook,
    document_ids: Sequence[str],
    folder: Path,
    options: Options = Options(),
    *,
    resources: Path,
    progress: Progress | None = None,
) -> list[Path]:
    """Writes the documents into a folder (made if need be) and gives the files in order.

    Formats that a document does not offer are passed over. Raises FileProblem where a file cannot be
    written; files written before stay.
    """
    look = load_look(resources)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for document, formats in _composed(assessment, handbook, document_ids, options):
        for form in formats:
            data = _WRITERS[form](document, assessment, look, options, progress)
            path = folder / f"{file_stem(document)}.{form}"
            replace_file(path, data, mode=0o644)
            written.append(path)
    return written


def _composed(
    assessment: Assessment, handbook: Handbook, document_ids: Sequence[str], options: Options
) -> Iterator[tuple[Document, tuple[str, ...]]]:
    """The documents to write, each with the formats that are asked for and offered."""
    outlines = [handbook.outlines[document_id] for document_id in document_ids]
    if options.one_file and outlines:
        documents = [compose(outline.id, assessment, handbook) for outline in outlines]
        title = handbook.text("common.dossier.title")
        yield bind(documents, title, handbook.text("common.dossier.subject")), options.formats
        return
    for outline in outlines:
        formats = tuple(form for form in options.formats if form in outline.formats)
        if formats:
            yield compose(outline.id, assessment, handbook), formats


def file_stem(document: Document) -> str:
    """A file name that sorts and travels well: enterprise and title in plain letters."""
    return f"{_slug(document.enterprise)}-{_slug(document.title)}"[:120]


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "plan"


def _pdf(
    document: Document,
    assessment: Assessment,
    look: Look,
    options: Options,
    progress: Progress | None,
) -> bytes:
    attachment = None
    if options.with_plan:
        data = encode_plan(assessment.plan, private=False)
        attachment = Attachment(ATTACHMENT_NAME, data, "application/json")

    def page(number: int) -> bool:
        return progress is None or progress(document.title, number)

    return write_pdf(
        document,
        look,
        day=assessment.day,
        attachment=attachment,
        progress=page,
        large_print=options.large_print,
        ink_saving=options.ink_saving,
    )


def _markdown(
    document: Document,
    assessment: Assessment,
    look: Look,
    options: Options,
    progress: Progress | None,
) -> bytes:
    return write_markdown(document).encode("utf-8")


def _docx(
    document: Document,
    assessment: Assessment,
    look: Look,
    options: Options,
    progress: Progress | None,
) -> bytes:
    return write_docx(document, look, day=assessment.day)


def _html(
    document: Document,
    assessment: Assessment,
    look: Look,
    options: Options,
    progress: Progress | None,
) -> bytes:
    return write_html(document, look)


Writer = Callable[[Document, Assessment, Look, Options, Progress | None], bytes]

_WRITERS: Mapping[str, Writer] = {"pdf": _pdf, "docx": _docx, "html": _html, "md": _markdown}
FORMATS = tuple(_WRITERS)
