"""What the law demands of a paper, where the paper answers it, and which questions are behind it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from asf_starter.core.interview.conditions import ALWAYS, Condition, Is, holds
from asf_starter.core.law.founding_steps import Step
from asf_starter.core.law.law_items import (
    LawBook,
    LawFile,
    LawItem,
    Need,
    Statute,
    answered_items,
    gather_law,
    problems_of,
)
from asf_starter.core.outlines import Outline, Part, Section
from asf_starter.core.texts import Text

DAY = date(2026, 11, 23)
FEES = Is("fees", (True,))


def part(name: str, text: str, *, title: str = "", continues: bool = False, when: Condition = ALWAYS) -> Part:
    return Part(id=name, title=Text(title), text=Text(text), continues=continues, when=when)


CLAUSES = Section(
    "clauses",
    Text(""),
    (
        part("intro", "To be read by {enterprise_name}."),
        part("name", "The name is {enterprise_name}.", title="Name"),
        part("fee", "There is a fee.", title="Fee", when=FEES),
        part("board", "The board has {board_least} to {board_most}.", title="Board"),
        part("term", "They sit for {board_term}.", continues=True),
    ),
)
BYLAWS = Outline("bylaws", Text("Bylaws"), Text(""), ("clauses",))
SECTIONS = {"clauses": CLAUSES}


def item(name: str, *parts: str, need: Need = "always", when: Condition = ALWAYS, **more: str) -> LawItem:
    documents = (more.get("document", "bylaws"),)
    statute = more.get("statute", "ACT")
    questions = tuple(filter(None, (more.get("question", ""),)))
    return LawItem(name, statute, "3:1", Text(name), need, documents, True, parts, Text(""), questions, when)


def answered(*items: LawItem, known: Mapping[str, object]) -> list[tuple[str, list[int], tuple[str, ...]]]:
    found = answered_items(
        BYLAWS, SECTIONS, items, lambda condition: holds(condition, known.get, {}) is not False
    )
    return [(each.item.id, [place.number for place in each.places], each.questions) for each in found]


def test_an_item_is_answered_by_the_clause_and_the_questions_it_prints() -> None:
    assert answered(item("name", "name"), known={"fees": False}) == [("name", [1], ("enterprise_name",))]


def test_the_leading_part_answers_with_all_that_goes_on_from_it() -> None:
    found = answered(item("board", "board"), known={"fees": False})
    assert found == [("board", [2], ("board_least", "board_most", "board_term"))]


def test_a_part_that_goes_on_answers_alone() -> None:
    assert answered(item("term", "term"), known={"fees": False}) == [("term", [2], ("board_term",))]


def test_the_number_follows_the_clauses_that_are_there() -> None:
    fee = item("fee", "fee", need="if_used")
    assert answered(fee, item("board", "board"), known={"fees": True}) == [
        ("fee", [2], ("fees",)),
        ("board", [3], ("board_least", "board_most", "board_term")),
    ]
    assert answered(fee, known={"fees": False}) == [("fee", [], ())]


def test_questions_behind_a_view_are_named_by_the_item() -> None:
    found = answered(item("people", "name", question="founders"), known={"fees": False})
    assert found == [("people", [1], ("enterprise_name", "founders"))]


def test_items_of_other_papers_and_forms_are_left_out() -> None:
    other = item("other", "name", document="articles")
    not_here = item("not_here", "name", when=Is("fees", (True,)))
    assert answered(other, not_here, known={"fees": False}) == []


def test_the_files_become_one_book_in_their_order() -> None:
    statute = Statute("ACT", Text("The Act"), "SFS 2026:1", DAY)
    first, second = item("first", "name"), item("second", "name")
    book = gather_law((LawFile(statutes=(statute,), items=(first,)), LawFile(items=(second,))))
    assert book.items == (first, second)
    assert book.by_id["second"] is second
    assert book.statute("ACT") is statute


def test_a_book_that_fits_has_no_problems() -> None:
    book = LawBook(
        statutes=(Statute("ACT", Text("The Act"), "SFS 2026:1", DAY),),
        items=(item("name", "name"), item("not_offered", need="if_used")),
    )
    assert list(problems_of(book, {"bylaws": BYLAWS}, SECTIONS, ())) == []


def test_problems_are_told() -> None:
    step = Step(
        "register",
        "registration",
        Text("Register"),
        True,
        statute="ACT",
        documents=("form",),
        fees=("a.fee",),
    )
    book = LawBook(
        statutes=(Statute("LAW", Text("The Law"), "SFS 2026:1", DAY),),
        items=(
            item("unheard_of", "name"),
            item("elsewhere", "name", statute="LAW", document="articles"),
            item("nowhere", "seat", statute="LAW"),
            item("silent", statute="LAW"),
            item("silent", "name", statute="LAW"),
        ),
        steps=(step,),
    )
    assert list(problems_of(book, {"bylaws": BYLAWS}, SECTIONS, ("another.fee",))) == [
        "law: an item id is used twice",
        'law.items.unheard_of: there is no statute "ACT"',
        'law.items.elsewhere: there is no document "articles"',
        "law.items.nowhere: bylaws has none of its parts",
        "law.items.silent: no part answers it",
        'law.steps.register: there is no statute "ACT"',
        'law.steps.register: there is no document "form"',
        'law.steps.register: there is no rate "a.fee"',
    ]
