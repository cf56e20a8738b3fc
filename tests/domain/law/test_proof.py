"""A wrong rule book is caught: holes, dead rows, wordings that overlap."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.fictional import fictional
from vifdesk.domain.law.proof import prove


def test_a_sound_measure_has_no_complaint_and_its_combinations_are_counted(tmp_path: Path) -> None:
    """Two versions × 2 weathers × 2 umbrellas × 3 cards = 24, all answered."""
    proof = prove(fictional(tmp_path))
    assert proof.complaints == ()
    (table,) = proof.tables
    assert (table.combinations, table.answered, table.rows) == (24, 24, 4)
    assert set(table.facts) == {"date_pret", "meteo", "parapluie_libre", "carte"}


def test_a_situation_without_answer_is_a_complaint_with_an_example(tmp_path: Path) -> None:
    changes = {"regles.toml": ('id = "L4"\n', 'id = "L4"\nsi = "carte = oui"\n')}
    (complaint, *_) = prove(fictional(tmp_path, changes)).complaints
    assert "sans réponse" in complaint.message
    assert "meteo = soleil" in complaint.message
    assert complaint.place == "table « pret »"


def test_a_row_that_nothing_reaches_is_a_complaint(tmp_path: Path) -> None:
    changes = {"regles.toml": ('si = "carte = oui"', 'si = "il_pleut et carte = oui"')}
    complaints = prove(fictional(tmp_path, changes)).complaints
    assert [c.place for c in complaints] == ["table « pret », ligne « L3 »"]


def test_an_action_that_can_never_be_shown_is_a_complaint(tmp_path: Path) -> None:
    changes = {"actions.toml": ('si = "conclusion = prete"', 'si = "carte = oui et carte = non"')}
    complaints = prove(fictional(tmp_path, changes)).complaints
    assert [(c.place, c.message) for c in complaints] == [
        ("action « noter »", "sa condition n’est jamais vraie.")
    ]


def test_two_wordings_that_could_stand_together_are_a_complaint(tmp_path: Path) -> None:
    changes = {"actions.toml": ('id = "carte_a_verifier"', 'id = "noter"')}
    (complaint,) = prove(fictional(tmp_path, changes)).complaints
    assert "deux rédactions" in complaint.message


def test_two_wordings_for_conclusions_that_exclude_each_other_are_none(tmp_path: Path) -> None:
    changes = {
        "actions.toml": (
            'id = "carte_a_verifier"\nsi = "conclusion = prete et carte = inconnu"',
            'id = "noter"\nsi = "conclusion = refuse"',
        )
    }
    assert prove(fictional(tmp_path, changes)).complaints == ()
