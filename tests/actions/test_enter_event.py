"""An event is looked at before it is kept; what is doubtful is corrected or confirmed, never stored in silence."""

from __future__ import annotations

from datetime import datetime
from time import perf_counter

import pytest

from tests.actions.registers import TGD, Office, office
from vifdesk.actions.enter_event import (
    EventDoubtful,
    correct_event,
    enter_event,
    likely_events,
    remove_event,
)
from vifdesk.actions.mark_deadline import mark_deadline
from vifdesk.actions.preview_event import preview_event, preview_removal
from vifdesk.actions.problems import BadInput, UserProblem
from vifdesk.actions.restore_version import undo_change
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.life_json import alerts_of, schedule_of
from vifdesk.domain.register.record import items_of
from vifdesk.domain.schedule.comparison import Turn
from vifdesk.domain.schedule.followed import Followed, State

END = "tgd.echeance_tgd"
OPPI = "interdiction-arme.decision_oppi"
RECEIVED = {"type": "oppi_recue", "le": "2026-11-21T17:40"}


@pytest.fixture
def of() -> Office:
    return office()


def one(of: Office, key: str, reference: str = "26/1") -> Followed:
    (found,) = (item for item in schedule_of(of.content(reference)) if item.key == key)
    return found


def enter(of: Office, kind: str, at: str, **more: object) -> None:
    enter_event(of.desk, of.register, "26/1", {"type": kind, "le": at, **more})


def test_a_preview_tells_each_move_and_writes_nothing(of: Office) -> None:
    """The decision was taken a day later: the end and the reviews move, from which date to which."""
    of.record("26/1", evaluations=[TGD])
    before = of.content("26/1")
    seen = preview_event(of.desk, of.register, "26/1", {"type": "tgd_decide", "le": "2026-11-16"})
    moved = {move.after.deadline.id: move for move in seen.moves}
    assert {move.turn for move in seen.moves} == {Turn.BOUGE}
    was, now = moved["echeance_tgd"].before, moved["echeance_tgd"].after
    assert was is not None
    assert (str(was.deadline.end), str(now.deadline.end)) == ("2027-05-13", "2027-05-16")
    assert (seen.objections, seen.version) == ((), 1)
    assert of.content("26/1") is before


def test_what_was_previewed_is_what_is_kept(of: Office) -> None:
    """The same deadlines, in one version that undo takes back whole; the number of each date goes on."""
    of.record("26/1", evaluations=[TGD])
    event = {"type": "tgd_decide", "le": "2026-11-16"}
    seen = preview_event(of.desk, of.register, "26/1", event)
    assert enter_event(of.desk, of.register, "26/1", event, expected=seen.version).version == 2
    assert one(of, END) == next(move.after for move in seen.moves if move.after.key == END)
    assert one(of, END).sequence == 1
    undo_change(of.register, "26/1")
    assert str(one(of, END).deadline.end) == "2027-05-13"
    assert one(of, END).sequence == 2
    assert not items_of(of.content("26/1"), "evenements")


def test_the_words_of_an_evaluation_stand_until_an_event_touches_it(of: Office) -> None:
    """Another field, or an event of another measure, leaves its deadlines word for word."""
    of.record("26/1", evaluations=[TGD])
    frozen = schedule_of(of.content("26/1"))
    of.record("26/1", note="autre chose")
    assert schedule_of(of.content("26/1")) == frozen
    enter(of, "oppi_recue", "2026-11-21T17:40")
    assert schedule_of(of.content("26/1"))[: len(frozen)] == frozen


