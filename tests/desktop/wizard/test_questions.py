"""One question at a time, answered with real clicks and real keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from vifdesk.actions.desk import Desk
from vifdesk.desktop.examination import Examination
from vifdesk.desktop.wizard.answer_button import AnswerButton
from vifdesk.domain.dossier.dossier import Dossier

if TYPE_CHECKING:
    from tests.desktop.wizard.conftest import Call


def at(call: Call, fact_id: str) -> None:
    """Stand on a question."""
    call.examination.go_to(fact_id)
    call.settle()


def button(call: Call, label: str) -> AnswerButton:
    found = [b for b in call.page.question.findChildren(AnswerButton) if b.isVisible() and b.text() == label]
    assert len(found) == 1, f"{label}: {len(found)} buttons"
    return found[0]


# -------------------------------------------------------------------------------------------------- lists


def test_a_letter_answers_at_once(call: Call) -> None:
    at(call, "ouvert")
    call.key(Qt.Key.Key_O)
    assert call.value("ouvert") == "oui"
    at(call, "ouvert")
    call.key(Qt.Key.Key_N)
    assert call.value("ouvert") == "non"
    at(call, "ouvert")
    call.key(Qt.Key.Key_I)
    assert call.value("ouvert") == "inconnu"


def test_a_click_answers_at_once(call: Call) -> None:
    at(call, "ouvert")
    call.click(button(call, "Inconnu"))
    assert call.value("ouvert") == "inconnu"


def test_the_first_answer_has_the_focus_and_enter_gives_it(call: Call) -> None:
    at(call, "ouvert")
    assert call.focused is button(call, "Oui")
    call.key(Qt.Key.Key_Return)
    assert call.value("ouvert") == "oui"


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_arrows_choose_among_the_answers(call: Call, enter: Qt.Key) -> None:
    at(call, "ouvert")
    call.key(Qt.Key.Key_Right)
    assert call.focused is button(call, "Non")
    call.key(Qt.Key.Key_Left)
    call.key(Qt.Key.Key_Up)
    assert call.focused is button(call, "Inconnu"), "before the first comes the last"
    call.key(enter)
    assert call.value("ouvert") == "inconnu"


def test_an_answer_given_has_the_focus_when_one_comes_back(call: Call) -> None:
    call.examination.answer("ouvert", "inconnu")
    at(call, "ouvert")
    assert button(call, "Inconnu").isChecked()
    assert call.focused is button(call, "Inconnu")


def test_digits_and_letters_choose_in_a_long_list(call: Call) -> None:
    at(call, "salle")
    call.key(Qt.Key.Key_3)
    assert call.value("salle") == "salle_3"
    at(call, "salle")
    call.key(Qt.Key.Key_B)
    assert call.value("salle") == "salle_11"


def test_the_digit_row_of_a_french_keyboard_needs_no_shift(call: Call) -> None:
    at(call, "salle")
    call.type("é")
    assert call.value("salle") == "salle_2"


def test_a_key_held_down_answers_one_question(call: Call) -> None:
    """A long press on O must not answer « yes » to the questions that follow."""
    at(call, "ouvert")
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        for repeated in (False, True, True, True):
            event = QKeyEvent(kind, Qt.Key.Key_O, Qt.KeyboardModifier.NoModifier, "o", repeated)
            QApplication.sendEvent(call.focused, event)
    call.settle()
    assert set(call.examination.dossier.answers) == {"ouvert"}


def test_a_double_click_answers_one_question(call: Call) -> None:
    """The second press of a double click falls on the next question's button at the same place: it must do nothing."""
    for fact_id, value in (("date_visite", date(2026, 11, 22)), ("salle", "salle_2"), ("objets", ())):
        call.examination.answer(fact_id, value)
    at(call, "ouvert")
    yes = button(call, "Oui")
    call.click(yes)
    assert (call.asked, button(call, "Oui")) == ("carte", yes), "the same question again, at the same place"
    place, screen = QPointF(yes.rect().center()), QPointF(yes.mapToGlobal(yes.rect().center()))
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):
        left = Qt.MouseButton.LeftButton
        QApplication.sendEvent(
            yes, QMouseEvent(kind, place, screen, left, left, Qt.KeyboardModifier.NoModifier)
        )
    call.settle()
    assert call.examination.answer_to("carte") is None
    call.click(yes)
    assert call.value("carte") == "oui", "a click of its own answers"


