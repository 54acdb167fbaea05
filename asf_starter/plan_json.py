"""The JSON of the command line (``contract.md``). Names here are stable; add to them, rename none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from asf_starter.core.assessment import Assessment
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.answers import Answer
from asf_starter.core.interview.conditions import All, Condition, Is, Not, Rule
from asf_starter.core.interview.conditions import Any as AnyOf
from asf_starter.core.interview.interview import Question
from asf_starter.core.interview.values import Month, Row
from asf_starter.core.plan import FORMAT_VERSION, state_code
from asf_starter.documents.notation import Notation
from asf_starter.documents.phrases import Phrases

Json = Any


def questions_json(handbook: Handbook) -> list[Json]:
    """Every question, in order."""
    return [
        {
            **_question(question),
            "chapter": chapter.id,
            "page": page.id,
            "when": _condition(All((page.when, question.when))),
        }
        for chapter, page, question in handbook.interview.walk()
    ]


def _question(question: Question) -> Json:
    return {
        "id": question.id,
        "kind": question.kind,
        "label": question.label,
        "help": question.help,
        "options": [{"id": option.id, "label": option.label} for option in question.options],
        "columns": [{**_question(column), "when": _condition(column.when)} for column in question.columns],
        "of": question.of,
        "length": question.length,
        "default": question.default,
        "short_track": question.short_track,
        "source": question.source,
    }


def _condition(condition: Condition) -> Json:
    """A condition as in a resource file; {} is always."""
    match condition:
        case Is(question, values):
            return {question: list(values)}
        case All(parts):
            trees = [tree for tree in map(_condition, parts) if tree]
            merged: dict[str, Json] = {}
            for tree in trees:
                if merged.keys() & tree.keys():
                    return {"all": trees}
                merged |= tree
            return merged
        case AnyOf(parts):
            return {"any": [_condition(part) for part in parts]}
        case Not(part):
            return {"not": _condition(part)}
        case Rule(name):
            return {"rule": name}


def documents_json(handbook: Handbook) -> list[Json]:
    """Every document and edition."""
    return [
        {
            "id": outline.id,
            "title": outline.title,
            "languages": list(outline.languages),
            "formats": list(outline.formats),
        }
        for outline in handbook.outlines.values()
    ]


def value_json(value: object) -> Json:
    """A value: whole numbers as integers, decimals as strings, dates in ISO form, rows with their ids."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Month):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Row):
        return {
            "id": value.id,
            **{column: value_json(cell) for column, cell in value.cells.items()},
            **({"states": dict(value.states)} if value.states else {}),
        }
    if isinstance(value, Mapping):
        return {str(key): value_json(part) for key, part in value.items()}
    if isinstance(value, Sequence):
        return [value_json(part) for part in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {key: value_json(part) for key, part in asdict(value).items()}
    raise TypeError(f"no JSON for {type(value).__name__}")


def show_json(assessment: Assessment, handbook: Handbook, day: date) -> Json:
    """Everything that is typed and worked out."""
    plan = assessment.plan
    answers = assessment.answers
    return {
        "plan": {
            "id": plan.id,
            "name": plan.name,
            "format_version": FORMAT_VERSION,
            "handbook_date": handbook.date,
            "state_code": state_code(plan),
            "date": day.isoformat(),
        },
        "answers": {
            question_id: {
                "typed": answer.typed,
                "value": value_json(answer.value),
                "state": answer.state,
                "note": answer.note,
            }
            for question_id, answer in answers.by_id.items()
        },
        "not_in_force": list(answers.not_in_force),
        **check_json(assessment, handbook),
    }


def check_json(assessment: Assessment, handbook: Handbook) -> Json:
    """What is missing or contradicts."""
    phrases = Phrases(handbook, Notation(handbook.language))
    return {
        "problems": [
            {
                "question": problem.question,
                "text": phrases.problem(problem.text, problem.values),
                "row": problem.row,
                "column": problem.column,
            }
            for problem in assessment.answers.problems
        ],
        "open_questions": [
            {"question": answer.question.id, "state": _open_state(answer)}
            for answer in assessment.answers.open_questions
        ],
        "advice": [],
    }


def _open_state(answer: Answer) -> str:
    return answer.state or "unanswered"
