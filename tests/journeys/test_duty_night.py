"""A duty night, whole, with real keys: thirty calls, three measures, a crash, a lock, and the duty handed over.

`VIFDESK_IMAGES=folder` leaves a picture of each moment there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.helpers.vault_desk import make_vault, vault_desk
from tests.helpers.windows import texts
from tests.journeys.duty import Duty
from tests.journeys.magistrate import ALT, CTRL, desk_at, read_pdf
from vifdesk.actions.arrivals import unseen
from vifdesk.actions.read_dossier import read_again
from vifdesk.actions.register import Register
from vifdesk.desktop.cahier.call_page import CallPage
from vifdesk.desktop.coffre.veil import LockedVeil
from vifdesk.desktop.permanence.page import PermanencePage
from vifdesk.desktop.register.event_form import EventForm
from vifdesk.desktop.register.hand_over_page import HandOverPage
from vifdesk.desktop.result.page import ResultPage
from vifdesk.domain.register.calls import CallState
from vifdesk.domain.register.life_json import schedule_of
from vifdesk.domain.register.record import items_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from vifdesk.domain.law.facts import Value

pytestmark = pytest.mark.slow

EVENING = datetime(2026, 11, 22, 20, 0)
CALLS = 30
TGD, SUSPENSION, WEAPONS = "26/04512", "26/04513", "26/04514"
AGREED = "dite au téléphone"
FUGITIVE: dict[str, Value] = {
    "date_decision": date(2026, 11, 21),
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
INDICTED: dict[str, Value] = {
    "date_acte": date(2026, 11, 22),
    "stade_procedural": "poursuites_ou_instruction",
    "acte_de_poursuite": "mise_en_examen",
    "qualification_retenue": "crime",
    "victime": ("autre_parent",),
    "enfant_mineur_non_emancipe": "oui",
    "filiation_etablie_mis_en_cause": "oui",
    "victime_est_parent_legal_de_lenfant": "oui",
    "mis_en_cause_exercice_ap": "exercice_conjoint",
    "autre_parent_situation": "vivant_exerce",
}
HEARING: dict[str, Value] = {
    "evenement_declencheur": "audience_op_a_venir",
    "date_acte": date(2026, 11, 22),
    "auteur_requete_op": "demandeur_avec_avocat",
    "mesure_arme_demandee": "oui",
    "date_fixation_audience": date(2026, 11, 22),
    "heure_fixation_audience": time(16, 0),
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this user's vaults lie."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "local"))
    return tmp_path


def test_a_duty_night_loses_nothing_and_is_handed_over(
    dressed: QApplication, qtbot: QtBot, home: Path
) -> None:
    """What was heard, examined, promised and dated in the night is on the next magistrate's laptop in the morning."""
    me = sit_down(dressed, qtbot, home / "registre.vifdesk")
    an_evening_of_calls(me)
    examine_a_phone_interrupted_twice(me)
    examine_a_suspension_with_a_call_set_aside(me)
    asked = begin_weapons_and_be_cut_off(me)

    me = after_the_crash(me, dressed, qtbot, asked)
    a_lock_while_a_call_is_being_typed(me)
    correct_the_day_of_the_decision(me)
    for number in range(len(me.calls) + 1, CALLS + 1):
        me.take(number)
    assert sorted(call.subject for call in me.calls) == sorted(f"appel {n}" for n in range(1, CALLS + 1))
    told = what_is_known(me.register)
    sealed = hand_over(me, home / "passation.vifpassation")
    me.leave()

    next_one = sit_down(dressed, qtbot, home / "relève.vifdesk")
    take_over(next_one, sealed)
    assert what_is_known(next_one.register) == told
    look_at_what_is_new(next_one)
    next_one.leave()


def sit_down(application: QApplication, qtbot: QtBot, vault: Path, moment: datetime = EVENING) -> Duty:
    """In front of a vault, made if there is none."""
    desk = vault_desk(desk_at(moment))
    if not vault.exists():
        make_vault(desk, vault)
    return Duty(application, qtbot, desk, vault)


# ------------------------------------------------------------------------------------------------ what is done


def an_evening_of_calls(me: Duty) -> None:
    """Calls over the first page; two callers are promised to be rung again."""
    me.key(Qt.Key.Key_1, ALT)
    for number in range(1, 9):
        me.take(number, back={3: "demain 8h", 6: "demain 9h"}.get(number, ""))
        assert isinstance(me.window.place.page, PermanencePage)
    assert [call.state for call in me.calls].count(CallState.A_RAPPELER) == 2
    me.picture("01-permanence")


