"""What another process writes: taken in by steps, and brought together with what is typed here, neither side lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from tests.helpers.vault_desk import make_vault, vault_desk
from tests.helpers.vaults import PHRASE
from vifdesk.actions.bin_dossier import bin_dossier
from vifdesk.actions.catch_up import known_versions, read_elsewhere, take_elsewhere, was_changed
from vifdesk.actions.desk import Desk
from vifdesk.actions.keep_filter import keep_filter
from vifdesk.actions.open_vault import open_vault
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.progress import at_once
from vifdesk.actions.purge_register import plan_purge, purge_register
from vifdesk.actions.read_dossier import read_again
from vifdesk.actions.reconcile_dossier import reconcile_dossier
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.actions.register import Register, open_register
from vifdesk.actions.search_register import search_register
from vifdesk.domain.register.record import conflicts_of, items_of


@dataclass
class Two:
    """The same vault, open in two places."""

    desk: Desk
    here: Register
    there: Register

    def catch_up(self) -> bool:
        """What the window does while nobody types."""
        if not was_changed(self.here):
            return False
        found = read_elsewhere(self.here.vault, known_versions(self.here))
        at_once(take_elsewhere(self.here, found))
        return True


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    desk = vault_desk()
    path = tmp_path / "registre"
    make_vault(desk, path)
    registers = [open_register(desk, open_vault(desk, str(path), PHRASE), indexed=True) for _ in range(2)]
    made = Two(desk, *registers)
    record_dossier(desk, made.here, {"reference": "26/1", "pseudonyme": "Mme A.", "note": "début"})
    at_once(take_elsewhere(made.there, read_elsewhere(made.there.vault, known_versions(made.there))))
    made.there.vault.changed_elsewhere()
    yield made
    for register in registers:
        register.vault.close()


def same_memory(one: Register, other: Register) -> bool:
    return (
        known_versions(one) == known_versions(other)
        and one.places == other.places
        and one.references == other.references
        and [entry.reference for entry in one.index.all()] == [entry.reference for entry in other.index.all()]
    )


def test_what_was_written_elsewhere_is_taken_in_as_if_all_were_read_again(two: Two) -> None:
    """New, changed, put in the bin, purged, a saved search: the register is the one of a fresh opening."""
    for number in range(2, 8):
        record_dossier(two.desk, two.there, {"reference": f"26/{number}", "note": f"note {number}"})
    record_dossier(two.desk, two.there, {"reference": "26/1", "note": "changé là-bas"})
    bin_dossier(two.desk, two.there, "26/2")
    keep_filter(two.there, "Urgents", "danger")
    assert two.catch_up()
    fresh = open_register(two.desk, two.here.vault, indexed=True)
    assert same_memory(two.here, fresh)
    assert set(two.here.binned) == set(fresh.binned) != set()
    assert [entry.reference for entry in search_register(two.here, "changé là-bas")] == ["26/1"]
    assert not two.catch_up()


def test_what_was_purged_elsewhere_goes(two: Two) -> None:
    """Out of the list and out of the search."""
    record_dossier(two.desk, two.there, {"reference": "26/9", "note": "ancien"})
    two.catch_up()
    two.desk.clock.moment += timedelta(days=4 * 366)  # type: ignore[attr-defined]
    record_dossier(two.desk, two.there, {"reference": "26/1", "procedure": "oui"})
    purge_register(two.desk, two.there, plan_purge(two.desk, two.there))
    assert two.catch_up()
    assert set(two.here.places) == {"26/1"}
    assert not search_register(two.here, "ancien")


def test_one_s_own_writing_is_no_change_elsewhere(two: Two) -> None:
    """The list is not read again for it."""
    record_dossier(two.desk, two.here, {"reference": "26/3"})
    assert not two.catch_up()


def test_a_newer_version_learnt_meanwhile_is_not_undone(two: Two) -> None:
    """What was read aside before a change of one's own does not bring the older version back."""
    record_dossier(two.desk, two.there, {"reference": "26/1", "note": "là-bas"})
    assert was_changed(two.here)
    found = read_elsewhere(two.here.vault, known_versions(two.here))
    written = record_dossier(two.desk, two.here, {"reference": "26/1", "note": "ici, après"})
    at_once(take_elsewhere(two.here, found))
    assert two.here.places["26/1"].version == written.version


