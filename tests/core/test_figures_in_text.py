"""Figures in founders' own texts: which are found, which are passed over, and which disagree.

Finds and false alarms stand as tables: a false alarm costs more trust than a find earns.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from asf_starter.core.assessment import assess
from asf_starter.core.figures_in_text import Against, FigureWord, figures_in, problems_of
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.values import Month
from asf_starter.core.plan import Plan, Tree, with_row
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.plan_files import read_plan_file
from asf_starter.storage.plan_store import example_ids

DAY = date(2026, 11, 23)

FOUND = {
    "Om ett år är fem anställda här.": ("employees", Decimal(5)),
    "Vi blir 12 anställda.": ("employees", Decimal(12)),
    "Fem personer från målgruppen är anställda.": ("employees", Decimal(5)),
    "Vi ska ha sju nya medarbetare.": ("employees", Decimal(7)),
    "Det blir 3,5 heltider.": ("full_times", Decimal("3.5")),
    "Vi har fyra platser för arbetsträning.": ("training_places", Decimal(4)),
    "Vi är tre som startar.": ("founders", Decimal(3)),
    "Föreningen har tjugo medlemmar.": ("members", Decimal(20)),
    "Fem i styrelsen är lagom.": ("board", Decimal(5)),
    "Två handledare finns alltid här.": ("supervisors", Decimal(2)),
    "Vi behöver 2 300 kunder i månaden.": ("customers", Decimal(2300)),
    "Vi behöver 2\u00a0300 kunder i månaden.": ("customers", Decimal(2300)),
    "Alla träffas: tolv möten om året.": ("meetings", Decimal(12)),
    "Vi vill låna 240 000 kronor.": ("loan", Decimal(240_000)),
    "Ett lån på 240 tkr räcker.": ("loan", Decimal(240_000)),
    "Vi får 100 000 kr i bidrag.": ("grant", Decimal(100_000)),
    "Var och en lägger 1 000 kronor i insats.": ("member_contribution", Decimal(1000)),
    "Vi har ett aktiekapital på 25 000 kronor.": ("share_capital", Decimal(25_000)),
    "Vi öppnar i mars 2027.": ("first_month", Month(2027, 3)),
    "Vi öppnar i april, när snön är borta.": ("first_month", Month(0, 4)),
}

PASSED_OVER = (
    "För fem år sedan hade vi tre anställda.",
    "Vi arbetar 5 dagar i veckan.",
    "Vi öppnar klockan nio.",
    "Två av fem anställda går hem tidigt.",
    "Lagen kräver minst tre medlemmar.",
    "Vi blir högst tio anställda.",
    "Fyra till fem anställda räcker.",
    "4–5 anställda räcker.",
    "Tre eller fyra anställda räcker.",
    "Vi har mellan fem och sju anställda.",
    "Ungefär fem anställda behövs.",
    "Tre anställda i köket och två i butiken.",
    "Två medlemmar som arbetar varje dag får nyckel.",
    "En handledare möter vid dörren.",
    "Ett liknande kafé har nio anställda.",
    "Kommunen har 900 anställda.",
    "Om vi blir åtta anställda hyr vi mer plats.",
    "På sikt vill vi vara tjugo anställda.",
    "I maj sålde vi 38 luncher och hade två handledare.",
    "Ingen går i borgen för mer än 15 000 kronor.",
    "Vi lånar böcker på biblioteket.",
    "Vi lånar ungefär 240 000 kronor.",
    "Vi lånar 200 000–240 000 kronor.",
    "Rum 12 anställer ingen.",
    "Kvällen har 1,5 timmar.",
    "Vi öppnar i morgon.",
)


def found_in(handbook: Handbook, text: str) -> list[tuple[str, object]]:
    found = figures_in(text, handbook.figure_words, handbook.vocabulary)
    return [(each.word.id, each.figure) for each in found]


@pytest.mark.parametrize("text", FOUND)
def test_a_figure_is_found(handbook: Handbook, text: str) -> None:
    assert found_in(handbook, text) == [FOUND[text]]


@pytest.mark.parametrize("text", PASSED_OVER)
def test_what_is_no_figure_of_the_plan_is_passed_over(handbook: Handbook, text: str) -> None:
    assert found_in(handbook, text) == []


def notes_of(handbook: Handbook, plan: Plan) -> list[tuple[str, str, tuple[str, ...], object]]:
    advice = assess(handbook, plan, DAY).advice
    return [
        (note.id, note.severity, note.answers, note.text.values["figure"])
        for note in advice
        if note.id.startswith("figure_in_text.")
    ]


def founders(count: int) -> Tree:
    table: Tree = ()
    for number in range(count):
        table = with_row(table, f"r{number}", {"name": {"role": f"Roll {number}"}})
    return table


def test_a_figure_that_disagrees_names_both_places(handbook: Handbook, a_plan: Callable[..., Plan]) -> None:
    plan = a_plan(why_together="Vi är fem som startar.", founders=founders(3))
    expected = ("figure_in_text.founders.why_together", "warning", ("why_together", "founders"), Decimal(3))
    assert notes_of(handbook, plan) == [expected]


@pytest.mark.parametrize(
    ("text", "typed", "disagrees"),
    [
        ("Vi blir fem anställda.", {"target_employees_12_months": "5"}, False),
        ("Vi blir sex anställda.", {"target_employees_12_months": "5"}, True),
        (
            "Vi blir sex anställda.",
            {"target_employees_12_months": "5", "target_employees_36_months": "6"},
            False,
        ),
        ("Vi blir sex anställda.", {}, False),
        ("Vi öppnar i mars.", {"start_date": "mars 2027"}, False),
        ("Vi öppnar i mars 2028.", {"start_date": "mars 2027"}, True),
        ("Vi öppnar i april.", {"start_date": "mars 2027"}, True),
        ("Vi behöver 400 kunder i månaden.", {"customers_per_month": "400"}, False),
        ("Vi behöver 400 kunder i månaden.", {"customers_per_month": "450"}, True),
    ],
)
def test_a_figure_is_held_against_every_answer_it_may_stand_for(
    handbook: Handbook, a_plan: Callable[..., Plan], text: str, typed: dict[str, str], disagrees: bool
) -> None:
    plan = a_plan(business_idea=text, ambition_to_employ="yes", **typed)
    assert bool(notes_of(handbook, plan)) is disagrees


@pytest.mark.parametrize(
    ("typed", "disagrees"), [("240 000", False), ("90 000", False), ("330 000", False), ("200 000", True)]
)
def test_a_loan_may_be_one_of_the_loans_or_all_of_them(
    handbook: Handbook, a_plan: Callable[..., Plan], typed: str, disagrees: bool
) -> None:
    loans = with_row(with_row((), "r1", {"amount": "240 000"}), "r2", {"amount": "90 000"})
    plan = a_plan(business_idea=f"Vi lånar {typed} kronor.", loans=loans)
    assert bool(notes_of(handbook, plan)) is disagrees


def test_the_loader_is_told_of_questions_that_nobody_defines(handbook: Handbook) -> None:
    word = FigureWord("strange", "count", (Against("no_such_question"), Against("loans", "colour")))
    words = type(handbook.figure_words)(("start_cash.x",), (), (), (), (), {}, (word,))
    assert list(problems_of(words, handbook.interview)) == [
        'figure_words: there is no question "start_cash.x"',
        'figure_words: there is no question "no_such_question"',
        'figure_words: there is no question "loans.colour"',
        "figure_words.strange: name the words and the answers",
    ]


@pytest.mark.parametrize("example", example_ids(resources_folder()))
def test_the_examples_agree_with_themselves(handbook: Handbook, example: str) -> None:
    """Hundreds of sentences as founders write them, with figures of all kinds: no false alarm."""
    plan = read_plan_file(resources_folder() / "examples" / f"{example}.asfplan").plan
    assert notes_of(handbook, plan) == []
