"""The result page: what the law says, by when, and what the magistrate decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.result.examined import (
    IN_2021,
    OPEN_TGD,
    SUSPENSION_2021,
    URGENT_TGD,
    ShownWindows,
    examined,
    said,
    with_press,
)
from tests.helpers.accessible import focusable, unnamed_controls
from tests.helpers.desk import StillClock, make_desk
from tests.helpers.keys import ctrl, press, type_text
from vifdesk.actions.compose_sheet import compose_sheet
from vifdesk.desktop.examination import Examination
from vifdesk.desktop.result.decision import MOTIVE_OWED
from vifdesk.desktop.result.page import ResultPage
from vifdesk.desktop.theme import set_text_size
from vifdesk.desktop.tokens import LIGHT
from vifdesk.domain.documents.document import Document
from vifdesk.domain.documents.plain_text import as_text
from vifdesk.domain.dossier.dossier import Decision, Heading, Stance

pytestmark = pytest.mark.usefixtures("dressed")
_SCREEN = (1170, 684)
"""What a page has on a screen of 1366×768: less the rail, the window's title and the footer."""


def _page(qtbot: QtBot, examination: Examination, *, size: tuple[int, int] = _SCREEN) -> ResultPage:
    page = ResultPage(examination)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    qtbot.waitExposed(page)
    QApplication.processEvents()
    return page


def _urgent(qtbot: QtBot) -> ResultPage:
    return _page(qtbot, examined("tgd", URGENT_TGD))


def _click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def _top(page: ResultPage, widget: QWidget) -> int:
    return widget.mapTo(page, QPoint(0, 0)).y()


def _bottom(page: ResultPage, widget: QWidget) -> int:
    return _top(page, widget) + widget.height()


def _cut(page: ResultPage) -> list[str]:
    """The texts that do not have the height they need at their width."""
    labels = [label for label in page.findChildren(QLabel) if label.isVisible() and label.wordWrap()]
    assert len(labels) > 20
    return [label.text() for label in labels if label.height() < label.heightForWidth(label.width())]


# ---------------------------------------------------------------------------------------------------- what is read


def test_a_conclusion_is_a_sentence_with_its_ground_and_its_source(qtbot: QtBot) -> None:
    """The badge, the sentence, why, and the article."""
    words = said(_urgent(qtbot).conclusions)
    assert "TGD attribuable en urgence (2°)" in words
    assert "peut être attribué sans attendre" in words
    assert "L’auteur est en fuite" in words
    assert "CPP, art. 41-3-1, 2°" in words


def test_the_prudent_date_is_the_first_and_largest_text_of_its_card(qtbot: QtBot) -> None:
    """Friday 12 stands before Monday 15, and larger."""
    page = _page(qtbot, examined("suspension-ap", SUSPENSION_2021, moment=IN_2021))
    card = page.deadlines.cards[0]
    labels = [label for label in card.findChildren(QLabel) if label.isVisibleTo(card)]
    prudent = next(label for label in labels if "12 novembre" in label.text())
    end = next(label for label in labels if "15 novembre" in label.text())
    assert prudent is card.answer
    assert prudent.fontMetrics().height() == max(label.fontMetrics().height() for label in labels)
    assert prudent.y() < end.mapTo(card, QPoint(0, 0)).y()
    assert "Terme prorogé" in end.text()


def test_the_most_important_deadline_comes_first(qtbot: QtBot) -> None:
    """The end of the telephone before the reviews of good practice, though these are nearer."""
    cards = _urgent(qtbot).deadlines.cards
    assert cards[0].deadline.id == "echeance_tgd"
    assert [card.deadline.importance for card in cards] == sorted(card.deadline.importance for card in cards)


