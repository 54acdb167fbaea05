"""An office program (LibreOffice) that opens our files as a founder would, without a window."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
MISSING = "no office program here; on Debian and Ubuntu: apt install libreoffice-writer-nogui"
_SECONDS = 180
# Controls and gaps as they are printed, not as fields of a form.
_PDF = 'pdf:writer_pdf_Export:{"ExportFormFields":{"type":"boolean","value":"false"}}'


def pdf_of(path: Path, folder: Path) -> bytes:
    """The file as the office program prints it. Raises RuntimeError where it makes nothing of it."""
    assert PROGRAM, MISSING
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [PROGRAM, profile, "--headless", "--convert-to", _PDF, "--outdir", str(folder), str(path)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    made = folder / f"{path.stem}.pdf"
    if not made.exists():
        raise RuntimeError(f"the office program could not read {path.name}:\n{run.stdout}{run.stderr}")
    return made.read_bytes()
