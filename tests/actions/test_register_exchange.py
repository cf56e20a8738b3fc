"""Hand-over files and lists: all or nothing, twice is once, undone in one step."""

from __future__ import annotations

import pytest

from tests.actions.registers import OP, TGD, Office, office, vaults_of
from vifdesk.actions.bin_dossier import bin_dossier
from vifdesk.actions.export_dossiers import export_dossiers
from vifdesk.actions.import_dossiers import Imported, import_dossiers
from vifdesk.actions.import_list import import_list, read_list
from vifdesk.actions.mark_deadline import mark_deadline
from vifdesk.actions.problems import BadInput, UserProblem
from vifdesk.actions.read_dossier import read_dossier
from vifdesk.actions.undo_import import Undone, undo_import
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.life_json import alerts_of, schedule_of
from vifdesk.domain.schedule.followed import State


@pytest.fixture
def here() -> Office:
    return office()


@pytest.fixture
def there(here: Office) -> Office:
    return office(desk=here.desk, path="là-bas")


def send(sender: Office, receiver: Office, path: str, *references: str) -> Imported:
    export_dossiers(
        sender.desk, sender.register, path, phrase="dite au téléphone", references=references or None
    )
    return import_dossiers(receiver.desk, receiver.register, path, phrase="dite au téléphone")


def test_a_dossier_arrives_with_its_versions_their_authors_and_moments(here: Office, there: Office) -> None:
    """As if it had been written there."""
    here.record("26/1", note="a", evaluations=[TGD], evenements=[OP])
    here.wait(hours=1)
    here.record("26/1", note="b")
    here.wait(days=1)
    assert send(here, there, "x") == Imported(("26/1",), (), (), ())
    mine, theirs = read_dossier(here.register, "26/1"), read_dossier(there.register, "26/1")
    assert [(p.at, p.author) for p in mine.versions] == [(p.at, p.author) for p in theirs.versions]
    assert mine.content["evaluations"] == theirs.content["evaluations"]


def test_importing_twice_changes_nothing(here: Office, there: Office) -> None:
    """Not a version, not a line about the dossier."""
    here.record("26/1", note="a")
    send(here, there, "x")
    before = there.shelf.records
    again = import_dossiers(there.desk, there.register, "x", phrase="dite au téléphone")
    assert again == Imported((), (), ("26/1",), ())
    assert there.shelf.records == before


def test_edits_on_both_sides_are_both_kept_and_the_conflict_is_marked(here: Office, there: Office) -> None:
    """And marked once, whoever imports from whom afterwards."""
    here.record("26/1", note="a")
    send(here, there, "x")
    here.wait(minutes=1)
    here.record("26/1", note="ici", evenements=[OP])
    here.wait(minutes=1)
    there.record("26/1", note="là-bas", pseudonyme="Mme A.")
    assert send(here, there, "y") == Imported((), ("26/1",), (), ("26/1",))
    read = read_dossier(there.register, "26/1")
    assert [past.content.get("note") for past in read.versions] == ["a", "là-bas", "ici", "là-bas"]
    assert (read.content["pseudonyme"], read.content["evenements"]) == ("Mme A.", [OP])
    assert read.content["conflits"] == [{"champ": "note", "ici": "là-bas", "ailleurs": "ici"}]
    here.wait(minutes=1)
    assert send(there, here, "z").conflicts == ()
    assert read_dossier(here.register, "26/1").content["note"] == "là-bas"


def test_only_the_dossiers_named_are_sealed_and_the_bin_never(here: Office, there: Office) -> None:
    """One dossier for a colleague; all but the bin for a hand-over."""
    for reference in ("26/1", "26/2", "26/3"):
        here.record(reference, note="n")
    bin_dossier(here.desk, here.register, "26/3")
    assert send(here, there, "x", "26/2").created == ("26/2",)
    assert send(here, there, "y").created == ("26/1",)
    assert here.acts().count(Act.EXPORT) == 3


def test_an_unknown_reference_or_an_empty_phrase_seals_nothing(here: Office) -> None:
    """No file is begun."""
    here.record("26/1", note="n")
    with pytest.raises(BadInput):
        export_dossiers(here.desk, here.register, "x", phrase="p", references=["26/9"])
    with pytest.raises(UserProblem):
        export_dossiers(here.desk, here.register, "x", phrase="")
    assert list(vaults_of(here.desk).shelves) == ["ici"]


@pytest.mark.parametrize("hurt", ["phrase", "file", "record", "no hand-over"])
def test_a_file_that_is_not_whole_changes_nothing(here: Office, there: Office, hurt: str) -> None:
    """A wrong phrase, a damaged file, one damaged record in it, another vault."""
    here.record("26/1", note="n")
    export_dossiers(here.desk, here.register, "x", phrase="p")
    if hurt == "file":
        vaults_of(here.desk).damaged.add("x")
    elif hurt == "record":
        vaults_of(here.desk).shelves["x"].broken.add(here.register.places["26/1"].id)
    before = there.shelf.records
    path = "ici" if hurt == "no hand-over" else "x"
    phrase = {"phrase": "autre", "no hand-over": "ici"}.get(hurt, "p")
    with pytest.raises(UserProblem, match="rien n’a été importé"):
        import_dossiers(there.desk, there.register, path, phrase=phrase)
    assert there.shelf.records == before


