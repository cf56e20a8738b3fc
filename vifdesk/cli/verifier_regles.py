"""`vifdesk verifier-regles`: what is proved of the rules, or everything that is wrong with them."""

from __future__ import annotations

import argparse

from vifdesk.actions.check_rules import RulesReport, check_rules
from vifdesk.actions.desk import Desk
from vifdesk.cli.lines import write_object
from vifdesk.domain.grids.grid import Grid
from vifdesk.domain.law.proof import MeasureProof


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("--json", action="store_true", help="sortie JSON")
    parser.add_argument("--detail", action="store_true", help="table par table")


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Check, print, and return 1 on any complaint."""
    report = check_rules(desk)
    if words.json:
        write_object(_json(report))
    else:
        _print(report, detail=words.detail)
    return 1 if report.complaints else 0


def _print(report: RulesReport, *, detail: bool) -> None:
    for proof in report.proofs:
        print(_sentence(proof))
        if detail:
            for table in proof.tables:
                facts = ", ".join(table.facts)
                print(
                    f"    {table.table}\u00a0: {_thousands(table.combinations)} combinaisons, {table.rows} lignes ({facts})"
                )
    for grid in report.grids:
        print(_grid_sentence(grid))
    for complaint in report.complaints:
        print(f"– {complaint}")
    total = _thousands(sum(proof.combinations for proof in report.proofs))
    if report.complaints:
        print(f"{len(report.complaints)} défaut(s) à corriger.")
    else:
        print(
            f"Règles vérifiées\u00a0: {total} combinaisons, chacune a une seule issue par table\u00a0; aucun défaut."
        )


def _sentence(proof: MeasureProof) -> str:
    rows = sum(table.rows for table in proof.tables)
    return (
        f"{proof.measure}\u00a0: {proof.regimes} versions sans lacune, {len(proof.tables)} table(s), {rows} lignes "
        f"toutes atteintes, {_thousands(proof.combinations)} combinaisons, {proof.conditions} conditions d’actions, "
        "d’avertissements et d’échéances."
    )


def _grid_sentence(grid: Grid) -> str:
    questions = len(tuple(grid.questions))
    named = f", {len(grid.factors)} facteurs critiques" if grid.factors else ""
    return f"{grid.title}\u00a0: {questions} questions{named}."


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")


def _json(report: RulesReport) -> dict[str, object]:
    return {
        "dispositifs": [
            {
                "id": proof.measure,
                "versions": proof.regimes,
                "combinaisons": proof.combinations,
                "tables": [
                    {
                        "id": table.table,
                        "faits": list(table.facts),
                        "combinaisons": table.combinations,
                        "repondues": table.answered,
                        "lignes": table.rows,
                    }
                    for table in proof.tables
                ],
            }
            for proof in report.proofs
        ],
        "grilles": [
            {"id": grid.id, "questions": len(tuple(grid.questions)), "facteurs": len(grid.factors)}
            for grid in report.grids
        ],
        "defauts": [
            {"fichier": c.file, "endroit": c.place, "message": c.message, "remede": c.remedy}
            for c in report.complaints
        ],
    }
