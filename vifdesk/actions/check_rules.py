"""Check every rule file and prove what can be proved of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vifdesk.actions.check_follow_ups import check_follow_ups
from vifdesk.actions.check_plan import check_plan
from vifdesk.actions.desk import Desk
from vifdesk.domain.grids.grid import Grid
from vifdesk.domain.law.complaint import Complaint, RulesRefused
from vifdesk.domain.law.measure import Measure
from vifdesk.domain.law.proof import MeasureProof, prove
from vifdesk.domain.schedule.references import check_against_measures
from vifdesk.domain.statistics.compile import UnknownFigure, compile_plan


@dataclass(frozen=True, slots=True)
class RulesReport:
    """What was proved, measure by measure, the grids that were read, and everything that is wrong."""

    proofs: tuple[MeasureProof, ...]
    complaints: tuple[Complaint, ...]
    grids: tuple[Grid, ...] = ()


def check_rules(desk: Desk) -> RulesReport:
    """Read, cross-check and prove every measure, the calendar, the events and the grids; nothing stops at the first complaint."""
    complaints: list[Complaint] = []
    proofs: list[MeasureProof] = []
    measures: dict[str, Measure] = {}
    for read in (desk.rulebook.calendar, desk.rulebook.event_types):
        try:
            read()
        except RulesRefused as refusal:
            complaints += refusal.complaints
    for measure_id in desk.rulebook.measure_ids():
        try:
            compiled = desk.rulebook.measure(measure_id)
            proof = prove(compiled)
        except RulesRefused as refusal:
            complaints += refusal.complaints
            continue
        measures[measure_id] = compiled.measure
        proofs.append(proof)
        complaints += proof.complaints
    complaints += _lost_events(desk, measures)
    if not complaints:
        complaints += _lost_figures(desk)
    grids = _grids(desk, complaints)
    complaints += _lost_grids(grids, measures, desk.rulebook.measure_ids())
    complaints += _lost_in_plan(desk, measures)
    complaints += check_follow_ups(desk, measures)
    return RulesReport(tuple(proofs), tuple(dict.fromkeys(complaints)), grids)


def _lost_events(desk: Desk, measures: Mapping[str, Measure]) -> tuple[Complaint, ...]:
    """What the events name in the measures; a file of events that cannot be read is complained of elsewhere."""
    try:
        types = desk.rulebook.event_types()
    except RulesRefused:
        return ()
    known = desk.rulebook.measure_ids()
    return tuple(check_against_measures(types, measures, known, "evenements/evenements.toml"))


def _lost_in_plan(desk: Desk, measures: Mapping[str, Measure]) -> tuple[Complaint, ...]:
    """What is wrong with the plan of the measures side by side, or with what it names."""
    try:
        return tuple(check_plan(desk.rulebook.plan(), measures, desk.rulebook.measure_ids()))
    except RulesRefused as refusal:
        return refusal.complaints


def _grids(desk: Desk, complaints: list[Complaint]) -> tuple[Grid, ...]:
    try:
        return tuple(desk.rulebook.grids().values())
    except RulesRefused as refusal:
        complaints += refusal.complaints
        return ()


def _lost_grids(
    grids: tuple[Grid, ...], measures: Mapping[str, Measure], known: tuple[str, ...]
) -> Iterator[Complaint]:
    """The questions beside which a grid is offered must be there; a measure that cannot be read is complained of elsewhere."""
    for grid in grids:
        for beside in grid.beside:
            measure = measures.get(beside.measure)
            unread = measure is None and beside.measure in known
            if unread or (measure is not None and beside.fact in {fact.id for fact in measure.facts}):
                continue
            yield Complaint(
                f"grilles/{grid.id}.toml",
                "en-tête, « a_cote_de »",
                f"« {beside.measure} » n’a pas de fait « {beside.fact} ».",
                "Écrire un dispositif de droit/ et un de ses faits.",
            )


def _lost_figures(desk: Desk) -> Iterator[Complaint]:
    """What reports count must be there: figures that name nothing would count nothing, in silence."""
    measures = [desk.rulebook.measure(measure_id).measure for measure_id in desk.rulebook.measure_ids()]
    try:
        compile_plan(
            desk.rulebook.figure_rules(), measures, desk.rulebook.event_types(), desk.rulebook.grids()
        )
    except RulesRefused as refusal:
        yield from refusal.complaints
    except UnknownFigure as unknown:
        yield Complaint(
            "copil/chiffres.toml", "en-tête", str(unknown), "Corriger le nom, ou retirer la ligne."
        )
