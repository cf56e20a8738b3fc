"""The place « COPIL »: the figures of a period as they will be printed, what is written about them, and the export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from vifdesk.actions.compose_copil import copil_paper
from vifdesk.actions.copil_meetings import keep_meeting, meeting_for, read_meetings
from vifdesk.actions.problems import BadInput, UserProblem
from vifdesk.actions.progress import Stopped
from vifdesk.actions.wide_texts import check_wide_texts
from vifdesk.desktop.copil.changes_card import ChangesCard
from vifdesk.desktop.copil.counting import Asked, Counted, FiguresCounter
from vifdesk.desktop.copil.export import CopilExport
from vifdesk.desktop.copil.figures_card import FiguresCard
from vifdesk.desktop.copil.meeting_card import MeetingCard
from vifdesk.desktop.copil.period_card import PeriodCard
from vifdesk.desktop.copil.situations_card import SituationsCard
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.widgets.button import PRIMARY, Button
from vifdesk.desktop.widgets.card import Notice
from vifdesk.desktop.widgets.page import Page
from vifdesk.desktop.widgets.progress import ProgressRow
from vifdesk.domain.dates.wording import sentence_case, typographie
from vifdesk.domain.statistics.meeting import Meeting, reminder_of
from vifdesk.domain.statistics.report import Audience

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.actions.vault_port import Stored
    from vifdesk.desktop.coffre.keeper import Keeper
    from vifdesk.desktop.shell.session import Session

_PATIENCE_MS = 900
"""After the last key: what is typed is in the vault a second later."""
_CLOSED = "Le coffre est verrouillé\u00a0: ouvrez-le pour compter les chiffres."
_DAY_LEFT = "Une date de réunion n’a pas été comprise et n’a pas été gardée\u00a0; les textes le sont."
_STOPPED = "La lecture du registre a été arrêtée\u00a0: les chiffres ne sont pas comptés. Changez de période pour recommencer."
_UNREAD = (
    "{count} enregistrement(s) ne peuvent pas être lus et ne sont comptés nulle part : vérifiez le coffre avant de présenter "
    "ces chiffres."
)


class CopilPage(Page):
    """`dossier_asked(reference)`: show this dossier."""

    dossier_asked = Signal(str)

    def __init__(self, desk: Desk, keeper: Keeper, session: Session) -> None:
        super().__init__("Rapport COPIL")
        self._desk, self._keeper, self._session = desk, keeper, session
        self._counted: Counted | None = None
        self._meeting: Meeting | None = None
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_PATIENCE_MS)
        self._due.timeout.connect(self.keep)
        self._make()
        self._connect()
        self._ask()

    # ------------------------------------------------------------------------------------------------ assembling

    def _make(self) -> None:
        self.export = Button("Exporter", kind=PRIMARY, icon="enregistrer", shortcut="Ctrl+Shift+E")
        self.head.add_action(self.export)
        self.period = PeriodCard(self._desk)
        self.notice = Notice()
        self.progress = ProgressRow()
        self.counter = FiguresCounter(self._desk, self._keeper, self.progress)
        self.writing = ProgressRow()
        self.exporter = CopilExport(self._desk, self._keeper, self, self.writing)
        self.figures = FiguresCard()
        self.situations = SituationsCard(self._keeper)
        self.changes = ChangesCard()
        self.meeting = MeetingCard(self._desk)
        for widget in (
            self.period, self.writing, self.progress, self.notice,
            self.figures, self.situations, self.changes, self.meeting,
        ):  # fmt: skip
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.notice.hide()
        self._show_parts(shown=False)

    def _connect(self) -> None:
        self.export.clicked.connect(self.ask_export)
        self.period.chosen.connect(self._turned)
        self.counter.counted.connect(self._show)
        self.counter.failed.connect(self._failed)
        self.figures.edited.connect(self._due.start)
        self.meeting.edited.connect(self._due.start)
        self.situations.chosen.connect(self._choose)
        self.situations.dossier_asked.connect(self.dossier_asked)
        self.exporter.written.connect(self._written)
        self._keeper.locking.connect(self.keep)
        self._keeper.locked.connect(self._locked)
        self._keeper.opened.connect(lambda _vault: self._ask())
        self._keeper.caught_up.connect(self._ask_if_seen)

    # ------------------------------------------------------------------------------------------------ counting

    def _kept(self) -> Sequence[Stored]:
        return tuple(self._keeper.register.meetings.values()) if self._keeper.is_open else ()

    def _meetings(self) -> tuple[Meeting, ...]:
        return tuple(read_meetings(self._kept()))

    def _turned(self) -> None:
        """Another period or audience: what was being written for the one before is kept first."""
        if not self.keep():
            say(self, _DAY_LEFT, tone="attente")
        self._meeting = None
        self._ask()

    def _ask(self) -> None:
        """Count what is chosen now."""
        if not self._keeper.is_open:
            self._say(_CLOSED, "neutre")
            return
        if self._meeting is None:
            self._take_meeting()
        assert self._meeting is not None
        self.set_title("Rapport COPIL", sentence_case(self.period.period.title))
        self.counter.ask(Asked(self.period.period, self.period.for_whom, self._meeting.chosen))

    def _take_meeting(self) -> None:
        meetings = self._meetings()
        self._meeting = meeting_for(meetings, self.period.for_whom, self.period.period)
        today = self._desk.clock.today()
        self.meeting.show_meeting(self._meeting, reminder_of(meetings, self.period.for_whom, today))
        self.figures.show_comments(dict(self._meeting.comments))

    def _ask_if_seen(self) -> None:
        if self.isVisible():
            self._ask()

    def _show(self, counted: Counted) -> None:
        self._counted = counted
        self.figures.show_figures(counted.report.figures)
        self.situations.show_candidates(counted.candidates, counted.asked.chosen)
        paper = copil_paper(counted.report, self._meetings(), self._desk.clock.today())
        self.changes.show_changes(paper.changes)
        self._show_parts(shown=True)
        unread = counted.report.figures.unread
        self._say(typographie(_UNREAD.format(count=unread)) if unread else "", "attente")

    def _failed(self, problem: UserProblem) -> None:
        self._say(_STOPPED if isinstance(problem, Stopped) else f"{problem} {problem.remedy}", "attente")

    def _show_parts(self, *, shown: bool) -> None:
        self.figures.setVisible(shown)
        self.meeting.setVisible(shown)
        self.situations.setVisible(shown and self.period.for_whom is Audience.RESTREINTE)
        self.changes.setVisible(shown and not self.changes.is_empty)
        self.export.setEnabled(shown)

    def _say(self, text: str, tone: str) -> None:
        if text:
            self.notice.set_text(text, tone)
        self.notice.setVisible(bool(text))

    # ------------------------------------------------------------------------------------------------ writing

    def _choose(self, ids: tuple[str, ...] | None) -> None:
        if self._meeting is None:
            return
        self._meeting = replace(self._meeting, chosen=ids)
        self._due.start()
        self._ask()

    def keep(self) -> bool:
        """Put what is written into the vault; whether all of it is there now."""
        self._due.stop()
        if self._meeting is None or not self._keeper.is_open:
            return True
        said = replace(self._meeting, comments=dict(self.figures.comments))
        written, all_read = self.meeting.written(said)
        try:
            stored = keep_meeting(self._keeper.vault, self._kept(), written)
        except BadInput as refusal:
            say(self, str(refusal), tone="attente")
            return False
        except UserProblem as problem:
            show_problem(self, problem)
            return False
        self._meeting = written
        if stored is not None:
            self._keeper.register.take(stored)
            today = self._desk.clock.today()
            self.meeting.remind(reminder_of(self._meetings(), written.audience, today))
        return all_read

    def ask_export(self) -> None:
        """Ask where the report goes, once what is written is kept."""
        if self._counted is None or not self._keeper.is_open:
            return
        if not self.keep():
            say(self, "Corrigez d’abord ce qui est signalé, puis exportez.", tone="attente")
            self.meeting.held.setFocus()
            return
        if self.counter.busy:
            say(self, "Les chiffres sont encore comptés\u00a0: réessayez dans un instant.", tone="attente")
            return
        try:
            check_wide_texts(
                self._meeting or Meeting(self.period.for_whom, self.period.period),
                self._keeper.register.places,
            )
        except BadInput as refusal:
            show_problem(self, refusal)
            return
        today = self._desk.clock.today()
        self.exporter.ask(copil_paper(self._counted.report, self._meetings(), today, self._session.court))

    def _written(self) -> None:
        """The vault now knows what was presented; what is on the screen must not overwrite it."""
        kept = meeting_for(self._meetings(), self.period.for_whom, self.period.period)
        if self._meeting is not None and (kept.audience, kept.period) == (
            self._meeting.audience,
            self._meeting.period,
        ):
            self._meeting = replace(
                self._meeting, presented=kept.presented, seen=kept.seen, exported_on=kept.exported_on
            )
            self.meeting.remind(reminder_of(self._meetings(), kept.audience, self._desk.clock.today()))

    # ------------------------------------------------------------------------------------------------ for the window

    def undo(self) -> None:
        """Take the last choice of a situation back."""
        if not self.situations.undo():
            say(self, "Il n’y a rien à annuler ici.", tone="neutre")

    def first_focus(self) -> QWidget | None:
        return self.period.earlier

    def _locked(self) -> None:
        self._due.stop()
        self.counter.forget()
        self._counted, self._meeting = None, None
        self.figures.clear()
        self.situations.clear()
        self.meeting.clear()
        self.changes.show_changes(None)
        self._show_parts(shown=False)
        self._say(_CLOSED, "neutre")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keep()
