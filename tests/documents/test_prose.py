"""The small markup of section texts, and that gaps are filled after it is parsed."""

from __future__ import annotations

import pytest

from asf_starter.documents.prose import prose_blocks, prose_runs
from asf_starter.documents.tree import Block, Heading, Item, Items, Paragraph, Run, Runs


def gap(name: str, form: str) -> Runs:
    return (Run(f"<{name}{':' + form if form else ''}>", origins=(name,)),)


def items(block: Block) -> list[str]:
    assert isinstance(block, Items)
    return [text(inner) for item in block.items for inner in item.blocks]


def text(block: Block) -> str:
    assert isinstance(block, Heading | Paragraph)
    return "".join(run.text for run in block.runs)


def test_paragraphs_lists_headings_and_tick_boxes() -> None:
    blocks = prose_blocks(
        """
        Första raden
        går vidare.

        ### Rubrik
        - ett
        - två
          som fortsätter
        1. först
        2. sedan
        [ ] bocka av
        Sist.
        """,
        gap,
    )
    assert [type(block).__name__ for block in blocks] == [
        "Paragraph",
        "Heading",
        "Items",
        "Items",
        "Items",
    ]
    assert text(blocks[0]) == "Första raden går vidare."
    assert text(blocks[1]) == "Rubrik"
    assert items(blocks[2]) == ["ett", "två som fortsätter"]
    assert items(blocks[3]) == ["först", "sedan"]
    assert items(blocks[4]) == ["bocka av Sist."]
    styles = [block.style for block in blocks if isinstance(block, Items)]
    assert styles == ["bullet", "number", "checkbox"]


def test_bold_and_gaps() -> None:
    runs = prose_runs("Vi är **{count} stycken** i {place:label}.", gap)
    assert [(run.text, run.bold) for run in runs] == [
        ("Vi är ", False),
        ("<count>", True),
        (" stycken", True),
        (" i ", False),
        ("<place:label>", False),
        (".", False),
    ]
    assert runs[1].origins == ("count",)


@pytest.mark.parametrize("typed", ["**fet**", "- lista", "{gap}", "### rubrik", "1. ett\n\n2. två"])
def test_what_founders_typed_is_never_read_as_markup(typed: str) -> None:
    blocks = prose_blocks("Ni skrev {answer}.", lambda name, form: (Run(typed),))
    assert blocks == (Paragraph((Run("Ni skrev "), Run(typed), Run("."))),)


def test_an_empty_text_is_nothing() -> None:
    assert prose_blocks(" \n \n", gap) == ()
    assert Item((Paragraph((Run("x"),)),)).sign == ""
