"""The figures, counted off the screen's thread: the register is read once, then only what has changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from vifdesk.actions.count_figures import (
    Cancelled,
    Known,
    Reckoning,
    catch_up_to,
    known_to,
    make_report,
    proposed,
    reckon,
)
from vifdesk.actions.progress import Stopped, for_another_thread
from vifdesk.desktop.background import Background
from vifdesk.domain.statistics.report import Audience, Report, RestrictedReport, Situation

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.actions.problems import UserProblem
    from vifdesk.actions.vault_port import Vault
    from vifdesk.desktop.coffre.keeper import Keeper
    from vifdesk.desktop.widgets.progress import ProgressRow
    from vifdesk.domain.statistics.period import Period

_SHOWN_EVERY_MS = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """Which report. `chosen`: the record ids of part B, None for those that the program proposes."""

    period: Period
    audience: Audience
    chosen: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A situation that part B may hold. `kept`: it does."""

    situation: Situation
    proposed: bool
    kept: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """The report that was asked for; `candidates`: its situations, and those that were left out of it."""

    asked: Asked
    report: Report
    candidates: tuple[Candidate, ...] = ()


class FiguresCounter(QObject):
    """`counted(Counted)`; `failed(UserProblem)`. Only the last thing asked for is answered."""

    counted = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, keeper: Keeper, shown: ProgressRow) -> None:
        super().__init__(shown)
        self._desk, self._keeper, self._shown = desk, keeper, shown
        self._background = Background(self)
        self._reckoning: Reckoning | None = None
        self._wanted: Asked | None = None
        self._read = self._total = 0
        self._stopped = False
        self._look = QTimer(self)
        self._look.setInterval(_SHOWN_EVERY_MS)
        self._look.timeout.connect(lambda: shown.show_count(self._read, self._total))
        shown.stop_asked.connect(self._stop)

    @property
    def busy(self) -> bool:
        """Whether it is at work."""
        return self._background.busy

    def ask(self, asked: Asked) -> None:
        """Count this; what was asked before is dropped."""
        self._wanted = asked
        if not self._background.busy and self._keeper.is_open:
            self._start(asked)

    def forget(self) -> None:
        """The vault is closed: nothing of it stays here."""
        self._reckoning, self._wanted, self._stopped = None, None, True

    def _start(self, asked: Asked) -> None:
        register, vault, known = self._keeper.register, self._keeper.vault, self._reckoning
        now = known_to(register)
        apart = for_another_thread(self._desk) if known is None else self._desk
        self._read, self._total, self._stopped = 0, len(now.versions), False
        if known is None:
            self._shown.begin("Lecture du registre", stoppable=True)
            self._look.start()
        self._background.run(
            lambda: self._work(apart, vault, known, now, asked),
            lambda found: self._done(*found),
            self._broken,
        )

    def _work(
        self, desk: Desk, vault: Vault, known: Reckoning | None, now: Known, asked: Asked
    ) -> tuple[Reckoning, Counted]:
        if known is None:
            try:
                known = reckon(desk, vault, progress=self._told)
            except Cancelled:
                raise Stopped from None
        else:
            catch_up_to(known, vault, now)
        return known, counted(known, vault, asked)

    def _told(self, done: int) -> bool:
        self._read = min(done, max(0, self._total - 1))
        return not self._stopped

    def _done(self, reckoning: Reckoning, found: Counted) -> None:
        self._quiet()
        wanted = self._wanted
        if wanted is None or not self._keeper.is_open:
            return
        self._reckoning = reckoning
        if wanted == found.asked:
            self.counted.emit(found)
        else:
            self._start(wanted)

    def _broken(self, problem: UserProblem) -> None:
        self._quiet()
        self._reckoning = None
        if self._wanted is not None:
            self.failed.emit(problem)

    def _quiet(self) -> None:
        self._look.stop()
        self._shown.end()

    def _stop(self) -> None:
        self._stopped = True


def counted(reckoning: Reckoning, vault: Vault, asked: Asked) -> Counted:
    """The report, with every situation that part B could hold."""
    if asked.audience is Audience.LARGE:
        return Counted(asked, make_report(reckoning, vault, asked.period, asked.audience))
    report = make_report(reckoning, vault, asked.period, asked.audience)
    if asked.chosen is None or not isinstance(report, RestrictedReport):
        lines = report.situations if isinstance(report, RestrictedReport) else ()
        return Counted(asked, report, tuple(Candidate(line, True, True) for line in lines))
    by_program = set(proposed(reckoning, asked.period))
    added = [one for one in asked.chosen if one not in by_program]
    kept = make_report(reckoning, vault, asked.period, asked.audience, chosen=asked.chosen)
    named = {one.reference for one in kept.situations} if isinstance(kept, RestrictedReport) else set()
    more = make_report(reckoning, vault, asked.period, asked.audience, chosen=added) if added else None
    by_hand = more.situations if isinstance(more, RestrictedReport) else ()
    candidates = (
        *(Candidate(line, True, line.reference in named) for line in report.situations),
        *(Candidate(line, False, True) for line in by_hand),
    )
    situations = tuple(one.situation for one in candidates if one.kept)
    return Counted(asked, RestrictedReport(report.figures, situations), candidates)
