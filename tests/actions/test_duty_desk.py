"""Calls, follow-ups and phones over a vault: all or nothing, nothing twice, everything undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

import pytest

from tests.actions.registers import FUGITIVE, Office, office
from vifdesk.actions.call_becomes_dossier import call_becomes_dossier, rename_dossier
from vifdesk.actions.close_call import close_call, put_off_call, reopen_call
from vifdesk.actions.copil_meetings import keep_meeting, meeting_for, meetings_in
from vifdesk.actions.evaluate_situation import read_facts
from vifdesk.actions.follow_up import close_follow_ups, move_follow_up
from vifdesk.actions.keep_pile import KeptWork, keep_pile, kept_pile
from vifdesk.actions.note_call import (
    bring_back_call,
    call_of,
    correct_call,
    drop_call,
    file_call,
    keep_call,
    read_calls,
    undo_call,
    unfinished_calls,
)
from vifdesk.actions.open_matters import open_in_dossier, open_matters
from vifdesk.actions.open_measure import open_measure
from vifdesk.actions.phones import (
    Turn,
    add_phone,
    any_available,
    bring_back_phone,
    drop_phone,
    history_of,
    idle,
    stock,
    turn_phone,
    undo_phone,
)
from vifdesk.actions.problems import BadInput, UserProblem
from vifdesk.actions.purge_register import plan_purge, purge_register
from vifdesk.actions.restore_version import undo_change
from vifdesk.actions.save_evaluation import save_evaluation
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dossier.dossier import Answer, Dossier
from vifdesk.domain.register.calls import Call, CallState
from vifdesk.domain.register.follow_ups import Move, is_open
from vifdesk.domain.register.phones import PhoneState
from vifdesk.domain.register.record import items_of
from vifdesk.domain.statistics.period import quarter_of
from vifdesk.domain.statistics.report import Audience


@pytest.fixture
def here() -> Office:
    return office()


def a_call(here: Office, **texts: object) -> Call:
    return Call(here.desk.clock.now(), service="Commissariat", subject="violences", **texts)  # type: ignore[arg-type]


def examined(here: Office) -> Dossier:
    facts = read_facts(open_measure(here.desk, "tgd"), FUGITIVE)
    answers = {fact: Answer(value) for fact, value in facts.items()}
    return Dossier("tgd", Territory.METROPOLE, MappingProxyType(answers))


# ------------------------------------------------------------------------------------------------ calls


def test_a_call_is_kept_as_it_is_typed_and_filed_as_one_version(here: Office) -> None:
    """What was typed on the way leaves nothing behind; the access log tells of the filed call alone."""
    first = keep_call(here.register, None, Call(here.desk.clock.now(), service="Com"))
    assert keep_call(here.register, first, a_call(here)) == first
    assert [call for _id, call in unfinished_calls(here.register)] == [call_of(here.register, first)]
    before = here.acts()
    assert file_call(here.desk, here.register, first, a_call(here)) == first
    assert len(here.shelf.records[first]) == 1
    assert here.acts() == [*before, "creation"]
    filed = call_of(here.register, first)
    assert (filed.state, filed.by, unfinished_calls(here.register)) == (CallState.CLOS, "Mme P. (ici)", [])


def test_a_promise_waits_until_the_call_is_returned(here: Office) -> None:
    """« + 30 min » counts from now once the hour has passed; each key can be taken back."""
    now = here.desk.clock.now()
    call_id = file_call(here.desk, here.register, None, a_call(here, call_back=now + timedelta(hours=1)))
    assert [one.record_id for one in open_matters(here.register, now).calls] == [call_id]
    late = here.wait(hours=3)
    assert [one.record_id for one in open_matters(here.register, late).overdue] == [call_id]
    put_off_call(here.desk, here.register, call_id, timedelta(minutes=30))
    assert call_of(here.register, call_id).call_back == late + timedelta(minutes=30)
    undo_call(here.register, call_id)
    assert call_of(here.register, call_id).call_back == now + timedelta(hours=1)
    close_call(here.register, call_id)
    assert open_matters(here.register, late).calls == ()
    reopen_call(here.desk, here.register, call_id)
    assert call_of(here.register, call_id).state is CallState.A_RAPPELER


def test_a_call_of_the_future_or_without_a_word_is_asked_again(here: Office) -> None:
    """Nothing is written."""
    now = here.desk.clock.now()
    for call in (Call(now), Call(now + timedelta(minutes=1), subject="x")):
        with pytest.raises(BadInput):
            file_call(here.desk, here.register, None, call)
    assert here.register.calls == {}


def test_calls_are_found_by_their_words_the_latest_first(here: Office) -> None:
    """Accents and capitals say nothing; a day limits the search."""
    file_call(here.desk, here.register, None, a_call(here, next_step="GAV prolongée"))
    since = here.wait(days=1)
    later = file_call(here.desk, here.register, None, a_call(here, next_step="Déféré, prolongee"))
    found = read_calls(here.register, words="PROLONGÉE commissariat")
    assert len(found) == 2
    assert found[0][0] == later
    assert [call_id for call_id, _call in read_calls(here.register, since=since)] == [later]


def test_a_corrected_call_keeps_who_noted_it_and_follows_its_promise(here: Office) -> None:
    """A promise that is added makes it one to return; one that is taken away closes it."""
    call_id = file_call(here.desk, here.register, None, a_call(here))
    back = here.desk.clock.now() + timedelta(hours=1)
    correct_call(here.desk, here.register, call_id, a_call(here, call_back=back, state=CallState.CLOS))
    kept = call_of(here.register, call_id)
    assert (kept.state, kept.by) == (CallState.A_RAPPELER, "Mme P. (ici)")


def test_a_call_taken_out_comes_back_as_it_was(here: Office) -> None:
    """With its very id, so that what names it still finds it."""
    call_id = file_call(here.desk, here.register, None, a_call(here))
    dropped = drop_call(here.register, call_id)
    assert here.register.calls == {}
    assert dropped is not None
    assert bring_back_call(here.register, dropped) == call_id
    assert call_of(here.register, call_id).subject == "violences"


def test_a_call_becomes_a_dossier_whole_or_not_at_all(here: Office) -> None:
    """A provisional number where none is known; the call then names the dossier, and makes no second one."""
    call_id = file_call(here.desk, here.register, None, a_call(here))
    here.shelf.full = True
    with pytest.raises(UserProblem):
        call_becomes_dossier(here.desk, here.register, call_id)
    assert (here.register.places, call_of(here.register, call_id).reference) == ({}, "")
    here.shelf.full = False
    made = call_becomes_dossier(here.desk, here.register, call_id)
    assert made.reference == "P261122-0740"
    assert items_of(here.content(made.reference), "appels")[0]["objet"] == "violences"
    assert call_of(here.register, call_id).reference == made.reference
    with pytest.raises(BadInput, match="déjà"):
        call_becomes_dossier(here.desk, here.register, call_id)


def test_a_call_joins_the_dossier_of_its_number(here: Office) -> None:
    """As one more of its calls."""
    here.record("26/04512", appels=[{"le": "2026-11-20"}])
    call_id = file_call(here.desk, here.register, None, a_call(here))
    made = call_becomes_dossier(here.desk, here.register, call_id, "26-04512")
    assert made.reference == "26/04512"
    assert len(items_of(here.content("26/04512"), "appels")) == 2


def test_a_dossier_takes_its_number_later_and_everything_follows(here: Office) -> None:
    """Call, phone; the old number names nothing any more, and undoing a later change does not bring it back."""
    call_id = file_call(here.desk, here.register, None, a_call(here))
    made = call_becomes_dossier(here.desk, here.register, call_id)
    phone = add_phone(here.desk, here.register, "TGD-1")
    turn_phone(here.desk, here.register, phone.id, Turn(PhoneState.ATTRIBUE, made.reference))
    rename_dossier(here.register, made.reference, "26/1")
    assert list(here.register.places) == ["26/1"]
    assert call_of(here.register, call_id).reference == "26/1"
    assert stock(here.register)[0].phone.reference == "26/1"
    undo_change(here.register, "26/1")
    assert list(here.register.places) == ["26/1"]
    here.record("26/2")
    with pytest.raises(BadInput, match="existe déjà"):
        rename_dossier(here.register, "26/2", "26/1")


def test_the_pile_of_interrupted_works_is_each_users_own(here: Office) -> None:
    """It comes back in its order, leaves no history, and nothing once it is empty."""
    now = here.desk.clock.now()
    works = (KeptWork("appel", "a" * 32, now), KeptWork("dossier", "26/1", now + timedelta(minutes=3)))
    keep_pile(here.register, works[:1])
    keep_pile(here.register, works)
    here.register.refresh()
    assert kept_pile(here.register) == works
    assert [len(versions) for versions in here.shelf.records.values() if versions[0].kind == "pile"] == [1]
    keep_pile(here.register, ())
    assert kept_pile(here.register) == ()
    assert not any(versions[0].kind == "pile" for versions in here.shelf.records.values())


def test_old_calls_go_with_the_purge_and_a_purged_number_leaves_the_stock(here: Office) -> None:
    """Three months, like a report; the devices' histories keep their days, not the dossier."""
    file_call(here.desk, here.register, None, a_call(here))
    here.record("26/1")
    phone = add_phone(here.desk, here.register, "TGD-1")
    turn_phone(here.desk, here.register, phone.id, Turn(PhoneState.ATTRIBUE, "26/1", note="Mme A."))
    turn_phone(here.desk, here.register, phone.id, Turn(PhoneState.DISPONIBLE))
    here.wait(days=60)
    young = file_call(here.desk, here.register, None, a_call(here))
    here.wait(days=40)
    plan = plan_purge(here.desk, here.register)
    assert (len(plan.calls), [one.reference for one in plan.due]) == (1, ["26/1"])
    certificate = purge_register(here.desk, here.register, plan)
    assert (certificate.calls, list(here.register.calls)) == (1, [young])
    assert [one.state for one in history_of(here.register, phone.id)] == [
        PhoneState.DISPONIBLE,
        PhoneState.ATTRIBUE,
        PhoneState.DISPONIBLE,
    ]
    assert "26/1" not in str(here.shelf.records)
    assert "Mme A." not in str([here.shelf.records[phone.id]])


