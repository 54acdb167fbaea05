"""What the loader refuses in the definitions of the legal forms, and that the real ones are whole."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal

from asf_starter.core.interview.conditions import Is, Rule
from asf_starter.core.interview.interview import Chapter, Interview
from asf_starter.core.law.form_book import (
    CriterionNote,
    Fact,
    FormBook,
    Hindrance,
    LegalForm,
    ScoredAnswer,
    ScoredQuestion,
    Scoring,
    Variant,
)
from asf_starter.core.law.form_book_checks import problems_of, rule_problems_of
from asf_starter.core.law.rules import RULES
from asf_starter.core.texts import Text
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.strict import Reader

DAY = date(2026, 11, 23)
WORDS = Text("words")


def _tree(name: str) -> object:
    return tomllib.loads((resources_folder() / name).read_text("utf-8"), parse_float=Decimal)


def _interview() -> Interview:
    chapter = Reader().read(Chapter, _tree("interview/legal_form.toml"), "legal_form")
    assert chapter is not None
    return Interview((chapter,))


def _book() -> FormBook:
    reader = Reader()
    names = sorted(path.stem for path in (resources_folder() / "legal_forms").glob("*.toml"))
    forms = [
        reader.read(LegalForm, _tree(f"legal_forms/{name}.toml"), name) for name in names if name != "scoring"
    ]
    scoring = reader.read(Scoring, _tree("legal_forms/scoring.toml"), "scoring")
    assert reader.problems == []
    assert scoring is not None
    return FormBook(tuple(form for form in forms if form), scoring)


INTERVIEW = _interview()
BOOK = _book()
ONLY_FORM = LegalForm("guild", WORDS, WORDS, WORDS, WORDS, WORDS, WORDS, 1, "law", DAY, True)
NO_SCORING = Scoring("scoring", WORDS, DAY, 3, (), ())


def _scoring(*questions: ScoredQuestion) -> FormBook:
    return FormBook((ONLY_FORM,), replace(NO_SCORING, questions=questions))


def test_the_real_definitions_are_whole() -> None:
    assert list(problems_of(BOOK, INTERVIEW)) == []
    assert list(rule_problems_of(BOOK, RULES)) == []


def test_every_source_and_day_is_given() -> None:
    things = [
        *BOOK.forms,
        *BOOK.scoring.hindrances,
        *(fact for form in BOOK.forms for fact in form.facts),
        *(note for form in BOOK.forms for note in form.criteria),
        *(variant for form in BOOK.forms for variant in form.variants),
    ]
    assert [thing.id for thing in things if not thing.source or thing.checked != DAY] == []
    reasons = [answer for question in BOOK.scoring.questions for answer in question.answers]
    assert [answer.id for answer in reasons if any(answer.points.values()) and not answer.source] == []


def test_points_are_from_minus_three_to_three() -> None:
    points = [
        value
        for question in BOOK.scoring.questions
        for answer in question.answers
        for value in answer.points.values()
    ]
    assert (min(points), max(points)) == (-3, 3)
    assert 0 not in points


def test_the_forms_that_can_be_chosen_are_the_ranked_ones() -> None:
    options = [option.id for option in INTERVIEW.question("legal_form").options]
    assert options == [form.id for form in BOOK.ranked]


def test_a_ranked_form_must_fill_the_comparison_and_the_criteria() -> None:
    fact = Fact("people", WORDS, "law", DAY, True)
    note = CriterionNote("one", "purpose", "by_default", WORDS, "law", DAY, True)
    book = FormBook((replace(ONLY_FORM, ranked=True, facts=(fact,), criteria=(note,)),), NO_SCORING)
    found = list(problems_of(book, INTERVIEW))
    assert "legal_forms.guild: the fact capital is missing" in found
    assert "legal_forms.guild: nothing is said about the criterion participation" in found
    assert len(found) == 8 + 3


def test_unknown_facts_and_conditions_are_told() -> None:
    fact = Fact("smell", WORDS, "law", DAY, True)
    variant = Variant("odd", WORDS, WORDS, WORDS, "law", DAY, True, Is("nowhere", ("x",)))
    book = FormBook((replace(ONLY_FORM, facts=(fact,), variants=(variant,)),), NO_SCORING)
    assert list(problems_of(book, INTERVIEW)) == [
        "legal_forms.guild: unknown fact smell",
        "legal_forms.guild.variants.odd: no question nowhere",
    ]


def test_scored_questions_must_be_those_of_the_interview() -> None:
    answers = (ScoredAnswer("yes", {}, "", True), ScoredAnswer("no", {}, "", True))
    place = "legal_forms.scoring.questions"
    assert list(problems_of(_scoring(ScoredQuestion("nowhere", 1, "wish", ())), INTERVIEW)) == [
        f"{place}.nowhere: no question nowhere"
    ]
    assert list(
        problems_of(_scoring(ScoredQuestion("public_benefit_only", 1, "wish", answers)), INTERVIEW)
    ) == [f"{place}.public_benefit_only: its answers are not those of the question"]
    right = ScoredQuestion("public_benefit_only", 1, "wish", answers, yes_no=True)
    assert list(problems_of(_scoring(right), INTERVIEW)) == []


def test_points_need_known_forms_and_words() -> None:
    answers = (
        ScoredAnswer("yes", {"guild": 1, "club": 2}, "law", True),
        ScoredAnswer("no", {"guild": -1}, "law", True),
    )
    question = ScoredQuestion("public_benefit_only", 1, "wish", answers, yes_no=True)
    place = "legal_forms.scoring.questions.public_benefit_only"
    assert list(problems_of(_scoring(question), INTERVIEW)) == [
        f"{place}.yes: no form club",
        f"{place}.yes: has points above 0 but no speaks_for",
        f"{place}.no: has points below 0 but no speaks_against",
    ]


def test_hindrances_name_forms_questions_and_rules_that_exist() -> None:
    hindrance = Hindrance(
        id="odd",
        mark="H0",
        effect="out",
        text=WORDS,
        source="law",
        checked=DAY,
        verified=True,
        forms=("club",),
        answers=("nowhere",),
        when=Is("founder_count", ("one",)),
    )
    ruled = replace(hindrance, id="ruled", forms=(), answers=(), when=Rule("unheard_of"))
    book = FormBook((ONLY_FORM,), replace(NO_SCORING, hindrances=(hindrance, ruled)))
    place = "legal_forms.scoring.hindrances"
    assert list(problems_of(book, INTERVIEW)) == [
        f"{place}.odd: no form club",
        f"{place}.odd: no question nowhere",
        f"{place}.odd: looks at founder_count, which is not among its answers",
    ]
    assert list(rule_problems_of(book, RULES)) == [f"{place}.ruled: no rule unheard_of"]
