"""The papers of participation and reinvestment: forms for a pen, one page for the wall, easy words.

The handout must be exactly one page for every plan; it is tried on the examples, on nothing and on the
longest answers that the program takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from io import BytesIO

import pytest
from lix import as_phrases, count_all
from pypdf import PdfReader

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import Plan
from asf_starter.documents.compose import compose, runs_in
from asf_starter.documents.docx import write_docx
from asf_starter.documents.markdown import write_markdown
from asf_starter.documents.pdf import write_pdf
from asf_starter.documents.phrases import plain
from asf_starter.documents.tree import Block, Document, Items, Paragraph, SignatureLines, Table
from asf_starter.documents.views.participation import LONGEST_NAME
from asf_starter.filling import fill_plan
from asf_starter.look_files import load_look
from asf_starter.plan_json import show_json
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.plan_files import read_plan_file
from asf_starter.storage.plan_store import example_ids

DAY = date(2026, 11, 23)
EXAMPLES = example_ids(resources_folder())
PAPERS = (
    "decision_order",
    "participation_agreement",
    "meeting_minutes_template",
    "participation_handout",
    "participation_follow_up",
    "individual_plan",
    "reinvestment_report",
)
FORMS_FOR_A_PEN = ("meeting_minutes_template", "individual_plan")
LIX_OF_THE_HANDOUT = 30.0

LONG = "Ett ovanligt långt ord står här: " + "självförsörjningsmöjligheter " * 200
LONG_NAME = "Kooperativet för återbruk, odling och god mat i Hälsinglands alla dalar " * 4
EVERYTHING: Mapping[str, object] = {
    "enterprise_name": LONG_NAME.strip(),
    "participation_route": "combined",
    "participation_routes": ["membership", "ownership", "agreement", "meetings", "council", "other"],
    "participation_covers": ["members", "employees", "trainees", "volunteers"],
    "information_channels": [
        "meetings",
        "board_on_wall",
        "printed",
        "messages",
        "person",
        "other_languages",
        "open_budget",
    ],
    "participation_support": [
        "easy_read",
        "pictures",
        "reading_aloud",
        "interpreter",
        "support_person",
        "breaks",
        "quiet_room",
        "talk_before",
    ],
    "membership_opening": "later",
    "membership_months": "120",
    "coworker_meetings_per_year": "366",
    "proposals": LONG,
    "participation_why": LONG,
    "participation_responsible": {"role": LONG[:200], "name": LONG[:200]},
    "meetings": [
        {
            "name": "Möte med ett namn på just fyrtio bokstav",
            "rhythm": "every_four_weeks",
            "who": ["everyone"],
        },
        {"name": LONG[:300], "rhythm": "every_four_weeks", "who": ["everyone"], "record": LONG[:300]},
        *(
            {"name": f"Arbetsgruppens möte nummer {number}", "rhythm": "twice_a_year", "who": ["employees"]}
            for number in range(12)
        ),
    ],
    "decision_order": [
        {"decision": decision, "forum": "house_meeting", "who": ["everyone"], "step_today": "consultation"}
        for decision in (
            "own_work",
            "work_organisation",
            "safety",
            "new_offers",
            "hiring",
            "pay",
            "purchases",
            "surplus",
            "new_members",
            "bylaws",
        )
    ],
}


@cache
def example(name: str) -> Plan:
    return read_plan_file(resources_folder() / "examples" / f"{name}.asfplan").plan


def filled(handbook: Handbook, answers: Mapping[str, object]) -> Assessment:
    plan = Plan(id="00000000-0000-4000-8000-000000000000")
    given = {name: answer for name, answer in answers.items() if answer is not None}
    plan, refused = fill_plan(handbook, plan, given, at="2026-11-23T09:00:00Z")
    assert refused == ()
    return assess(handbook, plan, DAY)


def page_count(document: Document) -> int:
    return len(PdfReader(BytesIO(write_pdf(document, load_look(resources_folder()), day=DAY))).pages)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_handout_of_an_example_is_one_page(handbook: Handbook, name: str) -> None:
    assert page_count(compose("participation_handout", assess(handbook, example(name), DAY), handbook)) == 1


@pytest.mark.parametrize(
    "answers",
    [
        {},
        EVERYTHING,
        {**EVERYTHING, "coworker_meetings_per_year": None},
        {
            **EVERYTHING,
            "enterprise_name": "Kooperativet för återbruk, odling och god mat i Hälsinglands alla dalar",
        },
    ],
    ids=["nothing answered", "everything very long", "a draft", "a name in two lines"],
)
def test_the_handout_is_one_page_whatever_is_answered(
    handbook: Handbook, answers: Mapping[str, object]
) -> None:
    meeting = EVERYTHING["meetings"][0]["name"]  # type: ignore[index] # a list of rows
    assert len(meeting) == LONGEST_NAME, "the longest name that is printed"
    document = compose("participation_handout", filled(handbook, answers), handbook)
    assert page_count(document) == 1
    assert "självförsörjningsmöjligheter" not in write_markdown(document)


def test_what_is_left_out_of_the_handout_is_said(handbook: Handbook) -> None:
    """Ten decisions and fourteen meetings are too many for a page: the page says where the rest stands."""
    text = write_markdown(compose("participation_handout", filled(handbook, EVERYTHING), handbook))
    assert text.count("du blir frågad och får svar") == 5
    assert text.count("två gånger om året") == 2  # with the long name of the first, three meetings
    assert "Alla möten och beslut står i vår delaktighetsplan" in text


def sentences(blocks: tuple[Block, ...]) -> list[str]:
    """The running words of a document without lines to write on."""
    found = []
    for block in blocks:
        match block:
            case Paragraph(runs=runs):
                found.append(plain(tuple(run for run in runs if not run.gap)))
            case Items(items=items):
                found += [line for item in items for line in sentences(item.blocks)]
            case _:
                pass
    return found


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_handout_is_easy_to_read(handbook: Handbook, name: str) -> None:
    document = compose("participation_handout", assess(handbook, example(name), DAY), handbook)
    glossary = as_phrases(
        form for word in handbook.glossary.words for form in (word.term, *getattr(word, "forms", ()))
    )
    assert count_all(sentences(document.blocks), glossary).lix <= LIX_OF_THE_HANDOUT


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_can_be_printed_before_anything_is_answered(handbook: Handbook, paper: str) -> None:
    """Whatever is missing is a line to write on: the paper is longer than its title."""
    document = compose(paper, filled(handbook, {}), handbook)
    lines = [run for block in document.blocks for run in runs_in(block) if run.gap]
    assert len(document.blocks) >= 5
    assert lines
    assert page_count(document) >= 1


@pytest.mark.parametrize("paper", FORMS_FOR_A_PEN)
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_form_is_two_pages_and_no_draft(handbook: Handbook, paper: str, name: str) -> None:
    document = compose(paper, assess(handbook, example(name), DAY), handbook)
    assert not document.draft
    assert document.facts == ()
    assert page_count(document) == 2


def test_a_form_asks_for_roles_and_never_for_health(handbook: Handbook) -> None:
    minutes = write_markdown(compose("meeting_minutes_template", filled(handbook, {}), handbook))
    own = write_markdown(compose("individual_plan", filled(handbook, {}), handbook))
    assert "Skriv aldrig något om hälsa." in minutes
    assert "Här står inget om sjukdomar eller diagnoser." in own
    assert "Mitt namn" in own


def test_the_minutes_can_be_edited_in_a_word_processor(handbook: Handbook) -> None:
    assert "docx" in handbook.outlines["meeting_minutes_template"].formats
    document = compose("meeting_minutes_template", filled(handbook, {}), handbook)
    assert write_docx(document, load_look(resources_folder()), day=DAY).startswith(b"PK")


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"participation_route": "ownership"}, "de som arbetar äger eller är medlemmar"),
        ({"participation_route": "other"}, "på ett annat sätt"),
        (
            {"participation_route": "combined", "participation_routes": ["membership", "agreement"]},
            "Ni har valt flera vägar: medlemskap och ett skrivet avtal. Avtalet är en av dem.",
        ),
        (
            {"participation_route": "combined", "participation_routes": ["ownership", "council", "meetings"]},
            "Ni har valt flera vägar: ägande, möten som bestämmer vissa saker och ett råd som de väljer. "
            "Ett avtal är inte en av dem.",
        ),
        ({"participation_route": "combined"}, "Svara i kapitlet Delaktighet på vilka det är."),
        ({}, "Välj er väg"),
    ],
)
def test_the_agreement_says_when_another_route_needs_it(
    handbook: Handbook, answers: Mapping[str, object], told: str
) -> None:
    text = write_markdown(compose("participation_agreement", filled(handbook, answers), handbook))
    boxes = [line for line in text.splitlines() if line.startswith("> **")]
    assert told in text
    assert len(boxes) == 1


ROUTES: tuple[Mapping[str, object], ...] = (
    {"participation_route": "ownership"},
    {"participation_route": "agreement"},
    {"participation_route": "other"},
    {"participation_route": "combined", "participation_routes": ["membership", "meetings"]},
    {"participation_route": "combined", "participation_routes": ["ownership", "agreement"]},
    {"participation_route": "combined"},
)


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize(
    ("covers", "listed"),
    [
        (["members", "trainees"], "medlemmar eller ägare och de som tränar eller har praktik"),
        (["employees", "volunteers"], "anställda och de som hjälper till utan lön"),
    ],
)
def test_the_agreement_never_leaves_out_somebody_that_it_lists(
    handbook: Handbook, route: Mapping[str, object], covers: list[str], listed: str
) -> None:
    """The box above points to the list of those it covers and never to fewer, whatever the route."""
    answers = {**route, "participation_covers": covers}
    text = write_markdown(compose("participation_agreement", filled(handbook, answers), handbook))
    assert f"Avtalet gäller {listed}." in text
    assert "inte är medlemmar" not in text
    assert ("Rösten på stämman eller årsmötet ändras inte." in text) == ("members" in covers)


def test_a_plan_with_several_routes_names_them(handbook: Handbook) -> None:
    answers = {"participation_route": "combined", "participation_routes": ["membership", "meetings"]}
    for paper in ("participation_plan", "business_plan", "business_plan_municipality"):
        text = write_markdown(compose(paper, filled(handbook, answers), handbook))
        assert "är med och bestämmer genom medlemskap och möten som bestämmer vissa saker." in text
        assert "flera vägar" not in text
    unnamed = filled(handbook, {"participation_route": "combined"})
    text = write_markdown(compose("participation_plan", unnamed, handbook))
    assert "är med och bestämmer genom ……… *(Vägarna till delaktighet)*." in text


def test_the_agreement_of_those_who_chose_it_needs_no_word_about_that(handbook: Handbook) -> None:
    document = compose(
        "participation_agreement", filled(handbook, {"participation_route": "agreement"}), handbook
    )
    assert "> **" not in write_markdown(document)
    signers = [
        line.role
        for block in document.blocks
        if isinstance(block, SignatureLines)
        for line in block.signatures
    ]
    assert signers == ["För företaget", "För dem som arbetar", "För dem som arbetar"]


def test_those_on_placements_see_what_they_take_part_in(handbook: Handbook) -> None:
    answers = {
        "participation_covers": ["employees", "trainees"],
        "decision_order": [
            {"decision": "own_work", "forum": "person", "who": ["everyone"], "step_today": "codecision"},
            {"decision": "safety", "forum": "house_meeting", "who": ["trainees"], "step_today": "codecision"},
            {"decision": "hiring", "forum": "board", "who": ["board"], "step_today": "information"},
        ],
    }
    text = write_markdown(compose("decision_order", filled(handbook, answers), handbook))
    assert "Du är med när vi bestämmer om egna uppgifter och tider och arbetsmiljö och säkerhet." in text
    assert "Beslutsordningen gäller inte er än" not in text


def test_the_ladder_of_the_follow_up_has_room_for_what_became_of_it(handbook: Handbook) -> None:
    answers = {
        "decision_order": [
            {"decision": "hiring", "step_today": "consultation", "step_next_year": "contribution"}
        ]
    }
    document = compose("participation_follow_up", filled(handbook, answers), handbook)
    ladder = next(block for block in document.blocks if isinstance(block, Table) and block.origins)
    heads = [plain(column.runs) for column in ladder.columns]
    assert heads[-2:] == ["Så blev det", "Nästa år"]
    assert [run.gap for cell in ladder.rows[0].cells[-2:] for run in cell.runs] == [True, True]


@pytest.mark.parametrize(
    ("answers", "decision", "not_said"),
    [
        (
            {"legal_form": "economic_association", "owner_distribution": "none"},
            ("Föreningsstämman beslutar", "Ingen vinstutdelning och ingen gottgörelse lämnas."),
            "aktieägarna",
        ),
        (
            {"legal_form": "economic_association", "owner_distribution": "limited"},
            ("Föreningsstämman beslutar", "ränta på inbetalda insatser"),
            "Ingen vinstutdelning",
        ),
        (
            {"legal_form": "non_profit_association", "owner_distribution": "none"},
            ("Årsmötet beslutar", "Inget delas ut till medlemmarna."),
            "stämman beslutar",
        ),
        (
            {"legal_form": "limited_company_svb", "owner_distribution": "none"},
            ("Bolagsstämman beslutar", "Ingen utdelning lämnas till aktieägarna."),
            "32 kap. 5 §",
        ),
        (
            {"legal_form": "limited_company_svb", "owner_distribution": "limited"},
            ("Bolagsstämman beslutar", "32 kap. 5 § aktiebolagslagen"),
            "Ingen utdelning lämnas",
        ),
        (
            {"legal_form": "two_tier", "surplus_to_parent": True},
            ("Bolagsstämman beslutar", "Till föreningen som äger bolaget"),
            "Ingen utdelning lämnas till föreningen",
        ),
        (
            {"legal_form": "two_tier", "surplus_to_parent": False},
            ("Bolagsstämman beslutar", "Ingen utdelning lämnas till föreningen"),
            "Till föreningen som äger bolaget",
        ),
    ],
)
def test_the_report_has_the_text_of_the_decision_in_the_form(
    handbook: Handbook, answers: Mapping[str, object], decision: tuple[str, ...], not_said: str
) -> None:
    text = write_markdown(compose("reinvestment_report", filled(handbook, answers), handbook))
    for words in decision:
        assert words in text
    assert not_said not in text


def test_the_report_repeats_the_plan_in_kronor(handbook: Handbook) -> None:
    """The same figures as in the policy, with two columns for what was done."""
    assessment = assess(handbook, example("cafe_and_second_hand"), DAY)
    year = assessment.surplus[0]
    report = compose("reinvestment_report", assessment, handbook)
    table = next(block for block in report.blocks if isinstance(block, Table) and len(block.columns) > 2)
    rows = {plain(row.cells[0].runs): plain(row.cells[1].runs) for row in table.rows}
    digits = {label: "".join(filter(str.isdigit, words)) for label, words in rows.items()}
    assert digits["Överskott att fördela"] == str(year.surplus)
    assert [digits["Buffert"], digits["Utbildning"]] == [
        str(year.parts[0].kronor),
        str(year.parts[-1].kronor),
    ]
    assert len(table.columns) == 1 + len(assessment.surplus) + 2


def test_the_planned_share_is_the_same_in_annex_and_json(handbook: Handbook) -> None:
    """4 train; from 0 to 5 employees evenly is 2,7 on average: 6,7 people from the target group."""
    assessment = assess(handbook, example("cafe_and_second_hand"), DAY)
    given = show_json(assessment, handbook)["target_group_share_planned"]
    assert given["target_group"] == "6.7"
    annex = write_markdown(compose("criteria_annex", assessment, handbook))
    assert given["text"].replace("\u00a0", " ") in annex.replace("\u00a0", " ")
    assert show_json(filled(handbook, {}), handbook)["target_group_share_planned"] is None
