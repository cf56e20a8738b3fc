"""Autosave: what is being written is on the disk before the next question is drawn."""

from __future__ import annotations

from collections.abc import Iterator

from vifdesk.actions.register import DRAFT
from vifdesk.actions.vault_port import Change, Stored, Vault
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.register.shape import Content


def keep_draft(vault: Vault, draft_id: str | None, content: Content) -> str:
    """Keep a draft, new when `draft_id` is None; its id. Durable when it returns. Not logged: no dossier changed.

    Raises:
        UserProblem: the vault refused; what was kept before is intact.

    """
    with told():
        (stored,) = vault.write((Change(draft_id, DRAFT, content),))
    return stored.id


def open_drafts(vault: Vault) -> Iterator[Stored]:
    """The drafts that nobody has finished, oldest first."""
    with told():
        for stored in vault.latest(DRAFT):
            if isinstance(stored, Stored):
                yield stored


def drop_draft(vault: Vault, draft_id: str) -> None:
    """Forget a draft with all its versions: it became a dossier, or nothing."""
    with told():
        vault.write((Change(draft_id, DRAFT, None),))
