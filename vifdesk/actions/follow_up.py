"""One key on a line of a dossier's follow-up: done, put off, dropped, open again."""

from __future__ import annotations

from dataclasses import dataclass

from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import BadInput
from vifdesk.actions.record_dossier import Recorded, change_dossier, next_content
from vifdesk.actions.register import Place, Register, newest, unknown_reference
from vifdesk.actions.vault_port import Stored
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.follow_ups import Move, beyond_the_law, is_open, moved, prudent_dates
from vifdesk.domain.register.open_matters import schedule_of
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.shape import Content


@dataclass(frozen=True, slots=True)
class Moved:
    """What is on the disk now; `warning`: what to tell of the new date, empty for nothing."""

    recorded: Recorded
    warning: str = ""


def move_follow_up(
    desk: Desk, register: Register, reference: str, rank: int, move: Move, *, text: str | None = None
) -> Moved:
    """Apply a key to the line at `rank` (from 0) of the dossier's `suivis`.

    `text`: the line as it was shown, so that a dossier that was changed meanwhile loses no other line's state.

    Raises:
        BadInput: there is no such dossier or line, or another line stands there now.
        UserProblem: the vault refused; nothing changed.

    """
    place, stored = _dossier(register, reference)
    items = list(items_of(stored.content, "suivis"))
    if not 0 <= rank < len(items) or (text is not None and items[rank].get("texte") != text):
        raise BadInput(
            "suivis",
            "Cette ligne de suivi n’est plus là où elle était.",
            remedy="Relisez le dossier, puis réessayez.",
        )
    dues, _natures = prudent_dates(schedule_of(stored.content))
    line = moved(
        items[rank],
        move,
        now=desk.clock.now(),
        by=register.vault.user.name,
        dues=dues,
        rules=register.follow_ups,
    )
    items[rank] = line
    recorded = _write(desk, register, place, stored, items)
    put_off = move in (Move.PLUS_UN_JOUR, Move.PLUS_UNE_SEMAINE)
    return Moved(recorded, beyond_the_law(line, dues, register.follow_ups) if put_off else "")


def close_follow_ups(desk: Desk, register: Register, reference: str) -> int:
    """Say that every open line of a dossier is done; how many were. None open: nothing is written.

    Raises:
        BadInput: there is no such dossier.
        UserProblem: the vault refused; nothing changed.

    """
    place, stored = _dossier(register, reference)
    now, by = desk.clock.now(), register.vault.user.name
    items = list(items_of(stored.content, "suivis"))
    closed = [
        moved(item, Move.FAIT, now=now, by=by, dues={}, rules=register.follow_ups) if is_open(item) else item
        for item in items
    ]
    count = sum(map(is_open, items))
    if count:
        _write(desk, register, place, stored, closed)
    return count


def _dossier(register: Register, reference: str) -> tuple[Place, Stored]:
    place = register.find(reference)
    if place is None:
        raise BadInput("reference", typographie(unknown_reference(register, reference)))
    return place, newest(register, place)


def _write(desk: Desk, register: Register, place: Place, stored: Stored, items: list[Content]) -> Recorded:
    known = str(stored.content.get("reference", ""))
    content = next_content(desk, stored.content, known, {"suivis": items})
    return change_dossier(register, place, content, Act.MODIFICATION)
