"""Mark a deadline: done, without object, locked with a motive, or given back to the events."""

from __future__ import annotations

from vifdesk.actions.desk import Desk
from vifdesk.actions.follow_dossier import life_of
from vifdesk.actions.problems import BadInput
from vifdesk.actions.record_dossier import Recorded, change_dossier
from vifdesk.actions.register import Place, Register, newest, unknown_reference
from vifdesk.actions.vault_problems import Conflict
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.life_json import alerts_of, notes_of, schedule_of, with_notes
from vifdesk.domain.register.record import next_version
from vifdesk.domain.schedule.followed import Schedule, State
from vifdesk.domain.schedule.recompute import marked

_MOTIVATED = (State.VERROUILLEE, State.SANS_OBJET)


def mark_deadline(
    desk: Desk,
    register: Register,
    reference: str,
    key: str,
    state: State,
    *,
    motive: str = "",
    expected: int | None = None,
) -> Recorded:
    """Set a deadline's state by hand, in a new version of the dossier. `OUVERTE` reopens or unlocks it: it follows the facts.

    Raises:
        BadInput: no such dossier or deadline, or a lock or a setting aside without a motive.
        UserProblem: the dossier was changed since `expected`, or the vault refused.

    """
    if state in _MOTIVATED and not motive.strip():
        raise BadInput(
            "motif", "Indiquez pourquoi, en une phrase\u00a0: elle reste dans l’historique du dossier."
        )
    place = register.find(reference)
    if place is None:
        raise BadInput("reference", unknown_reference(register, reference))
    before = newest(register, place).content
    deadlines = schedule_of(before)
    if all(one.key != key for one in deadlines):
        raise BadInput(
            "cle",
            typographie(f"Le dossier « {reference} » n’a pas d’échéance « {key} »."),
            remedy="Rouvrez le dossier\u00a0: il a changé entre-temps.",
        )
    after = marked(
        deadlines,
        key,
        state,
        on=desk.clock.today(),
        by=register.vault.user.name,
        motive=motive.strip(),
    )
    content = next_version(before, {})
    schedule = Schedule(after, alerts_of(before))
    if state is State.OUVERTE:  # it follows the facts again, from now on
        schedule = life_of(desk, before, content, register.events, old=after).schedule
    content = with_notes(content, notes_of(schedule))
    return change_dossier(register, _expected(place, expected), content, Act.MODIFICATION)


def _expected(place: Place, expected: int | None) -> Place:
    """Where to write: over the version that was read."""
    with told():
        if expected is not None and expected != place.version:
            raise Conflict(place.id, expected, place.version)
    return place
