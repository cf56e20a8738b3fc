"""What the law leaves of each measure: exact, said, never ranked."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from tests.actions.registers import FUGITIVE
from tests.helpers.desk import make_desk
from tests.helpers.fictional import real_resources_copy, write_fictional
from vifdesk.actions.compare_measures import ComparedLine, Comparison, compare_measures
from vifdesk.actions.compose_comparison import compose_comparison, doubts
from vifdesk.domain.documents.plain_text import as_text
from vifdesk.domain.side_by_side.outlook import Standing
from vifdesk.domain.side_by_side.words import conditions, reasons

TODAY = date(2026, 11, 22)
DESK = make_desk()


def compared(
    *evaluations: tuple[str, dict[str, object]], events: tuple[dict[str, object], ...] = ()
) -> Comparison:
    content = {
        "reference": "26/1",
        "evaluations": [{"dispositif": measure, "faits": facts} for measure, facts in evaluations],
        "evenements": list(events),
    }
    return compare_measures(DESK, content, as_of=TODAY)


def line(comparison: Comparison, name: str) -> ComparedLine:
    return next(one for one in comparison.lines if one.outlook.line.id == name)


def test_nothing_is_excluded_of_an_empty_dossier() -> None:
    """What nobody has answered excludes nothing, and each line says what it takes."""
    empty = compared()
    assert {one.outlook.standing for one in empty.lines} == {Standing.POSSIBLE_SI}
    assert all(one.outlook.missing and one.outlook.ways for one in empty.lines)


def test_the_lines_stand_in_the_order_of_the_file_whatever_is_possible() -> None:
    """Never a ranking: the facts move nothing."""
    before = [one.outlook.line.id for one in compared().lines]
    after = [one.outlook.line.id for one in compared(("tgd", {"cohabitation": "oui"})).lines]
    assert before == after == [rule.id for rule in DESK.rulebook.plan().lines]


def test_a_phone_that_can_be_given_tonight_says_its_term_and_whom_to_tell() -> None:
    """The author is on the run: attributable now, from today."""
    outlook = line(compared(("tgd", FUGITIVE)), "tgd").outlook
    assert outlook.standing is Standing.POSSIBLE
    assert {one.id: one.end for one in outlook.deadlines}["echeance_tgd"] == date(2027, 5, 22)
    assert "Police, gendarmerie" in {action.recipient for action in outlook.tells}
    assert outlook.ways == ()


def test_cohabitation_excludes_the_phone_and_the_reason_names_the_answer() -> None:
    """Excluded because: the rule's own explanation, and the answer on which it rests."""
    found = line(compared(("tgd", {"cohabitation": "oui"})), "tgd")
    assert found.outlook.standing is Standing.EXCLUE
    said = " ".join(reasons(found.outlook, found.measure)).replace("\u00a0", " ")
    assert "« Cohabitation : Oui »" in said
    assert found.outlook.missing == ()


def test_not_known_is_not_no() -> None:
    """The same dossier with the answer « not known » as with none."""
    for fact in ("cohabitation", "danger_grave", "consentement_expres"):
        facts: dict[str, object] = {
            **FUGITIVE,
            fact: "non_recueilli" if fact.startswith("consent") else "inconnu",
        }
        outlook = line(compared(("tgd", facts)), "tgd").outlook
        assert outlook.standing is Standing.POSSIBLE_SI
        assert outlook.missing == (fact,)
        assert [way.turns[0].facts for _, way in outlook.ways] == [(fact,)]


def test_without_agreement_the_prosecutor_has_neither_op_nor_oppi() -> None:
    """Both lines say so by their own rule; the weapons may still be seized."""
    found = compared(
        ("interdiction-arme", {"personne_en_danger_accord": "non", "infraction_de_violences": "oui"})
    )
    assert line(found, "op").outlook.standing is Standing.EXCLUE
    assert line(found, "oppi").outlook.standing is Standing.EXCLUE
    assert line(found, "arme-saisie").outlook.standing is Standing.POSSIBLE


def test_the_condition_of_an_oppi_is_exact_and_the_only_one() -> None:
    """Three answers, and no other way."""
    found = line(compared(), "oppi")
    ((title, answers),) = conditions(found.outlook, found.measure)
    assert title == "Requête en OPPI, si"
    assert [one.replace("\u00a0", " ") for one in answers] == [
        "Danger grave et immédiat : Oui",
        "Accord de la personne en danger : Oui",
        "JAF saisi d’une demande d’OP : Oui",
    ]
    suspension = line(compared(), "suspension-ap")
    assert "par exemple si" in conditions(suspension.outlook, suspension.measure)[0][0]


