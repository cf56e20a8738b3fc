"""What one dossier adds to the counts: marks, each a cell, a day and a number. No text of the dossier goes further."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from vifdesk.domain.register.record import BIN, SCHEDULE, items_of
from vifdesk.domain.register.shape import Content
from vifdesk.domain.statistics.pairing import Moment, paired
from vifdesk.domain.statistics.plan import CountedMeasure, Reading
from vifdesk.domain.statistics.plan_rules import begun, own_cell, sequel_cell
from vifdesk.domain.statistics.rules import Delay, Parting, Sequel, Share, Split
from vifdesk.domain.statistics.wording import OTHER

LAST_DAY = date.max.toordinal()


class Mark(NamedTuple):
    """A number for a cell on a day (its ordinal): 1 for a count, the length of a delay, 1 or -1 for what is running."""

    cell: str
    day: int
    number: float = 1.0


class Reader:
    """Reads dossiers after one plan; it only remembers which day a text is."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._days: dict[str, int | None] = {}
        self._sequels: dict[str, list[tuple[Sequel, str]]] = {}
        for sequel in reading.sequels:
            cell = sequel_cell(sequel, reading.measures)
            self._sequels.setdefault(sequel.which.measure, []).append((sequel, cell))

    def marks(self, content: Content) -> list[Mark]:
        """What a dossier adds; nothing where it lies in the bin."""
        if BIN in content:
            return []
        life = _Life(content, self, self._reading)
        found = [mark for rank in range(len(life.evaluations)) for mark in self._evaluation(life, rank)]
        for event in life.events:
            found += self._event(life, event)
        for grid in items_of(content, "grilles"):
            day = self.day(grid.get("le"))
            if day is not None and grid.get("grille") in self._reading.grids:
                found.append(Mark(f"grille.{grid['grille']}", day))
        for item in items_of(content, SCHEDULE):
            found += self._deadline(item)
        for delay in self._reading.delays:
            found += self._delay(life, delay)
        for share in self._reading.shares:
            found += self._share(life, share)
        return found

    def day(self, value: object) -> int | None:
        """The ordinal of a day or a moment; None for anything else."""
        if not isinstance(value, str):
            return None
        known = self._days.get(value[:10], 0)
        if known == 0:
            known = self._days[value[:10]] = _ordinal(value[:10])
        return known

    # --------------------------------------------------------------------------------------------------- evaluations

    def _evaluation(self, life: _Life, rank: int) -> Iterator[Mark]:
        evaluation = life.evaluations[rank]
        measure, day = life.measure(rank), life.days[rank]
        if measure is None or day is None:
            return
        yield Mark(f"{measure.prefix}_evaluations", day)
        for cell in dict.fromkeys(_reached(measure, evaluation)):
            yield Mark(cell, day)
        for cell in self._opinion(measure, evaluation):
            yield Mark(cell, day)
        for sequel, cell in self._sequels.get(str(evaluation.get("dispositif")), ()):
            yield from self._sequel(life, rank, sequel, cell)

    def _opinion(self, measure: CountedMeasure, evaluation: Content) -> Iterator[str]:
        decision = _object(evaluation.get("decision"))
        stance, total = decision.get("position"), f"{measure.prefix}_avis"
        if stance not in ("conforme", "ecart"):
            return
        yield total
        yield f"{total}.{stance}"
        if stance == "ecart":
            yield f"{total}.ecart.{_known(decision.get('categorie'), self._reading.motives)}"

    def _sequel(self, life: _Life, rank: int, sequel: Sequel, over: str) -> Iterator[Mark]:
        evaluation, start = life.evaluations[rank], life.days[rank]
        if start is None or not _fits(sequel, evaluation):
            return
        bound = self._bound(sequel, evaluation, start)
        if any(start <= day <= bound for name in sequel.unless for day, _ in life.moments(name)):
            return
        followed = any(start <= day <= bound for name in sequel.acts for day, _ in life.moments(name))
        day = start if sequel.at_start else bound
        if over == own_cell(sequel):  # another cell has its own marks
            yield Mark(over, day)
        if followed is not sequel.missing:
            yield Mark(sequel.id, day)

    def _bound(self, sequel: Sequel, evaluation: Content, start: int) -> int:
        for deadline in items_of(evaluation, "echeances"):
            if sequel.deadline and deadline.get("id") == sequel.deadline:
                end = self.day(deadline.get("terme"))
                if end is not None:
                    return end
        return min(start + sequel.days, LAST_DAY)

    def _share(self, life: _Life, share: Share) -> Iterator[Mark]:
        """The newest evaluation of each decision: what was answered later corrects what was answered before."""
        newest: dict[tuple[str, int], Mapping[str, object]] = {}
        for evaluation in life.evaluations:
            if evaluation.get("dispositif") == share.measure:
                facts = _object(evaluation.get("faits"))
                day = self.day(facts.get(share.day))
                if day is not None:
                    newest[str(evaluation.get("personne", "")), day] = facts
        for (_, day), facts in newest.items():
            if all(facts.get(given.fact) == given.value for given in share.over):
                yield Mark(f"{share.id}_cas", day)
                if all(facts.get(given.fact) == given.value for given in share.of):
                    yield Mark(share.id, day)

    # -------------------------------------------------------------------------------------------------------- events

    def _event(self, life: _Life, event: Content) -> Iterator[Mark]:
        kind, day = event.get("type"), self.day(event.get("le"))
        if day is None or kind not in self._reading.events:
            return
        yield Mark(f"evenement.{kind}", day)
        parting = self._reading.partings.get(str(kind))
        if parting is not None:
            yield Mark(f"evenement.{kind}.{_part(parting, life, event, day)}", day)

    def _delay(self, life: _Life, delay: Delay) -> Iterator[Mark]:
        starts = [moment for name in delay.starts for moment in life.moments(name)]
        if not starts:
            return
        ends = [moment for name in delay.ends for moment in life.moments(name)]
        needs = [moment for name in delay.needs for moment in life.moments(name)]
        for pair in paired(starts, ends, needs if delay.needs else None):
            if delay.running is not None:
                yield Mark(begun(delay), pair.start[0])
                yield Mark(delay.running.id, pair.start[0])
                if pair.closed is not None:
                    yield Mark(delay.running.id, pair.closed, -1.0)
            length = pair.length(delay.unit)
            if pair.end is not None and length is not None and not (delay.positive and length <= 0):
                yield Mark(delay.id, pair.end[0], length)
                for limit in delay.limits:
                    if length <= limit.value:
                        yield Mark(limit.id, pair.end[0])

    # ----------------------------------------------------------------------------------------------------- deadlines

    def _deadline(self, item: Content) -> Iterator[Mark]:
        measure = self._reading.measures.get(str(item.get("dispositif")))
        day, state = self.day(item.get("terme")), item.get("etat", "ouverte")
        if measure is None or day is None or item.get("statut") != "datee" or state == "sans_objet":
            return
        name = str(item.get("id"))
        lapse = self._reading.lapses.get((str(item.get("dispositif")), name))
        if lapse is not None and state != "faite":
            yield Mark(lapse.id, day + 1)
        if item.get("nature") == "duree" or name not in measure.deadlines:
            return
        kept = self._kept(item) if state == "faite" else False
        if kept is None:
            return
        cell, at = f"{measure.prefix}_echeance.{name}", day if kept else day + 1
        yield Mark(f"{measure.prefix}_echeances", at)
        yield Mark(cell, at)
        yield Mark(f"{cell}.{'tenues' if kept else 'manquees'}", at)

    def _kept(self, item: Content) -> bool | None:
        """Whether it was done in time: by the minute when both are known to it, else by the day. None: it does not say."""
        done, end = str(item.get("fait_le") or ""), str(item.get("terme"))
        if self.day(done) is None:
            return None
        return done[:16] <= end[:16] if "T" in done and "T" in end else done[:10] <= end[:10]


