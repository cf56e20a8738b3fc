"""One situation being examined: the answers with their undo, and where the wizard stands. Draws nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from vifdesk.actions.answer_question import answer_question, answer_typed
from vifdesk.actions.desk import Desk
from vifdesk.actions.look_at_step import look_at_step
from vifdesk.actions.motive_categories import motive_categories
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dossier.dossier import Answer, Decision, Dossier, Heading, with_answer, without_answers
from vifdesk.domain.dossier.history import History, changed, redo, undo
from vifdesk.domain.law.facts import Fact, Value
from vifdesk.domain.law.measure import Measure
from vifdesk.domain.wizard.step import Step


class Examination(QObject):
    """Holds the dossier for every view of it; each change goes through one method here, and is told by two signals.

    `stepped(Step)`: the step, or the question on which one stands, is another one. `dossier_changed()`: the dossier is
    another one, be it by an answer, the heading, the decision, the person or the territory; always before `stepped`.
    `person`: whom it is about where a measure is examined once for each child; `must_name_person`: there is another one.
    """

    stepped = Signal(object)
    dossier_changed = Signal()

    def __init__(
        self, desk: Desk, dossier: Dossier, parent: QObject | None = None, *, as_of: date | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._as_of = as_of or desk.clock.today()
        self._history = History(dossier)
        self._postponed: frozenset[str] = frozenset()
        self._causes: dict[str, str] = {}
        self.person, self.must_name_person = "", False
        self._step = self._look()
        self._current = self._next_question()

    # ------------------------------------------------------------------------------------------------ what it is

    @property
    def desk(self) -> Desk:
        """The desk on which it lies."""
        return self._desk

    @property
    def as_of(self) -> date:
        """The day on which it was opened: the day of the law that applies when no fact says another."""
        return self._as_of

    @property
    def measure(self) -> Measure:
        """The measure examined."""
        return self._desk.rulebook.measure(self.dossier.measure).measure

    @property
    def dossier(self) -> Dossier:
        """The answers as they stand."""
        return self._history.present

    @property
    def step(self) -> Step:
        """Where the wizard stands after these answers."""
        return self._step

    @property
    def current_fact(self) -> Fact | None:
        """The question on which one stands, answered or not; None when there is none left."""
        return self._current

    @property
    def number(self) -> int:
        """The place of the question on which one stands among those that count, from 1."""
        return len(self._trail(before=self._current)) + 1

    @property
    def remaining_after(self) -> int:
        """How many useful questions are left once this one is answered."""
        return sum(1 for fact_id in self._step.useful if self._current is None or fact_id != self._current.id)

    @property
    def can_undo(self) -> bool:
        """Whether a change can be taken back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether a change taken back can be made again."""
        return self._history.can_redo

    @property
    def version_day(self) -> date | None:
        """The day whose version of the law applies; None as long as it is not known."""
        answer = self.dossier.answers.get(self.measure.regime_fact)
        if answer is None:
            return self._as_of if self.measure.fact(self.measure.regime_fact).defaults_to_today else None
        if isinstance(answer.value, datetime):
            return answer.value.date()
        return answer.value if isinstance(answer.value, date) else None

    def answer_to(self, fact_id: str) -> Answer | None:
        """The answer given to a fact, relevant or not."""
        return self.dossier.answers.get(fact_id)

    def irrelevant_since(self, fact_id: str) -> Fact | None:
        """The fact whose answer made this one irrelevant; None when it counts, or when no single answer is to be named."""
        cause = self._causes.get(fact_id)
        return self.measure.fact(cause) if cause is not None and fact_id in self._step.irrelevant else None

    # ------------------------------------------------------------------------------------------------ answering

    def answer(self, fact_id: str, value: Value, origin: str = "") -> None:
        """Answer, and go on to the next question.

        Raises:
            BadInput: the fact does not accept the value; nothing changed.

        """
        self._answered(answer_question(self._desk, self.dossier, fact_id, value, origin=origin), fact_id)

    def answer_typed(self, fact_id: str, text: str, origin: str = "") -> None:
        """Answer by what was typed, and go on to the next question.

        Raises:
            BadInput: the words were not understood; nothing changed.

        """
        self.answer(fact_id, self.read_typed(fact_id, text), origin)

    def read_typed(self, fact_id: str, text: str) -> Value:
        """What the program understands of what is being typed; answers nothing.

        Raises:
            BadInput: nothing that the fact accepts.

        """
        return answer_typed(self._desk, self.dossier, fact_id, text).answers[fact_id].value

    def set_origin(self, fact_id: str, origin: str) -> None:
        """Say where an answer comes from, and stay on the question."""
        answer = self.answer_to(fact_id)
        if answer is not None and answer.origin != origin:
            self._keep(with_answer(self.dossier, fact_id, replace(answer, origin=origin)))
            self._stand(self._current)

    def withdraw(self, fact_id: str) -> None:
        """Take an answer away and stand on its question."""
        if self.answer_to(fact_id) is not None:
            self._keep(without_answers(self.dossier, fact_id))
            self._stand(self.measure.fact(fact_id))

    # ------------------------------------------------------------------------------------------------ moving

    def go_to(self, fact_id: str) -> None:
        """Stand on a question, answered or not."""
        self._stand(self.measure.fact(fact_id))

    def go_on(self) -> None:
        """Stand on the next question to ask; past the last, on none."""
        self._stand(self._next_question())

    def go_back(self) -> None:
        """Stand on the question before this one; on the first, stay."""
        before = self._trail(before=self._current)
        if before:
            self._stand(before[-1])

    def postpone(self) -> None:
        """Leave this question for later: it comes back when no other is left. All left for later: go round them."""
        current = self._current
        if current is None:
            return
        if self.answer_to(current.id) is None:
            self._postponed |= {current.id}
        others = [fact for fact in self._questions() if fact.id != current.id]
        fresh = [fact for fact in others if fact.id not in self._postponed]
        order = [fact.id for fact in self.measure.facts]
        later = [fact for fact in others if order.index(fact.id) > order.index(current.id)]
        self._stand(next(iter(fresh or later or others), self._next_question()))

    # ------------------------------------------------------------------------------------------------ undoing

    def undo(self) -> None:
        """Take the last change back, and stand on its question."""
        self._travel(undo(self._history))

    def redo(self) -> None:
        """Make again the change last taken back, and stand on its question."""
        self._travel(redo(self._history))

    # ------------------------------------------------------------------------------------------------ the rest

    def set_heading(self, heading: Heading) -> None:
        """Change what the sheet prints at its head. Not undone with the answers."""
        self._rewrite(lambda dossier: replace(dossier, heading=heading))

    def motive_categories(self) -> Mapping[str, str]:
        """The kinds of motives of a departure, by id."""
        return motive_categories(self._desk)

    def set_decision(self, decision: Decision) -> None:
        """Write the magistrate's decision. Not undone with the answers."""
        self._rewrite(lambda dossier: replace(dossier, decision=decision))

    def set_person(self, person: str) -> None:
        """Say whom it is about. Not undone with the answers."""
        if person.strip() != self.person:
            self.person = person.strip()
            self.dossier_changed.emit()

    def set_territory(self, territory: Territory) -> None:
        """Choose the territory, whose holidays move the deadlines. Undone like an answer."""
        if territory is not self.dossier.territory:
            self._keep(replace(self.dossier, territory=territory))
            self._stand(self._current)

    # ------------------------------------------------------------------------------------------------ inside

    def _look(self) -> Step:
        return look_at_step(self._desk, self.dossier, as_of=self._as_of)

    def _answered(self, dossier: Dossier, fact_id: str) -> None:
        self._postponed -= {fact_id}
        self._keep(dossier)
        self._stand(self._next_question())

    def _keep(self, dossier: Dossier) -> None:
        history = changed(self._history, dossier)
        if history is not self._history:
            self._turn_to(history)

    def _turn_to(self, history: History[Dossier]) -> tuple[str, ...]:
        """Take another state of the answers as the present one; the facts in which it differs."""
        touched, was_irrelevant = _facts_that_differ(self.dossier, history.present), self._step.irrelevant
        self._history = history
        self._step = self._look()
        self._note_causes(touched, was_irrelevant)
        self.dossier_changed.emit()
        return touched

    def _note_causes(self, touched: tuple[str, ...], was_irrelevant: frozenset[str]) -> None:
        now = self._step.irrelevant
        kept = {fact: cause for fact, cause in self._causes.items() if fact in now and cause not in touched}
        new = dict.fromkeys(now - was_irrelevant - set(touched), touched[0]) if len(touched) == 1 else {}
        self._causes = {**kept, **new}

    def _stand(self, fact: Fact | None) -> None:
        self._current = fact
        self.stepped.emit(self._step)

    def _travel(self, history: History[Dossier]) -> None:
        if history is self._history:
            return
        touched = self._turn_to(history)
        self._stand(self.measure.fact(touched[0]) if touched else self._current)

    def _rewrite(self, change: Callable[[Dossier], Dossier]) -> None:
        history = self._history
        if change(history.present) == history.present:
            return
        self._history = History(
            change(history.present), tuple(map(change, history.past)), tuple(map(change, history.undone))
        )
        self.dossier_changed.emit()

    def _next_question(self) -> Fact | None:
        asked = self._questions()
        fresh = [fact for fact in asked if fact.id not in self._postponed]
        return next(iter(fresh or asked), None)

    def _questions(self) -> list[Fact]:
        """The useful ones that are asked one by one, in order."""
        return [fact for fact in map(self.measure.fact, self._step.useful) if not fact.later]

    def _trail(self, *, before: Fact | None) -> list[Fact]:
        """The questions that were or are still to be asked, up to one of them."""
        passed = {*self.dossier.answers, *self._step.useful} - self._step.irrelevant
        trail: list[Fact] = []
        for fact in self.measure.facts:
            if before is not None and fact.id == before.id:
                break
            if fact.id in passed and not fact.later:
                trail.append(fact)
        return trail


def _facts_that_differ(before: Dossier, after: Dossier) -> tuple[str, ...]:
    known = {**before.answers, **after.answers}
    return tuple(fact_id for fact_id in known if before.answers.get(fact_id) != after.answers.get(fact_id))
