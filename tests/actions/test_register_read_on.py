"""The register is taken in by summaries; its words follow, in slices, and nothing is lost between the two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from tests.actions.registers import OP, TGD, Office, office
from vifdesk.actions.bin_dossier import bin_dossier
from vifdesk.actions.open_matters import open_matters
from vifdesk.actions.open_vault import open_vault
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.read_dossier import LostDossier, read_all
from vifdesk.actions.register import open_register
from vifdesk.actions.search_register import read_on, search_at_once, search_register
from vifdesk.actions.vault_port import Stored, Unreadable, Vault
from vifdesk.actions.vault_problems import DiskFault


@pytest.fixture
def again() -> Office:
    """An office with four dossiers, opened anew."""
    here = office()
    here.record("26/1", pseudonyme="Mme A.", evenements=[OP], evaluations=[TGD])
    here.wait(minutes=1)
    here.record("26/2", pseudonyme="Mme É.", note="hébergée chez sa sœur")
    here.wait(minutes=1)
    here.record("26/3", note="sœur aussi")
    here.record("26/4", note="à la corbeille, sœur")
    bin_dossier(here.desk, here.register, "26/4")
    return Office(here.desk, open_register(here.desk, here.register.vault, indexed=True), here.shelf)


def at_once(of: Office, text: str) -> list[str]:
    return [entry.reference for entry in search_at_once(of.register, text)]


def test_numbers_names_and_what_is_open_are_there_before_any_content_is_read(again: Office) -> None:
    """What the first page and the list show."""
    assert again.register.index.unread == 3
    assert at_once(again, "") == ["26/3", "26/2", "26/1"]
    assert (at_once(again, "mme e"), at_once(again, "soeur")) == (["26/2"], [])
    assert {one.reference for one in again.register.ledger.all()} == {"26/1"}
    assert open_matters(again.register, again.desk.clock.now()).overdue
    assert [one.content["note"] for one in again.register.binned.values()] == ["à la corbeille, sœur"]


def test_slices_bring_the_words_and_a_whole_search_waits_for_all(again: Office) -> None:
    """The command line answers once, and wholly."""
    assert read_on(again.register, 1) == 2
    assert at_once(again, "soeur") == ["26/3"]
    assert [entry.reference for entry in search_register(again.register, "soeur")] == ["26/3", "26/2"]
    assert again.register.index.unread == 0


def test_a_dossier_written_while_it_is_unread_is_read_by_its_new_words_alone(again: Office) -> None:
    """The slice that comes later does not bring the old ones back."""
    again.record("26/2", note="chez son frère")
    assert again.register.index.unread == 2
    read_on(again.register)
    assert (at_once(again, "frere"), at_once(again, "soeur")) == (["26/2"], ["26/3"])


def test_what_another_window_wrote_is_read_and_the_rest_is_not_read_again(again: Office) -> None:
    """Only what changed waits anew; what went is no longer listed."""
    read_on(again.register)
    other = Office(again.desk, open_register(again.desk, _vault_of_another(again), indexed=True), again.shelf)
    other.record("26/2", note="chez son frère")
    bin_dossier(again.desk, other.register, "26/3")
    again.register.catch_up()
    assert again.register.index.unread == 1
    assert (at_once(again, ""), at_once(again, "soeur")) == (["26/2", "26/1"], [])
    read_on(again.register)
    assert at_once(again, "frere") == ["26/2"]


def test_a_version_that_another_window_wrote_meanwhile_is_taken_for_what_it_is(again: Office) -> None:
    """It is newer than the one that was listed."""
    other = Office(again.desk, open_register(again.desk, _vault_of_another(again), indexed=True), again.shelf)
    other.record("26/2", pseudonyme="Mme F.", note="chez son frère")
    read_on(again.register)
    assert at_once(again, "mme f") == ["26/2"]
    assert again.register.places["26/2"].version == 2


def test_a_content_that_is_hurt_stays_listed_and_is_told(again: Office) -> None:
    """The bad page came between the list and the reading: the others are read."""
    hurt = again.register.places["26/2"].id
    again.shelf.broken.add(hurt)
    assert read_on(again.register) == 0
    assert [one.id for one in again.register.unreadable] == [hurt]
    assert (at_once(again, "26/2"), at_once(again, "soeur")) == (["26/2"], ["26/3"])
    again.register.refresh()
    assert read_on(again.register) == 0
    assert [one.id for one in again.register.unreadable] == [hurt]
    read = list(read_all(again.register))
    assert [isinstance(one, LostDossier) for one in read].count(True) == 1
    assert len(read) == 4


def test_a_disk_that_fails_leaves_them_unread(again: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """And they are read once it answers again."""

    def fail(_record_ids: Sequence[str]) -> Iterator[Stored | Unreadable]:
        raise DiskFault("x")

    with monkeypatch.context() as patch:
        patch.setattr(type(again.register.vault), "whole", lambda _self, ids: fail(ids))
        with pytest.raises(UserProblem):
            search_register(again.register, "soeur")
    assert again.register.index.unread == 3
    assert len(search_register(again.register, "soeur")) == 2


def _vault_of_another(of: Office) -> Vault:
    return open_vault(of.desk, "ici", "ici")
