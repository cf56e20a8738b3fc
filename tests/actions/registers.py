"""A register over a vault in memory, for the tests of the actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.helpers.desk import NOW, StillClock, make_desk
from tests.helpers.memory_vault import MemoryVault, MemoryVaults, Shelf
from vifdesk.actions.create_vault import create_vault
from vifdesk.actions.desk import Desk
from vifdesk.actions.open_vault import open_vault
from vifdesk.actions.record_dossier import Recorded, record_dossier
from vifdesk.actions.register import Register, open_register
from vifdesk.domain.register.shape import Content

FUGITIVE: dict[str, object] = {
    "date_decision": "2026-11-13",
    "qualite_victime": "violences_ex_conjoint",
    "cohabitation": "non",
    "situation_auteur": "en_fuite",
    "interdiction_contact": "aucune",
    "danger_grave": "oui",
    "danger_avere_imminent": "oui",
    "consentement_expres": "oui",
}
TGD: dict[str, object] = {"dispositif": "tgd", "territoire": "metropole", "faits": FUGITIVE}
OP = {"type": "op_notifiee", "le": "2026-03-10"}


@dataclass
class Office:
    """A desk with one open register."""

    desk: Desk
    register: Register
    shelf: Shelf

    def record(self, reference: str, **fields: object) -> Recorded:
        return record_dossier(self.desk, self.register, {"reference": reference, **fields})

    def content(self, reference: str) -> Content:
        return self.shelf.records[self.register.places[reference].id][-1].content

    def acts(self) -> list[str]:
        return [line.action for line in self.shelf.lines]

    def wait(self, **length: float) -> datetime:
        clock = self.desk.clock
        assert isinstance(clock, StillClock)
        clock.moment += timedelta(**length)
        return clock.moment


def office(*, desk: Desk | None = None, path: str = "ici", moment: datetime = NOW) -> Office:
    """A new vault, open. `desk`: of another office, so that one can reach the other's files."""
    desk = desk or make_desk(moment=moment)
    create_vault(desk, path, phrase=path, name=f"Mme P. ({path})", function="vice-procureure")
    vault = open_vault(desk, path, path)
    assert isinstance(vault, MemoryVault)
    return Office(desk, open_register(desk, vault, indexed=True), vault.shelf)


def vaults_of(desk: Desk) -> MemoryVaults:
    vaults = desk.cupboard()
    assert isinstance(vaults, MemoryVaults)
    return vaults
