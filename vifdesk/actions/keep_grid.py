"""Keep a grid in a dossier."""

from __future__ import annotations

from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import BadInput
from vifdesk.actions.record_dossier import Recorded, record_dossier
from vifdesk.actions.register import Register, newest, unknown_reference
from vifdesk.domain.grids.filled import FilledGrid, filled_json, read_filled
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.shape import Content


def keep_grid(
    desk: Desk, register: Register, reference: str, filled: FilledGrid, *, before: FilledGrid | None = None
) -> Recorded:
    """Write the grid in the place of `before`; as one more where that is None, or is no longer there.

    Raises:
        BadInput: there is no such dossier, no such grid or no such question.
        UserProblem: the vault refused; nothing was written.

    """
    place = register.find(reference)
    if place is None:
        raise BadInput("reference", unknown_reference(register, reference))
    content = newest(register, place).content
    fields = {
        "reference": str(content.get("reference", reference)),
        "grilles": _with(content, filled, before),
    }
    return record_dossier(desk, register, fields, expected=place.version)


def _with(content: Content, filled: FilledGrid, before: FilledGrid | None) -> list[Content]:
    kept = list(items_of(content, "grilles"))
    written = filled_json(filled)
    for rank, item in enumerate(kept):
        if before is not None and read_filled(item) == before:
            return [*kept[:rank], written, *kept[rank + 1 :]]
    return [*kept, written]
