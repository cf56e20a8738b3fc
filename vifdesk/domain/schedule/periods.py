"""What a chained period must tell: from which end it starts, the days without it, that it came early."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from vifdesk.domain.dates.wording import day_in_words
from vifdesk.domain.law.measure import DeadlineRule
from vifdesk.domain.schedule.event_type import Effect, EventType
from vifdesk.domain.schedule.followed import Alert
from vifdesk.domain.schedule.gaps import gap_alert
from vifdesk.domain.schedule.happening import Happening, day_of
from vifdesk.domain.schedule.opened import chain_words
from vifdesk.domain.wizard.evaluation import Deadline
from vifdesk.domain.wizard.words import typeset

EARLY = "periode_precoce"


class Periods:
    """What the periods of one track have to tell, the newest of each kind."""

    def __init__(self, measure: str, person: str, rules: Iterable[DeadlineRule]) -> None:
        self._measure, self._person = measure, person
        self._starts = [(rule.id, start.fact) for rule in rules for start in rule.starts]
        self._chains: dict[str, tuple[date, str]] = {}
        self._alerts: dict[str, Alert] = {}

    def note(self, kind: EventType, effect: Effect, before: Mapping[str, Deadline], event: Happening) -> None:
        """An event, with the deadlines as they stood before it."""
        for fill in effect.fills:
            deadline = before.get(fill.deadline)
            if deadline is not None and deadline.end is not None:
                self._chains[fill.fact] = (day_of(deadline.end), chain_words(deadline))
        for gap in kind.gaps:
            end = before[gap.deadline].end if gap.deadline in before else None
            if gap.measure == self._measure and end is not None and event.day > day_of(end):
                self._alerts[gap.id] = gap_alert(gap, day_of(end), event.day, person=self._person)
        self._note_early(kind, effect, before.get(effect.period), event)

    def _note_early(
        self, kind: EventType, effect: Effect, running: Deadline | None, event: Happening
    ) -> None:
        """Before half of the running period has passed, it may be the decision that began it, noted again."""
        if effect.period:
            self._alerts.pop(EARLY, None)
        if running is None or running.start is None or running.end is None:
            return
        start, end = day_of(running.start), day_of(running.end)
        if event.day - start < end - event.day:
            self._alerts[EARLY] = Alert(
                EARLY,
                self._measure,
                self._person,
                typeset(
                    f"« {kind.label} », le {day_in_words(event.day)}, alors que la période commencée le "
                    f"{day_in_words(start)} court jusqu’au {day_in_words(end)} : la nouvelle s’y ajoute. "
                    "Vérifiez que ce n’est pas la même décision, notée deux fois."
                ),
                kind.source,
            )

    def told(self, deadline: Deadline) -> Deadline:
        """The deadline with the step that says from which end it starts, when it starts from the end of another."""
        for fact, (day, words) in self._chains.items():
            if deadline.start == day and (deadline.id, fact) in self._starts:
                return replace(deadline, steps=(words, *deadline.steps))
        return deadline

    def alerts(self, already: Iterable[str]) -> Iterator[Alert]:
        """What must be seen, save what the measure's own warnings have said in their words."""
        said = set(already)
        return (alert for alert_id, alert in self._alerts.items() if alert_id not in said)
