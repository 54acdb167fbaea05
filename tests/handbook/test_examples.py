"""The example plans: three filled from end to end that hold together, and a first meeting that does not yet.

What is expected is worked out by hand from the answers and the sources, not read off the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.values import Month, Row
from asf_starter.core.plan import Tree
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.plan_files import encode_plan, read_plan_file
from asf_starter.storage.plan_store import example_ids

DAY = date(2026, 11, 23)
STAMP = "2026-11-23T10:00:00+01:00"
EXAMPLES = example_ids(resources_folder())
FULL = ("bicycle_workshop", "cafe_and_second_hand", "cleaning_and_gardening")

LEFT_OPEN = {
    "cafe_and_second_hand": {
        "evidence_files": "nothing is decided yet, so there is no paper to file",
        "family_ties": "none of the founders are family, so the table stays empty",
    },
    "cleaning_and_gardening": {"family_ties": "none of the founders are family, so the table stays empty"},
    "bicycle_workshop": {},
}

VERDICTS = {
    # Not registered, all papers are drafts: "partly" is the best there is.
    "cafe_and_second_hand": {
        "purpose": "partly",
        "participation": "partly",
        "reinvestment": "partly",
        "independence": "partly",
    },
    # Registered with adopted papers; only who decides what is still a draft.
    "cleaning_and_gardening": {
        "purpose": "met",
        "participation": "partly",
        "reinvestment": "met",
        "independence": "met",
    },
    # Registered and at work; supervision and the policy are still drafts.
    "bicycle_workshop": {
        "purpose": "partly",
        "participation": "met",
        "reinvestment": "partly",
        "independence": "met",
    },
    # The dissolution to members and the municipality as owner break; nothing is written on participation.
    "first_meeting": {
        "purpose": "unknown",
        "participation": "not_yet",
        "reinvestment": "not_yet",
        "independence": "not_yet",
    },
}

FIRST_FORM = {
    # three_to_four 1 · core 3 · one vote 3 · members 3 · all 1 · bylaws 2 · no outside capital 1 ·
    # under 25 000 1 · no organisation 1 · medium 1 · often 2 · fairly 0 · no register 0
    "cafe_and_second_hand": ("economic_association", 19),
    # three_to_four 0 · later 1 · shares 2 · public 2 · all 2 · hard 3 · none 0 · 25 000 1 · none 0 ·
    # medium 1 · stable 1 · less 1 · no register 0
    "cleaning_and_gardening": ("limited_company_svb", 14),
    # five 2 · later 1 · one vote 3 · public 3 · all 2 · bylaws 1 · none 1 · under 25 000 1 · none 0 ·
    # small 2 · often 2 · very 2 · register 1
    "bicycle_workshop": ("non_profit_association", 21),
}

NEVER_WARNED = (
    "cash_negative",
    "start_gap",
    "half_share_capital",
    "loss_in_last_year",
    "supports_overlap",
    "over_capacity",
    "wage_below_agreement",
    "vat_needed",
    "vat_voluntary",
    "vat_year_too_long",
    "vat_cash_method_too_large",
    "vat_mixed",
    "first_year_too_long",
    "rate_missing",
)

CONFLICTS = {
    "two_for_economic_association",
    "three_for_the_board_missing",
    "board_too_small",
    "assets_to_members",
    "public_owner",
}


def path_of(example: str) -> Path:
    return resources_folder() / "examples" / f"{example}.asfplan"


@pytest.fixture(scope="module")
def assessed(handbook: Handbook) -> Mapping[str, Assessment]:
    return {example: assess(handbook, read_plan_file(path_of(example)).plan, DAY) for example in EXAMPLES}


def texts_in(tree: Tree) -> Iterator[str]:
    """Every typed text of a tree."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, Mapping):
        for part in tree.values():
            yield from texts_in(part)
    elif isinstance(tree, list | tuple):
        for part in tree:
            yield from texts_in(part)


def supported_jobs(assessment: Assessment, month: Month) -> list[Row]:
    """The rows of positions that a wage support points to and that exist in a month."""
    pointed = {row.value("position") for row in assessment.answers.rows("supports")}
    return [
        row
        for row in assessment.answers.rows("positions")
        if row.id in pointed and isinstance(start := row.value("start"), Month) and start <= month
    ]


def test_the_examples_are_three_full_ones_and_a_first_meeting() -> None:
    assert list(EXAMPLES) == [*FULL, "first_meeting"]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_says_that_it_is_one_and_nobody_is_in_it(example: str) -> None:
    opened = read_plan_file(path_of(example))
    plan = opened.plan
    assert not opened.changed_outside
    assert path_of(example).read_bytes() == encode_plan(plan)
    assert plan.name.startswith("Exempel: ")
    assert (plan.created, plan.modified) == (STAMP, STAMP)
    assert {record.by for record in plan.answers.values()} == {""}
    assert {record.at for record in plan.answers.values()} == {STAMP}
    assert not any(record.private_note for record in plan.answers.values())
    assert (plan.comments, dict(plan.extra)) == ((), {})
    assert plan.files_in_use == plan.evidence
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", plan.id)
    for question_id, record in plan.answers.items():
        for text in (*texts_in(record.v), record.note):
            personal_number = re.search(r"\b(?:\d{2})?\d{6}[-+]?\d{4}\b", text)
            assert personal_number is None or question_id == "organisation_number", question_id


