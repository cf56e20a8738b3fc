"""Examinations and dossiers together, in the real window over the real store."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.actions.registers import FUGITIVE
from tests.helpers.accessible import unnamed_controls
from tests.helpers.keys import ctrl, focus, press, type_text
from tests.helpers.vault_desk import make_vault, vault_desk
from tests.helpers.vaults import PHRASE
from tests.helpers.windows import click, open_window, settle, texts
from vifdesk.actions.desk import Desk
from vifdesk.actions.examination_draft import drafts_of
from vifdesk.actions.read_dossier import read_again
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.desktop.discretion import without_marks
from vifdesk.desktop.main_window import MainWindow
from vifdesk.desktop.permanence.page import PermanencePage
from vifdesk.desktop.register.choice_card import ChoiceCard
from vifdesk.desktop.register.moves_dialog import MovesDialog
from vifdesk.desktop.result.again import AgainCard
from vifdesk.desktop.shell.examination_place import ExaminationPlace
from vifdesk.domain.dossier.dossier import Decision, Stance
from vifdesk.domain.law.facts import Fact, FactType, Value
from vifdesk.domain.register.record import items_of


@pytest.fixture
def desk() -> Desk:
    return vault_desk()


@pytest.fixture
def usual(local_data: Path) -> Path:
    """Where the user's own vault lies."""
    return local_data / "vifdesk" / "registre.vifdesk"


