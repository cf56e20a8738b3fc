"""Read everything that a vault holds, and say what is wrong."""

from __future__ import annotations

from vifdesk.actions.note_access import note_access
from vifdesk.actions.register import DOSSIER
from vifdesk.actions.vault_port import Report, Vault
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.register.access_log import Act


def verify_vault(vault: Vault) -> Report:
    """The report of a full reading.

    Raises:
        UserProblem: the file cannot be read at all.

    """
    with told():
        report = vault.check()
    note_access(vault, Act.VERIFICATION, detail="sain" if report.healthy else "abime")
    return report


def intact_dossiers(report: Report) -> int:
    """Dossiers whose newest version can be read."""
    return report.intact.get(DOSSIER, 0)