@pytest.mark.parametrize(
    ("before", "event", "says"),
    [
        ((), ("tgd_remis", "2026-11-20"), "Aucune décision d’attribution"),
        ((("tgd_decide", "2026-11-20"),), ("tgd_remis", "2026-11-19"), "précède"),
        ((("op_delivree", "2026-11-20"),), ("op_notifiee", "2026-11-19"), "précède"),
        ((), ("tgd_decide", "2026-12-01"), "date à venir"),
        ((), ("oppi_recue", "2026-11-22T07:41"), "date à venir"),
        ((("oppi_recue", "2026-11-20T18:00"),), ("oppi_delivree", "2026-11-20T17:59"), "précède"),
        (
            (("tgd_decide", "2026-11-01"), ("tgd_remis", "2026-11-02"), ("tgd_restitue", "2026-11-10")),
            ("tgd_remis", "2026-11-12"),
            "vient après",
        ),
    ],
)
def test_what_is_doubtful_is_refused_with_a_way_out_or_confirmed_with_a_motive(
    of: Office, before: tuple[tuple[str, str], ...], event: tuple[str, str], says: str
) -> None:
    """Nothing is stored without a motive; with one, it stands beside the event."""
    kept = [{"type": kind, "le": at} for kind, at in before]
    of.record("26/1", note="n", evenements=kept)
    given = {"type": event[0], "le": event[1]}
    with pytest.raises(EventDoubtful) as refusal:
        enter_event(of.desk, of.register, "26/1", given)
    assert says in str(refusal.value)
    assert refusal.value.remedy
    assert list(items_of(of.content("26/1"), "evenements")) == kept
    enter_event(of.desk, of.register, "26/1", given, motive="Date lue sur l’acte.")
    assert items_of(of.content("26/1"), "evenements")[-1] == {**given, "motif": "Date lue sur l’acte."}


def test_an_event_whose_cause_the_evaluation_knows_is_not_doubtful(of: Office) -> None:
    """The decision stands in the evaluation; a handing over before it is still refused."""
    of.record("26/1", evaluations=[TGD])
    enter(of, "tgd_remis", "2026-11-14")
    with pytest.raises(EventDoubtful, match="ce que dit l’évaluation"):
        correct_event(of.desk, of.register, "26/1", 0, {"type": "tgd_remis", "le": "2026-11-12"})


def test_correcting_and_removing_an_event_take_its_deadlines_along(of: Office) -> None:
    """The hour was wrong; then the event itself: what was shown stays, without object, its number higher each time."""
    of.record("26/1", note="n")
    enter(of, "oppi_recue", "2026-11-21T17:40")
    correct_event(of.desk, of.register, "26/1", 0, {"type": "oppi_recue", "le": "2026-11-21T16:40"})
    assert (str(one(of, OPPI).deadline.end), one(of, OPPI).sequence) == ("2026-11-22 16:40:00", 1)
    seen = preview_removal(of.desk, of.register, "26/1", 0)
    assert [move.turn for move in seen.moves] == [Turn.PREND_FIN]
    remove_event(of.desk, of.register, "26/1", 0)
    assert (one(of, OPPI).state, one(of, OPPI).sequence) == (State.SANS_OBJET, 2)
    with pytest.raises(BadInput):
        remove_event(of.desk, of.register, "26/1", 0)


def test_an_event_entered_over_an_older_reading_is_refused(of: Office) -> None:
    """Somebody else wrote in the meantime: nothing of theirs is lost."""
    of.record("26/1", note="n")
    of.record("26/1", note="m")
    with pytest.raises(UserProblem):
        enter_event(of.desk, of.register, "26/1", RECEIVED, expected=1)
    assert not items_of(of.content("26/1"), "evenements")


def test_a_waiting_deadline_fills_itself_in_when_its_trigger_comes(of: Office) -> None:
    """« En attente de : notification », then dated."""
    of.record("26/1", note="n")
    enter(
        of,
        "op_delivree",
        "2026-11-16",
        faits={"interdiction_arme_2": "oui", "duree_fixee_mois": 6, "auteur_requete_op": "ministere_public"},
    )
    end = one(of, "interdiction-arme.fin_mesures_op")
    assert (end.deadline.waiting_label, end.dated) == ("OP notifiée au défendeur", False)
    enter(of, "op_notifiee", "2026-11-18")
    assert str(one(of, "interdiction-arme.fin_mesures_op").deadline.end) == "2027-05-18"


