"""The pages of the register and of the vault, for take_pictures.py: a new vault, fictional dossiers, each page once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from duty_pictures import visit_duty
from window_hands import click, press, settle, type_text

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.page import CoffrePage
    from vifdesk.desktop.main_window import MainWindow
    from vifdesk.desktop.register.page import DossiersPage

PHRASE = "quatre mots sans lien"
REFERENCE = "26/04512"
DOSSIER = {
    "reference": REFERENCE,
    "pseudonyme": "Mme A.",
    "procedure": "oui",
    "note": "Menaces répétées depuis septembre ; hébergée chez sa sœur. Préfère être appelée après 18 h.",
    "personnes": [
        {"role": "victime", "pseudonyme": "Mme A."},
        {"role": "mis en cause", "pseudonyme": "M. B."},
        {"role": "enfant", "pseudonyme": "enfant C."},
    ],
    "evenements": [
        {"type": "plainte_deposee", "le": "2026-11-20", "note": "Commissariat, procès-verbal 2026/118"},
        {"type": "garde_a_vue", "le": "2026-11-21T17:40"},
    ],
    "suivis": [{"texte": "Vérifier que le téléphone est remis", "pour": "2026-11-24"}],
    "appels": [{"le": "2026-11-21T18:05", "service": "Commissariat", "objet": "Fin de la garde à vue"}],
    "decisions": [{"texte": "Défèrement demandé", "le": "2026-11-21"}],
}
Picture = Callable[..., None]


def visit_register(window: MainWindow, picture: Picture) -> None:
    """From no vault to a locked one; the next dress starts from none again."""
    from vifdesk.desktop.coffre.keeper import usual_place

    make_vault(window, picture)
    fill(window)
    visit_vault(window, picture)
    visit_dossiers(window, picture)
    visit_hidden(window, picture)
    visit_duty(window, picture)
    press(window, "Ctrl+L")
    picture("90-verrouille")
    window.side.leave()
    for path in sorted(Path(usual_place()).parent.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


def make_vault(window: MainWindow, picture: Picture) -> None:
    press(window, "Alt+3")
    picture("50-coffre-sans")
    press(window, "Return")
    settle(100)
    for text, key in (("Mme P.", "Tab"), ("substitut", "Tab"), (PHRASE, "Return"), (PHRASE, "")):
        type_text(text)
        if key:
            press(window, key)
    picture("51-creation")
    press(window, "Return")
    until(window, lambda: window.side.keeper.is_open)
    picture("52-cle-de-secours")
    coffre(window)._key_is_on_paper()  # noqa: SLF001 the confirmation asks for a group that only the paper shows
    picture("53-coffre-ouvert")


def fill(window: MainWindow) -> None:
    from vifdesk.actions.bin_dossier import bin_dossier, hold_dossier
    from vifdesk.actions.populate_register import populate_register
    from vifdesk.actions.record_dossier import record_dossier

    desk, register = window.side._desk, window.side.keeper.register  # noqa: SLF001 a script looks where it must
    populate_register(desk, register, 60, seed=3)
    record_dossier(desk, register, DOSSIER)
    record_dossier(desk, register, {"reference": REFERENCE, "note": f"{DOSSIER['note']} Nouvel appel le 21."})
    others = [reference for reference in register.places if reference != REFERENCE]
    bin_dossier(desk, register, others[0])
    bin_dossier(desk, register, others[1])
    hold_dossier(desk, register, others[2], "instance en cours")


def visit_vault(window: MainWindow, picture: Picture) -> None:
    press(window, "Alt+3")
    for number, name in enumerate(
        ("utilisateurs", "sauvegardes", "restaurer", "conservation", "journal", "reglages"), start=54
    ):
        coffre(window).show_page(name)
        settle(200)
        until(window, lambda: not coffre(window).page.working)
        if name == "sauvegardes":
            click(window, "Sauvegarder maintenant")
            until(window, lambda: not coffre(window).page.working)
        picture(f"{number}-coffre-{name}")


def visit_dossiers(window: MainWindow, picture: Picture) -> None:
    press(window, "Alt+2")
    picture("60-dossiers")
    dossiers(window).show_dossier(REFERENCE)
    picture("61-dossier")
    press(window, "F8")
    picture("62-historique")
    press(window, "Esc")
    dossiers(window).back_to_list()
    for number, key in enumerate(("bin", "import", "hand_over"), start=63):
        dossiers(window).list.go_asked.emit(key)
        picture(f"{number}-dossiers-{key}")
        dossiers(window).back_to_list()


def visit_hidden(window: MainWindow, picture: Picture) -> None:
    """The same with identities hidden."""
    press(window, "Alt+2")
    press(window, "Ctrl+H")
    picture("70-masque-dossiers")
    dossiers(window).show_dossier(REFERENCE)
    picture("71-masque-dossier")
    window.examinations.start("tgd", REFERENCE)
    picture("72-masque-examen")
    press(window, "Ctrl+H")


def coffre(window: MainWindow) -> CoffrePage:
    from vifdesk.desktop.coffre.page import CoffrePage

    window.go("coffre")
    page = window.place.page
    assert isinstance(page, CoffrePage)
    return page


def dossiers(window: MainWindow) -> DossiersPage:
    from vifdesk.desktop.register.page import DossiersPage

    window.go("dossiers")
    page = window.place.page
    assert isinstance(page, DossiersPage)
    return page


def until(window: MainWindow, done: Callable[[], bool]) -> None:
    """Wait for what is done aside."""
    for _turn in range(400):
        if done():
            settle(60)
            return
        settle(50)
    raise TimeoutError(window.windowTitle())
