"""The window: where one can go, how one comes back, what is never lost."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessible import control_names, focusable, unnamed_controls
from tests.helpers.desk import with_law_verified_on
from tests.helpers.keys import ctrl, focus, point, press
from tests.helpers.windows import button, click, open_window, settle, shown, texts
from vifdesk.actions.desk import Desk
from vifdesk.desktop.main_window import MainWindow
from vifdesk.desktop.messages import MessageDialog, NoticeBar
from vifdesk.desktop.shell.nav_button import NavButton
from vifdesk.desktop.theme import set_text_size, text_size

PLACES = ("accueil", "delai", "raccourcis", "a_propos")


def answer_something(window: MainWindow) -> None:
    """Give the examination opened last an answer, whichever question comes first."""
    examination = window.examinations.open[-1].examination
    fact = next(fact for fact in examination.measure.facts if fact.values and not fact.later)
    examination.answer(fact.id, fact.values[0].id)
    settle()


def rail_lines(window: MainWindow) -> list[str]:
    return [line.accessibleName() for line in shown(window, NavButton)]


# ------------------------------------------------------------------------------------------------ opening


def test_it_opens_on_the_home_page_with_the_keyboard_on_the_first_measure(window: MainWindow) -> None:
    """One key after the start, an examination is open: the first measure already has the focus."""
    assert window.place.key == "accueil"
    assert focus().accessibleName() == window.headings[0].title


def test_its_first_picture_is_its_frame_and_the_rest_follows(dressed: QApplication, desk: Desk) -> None:
    """Before it is painted it holds rail and footer only; whoever asks for a page gets it at once."""
    window = MainWindow(desk)
    before, place, after = window.is_furnished, window.place.key, window.is_furnished
    window.deleteLater()
    assert (before, place, after) == (False, "accueil", True)


def test_the_rail_leads_nowhere_that_does_not_exist(window: MainWindow) -> None:
    """Every line of the rail opens a page with a title, and says which one is shown."""
    for line in shown(window, NavButton):
        point(line)
        assert window.place.title()
        assert [other for other in shown(window, NavButton) if other.isChecked()] == [line]


@pytest.mark.parametrize("key", PLACES)
def test_every_control_has_a_name_for_a_screen_reader(window: MainWindow, key: str) -> None:
    """No control of any page is left unnamed."""
    window.go(key)
    settle()
    assert unnamed_controls(window) == []


def test_every_control_of_an_examination_has_a_name(window: MainWindow) -> None:
    """Neither the questions nor the result leave a control unnamed."""
    for heading in window.headings:
        window.start(heading.id)
        settle()
        assert unnamed_controls(window) == []
        ctrl(window, Qt.Key.Key_Return)
        settle()
        assert unnamed_controls(window) == []


def test_tab_goes_through_the_rail_then_the_page_in_reading_order(window: MainWindow) -> None:
    """The order of Tab: rail from top to bottom, the measures from left to right, the delay, then the court."""
    names = [widget.accessibleName() for widget in focusable(window)]
    titles = [heading.title for heading in window.headings]
    start = names.index(titles[0])
    assert names[start : start + len(titles)] == titles
    assert names.index("Accueil") < names.index("Raccourcis") < start
    assert (
        names.index("Calculer un délai", start)
        < names.index("Tribunal (facultatif)")
        < names.index("Territoire du siège")
    )


def test_no_page_shows_a_window_of_its_own_while_it_is_built(window: MainWindow) -> None:
    """A widget shown before it has a parent would flash as a window and take the keyboard away."""

    class Watch(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.seen: list[str] = []

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
            return False

    watch = Watch()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(watch)
    for key in PLACES:
        window.go(key)
    window.start(window.headings[0].id)
    window.examinations.open[0].show_result()
    settle()
    application.removeEventFilter(watch)
    assert watch.seen == []


# ------------------------------------------------------------------------------------------------ keys


@pytest.mark.parametrize(
    ("key", "modifiers", "place"),
    [
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, "delai"),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "raccourcis"),
    ],
)
def test_keys_go_to_pages_and_home_again(
    window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier, place: str
) -> None:
    """Ctrl+D and F1 from anywhere; Alt+1 and Escape come home."""
    press(window, key, modifiers)
    assert window.place.key == place
    press(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.place.key == "accueil"
    press(window, key, modifiers)
    press(window, Qt.Key.Key_Escape)
    assert window.place.key == "accueil"


def test_ctrl_home_comes_home(window: MainWindow) -> None:
    """Ctrl+Home is the second way home."""
    window.go("a_propos")
    ctrl(window, Qt.Key.Key_Home)
    assert window.place.key == "accueil"


def test_the_page_of_keys_lists_every_key_of_the_window(window: MainWindow) -> None:
    """What is bound is shown: no hidden key, no key that does nothing."""
    from vifdesk.desktop.shell.keys import WINDOW_KEYS

    window.go("raccourcis")
    settle()
    written = texts(window.place.page)
    for key in WINDOW_KEYS:
        assert key.does in written


def test_the_text_grows_and_shrinks_by_keys(window: MainWindow) -> None:
    """Ctrl++ and Ctrl+- change the size by ten per cent, Ctrl+0 gives the normal one back; the window says which."""
    ctrl(window, Qt.Key.Key_Plus)
    assert text_size() == 110
    ctrl(window, Qt.Key.Key_Minus)
    ctrl(window, Qt.Key.Key_Minus)
    assert text_size() == 90
    ctrl(window, Qt.Key.Key_0)
    assert text_size() == 100
    assert "100" in window.notice_bar().text


# ------------------------------------------------------------------------------------------------ examinations


@pytest.mark.parametrize("typed", [Qt.Key.Key_1, Qt.Key.Key_Ampersand])
def test_a_digit_opens_a_measure_also_on_a_french_keyboard(window: MainWindow, typed: Qt.Key) -> None:
    """1 opens the first measure; so does &, which a French keyboard types without Shift in its place."""
    press(window, typed)
    settle()
    place = window.examinations.open[0]
    assert place.examination.dossier.measure == window.headings[0].id
    assert window.place is place


def test_the_window_is_called_after_its_page(window: MainWindow) -> None:
    """The taskbar tells which page, then which program."""
    assert window.windowTitle() == "Accueil – vifdesk"
    window.start(window.headings[0].id)
    assert window.windowTitle() == f"{window.headings[0].title} – vifdesk"


def test_several_examinations_stay_open_beside_each_other(window: MainWindow) -> None:
    """A second call does not end the first: each has its line, with the hour of its call and its questions left."""
    window.start(window.headings[0].id)
    window.start(window.headings[1].id)
    settle()
    lines = [name for name in rail_lines(window) if "question" in name]
    assert len(lines) == 2
    assert all("7 h 40" in name.replace("\u00a0", " ") for name in lines)


def test_ctrl_tab_goes_round_the_examinations(window: MainWindow) -> None:
    """Ctrl+Tab goes to the next one and from the last to the first."""
    window.start(window.headings[0].id)
    window.start(window.headings[1].id)
    first, second = window.examinations.open
    assert window.place is second
    ctrl(window, Qt.Key.Key_Tab)
    assert window.place is first
    ctrl(window, Qt.Key.Key_Tab)
    assert window.place is second


def test_an_examination_takes_the_court_and_the_territory_of_the_session(window: MainWindow) -> None:
    """Chosen once on the home page, printed on every sheet."""
    from vifdesk.domain.dates.territory import Territory

    window.session.name_court("TJ de Saint-Rémy")
    window.session.choose_territory(Territory.LA_REUNION)
    window.start(window.headings[0].id)
    dossier = window.examinations.open[0].examination.dossier
    assert dossier.heading.court == "TJ de Saint-Rémy"
    assert dossier.territory is Territory.LA_REUNION


def test_the_footer_says_the_territory_of_the_examination_shown(window: MainWindow) -> None:
    """Another territory chosen for one examination is that one's own; the home page keeps the session's."""
    from vifdesk.domain.dates.territory import Territory

    window.start(window.headings[0].id)
    settle()
    window.examinations.open[0].examination.set_territory(Territory.MAYOTTE)
    settle()
    assert any(text.endswith("Mayotte") for text in texts(window))
    window.go("accueil")
    settle()
    assert not any(text.endswith("Mayotte") for text in texts(window))


def test_its_line_takes_the_parquet_number_as_soon_as_there_is_one(window: MainWindow) -> None:
    """The number tells examinations apart better than the hour."""
    from dataclasses import replace

    window.start(window.headings[0].id)
    examination = window.examinations.open[0].examination
    examination.set_heading(replace(examination.dossier.heading, parquet_number="26/04512"))
    settle()
    assert any("26/04512" in name for name in rail_lines(window))


def test_closing_an_empty_examination_asks_nothing_and_leaves_nothing(window: MainWindow) -> None:
    """Nothing was answered: Ctrl+W closes it, and there is nothing to bring back."""
    window.start(window.headings[0].id)
    settle()
    ctrl(window, Qt.Key.Key_W)
    assert window.examinations.open == ()
    assert window.place.key == "accueil"
    window.examinations.reopen()
    assert window.examinations.open == ()


def test_a_closed_examination_can_be_reopened_with_its_answers(window: MainWindow) -> None:
    """Ctrl+W never loses an answer: the bar offers « Rouvrir », and the examination comes back as it was."""
    window.start(window.headings[0].id)
    settle()
    answer_something(window)
    answers = window.examinations.open[0].examination.dossier
    ctrl(window, Qt.Key.Key_W)
    assert window.place.key == "accueil"
    click(window, "Rouvrir")
    (place,) = window.examinations.open
    assert place.examination.dossier == answers
    assert window.place is place
    assert len([name for name in rail_lines(window) if "question" in name]) == 1


def test_ctrl_shift_t_reopens_too(window: MainWindow) -> None:
    """By key as by click."""
    window.start(window.headings[0].id)
    settle()
    answer_something(window)
    ctrl(window, Qt.Key.Key_W)
    press(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert len(window.examinations.open) == 1


def test_the_cross_of_a_line_closes_that_examination_only(window: MainWindow) -> None:
    """The cross beside the first closes the first, though the second is shown."""
    window.start(window.headings[0].id)
    window.start(window.headings[1].id)
    settle()
    first, second = window.examinations.open
    click(window, f"Fermer l’examen {first.name}")
    assert window.examinations.open == (second,)
    assert window.place is second


def test_undo_reaches_the_page_shown(window: MainWindow) -> None:
    """Ctrl+Z takes the last answer back, Ctrl+Y gives it again."""
    window.start(window.headings[0].id)
    settle()
    answer_something(window)
    examination = window.examinations.open[0].examination
    ctrl(focus(), Qt.Key.Key_Z)
    assert not examination.dossier.answers
    ctrl(window, Qt.Key.Key_Y)
    assert examination.dossier.answers


def test_escape_steps_back_from_paper_to_result_to_questions(window: MainWindow, qtbot: QtBot) -> None:
    """Each Escape takes one thing off: the paper, then the result; the questions come back."""
    window.start(window.headings[0].id)
    settle()
    place = window.examinations.open[0]
    ctrl(window, Qt.Key.Key_Return)
    settle()
    ctrl(window, Qt.Key.Key_I)
    settle()
    heights = [len(place.pages)]
    for _step in range(2):
        press(window, Qt.Key.Key_Escape)
        heights.append(len(place.pages))
    assert heights == [3, 2, 1]
    assert window.place is place
    qtbot.wait(50)


def test_one_more_child_opens_an_examination_of_its_own(window: MainWindow) -> None:
    """« Autre enfant » copies what stays true into a second examination, and leaves the first as it was."""
    heading = next(h for h in window.headings if window._desk.rulebook.measure(h.id).measure.repetitions)
    window.start(heading.id)
    place = window.examinations.open[0]
    repetition = place.examination.measure.repetitions[0]
    place.repeat_asked.emit(repetition)
    assert len(window.examinations.open) == 2
    assert window.place is window.examinations.open[1]


def test_rules_that_cannot_be_read_are_told_and_open_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken rule file gives a message with its remedy, not a crash, and no examination."""
    from vifdesk.actions import open_measure as action
    from vifdesk.actions.problems import UserProblem

    def refuse(_desk: Desk, _measure: str) -> None:
        raise UserProblem("Les règles de droit ne peuvent pas être lues.", remedy="Réinstallez vifdesk.")

    monkeypatch.setattr(action, "open_measure", refuse)
    window.start(window.headings[0].id)
    settle()
    (dialog,) = shown(window, MessageDialog)
    assert "Réinstallez vifdesk." in texts(dialog)
    assert window.examinations.open == ()
    dialog.accept()


