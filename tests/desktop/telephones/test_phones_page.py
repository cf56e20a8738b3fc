"""The stock by its keys, and what it says beside the question that asks for a device."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.helpers.accessible import unnamed_controls
from tests.helpers.keys import focus, press, type_text
from tests.helpers.registers import MemoryKeeper
from tests.helpers.windows import settle, texts
from vifdesk.actions.desk import Desk
from vifdesk.actions.phones import add_phone, stock
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.desktop.examination import Examination
from vifdesk.desktop.shell.examination_place import ExaminationPlace
from vifdesk.desktop.telephones.page import PhonesPage
from vifdesk.desktop.telephones.stock_beside import StockBeside
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dossier.dossier import Dossier
from vifdesk.domain.register.phones import PhoneState
from vifdesk.domain.register.record import items_of


@pytest.fixture
def keeper(desk: Desk, dressed: QApplication) -> MemoryKeeper:
    """An open vault with one dossier and two devices."""
    made = MemoryKeeper(desk)
    record_dossier(desk, made.register, {"reference": "26/1"})
    for name in ("TGD-1", "TGD-2"):
        add_phone(desk, made.register, name, day=date(2026, 11, 1))
    return made


@pytest.fixture
def page(desk: Desk, keeper: MemoryKeeper) -> Iterator[PhonesPage]:
    shown = PhonesPage(desk, keeper)  # type: ignore[arg-type]
    shown.resize(1150, 760)
    shown.show()
    shown.activateWindow()
    settle()
    shown.list.setFocus()
    settle()
    yield shown
    for dialog in QApplication.topLevelWidgets():
        dialog.close()
    shown.deleteLater()
    settle()


def states(keeper: MemoryKeeper) -> list[tuple[str, PhoneState, str]]:
    return [(one.phone.device, one.phone.state, one.phone.reference) for one in stock(keeper.register)]


def test_a_device_is_handed_out_by_keys_and_taken_back(page: PhonesPage, keeper: MemoryKeeper) -> None:
    """A, the dossier's number, Enter; the history shows it; undo frees device and dossier."""
    press(page.list, Qt.Key.Key_A)
    settle()
    type_text(focus(), "26/1")
    press(focus(), Qt.Key.Key_Return)
    settle()
    assert states(keeper)[0] == ("TGD-1", PhoneState.ATTRIBUE, "26/1")
    assert "Attribué" in texts(page)
    page.undo()
    assert states(keeper)[0] == ("TGD-1", PhoneState.DISPONIBLE, "")
    place = keeper.register.find("26/1")
    assert place is not None
    newest: Any = keeper.vault.versions(place.id)[-1]
    assert items_of(newest.content, "telephones") == ()


def test_a_number_that_is_not_there_is_refused_where_it_stands(
    page: PhonesPage, keeper: MemoryKeeper
) -> None:
    """The form stays, with what was typed; Esc puts it away, and the keyboard is on the list again."""
    press(page.list, Qt.Key.Key_A)
    settle()
    type_text(focus(), "26/9")
    press(focus(), Qt.Key.Key_Return)
    settle()
    assert any("26/9" in text for text in texts(page))
    assert states(keeper)[0][1] is PhoneState.DISPONIBLE
    assert page.escape()
    settle()
    assert focus() is page.list
    assert not page.escape()


def test_devices_are_added_one_after_the_other(page: PhonesPage, keeper: MemoryKeeper) -> None:
    """The form stays open for the next one; one that is there is refused in a sentence."""
    page.ask_new()
    settle()
    for name in ("TGD-3", "TGD-3"):
        type_text(focus(), name)
        press(focus(), Qt.Key.Key_Return)
        settle()
    assert [one[0] for one in states(keeper)] == ["TGD-1", "TGD-2", "TGD-3"]
    assert any("déjà dans le stock" in text for text in texts(page))


def test_a_device_that_is_nobodys_leaves_the_stock_and_comes_back(
    page: PhonesPage, keeper: MemoryKeeper
) -> None:
    """Delete, then undo."""
    press(page.list, Qt.Key.Key_Delete)
    assert [one[0] for one in states(keeper)] == ["TGD-2"]
    page.undo()
    assert [one[0] for one in states(keeper)] == ["TGD-1", "TGD-2"]


def test_a_locked_vault_leaves_nothing_of_the_stock(page: PhonesPage, keeper: MemoryKeeper) -> None:
    """Neither devices nor a form."""
    press(page.list, Qt.Key.Key_A)
    keeper.lock()
    settle()
    assert (page.list.rows.lines, page.form) == ((), None)


def test_every_control_of_the_stock_has_a_name(page: PhonesPage) -> None:
    """For who hears the screen."""
    press(page.list, Qt.Key.Key_A)
    settle()
    assert unnamed_controls(page) == []


def beside(desk: Desk, keeper: MemoryKeeper, measure: str) -> tuple[ExaminationPlace, StockBeside]:
    examination = Examination(desk, Dossier(measure, Territory.METROPOLE))
    place = ExaminationPlace("examen-1", examination, desk.clock.now())
    made = StockBeside(place, keeper)  # type: ignore[arg-type]
    place.pages[0].resize(1100, 760)
    place.pages[0].show()
    settle()
    return place, made


def test_the_stock_proposes_the_answer_and_warns_when_nothing_is_left(
    desk: Desk, keeper: MemoryKeeper
) -> None:
    """Yes with a device; no, and a warning at every question, without one. The source says where it comes from."""
    place, stocked = beside(desk, keeper, "tgd")
    assert stocked.notice.isHidden(), "nothing to say before the question, while devices are left"
    place.examination.go_to("tgd_disponible")
    settle()
    stocked.take_over()
    answer = place.examination.answer_to("tgd_disponible")
    assert answer is not None
    assert (answer.value, answer.origin) == ("oui", "Stock du parquet au 22/11/2026")
    from vifdesk.actions.phones import Turn, turn_phone

    for one in stock(keeper.register):
        turn_phone(desk, keeper.register, one.id, Turn(PhoneState.HORS_SERVICE))
    place.examination.go_to("danger_grave")
    settle()
    assert not stocked.notice.isHidden()
    assert "Aucun appareil disponible" in stocked.notice.label.text()
    stocked.take_over()
    place.examination.go_to("tgd_disponible")
    settle()
    stocked.take_over()
    again = place.examination.answer_to("tgd_disponible")
    assert again is not None
    assert again.value == "non"
    place.pages[0].hide()
    place.deleteLater()


def test_another_measure_hears_nothing_of_the_stock(desk: Desk, keeper: MemoryKeeper) -> None:
    """Nor does a court that keeps none here."""
    place, stocked = beside(desk, keeper, "suspension-ap")
    assert stocked.notice.isHidden()
    place.pages[0].hide()
    place.deleteLater()
