"""Retention, settings, users, fictional dossiers, verification, and every refusal of the vault in French."""

from __future__ import annotations

import pytest

from tests.actions.registers import OP, Office, office, vaults_of
from vifdesk.actions import vault_problems
from vifdesk.actions.add_user import add_user
from vifdesk.actions.back_up_vault import back_up_vault, restore_backup
from vifdesk.actions.bin_dossier import hold_dossier
from vifdesk.actions.change_phrase import change_phrase, is_phrase_of
from vifdesk.actions.change_settings import change_settings
from vifdesk.actions.open_vault import open_vault, open_with_recovery_key
from vifdesk.actions.populate_register import populate_register
from vifdesk.actions.problems import BadInput, UserProblem
from vifdesk.actions.purge_register import certificate_json, plan_purge, purge_register
from vifdesk.actions.read_log import read_log
from vifdesk.actions.register import DRAFT, open_register
from vifdesk.actions.remove_user import remove_user
from vifdesk.actions.vault_port import Change
from vifdesk.actions.vault_refusals import refusal_of
from vifdesk.actions.verify_vault import intact_dossiers, verify_vault
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.settings import CourtSettings


@pytest.fixture
def here() -> Office:
    return office()


def test_a_plan_removes_nothing_and_the_purge_only_what_the_plan_said(here: Office) -> None:
    """A report after three months; a dossier with proceedings and a held report stay."""
    here.record("26/1", note="signalement")
    here.record("26/2", note="procédure", evenements=[OP])
    here.record("26/3", note="signalement")
    hold_dossier(here.desk, here.register, "26/3", "recours")
    here.wait(days=100)
    plan = plan_purge(here.desk, here.register)
    assert ([one.reference for one in plan.due], [one.reference for one in plan.held]) == (["26/1"], ["26/3"])
    assert set(here.register.places) == {"26/1", "26/2", "26/3"}
    certificate = purge_register(here.desk, here.register, plan)
    assert set(here.register.places) == {"26/2", "26/3"}
    assert (certificate.reasons, certificate.held, certificate.remaining) == (
        {"signalement_sans_procedure": 1},
        1,
        2,
    )


def test_the_certificate_names_nobody(here: Office) -> None:
    """Record ids that mean nothing, counts, the settings; it is kept in the vault as well."""
    here.record("26/1", pseudonyme="Mme A.", note="signalement")
    here.wait(days=100)
    said = certificate_json(purge_register(here.desk, here.register, plan_purge(here.desk, here.register)))
    assert "26/1" not in str(said)
    assert "Mme A." not in str(said)
    kept = [
        versions[-1].content for versions in here.shelf.records.values() if versions[-1].kind == "certificate"
    ]
    assert kept == [said]
    assert [act for act in here.acts() if act in (Act.SUPPRESSION, Act.PURGE)] == [Act.SUPPRESSION, Act.PURGE]


def test_a_draft_that_nobody_took_up_again_goes_like_a_report(here: Office) -> None:
    """Three months after it was last touched; the one of today stays."""
    draft = Change(None, DRAFT, {"faits": {}})
    here.register.vault.write((draft,))
    here.wait(days=100)
    (today,) = here.register.vault.write((draft,))
    plan = plan_purge(here.desk, here.register)
    assert len(plan.drafts) == 1
    assert purge_register(here.desk, here.register, plan).drafts == 1
    assert [left.id for left in here.register.vault.latest(DRAFT)] == [today.id]


def test_a_dossier_that_changed_since_the_plan_stops_the_purge_whole(here: Office) -> None:
    """The confirmation was given for something else."""
    here.record("26/1", note="signalement")
    here.record("26/2", note="signalement")
    here.wait(days=100)
    plan = plan_purge(here.desk, here.register)
    here.record("26/2", evenements=[OP])
    with pytest.raises(UserProblem, match="modifié ailleurs"):
        purge_register(here.desk, here.register, plan)
    assert {"26/1", "26/2"} == set(open_register(here.desk, here.register.vault, indexed=False).places)


def test_log_lines_of_more_than_a_year_go_with_the_purge(here: Office) -> None:
    """One year, and the certificate counts them."""
    here.record("26/1", evenements=[OP])
    old = len(here.shelf.lines)
    here.wait(days=366)
    certificate = purge_register(here.desk, here.register, plan_purge(here.desk, here.register))
    assert certificate.log_lines == old
    assert here.acts() == [Act.PURGE]


def test_settings_are_kept_within_bounds_and_others_stay(here: Office) -> None:
    """Two changes, one record."""
    change_settings(here.register, {"mois_dossier": 12})
    change_settings(here.register, {"mois_signalement": 1})
    assert here.register.settings == CourtSettings(1, 12)
    with pytest.raises(BadInput):
        change_settings(here.register, {"mois_dossier": 60})
    assert open_register(here.desk, here.register.vault, indexed=False).settings == CourtSettings(1, 12)


