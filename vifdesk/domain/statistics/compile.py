"""From the rules, the measures, the events and the grids to the plan of a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from vifdesk.domain.grids.grid import Grids
from vifdesk.domain.law.measure import Measure
from vifdesk.domain.schedule.event_type import EventTypes
from vifdesk.domain.statistics.plan import Group, Plan, Planned, PlannedSection, Reading
from vifdesk.domain.statistics.plan_measure import MeasurePlan, plan_measure
from vifdesk.domain.statistics.plan_rules import plan_counting
from vifdesk.domain.statistics.plan_stock import plan_phones
from vifdesk.domain.statistics.report import Chart
from vifdesk.domain.statistics.rules import (
    Counting,
    Delay,
    FigureRules,
    Lapse,
    Parting,
    Picture,
    Sequel,
    Share,
    Subject,
    Sum,
)
from vifdesk.domain.statistics.wording import EVENTS, OTHER, OTHER_LABEL, counted

_OTHER_EVENTS = "autres_evenements"


class UnknownFigure(LookupError):
    """The rules name something that does not exist; the message says what, in French."""


def compile_plan(rules: FigureRules, measures: Sequence[Measure], events: EventTypes, grids: Grids) -> Plan:
    """The plan of a report.

    Raises:
        UnknownFigure: the rules name a measure, an event, a grid or a figure that does not exist.

    """
    return _Compiler(rules, measures, events, grids).plan()


@dataclass(slots=True)
class _Compiler:
    rules: FigureRules
    measures: Sequence[Measure]
    events: EventTypes
    grids: Grids
    groups: list[Group] = field(default_factory=list)
    sums: dict[str, tuple[str, ...]] = field(default_factory=dict)
    plans: dict[str, MeasurePlan] = field(default_factory=dict)

    def plan(self) -> Plan:
        self._check_names()
        for measure in self.measures:
            self.plans[measure.id] = plan_measure(measure, self.rules.motives, self.rules.optional)
            self.groups += self.plans[measure.id].groups
        sections = tuple(self._section(subject) for subject in self._subjects())
        known = {figure.words.id for section in sections for figure in section.figures}
        parents = {figure.words.id: figure.words.parent for section in sections for figure in section.figures}
        charts = tuple(
            _chart(picture, subject.id, known, parents)
            for subject in self.rules.subjects
            for picture in subject.pictures
        )
        self._check_figures(known)
        return Plan(
            sections,
            charts,
            tuple(self.groups),
            self.sums,
            self._reading(),
            self.rules.threshold,
            self.rules.horizon,
        )

    def _subjects(self) -> Iterator[Subject]:
        """The sections, then what none of them names."""
        yield from self.rules.subjects
        named = {one for subject in self.rules.subjects for one in subject.measures}
        for measure in self.measures:
            if measure.id not in named:
                yield Subject(measure.counted.prefix, measure.heading.title, measures=(measure.id,))
        told = {one for subject in self.rules.subjects for one in subject.events}
        drawn = {one for subject in self.rules.subjects for one in subject.grids}
        events = tuple(one for one in self.events if one not in told)
        grids = tuple(one for one in self.grids if one not in drawn)
        if events or grids:
            yield Subject(_OTHER_EVENTS, "Autres événements", events=events, grids=grids)

    def _section(self, subject: Subject) -> PlannedSection:
        figures: list[Planned] = []
        for measure in subject.measures:
            figures += self.plans[measure].figures
        figures += self._event_figures(subject)
        for counting in subject.countings:
            if not isinstance(counting, Parting):
                figures += plan_counting(
                    counting,
                    {name: plan.counted for name, plan in self.plans.items()},
                    self.groups,
                    self.sums,
                )
        figures += [self._grid(grid) for grid in subject.grids]
        if subject.phones:
            figures += plan_phones(subject.phones, self.groups)
        return PlannedSection(subject.id, subject.title, tuple(figures))

    def _event_figures(self, subject: Subject) -> Iterator[Planned]:
        universe = tuple(f"evenement.{name}" for name in subject.events)
        partings = {one.event: one for one in subject.countings if isinstance(one, Parting)}
        for name in subject.events:
            label = self.events[name].label
            sentence = f"Événements « {label} » dont la date est dans la période."
            yield counted(f"evenement.{name}", label, sentence, EVENTS, universe=universe)
            if name in partings:
                yield from self._parting(partings[name], label, universe)

    def _parting(self, parting: Parting, label: str, universe: tuple[str, ...]) -> Iterator[Planned]:
        whole = f"evenement.{parting.event}"
        labels = _part_labels(parting, self._measure(parting.measure))
        cells = {f"{whole}.{name}": text for name, text in labels.items()}
        self.groups.append(Group(whole, tuple(cells)))
        how = (
            "d’après les faits notés avec l’événement"
            if parting.values
            else ("d’après la dernière évaluation enregistrée au jour de l’événement")
        )
        for cell, text in cells.items():
            sentence = f"« {label} », {how} : {text.rstrip('.')}."
            yield counted(cell, text.rstrip("."), sentence, EVENTS, universe=universe, parent=whole)

    def _grid(self, grid: str) -> Planned:
        title = self.grids[grid].title
        sentence = f"Grilles « {title} » enregistrées dont le jour est dans la période."
        return counted(
            f"grille.{grid}", f"{title} : reçues", sentence, "Grilles enregistrées dans les dossiers"
        )

    def _measure(self, name: str) -> Measure | None:
        return next((one for one in self.measures if one.id == name), None)

    def _reading(self) -> Reading:
        countings = [one for subject in self.rules.subjects for one in subject.countings]
        return Reading(
            measures={name: plan.counted for name, plan in self.plans.items()},
            events=frozenset(self.events),
            grids=frozenset(self.grids),
            motives=frozenset(self.rules.motives),
            acts=self.rules.acts,
            partings={one.event: one for one in countings if isinstance(one, Parting)},
            delays=tuple(one for one in countings if isinstance(one, Delay)),
            sequels=tuple(one for one in countings if isinstance(one, Sequel)),
            shares=tuple(one for one in countings if isinstance(one, Share)),
            lapses={(one.measure, one.deadline): one for one in countings if isinstance(one, Lapse)},
        )

    # -------------------------------------------------------------------------------- what the rules name must exist

    def _check_names(self) -> None:
        measures = {measure.id: measure for measure in self.measures}
        acts = {*self.rules.acts, *self.events}
        for act in self.rules.acts.values():
            for source in act.sources:
                _expect(source.events, self.events, "événement")
                _expect_fact(source.measure, source.fact, measures)
        if self.rules.ban is not None:
            for fact in (self.rules.ban.frame, self.rules.ban.end):
                _expect_fact(self.rules.ban.measure, fact, measures)
        for subject in self.rules.subjects:
            _expect(subject.measures, measures, "dispositif")
            _expect((*subject.events, *subject.phones), self.events, "événement")
            _expect(subject.grids, self.grids, "grille")
            for counting in subject.countings:
                _check_counting(counting, measures, acts, self.events)

    def _check_figures(self, known: set[str]) -> None:
        for subject in self.rules.subjects:
            for counting in subject.countings:
                _expect(_figures_of(counting), known, "chiffre")
        parts = [part for group in self.groups for part in group.parts]
        twice = sorted({part for part in parts if parts.count(part) > 1})
        if twice:
            raise UnknownFigure(f"« {twice[0]} » est une partie de deux totaux.")


def _part_labels(parting: Parting, measure: Measure | None) -> dict[str, str]:
    if parting.values:
        labels = {value.id: value.label for value in parting.values}
    else:
        assert measure is not None
        texts = {one.id: one.title for one in measure.conclusions} | dict(measure.motifs)
        labels = {name: texts.get(name, name) for name in parting.among}
    return {**labels, OTHER: OTHER_LABEL}


def _chart(picture: Picture, section: str, known: set[str], parents: Mapping[str, str]) -> Chart:
    ids: list[str] = []
    for name in picture.figures:
        stem = name.removesuffix("*")
        found = [one for one in parents if one.startswith(stem) and "." not in one[len(stem) :]]
        if name == stem:
            found = [name] if name in known else []
        if not found:
            raise UnknownFigure(f"Le graphique « {picture.id} » nomme « {name} », qui n’est pas un chiffre.")
        ids += found
    return Chart(picture.id, picture.title, section, tuple(ids))


def _check_counting(
    counting: Counting, measures: Mapping[str, Measure], acts: set[str], events: EventTypes
) -> None:
    match counting:
        case Parting():
            _expect((counting.event,), events, "événement")
            _expect((counting.measure,) if counting.measure else (), measures, "dispositif")
        case Delay():
            _expect((*counting.starts, *counting.ends, *counting.needs), acts, "acte")
        case Sequel():
            _expect((*counting.acts, *counting.unless), acts, "acte")
            _expect((counting.which.measure,), measures, "dispositif")
            _expect(
                counting.which.conclusions,
                {c.id for c in measures[counting.which.measure].conclusions},
                "conclusion",
            )
        case Share():
            for fact in (counting.day, *(given.fact for given in (*counting.over, *counting.of))):
                _expect_fact(counting.measure, fact, measures)
        case Lapse():
            _expect((counting.measure,), measures, "dispositif")
            _expect(
                (counting.deadline,), {rule.id for rule in measures[counting.measure].deadlines}, "échéance"
            )
        case _:
            return


def _figures_of(counting: Counting) -> tuple[str, ...]:
    match counting:
        case Sum():
            return counting.parts
        case Delay():
            return (counting.among,) if counting.among else ()
        case Sequel() | Share() | Lapse() | Parting():
            return ()
        case _:
            return counting.numerator, counting.denominator


def _expect_fact(measure: str, fact: str, measures: Mapping[str, Measure]) -> None:
    if measure:
        _expect((measure,), measures, "dispositif")
        _expect((fact,), {one.id for one in measures[measure].facts}, "fait")


def _expect(names: Iterable[str], known: Iterable[str], kind: str) -> None:
    there = set(known)
    for name in names:
        if name not in there:
            raise UnknownFigure(f"« {name} » n’est pas un nom connu ({kind}).")
