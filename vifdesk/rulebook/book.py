"""The RuleBook port: rules read from resources/ when first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # headings are read at every start, the rest only by who examines a situation
    from vifdesk.actions.demo_case import DemoCase
    from vifdesk.domain.dates.holidays import Calendar
    from vifdesk.domain.dates.territory import Territory
    from vifdesk.domain.deadlines.trial import DelayTrial
    from vifdesk.domain.grids.grid import Grids
    from vifdesk.domain.law.compiled import CompiledMeasure
    from vifdesk.domain.law.complaint import Complaint
    from vifdesk.domain.law.heading import Heading
    from vifdesk.domain.register.events import EventTypes
    from vifdesk.domain.register.follow_ups import FollowUpRules
    from vifdesk.domain.side_by_side.plan import Plan
    from vifdesk.domain.statistics.rules import FigureRules
    from vifdesk.domain.wizard.evaluation import LawPrint
    from vifdesk.domain.wizard.trial import Trial


class ResourceBook:
    """The rules of one resources/ folder. Nothing is read before it is asked for."""

    def __init__(self, folder: Path, zone_of: Callable[[Territory], tzinfo]) -> None:
        self.folder = folder
        self._zone_of = zone_of
        self._headings: tuple[Heading, ...] | None = None
        self._measures: dict[str, CompiledMeasure] = {}
        self._calendar: Calendar | None = None
        self._events: EventTypes | None = None
        self._follow_ups: FollowUpRules | None = None
        self._grids: Grids | None = None
        self._plan: Plan | None = None
        self._figures: FigureRules | None = None
        self._digest = ""

    def headings(self) -> tuple[Heading, ...]:
        """The measures, in the order of the home page.

        Raises:
            RulesRefused: some heading is wrong; the complaints of all.

        """
        if self._headings is None:
            from vifdesk.domain.law.complaint import RulesRefused
            from vifdesk.rulebook.read_heading import read_heading

            found: list[Heading] = []
            complaints: list[Complaint] = []
            for folder in measure_folders(self.folder):
                try:
                    found.append(read_heading(folder))
                except RulesRefused as refusal:
                    complaints += refusal.complaints
            if complaints:
                raise RulesRefused(tuple(complaints))
            self._headings = tuple(sorted(found, key=lambda heading: (heading.order, heading.id)))
        return self._headings

    def measure_ids(self) -> tuple[str, ...]:
        """Every measure that has files, right or wrong."""
        return tuple(folder.name for folder in measure_folders(self.folder))

    def measure(self, measure_id: str) -> CompiledMeasure:
        """A measure, compiled.

        Raises:
            KeyError: no such measure.
            RulesRefused: its files are wrong.

        """
        if measure_id not in self._measures:
            from vifdesk.domain.law.compiled import CompiledMeasure
            from vifdesk.rulebook.read_measure import read_measure

            folders = {folder.name: folder for folder in measure_folders(self.folder)}
            self._measures[measure_id] = CompiledMeasure(read_measure(folders[measure_id]))
        return self._measures[measure_id]

    def calendar(self) -> Calendar:
        """Working days and holidays."""
        if self._calendar is None:
            from vifdesk.rulebook.read_calendar import read_calendar

            self._calendar = read_calendar(self.folder, self._zone_of)
        return self._calendar

    def demo_cases(self) -> tuple[DemoCase, ...]:
        """The fictional cases of the demonstration.

        Raises:
            RulesRefused: their files are wrong.

        """
        from vifdesk.rulebook.read_demo import read_demo

        return read_demo(self.folder)

    def event_types(self) -> EventTypes:
        """The kinds of events of a dossier.

        Raises:
            RulesRefused: their file is wrong.

        """
        if self._events is None:
            from vifdesk.rulebook.read_events import read_events

            self._events = read_events(self.folder)
        return self._events

    def grids(self) -> Grids:
        """The grids that are received from others.

        Raises:
            RulesRefused: their files are wrong.

        """
        if self._grids is None:
            from vifdesk.rulebook.read_grids import read_grids

            self._grids = read_grids(self.folder)
        return self._grids

    def fresh(self) -> ResourceBook:
        """The same folder, to be read anew: shares nothing with this one, hence serves another thread."""
        return ResourceBook(self.folder, self._zone_of)

    def trials(self) -> tuple[Trial, ...]:
        """The worked situations that the rules must pass.

        Raises:
            RulesRefused: their files are wrong.

        """
        from vifdesk.rulebook.read_trials import read_trials

        return read_trials(self.folder)

    def delay_trials(self) -> tuple[DelayTrial, ...]:
        """The worked delays.

        Raises:
            RulesRefused: their file is wrong.

        """
        from vifdesk.rulebook.read_trials import read_delay_trials

        return read_delay_trials(self.folder)

    def follow_up_rules(self) -> FollowUpRules:
        """When actions fall due, when one is reminded of them, which measure has devices in stock.

        Raises:
            RulesRefused: their file is wrong.

        """
        if self._follow_ups is None:
            from vifdesk.rulebook.read_follow_ups import read_follow_ups

            self._follow_ups = read_follow_ups(self.folder)
        return self._follow_ups

    def plan(self) -> Plan:
        """The lines of the measures side by side, and what two measures know of each other.

        Raises:
            RulesRefused: its file is wrong.

        """
        if self._plan is None:
            from vifdesk.rulebook.read_plan import read_plan

            self._plan = read_plan(self.folder)
        return self._plan

    def figure_rules(self) -> FigureRules:
        """What reports count.

        Raises:
            RulesRefused: its file is wrong.

        """
        if self._figures is None:
            from vifdesk.rulebook.read_figures import read_figures

            self._figures = read_figures(self.folder)
        return self._figures

    def law_print(self, measure_id: str) -> LawPrint:
        """Which rules these are: the pack is named after its latest check, the print covers every rule file."""
        from vifdesk.domain.wizard.evaluation import LawPrint

        heading = next(heading for heading in self.headings() if heading.id == measure_id)
        newest: date = max(heading.verified_on for heading in self.headings())
        if not self._digest:
            self._digest = digest_of(self.folder)
        return LawPrint(f"droit-{newest.isoformat()}", self._digest, heading.verified_on, heading.standing)


def measure_folders(resources: Path) -> list[Path]:
    """Every measure: a folder of droit/ that holds a TOML file."""
    return sorted({path.parent for path in (resources / "droit").glob("*/*.toml")})


def digest_of(resources: Path) -> str:
    """The print of every rule and calendar file, the same whatever the line ends and the folder."""
    import hashlib

    total = hashlib.sha256()
    for kind in ("calendrier", "droit"):
        for path in sorted((resources / kind).rglob("*.toml")):
            total.update(path.relative_to(resources).as_posix().encode())
            total.update(b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return f"sha256:{total.hexdigest()}"
