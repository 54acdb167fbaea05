"""Where a criterion is binding: the clauses of the founding papers by number, and what the loader refuses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.conditions import ALWAYS, Condition, Is, holds
from asf_starter.core.law.binding import binding_clauses, problems_of_clauses
from asf_starter.core.law.criterion import CRITERIA, ClausesOf, Criterion
from asf_starter.core.outlines import Outline, Part, Section
from asf_starter.core.texts import Text

SECTIONS = {
    "first": Section("first", Text(""), (Part("name", Text("Namn")), Part("note", text=Text("…")))),
    "second": Section(
        "second",
        Text(""),
        (
            Part("council", Text("Råd"), when=Is("has_council", (True,))),
            Part("participation", Text("Delaktighet")),
        ),
    ),
}
PAPER = Outline("bylaws", Text("Stadgar"), Text("…"), ("first", "second"), when=ALWAYS)


def criterion(handbook: Handbook, *clauses: ClausesOf) -> Criterion:
    return replace(handbook.criteria[0], id="participation", clauses=clauses)


@pytest.mark.parametrize(("has_council", "number"), [(True, 3), (False, 2), (None, 2)])
def test_the_number_is_that_of_the_paper(handbook: Handbook, has_council: bool | None, number: int) -> None:
    """The clause before it stands only with a council: what is not known to apply takes no number."""

    def applies(condition: Condition) -> bool:
        return holds(condition, {"has_council": has_council}.get, {}) is True

    named = criterion(handbook, ClausesOf("bylaws", ("participation",)))
    (found,) = binding_clauses(named, {"bylaws": PAPER}, SECTIONS, applies)
    assert (found.paper, found.clause.id, found.clause.number) == (PAPER, "participation", number)


def test_a_paper_of_another_form_binds_nothing(handbook: Handbook) -> None:
    named = criterion(handbook, ClausesOf("bylaws", ("participation",)))
    paper = replace(PAPER, when=Is("legal_form", ("other",)))
    assert binding_clauses(named, {"bylaws": paper}, SECTIONS, lambda condition: condition == ALWAYS) == ()


@pytest.mark.parametrize(
    ("named", "problem"),
    [
        (ClausesOf("bylaws", ("participation",)), None),
        (ClausesOf("by_laws", ("participation",)), 'there is no document "by_laws"'),
        (ClausesOf("bylaws", ("surplus",)), 'bylaws has no clause "surplus"'),
        (ClausesOf("bylaws", ("note",)), 'bylaws has no clause "note"'),
    ],
)
def test_papers_and_clauses_must_exist(handbook: Handbook, named: ClausesOf, problem: str | None) -> None:
    found = list(problems_of_clauses(criterion(handbook, named), {"bylaws": PAPER}, SECTIONS))
    assert found == ([f"criteria.participation.clauses: {problem}"] if problem else [])


def test_every_criterion_is_binding_in_every_founding_paper(handbook: Handbook) -> None:
    papers = {
        "bylaws_economic_association",
        "bylaws_non_profit_association",
        "articles_limited_company_svb",
        "articles_limited_company",
        "owner_directive",
    }
    assert {
        each.id: {named.document for named in each.clauses} for each in handbook.criteria
    } == dict.fromkeys(CRITERIA, papers)
