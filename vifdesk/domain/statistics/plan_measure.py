"""The figures that every measure has of itself: evaluations, opinions followed or not, deadlines kept or missed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from vifdesk.domain.deadlines.terms import Nature
from vifdesk.domain.law.measure import Measure
from vifdesk.domain.statistics.plan import CountedMeasure, Group, Planned
from vifdesk.domain.statistics.wording import EVALUATIONS, OTHER, OTHER_LABEL, SCHEDULE, counted, share


@dataclass(slots=True)
class MeasurePlan:
    """What one measure brings to the plan."""

    counted: CountedMeasure
    figures: list[Planned] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


def plan_measure(measure: Measure, motives: Mapping[str, str], optional: frozenset[str]) -> MeasurePlan:
    """The figures of a measure, in their order."""
    said = measure.counted
    grounds = _grounds(measure) if said.grounds else {}
    deadlines = _deadlines(measure, optional)
    plan = MeasurePlan(
        CountedMeasure(
            prefix=said.prefix,
            day_fact=said.day_fact,
            conclusions=frozenset(one.id for one in measure.conclusions),
            grounds={conclusion: frozenset(names) for conclusion, names in grounds.items()},
            regimes_of=said.regimes_of,
            regimes=frozenset(regime.id for regime in measure.regimes),
            deadlines=frozenset(deadlines),
        )
    )
    _evaluations(plan, measure, grounds)
    _opinions(plan, measure, motives)
    _kept(plan, measure, deadlines)
    return plan


def _grounds(measure: Measure) -> dict[str, dict[str, str]]:
    """Of each conclusion the motives that its rows can give, with their sentences."""
    sentences = dict(measure.motifs)
    found: dict[str, dict[str, str]] = {}
    for row in (row for table in measure.tables for row in table.rows):
        if row.conclusion is None:
            continue
        names = [row.motif] if row.motif else []
        if row.motif_fact:
            names += [value.id for value in measure.fact(row.motif_fact).values]
        for name in names:
            found.setdefault(row.conclusion, {})[name] = sentences.get(name, name)
    return found


def _evaluations(plan: MeasurePlan, measure: Measure, grounds: Mapping[str, Mapping[str, str]]) -> None:
    prefix, title = plan.counted.prefix, measure.heading.short_title
    total = f"{prefix}_evaluations"
    day = measure.fact(plan.counted.day_fact).label
    definition = f"Évaluations « {measure.heading.title} » dont la date (« {day} ») est dans la période."
    plan.figures.append(counted(total, f"{title} : évaluations", definition, EVALUATIONS))
    known = {one.id: one.title for one in measure.conclusions}
    cells = {f"{prefix}_conclusion.{name}": label for name, label in {**known, OTHER: OTHER_LABEL}.items()}
    if len(measure.tables) == 1:
        plan.groups.append(Group(total, tuple(cells)))
    else:  # several conclusions may be reached at once
        plan.groups += [Group(total, (cell,)) for cell in cells]
    for cell, label in cells.items():
        sentence = f"Évaluations dont une conclusion est « {label} »."
        plan.figures.append(counted(cell, label, sentence, EVALUATIONS, universe=(total,), parent=total))
        name = cell.removeprefix(f"{prefix}_conclusion.")
        if name in grounds:
            plan.figures += _parts(plan, cell, f"{prefix}_motif.{name}", grounds[name], total)
        if name == plan.counted.regimes_of:
            regimes = {regime.id: regime.label for regime in measure.regimes}
            plan.figures += _parts(plan, cell, f"{prefix}_regime", regimes, total)


def _parts(
    plan: MeasurePlan, whole: str, stem: str, names: Mapping[str, str], universe: str
) -> Iterator[Planned]:
    cells = {f"{stem}.{name}": label for name, label in {**names, OTHER: OTHER_LABEL}.items()}
    plan.groups.append(Group(whole, tuple(cells)))
    for cell, label in cells.items():
        sentence = f"Parmi elles, celles dont le motif ou la version est : {label.rstrip('.')}."
        yield counted(cell, label.rstrip("."), sentence, EVALUATIONS, universe=(universe,), parent=whole)


def _opinions(plan: MeasurePlan, measure: Measure, motives: Mapping[str, str]) -> None:
    """Whether the magistrate followed the opinion, and why not."""
    prefix, title = plan.counted.prefix, measure.heading.short_title
    total = f"{prefix}_avis"
    followed, departed = f"{total}.conforme", f"{total}.ecart"
    categories = {f"{departed}.{name}": label for name, label in {**motives, OTHER: "Non classé"}.items()}
    plan.groups += [
        Group(f"{prefix}_evaluations", (total,)),
        Group(total, (followed, departed)),
        Group(departed, tuple(categories)),
    ]
    said = "Évaluations où le magistrat a noté sa décision"
    plan.figures += [
        counted(total, f"{title} : décisions notées", f"{said}.", EVALUATIONS),
        counted(followed, "Avis du programme suivi", f"{said}, conforme à l’avis.", EVALUATIONS, universe=(total,), parent=total),
        counted(departed, "Écart avec l’avis", f"{said}, différente de l’avis.", EVALUATIONS, universe=(total,), parent=total),
    ]  # fmt: skip
    for cell, label in categories.items():
        sentence = f"Écarts dont le motif est classé : {label}."
        plan.figures.append(counted(cell, label, sentence, EVALUATIONS, universe=(total,), parent=departed))
    plan.figures.append(
        share(
            f"{prefix}_ecarts_part",
            f"{title} : part des écarts avec l’avis",
            "Écarts parmi les décisions notées.",
            EVALUATIONS,
            "Décisions notées",
            (departed, total),
            "Écarts avec l’avis",
        )
    )


def _deadlines(measure: Measure, optional: frozenset[str]) -> dict[str, str]:
    """The deadlines that can be kept or missed: acts to do, not how long a measure lasts."""
    return {
        rule.id: rule.label
        for rule in measure.deadlines
        if rule.nature is not Nature.DUREE and f"{measure.id}.{rule.id}" not in optional
    }


def _kept(plan: MeasurePlan, measure: Measure, deadlines: Mapping[str, str]) -> None:
    if not deadlines:
        return
    prefix, title = plan.counted.prefix, measure.heading.short_title
    total = f"{prefix}_echeances"
    cells = {name: f"{prefix}_echeance.{name}" for name in deadlines}
    plan.groups.append(Group(total, tuple(cells.values())))
    definition = "Échéances d’actes à faire, tenues (au jour de leur terme) ou manquées (le lendemain de leur terme), dans la période."
    plan.figures.append(counted(total, f"{title} : échéances tenues ou manquées", definition, SCHEDULE))
    for name, cell in cells.items():
        kept, missed = f"{cell}.tenues", f"{cell}.manquees"
        plan.groups.append(Group(cell, (kept, missed)))
        words = (
            (cell, deadlines[name], definition, total),
            (kept, "Tenues", "Faites au plus tard à leur terme ; comptées au jour de ce terme.", cell),
            (
                missed,
                "Manquées",
                "Faites après leur terme, ou encore ouvertes ; comptées le lendemain du terme.",
                cell,
            ),
        )
        plan.figures += [
            counted(id_, label, said, SCHEDULE, universe=(total,), parent=parent)
            for id_, label, said, parent in words
        ]
