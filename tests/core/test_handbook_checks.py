"""What the loader says of a handbook that contradicts itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asf_starter.core.handbook import Handbook
from asf_starter.core.handbook_checks import check_handbook
from asf_starter.core.interview.conditions import All, Any, Condition, Is, Not, Rule
from asf_starter.core.interview.interview import Chapter, Interview, Option, Page, Question
from asf_starter.core.outlines import Outline, Part, Section
from asf_starter.core.texts import Text

OPTION = (Option("a", Text("A")),)
COLUMN = Question("c", "text", Text("c"))


def with_question(
    handbook: Handbook, question: Question, *more: Question, page_id: str = "extra"
) -> Handbook:
    page = Page(page_id, Text("Sida"), (question, *more))
    chapter = Chapter("extra", Text("Kapitel"), (page,))
    return replace(handbook, interview=Interview((*handbook.interview.chapters, chapter)))


def question(kind: str = "text", question_id: str = "extra", **fields: object) -> Question:
    return Question(question_id, kind, Text("Fråga"), **fields)  # type: ignore[arg-type] # any field


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (question("novel"), 'question extra: unknown kind "novel"'),
        (question("choice"), "question extra: options belong to choices, and only to them"),
        (question(options=OPTION), "question extra: options belong to choices, and only to them"),
        (question("series"), "question extra: a length belongs to a series, and only to it"),
        (question("table"), "question extra: a table needs columns"),
        (
            question("table", columns=(question("table", "c", columns=(COLUMN,)),)),
            "question extra.c: a table cannot stand inside a table",
        ),
        (
            question("table", columns=(question("row", "c", of="nowhere"),)),
            'question extra.c: there is no earlier table "nowhere"',
        ),
        (
            question("choice", options=(*OPTION, Option("b", Text("B"), told_by="nobody"))),
            'question extra.b: "nobody" cannot tell it',
        ),
        (
            question("choice", options=(Option("a", Text("A"), told_by="extra"), *OPTION)),
            'question extra.a: "extra" cannot tell it',
        ),
        (question(question_id="municipality"), 'interview: the question id "municipality" is used twice'),
    ],
)
def test_a_question_of_the_wrong_shape_is_told(handbook: Handbook, wrong: Question, told: str) -> None:
    assert told in check_handbook(with_question(handbook, wrong))


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (Is("later", ("x",)), 'the condition looks at "later", which is no earlier question'),
        (Is("legal_form", ("kooperativ",)), '"legal_form" has no option "kooperativ"'),
        (Is("registered", ("ja",)), '"registered" is yes or no, compare it with true or false'),
        (Rule("nothing"), 'there is no rule "nothing"'),
        (Not(Any((All((Is("later", ("x",)),)),))), 'the condition looks at "later"'),
    ],
)
def test_a_condition_that_cannot_hold_is_told(handbook: Handbook, when: Condition, told: str) -> None:
    problems = check_handbook(with_question(handbook, question(when=when)))
    assert any(problem.startswith("question extra: ") and told in problem for problem in problems)


def test_a_page_id_used_twice_is_told(handbook: Handbook) -> None:
    taken = handbook.interview.chapters[0].pages[0].id
    problems = check_handbook(with_question(handbook, question(), page_id=taken))
    assert f'interview: the page id "{taken}" is used twice' in problems


def with_section(handbook: Handbook, part: Part, **outline: object) -> Handbook:
    made = Outline("extra", Text("Titel"), Text("Om"), ("extra",), **outline)  # type: ignore[arg-type] # any field
    return replace(
        handbook,
        sections={**handbook.sections, "extra": Section("extra", Text("Avsnitt"), (part,))},
        outlines={**handbook.outlines, "extra": made},
    )


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (Part(text=Text("Hej {nobody}")), 'section extra: nobody defines "nobody"'),
        (Part(answers=("nobody",)), 'section extra: nobody defines "nobody"'),
        (Part(table="founders", columns=("shoes",)), 'the table "founders" has no column "shoes"'),
    ],
)
def test_a_section_that_names_what_is_not_there_is_told(handbook: Handbook, part: Part, told: str) -> None:
    assert any(told in problem for problem in check_handbook(with_section(handbook, part)))


def test_a_document_that_names_what_is_not_there_is_told(handbook: Handbook) -> None:
    wrong = with_section(handbook, Part(text=Text("Hej")), adopted="nobody")
    assert 'document extra: there is no question "nobody"' in check_handbook(wrong)
    outlines = {name: outline for name, outline in wrong.outlines.items() if name != "extra"}
    assert "section extra: no document holds it" in check_handbook(replace(wrong, outlines=outlines))


def test_the_real_handbook_contradicts_itself_nowhere(handbook: Handbook) -> None:
    assert check_handbook(handbook) == []
