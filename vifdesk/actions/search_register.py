"""Search the register."""

from __future__ import annotations

from vifdesk.actions.register import Register
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.register.search import Entry


def search_register(register: Register, text: str, *, limit: int | None = None) -> tuple[Entry, ...]:
    """The dossiers found outside the bin, best first, every word of every one read. Not logged: what is then opened is.

    Raises:
        UserProblem: the vault cannot be read.

    """
    if text.strip():
        read_on(register)
    return search_at_once(register, text, limit=limit)


def search_at_once(register: Register, text: str, *, limit: int | None = None) -> tuple[Entry, ...]:
    """The same in what was read so far, which `register.index.unread` tells: numbers and names are all there."""
    return register.index.search(text, limit=limit)


def read_on(register: Register, most: int | None = None) -> int:
    """Read the words of `most` more dossiers, or of all; how many are left.

    Raises:
        UserProblem: the vault cannot be read.

    """
    with told():
        return register.read_on(most)