# ------------------------------------------------------------------------------------------------ follow-ups


def test_saving_an_examination_follows_each_of_its_actions_once(here: Office) -> None:
    """With recipient and date; saved again with the same answers, no line is added and none is opened again."""
    save_evaluation(here.desk, here.register, "26/1", examined(here), as_of=here.desk.clock.today())
    content = here.content("26/1")
    actions = items_of(items_of(content, "evaluations")[0], "actions")
    lines = items_of(content, "suivis")
    assert [line["id"] for line in lines] == [action["id"] for action in actions]
    assert all(line.get("destinataire") for line in lines)
    move_follow_up(here.desk, here.register, "26/1", 0, Move.FAIT)
    save_evaluation(here.desk, here.register, "26/1", examined(here), as_of=here.desk.clock.today())
    again = items_of(here.content("26/1"), "suivis")
    assert len(again) == len(lines)
    assert not is_open(again[0])


def test_a_key_moves_one_line_and_is_taken_back(here: Office) -> None:
    """Done says when and by whom; undo opens it again."""
    here.record("26/1", suivis=[{"texte": "a"}, {"texte": "b", "pour": "2026-11-22"}])
    move_follow_up(here.desk, here.register, "26/1", 0, Move.FAIT, text="a")
    assert items_of(here.content("26/1"), "suivis")[0] == {
        "texte": "a",
        "fait_le": "2026-11-22T07:40",
        "par": "Mme P. (ici)",
    }
    assert [one.label for one in open_in_dossier(here.register, "26/1")] == ["b"]
    undo_change(here.register, "26/1")
    assert [one.label for one in open_in_dossier(here.register, "26/1")] == ["a", "b"]
    assert close_follow_ups(here.desk, here.register, "26/1") == 2
    assert close_follow_ups(here.desk, here.register, "26/1") == 0