def examine_a_phone_interrupted_twice(me: Duty) -> None:
    """A call rings over a question, another over that call; each gives back what lay below."""
    me.open_from_call(9, TGD)
    me.press_button("Examiner dans ce dossier\u00a0: Téléphone grave danger")
    answer(me, FUGITIVE, 3)
    asked = me.asked
    first = me.ring(10)
    me.ring(11)
    assert len(me.parked) == 2
    me.picture("02-interrompu-deux-fois")
    me.key(Qt.Key.Key_Return)
    assert me.page(CallPage) is first
    me.key(Qt.Key.Key_Return)
    assert me.asked is asked
    assert me.parked == []
    save_result(me, FUGITIVE, "TGD attribuable en urgence (2°)", "03-tgd")


def examine_a_suspension_with_a_call_set_aside(me: Duty) -> None:
    """The call waits on the pile until the examination is saved; one key takes it up again."""
    me.open_from_call(12, SUSPENSION)
    me.press_button("Examiner dans ce dossier\u00a0: Suspension de l’autorité parentale")
    answer(me, INDICTED, 2)
    me.ring(13)
    me.key(Qt.Key.Key_R, CTRL)
    assert [name.split()[0] for name in me.parked] == ["Appel"]
    save_result(me, INDICTED, "acquise", "03-suspension")
    me.key(Qt.Key.Key_R, CTRL)
    assert me.page(CallPage).form.subject.text() == "appel 13"
    me.key(Qt.Key.Key_Return)


def begin_weapons_and_be_cut_off(me: Duty) -> str:
    """Two answers, then a call half typed; the question that was on the screen."""
    me.open_from_call(14, WEAPONS)
    me.press_button("Examiner dans ce dossier\u00a0: Interdiction de détenir ou de porter une arme")
    answer(me, HEARING, 2)
    assert me.asked is not None
    asked = me.asked.id
    me.ring(15)
    me.until(lambda: any(call.subject == "appel 15" for call in me.calls))
    return asked


def after_the_crash(me: Duty, application: QApplication, qtbot: QtBot, asked: str) -> Duty:
    """The file is all that is left: the call, the examination, its answers and its question come back."""
    copy = me.crash(me.vault.with_name("apres-coupure.vifdesk"))
    moment = me.clock.moment
    me.leave()
    again = sit_down(application, qtbot, copy, moment)
    assert again.asked is not None
    assert again.asked.id == asked
    again.picture("04-apres-la-coupure")
    again.key(Qt.Key.Key_R, CTRL)
    assert again.page(CallPage).form.subject.text() == "appel 15"
    again.key(Qt.Key.Key_Return)
    again.key(Qt.Key.Key_Tab, CTRL)
    save_result(again, HEARING, "Délais en cours", "04-arme")
    return again


def a_lock_while_a_call_is_being_typed(me: Duty) -> None:
    """Under the veil stands nothing of it; after the phrase it is there, word for word."""
    for number in range(16, 20):
        me.take(number)
    me.ring(20)
    me.key(Qt.Key.Key_L, CTRL)
    assert isinstance(me.window.side.cover.veil, LockedVeil)
    assert not any(isinstance(place.page, CallPage) for place in me.window.places.all())
    me.picture("05-verrouille")
    me.unlock()
    me.key(Qt.Key.Key_R, CTRL)
    assert me.page(CallPage).form.subject.text() == "appel 20"
    me.key(Qt.Key.Key_Return)
    assert me.parked == []


def correct_the_day_of_the_decision(me: Duty) -> None:
    """The phone was given a day later: before and after are shown, nothing is written until it is confirmed."""
    me.key(Qt.Key.Key_2, ALT)
    me.write("4512")
    me.key(Qt.Key.Key_Return)
    before = read_again(me.register, TGD).version
    assert ends(me.register)[f"{TGD} tgd.echeance_tgd"] == "2027-05-21"
    me.key(Qt.Key.Key_E, CTRL)
    form = me.dossier.timeline.form
    assert isinstance(form, EventForm)
    me.write("attribué par décision")
    me.key(Qt.Key.Key_Return)
    me.write("22/11/2026")
    me.take(21)
    assert me.dossier.timeline.form is form, "the phone rang: the form stands as it was"
    assert form.day.text() == "22/11/2026"
    me.until(lambda: "jeudi 20 mai 2027 → vendredi 21 mai 2027" in shown_in(form.changes))
    assert read_again(me.register, TGD).version == before
    me.picture("06-avant-apres")
    form.day.setFocus()
    me.key(Qt.Key.Key_Return)
    assert ends(me.register)[f"{TGD} tgd.echeance_tgd"] == "2027-05-22"
    me.picture("07-dossier")


