"""How the plan stands, in words: what contradicts, what is left to do, what is done."""

from __future__ import annotations

from asf_starter.core.assessment import Assessment
from asf_starter.core.standing import Contradiction, Part, Standing, standing_of
from asf_starter.core.texts import Statement
from asf_starter.gui.count_tile import Count
from asf_starter.gui.counted_lines import Heap, Line
from asf_starter.gui.kit import Kit


def standing_heaps(kit: Kit, assessment: Assessment) -> tuple[Heap, ...]:
    """The three heaps of the standing page, the worst first."""
    standing = standing_of(assessment.answers, assessment.advice, assessment.criteria)
    return _against(kit, standing), _left(kit, standing), _done(kit, standing)


def contradiction_line(kit: Kit, found: Contradiction) -> Line:
    """What does not fit together and how to mend it, with the way to the answer that breaks the rule."""
    question = kit.handbook.interview.question(found.question)
    words = f"{kit.phrases.say(found.text)} {kit.phrases.say(found.mend)}"
    return Line(question.id, question.label, words, "conflict")


def _against(kit: Kit, standing: Standing) -> Heap:
    found = tuple(contradiction_line(kit, each) for each in standing.contradictions)
    count = Count(
        "contradicts",
        str(len(found)),
        _words(kit, "contradicts"),
        _words(kit, "contradicts_more" if found else "no_contradictions"),
        "conflict" if found else "done",
        "conflict" if found else "accent",
    )
    return Heap(count, found, _words(kit, "nothing_contradicts"))


def _left(kit: Kit, standing: Standing) -> Heap:
    lines = [
        *(_line(kit, part, part.step, _open_sign(part)) for part in standing.missing),
        *(_line(kit, part, part.step, "partly") for part in standing.begun),
    ]
    more = _words(kit, "left_more", missing=len(standing.missing), begun=len(standing.begun))
    count = Count("left", str(len(lines)), _words(kit, "left"), more if lines else "")
    return Heap(count, tuple(lines), _words(kit, "nothing_left"), _way(kit))


def _done(kit: Kit, standing: Standing) -> Heap:
    lines = tuple(_line(kit, part, part.evidence.statement, "met") for part in standing.done)
    figure = _words(kit, "done_figure", done=len(lines), all=standing.all_parts)
    count = Count("done", figure, _words(kit, "done"), _words(kit, "done_more"))
    return Heap(count, lines, _words(kit, "nothing_done"), _way(kit))


def _line(kit: Kit, part: Part, said: Statement, sign: str) -> Line:
    place, say = f"criteria.{part.criterion}", kit.phrases
    name = say.text(f"{place}.evidence.{part.evidence.id}.text")
    label = _words(kit, "part", criterion=say.text(f"{place}.name"), part=name)
    return Line(part.question, label, say.say(said), sign)


def _open_sign(part: Part) -> str:
    return "unknown" if part.evidence.state == "unknown" else "not_yet"


def _way(kit: Kit) -> str:
    return kit.phrases.text("panels.blocks.to_question")


def _words(kit: Kit, key: str, **values: object) -> str:
    return kit.phrases.say(Statement(f"panels.standing.{key}", values))
