"""`vifdesk coffre`: the register from the command line."""

from __future__ import annotations

import argparse
import importlib
from types import ModuleType

from vifdesk.actions.desk import Desk
from vifdesk.cli.words import FrenchParser

COMMANDS = {
    "creer": "créer un coffre ; la clé de secours n’est affichée qu’une fois",
    "peupler": "remplir le coffre de dossiers fictifs",
    "enregistrer": "enregistrer des dossiers, un objet JSON par ligne",
    "lire": "lire un dossier et son historique, ou tous",
    "evenement": "montrer ce qu’un événement change, puis l’enregistrer",
    "echeance": "marquer une échéance : faite, verrouillée, sans objet",
    "annexe": "écrire en PDF les grilles et les incidents d’un dossier",
    "renommer": "donner un autre numéro à un dossier",
    "chercher": "chercher dans tous les dossiers",
    "suivis": "voir ce qui attend, et tenir le suivi d’un dossier",
    "appels": "tenir le cahier de permanence",
    "telephones": "tenir le stock de téléphones grave danger",
    "verifier": "vérifier que rien n’est abîmé ni retouché",
    "sauvegarder": "écrire une sauvegarde vérifiée",
    "restaurer": "restaurer une sauvegarde dans un nouveau fichier",
    "purger": "montrer, ou supprimer, ce qui ne doit plus être conservé",
    "exporter": "sceller des dossiers dans un fichier pour un collègue",
    "importer": "importer une passation ou une liste",
    "journal": "lire le journal des accès",
    "utilisateurs": "voir, ajouter ou retirer qui ouvre le coffre",
    "reglages": "voir ou changer les durées de conservation",
}


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of each command."""
    commands = parser.add_subparsers(
        title="Commandes",
        dest="coffre_commande",
        metavar="COMMANDE",
        required=True,
        parser_class=FrenchParser,
    )
    for name, summary in COMMANDS.items():
        described = summary[:1].upper() + summary[1:] + "."
        inner = commands.add_parser(name, help=summary, description=described)
        _module(name).describe(inner)


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Run the command that was asked."""
    return int(_module(words.coffre_commande).run(words, desk))


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"vifdesk.cli.coffre_{name}")