# ------------------------------------------------------------------------------------------------ leaving


@pytest.fixture
def examined(window: MainWindow) -> MainWindow:
    window.start(window.headings[0].id)
    settle()
    answer_something(window)
    return window


def test_the_window_closes_at_once_when_nothing_would_be_lost(window: MainWindow) -> None:
    """No question is asked for nothing."""
    window.start(window.headings[0].id)
    assert window.close()


def test_it_asks_before_losing_answers_and_stays_by_default(examined: MainWindow) -> None:
    """Closing with answers given opens a question; Escape stays, with everything as it was."""
    assert not examined.close()
    (dialog,) = shown(examined, QDialog)
    assert "effacé" in dialog.accessibleName()
    press(dialog, Qt.Key.Key_Escape)
    settle()
    assert examined.isVisible()
    assert examined.examinations.open[0].holds_answers


def test_it_closes_when_told_to(examined: MainWindow) -> None:
    """« Fermer et effacer » closes the window."""
    examined.close()
    (dialog,) = shown(examined, QDialog)
    point(button(dialog, "Fermer et effacer"))
    settle()
    assert not examined.isVisible()


# ------------------------------------------------------------------------------------------------ the law's age, the room


@pytest.mark.parametrize(
    ("verified", "said", "insisted"),
    [
        (date(2026, 11, 22), False, False),
        (date(2026, 8, 24), False, False),  # 90 days
        (date(2026, 8, 23), True, False),  # 91 days
        (date(2026, 5, 26), True, False),  # 180 days
        (date(2026, 5, 25), True, True),  # 181 days
    ],
)
def test_the_window_says_how_old_the_law_is_on_every_page(
    dressed: QApplication, desk: Desk, qtbot: QtBot, verified: date, said: bool, insisted: bool
) -> None:
    """Past 90 days the footer says so, past 180 a sentence above every page insists."""
    with open_window(with_law_verified_on(desk, verified), qtbot) as window:
        for key in PLACES:
            window.go(key)
            settle()
            everything = " ".join(texts(window))
            assert f"Droit vérifié le {verified:%d/%m/%Y}" in everything
            assert "non validé par un juriste" in everything
            assert ("il y a" in everything) is said
            assert ("Le droit appliqué n’a pas été vérifié depuis" in everything) is insisted


