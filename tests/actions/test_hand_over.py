"""The duty handed over: what the sealed file holds, what the sheet says, what the receiving side sees."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.actions.registers import Office, office
from tests.helpers.desk import NOW, MemoryFiles
from vifdesk.actions.arrivals import note_seen, unseen
from vifdesk.actions.hand_over import compose_hand_over, hand_over
from vifdesk.actions.import_dossiers import import_dossiers
from vifdesk.actions.note_call import file_call, keep_call
from vifdesk.actions.phones import Turn, add_phone, stock, turn_phone
from vifdesk.actions.problems import NotWritten, UserProblem
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.actions.undo_import import undo_import
from vifdesk.domain.documents.plain_text import as_text
from vifdesk.domain.register.calls import Call, CallState, read_call
from vifdesk.domain.register.phones import PhoneState

PHRASE = "dite au téléphone"


@pytest.fixture
def here() -> Office:
    """A night's work: a dossier, a callback promised, a call left in the middle, a phone handed out."""
    made = office()
    record_dossier(
        made.desk,
        made.register,
        {
            "reference": "26/04512",
            "pseudonyme": "Mme A.",
            "note": "hébergée chez sa sœur",
            "evenements": [{"type": "oppi_requise", "le": "2026-11-21T17:40"}],
            "suivis": [{"texte": "Informer le préfet", "destinataire": "Préfecture", "pour": "2026-11-23"}],
        },
    )
    call = Call(
        NOW - timedelta(hours=1),
        "Commissariat",
        "OPJ",
        "auteur en fuite",
        "rappeler",
        NOW + timedelta(hours=1),
    )
    file_call(made.desk, made.register, None, call)
    keep_call(made.register, None, Call(NOW, "Brigade", subject="seconde ligne"))
    phone = add_phone(made.desk, made.register, "TGD-1")
    turn_phone(made.desk, made.register, phone.id, Turn(PhoneState.ATTRIBUE, "26/04512"))
    return made


@pytest.fixture
def there(here: Office) -> Office:
    return office(desk=here.desk, path="là-bas")


def take(receiver: Office, path: str = "x") -> object:
    return import_dossiers(receiver.desk, receiver.register, path, phrase=PHRASE)


def test_calls_and_phones_go_with_the_dossiers(here: Office, there: Office) -> None:
    """The next laptop knows whom to ring, what was left in the middle, and who holds which phone."""
    done = hand_over(here.desk, here.register, "x", phrase=PHRASE)
    assert (done.dossiers, done.calls, done.phones) == (1, 2, 1)
    take(there)
    calls = [read_call(stored.content) for stored in there.register.calls.values()]
    assert {call.state for call in calls} == {CallState.A_RAPPELER, CallState.EN_COURS}
    (phone,) = stock(there.register)
    assert (phone.phone.device, phone.phone.state, phone.phone.reference) == (
        "TGD-1",
        PhoneState.ATTRIBUE,
        "26/04512",
    )
    assert there.register.ledger.look(NOW).calls


def test_taken_in_twice_nothing_changes(here: Office, there: Office) -> None:
    """Neither a second call nor a second device, nor a mark of something new."""
    hand_over(here.desk, here.register, "x", phrase=PHRASE)
    take(there)
    note_seen(there.register)
    writes = there.shelf.writes
    done = take(there)
    assert (done.unchanged, done.calls, done.phones) == (("26/04512",), 0, 0)  # type: ignore[attr-defined]
    assert there.shelf.writes == writes
    assert len(unseen(there.register)) == 0


def test_a_device_known_on_both_sides_is_one_device(here: Office, there: Office) -> None:
    """The same name, typed on each post: the word said last is its state, the other one stays in its history."""
    add_phone(there.desk, there.register, "tgd-1 ")
    hand_over(here.desk, here.register, "x", phrase=PHRASE)
    take(there)
    assert len(stock(there.register)) == 1
    (record_id,) = there.register.phones
    assert len(there.register.vault.versions(record_id)) >= 3


def test_what_came_in_is_new_until_it_is_looked_at(here: Office, there: Office) -> None:
    """And only that."""
    record_dossier(there.desk, there.register, {"reference": "26/00001"})
    hand_over(here.desk, here.register, "x", phrase=PHRASE)
    take(there)
    assert unseen(there.register).created == ("26/04512",)
    assert "26/00001" not in unseen(there.register)
    note_seen(there.register, "26/04512")
    assert len(unseen(there.register)) == 0
    assert there.register.arrivals == {}


def test_the_whole_is_undone_in_one_step(here: Office, there: Office) -> None:
    """Dossier in the bin, calls and devices gone, nothing left as new."""
    hand_over(here.desk, here.register, "x", phrase=PHRASE)
    take(there)
    undo_import(there.desk, there.register)
    assert there.register.binned
    assert there.register.calls == {}
    assert there.register.phones == {}
    assert len(unseen(there.register)) == 0
    assert there.register.ledger.look(NOW).calls == ()


def test_the_sheet_names_dossiers_by_their_number_only(here: Office) -> None:
    """The paper travels outside the seal: no pseudonym, no note; what is due, promised and left is on it."""
    words = as_text(compose_hand_over(here.desk, here.register, court="TJ"))
    for said in ("26/04512", "Décision du JAF", "auteur en fuite", "seconde ligne", "Informer le préfet"):
        assert said in words
    for kept in ("Mme A.", "sœur"):
        assert kept not in words


def test_without_its_sheet_there_is_no_file(here: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk refuses the paper: the sealed file goes too, and the sentence says so."""

    def refuse(_self: MemoryFiles, _path: str, _content: bytes) -> None:
        raise OSError(28, "full")

    removed: list[str] = []
    monkeypatch.setattr(MemoryFiles, "write", refuse)
    monkeypatch.setattr(MemoryFiles, "remove", lambda _self, path: removed.append(path))
    with pytest.raises(NotWritten, match="plein"):
        hand_over(here.desk, here.register, "x", phrase=PHRASE)
    assert removed == ["x"]


def test_a_file_that_stands_there_is_not_replaced(here: Office) -> None:
    """Yesterday's hand-over stays, and no sheet of today is laid beside it."""
    hand_over(here.desk, here.register, "x", phrase=PHRASE)
    files = here.desk.files
    assert isinstance(files, MemoryFiles)
    before = files.written["x.pdf"]
    record_dossier(here.desk, here.register, {"reference": "26/99999"})
    with pytest.raises(UserProblem):
        hand_over(here.desk, here.register, "x", phrase=PHRASE)
    assert files.written["x.pdf"] == before
