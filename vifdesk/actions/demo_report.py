"""The COPIL reports of the demonstration: an invented register of a fixed day, counted as a real one is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from vifdesk.actions.count_figures import figure_plan
from vifdesk.actions.desk import Desk
from vifdesk.actions.populate_register import invented_register
from vifdesk.domain.documents.copil_report import CopilPaper, build_copil_report
from vifdesk.domain.documents.document import Document
from vifdesk.domain.statistics.figures import make_figures
from vifdesk.domain.statistics.meeting import Meeting
from vifdesk.domain.statistics.period import Period, half_year_of
from vifdesk.domain.statistics.reading import Reader
from vifdesk.domain.statistics.report import Report, RestrictedReport, Situation, WideReport
from vifdesk.domain.statistics.situations import BanWords, is_proposed, situation_of, watched_days
from vifdesk.domain.statistics.tally import Marks

_NOW = datetime(2026, 7, 6, 9, 0)
_DOSSIERS, _SEED = 260, 7
_COURT = "Tribunal judiciaire de Xville (fictif)"
_COMMENT = (
    "Registre inventé pour la démonstration\u00a0: ni les personnes, ni les chiffres ne sont réels. Ici viennent les "
    "commentaires de la réunion."
)


@dataclass(frozen=True, slots=True)
class _FixedClock:
    """Always the same moment, so that the demonstration never changes."""

    moment: datetime

    def today(self) -> date:
        return self.moment.date()

    def now(self) -> datetime:
        return self.moment


def demo_reports(desk: Desk) -> Iterator[Document]:
    """The paper for the COPIL VIF, then the one for its partners.

    Raises:
        UserProblem: a rule file is wrong.

    """
    period = half_year_of(date(_NOW.year, 1, 1))
    for report in _reports(replace(desk, clock=_FixedClock(_NOW)), period):
        meeting = Meeting(
            report.audience, period, _NOW.date(), comments={report.figures.sections[0].id: _COMMENT}
        )
        yield build_copil_report(CopilPaper(report, meeting, _COURT))


def _reports(desk: Desk, period: Period) -> Iterator[Report]:
    plan, ban = figure_plan(desk.rulebook)
    contents, histories = invented_register(desk, _DOSSIERS, seed=_SEED)
    reader, marks = Reader(plan.reading), Marks()
    for number, content in enumerate(contents):
        marks.put(str(number), reader.marks(content))
    figures = make_figures(plan, marks, histories, period, threshold=0)
    yield RestrictedReport(figures, tuple(_situations(contents, period, plan.horizon, ban)))
    yield WideReport(make_figures(plan, marks, histories, period, threshold=plan.threshold))


def _situations(
    contents: tuple[dict[str, object], ...], period: Period, horizon: int, ban: BanWords | None
) -> Iterator[Situation]:
    lines = [
        situation_of(content, period, horizon, ban, chosen=False)
        for content in contents
        if is_proposed(watched_days(content), period, horizon)
    ]
    yield from sorted(lines, key=lambda line: (line.due is None, str(line.due), line.reference))