def test_a_key_never_moves_another_line_than_the_one_shown(here: Office) -> None:
    """The dossier was changed meanwhile: nothing is written, and it is said."""
    here.record("26/1", suivis=[{"texte": "a"}])
    here.record("26/1", suivis=[{"texte": "b"}])
    with pytest.raises(BadInput, match="Relisez"):
        move_follow_up(here.desk, here.register, "26/1", 0, Move.FAIT, text="a")
    assert is_open(items_of(here.content("26/1"), "suivis")[0])


# ------------------------------------------------------------------------------------------------ phones


def test_handing_out_a_device_writes_stock_and_dossier_in_one(here: Office) -> None:
    """The chronology says that it was handed over, if asked; a full disk leaves both as they were."""
    here.record("26/1")
    phone = add_phone(here.desk, here.register, "TGD-1")
    here.shelf.full = True
    with pytest.raises(UserProblem):
        turn_phone(here.desk, here.register, phone.id, Turn(PhoneState.ATTRIBUE, "26/1"))
    here.shelf.full = False
    assert stock(here.register)[0].phone.state is PhoneState.DISPONIBLE
    turn_phone(here.desk, here.register, phone.id, Turn(PhoneState.ATTRIBUE, "26/1", as_event=True))
    content = here.content("26/1")
    assert items_of(content, "telephones") == [{"appareil": "TGD-1", "etat": "attribue", "le": "2026-11-22"}]
    assert [event["type"] for event in items_of(content, "evenements")] == ["tgd_remis"]
    assert stock(here.register)[0].phone.reference == "26/1"
    assert any_available(here.register) is False


