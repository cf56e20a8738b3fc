"""Write a report into files, once the access log knows of it."""

from __future__ import annotations

from collections.abc import Mapping

from vifdesk.actions.desk import Desk
from vifdesk.actions.register import entry
from vifdesk.actions.save_paper import write_file
from vifdesk.actions.vault_port import Vault
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.statistics.report import Report


def export_report(desk: Desk, vault: Vault, report: Report, files: Mapping[str, bytes]) -> None:
    """Log the export, then write each content at its path, whole or not at all.

    Raises:
        UserProblem: the vault takes no line: then nothing leaves it either.
        NotWritten: a file could not be written; those before it are there.

    """
    period = report.figures.period
    detail = f"copil:{report.audience.value}:{period.since.isoformat()}:{period.until.isoformat()}"
    with told():
        vault.write((), (entry(Act.EXPORT, detail=detail),))
    for path, content in files.items():
        write_file(desk, path, content)
