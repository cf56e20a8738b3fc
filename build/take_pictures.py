"""Pictures of every screen, to look at before a release: light, dark, high contrast, 200 % text; 1366 × 768.

    .venv/bin/python build/take_pictures.py DOSSIER
    .venv/bin/python build/take_pictures.py --guide docs/guide/images      those of the magistrate's guide alone

Drives the real window with real clicks and keys, without a screen, on a fixed day and under a fictional case.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from guide_pictures import Album, walk_guide
from register_pictures import visit_register
from window_hands import click, press, settle, type_text

ROOT = Path(__file__).resolve().parent.parent
NOW = datetime(2026, 11, 22, 2, 40)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.main_window import MainWindow


def main() -> int:
    words = argparse.ArgumentParser(description="Photographie chaque écran de vifdesk.")
    words.add_argument("folder", metavar="DOSSIER", type=Path, help="où écrire les images PNG")
    words.add_argument("--guide", action="store_true", help="seulement les images du guide du magistrat")
    asked = words.parse_args()
    folder = asked.folder
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(ROOT))
    with (
        TemporaryDirectory() as home
    ):  # whoever takes pictures has a vault of their own, which stays out of them
        for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
            os.environ[name] = home
        take_guide(folder) if asked.guide else take_all(folder)
    print(f"{len(list(folder.glob('*.png')))} images dans {folder}")
    return 0


def take_guide(folder: Path) -> None:
    with opened_window("light", 100) as window:
        walk_guide(window, Album(window, folder).take)


def take_all(folder: Path) -> None:
    for name, theme, per_cent in (
        ("clair", "light", 100),
        ("sombre", "dark", 100),
        ("contraste", "contrast_dark", 100),
        ("200", "light", 200),
    ):
        with opened_window(theme, per_cent) as window:
            camera = Camera(window, folder, name)
            walk(window, camera.take)
        with opened_window(theme, per_cent) as window:
            visit_register(window, Camera(window, folder, name).take)
    with opened_window("light", 100, law_of=date(2026, 4, 1)) as window:
        save(window, folder / "accueil-droit-ancien.png")


# ------------------------------------------------------------------------------------------------ the window


@contextmanager
def opened_window(theme: str, per_cent: int, *, law_of: date | None = None) -> Iterator[MainWindow]:
    """The real window over the real rules, on the night of the fictional case; `law_of`: as if checked that day."""
    from vifdesk.desktop.main_window import FIRST_SIZE, MainWindow
    from vifdesk.desktop.theme import set_text_size, wear
    from vifdesk.desktop.tokens import THEMES

    application = dressed_application()
    wear(application, THEMES[theme])
    set_text_size(application, per_cent)
    window = MainWindow(desk_of_the_night(law_of))
    window.resize(FIRST_SIZE)
    window.show()
    window.activateWindow()
    settle()
    yield window
    window.furnish()
    window.hide()
    window.deleteLater()
    settle()


def dressed_application() -> QApplication:
    from PySide6.QtWidgets import QApplication

    from vifdesk.desktop.application import speak_french
    from vifdesk.desktop.theme import dress

    application = QApplication.instance()
    if isinstance(application, QApplication):
        return application
    application = QApplication(["vifdesk", "-style", "fusion"])
    dress(application, ROOT / "resources")
    speak_french(application)
    return application


class NightClock:
    """Stands still."""

    def today(self) -> date:
        return NOW.date()

    def now(self) -> datetime:
        return NOW


def desk_of_the_night(law_of: date | None) -> Desk:
    from vifdesk.actions.sum_up import SumUp
    from vifdesk.launch import build_desk
    from vifdesk.store.cupboard import SqliteVaults

    clock = NightClock()
    real = build_desk()
    desk = replace(
        real, clock=clock, cupboard=cache(lambda: SqliteVaults(clock, summarise=SumUp(real.rulebook)))
    )
    if law_of is not None:
        headings = tuple(replace(heading, verified_on=law_of) for heading in desk.rulebook.headings())
        desk.rulebook.headings = lambda: headings  # type: ignore[method-assign]
    return desk


Picture = Callable[..., None]


class Camera:
    """Writes pictures of one window, named by the screen and by how the window is dressed."""

    def __init__(self, window: QWidget, folder: Path, dress: str) -> None:
        self._window, self._folder, self._dress = window, folder, dress

    def take(self, screen: str, part: QWidget | None = None) -> None:
        """The window, or a dialog that stands before it."""
        save(part or self._window, self._folder / f"{screen}-{self._dress}.png")


def save(window: QWidget, file: Path) -> None:
    settle()
    if not window.grab().save(str(file)):
        raise OSError(f"{file} n’a pas pu être écrit")


# ------------------------------------------------------------------------------------------------ the walk


def walk(window: MainWindow, picture: Picture) -> None:
    """Every screen, in the order of a night."""
    picture("01-accueil")
    visit_calculator(window, picture)
    visit_measures(window, picture)
    press(window, "Alt+1")
    picture("40-accueil-examens-en-cours")
    press(window, "F1")
    picture("41-raccourcis")
    click(window, "À propos")
    picture("42-a-propos")
    visit_leaving(window, picture)


def visit_leaving(window: MainWindow, picture: Picture) -> None:
    """An examination closed and offered back; the question asked before answers are lost."""
    from vifdesk.desktop.messages import MessageDialog

    press(window, "Ctrl+Tab")
    press(window, "Ctrl+W")
    picture("43-examen-ferme")
    press(window, "Ctrl+Shift+T")
    window.close()
    settle()
    for dialog in window.findChildren(MessageDialog):
        picture("44-fenetre-a-fermer", dialog)
        dialog.reject()
    settle()


def visit_calculator(window: MainWindow, picture: Picture) -> None:
    press(window, "Ctrl+D")
    picture("10-delai-vide")
    type_text("31/2")
    press(window, "Tab")
    type_text("3m5j")
    settle(900)
    picture("11-delai-refuse")
    press(window, "Shift+Tab")
    press(window, "Ctrl+A")
    type_text("5/11/26")
    press(window, "Tab")
    press(window, "Ctrl+A")
    type_text("8j")
    picture("12-delai")
    press(window, "Ctrl+I")
    settle(1500)
    picture("13-delai-apercu")
    press(window, "Esc")


def visit_measures(window: MainWindow, picture: Picture) -> None:
    for number, heading in enumerate(window.headings, start=1):
        press(window, "Alt+1")
        press(window, str(number))
        settle(300)
        picture(f"2{number}-{heading.id}-question")
        if number == 1:
            answer_telephone(window, picture)
        press(window, "Ctrl+Return")
        settle(300)
        picture(f"3{number}-{heading.id}-resultat")
        press(window, "Ctrl+I")
        settle(2000)
        picture(f"3{number}-{heading.id}-apercu")
        press(window, "Esc")


def answer_telephone(window: MainWindow, picture: Picture) -> None:
    """The first questions of the first measure, by their keys, and the whole form."""
    for keys in (("Return",), ("1",), ("N",), ("2",)):
        for key in keys:
            press(window, key)
        settle(200)
    picture("24-question-suivante")
    press(window, "F6")
    settle(300)
    picture("25-formulaire")
    press(window, "F6")


if __name__ == "__main__":
    sys.exit(main())
