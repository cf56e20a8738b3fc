"""Compose the paper of all measures side by side."""

from __future__ import annotations

from vifdesk.actions.compare_measures import ComparedLine, Comparison
from vifdesk.domain.documents.document import Document
from vifdesk.domain.documents.side_by_side_sheet import Line, side_by_side_sheet
from vifdesk.domain.side_by_side.words import clash_sentence


def compose_comparison(comparison: Comparison, *, reference: str, name: str) -> Document:
    """The paper of a grid."""
    return side_by_side_sheet(
        [Line(line_title(line), line.outlook, line.measure) for line in comparison.lines],
        mention=comparison.plan.mention,
        doubts=doubts(comparison),
        reference=reference,
        name=name,
        as_of=comparison.as_of,
    )


def line_title(line: ComparedLine) -> str:
    """The measure, and whom it concerns where the dossier tells several apart."""
    title = line.outlook.line.title
    return f"{title}, {line.person}" if line.person else title


def doubts(comparison: Comparison) -> tuple[str, ...]:
    """What two examinations of the dossier say differently, in sentences."""
    # a fact that is the same on both sides clashes both ways: it is said once
    once = {clash.deduction.id: clash for clash in reversed(comparison.shared.clashes)}
    return tuple(
        clash_sentence(clash, comparison.measures[clash.measure])
        for clash in comparison.shared.clashes
        if once[clash.deduction.id] is clash and clash.measure in comparison.measures
    )