class _Life:
    """The parts of a dossier that are read, and its moments by name."""

    def __init__(self, content: Content, reader: Reader, reading: Reading) -> None:
        self._reader, self._reading = reader, reading
        self.evaluations = items_of(content, "evaluations")
        self.events = items_of(content, "evenements")
        self.days = [self._day(evaluation) for evaluation in self.evaluations]
        self._by_kind: dict[str, list[Moment]] = {}
        for event in self.events:
            day = reader.day(event.get("le"))
            if day is not None:
                moment = day, str(event["le"])[11:16]
                self._by_kind.setdefault(str(event.get("type")), []).append(moment)

    def measure(self, rank: int) -> CountedMeasure | None:
        return self._reading.measures.get(str(self.evaluations[rank].get("dispositif")))

    def moments(self, name: str) -> Sequence[Moment]:
        """The moments of an act, or of a kind of event."""
        act = self._reading.acts.get(name)
        if act is None:
            return self._by_kind.get(name, ())
        for source in act.sources:
            found = [moment for kind in source.events for moment in self._by_kind.get(kind, ())]
            if source.fact:
                found = list(dict.fromkeys(self._answers(source.measure, source.fact)))
            if found:
                return found
        return ()

    def _answers(self, measure: str, fact: str) -> Iterator[Moment]:
        for evaluation in self.evaluations:
            if evaluation.get("dispositif") == measure:
                answer = _object(evaluation.get("faits")).get(fact)
                day = self._reader.day(answer)
                if day is not None:
                    yield day, str(answer)[11:16]

    def _day(self, evaluation: Content) -> int | None:
        measure = self._reading.measures.get(str(evaluation.get("dispositif")))
        if measure is None:
            return None
        return self._reader.day(_object(evaluation.get("faits")).get(measure.day_fact))


