"""The open register: which dossiers the vault holds, under which reference, and the index over them.

It is what the window keeps between two actions; the vault stays the only truth. Dossiers are taken in by their summaries,
which list them and say what is open in each; their words are read afterwards, in slices (`read_on`), for the search.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from vifdesk.actions.desk import Desk
from vifdesk.actions.no_collection import no_collection
from vifdesk.actions.open_measure import rules_problem
from vifdesk.actions.vault_port import RECOVERY_ID, USER, Brief, LogEntry, Stored, Unreadable, Vault
from vifdesk.actions.vault_problems import VaultDamaged
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.law.complaint import RulesRefused
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.calls import read_call
from vifdesk.domain.register.events import EventTypes
from vifdesk.domain.register.follow_ups import FollowUpRules
from vifdesk.domain.register.ledger import Ledger
from vifdesk.domain.register.policy import Policy
from vifdesk.domain.register.record import BIN, reference_of, written_at
from vifdesk.domain.register.search import Index, bare
from vifdesk.domain.register.settings import CourtSettings, read_settings
from vifdesk.domain.register.shape import Content
from vifdesk.domain.register.summary import SUMMED_UP

DOSSIER = SUMMED_UP
SETTINGS = "setting"
WINDOW = "window"
"""What was chosen for the window; kept with the rest so that the vault is read once."""
DRAFT = "draft"
FILTER = "filter"
CALL = "call"
PHONE = "phone"

_SLICE = 100
"""Dossiers whose contents are in memory at a time while their words are read."""
PILE = "pile"
MEETING = "meeting"
"""A meeting of the COPIL VIF or of its partners (see `copil_meetings`)."""
ARRIVAL = "arrival"
"""What a hand-over brought and nobody has looked at yet."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a dossier's newest version is."""

    id: str
    version: int


