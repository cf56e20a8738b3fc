"""Words of the command line that several commands read: a day, a territory."""

from __future__ import annotations

import re
from datetime import date, datetime

from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import BadInput
from vifdesk.domain.dates.territory import Territory

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?")


def read_territory(raw: object) -> Territory:
    """The territory; métropole when none is named.

    Raises:
        BadInput: it is not one.

    """
    if raw is None:
        return Territory.METROPOLE
    if isinstance(raw, str) and raw in {territory.value for territory in Territory}:
        return Territory(raw)
    accepted = ", ".join(territory.value for territory in Territory)
    raise BadInput(
        "territoire", f"«\u00a0territoire\u00a0»\u00a0: reçu «\u00a0{raw}\u00a0», attendu {accepted}."
    )


def read_as_of(raw: object, desk: Desk) -> date:
    """The day on which one looks; today when none is named.

    Raises:
        BadInput: it is not a day AAAA-MM-JJ.

    """
    return desk.clock.today() if raw is None else read_day("le", raw)


def read_day(field: str, raw: object) -> date:
    """A day.

    Raises:
        BadInput: it is not a day AAAA-MM-JJ.

    """
    if isinstance(raw, str) and _DAY.fullmatch(raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            pass
    raise BadInput(
        field, f"«\u00a0{field}\u00a0»\u00a0: reçu «\u00a0{raw}\u00a0», attendu une date AAAA-MM-JJ."
    )


def read_start(field: str, raw: object) -> date | datetime:
    """A day, or a moment without zone.

    Raises:
        BadInput: it is neither.

    """
    if isinstance(raw, str) and _MOMENT.fullmatch(raw):
        try:
            return datetime.fromisoformat(raw)
        except ValueError:
            pass
    elif isinstance(raw, str) and _DAY.fullmatch(raw):
        return read_day(field, raw)
    accepted = "une date AAAA-MM-JJ ou un moment AAAA-MM-JJTHH:MM"
    raise BadInput(field, f"«\u00a0{field}\u00a0»\u00a0: reçu «\u00a0{raw}\u00a0», attendu {accepted}.")