def _reached(measure: CountedMeasure, evaluation: Content) -> Iterator[str]:
    """The cells of an evaluation's conclusions, with their motives and the version where they are counted."""
    for conclusion in items_of(evaluation, "conclusions"):
        name = _known(conclusion.get("id"), measure.conclusions)
        yield f"{measure.prefix}_conclusion.{name}"
        grounds = measure.grounds.get(name)
        if grounds:
            yield f"{measure.prefix}_motif.{name}.{_known(conclusion.get('motif'), grounds)}"
        if name == measure.regimes_of:
            yield f"{measure.prefix}_regime.{_known(evaluation.get('regime'), measure.regimes)}"


def _part(parting: Parting, life: _Life, event: Content, day: int) -> str:
    """Which part of its kind an event is."""
    if parting.by is Split.FAITS:
        facts = _object(event.get("faits"))
        found = [one.id for one in parting.values if facts.get(one.given.fact) == one.given.value]
        return found[0] if found else OTHER
    before = [
        (at, rank)
        for rank, at in enumerate(life.days)
        if at is not None and at <= day and life.evaluations[rank].get("dispositif") == parting.measure
    ]
    if not before:
        return OTHER
    key = "id" if parting.by is Split.CONCLUSION else "motif"
    said = [one.get(key) for one in items_of(life.evaluations[max(before)[1]], "conclusions")]
    return next((str(one) for one in said if one in parting.among), OTHER)


def _fits(sequel: Sequel, evaluation: Content) -> bool:
    which = sequel.which
    if which.regimes and evaluation.get("regime") not in which.regimes:
        return False
    if which.without_departure and _object(evaluation.get("decision")).get("position") == "ecart":
        return False
    reached = {one.get("id") for one in items_of(evaluation, "conclusions")}
    return not which.conclusions or not reached.isdisjoint(which.conclusions)


def _known(name: object, names: Iterable[str]) -> str:
    """The name if the rules know it: what a colleague's file may have written instead is never repeated."""
    return name if isinstance(name, str) and name in names else OTHER


def _object(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _ordinal(text: str) -> int | None:
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return None
