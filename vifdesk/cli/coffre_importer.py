"""`vifdesk coffre importer`: a colleague's sealed file, or an existing list."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from vifdesk.actions.desk import Desk
from vifdesk.actions.import_dossiers import Imported, PlannedMerge, import_dossiers, plan_import
from vifdesk.actions.import_list import LONGEST_LIST, import_list, read_list
from vifdesk.actions.problems import BadInput
from vifdesk.actions.register import Register
from vifdesk.actions.undo_import import undo_import
from vifdesk.cli.coffre_exporter import add_hand_over_phrase, hand_over_phrase
from vifdesk.cli.coffre_words import add_vault, opened_register
from vifdesk.cli.lines import opened, write_object


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    add_hand_over_phrase(parser)
    parser.add_argument("--depuis", metavar="X", help="fichier scellé d’une passation")
    parser.add_argument(
        "--liste", metavar="L", help="liste CSV, XLSX ou ODS, avec une première ligne de titres"
    )
    parser.add_argument(
        "--colonne",
        metavar="CHAMP=TITRE",
        action="append",
        default=[],
        help="reference, pseudonyme, note, procedure ou evenement:TYPE, et le titre de sa colonne",
    )
    parser.add_argument("--essai", action="store_true", help="dire ce qui serait fait, sans rien écrire")
    parser.add_argument("--annuler", action="store_true", help="annuler le dernier import, en une fois")


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Import, or undo the last import; 1 when rows were refused."""
    if [words.depuis is not None, words.liste is not None, words.annuler].count(True) != 1:
        raise BadInput(
            "commande", "Indiquez --depuis X, --liste L ou --annuler, et l’un des trois seulement."
        )
    phrase = hand_over_phrase(words, twice=False) if words.depuis is not None else ""
    with opened_register(words, desk) as register:
        if words.annuler:
            return _undo(words, desk, register)
        if words.liste is not None:
            return _list(words, desk, register)
        return _hand_over(words, desk, register, phrase)


def _hand_over(words: argparse.Namespace, desk: Desk, register: Register, phrase: str) -> int:
    if words.essai:
        plan = plan_import(desk, register, words.depuis, phrase=phrase)
        return _say_hand_over(words, plan.outcome, plan.clashing)
    return _say_hand_over(words, import_dossiers(desk, register, words.depuis, phrase=phrase), ())


def _say_hand_over(words: argparse.Namespace, done: Imported, clashing: Sequence[PlannedMerge]) -> int:
    if words.json:
        tried = {"essai": True, "textes": [_clash(one) for one in clashing]} if words.essai else {}
        write_object(
            {
                **tried,
                "nouveaux": list(done.created),
                "completes": list(done.changed),
                "inchanges": list(done.unchanged),
                "conflits": list(done.conflicts),
                "appels": done.calls,
                "telephones": done.phones,
            }
        )
        return 0
    print(
        f"{len(done.created)} dossier(s) nouveau(x), {len(done.changed)} complété(s), "
        f"{len(done.unchanged)} déjà à jour."
    )
    if done.calls or done.phones:
        print(f"{done.calls} appel(s) et {done.phones} téléphone(s) nouveaux ou complétés.")
    for reference in done.conflicts:
        print(
            f"– {reference}\u00a0: les deux côtés ont changé le même champ\u00a0; les deux textes sont gardés, à relire."
        )
    for one in clashing:
        for mark in one.clashes:
            print(f"  {one.reference}, {mark.get('champ')}, ici\u00a0: {mark.get('ici') or '(rien)'}")
            print(
                f"  {one.reference}, {mark.get('champ')}, chez le collègue\u00a0: {mark.get('ailleurs') or '(rien)'}"
            )
    if words.essai:
        print("Essai\u00a0: rien n’a été écrit.")
    return 0


def _clash(one: PlannedMerge) -> dict[str, object]:
    return {"reference": one.reference, "champs": [dict(mark) for mark in one.clashes]}


def _list(words: argparse.Namespace, desk: Desk, register: Register) -> int:
    mapped = dict(_column(column) for column in words.colonne)
    with opened(words.liste) as stream:
        table = read_list(stream.read(LONGEST_LIST + 1), desk.spreadsheets)
    done = import_list(desk, register, table, mapped, trial=words.essai)
    if words.json:
        refused = [{"ligne": one.line, "champ": one.field, "message": one.message} for one in done.refused]
        write_object(
            {
                "essai": words.essai,
                "nouveaux": list(done.created),
                "completes": list(done.changed),
                "refuses": refused,
            }
        )
    else:
        for one in done.refused:
            print(f"Ligne {one.line}\u00a0: {one.message}")
        would = "seraient importés" if words.essai else "importés"
        print(
            f"{len(done.created)} dossier(s) nouveau(x) et {len(done.changed)} complété(s) {would}, "
            f"{len(done.refused)} ligne(s) refusée(s)."
        )
    return 1 if done.refused else 0


def _column(text: str) -> tuple[str, str]:
    field, sign, title = text.partition("=")
    if not sign or not field.strip() or not title.strip():
        raise BadInput("commande", f"--colonne attend CHAMP=TITRE\u00a0; reçu «\u00a0{text}\u00a0».")
    return field.strip(), title.strip()


def _undo(words: argparse.Namespace, desk: Desk, register: Register) -> int:
    undone = undo_import(desk, register)
    if words.json:
        write_object(
            {
                "corbeille": list(undone.binned),
                "retablis": list(undone.restored),
                "laisses": list(undone.left),
            }
        )
        return 0
    print(
        f"{len(undone.binned)} dossier(s) mis à la corbeille, {len(undone.restored)} rétabli(s), "
        f"{len(undone.left)} laissé(s) car modifié(s) depuis."
    )
    return 0
