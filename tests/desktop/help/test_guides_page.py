"""The guides, read without a network."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.accessible import unnamed_controls
from tests.helpers.desk import ROOT, make_desk
from tests.helpers.keys import ctrl, press, type_text
from tests.helpers.windows import open_window, settle
from vifdesk.desktop.help.guide_view import GuideView
from vifdesk.desktop.help.guides_page import GUIDES, GuidesPage, guide_text

_PICTURE = QTextDocument.ResourceType.ImageResource.value
FOLDER = ROOT / "docs" / "guide"


def test_every_guide_of_the_folder_is_on_the_page() -> None:
    """A new guide is offered, and none that is not there."""
    assert {file for _title, file in GUIDES} == {path.name for path in Path(FOLDER).glob("*.md")}


@pytest.mark.parametrize("file", [file for _title, file in GUIDES])
def test_each_is_found_by_its_name(dressed: QApplication, file: str) -> None:
    """As it is written."""
    assert guide_text(file) == (FOLDER / file).read_text(encoding="utf-8")


def test_it_opens_with_a_key_goes_to_a_chapter_and_finds_a_word(dressed: QApplication, qtbot: QtBot) -> None:
    """Maj+F1; the contents follow the chosen guide; a word that is not there is told."""
    with open_window(make_desk(), qtbot) as window:
        press(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
        settle()
        page = window.place.page
        assert isinstance(page, GuidesPage)
        page.choice.choose("donnees.md")
        chapters = [page.contents.item(row).text() for row in range(page.contents.count())]
        assert "Comment c’est scellé" in chapters
        page.contents.setCurrentRow(chapters.index("Comment c’est scellé"))
        assert page.text.textCursor().block().text() == "Comment c’est scellé"
        assert page.text.verticalScrollBar().value() > 0
        ctrl(page, Qt.Key.Key_F)
        type_text(page.sought, "Argon2id")
        press(page.sought, Qt.Key.Key_Return)
        assert page.text.textCursor().selectedText() == "Argon2id"
        page.sought.clear()
        type_text(page.sought, "introuvable-ici")
        press(page.sought, Qt.Key.Key_Return)
        assert page.text.textCursor().selectedText() != "introuvable-ici"
        assert unnamed_controls(page) == []


def test_the_pictures_are_as_wide_as_the_text_and_never_wider(dressed: QApplication, qtbot: QtBot) -> None:
    """On a narrower window they are drawn again, so that nobody scrolls sideways to read."""
    view = GuideView()
    qtbot.addWidget(view)
    view.setMarkdown("![une page](images/permanence.png)")
    for width in (900, 600):
        view.resize(width, 700)
        with qtbot.waitExposed(view):
            view.show()
        qtbot.waitUntil(partial(_fits, view))
        assert 0.9 * width < _shown_width(view) < width
        assert view.horizontalScrollBar().maximum() == 0


def _fits(view: GuideView) -> bool:
    return 0 <= view.viewport().width() - _shown_width(view) < 40


def _shown_width(view: GuideView) -> float:
    picture = view.document().resource(_PICTURE, QUrl("images/permanence.png"))
    assert isinstance(picture, QImage)
    return float(picture.width() / picture.devicePixelRatio())


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname.png", "https://exemple.invalid/a.png", "images/rien.png"]
)
def test_a_picture_of_elsewhere_is_not_fetched(dressed: QApplication, qtbot: QtBot, address: str) -> None:
    """A guide shows its own folder; a missing file leaves the text readable."""
    view = GuideView()
    qtbot.addWidget(view)
    picture = view.loadResource(_PICTURE, QUrl(address))
    assert picture is None or (isinstance(picture, QImage) and picture.isNull())
