"""The first page while a vault is open, with real keys."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.helpers.accessible import unnamed_controls
from tests.helpers.desk import NOW, StillClock
from tests.helpers.keys import ctrl, focus, press, type_text
from tests.helpers.vaults import PHRASE
from tests.helpers.windows import click, settle, shown, texts
from vifdesk.actions.desk import Desk
from vifdesk.desktop.coffre.veil import LockedVeil
from vifdesk.desktop.main_window import MainWindow
from vifdesk.desktop.messages import MessageDialog
from vifdesk.desktop.notifications.strip import DueStrip
from vifdesk.desktop.permanence.page import PermanencePage
from vifdesk.desktop.preview.page import PreviewPage
from vifdesk.domain.register.open_matters import Kind, Matter


def stand_on(page: PermanencePage, label: str) -> Matter:
    """Go to a line with the arrows."""
    page.waiting.list.setFocus()
    press(page.waiting.list, Qt.Key.Key_Home)
    for _line in page.waiting.list.waiting.matters:
        current = page.waiting.list.current
        if current is not None and current.label == label:
            return current
        press(page.waiting.list, Qt.Key.Key_Down)
    raise LookupError(label)


def labels(page: PermanencePage) -> list[str]:
    return [matter.label for matter in page.waiting.list.waiting.matters]


def test_it_stands_before_the_doors_while_the_vault_is_open_and_goes_with_it(
    opened: MainWindow, page: PermanencePage
) -> None:
    """Alt+1 leads there; locked, the doors are the first page again and the rail tells no number."""
    assert opened.place.page is page
    assert opened.windowTitle() == "Permanence – vifdesk"
    assert page.overview.pressing == 4
    opened.side.keeper.lock(quietly=True)
    settle()
    assert opened.first.page is None
    assert opened.place.page.accessibleName() == "Accueil"


def test_what_is_overdue_comes_first_and_each_line_says_how_near_it_is_in_words(page: PermanencePage) -> None:
    """Never by colour alone: the word is spoken with the line."""
    assert labels(page)[0] == "auteur en fuite"
    assert "Décision du JAF sur l’OPPI" in labels(page)
    model = page.waiting.list.waiting
    spoken = str(model.data(model.index(0))).replace("\u00a0", " ")
    assert spoken.startswith("En retard, Rappel")
    assert "+ 0 h 20" in spoken


def test_a_delay_in_hours_is_counted_down(page: PermanencePage, desk: Desk) -> None:
    """Ten hours are left of the twenty-four; ten minutes later, ten minutes less."""
    assert "10\u00a0h\u00a000" in texts(page.hours)
    clock = desk.clock
    assert isinstance(clock, StillClock)
    clock.moment += timedelta(minutes=10)
    page.look_again()
    assert "9\u00a0h\u00a050" in texts(page.hours)


def test_one_letter_says_that_it_is_done_and_ctrl_z_takes_it_back(
    opened: MainWindow, page: PermanencePage
) -> None:
    """F on a thing to do; the line goes, and comes back."""
    stand_on(page, "Informer le préfet")
    press(focus(), Qt.Key.Key_F)
    assert "Informer le préfet" not in labels(page)
    ctrl(opened, Qt.Key.Key_Z)
    assert "Informer le préfet" in labels(page)


def test_a_day_later_and_a_week_later(page: PermanencePage) -> None:
    """J and S put off; the line keeps its place in time."""
    stand_on(page, "Relire la grille")
    press(focus(), Qt.Key.Key_J)
    moved = next(one for one in page.overview.soon if one.label == "Relire la grille")
    assert str(moved.due).startswith("2026-11-23")
    stand_on(page, "Relire la grille")
    press(focus(), Qt.Key.Key_S)
    click(page, "Tout")
    assert "Relire la grille" not in labels(page)
    assert page.overview.later == 1


def test_a_deadline_of_the_law_is_not_put_off(opened: MainWindow, page: PermanencePage) -> None:
    """It follows the events: the page says so, and changes nothing; F says that it is done."""
    stand_on(page, "Décision du JAF sur l’OPPI")
    press(focus(), Qt.Key.Key_J)
    (dialog,) = shown(opened, MessageDialog)
    assert any("ne se déplace pas" in text for text in texts(dialog))
    dialog.accept()
    settle()
    stand_on(page, "Décision du JAF sur l’OPPI")
    press(page.waiting.list, Qt.Key.Key_F)
    assert "Décision du JAF sur l’OPPI" not in labels(page)
    assert not page.hours.isVisible()


def test_a_call_that_was_returned_leaves_the_page(page: PermanencePage) -> None:
    """F on a call to return."""
    assert stand_on(page, "auteur en fuite").kind is Kind.APPEL
    press(focus(), Qt.Key.Key_F)
    assert "auteur en fuite" not in labels(page)
    assert page.overview.calls == ()


def test_enter_opens_the_dossier(opened: MainWindow, page: PermanencePage) -> None:
    """And Alt+1 comes back to the page."""
    stand_on(page, "Informer le préfet")
    press(focus(), Qt.Key.Key_Return)
    settle()
    assert "26/04471" in opened.windowTitle()
    press(opened, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert opened.place.page is page


def test_a_digit_still_opens_a_measure(opened: MainWindow, page: PermanencePage) -> None:
    """From anywhere on the page, the list included."""
    stand_on(page, "Informer le préfet")
    press(focus(), Qt.Key.Key_1)
    settle()
    assert opened.place.key.startswith("examen-")


def test_the_filters_show_one_kind_at_a_time(page: PermanencePage) -> None:
    """And say so when there is none."""
    click(page, "À faire")
    assert set(labels(page)) == {"Informer le préfet", "Relire la grille"}
    click(page, "À renouveler")
    assert labels(page) == []
    assert "Aucune mesure à renouveler prochainement." in texts(page)


def test_identities_hide_on_this_page_too(opened: MainWindow, page: PermanencePage) -> None:
    """Ctrl+H: numbers and pseudonyms go, what is to be done stays."""
    ctrl(opened, Qt.Key.Key_H)
    model = page.waiting.list.waiting
    lines = " ".join(str(model.data(model.index(row))) for row in range(model.rowCount()))
    ctrl(opened, Qt.Key.Key_H)
    assert "26/04471" not in lines
    assert "Mme A." not in lines
    assert "Informer le préfet" in lines


def test_it_prints_on_one_sheet(opened: MainWindow, page: PermanencePage) -> None:
    """Ctrl+I shows the paper first; it names the dossier by its number only."""
    ctrl(opened, Qt.Key.Key_I)
    settle()
    preview = opened.place.page
    assert isinstance(preview, PreviewPage)
    words = str(preview._paper.document)
    assert "26/04471" in words
    assert "Mme A." not in words


def test_every_control_has_a_name(page: PermanencePage) -> None:
    """For who does not see the screen."""
    assert unnamed_controls(page) == []


def test_what_falls_due_is_told_at_the_foot_and_can_be_put_off(
    opened: MainWindow, page: PermanencePage, desk: Desk
) -> None:
    """Nine hours later the OPPI has one hour left: told without a name; « 10 min » says it again ten minutes later."""
    clock, watch = desk.clock, opened.first.watch
    assert isinstance(clock, StillClock)
    assert watch is not None
    opened.side.idle.start(24 * 3600)  # nobody touches the post for nine hours: it would lock
    clock.moment = NOW + timedelta(hours=9, minutes=1)
    watch.read_clock()
    settle()
    (strip,) = shown(opened, DueStrip)
    said = " ".join(texts(strip)).replace("\u00a0", " ")
    assert "1 délai en heures court" in said
    assert "26/04471" not in said
    click(strip, "Me le redire\u00a0: 10 min")
    assert not strip.isVisible()
    clock.moment += timedelta(minutes=9)
    watch.read_clock()
    assert not strip.isVisible()
    clock.moment += timedelta(minutes=1)
    watch.read_clock()
    assert strip.isVisible()
    opened.go("cahier")
    press(opened, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert opened.place.page is page
    assert not strip.isVisible()


def test_a_clock_set_back_loses_no_alert(opened: MainWindow, page: PermanencePage, desk: Desk) -> None:
    """Read at ten, set back to eight, read at nine: what falls at half past eight is told."""
    clock, watch = desk.clock, opened.first.watch
    assert isinstance(clock, StillClock)
    assert watch is not None
    clock.moment = NOW + timedelta(hours=3)
    watch.read_clock()
    clock.moment = NOW
    watch.read_clock()
    clock.moment = NOW + timedelta(hours=6, minutes=1)
    watch.read_clock()
    assert shown(opened, DueStrip)


def test_nothing_is_told_over_a_lock(
    opened: MainWindow, page: PermanencePage, desk: Desk, qtbot: QtBot
) -> None:
    """A locked post shows neither a number of things nor a strip; opened again, the page has them."""
    clock, watch = desk.clock, opened.first.watch
    assert isinstance(clock, StillClock)
    assert watch is not None
    opened.side.keeper.lock()
    settle()
    clock.moment = NOW + timedelta(hours=9, minutes=1)
    watch.read_clock()
    assert shown(opened, DueStrip) == []
    opened.side.keeper.open(PHRASE, lambda problem: pytest.fail(str(problem)))
    qtbot.waitUntil(lambda: opened.side.keeper.is_open)
    settle()
    assert opened.first.page is not None
    assert opened.first.page.overview.hours


@pytest.mark.parametrize("rings", [False, True], ids=["permanence", "a call"])
def test_the_phrase_is_typed_at_once_after_a_lock(
    opened: MainWindow, page: PermanencePage, qtbot: QtBot, rings: bool
) -> None:
    """Ctrl+L, the phrase, Enter: pages that go with the vault do not take the keyboard under the veil."""
    if rings:
        ctrl(opened, Qt.Key.Key_N)
        settle()
    ctrl(focus(), Qt.Key.Key_L)
    settle()
    veil = opened.side.cover.veil
    assert isinstance(veil, LockedVeil)
    assert focus() is veil.form.field
    type_text(focus(), PHRASE)
    press(focus(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.side.keeper.is_open)
    settle()
    assert opened.first.page is not None
    assert focus().isVisible()
    assert opened.first.page.isAncestorOf(focus())
