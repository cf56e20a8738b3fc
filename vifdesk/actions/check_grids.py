"""Whether the grids that are given to a dossier are those that the program knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vifdesk.actions.desk import Desk
from vifdesk.actions.open_measure import rules_problem
from vifdesk.actions.problems import BadInput
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.grids.grid import Grid, Grids
from vifdesk.domain.law.complaint import RulesRefused

_PART = "grilles"


def check_grids(desk: Desk, fields: Mapping[str, object], kept: Sequence[object]) -> None:
    """Refuse a grid or a question that does not exist; what the dossier holds already (`kept`) stays as it was received.

    Raises:
        BadInput: the first that is not known; it names those that are.
        UserProblem: the files of the grids are wrong.

    """
    given = fields.get(_PART)
    new = [one for one in given if one not in kept] if isinstance(given, list) else []
    if not new:
        return
    known = all_grids(desk)
    for rank, item in enumerate(new, 1):
        _check(f"{_PART}[{rank}]", item, known)


def all_grids(desk: Desk) -> Grids:
    """The grids, by id.

    Raises:
        UserProblem: their files are wrong.

    """
    try:
        return desk.rulebook.grids()
    except RulesRefused as refusal:
        raise rules_problem(refusal) from refusal


def _check(place: str, item: Mapping[str, object], known: Grids) -> None:
    grid = known.get(str(item.get("grille")))
    if grid is None:
        raise _refusal(f"{place}.grille", item.get("grille"), ", ".join(known))
    for key in ("reponses", "remarques"):
        inner = item.get(key)
        for question in inner if isinstance(inner, Mapping) else ():
            if question not in grid.answerable:
                raise _refusal(f"{place}.{key}", question, _questions(grid))


def _questions(grid: Grid) -> str:
    return ", ".join(sorted(grid.answerable))


def _refusal(field: str, received: object, accepted: str) -> BadInput:
    return BadInput(
        field, typographie(f"« {field} » : reçu « {str(received)[:80]} », attendu l’un de : {accepted}.")
    )
