"""The pile of interrupted works, kept in the vault so that a crash loses neither them nor their hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from vifdesk.actions.register import PILE, Register
from vifdesk.actions.vault_port import Change
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.register.record import items_of

EXAMINATION, CALL, DOSSIER = "examen", "appel", "dossier"


@dataclass(frozen=True, slots=True)
class KeptWork:
    """One interrupted work: its kind, and the id of its draft, of its call, or its dossier's number."""

    kind: str
    named: str
    since: datetime


def keep_pile(register: Register, works: tuple[KeptWork, ...]) -> None:
    """Keep the pile of the user who opened the vault, bottom first; an empty one leaves nothing.

    Raises:
        UserProblem: the vault refused; what was kept before is intact.

    """
    known = _mine(register)
    if not works:
        if known is not None:
            with told():
                register.vault.write((Change(known, PILE, None),))
            del register.piles[known]
        return
    said = [
        {"genre": work.kind, "nom": work.named, "depuis": work.since.isoformat(timespec="seconds")}
        for work in works
    ]
    gone = (
        () if known is None else (Change(known, PILE, None),)
    )  # no history: it says where one was, nothing else
    with told():
        (stored,) = register.vault.write((*gone, Change(known, PILE, {"travaux": said})))
    register.take(stored)


def kept_pile(register: Register) -> tuple[KeptWork, ...]:
    """The pile of the user who opened the vault, bottom first."""
    known = _mine(register)
    if known is None:
        return ()
    return tuple(
        KeptWork(str(item["genre"]), str(item["nom"]), datetime.fromisoformat(str(item["depuis"])))
        for item in items_of(register.piles[known].content, "travaux")
    )


def _mine(register: Register) -> str | None:
    author = register.vault.user.id
    return next((one.id for one in register.piles.values() if one.author == author), None)
