"""What the fields of the calculator say, read and computed; or what is wrong, with which field. Pure but for the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from vifdesk.actions.compute_deadline import compute_deadline
from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import BadInput
from vifdesk.desktop.calculator.typed_length import TypedLength, parse_length
from vifdesk.domain.dates.parse_day import UnreadableDay, parse_day, parse_moment
from vifdesk.domain.dates.period import ImpossiblePeriod, Period, Unit
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dates.unreadable import Unreadable, received
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.deadlines.terms import Nature, Terms

START, LENGTH, THEN = "depart", "duree", "puis"


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields as they stand. `then` counts days after a length in months or years; empty: none."""

    start: str
    length: str
    unit: Unit
    then: str
    nature: Nature
    extendable: bool
    territory: Territory


@dataclass(frozen=True, slots=True)
class Read:
    """What could be read of it. `problems`: field to sentence; an empty field is no problem, it is only not yet filled."""

    start: date | datetime | None
    period: Period | None
    terms: Terms | None
    problems: dict[str, str]


def effective_unit(asked_unit: Unit, length: str) -> Unit:
    """The unit that counts: the one typed with the number, else the one chosen beside it."""
    try:
        return parse_length(length).unit or asked_unit
    except Unreadable:
        return asked_unit


def read(desk: Desk, asked: Asked) -> Read:
    """Read every field, and compute when all can be read."""
    problems: dict[str, str] = {}
    period = _read_period(asked, problems)
    in_hours = asked.unit is Unit.HEURES if period is None else period.in_hours
    start = _read_start(desk, asked.start, problems, in_hours=in_hours)
    terms = None
    if start is not None and period is not None:
        terms = _compute(desk, asked, start, period, problems)
    return Read(start, period, terms, problems)


def _compute(
    desk: Desk, asked: Asked, start: date | datetime, period: Period, problems: dict[str, str]
) -> Terms | None:
    extendable = None if asked.extendable or not asked.nature.extendable else False
    try:
        return compute_deadline(
            desk,
            start=start,
            period=period,
            nature=asked.nature,
            territory=asked.territory,
            extendable=extendable,
        )
    except BadInput as refusal:
        problems[START if refusal.field == START else LENGTH] = refusal.message
        return None


def _read_start(desk: Desk, text: str, problems: dict[str, str], *, in_hours: bool) -> date | datetime | None:
    if not text.strip():
        return None
    today, now = desk.clock.today(), desk.clock.now()
    try:
        if in_hours:
            return parse_moment(text, today=today, now=now)
        try:
            return parse_day(text, today=today)
        except UnreadableDay:
            # a day with its hour is a day all the same; if it is neither, the first complaint is the one to read
            try:
                return parse_moment(text, today=today, now=now).date()
            except Unreadable:
                pass
            raise
    except Unreadable as refusal:
        problems[START] = str(refusal)
        return None


def _read_period(asked: Asked, problems: dict[str, str]) -> Period | None:
    if not asked.length.strip():
        return None
    try:
        typed = _with_days(parse_length(asked.length), asked)
    except Unreadable as refusal:
        problems[LENGTH] = str(refusal)
        return None
    except ValueError:
        problems[THEN] = typographie(
            f"Le nombre de jours {received(asked.then)} n’a pas été compris. Écrivez un nombre, par exemple 5."
        )
        return None
    try:
        return typed.period(asked.unit)
    except ImpossiblePeriod as refusal:
        problems[LENGTH] = str(refusal)
        return None


def _with_days(typed: TypedLength, asked: Asked) -> TypedLength:
    """The days of the second field, unless the first already says its own. Raises `ValueError` for what is no number."""
    unit = typed.unit or asked.unit
    if typed.then_count is not None or not asked.then.strip() or unit not in (Unit.MOIS, Unit.ANS):
        return typed
    text = asked.then.strip().lower().removesuffix("jours").removesuffix("j").strip()
    return TypedLength(typed.count, unit, int(text), Unit.JOURS)
