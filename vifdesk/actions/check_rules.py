"""Check every rule file and prove what can be proved of it."""

from __future__ import annotations

from dataclasses import dataclass

from vifdesk.actions.desk import Desk
from vifdesk.domain.law.complaint import Complaint, RulesRefused
from vifdesk.domain.law.proof import MeasureProof, prove


@dataclass(frozen=True, slots=True)
class RulesReport:
    """What was proved, measure by measure, and everything that is wrong."""

    proofs: tuple[MeasureProof, ...]
    complaints: tuple[Complaint, ...]


def check_rules(desk: Desk) -> RulesReport:
    """Read, cross-check and prove every measure, the calendar and the events; nothing stops at the first complaint."""
    complaints: list[Complaint] = []
    proofs: list[MeasureProof] = []
    for read in (desk.rulebook.calendar, desk.rulebook.event_types):
        try:
            read()
        except RulesRefused as refusal:
            complaints += refusal.complaints
    for measure_id in desk.rulebook.measure_ids():
        try:
            proof = prove(desk.rulebook.measure(measure_id))
        except RulesRefused as refusal:
            complaints += refusal.complaints
            continue
        proofs.append(proof)
        complaints += proof.complaints
    return RulesReport(tuple(proofs), tuple(dict.fromkeys(complaints)))
