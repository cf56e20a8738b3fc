"""Recording, reading, undoing: each change a version, each act a line of the log, evaluations frozen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.actions.registers import FUGITIVE, OP, TGD, Office, office
from vifdesk import __version__
from vifdesk.actions import freeze_evaluation
from vifdesk.actions.bin_dossier import bin_dossier, hold_dossier, release_dossier, take_out_of_bin
from vifdesk.actions.open_vault import open_vault
from vifdesk.actions.problems import BadInput, UserProblem
from vifdesk.actions.read_dossier import LostDossier, ReadDossier, read_all, read_dossier
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.actions.register import DRAFT, open_register
from vifdesk.actions.restore_version import restore_version, undo_change
from vifdesk.actions.search_register import search_register
from vifdesk.actions.vault_port import Change, Stored
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.frozen import question_of
from vifdesk.domain.register.history import Difference


@pytest.fixture
def here() -> Office:
    return office()


def evaluations(of: Office, reference: str) -> list[dict[str, Any]]:
    kept = of.content(reference)["evaluations"]
    assert isinstance(kept, list)
    return kept


def found(of: Office, text: str) -> list[str]:
    return [entry.reference for entry in search_register(of.register, text)]


def test_the_same_reference_again_is_a_new_version_that_keeps_the_rest(here: Office) -> None:
    """What is given replaces, lists whole."""
    assert here.record("26/1", pseudonyme="Mme A.", evenements=[OP]).version == 1
    assert here.record("26/1", note="n", evenements=[]).version == 2
    read = read_dossier(here.register, "26/1")
    assert (read.version, read.content["pseudonyme"], read.content["note"], read.content["evenements"]) == (
        2,
        "Mme A.",
        "n",
        [],
    )
    assert [past.version for past in read.versions] == [1, 2]
    changes = read.versions[1].changes
    assert changes[:2] == (Difference("note", None, "n"), Difference("evenements", OP, None))
    assert {change.field for change in changes[2:]} == {"echeancier"}
    assert read.versions[0].author == "Mme P. (ici)"


def test_who_did_what_is_logged_with_the_record_and_nothing_of_its_words(here: Office) -> None:
    """Opening, creation, change, consultation: the record's own id, never its number."""
    here.record("26/1", note="n")
    here.record("26/1", note="m")
    read_dossier(here.register, "26/1")
    assert here.acts() == [Act.OUVERTURE, Act.CREATION, Act.MODIFICATION, Act.CONSULTATION]
    record_id = here.register.places["26/1"].id
    assert [line.object for line in here.shelf.lines] == ["", record_id, record_id, record_id]
    assert {line.function for line in here.shelf.lines} == {"vice-procureure"}


def test_an_evaluation_keeps_the_facts_the_result_the_rules_and_the_program(here: Office) -> None:
    """As given, and as it was concluded that day."""
    here.record("26/1", evaluations=[{**TGD, "sources": {"situation_auteur": "PV 2"}}])
    (kept,) = evaluations(here, "26/1")
    assert kept["faits"] == FUGITIVE
    assert (kept["regime"], kept["conclusions"][0]["id"], kept["conclusions"][0]["motif"]) == (
        "v2024",
        "attribuable_2_urgence",
        "a_fuite",
    )
    assert {"echeance_tgd"} <= {deadline["id"] for deadline in kept["echeances"]}
    assert kept["droit"]["empreinte"].startswith("sha256:")
    assert (kept["programme"], kept["le"], kept["sources"]) == (
        __version__,
        "2026-11-22",
        {"situation_auteur": "PV 2"},
    )
    assert question_of(kept) == {**TGD, "le": "2026-11-22", "sources": {"situation_auteur": "PV 2"}}