def test_a_dossier_is_not_made_twice_while_the_reading_goes_on(two: Two) -> None:
    """Between the look and the taking in, whoever writes reads first."""
    record_dossier(two.desk, two.there, {"reference": "26/5", "note": "là-bas"})
    assert was_changed(two.here)
    done = record_dossier(two.desk, two.here, {"reference": "26/5", "pseudonyme": "Mme E."})
    assert done.version == 2
    assert read_again(two.here, "26/5").content["note"] == "là-bas"


def test_a_lost_page_takes_no_dossier_away(two: Two) -> None:
    """A row that cannot be named could be any: nothing is known to be gone."""
    from vifdesk.actions.vault_port import Unreadable

    class Hurt:
        def briefs(self) -> Iterator[Unreadable]:
            yield Unreadable("", 0, "page")

    found = read_elsewhere(Hurt(), known_versions(two.here))  # type: ignore[arg-type]
    assert found.gone == ()


def typed(two: Two, **fields: object) -> tuple[int, object]:
    """What was typed here over the version that the page shows, after the other side wrote."""
    shown = read_again(two.here, "26/1")
    record_dossier(two.desk, two.there, {"reference": "26/1", "note": "là-bas"})
    done = reconcile_dossier(
        two.desk,
        two.here,
        {"reference": "26/1", **fields},
        version=shown.version,
        content=shown.content,
    )
    assert done.others
    return done.conflicts, read_again(two.here, "26/1").content


def test_changes_to_different_fields_are_simply_united(two: Two) -> None:
    """Nobody has to choose anything."""
    conflicts, content = typed(two, pseudonyme="Mme B.")
    assert conflicts == 0
    assert isinstance(content, dict)
    assert (content["note"], content["pseudonyme"]) == ("là-bas", "Mme B.")
    assert not conflicts_of(content)


def test_two_texts_of_one_field_are_both_kept_and_marked(two: Two) -> None:
    """What was typed stands, the other is beside it, and every text is in the versions."""
    conflicts, content = typed(two, note="ici")
    assert conflicts == 1
    assert isinstance(content, dict)
    assert content["note"] == "ici"
    assert list(conflicts_of(content)) == [{"champ": "note", "ici": "ici", "ailleurs": "là-bas"}]
    notes = [past.content["note"] for past in read_again(two.here, "26/1").versions]
    assert notes == ["début", "là-bas", "ici"]


def test_lists_that_both_sides_lengthened_hold_the_items_of_both(two: Two) -> None:
    """Neither's person is lost."""
    shown = read_again(two.here, "26/1")
    record_dossier(two.desk, two.there, {"reference": "26/1", "personnes": [{"role": "témoin"}]})
    reconcile_dossier(
        two.desk,
        two.here,
        {"reference": "26/1", "personnes": [{"role": "victime"}]},
        version=shown.version,
        content=shown.content,
    )
    people = items_of(read_again(two.here, "26/1").content, "personnes")
    assert {one["role"] for one in people} == {"témoin", "victime"}


def test_a_settled_conflict_does_not_come_back(two: Two) -> None:
    """Somebody wrote elsewhere in the dossier while one chose: the choice holds."""
    typed(two, note="ici")
    at_once(take_elsewhere(two.there, read_elsewhere(two.there.vault, known_versions(two.there))))
    shown = read_again(two.here, "26/1")
    record_dossier(two.desk, two.there, {"reference": "26/1", "pseudonyme": "Mme C."})
    reconcile_dossier(
        two.desk,
        two.here,
        {"reference": "26/1", "note": "là-bas"},
        version=shown.version,
        content=shown.content,
    )
    content = read_again(two.here, "26/1").content
    assert not conflicts_of(content)
    assert (content["note"], content["pseudonyme"]) == ("là-bas", "Mme C.")


def test_a_dossier_that_is_gone_is_not_written_anew(two: Two) -> None:
    """It was purged elsewhere: typing in it does not bring back a part of it."""
    shown = read_again(two.here, "26/1")
    two.desk.clock.moment += timedelta(days=4 * 366)  # type: ignore[attr-defined]
    purge_register(two.desk, two.there, plan_purge(two.desk, two.there))
    with pytest.raises(UserProblem):
        reconcile_dossier(
            two.desk,
            two.here,
            {"reference": "26/1", "note": "ici"},
            version=shown.version,
            content=shown.content,
        )
    assert "26/1" not in open_register(two.desk, two.here.vault, indexed=False).places
