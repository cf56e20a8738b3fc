"""The whole form on one page: the same examination, with real clicks and keys."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vifdesk.desktop.wizard.answer_button import AnswerButton
from vifdesk.desktop.wizard.form_fields import ButtonsField, LineField, ListField, TicksField
from vifdesk.desktop.wizard.full_form import FullForm, groups_of

if TYPE_CHECKING:
    from tests.desktop.wizard.conftest import Call

Field = TypeVar("Field", bound=QWidget)


@pytest.fixture
def form(call: Call) -> FullForm:
    """The form, reached with F6 when nothing is answered."""
    call.key(Qt.Key.Key_F6)
    shown = call.page.form
    assert shown is not None
    return shown


def field(form: FullForm, fact_id: str, kind: type[Field]) -> Field:
    found = form.rows[fact_id].field
    assert isinstance(found, kind)
    return found


def note(form: FullForm, fact_id: str) -> str:
    return form.rows[fact_id].row.note.text()


def pressed(buttons: list[AnswerButton], label: str) -> AnswerButton:
    return next(button for button in buttons if button.text() == label)


def test_every_fact_is_there_by_group_later_ones_too(call: Call, form: FullForm) -> None:
    assert list(form.rows) == [
        fact.id for title, facts in groups_of(call.examination.measure.facts) for fact in facts
    ]
    assert set(form.rows) == {fact.id for fact in call.examination.measure.facts}
    titles = [title for title, _ in groups_of(call.examination.measure.facts)]
    assert titles == ["Visite", "Lieu", "Visiteur", "Horaires", "Suites"]
    assert not call.page.question.isVisible()
    assert call.page.conclusion.isVisible()
    assert call.page.missing.isVisible()


def test_switching_loses_nothing_and_stands_on_the_same_question(call: Call) -> None:
    call.key(Qt.Key.Key_Return)
    call.key(Qt.Key.Key_F6)
    form = call.page.form
    assert form is not None
    assert form.rows["ouvert"].isAncestorOf(call.focused)
    assert field(form, "date_visite", LineField).field.text() == "22/11/2026"
    call.key(Qt.Key.Key_O)
    call.key(Qt.Key.Key_F6)
    assert call.page.question.isVisible()
    assert call.asked == "salle"
    assert call.value("ouvert") == "oui"
    call.key(Qt.Key.Key_F6)
    assert call.page.form is form, "built once"


def test_buttons_answer_and_a_second_press_takes_back(call: Call, form: FullForm) -> None:
    buttons = field(form, "carte", ButtonsField).buttons()
    call.click(pressed(buttons, "Non"))
    assert call.value("carte") == "non"
    assert pressed(buttons, "Non").isChecked()
    call.click(pressed(buttons, "Non"))
    assert call.examination.answer_to("carte") is None
    assert not any(button.isChecked() for button in buttons)


def test_a_letter_answers_where_the_keyboard_stands(call: Call, form: FullForm) -> None:
    form.go_to("carte")
    call.key(Qt.Key.Key_I)
    assert call.value("carte") == "inconnu"
    assert note(form, "carte") == "Inconnu\u00a0: à demander."
    call.key(Qt.Key.Key_Delete)
    assert call.examination.answer_to("carte") is None


def test_a_long_list_opens_and_can_be_left_unanswered(call: Call, form: FullForm) -> None:
    rooms = field(form, "salle", ListField)
    assert rooms.count() == 13, "eleven rooms, « not known », « no answer »"
    form.go_to("salle")
    call.key(Qt.Key.Key_Down)
    call.key(Qt.Key.Key_Down)
    assert call.value("salle") == "salle_2"
    call.key(Qt.Key.Key_Home)
    assert call.examination.answer_to("salle") is None


def test_the_list_follows_the_version_of_the_day(call: Call, form: FullForm) -> None:
    call.examination.answer("date_visite", date(2020, 1, 1))
    call.settle()
    rooms = field(form, "salle", ListField)
    assert [rooms.itemText(i) for i in range(rooms.count())][-2:] == ["Salle 10", "Inconnu"]


def test_each_tick_is_an_answer(call: Call, form: FullForm) -> None:
    boxes = field(form, "objets", TicksField)
    for place in (0, 2):
        form.go_to("objets")
        call.click(boxes.ticks[place])
    assert call.value("objets") == ("livre", "sac")
    call.click(boxes.ticks[3])
    assert call.value("objets") == ("inconnu",)
    assert [tick.isChecked() for tick in boxes.ticks] == [False, False, False, True]
    call.click(boxes.ticks[1])
    assert call.value("objets") == ("plan",)
    call.click(boxes.ticks[1])
    assert call.value("objets") == ()


def test_enter_answers_what_is_typed_and_goes_on(call: Call, form: FullForm) -> None:
    form.go_to("date_visite")
    call.type("hier")
    assert note(form, "date_visite") == "Samedi 21 novembre 2026 — hier"
    call.key(Qt.Key.Key_Return)
    assert call.value("date_visite") == date(2026, 11, 21)
    assert field(form, "date_visite", LineField).field.text() == "21/11/2026"
    assert form.rows["ouvert"].isAncestorOf(call.focused)


def test_leaving_a_field_answers_too(call: Call, form: FullForm) -> None:
    form.go_to("duree")
    call.type("6")
    call.key(Qt.Key.Key_Tab)
    assert call.value("duree") == 6


def test_a_refused_text_stays_with_its_sentence(call: Call, form: FullForm) -> None:
    form.go_to("duree")
    call.type("99")
    call.key(Qt.Key.Key_Return)
    assert call.examination.answer_to("duree") is None
    assert form.rows["duree"].row.in_error
    assert "nombre entier" in note(form, "duree")
    assert form.rows["duree"].isAncestorOf(call.focused)
    call.examination.answer("ouvert", "oui")
    call.settle()
    assert field(form, "duree", LineField).field.text() == "99", "another answer does not take it away"


def test_emptying_a_field_withdraws_its_answer(call: Call, form: FullForm) -> None:
    call.examination.answer("duree", 6)
    call.settle()
    form.go_to("duree")
    field(form, "duree", LineField).field.selectAll()
    call.key(Qt.Key.Key_Backspace)
    call.key(Qt.Key.Key_Return)
    assert call.examination.answer_to("duree") is None


def test_none_and_unknown_stand_beside_the_field(call: Call, form: FullForm) -> None:
    form.go_to("date_retour")
    call.click(pressed(field(form, "date_retour", LineField).buttons(), "Pas encore revenu"))
    assert call.value("date_retour") is None
    call.click(pressed(field(form, "date_retour", LineField).buttons(), "Inconnu"))
    assert call.value("date_retour") == "inconnu"


def test_what_counts_for_nothing_is_grey_says_so_and_can_be_changed(call: Call, form: FullForm) -> None:
    call.examination.answer("salle", "salle_2")
    call.examination.answer("ouvert", "non")
    call.settle()
    label = form.rows["salle"].row.label
    assert label.property("enabled_look") == "false"
    assert note(form, "salle") == "Sans effet depuis «\u00a0Ouverture au public\u00a0: Non\u00a0»."
    assert note(form, "duree") == "Sans objet avec les réponses actuelles."
    assert note(form, "date_retour") == "", "a later event is never without object"
    form.go_to("salle")
    call.key(Qt.Key.Key_Down)
    assert call.value("salle") == "salle_3"
    call.examination.answer("ouvert", "oui")
    call.settle()
    assert label.property("enabled_look") == "true"
    assert note(form, "salle") == ""


def test_what_is_missing_leads_to_its_field(call: Call, form: FullForm) -> None:
    last = [row for row in call.page.missing.rows if row.isVisible()][-1]
    call.click(last)
    assert form.rows[last.fact_id].isAncestorOf(call.focused)


def test_undo_goes_to_the_field_that_changes(call: Call, form: FullForm) -> None:
    call.examination.answer("carte", "oui")
    call.settle()
    call.page.undo()
    call.settle()
    assert call.examination.answer_to("carte") is None
    assert form.rows["carte"].isAncestorOf(call.focused)
    assert not any(button.isChecked() for button in field(form, "carte", ButtonsField).buttons())


def test_the_source_of_a_fact_survives_a_change_in_the_form(call: Call, form: FullForm) -> None:
    call.examination.answer("carte", "oui", "PV n° 3")
    call.settle()
    call.click(pressed(field(form, "carte", ButtonsField).buttons(), "Non"))
    answer = call.examination.answer_to("carte")
    assert answer is not None
    assert (answer.value, answer.origin) == ("non", "PV n° 3")


def test_the_result_counts_what_is_typed_and_waits_for_what_is_refused(call: Call, form: FullForm) -> None:
    finished: list[bool] = []
    call.page.finished.connect(lambda: finished.append(True))
    form.go_to("duree")
    call.type("99")
    call.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert finished == []
    assert form.rows["duree"].row.in_error
    call.key(Qt.Key.Key_Backspace)
    call.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert call.value("duree") == 9
    assert finished == [True]


def test_a_letter_beside_the_fields_answers_nothing(call: Call, form: FullForm) -> None:
    """The question that the form hides is not answered behind one's back."""
    call.examination.go_to("ouvert")
    call.settle()
    call.page.result.setFocus()
    call.key(Qt.Key.Key_O)
    call.key(Qt.Key.Key_Backspace)
    call.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert call.examination.dossier.answers == {}
    assert call.asked == "ouvert"


def test_the_wheel_over_a_list_changes_no_answer(call: Call, form: FullForm) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    rooms = field(form, "salle", ListField)
    middle = QPointF(rooms.rect().center())
    turn = QWheelEvent(
        middle, rooms.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(rooms, turn)
    call.settle()
    assert call.examination.dossier.answers == {}
