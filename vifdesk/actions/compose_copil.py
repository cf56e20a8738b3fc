"""Make the papers of the COPIL out of a report and of what was written for the meeting, in the format that a file asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from vifdesk.actions.copil_meetings import meeting_for
from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import BadInput
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.documents.copil_report import CopilPaper, build_copil_report
from vifdesk.domain.documents.copil_workbook import build_copil_workbook
from vifdesk.domain.statistics.as_csv import report_csv
from vifdesk.domain.statistics.as_json import report_bytes
from vifdesk.domain.statistics.meeting import Meeting, meeting_before
from vifdesk.domain.statistics.report import Report
from vifdesk.domain.statistics.since import changes_since


def copil_paper(report: Report, meetings: Iterable[Meeting], today: date, court: str = "") -> CopilPaper:
    """The report with its meeting, and with what changed since the last one."""
    known = tuple(meetings)
    meeting = meeting_for(known, report.audience, report.figures.period)
    before = meeting_before(known, meeting, today)
    return CopilPaper(report, meeting, court, None if before is None else changes_since(report, before))


def copil_file(desk: Desk, paper: CopilPaper, ending: str) -> bytes:
    """The paper as the content of a file of that ending (see `PAPERS` and `FIGURES`)."""
    return {**PAPERS, **FIGURES}[ending](desk, paper)


def check_ending(path: str) -> str:
    """The ending of a file's name, when something can be written under it.

    Raises:
        BadInput: another one.

    """
    name = path.replace("\\", "/").rpartition("/")[2]
    ending = f".{name.rpartition('.')[2]}".lower() if "." in name else ""
    if ending not in PAPERS and ending not in FIGURES:
        accepted = ", ".join((*PAPERS, *FIGURES))
        raise BadInput("sortie", typographie(f"Le fichier « {path} » doit finir par : {accepted}."))
    return ending


Writer = Callable[[Desk, CopilPaper], bytes]

PAPERS: Mapping[str, Writer] = {
    ".pdf": lambda desk, paper: desk.press.pdf(build_copil_report(paper)),
    ".ods": lambda desk, paper: desk.press.spreadsheet(build_copil_workbook(paper)),
    ".odt": lambda desk, paper: desk.press.text(build_copil_report(paper)),
}
"""What is laid on the table of a meeting: once written, it was presented."""
FIGURES: Mapping[str, Writer] = {
    ".csv": lambda _desk, paper: report_csv(paper.report),
    ".json": lambda _desk, paper: report_bytes(paper.report),
}
"""What another program reads."""
