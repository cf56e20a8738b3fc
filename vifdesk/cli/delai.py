"""`vifdesk delai`: one delay, or many."""

from __future__ import annotations

import argparse
import re

from vifdesk.actions.compute_deadline import compute_deadline
from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import BadInput
from vifdesk.cli.as_json import terms_json
from vifdesk.cli.lines import Answer, answer_lines, write_object
from vifdesk.cli.options import read_start, read_territory
from vifdesk.domain.dates.period import ImpossiblePeriod, Period, Unit
from vifdesk.domain.deadlines.sentence import read_out
from vifdesk.domain.deadlines.terms import Nature, Terms


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("--depart", metavar="D", help="AAAA-MM-JJ, ou AAAA-MM-JJTHH:MM pour des heures")
    parser.add_argument("--duree", metavar="N", help="nombre entier")
    parser.add_argument("--unite", metavar="U", help="heures, jours, semaines, mois ou ans")
    parser.add_argument(
        "--puis", metavar="N:U", help="durée comptée ensuite, par exemple 5:jours (mois d’abord)"
    )
    parser.add_argument(
        "--nature", metavar="X", help="acte (défaut), acte_franc, heures_mesure, heures_recours, duree"
    )
    parser.add_argument(
        "--sans-prorogation", action="store_true", help="ne pas reporter au jour ouvrable suivant"
    )
    parser.add_argument("--territoire", metavar="T", help="ressort du tribunal (défaut : metropole)")
    parser.add_argument("--json", action="store_true", help="sortie JSON")
    parser.add_argument("--lot", metavar="L", help="fichier JSON Lines, un délai par ligne, ou -")


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Compute and print."""
    if words.lot is not None:
        return answer_lines(words.lot, lambda line: _answer(line, desk))
    for name in ("depart", "duree", "unite"):
        if getattr(words, name) is None:
            raise BadInput("commande", f"Il manque --{name}.")
    terms = _terms(_as_line(words), desk)
    if words.json:
        write_object(terms_json(terms))
    else:
        print(read_out(terms))
    return 0


def _as_line(words: argparse.Namespace) -> dict[str, object]:
    line: dict[str, object] = {
        "depart": words.depart,
        "duree": _number(words.duree),
        "unite": words.unite,
        "territoire": words.territoire,
    }
    if words.nature is not None:
        line["nature"] = words.nature
    if words.sans_prorogation:
        line["prorogation"] = False
    if words.puis is not None:
        match = re.fullmatch(r"(\d+)\s*:?\s*([a-z]+)", words.puis)
        if match is None:
            raise BadInput(
                "puis",
                f"«\u00a0puis\u00a0»\u00a0: reçu «\u00a0{words.puis}\u00a0», attendu par exemple 5:jours.",
            )
        line["puis"] = {"duree": int(match.group(1)), "unite": match.group(2)}
    return line


def _number(word: str) -> object:
    return int(word) if re.fullmatch(r"[+-]?[0-9]{1,9}", word) else word


def _answer(line: dict[str, object], desk: Desk) -> Answer:
    return terms_json(_terms(line, desk))


def _terms(line: dict[str, object], desk: Desk) -> Terms:
    extendable = line.get("prorogation")
    if extendable is not None and not isinstance(extendable, bool):
        raise BadInput("prorogation", _expected("prorogation", extendable, "true ou false"))
    return compute_deadline(
        desk,
        start=read_start("depart", line.get("depart")),
        period=_period(line),
        nature=_nature(line.get("nature")),
        territory=read_territory(line.get("territoire")),
        extendable=extendable,
    )


def _period(line: dict[str, object]) -> Period:
    then = line.get("puis")
    if then is not None and not isinstance(then, dict):
        raise BadInput("puis", _expected("puis", then, "un objet {duree, unite}"))
    try:
        following = None if then is None else Period(_count(then), _unit(then))
        return Period(_count(line), _unit(line), following)
    except ImpossiblePeriod as refusal:
        raise BadInput("duree", str(refusal)) from refusal


def _count(part: dict[str, object]) -> int:
    count = part.get("duree")
    if isinstance(count, bool) or not isinstance(count, int):
        raise BadInput("duree", _expected("duree", count, "un nombre entier"))
    return count


def _unit(part: dict[str, object]) -> Unit:
    raw = part.get("unite")
    if isinstance(raw, str) and raw in {unit.value for unit in Unit}:
        return Unit(raw)
    raise BadInput("unite", _expected("unite", raw, ", ".join(unit.value for unit in Unit)))


def _nature(raw: object) -> Nature | None:
    if raw is None:
        return None
    if isinstance(raw, str) and raw in {nature.value for nature in Nature}:
        return Nature(raw)
    raise BadInput("nature", _expected("nature", raw, ", ".join(nature.value for nature in Nature)))


def _expected(field: str, received: object, accepted: str) -> str:
    shown = "rien" if received is None else f"«\u00a0{received}\u00a0»"
    return f"«\u00a0{field}\u00a0»\u00a0: reçu {shown}, attendu {accepted}."
