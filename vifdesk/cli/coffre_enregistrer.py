"""`vifdesk coffre enregistrer`: dossiers on standard input, one a line; each answer only once it is durable."""

from __future__ import annotations

import argparse
import sys

from vifdesk.actions.desk import Desk
from vifdesk.actions.open_measure import rules_problem
from vifdesk.actions.problems import BadInput, UserProblem
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.actions.register import Register
from vifdesk.cli.coffre_words import add_vault, opened_register
from vifdesk.cli.lines import Answer, opened, read_object, write_line, write_object
from vifdesk.domain.law.complaint import RulesRefused
from vifdesk.domain.schedule.objections import Doubt


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    parser.add_argument("--aide-evenements", action="store_true", help="lister les types d’événements")


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Answer each line in its place; 1 when some were refused."""
    if words.aide_evenements:
        return _list_events(words, desk)
    refused = False
    with opened_register(words, desk, stdin_is_taken=True) as register, opened("-") as stream:
        for number, raw in enumerate(stream, 1):
            if not raw.strip():
                continue
            answer = _answer(desk, register, raw, number)
            refused = refused or "erreur" in answer
            write_line(answer)
    return 1 if refused else 0


def _answer(desk: Desk, register: Register, raw: bytes, number: int) -> Answer:
    name: object = None
    try:
        dossier = read_object(raw, "La ligne")
        name = dossier.get("reference")
        recorded = record_dossier(desk, register, dossier)
    except BadInput as refusal:
        return {"reference": name, "erreur": {"champ": refusal.field, "message": str(refusal)}}
    except UserProblem as problem:  # the disk or the vault: said at each line, for each line was lost
        return {"reference": name, "erreur": {"champ": "coffre", "message": str(problem)}}
    answer: Answer = {"reference": recorded.reference, "version": recorded.version}
    contradictions = [str(one) for one in recorded.remarks if one.doubt is not Doubt.SANS_CAUSE]
    for remark in recorded.remarks:
        if (
            remark.doubt is Doubt.SANS_CAUSE
        ):  # the cause may lie in another file: said, and nothing contradicts
            print(f"Ligne {number}\u00a0: {remark}", file=sys.stderr)
    return {**answer, **({"avertissements": contradictions} if contradictions else {})}


def _list_events(words: argparse.Namespace, desk: Desk) -> int:
    try:
        kinds = desk.rulebook.event_types().values()
    except RulesRefused as refusal:
        raise rules_problem(refusal) from refusal
    if words.json:
        listed = [
            {"type": kind.id, "libelle": kind.label, "famille": kind.family, "heure": kind.timed}
            for kind in kinds
        ]
        write_object({"evenements": listed})
        return 0
    family = ""
    for kind in kinds:
        if kind.family != family:
            family = kind.family
            print(f"{family}\u00a0:")
        print(f"    {kind.id:<24} {kind.label}")
    return 0
