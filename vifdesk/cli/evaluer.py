"""`vifdesk evaluer`: one situation, or many."""

from __future__ import annotations

import argparse

from vifdesk.actions.desk import Desk
from vifdesk.actions.evaluate_situation import evaluate_facts
from vifdesk.actions.problems import BadInput
from vifdesk.cli.as_json import evaluation_json
from vifdesk.cli.lines import Answer, answer_lines, object_of, one_object, text_of, write_object
from vifdesk.cli.options import read_as_of, read_territory


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument(
        "dispositif", nargs="?", metavar="DISPOSITIF", help="tgd, suspension-ap, interdiction-arme…"
    )
    parser.add_argument("--faits", metavar="F", help="fichier JSON des faits, ou - pour l’entrée standard")
    parser.add_argument("--lot", metavar="L", help="fichier JSON Lines, une situation par ligne, ou -")
    parser.add_argument("--le", metavar="AAAA-MM-JJ", help="jour où l’on regarde (défaut : aujourd’hui)")
    parser.add_argument("--territoire", metavar="T", help="ressort du tribunal (défaut : metropole)")


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Evaluate and print JSON."""
    if words.lot is not None:
        return _many(words, desk)
    if words.dispositif is None or words.faits is None:
        raise BadInput("commande", "Indiquez DISPOSITIF et --faits F, ou --lot L.")
    content = one_object(words.faits)
    facts = content["faits"] if isinstance(content.get("faits"), dict) else content
    evaluation = evaluate_facts(
        desk,
        words.dispositif,
        facts,  # type: ignore[arg-type]
        territory=read_territory(words.territoire),
        as_of=read_as_of(words.le, desk),
    )
    write_object(evaluation_json(evaluation))
    return 0


def _many(words: argparse.Namespace, desk: Desk) -> int:
    if words.dispositif is not None or words.faits is not None:
        raise BadInput("commande", "--lot ne se combine ni avec DISPOSITIF ni avec --faits.")
    territory, as_of = words.territoire, words.le
    read_territory(territory)
    read_as_of(as_of, desk)

    def answer(line: dict[str, object]) -> Answer:
        return evaluation_json(
            evaluate_facts(
                desk,
                text_of(line, "dispositif"),
                object_of(line, "faits"),
                territory=read_territory(line.get("territoire", territory)),
                as_of=read_as_of(line.get("le", as_of), desk),
            )
        )

    return answer_lines(words.lot, answer)
