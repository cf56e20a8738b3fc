"""What is to be done after a conclusion, and by when: one line an action, done, put off or dropped with one key.

A line that hangs on a deadline of the law keeps no date of its own: it is due on that deadline's prudent date as it stands
now, so that a corrected trigger moves it too. Put off, it has its own date from then on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.shape import Content

When = date | datetime
Item = Mapping[str, object]
Dues = Mapping[str, When]
"""The prudent dates of a dossier's deadlines, by « dispositif.id »."""


class Move(StrEnum):
    """What one key does to a line; the value is the option of the command line."""

    FAIT = "fait"
    PLUS_UN_JOUR = "plus-un-jour"
    PLUS_UNE_SEMAINE = "plus-une-semaine"
    SANS_OBJET = "sans-objet"
    ROUVRIR = "rouvrir"


_LATER = {Move.PLUS_UN_JOUR: timedelta(days=1), Move.PLUS_UNE_SEMAINE: timedelta(days=7)}


@dataclass(frozen=True, slots=True)
class Timing:
    """By when an action is to be done: so long before a deadline of the same measure, or so many hours after the conclusion."""

    deadline: str = ""
    hours: int = 24
    before: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class PhoneRules:
    """Which measure hands out the stock's devices: the fact that asks for one, and the events of a dossier that follow one."""

    measure: str = ""
    fact: str = ""
    handed_over: str = ""
    given_back: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpRules:
    """What resources/suivi says. `actions`: by « dispositif.id »; `reminders`: by deadline, else by its nature.

    `renewals`: how long before its end a measure is to be renewed, by « dispositif.id » of the deadline that ends it.
    `lives`: the deadlines, by « dispositif.id », whose start and end are the life of a measure.
    """

    actions: Mapping[str, Timing] = field(default_factory=dict)
    usual: Timing = Timing()
    reminders: Mapping[str, timedelta] = field(default_factory=dict)
    usual_reminder: timedelta = timedelta(hours=4)
    renewals: Mapping[str, timedelta] = field(default_factory=dict)
    lives: frozenset[str] = frozenset()
    phones: PhoneRules = PhoneRules()

    def timing(self, item: Item) -> Timing | None:
        """When the action behind a line falls due; None for a line that somebody wrote."""
        action = action_key(item)
        return self.actions.get(action, self.usual) if action else None

    def reminder(self, deadline: str, nature: str) -> timedelta:
        """How long before a deadline (« dispositif.id ») one is reminded of it."""
        return self.reminders.get(deadline) or self.reminders.get(nature, self.usual_reminder)


def action_key(item: Item) -> str:
    """« dispositif.id » of the action that a line stands for; empty for a line that somebody wrote."""
    measure, action = item.get("dispositif"), item.get("id")
    return f"{measure}.{action}" if measure and action else ""


def is_open(item: Item) -> bool:
    """Whether it is still to be done."""
    return not item.get("fait_le") and item.get("sans_objet") is not True


def deadline_of(item: Item, rules: FollowUpRules) -> str:
    """« dispositif.id » of the deadline on which a line hangs; empty for none."""
    timing = rules.timing(item)
    return f"{item.get('dispositif')}.{timing.deadline}" if timing and timing.deadline else ""


def due_of(item: Item, dues: Dues, rules: FollowUpRules) -> When | None:
    """When it is to be done: its own date, else that of its deadline; None where neither is known."""
    own = read_when(item.get("pour"))
    timing = rules.timing(item)
    if own is not None or timing is None or not timing.deadline:
        return own
    limit = dues.get(deadline_of(item, rules))
    return None if limit is None else limit - timing.before


def reminder_of(item: Item, dues: Dues, natures: Mapping[str, str], rules: FollowUpRules) -> When | None:
    """From when on one is reminded: as written, else before what it is due by, as long as the rules say."""
    written = read_when(item.get("rappel"))
    if written is not None:
        return written
    due = due_of(item, dues, rules)
    if due is None:
        return None
    deadline = deadline_of(item, rules)
    lead = rules.reminder(deadline, natures.get(deadline, "")) if deadline else rules.usual_reminder
    return due - lead  # before a day, whole days are counted: less than one is the day itself


