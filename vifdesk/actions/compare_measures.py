"""All measures side by side, from what one dossier knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from vifdesk.actions.desk import Desk
from vifdesk.actions.open_measure import open_measure, rules_problem
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.law.complaint import RulesRefused
from vifdesk.domain.law.facts import Value, read_value
from vifdesk.domain.law.measure import Measure
from vifdesk.domain.register.life_json import happenings_of, tracks_of
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.shape import Content
from vifdesk.domain.schedule.life import Life
from vifdesk.domain.schedule.opened import Law
from vifdesk.domain.schedule.track import Track
from vifdesk.domain.side_by_side.outlook import Outlook, look
from vifdesk.domain.side_by_side.plan import TODAY, LineRule, Plan
from vifdesk.domain.side_by_side.sharing import Shared, share
from vifdesk.domain.wizard.reading import read


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One line with the measure whose words it uses; `person`: whom it concerns, where the dossier tells several apart."""

    outlook: Outlook
    measure: Measure
    person: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The grid: its lines in the order of the plan, what the measures gave each other, the day on which one looked."""

    plan: Plan
    lines: tuple[ComparedLine, ...]
    shared: Shared
    measures: Mapping[str, Measure]
    as_of: date


def compare_measures(desk: Desk, content: Content, *, as_of: date) -> Comparison:
    """The grid of a dossier's content: its evaluations, answered or frozen, and its events.

    Raises:
        UserProblem: rule files are wrong.

    """
    try:
        plan, laws = desk.rulebook.plan(), _laws(desk)
    except RulesRefused as refusal:
        raise rules_problem(refusal) from refusal
    dated = {**content, "evaluations": [_dated(one, as_of) for one in items_of(content, "evaluations")]}
    territory = _territory(dated)
    known = {
        (track.measure, track.person): _known(desk, laws[track.measure], track, dated, territory)
        for track in _tracks(dated, laws)
    }
    shared = share(_by_measure(known), plan.deductions)
    lines = tuple(
        ComparedLine(outlook, laws[outlook.line.measure].compiled.measure, person)
        for person, outlook in _lines(plan, laws, known, shared, territory, as_of)
    )
    return Comparison(
        plan, lines, shared, {measure: law.compiled.measure for measure, law in laws.items()}, as_of
    )


Known = Mapping[tuple[str, str], dict[str, Value]]


def _laws(desk: Desk) -> dict[str, Law]:
    calendar = desk.rulebook.calendar()
    return {
        heading.id: Law(open_measure(desk, heading.id), calendar, desk.rulebook.law_print(heading.id))
        for heading in desk.rulebook.headings()
    }


def _dated(evaluation: Content, as_of: date) -> Content:
    return evaluation if "le" in evaluation else {**evaluation, "le": as_of.isoformat()}


def _territory(content: Content) -> Territory:
    found = [str(one["territoire"]) for one in items_of(content, "evaluations") if "territoire" in one]
    return Territory(found[-1]) if found else Territory.METROPOLE


def _tracks(content: Content, laws: Mapping[str, Law]) -> tuple[Track, ...]:
    """What the dossier follows; a measure that nothing was asked of has an empty one, which events may still fill."""
    found = [track for track in tracks_of(content, laws) if track.measure in laws]
    spoken = {track.measure for track in found}
    return (*found, *(Track(measure, "") for measure in laws if measure not in spoken))


def _known(desk: Desk, law: Law, track: Track, content: Content, territory: Territory) -> dict[str, Value]:
    """The facts as the events leave them, without those that are not known: they are what is missing."""
    events = sorted(happenings_of(content), key=lambda event: event.order)
    since = events[0].day if events else desk.clock.today()
    life = Life(track, law, territory=territory, since=since)
    life.go_through(events, desk.rulebook.event_types())
    facts = law.compiled.space.facts
    return {fact: value for fact, value in life.facts.items() if not facts[fact].is_unknown(value)}


def _by_measure(known: Known) -> dict[str, dict[str, Value]]:
    """What serves the other measures; where several persons are told apart, what they agree on."""
    found: dict[str, dict[str, Value]] = {}
    for (measure, _person), facts in known.items():
        before = found.get(measure)
        found[measure] = (
            dict(facts)
            if before is None
            else {key: value for key, value in before.items() if facts.get(key) == value}
        )
    return found


def _lines(
    plan: Plan,
    laws: Mapping[str, Law],
    known: Known,
    shared: Shared,
    territory: Territory,
    as_of: date,
) -> Iterator[tuple[str, Outlook]]:
    for line in _all_lines(plan, laws):
        law = laws[line.measure]
        for (measure, person), own in known.items():
            if measure == line.measure:
                facts = {
                    **_today(law, as_of),
                    **shared.facts.get(measure, {}),
                    **own,
                    **_supposed(law, line, as_of),
                }
                reading = read(
                    law.compiled, facts, territory=territory, as_of=as_of, calendar=law.calendar, asking=True
                )
                yield person, look(line, reading, law.law_print)


def _all_lines(plan: Plan, laws: Mapping[str, Law]) -> Iterator[LineRule]:
    """Those of the plan that have rules; then one for each measure that the plan does not name."""
    yield from (line for line in plan.lines if line.measure in laws)
    named = {line.measure for line in plan.lines}
    for measure, law in laws.items():
        if measure not in named:
            heading = law.compiled.measure.heading
            yield LineRule(measure, heading.title, measure)


def _today(law: Law, as_of: date) -> dict[str, Value]:
    """What is today where nobody has said another day, as in a result."""
    return {fact.id: as_of for fact in law.compiled.measure.facts if fact.defaults_to_today}


def _supposed(law: Law, line: LineRule, as_of: date) -> dict[str, Value]:
    facts = law.compiled.space.facts
    return {
        fact: as_of if value == TODAY else read_value(facts[fact], value)
        for fact, value in line.supposes.items()
    }


def with_answers(content: Content, question: Content) -> Content:
    """A dossier's content with one more evaluation, not yet saved: what is being examined."""
    return {**content, "evaluations": [*items_of(content, "evaluations"), question]}
