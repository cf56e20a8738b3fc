"""What retention would remove, its removal, and the certificate that it happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from vifdesk.actions.catch_up import lose
from vifdesk.actions.desk import Desk
from vifdesk.actions.progress import at_once
from vifdesk.actions.purge_desk import left_aside, old_calls, read_phones_again, without_references
from vifdesk.actions.register import CALL, DOSSIER, DRAFT, Place, Register, entry
from vifdesk.actions.vault_port import Change, Stored
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.dates.period import add_months
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.record import reference_of, written_at
from vifdesk.domain.register.retention import Due, last_day_reached
from vifdesk.domain.register.settings import LOG_MONTHS, settings_json

CERTIFICATE = "certificate"


@dataclass(frozen=True, slots=True)
class DueDossier:
    """A dossier that has to go: what the confirmation shows of it, and its version then."""

    id: str
    version: int
    reference: str
    changed: datetime
    due: Due


@dataclass(frozen=True, slots=True)
class PurgePlan:
    """What retention says today. `held` are due too, and stay; `drafts` were left as long as a report may be; so were `calls`."""

    today: date
    due: tuple[DueDossier, ...]
    held: tuple[DueDossier, ...]
    examined: int
    drafts: tuple[Place, ...] = ()
    calls: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was removed: no reference, no name, only the records' own ids, which mean nothing."""

    at: datetime
    by: str
    function: str
    removed: tuple[str, ...]
    reasons: Mapping[str, int]
    held: int
    remaining: int
    drafts: int
    calls: int
    log_lines: int
    settings: Mapping[str, object]


def plan_purge(desk: Desk, register: Register) -> PurgePlan:
    """What retention would remove today; nothing changes.

    Raises:
        UserProblem: the vault cannot be read.

    """
    with told():
        found = tuple(_due(desk, register))
        drafts = tuple(left_aside(desk, register))
        calls = tuple(old_calls(desk, register))
    return PurgePlan(
        desk.clock.today(),
        tuple(one for one in found if not one.due.held),
        tuple(one for one in found if one.due.held),
        len(register.places),
        drafts,
        calls,
    )


def _due(desk: Desk, register: Register) -> Iterator[DueDossier]:
    today = desk.clock.today()
    for stored in register.vault.latest(DOSSIER):
        if not isinstance(stored, Stored):
            continue
        due = last_day_reached(
            stored.content, stored.at, today=today, events=register.events, settings=register.settings
        )
        if due is not None:
            changed = written_at(stored.content, stored.at)
            yield DueDossier(stored.id, stored.version, reference_of(stored.content), changed, due)


def purge_register(desk: Desk, register: Register, plan: PurgePlan) -> Certificate:
    """Remove what the plan names, all or nothing, with the log's lines of more than a year; the certificate is kept.

    Raises:
        UserProblem: a dossier was changed since the plan (nothing is removed), or the vault refused.

    """
    certificate = remove_due(desk, register, plan)
    at_once(forget_removed(register, plan))
    return certificate


def remove_due(desk: Desk, register: Register, plan: PurgePlan) -> Certificate:
    """The same in the vault alone: another thread may do it, and `forget_removed` must follow.

    Raises:
        UserProblem: as above.

    """
    certificate = _certificate(desk, register, plan)
    changes = [Change(one.id, DOSSIER, None, one.version) for one in plan.due]
    changes += [Change(one.id, DRAFT, None, one.version) for one in plan.drafts]
    changes += [Change(one.id, CALL, None, one.version) for one in plan.calls]
    kept = Change(None, CERTIFICATE, certificate_json(certificate))
    lines = [entry(Act.SUPPRESSION, one.id, one.due.reason.value) for one in plan.due]
    with told():
        changes += without_references(register, {one.reference for one in plan.due})
        register.vault.forget_log(_log_limit(desk))  # first: if it fails, no dossier is gone
        register.vault.write((*changes, kept), (*lines, entry(Act.PURGE, detail=str(len(plan.due)))))
    return certificate


def forget_removed(register: Register, plan: PurgePlan) -> Iterator[None]:
    """Let the register know, a dossier a step."""
    yield from lose(
        register, [*(one.id for one in plan.due), *(one.id for one in (*plan.drafts, *plan.calls))]
    )
    yield from read_phones_again(register)


def _certificate(desk: Desk, register: Register, plan: PurgePlan) -> Certificate:
    limit = _log_limit(desk)
    with told():
        old = sum(1 for line in register.vault.log() if getattr(line, "at", limit) < limit)
    return Certificate(
        at=desk.clock.now(),
        by=register.vault.user.name,
        function=register.vault.user.function,
        removed=tuple(one.id for one in plan.due),
        reasons=dict(Counter(one.due.reason.value for one in plan.due)),
        held=len(plan.held),
        remaining=plan.examined - len(plan.due),
        drafts=len(plan.drafts),
        calls=len(plan.calls),
        log_lines=old,
        settings=settings_json(register.settings),
    )


def _log_limit(desk: Desk) -> datetime:
    return datetime.combine(add_months(desk.clock.today(), -LOG_MONTHS), time())


def certificate_json(certificate: Certificate) -> dict[str, object]:
    """The certificate as JSON: the file is in clear, so that even the magistrate is named by function only."""
    return {
        "le": certificate.at.isoformat(timespec="seconds"),
        "par": certificate.function,
        "supprimes": len(certificate.removed),
        "motifs": dict(certificate.reasons),
        "enregistrements": list(certificate.removed),
        "maintenus": certificate.held,
        "restants": certificate.remaining,
        "brouillons": certificate.drafts,
        "appels": certificate.calls,
        "lignes_de_journal": certificate.log_lines,
        "reglages": dict(certificate.settings),
        "remarque": "Les sauvegardes faites avant cette purge contiennent encore ces dossiers, jusqu’à leur rotation.",
    }