def test_the_proof_opens_in_place_by_a_click(qtbot: QtBot) -> None:
    """Each numbered step, then the sources; a second click closes it."""
    page = _page(qtbot, examined("suspension-ap", SUSPENSION_2021, moment=IN_2021))
    card = page.deadlines.cards[0]
    assert "Samedi 13 novembre 2021" not in said(card)
    _click(card.proof.switch)
    for step in card.deadline.steps:
        assert step in said(card)
    assert card.deadline.sources[0] in said(card)
    _click(card.proof.switch)
    assert card.deadline.steps[0] not in said(card)


def test_the_proof_opens_by_the_keyboard_alone(qtbot: QtBot) -> None:
    """Space on its line; Ctrl+J for all of them."""
    page = _urgent(qtbot)
    first = page.deadlines.cards[0].proof
    first.switch.setFocus()
    press(first.switch, Qt.Key.Key_Space)
    assert first.is_open
    ctrl(page, Qt.Key.Key_J)
    assert all(card.proof.is_open for card in page.deadlines.cards)
    ctrl(page, Qt.Key.Key_J)
    assert not any(card.proof.is_open for card in page.deadlines.cards)


def test_an_opened_proof_takes_its_room(qtbot: QtBot) -> None:
    """What lies below moves down; nothing is cut."""
    page = _urgent(qtbot)
    card, below = page.deadlines.cards[0], page.to_do
    before = _top(page, below)
    _click(card.proof.switch)
    qtbot.waitUntil(lambda: _top(page, below) > before)
    assert card.height() >= card.heightForWidth(card.width())


def test_actions_stand_in_order_with_recipient_and_source(qtbot: QtBot) -> None:
    """The order of the rules."""
    examination = examined("tgd", URGENT_TGD)
    page = _page(qtbot, examination)
    sheet = as_text(compose_sheet(examination.desk, examination.dossier, as_of=examination.as_of))
    texts = [tick.text() for tick in page.to_do.ticks]
    assert len(texts) > 10
    assert "Procureur de la République" in said(page.to_do)
    assert "CPP, art. 41-3-1, al. 2" in said(page.to_do)
    places = [" ".join(sheet.split()).find(" ".join(text.split())) for text in texts]
    assert places == sorted(places)


def test_a_tick_outlives_a_new_drawing_and_says_how_many_are_done(qtbot: QtBot) -> None:
    """Ticked for the call under way; neither kept nor printed."""
    page = _urgent(qtbot)
    _click(page.to_do.ticks[1])
    page.display()
    assert [tick.isChecked() for tick in page.to_do.ticks[:3]] == [False, True, False]
    assert f"1 sur {len(page.to_do.ticks)} faite." in said(page.to_do)


def test_warnings_are_loudest_first_and_above_the_fold(qtbot: QtBot) -> None:
    """The alert is seen without scrolling on a small screen, with its word."""
    page = _page(qtbot, examined("suspension-ap", SUSPENSION_2021, moment=IN_2021))
    words = said(page.warnings)
    assert words.index("Alerte") < words.index("Vigilance") < words.index("Rappel")
    alert = next(
        label for label in page.warnings.findChildren(QLabel) if "Au bout de six mois" in label.text()
    )
    assert _bottom(page, alert) < _SCREEN[1]


def test_the_trace_names_row_facts_version_source_and_confidence(qtbot: QtBot) -> None:
    """Folded at first; one press shows how the conclusion was reached."""
    page = _urgent(qtbot)
    assert "R10" not in said(page.conclusions)
    _click(page.conclusions.trace.switch)
    words = said(page.conclusions)
    assert "règle R10, ligne R10-a" in words
    assert "Situation de l'auteur : En fuite".replace("'", "’").replace(" :", "\u00a0:") in words.replace(
        "'", "’"
    )
    assert "version du 15 juin 2024 (v2024)" in words
    assert "Haute" in words
    assert "empreinte" in words


def test_the_facts_are_one_press_away(qtbot: QtBot) -> None:
    """As the sheet prints them."""
    page = _urgent(qtbot)
    assert "En fuite" not in said(page.facts)
    _click(page.facts.fold.switch)
    assert "En fuite" in said(page.facts)


