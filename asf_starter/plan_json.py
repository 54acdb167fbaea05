"""The JSON of the command line (``contract.md``). Names here are stable; add to them, rename none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from asf_starter.budget_json import budget_json, scenarios_json, sensitivities_json, surplus_json
from asf_starter.core.assessment import Assessment
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.answers import Answer
from asf_starter.core.interview.conditions import All, Condition, Is, Not, Open, Rule
from asf_starter.core.interview.conditions import Any as AnyOf
from asf_starter.core.interview.interview import Question
from asf_starter.core.interview.values import Month, Row
from asf_starter.core.law.criteria import CriterionVerdict
from asf_starter.core.law.filed_evidence import FiledPaper
from asf_starter.core.law.form_standing import FormStanding
from asf_starter.core.plan import FORMAT_VERSION, state_code
from asf_starter.core.texts import Statement
from asf_starter.documents.phrases import Phrases, phrases_of

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
        case Open(question):
            return {"open": question}


def documents_json(handbook: Handbook) -> list[Json]:
    """Every document and edition."""
    return [
        {
            "id": outline.id,
            "title": outline.title,
            "languages": list(outline.languages),
            "formats": list(outline.formats),
            "edition_of": outline.edition_of or None,
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


def show_json(assessment: Assessment, handbook: Handbook) -> Json:
    """Everything that is typed and worked out."""
    plan = assessment.plan
    answers = assessment.answers
    phrases = phrases_of(handbook)
    return {
        "plan": {
            "id": plan.id,
            "name": plan.name,
            "format_version": FORMAT_VERSION,
            "handbook_date": handbook.date,
            "state_code": state_code(plan),
            "date": assessment.day.isoformat(),
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
        "criteria": [_criterion(phrases, verdict) for verdict in assessment.criteria],
        "readings": [
            {"id": reading.id, "satisfied": reading.satisfied, "text": phrases.say(reading.statement)}
            for reading in assessment.readings
        ],
        "target_group_share": _share(assessment, phrases),
        "target_group_share_planned": _planned_share(assessment, phrases),
        "legal_forms": [_form(phrases, form) for form in assessment.forms.forms],
        "budget": {
            **budget_json(assessment.budget, phrases),
            "sensitivities": sensitivities_json(assessment, phrases),
        },
        "scenarios": scenarios_json(assessment, phrases),
        "surplus": surplus_json(assessment, phrases),
    }


def _share(assessment: Assessment, phrases: Phrases) -> Json:
    """The share of the target group (reserved contracts), null while it is not counted."""
    share = assessment.share
    if share is None:
        return None
    return {
        "target_group": share.target_group,
        "occupied": share.occupied,
        "percent": value_json(share.percent),
        "verdict": share.verdict,
        "text": phrases.say(share.statement),
    }


def _planned_share(assessment: Assessment, phrases: Phrases) -> Json:
    """The average of the first twelve months, null while jobs plan or budget is missing."""
    share = assessment.planned_share
    if share is None:
        return None
    return {
        "target_group": value_json(share.target_group),
        "occupied": value_json(share.occupied),
        "percent": value_json(share.percent),
        "verdict": share.verdict,
        "text": phrases.say(share.statement),
    }


def _reasons(phrases: Phrases, statements: Sequence[Statement]) -> list[Json]:
    """Statements with the (first) answer they stem from, and their source."""
    return [
        {
            "text": phrases.say(statement),
            "answer": statement.answers[0] if statement.answers else None,
            "answers": list(statement.answers),
            "source": statement.source,
        }
        for statement in statements
    ]


def _paper(paper: FiledPaper) -> Json:
    return {
        "name": paper.name,
        "sha256": paper.sha256,
        "kind": paper.kind,
        "date": value_json(paper.date),
        "shows": paper.shows,
    }


def _criterion(phrases: Phrases, verdict: CriterionVerdict) -> Json:
    return {
        "id": verdict.id,
        "verdict": verdict.verdict,
        "reasons": _reasons(phrases, verdict.reasons),
        "breakers": _reasons(phrases, verdict.breakers),
        "remarks": _reasons(phrases, verdict.remarks),
        "evidence": [
            {
                "id": found.id,
                "need": found.item.need,
                "state": found.state,
                "date": value_json(found.date),
                "text": phrases.say(found.statement),
                "files": [_paper(paper) for paper in found.papers],
            }
            for found in verdict.evidence
        ],
        "next_step": phrases.say(verdict.next_step) if verdict.next_step else None,
        "helper": phrases.say(verdict.helper) if verdict.helper else None,
        "skoopi": {
            "verdict": verdict.skoopi.verdict,
            "reasons": _reasons(phrases, verdict.skoopi.reasons),
        },
    }


def _form(phrases: Phrases, form: FormStanding) -> Json:
    return {
        "id": form.id,
        "name": phrases.say(form.name),
        "score": form.score,
        "excluded": _reasons(phrases, form.excluded),
        "for": _reasons(phrases, form.reasons_for),
        "against": _reasons(phrases, form.reasons_against),
        "stops": _reasons(phrases, form.stops),
        "warnings": _reasons(phrases, (*form.warnings, *form.people)),
        "flips": [
            {
                "changes": dict(flip.changes),
                "text": phrases.say(flip.text),
                "first": flip.first,
                "score": flip.first_sum,
            }
            for flip in form.flips
        ],
    }


def check_json(assessment: Assessment, handbook: Handbook) -> Json:
    """What is missing or contradicts."""
    phrases = phrases_of(handbook)
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
        "advice": [
            {
                "id": note.id,
                "severity": note.severity,
                "text": phrases.say(note.text),
                "mend": phrases.say(note.mend),
                "source": note.source,
                "answers": list(note.answers),
            }
            for note in assessment.advice
        ],
    }


def _open_state(answer: Answer) -> str:
    return answer.state or "unanswered"