def test_a_way_leads_where_it_says() -> None:
    """Every combination of the values that a way names, given as answers, concludes what it promised."""
    way = dict(line(compared(), "oppi").outlook.ways)["oppi_requete"]
    names = [turn.facts[0] for turn in way.turns]
    for values in product(*(turn.values for turn in way.turns)):
        found = compared(("interdiction-arme", dict(zip(names, values, strict=True))))
        assert line(found, "oppi").outlook.standing is Standing.POSSIBLE


def test_an_op_that_was_delivered_is_not_to_be_asked_for_again() -> None:
    """Said by its own examination, or deduced from the ban that the phone's examination found in it."""
    banned: dict[str, object] = {
        "interdiction_contact": "en_vigueur",
        "cadre_interdiction": "ordonnance_protection",
    }
    found = compared(("tgd", banned))
    assert line(found, "op").outlook.standing is Standing.DEJA
    assert ("interdiction-arme", "op_delivree") in found.shared.given


def test_what_two_examinations_say_differently_is_said_once_and_neither_is_changed() -> None:
    """The weapons: yes here, no there."""
    found = compared(("tgd", {"armes_connues": "oui"}), ("interdiction-arme", {"detient_armes": "non"}))
    assert len(doubts(found)) == 1
    assert found.shared.facts["interdiction-arme"]["detient_armes"] == "non"
    assert found.shared.given == {}


def test_what_the_notions_do_not_share_is_never_carried_over() -> None:
    """Consent to the phone is no agreement to an OP; the grave danger is not the grave and immediate one."""
    given = compared(("tgd", FUGITIVE)).shared.given
    assert {fact for measure, fact in given if measure == "interdiction-arme"} <= {
        "detient_armes",
        "fait_generateur_couple",
        "enquete_ouverte",
    }


def test_an_event_of_the_dossier_counts_like_an_answer() -> None:
    """An OP that was delivered, told by an event alone; asked for only, the judge is seised for the OPPI."""
    delivered = compared(events=({"type": "op_delivree", "le": "2026-11-20"},))
    assert line(delivered, "op").outlook.standing is Standing.DEJA
    asked = compared(events=({"type": "op_requete", "le": "2026-11-20"},))
    assert "jaf_saisi_op" not in line(asked, "oppi").outlook.missing
    assert "jaf_saisi_op" in line(compared(), "oppi").outlook.missing


def test_each_child_has_its_line() -> None:
    """The dossier tells the children apart, so does the grid."""
    acts = {"date_acte": "2026-11-20", "stade_procedural": "avant_poursuites"}
    content = {
        "reference": "26/1",
        "evaluations": [
            {"dispositif": "suspension-ap", "personne": "enfant C.", "faits": acts},
            {"dispositif": "suspension-ap", "personne": "enfant D.", "faits": {}},
        ],
    }
    found = [one for one in compare_measures(DESK, content, as_of=TODAY).lines if one.person]
    assert [(one.person, one.outlook.standing) for one in found] == [
        ("enfant C.", Standing.EXCLUE),
        ("enfant D.", Standing.POSSIBLE_SI),
    ]


def test_a_new_measure_has_its_line_by_its_files_only(tmp_path: Path) -> None:
    """An umbrella: nothing in the code knows it, nothing in the plan names it."""
    folder = real_resources_copy(tmp_path)
    write_fictional(folder)
    desk = make_desk(resources=folder)
    facts = {"meteo": "pluie", "parapluie_libre": "oui", "mois_demandes": None}
    content = {"evaluations": [{"dispositif": "parapluie", "faits": facts}]}
    found = line(compare_measures(desk, content, as_of=TODAY), "parapluie")
    assert found.outlook.standing is Standing.POSSIBLE
    assert [action.recipient for action in found.outlook.tells] == ["Greffe"]
    assert [one.end for one in found.outlook.deadlines] == [date(2026, 11, 30)]


def test_the_paper_says_that_the_order_is_no_ranking() -> None:
    """At its head; every measure is on it, with who decides."""
    text = " ".join(as_text(compose_comparison(compared(), reference="26/1", name="")).split())
    assert "n’est pas un classement" in text
    for rule in DESK.rulebook.plan().lines:
        assert rule.title in text.replace("\u00a0", " ")


@pytest.mark.parametrize("measure", ["tgd", "suspension-ap", "interdiction-arme"])
def test_every_line_can_still_become_possible_from_nothing(measure: str) -> None:
    """Each line of the plan names conclusions that its tables reach."""
    lines = [one for one in compared().lines if one.outlook.line.measure == measure]
    assert lines
    assert all(one.outlook.ways for one in lines)
