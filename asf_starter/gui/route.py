"""The way through a plan: which stops there are, in order, and how far one has come. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from asf_starter.core.interview.answers import Answer, Answers
from asf_starter.core.interview.interview import Chapter, Interview, Page

StopKind = Literal["chapter", "page", "standing", "check", "export"]
State = Literal["done", "begun", "not_begun"]


@dataclass(frozen=True)
class Stop:
    """A place one can be at: the start of a chapter, a page, how the plan stands, the check page, the
    export page."""

    kind: StopKind
    id: str = ""


STANDING = Stop("standing")
CHECK = Stop("check")
EXPORT = Stop("export")


def is_asked(page: Page, answers: Answers, *, short: bool) -> bool:
    """Whether a page has a question in force on this track."""
    return any(q.id in answers.by_id and (q.short_track or not short) for q in page.questions)


def stops(interview: Interview, answers: Answers, *, short: bool) -> tuple[Stop, ...]:
    """All stops in order. The short track has no chapter starts."""
    way: list[Stop] = []
    for chapter in interview.chapters:
        pages = [page for page in chapter.pages if is_asked(page, answers, short=short)]
        if pages and not short:
            way.append(Stop("chapter", chapter.id))
        way += [Stop("page", page.id) for page in pages]
    return (*way, STANDING, CHECK, EXPORT)


def neighbour(way: tuple[Stop, ...], here: Stop, step: int) -> Stop | None:
    """The stop before (-1) or after (1); None at the ends."""
    if here not in way:
        return way[0]
    place = way.index(here) + step
    return way[place] if 0 <= place < len(way) else None


def to_address(stop: Stop, *, short: bool) -> str:
    """A stop as text, for remembering where one left: ``full/page/name_and_place``."""
    return f"{'short' if short else 'full'}/{stop.kind}/{stop.id}"


def from_address(address: str) -> tuple[Stop, bool] | None:
    """The stop and the track of an address; None where it is none."""
    parts = address.split("/", 2)
    if len(parts) != 3 or parts[0] not in ("short", "full"):
        return None
    kind = next((kind for kind in get_args(StopKind) if kind == parts[1]), None)
    return (Stop(kind, parts[2]), parts[0] == "short") if kind else None


def nearest(way: tuple[Stop, ...], here: Stop) -> list[Stop]:
    """All other stops, the nearest first, and onward before back."""
    place = way.index(here) if here in way else 0
    order = sorted(range(len(way)), key=lambda at: (abs(at - place), at < place))
    return [way[at] for at in order if way[at] != here]


@dataclass(frozen=True)
class Progress:
    """How many questions are asked, dealt with (a value or a mark, and nothing to mend), left open by a mark,
    and answered so that something has to be mended."""

    asked: int
    dealt_with: int
    marked: int
    minutes: int
    wrong: int = 0

    @property
    def left(self) -> int:
        """Questions that nobody has dealt with yet."""
        return self.asked - self.dealt_with

    @property
    def state(self) -> State:
        """Done when nothing is left; not begun when nothing is answered or marked."""
        if self.asked and not self.left:
            return "done"
        return "begun" if self.dealt_with or self.wrong else "not_begun"

    @property
    def minutes_left(self) -> int:
        """A guess, in steps of five minutes."""
        if not self.asked or not self.left:
            return 0
        return max(5, round(self.minutes * self.left / self.asked / 5) * 5)


def chapter_progress(chapter: Chapter, answers: Answers, *, short: bool) -> Progress:
    """How far a chapter has come on this track."""
    every = [question for page in chapter.pages for question in page.questions]
    asked = [q for q in every if q.id in answers.by_id and (q.short_track or not short)]
    found = [answers.by_id[question.id] for question in asked]
    share = len(asked) / len(every) if every and short else 1.0
    return Progress(
        asked=len(asked),
        dealt_with=sum(1 for answer in found if is_settled(answer)),
        marked=sum(1 for answer in found if answer.state),
        minutes=round(chapter.minutes * share),
        wrong=sum(1 for answer in found if answer.problems),
    )


def total_progress(interview: Interview, answers: Answers, *, short: bool) -> Progress:
    """How far the whole plan has come on this track."""
    return added(chapter_progress(chapter, answers, short=short) for chapter in interview.chapters)


def added(progresses: Iterable[Progress]) -> Progress:
    """How far several chapters have come together."""
    parts = tuple(progresses)
    return Progress(
        asked=sum(part.asked for part in parts),
        dealt_with=sum(part.dealt_with for part in parts),
        marked=sum(part.marked for part in parts),
        minutes=sum(part.minutes for part in parts),
        wrong=sum(part.wrong for part in parts),
    )


def is_dealt_with(answer: Answer) -> bool:
    """Whether the founders have said something: a value, something typed, or a mark."""
    return not answer.is_empty or bool(answer.state) or bool(answer.problems)


def is_settled(answer: Answer) -> bool:
    """Whether a question is dealt with, and nothing in its answer has to be mended."""
    return is_dealt_with(answer) and not answer.problems


def first_open(interview: Interview, answers: Answers, *, short: bool) -> Stop:
    """The first page with a question nobody has dealt with; the check page where there is none."""
    for chapter in interview.chapters:
        for page in chapter.pages:
            for question in page.questions:
                answer = answers.by_id.get(question.id)
                if answer and (question.short_track or not short) and not is_settled(answer):
                    return Stop("page", page.id)
    return CHECK