@pytest.fixture
def opened(dressed: QApplication, desk: Desk, usual: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with its vault open."""
    make_vault(desk, usual)
    with open_window(desk, qtbot) as window:
        unlock(window, qtbot)
        yield window
        window.side.leave()


def unlock(window: MainWindow, qtbot: QtBot) -> None:
    window.side.keeper.open(PHRASE, lambda problem: pytest.fail(str(problem)))
    qtbot.waitUntil(lambda: window.side.keeper.is_open)
    settle()


def choose(window: MainWindow, reference: str) -> None:
    """Type a dossier's number on the home page."""
    page = window.place.page
    assert isinstance(page, PermanencePage)
    (card,) = page.findChildren(ChoiceCard)
    type_text(card.number, reference)


def begin(window: MainWindow, reference: str) -> ExaminationPlace:
    """An examination in a dossier, from the home page."""
    window.go("accueil")
    if reference:
        choose(window, reference)
    window.start("tgd")
    settle()
    place = window.place
    assert isinstance(place, ExaminationPlace)
    return place


def any_value(fact: Fact) -> Value:
    if fact.type in (FactType.TRI, FactType.CHOIX):
        return fact.values[0].id
    if fact.type is FactType.DATE and fact.unknown_word is None:
        return date(2026, 11, 22)
    assert fact.unknown_word is not None, fact.id
    return (fact.unknown_word,) if fact.type is FactType.CHOIX_MULTIPLE else fact.unknown_word


def answer(place: ExaminationPlace, count: int) -> None:
    """Answer so many questions."""
    for _turn in range(count):
        fact = place.examination.current_fact
        assert fact is not None
        place.examination.answer(fact.id, any_value(fact), "PV 2")


def test_each_answer_is_on_the_disk_before_the_next_question_is_drawn(
    opened: MainWindow, usual: Path
) -> None:
    """What is drawn next finds the draft in the vault already."""
    place = begin(opened, "26/04512")
    register = opened.side.keeper.register
    seen: list[int] = []

    def drawn(_step: object) -> None:
        stored = register.vault.versions(place.draft_id or "")[-1]
        seen.append(len(stored.content["faits"]))  # type: ignore[union-attr,arg-type]

    place.examination.stepped.connect(drawn)
    answer(place, 3)
    assert seen == [1, 2, 3]


def test_after_a_power_cut_the_draft_opens_where_it_was(
    opened: MainWindow, desk: Desk, usual: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """The file as it stands at any instant holds every answer, with its source."""
    place = begin(opened, "26/04512")
    answer(place, 4)
    copy = tmp_path / "apres-coupure.vifdesk"
    shutil.copy(usual, copy)
    before, fact = place.examination.dossier, place.examination.current_fact
    with open_window(desk, qtbot) as second:
        second.side.keeper.choose(str(copy))
        unlock(second, qtbot)
        (back,) = second.examinations.open
        assert back.examination.dossier.answers == before.answers
        assert back.examination.dossier.heading == before.heading
        assert fact is not None
        assert back.examination.current_fact is not None
        assert back.examination.current_fact.id == fact.id
        assert back.reference == "26/04512"
        assert second.place is back
        second.side.leave()


def test_without_a_dossier_nothing_is_written(opened: MainWindow) -> None:
    """« Sans dossier » means memory only."""
    place = begin(opened, "")
    answer(place, 2)
    assert not opened.side.keeper.register.drafts
    assert opened.examinations.would_be_lost == 1


def test_closing_the_window_loses_no_draft_and_asks_nothing(opened: MainWindow) -> None:
    """What is in the vault comes back by itself."""
    answer(begin(opened, "26/04512"), 2)
    assert opened.examinations.would_be_lost == 0


def test_a_result_is_frozen_into_its_dossier(opened: MainWindow) -> None:
    """Facts, sources, conclusions, deadlines, the rules' print, the decision with its motive; the draft goes."""
    place = begin(opened, "26/04512")
    answer(place, 6)
    place.examination.set_decision(Decision(Stance.ECART, "TGD accordé", "danger actuel"))
    place.show_result()
    settle()
    ctrl(place.page, Qt.Key.Key_S)
    settle()
    register = opened.side.keeper.register
    content = read_again(register, "26/04512").content
    (kept,) = items_of(content, "evaluations")
    assert kept["dispositif"] == "tgd"
    assert len(kept["faits"]) == 6  # type: ignore[arg-type]
    assert set(kept["sources"].values()) == {"PV 2"}  # type: ignore[attr-defined]
    assert kept["droit"]["empreinte"]  # type: ignore[index]
    assert kept["decision"] == {"position": "ecart", "texte": "TGD accordé", "motif": "danger actuel"}
    (decision,) = items_of(content, "decisions")
    assert (decision["texte"], decision["motif"], decision["par"]) == (
        "TGD accordé",
        "danger actuel",
        "Mme P.",
    )
    assert not register.drafts


def test_a_result_saved_twice_stands_once(opened: MainWindow) -> None:
    """The same answers of the same day; another answer makes another evaluation, and the first stays as it was."""
    place = begin(opened, "26/04512")
    answer(place, 2)
    place.show_result()
    click(opened, "Enregistrer au dossier")
    click(opened, "Enregistrer au dossier")
    register = opened.side.keeper.register
    (first,) = items_of(read_again(register, "26/04512").content, "evaluations")
    answer(place, 1)
    click(opened, "Enregistrer au dossier")
    assert [one["faits"] == first["faits"] for one in items_of(read_again(register, "26/04512").content, "evaluations")] == [True, False]  # fmt: skip


def test_a_result_without_a_number_asks_for_it(opened: MainWindow) -> None:
    """The field has the keyboard; with a number the dossier is created."""
    place = begin(opened, "")
    answer(place, 2)
    place.show_result()
    settle()
    click(opened, "Enregistrer au dossier")
    assert any("Dans quel dossier" in text for text in texts(opened))
    field = QApplication.focusWidget()
    assert field is not None
    type_text(field, "26/08888")
    click(opened, "Enregistrer au dossier")
    assert "26/08888" in opened.side.keeper.register.places
    click(opened, "Ouvrir le dossier")
    assert opened.place.title().startswith("Dossier 26/08888")


def test_a_closed_examination_waits_in_its_dossier(opened: MainWindow) -> None:
    """It is named there, and is taken up again from there; it does not come back by itself."""
    place = begin(opened, "26/04512")
    answer(place, 2)
    place.show_result()
    click(opened, "Enregistrer au dossier")
    answer(place, 1)
    opened.examinations.close(place.key)
    (stored,) = opened.side.keeper.register.drafts.values()
    assert stored.content["ferme"] is True
    opened.side.show_dossier("26/04512")
    settle()
    click(opened, next(name for name in names(opened) if name.startswith("Reprendre l’examen")))
    back = opened.place
    assert isinstance(back, ExaminationPlace)
    assert len(back.examination.dossier.answers) == 3


def names(window: MainWindow) -> list[str]:
    from PySide6.QtWidgets import QAbstractButton

    return [one.accessibleName() for one in window.findChildren(QAbstractButton) if one.isVisible()]


def test_an_examination_started_in_a_dossier_belongs_to_it(opened: MainWindow) -> None:
    """From the dossier's own page, with its number on the sheet."""
    window = opened
    window.go("dossiers")
    settle()
    press(focus(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settle()
    field = QApplication.focusWidget()
    assert field is not None
    type_text(field, "26/05555")
    click(window, "Créer le dossier")
    click(window, "Examiner dans ce dossier\u00a0: Téléphone grave danger")
    place = window.place
    assert isinstance(place, ExaminationPlace)
    assert place.reference == "26/05555"
    assert place.examination.dossier.heading.parquet_number == "26/05555"


def test_what_is_answered_while_locked_is_kept_at_the_next_opening(opened: MainWindow, qtbot: QtBot) -> None:
    """Unsaved work survives the lock."""
    place = begin(opened, "26/04512")
    answer(place, 1)
    opened.side.keeper.lock()
    answer(place, 1)
    waited = not place.is_kept
    unlock(opened, qtbot)
    assert (waited, place.is_kept) == (True, True)
    assert opened.examinations.open == (place,)
    (stored,) = opened.side.keeper.register.drafts.values()
    assert len(stored.content["faits"]) == 2  # type: ignore[arg-type]


def test_the_home_page_says_into_which_dossier(opened: MainWindow) -> None:
    """A known one by any writing of its number; a new one is announced."""
    begin(opened, "26/04512").show_result()
    click(opened, "Enregistrer au dossier")
    opened.go("accueil")
    page = opened.place.page
    (card,) = page.findChildren(ChoiceCard)
    card.number.clear()
    type_text(card.number, "2604512")
    assert card.reference == "26/04512"
    assert any("chaque réponse y est gardée" in text for text in texts(card))
    click(card, "Sans dossier")
    assert card.reference == ""
    type_text(card.number, "26/1")
    assert any("Nouveau dossier" in text for text in texts(card))
    assert unnamed_controls(page) == []


def test_keeping_what_is_typed_is_not_felt(opened: MainWindow) -> None:
    """Well under a tenth of a second, also on a loaded machine; build/measure_vault.py gives the figures."""
    place = begin(opened, "26/04512")
    took = []
    for turn in range(21):
        start = perf_counter()
        place.examination.set_decision(Decision(Stance.CONFORME, f"décision {turn}"))
        took.append(perf_counter() - start)
    assert sorted(took)[10] < 0.1, sorted(took)


def test_dates_that_move_are_confirmed_before_they_are_saved(opened: MainWindow) -> None:
    """Before and after, line by line; Esc saves nothing, the button saves exactly that."""
    register = opened.side.keeper.register
    raw = {"dispositif": "tgd", "faits": FUGITIVE}
    record_dossier(opened.side.keeper._desk, register, {"reference": "26/04512", "evaluations": [raw]})
    place = begin(opened, "26/04512")
    for fact_id, value in {**FUGITIVE, "date_decision": "2026-11-15"}.items():
        given: Value = date.fromisoformat(str(value)) if fact_id == "date_decision" else str(value)
        place.examination.answer(fact_id, given)
    place.show_result()
    ctrl(place.page, Qt.Key.Key_S)
    settle()
    (dialog,) = opened.findChildren(MovesDialog)
    assert any("Fin du téléphone" in text and "→" in text for text in texts(dialog))
    press(dialog, Qt.Key.Key_Escape)
    settle()
    assert len(evaluations(opened, "26/04512")) == 1
    opened.activateWindow()
    settle()
    ctrl(place.page, Qt.Key.Key_S)
    settle()
    (dialog,) = [one for one in opened.findChildren(MovesDialog) if one.isVisible()]
    click(dialog, "Enregistrer ces changements")
    assert len(evaluations(opened, "26/04512")) == 2


def test_each_child_has_its_own_evaluation_in_the_dossier(opened: MainWindow) -> None:
    """« Autre enfant » asks which one before it saves; two children, the same answers, two evaluations."""
    opened.go("accueil")
    choose(opened, "26/7")
    opened.start("suspension-ap")
    settle()
    first = opened.place
    assert isinstance(first, ExaminationPlace)
    answer(first, 2)
    first.show_result()
    again = first.page.findChildren(AgainCard)[0]
    type_text(again.person, "enfant C.")
    ctrl(first.page, Qt.Key.Key_S)
    settle()
    assert [one.get("personne") for one in evaluations(opened, "26/7")] == ["enfant C."]
    again.buttons["enfant"].click()
    settle()
    second = opened.place
    assert isinstance(second, ExaminationPlace)
    assert second is not first
    second.show_result()
    settle()
    ctrl(second.page, Qt.Key.Key_S)
    settle()
    assert len(evaluations(opened, "26/7")) == 1
    type_text(focus(), "enfant D.")
    assert "enfant D." in without_marks(second.which)
    ctrl(second.page, Qt.Key.Key_S)
    settle()
    assert [one.get("personne") for one in evaluations(opened, "26/7")] == ["enfant C.", "enfant D."]


def test_the_name_of_the_child_is_kept_with_the_answers(opened: MainWindow) -> None:
    """The draft holds it with the answers."""
    opened.go("accueil")
    choose(opened, "26/8")
    opened.start("suspension-ap")
    settle()
    place = opened.place
    assert isinstance(place, ExaminationPlace)
    answer(place, 1)
    place.examination.set_person("enfant C.")
    (draft,) = drafts_of(opened.side.keeper._desk, opened.side.keeper.register)
    assert draft.person == "enfant C."


def evaluations(window: MainWindow, reference: str) -> list[dict[str, object]]:
    return [
        dict(one)
        for one in items_of(read_again(window.side.keeper.register, reference).content, "evaluations")
    ]
