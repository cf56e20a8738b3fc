"""Read the access log."""

from __future__ import annotations

from vifdesk.actions.note_access import note_access
from vifdesk.actions.vault_port import LogLine, Unreadable, Vault
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.register.access_log import Act


def read_log(vault: Vault) -> tuple[LogLine | Unreadable, ...]:
    """All lines, oldest first; reading them is logged after them.

    Raises:
        UserProblem: the vault cannot be read.

    """
    with told():
        lines = tuple(vault.log())
    note_access(vault, Act.JOURNAL_LU)
    return lines
