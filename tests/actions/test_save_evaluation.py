"""An examination becomes a frozen evaluation of a dossier; drafts and saved searches beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from tests.helpers.desk import make_desk
from vifdesk.actions.answer_question import answer_question
from vifdesk.actions.compose_frozen_sheet import compose_frozen_sheet
from vifdesk.actions.create_vault import create_vault
from vifdesk.actions.desk import Desk
from vifdesk.actions.examination_draft import Standing, drafts_of, drop_examination, keep_examination
from vifdesk.actions.keep_filter import drop_filter, keep_filter, saved_filters
from vifdesk.actions.open_vault import open_vault
from vifdesk.actions.problems import BadInput
from vifdesk.actions.read_dossier import read_again
from vifdesk.actions.register import Register, open_register
from vifdesk.actions.save_evaluation import save_evaluation
from vifdesk.domain.documents.plain_text import as_text
from vifdesk.domain.dossier.dossier import Answer, Decision, Dossier, Heading, Stance
from vifdesk.domain.law.facts import FactType
from vifdesk.domain.register.record import items_of

DAY = date(2026, 11, 22)
PATH = "/coffre/registre.vifdesk"


@pytest.fixture
def desk() -> Desk:
    made = make_desk()
    create_vault(made, PATH, phrase="cheval batterie", name="Mme P.", function="substitut")
    return made


@pytest.fixture
def register(desk: Desk) -> Register:
    return opened(desk)


def opened(desk: Desk) -> Register:
    return open_register(desk, open_vault(desk, PATH, "cheval batterie"), indexed=True)


def answered(desk: Desk, measure: str = "tgd") -> Dossier:
    """Every question of the measure answered, each kind of value among them."""
    dossier = Dossier(measure, heading=Heading(initials="Mme A.", parquet_number="26/04512"))
    samples = {
        FactType.DATE: "2026-11-22",
        FactType.MOMENT: "2026-11-22T17:40",
        FactType.HEURE: "17:40",
        FactType.ENTIER: 6,
        FactType.TEXTE: "au domicile",
        FactType.DEPARTEMENT: "69",
    }
    for fact in desk.rulebook.measure(measure).measure.facts:
        raw = samples.get(fact.type) or (fact.values[0].id if fact.values else None)
        dossier = answer_question(desk, dossier, fact.id, raw, origin=f"PV {len(dossier.answers)}")
    return dossier


@pytest.mark.parametrize("measure", ["tgd", "suspension-ap", "interdiction-arme"])
def test_a_draft_gives_back_every_answer(desk: Desk, register: Register, measure: str) -> None:
    """Values of every type, sources, heading and decision, after the vault was opened anew."""
    dossier = replace(answered(desk, measure), decision=Decision(Stance.ECART, "refusé", "motif"))
    keep_examination(register, None, dossier, Standing("26/04512", "", DAY))
    (draft,) = drafts_of(desk, opened(desk))
    assert draft.dossier == dossier
    assert (draft.reference, draft.as_of, draft.closed) == ("26/04512", DAY, False)


def test_a_draft_that_was_dropped_is_gone(desk: Desk, register: Register) -> None:
    """With all its versions."""
    draft_id = keep_examination(register, None, answered(desk), Standing("26/1", "", DAY))
    keep_examination(register, draft_id, answered(desk), Standing("26/1", "", DAY))
    drop_examination(register, draft_id)
    assert drafts_of(desk, opened(desk)) == ()
    assert register.vault.versions(draft_id) == ()


def test_a_saved_evaluation_never_changes(desk: Desk, register: Register) -> None:
    """Not when another is saved beside it, nor when the day is another."""
    dossier = answered(desk)
    save_evaluation(desk, register, "26/04512", dossier, as_of=DAY)
    (first,) = items_of(read_again(register, "26/04512").content, "evaluations")
    fact_id = next(iter(dossier.answers))
    other = replace(
        dossier,
        answers=MappingProxyType({key: one for key, one in dossier.answers.items() if key != fact_id}),
    )
    save_evaluation(desk, register, "2604512", other, as_of=date(2026, 12, 1))
    kept = items_of(read_again(register, "26/04512").content, "evaluations")
    assert len(kept) == 2
    assert kept[0] == first
    assert read_again(register, "26/04512").content["pseudonyme"] == "Mme A."


def test_the_same_evaluation_saved_again_takes_the_new_decision(desk: Desk, register: Register) -> None:
    """It stands once; the decision joins those of the dossier once."""
    dossier = answered(desk)
    save_evaluation(desk, register, "26/1", dossier, as_of=DAY)
    decided = replace(dossier, decision=Decision(Stance.CONFORME, "TGD accordé"))
    save_evaluation(desk, register, "26/1", decided, as_of=DAY)
    save_evaluation(desk, register, "26/1", decided, as_of=DAY)
    content = read_again(register, "26/1").content
    (kept,) = items_of(content, "evaluations")
    assert kept["decision"] == {"position": "conforme", "texte": "TGD accordé"}
    assert [one["texte"] for one in items_of(content, "decisions")] == ["TGD accordé"]


@pytest.mark.parametrize("measure", ["tgd", "suspension-ap", "interdiction-arme"])
def test_a_frozen_sheet_says_what_was_kept(desk: Desk, register: Register, measure: str) -> None:
    """Titles, deadlines, sources and print of then; an identifier stands where today's rules know a word no longer."""
    dossier = answered(desk, measure)
    save_evaluation(desk, register, "26/04512", dossier, as_of=DAY)
    content = read_again(register, "26/04512").content
    (kept,) = items_of(content, "evaluations")
    said = " ".join(as_text(compose_frozen_sheet(desk, content, kept)).split())
    assert "26/04512" in said
    assert str(kept["droit"]["empreinte"]) in said.replace(" ", "")  # type: ignore[index]
    assert "PV 0" in said
    for one in items_of(kept, "conclusions"):
        assert " ".join(str(one["titre"]).split()) in said
    gone = {
        **kept,
        "dispositif": "mesure-abrogee",
        "faits": {"fait_disparu": "oui"},
        "sources": {"fait_disparu": "PV 9"},
    }
    said = as_text(compose_frozen_sheet(desk, content, gone))
    assert "fait_disparu" in said
    assert "PV 9" in said


def test_a_saved_search_needs_a_name_and_words(register: Register, desk: Desk) -> None:
    """It replaces the one of its name, and outlives the window."""
    with pytest.raises(BadInput):
        keep_filter(register, " ", "armes")
    keep_filter(register, "Armes", "fusil")
    keep_filter(register, "Armes", "fusil chasse")
    assert saved_filters(opened(desk)) == (("Armes", "fusil chasse"),)
    drop_filter(register, "Armes")
    assert saved_filters(opened(desk)) == ()


def test_an_answer_without_a_source_has_none(desk: Desk, register: Register) -> None:
    """Nothing is made up."""
    fact = desk.rulebook.measure("tgd").measure.facts[0]
    value = next(iter(answered(desk).answers.values())).value
    dossier = Dossier("tgd", answers=MappingProxyType({fact.id: Answer(value)}))
    save_evaluation(desk, register, "26/2", dossier, as_of=DAY)
    (kept,) = items_of(read_again(register, "26/2").content, "evaluations")
    assert "sources" not in kept
