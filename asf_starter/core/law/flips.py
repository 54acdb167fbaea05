"""What would have to be answered differently for another legal form to come first.

One, two, then three changed answers are tried on the sums alone, and the search stops at the first
number of changes that is enough; so every change in a flip is needed. Facts 11.5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import add

from asf_starter.core.interview.conditions import Condition, Rules, holds
from asf_starter.core.law.form_book import FormBook, ScoredQuestion
from asf_starter.core.law.form_scores import Choices, ValueOf, tally, values_with

MOST_CHANGES = 3
MOST_SHOWN = 3

ANY_FORM = ""
"""The target "any other form than the one shown first"."""

Sums = tuple[int, ...]
"""The sums of the ranked forms, in the order of display."""

Order = tuple[bool, int, int, tuple[int, ...], tuple[int, ...]]
"""Which of several turns is shown before others; lower goes first."""


@dataclass(frozen=True)
class Turn:
    """A set of changed answers (question, answer) after which ``first`` is shown first.

    ``passed`` is the form that was first before ("" where no form was possible); ``passed_is_out``
    says that it is no longer possible, ``passed_sum`` is its new sum. ``new_stops`` are stop flags
    that the changes raise.
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
    """Another answer to a question, how many steps it is from the present one, and what it adds to the
    sums. ``bit`` tells moves apart that a hindrance may look at; it is 0 for all others."""

    question: ScoredQuestion
    answer: str
    steps: int
    gain: Sums
    bit: int


@dataclass(frozen=True)
class _Open:
    """The places of the forms that are left possible, and the stop flags in force."""

    possible: tuple[int, ...]
    stops: frozenset[str]


Moves = tuple[_Move, ...]


def find_turns(
    choices: Choices, book: FormBook, value_of: ValueOf, rules: Rules, most: int = MOST_SHOWN
) -> dict[str, tuple[Turn, ...]]:
    """For each ranked form: the best ways to put it first; under "": those to put any other form first.

    At most ``most`` each, in the order: raises no new stop flag; changes wishes before facts; highest
    sum of the new first form; lowest question number; nearest answer. Empty where three changes are not
    enough, and for the form that is first already. With no possible form, "" holds ways to make one
    possible.
    """
    forms = [form.id for form in book.ranked]
    start = tally(choices, book, value_of, rules)
    base = tuple(start.sums[form] for form in forms)
    passed = forms.index(start.possible[0]) if start.possible else None
    open_after = _gates(choices, book, value_of, rules)
    moves = _moves(choices, book)
    found: dict[str, tuple[Turn, ...]] = dict.fromkeys((ANY_FORM, *forms), ())
    wanted = {ANY_FORM, *(form for place, form in enumerate(forms) if place != passed)}
    for size in range(1, MOST_CHANGES + 1):
        hits: dict[str, list[tuple[Order, Turn]]] = {target: [] for target in wanted}
        for taken, sums in _combinations(moves, size, 0, (), base):
            left = open_after(taken)
            first = _first(sums, left.possible)
            if first is None or first == passed:
                continue
            passed_is_out = passed is not None and passed not in left.possible
            if passed is not None and not passed_is_out and sums[first] <= sums[passed]:
                continue
            targets = [target for target in (ANY_FORM, forms[first]) if target in wanted]
            if not targets:
                continue
            new_stops = tuple(sorted(left.stops - start.stops))
            turn = Turn(
                changes=tuple((move.question.id, move.answer) for move in taken),
                first=forms[first],
                first_sum=sums[first],
                passed="" if passed is None else forms[passed],
                passed_sum=0 if passed is None else sums[passed],
                passed_is_out=passed_is_out,
                new_stops=new_stops,
            )
            for target in targets:
                hits[target].append((_order(taken, turn), turn))
        for target, turns in hits.items():
            if turns:
                turns.sort(key=lambda hit: hit[0])
                found[target] = tuple(turn for _, turn in turns[:most])
                wanted.discard(target)
        if not wanted:
            break
    return found