def test_the_subtitle_says_the_number_the_day_and_the_version(qtbot: QtBot) -> None:
    """Which law applies is never far."""
    page = _page(qtbot, examined("tgd", URGENT_TGD, heading=Heading(parquet_number="26/04512")))
    assert page.head.subtitle_label.text() == (
        "n°\u00a026/04512 · dimanche 22 novembre 2026 · version du 15 juin 2024"
    )


# ------------------------------------------------------------------------------------------------ what is missing


def test_what_is_missing_stands_above_all_and_leads_to_its_question(qtbot: QtBot) -> None:
    """A click on a missing fact goes to its question."""
    examination = examined("tgd", OPEN_TGD)
    page = _page(qtbot, examination)
    assert "Que manque-t-il\u00a0?" in said(page.missing)
    assert _bottom(page, page.missing) <= _top(page, page.conclusions)
    assert page.first_focus() is page.missing.resume
    with qtbot.waitSignal(page.back_to_questions):
        _click(page.missing.resume)
    assert examination.current_fact is not None
    assert examination.current_fact.id in {"interdiction_contact", "danger_avere_imminent"}


def test_of_many_missing_facts_the_most_decisive_are_shown_first(qtbot: QtBot) -> None:
    """Nothing was answered: four facts, the others folded; the way back and the conclusion stay in sight."""
    page = _page(qtbot, examined("interdiction-arme", {}))
    names = [button.text() for button in page.missing.findChildren(QPushButton) if button.isVisible()]
    assert len(names) == 4 + len(("others", "resume", "print"))
    assert "autres, moins décisifs" in page.missing.others.switch.text()
    assert _bottom(page, page.missing.resume) < _SCREEN[1] // 2
    _click(page.missing.others.switch)
    qtbot.waitUntil(lambda: len([b for b in page.missing.findChildren(QPushButton) if b.isVisible()]) > 15)


def test_the_questions_can_be_printed_for_the_officer(qtbot: QtBot) -> None:
    """A paper of its own."""
    page = _page(qtbot, examined("tgd", OPEN_TGD))
    with qtbot.waitSignal(page.preview_asked) as asked:
        _click(page.missing.print)
    assert "Questions à poser" in asked.args[0].title


def test_nothing_missing_shows_no_question(qtbot: QtBot) -> None:
    """The card is not there, and the keyboard stands on the sheet."""
    page = _urgent(qtbot)
    assert page.missing.isHidden()
    assert page.first_focus() is page.print


# ---------------------------------------------------------------------------------------------------- the decision


def test_a_departure_without_motive_is_refused_with_a_sentence(qtbot: QtBot) -> None:
    """Nothing is printed; the sentence says what to do, the keyboard stands in the motive."""
    page = _urgent(qtbot)
    _click(page.decision.stances[Stance.ECART])
    asked: list[Document] = []
    page.preview_asked.connect(asked.append)
    ctrl(page, Qt.Key.Key_I)
    assert asked == []
    assert page.decision.motive_row.note.text() == MOTIVE_OWED
    assert page.decision.motive_row.in_error
    assert page.decision.motive.hasFocus()
    note = page.decision.motive_row.note
    qtbot.waitUntil(lambda: note.height() >= note.heightForWidth(note.width()))
    assert _bottom(page, page.decision.motive_row) <= _SCREEN[1]


def test_a_departure_with_its_motive_is_printed_with_it(qtbot: QtBot) -> None:
    """Typed with accents, read back from the PDF itself, apart from the opinion."""
    examination = examined("tgd", URGENT_TGD, desk=with_press(make_desk()))
    page = _page(qtbot, examination)
    _click(page.decision.stances[Stance.ECART])
    type_text(page.decision.text, "Attribution différée à lundi.")
    type_text(page.decision.motive, "Appareil indisponible ; mise à l’abri déjà assurée.")
    with qtbot.waitSignal(page.preview_asked) as asked:
        ctrl(page, Qt.Key.Key_P)
    pdf = examination.desk.press.pdf(asked.args[0])
    printed = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages).split())
    assert "Attribution différée à lundi." in printed
    assert "mise à l’abri déjà assurée" in printed
    assert "TGD attribuable en urgence" in printed
    assert not page.decision.motive_row.in_error


