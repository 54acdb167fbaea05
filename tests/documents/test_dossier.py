"""Several documents bound into one."""

from __future__ import annotations

from pdf_samples import document, paragraph, runs

from asf_starter.documents.dossier import bind
from asf_starter.documents.headings import headings_of
from asf_starter.documents.markdown import write_markdown
from asf_starter.documents.tree import Heading


def test_the_contents_name_the_documents_and_not_what_stands_in_each() -> None:
    first = document(Heading(1, runs("Syfte")), paragraph("Arbete åt fler."), title="Stadgar")
    second = document(Heading(1, runs("Året")), paragraph("Det gick bra."), title="Redovisning")
    bound = bind([first, second], "Hela planen", "Allt i en fil")
    assert bound.contents
    listed = [entry.words for entry in headings_of(bound) if entry.level <= bound.contents_levels]
    assert listed == ["Stadgar", "Redovisning"]
    assert "Syfte" in write_markdown(bound)
