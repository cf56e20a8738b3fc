"""`vifdesk coffre reglages`: what the court decides, within the bounds of the law."""

from __future__ import annotations

import argparse

from vifdesk.actions.change_settings import change_settings
from vifdesk.actions.desk import Desk
from vifdesk.cli.coffre_words import add_vault, opened_register
from vifdesk.cli.lines import write_object
from vifdesk.domain.register.settings import settings_json

_OPTIONS = (
    (
        "mois_signalement",
        "--mois-signalement",
        "mois de conservation d’un signalement sans procédure (1 à 3)",
    ),
    ("mois_dossier", "--mois-dossier", "mois de conservation après la dernière mise à jour (6 à 36)"),
    ("seuil_masquage", "--seuil-masquage", "rapports larges : compte en dessous duquel on masque (5 à 50)"),
)


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    for _, option, explained in _OPTIONS:
        parser.add_argument(option, metavar="N", help=explained)
    parser.add_argument(
        "--noms", choices=("permis", "interdits"), help="permettre d’écrire des noms (défaut : non)"
    )
    parser.add_argument("--juridiction", metavar="TEXTE", help="le tribunal, imprimé en tête des papiers")
    parser.add_argument(
        "--territoire", metavar="T", help="le territoire du siège : jours fériés, heure légale"
    )
    parser.add_argument("--departement", metavar="N", help="le département du siège, par exemple 69")


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Change what is given, then show all."""
    given: dict[str, object] = {
        key: _number(value) for key, _, _ in _OPTIONS if (value := getattr(words, key)) is not None
    }
    for key in ("juridiction", "territoire", "departement"):
        if getattr(words, key) is not None:
            given[key] = getattr(words, key)
    if words.noms is not None:
        given["noms_permis"] = words.noms == "permis"
    with opened_register(words, desk) as register:
        settings = change_settings(register, given) if given else register.settings
    shown = settings_json(settings)
    if words.json:
        write_object(dict(shown))
        return 0
    print(f"Signalement sans procédure\u00a0: {settings.report_months} mois après le premier enregistrement.")
    print(f"Autres dossiers\u00a0: {settings.dossier_months} mois après la dernière mise à jour.")
    print(f"Rapports de diffusion large\u00a0: comptes masqués en dessous de {settings.masked_below}.")
    print("Noms\u00a0: " + ("permis." if settings.names_allowed else "interdits, pseudonymes seulement."))
    return 0


def _number(raw: str) -> object:
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 9 else raw
