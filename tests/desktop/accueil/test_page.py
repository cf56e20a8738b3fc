"""The home page."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.accessible import control_names
from tests.helpers.desk import RESOURCES, StillClock, make_desk
from tests.helpers.keys import press, type_text
from tests.helpers.windows import button, click, open_window, settle, shown, texts
from vifdesk.actions.desk import Desk
from vifdesk.desktop.accueil.door import Door
from vifdesk.desktop.accueil.page import AccueilPage
from vifdesk.desktop.main_window import MainWindow
from vifdesk.desktop.widgets.combo import ChoiceBox
from vifdesk.domain.dates.territory import Territory


@pytest.fixture
def page(window: MainWindow) -> AccueilPage:
    shown_page = window.place.page
    assert isinstance(shown_page, AccueilPage)
    return shown_page


def test_each_measure_is_a_door_in_the_order_of_the_rules(page: AccueilPage, window: MainWindow) -> None:
    """Title, one line, key: all from the rule files."""
    doors = shown(page, Door)
    assert [door.accessibleName() for door in doors] == [heading.title for heading in window.headings]
    for number, (door, heading) in enumerate(zip(doors, window.headings, strict=True), start=1):
        assert door.accessibleDescription() == f"{heading.summary}. Touche {number}"


def test_a_new_measure_is_a_change_of_files(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    """A folder copied under another name is a fourth door, with its key, and no code has changed."""
    for kind in ("droit", "calendrier"):
        shutil.copytree(RESOURCES / kind, tmp_path / kind)
    source = tmp_path / "droit" / "tgd"
    copy = tmp_path / "droit" / "mesure_fictive"
    shutil.copytree(source, copy)
    words = (copy / "mesure.toml").read_text(encoding="utf-8")
    words = words.replace('id = "tgd"', 'id = "mesure_fictive"').replace("ordre = 1", "ordre = 9")
    words = words.replace('titre = "Téléphone grave danger"', 'titre = "Mesure fictive"')
    (copy / "mesure.toml").write_text(words, encoding="utf-8")
    with open_window(make_desk(resources=tmp_path), qtbot) as window:
        assert [heading.title for heading in window.headings][-1] == "Mesure fictive"
        press(window, Qt.Key.Key_4)
        settle()
        assert window.examinations.open[0].examination.dossier.measure == "mesure_fictive"


def test_a_click_opens_the_measure(page: AccueilPage, window: MainWindow) -> None:
    """As by its key."""
    click(page, window.headings[1].title)
    assert window.examinations.open[0].examination.dossier.measure == window.headings[1].id


def test_the_delay_has_its_door(page: AccueilPage, window: MainWindow) -> None:
    """One click, and the start can be typed."""
    click(page, "Calculer un délai")
    assert window.place.key == "delai"


def test_digits_typed_into_the_court_are_letters_of_its_name(page: AccueilPage, window: MainWindow) -> None:
    """« TJ de Lyon, 3e section » does not open the third measure."""
    field = next(widget for widget in shown(page, type(page.court.court)) if widget is page.court.court)
    field.setFocus()
    type_text(field, "TJ de Lyon, ")
    press(field, Qt.Key.Key_3)
    settle()
    assert window.examinations.open == ()
    assert window.session.court == "TJ de Lyon, 3"


def test_the_court_stands_on_the_rail(page: AccueilPage, window: MainWindow) -> None:
    """Named once, it is seen from every page."""
    from vifdesk.desktop.shell.rail import RailText

    type_text(page.court.court, "TJ de Saint-Rémy, parquet")
    settle()
    assert "TJ de Saint-Rémy, parquet" in [text.accessibleName() for text in shown(window, RailText)]


def test_the_territory_is_chosen_by_keyboard_and_told_below(page: AccueilPage, window: MainWindow) -> None:
    """Arrow down in the list: Alsace-Moselle, in the session and at the foot of the window."""
    (box,) = shown(page, ChoiceBox)
    box.setFocus()
    press(box, Qt.Key.Key_Down)
    settle()
    assert window.session.territory is Territory.ALSACE_MOSELLE
    assert any("Alsace-Moselle" in text for text in texts(window))


def test_every_territory_is_offered(page: AccueilPage) -> None:
    """All thirteen, by their names."""
    (box,) = shown(page, ChoiceBox)
    assert [box.itemData(index) for index in range(box.count())] == [str(t.value) for t in Territory]


def test_open_examinations_are_listed_and_taken_up_again(page: AccueilPage, window: MainWindow) -> None:
    """The latest first; a click goes back to it."""
    window.start(window.headings[0].id)
    window.start(window.headings[1].id)
    window.go("accueil")
    settle()
    listed = [name for name in control_names(page.under_way) if "·" in name]
    first, second = window.examinations.open
    assert listed == [second.name, first.name]
    click(page.under_way, first.name)
    assert window.place is first


def test_without_any_the_card_says_what_will_stand_there(page: AccueilPage) -> None:
    """An empty place explains itself."""
    assert any(text.startswith("Aucun examen ouvert") for text in texts(page.under_way))


def test_the_head_says_the_day_and_the_hour(desk: Desk, dressed: QApplication, qtbot: QtBot) -> None:
    """A duty runs through nights: the hour is part of every decision. It moves with the clock."""
    clock = StillClock(datetime(2026, 11, 22, 23, 59))
    with open_window(replace(desk, clock=clock), qtbot) as window:
        page = window.place.page
        assert isinstance(page, AccueilPage)
        assert page.head.subtitle_label.text().replace("\u00a0", " ") == "Dimanche 22 novembre 2026, 23 h 59"
        clock.moment = datetime(2026, 11, 23, 0, 0)
        page._timer.timeout.emit()
        assert page.head.subtitle_label.text().replace("\u00a0", " ") == "Lundi 23 novembre 2026, 0 h"


def test_it_says_that_nothing_is_kept_and_how_to_keep_it(page: AccueilPage) -> None:
    """Paper is the only trace."""
    (kept,) = [text for text in texts(page) if text.startswith("Rien n’est enregistré")]
    assert "Imprimez" in kept


def test_broken_rules_leave_the_delay_and_say_why(
    dressed: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    """A wrong rule file does not keep the window shut: it names the file, and the calculator still works."""
    shutil.copytree(RESOURCES / "calendrier", tmp_path / "calendrier")
    folder = tmp_path / "droit" / "cassee"
    folder.mkdir(parents=True)
    (folder / "mesure.toml").write_text("ceci n’est pas du TOML", encoding="utf-8")
    window = MainWindow(make_desk(resources=tmp_path))
    window.show()
    qtbot.waitUntil(lambda: window.is_furnished)
    qtbot.waitUntil(lambda: any("droit/cassee/mesure.toml" in text for text in texts(window)))
    click(window, "Fermer")
    assert button(window, "Calculer un délai").isEnabled()
    window.go("delai")
    window.hide()
    window.deleteLater()
    qtbot.wait(1)