def test_a_locked_deadline_keeps_its_date_and_the_move_is_told(of: Office) -> None:
    """In the preview, in the alerts; unlocked, it follows at once."""
    of.record("26/1", evaluations=[TGD])
    mark_deadline(of.desk, of.register, "26/1", END, State.VERROUILLEE, motive="Date fixée par écrit.")
    event = {"type": "tgd_decide", "le": "2026-11-16"}
    seen = preview_event(of.desk, of.register, "26/1", event)
    (held,) = (move for move in seen.moves if move.after.key == END)
    assert held.turn is Turn.RESTE_VERROUILLEE
    assert held.found is not None
    assert str(held.found.deadline.end) == "2027-05-16"
    enter_event(of.desk, of.register, "26/1", event)
    assert (str(one(of, END).deadline.end), one(of, END).motive) == ("2027-05-13", "Date fixée par écrit.")
    assert [alert.id for alert in alerts_of(of.content("26/1"))] == ["echeance_verrouillee"]
    mark_deadline(of.desk, of.register, "26/1", END, State.OUVERTE)
    assert (str(one(of, END).deadline.end), one(of, END).state) == ("2027-05-16", State.OUVERTE)
    assert alerts_of(of.content("26/1")) == ()


def test_a_done_deadline_stays_done_until_its_delay_starts_again(of: Office) -> None:
    """Done by hand in November; a second request in December runs its own twenty-four hours."""
    of.record("26/1", note="n")
    enter(of, "oppi_recue", "2026-11-21T17:40")
    mark_deadline(of.desk, of.register, "26/1", OPPI, State.FAITE)
    done = one(of, OPPI)
    assert (done.state, str(done.done_on), done.by) == (
        State.FAITE,
        "2026-11-22",
        of.register.vault.user.name,
    )
    correct_event(of.desk, of.register, "26/1", 0, {"type": "oppi_recue", "le": "2026-11-21T16:00"})
    assert one(of, OPPI) == done
    of.wait(days=20)
    enter(of, "oppi_recue", "2026-12-10T22:05")
    assert (one(of, OPPI).state, str(one(of, OPPI).deadline.end)) == (State.OUVERTE, "2026-12-11 22:05:00")


def test_a_lock_and_a_setting_aside_want_a_motive(of: Office) -> None:
    """And a key that is there; nothing is written otherwise."""
    of.record("26/1", evaluations=[TGD])
    for state in (State.VERROUILLEE, State.SANS_OBJET):
        with pytest.raises(BadInput, match="pourquoi"):
            mark_deadline(of.desk, of.register, "26/1", END, state, motive=" ")
    with pytest.raises(BadInput, match="échéance"):
        mark_deadline(of.desk, of.register, "26/1", "tgd.autre", State.FAITE)
    with pytest.raises(UserProblem):
        mark_deadline(of.desk, of.register, "26/1", END, State.FAITE, expected=7)
    assert of.register.places["26/1"].version == 1
    mark_deadline(of.desk, of.register, "26/1", END, State.SANS_OBJET, motive="Victime partie.")
    assert of.acts()[-1] == Act.MODIFICATION


def test_an_event_brings_only_what_its_kind_may_bring(of: Office) -> None:
    """A fact of another kind, a value that the fact does not take: a sentence that names what is accepted."""
    of.record("26/1", note="n")
    with pytest.raises(BadInput, match="date_fin_reduite"):
        enter(of, "tgd_reduit", "2026-11-20", faits={"danger_grave": "oui"})
    with pytest.raises(BadInput, match="AAAA-MM-JJ"):
        enter(of, "tgd_reduit", "2026-11-20", faits={"date_fin_reduite": "demain"})
    with pytest.raises(BadInput):
        of.record("26/1", evenements=[{"type": "tgd_alerte", "le": "2026-11-20", "faits": {"x": 1}}])
    assert of.register.places["26/1"].version == 1


