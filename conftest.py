"""Loads the window test tools where they can work, and says why where they cannot.

With ``ASF_FULL=1`` (see .ci/run) nothing may be left out: a skipped test counts as failed.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from typing import TypeVar

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")
os.environ.setdefault("QT_FONT_DPI", "96")

WINDOW_MISSING = ""
pytest_plugins: list[str] = []
try:
    import PySide6.QtWidgets  # noqa: F401

    pytest_plugins.append("pytestqt.plugin")
except ImportError as error:
    WINDOW_MISSING = str(error)

WINDOW_FOLDERS = ("tests/gui/",)
Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)
FULL = os.environ.get("ASF_FULL") == "1"


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` writes the expected documents anew instead of comparing with them."""
    if WINDOW_MISSING:
        parser.addini("qt_log_level_fail", "a setting of pytest-qt, known here when it is not loaded")
    parser.addoption("--update-golden", action="store_true", help="renew tests/golden/; then read it")


def pytest_configure(config: pytest.Config) -> None:
    """Stops a full run where windows cannot be tested."""
    if FULL and WINDOW_MISSING:
        raise pytest.UsageError(f"ASF_FULL=1, but windows cannot be tested here: {WINDOW_MISSING}")


def pytest_report_header(config: pytest.Config) -> str:
    """Says at the top whether windows can be tested here."""
    return f"windows: not tested, {WINDOW_MISSING}" if WINDOW_MISSING else "windows: tested without a screen"


def pytest_ignore_collect(collection_path: object, config: pytest.Config) -> bool | None:
    """Leaves window tests out where Qt's system libraries are missing (never in CI, see .ci/run)."""
    is_window_test = any(
        f"/{folder}" in f"{str(collection_path).replace(os.sep, '/')}/" for folder in WINDOW_FOLDERS
    )
    return True if WINDOW_MISSING and is_window_test else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says at the end what was left out, so that nobody takes it for passed."""
    if WINDOW_MISSING:
        terminalreporter.write_line(f"Window tests were left out: {WINDOW_MISSING}")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In a full run a skipped test is a failed one."""
    report = yield
    return _without_skips(report)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """In a full run a skipped file is a failed one."""
    report = yield
    return _without_skips(report)


def _without_skips(report: Report) -> Report:
    if FULL and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, but ASF_FULL=1 lets nothing be skipped: {report.longrepr}"
    return report
