"""Light, dark, contrast; the size of the text; the program's own font."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from tests.helpers.desk import RESOURCES
from tests.helpers.windows import settle
from vifdesk.desktop import theme as subject
from vifdesk.desktop.main_window import MainWindow
from vifdesk.desktop.theme import colours, dress, set_text_size, system_theme, text_size, wear
from vifdesk.desktop.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, THEMES, Colours


@pytest.fixture
def ask_system(dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets a test be the system: the screenless platform has no setting of its own to change."""

    def asked(*, dark: bool, contrasted: bool = False) -> None:
        monkeypatch.setattr(subject, "_wants_dark", lambda _application: dark)
        monkeypatch.setattr(subject, "_wants_contrast", lambda _application: contrasted)
        scheme = Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light
        dressed.styleHints().colorSchemeChanged.emit(scheme)

    return asked


def test_the_window_follows_the_system_from_light_to_dark_and_back(ask_system: Callable[..., None]) -> None:
    """The system changes at nightfall: the window changes with it, at once and without being asked."""
    ask_system(dark=True)
    assert colours() == DARK
    ask_system(dark=False)
    assert colours() == LIGHT


@pytest.mark.parametrize(
    ("dark", "contrasted", "worn"),
    [(False, False, LIGHT), (True, False, DARK), (False, True, CONTRAST_LIGHT), (True, True, CONTRAST_DARK)],
)
def test_high_contrast_is_respected(
    ask_system: Callable[..., None], dark: bool, contrasted: bool, worn: Colours
) -> None:
    """Who asks the system for high contrast gets black on white or white on black, thick and plain."""
    ask_system(dark=dark, contrasted=contrasted)
    assert colours() == worn


def test_a_dark_palette_is_dressed_in_dark_from_the_first_picture(dressed: QApplication) -> None:
    """Before Qt's word on it is known, the system's own colours tell: nobody is dazzled at 3 a.m. by a white flash."""
    palette = dressed.palette()
    dressed.setPalette(QPalette(QColor("#202020")))
    dress(dressed, RESOURCES)
    assert colours() == DARK
    dressed.setPalette(palette)
    dress(dressed, RESOURCES)
    assert colours() == LIGHT


def test_without_a_word_from_the_system_it_is_light(dressed: QApplication) -> None:
    """Qt knows of no setting here."""
    assert system_theme(dressed) == LIGHT


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_an_open_window_changes_its_clothes(
    window: MainWindow, dressed: QApplication, theme: Colours
) -> None:
    """The colours on the screen are those of the theme worn: rail, ground and card are looked at, pixel by pixel."""
    wear(dressed, theme)
    settle()
    picture = window.grab().toImage()
    ratio = picture.devicePixelRatio()
    page = window.place.page
    ground = page.mapTo(window, page.rect().center())
    seen = {
        "rail": picture.pixelColor(int(4 * ratio), int(400 * ratio)),
        "ground": picture.pixelColor(int((ground.x() - page.width() // 2 + 4) * ratio), int(400 * ratio)),
        "card": picture.pixelColor(int(500 * ratio), int(20 * ratio)),
    }
    assert seen == {"rail": QColor(theme.rail), "ground": QColor(theme.ground), "card": QColor(theme.card)}


def test_the_program_brings_its_own_font(dressed: QApplication) -> None:
    """Liberation Sans on every machine, also where no font is installed."""
    assert QFontInfo(dressed.font()).family() == "Liberation Sans"


@pytest.mark.parametrize(("asked", "given"), [(150, 150), (10, 80), (999, 200)])
def test_the_text_size_stays_within_bounds(dressed: QApplication, asked: int, given: int) -> None:
    """Neither so small that nothing can be read nor so large that nothing fits."""
    before = dressed.font().pointSizeF()
    assert set_text_size(dressed, asked) == given
    assert text_size() == given
    assert dressed.font().pointSizeF() == pytest.approx(before * given / 100)


def test_what_painting_writes_as_numbers_is_what_qt_means() -> None:
    """The window's first picture does not load Qt's names; the numbers in their place are theirs."""
    from vifdesk.desktop.widgets import labels, painting

    assert Qt.TextFlag.TextWordWrap.value == painting.WRAPPED
    assert Qt.AlignmentFlag.AlignVCenter.value == painting.MIDDLE
    assert Qt.AlignmentFlag.AlignCenter.value == painting.CENTRED
    assert Qt.AlignmentFlag.AlignTop.value == labels._TOP
    assert Qt.AlignmentFlag.AlignHCenter.value == labels._ACROSS
    assert QColor(painting.NOTHING).alpha() == 0


def test_the_first_picture_loads_nothing_slow() -> None:
    """Until it has been painted, the window has loaded neither Qt's namespace nor the law, nor the printer."""
    import subprocess
    import sys

    from tests.helpers.desk import ROOT

    script = """
import sys
from PySide6 import QtCore
from PySide6.QtWidgets import QApplication
from vifdesk.desktop.theme import dress
from vifdesk.launch import build_window
from vifdesk.rulebook.locate import resources
application = QApplication([])
dress(application, resources())
window = build_window()
window.show()
class FirstPaint(QtCore.QObject):
    def eventFilter(self, watched, event):
        if event.type() == QtCore.QEvent.Type.Paint:
            slow = [name for name in sys.modules if name.startswith(
                ("vifdesk.domain.law", "vifdesk.domain.documents", "vifdesk.printing.pdf", "reportlab", "PySide6.QtSvg", "tomllib"))]
            print(slow, "Qt" in vars(QtCore))
            application.quit()
        return False
watch = FirstPaint()
window.installEventFilter(watch)
application.exec()
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines() == ["[] False"]
