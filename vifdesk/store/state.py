"""The inventory and the head of the log, sealed in one row that every change renews in its own transaction.

The inventory is a sum of keyed prints, one for each version that is there: it tells that something is missing, was added,
exchanged or brought back, and costs the same however many records there are.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from vifdesk.actions.vault_problems import VaultDamaged
from vifdesk.store.seal import INVENTORY, NONCE, STATE, TAG, Keys, SealBroken

_MODULUS = 1 << 256


@dataclass(frozen=True, slots=True)
class State:
    """What must agree with the rest of the file."""

    generation: int = 0  # how many changes
    count: int = 0  # versions that are there
    total: int = 0  # sum of their prints
    last_number: int = 0  # highest row number ever given to a version
    log_first: int = 1  # the oldest line kept
    log_anchor: str = ""  # hex: the chain before it
    log_last: int = 0
    log_head: str = ""  # hex: the chain at the last line
    holders: str = ""  # hex: print of the set of slots
    moment: str = ""  # ISO: the latest the clock ever said here

    def with_print(self, mark: int) -> State:
        """One version more."""
        return replace(self, count=self.count + 1, total=(self.total + mark) % _MODULUS)

    def without_print(self, mark: int) -> State:
        """One version less."""
        return replace(self, count=self.count - 1, total=(self.total - mark) % _MODULUS)

    def renewed(self) -> State:
        """One change more."""
        return replace(self, generation=self.generation + 1)

    def went_back(self, now: datetime) -> bool:
        """Whether the clock says less than it once did."""
        return bool(self.moment) and now < datetime.fromisoformat(self.moment)


def print_of(keys: Keys, record_id: bytes, version: int, nonce_and_tag: bytes) -> int:
    """The print of one sealed version; `nonce_and_tag` are its first 12 and last 16 bytes."""
    return int.from_bytes(keys.mac(INVENTORY, record_id + version.to_bytes(8) + nonce_and_tag))


def ends_of(sealed: bytes) -> bytes:
    """The nonce and the tag of a seal."""
    return sealed[:NONCE] + sealed[-TAG:]


def total_of(marks: list[int]) -> int:
    """The sum that the inventory must show."""
    return sum(marks) % _MODULUS


def seal_state(keys: Keys, vault: bytes, state: State) -> bytes:
    """The row."""
    written = asdict(state) | {"total": f"{state.total:x}"}
    return keys.state.seal(json.dumps(written).encode(), STATE + vault)


def open_state(keys: Keys, vault: bytes, sealed: object) -> State:
    """The state.

    Raises:
        VaultDamaged: it is hurt, or another's.

    """
    try:
        written = json.loads(keys.state.open(sealed, STATE + vault))
        return State(**written | {"total": int(written["total"], 16)})
    except (SealBroken, ValueError, TypeError, KeyError) as error:
        raise VaultDamaged("inventory") from error
