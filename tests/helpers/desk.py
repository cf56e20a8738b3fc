"""A desk for tests: the real rules, a clock that stands still, a press and a shelf in memory."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from tests.helpers.memory_vault import cupboard_of
from vifdesk.actions.demo_case import DemoCase
from vifdesk.actions.desk import Desk
from vifdesk.actions.ports import PagePicture
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
from vifdesk.machine.record_ids import new_record_id
from vifdesk.machine.spreadsheet import CalamineSpreadsheets
from vifdesk.machine.zones import zone_of
from vifdesk.rulebook.book import ResourceBook

ROOT = Path(__file__).resolve().parent.parent.parent
RESOURCES = ROOT / "resources"
NOW = datetime(2026, 11, 22, 7, 40)


@dataclass
class StillClock:
    """Stands at `moment` until a test moves it."""

    moment: datetime = NOW

    def today(self) -> date:
        return self.moment.date()

    def now(self) -> datetime:
        return self.moment


class BlankPress:
    """One white page for whatever is asked."""

    def pdf(self, document: Document) -> bytes:
        return f"%PDF-1.4 {document}".encode()

    def text(self, document: Document) -> bytes:
        return f"{document}".encode()

    def spreadsheet(self, workbook: Workbook) -> bytes:
        return f"{workbook}".encode()

    def pictures(self, pdf: bytes, dots_per_inch: int) -> tuple[PagePicture, ...]:
        assert pdf
        assert dots_per_inch > 0
        return (PagePicture(2, 3, b"\xff" * 18),)


@dataclass
class MemoryFiles:
    """Keeps what was written, by path."""

    written: dict[str, bytes] = field(default_factory=dict)

    def write(self, path: str, content: bytes) -> None:
        self.written[path] = content

    def remove(self, path: str) -> None:
        self.written.pop(path, None)

    def make_folder(self, path: str) -> None:
        assert path


class OtherHeadings:
    """The real rules under other headings: how a test makes the law old."""

    def __init__(self, book: ResourceBook, headings: tuple[Heading, ...]) -> None:
        self._book, self._headings = book, headings

    def headings(self) -> tuple[Heading, ...]:
        return self._headings

    def measure_ids(self) -> tuple[str, ...]:
        return tuple(heading.id for heading in self._headings)

    def measure(self, measure_id: str) -> CompiledMeasure:
        return self._book.measure(measure_id)

    def calendar(self) -> Calendar:
        return self._book.calendar()

    def demo_cases(self) -> tuple[DemoCase, ...]:
        return self._book.demo_cases()

    def event_types(self) -> EventTypes:
        return self._book.event_types()

    def grids(self) -> Grids:
        return self._book.grids()

    def follow_up_rules(self) -> FollowUpRules:
        return self._book.follow_up_rules()

    def plan(self) -> Plan:
        return self._book.plan()

    def figure_rules(self) -> FigureRules:
        return self._book.figure_rules()

    def law_print(self, measure_id: str) -> LawPrint:
        return self._book.law_print(measure_id)

    def fresh(self) -> OtherHeadings:
        return OtherHeadings(self._book.fresh(), self._headings)

    def trials(self) -> tuple[Trial, ...]:
        return self._book.trials()

    def delay_trials(self) -> tuple[DelayTrial, ...]:
        return self._book.delay_trials()


@lru_cache
def read_once(resources: Path) -> ResourceBook:
    """The rules of a folder, compiled once for the whole run: nothing changes them."""
    book = ResourceBook(resources, zone_of)
    if resources != RESOURCES:
        lend_measures(book)
    return book


def lend_measures(book: ResourceBook) -> None:
    """A copied folder's measures whose files are those of the program are not compiled again."""
    real = read_once(RESOURCES)
    for measure_id in set(book.measure_ids()) & set(real.measure_ids()):
        if files_of(book, measure_id) == files_of(real, measure_id):
            book._measures[measure_id] = real.measure(measure_id)


def files_of(book: ResourceBook, measure_id: str) -> dict[str, bytes]:
    folder = book.folder / "droit" / measure_id
    return {path.name: path.read_bytes() for path in folder.glob("*.toml")}


def make_desk(*, resources: Path = RESOURCES, moment: datetime = NOW) -> Desk:
    """A desk over the rules of `resources`, at `moment`."""
    clock = StillClock(moment)
    return Desk(
        read_once(resources),
        clock,
        BlankPress(),
        MemoryFiles(),
        cupboard_of(clock),
        new_record_id,
        CalamineSpreadsheets(),
    )


def with_law_verified_on(desk: Desk, day: date) -> Desk:
    """The same desk, whose rules were all checked on `day`."""
    book = desk.rulebook
    assert isinstance(book, ResourceBook)
    headings = tuple(replace(heading, verified_on=day) for heading in book.headings())
    return replace(desk, rulebook=OtherHeadings(book, headings))
