"""Grids and incidents in a dossier: accepted as received, refused when unknown, found again, printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.actions.registers import office
from tests.helpers.grids import filled
from vifdesk.actions.compose_grid_annex import compose_annexes, grids_of
from vifdesk.actions.keep_grid import keep_grid
from vifdesk.actions.problems import BadInput
from vifdesk.domain.documents.plain_text import as_text
from vifdesk.domain.grids.filled import filled_json
from vifdesk.domain.register.record import items_of

REFERENCE = "26/04512"
INCIDENT = {"le": "2026-11-18T23:10", "texte": "Menace par message vocal", "source": "main courante"}


def test_a_grid_is_added_then_corrected_in_its_place() -> None:
    """Two versions of one grid are one grid; another day is another."""
    place = office()
    place.record(REFERENCE)
    first = filled(g07="oui")
    keep_grid(place.desk, place.register, REFERENCE, first)
    corrected = replace(first, service="Brigade de Tarare")
    keep_grid(place.desk, place.register, REFERENCE, corrected, before=first)
    later = filled("2026-11-21", g07="oui")
    keep_grid(place.desk, place.register, REFERENCE, later)
    assert grids_of(place.content(REFERENCE)) == (corrected, later)


def test_a_grid_that_somebody_else_took_away_is_not_lost() -> None:
    """Its correction joins the dossier as one more."""
    place = office()
    place.record(REFERENCE, grilles=[filled_json(filled(g07="oui"))])
    place.record(REFERENCE, grilles=[])
    corrected = filled(g07="non")
    keep_grid(place.desk, place.register, REFERENCE, corrected, before=filled(g07="oui"))
    assert grids_of(place.content(REFERENCE)) == (corrected,)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"grille": "n_existe_pas"}, "danger, evvi"),
        ({"reponses": {"g99": "oui"}}, "g07_auteur_armes_a_feu"),
        ({"reponses": {"g07_auteur_armes_a_feu": "peut-être"}}, "oui, non ou inconnu"),
        ({"remarques": {"g99": "texte"}}, "g07_auteur_armes_a_feu"),
        ({"le": "2026-02-30"}, "AAAA-MM-JJ"),
        ({"score": 12}, "grille, le, reponses"),
    ],
)
def test_what_the_grid_does_not_have_is_refused(change: dict[str, object], named: str) -> None:
    """The refusal names what is accepted; nothing is written, not even a score that somebody made."""
    place = office()
    place.record(REFERENCE)
    with pytest.raises(BadInput) as refused:
        place.record(REFERENCE, grilles=[{**filled_json(filled()), **change}])
    assert named in str(refused.value)
    assert items_of(place.content(REFERENCE), "grilles") == ()


def test_a_grid_of_other_rules_that_the_dossier_holds_stays_as_it_was() -> None:
    """It came with a hand-over: writing beside it neither refuses nor changes it."""
    place = office()
    place.record(REFERENCE)
    known = place.register.places[REFERENCE]
    old = {"grille": "ancienne", "le": "2020-01-01", "reponses": {"q1": "oui"}}
    content = {**place.content(REFERENCE), "grilles": [old]}
    from vifdesk.actions.record_dossier import change_dossier
    from vifdesk.domain.register.access_log import Act

    change_dossier(place.register, known, content, Act.MODIFICATION)
    place.record(REFERENCE, grilles=[old, filled_json(filled(g07="oui"))])
    assert [one.grid for one in grids_of(place.content(REFERENCE))] == ["ancienne", "danger"]
    assert [
        annex.title for annex in compose_annexes(place.desk, place.register, place.content(REFERENCE))
    ] == ["Grille d’évaluation du danger"]


def test_grids_and_incidents_are_found_by_their_words() -> None:
    """A remark beside an answer, the service, an incident."""
    place = office()
    one = replace(
        filled(service="Brigade de Tarare", g07="oui"), remarks={"g07_auteur_armes_a_feu": "carabine"}
    )
    place.record(REFERENCE, grilles=[filled_json(one)], incidents=[INCIDENT])
    for words in ("tarare", "carabine", "message vocal"):
        assert [entry.reference for entry in place.register.index.search(words)] == [REFERENCE]


def test_the_annex_says_what_was_received_and_no_score() -> None:
    """Answers, factors by name, the reserve; incidents stand among the events, the oldest first."""
    place = office()
    events = [{"type": "plainte_deposee", "le": "2026-11-20"}]
    grids = [
        filled_json(filled(g07="oui", g21="non")),
        filled_json(filled("2026-11-21", g07="oui", g21="oui")),
    ]
    place.record(REFERENCE, grilles=grids, incidents=[INCIDENT], evenements=events)
    annex, line = compose_annexes(place.desk, place.register, place.content(REFERENCE))
    text = " ".join(as_text(annex).replace("\u00a0", " ").split())
    assert "La grille n’est pas un score ; l’appréciation du grave danger appartient au procureur" in text
    assert "CE QUI A CHANGÉ" in text.upper()
    assert "▲ Présent" in text
    assert "score total" not in text.lower()
    story = as_text(line)
    assert story.index("Menace par message vocal") < story.index("Plainte déposée")