def test_no_device_has_two_open_attributions(here: Office) -> None:
    """Neither by the stock nor by a dossier's own list, whatever the capitals; the sentence names the holder."""
    here.record("26/1")
    here.record("26/2")
    phone = add_phone(here.desk, here.register, "TGD-1")
    turn_phone(here.desk, here.register, phone.id, Turn(PhoneState.ATTRIBUE, "26/1"))
    with pytest.raises(BadInput, match="26/1"):
        turn_phone(here.desk, here.register, phone.id, Turn(PhoneState.ATTRIBUE, "26/2"))
    with pytest.raises(BadInput, match="26/1"):
        here.record("26/2", telephones=[{"appareil": "tgd-1 ", "etat": "attribue"}])
    here.record("26/3", telephones=[{"appareil": "HORS STOCK", "etat": "attribue"}])
    with pytest.raises(BadInput, match="26/3"):
        here.record("26/2", telephones=[{"appareil": "hors stock", "etat": "attribue"}])
    assert "telephones" not in here.content("26/2")


def test_the_stock_follows_a_dossiers_own_list_and_its_undo(here: Office) -> None:
    """A device named there is handed out; undone, it is free again."""
    here.record("26/1")
    add_phone(here.desk, here.register, "TGD-1")
    here.record("26/1", telephones=[{"appareil": "tgd-1", "etat": "attribue", "le": "2026-11-20"}])
    held = stock(here.register)[0].phone
    assert (held.state, held.reference, held.since.isoformat()) == (PhoneState.ATTRIBUE, "26/1", "2026-11-20")
    undo_change(here.register, "26/1")
    assert (stock(here.register)[0].phone.state, stock(here.register)[0].phone.reference) == (
        PhoneState.DISPONIBLE,
        "",
    )


def test_a_change_of_the_stock_is_taken_back_with_its_dossier(here: Office) -> None:
    """Both as they were; not once the dossier has changed since."""
    here.record("26/1")
    phone = add_phone(here.desk, here.register, "TGD-1")
    held = turn_phone(here.desk, here.register, phone.id, Turn(PhoneState.ATTRIBUE, "26/1", as_event=True))
    undo_phone(here.register, phone.id, phone.phone, held.phone)
    assert stock(here.register)[0].phone == phone.phone
    assert items_of(here.content("26/1"), "evenements") == ()
    turn_phone(here.desk, here.register, phone.id, Turn(PhoneState.ATTRIBUE, "26/1"))
    here.record("26/1", telephones=[])
    with pytest.raises(BadInput, match="changé"):
        undo_phone(here.register, phone.id, phone.phone, held.phone)