def test_the_kind_of_motive_is_asked_beside_a_departure_only(qtbot: QtBot) -> None:
    """Hidden until one departs; what is chosen goes with the decision, and comes back with it."""
    examination = examined("tgd", URGENT_TGD)
    page = _page(qtbot, examination)
    assert not page.decision.category_row.isVisibleTo(page)
    _click(page.decision.stances[Stance.ECART])
    assert page.decision.category_row.isVisibleTo(page)
    page.decision.category.choose("moyens")
    assert examination.dossier.decision.category == "moyens"
    _click(page.decision.stances[Stance.CONFORME])
    assert not page.decision.category_row.isVisibleTo(page)
    page.decision.display(Decision(Stance.ECART, "", "m", "volonte_victime"))
    assert page.decision.category.value() == "volonte_victime"


def test_a_sheet_without_decision_is_printed(qtbot: QtBot) -> None:
    """Deciding comes later: the sheet leaves room to write."""
    page = _urgent(qtbot)
    with qtbot.waitSignal(page.preview_asked) as asked:
        _click(page.print)
    assert isinstance(asked.args[0], Document)


def test_typing_in_the_middle_of_a_word_stays_there(qtbot: QtBot) -> None:
    """Each letter goes into the dossier and the cursor does not jump to the end."""
    examination = examined("tgd", URGENT_TGD)
    page = _page(qtbot, examination)
    page.decision.display(Decision(Stance.NON_PRISE, "ac", ""))
    page.decision.text.moveCursor(page.decision.text.textCursor().MoveOperation.Right)
    type_text(page.decision.text, "bé")
    assert examination.dossier.decision.text == "abéc"
    assert page.decision.text.textCursor().position() == 3


def test_a_decision_written_elsewhere_is_shown(qtbot: QtBot) -> None:
    """The page follows the examination."""
    examination = examined("tgd", URGENT_TGD)
    page = _page(qtbot, examination)
    examination.set_decision(Decision(Stance.CONFORME, "Attribué.", ""))
    assert page.decision.stances[Stance.CONFORME].isChecked()
    assert page.decision.text.toPlainText() == "Attribué."


def test_the_heading_is_typed_before_printing(qtbot: QtBot) -> None:
    """Number and initials reach the sheet and the page's subtitle."""
    page = _urgent(qtbot)
    type_text(page.heading.parquet_number, "26/04512")
    type_text(page.heading.initials, "É. B.")
    type_text(page.heading.note, "Rappeler à 9 h.")
    assert page.head.subtitle_label.text().startswith("n°\u00a026/04512 · ")
    with qtbot.waitSignal(page.preview_asked) as asked:
        page.ask_preview()
    values = {field.label: field.value for field in asked.args[0].head}
    assert values["N° parquet"] == "26/04512"
    assert values["Initiales"] == "É. B."
    assert "Rappeler à 9 h." in as_text(asked.args[0]).replace("\u00a0", " ")


# ------------------------------------------------------------------------------------------------------- the keys


