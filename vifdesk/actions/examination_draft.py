"""The draft of an examination: kept at each answer, taken up again after a crash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from vifdesk.actions.desk import Desk
from vifdesk.actions.evaluate_situation import read_facts
from vifdesk.actions.open_measure import open_measure
from vifdesk.actions.register import DRAFT, Register
from vifdesk.actions.vault_port import Change, Stored
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dossier.dossier import Dossier
from vifdesk.domain.register.draft import decision_of, draft_json, heading_of, with_sources
from vifdesk.domain.register.shape import Content


@dataclass(frozen=True, slots=True)
class Draft:
    """An examination that was under way, and where it stood."""

    id: str
    reference: str
    dossier: Dossier
    current: str
    as_of: date
    closed: bool
    person: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an examination stands: in which dossier, on which question, since which day, about which child (`person`).

    `closed`: put aside; it is not opened again by itself.
    """

    reference: str
    current: str
    as_of: date
    closed: bool = False
    person: str = ""


def keep_examination(register: Register, draft_id: str | None, dossier: Dossier, standing: Standing) -> str:
    """Keep it as it stands, durable when this returns; the draft's id.

    Raises:
        UserProblem: the vault refused; what was kept before is intact.

    """
    content = draft_json(
        dossier,
        reference=standing.reference,
        current=standing.current,
        as_of=standing.as_of,
        closed=standing.closed,
    )
    if standing.person:
        content["personne"] = standing.person
    with told():
        (stored,) = register.vault.write((Change(draft_id, DRAFT, content),))
    register.take(stored)
    return stored.id


def drafts_of(desk: Desk, register: Register) -> tuple[Draft, ...]:
    """The drafts of the user who opened the vault, oldest first; one whose rules no longer read it is passed over, and kept."""
    mine = [one for one in register.drafts.values() if one.author == register.vault.user.id]
    return tuple(draft for one in mine if (draft := _read(desk, one)) is not None)


def drop_examination(register: Register, draft_id: str) -> None:
    """Forget a draft: it was saved into its dossier, or is not wanted.

    Raises:
        UserProblem: the vault refused; the draft is still there.

    """
    if draft_id in register.drafts:
        with told():
            register.vault.write((Change(draft_id, DRAFT, None),))
        del register.drafts[draft_id]


def _read(desk: Desk, stored: Stored) -> Draft | None:
    from vifdesk.actions.problems import UserProblem

    content = stored.content
    try:
        return Draft(
            stored.id,
            str(content.get("reference", "")),
            _dossier(desk, content),
            str(content.get("question", "")),
            date.fromisoformat(str(content["le"])),
            content.get("ferme") is True,
            str(content.get("personne", "")),
        )
    except (UserProblem, KeyError, ValueError):
        return None


def _dossier(desk: Desk, content: Content) -> Dossier:
    measure = str(content["dispositif"])
    raw = content["faits"]
    if not isinstance(raw, dict):
        raise ValueError(type(raw).__name__)
    facts = read_facts(open_measure(desk, measure), raw)
    return Dossier(
        measure,
        Territory(str(content["territoire"])),
        MappingProxyType(with_sources(facts, content)),
        heading_of(content),
        decision_of(content),
    )