def test_a_list_offers_what_the_law_of_the_day_knows(call: Call) -> None:
    """Room 11 exists since 1 January 2024: not offered the day before, offered that day."""
    for day, offered in ((date(2023, 12, 31), 10), (date(2024, 1, 1), 11)):
        call.examination.answer("date_visite", day)
        at(call, "salle")
        shown = [b.text() for b in call.page.question.choices.shown_buttons()]
        assert len(shown) == offered + 1, shown
        assert ("Salle 11" in shown) is (offered == 11)


# -------------------------------------------------------------------------------------------------- boxes


def test_boxes_are_ticked_by_key_or_click_and_confirmed_by_enter(call: Call) -> None:
    at(call, "objets")
    call.key(Qt.Key.Key_3)
    call.click(call.page.question.ticks.ticks()[0])
    assert call.examination.answer_to("objets") is None, "nothing is answered before Enter"
    call.key(Qt.Key.Key_Return)
    assert call.value("objets") == ("livre", "sac")
    at(call, "objets")
    assert [tick.isChecked() for tick in call.page.question.ticks.ticks()] == [True, False, True]


def test_no_box_ticked_is_an_answer(call: Call) -> None:
    at(call, "objets")
    call.click(call.page.question.ticks.confirm)
    assert call.value("objets") == ()


def test_boxes_may_be_unknown(call: Call) -> None:
    at(call, "objets")
    call.key(Qt.Key.Key_1)
    call.key(Qt.Key.Key_I)
    assert call.value("objets") == ("inconnu",)


def test_arrows_go_through_the_boxes(call: Call) -> None:
    at(call, "objets")
    call.key(Qt.Key.Key_Down)
    call.key(Qt.Key.Key_Space)
    call.key(Qt.Key.Key_Return)
    assert call.value("objets") == ("plan",)


# -------------------------------------------------------------------------------------------------- typed


def echo(call: Call) -> str:
    return call.page.question.typed.row.note.text()


def refused(call: Call) -> bool:
    return call.page.question.typed.row.in_error


def test_a_date_is_echoed_in_words_while_it_is_typed(call: Call) -> None:
    call.type("+6m")
    assert echo(call) == "Samedi 22 mai 2027 — dans 6 mois"
    call.key(Qt.Key.Key_Return)
    assert call.value("date_visite") == date(2027, 5, 22)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("22/5", date(2026, 5, 22)), ("22/05/2026", date(2026, 5, 22)), ("hier", date(2026, 11, 21))],
)
def test_dates_are_typed_as_one_writes_them(call: Call, typed: str, day: date) -> None:
    call.type(typed)
    call.key(Qt.Key.Key_Return)
    assert call.value("date_visite") == day


def test_enter_alone_takes_the_day_when_the_date_has_that_default(call: Call) -> None:
    assert echo(call) == "Entrée seule\u00a0: dimanche 22 novembre 2026 — aujourd’hui"
    call.key(Qt.Key.Key_Return)
    assert call.value("date_visite") == date(2026, 11, 22)


