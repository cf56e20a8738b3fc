"""What the list of dossiers and the ledger need of a dossier: written beside its content, read in its place at opening.

It has the form of a content, so that whoever reads the one reads the other. When the list or the ledger asks for one more key,
add it here, and a numbered form of the vault, which sums everything up again (`store/cupboard.py`): an older summary lacks it.
"""

from __future__ import annotations

from collections.abc import Mapping

from vifdesk.domain.register.follow_ups import is_open
from vifdesk.domain.register.open_matters import OPEN_STATES, SCHEDULE, schedule_of
from vifdesk.domain.register.phones import held_in
from vifdesk.domain.register.record import BIN, ORIGIN, items_of, reference_of
from vifdesk.domain.register.shape import Content

SUMMED_UP = "dossier"
"""The kind of the records that are summed up."""

_DATED = ("dispositif", "id", "nature", "prudent", "etat")
_OPEN = (*_DATED, "cle", "libelle", "terme", "attente_libelle", "en_attente_de", "importance")
_LINE = ("texte", "destinataire", "id", "dispositif", "pour", "rappel")
_CLOSED: Content = {"sans_objet": True}
"""In the place of a follow-up that is done: the rank of the others is their key."""


def summary_of(kind: str, content: Content) -> Content | None:
    """The summary of a record; None where its newest version is to be read whole: what is no dossier, or lies in the bin."""
    if kind != SUMMED_UP or BIN in content:
        return None
    held = held_in(items_of(content, "telephones"))
    parts: dict[str, object] = {
        "pseudonyme": content.get("pseudonyme"),
        ORIGIN: _moment(content.get(ORIGIN)),
        SCHEDULE: [_deadline(one) for one in schedule_of(content)],
        "suivis": _lines(content),
        "telephones": [{"appareil": device, "etat": state} for device, state in held.items()],
    }
    return {"reference": reference_of(content), **{key: part for key, part in parts.items() if part}}


def _deadline(item: Content) -> dict[str, object]:
    """A closed one still dates the follow-ups that hang on it."""
    keys = _OPEN if item.get("etat", OPEN_STATES[0]) in OPEN_STATES else _DATED
    return {key: item[key] for key in keys if item.get(key) not in (None, "")}


def _lines(content: Content) -> list[Content]:
    lines = items_of(content, "suivis")
    if not any(is_open(item) for item in lines):
        return []
    return [{key: item[key] for key in _LINE if key in item} if is_open(item) else _CLOSED for item in lines]


def _moment(origin: object) -> object:
    """Of where a version comes from, only when it was written there."""
    return {"le": origin["le"]} if isinstance(origin, Mapping) and "le" in origin else None
