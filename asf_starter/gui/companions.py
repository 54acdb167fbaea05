"""How the plan stands: notes on the answers, the four criteria and the legal forms, beside the question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.core.privacy import stands_beside_field
from asf_starter.gui.accessibility import DECORATION, set_role
from asf_starter.gui.budget.chart import budget_sentence
from asf_starter.gui.kit import Kit
from asf_starter.gui.widgets import Heading, Label, Separator, clear, column, set_words

MOST_FORMS = 3
FORM = "legal_form"
"""The question that chooses the form; its chapter tells most about the forms."""
COLOURS: Mapping[str, str] = {"note": "note", "warning": "note", "conflict": "conflict"}


@dataclass(frozen=True)
class Line:
    """A sign, words, and a quiet line below; without a sign it is a heading or a sentence."""

    words: str
    more: str = ""
    sign: str = ""
    heading: bool = False


class SignLine(QWidget):
    """A sign with its words and a quiet line below."""

    def __init__(self, kit: Kit, line: Line) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(kit.look.tokens.space.inside)
        if line.sign:
            picture = QLabel()
            picture.setPixmap(kit.look.pixmap(line.sign, COLOURS.get(line.sign, "ink"), 16))
            picture.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            picture.setContentsMargins(0, kit.look.px(5), 0, 0)
            set_role(picture, DECORATION)
            top = column()
            top.addWidget(picture)
            top.addStretch(1)
            row.addLayout(top)
        text = column(spacing=0)
        self.words = Label(kit.look, line.words)
        self.more = Label(kit.look, line.more, step="small", tone="soft")
        text.addWidget(self.words)
        if line.more:
            text.addWidget(self.more)
        row.addLayout(text, 1)

    def show_line(self, line: Line) -> bool:
        """Other words at the same place; whether they need another height."""
        return bool(sum([set_words(self.words, line.words), set_words(self.more, line.more)]))


class Lines(QWidget):
    """Lines below each other, each heading but the first after a thin line."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self._column = column(self, spacing=kit.look.tokens.space.inside)
        self._shown: list[Line] = []
        self._parts: list[SignLine | Heading] = []
        self.has_something = False

    def show_lines(self, lines: list[Line]) -> bool:
        """Shows these lines, and nothing where there are none; whether they need other room than before.

        Where only words change, as they do with each letter that is typed, nothing is built anew.
        """
        if lines == self._shown:
            return False
        alike = _kinds(lines) == _kinds(self._shown)
        self._shown = lines
        self.has_something = bool(lines)
        if alike:
            return bool(sum([_change(part, line) for part, line in zip(self._parts, lines, strict=True)]))
        clear(self._column)
        self._parts = []
        for number, line in enumerate(lines):
            if line.heading and number:
                self._column.addWidget(Separator())
            part = (
                Heading(self.kit.look, line.words, step="body") if line.heading else SignLine(self.kit, line)
            )
            self._parts.append(part)
            self._column.addWidget(part)
        self.setVisible(bool(lines))
        return True


class Companions(Lines):
    """How the plan stands: the budget, where one is working on it, the criteria, the legal forms."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.setObjectName("companions")
        self.chapter = ""
        self.with_budget = False

    def refresh(self, assessment: Assessment) -> bool:
        """Shows the verdicts as they are now; whether that needs other room. What belongs to the chapter one
        is in is told in full, the rest in a line."""
        kit, here = self.kit, self.chapter
        lines = [*criteria_lines(assessment, kit, here), *form_lines(assessment, kit, here)]
        if self.with_budget:
            lines = [*budget_lines(assessment, kit), *lines]
        return self.show_lines(lines)


class Notes(Lines):
    """The notes on the answers to one question."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.setObjectName("notes")

    def refresh(self, assessment: Assessment, question: str) -> bool:
        """Shows the notes that stem from a question's answer, none without a question; whether that
        needs other room."""
        return self.show_lines(note_lines(assessment, self.kit, question) if question else [])


def _kinds(lines: list[Line]) -> list[tuple[str, bool, bool]]:
    """What tells lines apart besides their words."""
    return [(line.sign, line.heading, bool(line.more)) for line in lines]


def _change(part: SignLine | Heading, line: Line) -> bool:
    return part.show_line(line) if isinstance(part, SignLine) else set_words(part, line.words)


def budget_lines(assessment: Assessment, kit: Kit) -> list[Line]:
    """The sentence of the budget that counts."""
    sentence = budget_sentence(kit, assessment)
    return [Line(kit.words("companions.budget"), heading=True), Line(sentence)] if sentence else []


def criteria_lines(assessment: Assessment, kit: Kit, chapter: str = "") -> list[Line]:
    """The four criteria with their verdict in a word, and the next step where this chapter asks about it."""
    verdicts = {verdict.id: verdict for verdict in assessment.criteria}
    if all(verdict.verdict == "unknown" for verdict in verdicts.values()):
        return []
    lines = [Line(kit.words("companions.criteria"), heading=True)]
    for criterion in sorted(kit.handbook.criteria, key=lambda criterion: criterion.number):
        verdict = verdicts.get(criterion.id)
        if verdict is None:
            continue
        state = kit.phrases.text(f"common.status.{verdict.verdict}")
        words = kit.words("companions.criterion", name=criterion.name, verdict=state)
        step = verdict.next_step
        told = step is not None and chapter in _chapters_of(kit, step.answers)
        lines.append(Line(words, kit.phrases.say(step) if step and told else "", verdict.verdict))
    return lines


def _chapters_of(kit: Kit, questions: Sequence[str]) -> set[str]:
    interview = kit.handbook.interview
    return {interview.place(question)[0].id for question in questions if interview.find(question)}


def form_lines(assessment: Assessment, kit: Kit, chapter: str = "") -> list[Line]:
    """What the answers say of the legal form: the headline, and in the chapter that chooses the form those
    that come first."""
    ranking = assessment.forms
    if ranking.outcome == "nothing_answered":
        return []
    say = kit.phrases.say
    possible = [form for form in ranking.forms if form.score is not None and not form.excluded]
    chosen_here = chapter in _chapters_of(kit, (FORM,))
    headline = say(ranking.headline) if possible or chosen_here else kit.words("companions.no_form")
    lines = [Line(kit.words("companions.forms"), heading=True), Line(headline)]
    if not chosen_here:
        return lines
    for place, form in enumerate(possible[:MOST_FORMS], 1):
        reason = say(form.reasons_for[0]) if form.reasons_for else ""
        lines.append(Line(kit.words("companions.form", place=place, form=say(form.name)), reason))
    if not possible:
        hindered = [form for form in ranking.forms if form.score is not None and form.excluded]
        lines += [Line(say(form.name), say(form.excluded[0])) for form in hindered[:MOST_FORMS]]
    return lines


def note_lines(assessment: Assessment, kit: Kit, question: str) -> list[Line]:
    """The notes on the answer to a question: what is so, what to do, the source."""
    say = kit.phrases.say
    lines = []
    for note in assessment.advice:
        if question in note.answers and not stands_beside_field(note):
            status = kit.phrases.text(f"common.status.{note.severity}")
            words = kit.words("companions.note", status=status, text=say(note.text))
            source = kit.words("help.source", source=note.source) if note.source else ""
            lines.append(
                Line(words, "\n".join(part for part in (say(note.mend), source) if part), note.severity)
            )
    return lines
