"""Dresses the application: fonts, palette, one stylesheet; follows the system's light, dark and contrast settings.

What is worn is kept on the `QApplication` itself, as dynamic properties, so that any widget can ask for it while it paints.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QFileInfo
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from vifdesk.desktop.theme_stylesheet import stylesheet
from vifdesk.desktop.tokens import (
    BASE_POINTS,
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    FONT_FAMILY,
    LARGEST_TEXT,
    LIGHT,
    SMALLEST_TEXT,
    THEMES,
    Colours,
)

_MIDDLE_GREY = 128
_THEME, _TEXT_SIZE, _FOLLOWS = "vifdesk_theme", "vifdesk_text_size", "vifdesk_follows"


def dress(application: QApplication, resources: Path) -> None:
    """Make the application look like vifdesk and follow the system from now on. Call once, before any window.

    `resources` is the program's folder of that name; without its fonts and icons the window works, plainer.
    The first theme is guessed from the system's palette; `follow_system` asks for certain, and is slower.
    """
    find_resources(resources)
    _load_fonts()
    dark = application.palette().color(QPalette.ColorRole.Window).lightness() < _MIDDLE_GREY
    wear(application, DARK if dark else LIGHT)
    if not application.property(_FOLLOWS):
        application.setProperty(_FOLLOWS, True)
        application.styleHints().colorSchemeChanged.connect(lambda _scheme: follow_system(application))
        _when_contrast_changes(application)


def find_resources(resources: Path) -> None:
    """Let `icones:x.svg` and `polices:x.ttf` name files everywhere in the window."""
    for folder in ("icones", "polices"):
        QDir.setSearchPaths(folder, [str(resources / folder)])
    QDir.setSearchPaths("resources", [str(resources)])
    # once installed the guides lie among the resources; in a checkout, in docs/
    QDir.setSearchPaths("guides", [str(resources / "guide"), str(resources.parent / "docs" / "guide")])


def follow_system(application: QApplication) -> None:
    """Wear what the system asks for now."""
    theme = system_theme(application)
    if theme != colours():
        wear(application, theme)


def system_theme(application: QApplication) -> Colours:
    """The theme that answers the system's settings; light when it has none."""
    dark = _wants_dark(application)
    if _wants_contrast(application):
        return CONTRAST_DARK if dark else CONTRAST_LIGHT
    return DARK if dark else LIGHT


def wear(application: QApplication, theme: Colours) -> None:
    """Put on a theme; open windows change at once."""
    application.setProperty(_THEME, theme.name)
    _dress_again(application)


def colours() -> Colours:
    """The colours worn now; light before `dress`."""
    application = QApplication.instance()
    name = application.property(_THEME) if application else None
    return THEMES.get(name or "", LIGHT)


def text_size() -> int:
    """The text size, in per cent of the normal one."""
    application = QApplication.instance()
    return int((application and application.property(_TEXT_SIZE)) or 100)


def set_text_size(application: QApplication, per_cent: int) -> int:
    """Change the size of every text, within bounds; the size now worn."""
    size = max(SMALLEST_TEXT, min(LARGEST_TEXT, per_cent))
    application.setProperty(_TEXT_SIZE, size)
    _dress_again(application)
    return size


def _dress_again(application: QApplication) -> None:
    theme, factor = colours(), text_size() / 100
    font = QFont(FONT_FAMILY)
    font.setPointSizeF(BASE_POINTS * factor)
    application.setFont(font)
    application.setPalette(_palette(theme))
    application.setStyleSheet(stylesheet(theme, factor))


def _load_fonts() -> None:
    if FONT_FAMILY in QFontDatabase.families():
        return
    for file in ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"):
        QFontDatabase.addApplicationFont(QFileInfo(f"polices:{file}").absoluteFilePath())


def _wants_dark(application: QApplication) -> bool:
    from PySide6.QtCore import Qt

    return application.styleHints().colorScheme() is Qt.ColorScheme.Dark


def _wants_contrast(application: QApplication) -> bool:
    from PySide6.QtCore import Qt

    hints = application.styleHints()
    if not hasattr(hints, "accessibility"):  # before Qt 6.10
        return False
    accessibility = hints.accessibility()
    return bool(accessibility.contrastPreference() is Qt.ContrastPreference.HighContrast)


def _when_contrast_changes(application: QApplication) -> None:
    hints = application.styleHints()
    if hasattr(hints, "accessibility"):
        accessibility = hints.accessibility()
        accessibility.contrastPreferenceChanged.connect(lambda _preference: follow_system(application))


def _palette(theme: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.ground,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.card,
        QPalette.ColorRole.AlternateBase: theme.card_raised,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.Button: theme.card,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.BrightText: theme.on_accent,
        QPalette.ColorRole.ToolTipBase: theme.text,
        QPalette.ColorRole.ToolTipText: theme.card,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.Link: theme.link,
        QPalette.ColorRole.LinkVisited: theme.link,
        QPalette.ColorRole.Accent: theme.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled))
    return palette