def test_each_child_has_its_own_deadlines(of: Office) -> None:
    """Two children, one act: the judge seised for one leaves the other's eight days running."""
    facts = {
        "date_acte": "2023-05-10",
        "stade_procedural": "poursuites_ou_instruction",
        "acte_de_poursuite": "mise_en_examen",
        "qualification_retenue": "crime",
        "victime": ["autre_parent"],
        "enfant_mineur_non_emancipe": "oui",
        "filiation_etablie_mis_en_cause": "oui",
        "victime_est_parent_legal_de_lenfant": "oui",
        "mis_en_cause_exercice_ap": "exercice_conjoint",
        "acte_anterieur_deja_declencheur": "non",
    }
    children = ["enfant C.", "enfant D."]
    asked = [{"dispositif": "suspension-ap", "faits": facts, "personne": child} for child in children]
    of.record("26/1", evaluations=asked)
    enter(of, "jaf_saisi", "2023-05-12", personne="enfant C.")
    states = {item.key: item.state for item in schedule_of(of.content("26/1")) if "delai_saisine" in item.key}
    assert states == {
        "suspension-ap#enfant C..delai_saisine_jaf": State.FAITE,
        "suspension-ap#enfant D..delai_saisine_jaf": State.OUVERTE,
    }


def test_an_earlier_stage_goes_on_beside_a_later_one(of: Office) -> None:
    """An OPPI asked for at night is still due when the enquiry is examined afterwards."""
    oppi = {
        "evenement_declencheur": "oppi_a_envisager",
        "date_acte": "2026-11-21",
        "jaf_saisi_op": "oui",
        "personne_en_danger_accord": "oui",
        "danger_grave_et_immediat": "oui",
        "date_heure_saisine_oppi": "2026-11-21T17:40",
    }
    enquiry = {"evenement_declencheur": "enquete_en_cours", "date_acte": "2026-11-22"}
    of.record(
        "26/1",
        evaluations=[
            {"dispositif": "interdiction-arme", "faits": oppi, "le": "2026-11-21"},
            {"dispositif": "interdiction-arme", "faits": enquiry, "le": "2026-11-22"},
        ],
    )
    assert one(of, OPPI).live
    assert str(one(of, OPPI).deadline.end) == "2026-11-22 17:40:00"


def test_the_likely_next_events_come_first(of: Office) -> None:
    """After a decision: the handing over before everything else; every kind is there once."""
    of.record("26/1", evenements=[{"type": "tgd_decide", "le": "2026-11-20"}])
    found = [kind.id for kind in likely_events(of.register, of.content("26/1"))]
    assert set(found[:4]) <= {"tgd_remis", "tgd_converti", "tgd_renouvele", "tgd_reduit", "tgd_retire"}
    assert sorted(found) == sorted(of.register.events)


def test_an_event_gives_its_new_schedule_well_within_fifty_milliseconds() -> None:
    """With a full life already there; the best of several, for the machine may be busy."""
    of = office(moment=datetime(2027, 1, 4, 8))
    of.record(
        "26/1",
        evaluations=[TGD],
        evenements=[
            {"type": "tgd_remis", "le": "2026-11-14"},
            {"type": "op_audience_fixee", "le": "2026-11-20"},
            {"type": "oppi_recue", "le": "2026-11-20T17:40"},
            {"type": "oppi_delivree", "le": "2026-11-21T11:00"},
            {"type": "op_delivree", "le": "2026-11-25"},
            {"type": "op_notifiee", "le": "2026-11-28"},
        ],
    )
    spent = []
    for _ in range(5):
        start = perf_counter()
        preview_event(of.desk, of.register, "26/1", {"type": "tgd_converti", "le": "2026-12-01"})
        spent.append(perf_counter() - start)
    assert min(spent) < 0.05


def test_a_chained_period_says_from_which_date_it_starts(of: Office) -> None:
    """The end of the one before, and that this end is not prorogued: a step of the proof, first."""
    of.record("26/1", evenements=[{"type": "tgd_decide", "le": "2026-04-10"}])
    enter(of, "tgd_renouvele", "2026-10-02")
    first, second, *_ = one(of, END).deadline.steps
    assert first.startswith("Départ\u00a0: terme de «\u00a0Fin du téléphone\u00a0», samedi 10 octobre 2026")
    assert "pas prorogée" in first
    assert second.startswith("Six mois à compter du samedi 10 octobre 2026")
