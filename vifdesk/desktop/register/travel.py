"""Undo and redo over a dossier's versions: each step writes a new version, so that nothing is lost on the way."""

from __future__ import annotations

from vifdesk.actions.bin_dossier import hold_dossier, release_dossier
from vifdesk.actions.call_becomes_dossier import rename_dossier
from vifdesk.actions.desk import Desk
from vifdesk.actions.read_dossier import ReadDossier
from vifdesk.actions.register import Register
from vifdesk.actions.restore_version import restore_version
from vifdesk.domain.register.record import HOLD
from vifdesk.domain.register.shape import Content


class Travel:
    """Where one stands among the versions. A change made since puts one at the newest again."""

    def __init__(self) -> None:
        self._path: list[int] = []
        self._at = 0
        self._written = 0

    def follow(self, dossier: ReadDossier) -> None:
        """The dossier was read: unless this is what the last step wrote, one stands at its newest version."""
        if dossier.version != self._written:
            self._path = [past.version for past in dossier.versions]
            self._at = len(self._path) - 1
            self._written = dossier.version

    @property
    def can_undo(self) -> bool:
        """Whether there is an earlier version to go back to."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step back can be made again."""
        return self._at < len(self._path) - 1

    def step(self, desk: Desk, register: Register, dossier: ReadDossier, by: int) -> int | None:
        """Go one version back (-1) or forward (1); the version whose words are now the newest, None where there is none.

        Raises:
            UserProblem: the vault refused; nothing changed.

        """
        wanted = self._at + by
        if not 0 <= wanted < len(self._path):
            return None
        reference = str(dossier.content.get("reference", ""))
        target = next(past for past in dossier.versions if past.version == self._path[wanted])
        number = str(target.content.get("reference", reference))
        if number != reference:  # a restored version keeps the number of now; undo brings back that of then
            rename_dossier(register, reference, number)
        recorded = restore_version(register, number, target.version)
        written = _same_hold(desk, register, number, dossier.content, target.content)
        self._written = written or recorded.version
        self._at = wanted
        return target.version


def _same_hold(desk: Desk, register: Register, reference: str, now: Content, then: Content) -> int:
    """A restored version keeps the hold of now; undo brings back that of then. The version written, 0 for none."""
    if HOLD in now and HOLD not in then:
        return release_dossier(register, reference).version
    hold = then.get(HOLD)
    if HOLD not in now and isinstance(hold, dict):
        return hold_dossier(desk, register, reference, str(hold.get("motif", ""))).version
    return 0
