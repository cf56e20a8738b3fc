"""The phone rings while the phone is in hand: real keys, in the real window over the real store."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop.cahier.conftest import unlock
from tests.helpers.desk import StillClock
from tests.helpers.keys import ctrl, focus, press, type_text
from tests.helpers.vault_desk import vault_desk
from tests.helpers.windows import click, open_window, settle, shown, texts
from vifdesk.actions.desk import Desk
from vifdesk.actions.note_call import read_calls
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.desktop.cahier.call_page import CallPage
from vifdesk.desktop.cahier.pile_strip import PileStrip
from vifdesk.desktop.discretion import hide_identities
from vifdesk.desktop.main_window import MainWindow
from vifdesk.desktop.messages import MessageDialog
from vifdesk.desktop.register.page import DossiersPage
from vifdesk.desktop.shell.examination_place import ExaminationPlace
from vifdesk.domain.register.calls import CallState


def examining(window: MainWindow) -> ExaminationPlace:
    """An examination in no dossier, two questions answered."""
    window.start("tgd")
    settle()
    place = window.place
    assert isinstance(place, ExaminationPlace)
    place.examination.answer_typed("date_decision", "13/11/2026")
    place.examination.answer("qualite_victime", "violences_ex_conjoint")
    settle()
    return place


def ring(window: MainWindow, service: str = "", subject: str = "") -> CallPage:
    """The phone rings; the first words are typed."""
    ctrl(window, Qt.Key.Key_N)
    settle()
    page = window.place.page
    assert isinstance(page, CallPage)
    type_text(focus(), service)
    if subject:
        press(focus(), Qt.Key.Key_Tab)
        press(focus(), Qt.Key.Key_Tab)
        type_text(focus(), subject)
    settle()
    return page


def calls(window: MainWindow) -> list[tuple[str, str, CallState]]:
    return [(call.service, call.subject, call.state) for _id, call in read_calls(window.side.keeper.register)]


def pile(window: MainWindow) -> list[str]:
    return [work.name for work in window.desk_side.pile.works]


def wait(desk: Desk, **length: float) -> None:
    assert isinstance(desk.clock, StillClock)
    desk.clock.moment += timedelta(**length)


def test_a_call_opens_at_once_over_a_question_and_gives_it_back(opened: MainWindow, desk: Desk) -> None:
    """Ctrl+N, a few words, Enter: one stands on the very question again, and the call is in the vault."""
    place = examining(opened)
    asked = place.examination.current_fact
    before = perf_counter()
    ctrl(opened, Qt.Key.Key_N)
    QApplication.processEvents()
    took = perf_counter() - before
    assert took < 0.3, f"{took * 1000:.0f} ms"
    page = opened.place.page
    assert isinstance(page, CallPage)
    assert focus() is page.form.service
    type_text(focus(), "Commissariat")
    wait(desk, minutes=4)
    opened.desk_side.pile.changed.emit()
    (strip,) = shown(opened, PileStrip)
    settle()
    assert any("TGD" in text and "4\u00a0min" in text for text in _buttons(strip)), _buttons(strip)
    press(focus(), Qt.Key.Key_Return)
    settle()
    assert opened.place is place
    assert place.examination.current_fact is asked
    assert calls(opened) == [("Commissariat", "", CallState.CLOS)]
    assert pile(opened) == []
    assert shown(opened, PileStrip) == []


def _buttons(strip: PileStrip) -> list[str]:
    from vifdesk.desktop.widgets.button import Button

    return [button.text() for button in shown(strip, Button)]


def test_calls_interrupt_calls_and_each_comes_back_in_turn(opened: MainWindow) -> None:
    """An examination, a call, another call: filed one after the other, they give back what lay below."""
    place = examining(opened)
    first = ring(opened, "Premier", "violences")
    ring(opened, "Second", "menaces")
    assert [name.split()[0] for name in pile(opened)] == ["Appel", "TGD"]
    press(focus(), Qt.Key.Key_Return)
    settle()
    assert opened.place.page is first
    assert focus() is first.form.subject, "the keyboard stands where it stood"
    press(focus(), Qt.Key.Key_Return)
    settle()
    assert opened.place is place
    assert sorted(calls(opened)) == [
        ("Premier", "violences", CallState.CLOS),
        ("Second", "menaces", CallState.CLOS),
    ]


def test_one_key_goes_round_what_was_interrupted(opened: MainWindow) -> None:
    """Ctrl+R from an unfinished call lays it below the others; nothing interrupted: it says so, and moves nothing."""
    place = examining(opened)
    page = ring(opened, "Commissariat")
    ctrl(opened, Qt.Key.Key_R)
    settle()
    assert opened.place is place
    assert pile(opened) == ["Appel de 7 h 40"]
    ctrl(opened, Qt.Key.Key_R)
    settle()
    assert opened.place.page is page
    press(focus(), Qt.Key.Key_Return)
    settle()
    ctrl(opened, Qt.Key.Key_R)
    settle()
    assert "Aucun travail n’est en suspens." in texts(opened)


def test_an_empty_call_leaves_nothing(opened: MainWindow) -> None:
    """Esc on a call that rang in vain: no line, nothing parked, and one is where one was."""
    place = examining(opened)
    ring(opened)
    press(focus(), Qt.Key.Key_Escape)
    settle()
    assert opened.place is place
    assert (calls(opened), pile(opened)) == ([], [])


def test_a_call_left_by_any_way_waits_on_the_pile(opened: MainWindow) -> None:
    """By Esc, by another page; what was typed is in the vault already."""
    ring(opened, "Brigade", "mise à l’abri")
    opened.go("cahier")
    settle()
    assert pile(opened) == ["Appel de 7 h 40"]
    assert calls(opened) == [("Brigade", "mise à l’abri", CallState.EN_COURS)]


def test_a_dossier_comes_back_with_what_was_being_typed(opened: MainWindow, desk: Desk) -> None:
    """The call becomes another dossier meanwhile: the interrupted one is shown again as it was."""
    for reference in ("26/1", "26/2"):
        record_dossier(desk, opened.side.keeper.register, {"reference": reference})
    opened.side.show_dossier("26/1")
    settle()
    page = opened.place.page
    assert isinstance(page, DossiersPage)
    page.page.cards.lists["personnes"].ask(None)  # type: ignore[attr-defined]
    type_text(page.page.cards.lists["personnes"].form.first, "victime")  # type: ignore[attr-defined]
    ring(opened, "Commissariat")
    ctrl(opened, Qt.Key.Key_Return)
    settle()
    assert page.page.reference == "P261122-0740"  # type: ignore[attr-defined]
    ctrl(opened, Qt.Key.Key_R)
    settle()
    assert page.page.reference == "26/1"  # type: ignore[attr-defined]
    assert page.page.cards.lists["personnes"].form.texts()["role"] == "victime"  # type: ignore[attr-defined]


@contextmanager
def after_a_crash(usual: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """Another process over the file as the killed one left it."""
    copy = usual.with_name("copie.vifdesk")
    for suffix in ("", "-wal"):
        if usual.with_name(usual.name + suffix).exists():
            shutil.copy(usual.with_name(usual.name + suffix), copy.with_name(copy.name + suffix))
    later = vault_desk()
    wait(later, minutes=5)
    with open_window(later, qtbot) as window:
        window.side.keeper.choose(str(copy))
        unlock(window, qtbot)
        yield window
        window.side.leave()


def test_a_crash_loses_neither_calls_nor_works_nor_their_hour(
    opened: MainWindow, desk: Desk, usual: Path, qtbot: QtBot
) -> None:
    """A call half typed over an examination that is in no dossier: both are there again, parked since then."""
    examining(opened)
    wait(desk, minutes=3)
    ring(opened, "Commissariat", "auteur interpellé")
    qtbot.waitUntil(lambda: calls(opened) == [("Commissariat", "auteur interpellé", CallState.EN_COURS)])
    with after_a_crash(usual, qtbot) as again:
        works = again.desk_side.pile.works
        assert [(work.name, f"{work.since:%H:%M}") for work in works] == [("Appel de 7 h 43", "07:43")]
        (place,) = again.examinations.open
        assert again.place is place
        assert "qualite_victime" in place.examination.dossier.answers
        ctrl(again, Qt.Key.Key_R)
        settle()
        page = again.place.page
        assert isinstance(page, CallPage)
        assert (page.form.service.text(), page.form.subject.text()) == ("Commissariat", "auteur interpellé")
        press(page.form.subject, Qt.Key.Key_Return)
        settle()
        assert calls(again) == [("Commissariat", "auteur interpellé", CallState.CLOS)]


def test_a_lock_takes_calls_out_of_the_memory_and_unlocking_brings_them_back(
    opened: MainWindow, qtbot: QtBot
) -> None:
    """Nothing of a call stands in the window while the vault is locked."""
    page = ring(opened, "Commissariat", "auteur interpellé")
    opened.side.keeper.lock()
    settle()
    assert not any("appel-" in place.key for place in opened.places.all())
    assert shown(opened, PileStrip) == []
    del page
    unlock(opened, qtbot)
    assert pile(opened) == ["Appel de 7 h 40"]
    ctrl(opened, Qt.Key.Key_R)
    settle()
    again = opened.place.page
    assert isinstance(again, CallPage)
    assert again.form.subject.text() == "auteur interpellé"


def test_without_a_vault_calls_wait_in_memory_and_the_window_asks_before_it_closes(
    dressed: QApplication, desk: Desk, usual: Path, qtbot: QtBot
) -> None:
    """It is said where one types; opening the vault takes them in."""
    from tests.helpers.vault_desk import make_vault

    make_vault(desk, usual)
    with open_window(desk, qtbot) as window:
        page = ring(window, "Commissariat", "violences")
        assert any("reste en mémoire" in text for text in texts(page))
        press(focus(), Qt.Key.Key_Return)
        settle()
        window.close()
        settle()
        (dialog,) = shown(window, MessageDialog)
        assert "sera effacé" in dialog.accessibleName()
        dialog.reject()
        unlock(window, qtbot)
        assert calls(window) == [("Commissariat", "violences", CallState.CLOS)]
        assert window.desk_side.book.only_in_memory == 0
        window.side.leave()


def test_an_hour_that_is_not_understood_is_asked_again(opened: MainWindow) -> None:
    """The call is not filed; what was typed stays, and the line below says what to write."""
    page = ring(opened, "Commissariat")
    type_text(page.form.back, "un de ces jours")
    press(page.form.back, Qt.Key.Key_Return)
    settle()
    assert opened.place.page is page
    assert page.form.rows["rappeler_le"].in_error
    page.form.back.clear()
    type_text(page.form.back, "8h30")
    press(page.form.back, Qt.Key.Key_Return)
    settle()
    ((_id, call),) = read_calls(opened.side.keeper.register)
    assert f"{call.call_back:%Y-%m-%d %H:%M}" == "2026-11-22 08:30"


def test_a_thrown_away_call_can_be_brought_back(opened: MainWindow) -> None:
    """« Jeter », then « Annuler »."""
    page = ring(opened, "Commissariat")
    page.keep()
    click(opened, "Jeter")
    assert calls(opened) == []
    click(opened, "Annuler")
    assert calls(opened) == [("Commissariat", "", CallState.EN_COURS)]


def test_hidden_identities_show_neither_what_a_call_says_nor_a_number(opened: MainWindow, desk: Desk) -> None:
    """On the page of the call, in the notebook and on the strip."""
    record_dossier(desk, opened.side.keeper.register, {"reference": "26/07777"})
    opened.side.show_dossier("26/07777")
    ring(opened, "Commissariat", "SENTINELLE")
    hide_identities(True)
    opened.go("cahier")
    settle()
    from vifdesk.desktop.cahier.notebook_page import NotebookPage

    page = opened.place.page
    assert isinstance(page, NotebookPage)
    model = page.list.rows
    said = " ".join(str(model.index(row).data()) for row in range(model.rowCount()))
    strips = " ".join(text for strip in shown(opened, PileStrip) for text in _buttons(strip))
    assert "Commissariat" in said
    for word in ("SENTINELLE", "07777"):
        assert word not in said + strips
