"""The pages of a duty night, for take_pictures.py: over the vault of register_pictures.py, with a little of everything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from window_hands import click, press, settle, type_text

if TYPE_CHECKING:
    from vifdesk.desktop.main_window import MainWindow

TGD = "26/04530"
HOURS = "26/04531"
FUGITIVE = {
    "date_decision": "2026-09-10",
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
Picture = Callable[..., None]


def visit_duty(window: MainWindow, picture: Picture) -> None:
    """Permanence, the notebook, the phones, the calendar, a dossier whose deadlines run, the duty handed over."""
    fill_duty(window)
    press(window, "Alt+1")
    picture("80-permanence")
    press(window, "Ctrl+I")
    settle(1500)
    picture("81-permanence-apercu")
    press(window, "Esc")
    press(window, "Ctrl+N")
    type_text("Brigade")
    picture("82-appel")
    press(window, "Esc")
    for number, key in enumerate(("cahier", "telephones", "calendrier"), start=83):
        window.go(key)
        settle(200)
        picture(f"{number}-{key}")
    visit_deadlines(window, picture)
    visit_hand_over(window, picture)


def fill_duty(window: MainWindow) -> None:
    from vifdesk.actions.note_call import file_call, keep_call
    from vifdesk.actions.phones import Turn, add_phone, turn_phone
    from vifdesk.actions.record_dossier import record_dossier
    from vifdesk.domain.register.calls import Call
    from vifdesk.domain.register.phones import PhoneState

    desk, register = window.side._desk, window.side.keeper.register  # noqa: SLF001 a script looks where it must
    now = desk.clock.now()
    evaluation = {"dispositif": "tgd", "faits": FUGITIVE}
    decided = {"type": "tgd_decide", "le": "2026-09-10"}
    record_dossier(
        desk,
        register,
        {"reference": TGD, "pseudonyme": "Mme D.", "evaluations": [evaluation], "evenements": [decided]},
    )
    record_dossier(
        desk,
        register,
        {
            "reference": HOURS,
            "pseudonyme": "Mme É.",
            "evenements": [{"type": "oppi_requise", "le": "2026-11-21T17:40"}],
            "suivis": [{"texte": "Informer le préfet", "destinataire": "Préfecture", "pour": "2026-11-22"}],
        },
    )
    back = now + timedelta(hours=6)
    call = Call(now - timedelta(hours=1), "Commissariat", "OPJ", "auteur en fuite", "rappeler l’OPJ", back)
    file_call(desk, register, None, call)
    keep_call(register, None, Call(now - timedelta(minutes=9), "Brigade", subject="menaces, seconde ligne"))
    for number in range(1, 5):
        add_phone(desk, register, f"TGD-{number}")
    phone = add_phone(desk, register, "TGD-5")
    turn_phone(desk, register, phone.id, Turn(PhoneState.ATTRIBUE, TGD))


def visit_deadlines(window: MainWindow, picture: Picture) -> None:
    window.side.show_dossier(TGD)
    settle(200)
    picture("86-dossier-echeances")
    press(window, "Ctrl+E")
    type_text("renouv")
    press(window, "Return")
    type_text("20/11/2026")
    press(window, "Return")
    settle(300)
    picture("87-evenement-avant-apres")
    press(window, "Esc")
    press(window, "Esc")


def visit_hand_over(window: MainWindow, picture: Picture) -> None:
    press(window, "Alt+1")
    click(window, "Passation")
    settle(200)
    picture("88-passation")
    press(window, "Ctrl+I")
    settle(1500)
    picture("89-passation-feuille")
    press(window, "Esc")
    press(window, "Esc")
