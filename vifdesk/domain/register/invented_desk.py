"""Fictional calls and devices for trials and measures. Nobody in them exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from vifdesk.domain.register.calls import Call, CallState
from vifdesk.domain.register.draw import Draw
from vifdesk.domain.register.phones import HELD, Phone, PhoneState

DEVICES = 60
"""What a mid-sized court has."""
_LEFT = 6
"""Devices that stay available."""
_HELD_DAYS = 180
_CALL_DAYS = 30
_STOCK_DAYS = 500
_SERVICES = (
    "Commissariat central",
    "Brigade de gendarmerie",
    "Compagnie de gendarmerie",
    "UMJ",
    "Association d’aide aux victimes",
    "Service pénitentiaire d’insertion",
)
_FUNCTIONS = ("OPJ", "chef de poste", "médecin", "juriste", "conseiller")
_SUBJECTS = (
    "Violences au domicile, auteur interpellé",
    "Menaces répétées, victime mise à l’abri",
    "Fin de garde à vue, suite attendue",
    "Alerte du téléphone, patrouille sur place",
    "Certificat médical transmis",
    "Sortie de détention annoncée",
)
_NEXT = ("rappeler avec la grille d’évaluation", "transmettre le procès-verbal", "", "attendre le certificat")


class InventedStock:
    """Hands out devices so that none is in two pairs of hands; the rest of a life's phones were given back."""

    def __init__(self, free: Sequence[str]) -> None:
        self._free = list(reversed(free[: max(0, len(free) - _LEFT)]))
        self.held: dict[str, Phone] = {}

    def fit(
        self, fields: Mapping[str, object], reference: str, at: datetime, now: datetime
    ) -> dict[str, object]:
        """A step's fields with phones that can be; `at`: when it was written."""
        items = fields.get("telephones")
        if not isinstance(items, list):
            return dict(fields)
        return {**fields, "telephones": [self._fit(item, reference, at, now) for item in items]}

    def _fit(
        self, item: Mapping[str, object], reference: str, at: datetime, now: datetime
    ) -> dict[str, object]:
        state = str(item.get("etat", ""))
        wanted = state in {one.value for one in HELD}
        if not wanted or not self._free or (now - at).days > _HELD_DAYS:
            return {**item, "etat": "restitue"}
        device = self._free.pop()
        self.held[device] = Phone(device, PhoneState(state), at.date(), reference)
        return {**item, "appareil": device}


def device_names(taken: Sequence[str]) -> list[str]:
    """Names of devices that are not there yet, up to the court's stock."""
    known = {name.casefold() for name in taken}
    names = (f"TGD-{number:02}" for number in range(1, DEVICES + 1))
    return [name for name in names if name.casefold() not in known]


def device_history(device: str, held: Phone | None, now: datetime, draw: Draw) -> list[Phone]:
    """The states of a device since it came into the stock, the one of now last."""
    came = (now - timedelta(days=_STOCK_DAYS + draw.whole(0, 200))).date()
    history = [Phone(device, PhoneState.DISPONIBLE, came)]
    if held is not None:
        return [*history, held]
    if draw.chance(20):
        since = (now - timedelta(days=draw.whole(1, 60))).date()
        history.append(Phone(device, PhoneState.HORS_SERVICE, since, note="batterie à changer"))
    return history


def invented_calls(count: int, *, draw: Draw, now: datetime, by: str) -> Iterator[Call]:
    """So many calls of the last month, the oldest first; a few of the last ones were promised an answer."""
    minutes = sorted((draw.whole(1, _CALL_DAYS * 24 * 60) for _ in range(count)), reverse=True)
    for rank, back in enumerate(minutes):
        at = (now - timedelta(minutes=back)).replace(second=0, microsecond=0)
        promised = rank >= count - 4
        yield Call(
            at=at,
            service=draw.one_of(_SERVICES),
            function=draw.one_of(_FUNCTIONS),
            subject=draw.one_of(_SUBJECTS),
            next_step=draw.one_of(_NEXT),
            call_back=now.replace(second=0, microsecond=0) + timedelta(minutes=draw.whole(-60, 600))
            if promised
            else None,
            state=CallState.A_RAPPELER if promised else CallState.CLOS,
            by=by,
        )
