"""The events of a dossier over one track, in the order of time: each fills facts, opens, completes and ends deadlines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.schedule.event_type import Effect, EventType, EventTypes
from vifdesk.domain.schedule.followed import Alert, Followed, State
from vifdesk.domain.schedule.happening import Happening, day_of, earlier
from vifdesk.domain.schedule.live_facts import (
    EndOf,
    begun_anew,
    concerns,
    filled,
    holds_for,
    with_details,
)
from vifdesk.domain.schedule.opened import Law, Opened, better, kept_words, opened, read_again
from vifdesk.domain.schedule.periods import Periods
from vifdesk.domain.schedule.track import Facts, Stage, Track
from vifdesk.domain.wizard.evaluation import Deadline, Evaluation, Warned


@dataclass(frozen=True, slots=True)
class _Ended:
    """How a deadline ended: as it was just before, when, by which kind of event."""

    deadline: Deadline
    day: date
    event: str
    state: State
    words: str


@dataclass(slots=True)
class _Live:
    """One evaluation as the events leave it. `read`: the facts that `result` answers."""

    stage: Stage
    facts: Facts
    as_of: date
    read: Facts | None = None
    result: Evaluation | None = None


class Life:
    """A track on its way through the events. `law` None: the measure has no rules any more, its words stand."""

    def __init__(self, track: Track, law: Law | None, *, territory: Territory, since: date) -> None:
        """`territory`: of the dossier, where no evaluation says it; `since`: the day of its first event."""
        self.track = track
        self._law = law
        self._stages = [_Live(stage, stage.facts, stage.as_of) for stage in track.stages]
        newest = track.stages[-1] if track.stages else None
        self._facts: Facts = {fact: value for s in track.stages for fact, value in s.facts.items()}
        self._territory = newest.territory if newest else territory
        self._as_of = newest.as_of if newest else since
        self._opened: dict[str, Opened] = {}
        self._ended: dict[str, _Ended] = {}
        self._shown: dict[str, Deadline] | None = None
        rules = law.compiled.measure.deadlines if law else ()
        self._periods = Periods(track.measure, track.person, rules)

    @property
    def facts(self) -> Facts:
        """What is known of the measure, as the events gone through leave it."""
        return self._facts

    def go_through(self, events: Iterable[Happening], types: EventTypes) -> None:
        """Live through the events that concern this track, in the order given."""
        if self._law is None:
            return
        for event in events:
            kind = types.get(event.kind)
            if kind is None or (event.person and self.track.person and event.person != self.track.person):
                continue
            for effect in kind.effects:
                if effect.measure == self.track.measure:
                    self._undergo(self._law, kind, effect, event)

    def _undergo(self, law: Law, kind: EventType, effect: Effect, event: Happening) -> None:
        if effect.since is not None and event.day < effect.since:
            return
        if not concerns(effect, event, self._facts, anchor=self._anchor(law)):
            return
        if effect.regimes and self._regime(law, event) not in effect.regimes:
            return
        before = self._deadlines() if _looks_back(effect, kind) else {}
        if effect.period and not self._begins_a_period(effect.period, before, event):
            self._open(law, effect, event)
            return
        facts = self._filled(law, effect, event, before, self._facts)
        if not holds_for(effect.given, facts):
            return
        self._facts = facts
        self._periods.note(kind, effect, before, event)
        for live in self._stages:
            if concerns(effect, event, live.facts, anchor=live.stage.anchor(self._regime_fact(law))):
                self._fill(law, live, effect, event, before)
        for state, ids in ((State.FAITE, effect.completes), (State.SANS_OBJET, effect.ends)):
            for deadline_id in ids:
                self._end(deadline_id, before, event, kind, state)
        self._open(law, effect, event)
        self._as_of = max(self._as_of, event.day)
        self._shown = None

    def _regime_fact(self, law: Law) -> str:
        return law.compiled.measure.regime_fact

    def _anchor(self, law: Law) -> date | None:
        return self._stages[-1].stage.anchor(self._regime_fact(law)) if self._stages else None

    def _regime(self, law: Law, event: Happening) -> str:
        regime = law.regime(self._facts, event.day)
        return regime.id if regime else ""

    def _begins_a_period(self, period: str, before: dict[str, Deadline], event: Happening) -> bool:
        start = before[period].start if period in before else None
        return start is None or event.day > day_of(start)

    def _filled(
        self, law: Law, effect: Effect, event: Happening, before: dict[str, Deadline], facts: Facts
    ) -> Facts:
        anew = begun_anew(effect, event, facts)
        after = filled(law.compiled, anew, effect.fills, event, end_of=_ends(before))
        return with_details(law.compiled, after, effect.details, event)

    def _fill(
        self, law: Law, live: _Live, effect: Effect, event: Happening, before: dict[str, Deadline]
    ) -> None:
        facts = self._filled(law, effect, event, before, live.facts)
        if facts != live.facts:
            live.facts = facts
            live.as_of = max(live.as_of, event.day)

    def _open(self, law: Law, effect: Effect, event: Happening) -> None:
        if not effect.opens:
            return
        anchor = self._anchor(law)
        newest = anchor is None or event.day >= anchor  # an older event never speaks over a later evaluation
        sure = [fill for fill in effect.reads if newest and not fill.only_open]
        assumed = [fill for fill in effect.reads if not newest or fill.only_open]
        self._shown = None
        spoken, supposed = (
            filled(law.compiled, {}, fills, event, end_of=_ends({})) for fills in (sure, assumed)
        )
        for opening in effect.opens:
            self._opened[opening.deadline] = Opened(event.day, opening.despite, spoken, supposed)
            self._ended.pop(opening.deadline, None)

    def _end(
        self,
        deadline_id: str,
        before: dict[str, Deadline],
        event: Happening,
        kind: EventType,
        state: State,
    ) -> None:
        """A deadline ends by an event that is not earlier than what made it run: an older order settles no newer one."""
        deadline = before.get(deadline_id)
        ended = self._ended.get(deadline_id)
        if deadline is None or (ended is not None and not _runs_again(ended, deadline)):
            return
        runs_since = deadline.start or self._known_since(deadline_id)
        if self._opened_today(deadline_id, event) and state is State.SANS_OBJET:
            return  # of two events of one day nobody knows which came first: what opens is watched
        if not earlier(event.at, runs_since):
            self._ended[deadline_id] = _Ended(deadline, event.day, event.kind, state, kind.label)

    def _opened_today(self, deadline_id: str, event: Happening) -> bool:
        one = self._opened.get(deadline_id)
        return one is not None and one.day == event.day

    def _known_since(self, deadline_id: str) -> date:
        """For a deadline that does not run yet: since when it is expected."""
        if self._law is not None:
            for live in reversed(self._stages):
                if any(one.id == deadline_id for one in self._of(live)):
                    return live.stage.anchor(self._regime_fact(self._law))
        one = self._opened.get(deadline_id)
        return one.day if one else self._as_of

    def _deadlines(self) -> dict[str, Deadline]:
        """The deadlines as the facts are now, ended ones included where they still show."""
        if self._shown is None:
            self._shown = self._dated()
        return self._shown

    def _dated(self) -> dict[str, Deadline]:
        found: dict[str, Deadline] = {}
        for live in self._stages:
            found.update((deadline.id, deadline) for deadline in self._of(live))
        if self._law is not None:
            dated = opened(self._law, self._opened, self._facts, territory=self._territory, as_of=self._as_of)
            for deadline_id, deadline in dated.items():
                found[deadline_id] = better(found.get(deadline_id), deadline)
        return found

    def _of(self, live: _Live) -> tuple[Deadline, ...]:
        result = self._result(live)
        return live.stage.deadlines if result is None else kept_words(live.stage.deadlines, result.deadlines)

    def _result(self, live: _Live) -> Evaluation | None:
        """None while no event has changed what was answered: the evaluation then stands word for word."""
        if self._law is None or live.facts == live.stage.facts:
            return None
        if live.read != live.facts:
            live.result = read_again(self._law, live.stage, live.facts, as_of=live.as_of)
            live.read = live.facts
        return live.result

    def deadlines(self) -> tuple[Followed, ...]:
        """Every deadline with its state."""
        found = dict(self._deadlines())
        for deadline_id, ended in tuple(self._ended.items()):
            if deadline_id in found and _runs_again(ended, found[deadline_id]):
                del self._ended[deadline_id]
            else:
                found[deadline_id] = ended.deadline
        return tuple(
            self._followed(deadline_id, self._periods.told(deadline))
            for deadline_id, deadline in found.items()
        )

    def _followed(self, deadline_id: str, deadline: Deadline) -> Followed:
        key, ended = self.track.key(deadline_id), self._ended.get(deadline_id)
        if ended is None:
            return Followed(key, self.track.measure, self.track.person, deadline)
        return Followed(
            key,
            self.track.measure,
            self.track.person,
            deadline,
            state=ended.state,
            done_on=ended.day,
            event=ended.event,
            motive=ended.words,
        )

    def alerts(self) -> tuple[Alert, ...]:
        """The warnings that an event brought: those of the evaluations read again that were not there before."""
        found: dict[str, Warned] = {}
        for live in self._stages:
            result = self._result(live)
            for warning in result.warnings if result else ():
                if warning.id not in live.stage.warnings:
                    found[warning.id] = warning
        warned = (
            Alert(w.id, self.track.measure, self.track.person, w.text, w.source) for w in found.values()
        )
        return (*warned, *self._periods.alerts(found))


def _looks_back(effect: Effect, kind: EventType) -> bool:
    """Whether it matters how the deadlines stood just before."""
    ends = any(fill.deadline for fill in (*effect.fills, *effect.reads))
    return bool(effect.period or effect.completes or effect.ends or kind.gaps or ends)


def _runs_again(ended: _Ended, deadline: Deadline) -> bool:
    """Whether it started anew after it had ended: another request, another period."""
    start = deadline.start
    return start is not None and start != ended.deadline.start and day_of(start) > ended.day


def _ends(before: dict[str, Deadline]) -> EndOf:
    def end_of(deadline_id: str) -> date | None:
        deadline = before.get(deadline_id)
        return None if deadline is None or deadline.end is None else day_of(deadline.end)

    return end_of
