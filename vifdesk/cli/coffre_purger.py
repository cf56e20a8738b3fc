"""`vifdesk coffre purger`: what retention would remove, or its removal with a certificate."""

from __future__ import annotations

import argparse
import json
import sys

from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import NotWritten
from vifdesk.actions.purge_register import (
    Certificate,
    DueDossier,
    PurgePlan,
    certificate_json,
    plan_purge,
    purge_register,
)
from vifdesk.actions.save_paper import write_file
from vifdesk.cli.coffre_words import add_vault, opened_register, vault_path
from vifdesk.cli.lines import Answer, write_object
from vifdesk.domain.dates.wording import short_day
from vifdesk.domain.register.retention import Reason

_REASONS = {
    Reason.SIGNALEMENT: "signalement sans procédure",
    Reason.DERNIERE_MISE_A_JOUR: "dernière mise à jour trop ancienne",
    Reason.CORBEILLE: "trente jours à la corbeille",
}


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    parser.add_argument("--executer", action="store_true", help="supprimer, et écrire le certificat")
    parser.add_argument("--certificat", metavar="X", help="fichier du certificat (défaut : à côté du coffre)")


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Show the plan, or carry it out."""
    with opened_register(words, desk) as register:
        plan = plan_purge(desk, register)
        if not words.executer:
            _show(words, plan)
            return 0
        certificate = purge_register(desk, register, plan)
    try:
        place = _write(words, desk, certificate)
    except NotWritten as problem:  # the dossiers are gone: their certificate must not go with them
        print(problem, file=sys.stderr)
        write_object({**_json(plan), "execute": True, "certificat": certificate_json(certificate)})
        return 1
    if words.json:
        write_object(
            {**_json(plan), "execute": True, "certificat": certificate_json(certificate), "fichier": place}
        )
    else:
        print(f"{len(plan.due)} dossier(s) supprimé(s). Certificat\u00a0: {place}")
    return 0


def _show(words: argparse.Namespace, plan: PurgePlan) -> None:
    if words.json:
        write_object({**_json(plan), "execute": False})
        return
    for one in plan.due:
        print(f"{one.reference}\t{_REASONS[one.due.reason]}, depuis le {short_day(one.due.since)}")
    for one in plan.held:
        print(f"{one.reference}\tmaintenu ({_REASONS[one.due.reason]})")
    print(f"{len(plan.due)} dossier(s) à supprimer sur {plan.examined}\u00a0; {len(plan.held)} maintenu(s).")
    if plan.drafts:
        print(f"{len(plan.drafts)} brouillon(s) laissé(s) de côté depuis trop longtemps.")
    if plan.calls:
        print(f"{len(plan.calls)} appel(s) du cahier, gardé(s) depuis plus longtemps qu’un signalement.")
    if plan.due or plan.drafts or plan.calls:
        print("Rien n’a été supprimé. Pour le faire, ajoutez --executer.")


def _json(plan: PurgePlan) -> Answer:
    return {
        "le": plan.today.isoformat(),
        "examines": plan.examined,
        "a_supprimer": [_due(one) for one in plan.due],
        "maintenus": [_due(one) for one in plan.held],
        "brouillons": len(plan.drafts),
        "appels": len(plan.calls),
    }


def _due(one: DueDossier) -> Answer:
    return {
        "reference": one.reference,
        "motif": one.due.reason.value,
        "depuis": one.due.since.isoformat(),
        "derniere_mise_a_jour": one.changed.isoformat(timespec="seconds"),
    }


def _write(words: argparse.Namespace, desk: Desk, certificate: Certificate) -> str:
    moment = certificate.at.strftime("%Y-%m-%d-%H%M%S")
    place = str(words.certificat or f"{vault_path(words)}.purge-{moment}.json")
    text = json.dumps(certificate_json(certificate), ensure_ascii=False, indent=2) + "\n"
    write_file(desk, place, text.encode())
    return place
