"""The calendar by its keys: views, days, months, what Enter opens, what is written for another calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.actions.registers import TGD
from tests.helpers.desk import MemoryFiles
from tests.helpers.keys import press
from tests.helpers.registers import MemoryKeeper
from tests.helpers.windows import settle, texts
from vifdesk.actions.desk import Desk
from vifdesk.actions.note_call import file_call
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.desktop.calendrier.page import CalendarPage
from vifdesk.desktop.calendrier.words import ClosedDays, day_head, period
from vifdesk.desktop.discretion import hide_identities
from vifdesk.desktop.shell.session import Session
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.register.calendar_view import View
from vifdesk.domain.register.calls import Call, CallState

NUMBER = "26/04512"


@pytest.fixture
def keeper(desk: Desk, dressed: QApplication) -> MemoryKeeper:
    """One dossier with something to do today and next month, and a call to return this evening."""
    made = MemoryKeeper(desk)
    today = desk.clock.today()
    lines = [
        {"texte": "Vérifier la remise", "pour": today.isoformat()},
        {"texte": "Relire", "pour": (today + timedelta(days=31)).isoformat()},
    ]
    record_dossier(desk, made.register, {"reference": NUMBER, "pseudonyme": "Mme A.", "suivis": lines})
    evening = datetime.combine(today, datetime.min.time()).replace(hour=21, minute=40)
    called = Call(desk.clock.now(), subject="Compagnie", call_back=evening, state=CallState.A_RAPPELER)
    file_call(desk, made.register, None, called)
    return made


@pytest.fixture
def session(dressed: QApplication) -> Session:
    return Session()


@pytest.fixture
def page(desk: Desk, keeper: MemoryKeeper, session: Session) -> Iterator[CalendarPage]:
    shown = CalendarPage(desk, keeper, session)  # type: ignore[arg-type]
    shown.resize(1150, 720)
    shown.show()
    shown.activateWindow()
    settle()
    shown.board.setFocus()
    settle()
    yield shown
    for dialog in QApplication.topLevelWidgets():
        dialog.close()
    shown.deleteLater()
    settle()


def test_letters_change_the_view_and_one_stays_on_the_matter(page: CalendarPage) -> None:
    """J, S and M; the matter under the cursor is the same in each."""
    seen = []
    for key in (Qt.Key.Key_J, Qt.Key.Key_M, Qt.Key.Key_S):
        press(page.board, key)
        settle()
        assert page.board.hasFocus()
        seen.append((page.view, page.board.current and page.board.current.label))
    assert seen == [(view, "Vérifier la remise") for view in (View.JOUR, View.SIX_MOIS, View.SEMAINE)]


def test_days_come_first_then_hours_and_enter_opens_what_it_is(page: CalendarPage) -> None:
    """The dossier of a line, the call of a promise to ring again."""
    opened: list[str] = []
    page.dossier_asked.connect(opened.append)
    page.call_asked.connect(lambda call: opened.append(f"call {len(call) > 0}"))
    press(page.board, Qt.Key.Key_Return)
    press(page.board, Qt.Key.Key_Down)
    assert any("21\u00a0h\u00a040" in text for text in texts(page))
    press(page.board, Qt.Key.Key_Return)
    assert opened == [NUMBER, "call True"]


def test_arrows_walk_through_days_and_the_week_turns(page: CalendarPage, desk: Desk) -> None:
    """Right goes to the next day, into the next week where it must; T and Home come back to today."""
    today = desk.clock.today()
    for step in range(1, 9):
        press(page.board, Qt.Key.Key_Right)
        assert page.board.day_of_current() == today + timedelta(days=step)
    press(page.board, Qt.Key.Key_T)
    assert page.board.day_of_current() == today
    press(page.board, Qt.Key.Key_PageDown)
    assert page.board.day_of_current() == today + timedelta(days=7)
    press(page.board, Qt.Key.Key_PageUp)
    press(page.board, Qt.Key.Key_PageUp)
    assert page.board.day_of_current() == today - timedelta(days=7)
    press(page.board, Qt.Key.Key_Home)
    assert page.board.day_of_current() == today


def test_the_line_of_six_months_goes_from_date_to_date(page: CalendarPage) -> None:
    """Right: the dossier's next date; up: the calls, whose evening comes before the day's end; Page down: a month further."""
    press(page.board, Qt.Key.Key_M)
    press(page.board, Qt.Key.Key_Right)
    assert page.line.current is not None
    assert page.line.current.label == "Relire"
    press(page.board, Qt.Key.Key_Up)
    assert page.line.current is not None
    assert page.line.current.due is not None
    assert page.line.current.in_hours
    first = page.line.first
    press(page.board, Qt.Key.Key_PageDown)
    assert (page.line.first - first).days in range(28, 32)


def test_holidays_are_those_of_the_territory(page: CalendarPage, session: Session, desk: Desk) -> None:
    """26 December is a holiday in Alsace-Moselle only; the days change with the session's territory."""
    saint_stephen = date(2024, 12, 26)
    calendar = desk.rulebook.calendar()
    assert ClosedDays(calendar, Territory.METROPOLE).name(saint_stephen) == ""
    session.choose_territory(Territory.ALSACE_MOSELLE)
    settle()
    assert page.columns.closed is not None
    assert page.columns.closed.name(saint_stephen)
    assert page.columns.closed.name(date(2024, 12, 28)) == "non ouvré"


