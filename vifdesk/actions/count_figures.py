"""Count the figures of a report, for the COPIL VIF or for its partners.

A reckoning reads the register once and keeps numbers only, by record; any period is then a matter of milliseconds, and what
has changed since is read again alone. The bin is not counted: what lies there is about to go, and was put there as an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from vifdesk.actions.desk import Desk
from vifdesk.actions.open_measure import rules_problem
from vifdesk.actions.ports import RuleBook
from vifdesk.actions.problems import BadInput, UserProblem
from vifdesk.actions.register import DOSSIER, PHONE, SETTINGS, Register
from vifdesk.actions.vault_port import Brief, Stored, Unreadable, Vault
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.law.complaint import RulesRefused
from vifdesk.domain.register.phones import Phone, read_phone
from vifdesk.domain.register.settings import MASKED_BELOW, read_settings
from vifdesk.domain.register.shape import RefusedField
from vifdesk.domain.statistics.compile import UnknownFigure, compile_plan
from vifdesk.domain.statistics.figures import make_figures
from vifdesk.domain.statistics.period import Period
from vifdesk.domain.statistics.plan import Plan
from vifdesk.domain.statistics.reading import Mark, Reader
from vifdesk.domain.statistics.report import (
    Audience,
    Figures,
    Report,
    RestrictedReport,
    Situation,
    WideReport,
)
from vifdesk.domain.statistics.situations import BanWords, ban_words, is_proposed, situation_of, watched_days
from vifdesk.domain.statistics.slip import SLIP, SlipRoll
from vifdesk.domain.statistics.tally import Marks

Progress = Callable[[int], bool]
"""Told from time to time how many dossiers were read; False stops the reading."""

_TELL_EVERY = 500


class Cancelled(Exception):
    """The reading was stopped on demand; nothing was made of it."""


@dataclass(slots=True)
class Reckoning:
    """A register as numbers. `watched`: the days for which each record is proposed for part B."""

    plan: Plan
    ban: BanWords | None
    reader: Reader
    roll: SlipRoll
    marks: Marks = field(default_factory=Marks)
    versions: dict[str, int] = field(default_factory=dict)
    watched: dict[str, tuple[date, ...]] = field(default_factory=dict)
    histories: dict[str, tuple[Phone, ...]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    masked_below: int = MASKED_BELOW

    def take(self, stored: Stored | Unreadable, vault: Vault) -> None:
        """Know of a record's newest version; of a device, of its whole history."""
        if isinstance(stored, Unreadable):
            self.unread.add(stored.id)
        elif stored.kind == DOSSIER:
            marks, days = self.reader.marks(stored.content), watched_days(stored.content)
            self._put(stored.id, stored.version, marks, days)
        elif stored.kind == PHONE:
            self.histories[stored.id] = _history(vault, stored.id)
        elif stored.kind == SETTINGS:
            self.masked_below = read_settings(stored.content).masked_below

    def take_slip(self, brief: Brief) -> bool:
        """Know of a dossier by its slip; False where it has none of these rules."""
        found = self.roll.read(brief.summary.get(SLIP))
        if found is None:
            return False
        self._put(brief.id, brief.version, *found)
        return True

    def forget(self, record_id: str) -> None:
        """A dossier is gone."""
        self.versions.pop(record_id, None)
        self.watched.pop(record_id, None)
        self.marks.put(record_id, ())

    def _put(self, record_id: str, version: int, marks: Sequence[Mark], days: tuple[date, ...]) -> None:
        self.unread.discard(record_id)
        self.marks.put(record_id, marks)
        self.versions[record_id] = version
        if days:
            self.watched[record_id] = days
        else:
            self.watched.pop(record_id, None)


def figure_plan(rulebook: RuleBook) -> tuple[Plan, BanWords | None]:
    """What a report of this court's rules holds.

    Raises:
        UserProblem: a rule file is wrong.

    """
    try:
        rules = rulebook.figure_rules()
        measures = [rulebook.measure(heading.id).measure for heading in rulebook.headings()]
        plan = compile_plan(rules, measures, rulebook.event_types(), rulebook.grids())
    except RulesRefused as refusal:
        raise rules_problem(refusal) from refusal
    except UnknownFigure as unknown:
        raise UserProblem(
            typographie(f"Les chiffres du COPIL ne peuvent pas être lus : {unknown}"),
            remedy="Réinstallez vifdesk, ou corrigez resources/copil/chiffres.toml.",
        ) from unknown
    return plan, ban_words(rules.ban, measures)


def reckon(desk: Desk, vault: Vault, *, progress: Progress | None = None) -> Reckoning:
    """Read the whole register once: each dossier by its slip, whole where it has none of these rules.

    Raises:
        UserProblem: the vault cannot be read, or a rule file is wrong.
        Cancelled: `progress` said to stop.

    """
    plan, ban = figure_plan(desk.rulebook)
    reckoning = Reckoning(plan, ban, Reader(plan.reading), SlipRoll(plan))
    stale: set[str] = set()
    with told():
        for found in _watched(vault.briefs(), progress):
            if isinstance(found, Brief):
                if not reckoning.take_slip(found):
                    stale.add(found.id)
            else:
                reckoning.take(found, vault)
        if stale:
            for stored in _watched(vault.latest(DOSSIER), progress):
                if stored.id in stale or isinstance(stored, Unreadable):
                    reckoning.take(stored, vault)
    return reckoning


