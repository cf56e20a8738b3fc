"""The figures that the rules add: sums, ratios, delays, sequels, shares, lapses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vifdesk.domain.statistics.plan import CountedMeasure, Group, Planned
from vifdesk.domain.statistics.report import Unit
from vifdesk.domain.statistics.rules import Counting, Delay, Lapse, Ratio, Sequel, Share, Sum
from vifdesk.domain.statistics.wording import EVALUATIONS, EVENTS, SCHEDULE, counted, quantiles, share

Measures = Mapping[str, CountedMeasure]


def plan_counting(
    counting: Counting, measures: Measures, groups: list[Group], sums: dict[str, tuple[str, ...]]
) -> Iterator[Planned]:
    """The figures of one counting; what hangs together is added to `groups`, totals to `sums`."""
    match counting:
        case Sum():
            groups.append(Group(counting.id, counting.parts))
            sums[counting.id] = counting.parts
            definition = "Somme des événements de la période qui la composent."
            yield counted(counting.id, counting.label, definition, EVENTS)
        case Ratio():
            cells = counting.numerator, counting.denominator
            yield share(
                counting.id, counting.label, "Le premier compte sur le second.", EVENTS, "Total", cells
            )
        case Delay():
            yield from _delay(counting, groups)
        case Sequel():
            yield _sequel(counting, measures, groups)
        case Share():
            yield _share(counting, groups)
        case Lapse():
            yield _lapse(counting)
        case _:
            raise TypeError(counting)


def _delay(delay: Delay, groups: list[Group]) -> Iterator[Planned]:
    unit = "jours" if delay.unit is Unit.JOURS else "heures"
    definition = f"En {unit}, du premier acte à celui qui le suit ; compté au jour du second, s’il est dans la période."
    if delay.unit is Unit.HEURES:
        definition += " Seuls comptent les cas dont les deux heures sont notées."
    if delay.among:
        groups.append(Group(delay.among, (delay.id,)))
    yield from quantiles(delay.id, delay.label, delay.unit, definition, EVENTS)
    for limit in delay.limits:
        groups.append(Group(delay.id, (limit.id,)))
        text = f"Cas dont le délai est d’au plus {limit.value} {unit}, sur les cas mesurés."
        yield share(limit.id, limit.label, text, EVENTS, "Cas mesurés", (limit.id, delay.id))
    if delay.running is not None:
        text = (
            "Commencés et non finis au soir du dernier jour de la période, quelle que soit leur ancienneté."
        )
        flows = (delay.id, *(f"evenement.{name}" for name in (*delay.starts, *delay.ends)))
        yield counted(
            delay.running.id, delay.running.label, text, EVENTS, universe=(begun(delay),), flows=flows
        )


def begun(delay: Delay) -> str:
    """The cell of those that ever began, shown nowhere."""
    return f"{delay.id}_commences"


def _sequel(sequel: Sequel, measures: Measures, groups: list[Group]) -> Planned:
    over = sequel_cell(sequel, measures)
    groups.append(Group(over, (sequel.id,)))
    bound = f"{sequel.days} jours"
    if sequel.deadline:
        bound = "le terme de l’échéance calculée ce jour-là"
    what = "non suivies" if sequel.missing else "suivies"
    day = "la date de l’évaluation" if sequel.at_start else "le dernier jour de ce délai"
    text = f"Évaluations {what} de l’acte attendu dans {bound} ; elles comptent à la période de {day}."
    return share(sequel.id, sequel.label, text, EVALUATIONS, "Évaluations concernées", (sequel.id, over))


def sequel_cell(sequel: Sequel, measures: Measures) -> str:
    """The cell of the cases; the very cell of a conclusion or a version where it is the same count, to be hidden with it."""
    which = sequel.which
    measure = measures[which.measure]
    whole = sequel.at_start and not sequel.unless and not which.without_departure
    if whole and len(which.conclusions) == 1:
        if not which.regimes:
            return f"{measure.prefix}_conclusion.{which.conclusions[0]}"
        if len(which.regimes) == 1 and which.conclusions[0] == measure.regimes_of:
            return f"{measure.prefix}_regime.{which.regimes[0]}"
    return own_cell(sequel)


def own_cell(sequel: Sequel) -> str:
    """The cell of the cases that no other figure counts."""
    return f"{sequel.id}_cas"


def _share(part: Share, groups: list[Group]) -> Planned:
    over = f"{part.id}_cas"
    groups.append(Group(over, (part.id,)))
    text = "Réponses de la dernière évaluation de chaque décision, dont la date est dans la période."
    return share(part.id, part.label, text, EVALUATIONS, "Décisions concernées", (part.id, over))


def _lapse(lapse: Lapse) -> Planned:
    text = "Mesures dont le terme est passé sans renouvellement ni fin notés ; comptées le lendemain de ce terme."
    return counted(lapse.id, lapse.label, text, SCHEDULE)