def test_an_evaluation_is_never_computed_again(here: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Months later, under a later program, the same question keeps the result of its day; a decision joins it."""
    here.record("26/1", evaluations=[TGD])
    (before,) = evaluations(here, "26/1")
    here.wait(days=90)
    monkeypatch.setattr(freeze_evaluation, "__version__", "later")
    decided = {**TGD, "decision": {"texte": "Attribué"}}
    here.record("26/1", evaluations=[decided, {**TGD, "le": "2027-02-20"}])
    kept, asked_again = evaluations(here, "26/1")
    assert kept == {**before, "decision": {"texte": "Attribué"}}
    assert (asked_again["le"], asked_again["programme"]) == ("2027-02-20", "later")


@pytest.mark.parametrize(
    ("dossier", "field"),
    [
        ({"reference": ""}, "reference"),
        ({"reference": "26/1", "couleur": "bleu"}, "couleur"),
        ({"reference": "26/1", "evaluations": [{"dispositif": "parapluie", "faits": {}}]}, "dispositif"),
        (
            {
                "reference": "26/1",
                "evaluations": [{"dispositif": "tgd", "faits": {"danger_grave": "peut-être"}}],
            },
            "danger_grave",
        ),
    ],
)
def test_a_refused_dossier_writes_nothing(here: Office, dossier: dict[str, object], field: str) -> None:
    """Neither a version nor a line of the log."""
    before = here.acts()
    with pytest.raises(BadInput) as refusal:
        record_dossier(here.desk, here.register, dossier)
    assert refusal.value.field == field
    assert (here.register.places, here.acts()) == ({}, before)


def test_a_full_disk_is_told_and_loses_nothing(here: Office) -> None:
    """The dossier says what it said; once there is room, the same line passes."""
    here.record("26/1", note="avant")
    here.shelf.full = True
    with pytest.raises(UserProblem, match="disque est plein"):
        here.record("26/1", note="après")
    here.shelf.full = False
    assert here.content("26/1")["note"] == "avant"
    assert here.record("26/1", note="après").version == 2


def test_a_full_or_read_only_disk_still_lets_one_read(here: Office) -> None:
    """Somebody's life may hang on it; the log resumes when it can."""
    here.record("26/1", note="n")
    here.shelf.full = True
    assert read_dossier(here.register, "26/1").content["note"] == "n"
    here.shelf.full, here.shelf.writable = False, False
    assert read_dossier(here.register, "26/1").content["note"] == "n"


def test_another_window_s_version_is_not_overwritten_unseen(here: Office) -> None:
    """Who says which version was read is told; who does not adds to the newest."""
    here.record("26/1", note="a")
    other = replace(here, register=replace(here.register, places=dict(here.register.places)))
    here.record("26/1", note="b")
    with pytest.raises(UserProblem, match="modifié ailleurs"):
        record_dossier(here.desk, other.register, {"reference": "26/1", "note": "c"}, expected=1)
    assert other.record("26/1", pseudonyme="Mme A.").version == 3
    assert here.content("26/1")["note"] == "b"


def test_a_dossier_that_another_window_just_made_is_not_made_twice(here: Office) -> None:
    """The same number is the same dossier, whoever was first."""
    vault = open_vault(here.desk, "ici", "ici")
    other = replace(here, register=open_register(here.desk, vault, indexed=True))
    here.record("26/1", note="a")
    assert other.record("26/1", pseudonyme="Mme A.").version == 2
    assert found(other, "26/1") == ["26/1"]


def test_an_unknown_reference_is_refused_and_says_when_something_cannot_be_read(here: Office) -> None:
    """It may be the very one."""
    here.record("26/1", note="n")
    with pytest.raises(BadInput, match=r"Aucun dossier «.26/2.» dans ce coffre\.$"):
        read_dossier(here.register, "26/2")
    bin_dossier(here.desk, here.register, "26/1")
    here.shelf.broken.add(here.register.places["26/1"].id)
    here.register.refresh()
    with pytest.raises(BadInput, match="vifdesk coffre verifier"):
        read_dossier(here.register, "26/1")


def test_a_hurt_dossier_is_still_known_by_its_number(here: Office) -> None:
    """Its summary lists it, and who opens it is told what to do."""
    here.record("26/1", note="n")
    here.shelf.broken.add(here.register.places["26/1"].id)
    here.register.refresh()
    with pytest.raises(UserProblem, match="restaurez une sauvegarde"):
        read_dossier(here.register, "26/1")


def test_a_reference_is_read_however_it_is_typed_as_long_as_one_alone_is_meant(here: Office) -> None:
    """« 26-04512 » is « 26/04512 », unless both are there."""
    here.record("26/04512", note="n")
    assert read_dossier(here.register, "2604512").content["reference"] == "26/04512"
    here.record("26-04512", note="m")
    assert read_dossier(here.register, "26-04512").content["note"] == "m"
    with pytest.raises(BadInput):
        read_dossier(here.register, "2604512")


def test_one_unreadable_record_does_not_hide_the_others(here: Office) -> None:
    """It stands among them by its id."""
    here.record("26/1", note="n")
    here.record("26/2", note="m")
    here.shelf.broken.add(here.register.places["26/1"].id)
    here.register.refresh()
    lost, read = read_all(here.register)
    assert isinstance(read, ReadDossier)
    assert isinstance(lost, LostDossier)
    assert read.content["reference"] == "26/2"
    assert lost.id in here.shelf.broken


def test_undo_and_restore_make_new_versions(here: Office) -> None:
    """Undo of undo brings the change back; nothing is ever removed."""
    here.record("26/1", note="a")
    here.record("26/1", note="b", pseudonyme="Mme A.")
    assert undo_change(here.register, "26/1").version == 3
    assert ("pseudonyme" in here.content("26/1"), here.content("26/1")["note"]) == (False, "a")
    undo_change(here.register, "26/1")
    assert here.content("26/1")["note"] == "b"
    assert restore_version(here.register, "26/1", 1).version == 5
    assert here.content("26/1")["note"] == "a"
    assert here.acts()[-3:] == [Act.RESTITUTION] * 3


def test_what_cannot_be_undone_or_restored_is_said(here: Office) -> None:
    """One version only; a version that never was; a dossier that is not there."""
    here.record("26/1", note="a")
    with pytest.raises(UserProblem, match="rien à annuler"):
        undo_change(here.register, "26/1")
    with pytest.raises(BadInput):
        restore_version(here.register, "26/1", 9)
    with pytest.raises(BadInput):
        undo_change(here.register, "26/2")


def test_the_bin_hides_a_dossier_from_the_search_and_gives_it_back(here: Office) -> None:
    """Nothing of it is lost."""
    here.record("26/1", note="coeur")
    bin_dossier(here.desk, here.register, "26/1")
    assert found(here, "coeur") == []
    assert read_dossier(here.register, "26/1").content["note"] == "coeur"
    take_out_of_bin(here.register, "26/1")
    assert found(here, "coeur") == ["26/1"]


def test_a_hold_needs_a_motive_and_ends(here: Office) -> None:
    """Who, since when and why."""
    here.record("26/1", note="n")
    with pytest.raises(BadInput):
        hold_dossier(here.desk, here.register, "26/1", "  ")
    hold_dossier(here.desk, here.register, "26/1", "recours pendant")
    assert here.content("26/1")["maintien"] == {
        "motif": "recours pendant",
        "depuis": "2026-11-22T07:40:00",
        "par": "Mme P. (ici)",
    }
    release_dossier(here.register, "26/1")
    assert "maintien" not in here.content("26/1")


def test_a_draft_is_kept_at_each_answer_and_dropped_when_it_becomes_a_dossier(here: Office) -> None:
    """It is no dossier: neither found nor logged."""
    before = here.acts()
    vault = here.register.vault
    (draft,) = vault.write((Change(None, DRAFT, {"faits": {"a": "oui"}}),))
    vault.write((Change(draft.id, DRAFT, {"faits": {"a": "oui", "b": "non"}}),))
    (kept,) = vault.latest(DRAFT)
    assert isinstance(kept, Stored)
    assert (kept.content, here.acts(), found(here, "")) == ({"faits": {"a": "oui", "b": "non"}}, before, [])
    vault.write((Change(draft.id, DRAFT, None),))
    assert list(vault.latest(DRAFT)) == []
