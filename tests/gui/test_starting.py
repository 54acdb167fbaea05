"""How the window starts: with what the start page needs, and with everything else a moment later."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from asf_starter.storage.folders import resources_folder

ROOT = Path(__file__).parents[2]
FOLDERS = """
from pathlib import Path
from asf_starter.storage.folders import Folders
folders = Folders(*(Path({folder!r}) / name for name in ("documents", "state", "config")))
"""
START_PAGE = """
import sys
from asf_starter.gui.application import clock, make_application
from asf_starter.gui.desk import Desk
from asf_starter.gui.services import Library, Services, SettingsStore
from asf_starter.storage.folders import resources_folder, translations_folder
app = make_application()
library = Library(resources_folder(), translations_folder(), folders.compiled)
desk = Desk(app, Services(folders, library, SettingsStore(folders.config)), clock(None))
window = desk.new_window()
app.processEvents()
assert window.start.new.isVisible()
print(*sorted(name for name in sys.modules if name.startswith("asf_starter.core.")))
desk.close()
"""
WHOLE = """
from asf_starter.gui import application
application.resources_folder = lambda: Path({resources!r})
raise SystemExit(application.main(None, folders))
"""


def run(code: str, **gaps: Path) -> subprocess.CompletedProcess[str]:
    """A program of its own, without a screen."""
    filled = code.format(**{name: str(path) for name, path in gaps.items()})
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", filled],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
        timeout=60,
        check=False,
    )


def test_the_start_page_does_not_wait_for_the_handbook(tmp_path: Path) -> None:
    started = run(FOLDERS + START_PAGE, folder=tmp_path)
    assert started.returncode == 0, started.stderr
    loaded = started.stdout.split()
    assert "asf_starter.core.texts" in loaded
    slow = ("economy", "law", "handbook", "outlines", "assessment", "advice", "plan")
    assert not [name for name in loaded if name.split(".")[2] in slow]


def test_a_handbook_that_contradicts_itself_ends_the_program_with_its_reason(tmp_path: Path) -> None:
    broken = tmp_path / "resources"
    shutil.copytree(resources_folder(), broken, ignore=shutil.ignore_patterns("examples"))
    page = broken / "documents" / "business_plan.toml"
    page.write_text(page.read_text("utf-8").replace('"plan_risks"', '"plan_riks"', 1), "utf-8")
    ended = run(FOLDERS + WHOLE, folder=tmp_path, resources=broken)
    assert ended.returncode == 2
    assert 'there is no section "plan_riks"' in ended.stderr
