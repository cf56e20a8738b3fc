"""`vifdesk coffre verifier`: is everything there, whole and untouched?"""

from __future__ import annotations

import argparse

from vifdesk.actions.desk import Desk
from vifdesk.actions.vault_port import Report
from vifdesk.actions.verify_vault import intact_dossiers, verify_vault
from vifdesk.cli.coffre_words import add_vault, opened_vault
from vifdesk.cli.lines import Answer, write_object

_REASONS = {
    "seal": "le sceau ne correspond pas",
    "page": "le fichier est abîmé à cet endroit",
    "missing": "l’enregistrement manque",
}


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Print the report; 1 if anything is damaged."""
    with opened_vault(words, desk) as vault:
        report = verify_vault(vault)
    if words.json:
        write_object(_json(report))
    else:
        _print(report)
    return 0 if report.healthy else 1


def _json(report: Report) -> Answer:
    intact = intact_dossiers(report)
    damaged: list[dict[str, object]] = [
        {"id": one.id, "version": one.version, "erreur": _REASONS.get(one.reason, one.reason)}
        for one in report.damaged
    ]
    hurt = len({one.id for one in report.damaged})
    unnamed = report.missing - sum(one.reason == "missing" for one in report.damaged)
    if unnamed > 0:
        damaged.append({"id": "", "version": 0, "erreur": f"{unnamed} version(s) manquent"})
    elif not report.inventory and not damaged:
        damaged.append({"id": "", "version": 0, "erreur": "l’inventaire ne correspond pas au contenu"})
    return {
        "dossiers": intact + hurt,
        "intacts": intact,
        "endommages": damaged,
        "journal": _state(report.log),
        "inventaire": _state(report.inventory),
        "cles": _state(report.keys),
        "structure": _state(report.structure),
        "versions": report.versions,
    }


def _state(right: bool) -> str:
    return "intact" if right else "rompu"


def _print(report: Report) -> None:
    said = _json(report)
    if report.healthy:
        print(f"{said['intacts']} dossiers intacts, {said['versions']} enregistrements lus. Journal intact.")
        return
    print(f"{said['intacts']} dossiers intacts.")
    print(
        f"Enregistrements endommagés\u00a0: {len(report.damaged)}\u00a0; manquants\u00a0: {report.missing}."
    )
    for key in ("journal", "inventaire", "cles", "structure"):
        print(f"– {key}\u00a0: {said[key]}")
    print("Gardez ce fichier tel quel et restaurez la dernière sauvegarde saine à côté.")
