"""How the window looks: colours, type and space from ``resources/look/``, as fonts, palette, icons.

A :class:`Look` is frozen; another theme or text size is another look, and the window is built anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer

from asf_starter.documents.pdf.look import Colours, Tokens

Scheme = Literal["light", "dark", "contrast"]
Step = Literal["small", "body", "larger", "large", "largest"]

BASE_POINTS = 12.0
TEXT_SIZES = (100, 125, 150, 175, 200)
SMALLEST_TARGET = 24
COMFORTABLE_TARGET = 40


@dataclass(frozen=True)
class Look:
    """One theme at one text size. ``folder`` is ``resources/look``; ``percent`` 100 to 200."""

    folder: Path
    tokens: Tokens
    scheme: Scheme
    percent: int
    families: tuple[str, ...]

    @property
    def colours(self) -> Colours:
        """The colours of the theme."""
        return {
            "light": self.tokens.light,
            "dark": self.tokens.dark,
            "contrast": self.tokens.high_contrast,
        }[self.scheme]

    def colour(self, name: str) -> QColor:
        """A colour of the theme by its token, such as ``"accent"``."""
        return QColor(str(getattr(self.colours, name)))

    @property
    def on_accent(self) -> QColor:
        """Text on the accent colour."""
        return QColor(self.colours.surface if self.scheme != "contrast" else self.colours.ground)

    def font(self, step: Step = "body", *, bold: bool = False) -> QFont:
        """A font of the type scale. Do not change it: it is shared."""
        known = self._fonts.get((step, bold))
        if known is not None:
            return known
        font = QFont(list(self.families)) if self.families else QFont()
        font.setPointSizeF(BASE_POINTS * self.percent / 100 * float(getattr(self.tokens.type_steps, step)))
        font.setBold(bold)
        self._fonts[step, bold] = font
        return font

    @cached_property
    def _fonts(self) -> dict[tuple[Step, bool], QFont]:
        return {}

    def px(self, pixels: float) -> int:
        """Pixels that grow with the text: icons, signs, heights of controls."""
        return round(pixels * self.percent / 100)

    def air(self, pixels: float) -> int:
        """Pixels that grow half as fast as the text: the room in controls, between a sign and its words."""
        return round(pixels * (100 + self.percent) / 200)

    @property
    def line(self) -> int:
        """How thick the edges of controls are."""
        return 2 if self.scheme == "contrast" else 1

    @cached_property
    def em(self) -> int:
        """The width of an average letter, for widths that should follow the text."""
        return QFontMetrics(self.font()).averageCharWidth()

    @cached_property
    def target(self) -> int:
        """The height of buttons and fields."""
        return max(COMFORTABLE_TARGET, QFontMetrics(self.font()).height() + 2 * self.tokens.space.inside)

    def palette(self) -> QPalette:
        """The theme as Qt's palette, so that Qt's own dialogs follow it."""
        colours = self.colours
        palette = QPalette()
        role = QPalette.ColorRole
        for place, name in (
            (role.Window, colours.ground),
            (role.WindowText, colours.ink),
            (role.Base, colours.surface),
            (role.AlternateBase, colours.ground),
            (role.Text, colours.ink),
            (role.Button, colours.surface),
            (role.ButtonText, colours.ink),
            (role.BrightText, colours.conflict),
            (role.ToolTipBase, colours.surface),
            (role.ToolTipText, colours.ink),
            (role.PlaceholderText, colours.ink_soft),
            (role.Link, colours.accent),
            (role.LinkVisited, colours.accent),
            (role.Highlight, colours.accent),
            (role.Accent, colours.accent),
            (role.Light, colours.surface),
            (role.Midlight, colours.line),
            (role.Mid, colours.field_line),
            (role.Dark, colours.field_line),
            (role.Shadow, colours.ink),
        ):
            palette.setColor(place, QColor(name))
        palette.setColor(role.HighlightedText, self.on_accent)
        for place in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, place, QColor(colours.ink_soft))
        return palette

    def style_sheet(self) -> str:
        """``window.qss`` with its ``@names`` filled: tokens, and measures that follow the text size."""
        space = self.tokens.space
        names: dict[str, str] = {
            **{name: str(value) for name, value in vars(self.colours).items()},
            "on_accent": self.on_accent.name(),
            "example_line": self.colours.line if self.scheme == "contrast" else self.colours.accent_soft,
            **{f"air{pixels}": str(self.air(pixels)) for pixels in (3, 4, 6, 8, 10, 12, 16, 22)},
            "radius": str(space.radius),
            "ring": str(space.focus_ring),
            "inside": str(space.inside),
            "parts": str(space.parts),
            "round": str(space.radius + space.focus_ring),
            "border": str(self.line),
            "thick": str(self.line + 1),
            "target": str(self.target),
            "scroll": str(self.px(12)),
        }
        template = (self.folder / "window.qss").read_text("utf-8")
        return re.sub(r"@\{?([a-z_0-9]+)\}?", lambda match: names[match[1]], template)

    def pixmap(self, name: str, colour: str = "ink", size: int = 20) -> QPixmap:
        """A sign of ``icons/`` in a colour of the theme, ``size`` pixels at 100 % text."""
        known = self._pixmaps.get((name, colour, size))
        if known is None:
            known = self._pixmaps[name, colour, size] = self._draw(name, colour, size)
        return known

    @cached_property
    def _pixmaps(self) -> dict[tuple[str, str, int], QPixmap]:
        return {}

    def _draw(self, name: str, colour: str, size: int) -> QPixmap:
        side = self.px(size)
        svg = _icon_source(self.folder, name)
        hue = self.on_accent if colour == "on_accent" else self.colour(colour)
        renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", hue.name()).encode()))
        ratio = QGuiApplication.primaryScreen().devicePixelRatio() if QGuiApplication.primaryScreen() else 1.0
        pixmap = QPixmap(QSize(side, side) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        return pixmap

    def icon(self, name: str, colour: str = "ink", size: int = 20) -> QIcon:
        """The same as an icon for buttons."""
        return QIcon(self.pixmap(name, colour, size))


def _icon_source(folder: Path, name: str) -> str:
    return (folder / "icons" / f"{name}.svg").read_text("utf-8")


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Loads our own fonts and gives their families, the one for Latin letters first."""
    families: list[str] = []
    for path in sorted((folder / "fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(dict.fromkeys(families))


def system_scheme() -> Scheme:
    """The theme that the system asks for."""
    hints = QGuiApplication.styleHints()
    accessibility = hints.accessibility() if hasattr(hints, "accessibility") else None
    if accessibility and accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
