"""An office program without a window, for tests that let it recalculate workbooks."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

PACKAGE = "libreoffice-calc-nogui"
_STORED = re.compile(rb"(</f>)<v>[^<]*</v>")
_TIMEOUT = 900


def office_program() -> str | None:
    """The program, or None where there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def without_stored_values(source: Path, target: Path) -> None:
    """Copies a workbook and leaves out what its formulas came to, so that it must be worked out anew."""
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for item in before.infolist():
            data = before.read(item)
            if item.filename.startswith("xl/worksheets/sheet"):
                data = _STORED.sub(rb"\1", data)
            after.writestr(item, data)


def recalculate(workbooks: Sequence[Path], folder: Path) -> list[Path]:
    """The workbooks recalculated from their formulas alone, in the same order. One call of the program."""
    program = office_program()
    assert program
    bare, done = folder / "bare", folder / "recalculated"
    bare.mkdir()
    for path in workbooks:
        without_stored_values(path, bare / path.name)
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(done)]
    command += [str(bare / path.name) for path in workbooks]
    run = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT, check=False)
    found = [done / path.name for path in workbooks]
    assert all(path.exists() for path in found), (
        f"the office program gave no workbook (is {PACKAGE} installed?): {run.stdout}{run.stderr}"
    )
    return found