def test_names_are_refused_until_the_court_allows_them(here: Office) -> None:
    """Off by default."""
    people = [{"role": "victime", "nom": "DURAND"}]
    with pytest.raises(BadInput):
        here.record("26/1", personnes=people)
    change_settings(here.register, {"noms_permis": True})
    assert here.record("26/1", personnes=people).version == 1


def test_fictional_dossiers_are_counted_searched_and_dated_in_the_past(here: Office) -> None:
    """Their versions bear the moment of the life that they tell, and some are due."""
    assert populate_register(here.desk, here.register, 60, seed=3) == 60
    assert len(here.register.places) == len(here.register.index) == 60
    assert any(len(versions) == 3 for versions in here.shelf.records.values())
    assert plan_purge(here.desk, here.register).due
    assert populate_register(here.desk, here.register, 5, seed=3) == 5
    assert len(here.register.places) == 65
    with pytest.raises(BadInput):
        populate_register(here.desk, here.register, 0, seed=3)


def test_a_verification_counts_dossiers_and_is_logged(here: Office) -> None:
    """The users' own records are not dossiers."""
    here.record("26/1", note="n")
    assert intact_dossiers(verify_vault(here.register.vault)) == 1
    assert here.acts()[-1] == Act.VERIFICATION


def test_users_come_change_their_phrase_and_go(here: Office) -> None:
    """A name and a function are owed to the log; the last one stays; the keys are renewed after one who leaves."""
    vault = here.register.vault
    with pytest.raises(BadInput):
        add_user(here.desk, vault, name=" ", function="greffe", phrase="p")
    with pytest.raises(UserProblem, match="quelqu’un d’autre"):
        add_user(here.desk, vault, name="M. Q.", function="greffe", phrase="ici")
    other = add_user(here.desk, vault, name="M. Q.", function="greffe", phrase="p")
    with pytest.raises(BadInput):
        change_phrase(here.desk, vault, user_id=other.id, new="q")
    change_phrase(here.desk, open_vault(here.desk, "ici", "p"), user_id=other.id, new="q")
    assert is_phrase_of(vault, other.id, "q")
    remove_user(vault, other.id)
    with pytest.raises(UserProblem, match="dernière personne"):
        remove_user(vault, vault.users()[0].id)
    assert [act for act in here.acts() if act != Act.OUVERTURE] == [
        Act.UTILISATEUR_AJOUTE,
        Act.PHRASE_CHANGEE,
        Act.UTILISATEUR_RETIRE,
        Act.CLES_RENOUVELEES,
    ]


def test_the_recovery_key_opens_the_vault_and_the_log_says_so(here: Office) -> None:
    """And lets a forgotten phrase be replaced."""
    vault = open_with_recovery_key(here.desk, "ici", "CLEF-DESE-COUR")
    assert here.shelf.lines[-1].detail == "cle_de_secours"
    change_phrase(here.desk, vault, user_id=vault.users()[0].id, new="nouvelle")
    assert open_vault(here.desk, "ici", "nouvelle").user.name == "Mme P. (ici)"


def test_reading_the_log_is_logged_after_what_was_read(here: Office) -> None:
    """Who watches is watched."""
    assert len(read_log(here.register.vault)) == 1
    assert here.acts() == [Act.OUVERTURE, Act.JOURNAL_LU]


def test_a_backup_bears_its_moment_and_comes_back(here: Office) -> None:
    """And is logged."""
    assert back_up_vault(here.desk, here.register.vault, "d").startswith("d/coffre-2026-11-22-074000")
    assert here.acts()[-1] == Act.SAUVEGARDE
    restore_backup(here.desk, "ici", "copie")
    assert "copie" in vaults_of(here.desk).shelves


PROBLEMS = [
    vault_problems.WrongPhrase(10),
    vault_problems.VaultFromFuture(9, 1),
    vault_problems.PlaceRefused("x", "network"),
    vault_problems.Conflict("x", 1, 2),
    *(
        kind()
        for kind in vault_problems.VaultProblem.__subclasses__()
        if kind.__init__ is vault_problems.VaultProblem.__init__
    ),
]


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: type(problem).__name__)
def test_every_refusal_of_the_vault_is_a_sentence_with_a_remedy(problem: vault_problems.VaultProblem) -> None:
    """None falls back on the general one."""
    told = refusal_of(problem)
    assert told.message.endswith(".")
    assert told.remedy
    assert told.message != refusal_of(vault_problems.VaultProblem()).message


def test_all_kinds_of_problems_are_tried_above() -> None:
    """A new kind needs its sentence."""
    assert {type(problem) for problem in PROBLEMS} == set(vault_problems.VaultProblem.__subclasses__())
