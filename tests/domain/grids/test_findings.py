"""What a grid shows: by group and by name; an unknown answer is never a no, and nothing is added up."""

from __future__ import annotations

from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.grids import EVVI, filled, the_grid
from vifdesk.domain.grids.filled import (
    FilledGrid,
    filled_json,
    read_filled,
    with_answer,
    with_remark,
)
from vifdesk.domain.grids.findings import (
    GroupCount,
    Presence,
    changes,
    contradictions,
    count_groups,
    find_factors,
)
from vifdesk.domain.grids.grid import ANSWERS, NO, YES
from vifdesk.domain.grids.words import answer_in_place, count_sentence

GRID = the_grid()
ANSWERED = st.dictionaries(st.sampled_from(sorted(GRID.answerable)), st.sampled_from(ANSWERS))


def presence(name: str, one: FilledGrid) -> Presence:
    return next(f.presence for f in find_factors(GRID, one.answers) if f.factor.id == name)


def test_the_police_grid_has_its_22_questions_in_three_groups() -> None:
    """6 on the victim, 7 on the author, 9 on the context; what is beside the form is labelled and not numbered."""
    official = [group for group in GRID.groups if not group.outside]
    assert [len(group.questions) for group in official] == [6, 7, 9]
    assert [q.number for group in official for q in group.questions] == list(range(1, 23))
    outside = [group for group in GRID.groups if group.outside]
    assert [len(group.questions) for group in outside] == [6]
    assert {q.number for group in outside for q in group.questions} == {0}
    assert all(group.sources for group in outside)


def test_only_the_free_use_of_money_signals_a_danger_by_a_no() -> None:
    """Question 19 is put the other way round."""
    assert [q.number for q in GRID.questions if q.risk == NO] == [19]
    assert count_groups(GRID, filled(g19="non").answers)[2].at_risk == 1
    assert count_groups(GRID, filled(g19="oui").answers)[2].at_risk == 0


def test_the_evvi_holds_the_criteria_of_the_circular_and_of_the_code() -> None:
    """Ten of the circular; those of article D. 1-3 apart."""
    assert [len(group.questions) for group in the_grid(EVVI).groups] == [10, 4]


def test_a_group_tells_known_unknown_and_blank_apart() -> None:
    """Two at risk of three known, one unknown, two blank."""
    count = count_groups(GRID, filled(g01="oui", g02="oui", g04="non", g05="inconnu").answers)[0]
    assert (count.at_risk, count.known, count.unknown, count.blank, count.not_put) == (2, 3, 1, 2, 0)
    said = count_sentence(GRID, count).replace("\u00a0", " ")
    assert said == "2 réponses à risque sur 3 renseignées · 1 inconnue · 2 sans réponse"


def test_the_way_of_killing_is_asked_only_after_threats() -> None:
    """Without threats question 22 is pointless; as long as they are not known it is neither asked nor absent."""
    question = GRID.groups[2].questions[-1]
    assert not question.is_put(filled(g21="non").answers)
    assert question.is_put(filled(g21="oui").answers)
    assert presence("mode_operatoire", filled(g21="non")) is Presence.ABSENT
    assert presence("mode_operatoire", filled(g21="inconnu")) is Presence.INCONNU
    assert presence("mode_operatoire", filled()) is Presence.INCONNU
    assert answer_in_place(question, filled(g21="non").answers) == "Sans objet"


def test_a_contradictory_form_is_kept_as_received_and_said() -> None:
    """No threats, yet a way of killing: both answers stay, and the question is named."""
    one = filled(g21="non", g22="oui")
    assert [q.number for q in contradictions(GRID, one.answers)] == [22]
    assert presence("mode_operatoire", one) is Presence.PRESENT
    assert contradictions(GRID, filled(g21="oui", g22="oui").answers) == ()
    assert contradictions(GRID, filled(g21="inconnu", g22="oui").answers) == ()


def test_control_or_surveillance_is_one_factor_of_two_questions() -> None:
    """Present by either, absent only when both say no."""
    assert presence("surveillance_controle", filled(g17="non", g18="oui")) is Presence.PRESENT
    assert presence("surveillance_controle", filled(g17="non")) is Presence.INCONNU
    assert presence("surveillance_controle", filled(g17="non", g18="inconnu")) is Presence.INCONNU
    assert presence("surveillance_controle", filled(g17="non", g18="non")) is Presence.ABSENT


def test_the_details_of_a_triple_question_are_never_counted() -> None:
    """What is noted under question 3 changes no number."""
    bare, detailed = (
        filled(g03="oui"),
        filled(g03="oui", separation_effective="oui", recherche_residence="non"),
    )
    assert count_groups(GRID, bare.answers) == count_groups(GRID, detailed.answers)


@given(ANSWERED)
def test_each_question_of_a_group_stands_in_exactly_one_number(answers: dict[str, str]) -> None:
    """Known, unknown, blank and not put make the whole group; nothing is lost, nothing is counted twice."""
    for count in count_groups(GRID, answers):
        total = count.known + count.unknown + count.blank + count.not_put
        assert total == len(count.group.questions)
        assert 0 <= count.at_risk <= count.known


@given(ANSWERED, st.sampled_from([question.id for question in GRID.questions]))
def test_not_knowing_makes_nothing_absent(answers: dict[str, str], question: str) -> None:
    """Turning a yes or no into « not known » never makes a factor absent that was not."""
    known = {**answers, question: YES}
    before = {f.factor.id for f in find_factors(GRID, known) if f.presence is Presence.ABSENT}
    after = {
        f.factor.id
        for f in find_factors(GRID, {**answers, question: "inconnu"})
        if f.presence is Presence.ABSENT
    }
    risky = next(q for q in GRID.questions if q.id == question).risk == YES
    assert after <= before or not risky


def test_nothing_is_a_score_a_level_or_a_total() -> None:
    """The numbers of a group are all there is: no field adds groups up (decision 4 of the design)."""
    assert {field.name for field in fields(GroupCount)} == {
        "group", "at_risk", "known", "unknown", "blank", "not_put",
    }  # fmt: skip


@given(ANSWERED, st.text(max_size=20))
def test_a_grid_comes_back_from_its_dossier_as_it_went(answers: dict[str, str], service: str) -> None:
    """Answers, service, remarks and note."""
    one = with_remark(FilledGrid("danger", "2026-11-12", service.strip(), answers, {}, "n"), "g07_x", "fusil")
    assert read_filled(filled_json(one)) == one


def test_what_changed_between_two_grids_is_named_in_the_order_of_the_form() -> None:
    """A question that was blank and is answered has changed too."""
    found = changes(
        GRID, filled(g15="non", g21="non").answers, filled(g15="oui", g21="non", g22="non").answers
    )
    assert [(one.question.number, one.before, one.after) for one in found] == [
        (15, "non", "oui"),
        (22, None, "non"),
    ]


def test_an_answer_is_taken_away_by_none() -> None:
    """The question is blank again."""
    one = with_answer(filled(), "g01_victime_blessee", "oui")
    assert with_answer(one, "g01_victime_blessee", None) == filled()
