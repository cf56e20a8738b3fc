"""Bring back an earlier version of a dossier, or undo the last change: always as a new version."""

from __future__ import annotations

from vifdesk.actions.problems import BadInput, UserProblem
from vifdesk.actions.record_dossier import Recorded, change_dossier
from vifdesk.actions.register import Place, Register, unknown_reference
from vifdesk.actions.vault_port import Stored
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.restore import restored


def restore_version(register: Register, reference: str, version: int) -> Recorded:
    """The words of `version` as the newest version.

    Raises:
        BadInput: no such dossier, or no such version that can be read.

    """
    place, found = _versions(register, reference)
    wanted = next((one for one in found if one.version == version), None)
    if wanted is None:
        raise BadInput(
            "version", typographie(f"Le dossier « {reference} » n’a pas de version {version} lisible.")
        )
    content = restored(found[-1].content, wanted.content)
    return change_dossier(register, place, content, Act.RESTITUTION, f"version:{version}")


def undo_change(register: Register, reference: str) -> Recorded:
    """The words of the version before the newest; undoing twice brings the newest back.

    Raises:
        BadInput: no such dossier.
        UserProblem: there is nothing to undo: it can only be put in the bin.

    """
    _, found = _versions(register, reference)
    if len(found) < 2:
        raise UserProblem(
            "Ce dossier n’a qu’une version\u00a0: il n’y a rien à annuler.",
            remedy="Pour l’écarter, mettez-le à la corbeille.",
        )
    return restore_version(register, reference, found[-2].version)


def _versions(register: Register, reference: str) -> tuple[Place, list[Stored]]:
    place = register.find(reference)
    if place is None:
        raise BadInput("reference", unknown_reference(register, reference))
    with told():
        found = [one for one in register.vault.versions(place.id) if isinstance(one, Stored)]
    return place, found
