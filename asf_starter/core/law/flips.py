"""What would have to be answered differently for another legal form to come first.

One, two, then three changed answers are tried on the sums alone, and the search stops at the first
number of changes that is enough; so every change in a flip is needed. Facts 11.5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from asf_starter.core.interview.conditions import Rules
from asf_starter.core.law.form_book import FormBook, ScoredQuestion
from asf_starter.core.law.form_scores import Choices, ValueOf, tally

MOST_CHANGES = 3
MOST_SHOWN = 3

Sums = tuple[int, ...]
Gates = tuple[frozenset[int], frozenset[str]]
"""The places of the forms that are out, and the stop flags in force."""

Order = tuple[bool, int, int, tuple[int, ...], tuple[int, ...]]
"""Which of several turns is shown before others; lower goes first."""


@dataclass(frozen=True)
class Turn:
    """A set of changed answers after which ``first`` is shown first.

    ``passed`` is the form that was first before ("" where no form was possible); ``passed_sum`` is
    its new sum, and ``passed_is_out`` says that it is no longer possible. ``new_stops`` are stop
    flags that the changes raise.
    """

    changes: tuple[tuple[str, str], ...]
    first: str
    first_sum: int
    passed: str
    passed_sum: int
    passed_is_out: bool
    new_stops: tuple[str, ...]


@dataclass(frozen=True)
class _Move:
    question: ScoredQuestion
    answer: str
    gain: Sums
    place_of_answer: int


def find_turns(
    choices: Choices, book: FormBook, value_of: ValueOf, rules: Rules
) -> dict[str, tuple[Turn, ...]]:
    """For each ranked form: the best ways to put it first; under "": those to put any other form first.

    At most three each, in the order: raises no new stop flag; changes wishes before facts; highest
    sum of the new first form; lowest question number. Empty where three changes are not enough, and
    for the form that is first already. With no possible form, "" holds ways to make one possible.
    """
    forms = [form.id for form in book.ranked]
    start = tally(choices, book, value_of, rules)
    passed = next((forms.index(form) for form in start.possible[:1]), None)
    base = tuple(start.sums[form] for form in forms)
    gates_of = _gates(choices, book, value_of, rules)
    wanted = {"", *(form for place, form in enumerate(forms) if place != passed)}
    found: dict[str, tuple[Turn, ...]] = dict.fromkeys(("", *forms), ())
    moves = [_moves(question, choices, forms) for question in book.scoring.questions]
    for size in range(1, MOST_CHANGES + 1):
        hits: dict[str, list[tuple[Order, Turn]]] = {form: [] for form in wanted}
        for combination in _combinations(moves, size):
            sums, gates = base, gates_of(combination)
            for move in combination:
                sums = tuple(map(int.__add__, sums, move.gain))
            first = _first(sums, gates[0])
            if first is None or first == passed:
                continue
            if passed is not None and passed not in gates[0] and sums[first] <= sums[passed]:
                continue
            targets = [target for target in ("", forms[first]) if target in wanted]
            if not targets:
                continue
            new_stops = gates[1] - start.stops
            turn = Turn(
                changes=tuple((move.question.id, move.answer) for move in combination),
                first=forms[first],
                first_sum=sums[first],
                passed="" if passed is None else forms[passed],
                passed_sum=0 if passed is None else sums[passed],
                passed_is_out=passed is not None and passed in gates[0],
                new_stops=tuple(sorted(new_stops)),
            )
            order = _order(combination, bool(new_stops), sums[first])
            for target in targets:
                hits[target].append((order, turn))
        for target, ways in hits.items():
            if ways:
                wanted.discard(target)
                ways.sort(key=lambda way: way[0])
                found[target] = tuple(turn for _, turn in ways[:MOST_SHOWN])
        if not wanted:
            break
    return found


def _moves(question: ScoredQuestion, choices: Choices, forms: list[str]) -> list[_Move]:
    """The other answers to a question, with what each would add to the sums."""
    now = question.by_answer[choices[question.id]].points if question.id in choices else {}
    return [
        _Move(
            question=question,
            answer=answer.id,
            gain=tuple(answer.points.get(form, 0) - now.get(form, 0) for form in forms),
            place_of_answer=place,
        )
        for place, answer in enumerate(question.answers)
        if answer.id != choices.get(question.id)
    ]


def _combinations(moves: list[list[_Move]], size: int) -> Iterator[tuple[_Move, ...]]:
    for questions in combinations(moves, size):
        yield from product(*questions)


def _first(sums: Sums, out: frozenset[int]) -> int | None:
    """The place of the form shown first: highest sum, then the order of display."""
    possible = [place for place in range(len(sums)) if place not in out]
    return max(possible, key=lambda place: (sums[place], -place), default=None)


def _order(combination: tuple[_Move, ...], raises_stop: bool, first_sum: int) -> Order:
    return (
        raises_stop,
        sum(move.question.about == "fact" for move in combination),
        -first_sum,
        tuple(move.question.number for move in combination),
        tuple(move.place_of_answer for move in combination),
    )


def _gates(
    choices: Choices, book: FormBook, value_of: ValueOf, rules: Rules
) -> Callable[[tuple[_Move, ...]], Gates]:
    """A function from moves to what they shut out. Most moves touch no hindrance, so results are kept."""
    forms = [form.id for form in book.ranked]
    touched = {
        question
        for hindrance in book.scoring.hindrances
        if hindrance.effect in ("out", "stop")
        for question in hindrance.answers
    }
    known: dict[frozenset[tuple[str, str]], Gates] = {}

    def gates_of(combination: tuple[_Move, ...]) -> Gates:
        key = frozenset(
            (move.question.id, move.answer) for move in combination if move.question.id in touched
        )
        if key not in known:
            result = tally({**choices, **dict(key)}, book, value_of, rules)
            known[key] = (frozenset(forms.index(form) for form in result.out), result.stops)
        return known[key]

    return gates_of
