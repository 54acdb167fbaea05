"""The checks can fail: each fault put into a good file is noticed by the check that should notice it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import verapdf
from pdf_mutations import MUTATIONS, Mutation, mutated
from pdf_samples import columns, document, item, paragraph, row, runs
from pdf_structure import problems

from asf_starter.documents.pdf import Attachment
from asf_starter.documents.tree import Drawing, Figure, Heading, Items, Paragraph, Run, Table

SOURCE = document(
    Heading(1, runs("Idén")),
    paragraph("Vi driver ett kafé där vi lagar mat av det som blir över, och säljer den i hamnen varje dag."),
    Paragraph((Run("Läs mer hos "), Run("myndigheten", link="https://example.org"), Run(" om du vill."))),
    Items((item("kaffe"), item("bröd"))),
    Heading(1, runs("Pengar")),
    Table(columns("Kronor", "År 1"), (row("Lunch", "100"), row("Stöd", "50")), "Intäkter."),
    Figure(runs("Kassan räcker"), Drawing(100, 50, ()), "Kassan är 100 kronor."),
)


@pytest.fixture(scope="module")
def good(pdf_of: Callable[..., bytes]) -> bytes:
    """A file without faults."""
    return pdf_of(SOURCE, attachment=Attachment("plan.asfplan", b"{}", "Planen"))


@pytest.fixture(scope="module")
def verdicts(good: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What veraPDF says of the good file ("") and of each fault."""
    folder = tmp_path_factory.mktemp("faults")
    paths = {"": folder / "good.pdf"}
    paths[""].write_bytes(good)
    for number, mutation in enumerate(MUTATIONS):
        paths[mutation.name] = folder / f"{number}.pdf"
        paths[mutation.name].write_bytes(mutated(good, mutation))
    found: dict[Path, list[str]] = verapdf.failures(list(paths.values()))
    return {name: found[path] for name, path in paths.items()}


def test_the_good_file_is_good(good: bytes, verdicts: dict[str, list[str]]) -> None:
    assert problems(good, SOURCE) == []
    assert verdicts[""] == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_fault_is_noticed(mutation: Mutation, good: bytes, verdicts: dict[str, list[str]]) -> None:
    ours = bool(problems(mutated(good, mutation), SOURCE))
    vera = bool(verdicts[mutation.name])
    assert (ours, vera) == (mutation.ours, mutation.vera)


def test_some_faults_only_our_check_notices() -> None:
    """veraPDF alone would not do."""
    assert sum(mutation.ours and not mutation.vera for mutation in MUTATIONS) >= 10
