"""The founding papers against the law: every demand is met in every combination of answers.

What each demand must say in Swedish stands here once more, written from the statutes and not from the
resource files, so that an item that points to the wrong clause is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.conditions import Condition, holds
from asf_starter.core.law.law_items import answered_items
from asf_starter.core.plan import Plan
from asf_starter.documents.compose import compose, runs_in
from asf_starter.documents.markdown import write_markdown
from asf_starter.documents.tree import Block, Clause, Document, SignatureLines, Table
from asf_starter.export_options import documents_for
from asf_starter.filling import fill_plan
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.handbook_files import load_handbook

DAY = date(2026, 11, 23)
FORMS = (
    "economic_association",
    "non_profit_association",
    "two_tier",
    "limited_company_svb",
    "limited_company",
)
FIRST_FOUNDING_PAPER = 100

KNOWN: Mapping[str, object] = {
    "enterprise_name": "Kornboden",
    "activity": "kafé",
    "seat": "Bergsjö",
    "founding_day": "2027-03-15",
    "member_contribution": "100",
    "share_capital": "25000",
    "share_count": 250,
    "share_price": 100,
    "parent_organisation": {"name": "Föreningen Hjälpande händer", "number": ""},
    "svb_receiver": {"name": "Parkens vänner AB (svb)", "number": "559000-0000"},
    "meeting_place_elsewhere": "Hudiksvall",
    "financial_year_period": "1 juli–30 juni",
    "founders": [
        {"id": "r1", "name": {"role": "samordnare", "name": "Mira Lund"}},
        {"id": "r2", "name": {"role": "kassör", "name": "Leif Berg"}},
        {"id": "r3", "name": {"role": "köksansvarig", "name": "Amina Holm"}},
    ],
    "posts": [
        {"post": "chair", "founder": "r1"},
        {"post": "auditor", "outsider": {"role": "granne", "name": "Stig Ek"}},
    ],
    "shareholders": [{"founder": "r1", "shares": 150}, {"founder": "r2", "shares": 100}],
}
"""Answers in words and numbers, which choose no clause."""

CHOOSE_A_CLAUSE = (
    "subsidiary_form",
    "organisation_behind",
    "public_owner",
    "decision_rule",
    "financial_year",
    "auditor_wanted",
    "surplus_to_parent",
    "membership_opening",
    "owner_distribution",
    "dissolution_assets",
    "board_appointed_by",
    "bylaws_state",
    "member_participation",
    "member_features",
    "capital_features",
    "notice_way",
    "notice_weeks",
    "meeting_features",
    "board_term",
    "coworker_seat",
    "board_features",
    "signing",
    "change_bar",
    "transfer_limit",
    "names_by_hand",
)
"""Questions whose answer chooses or leaves out a clause or a sentence."""

NUMBERS = {
    "member_fee_most": (0, 200),
    "membership_fee": (0, 50),
    "waiting_months": (0, 12),
    "deputies_most": (0, 2),
    "board_least": (3, 5),
    "board_most": (5, 7),
    "board_member_count": (3, 5),
    "auditor_count": (1, 2),
    "motion_weeks": (6,),
    "membership_months": (6,),
    "contribution_due_days": (30,),
    "coworker_meetings_per_year": (10,),
    "interest_most": (4,),
}

MUST_SAY: Mapping[str, tuple[str, ...]] = {
    # EFL 3:1
    "ef_name": (r"företagsnamn är Kornboden ekonomisk förening",),
    "ef_seat": (r"säte i Bergsjö",),
    "ef_activity": (r"främja medlemmarnas ekonomiska intressen", r"driva kafé", r"Medlemmarna deltar"),
    "ef_contribution": (r"obligatorisk insats på 100", r"ska betalas .* inom", r"[Öö]verinsatser"),
    "ef_board_and_auditor": (
        r"lägst .+ och högst .+ ledamöter",
        r"suppleanter",
        r"väljs på .+, till slutet av",
        r"Antalet revisorer ska vara",
        r"för tiden till slutet av den första årsstämma",
    ),
    "ef_notice": (r"kallar till föreningsstämma", r"skickas med", r"senast .+ före stämman"),
    "ef_agenda": (
        r"fastställelse av resultaträkningen",
        r"vinst eller förlust",
        r"ansvarsfrihet",
        r"val av revisor",
    ),
    "ef_financial_year": (r"räkenskapsår ska omfatta tiden",),
    "ef_profit": (r"vinst (ska|får)|vinst som delas ut|fördelas",),
    "ef_dissolution": (r"Återstående tillgångar ska (tillfalla|fördelas)",),
    "ef_criterion_purpose": (
        r"integrera människor som har stora svårigheter att få eller behålla ett arbete",
    ),
    "ef_criterion_participation": (r"delaktighetsplan", r"hålla minst"),
    "ef_criterion_reinvestment": (r"vinst", r"tillgångar"),
    "ef_criterion_independence": (r"Staten, en region, en kommun", r"utse|utses"),
    # ABL 3:1, 3:3, 32 kap.
    "ab_name": (r"företagsnamn är Kornboden AB",),
    "ab_seat": (r"säte i Bergsjö",),
    "ab_activity": (r"Bolaget ska driva kafé",),
    "ab_capital": (r"aktiekapital ska vara 25\s000",),
    "ab_shares": (r"Antalet aktier ska vara 250",),
    "ab_board": (r"lägst .+ och högst .+ ledamöter",),
    "ab_deputies": (r"inte ha några suppleanter|Antalet suppleanter ska vara lägst 0 och högst",),
    "ab_auditor": (r"Antalet revisorer ska vara|inte ha någon revisor|ska ha revisor",),
    "ab_notice": (r"kallar till bolagsstämma", r"skickas med", r"senast .+ före stämman"),
    "ab_financial_year": (r"räkenskapsår ska omfatta tiden",),
    "ab_purpose": (r"integrera människor", r"annat syfte än att ge vinst till fördelning mellan aktieägarna"),
    "ab_profit": (r"vinst (ska|får)",),
    "ab_assets": (r"aktieägarna", r"därefter återstår ska (tillfalla|fördelas)"),
    "svb_name": (r"\(svb\)",),
    "svb_said": (r"ska vara ett aktiebolag med särskild vinstutdelningsbegränsning",),
    "svb_auditor": (r"ska ha revisor",),
    "svb_cap": (r"32 kap. 5 § aktiebolagslagen",),
    "svb_receiver": (r"32 kap. 14 §", r"därefter återstår"),
    "ab_criterion_purpose": (r"integrera människor",),
    "ab_criterion_participation": (r"delaktighetsplan",),
    "ab_criterion_reinvestment": (r"vinst",),
    # practice for a non-profit association
    "if_name": (r"Föreningens namn är",),
    "if_purpose": (r"Föreningen har till ändamål att integrera",),
    "if_decisions": (r"Varje medlem har en röst", r"enkel majoritet"),
    "if_boundary": (r"inte till syfte att främja medlemmarnas ekonomiska intressen",),
    "if_open": (r"vägras bara om det finns särskilda skäl",),
    "if_seat": (r"säte i Bergsjö",),
    "if_activity": (r"driva? kafé|driver kafé",),
    "if_membership": (r"Medlem kan", r"gå ur", r"uteslutas"),
    "if_fee": (r"medlemsavgift",),
    "if_meeting": (r"Årsmötet hålls varje år", r"kallar till årsmöte", r"fråga om ansvarsfrihet"),
    "if_board": (r"lägst .+ och högst .+ ledamöter", r"väljs av årsmötet", r"mer än hälften av ledamöterna"),
    "if_signing": (r"tecknar föreningens firma",),
    "if_year": (r"räkenskapsår är",),
    "if_auditor": (r"revisor",),
    "if_change": (r"två tredjedelar",),
    "if_dissolution": (r"två på varandra följande årsmöten", r"återstående tillgångar"),
    "if_criterion_purpose": (r"integrera människor",),
    "if_criterion_participation": (r"delaktighetsplan",),
    "if_criterion_reinvestment": (r"överskott", r"återstående tillgångar"),
    "if_criterion_independence": (r"Staten, en region, en kommun",),
}
"""What the clauses that answer a demand must say together."""

BYLAWS = (
    "bylaws_economic_association",
    "bylaws_non_profit_association",
    "articles_limited_company",
    "articles_limited_company_svb",
)


@cache
def real_handbook() -> Handbook:
    """The handbook for tests of random plans, whose arguments are printed when they fail: it is too large."""
    return load_handbook(resources_folder())


PICKS = st.fixed_dictionaries(dict.fromkeys((*CHOOSE_A_CLAUSE, *NUMBERS), st.integers(0, 1023)))
"""One number for each question: which option it is, or which of several are ticked; 0 is unanswered."""


def picked(handbook: Handbook, picks: Mapping[str, int]) -> dict[str, object]:
    """The answers that these numbers mean."""
    answers: dict[str, object] = {}
    for question_id, pick in picks.items():
        question = handbook.interview.question(question_id)
        ids = [option.id for option in question.options]
        if question.kind == "choices":
            ticked = [name for place, name in enumerate(ids) if pick >> place & 1]
            alone = [option.id for option in question.options if option.alone and option.id in ticked]
            answers[question_id] = alone[:1] or ticked or None
        else:
            options = NUMBERS.get(question_id) or ids or (True, False)
            answers[question_id] = (None, *options)[pick % (len(options) + 1)]
    return {name: value for name, value in answers.items() if value is not None}


def assessed(handbook: Handbook, plan: Plan) -> Assessment:
    return assess(handbook, plan, DAY)


def filled(handbook: Handbook, form: str, **answers: object) -> Assessment:
    plan = Plan(id="00000000-0000-4000-8000-000000000000", name="Prov")
    typed = {**KNOWN, "legal_form": form, "subsidiary_form": "limited_company_svb", **answers}
    known = {name: value for name, value in typed.items() if value is not None}
    complete, refused = fill_plan(handbook, plan, known, at="2026-11-23")
    assert not refused
    return assessed(handbook, complete)


def clauses_of(document: Document) -> dict[str, Clause]:
    return {block.anchor: block for block in document.blocks if isinstance(block, Clause)}


def words_of(block: Block) -> str:
    return "".join(run.text for run in runs_in(block))


def body_of(clause: Clause) -> str:
    return " ".join(words_of(block) for block in clause.blocks)


def founding_papers(handbook: Handbook, assessment: Assessment) -> Iterator[str]:
    for outline in documents_for(assessment, handbook):
        if outline.order >= FIRST_FOUNDING_PAPER:
            yield outline.id


def applier(handbook: Handbook, assessment: Assessment):  # type: ignore[no-untyped-def] # a short closure
    def applies(condition: Condition) -> bool:
        return holds(condition, assessment.answers.value, handbook.rules) is True

    return applies


# Not shrunk: whole documents are set for every try, and the message names the item that is missing.
every_combination = settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.mark.parametrize("form", FORMS)
@every_combination
@given(picks=PICKS)
def test_every_demand_of_the_law_is_found_in_the_bylaws_or_articles(
    form: str, picks: Mapping[str, int]
) -> None:
    handbook = real_handbook()
    assessment = filled(handbook, form, **{"subsidiary_form": None, **picked(handbook, picks)})
    for paper in founding_papers(handbook, assessment):
        if paper not in BYLAWS:
            continue
        outline = handbook.outlines[paper]
        clauses = clauses_of(compose(paper, assessment, handbook))
        items = answered_items(outline, handbook.sections, handbook.law.items, applier(handbook, assessment))
        for answered in items:
            if answered.item.need == "if_used" or answered.item.id == "ab_criterion_independence":
                continue
            said = " ".join(body_of(clauses[place.id]) for place in answered.places)
            for pattern in MUST_SAY[answered.item.id]:
                assert re.search(pattern, said), f"{paper}: {answered.item.id} does not say {pattern}: {said}"


@pytest.mark.parametrize("form", FORMS)
@every_combination
@given(picks=PICKS)
def test_no_clause_is_empty_and_the_numbers_run_without_a_gap(form: str, picks: Mapping[str, int]) -> None:
    handbook = real_handbook()
    assessment = filled(handbook, form, **{"subsidiary_form": None, **picked(handbook, picks)})
    for paper in founding_papers(handbook, assessment):
        clauses = [b for b in compose(paper, assessment, handbook).blocks if isinstance(b, Clause)]
        assert [clause.number for clause in clauses] == [f"{n + 1}\u00a0§" for n in range(len(clauses))]
        for clause in clauses:
            assert body_of(clause).strip(), f"{paper}: {clause.number} is empty"
            for referred in re.findall(r"(\d+)\u00a0§(?! lagen)", body_of(clause)):
                assert int(referred) <= len(clauses), f"{paper}: {clause.number} refers to {referred} §"


@pytest.mark.parametrize("form", FORMS)
@every_combination
@given(picks=PICKS)
def test_the_matrix_has_no_empty_row_and_misses_nothing_that_the_law_demands(
    form: str, picks: Mapping[str, int]
) -> None:
    handbook = real_handbook()
    assessment = filled(handbook, form, **{"subsidiary_form": None, **picked(handbook, picks)})
    document = compose("law_matrix", assessment, handbook)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert tables
    for row in (row for table in tables for row in table.rows):
        assert all("".join(run.text for run in cell.runs).strip() for cell in row.cells)
    for paper in founding_papers(handbook, assessment):
        outline = handbook.outlines[paper]
        items = answered_items(outline, handbook.sections, handbook.law.items, applier(handbook, assessment))
        missing = [each.item.id for each in items if each.item.need == "always" and not each.places]
        assert not missing, f"{paper}: {missing}"


def test_every_demand_that_always_holds_has_its_words_in_this_test(handbook: Handbook) -> None:
    demanded = {
        item.id
        for item in handbook.law.items
        if item.need in ("always", "criterion") and set(item.documents) & set(BYLAWS)
    }
    assert demanded - {"ab_criterion_independence"} <= set(MUST_SAY)


def test_the_ten_items_of_each_statute_are_all_there(handbook: Handbook) -> None:
    """EFL 3:1 and ABL 3:1 count from 1 to 10."""
    for statute, document in (("EFL", "bylaws_economic_association"), ("ABL", "articles_limited_company")):
        places = " ".join(
            item.law
            for item in handbook.law.items
            if item.statute == statute and document in item.documents and item.need == "always"
        )
        assert {int(found) for found in re.findall(r"3:1 p\. (\d+)", places)} == set(range(1, 11)), statute


# --- names, drafts, one truth -------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_no_name_is_printed_where_names_are_written_by_hand(handbook: Handbook, form: str) -> None:
    person = {"role": "samordnare", "name": "Mira Lund"}
    by_hand = filled(handbook, form, names_by_hand=True, contact_person=person, money_keeper=person)
    printed = filled(handbook, form, names_by_hand=False, contact_person=person, money_keeper=person)
    named = 0
    for paper in founding_papers(handbook, by_hand):
        text = write_markdown(compose(paper, by_hand, handbook))
        for name in ("Mira Lund", "Leif Berg", "Amina Holm", "Stig Ek"):
            assert name not in text, f"{paper} prints {name}"
        named += "Mira Lund" in write_markdown(compose(paper, printed, handbook))
    assert named >= 3


@pytest.mark.parametrize("form", FORMS)
def test_a_form_that_is_all_that_is_known_gives_drafts_of_all_its_papers(
    handbook: Handbook, form: str
) -> None:
    plan = Plan(id="00000000-0000-4000-8000-000000000000", name="Prov").with_typed("legal_form", form)
    assessment = assessed(handbook, plan)
    papers = list(founding_papers(handbook, assessment))
    assert len(papers) >= 5
    for paper in papers:
        document = compose(paper, assessment, handbook)
        assert document.blocks
        if paper in BYLAWS:
            assert document.draft
            assert document.words.draft == "Utkast – granska med rådgivare"


def test_adopted_bylaws_without_a_gap_are_clean(handbook: Handbook) -> None:
    answers = {
        "bylaws_state": "exists",
        "bylaws_date": "2027-03-15",
        "financial_year": "calendar_year",
        "owner_distribution": "none",
        "dissolution_assets": "similar_activity",
        "member_participation": ["work"],
        "notice_way": "letter",
        "notice_weeks": "two",
        "board_term": "one_year",
        **{
            name: numbers[-1]
            for name, numbers in NUMBERS.items()
            if name not in ("membership_fee", "interest_most")
        },
    }
    document = compose(
        "bylaws_economic_association", filled(handbook, "economic_association", **answers), handbook
    )
    assert not document.draft
    assert document.disclaimer == ()
    assert document.facts == ()
    assert {clause.law for clause in clauses_of(document).values()} == {""}
    draft = filled(handbook, "economic_association", **{**answers, "bylaws_state": "draft"})
    clauses = clauses_of(compose("bylaws_economic_association", draft, handbook))
    assert all(clause.law for clause in clauses.values())


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("none", "Vinstutdelning och gottgörelse får inte lämnas"),
        ("limited", r"Räntan får vara högst 4\s%"),
        ("free", "Vinst som delas ut ska fördelas lika mellan medlemmarna"),
    ],
)
def test_the_clause_about_surplus_says_what_the_plan_says(handbook: Handbook, answer: str, said: str) -> None:
    assessment = filled(
        handbook,
        "economic_association",
        owner_distribution=answer,
        **({"interest_most": 4} if answer == "limited" else {}),
    )
    clauses = clauses_of(compose("bylaws_economic_association", assessment, handbook))
    assert re.search(said, body_of(clauses["surplus"]))


@pytest.mark.parametrize(
    ("form", "there", "not_there"),
    [
        (
            "economic_association",
            {"bylaws_economic_association", "founding_minutes_economic_association", "member_register"},
            {"deed_of_formation", "articles_limited_company", "owner_directive", "organisation_number_data"},
        ),
        (
            "limited_company_svb",
            {"articles_limited_company_svb", "deed_of_formation", "share_register"},
            {"articles_limited_company", "member_register", "bylaws_economic_association"},
        ),
        (
            "non_profit_association",
            {
                "bylaws_non_profit_association",
                "founding_minutes_non_profit_association",
                "organisation_number_data",
            },
            {"beneficial_owners", "deed_of_formation", "registration_data_limited_company"},
        ),
        (
            "two_tier",
            {
                "bylaws_non_profit_association",
                "articles_limited_company_svb",
                "deed_of_formation",
                "owner_directive",
            },
            {"articles_limited_company", "bylaws_economic_association", "member_register"},
        ),
    ],
)
def test_only_the_papers_that_fit_the_form_are_offered(
    handbook: Handbook, form: str, there: set[str], not_there: set[str]
) -> None:
    offered = set(founding_papers(handbook, filled(handbook, form)))
    assert (
        there | {"founders_agreement", "founding_checklist", "law_matrix", "first_board_minutes"} <= offered
    )
    assert not offered & not_there


def test_an_association_that_exists_gets_no_bylaws_of_its_own(handbook: Handbook) -> None:
    offered = set(founding_papers(handbook, filled(handbook, "two_tier", organisation_behind="own")))
    assert "bylaws_non_profit_association" not in offered
    assert "parent_decision" in offered


def test_the_deed_holds_the_articles_word_for_word(handbook: Handbook) -> None:
    """ABL 2:10."""
    for form in ("limited_company", "limited_company_svb"):
        assessment = filled(handbook, form, transfer_limit="redemption", owner_distribution="none")
        paper = "articles_limited_company" + ("_svb" if form.endswith("svb") else "")
        articles = clauses_of(compose(paper, assessment, handbook))
        deed = clauses_of(compose("deed_of_formation", assessment, handbook))
        assert {name: body_of(clause) for name, clause in articles.items()} == {
            name: body_of(clause) for name, clause in deed.items()
        }


def test_the_notice_lists_what_the_minutes_decide(handbook: Handbook) -> None:
    assessment = filled(handbook, "economic_association", notice_way="letter_or_email")
    minutes = clauses_of(compose("founding_minutes_economic_association", assessment, handbook))
    notice = write_markdown(compose("founding_notice_economic_association", assessment, handbook))
    for number, clause in enumerate(minutes.values(), 1):
        title = "".join(run.text for run in clause.title)
        assert f"{number}. {title}" in notice


def test_the_association_is_founded_before_the_company_on_a_day_not_asked_about(handbook: Handbook) -> None:
    """``founding_day`` is then the day of the deed (ABL 2:3); the association must exist before it (2:1)."""
    day = "15\u00a0mars\u00a02027"
    assessment = filled(handbook, "two_tier")
    for paper in founding_papers(handbook, assessment):
        if "non_profit" in paper or paper in ("organisation_number_data", "first_board_minutes_association"):
            assert day not in write_markdown(compose(paper, assessment, handbook)), paper
    assert day in write_markdown(compose("deed_of_formation", assessment, handbook))
    alone = filled(handbook, "non_profit_association")
    for paper in ("founding_minutes_non_profit_association", "organisation_number_data"):
        assert day in write_markdown(compose(paper, alone, handbook))


def test_founders_sign_the_deed_and_somebody_signs_for_an_organisation(handbook: Handbook) -> None:
    def signed(form: str, **answers: object) -> list[tuple[str, str]]:
        deed = compose("deed_of_formation", filled(handbook, form, **answers), handbook)
        lines = [block for block in deed.blocks if isinstance(block, SignatureLines)]
        return [(line.role, line.name) for block in lines for line in block.signatures]

    owners = [{"organisation": {"name": "Hantverksgillet"}, "shares": 150}, {"founder": "r2", "shares": 100}]
    assert signed("two_tier") == [("Stiftare: Föreningen Hjälpande händer", "")]
    assert signed("limited_company", shareholders=owners) == [
        ("Stiftare: Hantverksgillet", ""),
        ("Stiftare", "Leif Berg"),
    ]
    assert signed("limited_company", shareholders=owners, names_by_hand=True)[1] == ("Stiftare", "")


def test_the_directive_lists_the_decisions_that_the_owner_is_heard_about(handbook: Handbook) -> None:
    chosen = filled(handbook, "two_tier", owner_decisions=["new_business", "loans"])
    directive = write_markdown(compose("owner_directive", chosen, handbook))
    assert "- ny verksamhet\n- lån, borgen och säkerheter av större betydelse\n" in directive
    open_still = compose("owner_directive", filled(handbook, "two_tier"), handbook)
    assert open_still.draft


# --- no clause promises what the law forbids, and no paper contradicts another ------------------------


def text_of(handbook: Handbook, paper: str, form: str, **answers: object) -> str:
    return write_markdown(compose(paper, filled(handbook, form, **answers), handbook))


@pytest.mark.parametrize("answer", ["similar_activity", "registered_organisation", "members", "svb_company"])
def test_what_is_left_of_an_svb_goes_to_an_svb_that_is_named(handbook: Handbook, answer: str) -> None:
    """ABL 32:14: no other receiver is valid; where none is named, a line and a draft."""
    named = text_of(
        handbook, "articles_limited_company_svb", "limited_company_svb", dissolution_assets=answer
    )
    assert "återstår ska tillfalla Parkens vänner AB (svb)" in named
    open_still = compose(
        "articles_limited_company_svb",
        filled(handbook, "limited_company_svb", dissolution_assets=answer, svb_receiver=None),
        handbook,
    )
    body = body_of(clauses_of(open_still)["assets"])
    assert "som är ett aktiebolag med särskild vinstutdelningsbegränsning" in body
    assert "liknande syfte" not in body
    assert "fördelas mellan aktieägarna" not in body
    assert open_still.draft


@pytest.mark.parametrize("company", ["limited_company", "limited_company_svb"])
@pytest.mark.parametrize("owners", ["none", "limited"])
def test_articles_and_directive_agree_on_what_the_association_gets(
    handbook: Handbook, company: str, owners: str
) -> None:
    answers = {"subsidiary_form": company, "owner_distribution": owners, "interest_most": None}
    articles = f"articles_{company}"
    stays = text_of(handbook, articles, "two_tier", surplus_to_parent=False, **answers)
    assert "Vinst får inte delas ut till aktieägarna" in stays
    assert "ränta" not in stays
    directive = text_of(handbook, "owner_directive", "two_tier", surplus_to_parent=False, **answers)
    assert "stannar i bolaget och används" in directive
    goes_up = text_of(handbook, articles, "two_tier", surplus_to_parent=True, **answers)
    assert "inte delas ut" not in goes_up


def test_an_association_that_owns_a_company_pays_nothing_to_its_members(handbook: Handbook) -> None:
    for owners in ("none", "limited", "free", None):
        bylaws = text_of(handbook, "bylaws_non_profit_association", "two_tier", owner_distribution=owners)
        assert "Överskott får inte delas ut till medlemmarna" in bylaws


@pytest.mark.parametrize(("wanted", "elected"), [(False, False), (True, True), (None, True)])
def test_an_association_without_auditor_elects_none(
    handbook: Handbook, wanted: bool | None, elected: bool
) -> None:
    for paper in ("founding_minutes_non_profit_association", "founding_notice_non_profit_association"):
        text = text_of(handbook, paper, "non_profit_association", auditor_wanted=wanted)
        assert ("Val av revisor" in text) is elected


def test_articles_never_leave_out_the_deputy_that_a_small_board_must_have(handbook: Handbook) -> None:
    """ABL 8:3."""
    small = text_of(handbook, "articles_limited_company", "limited_company", board_least=1, deputies_most=0)
    assert "inte ha några suppleanter" not in small
    assert "minst en suppleant" in small
    three = text_of(handbook, "articles_limited_company", "limited_company", board_least=3, deputies_most=0)
    assert "Styrelsen ska inte ha några suppleanter" in three


def test_bylaws_never_promise_a_board_below_three(handbook: Handbook) -> None:
    """EFL 7:1."""
    bylaws = text_of(handbook, "bylaws_economic_association", "economic_association", board_least=2)
    assert "lägst 2" not in bylaws
    minutes = text_of(
        handbook, "founding_minutes_economic_association", "economic_association", board_member_count=2
    )
    assert "2\u00a0personer" not in minutes


def test_a_dividend_on_debentures_is_on_terms_that_the_bylaws_state(handbook: Handbook) -> None:
    """EFL 11:1: the clause on profit says nothing of debentures where members may share freely."""
    said = {
        owners: text_of(
            handbook,
            "bylaws_economic_association",
            "economic_association",
            capital_features=["debentures"],
            owner_distribution=owners,
        )
        for owners in ("none", "limited", "free")
    }
    assert "ger inte rätt till utdelning" in said["none"]
    assert "samma villkor som medlemmarnas insatser" in said["limited"]
    assert "utdelning med högst ………" in said["free"]


def test_motions_to_an_extra_meeting_have_a_time_that_can_be_kept(handbook: Handbook) -> None:
    """An extra meeting is called two weeks before; six weeks would shut every motion out (EFL 6:15, 6:18)."""
    bylaws = text_of(handbook, "bylaws_economic_association", "economic_association", motion_weeks=6)
    assert "senast 6\u00a0veckor före en ordinarie stämma, och före en extra stämma i sådan tid" in bylaws


def test_consent_to_e_mail_is_asked_for_only_where_the_bylaws_allow_it(handbook: Handbook) -> None:
    for way, asked in (("letter", False), ("letter_or_email", True), (None, True)):
        for paper, title in (
            ("membership_application", "E-post i stället för brev"),
            ("member_register", "Samtycke till e-post"),
        ):
            text = text_of(handbook, paper, "economic_association", notice_way=way)
            assert (title in text) is asked, (way, paper)


def test_the_voting_list_gives_one_vote_each_unless_money_votes(handbook: Handbook) -> None:
    """EFL 6:3."""
    paper = "founding_minutes_economic_association"
    equal = text_of(handbook, paper, "economic_association", decision_rule="one_vote")
    by_money = text_of(handbook, paper, "economic_association", decision_rule="shares")
    assert equal.count("| 1 |\n") == 3
    assert "| 1 |\n" not in by_money


def test_the_first_board_minutes_name_the_board_and_who_elected_the_chair(handbook: Handbook) -> None:
    association = text_of(handbook, "first_board_minutes", "economic_association", board_member_count=3)
    assert "- [ ] Mira Lund, ordförande\n" in association
    assert association.count("- [ ] ………") == 2
    assert "den som valdes när föreningen bildades" in association
    company = text_of(handbook, "first_board_minutes", "limited_company", board_member_count=3)
    assert "Styrelsen valde till ordförande" in company
    alone = text_of(handbook, "first_board_minutes", "limited_company", board_member_count=1)
    assert "Styrelsen har en enda ledamot" in alone
    assert "Mer än hälften" not in alone
    assert "Justeras" not in alone
    parent = text_of(handbook, "first_board_minutes_association", "two_tier", board_member_count=1)
    assert parent.count("Justeras") == 2


def test_two_are_too_few_to_say_who_is_a_beneficial_owner(handbook: Handbook) -> None:
    """An association has three members at least (EFL 1:3); then the parts are smaller."""
    founders = KNOWN["founders"]
    assert isinstance(founders, list)
    two = text_of(handbook, "beneficial_owners", "economic_association", founders=founders[:2], posts=None)
    assert "minst tre. Räkna om" in two
    three = text_of(handbook, "beneficial_owners", "economic_association")
    assert "Anmäl er alla" in three


def test_the_agreement_speaks_of_this_form(handbook: Handbook) -> None:
    answers = {"owner_distribution": "none", "membership_opening": "now"}
    association = text_of(handbook, "founders_agreement", "economic_association", **answers)
    assert "Stadgarna går före." in association
    assert "Medlemmarna får ingen utdelning." in association
    assert "kan bli medlem i föreningen från början" in association
    company = text_of(handbook, "founders_agreement", "limited_company_svb", **answers)
    assert "Bolagsordningen går före." in company
    assert "Ägarna får ingen utdelning." in company
    assert "kan bli delägare från början" in company
    for text in (association, company):
        assert "medlem eller delägare" not in text
        assert "ägare eller medlemmar" not in text


def test_what_is_not_offered_is_listed_once_with_what_to_do(handbook: Handbook) -> None:
    articles = text_of(handbook, "law_matrix", "limited_company")
    for said in ("Euro som redovisningsvaluta", "Aktier av olika slag", "apport"):
        assert articles.count(said) == 1 or said == "apport"
    assert "Finns inte i programmet" in articles
    assert "Be er rådgivare skriva in det" in articles
    bylaws = text_of(handbook, "law_matrix", "economic_association")
    assert bylaws.index("Finns inte i programmet") < bylaws.index("Fullmäktige")


def test_the_auditor_of_a_company_may_be_a_firm(handbook: Handbook) -> None:
    """ABL 2:5: for a firm of auditors the organisation number."""
    deed = text_of(handbook, "deed_of_formation", "limited_company_svb")
    assert re.search(r"\| Revisor \| Stig Ek \| ……… \*\(person- eller org", deed)


def test_the_bylaws_say_what_the_law_says_of_proxies_notices_and_investing_members(
    handbook: Handbook,
) -> None:
    """EFL 4:8, 6:4, 6:22, 11:9."""
    form, paper = "economic_association", "bylaws_economic_association"
    plain = text_of(handbook, paper, form)
    assert "som gäller högst ett år" in plain
    assert "hur de gör för att delta" not in plain
    assert "investerande" not in plain
    full = text_of(
        handbook,
        paper,
        form,
        meeting_features=["digital"],
        member_features=["investing_members"],
        capital_features=["debentures"],
    )
    assert "hur de gör för att delta och rösta" in full
    assert "En investerande medlem får inte uteslutas på grund av" in full
    assert "gäller inte den som ansöker om att bli investerande medlem" in full
    assert "förteckning över förlagsinsatserna" in full


def test_the_checklist_knows_that_the_enterprise_is_registered(handbook: Handbook) -> None:
    def checklist(registered: bool | None) -> str:
        return text_of(handbook, "founding_checklist", "economic_association", registered=registered)

    assert "Före registreringen finns företaget inte" in checklist(None)
    assert "redan registrerat" not in checklist(False)
    assert "Protokollet från det första mötet har ni redan" in checklist(True)
    assert "finns företaget inte" not in checklist(True)
