"""Every PDF conforms to PDF/UA-1 and PDF/A-3a, as the veraPDF engine says."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import verapdf
from hostile_texts import TEXTS
from pdf_samples import business_plan, document, paragraph, random_document

from asf_starter.documents.pdf import Attachment

Write = Callable[..., bytes]


def test_files_conform(pdf_of: Write, tmp_path: Path) -> None:
    plan = business_plan()
    attachment = Attachment("kornboden.asfplan", b'{"v": "\xc3\xa5"}' * 500, "Planen bakom dokumentet")
    files = {
        "plan": pdf_of(plan),
        "with attachment": pdf_of(plan, attachment=attachment),
        "large print": pdf_of(plan, large_print=True),
        "ink saving": pdf_of(plan, ink_saving=True),
        "legal": pdf_of(document(*plan.blocks, legal_paper=True, margin_for_comments=True, language="en")),
        "empty": pdf_of(document()),
        "hostile": pdf_of(document(*(paragraph(typed[:2000]) for _, typed, _ in TEXTS), title="\ud800<b>&")),
    }
    files |= {
        f"random {seed}": pdf_of(random_document(seed))
        for seed in range(30 if os.environ.get("ASF_FULL") else 2)
    }
    paths = {}
    for name, data in files.items():
        paths[name] = tmp_path / f"{name}.pdf"
        paths[name].write_bytes(data)
    found = verapdf.failures(list(paths.values()))
    assert {name: found[path] for name, path in paths.items()} == {name: [] for name in files}


def test_a_missing_validator_is_an_error_not_a_pass(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(verapdf, "__file__", str(tmp_path / "none.py"))
    with pytest.raises(RuntimeError, match="did not run"):
        verapdf.failures([tmp_path / "a.pdf"])
    assert verapdf.FLAVOURS.keys() == {"ua1", "3a"}


def test_a_file_that_is_no_pdf_does_not_pass(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing")
    assert verapdf.failures([path])[path]