def hand_over(me: Duty, path: Path) -> Path:
    """From the first page: the phrase twice, the file; the sheet beside it says what waits."""
    me.key(Qt.Key.Key_1, ALT)
    me.picture("08-permanence-au-matin")
    me.press_button("Passation")
    give = me.page(HandOverPage).give
    me.write(AGREED)
    me.key(Qt.Key.Key_Return)
    me.write(AGREED)
    me.key(Qt.Key.Key_Return)
    me.choose_file(path)
    me.until(lambda: not give.work.busy)
    me.picture("09-passation")
    assert f"{CALLS}\u00a0appels" in give.outcome.label.text()
    sheet = read_pdf(Path(f"{path}.pdf"))
    for words in (TGD, WEAPONS, "Rappels promis", "appel 3", "appel 6", "72 heures"):
        assert words in sheet, words
    return path


def take_over(me: Duty, sealed: Path) -> None:
    """The next laptop, an empty vault: the phrase, the file, one button."""
    me.key(Qt.Key.Key_1, ALT)
    me.press_button("Passation")
    receive = me.page(HandOverPage).receive
    receive.phrase.setFocus()
    me.write(AGREED)
    me.press_button("Choisir le fichier reçu")
    me.choose_file(sealed)
    me.until(lambda: not receive.work.busy)
    assert "3\u00a0dossiers nouveaux" in receive.outcome.label.text()
    assert not me.register.places, "nothing is written before it is agreed to"
    me.press_button("Réunir dans mon coffre")
    me.until(lambda: not receive.work.busy)
    me.picture("10-releve-importee")


def look_at_what_is_new(me: Duty) -> None:
    """Three dossiers are new on the first page; the one that is opened is new no more; its deadlines run here too."""
    me.key(Qt.Key.Key_Escape)
    page = me.page(PermanencePage)
    assert len(page.arrivals.list.rows.lines) == 3
    assert len(page.overview.calls) == 2
    me.picture("11-releve-permanence")
    page.arrivals.list.setFocus()
    page.arrivals.list.stand_on(TGD)
    me.key(Qt.Key.Key_Return)
    assert me.dossier.reference == TGD
    me.picture("12-releve-dossier")
    assert set(unseen(me.register).created) == {SUSPENSION, WEAPONS}


# ------------------------------------------------------------------------------------------------ by hand, by eye


def answer(me: Duty, facts: Mapping[str, Value], count: int) -> None:
    """Answer so many questions by keys."""
    for _ in range(count):
        fact = me.asked
        assert fact is not None
        me.answer_by_key(facts.get(fact.id, fact.unknown_word))


def save_result(me: Duty, facts: Mapping[str, Value], conclusion: str, picture: str) -> None:
    """Answer the rest, read the result, freeze it into its dossier, close it."""
    before = len(evaluations(me.register))
    me.answer_all(facts)
    me.key(Qt.Key.Key_Return)
    me.page(ResultPage)
    me.key(Qt.Key.Key_S, CTRL)
    me.until(lambda: len(evaluations(me.register)) == before + 1)
    me.picture(picture)
    said = [str(each["conclusions"]) for each in evaluations(me.register)]
    assert any(conclusion in one for one in said), said
    me.key(Qt.Key.Key_W, CTRL)


def shown_in(widget: QWidget) -> str:
    return " ".join(texts(widget)).replace("\u00a0", " ")


def evaluations(register: Register) -> list[Mapping[str, object]]:
    return [
        each
        for reference in register.places
        for each in items_of(read_again(register, reference).content, "evaluations")
    ]


def ends(register: Register) -> dict[str, str]:
    """Every followed deadline by its dossier and key, with its end as the law has it."""
    return {
        f"{reference} {each.key}": str(each.deadline.end)
        for reference in register.places
        for each in schedule_of(read_again(register, reference).content)
    }


def what_is_known(register: Register) -> tuple[object, ...]:
    """Deadlines, measures examined, calls: what must be the same on both laptops."""
    calls = sorted(
        (stored.content["objet"], stored.content["etat"], stored.content.get("rappeler_le"))
        for stored in register.calls.values()
    )
    measures = sorted(str(each["dispositif"]) for each in evaluations(register))
    return ends(register), measures, calls
