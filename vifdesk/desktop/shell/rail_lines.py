"""The lines of the rail that are always there, in their order."""

from __future__ import annotations

from vifdesk.desktop.shell.rail import Rail

_ABOVE = (
    ("accueil", "Accueil", "accueil", "Alt+1"),
    ("delai", "Calculer un délai", "delai", "Ctrl+D"),
    ("dossiers", "Dossiers", "liste", "Alt+2"),
    ("cahier", "Cahier", "cahier", "Alt+4"),
    ("calendrier", "Calendrier", "calendrier", "Alt+7"),
    ("telephones", "Téléphones", "telephone", "Alt+5"),
    ("copil", "Rapport COPIL", "graphique", "Alt+6"),
    ("coffre", "Coffre", "bouclier", "Alt+3"),
)
_BELOW = (
    ("guides", "Guides", "livre", "Maj+F1"),
    ("raccourcis", "Raccourcis", "clavier", "F1"),
    ("a_propos", "À propos", "info", ""),
)
WITH_VAULT = ("dossiers", "calendrier", "telephones", "copil")
"""Shown while a vault is open."""


def add_lines(rail: Rail) -> None:
    """Write them on the rail; those of an open vault wait for one."""
    for key, text, icon, shown_key in _ABOVE:
        rail.add_line(key, text, icon, shown_key=shown_key)
    for key, text, icon, shown_key in _BELOW:
        rail.add_line(key, text, icon, shown_key=shown_key, below=True)
    show_vault_lines(rail, False)


def show_vault_lines(rail: Rail, shown: bool) -> None:
    """Show or hide the lines of an open vault."""
    for key in WITH_VAULT:
        rail.show_line(key, shown)