Found = TypeVar("Found")


def _watched(found: Iterable[Found], progress: Progress | None) -> Iterator[Found]:
    for rank, one in enumerate(found):
        if progress is not None and rank % _TELL_EVERY == 0 and not progress(rank):
            raise Cancelled
        yield one


def catch_up(reckoning: Reckoning, register: Register) -> None:
    """Read again what is not at the version that the register knows, and forget what it does not know any more.

    Raises:
        UserProblem: the vault cannot be read.

    """
    catch_up_to(reckoning, register.vault, known_to(register))


@dataclass(frozen=True, slots=True)
class Known:
    """What a register knows of now, copied: another thread may read it while the register goes on."""

    versions: Mapping[str, int]
    phones: tuple[str, ...]
    masked_below: int


def known_to(register: Register) -> Known:
    """What the register knows of now."""
    versions = {place.id: place.version for place in register.places.values()}
    return Known(versions, tuple(register.phones), register.settings.masked_below)


def catch_up_to(reckoning: Reckoning, vault: Vault, known: Known) -> None:
    """Bring it up to what is `known`, without touching the register.

    Raises:
        UserProblem: the vault cannot be read.

    """
    for gone in reckoning.versions.keys() - known.versions.keys():
        reckoning.forget(gone)
    stale = [one for one, version in known.versions.items() if reckoning.versions.get(one) != version]
    reckoning.masked_below = known.masked_below
    with told():
        for stored in vault.whole(stale):
            reckoning.take(stored, vault)
        reckoning.histories = {one: _history(vault, one) for one in known.phones}


def make_report(
    reckoning: Reckoning,
    vault: Vault,
    period: Period,
    audience: Audience,
    *,
    chosen: Sequence[str] | None = None,
) -> Report:
    """The report of a period. `chosen`: the record ids of part B; None: those that the program proposes.

    Raises:
        UserProblem: a situation of part B cannot be read.

    """
    if audience is Audience.LARGE:
        return WideReport(_figures(reckoning, period, max(reckoning.masked_below, reckoning.plan.threshold)))
    figures = _figures(reckoning, period, 0)
    ids = proposed(reckoning, period) if chosen is None else chosen
    return RestrictedReport(
        figures, tuple(_situations(reckoning, vault, period, ids, by_hand=chosen is not None))
    )


def proposed(reckoning: Reckoning, period: Period) -> tuple[str, ...]:
    """The records that part B proposes: deadlines that are late or come soon, days without protection."""
    horizon = reckoning.plan.horizon
    return tuple(one for one, days in reckoning.watched.items() if is_proposed(days, period, horizon))


def read_period(desk: Desk, since: date, until: date) -> Period:
    """The period, of days that have come.

    Raises:
        BadInput: they are reversed, or one is still to come.

    """
    if until < since:
        raise BadInput(
            "periode",
            typographie(f"La période est à l’envers : du {since.isoformat()} au {until.isoformat()}."),
            remedy="Donnez d’abord le premier jour, puis le dernier.",
        )
    if until > desk.clock.today():
        raise BadInput(
            "periode",
            typographie(f"La période finit dans l’avenir : le {until.isoformat()}."),
            remedy="Donnez un dernier jour qui soit aujourd’hui ou avant.",
        )
    return Period(since, until)


def _figures(reckoning: Reckoning, period: Period, threshold: int) -> Figures:
    histories = tuple(reckoning.histories.values())
    unread = len(reckoning.unread)
    return make_figures(
        reckoning.plan, reckoning.marks, histories, period, threshold=threshold, unread=unread
    )


def _situations(
    reckoning: Reckoning, vault: Vault, period: Period, ids: Sequence[str], *, by_hand: bool
) -> Iterator[Situation]:
    """By date, the undated last; of one date by number, so that the same data always gives the same pages."""
    with told():  # one dossier at a time: a thousand whole ones would be half a gigabyte
        lines = [
            situation_of(one.content, period, reckoning.plan.horizon, reckoning.ban, chosen=by_hand)
            for one in vault.whole(ids)
            if isinstance(one, Stored)
        ]
    lines.sort(key=lambda line: line.reference)
    lines.sort(key=lambda line: (line.due is None, "" if line.due is None else line.due.isoformat()))
    yield from lines


def _history(vault: Vault, record_id: str) -> tuple[Phone, ...]:
    """A device's states, oldest first; a version that cannot be read is left out."""
    found = []
    for stored in vault.versions(record_id):
        if isinstance(stored, Stored):
            try:
                found.append(read_phone(stored.content))
            except RefusedField:
                continue
    return tuple(found)
