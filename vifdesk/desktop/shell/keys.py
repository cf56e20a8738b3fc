"""The keys of the whole window: bound from here, shown from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class WindowKey:
    """One thing that keys do everywhere. `shown` is how the keys are written on the page of keys."""

    id: str
    keys: tuple[str, ...]
    shown: tuple[str, ...]
    does: str


WINDOW_KEYS = (
    WindowKey("accueil", ("Alt+1", "Alt+&", "Ctrl+Home"), ("Alt+1", "Ctrl+Début"), "Revenir à l’accueil"),
    WindowKey("delai", ("Ctrl+D",), ("Ctrl+D",), "Calculer un délai"),
    WindowKey("dossiers", ("Alt+2", "Alt+é"), ("Alt+2",), "Voir les dossiers"),
    WindowKey("coffre", ("Alt+3", 'Alt+"'), ("Alt+3",), "Aller au coffre"),
    WindowKey("cahier", ("Alt+4", "Alt+'"), ("Alt+4",), "Ouvrir le cahier de permanence"),
    WindowKey("telephones", ("Alt+5", "Alt+("), ("Alt+5",), "Voir les téléphones grave danger"),
    WindowKey("copil", ("Alt+6", "Alt+-"), ("Alt+6",), "Préparer le rapport du COPIL"),
    WindowKey("calendrier", ("Alt+7", "Alt+è"), ("Alt+7",), "Voir le calendrier"),
    WindowKey("call", ("Ctrl+N",), ("Ctrl+N",), "Noter un appel\u00a0; ce qui est à l’écran attend"),
    WindowKey("take_up", ("Ctrl+R",), ("Ctrl+R",), "Reprendre le travail interrompu"),
    WindowKey("lock", ("Ctrl+L",), ("Ctrl+L",), "Verrouiller le coffre"),
    WindowKey("hide", ("Ctrl+H",), ("Ctrl+H",), "Masquer les identités, ou les montrer"),
    WindowKey("raccourcis", ("F1",), ("F1",), "Ouvrir cette page"),
    WindowKey("guides", ("Shift+F1",), ("Maj+F1",), "Lire les guides"),
    WindowKey("next", ("Ctrl+Tab", "Ctrl+PgDown"), ("Ctrl+Tab",), "Passer à l’examen en cours suivant"),
    WindowKey(
        "previous",
        ("Ctrl+Shift+Tab", "Ctrl+PgUp"),
        ("Ctrl+Maj+Tab",),
        "Revenir à l’examen en cours précédent",
    ),
    WindowKey("close", ("Ctrl+W",), ("Ctrl+W",), "Fermer l’examen affiché"),
    WindowKey("reopen", ("Ctrl+Shift+T",), ("Ctrl+Maj+T",), "Rouvrir l’examen fermé en dernier"),
    WindowKey("undo", ("Ctrl+Z",), ("Ctrl+Z",), "Annuler la dernière réponse"),
    WindowKey("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), ("Ctrl+Y",), "Rétablir la réponse annulée"),
    WindowKey("back", ("Esc",), ("Échap",), "Revenir en arrière"),
    WindowKey("larger", ("Ctrl++", "Ctrl+="), ("Ctrl++",), "Agrandir le texte"),
    WindowKey("smaller", ("Ctrl+-",), ("Ctrl+−",), "Réduire le texte"),
    WindowKey("normal", ("Ctrl+0", "Ctrl+à"), ("Ctrl+0",), "Rendre au texte sa taille normale"),
)


_UNSHIFTED = dict(zip("123456789", "&é\"'(-è_ç", strict=True))


def digit_keys(digit: int) -> tuple[str, ...]:
    """The keys that mean this digit (1 to 9): itself, and what a French keyboard types in its place without Shift."""
    return str(digit), _UNSHIFTED[str(digit)]


def bind(window: QWidget, does: Mapping[str, Callable[[], object]]) -> None:
    """Bind every window key to what it does; a key without its function is a bug (`KeyError`)."""
    for window_key in WINDOW_KEYS:
        act = does[window_key.id]
        for key in window_key.keys:
            QShortcut(QKeySequence(key), window).activated.connect(act)
