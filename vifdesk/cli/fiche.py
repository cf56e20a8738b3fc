"""`vifdesk fiche`: the printed summary of one situation, without a vault."""

from __future__ import annotations

import argparse

from vifdesk.actions.compose_sheet import compose_sheet
from vifdesk.actions.desk import Desk
from vifdesk.actions.evaluate_situation import read_facts
from vifdesk.actions.open_measure import open_measure
from vifdesk.actions.problems import BadInput
from vifdesk.actions.save_paper import save_paper
from vifdesk.cli.lines import one_object
from vifdesk.cli.options import read_as_of, read_territory
from vifdesk.domain.dossier.dossier import Answer, Dossier, Heading


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("dispositif", metavar="DISPOSITIF", help="tgd, suspension-ap, interdiction-arme…")
    parser.add_argument(
        "--faits", metavar="F", required=True, help="fichier JSON des faits, ou - pour l’entrée standard"
    )
    parser.add_argument("--sortie", metavar="FICHE.pdf", required=True, help="fichier PDF à écrire")
    parser.add_argument("--le", metavar="AAAA-MM-JJ", help="jour où l’on regarde (défaut : aujourd’hui)")
    parser.add_argument("--territoire", metavar="T", help="ressort du tribunal (défaut : metropole)")
    parser.add_argument("--juridiction", metavar="TEXTE", default="", help="tribunal, en tête de la fiche")
    parser.add_argument("--numero", metavar="N", default="", help="numéro de parquet")
    parser.add_argument("--initiales", metavar="TEXTE", default="", help="initiales ou pseudonyme")
    parser.add_argument("--magistrat", metavar="TEXTE", default="", help="magistrat de permanence")


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Write the sheet and say where it is."""
    content = one_object(words.faits)
    raw = content["faits"] if isinstance(content.get("faits"), dict) else content
    if not isinstance(raw, dict):
        raise BadInput("faits", "Les faits doivent être un objet JSON.")
    facts = read_facts(open_measure(desk, words.dispositif), raw)
    dossier = Dossier(
        words.dispositif,
        read_territory(words.territoire),
        {fact_id: Answer(value) for fact_id, value in facts.items()},
        Heading(words.juridiction, words.numero, words.initiales, words.magistrat),
    )
    save_paper(desk, compose_sheet(desk, dossier, as_of=read_as_of(words.le, desk)), words.sortie)
    print(f"Fiche écrite\u00a0: {words.sortie}")
    return 0
