"""Exporting: from a plan worked out to files on disk, one document and format at a time.

Command line and window take the same step. Each file is written whole or not at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from asf_starter.core.assessment import Assessment
from asf_starter.core.comparing import Comparison
from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import Plan
from asf_starter.core.travelling import as_inside, with_names_by_hand, with_numbers_covered, without_names
from asf_starter.documents.changes import changes_document
from asf_starter.documents.compose import compose
from asf_starter.documents.docx import write_docx
from asf_starter.documents.dossier import bind
from asf_starter.documents.html import write_html
from asf_starter.documents.markdown import write_markdown
from asf_starter.documents.pdf import Attachment, Look, Printed, print_pdf
from asf_starter.documents.phrases import phrases_of
from asf_starter.documents.sie import write_sie
from asf_starter.documents.tree import Document
from asf_starter.documents.xlsx import write_xlsx
from asf_starter.export_options import USUAL, Options
from asf_starter.look_files import load_look
from asf_starter.storage.atomic import replace_file
from asf_starter.storage.plan_files import encode_plan
from asf_starter.storage.plan_in_pdf import ATTACHMENT_NAME

Progress = Callable[[str, int], bool]
"""Told the document's title and the page; False cancels."""


def export_documents(
    assessment: Assessment,
    handbook: Handbook,
    document_ids: Sequence[str],
    folder: Path,
    options: Options = USUAL,
    *,
    resources: Path,
    progress: Progress | None = None,
) -> list[Path]:
    """Writes the documents into a folder (made if need be) and gives the files in order.

    Formats that a document does not offer are passed over. Nothing is written before everything is made,
    so that a cancelled export leaves no files. Raises FileProblem where a file cannot be written.
    """
    look = load_look(resources)
    assessment = _shown(assessment, handbook, options)
    folder.mkdir(parents=True, exist_ok=True)
    made: dict[Path, bytes] = {}
    for document, formats in _composed(assessment, handbook, document_ids, options):
        job = _Job(document, assessment, handbook, look, options, progress)
        _make(job, formats, folder, made)
    return _write(made)


def export_changes(
    comparison: Comparison, handbook: Handbook, folder: Path, formats: Sequence[str], *, resources: Path
) -> list[Path]:
    """Writes the list of what has changed between two plans as a paper, and gives the files in order.

    It carries no plan. ``formats`` are of :data:`READ_FORMATS`. Raises FileProblem where a file cannot be
    written.
    """
    options = Options(tuple(formats), with_plan=False)
    document = changes_document(comparison, handbook)
    made: dict[Path, bytes] = {}
    folder.mkdir(parents=True, exist_ok=True)
    _make(
        _Job(document, comparison.new, handbook, load_look(resources), options, None), formats, folder, made
    )
    return _write(made)


def _make(job: _Job, formats: Sequence[str], folder: Path, made: dict[Path, bytes]) -> None:
    """Adds a document's files, each under a name that is free."""
    for form in formats:
        for ending, data in _WRITERS[form](job).items():
            made[_free(folder, file_stem(job.document), ending, made)] = data


def _write(made: Mapping[Path, bytes]) -> list[Path]:
    for path, data in made.items():
        replace_file(path, data, mode=0o644)
    return list(made)


def _free(folder: Path, stem: str, ending: str, taken: Mapping[Path, bytes]) -> Path:
    """A file of this name; numbered where another paper of the same export is called the same."""
    path, number = folder / f"{stem}{ending}", 2
    while path in taken:
        path, number = folder / f"{stem}-{number}{ending}", number + 1
    return path


def _composed(
    assessment: Assessment, handbook: Handbook, document_ids: Sequence[str], options: Options
) -> Iterator[tuple[Document, tuple[str, ...]]]:
    """The documents to write, each with the formats that are asked for and offered.

    Bound into one file are the formats that people read; a workbook or a file for bookkeeping stays its own.
    An edition is left out where the whole document is bound, too: it would say the same again.
    """
    outlines = [handbook.outlines[document_id] for document_id in document_ids]
    formats = options.formats
    made = partial(compose, assessment=assessment, handbook=handbook, private_notes=options.private_notes)
    if options.one_file and outlines:
        documents = [made(outline.id) for outline in outlines if outline.edition_of not in document_ids]
        title = handbook.text("common.dossier.title")
        bound = bind(documents, title, handbook.text("common.dossier.subject"))
        yield bound, tuple(form for form in formats if form not in BUDGET_FORMATS)
        formats = tuple(form for form in formats if form in BUDGET_FORMATS)
    for outline in outlines:
        offered = tuple(form for form in formats if form in outline.formats)
        if offered:
            yield made(outline.id), offered