def test_today_is_one_press(call: Call) -> None:
    call.click(button(call, "Aujourd’hui"))
    assert call.value("date_visite") == date(2026, 11, 22)
    call.examination.undo()
    call.settle()
    call.key(Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert call.value("date_visite") == date(2026, 11, 22)


def test_a_bad_date_stays_in_the_field_with_a_sentence(call: Call) -> None:
    call.type("31/2")
    call.key(Qt.Key.Key_Return)
    assert call.asked == "date_visite"
    assert call.page.question.typed.field.text() == "31/2"
    assert refused(call)
    assert "31 février" in echo(call)
    assert call.page.question.typed.field.accessibleDescription() == echo(call)
    call.key(Qt.Key.Key_Backspace)
    call.type("8")
    assert not refused(call)
    assert call.page.question.typed.field.text() == "31/8"


def test_what_was_typed_is_found_again_after_looking_elsewhere(call: Call) -> None:
    """Never loses a keystroke: half a date waits while another question is looked at."""
    call.type("22/")
    at(call, "ouvert")
    at(call, "date_visite")
    assert call.page.question.typed.field.text() == "22/"


def test_an_answered_date_stands_in_its_field(call: Call) -> None:
    call.examination.answer("date_visite", date(2026, 5, 22))
    at(call, "date_visite")
    assert call.page.question.typed.field.text() == "22/05/2026"
    assert echo(call).startswith("Vendredi 22 mai 2026")


def test_moments_hours_numbers_and_departements_are_typed(call: Call) -> None:
    for fact_id, typed, value in (
        ("arrivee", "hier 9h", datetime(2026, 11, 21, 9, 0)),
        ("heure_fermeture", "1740", time(17, 40)),
        ("duree", "6", 6),
        ("departement", "2a", "2A"),
        ("motif", "Étude d’un arrêt", "Étude d’un arrêt"),
    ):
        at(call, fact_id)
        call.type(typed)
        call.key(Qt.Key.Key_Return)
        assert call.value(fact_id) == value


def test_a_button_says_now_and_another_says_abroad(call: Call) -> None:
    at(call, "arrivee")
    call.click(button(call, "Maintenant"))
    assert call.value("arrivee") == datetime(2026, 11, 22, 7, 40)
    at(call, "departement")
    call.click(button(call, "À l’étranger"))
    assert call.value("departement") == "etranger"


def test_none_and_unknown_are_pressed_or_keyed(call: Call) -> None:
    at(call, "duree")
    call.click(button(call, "Sans durée"))
    assert call.value("duree") is None
    at(call, "duree")
    assert button(call, "Sans durée").isChecked()
    call.key(Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    assert call.value("duree") == "inconnu"
    at(call, "duree")
    call.key(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert call.value("duree") is None


@pytest.mark.parametrize(
    ("fact_id", "typed", "words"),
    [
        ("duree", "99", "nombre entier"),
        ("duree", "beaucoup", "nombre entier"),
        ("departement", "100", "code de département"),
        ("heure_fermeture", "26h", "23h59"),
        ("arrivee", "22/5", "manque l’heure"),
        ("motif", "", "Rien n’est écrit"),
    ],
)
def test_every_refusal_is_a_french_sentence_under_the_field(
    call: Call, fact_id: str, typed: str, words: str
) -> None:
    at(call, fact_id)
    call.type(typed)
    call.key(Qt.Key.Key_Return)
    assert call.asked == fact_id
    assert call.examination.answer_to(fact_id) is None
    assert words in echo(call)
    assert "_" not in echo(call), "no identifier in a sentence"


def test_a_letter_typed_beside_the_field_goes_into_it(call: Call) -> None:
    call.page.answers.list.setFocus()
    call.type("h")
    call.type("ier")
    assert call.page.question.typed.field.text() == "hier"
    assert call.focused is call.page.question.typed.field


# -------------------------------------------------------------------------------------------------- source of the fact


def test_the_source_is_kept_with_the_answer(call: Call) -> None:
    at(call, "ouvert")
    call.page.question.origin.setFocus()
    call.type("PV n° 12, OPJ")
    assert call.examination.answer_to("ouvert") is None, "letters typed there answer nothing"
    call.key(Qt.Key.Key_Return)
    call.key(Qt.Key.Key_O)
    answer = call.examination.answer_to("ouvert")
    assert answer is not None
    assert answer.origin == "PV n° 12, OPJ"
    assert call.page.question.origin.text() == "", "the next question has its own"


def test_a_source_added_later_stays_on_the_question(call: Call) -> None:
    call.examination.answer("ouvert", "oui")
    at(call, "ouvert")
    call.page.question.origin.setFocus()
    call.type("OPJ")
    call.key(Qt.Key.Key_Return)
    answer = call.examination.answer_to("ouvert")
    assert answer is not None
    assert answer.origin == "OPJ"
    assert call.asked == "ouvert"


def test_a_source_given_once_completes_itself(call: Call) -> None:
    call.examination.answer("date_visite", date(2026, 11, 22), "PV n° 2026/1187")
    at(call, "ouvert")
    call.page.question.origin.setFocus()
    call.type("PV")
    assert call.page.question.origin.text() == "PV n° 2026/1187"


# -------------------------------------------------------------------------------------------------- moving


def test_backspace_and_alt_left_go_back(call: Call) -> None:
    call.key(Qt.Key.Key_Return)
    assert call.asked == "ouvert"
    call.key(Qt.Key.Key_Backspace)
    assert call.asked == "date_visite"
    call.key(Qt.Key.Key_Return)
    call.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert call.asked == "date_visite"


def test_backspace_in_a_field_that_holds_text_erases_a_letter(call: Call) -> None:
    call.key(Qt.Key.Key_Return)
    at(call, "arrivee")
    call.type("22")
    call.key(Qt.Key.Key_Backspace)
    assert call.page.question.typed.field.text() == "2"
    call.key(Qt.Key.Key_Backspace)
    assert call.asked == "arrivee"
    call.key(Qt.Key.Key_Backspace)
    assert call.asked != "arrivee", "empty, it goes back"


def test_a_question_is_left_for_later(call: Call) -> None:
    call.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert call.asked == "ouvert"
    call.click(call.page.question.later)
    assert call.asked == "salle"


def test_delete_withdraws_the_answer(call: Call) -> None:
    call.examination.answer("ouvert", "oui")
    at(call, "ouvert")
    call.key(Qt.Key.Key_Delete)
    assert call.examination.answer_to("ouvert") is None
    assert call.asked == "ouvert"
    assert not button(call, "Oui").isChecked()


def test_the_page_says_how_far_one_is(call: Call) -> None:
    assert call.page.question.progress.text() == "Question 1 — reste 9 questions utiles après celle-ci"
    call.key(Qt.Key.Key_Return)
    assert call.page.question.progress.text() == "Question 2 — reste 8 questions utiles après celle-ci"


def test_the_end_says_so_and_enter_shows_the_result(
    show: Callable[[Examination], Call], visit_desk: Desk, qtbot: object
) -> None:
    call = show(Examination(visit_desk, Dossier("visite")))
    finished: list[bool] = []
    call.page.finished.connect(lambda: finished.append(True))
    call.key(Qt.Key.Key_Return)
    call.key(Qt.Key.Key_N)
    assert call.page.all_asked.isVisible()
    assert not call.page.question.isVisible()
    assert call.page.all_asked.title.text() == "Plus aucune question utile"
    assert call.page.all_asked.open.text() == "L’analyse est complète."
    assert any("Visite refusée" in text for text in call.page.all_asked.conclusions.texts())
    assert call.focused is call.page.all_asked.result
    call.key(Qt.Key.Key_Return)
    assert finished == [True]
    call.key(Qt.Key.Key_Backspace)
    assert call.asked == "ouvert"


def test_the_result_can_be_asked_before_the_end(call: Call) -> None:
    finished: list[bool] = []
    call.page.finished.connect(lambda: finished.append(True))
    call.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    call.click(call.page.result)
    assert finished == [True, True]
    assert call.examination.dossier.answers == {}, "asking for the result answers nothing"


def test_the_result_counts_what_is_typed_and_not_yet_confirmed(call: Call) -> None:
    """Ctrl+Enter over half a form loses no keystroke: a date that can be read is the answer."""
    finished: list[bool] = []
    call.page.finished.connect(lambda: finished.append(True))
    call.type("hier")
    call.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert call.value("date_visite") == date(2026, 11, 21)
    assert finished == [True]


def test_the_result_waits_for_what_cannot_be_read(call: Call) -> None:
    finished: list[bool] = []
    call.page.finished.connect(lambda: finished.append(True))
    call.type("31/2")
    call.click(call.page.result)
    assert finished == []
    assert refused(call)
    assert call.focused is call.page.question.typed.field


def test_a_new_question_is_announced(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen reader hears the question, not only the first answer that takes the keyboard."""
    said: list[str] = []
    for module in ("question_card", "conclusion_card"):
        monkeypatch.setattr(
            f"vifdesk.desktop.wizard.{module}.announce", lambda _widget, text: said.append(text)
        )
    call.key(Qt.Key.Key_Return)
    call.key(Qt.Key.Key_N)
    assert said == ["La bibliothèque est-elle ouverte\u00a0?", "Conclusion\u00a0: Visite refusée"]


def test_the_end_with_unknown_facts_says_that_they_may_still_count(call: Call) -> None:
    for fact_id in ("date_visite", "ouvert", "salle", "objets", "carte"):
        fact = call.examination.measure.fact(fact_id)
        value = date(2026, 11, 22) if fact_id == "date_visite" else "inconnu"
        call.examination.answer(fact_id, value)
    while call.asked:
        fact = call.examination.measure.fact(call.asked)
        call.examination.answer(call.asked, fact.unknown_word or "Lire")
    call.settle()
    assert "Que manque-t-il" in call.page.all_asked.open.text()
