"""The sheet over the real rules."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers.desk import make_desk
from vifdesk.actions.answer_question import answer_question
from vifdesk.actions.compose_sheet import compose_sheet
from vifdesk.actions.problems import BadInput
from vifdesk.domain.documents.plain_text import as_text
from vifdesk.domain.dossier.dossier import Dossier

AS_OF = date(2026, 11, 22)
DESK = make_desk()
ON_THE_RUN = {
    "date_decision": "2026-11-22",
    "qualite_victime": "violences_ex_conjoint",
    "cohabitation": "non",
    "situation_auteur": "en_fuite",
    "interdiction_contact": "aucune",
    "danger_grave": "oui",
    "danger_avere_imminent": "oui",
    "consentement_expres": "oui",
    "accord_geolocalisation": "oui",
}


def dossier(**changed: str) -> Dossier:
    made = Dossier("tgd")
    for fact, value in (ON_THE_RUN | changed).items():
        made = answer_question(DESK, made, fact, value)
    return made


def text(made: Dossier, as_of: date = AS_OF) -> str:
    return " ".join(as_text(compose_sheet(DESK, made, as_of=as_of)).replace("\u00a0", " ").split())


def test_an_author_on_the_run_gives_the_urgent_ground_and_its_end() -> None:
    """Six months from a Sunday end on a Saturday; the last working day before is a Friday."""
    said = text(dossier())
    assert "TGD attribuable en urgence (2°)" in said
    assert "Motif : L’auteur est en fuite." in said
    assert ">> Vendredi 21 mai 2027" in said


def test_what_is_unknown_and_can_change_the_conclusion_is_marked() -> None:
    """Not a « no »."""
    said = text(
        dossier(danger_avere_imminent="inconnu", situation_auteur="libre", interdiction_contact="inconnu")
    )
    assert "Ce qui manque et peut changer la conclusion" in said
    assert "Danger avéré et imminent : INCONNU (peut changer la conclusion)" in said


def test_what_changes_nothing_is_set_small() -> None:
    """Who asked for the phone decides nothing."""
    assert "Sans incidence ici : Origine de la demande (Victime)." in text(dossier(demande_origine="victime"))


def test_the_same_dossier_and_day_give_the_same_document() -> None:
    """Whatever the clock says."""
    assert compose_sheet(DESK, dossier(), as_of=AS_OF) == compose_sheet(make_desk(), dossier(), as_of=AS_OF)


def test_a_dossier_without_an_answer_has_a_sheet() -> None:
    """Everything is missing, and said to be."""
    assert "Information manquante" in text(Dossier("tgd"))


def test_an_unknown_measure_is_told() -> None:
    """In French, with those that exist."""
    with pytest.raises(BadInput, match="tgd"):
        compose_sheet(DESK, Dossier("nimporte"), as_of=AS_OF)
