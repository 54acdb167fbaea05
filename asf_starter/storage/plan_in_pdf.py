"""The plan inside an exported PDF: read back from a file that may be a stranger's.

The PDF is read as a hostile file: what it unpacks to is bounded, and the plan inside is read as
strictly as any plan file.
"""

from __future__ import annotations

import io
from pathlib import Path

from asf_starter.storage.plan_files import MOST_BYTES, OpenedPlan, decode_plan
from asf_starter.storage.problems import FileProblem

ATTACHMENT_NAME = "plan.asfplan"
MOST_PDF_BYTES = 100_000_000


def read_plan_in_pdf(path: Path) -> OpenedPlan:
    """The plan in a PDF. Raises FileProblem where the file is no PDF, or carries no plan."""
    try:
        if path.stat().st_size > MOST_PDF_BYTES:
            raise FileProblem("plan.too_large")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise FileProblem("plan.missing") from error
    except OSError as error:
        raise FileProblem("plan.unreadable") from error
    return decode_plan(_attachment(data, path.name))


def _attachment(data: bytes, name: str) -> bytes:
    import pypdf  # slow to import, and only needed here
    from pypdf.errors import PyPdfError

    try:
        with pypdf.apply_configuration(zlib_maximum_output_length=MOST_BYTES):
            reader = pypdf.PdfReader(io.BytesIO(data))
            contents = reader.attachments.get(ATTACHMENT_NAME, [])
            if not contents:
                raise FileProblem("plan.no_plan_inside", name=name)
            return contents[0]
    except FileProblem:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise FileProblem("plan.no_plan_inside", name=name) from error
