"""Each wizard, from the home page to the sheet in a PDF file, as a magistrate would go through it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from tests.journeys.magistrate import Magistrate
    from vifdesk.domain.law.facts import Value

pytestmark = pytest.mark.slow

NIGHT = datetime(2026, 11, 22, 3, 5)
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

URGENT_TGD: dict[str, Value] = {
    "date_decision": date(2026, 11, 22),
    "qualite_victime": "violences_ex_conjoint",
    "cohabitation": "non",
    "situation_auteur": "en_fuite",
    "interdiction_contact": "aucune",
    "danger_grave": "oui",
    "danger_avere_imminent": "oui",
    "consentement_expres": "oui",
    "accord_geolocalisation": "oui",
    "armes_connues": "oui",
}
SUSPENSION_2021: dict[str, Value] = {
    "date_acte": date(2021, 11, 5),
    "stade_procedural": "poursuites_ou_instruction",
    "acte_de_poursuite": "mise_en_examen",
    "qualification_retenue": "crime",
    "victime": ("autre_parent",),
    "enfant_mineur_non_emancipe": "oui",
    "filiation_etablie_mis_en_cause": "oui",
    "victime_est_parent_legal_de_lenfant": "oui",
    "mis_en_cause_exercice_ap": "exercice_conjoint",
    "autre_parent_situation": "vivant_exerce",
    "assistance_educative_en_cours": "non",
    "danger_immediat_enfant": "non",
    "acte_anterieur_deja_declencheur": "non",
}
HEARING_2020: dict[str, Value] = {
    "evenement_declencheur": "audience_op_a_venir",
    "date_acte": date(2020, 5, 29),
    "auteur_requete_op": "demandeur_avec_avocat",
    "mesure_arme_demandee": "oui",
    "date_fixation_audience": date(2020, 5, 29),
    "heure_fixation_audience": time(16, 0),
}


def door(magistrate: Magistrate, word: str) -> str:
    """The key of the measure whose door says `word`."""
    home = magistrate.window.place.page
    doors = home.doors  # type: ignore[attr-defined]
    return str(next(number for number, one in enumerate(doors, start=1) if word in one.accessibleName()))


def open_by_key(magistrate: Magistrate, word: str) -> None:
    magistrate.key(Qt.Key(ord(door(magistrate, word))))


def go_up_to(me: Magistrate, fact_id: str) -> None:
    """Arrow up in the list of answers to this fact."""
    answers = me.wizard.answers.list
    for _ in range(40):
        me.key(Qt.Key.Key_Up)
        if answers.answers.rows[answers.currentIndex().row()].fact_id == fact_id:
            return
    pytest.fail(f"{fact_id} is not reached")


def test_an_urgent_phone_at_three_in_the_morning_without_the_mouse(
    sit_down: Callable[[datetime], Magistrate], tmp_path: Path
) -> None:
    """Open, say which case it is, answer, correct one answer, read the result, print the sheet: keys only."""
    me = sit_down(NIGHT)
    open_by_key(me, "Téléphone")
    me.key(Qt.Key.Key_F2)
    me.write("26/04512")
    me.key(Qt.Key.Key_Tab)
    me.write("A. É.")
    me.key(Qt.Key.Key_Return)
    me.key(Qt.Key.Key_S, ALT)
    me.write("OPJ de permanence, 2 h 40")
    me.key(Qt.Key.Key_Return)
    asked = me.answer_all({**URGENT_TGD, "cohabitation": "oui"})
    assert (
        asked[:4] == ["date_decision", "qualite_victime", "cohabitation", "danger_grave"]
        or "cohabitation" in asked
    )
    assert any("TGD non attribuable" in text for text in me.wizard.all_asked.conclusions.texts())

    me.wizard.answers.list.setFocus()
    go_up_to(me, "cohabitation")
    me.key(Qt.Key.Key_Return)
    me.answer_by_key("non")
    me.answer_all(URGENT_TGD)
    assert any("TGD attribuable en urgence (2°)" in text for text in me.wizard.all_asked.conclusions.texts())

    me.key(Qt.Key.Key_Return)
    assert me.result.isVisible()
    me.key(Qt.Key.Key_I, CTRL)
    paper = me.save_paper(tmp_path / "fiche.pdf")
    for words in (
        "Téléphone grave danger",
        "26/04512",
        "A. É.",
        "TGD attribuable en urgence (2°)",
        "dimanche 22 novembre 2026",
        "OPJ de permanence, 2 h 40",
        "vendredi 21 mai 2027",
        "CPP, art. 41-3-1",
    ):
        assert words in paper, words
    assert "non attribuable" not in paper


def test_a_suspension_of_2021_with_the_mouse(
    sit_down: Callable[[datetime], Magistrate], tmp_path: Path
) -> None:
    """The eight days of the former text, prorogued and prudent, on the screen and on paper; then one more child."""
    me = sit_down(datetime(2021, 11, 5, 9, 0))
    me.click(next(d for d in me.window.place.page.doors if "autorité parentale" in d.accessibleName()))  # type: ignore[attr-defined]
    me.answer_all(SUSPENSION_2021, by_mouse=True)
    assert any("acquise" in text for text in me.wizard.all_asked.conclusions.texts())
    assert any("vendredi 12 novembre 2021" in label.text() for label in me.wizard.conclusion.dates)
    me.click(me.wizard.all_asked.result)
    me.click(me.result.print)
    paper = me.save_paper(tmp_path / "suspension.pdf")
    for words in (
        "vendredi 5 novembre 2021",
        "vendredi 12 novembre 2021",
        "lundi 15 novembre 2021",
        "mercredi 4 mai 2022",
    ):
        assert words in paper, words

    me.key(Qt.Key.Key_Escape)
    me.key(Qt.Key.Key_Left, ALT)
    before = me.place
    me.click(me.wizard.all_asked.repeats[0])
    assert me.place is not before, "the other child has an examination of its own"
    assert me.wizard.examination.answer_to("date_acte") is not None
    assert me.asked is not None, "what changes from child to child is asked anew"
    assert len(me.window.examinations.open) == 2


def test_the_twenty_four_hours_of_a_hearing_fixed_in_may_2020(
    sit_down: Callable[[datetime], Magistrate], tmp_path: Path
) -> None:
    """From minute to minute, on a Saturday, never prorogued."""
    me = sit_down(datetime(2020, 5, 29, 17, 0))
    open_by_key(me, "arme")
    me.answer_all(HEARING_2020)
    me.key(Qt.Key.Key_Return)
    me.key(Qt.Key.Key_I, CTRL)
    paper = me.save_paper(tmp_path / "arme.pdf")
    assert "samedi 30 mai 2020 à 16 h" in paper
    assert "Audience d’OP à venir" in paper


def test_the_questions_for_the_officer_on_paper(
    sit_down: Callable[[datetime], Magistrate], tmp_path: Path
) -> None:
    """Nothing is known yet: the most decisive questions can be read over the phone or printed."""
    me = sit_down(NIGHT)
    open_by_key(me, "Téléphone")
    me.key(Qt.Key.Key_Return)
    me.key(Qt.Key.Key_P, CTRL)
    paper = me.save_paper(tmp_path / "questions.pdf")
    assert "La victime est-elle menacée d’un grave danger ?" in paper
    me.key(Qt.Key.Key_Escape)
    assert me.asked is not None
    assert me.asked.id == "qualite_victime"


def test_a_call_interrupts_a_call(sit_down: Callable[[datetime], Magistrate]) -> None:
    """Two situations at once; each keeps its question, its answers and its undo."""
    me = sit_down(NIGHT)
    open_by_key(me, "Téléphone")
    me.key(Qt.Key.Key_Return)
    me.answer_by_key("viol")
    first = me.place
    me.key(Qt.Key.Key_Home, CTRL)
    open_by_key(me, "autorité parentale")
    me.write("19/3/2024")
    me.key(Qt.Key.Key_Return)
    second = me.place
    me.key(Qt.Key.Key_Tab, CTRL)
    assert me.place is first
    assert me.asked is not None
    me.key(Qt.Key.Key_Z, CTRL)
    assert set(first.examination.dossier.answers) == {"date_decision"}
    assert set(second.examination.dossier.answers) == {"date_acte"}
    me.key(Qt.Key.Key_Y, CTRL)
    assert first.examination.dossier.facts["qualite_victime"] == "viol"
    assert me.focused is me.wizard.first_focus()


def test_undo_in_a_field_takes_the_typing_back_before_the_answers(
    sit_down: Callable[[datetime], Magistrate],
) -> None:
    me = sit_down(NIGHT)
    open_by_key(me, "Téléphone")
    me.key(Qt.Key.Key_Return)
    me.wizard.examination.go_to("date_decision")
    me.settle()
    field = me.wizard.question.typed.field
    field.selectAll()
    me.write("2")
    me.key(Qt.Key.Key_Z, CTRL)
    assert field.text() == "22/11/2026", "the typing is taken back"
    assert me.wizard.examination.answer_to("date_decision") is not None
    me.key(Qt.Key.Key_Z, CTRL)
    assert me.wizard.examination.answer_to("date_decision") is None


def test_the_result_before_the_end_names_what_is_missing_and_leads_back(
    sit_down: Callable[[datetime], Magistrate],
) -> None:
    me = sit_down(NIGHT)
    open_by_key(me, "Téléphone")
    me.key(Qt.Key.Key_Return)
    me.answer_by_key("violences_ex_conjoint")
    me.key(Qt.Key.Key_Return, CTRL)
    assert me.result.missing.isVisible()
    me.key(Qt.Key.Key_Left, ALT)
    assert me.asked is not None
    assert me.asked.id == "cohabitation"
    assert me.focused is me.wizard.first_focus()


def test_the_full_form_leads_to_the_same_result(sit_down: Callable[[datetime], Magistrate]) -> None:
    """Typed and chosen with Tab and letters in the form, the result is that of the questions."""
    me = sit_down(NIGHT)
    open_by_key(me, "Téléphone")
    me.answer_all(URGENT_TGD)
    by_question = me.wizard.examination.step.evaluation
    me.window.go("accueil")
    me.settle()
    open_by_key(me, "Téléphone")
    me.key(Qt.Key.Key_F6)
    form = me.wizard.form
    assert form is not None
    for fact_id, value in URGENT_TGD.items():
        form.go_to(fact_id)
        choose_in_form(me, fact_id, value)
    by_form = me.wizard.examination.step.evaluation
    assert (
        [c.id for c in by_form.conclusions]
        == [c.id for c in by_question.conclusions]
        == ["attribuable_2_urgence"]
    )
    assert me.wizard.examination.dossier.facts == URGENT_TGD
    me.key(Qt.Key.Key_Return, CTRL)
    assert me.result.isVisible()


def choose_in_form(me: Magistrate, fact_id: str, value: Value) -> None:
    """Answer the field that has the keyboard, by keys."""
    from vifdesk.desktop.wizard.form_fields import ListField

    field = me.wizard.form.rows[fact_id].field  # type: ignore[union-attr]
    if isinstance(value, date):
        me.write("22/11")
        me.key(Qt.Key.Key_Return)
    elif isinstance(field, ListField):
        options = [option.value for option in field._options]
        for _ in range(options.index(value) + 1):
            me.key(Qt.Key.Key_Down)
    else:
        me.key({"oui": Qt.Key.Key_O, "non": Qt.Key.Key_N}[str(value)])
