"""Follow a dossier: what its evaluations and events make of its deadlines."""

from __future__ import annotations

from collections.abc import Iterable

from vifdesk.actions.desk import Desk
from vifdesk.actions.open_measure import rules_problem
from vifdesk.domain.law.complaint import RulesRefused
from vifdesk.domain.register.life_json import (
    happenings_of,
    measures_in,
    notes_of,
    schedule_of,
    tracks_of,
    with_notes,
)
from vifdesk.domain.register.record import SCHEDULE
from vifdesk.domain.register.shape import Content
from vifdesk.domain.schedule.event_type import EventTypes
from vifdesk.domain.schedule.followed import Followed
from vifdesk.domain.schedule.objections import Objection, objections
from vifdesk.domain.schedule.opened import Law, Laws
from vifdesk.domain.schedule.schedule import Renewed, followed_on

TOUCHING = ("evaluations", "evenements")
"""The parts that move deadlines; whatever else is written leaves them as they are."""


def laws_of(desk: Desk, contents: Iterable[Content], types: EventTypes) -> dict[str, Law]:
    """The measures of which the contents speak, in the order of the home page; one without rules any more is left out.

    Raises:
        UserProblem: rule files are wrong.

    """
    effects = {kind.id: tuple(e.measure for e in kind.effects) for kind in types.values()}
    wanted = {measure for content in contents for measure in measures_in(content, effects)}
    try:
        known = [heading.id for heading in desk.rulebook.headings() if heading.id in wanted]
        calendar = desk.rulebook.calendar()
        return {
            measure: Law(desk.rulebook.measure(measure), calendar, desk.rulebook.law_print(measure))
            for measure in known
        }
    except RulesRefused as refusal:
        raise rules_problem(refusal) from refusal


def life_of(
    desk: Desk, before: Content, after: Content, types: EventTypes, *, old: tuple[Followed, ...] | None = None
) -> Renewed:
    """What becomes of the deadlines shown in `before` (or of `old`) once the dossier says `after`."""
    laws: Laws = laws_of(desk, (after,), types)
    tracks, events = tracks_of(after, laws), happenings_of(after)
    shown = schedule_of(before) if old is None else old
    return followed_on(shown, tracks, events, types=types, laws=laws)


def with_life(desk: Desk, before: Content, after: Content, types: EventTypes) -> dict[str, object]:
    """The content with its deadlines as they now stand."""
    return with_notes(after, notes_of(life_of(desk, before, after, types).schedule))


def touched(before: Content, fields: Iterable[str]) -> bool:
    """Whether these fields can move a deadline, or the dossier was written before they were kept."""
    given = set(fields)
    never_followed = SCHEDULE not in before and any(part in before for part in TOUCHING)
    return never_followed or not given.isdisjoint(TOUCHING)


def doubts_of(desk: Desk, content: Content, types: EventTypes) -> tuple[Objection, ...]:
    """What is wrong with the events of a dossier: before their cause, after their end, in the future."""
    events = happenings_of(content)
    if not events:
        return ()
    causes = {kind.id: tuple(c.measure for c in kind.causes if c.measure) for kind in types.values()}
    wanted = {measure for event in events for measure in causes.get(event.kind, ())}
    laws = {key: law for key, law in laws_of(desk, (content,), types).items() if key in wanted}
    tracks = tracks_of(content, laws)
    return objections(events, tracks, types=types, now=desk.clock.now())
