"""Checks across the handbook: ids that exist, conditions that look back, gaps that somebody fills.

What the strict reader cannot see in one file. The loader calls it; each problem is a line for the
person who wrote the resource file.
"""

from __future__ import annotations

from collections.abc import Iterator

from asf_starter.core.advice import problems_of as advice_problems
from asf_starter.core.economy.rates import problems as rate_problems
from asf_starter.core.figures import FIGURES
from asf_starter.core.figures_in_text import problems_of as figure_word_problems
from asf_starter.core.handbook import Handbook
from asf_starter.core.hard_questions import problems_of as hard_question_problems
from asf_starter.core.interview.conditions import All, Any, Condition, Is, Not, Open, Rule
from asf_starter.core.interview.interview import Question
from asf_starter.core.interview.kinds import KINDS
from asf_starter.core.law.binding import problems_of_clauses
from asf_starter.core.law.criterion import problems_of as criterion_problems
from asf_starter.core.law.filed_evidence import problems_of_filing
from asf_starter.core.law.form_book_checks import problems_of as form_problems
from asf_starter.core.law.form_book_checks import rule_problems_of as form_rule_problems
from asf_starter.core.law.law_items import problems_of as law_problems
from asf_starter.core.law.readings import problems_of_readings as reading_problems
from asf_starter.core.outlines import CLAUSE_GAP, PEN_GAP, Outline, gaps_in, questions_of

_WITH_OPTIONS = ("choice", "choices")


def check_handbook(handbook: Handbook) -> list[str]:
    """All contradictions of a handbook, as lines."""
    return [
        *_interview_problems(handbook),
        *_document_problems(handbook),
        *form_problems(handbook.forms, handbook.interview),
        *form_rule_problems(handbook.forms, handbook.rules),
        *criterion_problems(handbook.criteria, handbook.interview),
        *(line for criterion in handbook.criteria for line in reading_problems(criterion)),
        *(
            line
            for criterion in handbook.criteria
            for line in problems_of_clauses(criterion, handbook.outlines, handbook.sections)
        ),
        *problems_of_filing(handbook.criteria, handbook.interview),
        *advice_problems(handbook.advice, handbook.interview, handbook.rules),
        *rate_problems(handbook.rates),
        *_law_problems(handbook),
        *_hard_question_problems(handbook),
        *figure_word_problems(handbook.figure_words, handbook.interview),
    ]


def _interview_problems(handbook: Handbook) -> Iterator[str]:
    yield from _telling_problems(handbook)
    earlier: dict[str, Question] = {}
    pages: set[str] = set()
    for chapter in handbook.interview.chapters:
        for paper in chapter.papers:
            if paper not in handbook.outlines:
                yield f'interview: chapter {chapter.id} gives "{paper}", which is no document'
        for page in chapter.pages:
            if page.id in pages:
                yield f'interview: the page id "{page.id}" is used twice'
            pages.add(page.id)
            yield from _condition_problems(handbook, page.when, earlier, f"page {page.id}")
            for question in page.questions:
                if question.id in earlier:
                    yield f'interview: the question id "{question.id}" is used twice'
                yield from _question_problems(handbook, question, earlier)
                earlier[question.id] = question


def _telling_problems(handbook: Handbook) -> Iterator[str]:
    """Options that are told by nobody, or by a question that needs telling itself."""
    for _, _, question in handbook.interview.walk():
        for option in question.options:
            teller = handbook.interview.find(option.told_by) if option.told_by else question
            if teller is None or (option.told_by and any(other.told_by for other in teller.options)):
                yield f'question {question.id}.{option.id}: "{option.told_by}" cannot tell it'


def _question_problems(handbook: Handbook, question: Question, earlier: dict[str, Question]) -> Iterator[str]:
    place = f"question {question.id}"
    yield from _condition_problems(handbook, question.when, earlier, place)
    yield from _shape_problems(question, place)
    if question.reason_for and question.reason_for not in earlier:
        yield f'{place}: it gives the reason for "{question.reason_for}", which is no earlier question'
    if question.kind == "table":
        if not question.columns:
            yield f"{place}: a table needs columns"
        before = dict(earlier)
        for column in question.columns:
            column_place = f"{place}.{column.id}"
            if column.kind == "table":
                yield f"{column_place}: a table cannot stand inside a table"
            yield from _condition_problems(handbook, column.when, before, column_place)
            yield from _shape_problems(column, column_place)
            if column.kind == "row" and column.of not in earlier and column.of != question.id:
                yield f'{column_place}: there is no earlier table "{column.of}"'
            before[column.id] = column


