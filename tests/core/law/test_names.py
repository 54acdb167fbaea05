"""The name to register: the words that the form demands, and those that must not be there."""

from __future__ import annotations

from datetime import date

import pytest

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.handbook import Handbook
from asf_starter.core.law.names import forbidden_in
from asf_starter.core.plan import Plan
from asf_starter.documents.phrases import phrases_of

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("form", "typed", "expected"),
    [
        ("economic_association", "Kornboden", "Kornboden ekonomisk förening"),
        ("economic_association", "Kornboden ek. för.", "Kornboden ek. för."),
        ("economic_association", "Ekonomiska föreningen Kornboden", "Ekonomiska föreningen Kornboden"),
        ("economic_association", "Kornbodens förening", "Kornbodens förening ekonomisk förening"),
        ("limited_company", "Kornboden", "Kornboden AB"),
        ("limited_company", "Kornboden Aktiebolag", "Kornboden Aktiebolag"),
        ("limited_company", "Kabelabborren", "Kabelabborren AB"),
        ("limited_company_svb", "Kornboden", "Kornboden AB (svb)"),
        ("limited_company_svb", "Kornboden AB", "Kornboden AB (svb)"),
        ("limited_company_svb", "Kornboden AB (svb)", "Kornboden AB (svb)"),
        ("limited_company_svb", "AB Kornboden svb", "AB Kornboden svb"),
        ("non_profit_association", "Kornboden", "Kornboden"),
    ],
)
def test_the_words_of_the_form_are_added_where_they_are_missing(
    handbook: Handbook, form: str, typed: str, expected: str
) -> None:
    assert registered_name(handbook, legal_form=form, enterprise_name=typed) == expected


def test_an_enterprise_without_a_name_has_none(handbook: Handbook) -> None:
    assert registered_name(handbook, legal_form="economic_association") == ""


def test_the_company_of_an_association_gets_the_words_of_its_own_form(handbook: Handbook) -> None:
    typed = {"legal_form": "two_tier", "enterprise_name": "Kornboden"}
    assert registered_name(handbook, **typed, subsidiary_form="limited_company_svb") == "Kornboden AB (svb)"
    assert registered_name(handbook, **typed, subsidiary_form="limited_company") == "Kornboden AB"
    assert registered_name(handbook, **typed) == "Kornboden"


@pytest.mark.parametrize(
    ("rule_id", "name", "found"),
    [
        ("economic_association", "Kornbodens Bolag ekonomisk förening", "bolag"),
        ("economic_association", "Kornboden ekonomisk förening", ""),
        ("economic_association", "Kornboden AB ekonomisk förening", "ab"),
        ("economic_association", "Kabelabborren ekonomisk förening", ""),
        ("limited_company", "Kornboden publikt AB", "publikt"),
    ],
)
def test_words_that_a_form_must_not_carry_are_found(
    handbook: Handbook, rule_id: str, name: str, found: str
) -> None:
    rule = next(rule for rule in handbook.law.names if rule.id == rule_id)
    assert forbidden_in(name, rule) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (
            {"legal_form": "economic_association", "enterprise_name": "Kornbolaget"},
            ["law.names.economic_association.conflict"],
        ),
        ({"legal_form": "limited_company", "enterprise_name": "Kornbolaget"}, []),
        (
            {
                "legal_form": "two_tier",
                "subsidiary_form": "limited_company",
                "enterprise_name": "Korn publikt",
            },
            ["law.names.limited_company.conflict"],
        ),
        ({"legal_form": "economic_association"}, []),
        ({"enterprise_name": "Kornbolaget"}, []),
    ],
)
def test_a_name_that_the_form_must_not_carry_is_a_conflict(
    handbook: Handbook, typed: dict[str, str], found: list[str]
) -> None:
    notes = [note for note in assessed(handbook, **typed).advice if note.id == "word_in_name"]
    assert [note.text.text for note in notes] == found
    assert {note.severity for note in notes} <= {"conflict"}


def registered_name(handbook: Handbook, **typed: str) -> str:
    name = assessed(handbook, **typed).legal_name
    return phrases_of(handbook).value_words(name) if name is not None else ""


def assessed(handbook: Handbook, **typed: str) -> Assessment:
    plan = Plan(id="00000000-0000-4000-8000-000000000000", name="Prov")
    for question, value in typed.items():
        plan = plan.with_typed(question, value)
    return assess(handbook, plan, DAY)
