"""Check what events bring along: facts of their own kind, with values that these accept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from vifdesk.actions.desk import Desk
from vifdesk.actions.open_measure import open_measure
from vifdesk.actions.problems import BadInput
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.law.facts import RefusedValue, read_value
from vifdesk.domain.register.shape import Content
from vifdesk.domain.schedule.event_type import EventType, EventTypes


def check_events(desk: Desk, events: Iterable[Content], types: EventTypes) -> None:
    """Refuse the first fact that an event cannot bring.

    Raises:
        BadInput: it is none of its kind's, or has a value that it does not accept.

    """
    for rank, event in enumerate(events, 1):
        facts = event.get("faits")
        if isinstance(facts, Mapping) and facts:
            _check(desk, f"evenements[{rank}].faits", facts, types[str(event["type"])])


def _check(desk: Desk, place: str, facts: Content, kind: EventType) -> None:
    accepted = {fact: measure for measure, fact in kind.details}
    for name, raw in facts.items():
        if name not in accepted:
            known = ", ".join(accepted) or "aucun"
            raise BadInput(
                f"{place}.{name}",
                typographie(f"« {kind.label} » n’apporte pas « {name} ». Faits acceptés : {known}."),
            )
        try:
            read_value(open_measure(desk, accepted[name]).space.facts[name], raw)
        except RefusedValue as refusal:
            raise BadInput(f"{place}.{name}", str(refusal)) from refusal
