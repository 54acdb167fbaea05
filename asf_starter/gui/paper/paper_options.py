"""How papers are made: one file or several, kinds of files, language, large print, saving ink."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asf_starter.core.outlines import Outline
from asf_starter.gui.editors.choices import QuietComboBox
from asf_starter.gui.editors.rows_to_choose import RadioRow, TickRow
from asf_starter.gui.kit import Kit
from asf_starter.gui.paper.paper_words import paper_words
from asf_starter.gui.way_row import FoldRow
from asf_starter.gui.widgets import Heading, column

FORMATS = ("pdf", "docx", "html", "xlsx", "sie")
"""The kinds of files that are offered; the command line makes plain text, too."""


class PaperOptions(QWidget):
    """One file or several, shown when there is a choice; the rest is folded away until it is asked for."""

    changed = Signal()
    resized = Signal()

    def __init__(self, kit: Kit, language: str) -> None:
        super().__init__()
        self.kit = kit
        self._language = language
        layout = column(self, spacing=6)
        self._binding = QWidget()
        inner = column(self._binding, spacing=6)
        inner.addWidget(Heading(kit.look, paper_words(kit, "binding.title"), step="body"))
        self.each = RadioRow(kit.look, paper_words(kit, "binding.each"))
        self.each.setObjectName("export_each")
        self.each.setChecked(True)
        self.one = RadioRow(kit.look, paper_words(kit, "binding.one"))
        self.one.setObjectName("export_one")
        inner.addWidget(self.each)
        inner.addWidget(self.one)
        layout.addWidget(self._binding)
        self._rest = QWidget()
        self.more = FoldRow(kit)
        self.more.show_words(paper_words(kit, "more.open"), folded=True)
        self.more.setObjectName("export_more")
        self.more.clicked.connect(lambda: self.unfold(folded=not self._rest.isHidden()))
        layout.addWidget(self.more)
        layout.addWidget(self._rest)
        self._fill()
        self._rest.hide()

    def _fill(self) -> None:
        kit = self.kit
        inner = column(self._rest, spacing=6)
        inner.addWidget(Heading(kit.look, paper_words(kit, "more.look"), step="body"))
        self.large_print = TickRow(kit.look, kit.words("export.large_print"))
        self.large_print.setObjectName("export_large_print")
        self.ink_saving = TickRow(kit.look, kit.words("export.ink_saving"))
        self.ink_saving.setObjectName("export_ink_saving")
        inner.addWidget(self.large_print)
        inner.addWidget(self.ink_saving)
        inner.addSpacing(kit.look.tokens.space.inside)
        inner.addWidget(Heading(kit.look, paper_words(kit, "more.formats"), step="body"))
        self.formats: dict[str, TickRow] = {}
        for form in FORMATS:
            row = TickRow(kit.look, paper_words(kit, f"more.{form}"))
            row.setObjectName(f"export_format/{form}")
            row.setChecked(form == "pdf")
            row.toggled.connect(self.changed)
            inner.addWidget(row)
            self.formats[form] = row
        self._language_part = QWidget()
        part = column(self._language_part, spacing=6)
        title = paper_words(kit, "more.language")
        heading = Heading(kit.look, title, step="body")
        part.addWidget(heading)
        self.languages = QuietComboBox(kit)
        heading.setBuddy(self.languages)
        self.languages.setObjectName("export_language")
        part.addWidget(self.languages)
        self.languages.setAccessibleName(title)
        inner.addWidget(self._language_part)

    def refresh(self, outlines: Sequence[Outline]) -> None:
        """Shows the choices that there are for these papers."""
        self._binding.setVisible(len(outlines) > 1)
        for form, row in self.formats.items():
            row.setVisible(form == "pdf" or any(form in outline.formats for outline in outlines))
        spoken = common_languages(outlines)
        self._language_part.setVisible(len(spoken) > 1)
        before = self.language
        self.languages.clear()
        for code in spoken:
            self.languages.addItem(self.kit.words(f"language_name.{code}"), code)
        self.languages.setCurrentIndex(max(0, self.languages.findData(before)))

    def unfold(self, *, folded: bool = False) -> None:
        """Shows all choices, or folds them away."""
        self._rest.setVisible(not folded)
        words = paper_words(self.kit, "more.open" if folded else "more.close")
        self.more.show_words(words, folded=folded)
        self.resized.emit()

    @property
    def chosen_formats(self) -> tuple[str, ...]:
        """The kinds of files that are wanted."""
        return tuple(form for form, row in self.formats.items() if row.isChecked() and not row.isHidden())

    @property
    def one_file(self) -> bool:
        """Whether all papers are bound into one file."""
        return not self._binding.isHidden() and self.one.isChecked()

    @property
    def language(self) -> str:
        """The language of the papers."""
        chosen = self.languages.currentData()
        return chosen if isinstance(chosen, str) else self._language


def common_languages(outlines: Sequence[Outline]) -> tuple[str, ...]:
    """The languages that all these papers speak, in the order of the first."""
    if not outlines:
        return ()
    return tuple(
        code for code in outlines[0].languages if all(code in outline.languages for outline in outlines)
    )
