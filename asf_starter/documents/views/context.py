"""What a view of a document may look at, and the small pieces that many views are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from asf_starter.core.assessment import Assessment
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.answers import Answer
from asf_starter.core.interview.interview import Option, Question
from asf_starter.core.interview.values import Person, Value
from asf_starter.core.outlines import Outline
from asf_starter.core.texts import Statement
from asf_starter.documents.notation import Notation
from asf_starter.documents.phrases import Phrases
from asf_starter.documents.tree import (
    Block,
    Cell,
    Column,
    Item,
    Items,
    Paragraph,
    Run,
    Runs,
    Sign,
    Table,
    TableRow,
)

_SHORT_LIST = 70
"""Several choices that are together at most this long stand in one line, not as a list."""

_SHORTEST = 50
"""So many characters are always printed."""

_SHORT_ANSWER = 0.4
"""In an edition with a limit a short answer inside a sentence may have this part of the longest answer."""


@dataclass(frozen=True)
class Context:
    """The plan worked out, the handbook in the document's language, and how to say things in it."""

    assessment: Assessment
    handbook: Handbook
    phrases: Phrases
    outline: Outline
    private_notes: bool = False

    @property
    def names_by_hand(self) -> bool:
        """Whether founders want to write names by hand: then a line stands where a name would."""
        return self.assessment.answers.value("names_by_hand") is True

    @property
    def notation(self) -> Notation:
        """How numbers and dates are written."""
        return self.phrases.notation

    def words(self, text_id: str, **values: object) -> str:
        """A text of the handbook, filled."""
        return self.phrases.say(Statement(text_id, values))

    def say(self, text_id: str, **values: object) -> Runs:
        """A text of the handbook as runs, filled."""
        return self.phrases.runs(Statement(text_id, values))

    def answer_runs(self, question_id: str, *, in_text: bool = False) -> Runs:
        """The answer to a question as one run; a gap to fill in by hand where there is none.

        An option that is ``told_by`` another question is called, ``in_text``, what that one answers.
        """
        question = self.handbook.interview.find(question_id)
        answer = self.assessment.answers.by_id.get(question_id)
        if question is None or answer is None or answer.value is None:
            return self.gap_for(question_id)
        option = question.option(str(answer.value)) if in_text else None
        if option and option.told_by:
            return self.answer_runs(option.told_by, in_text=True)
        if isinstance(answer.value, Person) and self.names_by_hand:
            return (Run(answer.value.role or question.label.rstrip("?:. "), gap=True),)
        words = self.phrases.answer_words(question, answer.value, in_text=in_text)
        if not words:
            return self.gap_for(question_id)
        part = 1.0 if question.kind == "long_text" else _SHORT_ANSWER
        return (Run(self.fitted(words, part), origins=(question_id,)),)

    def fitted(self, words: str, part: float = 1.0) -> str:
        """Founders' words as long as this edition has room for (``part`` of that), or all of them."""
        longest = self.outline.longest_answer
        return shortened(words, max(_SHORTEST, round(longest * part))) if longest else words

    def gap_for(self, question_id: str) -> Runs:
        """A line to fill in by hand, with the question that would fill it."""
        question = self.handbook.interview.find(question_id)
        label = question.on_paper if question else question_id
        return (Run(label.rstrip("?:. "), gap=True, origins=(question_id,)),)

    def own_words(self, question: Question, value: Value) -> Iterator[Block]:
        """An answer as blocks: paragraphs as the founders broke them, several choices as a list."""
        origins = (question.id,)
        if question.kind == "choices" and isinstance(value, tuple) and len(value) > 1:
            options = [option for part in value if (option := question.option(str(part)))]
            labels = [option.label for option in options]
            if any(map(_turned, options)) or sum(map(len, labels)) > _SHORT_LIST:
                yield Items(tuple(Item((Paragraph(run(label, origins=origins)),)) for label in labels))
                return
        if isinstance(value, Person) and self.names_by_hand:
            yield Paragraph(self.answer_runs(question.id))
            return
        for line in self.fitted(self.phrases.answer_words(question, value)).splitlines():
            if line.strip():
                yield Paragraph(run(line.strip(), origins=origins))


def _turned(option: Option) -> bool:
    """Whether the option inside a sentence has its words in another order, as "väntar vi" for "vi väntar":
    such words do not stand alone."""
    inside, alone = option.in_text.lower().split(), option.label.lower().split()
    return bool(inside) and inside[0] in alone[1:]


def shortened(words: str, longest: int) -> str:
    """Words up to the end of a sentence that fits into so many characters, or else of a word, with "…"."""
    whole = words.strip()
    if len(whole) <= longest:
        return whole
    end = max(whole.rfind(f"{mark} ", 0, longest) for mark in ".!?")
    if end > longest // 3:
        return whole[: end + 1]
    end = whole.rfind(" ", 0, longest)
    return f"{whole[: end if end > longest // 3 else longest].rstrip(' ,;:–-')} …"


def run(text: str, *, bold: bool = False, soft: bool = False, origins: tuple[str, ...] = ()) -> Runs:
    """One run as runs."""
    return (Run(text, bold=bold, soft=soft, origins=origins),)


def quiet(text: str, origins: tuple[str, ...] = ()) -> Paragraph:
    """A quiet label above founders' own words."""
    return Paragraph(run(text, origins=origins), "quiet", keep_with_next=True)


def cell(text: str, *, sign: Sign = "", bold: bool = False, origins: tuple[str, ...] = ()) -> Cell:
    """A cell of plain text."""
    return Cell(run(text, bold=bold, origins=origins), sign)


def simple_table(
    heads: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    summary: str,
    *,
    shares: Sequence[float] = (),
    row_headers: bool = True,
) -> Table:
    """A table of text columns with heads; ``shares`` divide the width."""
    columns = tuple(
        Column(run(head), share=shares[place] if shares else 1.0) for place, head in enumerate(heads)
    )
    return Table(columns, tuple(TableRow(tuple(row)) for row in rows), summary, row_headers=row_headers)


def open_state_key(answer: Answer) -> str:
    """The text id of an open answer's state."""
    return f"common.answer.{answer.state or 'unanswered'}"
