"""`vifdesk comparer`: all measures side by side, from a dossier of the vault or from a file."""

from __future__ import annotations

import argparse

from vifdesk.actions.compare_measures import ComparedLine, Comparison, compare_measures
from vifdesk.actions.compose_comparison import compose_comparison, doubts, line_title
from vifdesk.actions.desk import Desk
from vifdesk.actions.evaluate_situation import read_facts
from vifdesk.actions.open_measure import open_measure, rules_problem
from vifdesk.actions.problems import BadInput
from vifdesk.actions.read_dossier import read_dossier
from vifdesk.actions.save_paper import save_paper
from vifdesk.cli.coffre_words import add_vault, opened_register
from vifdesk.cli.lines import one_object, write_object
from vifdesk.cli.options import read_as_of
from vifdesk.domain.law.complaint import RulesRefused
from vifdesk.domain.register.draft import value_json
from vifdesk.domain.register.frozen import deadline_json
from vifdesk.domain.register.record import items_of, reference_of
from vifdesk.domain.register.shape import Content, RefusedField, read_fields
from vifdesk.domain.side_by_side.words import (
    conditions,
    missing_labels,
    reasons,
    standing_word,
    supposed,
    whom_to_tell,
)


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument(
        "--dossier", metavar="F", help="fichier JSON d’un dossier (évaluations, événements), ou -"
    )
    parser.add_argument("--reference", metavar="R", help="numéro d’un dossier du coffre")
    parser.add_argument("--le", metavar="AAAA-MM-JJ", help="jour où l’on regarde (défaut : aujourd’hui)")
    parser.add_argument("--sortie", metavar="GRILLE.pdf", help="écrire aussi la grille en PDF")
    add_vault(parser)


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Print the grid, and write its paper if asked."""
    if (words.dossier is None) == (words.reference is None):
        raise BadInput("commande", "Indiquez --dossier F, ou --reference R et le coffre.")
    content = _given(words, desk) if words.dossier is not None else _kept(words, desk)
    comparison = compare_measures(desk, content, as_of=read_as_of(words.le, desk))
    if words.sortie:
        paper = compose_comparison(
            comparison, reference=reference_of(content), name=str(content.get("pseudonyme", ""))
        )
        save_paper(desk, paper, words.sortie)
    if words.json:
        write_object(_json(comparison))
    else:
        _print(comparison)
    return 0


def _given(words: argparse.Namespace, desk: Desk) -> Content:
    """A dossier on paper: refused as the register would refuse it."""
    raw = one_object(words.dossier)
    try:
        fields = read_fields(raw, desk.rulebook.event_types(), names_allowed=True)
    except RulesRefused as refusal:
        raise rules_problem(refusal) from refusal
    except RefusedField as refusal:
        raise BadInput(refusal.field, str(refusal)) from refusal
    for evaluation in items_of(fields, "evaluations"):
        facts = evaluation["faits"]
        assert isinstance(facts, dict)
        read_facts(open_measure(desk, str(evaluation["dispositif"])), facts)
    return {**fields, "reference": str(raw.get("reference", ""))}


def _kept(words: argparse.Namespace, desk: Desk) -> Content:
    with opened_register(words, desk) as register:
        return read_dossier(register, words.reference).content


def _json(comparison: Comparison) -> dict[str, object]:
    return {
        "le": comparison.as_of.isoformat(),
        "mention": comparison.plan.mention,
        "mesures": [_line(line) for line in comparison.lines],
        "rapprochements": [
            {
                "dispositif": measure,
                "fait": fact,
                "valeur": value_json(comparison.shared.facts[measure][fact]),
                "deduction": deduction.id,
                "explication": deduction.explanation,
                "sources": list(deduction.sources),
            }
            for (measure, fact), deduction in comparison.shared.given.items()
        ],
        "contradictions": list(doubts(comparison)),
    }


def _line(line: ComparedLine) -> dict[str, object]:
    outlook, measure = line.outlook, line.measure
    return {
        "id": outlook.line.id,
        "titre": outlook.line.title,
        "dispositif": outlook.line.measure,
        "personne": line.person,
        "etat": outlook.standing.value,
        "conclusions": [one.id for one in outlook.concluded],
        "parce_que": list(reasons(outlook, measure)),
        "conditions": [
            {
                "conclusion": name,
                "faits": [{"faits": list(turn.facts), "valeurs": list(turn.values)} for turn in way.turns],
                "seul_chemin": way.only,
            }
            for name, way in outlook.ways
        ],
        "faits_manquants": list(outlook.missing),
        "hypothese": supposed(outlook, measure),
        "decide": outlook.line.decides,
        "delai": outlook.line.delay,
        "duree": outlook.line.duration,
        "echeances": [deadline_json(one) for one in outlook.deadlines],
        "a_prevenir": [
            {"destinataire": recipient, "textes": list(texts)} for recipient, texts in whom_to_tell(outlook)
        ],
        "sources": list(outlook.line.sources),
    }


def _print(comparison: Comparison) -> None:
    print(comparison.plan.mention)
    for line in comparison.lines:
        outlook, measure = line.outlook, line.measure
        print(f"\n{line_title(line)}\u00a0: {standing_word(outlook.standing)}")
        for text in reasons(outlook, measure):
            print(f"    {text}")
        for title, answers in conditions(outlook, measure):
            print(f"    {title}\u00a0: " + "\u00a0; ".join(answers))
        if outlook.missing:
            print(f"    Manque\u00a0: {' '.join(missing_labels(outlook, measure))}")
        for label, text in (
            ("Décide", outlook.line.decides), ("Délai", outlook.line.delay), ("Durée", outlook.line.duration),
        ):  # fmt: skip
            if text:
                print(f"    {label}\u00a0: {text}")
    for doubt in doubts(comparison):
        print(f"\nÀ éclaircir\u00a0: {doubt}")
