"""What stands beside the question: answers, conclusion, what is missing, why; each with real clicks and keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from vifdesk.desktop.examination import Examination
from vifdesk.desktop.wizard.answer_rows import RowState, answer_rows
from vifdesk.desktop.wizard.conclusion_card import deadline_line
from vifdesk.desktop.wizard.conclusion_lines import shown_lines
from vifdesk.desktop.wizard.why_card import grouped_effects
from vifdesk.domain.documents.document import Document
from vifdesk.domain.documents.plain_text import as_text
from vifdesk.domain.dossier.dossier import Heading
from vifdesk.domain.law.measure import Repetition, Tone
from vifdesk.domain.wizard.step import AnswerEffect

if TYPE_CHECKING:
    from tests.desktop.wizard.conftest import Call

VISIT = date(2026, 11, 22)


def lines(call: Call) -> list[str]:
    """The list of answers, as it is spoken."""
    model = call.page.answers.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def press_line(call: Call, beginning: str) -> None:
    answers = call.page.answers.list
    row = next(place for place, text in enumerate(lines(call)) if text.startswith(beginning))
    index = answers.model().index(row, 0)
    answers.scrollTo(index)
    QTest.mouseClick(
        answers.viewport(), Qt.MouseButton.LeftButton, pos=answers.visualRect(index).topLeft() + QPoint(12, 6)
    )
    call.settle()


def texts(call: Call) -> list[str]:
    """What the conclusion card says now."""
    card = call.page.conclusion
    return [
        label.text() for label in card.findChildren(QLabel) if label.isVisible()
    ] + card.conclusions.texts()


# -------------------------------------------------------------------------------------------------- answers


def test_the_answers_are_listed_by_group_with_what_is_still_to_ask(call: Call) -> None:
    call.examination.answer("date_visite", VISIT)
    call.examination.answer("ouvert", "inconnu")
    call.settle()
    assert lines(call)[:5] == [
        "Visite",
        "Date de la visite\u00a0: Dimanche 22 novembre 2026",
        "Ouverture au public\u00a0: Inconnu",
        "Lieu",
        "Salle, à poser",
    ]
    states = {row.fact_id: row.state for row in answer_rows(call.examination) if row.fact_id}
    assert states["ouvert"] is RowState.UNKNOWN
    assert "date_retour" not in states, "later events are not asked here"


def test_a_click_on_an_answer_brings_its_question_and_loses_nothing(call: Call) -> None:
    call.examination.answer("date_visite", VISIT)
    call.examination.answer("ouvert", "oui")
    call.examination.answer("salle", "salle_2")
    call.settle()
    press_line(call, "Ouverture au public")
    assert call.asked == "ouvert"
    assert call.focused is call.page.question.first_focus(), "the keyboard follows"
    call.key(Qt.Key.Key_N)
    assert call.value("salle") == "salle_2"


def test_arrows_and_enter_correct_an_answer(call: Call) -> None:
    call.examination.answer("date_visite", VISIT)
    call.examination.answer("ouvert", "oui")
    call.settle()
    call.page.answers.list.setFocus()
    call.key(Qt.Key.Key_Up)
    call.key(Qt.Key.Key_Return)
    assert call.asked == "ouvert"


@pytest.mark.parametrize(("key", "fact_id"), [(Qt.Key.Key_Up, "ouvert"), (Qt.Key.Key_Down, "date_visite")])
def test_arrows_enter_the_list_when_nothing_is_asked(call: Call, key: Qt.Key, fact_id: str) -> None:
    """At the end no line is the current one; the first arrow takes the nearest end."""
    call.examination.answer("date_visite", VISIT)
    call.examination.answer("ouvert", "non")
    call.settle()
    call.page.answers.list.setFocus()
    call.key(key)
    call.key(Qt.Key.Key_Return)
    assert call.asked == fact_id


def test_delete_in_the_list_withdraws_that_answer(call: Call) -> None:
    call.examination.answer("date_visite", VISIT)
    call.examination.answer("ouvert", "oui")
    call.settle()
    call.page.answers.list.setFocus()
    call.key(Qt.Key.Key_Up)
    call.key(Qt.Key.Key_Delete)
    assert set(call.examination.dossier.answers) == {"date_visite"}


def test_a_letter_in_the_list_answers_the_question(call: Call) -> None:
    """The list does not search by letters: O still means yes."""
    call.examination.answer("date_visite", VISIT)
    call.settle()
    call.page.answers.list.setFocus()
    call.key(Qt.Key.Key_O)
    assert call.value("ouvert") == "oui"


def test_an_irrelevant_answer_stays_with_its_reason_and_comes_back(call: Call) -> None:
    call.examination.answer("date_visite", VISIT)
    call.examination.answer("ouvert", "oui")
    call.examination.answer("salle", "salle_2")
    call.examination.go_to("ouvert")
    call.settle()
    call.key(Qt.Key.Key_N)
    (line,) = [text for text in lines(call) if text.startswith("Salle")]
    assert line == "Salle\u00a0: Salle 2, sans effet depuis «\u00a0Ouverture au public\u00a0: Non\u00a0»"
    press_line(call, "Salle")
    assert call.page.question.irrelevant.isVisible()
    assert "La réponse est gardée" in call.page.question.irrelevant.label.text()
    press_line(call, "Ouverture")
    call.key(Qt.Key.Key_O)
    assert "Salle\u00a0: Salle 2" in lines(call)
    assert not call.page.question.irrelevant.isVisible()


def test_the_list_is_spoken_line_by_line(call: Call) -> None:
    call.examination.answer("ouvert", "oui", "OPJ")
    call.settle()
    interface = QAccessible.queryAccessibleInterface(call.page.answers.list)
    names = [interface.child(i).text(QAccessible.Text.Name) for i in range(interface.childCount())]
    assert "Ouverture au public\u00a0: Oui, source\u00a0: OPJ" in names


# -------------------------------------------------------------------------------------------------- conclusion


def test_the_conclusion_is_shown_as_soon_as_it_is_certain(call: Call) -> None:
    call.examination.answer("date_visite", VISIT)
    call.settle()
    assert any("Information manquante" in text for text in texts(call))
    call.examination.answer("ouvert", "oui")
    call.examination.answer("salle", "salle_1")
    call.settle()
    assert call.asked != "", "questions remain"
    assert any("Visite acceptée La visite peut avoir lieu." in text for text in texts(call))


def test_a_certain_deadline_is_one_line(call: Call) -> None:
    for fact_id, value in (("date_visite", VISIT), ("ouvert", "oui"), ("salle", "salle_1"), ("duree", 3)):
        call.examination.answer(fact_id, value)
    call.settle()
    line = (
        "Retour du livre\u00a0: vendredi 19 février 2027, date prudente (terme\u00a0: lundi 22 février 2027)"
    )
    assert line in texts(call)


def test_an_alarm_that_is_certain_is_in_sight(call: Call) -> None:
    call.examination.answer("ouvert", "inconnu")
    call.settle()
    assert any("ouverture est à vérifier" in text for text in texts(call))
    call.examination.answer("ouvert", "oui")
    call.settle()
    assert not any("ouverture est à vérifier" in text for text in texts(call))


def test_the_lines_say_what_is_certain_then_what_is_open(examination: Examination) -> None:
    (missing,) = examination.step.evaluation.conclusions
    certain = replace(
        missing, id="x", title="Acquise", sentence="C’est dit.", tone=Tone.FAVORABLE, motif_sentence="Car."
    )
    assert shown_lines([certain]) == [("Acquise", "favorable", "C’est dit. Car.")]
    assert shown_lines([certain, missing])[1] == ("Reste à établir", "attente", "Accueil.")
    assert shown_lines([]) == [("Information manquante", "attente", "Rien n’est encore certain.")]


def test_an_hour_is_said_in_a_deadline(examination: Examination) -> None:
    for fact_id, typed in (("ouvert", "oui"), ("salle", "salle_1")):
        examination.answer(fact_id, typed)
    examination.answer_typed("arrivee", "22/11 9h")
    (leaving,) = [d for d in examination.step.evaluation.deadlines if d.id == "sortie"]
    assert deadline_line(leaving) == "Sortie\u00a0: dimanche 22 novembre 2026 à 11 h"


# -------------------------------------------------------------------------------------------------- what is missing


def test_what_is_missing_leads_to_its_question(call: Call) -> None:
    call.examination.answer("date_visite", VISIT)
    call.settle()
    shown = [row for row in call.page.missing.rows if row.isVisible()]
    assert [row.fact_id for row in shown] == [missing.fact.id for missing in call.examination.step.missing]
    assert shown[-1].fact_id != call.asked
    call.click(shown[-1])
    assert call.asked == shown[-1].fact_id
    assert call.focused is call.page.question.first_focus()


def test_nothing_missing_is_said(call: Call) -> None:
    call.examination.answer("ouvert", "non")
    call.settle()
    assert call.page.missing.nothing.isVisible()
    assert not call.page.missing.print.isVisible()


@pytest.mark.parametrize("by_key", [True, False])
def test_the_questions_for_the_officer_become_a_paper(call: Call, by_key: bool) -> None:
    papers: list[Document] = []
    call.page.preview_asked.connect(papers.append)
    if by_key:
        call.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    else:
        call.click(call.page.missing.print)
    (paper,) = papers
    assert "La bibliothèque est-elle ouverte" in as_text(paper)


def test_no_paper_without_a_question(call: Call) -> None:
    papers: list[Document] = []
    call.page.preview_asked.connect(papers.append)
    call.examination.answer("ouvert", "non")
    call.settle()
    call.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert papers == []


# -------------------------------------------------------------------------------------------------- why


def test_why_says_what_each_answer_would_do_and_the_article(call: Call) -> None:
    call.examination.answer("date_visite", VISIT)
    call.settle()
    shown = {label.text(): effect.text() for label, effect in call.page.why.effects if label.isVisible()}
    assert shown["Non"] == "Conclusion acquise\u00a0: Visite refusée."
    call.examination.go_to("date_visite")
    call.settle()
    assert call.page.why.source.text() == "Règlement, art. 1"
    assert not [label for label, _ in call.page.why.effects if label.isVisible()], (
        "a date has no list of effects"
    )


def test_answers_with_the_same_effect_share_a_line() -> None:
    same = [AnswerEffect(str(n), f"Salle {n}", "N’exclut rien.", Tone.NEUTRE) for n in range(2, 12)]
    own = AnswerEffect("1", "Salle 1", "Suffit.", Tone.FAVORABLE)
    assert grouped_effects([*same[:4], own, *same[4:]]) == [
        ("Salle 1", "Suffit.", "favorable"),
        ("Les autres", "N’exclut rien.", ""),
    ]
    assert grouped_effects(same[:2]) == [("Salle 2, Salle 3", "N’exclut rien.", "")]
    assert grouped_effects(same) == [("Chaque réponse", "N’exclut rien.", "")]


# -------------------------------------------------------------------------------------------------- the head


def test_the_head_says_date_version_and_territory(call: Call) -> None:
    line = "Visite\u00a0: à préciser · version à déterminer · métropole"
    assert call.page.head.subtitle_label.text() == line, "as long as the date is not given, so is no version"
    call.examination.answer("date_visite", date(2019, 3, 4))
    call.settle()
    assert call.page.head.subtitle_label.text() == "Visite\u00a0: lundi 4 mars 2019 · avant 2024 · métropole"


def test_the_parquet_number_and_the_initials_are_written_in_the_head(call: Call) -> None:
    call.key(Qt.Key.Key_F2)
    call.type("26/04512")
    call.key(Qt.Key.Key_Tab)
    call.type("É. B.")
    call.key(Qt.Key.Key_Return)
    heading = call.examination.dossier.heading
    assert (heading.parquet_number, heading.initials) == ("26/04512", "É. B.")
    assert call.page.dossier.text() == "n°\u00a026/04512 · É. B."
    assert call.page.strip.isHidden()
    assert call.focused is call.page.question.first_focus()


def test_the_rest_of_the_heading_is_not_touched(call: Call) -> None:
    call.examination.set_heading(Heading(court="TJ de Saint-Rémy", note="Rappeler à 4 h"))
    call.key(Qt.Key.Key_F2)
    call.type("1")
    assert call.examination.dossier.heading.court == "TJ de Saint-Rémy"
    assert call.examination.dossier.heading.note == "Rappeler à 4 h"


def test_the_territory_is_chosen_in_the_head(call: Call) -> None:
    call.click(call.page.dossier)
    call.page.strip.territory.setFocus()
    call.key(Qt.Key.Key_Down)
    assert call.examination.dossier.territory.label == "Alsace-Moselle"
    assert call.page.head.subtitle_label.text().endswith("Alsace-Moselle")
    assert call.page.escape(), "Esc closes the strip"
    assert not call.page.escape(), "and then is left to the window"


# -------------------------------------------------------------------------------------------------- undo, repeat


def test_undo_and_redo_are_drawn(call: Call) -> None:
    call.key(Qt.Key.Key_Return)
    call.key(Qt.Key.Key_N)
    call.page.undo()
    call.settle()
    assert call.asked == "ouvert"
    assert call.page.question.isVisible()
    call.page.redo()
    call.settle()
    assert call.value("ouvert") == "non"


@pytest.mark.parametrize("place", ["list", "end"])
def test_one_more_visitor_is_asked_for(call: Call, place: str) -> None:
    asked: list[Repetition] = []
    call.page.repeat_asked.connect(asked.append)
    if place == "list":
        call.click(call.page.answers.repeats[0])
    else:
        call.examination.answer("ouvert", "non")
        call.settle()
        call.click(call.page.all_asked.repeats[0])
    assert [repetition.id for repetition in asked] == ["visiteur"]


def test_the_question_comes_before_the_panels(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer draws the next question before the panels are worked out, and the panels in the same breath after it."""
    drawn: list[str] = []
    paint = call.page.question.paintEvent

    def painted(event: QPaintEvent) -> None:
        drawn.append(call.asked)
        paint(event)

    monkeypatch.setattr(call.page.question, "paintEvent", painted)
    call.examination.stepped.connect(lambda _step: drawn.append("answer returns"))
    call.examination.answer("date_visite", VISIT)
    assert drawn == ["ouvert", "answer returns"]
    assert "à poser" in lines(call)[1], "the panels still wait"
    call.settle()
    assert lines(call)[1].endswith("2026")


def test_a_page_that_is_not_on_the_screen_is_drawn_when_it_comes_back(call: Call) -> None:
    """Typing the motive of a decision on the result page must not work out the panels that lie under it."""
    call.page.hide()
    call.examination.answer("date_visite", VISIT)
    call.examination.answer("ouvert", "non")
    call.settle()
    assert not any("Visite refusée" in text for text in call.page.conclusion.conclusions.texts())
    call.page.show()
    assert any("Visite refusée" in text for text in call.page.conclusion.conclusions.texts())
    assert call.page.all_asked.isVisible()


def test_two_views_of_one_examination_agree(
    show: Callable[[Examination], Call], examination: Examination
) -> None:
    first, second = show(examination), show(examination)
    first.examination.answer("ouvert", "non")
    second.settle()
    assert second.page.all_asked.isVisible()
    assert first.page.all_asked.isVisible()
