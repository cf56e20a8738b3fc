"""What the actions need from the outside world."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # named by the signatures alone; to read them would double the time to the first picture
    from vifdesk.actions.demo_case import DemoCase
    from vifdesk.domain.dates.holidays import Calendar
    from vifdesk.domain.deadlines.trial import DelayTrial
    from vifdesk.domain.documents.document import Document
    from vifdesk.domain.documents.workbook import Workbook
    from vifdesk.domain.grids.grid import Grids
    from vifdesk.domain.law.compiled import CompiledMeasure
    from vifdesk.domain.law.measure import Heading
    from vifdesk.domain.register.events import EventTypes
    from vifdesk.domain.register.follow_ups import FollowUpRules
    from vifdesk.domain.side_by_side.plan import Plan
    from vifdesk.domain.statistics.rules import FigureRules
    from vifdesk.domain.wizard.evaluation import LawPrint
    from vifdesk.domain.wizard.trial import Trial


class Clock(Protocol):
    """The only source of the present."""

    def today(self) -> date:
        """The local day."""

    def now(self) -> datetime:
        """The local moment, without zone."""


class RuleBook(Protocol):
    """The rules, read when first asked for and kept."""

    def headings(self) -> tuple[Heading, ...]:
        """The measures, in the order of the home page; cheap, reads no rule."""

    def measure_ids(self) -> tuple[str, ...]:
        """Every measure that has files, right or wrong."""

    def measure(self, measure_id: str) -> CompiledMeasure:
        """A measure, compiled.

        Raises:
            KeyError: no such measure.
            RulesRefused: its files are wrong.

        """

    def calendar(self) -> Calendar:
        """Working days and holidays."""

    def demo_cases(self) -> tuple[DemoCase, ...]:
        """The fictional cases of the demonstration.

        Raises:
            RulesRefused: their files are wrong.

        """

    def event_types(self) -> EventTypes:
        """The kinds of events of a dossier, by id.

        Raises:
            RulesRefused: their file is wrong.

        """

    def grids(self) -> Grids:
        """The grids that are received from others (danger grid, EVVI), by id.

        Raises:
            RulesRefused: their files are wrong.

        """

    def follow_up_rules(self) -> FollowUpRules:
        """When actions fall due, when one is reminded of them, which measure has devices in stock.

        Raises:
            RulesRefused: their file is wrong.

        """

    def plan(self) -> Plan:
        """The lines of the measures side by side, and what two measures know of each other.

        Raises:
            RulesRefused: its file is wrong.

        """

    def figure_rules(self) -> FigureRules:
        """What reports count.

        Raises:
            RulesRefused: its file is wrong.

        """

    def law_print(self, measure_id: str) -> LawPrint:
        """Which rules these are, and how old."""

    def fresh(self) -> RuleBook:
        """The same files, to be read anew: shares nothing with this one, hence serves another thread."""

    def trials(self) -> tuple[Trial, ...]:
        """The worked situations that the rules must pass.

        Raises:
            RulesRefused: their files are wrong.

        """

    def delay_trials(self) -> tuple[DelayTrial, ...]:
        """The worked delays.

        Raises:
            RulesRefused: their file is wrong.

        """


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page drawn: `rgb` holds 3 bytes a pixel, rows without padding."""

    width: int
    height: int
    rgb: bytes


class Press(Protocol):
    """Turns documents into paper."""

    def pdf(self, document: Document) -> bytes:
        """The document as a PDF file, the same bytes for the same document."""

    def text(self, document: Document) -> bytes:
        """The document as a text file that can be edited (ODT), the same bytes for the same document."""

    def spreadsheet(self, workbook: Workbook) -> bytes:
        """The workbook as a spreadsheet file (ODS), the same bytes for the same workbook."""

    def pictures(self, pdf: bytes, dots_per_inch: int) -> tuple[PagePicture, ...]:
        """The pages of a PDF file as pictures."""


class Files(Protocol):
    """Writes files so that an old one is never left half replaced."""

    def write(self, path: str, content: bytes) -> None:
        """Write `content` beside `path`, then put it in its place.

        Raises:
            OSError: it could not; what stood at `path` is untouched.

        """

    def remove(self, path: str) -> None:
        """Take a file away; nothing where there is none.

        Raises:
            OSError: it could not be removed.

        """

    def make_folder(self, path: str) -> None:
        """Create the folder; nothing where it is there.

        Raises:
            OSError: it could not be created.

        """


SheetRow = Sequence[object]
"""The values of a row, as Python says them: a text, a number, a day, a moment, an hour, true or false; "" for none."""


class SheetProblem(Enum):
    """Why a spreadsheet cannot be read."""

    DAMAGED = "damaged"
    LOCKED = "locked"
    TOO_LARGE = "too large"


class UnreadableSheet(Exception):
    """The file cannot be read as a spreadsheet."""

    def __init__(self, problem: SheetProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class Spreadsheets(Protocol):
    """Reads XLSX and ODS."""

    def rows(self, content: bytes) -> Iterator[SheetRow]:
        """The rows of the first visible sheet, empty ones also, from the sheet's first; formulas by their value.

        Raises:
            UnreadableSheet: it is none, a password closes it, or it would not fit into the memory.

        """