def print_documents(
    assessment: Assessment,
    handbook: Handbook,
    document_ids: Sequence[str],
    options: Options = USUAL,
    *,
    resources: Path,
    progress: Progress | None = None,
) -> Printed:
    """One PDF of one or more documents to look at or to print, and where on its pages the answers stand."""
    options = replace(options, formats=("pdf",), one_file=len(document_ids) > 1, with_plan=False)
    assessment = _shown(assessment, handbook, options)
    document, _ = next(_composed(assessment, handbook, document_ids, options))
    return _printed(_Job(document, assessment, handbook, load_look(resources), options, progress))


def _shown(assessment: Assessment, handbook: Handbook, options: Options) -> Assessment:
    """The plan as others may read it. Whatever is printed or sent goes through here."""
    assessment = with_numbers_covered(assessment, handbook)
    return assessment if options.names else with_names_by_hand(assessment, handbook)


def file_stem(document: Document) -> str:
    """A file name that sorts and travels well: enterprise and title in plain letters."""
    return f"{_slug(document.enterprise)}-{_slug(document.title)}"[:120]


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "plan"


@dataclass(frozen=True)
class _Job:
    """What a writer may need."""

    document: Document
    assessment: Assessment
    handbook: Handbook
    look: Look
    options: Options
    progress: Progress | None


def _pdf(job: _Job) -> Files:
    return {".pdf": _printed(job).data}


def _printed(job: _Job) -> Printed:
    attachment = None
    if job.options.with_plan:
        plan = encode_plan(_travelling(job), private=False, evidence=job.options.with_evidence)
        attachment = Attachment(ATTACHMENT_NAME, plan, "application/json")

    def page(number: int) -> bool:
        return job.progress is None or job.progress(job.document.title, number)

    return print_pdf(
        job.document,
        job.look,
        day=job.assessment.day,
        attachment=attachment,
        progress=page,
        large_print=job.options.large_print,
        ink_saving=job.options.ink_saving,
    )


def _travelling(job: _Job) -> Plan:
    """The plan as it lies in a PDF."""
    plan = job.assessment.plan
    inside = plan if job.options.names else without_names(plan, job.handbook.interview)
    return as_inside(inside, job.assessment.state_code)


def _markdown(job: _Job) -> Files:
    return {".md": write_markdown(job.document).encode("utf-8")}


def _docx(job: _Job) -> Files:
    return {".docx": write_docx(job.document, job.look, day=job.assessment.day)}


def _html(job: _Job) -> Files:
    return {".html": write_html(job.document, job.look)}


def _xlsx(job: _Job) -> Files:
    phrases = phrases_of(job.handbook)
    return {".xlsx": write_xlsx(job.assessment, phrases, job.look, day=job.assessment.day)}


def _sie(job: _Job) -> Files:
    """A file for each financial year, named by the year in which it ends."""
    phrases = phrases_of(job.handbook)
    files = write_sie(job.assessment, phrases, day=job.assessment.day)
    return {f"-{year}.se": data for year, data in files.items()}


Files = Mapping[str, bytes]
"""What a writer gives: the contents of files by the ending of their names."""

Writer = Callable[[_Job], Files]

_WRITERS: Mapping[str, Writer] = MappingProxyType(
    {"pdf": _pdf, "docx": _docx, "html": _html, "md": _markdown, "xlsx": _xlsx, "sie": _sie}
)
FORMATS = tuple(_WRITERS)
BUDGET_FORMATS = ("xlsx", "sie")
"""Formats that are made from the budget itself, not from the document that offers them."""
READ_FORMATS = tuple(form for form in FORMATS if form not in BUDGET_FORMATS)
"""Formats of a document that people read."""
