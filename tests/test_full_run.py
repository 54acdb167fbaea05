"""A full run (``ASF_FULL=1``) lets nothing be skipped; an ordinary one does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PASSES = "def test_it():\n    pass\n"
SKIPS = "import pytest\ndef test_it():\n    pytest.skip('no printer')\n"
FILE_SKIPS = "import pytest\npytest.importorskip('no_such_module')\n"
MARKED = "import pytest\n@pytest.mark.skipif(True, reason='no printer')\ndef test_it():\n    pass\n"
EXPECTED_TO_FAIL = "import pytest\n@pytest.mark.xfail\ndef test_it():\n    assert False\n"


@pytest.mark.parametrize(
    ("source", "full", "passes", "words"),
    [
        pytest.param(PASSES, "1", True, "1 passed", id="nothing skipped"),
        pytest.param(SKIPS, "", True, "1 skipped", id="skipped in an ordinary run"),
        pytest.param(SKIPS, "1", False, "no printer", id="skipped in a full run"),
        pytest.param(MARKED, "1", False, "no printer", id="marked in a full run"),
        pytest.param(PASSES + FILE_SKIPS, "1", False, "no_such_module", id="a whole file in a full run"),
        pytest.param(EXPECTED_TO_FAIL, "1", True, "1 xfailed", id="expected to fail is no skip"),
    ],
)
def test_skips_count_as_failures_only_in_a_full_run(
    source: str, full: str, passes: bool, words: str, tmp_path: Path
) -> None:
    if full:
        pytest.importorskip("PySide6.QtWidgets", reason="needs Qt's libraries", exc_type=ImportError)
    shutil.copy(ROOT / "conftest.py", tmp_path)
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = -p no:cacheprovider\n", "utf-8")
    (tmp_path / "test_sample.py").write_text(source, "utf-8")
    command = [sys.executable, "-m", "pytest", "-rs"]
    environment = {**os.environ, "ASF_FULL": full, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    run = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert (run.returncode == 0) is passes, run.stdout
    assert words in run.stdout
