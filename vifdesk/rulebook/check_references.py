"""What a measure names must exist: ids once, references to something, versions without gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path

from vifdesk.domain.law.complaint import Complaint
from vifdesk.domain.law.condition import HasConcluded, atoms
from vifdesk.domain.law.facts import Fact, FactType
from vifdesk.domain.law.measure import MISSING_INFORMATION, DeadlineRule, Measure, Row
from vifdesk.domain.wizard.filling import names_in


def check_references(measure: Measure, folder: Path) -> Iterator[Complaint]:
    """Every reference to nothing."""
    prefix = f"droit/{folder.name}/"
    facts = {fact.id: fact for fact in measure.facts}
    checks = (
        ("mesure.toml", _regimes(measure, facts)),
        ("mesure.toml", _counted(measure, facts)),
        ("faits.toml", _facts(measure)),
        ("regles.toml", _tables(measure, facts)),
        ("conclusions.toml", _conclusions(measure)),
        ("echeances.toml", _deadlines(measure, facts)),
        *((name, _places(measure, texts)) for name, texts in _texts(measure)),
    )
    for name, found in checks:
        for place, message, remedy in found:
            yield Complaint(prefix + name, place, message, remedy)


Found = Iterator[tuple[str, str, str]]


def _twice(ids: Iterable[str], kind: str) -> Found:
    for name, times in Counter(ids).items():
        if times > 1:
            yield f"{kind} « {name} »", f"l’identifiant sert {times} fois.", "En donner un à chacun."


def _regimes(measure: Measure, facts: dict[str, Fact]) -> Found:
    yield from _twice((regime.id for regime in measure.regimes), "régime")
    selecting = facts.get(measure.regime_fact)
    if selecting is None or selecting.type is not FactType.DATE:
        yield "en-tête", f"« date_regime » nomme « {measure.regime_fact} ».", "Il faut un fait de type date."
    stage = facts.get(measure.stage_fact)
    if measure.stage_fact and (stage is None or stage.type is not FactType.CHOIX):
        yield "en-tête", f"« etape » nomme « {measure.stage_fact} ».", "Il faut un fait de type choix."
    if not measure.regimes:
        yield "en-tête", "aucun régime.", "Ajouter au moins un [[regime]]."
        return
    if measure.regimes[0].since is not None or measure.regimes[-1].until is not None:
        yield (
            "en-tête",
            "les régimes ne couvrent pas tout le temps.",
            "Le premier est sans « du », le dernier sans « au ».",
        )
    for earlier, later in zip(measure.regimes, measure.regimes[1:], strict=False):
        if earlier.until is None or later.since != earlier.until + timedelta(days=1):
            place = f"régime « {later.id} »"
            yield (
                place,
                f"il ne commence pas au lendemain de « {earlier.id} ».",
                "Rendre les périodes contiguës.",
            )
    for repetition in measure.repetitions:
        for fact in repetition.clears:
            if fact not in facts:
                yield (
                    f"répétition « {repetition.id} »",
                    f"« {fact} » n’est pas un fait.",
                    "Corriger « efface ».",
                )


def _counted(measure: Measure, facts: dict[str, Fact]) -> Found:
    counting = facts.get(measure.counted.day_fact)
    if counting is None or counting.type is not FactType.DATE:
        yield (
            "« copil »",
            f"« date » nomme « {measure.counted.day_fact} ».",
            "Il faut un fait de type date.",
        )
    if measure.counted.regimes_of not in {"", *(c.id for c in measure.conclusions)}:
        yield (
            "« copil »",
            f"« regimes_de » nomme « {measure.counted.regimes_of} ».",
            "Il faut une conclusion de la mesure.",
        )


def _facts(measure: Measure) -> Found:
    yield from _twice((fact.id for fact in measure.facts), "fait")
    for fact in measure.facts:
        yield from _twice((value.id for value in fact.values), f"fait « {fact.id} », valeur")
        if fact.unknown_is_value and fact.unknown_word is None:
            yield (
                f"fait « {fact.id} »",
                "« inconnu » et « sans_inconnu » se contredisent.",
                "Retirer l’un des deux.",
            )


def _tables(measure: Measure, facts: dict[str, Fact]) -> Found:
    yield from _twice((table.id for table in measure.tables), "table")
    yield from _twice((row.id for table in measure.tables for row in table.rows), "ligne")
    reachable: set[str] = set()
    for table in measure.tables:
        conditions = [table.claim, *(row.condition for row in table.rows)]
        for atom in (atom for condition in conditions for atom in atoms(condition)):
            if isinstance(atom, HasConcluded) and not reachable.issuperset(atom.conclusions):
                unknown = ", ".join(set(atom.conclusions) - reachable)
                place = f"table « {table.id} »"
                yield (
                    place,
                    f"aucune table précédente ne conclut « {unknown} ».",
                    "Corriger, ou déplacer la table.",
                )
        for row in table.rows:
            yield from _row(measure, facts, row)
        reachable |= {row.conclusion for row in table.rows if row.conclusion}


def _row(measure: Measure, facts: dict[str, Fact], row: Row) -> Found:
    place = f"ligne « {row.id} »"
    if row.conclusion not in {None, MISSING_INFORMATION, *(c.id for c in measure.conclusions)}:
        yield place, f"la conclusion « {row.conclusion} » n’a pas de phrase.", "L’ajouter à conclusions.toml."
    if row.motif is not None and row.motif not in dict(measure.motifs):
        yield place, f"le motif « {row.motif} » n’a pas de phrase.", "L’ajouter à conclusions.toml."
    if row.motif_fact is not None and row.motif_fact not in facts:
        yield place, f"« motif_fait » nomme « {row.motif_fact} », qui n’est pas un fait.", "Corriger le nom."
    for regime in row.regimes:
        if regime not in {r.id for r in measure.regimes}:
            yield place, f"« {regime} » n’est pas un régime.", "Corriger « regimes »."
    for missing in row.missing:
        if missing.fact not in facts:
            yield place, f"« manquant » nomme « {missing.fact} », qui n’est pas un fait.", "Corriger le nom."


def _conclusions(measure: Measure) -> Found:
    yield from _twice((conclusion.id for conclusion in measure.conclusions), "conclusion")
    yield from _twice((motif for motif, _ in measure.motifs), "motif")
    used = {row.conclusion for table in measure.tables for row in table.rows}
    for conclusion in measure.conclusions:
        if conclusion.id not in used and conclusion.id != MISSING_INFORMATION:
            yield (
                f"conclusion « {conclusion.id} »",
                "aucune ligne ne la donne.",
                "La retirer, ou ajouter la ligne.",
            )


Texts = list[tuple[str, str]]


def _texts(measure: Measure) -> Iterator[tuple[str, Texts]]:
    """File by file, each place with the text that may name facts between braces."""
    worded = [(f"conclusion « {c.id} »", c.sentence) for c in measure.conclusions]
    yield (
        "conclusions.toml",
        worded + [(f"motif « {motif} »", sentence) for motif, sentence in measure.motifs],
    )
    yield "regles.toml", [(f"ligne « {r.id} »", r.explanation) for t in measure.tables for r in t.rows]
    yield "actions.toml", [(f"action « {a.id} »", a.text + a.detail) for a in measure.actions]
    yield "avertissements.toml", [(f"avertissement « {w.id} »", w.text) for w in measure.warnings]


def _places(measure: Measure, texts: Texts) -> Found:
    facts, deadlines = {fact.id for fact in measure.facts}, {rule.id for rule in measure.deadlines}
    for place, text in texts:
        for name, is_deadline in names_in(text):
            if name not in (deadlines if is_deadline else facts):
                kind = "une échéance" if is_deadline else "un fait"
                yield place, f"« {{{name}}} » n’est pas {kind}.", "Corriger le nom entre accolades."


def _deadlines(measure: Measure, facts: dict[str, Fact]) -> Found:
    for rule in measure.deadlines:
        place = f"échéance « {rule.id} »"
        for name in _named(rule):
            if name not in facts:
                yield place, f"« {name} » n’est pas un fait.", "Corriger le nom."
        if rule.blackout and rule.blackout.warning not in {warning.id for warning in measure.warnings}:
            yield (
                place,
                f"l’avertissement « {rule.blackout.warning} » n’existe pas.",
                "L’ajouter à avertissements.toml.",
            )


def _named(rule: DeadlineRule) -> Iterator[str]:
    for start in rule.starts:
        yield start.fact
        if start.hour:
            yield start.hour
    for length in rule.lengths:
        yield from (fact for fact in (length.fact, length.end_fact) if fact)