def _shape_problems(question: Question, place: str) -> Iterator[str]:
    if question.kind not in KINDS:
        yield f'{place}: unknown kind "{question.kind}"'
    if (question.kind in _WITH_OPTIONS) != bool(question.options):
        yield f"{place}: options belong to choices, and only to them"
    if (question.kind == "series") != bool(question.length):
        yield f"{place}: a length belongs to a series, and only to it"


def _condition_problems(
    handbook: Handbook, condition: Condition, earlier: dict[str, Question], place: str
) -> Iterator[str]:
    match condition:
        case Is(name, values):
            question = earlier.get(name)
            if question is None:
                yield f'{place}: the condition looks at "{name}", which is no earlier question'
            elif question.options:
                for value in values:
                    if not question.option(str(value)):
                        yield f'{place}: "{name}" has no option "{value}"'
            elif question.kind == "yes_no" and not all(isinstance(value, bool) for value in values):
                yield f'{place}: "{name}" is yes or no, compare it with true or false'
        case All(parts) | Any(parts):
            for part in parts:
                yield from _condition_problems(handbook, part, earlier, place)
        case Not(part):
            yield from _condition_problems(handbook, part, earlier, place)
        case Rule(name):
            if name not in handbook.rules:
                yield f'{place}: there is no rule "{name}"'
        case Open(name):
            if name not in earlier:
                yield f'{place}: the condition looks at "{name}", which is no earlier question'


def _law_problems(handbook: Handbook) -> Iterator[str]:
    everything = {question.id: question for _, _, question in handbook.interview.walk()}
    rates = (rate.id for rate in handbook.rates.rates)
    yield from law_problems(handbook.law, handbook.outlines, handbook.sections, rates)
    for item in handbook.law.items:
        yield from _condition_problems(handbook, item.when, everything, f"law.items.{item.id}")
    for step in handbook.law.steps:
        yield from _condition_problems(handbook, step.when, everything, f"law.steps.{step.id}")
        if step.day and step.day.question not in everything:
            yield f'law.steps.{step.id}: there is no question "{step.day.question}"'


def _hard_question_problems(handbook: Handbook) -> Iterator[str]:
    asked = {question.id for _, _, question in handbook.interview.walk()}
    yield from hard_question_problems(handbook.hard_questions, asked, handbook.sections, FIGURES)


def _gap_problems(handbook: Handbook, outline: Outline) -> Iterator[str]:
    """References to clauses that the document does not have, and lines for a pen that nobody names."""
    sections = [handbook.sections[name] for name in outline.sections if name in handbook.sections]
    parts = [part for section in sections for part in section.parts]
    clauses = {part.id for part in parts if part.title}
    for part in parts:
        cells = [cell for row in part.form.rows for cell in row] if part.form else []
        texts = (part.title, part.text, part.label, *cells)
        for name, form in (gap for words in texts for gap in gaps_in(words)):
            if name == CLAUSE_GAP and form not in clauses:
                yield f'document {outline.id}: there is no clause "{form}"'
            if name == PEN_GAP and f"founding.pen.{form}" not in handbook.texts:
                yield f'document {outline.id}: there are no words "founding.pen.{form}"'


def _document_problems(handbook: Handbook) -> Iterator[str]:
    everything = {question.id: question for _, _, question in handbook.interview.walk()}
    for outline in handbook.outlines.values():
        for section_id in outline.sections:
            if section_id not in handbook.sections:
                yield f'document {outline.id}: there is no section "{section_id}"'
        if outline.edition_of and outline.edition_of not in handbook.outlines:
            yield f'document {outline.id}: there is no document "{outline.edition_of}" to be an edition of'
        if outline.adopted and outline.adopted not in everything:
            yield f'document {outline.id}: there is no question "{outline.adopted}"'
        yield from _condition_problems(handbook, outline.when, everything, f"document {outline.id}")
        yield from _gap_problems(handbook, outline)
    used = {section_id for outline in handbook.outlines.values() for section_id in outline.sections}
    for section in handbook.sections.values():
        place = f"section {section.id}"
        if section.id not in used:
            yield f"{place}: no document holds it"
        yield from _condition_problems(handbook, section.when, everything, place)
        for part in section.parts:
            yield from _condition_problems(handbook, part.when, everything, place)
            yield from _condition_problems(handbook, part.unless, everything, place)
            for column in part.columns:
                table = everything.get(part.table)
                if table and not table.column(column):
                    yield f'{place}: the table "{part.table}" has no column "{column}"'
        for name in questions_of(section):
            if name not in everything and name not in FIGURES:
                yield f'{place}: nobody defines "{name}"'
