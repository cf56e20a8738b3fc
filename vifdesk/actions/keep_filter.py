"""Saved searches: kept sealed, for their words may name somebody."""

from __future__ import annotations

from vifdesk.actions.problems import BadInput
from vifdesk.actions.register import FILTER, Register
from vifdesk.actions.vault_port import Change
from vifdesk.actions.vault_refusals import told

LONGEST_NAME = 60


def keep_filter(register: Register, name: str, words: str) -> None:
    """Keep a search under a name, in the place of an earlier one of that name.

    Raises:
        BadInput: no name, or no words.
        UserProblem: the vault refused.

    """
    name, words = name.strip()[:LONGEST_NAME], words.strip()
    if not name or not words:
        raise BadInput("filtre", "Un filtre demande un nom et des mots à chercher.")
    known = next((one.id for one in register.filters.values() if one.content.get("nom") == name), None)
    with told():
        (stored,) = register.vault.write((Change(known, FILTER, {"nom": name, "mots": words}),))
    register.take(stored)


def saved_filters(register: Register) -> tuple[tuple[str, str], ...]:
    """Name and words of each, by name."""
    found = (
        (str(one.content.get("nom", "")), str(one.content.get("mots", "")))
        for one in register.filters.values()
    )
    return tuple(sorted(found))


def drop_filter(register: Register, name: str) -> None:
    """Forget the filter of this name; nothing where there is none.

    Raises:
        UserProblem: the vault refused.

    """
    known = next((one.id for one in register.filters.values() if one.content.get("nom") == name), None)
    if known is not None:
        with told():
            register.vault.write((Change(known, FILTER, None),))
        del register.filters[known]