@pytest.mark.parametrize(
    ("turn", "words"),
    [
        (Turn(PhoneState.ATTRIBUE), "dossier"),
        (Turn(PhoneState.ATTRIBUE, "26/9"), "26/9"),
    ],
)
def test_a_device_goes_to_a_dossier_that_is_there(here: Office, turn: Turn, words: str) -> None:
    """Said in a sentence; nothing changes."""
    phone = add_phone(here.desk, here.register, "TGD-1")
    with pytest.raises(BadInput, match=words):
        turn_phone(here.desk, here.register, phone.id, turn)
    assert len(history_of(here.register, phone.id)) == 1


def test_days_of_the_stock_follow_each_other(here: Office) -> None:
    """Neither the future nor a day before what is known of the device."""
    today = here.desk.clock.today()
    phone = add_phone(here.desk, here.register, "TGD-1")
    for day in (today + timedelta(days=1), today - timedelta(days=1)):
        with pytest.raises(BadInput):
            turn_phone(here.desk, here.register, phone.id, Turn(PhoneState.HORS_SERVICE, day=day))
    with pytest.raises(BadInput, match="déjà"):
        add_phone(here.desk, here.register, " tgd-1")


def test_a_victim_without_a_device_is_told_of(here: Office) -> None:
    """The device that she has breaks down: the answer says so, and the dossier is without any."""
    here.record("26/1")
    phone = add_phone(here.desk, here.register, "TGD-1")
    turn_phone(here.desk, here.register, phone.id, Turn(PhoneState.ATTRIBUE, "26/1"))
    broken = turn_phone(here.desk, here.register, phone.id, Turn(PhoneState.HORS_SERVICE))
    assert "n’a plus d’appareil" in broken.warning
    assert broken.phone.reference == ""


def test_a_device_leaves_the_stock_only_when_it_is_nobodys(here: Office) -> None:
    """And comes back at once if it was a mistake."""
    here.record("26/1")
    phone = add_phone(here.desk, here.register, "TGD-1")
    turn_phone(here.desk, here.register, phone.id, Turn(PhoneState.ATTRIBUE, "26/1"))
    with pytest.raises(BadInput, match="26/1"):
        drop_phone(here.register, phone.id)
    turn_phone(here.desk, here.register, phone.id, Turn(PhoneState.DISPONIBLE))
    dropped = drop_phone(here.register, phone.id)
    assert (any_available(here.register), stock(here.register)) == (None, [])
    bring_back_phone(here.register, dropped)
    assert any_available(here.register) is True


def test_the_idle_rate_is_that_of_the_last_year(here: Office) -> None:
    """Half of the days it lay ready, the other half it was handed out."""
    here.record("26/1")
    phone = add_phone(here.desk, here.register, "TGD-1")
    here.wait(days=50)
    turn_phone(here.desk, here.register, phone.id, Turn(PhoneState.ATTRIBUE, "26/1"))
    assert idle(here.register, here.wait(days=50)) == 0.5


def test_what_was_said_at_a_meeting_goes_as_late_as_a_dossier(here: Office) -> None:
    """Its comments may speak of persons: three years after they were written, not a day before."""
    period = quarter_of(here.desk.clock.today())
    meeting = replace(meeting_for((), Audience.RESTREINTE, period), feedback="un mot")
    kept = keep_meeting(here.register.vault, (), meeting)
    assert kept is not None
    here.register.take(kept)
    here.wait(days=3 * 365)
    assert plan_purge(here.desk, here.register).drafts == ()
    here.wait(days=2)
    plan = plan_purge(here.desk, here.register)
    assert len(plan.drafts) == 1
    purge_register(here.desk, here.register, plan)
    assert here.register.meetings == {}
    assert meetings_in(here.register.vault) == ()
