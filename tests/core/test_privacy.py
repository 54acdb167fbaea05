"""Protecting people: what gives a hint, what does not, and what is covered for others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from asf_starter.core.assessment import assess
from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import Plan, Tree
from asf_starter.core.privacy import Hint, covered
from asf_starter.core.travelling import with_numbers_covered

DAY = date(2026, 11, 23)
NUMBER = "850709-9805"
MakePlan = Callable[..., Plan]


def hints_on(handbook: Handbook, plan: Plan) -> tuple[Hint, ...]:
    return assess(handbook, plan, DAY).privacy


def person_row(**cells: str) -> Tree:
    return [{"id": "r1", "cells": {column: {"v": typed} for column, typed in cells.items()}}]


HINTED = [
    ("one of the family", "Min kusin Ahmed har en depression.", "diagnosis"),
    ("a word that names a person", "Vi anställer missbrukare.", "addict"),
    ("in another form", "Alkoholister får arbete här.", "addict"),
    ("a benefit that names a person", "Vi tar emot socialbidragstagare.", "benefit_receiver"),
    ("a diagnosis of one person", "Hon har adhd och trivs bäst i köket.", "diagnosis"),
    ("in capital letters", "Han har ADHD.", "diagnosis"),
    ("in two words", "Hen har psykisk ohälsa.", "diagnosis"),
    ("a benefit of one person", "Han lever på försörjningsstöd i dag.", "benefit"),
    ("an absence of one person", "Hennes arbete börjar när hon inte är sjukskriven.", "illness"),
]


@pytest.mark.parametrize(("name", "text", "word"), HINTED, ids=[name for name, _, _ in HINTED])
def test_a_word_that_says_too_much_gives_a_hint(
    handbook: Handbook, a_plan: MakePlan, name: str, text: str, word: str
) -> None:
    hints = hints_on(handbook, a_plan(business_idea=text))
    assert [hint.listed.id for hint in hints if hint.listed] == [word]
    assert {hint.question for hint in hints} == {"business_idea"}


FREE = [
    ("a customer", "Vi säljer tvätt till sjukvården och regionens sjukhus."),
    ("a pay in the budget", "Vi räknar med sjuklön i två veckor."),
    ("a cause", "Vi vill arbeta mot missbruk i kommunen."),
    ("a service", "Missbruksvården kan köpa platser av oss."),
    ("a group without a person", "Människor som länge har haft försörjningsstöd."),
    ("what the municipality saves", "Kommunen sparar försörjningsstöd för varje anställning."),
    ("a trade", "Vi lagar hjälpmedel åt människor med funktionsnedsättning."),
    ("another sentence", "Hon är samordnare. Kunderna finns inom rehabilitering vid depression."),
    ("part of a word", "Vi säljer addera-appar och msg-fria såser."),
]


@pytest.mark.parametrize(("name", "text"), FREE, ids=[name for name, _ in FREE])
def test_services_customers_and_causes_may_be_called_what_they_are(
    handbook: Handbook, a_plan: MakePlan, name: str, text: str
) -> None:
    assert hints_on(handbook, a_plan(business_idea=text)) == ()


def test_in_a_table_of_people_every_word_is_about_a_person(handbook: Handbook, a_plan: MakePlan) -> None:
    hints = hints_on(handbook, a_plan(founders=person_row(contribution="Kan städa. Aktivitetsersättning.")))
    assert [(hint.question, hint.row, hint.column) for hint in hints] == [("founders", "r1", "contribution")]


@pytest.mark.parametrize(
    "contribution",
    ["Kan MS Office.", "Har arbetat inom kriminalvården och sjukvården.", "Tar sjuklön med ro."],
)
def test_what_a_founder_knows_and_has_worked_with_is_no_diagnosis(
    handbook: Handbook, a_plan: MakePlan, contribution: str
) -> None:
    assert hints_on(handbook, a_plan(founders=person_row(contribution=contribution))) == ()


def test_no_words_of_the_program_itself_give_a_hint(handbook: Handbook, a_plan: MakePlan) -> None:
    """What is suggested as an answer must never be frowned upon: examples, beginnings, names of options."""
    said: dict[bool, list[str]] = {True: [], False: []}
    for _, _, question in handbook.interview.walk():
        of_people = any(column.kind == "person" for column in question.columns)
        for part in (question, *question.columns):
            said[of_people] += [part.example, *part.starters, *(option.label for option in part.options)]
    people, things = "\n".join(said[True]), "\n".join(said[False])
    plan = a_plan(founders=person_row(contribution=people), business_idea=things)
    assert hints_on(handbook, plan) == ()


def test_in_a_table_of_things_it_is_not(handbook: Handbook, a_plan: MakePlan) -> None:
    assert hints_on(handbook, a_plan(offer=person_row(name="Kurs om depression", customer="Regionen"))) == ()


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        ("business_idea", f"Amina, {NUMBER}, tar emot."),
        ("enterprise_name", NUMBER),
        ("contact_person", {"role": "Samordnare", "name": f"Amina {NUMBER}"}),
        ("founders", [{"id": "r1", "cells": {"name": {"v": {"role": NUMBER, "name": ""}}}}]),
    ],
)
def test_a_personal_number_gives_a_warning_wherever_one_writes(
    handbook: Handbook, a_plan: MakePlan, question: str, typed: Tree
) -> None:
    assessment = assess(handbook, a_plan(**{question: typed}), DAY)
    assert [hint.text.text for hint in assessment.privacy] == ["privacy.hint.number"]
    note = next(note for note in assessment.advice if note.id == "privacy_number")
    assert (note.severity, note.answers) == ("warning", (question,))
    assert not assessment.answers.problems


def test_a_note_counts_as_text(handbook: Handbook, a_plan: MakePlan) -> None:
    plan = a_plan(business_idea="Kafé").with_note("business_idea", f"Ring {NUMBER}")
    assert [hint.question for hint in hints_on(handbook, plan)] == ["business_idea"]


def test_an_amount_that_looks_like_a_number_is_an_amount(handbook: Handbook, a_plan: MakePlan) -> None:
    plan = a_plan(largest_public_payer_share="8507099805", start_date="850709")
    assert hints_on(handbook, plan) == ()
    assert covered(plan, handbook.interview, "[x]") is plan


def test_one_note_a_word_names_all_its_questions(handbook: Handbook, a_plan: MakePlan) -> None:
    plan = a_plan(business_idea="Han har adhd.", target_group="Hon har autism.")
    notes = [note for note in assess(handbook, plan, DAY).advice if note.id.startswith("privacy_")]
    assert [(note.id, note.severity, note.answers) for note in notes] == [
        ("privacy_diagnosis", "note", ("business_idea", "target_group"))
    ]


def test_others_read_a_cover_in_place_of_the_number(handbook: Handbook, a_plan: MakePlan) -> None:
    plan = replace(
        a_plan(
            business_idea=f"Amina {NUMBER}",
            founders=person_row(contribution=f"Städar. {NUMBER}", hours="20"),
            gone_question=NUMBER,
        ).with_note("business_idea", NUMBER),
        name=f"Planen {NUMBER}",
        decisions=({"why": NUMBER},),
    )
    own = assess(handbook, plan, DAY)
    seen = with_numbers_covered(own, handbook)
    assert NUMBER not in repr(seen.plan)
    assert seen.answers.value("business_idea") == "Amina [personnummer]"
    assert seen.answers.rows("founders")[0].value("hours") == 20
    assert seen.plan.name == "Planen [personnummer]"
    assert seen.state_code == own.state_code
    assert NUMBER in repr(own.plan)


def test_who_keeps_the_numbers_prints_them_and_is_not_warned(handbook: Handbook, a_plan: MakePlan) -> None:
    plan = a_plan(business_idea=NUMBER, names_by_hand="no", personal_numbers_printed="yes")
    assessment = assess(handbook, plan, DAY)
    assert with_numbers_covered(assessment, handbook) is assessment
    assert assessment.privacy == ()


def test_a_plan_without_numbers_is_not_worked_out_again(handbook: Handbook, a_plan: MakePlan) -> None:
    assessment = assess(handbook, a_plan(business_idea="Kafé"), DAY)
    assert with_numbers_covered(assessment, handbook) is assessment


def test_every_listed_form_is_written_as_texts_are_read(handbook: Handbook) -> None:
    """Small letters, one blank between words, and no form under two words: else it would never be found."""
    forms = [form for word in handbook.privacy.words for form in word.forms]
    assert len(forms) == len(set(forms))
    assert all(form == " ".join(form.lower().split()) for form in forms)
    assert all(form not in handbook.privacy.persons for form in forms)
    assert assess(handbook, Plan("a"), DAY).privacy == ()