def _moves(choices: Choices, book: FormBook) -> list[Moves]:
    """For each question the other answers that could be given to it."""
    forms = [form.id for form in book.ranked]
    looked_at = _looked_at(book)
    by_question = []
    bit = 1
    for question in book.scoring.questions:
        now = question.by_answer[choices[question.id]].points if question.id in choices else {}
        places = [answer.id for answer in question.answers]
        here = places.index(choices[question.id]) if question.id in choices else 0
        moves = []
        for place, answer in enumerate(question.answers):
            if answer.id == choices.get(question.id):
                continue
            gain = tuple(answer.points.get(form, 0) - now.get(form, 0) for form in forms)
            moves.append(
                _Move(
                    question=question,
                    answer=answer.id,
                    steps=abs(place - here),
                    gain=gain,
                    bit=bit if question.id in looked_at else 0,
                )
            )
            bit <<= 1
        by_question.append(tuple(moves))
    return by_question


def _looked_at(book: FormBook) -> frozenset[str]:
    """The questions that exclusions and stop flags look at."""
    return frozenset(
        question
        for hindrance in book.scoring.hindrances
        if hindrance.effect in ("out", "stop")
        for question in hindrance.answers
    )


def _combinations(
    moves: list[Moves], size: int, start: int, taken: Moves, sums: Sums
) -> Iterator[tuple[Moves, Sums]]:
    """Every way to take so many moves, at most one for each question, with the sums then."""
    for index in range(start, len(moves) - size + 1):
        for move in moves[index]:
            new_sums = tuple(map(add, sums, move.gain))
            if size == 1:
                yield (*taken, move), new_sums
            else:
                yield from _combinations(moves, size - 1, index + 1, (*taken, move), new_sums)


def _first(sums: Sums, possible: tuple[int, ...]) -> int | None:
    """The place of the form shown first: highest sum, then the order of display."""
    best = None
    for place in possible:
        if best is None or sums[place] > sums[best]:
            best = place
    return best


def _order(taken: Moves, turn: Turn) -> Order:
    return (
        bool(turn.new_stops),
        sum(move.question.about == "fact" for move in taken),
        -turn.first_sum,
        tuple(move.question.number for move in taken),
        tuple(move.steps for move in taken),
    )


@dataclass(frozen=True)
class _Gate:
    """An exclusion or stop flag. ``shuts`` are places of forms, ``stop`` its id where it is a flag."""

    when: Condition
    answers: tuple[str, ...]
    shuts: frozenset[int]
    stop: str


def _gates(choices: Choices, book: FormBook, value_of: ValueOf, rules: Rules) -> Callable[[Moves], _Open]:
    """A function from moves to what they leave possible. It remembers: a gate depends on few answers."""
    scoring = book.scoring
    forms = [form.id for form in book.ranked]
    gates = [
        _Gate(
            when=hindrance.when,
            answers=hindrance.answers,
            shuts=frozenset(
                place
                for place, form in enumerate(forms)
                if hindrance.effect == "out" and hindrance.concerns(form)
            ),
            stop=hindrance.id if hindrance.effect == "stop" else "",
        )
        for hindrance in scoring.hindrances
        if hindrance.effect in ("out", "stop")
    ]
    held: dict[tuple[int, tuple[tuple[str, str], ...]], bool] = {}
    known: dict[int, _Open] = {}

    def holds_after(number: int, gate: _Gate, changes: Choices) -> bool:
        seen = tuple((question, changes[question]) for question in gate.answers if question in changes)
        if (number, seen) not in held:
            after = values_with({**choices, **dict(seen)}, scoring, value_of)
            held[number, seen] = holds(gate.when, after, rules) is True
        return held[number, seen]

    def left_open(changes: Choices) -> _Open:
        shut: set[int] = set()
        stops: set[str] = set()
        for number, gate in enumerate(gates):
            if holds_after(number, gate, changes):
                shut |= gate.shuts
                if gate.stop:
                    stops.add(gate.stop)
        return _Open(tuple(place for place in range(len(forms)) if place not in shut), frozenset(stops))

    def open_after(taken: Moves) -> _Open:
        key = 0
        for move in taken:
            key |= move.bit
        if key not in known:
            known[key] = left_open({move.question.id: move.answer for move in taken if move.bit})
        return known[key]

    return open_after
