"""The pictures of the magistrate's guide, for `take_pictures.py --guide`: light, 1366 × 768, few colours, small files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from register_pictures import DOSSIER, PHRASE, until
from window_hands import click, press, settle, type_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vifdesk.actions.desk import Desk
    from vifdesk.actions.register import Register
    from vifdesk.desktop.examination import Examination
    from vifdesk.desktop.main_window import MainWindow

COLOURS = 128
"""Enough for a window of flat colours; a third of the size of a full picture."""
_EDGE = "#8794a7"
"""A line around, or a light window on a white page has no end."""
_DAY = "date_decision"
_FLIGHT = {
    _DAY: "22/11/2026",
    "qualite_victime": "violences_ex_conjoint",
    "cohabitation": "non",
    "situation_auteur": "en_fuite",
}
"""What the officer has said when the question of the ban comes."""
_BAN = {"interdiction_contact": "aucune"}
_AFTER = {
    "danger_grave": "oui",
    "danger_avere_imminent": "oui",
    "consentement_expres": "oui",
    "accord_geolocalisation": "oui",
}
_GIVEN, _HOURS = "26/04530", "26/04531"
_GRID_KEYS = "ONOOINOONI"
Picture = Callable[[str], None]


class Album:
    """Writes pictures of one window as palette PNG, named by the screen alone."""

    def __init__(self, window: QWidget, folder: Path) -> None:
        self._window, self._folder = window, folder

    def take(self, screen: str) -> None:
        from PIL import Image, ImageDraw
        from PySide6.QtCore import QBuffer, QIODevice

        settle(300)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._window.grab().save(buffer, "PNG")
        with Image.open(BytesIO(bytes(buffer.data().data()))) as seen:
            whole = seen.convert("RGB")
        ImageDraw.Draw(whole).rectangle((0, 0, whole.width - 1, whole.height - 1), outline=_EDGE)
        few = whole.quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(self._folder / f"{screen}.png", optimize=True)


def walk_guide(window: MainWindow, picture: Picture) -> None:
    """What the guide shows, in its order: an examination without a vault, then a night with one."""
    visit_examination(window, picture)
    close_examination(window)
    open_vault(window)
    visit_desk(window, picture)
    visit_event(window, picture)
    window.side.leave()


# ------------------------------------------------------------------------------------------------ an examination


def visit_examination(window: MainWindow, picture: Picture) -> None:
    """A question with answers before it, the danger grid beside another, the result, its paper, all measures."""
    press(window, "Alt+1")
    press(window, "1")
    settle(400)
    examination = examination_of(window)
    answer(examination, _FLIGHT)
    picture("question")
    answer(examination, _BAN)
    settle(400)
    press(window, "F7")
    settle(600)
    for key in _GRID_KEYS:
        press(window, key)
    picture("grille")
    press(window, "Esc")
    settle(400)
    answer(examination, _AFTER)
    settle(400)
    press(window, "Ctrl+Return")
    settle(500)
    picture("resultat")
    press(window, "F4")
    settle(500)
    picture("cote-a-cote")
    press(window, "Esc")


def close_examination(window: MainWindow) -> None:
    """And what says so."""
    press(window, "Ctrl+W")
    settle(300)
    click(window, "Fermer")


def examination_of(window: MainWindow) -> Examination:
    from vifdesk.desktop.shell.examination_place import ExaminationPlace

    place = window.place
    assert isinstance(place, ExaminationPlace)
    return place.examination


def answer(examination: Examination, answers: Mapping[str, str]) -> None:
    for fact_id, value in answers.items():
        examination.answer_typed(fact_id, value) if fact_id == _DAY else examination.answer(fact_id, value)


# ------------------------------------------------------------------------------------------------ with a vault


def open_vault(window: MainWindow) -> None:
    """A vault at the usual place, which is a temporary one here."""
    from vifdesk.desktop.coffre.keeper import NewVault, make_usual_folder, usual_place

    make_usual_folder()
    court = {"juridiction": "TJ de Saint-Rémy (fictif)"}
    new = NewVault(usual_place(), PHRASE, "Mme P.", "substitut", court, "")
    window.side.keeper.create(new, done=lambda _key: None, failed=print)
    until(window, lambda: window.side.keeper.is_open)
    fill(window.side._desk, window.side.keeper.register)  # noqa: SLF001 a script looks where it must


def fill(desk: Desk, register: Register) -> None:
    """Three dossiers, two calls, four phones: what one night leaves."""
    from datetime import timedelta

    from vifdesk.actions.note_call import file_call
    from vifdesk.actions.phones import Turn, add_phone, turn_phone
    from vifdesk.actions.record_dossier import record_dossier
    from vifdesk.domain.register.calls import Call
    from vifdesk.domain.register.phones import PhoneState

    record_dossier(desk, register, DOSSIER)
    facts = {**_FLIGHT, **_BAN, **_AFTER, _DAY: "2026-11-22"}
    phone = {"dispositif": "tgd", "faits": facts}
    given = {"type": "tgd_decide", "le": "2026-11-22"}
    record_dossier(
        desk,
        register,
        {"reference": _GIVEN, "pseudonyme": "Mme D.", "evaluations": [phone], "evenements": [given]},
    )
    asked = {"type": "oppi_requise", "le": "2026-11-21T17:40"}
    informed = {"texte": "Informer le préfet", "destinataire": "Préfecture", "pour": "2026-11-22"}
    record_dossier(
        desk,
        register,
        {"reference": _HOURS, "pseudonyme": "Mme E.", "evenements": [asked], "suivis": [informed]},
    )
    now = desk.clock.now()
    for ago, service, subject, then in (
        (70, "Commissariat", "auteur en fuite, rappeler l’OPJ", 6),
        (25, "Brigade", "fin de garde à vue", 2),
    ):
        at, back = now - timedelta(minutes=ago), now + timedelta(hours=then)
        file_call(desk, register, None, Call(at, service, "OPJ", subject, "rappeler", back))
    devices = [add_phone(desk, register, f"TGD-{number}") for number in range(1, 5)]
    turn_phone(desk, register, devices[0].id, Turn(PhoneState.ATTRIBUE, _GIVEN))


def visit_desk(window: MainWindow, picture: Picture) -> None:
    """Permanence; a call over an examination; the calendar."""
    window.go("dossiers")
    press(window, "Alt+1")
    settle(1500)
    picture("permanence")
    press(window, "1")
    settle(400)
    press(window, "Ctrl+N")
    settle(300)
    for text, key in (("Commissariat", "Tab"), ("OPJ", "Tab"), ("menaces de mort, auteur en fuite", "")):
        type_text(text)
        if key:
            press(window, key)
    picture("appel")
    press(window, "Return")
    settle(300)
    close_examination(window)
    window.go("calendrier")
    settle(400)
    press(window, "M")
    settle(400)
    picture("calendrier")


def visit_event(window: MainWindow, picture: Picture) -> None:
    """An event of a dossier, before it is confirmed: what changes."""
    window.side.show_dossier(_HOURS)
    settle(300)
    press(window, "Ctrl+E")
    type_text("recue par le juge")
    press(window, "Return")
    type_text("hier 19h10")
    press(window, "Return")
    settle(400)
    picture("avant-apres")
    press(window, "Esc")
    press(window, "Esc")
