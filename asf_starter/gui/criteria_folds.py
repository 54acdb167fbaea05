"""The four criteria, a line each with its verdict; what lies behind is folded until it is wanted."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.core.law.criteria import CriterionVerdict
from asf_starter.core.texts import Statement
from asf_starter.documents.views.criteria import criteria_common, criterion_details
from asf_starter.gui.blocks_view import BlocksView
from asf_starter.gui.kit import Kit
from asf_starter.gui.panel import Panel, context_of
from asf_starter.gui.way_row import FoldRow
from asf_starter.gui.widgets import Heading, column

OUTLINE = "criteria_annex"


class BriefCriteria(Panel):
    """A line for each criterion, as much as there is to say after the short track."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._part = self.part()

    def refresh(self, assessment: Assessment) -> None:
        if self._part.show_blocks(self.blocks(assessment, ("criteria_short",), OUTLINE)):
            self.resized.emit()


class CriteriaFolds(Panel):
    """Both yardsticks, reasons, evidence, what breaks it and the next step, folded by criterion."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        title = kit.phrases.text("panels.standing.criteria")
        self.column.addWidget(Heading(kit.look, title, step="larger"))
        self.folds: Mapping[str, FoldRow] = {}
        self._parts: dict[str, BlocksView] = {}
        folds = {}
        for criterion in sorted(kit.handbook.criteria, key=lambda criterion: criterion.number):
            box = QWidget()
            inside = column(box, spacing=kit.look.tokens.space.inside)
            fold = FoldRow(kit)
            fold.setObjectName(f"standing_fold/{criterion.id}")
            fold.clicked.connect(lambda _=False, name=criterion.id: self.unfold(name))
            inside.addWidget(fold)
            self.column.addWidget(box)
            folds[criterion.id] = fold
            part = self.part()
            inside.addWidget(part)
            part.hide()
            self._parts[criterion.id] = part
        self.folds = folds
        self._notes = self.part()
        self._assessment: Assessment | None = None

    def unfold(self, criterion: str) -> None:
        """Folds a criterion out, or away again."""
        part = self._parts[criterion]
        part.setVisible(part.isHidden())
        if self._assessment is not None:
            self.refresh(self._assessment)
        self.resized.emit()

    def refresh(self, assessment: Assessment) -> None:
        self._assessment = assessment
        context = context_of(self.kit, assessment, OUTLINE)
        changed = self._notes.show_blocks(criteria_common(context))
        for verdict in assessment.criteria:
            part = self._parts[verdict.id]
            folded = part.isHidden()
            self.folds[verdict.id].show_words(self._line(verdict), folded=folded, lead=verdict.verdict)
            if not folded:
                changed = part.show_blocks(tuple(criterion_details(context, verdict))) or changed
        if changed:
            self.resized.emit()

    def _line(self, verdict: CriterionVerdict) -> str:
        say, must = self.kit.phrases, [found for found in verdict.evidence if found.item.need == "must"]
        values = {
            "name": say.text(f"criteria.{verdict.id}.name"),
            "verdict": say.text(f"common.status.{verdict.verdict}"),
            "done": sum(1 for found in must if found.state == "exists"),
            "all": len(must),
        }
        line = say.say(Statement("panels.standing.criterion", values))
        if verdict.skoopi.verdict == verdict.verdict:
            return line
        stricter = say.text(f"common.status.{verdict.skoopi.verdict}")
        return say.say(Statement("panels.standing.skoopi", {"line": line, "verdict": stricter}))