def test_every_example_has_an_id_of_its_own() -> None:
    assert len({read_plan_file(path_of(example)).plan.id for example in EXAMPLES}) == len(EXAMPLES)


@pytest.mark.parametrize("number", ["559000-0000", "802000-0000"])
def test_organisation_numbers_of_examples_cannot_exist(number: str) -> None:
    """Their check digit is wrong (Luhn), so that they are nobody's."""
    digits = [int(character) for character in number if character.isdecimal()]
    doubled = [digit * 2 if place % 2 == 0 else digit for place, digit in enumerate(digits)]
    assert sum(part // 10 + part % 10 for part in doubled) % 10 != 0
    typed = {read_plan_file(path_of(example)).plan.record("organisation_number").v for example in EXAMPLES}
    assert number in typed
    assert typed <= {None, "559000-0000", "802000-0000"}


@pytest.mark.parametrize("example", FULL)
def test_a_full_example_is_filled_from_end_to_end(assessed: Mapping[str, Assessment], example: str) -> None:
    answers = assessed[example].answers
    assert [answer.question.id for answer in answers.open_questions] == list(LEFT_OPEN[example])
    assert answers.problems == ()
    assert answers.not_in_force == ()
    assert answers.doubtful == ()


@pytest.mark.parametrize("example", FULL)
def test_nothing_in_a_full_example_contradicts(assessed: Mapping[str, Assessment], example: str) -> None:
    assert [note.id for note in assessed[example].advice if note.severity == "conflict"] == []
    assert [remark.text for verdict in assessed[example].criteria for remark in verdict.remarks] == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_criteria_stand_as_worked_out_by_hand(assessed: Mapping[str, Assessment], example: str) -> None:
    found = {verdict.id: verdict.verdict for verdict in assessed[example].criteria}
    assert found == VERDICTS[example]


@pytest.mark.parametrize("example", FULL)
def test_the_chosen_form_is_the_one_that_comes_first(
    assessed: Mapping[str, Assessment], example: str
) -> None:
    first = assessed[example].forms.forms[0]
    assert (first.id, first.score) == FIRST_FORM[example]
    assert not first.excluded
    assert assessed[example].answers.value("legal_form") == first.id


@pytest.mark.parametrize("example", FULL)
def test_the_budget_of_a_full_example_holds_together(
    assessed: Mapping[str, Assessment], example: str
) -> None:
    budget = assessed[example].budget
    warned = {warning.text.removeprefix("budget.warning.") for warning in budget.warnings}
    assert min(budget.months("cash.end")) >= 0
    assert budget.start.gap >= 0
    assert warned.isdisjoint(NEVER_WARNED)
    assert list(budget.inputs.assumptions) == []
    assert all(figures.result > 0 for figures in assessed[example].key_figures)


@pytest.mark.parametrize("example", FULL)
@pytest.mark.parametrize(
    ("month", "people", "full_times"),
    [
        (Month(2027, 11), "target_employees_12_months", "target_fte_12_months"),
        (Month(2029, 11), "target_employees_36_months", "target_fte_36_months"),
    ],
)
def test_the_jobs_in_the_words_are_the_jobs_in_the_budget(
    assessed: Mapping[str, Assessment], example: str, month: Month, people: str, full_times: str
) -> None:
    jobs = supported_jobs(assessed[example], month)
    shares = [share for row in jobs if isinstance(share := row.value("share"), Decimal)]
    answers = assessed[example].answers
    assert answers.value(people) == len(jobs)
    assert answers.value(full_times) == sum(shares) / 100


@pytest.mark.parametrize("example", FULL)
def test_a_surplus_is_allotted_to_the_krona(assessed: Mapping[str, Assessment], example: str) -> None:
    for year in assessed[example].surplus:
        assert year.unallocated == 0
        assert sum(part.kronor for part in year.parts) == year.surplus


@pytest.mark.parametrize(
    ("line", "month", "expected", "why"),
    [
        ("basis.sales_vat.takeaway", 11, 1377, "79 × 220 × 1.4 = 24 332, of which 6/106"),
        (
            "basis.sales_vat.takeaway",
            12,
            1810,
            "79 × 220 × 0.9 × 1.08 = 16 893, of which 12/112 from 2028",
        ),
        ("basis.sales_vat.lunch", 9, 8984, "129 × 650 = 83 850, of which 12/112"),
        ("basis.sales_vat.second_hand", 9, 9912, "118 × 420 = 49 560, of which 25/125"),
        ("result.support.r1", 2, 14785, "75 % of 20 000 × 75 % × 1.3142 = 14 784.75"),
        ("result.support.r3", 2, 11783, "2.5 × 31.42 % of 20 000 × 75 % = 11 782.50"),
        ("result.support.r4", 4, 10514, "80 % of 20 000 × 50 % × 1.3142 = 10 513.60"),
        ("cash.support_payment.r1", 4, 14785, "the support of March comes in May"),
        ("cash.supplier_payment.overhead.r1", 1, 23000, "rent of February and March in advance"),
        ("cash.supplier_payment.overhead.r1", 3, 34500, "rent of April to June in advance"),
        ("cash.supplier_payment.overhead.r1", 4, 0, "no rent is paid in May"),
        ("cash.grants", 0, 168000, "70 % of the municipality's 240 000"),
    ],
)
def test_a_figure_of_the_cafe_is_as_reckoned_by_hand(
    assessed: Mapping[str, Assessment], line: str, month: int, expected: int, why: str
) -> None:
    assert assessed["cafe_and_second_hand"].budget.months(line)[month] == expected, why


def test_rut_is_paid_in_two_halves(assessed: Mapping[str, Assessment]) -> None:
    """March sells 26 hours for 620 = 16 120 kr: half comes in April, half in May."""
    months = assessed["cleaning_and_gardening"].budget.months("cash.customer_payment.home")
    # April's own 52 hours give 32 240, of which half comes in May.
    assert list(months[2:5]) == [0, 8060, 8060 + 16120]


def test_the_largest_buyer_of_the_cleaning_company_is_the_municipality(
    assessed: Mapping[str, Assessment],
) -> None:
    assessment = assessed["cleaning_and_gardening"]
    flagged = [row for row in assessment.answers.rows("products") if row.value("largest_buyer") is True]
    assert {row.value("buyer") for row in flagged} == {"public"}
    leaves = assessment.scenarios["largest_buyer_leaves"]
    assert all(leaves.months(f"result.product_sales.{row.id}")[6] == 0 for row in flagged)
    assert all(leaves.months(f"result.product_sales.{row.id}")[5] > 0 for row in flagged)


def test_gardening_follows_the_season(assessed: Mapping[str, Assessment]) -> None:
    garden = assessed["cleaning_and_gardening"].budget.months("result.product_sales.garden")
    assert [month for month, amount in enumerate(garden[12:24]) if amount == 0] == [0, 1, 11]


def test_the_grant_of_the_workshop_is_earned_before_it_is_paid(assessed: Mapping[str, Assessment]) -> None:
    """140 000 for March 2027 to February 2028: 60 % in March 2027, the rest in April 2028."""
    budget = assessed["bicycle_workshop"].budget
    earned, paid = budget.months("result.grant.r1"), budget.months("cash.grant_payment.r1")
    assert (sum(earned), earned[1], earned[2], earned[13], earned[14]) == (140_000, 0, 11_667, 11_667, 0)
    assert {month: amount for month, amount in enumerate(paid) if amount} == {2: 84_000, 15: 56_000}


def test_the_workshop_pays_vat_once_a_year(assessed: Mapping[str, Assessment]) -> None:
    """A financial year that ends in June, declared on the web: paid in January (Skatteverket)."""
    paid = assessed["bicycle_workshop"].budget.months("cash.vat_payment")
    assert [month for month, amount in enumerate(paid) if amount] == [12, 24]


def test_a_first_meeting_has_the_contradictions_of_a_first_meeting(
    assessed: Mapping[str, Assessment],
) -> None:
    assessment = assessed["first_meeting"]
    assert {note.id for note in assessment.advice if note.severity == "conflict"} == CONFLICTS
    assert all(form.excluded for form in assessment.forms.forms)


def test_a_first_meeting_is_half_filled(assessed: Mapping[str, Assessment]) -> None:
    answers = assessed["first_meeting"].answers
    states = [answer.state for answer in answers.open_questions]
    assert states.count("ask_advisor") == 4
    assert states.count("unknown") == 6
    assert states.count("") > len(answers.by_id) / 3
    assert sum(1 for answer in answers.by_id.values() if answer.note) == 5


def test_a_first_meeting_keeps_a_doubtful_amount_as_typed(assessed: Mapping[str, Assessment]) -> None:
    """42 500 or 42.5? It is neither changed nor guessed, and both readings are named."""
    (problem,) = assessed["first_meeting"].answers.problems
    assert (problem.question, problem.text) == ("simple_start_money", "problems.number.doubtful")
    assert problem.values == {"typed": "42.500", "first": Decimal(42500), "second": Decimal("42.5")}
    assert assessed["first_meeting"].plan.record("simple_start_money").v == "42.500"
    assert assessed["first_meeting"].answers.value("simple_start_money") is None