def test_every_page_says_that_nothing_is_kept(window: MainWindow) -> None:
    """« Mode éphémère » stands at the foot of every page."""
    for key in PLACES:
        window.go(key)
        settle()
        assert any("rien n’est enregistré" in text for text in texts(window))


@pytest.mark.parametrize("per_cent", [100, 150, 200])
def test_the_window_never_outgrows_the_court_laptop(
    window: MainWindow, dressed: QApplication, per_cent: int
) -> None:
    """At 1366 × 768 everything fits or scrolls, whatever the size of the text."""
    set_text_size(dressed, per_cent)
    for key in PLACES:
        window.go(key)
        settle()
    for heading in window.headings:
        window.start(heading.id)
        settle()
        ctrl(window, Qt.Key.Key_Return)
        settle()
    assert window.size() == QSize(1366, 768)


def test_the_rail_shows_icons_only_when_the_window_is_narrow(window: MainWindow) -> None:
    """Below a width that depends on the text size the rail gives way; its lines keep their names."""
    from vifdesk.desktop.shell.rail import Rail

    (rail,) = shown(window, Rail)
    names, wide = control_names(rail), (rail.collapsed, rail.width() > 180)
    window.resize(700, 768)
    settle()
    narrow = (rail.collapsed, rail.width() > 80)
    assert (wide, narrow) == ((False, True), (True, False))
    assert control_names(rail) == names


def test_a_notice_replaces_the_one_before(window: MainWindow) -> None:
    """One bar, the latest sentence."""
    from vifdesk.desktop.messages import say

    say(window.place.page, "Un.")
    say(window.place.page, "Deux.")
    assert len(window.findChildren(NoticeBar)) == 1
    assert window.notice_bar().text == "Deux."