def test_copying_puts_the_sheet_on_the_clipboard_and_says_so(qtbot: QtBot) -> None:
    """The very text of the sheet; the button confirms, then says again what it does."""
    examination = examined("tgd", URGENT_TGD)
    page = _page(qtbot, examination)
    press(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    expected = as_text(compose_sheet(examination.desk, examination.dossier, as_of=examination.as_of))
    assert QGuiApplication.clipboard().text() == expected
    assert page.copy.text() == "Texte copié"
    page._confirmation.setInterval(0)
    page._confirmation.start()
    qtbot.waitUntil(lambda: page.copy.text() == "Copier le texte")


def test_alt_left_and_escape_go_back_to_the_questions(qtbot: QtBot) -> None:
    """No answer is lost: the examination is the same."""
    page = _urgent(qtbot)
    with qtbot.waitSignal(page.back_to_questions):
        press(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(page.back_to_questions):
        assert page.escape()
    with qtbot.waitSignal(page.back_to_questions):
        _click(page.back)


def test_the_arrows_scroll_what_tab_does_not_reach(qtbot: QtBot) -> None:
    """Page Down from the head's buttons."""
    page = _urgent(qtbot)
    assert page.scroller is not None
    page.print.setFocus()
    press(page.print, Qt.Key.Key_PageDown)
    low = page.scroller.verticalScrollBar().value()
    assert low > 300
    press(page.print, Qt.Key.Key_PageUp)
    assert page.scroller.verticalScrollBar().value() < low


def test_one_more_child_is_asked_for(qtbot: QtBot) -> None:
    """The repetitions of the measure are offered under their own words."""
    page = _page(qtbot, examined("suspension-ap", SUSPENSION_2021, moment=IN_2021))
    with qtbot.waitSignal(page.repeat_asked) as asked:
        _click(page.again.buttons["enfant"])
    assert asked.args[0].id == "enfant"
    assert _urgent(qtbot).again.isHidden()


# ------------------------------------------------------------------------------------------------ time and changes


def test_a_deadline_comes_nearer_while_the_page_stays_open(qtbot: QtBot) -> None:
    """On the next day the review of the urgency is today; its open proof stays open."""
    examination = examined("tgd", URGENT_TGD)
    page = _page(qtbot, examination)
    card = next(card for card in page.deadlines.cards if card.deadline.id == "revue_urgence")
    assert card.urgency.word == "48 heures"
    card.proof.set_open(True)
    clock = examination.desk.clock
    assert isinstance(clock, StillClock)
    clock.moment = datetime(2026, 11, 23, 8, 0)
    page.look_at_the_clock()
    card = next(card for card in page.deadlines.cards if card.deadline.id == "revue_urgence")
    assert card.urgency.word == "Aujourd’hui"
    assert card.proof.is_open


def test_another_answer_redraws_the_result_at_its_full_height(qtbot: QtBot) -> None:
    """What grew is not cut: each card is as high as its text asks."""
    examination = examined("tgd", URGENT_TGD)
    page = _page(qtbot, examination)
    examination.answer("consentement_expres", "non")
    QApplication.processEvents()
    assert "TGD non attribuable" in said(page.conclusions)
    cards = (page.conclusions, page.to_do)
    qtbot.waitUntil(lambda: all(card.height() >= card.heightForWidth(card.width()) for card in cards))


def test_a_hidden_page_is_drawn_anew_when_it_comes_back(qtbot: QtBot) -> None:
    """The answers changed meanwhile."""
    examination = examined("tgd", URGENT_TGD)
    page = _page(qtbot, examination)
    page.hide()
    examination.answer("consentement_expres", "non")
    page.show()
    QApplication.processEvents()
    assert "TGD non attribuable" in said(page.conclusions)


def test_making_a_page_shows_no_window_of_its_own(qtbot: QtBot, dressed: QApplication) -> None:
    """A label shown before it has a parent would flash as a window, and take the keyboard away."""
    windows = ShownWindows(dressed)
    page = ResultPage(examined("suspension-ap", SUSPENSION_2021, moment=IN_2021))
    qtbot.addWidget(page)
    assert windows.seen == []


def test_the_keyboard_stands_on_the_sheet_when_the_page_comes_up(qtbot: QtBot) -> None:
    """Enter shows it."""
    assert _urgent(qtbot).print.hasFocus()


# ------------------------------------------------------------------------------------------------ for every reader


@pytest.mark.parametrize("facts", [URGENT_TGD, OPEN_TGD], ids=["settled", "open"])
def test_every_control_has_a_name(qtbot: QtBot, facts: dict[str, object]) -> None:
    """Also what the folds hold."""
    page = _page(qtbot, examined("tgd", facts))
    page.deadlines.toggle_proofs()
    page.conclusions.trace.set_open(True)
    page.facts.fold.set_open(True)
    assert unnamed_controls(page) == []


def test_tab_follows_the_eye(qtbot: QtBot) -> None:
    """Conclusion, deadlines, actions, then the decision and the heading, also after a new drawing."""
    page = _urgent(qtbot)
    page.display()
    QApplication.processEvents()
    order = focusable(page)
    stops = (
        page.back,
        page.copy,
        page.print,
        page.conclusions.trace.switch,
        page.deadlines.cards[0].proof.switch,
        page.deadlines.cards[-1].proof.switch,
        page.to_do.ticks[0],
        page.to_do.ticks[-1],
        page.decision.text,
        page.decision.motive,
        page.heading.court,
        page.heading.note,
        page.facts.fold.switch,
    )
    places = [order.index(stop) for stop in stops]
    assert places == sorted(places)


def test_tab_leaves_the_fields_of_several_lines(qtbot: QtBot) -> None:
    """No trap for the keyboard."""
    page = _urgent(qtbot)
    page.decision.text.setFocus()
    press(page.decision.text, Qt.Key.Key_Tab)
    assert page.decision.motive.hasFocus()
    assert isinstance(page.decision.motive, QPlainTextEdit)


@pytest.mark.parametrize("per_cent", [100, 150, 200])
def test_the_page_scrolls_vertically_only(qtbot: QtBot, dressed: QApplication, per_cent: int) -> None:
    """On a small screen, whatever the size of the text, also with everything open."""
    set_text_size(dressed, per_cent)
    page = _page(qtbot, examined("suspension-ap", SUSPENSION_2021, moment=IN_2021))
    page.deadlines.toggle_proofs()
    page.conclusions.trace.set_open(True)
    page.facts.fold.set_open(True)
    QApplication.processEvents()
    assert page.scroller is not None
    assert page.scroller.horizontalScrollBar().maximum() == 0
    assert _cut(page) == []


def test_in_one_column_the_warnings_follow_the_conclusion(qtbot: QtBot, dressed: QApplication) -> None:
    """With large letters the alert does not slip behind the deadlines."""
    set_text_size(dressed, 200)
    page = _page(qtbot, examined("suspension-ap", SUSPENSION_2021, moment=IN_2021))
    assert _bottom(page, page.conclusions) <= _top(page, page.warnings)
    assert _bottom(page, page.warnings) <= _top(page, page.deadlines)


def test_many_conclusions_put_the_weightiest_on_top(qtbot: QtBot) -> None:
    """The alert of one block stands above what other blocks conclude, and the warnings stay in sight."""
    page = _page(qtbot, examined("suspension-ap", SUSPENSION_2021, moment=IN_2021))
    evaluation = page._evaluation
    assert evaluation is not None
    only = evaluation.conclusions[0]
    several = tuple(
        replace(only, id=tone, title=f"Bloc {tone}", tone=type(only.tone)(tone))
        for tone in ("favorable", "neutre", "attente", "alerte", "defavorable")
    )
    page.conclusions.display(replace(evaluation, conclusions=several), page._examination.measure)
    QApplication.processEvents()
    words = said(page.conclusions)
    places = [
        words.index(f"Bloc {tone}") for tone in ("alerte", "attente", "favorable", "defavorable", "neutre")
    ]
    assert places == sorted(places)
    edge = page.conclusions.grab().toImage().pixelColor(2, page.conclusions.height() // 2)
    assert edge == QColor(LIGHT.alerte.ink)
    assert _top(page, page.warnings) < _SCREEN[1] // 2