@dataclass(slots=True)
class Register:
    """A vault with its dossiers by reference. `index` holds those outside the bin, once it was asked for."""

    vault: Vault
    events: EventTypes
    indexed: bool
    places: dict[str, Place] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    unreadable: list[Unreadable] = field(default_factory=list)
    index: Index = field(default_factory=Index)
    settings: CourtSettings = field(default_factory=CourtSettings)
    policy: Policy = field(default_factory=Policy)
    settings_place: Place | None = None
    window: Stored | None = None
    binned: dict[str, Stored] = field(default_factory=dict)
    drafts: dict[str, Stored] = field(default_factory=dict)
    filters: dict[str, Stored] = field(default_factory=dict)
    calls: dict[str, Stored] = field(default_factory=dict)
    phones: dict[str, Stored] = field(default_factory=dict)
    piles: dict[str, Stored] = field(default_factory=dict)
    arrivals: dict[str, Stored] = field(default_factory=dict)
    meetings: dict[str, Stored] = field(default_factory=dict)
    follow_ups: FollowUpRules = field(default_factory=FollowUpRules)
    ledger: Ledger = field(default_factory=Ledger)
    stale: bool = False
    """Another process has written, and not all of it was taken in yet (see `catch_up`)."""

    def refresh(self) -> None:
        """Read the vault again, whole."""
        self.places, self.references, self.names = {}, {}, {RECOVERY_ID: "Clé de secours"}
        for hurt in self.unreadable:  # by its summary it would look as if it could be read
            self.index.drop(hurt.id)
        self.unreadable = []
        self.settings, self.settings_place = self.policy.applied(CourtSettings()), None
        self.binned, self.drafts, self.filters = {}, {}, {}
        self.calls, self.phones, self.piles, self.ledger = {}, {}, {}, Ledger(self.follow_ups)
        self.arrivals, self.meetings = {}, {}
        with no_collection():
            for found in self.vault.briefs():
                self.take(found)
        self.index.keep_only(self.references.keys() - self.binned.keys())

    def read_on(self, most: int | None = None) -> int:
        """Read `most` of the dossiers that were taken in by their summaries, or all, for the search; how many are left.

        Raises:
            VaultProblem: the vault cannot be read; what was read before stays.

        """
        count = self.index.unread if most is None else most
        with no_collection():
            while count > 0 and (record_ids := self.index.next_unread(min(count, _SLICE))):
                self._read(record_ids)
                count -= len(record_ids)
            self.index.absorb()
            if not self.index.unread:
                self.index.settle()
        return self.index.unread

    def _read(self, record_ids: Sequence[str]) -> None:
        for stored in self.vault.whole(record_ids):
            if isinstance(stored, Unreadable):
                self.unreadable.append(stored)
            elif stored.version == self.index.version_of(stored.id):
                self.index.fill(stored.id, stored.content, self.events)
            else:
                self.take(stored)
        for record_id in record_ids:
            self.index.pass_over(record_id)

    def catch_up(self) -> None:
        """Read the vault again if another process has written since: its new dossiers must not be made twice."""
        if self.vault.changed_elsewhere() or self.stale:
            self.refresh()
            self.stale = False

    def take(self, stored: Stored | Brief | Unreadable) -> None:
        """Know of a version that was read or written."""
        if isinstance(stored, Unreadable):
            self.unreadable.append(stored)
        elif isinstance(stored, Brief):
            self._place(stored, stored.summary)
            self._list(stored)
        elif stored.kind == DOSSIER:
            self._place(stored, stored.content)
            self._index(stored)
        elif stored.kind == USER:
            self.names[stored.id] = str(stored.content.get("name", ""))
        elif stored.kind == WINDOW:
            self.window = stored
        elif stored.kind == SETTINGS:
            self.settings = self.policy.applied(read_settings(stored.content))
            self.settings_place = Place(stored.id, stored.version)
        elif stored.kind in (kept := self.kept_by_id()):
            kept[stored.kind][stored.id] = stored
            if stored.kind == CALL:
                self.ledger.put_call(stored.id, read_call(stored.content))

    def kept_by_id(self) -> dict[str, dict[str, Stored]]:
        """By kind, the records that are kept whole, each under its id."""
        return {
            DRAFT: self.drafts,
            FILTER: self.filters,
            CALL: self.calls,
            PHONE: self.phones,
            PILE: self.piles,
            ARRIVAL: self.arrivals,
            MEETING: self.meetings,
        }

    def _place(self, stored: Stored | Brief, content: Content) -> None:
        """Under its number; one that it had before names it no more."""
        reference = reference_of(content)
        known = self.references.get(stored.id)
        held = self.places.get(known) if known not in (None, reference) else None
        if known is not None and held is not None and held.id == stored.id:
            del self.places[known]
        self.references[stored.id] = reference
        self.places[reference] = Place(stored.id, stored.version)

    def _list(self, brief: Brief) -> None:
        self.binned.pop(brief.id, None)
        self.ledger.put_dossier(brief.id, brief.summary)
        if self.indexed and self.index.version_of(brief.id) != brief.version:
            changed = written_at(brief.summary, brief.at)
            self.index.enlist(brief.id, brief.version, changed, brief.summary)

    def _index(self, stored: Stored) -> None:
        self.binned.pop(stored.id, None)
        if BIN in stored.content:
            self.binned[stored.id] = stored
            self.ledger.drop(stored.id)
        else:
            self.ledger.put_dossier(stored.id, stored.content)
        if not self.indexed:
            return
        if BIN in stored.content:
            self.index.drop(stored.id)
            return
        changed = written_at(stored.content, stored.at)
        self.index.put(stored.id, stored.version, changed, stored.content, self.events)

    def forget(self, reference: str) -> None:
        """A dossier is gone."""
        place = self.places.pop(reference, None)
        if place is not None:
            self.references.pop(place.id, None)
            self.binned.pop(place.id, None)
            self.index.drop(place.id)
            self.ledger.drop(place.id)

    def forget_call(self, call_id: str) -> None:
        """A call is gone."""
        self.calls.pop(call_id, None)
        self.ledger.drop(call_id)

    def find(self, reference: str) -> Place | None:
        """The dossier of this very reference; else the only one whose letters and digits are the same."""
        exact = self.places.get(reference.strip())
        if exact is not None:
            return exact
        wanted = bare(reference)
        alike = [place for known, place in self.places.items() if wanted and bare(known) == wanted]
        return alike[0] if len(alike) == 1 else None


def open_register(desk: Desk, vault: Vault, *, indexed: bool) -> Register:
    """The register of an open vault; `indexed` when it will be searched.

    Raises:
        UserProblem: the vault cannot be read, or the list of events is wrong.

    """
    try:
        events, follow_ups = desk.rulebook.event_types(), desk.rulebook.follow_up_rules()
    except RulesRefused as refusal:
        raise rules_problem(refusal) from refusal
    register = Register(vault, events, indexed, policy=desk.policy(), follow_ups=follow_ups)
    with told():
        register.refresh()
    return register


def author_name(register: Register, user_id: str) -> str:
    """The name behind a user's id, also of one who was removed."""
    return register.names.get(user_id, user_id)


def entry(act: Act, record_id: str = "", detail: str = "") -> LogEntry:
    """A line for the access log."""
    return LogEntry(act.value, record_id, detail)


def unknown_reference(register: Register, reference: str) -> str:
    """The sentence for a reference that the register does not hold."""
    sentence = f"Aucun dossier « {reference} » dans ce coffre."
    if register.unreadable:
        count = len(register.unreadable)
        sentence += (
            f" Mais {count} enregistrement(s) ne peuvent pas être lus : lancez « vifdesk coffre verifier »."
        )
    return typographie(sentence)


def newest(register: Register, place: Place) -> Stored:
    """The newest version of a dossier of the register.

    Raises:
        UserProblem: it cannot be read any more.

    """
    with told():
        found = register.vault.versions(place.id)
        if not found or not isinstance(found[-1], Stored):
            raise VaultDamaged
        return found[-1]
