"""Texts by what they are."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from vifdesk.desktop.theme import colours, set_text_size, wear
from vifdesk.desktop.tokens import DARK, LIGHT, Role
from vifdesk.desktop.widgets.labels import TextLabel, set_role, short_label, text_label

LONG = (
    "Recours, saisine, formalité. Le jour de départ ne compte pas, et le dernier est reporté s’il est fermé."
)


def show(qtbot: QtBot, label: QLabel, width: int = 300) -> QLabel:
    qtbot.addWidget(label)
    label.resize(
        width, label.heightForWidth(width) if label.hasHeightForWidth() else label.sizeHint().height()
    )
    label.show()
    qtbot.waitExposed(label)
    return label


def inks(label: QLabel) -> set[str]:
    image = label.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("role", Role)
def test_each_role_can_be_drawn(dressed: QApplication, qtbot: QtBot, role: Role) -> None:
    """Every role leaves ink on the screen, in its colour."""
    label = show(qtbot, text_label("Texte", role))
    assert isinstance(label, TextLabel)
    assert QColor(label.ink()).name() in inks(label)


def test_a_tone_colours_the_text_and_can_be_changed(dressed: QApplication, qtbot: QtBot) -> None:
    """Red, then green, then by its role again."""
    label = show(qtbot, text_label("Texte", Role.BODY, tone="alerte"))
    assert LIGHT.alerte.ink in inks(label)
    set_role(label, tone="favorable")
    assert LIGHT.favorable.ink in inks(label)
    set_role(label, tone="")
    assert LIGHT.text in inks(label)


def test_texts_follow_the_theme(dressed: QApplication, qtbot: QtBot) -> None:
    """Nothing has to be told to them."""
    label = show(qtbot, text_label("Texte", Role.BODY))
    wear(dressed, DARK)
    assert colours().text in inks(label)


def test_lines_have_air_between_them(dressed: QApplication) -> None:
    """Two lines are higher than twice one; a question in large type stays tight."""
    label = text_label(LONG, Role.BODY)
    one = label.heightForWidth(10_000)
    assert label.heightForWidth(400) > 2 * one
    large = text_label("mot mot", Role.QUESTION)
    line = large.heightForWidth(10_000)
    assert large.heightForWidth(large.minimumSizeHint().width()) == 2 * line


def test_nothing_is_cut_when_it_is_narrow(dressed: QApplication) -> None:
    """The narrower, the higher; never narrower than its longest word."""
    label = text_label(LONG, Role.BODY)
    assert label.heightForWidth(150) > label.heightForWidth(300) > label.heightForWidth(900)
    assert label.minimumSizeHint().width() >= label.fontMetrics().horizontalAdvance("formalité.")


def test_a_larger_text_takes_more_room(dressed: QApplication, qtbot: QtBot) -> None:
    """At 200 % the same words are at least twice as high, and none keeps its old measure."""
    label = show(qtbot, text_label(LONG, Role.BODY))
    before = label.heightForWidth(300)
    set_text_size(dressed, 200)
    assert label.heightForWidth(300) > 2 * before


def test_text_is_never_markup(dressed: QApplication, qtbot: QtBot) -> None:
    """What looks like markup is shown letter by letter, selectable or not."""
    for selectable in (False, True):
        label = show(qtbot, text_label("<b>gras</b> & <i>rien</i>", selectable=selectable))
        assert label.text() == "<b>gras</b> & <i>rien</i>"
        plain = show(qtbot, text_label("gras & rien", selectable=selectable))
        assert label.sizeHint().width() > plain.sizeHint().width()


def test_a_selectable_text_can_be_selected_and_follows_the_theme(dressed: QApplication, qtbot: QtBot) -> None:
    """By the mouse, whole, as plain text; in the colours worn."""
    label = show(qtbot, text_label("Une date", Role.BODY, selectable=True))
    label.setSelection(0, 3)
    assert label.selectedText() == "Une"
    wear(dressed, DARK)
    assert DARK.text in inks(label)


def test_a_short_text_stays_on_one_line(dressed: QApplication) -> None:
    """It is as wide as it is."""
    label = short_label(LONG, Role.BODY)
    assert not label.hasHeightForWidth()
    assert label.sizeHint().width() >= label.fontMetrics().horizontalAdvance(LONG)
