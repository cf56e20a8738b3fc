"""A list of situations on one page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.domain.documents.examples import ACT, LAW, RESULT
from vifdesk.domain.documents.document import Document, Table
from vifdesk.domain.documents.recap import RecapEntry, build_recap
from vifdesk.domain.wizard.evaluation import Evaluation


def recap(*evaluations: Evaluation) -> Document:
    entries = [
        RecapEntry("Auteur en fuite", "TGD", evaluation, f"{place}.pdf")
        for place, evaluation in enumerate(evaluations)
    ]
    return build_recap("Récapitulatif", "Cas fictifs.", entries, ())


def rows(document: Document) -> list[tuple[str, ...]]:
    return [row for block in document.blocks if isinstance(block, Table) for row in block.rows]


def test_each_situation_has_its_line() -> None:
    """What, when, the conclusion, the next date, the file."""
    assert rows(recap(RESULT)) == [
        (
            "TGD · Auteur en fuite",
            "22/11/2026",
            "Mesure attribuable",
            "27/11/2026\u00a0: Saisir le juge",
            "0.pdf",
        )
    ]


def test_the_next_date_is_the_nearest_to_come() -> None:
    """A date that is past is not a next one."""
    past = replace(ACT, prudent=date(2026, 11, 20))
    later = replace(ACT, label="Plus tard", prudent=date(2027, 1, 4))
    assert rows(recap(replace(RESULT, deadlines=(past, later))))[0][3] == "04/01/2027\u00a0: Plus tard"
    assert rows(recap(replace(RESULT, deadlines=(past,))))[0][3] == "Aucune date à venir"


def test_the_same_law_is_printed_once() -> None:
    """And another one beside it."""
    assert len(recap(RESULT, RESULT).foot) == 2
    other = replace(RESULT, law=replace(LAW, verified_on=date(2026, 10, 1)))
    assert len(recap(RESULT, other).foot) == 4