def test_hidden_identities_leave_dates_and_kinds(page: CalendarPage) -> None:
    """Ctrl+H: neither number nor free text stands anywhere, in labels nor for a screen reader; the hour does."""
    press(page.board, Qt.Key.Key_Down)
    press(page.board, Qt.Key.Key_Up)
    assert any(NUMBER in text for text in texts(page))
    hide_identities(True)
    told = [*texts(page), page.board.accessibleDescription()]
    assert not any(NUMBER in text or "remise" in text for text in told)
    assert any("Aujourd’hui" in text for text in told)


def test_a_locked_vault_leaves_nothing_on_the_page(page: CalendarPage, keeper: MemoryKeeper) -> None:
    """Locked: no date; opened again: they are back."""
    keeper.lock()
    settle()
    assert page.board.current is None
    assert not any(NUMBER in text for text in texts(page))
    assert not page.export_all.isEnabled()
    keeper.open_again()
    settle()
    assert page.board.current is not None


def test_the_agenda_is_written_aside_and_read_by_another(
    page: CalendarPage, desk: Desk, keeper: MemoryKeeper, qtbot: QtBot
) -> None:
    """E writes the deadline under the cursor, Ctrl+S all of them; a follow-up is none, and cannot be written alone."""
    assert isinstance(desk.files, MemoryFiles)
    assert not page.export_one.isEnabled()
    record_dossier(desk, keeper.register, {"reference": "26/9", "evaluations": [TGD]})
    page.show_view(View.SIX_MOIS)
    matters = keeper.register.ledger.of(keeper.register.places["26/9"].id)
    page.go_to(date(2027, 5, 1))
    page.board.stand_on(page.day, next(one for one in matters if one.key == "tgd.echeance_tgd"))
    assert page.export_one.isEnabled()
    for chosen, matter, titles in (("une", page.board.current, 1), ("toutes", None, 2)):
        assert page.export.write(chosen, matter)
        qtbot.waitUntil(lambda: not page.export.work.busy)
        settle()
        events = Calendar.from_ical(desk.files.written[f"{chosen}.ics"]).walk("VEVENT")
        assert len(events) == titles
        assert all(str(event["SUMMARY"]).startswith("26/9 – ") for event in events)


def test_periods_are_told_in_french() -> None:
    """A week over two months or two years says so; an elision where French wants one."""
    assert period(View.SEMAINE, date(2026, 11, 23), date(2026, 11, 29)) == "Du 23 au 29 novembre 2026"
    assert (
        period(View.SEMAINE, date(2026, 12, 28), date(2027, 1, 3)) == "Du 28 décembre 2026 au 3 janvier 2027"
    )
    assert period(View.SIX_MOIS, date(2026, 10, 1), date(2027, 3, 31)) == "D’octobre 2026 à mars 2027"
    assert day_head(date(2026, 11, 1)) == "dim. 1\u00a0nov."