LIST = "N°;Obs;Notifiée\n26/1;neuf;10/03/2026\n26/2;autre;\n;sans numéro;\n26/1;encore;\n".encode("cp1252")
MAPPED = {"reference": "N°", "note": "Obs", "evenement:op_notifiee": "Notifiée"}


def test_a_trial_says_what_would_happen_and_writes_nothing(here: Office) -> None:
    """Refused rows with their line and reason; a number that stands twice is refused the second time."""
    here.record("26/2", note="avant")
    before = here.shelf.records
    done = import_list(here.desk, here.register, read_list(LIST), MAPPED, trial=True)
    assert (done.created, done.changed) == (("26/1",), ("26/2",))
    assert [(one.line, one.field) for one in done.refused] == [(4, "reference"), (5, "reference")]
    assert here.shelf.records == before


def test_a_list_is_recorded_and_undone_in_one_step(here: Office) -> None:
    """What it created goes to the bin, what it changed says again what it said; what was written since stays."""
    here.record("26/2", note="avant", evenements=[OP])
    here.record("26/3", note="avant")
    import_list(here.desk, here.register, read_list(LIST + b"26/3;liste;\n"), MAPPED, trial=False)
    assert here.content("26/1")["evenements"] == [OP]
    assert here.content("26/2")["evenements"] == [OP]
    here.record("26/3", note="après")
    undone = undo_import(here.desk, here.register)
    assert undone == Undone(("26/1",), ("26/2",), ("26/3",))
    assert [here.content(r)["note"] for r in ("26/2", "26/3")] == ["avant", "après"]
    assert "corbeille" in here.content("26/1")
    with pytest.raises(UserProblem, match="pas d’import"):
        undo_import(here.desk, here.register)


def test_a_hand_over_is_undone_too(here: Office, there: Office) -> None:
    """The same step."""
    here.record("26/1", note="n")
    send(here, there, "x")
    assert undo_import(there.desk, there.register).binned == ("26/1",)


def test_a_column_that_is_not_there_refuses_the_list(here: Office) -> None:
    """With the columns that are."""
    with pytest.raises(BadInput, match="colonnes"):
        import_list(here.desk, here.register, read_list(LIST), {"reference": "Numéro"}, trial=False)


def test_deadlines_of_both_sides_come_together(here: Office, there: Office) -> None:
    """What one side did stands, what the other side noted counts; each deadline once, the same on both sides."""
    here.record("26/1", evaluations=[TGD])
    send(here, there, "x")
    here.wait(minutes=1)
    mark_deadline(here.desk, here.register, "26/1", "tgd.revue_mi_parcours", State.FAITE)
    here.wait(minutes=1)
    there.record("26/1", evenements=[{"type": "tgd_decide", "le": "2026-11-16"}])
    assert send(here, there, "y").changed == ("26/1",)
    found = {one.key: one for one in schedule_of(there.content("26/1"))}
    assert len(found) == len(schedule_of(there.content("26/1")))
    assert (found["tgd.revue_mi_parcours"].state, found["tgd.revue_mi_parcours"].by) == (
        State.FAITE,
        here.register.vault.user.name,
    )
    assert (str(found["tgd.echeance_tgd"].deadline.end), found["tgd.echeance_tgd"].sequence) == (
        "2027-05-16",
        1,
    )
    here.wait(minutes=1)
    send(there, here, "z")
    assert schedule_of(here.content("26/1")) == schedule_of(there.content("26/1"))
    assert send(here, there, "t") == Imported((), (), ("26/1",), ())


def test_a_lock_on_one_side_holds_against_the_other(here: Office, there: Office) -> None:
    """Locked here, moved there: the locked date stands, and the alert says that it did not follow."""
    here.record("26/1", evaluations=[TGD])
    send(here, there, "x")
    here.wait(minutes=1)
    mark_deadline(here.desk, here.register, "26/1", "tgd.echeance_tgd", State.VERROUILLEE, motive="Fixée.")
    here.wait(minutes=1)
    there.record("26/1", evenements=[{"type": "tgd_decide", "le": "2026-11-16"}])
    send(here, there, "y")
    (end,) = (one for one in schedule_of(there.content("26/1")) if one.key == "tgd.echeance_tgd")
    assert (end.state, str(end.deadline.end)) == (State.VERROUILLEE, "2027-05-13")
    assert [alert.id for alert in alerts_of(there.content("26/1"))] == ["echeance_verrouillee"]