def lines_of(evaluation: Content, kept: Sequence[Item], rules: FollowUpRules, at: datetime) -> list[Item]:
    """The lines of a dossier with those of this evaluation's actions.

    An action that has a line already gets no second one, whatever became of it: done stays done.
    """
    measure, person = str(evaluation.get("dispositif", "")), str(evaluation.get("personne", "") or "")
    known = {(action_key(item), item.get("texte")) for item in kept}
    lines = list(kept)
    for action in items_of(evaluation, "actions"):
        line = _line(measure, action, rules, at)
        if person:  # one more child is one more thing to do
            line["texte"] = f"{line['texte']} ({person})"
        if (action_key(line), line["texte"]) not in known:
            lines.append(line)
    return lines


def _line(measure: str, action: Item, rules: FollowUpRules, at: datetime) -> dict[str, object]:
    line: dict[str, object] = {"texte": str(action.get("texte", ""))}
    told = {"destinataire": action.get("destinataire"), "source": action.get("source")}
    line.update((key, text) for key, text in told.items() if isinstance(text, str) and text)
    line |= {"id": str(action.get("id", "")), "dispositif": measure}
    timing = rules.timing(line) or rules.usual
    if not timing.deadline:
        line["pour"] = (at + timedelta(hours=timing.hours)).isoformat(timespec="minutes")
    return line


def moved(
    item: Item, move: Move, *, now: datetime, by: str, dues: Dues, rules: FollowUpRules
) -> dict[str, object]:
    """The line after a key; « +1 jour » counts from today where its date has passed, and keeps its hour."""
    bare = {key: value for key, value in item.items() if key not in ("fait_le", "par", "sans_objet")}
    if move is Move.ROUVRIR:
        return bare
    if move is Move.FAIT:
        return {**bare, "fait_le": now.isoformat(timespec="minutes"), "par": by}
    if move is Move.SANS_OBJET:
        return {**bare, "sans_objet": True, "par": by}
    bare.pop("rappel", None)  # it was a reminder of the date that goes
    due = _put_off(due_of(item, dues, rules), _LATER[move], now)
    return {
        **bare,
        "pour": due.isoformat(timespec="minutes") if isinstance(due, datetime) else due.isoformat(),
    }


def _put_off(due: When | None, by: timedelta, now: datetime) -> When:
    if due is None:
        return now.date() + by
    if isinstance(due, datetime):
        return datetime.combine(max(due.date(), now.date()), due.time()) + by
    return max(due, now.date()) + by


def beyond_the_law(item: Item, dues: Dues, rules: FollowUpRules) -> str:
    """The sentence to say when a line is put off beyond the deadline on which it hangs; empty otherwise."""
    limit, own = dues.get(deadline_of(item, rules)), read_when(item.get("pour"))
    if limit is None or own is None or end_of(own) <= end_of(limit):
        return ""
    return typographie(
        "Attention : la nouvelle date dépasse l’échéance de la loi dont dépend cette action. L’échéance, elle, ne bouge pas."
    )


def end_of(when: When) -> datetime:
    """The moment at which it has passed: a day lasts until 24 h."""
    return when if isinstance(when, datetime) else datetime.combine(when + timedelta(days=1), time())


def read_when(raw: object) -> When | None:
    """A day or a moment as the register writes it; None for nothing."""
    if not isinstance(raw, str) or not raw:
        return None
    return datetime.fromisoformat(raw) if "T" in raw else date.fromisoformat(raw)


def prudent_dates(deadlines: Iterable[Content]) -> tuple[dict[str, When], dict[str, str]]:
    """The prudent dates and the natures of deadlines, by « dispositif.id »; of two, the nearer one."""
    dues: dict[str, When] = {}
    natures: dict[str, str] = {}
    for deadline in deadlines:
        when = read_when(deadline.get("prudent"))
        key = f"{deadline.get('dispositif')}.{deadline.get('id')}"
        natures[key] = str(deadline.get("nature", ""))
        if when is not None and (key not in dues or end_of(when) < end_of(dues[key])):
            dues[key] = when
    return dues, natures
